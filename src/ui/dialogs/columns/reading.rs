//! How the file is read: the known format, separator, encoding, sheet, row of the headers.

use super::Form;
use super::combo::line;
use super::whole_table::whole_table_ui;
use crate::app::{Command, FileCommand};
use crate::load::import::{preset, presets};
use crate::load::table::{Encoding, ReadOptions, TableKind};
use crate::model::grouped;
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use egui::Ui;

/// So many rows are offered as the one with the headers.
const HEADER_ROWS: u64 = 20;

/// The width from which there are two columns.
const WIDE: f32 = 780.0;

/// All that can be chosen for the whole file.
pub fn reading_ui(ui: &mut Ui, look: Look<'_>, form: &mut Form, out: &mut Outbox) {
    if ui.available_width() < WIDE {
        whole_file_ui(ui, look, form, out);
        whole_table_ui(ui, look, form);
        return;
    }
    ui.columns_const(|[left, right]| {
        whole_file_ui(left, look, form, out);
        whole_table_ui(right, look, form);
    });
}

/// The known format, and how the file becomes cells.
fn whole_file_ui(ui: &mut Ui, look: Look<'_>, form: &mut Form, out: &mut Outbox) {
    format_ui(ui, look, form);
    if let Some(read) = file_ui(ui, look, form) {
        let path = form.columns.path.clone();
        form.reads_again = true;
        let choose = FileCommand::ChooseColumns(path, Some(Box::new(read)));
        out.send(Command::File(choose));
    }
}

fn format_ui(ui: &mut Ui, look: Look<'_>, form: &mut Form) {
    let recognised = form.columns.peek.preset.map(|preset| preset.id);
    let mut formats: Vec<(String, Option<&'static str>)> =
        vec![("No known format".to_owned(), None)];
    formats.extend(presets().iter().map(|preset| {
        let label = if recognised == Some(preset.id) {
            format!("Recognised as {}", preset.label)
        } else {
            preset.label.to_owned()
        };
        (label, Some(preset.id))
    }));
    let present = form.preset.map(|preset| preset.id);
    if let Some(chosen) = line(ui, look, "Format", &present, &formats) {
        form.preset = chosen.and_then(preset);
        form.take(form.columns.peek.mapping_in(form.preset));
    }
}

/// Returns other options of reading, for which the file is looked into again.
fn file_ui(ui: &mut Ui, look: Look<'_>, form: &Form) -> Option<ReadOptions> {
    let peek = &form.columns.peek;
    let before = &peek.read;
    let mut changed = None;
    match &peek.kind {
        TableKind::Csv {
            separator,
            encoding,
        } => {
            let mut separators: Vec<(String, char)> = [
                ("Comma", ','),
                ("Semicolon", ';'),
                ("Tab", '\t'),
                ("Vertical bar", '|'),
            ]
            .map(|(label, sign)| (label.to_owned(), sign))
            .into();
            if !separators.iter().any(|(_, sign)| sign == separator) {
                separators.push((format!("“{separator}”"), *separator));
            }
            if let Some(sign) = line(ui, look, "Separator", separator, &separators) {
                changed = Some(ReadOptions {
                    separator: Some(sign),
                    ..before.clone()
                });
            }
            let mut encodings: Vec<(String, Encoding)> = Encoding::OFFERED
                .map(|encoding| (encoding.name().to_owned(), encoding))
                .into();
            if !Encoding::OFFERED.contains(encoding) {
                encodings.push((encoding.name().to_owned(), *encoding));
            }
            if let Some(encoding) = line(ui, look, "Encoding", encoding, &encodings) {
                changed = Some(ReadOptions {
                    encoding: Some(encoding),
                    ..before.clone()
                });
            }
        }
        TableKind::Spreadsheet { sheet } if peek.choices.sheets.len() > 1 => {
            let sheets: Vec<(String, String)> = peek
                .choices
                .sheets
                .iter()
                .map(|it| {
                    let words = format!("{} ({} rows)", it.name, grouped(it.rows));
                    (visible(&words).into_owned(), it.name.clone())
                })
                .collect();
            if let Some(sheet) = line(ui, look, "Sheet", sheet, &sheets) {
                changed = Some(ReadOptions {
                    sheet: Some(sheet),
                    ..before.clone()
                });
            }
        }
        TableKind::JsonArray {
            member: Some(member),
        } if peek.choices.members.len() > 1 => {
            let lists: Vec<(String, String)> = peek
                .choices
                .members
                .iter()
                .map(|it| {
                    let words = format!("{} ({} rows)", it.path, grouped(it.rows));
                    (visible(&words).into_owned(), it.path.clone())
                })
                .collect();
            if let Some(list) = line(ui, look, "List", member, &lists) {
                changed = Some(ReadOptions {
                    member: Some(list),
                    ..before.clone()
                });
            }
        }
        _ => {}
    }
    changed.or_else(|| header_row_ui(ui, look, form))
}

/// The row with the headers, where the kind of file leaves it open.
fn header_row_ui(ui: &mut Ui, look: Look<'_>, form: &Form) -> Option<ReadOptions> {
    let peek = &form.columns.peek;
    let present = peek.choices.header_row?;
    let last = HEADER_ROWS.max(present);
    let rows: Vec<(String, u64)> = (0..=last)
        .map(|row| {
            let words = match row {
                0 => "None: every row is data".to_owned(),
                row => format!("Row {row}"),
            };
            (words, row)
        })
        .collect();
    let row = line(ui, look, "Headers", &present, &rows)?;
    Some(ReadOptions {
        header_row: Some(row),
        ..peek.read.clone()
    })
}
