//! Two maps side by side under one camera, and what they say place by place.

use super::look::{Look, Shown};
use super::map::{MapPanel, Part};
use super::outbox::Outbox;
use super::theme::Type;
use super::widgets::{heading, layer_badge, line_button, named, small};
use crate::app::{Command, CompareCommand, Comparison, Opened, Side, Tag};
use crate::text::visible;
use crate::view::DayFilter;
use egui::{Align, Button, Layout, Rect, Role, Sense, Ui, UiBuilder, pos2, vec2};

/// The height of the line over each map, in points.
const HEAD: f32 = 40.0;

/// A dataset that is open, by its letter.
fn opened(look: Look<'_>, tag: Tag) -> Option<&Opened> {
    let state = look.state;
    if tag == state.layers.active {
        return Some(&state.opened);
    }
    state.layers.get(tag).map(|layer| &layer.opened)
}

/// Both maps over all the room there is.
pub fn maps_ui(
    ui: &mut Ui,
    look: Look<'_>,
    comparison: &Comparison,
    maps: [&mut MapPanel; 2],
    out: &mut Outbox,
) {
    let whole = ui.available_rect_before_wrap();
    // Equal halves, to the point: one camera looks through both.
    let width = (whole.width() / 2.0).floor() - 0.5;
    let line = egui::Stroke::new(1.0, look.palette.stroke_strong);
    ui.painter().vline(whole.center().x, whole.y_range(), line);
    let sides = [(&comparison.left, false), (&comparison.right, true)];
    let chosen = comparison.chosen.and_then(|at| comparison.places.get(at));
    for (map, ((side, view), is_right)) in maps.into_iter().zip(sides) {
        let Some(opened) = opened(look, side.tag) else {
            continue;
        };
        let left = if is_right {
            whole.right() - width
        } else {
            whole.left()
        };
        let half = Rect::from_min_size(pos2(left, whole.top()), vec2(width, whole.height()));
        let head = Rect::from_min_size(half.min, vec2(width, HEAD));
        let body = Rect::from_min_max(pos2(left, half.top() + HEAD), half.max);
        let salt = if is_right { "right half" } else { "left half" };
        let mut head_ui = ui.new_child(
            UiBuilder::new()
                .max_rect(head.shrink2(vec2(12.0, 4.0)))
                .id_salt((salt, "head")),
        );
        head_ui_of(&mut head_ui, look, *side, opened, is_right, out);
        let selection = chosen.and_then(|line| if is_right { line.right } else { line.left });
        let shown = Shown {
            tag: side.tag,
            opened,
            view,
            selection,
        };
        let look = Look {
            side: Some(shown),
            is_right,
            ..look
        };
        let mut body_ui = ui.new_child(UiBuilder::new().max_rect(body).id_salt(salt));
        body_ui.set_clip_rect(body);
        let part = if is_right { Part::Right } else { Part::Left };
        map.ui(&mut body_ui, look, part, out);
    }
}

/// What a half shows, to be chosen; the right one ends the comparison.
fn head_ui_of(
    ui: &mut Ui,
    look: Look<'_>,
    side: Side,
    opened: &Opened,
    is_right: bool,
    out: &mut Outbox,
) {
    let palette = look.palette;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if is_right && line_button(ui, "Stop comparing", palette).clicked() {
            out.send(Command::Compare(CompareCommand::Stop));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if look.state.layers.are_several() {
                let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
                layer_badge(ui, look, side.tag, rect.center());
            }
            let words = format!("{} · {}", side.days.label(), opened.title());
            let words = visible(&words).into_owned();
            let text = Type::Strong.text(&words, palette.text);
            let icon = super::icons::Icon::Down.small(palette.text_muted);
            let button = ui.add(Button::new((text, icon)).truncate());
            let half = if is_right { "Right" } else { "Left" };
            let response = named(button, Role::Button, &format!("{half} half: {words}"));
            egui::Popup::menu(&response).show(|ui| choices_ui(ui, look, is_right, out));
        });
    });
}

/// Every open dataset with its days.
fn choices_ui(ui: &mut Ui, look: Look<'_>, is_right: bool, out: &mut Outbox) {
    let layers = &look.state.layers;
    let mut tags: Vec<Tag> = layers.others.iter().map(|layer| layer.tag).collect();
    tags.push(layers.active);
    tags.sort_unstable();
    let metric = look.state.view.query.metric;
    let metric = metric.map(|id| look.state.opened.dataset.metric(id).id.as_str());
    egui::ScrollArea::vertical()
        .max_height(420.0)
        .show(ui, |ui| {
            ui.set_min_width(280.0);
            for tag in tags {
                let Some(opened) = opened(look, tag) else {
                    continue;
                };
                if layers.are_several() {
                    let title = format!("{}: {}", tag.letter(), opened.title());
                    small(ui, visible(&title), look.palette);
                }
                let dataset = &opened.dataset;
                let days = dataset
                    .metric_ids()
                    .find(|&id| Some(dataset.metric(id).id.as_str()) == metric)
                    .map(|id| opened.index.days(id))
                    .unwrap_or_default();
                let dated = days.dated.iter().rev().map(|(day, _)| DayFilter::On(*day));
                for days in std::iter::once(DayFilter::All).chain(dated) {
                    if ui.button(days.label()).clicked() {
                        let side = Side { tag, days };
                        out.send(Command::Compare(if is_right {
                            CompareCommand::Right(side)
                        } else {
                            CompareCommand::Left(side)
                        }));
                    }
                }
            }
        });
}

/// Place by place: left, right, and the difference where there is one to state.
pub fn list_ui(ui: &mut Ui, look: Look<'_>, comparison: &Comparison, out: &mut Outbox) {
    let palette = look.palette;
    ui.add_space(12.0);
    let metric = look.state.view.query.metric;
    let label = metric.map_or("", |id| look.state.opened.dataset.metric(id).label.as_str());
    heading(ui, format!("{}, compared", visible(label)), palette);
    let words = "From left to right. A difference is stated only between two numbers without a \
                 qualifier: “at least 600” less 500 is no number.";
    small(ui, words, palette);
    ui.add_space(8.0);
    if comparison.places.is_empty() {
        super::widgets::body(ui, "Neither half has a figure.", palette);
    }
    let row_height = 52.0;
    egui::ScrollArea::vertical().auto_shrink(false).show_rows(
        ui,
        row_height,
        comparison.places.len(),
        |ui, rows| {
            for at in rows {
                if let Some(line) = comparison.places.get(at) {
                    let chosen = comparison.chosen == Some(at);
                    if line_ui(ui, look, line, chosen, row_height) {
                        out.send(Command::Compare(CompareCommand::Choose(at)));
                    }
                }
            }
        },
    );
}

/// One place in two lines. Returns whether it was clicked.
fn line_ui(
    ui: &mut Ui,
    look: Look<'_>,
    line: &crate::view::ComparedPlace,
    chosen: bool,
    height: f32,
) -> bool {
    let palette = look.palette;
    let size = vec2(ui.available_width(), height - ui.spacing().item_spacing.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!(
        "{}: {} on the left, {} on the right, {}",
        line.name, line.left_words, line.right_words, line.difference
    );
    response.widget_info(|| {
        egui::WidgetInfo::selected(Role::ListBoxOption, true, chosen, visible(&name))
    });
    let round = egui::CornerRadius::same(6);
    let outer = rect.expand2(vec2(8.0, 0.0));
    if chosen {
        ui.painter().rect_filled(outer, round, palette.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(outer, round, palette.hover);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, palette.focus);
        let inside = egui::StrokeKind::Inside;
        ui.painter().rect_stroke(outer, round, stroke, inside);
    }
    let put = |text: &str, style: Type, at: egui::Pos2, align: Align, width: f32| {
        let mut job = style.job(&visible(text), palette.text, width);
        job.wrap.max_rows = 1;
        job.wrap.break_anywhere = true;
        let galley = ui.painter().layout_job(job);
        let x = if align == Align::Max {
            at.x - galley.size().x
        } else {
            at.x
        };
        ui.painter().galley(pos2(x, at.y), galley, palette.text);
    };
    let width = rect.width();
    let (top, second) = (rect.top() + 5.0, rect.top() + 26.0);
    put(
        &line.name,
        Type::Strong,
        pos2(rect.left(), top),
        Align::Min,
        width * 0.52,
    );
    put(
        &line.difference,
        Type::Strong,
        pos2(rect.right(), top),
        Align::Max,
        width * 0.46,
    );
    let both = format!("{} → {}", line.left_words, line.right_words);
    put(
        &both,
        Type::Body,
        pos2(rect.left(), second),
        Align::Min,
        width,
    );
    response.clicked()
}
