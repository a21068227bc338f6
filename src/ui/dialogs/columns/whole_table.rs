//! What holds for every row: decimal sign, order of dates, country, claimant, what a row is.

use super::combo::{line, named_line};
use super::{Form, warning};
use crate::gazetteer::country_code;
use crate::load::import::{DayOrder, DecimalSign, RowMeaning};
use crate::ui::look::Look;
use crate::ui::theme::Type;
use crate::ui::widgets::named;
use egui::{Role, TextEdit, Ui};

/// As wide as the lists of choices.
const FIELD: f32 = 196.0;

/// How cells and rows are read.
pub fn whole_table_ui(ui: &mut Ui, look: Look<'_>, form: &mut Form) {
    cells_ui(ui, look, form);
    country_ui(ui, look, form);
    claimant_ui(ui, look, form);
    rows_ui(ui, form);
}

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
}

/// The country of rows that name none.
fn country_ui(ui: &mut Ui, look: Look<'_>, form: &mut Form) {
    let hint = "where no column says it";
    let typed = named_line(ui, look, "Country", |ui| {
        field(ui, look, &mut form.country, "Country of all places", hint)
    });
    let code = country_code(&form.country);
    if typed {
        form.mapping.country = code.map(ToOwned::to_owned);
    }
    if code.is_none() && !form.country.trim().is_empty() {
        warning(
            ui,
            look,
            "No country of this name is known: it is not used.",
        );
    }
}

/// Who claims every figure, where no column says it.
fn claimant_ui(ui: &mut Ui, look: Look<'_>, form: &mut Form) {
    let mut name = form.mapping.claimant.clone().unwrap_or_default();
    let hint = "where no column says it";
    let typed = named_line(ui, look, "Claimed by", |ui| {
        field(ui, look, &mut name, "Who claims every figure", hint)
    });
    if typed {
        form.mapping.claimant = (!name.trim().is_empty()).then_some(name);
    }
}

fn field(ui: &mut Ui, look: Look<'_>, text: &mut String, name: &str, hint: &str) -> bool {
    let hint = Type::Body.text(hint, look.palette.text_muted);
    let field = TextEdit::singleline(text)
        .hint_text(hint)
        .desired_width(FIELD);
    named(ui.add(field), Role::TextInput, name).changed()
}

fn rows_ui(ui: &mut Ui, form: &mut Form) {
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
    if !is_event {
        let words = "The rows of a place are added up";
        ui.checkbox(&mut form.mapping.per_event, words);
    }
    if form.mapping.has_coordinates() {
        let words = "Look up rows without coordinates by name";
        ui.checkbox(&mut form.mapping.look_up_names, words);
    }
}
