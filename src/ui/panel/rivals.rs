//! Several claims for a place and day: which is drawn, by which rule, and all of them on one axis.

use super::axis::axis_ui;
use crate::model::grouped;
use crate::text::visible;
use crate::ui::icons::{Icon, picture};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::rule_menu::rules_under;
use crate::ui::theme::Type;
use crate::ui::widgets::link_named;
use crate::view::{PlaceFigure, rivals};
use egui::Ui;

/// What is to be said where a place has more than one claim that could be drawn.
pub fn rivals_ui(ui: &mut Ui, look: Look<'_>, figure: &PlaceFigure, out: &mut Outbox) {
    let palette = look.palette;
    let dataset = look.dataset();
    if let Some(assigned) = figure.assigned {
        let words = format!("Drawn as {assigned}. No source states this number.");
        ui.horizontal_wrapped(|ui| {
            picture(ui, Icon::Info.small(palette.text_muted));
            ui.label(Type::Body.text(words, palette.text_muted));
        });
    }
    let rivals = rivals(dataset, figure);
    if rivals.len() < 2 {
        return;
    }
    if let Some((low, high)) = figure.spread {
        ui.add_space(6.0);
        let (low, high) = (grouped(low), grouped(high));
        let words = format!("Claims disagree: from {low} to {high}. They are never added.");
        ui.horizontal_top(|ui| {
            picture(ui, Icon::Warning.small(palette.warning));
            ui.add(egui::Label::new(Type::Body.text(words, palette.warning)).wrap());
        });
    }
    ui.add_space(6.0);
    let value = figure.value(dataset).map(|value| value.to_string());
    let rule = &look.state.view.query.rule;
    let why = rule.why(figure.rule);
    let words = format!("Drawn: {}, {why}.", value.unwrap_or_default());
    ui.horizontal_wrapped(|ui| {
        let words = visible(&words).into_owned();
        ui.add(egui::Label::new(Type::Body.text(words, palette.text)).wrap());
        let name = format!("Change rule, now: {}", rule.label());
        let change = link_named(ui, "Change rule", &visible(&name), palette);
        rules_under(&change, look, out);
    });
    axis_ui(ui, look, &rivals, out);
}
