//! One line for each column: its header, its first values, and what it is understood as.

use super::Form;
use super::combo::combo;
use crate::load::import::Meaning;
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::theme::Type;
use egui::{Align, Label, Layout, Ui, vec2};

/// So many values are shown of each column.
const VALUES: usize = 3;

/// All columns.
pub fn columns_ui(ui: &mut Ui, look: Look<'_>, form: &mut Form) {
    let peek = std::sync::Arc::clone(&form.columns.peek);
    let meanings: Vec<(String, Meaning)> = Meaning::all()
        .map(|meaning| (meaning.label().to_owned(), meaning))
        .collect();
    for (column, header) in peek.headers.iter().enumerate() {
        let values: Vec<&str> = peek
            .sample
            .iter()
            .filter_map(|row| row.cells.get(column))
            .map(|cell| cell.text.trim())
            .filter(|text| !text.is_empty())
            .take(VALUES)
            .collect();
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 230.0).max(140.0);
            ui.allocate_ui_with_layout(vec2(width, 36.0), Layout::top_down(Align::Min), |ui| {
                ui.set_min_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                let text = Type::Strong.text(visible(header), look.palette.text);
                ui.add(Label::new(text).truncate());
                let values = visible(&values.join(" · ")).into_owned();
                let text = Type::Small.text(values, look.palette.text_muted);
                ui.add(Label::new(text).truncate());
            });
            column_ui(ui, look, form, column, header, &meanings);
        });
    }
}

fn column_ui(
    ui: &mut Ui,
    look: Look<'_>,
    form: &mut Form,
    column: usize,
    header: &str,
    meanings: &[(String, Meaning)],
) {
    let present = form.mapping.meaning_of(column);
    let header = visible(header);
    let name = format!("{header} is understood as");
    let id = ("meaning of a column", column);
    if let Some(meaning) = combo(ui, look, id, &name, &present, meanings) {
        let headers = &form.columns.peek.headers;
        form.mapping.mean(column, meaning, headers);
    }
}
