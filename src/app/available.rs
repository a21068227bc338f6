//! What can be done now, and why not; and the other words by which an action is found.

use super::{Action, MainView, Origin, State};

/// What an action is about, as the sheet of keys groups it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Files and datasets.
    Files,
    /// Changing the dataset.
    Changes,
    /// Going somewhere.
    Going,
    /// The map.
    Map,
    /// Documents.
    Documents,
    /// The program.
    Program,
}

impl Group {
    /// Every group, in the order of the sheet.
    pub const ALL: [Self; 6] = [
        Self::Going,
        Self::Map,
        Self::Documents,
        Self::Changes,
        Self::Files,
        Self::Program,
    ];

    /// Its heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Files => "Files",
            Self::Changes => "Undo and redo",
            Self::Going => "Going from place to place",
            Self::Map => "The map",
            Self::Documents => "Documents",
            Self::Program => "The program",
        }
    }
}

impl Action {
    /// What it is about.
    #[must_use]
    pub fn group(self) -> Group {
        match self {
            Self::Open
            | Self::OpenBundled
            | Self::Reload
            | Self::Compare
            | Self::Save
            | Self::SaveAs => Group::Files,
            Self::Undo | Self::Redo => Group::Changes,
            Self::FitAll | Self::ZoomIn | Self::ZoomOut => Group::Map,
            Self::NextFigure | Self::PreviousFigure => Group::Documents,
            Self::Settings | Self::Keys | Self::Licences | Self::Quit => Group::Program,
            _ => Group::Going,
        }
    }

    /// What it is called, then other words by which somebody may look for it.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let others: &[&str] = match self {
            Self::Keys => &["Shortcuts", "Help"],
            Self::Settings => &["Preferences", "Options", "Theme", "Size of the text"],
            Self::Licences => &["About", "Credits"],
            Self::Quit => &["Exit", "Close the window"],
            Self::ShowFindings => &["Audit", "Problems", "Errors and warnings"],
            Self::FitAll => &["Fit", "Whole map"],
            Self::CopyView => &["Share", "Link"],
            Self::OpenView => &["Paste", "Link"],
            Self::Palette => &["Command palette"],
            Self::Reload => &["Refresh"],
            _ => &[],
        };
        std::iter::once(self.title()).chain(others.iter().copied())
    }

    /// Why it cannot be done now; `None` where it can.
    #[must_use]
    pub fn missing(self, state: &State) -> Option<&'static str> {
        let unless = |is_possible: bool, why| (!is_possible).then_some(why);
        match self {
            Self::Reload => unless(
                matches!(state.opened.origin, Origin::File(_)),
                "the bundled dataset has no file",
            ),
            Self::Save | Self::SaveAs => {
                unless(!state.saving.is_running(), "the dataset is being written")
            }
            Self::Undo => unless(state.undo_name().is_some(), "nothing was changed"),
            Self::Redo => unless(state.redo_name().is_some(), "nothing was undone"),
            Self::ViewBefore => unless(
                state.visits.back_name().is_some(),
                "there is no view before this one",
            ),
            Self::ViewAfter => unless(
                state.visits.forward_name().is_some(),
                "there is no view after this one",
            ),
            Self::NextFigure | Self::PreviousFigure => {
                unless(state.reading.is_some(), "no document is open")
            }
            Self::FitAll | Self::ZoomIn | Self::ZoomOut => {
                unless(state.main_view == MainView::Map, "the map is not shown")
            }
            _ => None,
        }
    }

    /// What it does now, in words: "Undo: sign Moscow, 1,800", "Back to Moscow".
    #[must_use]
    pub fn words(self, state: &State) -> String {
        let words = match self {
            Self::Undo => state.undo_name().map(|name| format!("Undo: {name}")),
            Self::Redo => state.redo_name().map(|name| format!("Redo: {name}")),
            Self::ViewBefore => state.visits.back_name().map(|it| format!("Back to {it}")),
            Self::ViewAfter => {
                let name = state.visits.forward_name();
                name.map(|name| format!("Forward to {name}"))
            }
            _ => None,
        };
        words.unwrap_or_else(|| self.title().to_owned())
    }
}
