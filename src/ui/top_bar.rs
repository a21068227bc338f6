//! The bar at the top: what is open, the search for a place, theme and menus.

use super::dialogs::choose_columns;
use super::icons::Icon;
use super::look::Look;
use super::outbox::Outbox;
use super::regions::Region;
use super::theme::{Type, size, space};
use super::widgets::{
    Segment, icon_button, named, paint_shapes, scrolled_menu, segments, tick_box,
};
use super::{place_search, shortcuts};
use crate::app::{
    Action, Command, Dialog, FileCommand, MainView, SettingCommand, ThemeChoice, file_name,
};
use crate::model::{Problem, Severity, grouped};
use crate::scene::geometry::Point;
use crate::scene::symbol::{EDGE_WIDTH, Fill, Shape};
use egui::{Align, Button, Layout, Popup, Role, Sense, Ui, vec2};

/// The width of the window below which the switch of views is a menu.
const NARROW: f32 = 720.0;

/// The bar. `search` is the text in the search field.
pub fn top_bar_ui(ui: &mut Ui, look: Look<'_>, search: &mut String, out: &mut Outbox) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        logo(ui, look);
        let room = ui.available_width();
        let right = match (look.compact(), is_narrow(look)) {
            (_, true) => 320.0,
            (true, false) => 540.0,
            (false, false) => 640.0,
        };
        // In a narrow window the menus lead back as well.
        if room - right > 200.0 {
            super::walk_buttons::walk_buttons_ui(ui, look, out);
        }
        let title_width = (ui.available_width() - right).max(96.0);
        ui.allocate_ui_with_layout(
            vec2(title_width, size::TOP_BAR),
            Layout::left_to_right(Align::Center),
            |ui| title_ui(ui, look, out),
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            more_menu(ui, look, out);
            theme_button(ui, look, out);
            view_switch(ui, look, out);
            place_search::search_ui(ui, look, search, out);
        });
    });
}

/// Whether there is no room for a switch with all views: they stand in a menu.
fn is_narrow(look: Look<'_>) -> bool {
    look.width < NARROW
}

/// Map, table or findings. The number counts errors and warnings.
fn view_switch(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let report = look.report();
    let (errors, warnings) = (
        report.count(Severity::Error),
        report.count(Severity::Warning),
    );
    let number = match errors + warnings {
        0 => String::new(),
        count => format!(" {}", grouped(count as u64)),
    };
    let findings = format!("Findings{number}");
    let name = format!(
        "Findings: {}, {}",
        counted(errors, "error"),
        counted(warnings, "warning")
    );
    let shown = look.state.main_view;
    let views = [MainView::Map, MainView::Table, MainView::Findings];
    let words = [
        ("Map".to_owned(), "Show the map".to_owned()),
        ("Table".to_owned(), "Show the table".to_owned()),
        (findings, name),
    ];
    if is_narrow(look) {
        view_menu(ui, look, views.into_iter().zip(words), out);
        return;
    }
    let choices: Vec<Segment> = views
        .iter()
        .zip(words)
        .map(|(&view, (label, name))| Segment {
            label,
            count: None,
            dot: None,
            chosen: view == shown,
            name: Some(name),
        })
        .collect();
    // The bar is laid from the right, a switch from the left: it needs to know its width.
    let width: f32 = choices
        .iter()
        .map(|choice| {
            let job = Type::Strong.job(&choice.label, look.palette.text, f32::INFINITY);
            ui.painter().layout_job(job).size().x + 22.0
        })
        .sum();
    let room = vec2(width + 6.0, size::CONTROL);
    let clicked = ui
        .allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            segments(ui, &choices, look.palette).clicked
        })
        .inner;
    if let Some(&view) = clicked.and_then(|index| views.get(index)) {
        out.send(Command::ShowView(view));
    }
}

/// The same as a menu, with the shown one on its button.
fn view_menu(
    ui: &mut Ui,
    look: Look<'_>,
    views: impl Iterator<Item = (MainView, (String, String))>,
    out: &mut Outbox,
) {
    let palette = look.palette;
    let shown = match look.state.main_view {
        MainView::Map => "Map",
        MainView::Table => "Table",
        MainView::Findings => "Findings",
    };
    let text = Type::Strong.text(shown, palette.text);
    let button = Button::new((text, Icon::Down.small(palette.text_muted)));
    let button = ui.add(button.min_size(vec2(0.0, size::CONTROL)));
    let button = named(button, Role::ComboBox, &format!("View: {shown}"));
    Popup::menu(&button).show(|ui| {
        for (view, (words, name)) in views {
            if named(ui.button(words), Role::MenuItem, &name).clicked() {
                out.send(Command::ShowView(view));
            }
        }
    });
}

fn counted(count: usize, one: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {one}{plural}", grouped(count as u64))
}

fn logo(ui: &mut Ui, look: Look<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::hover());
    let mut shapes = Vec::new();
    for radius in [12.0, 7.5, 4.0] {
        let center = Point::new(0.0, 12.0 - radius);
        shapes.push(Shape::Disc {
            center,
            radius,
            fill: Fill::Metric,
        });
        let edge = Shape::Arc {
            center,
            radius,
            from: 0.0,
            to: 360.0,
            width: EDGE_WIDTH * 0.8,
            dash: None,
        };
        shapes.push(edge);
    }
    let colours = look.palette.metric("arrests");
    paint_shapes(
        ui.painter(),
        rect.center().to_vec2(),
        &shapes,
        colours,
        look.palette,
    );
}

fn title_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let palette = look.palette;
    let opened = &look.state.opened;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        // Two lines of text, as high as they are written.
        ui.spacing_mut().interact_size.y = 16.0;
        ui.spacing_mut().button_padding = vec2(0.0, 0.0);
        ui.add_space((size::TOP_BAR - 36.0) / 2.0);
        let title = if opened.dataset.title.is_empty() {
            opened.origin.name()
        } else {
            crate::text::visible(&opened.dataset.title).into_owned()
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let text = Type::Heading.text(&title, palette.text);
            let button = Button::new((text, Icon::Down.small(palette.text_muted)))
                .frame(false)
                .truncate();
            let response = named(ui.add(button), Role::Button, &format!("Dataset: {title}"));
            Region::Top.enter_at(ui.ctx(), response.id);
            Popup::menu(&response)
                .show(|ui| scrolled_menu(ui, look, |ui| dataset_menu(ui, look, out)));
            response.on_hover_text(opened.origin.name());
            edited_ui(ui, look);
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let words = opened.overview.words();
            ui.add(egui::Label::new(Type::Small.text(words, palette.text_muted)).truncate());
            if !opened.problems.is_empty() {
                problems_link(ui, look, out);
            }
        });
    });
}

/// Whether what is open is in its file.
fn edited_ui(ui: &mut Ui, look: Look<'_>) {
    let state = look.state;
    let (words, why) = if state.saving.is_running() {
        ("Saving…", "The dataset is being written.")
    } else if state.history.is_checking() {
        (
            "Edited, checking…",
            "The change is being checked. Until then the verdicts are those of before.",
        )
    } else if state.is_edited() {
        ("Edited", "There are changes that are not saved.")
    } else {
        return;
    };
    ui.label(Type::Small.text(words, look.palette.warning))
        .on_hover_text(why);
}

fn problems_link(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let problems = &look.state.opened.problems;
    let is_problem = |problem: &&Problem| problem.severity != Severity::Information;
    let count = problems.iter().filter(is_problem).count();
    // How a table was read is good to know, and nothing is wrong with it.
    let (label, icon, color) = if count > 0 {
        let words = format!("{} in this file", counted(count, "problem"));
        (words, Icon::Warning, look.palette.warning)
    } else {
        let words = format!("{} on this file", counted(problems.len(), "note"));
        (words, Icon::Info, look.palette.text_muted)
    };
    let text = Type::Small.text(&label, color);
    let button = Button::new((icon.small(color), text)).frame(false);
    if named(ui.add(button), Role::Button, &label).clicked() {
        out.send(Command::Show(Dialog::Problems));
    }
}

fn dataset_menu(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    ui.set_min_width(260.0);
    for action in [
        Action::Open,
        Action::OpenBundled,
        Action::Reload,
        Action::Save,
        Action::SaveAs,
    ] {
        action_item(ui, action, out);
    }
    if ui.button("Open beside this one…").clicked() {
        out.send(Command::File(FileCommand::ChooseBeside));
    }
    if look.state.opened.import.is_some() {
        ui.separator();
        if ui.button("Row report…").clicked() {
            out.send(Command::Show(Dialog::RowReport));
        }
        if let Some(choose) = choose_columns(look)
            && ui.button("Columns…").clicked()
        {
            out.send(choose);
        }
    }
    ui.separator();
    history_items(ui, look, out);
    let recent = &look.state.settings.recent_files;
    if !recent.is_empty() {
        ui.separator();
        ui.label(Type::Small.text("Recent files", look.palette.text_muted));
        for path in recent {
            let item = ui
                .button(file_name(path))
                .on_hover_text(path.to_string_lossy());
            if item.clicked() {
                out.send(Command::File(FileCommand::Open(path.clone())));
            }
        }
        if ui.button("Forget recent files").clicked() {
            out.send(Command::Set(SettingCommand::ForgetFiles));
        }
    }
}

fn more_menu(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let response = icon_button(ui, Icon::More, "More", look.palette);
    Popup::menu(&response).show(|ui| scrolled_menu(ui, look, |ui| more_items(ui, look, out)));
}

fn more_items(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    ui.set_min_width(240.0);
    action_item(ui, Action::Palette, out);
    ui.separator();
    for action in [Action::ViewBefore, Action::ViewAfter] {
        ui.add_enabled_ui(action.missing(look.state).is_none(), |ui| {
            menu_item(ui, &shortened(&action.words(look.state)), action, out);
        });
    }
    for action in [Action::CopyView, Action::OpenView] {
        action_item(ui, action, out);
    }
    ui.separator();
    for action in [
        Action::Open,
        Action::Save,
        Action::SaveAs,
        Action::ShowMap,
        Action::ShowTable,
        Action::ShowFindings,
        Action::FitAll,
        Action::Compare,
    ] {
        action_item(ui, action, out);
    }
    let mut group = look.state.settings.group_places;
    let grouping = tick_box(
        ui,
        &mut group,
        "Group places that hide each other",
        look.palette,
    );
    if grouping.changed() {
        out.send(Command::Set(SettingCommand::GroupPlaces(group)));
    }
    ui.separator();
    history_items(ui, look, out);
    ui.separator();
    for action in [Action::Settings, Action::Keys, Action::Licences] {
        action_item(ui, action, out);
    }
    ui.separator();
    action_item(ui, Action::Quit, out);
}

/// Undo and redo with what they do: "Undo: sign Moscow, 1,800".
fn history_items(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let state = look.state;
    for (action, word) in [(Action::Undo, "Undo"), (Action::Redo, "Redo")] {
        let is_possible = action.missing(state).is_none();
        let words = if is_possible {
            action.words(state)
        } else {
            word.to_owned()
        };
        ui.add_enabled_ui(is_possible, |ui| {
            menu_item(ui, &shortened(&words), action, out);
        });
    }
}

/// A line of a menu, short enough for one.
fn shortened(words: &str) -> String {
    const MOST: usize = 48;
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    let head: String = words.chars().take(MOST - 1).collect();
    format!("{}…", head.trim_end())
}

/// A line of a menu from the table of actions.
fn action_item(ui: &mut Ui, action: Action, out: &mut Outbox) {
    menu_item(ui, action.title(), action, out);
}

fn menu_item(ui: &mut Ui, words: &str, action: Action, out: &mut Outbox) {
    let keys = action
        .shortcut()
        .map(|shortcut| shortcut.to_string())
        .unwrap_or_default();
    if ui.add(Button::new(words).shortcut_text(keys)).clicked() {
        shortcuts::run(action, out);
    }
}

fn theme_button(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let (icon, name, next) = match look.state.settings.theme {
        ThemeChoice::System => (Icon::System, "Theme: as the system", ThemeChoice::Light),
        ThemeChoice::Light => (Icon::Sun, "Theme: light", ThemeChoice::Dark),
        ThemeChoice::Dark => (Icon::Moon, "Theme: dark", ThemeChoice::System),
    };
    if icon_button(ui, icon, name, look.palette).clicked() {
        out.send(Command::Set(SettingCommand::Theme(next)));
    }
}
