//! The one table of actions: menus, tooltips, keys, the sheet of keys and the README come from it.

use super::{
    Command, CompareCommand, Dialog, FileCommand, MainView, MapCommand, ReadCommand, SaveCommand,
};
use std::fmt;

/// Something a person can ask for without saying more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Open a file.
    Open,
    /// Open the bundled dataset.
    OpenBundled,
    /// Read the open file again.
    Reload,
    /// Two maps side by side.
    Compare,
    /// Save into the open file.
    Save,
    /// Save into another file.
    SaveAs,
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Show the map.
    ShowMap,
    /// Show the table.
    ShowTable,
    /// Show what the audit found.
    ShowFindings,
    /// Show all marks.
    FitAll,
    /// Come closer.
    ZoomIn,
    /// Go farther.
    ZoomOut,
    /// The next place of the list.
    NextPlace,
    /// The place before it.
    PreviousPlace,
    /// The next coded figure of the document.
    NextFigure,
    /// The one before it.
    PreviousFigure,
    /// Search.
    Find,
    /// Jump to the next region of the window.
    NextRegion,
    /// One step back.
    Back,
    /// The view before this one.
    ViewBefore,
    /// The view after it.
    ViewAfter,
    /// Everything that can be done and gone to.
    Palette,
    /// Copy the view as a line of text.
    CopyView,
    /// Open a view that was copied.
    OpenView,
    /// Settings.
    Settings,
    /// The sheet of keys.
    Keys,
    /// Licences and sources.
    Licences,
    /// End the program.
    Quit,
}

/// A key that an action listens to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A letter, digit or sign.
    Char(char),
    /// A function key.
    Function(u8),
    /// Escape.
    Escape,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// The arrow to the left.
    Left,
    /// The arrow to the right.
    Right,
}

/// A key with what is held down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortcut {
    /// Ctrl, or Command on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// The key.
    pub key: Key,
}

impl Action {
    /// Every action, in the order of the sheet of keys.
    pub const ALL: [Self; 30] = [
        Self::Open,
        Self::OpenBundled,
        Self::Reload,
        Self::Compare,
        Self::Save,
        Self::SaveAs,
        Self::Undo,
        Self::Redo,
        Self::Palette,
        Self::ViewBefore,
        Self::ViewAfter,
        Self::CopyView,
        Self::OpenView,
        Self::Find,
        Self::NextPlace,
        Self::PreviousPlace,
        Self::NextFigure,
        Self::PreviousFigure,
        Self::ShowMap,
        Self::ShowTable,
        Self::ShowFindings,
        Self::FitAll,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::NextRegion,
        Self::Back,
        Self::Settings,
        Self::Keys,
        Self::Licences,
        Self::Quit,
    ];

    /// What it is called in menus and tooltips.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Open => "Open file…",
            Self::OpenBundled => "Open the bundled dataset",
            Self::Reload => "Read the open file again",
            Self::Compare => "Compare two maps side by side",
            Self::Save => "Save",
            Self::SaveAs => "Save as…",
            Self::Undo => "Undo the last change",
            Self::Redo => "Make the undone change again",
            Self::ShowMap => "Map",
            Self::ShowTable => "Table of claims and places",
            Self::ShowFindings => "Findings: what the audit found",
            Self::FitAll => "Show all marks",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::NextPlace => "Next place",
            Self::PreviousPlace => "Previous place",
            Self::NextFigure => "Next figure in the document",
            Self::PreviousFigure => "Previous figure in the document",
            Self::Find => "Find a place, or words in the open document",
            Self::NextRegion => "Next region of the window",
            Self::Back => "Back: message, document, place",
            Self::ViewBefore => "Back to the view before",
            Self::ViewAfter => "Forward to the view after",
            Self::Palette => "Go to anything: actions, places, documents, days",
            Self::CopyView => "Copy this view as text",
            Self::OpenView => "Open a copied view…",
            Self::Settings => "Settings",
            Self::Keys => "Keys and what they do",
            Self::Licences => "Licences and sources",
            Self::Quit => "Quit",
        }
    }

    /// The key it listens to.
    #[must_use]
    pub fn shortcut(self) -> Option<Shortcut> {
        let plain = |key| Shortcut {
            command: false,
            shift: false,
            alt: false,
            key,
        };
        let command = |key| Shortcut {
            command: true,
            ..plain(key)
        };
        let shifted = |key| Shortcut {
            shift: true,
            ..command(key)
        };
        Some(match self {
            Self::Open => command(Key::Char('O')),
            Self::Reload => plain(Key::Function(5)),
            Self::Save => command(Key::Char('S')),
            Self::SaveAs => shifted(Key::Char('S')),
            Self::Undo => command(Key::Char('Z')),
            Self::Redo => shifted(Key::Char('Z')),
            Self::ShowMap => command(Key::Char('1')),
            Self::ShowTable => command(Key::Char('2')),
            Self::ShowFindings => command(Key::Char('3')),
            Self::FitAll => plain(Key::Char('0')),
            Self::ZoomIn => plain(Key::Char('+')),
            Self::ZoomOut => plain(Key::Char('-')),
            Self::NextPlace => plain(Key::PageDown),
            Self::PreviousPlace => plain(Key::PageUp),
            Self::NextFigure => plain(Key::Function(3)),
            Self::PreviousFigure => Shortcut {
                shift: true,
                ..plain(Key::Function(3))
            },
            Self::Find => command(Key::Char('F')),
            Self::NextRegion => plain(Key::Function(6)),
            Self::Back => plain(Key::Escape),
            Self::ViewBefore => Shortcut {
                alt: true,
                ..plain(Key::Left)
            },
            Self::ViewAfter => Shortcut {
                alt: true,
                ..plain(Key::Right)
            },
            Self::Palette => command(Key::Char('K')),
            Self::CopyView => shifted(Key::Char('C')),
            Self::OpenView => command(Key::Char('L')),
            Self::Settings => command(Key::Char(',')),
            Self::Keys => plain(Key::Function(1)),
            Self::Quit => command(Key::Char('Q')),
            Self::OpenBundled | Self::Compare | Self::Licences => return None,
        })
    }

    /// What it does; `None` for what only the window can do (move the focus).
    #[must_use]
    pub fn command(self) -> Option<Command> {
        Some(match self {
            Self::Open => Command::File(FileCommand::Choose),
            Self::OpenBundled => Command::File(FileCommand::OpenBundled),
            Self::Reload => Command::File(FileCommand::Reload),
            Self::Compare => Command::Compare(CompareCommand::Start),
            Self::Save => Command::Save(SaveCommand::Save),
            Self::SaveAs => Command::Save(SaveCommand::SaveAs),
            Self::Undo => Command::Undo,
            Self::Redo => Command::Redo,
            Self::ShowMap => Command::ShowView(MainView::Map),
            Self::ShowTable => Command::ShowView(MainView::Table),
            Self::ShowFindings => Command::ShowView(MainView::Findings),
            Self::FitAll => Command::Map(MapCommand::FitAll),
            Self::ZoomIn => Command::Map(MapCommand::Zoom(1.0)),
            Self::ZoomOut => Command::Map(MapCommand::Zoom(-1.0)),
            Self::NextPlace => Command::StepPlace(true),
            Self::PreviousPlace => Command::StepPlace(false),
            Self::NextFigure => Command::Read(ReadCommand::StepEvidence(true)),
            Self::PreviousFigure => Command::Read(ReadCommand::StepEvidence(false)),
            Self::Back => Command::Back,
            Self::ViewBefore => Command::Walk(false),
            Self::ViewAfter => Command::Walk(true),
            Self::Palette => Command::Show(Dialog::Palette),
            Self::CopyView => Command::CopyView,
            Self::OpenView => Command::Show(Dialog::OpenView),
            Self::Settings => Command::Show(Dialog::Settings),
            Self::Keys => Command::Show(Dialog::Keys),
            Self::Licences => Command::Show(Dialog::Licences),
            Self::Quit => Command::Quit,
            Self::Find | Self::NextRegion => return None,
        })
    }

    /// What the map, the lists and the reader listen to besides: keys, and what they do.
    pub const BESIDES: [(&'static str, &'static str); 15] = [
        (
            "Tab, Shift+Tab",
            "To the next or previous control; the map counts as one",
        ),
        (
            "Arrows, in the map",
            "To the nearest mark in that direction",
        ),
        ("Shift+arrows, in the map", "Move the map"),
        ("Enter, in the map", "Select the mark"),
        (
            "Up, Down, Page up, Page down, Home, End, in the findings",
            "From finding to finding; Enter goes to its place",
        ),
        (
            "Up, Down, Page up, Page down, Enter, in the list of everything",
            "From line to line; Enter does it or goes there",
        ),
        (
            "Back and forward buttons of the mouse",
            "As Alt+Left and Alt+Right",
        ),
        ("?, Ctrl+/", "This sheet, as F1"),
        (
            "Up, Down, Page up, Page down, Home, End, in the table",
            "From row to row, selecting it; with Shift all on the way, with Ctrl none",
        ),
        (
            "Space, Enter, Ctrl+A, Ctrl+C, Shift+F10, in the table",
            "Select or not, to the place, select all, copy the selected rows, menu of the row",
        ),
        (
            "Left, Right, in the timeline",
            "To the day before or after; Down and Up by a week; Shift extends",
        ),
        (
            "Page up, Page down, Home, End, in the timeline",
            "To the day with claims before or after, to the first, to the last",
        ),
        ("Space, in the timeline", "Play the days, or stop"),
        (
            "Left, Right, on the edge of the panel",
            "Make the panel wider or narrower",
        ),
        ("Ctrl++, Ctrl+-, Ctrl+0", "Larger, smaller, normal text"),
    ];

    /// The table of keys as Markdown, as it stands in the README.
    #[must_use]
    pub fn table() -> String {
        let listed = Self::ALL.iter().filter_map(|action| {
            Some((
                action.shortcut()?.to_string(),
                action.title().trim_end_matches('…'),
            ))
        });
        let besides = Self::BESIDES
            .iter()
            .map(|&(keys, what)| (keys.to_owned(), what));
        let mut table = String::from("| key | what it does |\n| --- | --- |\n");
        for (keys, what) in listed.chain(besides) {
            table += &format!("| {keys} | {what} |\n");
        }
        table
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Char(key) => write!(f, "{key}"),
            Self::Function(number) => write!(f, "F{number}"),
            Self::Escape => f.write_str("Esc"),
            Self::PageUp => f.write_str("Page up"),
            Self::PageDown => f.write_str("Page down"),
            Self::Left => f.write_str("Left"),
            Self::Right => f.write_str("Right"),
        }
    }
}

impl fmt::Display for Shortcut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.command {
            f.write_str(if cfg!(target_os = "macos") {
                "⌘"
            } else {
                "Ctrl+"
            })?;
        }
        if self.shift {
            f.write_str("Shift+")?;
        }
        if self.alt {
            f.write_str("Alt+")?;
        }
        write!(f, "{}", self.key)
    }
}
