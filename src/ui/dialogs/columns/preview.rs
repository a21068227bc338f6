//! The first rows as they will be understood.

use crate::load::import::{Preview, PreviewRow};
use crate::model::grouped;
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::theme::Type;
use crate::ui::widgets::small;
use egui::{Grid, Label, ScrollArea, Ui};

/// The longest text in a cell, in characters.
const LONGEST: usize = 36;

/// A table, and what would become of all the rows that were looked at. What is shown may be of a
/// choice before: then it says so.
pub fn preview_ui(ui: &mut Ui, look: Look<'_>, preview: Option<&Preview>, is_current: bool) {
    let palette = look.palette;
    let Some(preview) = preview else {
        small(ui, "They are being looked at …", palette);
        return;
    };
    let words = if is_current {
        format!("Of the rows looked at: {}", preview.report)
    } else {
        "They are being looked at again …".to_owned()
    };
    small(ui, words, palette);
    ScrollArea::horizontal()
        .id_salt("first rows")
        .show(ui, |ui| {
            Grid::new("first rows as understood")
                .num_columns(7)
                .spacing([14.0, 4.0])
                .show(ui, |ui| {
                    for head in [
                        "Line",
                        "Place",
                        "Coordinates",
                        "Figure",
                        "Date",
                        "Source",
                        "Left out or changed",
                    ] {
                        ui.label(Type::Small.text(head, palette.text_muted));
                    }
                    ui.end_row();
                    for row in &preview.rows {
                        row_ui(ui, look, row);
                        ui.end_row();
                    }
                });
        });
}

fn row_ui(ui: &mut Ui, look: Look<'_>, row: &PreviewRow) {
    let is_left_out = row.figures.is_empty();
    let figures = if is_left_out {
        "left out"
    } else {
        row.figures.as_str()
    };
    let position = if row.position.is_empty() && !is_left_out {
        "not located"
    } else {
        row.position.as_str()
    };
    for words in [
        grouped(row.line).as_str(),
        &row.place,
        position,
        figures,
        &row.date,
        &row.source,
        &row.remarks,
    ] {
        let whole = visible(words);
        let cut: String = whole.chars().take(LONGEST).collect();
        let is_cut = cut.len() < whole.len();
        let shown = if is_cut { format!("{cut}…") } else { cut };
        let text = Type::Small.text(shown, look.palette.text);
        let response = ui.add(Label::new(text).extend());
        if is_cut {
            response.on_hover_text(whole.as_ref());
        }
    }
}
