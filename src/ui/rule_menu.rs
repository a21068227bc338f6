//! Which of several claims is drawn: a button that names the rule, and a menu with the others.

use super::icons::Icon;
use super::look::Look;
use super::outbox::Outbox;
use super::theme::{Type, size};
use super::widgets::{form_menu, line_field, named, scrolled_menu, small};
use crate::app::Command;
use crate::text::{fold_name, visible};
use crate::view::{FigureRule, claimants_of};
use egui::{Button, Id, Response, Role, ScrollArea, Ui, vec2};
use std::sync::Arc;

/// From this many claimants on they can be searched.
const SEARCHED: usize = 7;
/// How many claimants are listed at once; the search finds the others.
const LISTED: usize = 60;

/// The button with its menu. Its name for the screen reader is `name`, with the rule behind it.
pub fn rule_menu(ui: &mut Ui, look: Look<'_>, name: &str, out: &mut Outbox) {
    let palette = look.palette;
    let rule = &look.state.view.query.rule;
    let mut job = Type::Strong.job(&visible(&rule.label()), palette.text, 220.0);
    job.wrap.max_rows = 1;
    let label = ui.painter().layout_job(job);
    let down = Icon::Down.small(palette.text_muted);
    let button = Button::new((label, down)).min_size(vec2(0.0, size::CONTROL_SMALL));
    let name = format!("{name}: {}", rule.label());
    let response = named(ui.add(button), Role::ComboBox, &visible(&name));
    rules_under(&response, look, out);
}

/// The menu under something that was clicked.
pub fn rules_under(response: &Response, look: Look<'_>, out: &mut Outbox) {
    form_menu(response).show(|ui| {
        ui.set_width(300.0);
        scrolled_menu(ui, look, |ui| {
            small(
                ui,
                "Where several claims stand for a place, draw",
                look.palette,
            );
            let rules = [
                (
                    FigureRule::Usual,
                    "the editor’s choice, else the latest count, else the lowest",
                ),
                (FigureRule::Lowest, "the lowest"),
                (FigureRule::Highest, "the highest"),
            ];
            for (rule, words) in rules {
                choice(ui, look, rule, words, out);
            }
            claimants_ui(ui, look, out);
            ui.separator();
            let words = "The size of the marks stays as it is. A claim that is a part of another, \
                         or was rejected, is never drawn.";
            small(ui, words, look.palette);
        });
    });
}

fn choice(ui: &mut Ui, look: Look<'_>, rule: FigureRule, words: &str, out: &mut Outbox) {
    let is_chosen = look.state.view.query.rule == rule;
    let text = Type::Body.text(words, look.palette.text);
    if ui.radio(is_chosen, text).clicked() && !is_chosen {
        out.send(Command::ShowRule(rule));
    }
}

/// Those who claim something of the metric, to be searched where they are many.
fn claimants_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let palette = look.palette;
    let claimants = claimants(ui, look);
    let chosen = match &look.state.view.query.rule {
        FigureRule::ByClaimant(name) => Some(name.as_str()),
        _ => None,
    };
    if claimants.is_empty() && chosen.is_none() {
        return;
    }
    ui.add_space(6.0);
    small(
        ui,
        "or what one claimant says, else the first rule",
        palette,
    );
    let memory = Id::unique("claimant to draw by");
    let mut search: String = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
    if claimants.len() >= SEARCHED {
        let hint = Type::Body.text("Find a claimant", palette.text_muted);
        let field = line_field(&mut search)
            .hint_text(hint)
            .desired_width(f32::INFINITY);
        let field = named(ui.add(field), Role::TextInput, "Find a claimant to draw by");
        if field.changed() {
            ui.data_mut(|data| data.insert_temp(memory, search.clone()));
        }
    } else {
        search.clear();
    }
    let wanted = fold_name(&search);
    let is_wanted = |name: &str| fold_name(name).contains(&wanted);
    ScrollArea::vertical().max_height(180.0).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        // The chosen one stands there though it may claim nothing of this metric.
        let missing = chosen.filter(|name| claimants.iter().all(|(it, _)| it != name));
        if let Some(name) = missing {
            let rule = FigureRule::ByClaimant(name.to_owned());
            choice(ui, look, rule, &visible(&format!("{name} (no claim)")), out);
        }
        let mut found = claimants.iter().filter(|(name, _)| is_wanted(name));
        for (name, count) in found.by_ref().take(LISTED) {
            let words = format!("{name} ({count})");
            let rule = FigureRule::ByClaimant(name.clone());
            choice(ui, look, rule, &visible(&words), out);
        }
        let more = found.count();
        if more > 0 {
            small(
                ui,
                format!("{more} more: search for them by name."),
                palette,
            );
        } else if !claimants.iter().any(|(name, _)| is_wanted(name)) {
            small(ui, "No claimant of this name.", palette);
        }
    });
}

/// Counted once for a view, while the menu is open.
fn claimants(ui: &Ui, look: Look<'_>) -> Arc<Vec<(String, usize)>> {
    type Known = (u64, Arc<Vec<(String, usize)>>);
    let memory = Id::unique("claimants of the metric");
    let known: Option<Known> = ui.data(|data| data.get_temp(memory));
    if let Some((_, claimants)) = known.filter(|(at, _)| *at == look.state.revision) {
        return claimants;
    }
    let metric = look.state.view.query.metric;
    let found = metric.map(|metric| claimants_of(&look.state.opened.dataset, metric));
    let found = Arc::new(found.unwrap_or_default());
    let known: Known = (look.state.revision, Arc::clone(&found));
    ui.data_mut(|data| data.insert_temp(memory, known));
    found
}
