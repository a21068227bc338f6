//! How the file is read: the known format, separator, encoding, sheet, decimal sign, dates.

use super::Form;
use super::combo::combo;
use crate::app::{Command, FileCommand};
use crate::load::import::{DayOrder, DecimalSign, RowMeaning, preset, presets};
use crate::load::table::{Encoding, ReadOptions, TableKind};
use crate::model::grouped;
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::Type;
use egui::Ui;

/// The width from which there are two columns.
const WIDE: f32 = 780.0;

/// All that can be chosen for the whole file.
pub fn reading_ui(ui: &mut Ui, look: Look<'_>, form: &mut Form, out: &mut Outbox) {
    if ui.available_width() < WIDE {
        whole_file_ui(ui, look, form, out);
        cells_ui(ui, look, form);
        return;
    }
    ui.columns_const(|[left, right]| {
        whole_file_ui(left, look, form, out);
        cells_ui(right, look, form);
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

/// How cells and rows are read.
fn cells_ui(ui: &mut Ui, look: Look<'_>, form: &mut Form) {
    let signs = [
        ("Found out by cell".to_owned(), None),
        ("Point: 2.5".to_owned(), Some(DecimalSign::Point)),
        ("Comma: 2,5".to_owned(), Some(DecimalSign::Comma)),
    ];
    let present = form.mapping.decimal_sign;
    if let Some(sign) = line(ui, look, "Decimal sign", &present, &signs) {
        form.mapping.decimal_sign = sign;
    }
    let orders = [
        ("Found out by column".to_owned(), None),
        ("Day first: 31/1/2021".to_owned(), Some(DayOrder::DayFirst)),
        (
            "Month first: 1/31/2021".to_owned(),
            Some(DayOrder::MonthFirst),
        ),
    ];
    let present = form.mapping.day_order;
    if let Some(order) = line(ui, look, "Dates of three numbers", &present, &orders) {
        form.mapping.day_order = order;
    }
    let mut is_event = form.mapping.rows == RowMeaning::Events;
    if ui
        .checkbox(&mut is_event, "Each row is one event")
        .changed()
    {
        form.mapping.rows = if is_event {
            RowMeaning::Events
        } else {
            RowMeaning::Counts
        };
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
        form.mapping = form.columns.peek.mapping_in(form.preset);
    }
}

/// Returns other options of reading, for which the file is looked into again.
fn file_ui(ui: &mut Ui, look: Look<'_>, form: &Form) -> Option<ReadOptions> {
    let before = &form.columns.options.read;
    let peek = &form.columns.peek;
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
    changed
}

/// A name and a choice in one line.
fn line<T: Clone + PartialEq>(
    ui: &mut Ui,
    look: Look<'_>,
    name: &'static str,
    present: &T,
    choices: &[(String, T)],
) -> Option<T> {
    let mut chosen = None;
    ui.horizontal(|ui| {
        let size = egui::vec2(160.0, 28.0);
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.set_min_width(size.x);
            ui.label(Type::Body.text(name, look.palette.text_muted));
        });
        chosen = combo(ui, look, name, name, present, choices);
    });
    chosen
}
