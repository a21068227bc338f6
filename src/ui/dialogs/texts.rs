//! Dialogs that are only read: keys, what is checked, licences.

use crate::app::Action;
use crate::audit::CODES;
use crate::model::Severity;
use crate::ui::look::Look;
use crate::ui::theme::Type;
use crate::ui::widgets::{body, heading, severity_icon, small};
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

/// Every code of the audit with what it means.
pub fn checks_ui(ui: &mut Ui, look: Look<'_>) {
    let palette = look.palette;
    let words = "Every claim is held against the sentences it quotes, and every sentence against \
                 the text of its document. The same checks run as “arrest-atlas audit”, which \
                 ends with 1 where there is an error.";
    body(ui, words, palette);
    for (severity, title) in [
        (Severity::Error, "Errors"),
        (Severity::Warning, "Warnings: somebody should look"),
        (Severity::Information, "Notes: good to know"),
    ] {
        ui.add_space(12.0);
        heading(ui, title, palette);
        let (icon, color) = severity_icon(severity, palette);
        for code in CODES.iter().filter(|code| code.severity == severity) {
            ui.add_space(4.0);
            ui.horizontal_top(|ui| {
                ui.label(icon.small(color));
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    body(ui, format!("{}.", capital(code.meaning)), palette);
                    small(ui, code.name, palette);
                });
            });
        }
    }
}

/// The words with a capital.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
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
