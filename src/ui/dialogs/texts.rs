//! Dialogs that are only read: what is checked, licences.

use crate::audit::CODES;
use crate::model::Severity;
use crate::ui::icons::picture;
use crate::ui::look::Look;
use crate::ui::widgets::{body, heading, severity_icon, small};
use egui::Ui;

const LICENCES: &str = include_str!("../../../assets/LICENSES.md");
const MIT: &str = include_str!("../../../LICENSE-MIT");

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
                picture(ui, icon.small(color));
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
        let (title, text) = match words.split_once('\n') {
            _ if !words.starts_with('#') => ("", words),
            Some((title, text)) => (title, text),
            None => (words, ""),
        };
        if !title.is_empty() {
            ui.add_space(8.0);
            heading(ui, title.trim_start_matches('#').trim(), look.palette);
        }
        if !text.is_empty() {
            let joined = text.replace('\n', " ").replace(['*', '`'], "");
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
