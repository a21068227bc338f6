//! The sum in full: every stated total with its parts, and what is added to nothing.

use crate::app::Command;
use crate::model::ClaimId;
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::{Row, body, heading, row, small};
use crate::view::{claim_words, is_part_of};
use egui::Ui;

/// The dialog's contents.
pub fn sum_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let palette = look.palette;
    let view = &look.state.view;
    let ledger = &view.ledger;
    if let Some(metric) = view.query.metric {
        let label = &look.dataset().metric(metric).label;
        small(ui, format!("{label}, {}", view.query.days.label()), palette);
    }
    body(ui, super::super::ledger_bar::sentence(look), palette);
    for line in &ledger.totals {
        ui.add_space(12.0);
        heading(
            ui,
            visible(&claim_words(look.dataset(), line.claim)),
            palette,
        );
        claim_row(ui, look, line.claim, "Stated", out);
        for figure in &view.located {
            let part_of = figure
                .shown
                .filter(|&shown| is_part_of(look.dataset(), shown, line.claim));
            if let Some(shown) = part_of {
                claim_row(ui, look, shown, "Mapped", out);
            }
        }
        if let Some(mapped) = line.mapped {
            text_row(ui, look, "Mapped in all", &mapped.to_string());
        }
        if let Some(hidden) = line.hidden_words() {
            text_row(ui, look, "Under the filter", &hidden);
        }
        if let Some(elsewise) = line.elsewise_words() {
            text_row(ui, look, "Outside the sum", &elsewise);
        }
        if let Some(rest) = line.rest_words() {
            text_row(ui, look, "What is left", &rest);
        }
    }
    ui.add_space(8.0);
    let rule = "Only figures of one metric and one day are added, and only those that the \
                dataset calls a part of the total. A part of a place's own figure is never added \
                to it.";
    small(ui, rule, palette);
}

fn claim_row(ui: &mut Ui, look: Look<'_>, id: ClaimId, what: &str, out: &mut Outbox) {
    let claim = look.dataset().claims.get(id);
    let name = format!("{what}: {}", look.dataset().place(claim.place).name);
    let figure = claim.value.to_string();
    let accessible = format!("Sum, {name}: {figure}");
    let line = Row {
        glyph: None,
        name: &name,
        figure: &figure,
        verdict: Some(look.report().verdict(id)),
        lines: 2,
        strong: false,
        selected: false,
        accessible: &accessible,
    };
    if row(ui, &line, look.palette).clicked() {
        out.send(Command::SelectClaim(id));
        out.send(Command::CloseDialog);
    }
}

fn text_row(ui: &mut Ui, look: Look<'_>, name: &str, figure: &str) {
    ui.add_space(6.0);
    body(ui, format!("{name}: {figure}"), look.palette);
}
