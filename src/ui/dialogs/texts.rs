//! Dialogs that are only read: keys, licences.

use crate::app::Action;
use crate::ui::look::Look;
use crate::ui::theme::Type;
use crate::ui::widgets::{body, heading, small};
use egui::Ui;

const LICENCES: &str = include_str!("../../../assets/LICENSES.md");
const MIT: &str = include_str!("../../../LICENSE-MIT");

/// The sheet of keys, from the one table of actions.
pub fn keys_ui(ui: &mut Ui, look: Look<'_>) {
    egui::Grid::new("keys")
        .num_columns(2)
        .spacing([24.0, 6.0])
        .show(ui, |ui| {
            let mut line = |keys: &str, what: &str| {
                ui.label(Type::Strong.text(keys, look.palette.text));
                ui.add(egui::Label::new(Type::Body.text(what, look.palette.text)).wrap());
                ui.end_row();
            };
            for action in Action::ALL {
                if let Some(shortcut) = action.shortcut() {
                    line(&shortcut.to_string(), action.title());
                }
            }
            for (keys, what) in Action::BESIDES {
                line(keys, what);
            }
        });
}

/// Every bundled font and data set with its licence; then the program's own.
pub fn licences_ui(ui: &mut Ui, look: Look<'_>) {
    for paragraph in LICENCES.split("\n\n") {
        let words = paragraph.trim();
        if let Some(title) = words.strip_prefix('#') {
            ui.add_space(8.0);
            heading(ui, title.trim_start_matches('#').trim(), look.palette);
        } else if !words.is_empty() {
            let joined = words.replace('\n', " ").replace(['*', '`'], "");
            body(ui, joined, look.palette);
        }
    }
    ui.add_space(12.0);
    heading(
        ui,
        "The program: MIT or Apache 2.0, as you choose",
        look.palette,
    );
    small(ui, MIT, look.palette);
}
