//! What is counted: every figure that the columns give, with its name, its unit and where it stands.

use super::Form;
use crate::load::import::{FigureColumns, Hidden, MetricName, RowMeaning};
use crate::text::visible;
use crate::ui::icons::Icon;
use crate::ui::look::Look;
use crate::ui::theme::Type;
use crate::ui::widgets::{heading, icon_button, named, small};
use egui::{Label, Role, TextEdit, Ui};

/// The figures, if there are any.
pub fn figures_ui(ui: &mut Ui, look: Look<'_>, form: &mut Form) {
    let is_event = form.mapping.rows == RowMeaning::Events;
    if form.mapping.figures.is_empty() && !is_event {
        return;
    }
    heading(ui, "What is counted", look.palette);
    if is_event {
        events_ui(ui, look, form);
    }
    let mut removed = None;
    for at in 0..form.mapping.figures.len() {
        if figure_ui(ui, look, form, at) {
            removed = Some(at);
        }
    }
    if let Some(at) = removed {
        form.mapping.figures.remove(at);
    }
    ui.add_space(10.0);
}

/// What one row is, where each is an event.
fn events_ui(ui: &mut Ui, look: Look<'_>, form: &mut Form) {
    let events = form.mapping.event_metric.clone().unwrap_or(MetricName {
        id: "events".to_owned(),
        label: "Events".to_owned(),
        unit: "events".to_owned(),
    });
    let (mut label, mut unit) = (events.label, events.unit);
    ui.horizontal(|ui| {
        let label_changed = field(
            ui,
            look,
            &mut label,
            "What each row counts",
            "Events",
            180.0,
        );
        let unit_changed = field(ui, look, &mut unit, "Unit of each row", "events", 110.0);
        if label_changed || unit_changed {
            form.mapping.name_events(&label, &unit);
        }
        // As wide as the button of the lines below.
        ui.add_space(44.0);
        small(ui, "one for each row", look.palette);
    });
}

/// One figure. Returns whether it is to be counted no longer.
fn figure_ui(ui: &mut Ui, look: Look<'_>, form: &mut Form, at: usize) -> bool {
    let Some(figure) = form.mapping.figures.get(at).cloned() else {
        return false;
    };
    let from = visible(&columns_of(&figure, &form.columns.peek.headers)).into_owned();
    let (mut label, mut unit) = (figure.label, figure.unit);
    let mut is_removed = false;
    ui.horizontal(|ui| {
        let name = format!("What {from} counts");
        if field(ui, look, &mut label, &name, "What is counted", 180.0) {
            form.mapping.name_figure(at, &label);
        }
        if field(
            ui,
            look,
            &mut unit,
            &format!("Unit of {from}"),
            "people",
            110.0,
        ) && let Some(figure) = form.mapping.figures.get_mut(at)
        {
            figure.unit = unit;
        }
        let remove = format!("Do not count {label}");
        is_removed = icon_button(ui, Icon::Close, &remove, look.palette).clicked();
        let text = Type::Small.text(&from, look.palette.text_muted);
        ui.add(Label::new(text).truncate());
    });
    if let Some(figure) = form.mapping.figures.get_mut(at) {
        let headers = &form.columns.peek.headers;
        for hidden in &mut figure.inside {
            hidden_ui(ui, look, hidden, headers);
        }
    }
    is_removed
}

/// The marks between which a figure stands in a text.
fn hidden_ui(ui: &mut Ui, look: Look<'_>, hidden: &mut Hidden, headers: &[String]) {
    let header = headers.get(hidden.column).map_or("", String::as_str);
    let header = visible(header);
    ui.horizontal(|ui| {
        ui.add_space(18.0);
        small(ui, format!("in {header} after"), look.palette);
        let name = format!("Words before the figure in {header}");
        field(ui, look, &mut hidden.opening, &name, "[size=", 120.0);
        small(ui, "and before any of", look.palette);
        let mut closing: String = hidden.closing.iter().collect();
        let name = format!("Signs behind the figure in {header}");
        if field(ui, look, &mut closing, &name, "];", 60.0) {
            hidden.closing = closing.chars().collect();
        }
    });
}

/// A field of one line; returns whether something was typed.
fn field(
    ui: &mut Ui,
    look: Look<'_>,
    text: &mut String,
    name: &str,
    hint: &str,
    width: f32,
) -> bool {
    let hint = Type::Body.text(hint, look.palette.text_muted);
    let field = TextEdit::singleline(text)
        .hint_text(hint)
        .desired_width(width);
    named(ui.add(field), Role::TextInput, name).changed()
}

/// The headers of its columns: "size text, size low to size high", "inside notes".
fn columns_of(figure: &FigureColumns, headers: &[String]) -> String {
    let header = |column: usize| headers.get(column).map_or("?", String::as_str);
    let mut parts: Vec<String> = [figure.words, figure.value]
        .into_iter()
        .flatten()
        .map(|column| header(column).to_owned())
        .collect();
    match (figure.low, figure.high) {
        (Some(low), Some(high)) => parts.push(format!("{} to {}", header(low), header(high))),
        (Some(one), None) | (None, Some(one)) => parts.push(header(one).to_owned()),
        (None, None) => {}
    }
    parts.extend(
        figure
            .inside
            .iter()
            .map(|hidden| format!("inside {}", header(hidden.column))),
    );
    parts.join(", ")
}
