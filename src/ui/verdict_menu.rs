//! Which verdicts are shown: a menu with a check mark for each, and what to do where none fits.

use super::icons::{Icon, picture};
use super::look::Look;
use super::outbox::Outbox;
use super::theme::{Type, space};
use super::widgets::{
    form_menu, heading, icon_button, line_button, link, named, small, tick_box, verdict_icon,
};
use crate::app::{Command, FilterCommand};
use crate::model::Verdict;
use crate::text::visible;
use crate::view::{DayFilter, VerdictFilter, condition_label};
use egui::{Button, Role, Stroke, Ui, vec2};

/// The menu; as a chip with a cross while some verdicts are hidden.
pub fn verdict_menu(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let palette = look.palette;
    let chosen = look.state.view.query.verdicts;
    let label = if chosen.is_all() {
        "Verdict".to_owned()
    } else {
        chosen.label()
    };
    let text = Type::Strong.text(&label, palette.text);
    let mut button =
        Button::new((text, Icon::Down.small(palette.text_muted))).min_size(vec2(0.0, 28.0));
    if !chosen.is_all() {
        button = button
            .fill(palette.accent_soft)
            .stroke(Stroke::new(1.0, palette.accent));
    }
    let name = format!("Verdict: {}", chosen.label());
    let response = named(ui.add(button), Role::ComboBox, &name);
    form_menu(&response).show(|ui| {
        ui.set_min_width(200.0);
        verdicts_ui(ui, look, out);
    });
    if !chosen.is_all() {
        ui.spacing_mut().item_spacing.x = 2.0;
        let cross = icon_button(ui, Icon::Close, "Remove the verdict filter", palette);
        ui.spacing_mut().item_spacing.x = space::S;
        if cross.clicked() {
            out.send(Command::ShowVerdicts(VerdictFilter::ALL));
        }
    }
}

/// Each verdict to be ticked, and the way back to all of them.
pub fn verdicts_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    for verdict in Verdict::ALL {
        verdict_line(ui, look, verdict, out);
    }
    if !look.state.view.query.verdicts.is_all() {
        ui.separator();
        if link(ui, "Show all verdicts", look.palette).clicked() {
            out.send(Command::ShowVerdicts(VerdictFilter::ALL));
        }
    }
}

fn verdict_line(ui: &mut Ui, look: Look<'_>, verdict: Verdict, out: &mut Outbox) {
    let view = &look.state.view;
    let chosen = view.query.verdicts;
    let mut shown = chosen.admits(verdict);
    let (icon, color, _) = verdict_icon(verdict, look.palette);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let words = format!("{} ({})", verdict.label(), view.with_verdict(verdict));
        if tick_box(ui, &mut shown, &words, look.palette).changed() {
            out.send(Command::ShowVerdicts(chosen.toggled(verdict)));
        }
        picture(ui, icon.small(color));
    });
}

/// Where the filters hide every claim: which hides how many, and the way back. Returns whether it
/// had something to say.
pub fn nothing_matches_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) -> bool {
    let view = &look.state.view;
    if view.shown > 0 || view.hidden.by_filters() == 0 {
        return false;
    }
    let palette = look.palette;
    heading(ui, "No claim matches these filters", palette);
    let total = look.dataset().claims.len();
    let hidden = view.hidden_words().unwrap_or_default();
    small(ui, format!("{total} claims: {hidden}."), palette);
    for condition in &view.unmatched {
        let label = condition_label(look.dataset(), condition);
        let words = format!("Nothing in this dataset has the name of “{label}”.");
        small(ui, visible(&words), palette);
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        // The one that was made last.
        let (label, command) = match view.query.filters.last() {
            Some(condition) => {
                let label = condition_label(look.dataset(), condition);
                let condition = condition.clone();
                (label, Command::Filter(FilterCommand::Remove(condition)))
            }
            None => (
                view.query.verdicts.label(),
                Command::ShowVerdicts(VerdictFilter::ALL),
            ),
        };
        let remove = format!("Remove “{}”", visible(&label));
        if line_button(ui, &remove, palette).clicked() {
            out.send(command);
        }
        let several = view.query.days != DayFilter::All || view.query.filters.iter().count() > 1;
        if several && link(ui, "Clear all filters", palette).clicked() {
            out.send(Command::Filter(FilterCommand::Clear));
            out.send(Command::ShowDays(DayFilter::All));
        }
    });
    ui.add_space(space::S);
    true
}
