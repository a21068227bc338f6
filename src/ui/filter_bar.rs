//! The bar under the top: one metric at a time, the day, the verdicts, a chip for every filter, and
//! how many claims are hidden.

use super::filter_menu::{chip_ui, chip_words, filter_menu};
use super::icons::Icon;
use super::look::Look;
use super::outbox::Outbox;
use super::regions::Region;
use super::theme::{Type, space};
use super::verdict_menu::verdict_menu;
use super::widgets::{Segment, icon_button, link_named, named, segments};
use crate::app::{Command, MainView};
use crate::view::{Condition, DayFilter};
use egui::{Align, Button, Layout, Role, Stroke, Ui, vec2};

/// The bar. In a narrow window it leads to the list of places, which then covers the map.
pub fn filter_bar_ui(ui: &mut Ui, look: Look<'_>, list_covers_map: &mut bool, out: &mut Outbox) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if look.dataset().metrics.is_empty() {
            ui.label(Type::Body.text("This dataset counts nothing.", look.palette.text_muted));
            return;
        }
        if fits_as_switch(ui, look) {
            metric_switch(ui, look, out);
        } else {
            metric_menu(ui, look, out);
        }
        if !look.narrow() {
            divider(ui, look);
        }
        day_menu(ui, look, out);
        day_cross(ui, look, out);
        if !look.narrow() {
            verdict_menu(ui, look, out);
        }
        let words = counts_words(look);
        chips_ui(ui, look, &words, out);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if look.stacked() {
                let (short, name) = match (*list_covers_map, look.state.main_view) {
                    (false, _) => ("List", "List of places"),
                    (true, MainView::Map) => ("Map", "Back to the map"),
                    (true, MainView::Table) => ("Table", "Back to the table"),
                    (true, MainView::Findings) => ("Findings", "Back to the findings"),
                };
                let label = if look.narrow() { short } else { name };
                if link_named(ui, label, name, look.palette).clicked() {
                    *list_covers_map = !*list_covers_map;
                    out.send(Command::Deselect);
                }
            }
            // In a narrow window they stand in the menu.
            if !look.narrow() {
                let words = Type::Small.text(words, look.palette.text_muted);
                ui.add(egui::Label::new(words).truncate());
            }
        });
    });
}

/// Whether all metrics stand side by side with room for the rest of the bar.
fn fits_as_switch(ui: &Ui, look: Look<'_>) -> bool {
    let needed: f32 = look
        .dataset()
        .metrics
        .iter()
        .map(|metric| {
            let job = Type::Strong.job(&metric.label, look.palette.text, f32::INFINITY);
            ui.painter().layout_job(job).size().x + 58.0
        })
        .sum();
    // Chips go before: each filter is to be seen.
    let chips: f32 = look
        .state
        .view
        .query
        .filters
        .iter()
        .map(|it| chip_width(ui, look, it))
        .sum();
    !look.compact() && needed + chips < ui.available_width() - 620.0
}

/// The width of a filter's chip with the gap after it, in points.
fn chip_width(ui: &Ui, look: Look<'_>, condition: &Condition) -> f32 {
    let (label, _) = chip_words(look, condition);
    let job = Type::Strong.job(&label, look.palette.text, f32::INFINITY);
    ui.painter().layout_job(job).size().x + 46.0
}

fn metric_switch(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let view = &look.state.view;
    let choices: Vec<Segment> = look
        .dataset()
        .metric_ids()
        .map(|id| Segment {
            label: look.dataset().metric(id).label.clone(),
            count: view.metric_counts.get(id.index()).copied(),
            dot: Some(look.metric(id)),
            chosen: view.query.metric == Some(id),
            name: None,
        })
        .collect();
    let switched = segments(ui, &choices, look.palette);
    if let Some(first) = switched.first {
        Region::Filter.enter_at(ui.ctx(), first);
    }
    if let Some(index) = switched.clicked {
        out.send(Command::ShowMetric(crate::model::MetricId::new(index)));
    }
}

fn metric_menu(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let palette = look.palette;
    let shown = look.state.view.query.metric;
    let label = shown.map_or("No metric", |id| look.dataset().metric(id).label.as_str());
    let text = Type::Strong.text(fitting(look, label), palette.text);
    let button =
        Button::new((text, Icon::Down.small(palette.text_muted))).min_size(vec2(0.0, 28.0));
    let response = named(ui.add(button), Role::ComboBox, &format!("Metric: {label}"));
    Region::Filter.enter_at(ui.ctx(), response.id);
    egui::Popup::menu(&response).show(|ui| {
        for id in look.dataset().metric_ids() {
            let count = look
                .state
                .view
                .metric_counts
                .get(id.index())
                .copied()
                .unwrap_or(0);
            let name = format!("{} ({count})", look.dataset().metric(id).label);
            if ui.selectable_label(shown == Some(id), name).clicked() {
                out.send(Command::ShowMetric(id));
            }
        }
    });
}

fn day_menu(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let palette = look.palette;
    let view = &look.state.view;
    let chosen = view.query.days;
    let label = match chosen {
        DayFilter::On(day) if look.compact() => day.without_year(),
        days => days.label(),
    };
    let icon = Icon::Calendar.small(palette.text_muted);
    let text = Type::Strong.text(fitting(look, &label), palette.text);
    let down = Icon::Down.small(palette.text_muted);
    let button = if look.narrow() {
        Button::new((text, down))
    } else {
        Button::new((icon, text, down))
    };
    let mut button = button.min_size(vec2(0.0, 28.0));
    if chosen != DayFilter::All {
        button = button
            .fill(palette.accent_soft)
            .stroke(Stroke::new(1.0, palette.accent));
    }
    let name = format!("Day: {}", chosen.label());
    let response = named(ui.add(button), Role::ComboBox, &name);
    egui::Popup::menu(&response).show(|ui| {
        ui.set_min_width(220.0);
        egui::ScrollArea::vertical()
            .max_height(360.0)
            .show(ui, |ui| {
                let mut item = |ui: &mut Ui, days: DayFilter, words: String, count: usize| {
                    let name = format!("{words} ({count})");
                    if ui.selectable_label(chosen == days, name).clicked() {
                        out.send(Command::ShowDays(days));
                    }
                };
                let all = view
                    .days
                    .dated
                    .iter()
                    .map(|(_, count)| count)
                    .sum::<usize>();
                item(
                    ui,
                    DayFilter::All,
                    "All days".to_owned(),
                    all + view.days.undated,
                );
                for &(day, count) in view.days.dated.iter().rev() {
                    item(ui, DayFilter::On(day), day.in_full(), count);
                }
                if view.days.undated > 0 {
                    item(
                        ui,
                        DayFilter::Undated,
                        "No date".to_owned(),
                        view.days.undated,
                    );
                }
            });
    });
}

/// The letters of a label that a narrow window has room for.
const NARROW_LETTERS: usize = 14;

/// What a button says: in a narrow window cut, the whole of it being its name.
fn fitting(look: Look<'_>, label: &str) -> String {
    if !look.narrow() || label.chars().count() <= NARROW_LETTERS {
        return label.to_owned();
    }
    let cut: String = label.chars().take(NARROW_LETTERS - 1).collect();
    format!("{}…", cut.trim_end())
}

/// Beside a chosen day: the way back to all of them.
fn day_cross(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let days = look.state.view.query.days;
    if days == DayFilter::All || look.compact() {
        return;
    }
    ui.spacing_mut().item_spacing.x = 2.0;
    let name = format!("Remove filter: {}", days.label());
    let cross = icon_button(ui, Icon::Close, &name, look.palette);
    ui.spacing_mut().item_spacing.x = space::S;
    if cross.clicked() {
        out.send(Command::ShowDays(DayFilter::All));
    }
}

fn divider(ui: &mut Ui, look: Look<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 20.0), egui::Sense::hover());
    let stroke = Stroke::new(1.0, look.palette.stroke);
    ui.painter().vline(rect.center().x, rect.y_range(), stroke);
}

/// A chip for each filter, as far as there is room beside the sentence at the end; what has none
/// stands in the menu.
fn chips_ui(ui: &mut Ui, look: Look<'_>, words: &str, out: &mut Outbox) {
    let job = Type::Small.job(words, look.palette.text, f32::INFINITY);
    let sentence = ui.painter().layout_job(job).size().x.min(SENTENCE);
    let mut room = ui.available_width() - sentence - MENU;
    let query = &look.state.view.query;
    let hides_verdicts = !query.verdicts.is_all();
    let mut inside = usize::from(look.narrow() && hides_verdicts);
    for condition in query.filters.iter() {
        room -= chip_width(ui, look, condition);
        if room < 0.0 || look.compact() || inside > 0 {
            inside += 1;
        } else {
            chip_ui(ui, look, condition, out);
        }
    }
    filter_menu(ui, look, inside, out);
}

/// What the sentence at the end keeps for itself, in points.
const SENTENCE: f32 = 300.0;
/// What the button with the menu takes, in points.
const MENU: f32 = 130.0;

/// "5 of 12 claims, 3 places; hidden: 7 by metric or day, 2 by verdict"
pub(super) fn counts_words(look: Look<'_>) -> String {
    let view = &look.state.view;
    let grouped = |count: usize| crate::model::grouped(count as u64);
    let total = grouped(look.dataset().claims.len());
    let places = match view.places() {
        1 => "1 place".to_owned(),
        count => format!("{} places", grouped(count)),
    };
    let shown = format!("{} of {total} claims, {places}", grouped(view.shown));
    let words = match view.hidden.list() {
        Some(hidden) => format!("{shown}; hidden: {hidden}"),
        None => shown,
    };
    if look.state.filtering.is_looking() {
        return format!("Looking for words… {words}");
    }
    words
}
