//! Paints marks and labels, and makes each mark a thing with a name that can be clicked.

use super::derived::Derived;
use super::overlap::lettered;
use super::stamps::Stamped;
use crate::model::{Dataset, Verdict, grouped};
use crate::scene::labels::Label;
use crate::scene::marks::{HIT_RADIUS, Mark, MarkKey, accessible_name, group_name, spread_words};
use crate::scene::places::Tally;
use crate::scene::symbol::{Symbol, group_shape, spread_shapes};
use crate::ui::look::{Look, Shown};
use crate::ui::theme::Type;
use crate::ui::widgets::{layer_badge, paint_shapes, ring, verdict_badge, verdict_icon};
use crate::view::View;
use eframe::egui_wgpu::Callback;
use egui::{Align2, Color32, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};
use std::sync::Arc;

/// Between a mark's edge and the ring of the selection, in points.
const RING_GAP: f32 = 2.0;
/// The radius of a verdict's badge, in points.
const BADGE: f32 = 9.0;
/// The radius of the badge with a dataset's letter, in points.
const LETTER: f32 = 7.5;
/// Around a map label, so that it reads on any ground: the offsets of its halo, in points.
const HALO: [(f32, f32); 8] = [
    (1.4, 0.0),
    (1.0, 1.0),
    (0.0, 1.4),
    (-1.0, 1.0),
    (-1.4, 0.0),
    (-1.0, -1.0),
    (0.0, -1.4),
    (1.0, -1.0),
];

/// What was clicked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Click {
    /// A point of the window.
    At(Pos2),
    /// A mark, by a screen reader, which has no pointer.
    On(MarkKey),
}

/// Paints everything and returns what was clicked.
pub fn marks_ui(
    ui: &mut Ui,
    look: Look<'_>,
    (map, derived): (u64, &Derived),
    origin: Vec2,
    focused: Option<MarkKey>,
) -> Option<Click> {
    let mut clicked = None;
    let shown = look.shown();
    let selected = derived.selected;
    for mark in derived.marks.iter().take(derived.named) {
        mark_shapes(ui, look, mark, origin);
    }
    let others = derived.seen.marks - derived.named.min(derived.seen.marks);
    if let Some(crowd) = derived.crowd().filter(|_| others > 0) {
        let stamped = Stamped {
            map,
            stamps: Arc::clone(crowd),
            from: derived.seen.rest,
            placement: derived.placement,
            origin,
        };
        let whole = ui.ctx().viewport_rect();
        ui.painter()
            .add(Callback::new_paint_callback(whole, stamped));
        tell_the_others(ui, others);
    }
    for mark in &derived.marks {
        let Some(&of) = shown.iter().find(|it| it.tag.index() == mark.layer) else {
            continue;
        };
        let is_selected = selected == Some(mark.key());
        let response = mark_response(ui, look, of, mark, origin, is_selected);
        if response.clicked() {
            match response.interact_pointer_pos() {
                Some(at) => clicked = Some(Click::At(at)),
                None => clicked = Some(Click::On(mark.key())),
            }
        }
        let center = at(origin, mark);
        let reach = mark.outer_radius();
        if is_selected {
            let palette = look.palette;
            ring(
                ui.painter(),
                center,
                reach + RING_GAP,
                RING_GAP * 1.5,
                palette.map_halo,
            );
            ring(
                ui.painter(),
                center,
                reach + RING_GAP * 2.0,
                2.0,
                palette.selected,
            );
        } else if response.hovered() {
            ring(
                ui.painter(),
                center,
                reach + 3.0,
                1.0,
                look.palette.selected,
            );
        }
        if focused == Some(mark.key()) {
            ring(
                ui.painter(),
                center,
                reach + RING_GAP * 3.5,
                2.0,
                look.palette.focus,
            );
            describe_focus(ui, response.id);
        }
        badge(ui, look, mark, center);
        letter(ui, look, of, mark, center);
        response.on_hover_ui(|ui| hover_card(ui, look, of, mark));
    }
    for label in &derived.labels {
        label_ui(ui, look, label, origin);
    }
    clicked
}

fn at(origin: Vec2, mark: &Mark) -> Pos2 {
    Pos2::new(mark.center.x, mark.center.y) + origin
}

fn mark_shapes(ui: &Ui, look: Look<'_>, mark: &Mark, origin: Vec2) {
    let mut shapes = mark
        .symbol
        .shapes(mark.center, mark.verdict != Verdict::Broken);
    if let Some((low, high)) = mark.spread {
        shapes.extend(spread_shapes(mark.center, low, high));
    }
    if mark.group.is_some() {
        shapes.push(group_shape(mark.center, mark.symbol.outer_radius()));
    }
    paint_shapes(
        ui.painter(),
        origin,
        &shapes,
        look.colours(mark.layer),
        look.palette,
    );
}

/// A mark as a widget: it has a name and takes clicks. Tab does not stop at it: the map is one
/// stop, and the arrow keys go on from there.
fn mark_response(
    ui: &Ui,
    look: Look<'_>,
    of: Shown<'_>,
    mark: &Mark,
    origin: Vec2,
    selected: bool,
) -> Response {
    let reach = mark.outer_radius().max(HIT_RADIUS);
    let rect = Rect::from_center_size(at(origin, mark), Vec2::splat(reach * 2.0));
    let id = ui.scope_id().with(("mark", mark.layer, mark.place));
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| {
        let name = name_of(of, mark).unwrap_or_default();
        let name = lettered(look, mark.layer, &name);
        WidgetInfo::selected(Role::Button, true, selected, crate::text::visible(&name))
    });
    response
}

/// What a screen reader says of a mark.
fn name_of(of: Shown<'_>, mark: &Mark) -> Option<String> {
    let dataset = &of.opened.dataset;
    match &mark.group {
        Some(tally) => {
            let metric = metric_words(dataset, of);
            Some(group_name(dataset, mark.place, tally, &metric))
        }
        None => Some(accessible_name(dataset, of.view.figure(mark.place)?)),
    }
}

fn metric_words(dataset: &Dataset, of: Shown<'_>) -> String {
    let metric = of.view.query.metric;
    metric.map_or_else(String::new, |id| dataset.metric(id).in_sentence())
}

/// Says that there are more marks than have a name.
fn tell_the_others(ui: &Ui, count: usize) {
    let corner = Rect::from_min_size(ui.max_rect().min, Vec2::splat(1.0));
    let response = ui.interact(corner, ui.scope_id().with("others"), Sense::hover());
    response.widget_info(|| {
        let plural = if count == 1 { "" } else { "s" };
        let count = grouped(count as u64);
        let words = format!("{count} smaller mark{plural}: see the list of places");
        WidgetInfo::labeled(Role::Label, true, words)
    });
}

/// Tells the screen reader which mark the arrow keys are on.
fn describe_focus(ui: &Ui, mark: egui::Id) {
    if let Some(map) = ui.memory(egui::Memory::focused) {
        ui.ctx().accesskit_node_builder(map, |node| {
            node.set_active_descendant(mark.accesskit_id());
        });
    }
}

fn badge(ui: &Ui, look: Look<'_>, mark: &Mark, center: Pos2) {
    let disagree = mark.spread.is_some();
    let verdict = match mark.verdict {
        Verdict::Warning | Verdict::Broken => mark.verdict,
        _ if disagree => Verdict::Warning,
        _ => return,
    };
    let (icon, color, soft) = verdict_icon(verdict, look.palette);
    // Beside a small mark, not over it.
    let reach = mark.outer_radius().max(BADGE + 5.0);
    let lower_right = center + Vec2::splat(reach * std::f32::consts::FRAC_1_SQRT_2);
    let painter = ui.painter();
    painter.circle_filled(lower_right, BADGE, soft);
    ring(painter, lower_right, BADGE, 1.0, color);
    let font = Type::IconSmall.font();
    painter.text(
        lower_right,
        Align2::CENTER_CENTER,
        icon.glyph(),
        font,
        color,
    );
}

/// The letter of a mark's dataset at its upper left, where several are open: never colour alone.
fn letter(ui: &Ui, look: Look<'_>, of: Shown<'_>, mark: &Mark, center: Pos2) {
    if !look.state.layers.are_several() {
        return;
    }
    // Each letter has a side of its own, so that marks on one point show all of theirs; the
    // verdict's badge stands at the lower right.
    let degrees = [225.0_f32, 180.0, 135.0, 292.0, 337.0, 100.0];
    let angle = degrees.get(of.tag.index()).copied().unwrap_or_default();
    let away = mark.outer_radius().max(LETTER);
    let (sin, cos) = angle.to_radians().sin_cos();
    layer_badge(ui, look, of.tag, center + away * Vec2::new(cos, sin));
}

/// Name, figure with its qualifier, claimant, verdict; and of which dataset, where several are open.
pub fn hover_card(ui: &mut Ui, look: Look<'_>, of: Shown<'_>, mark: &Mark) {
    let dataset = &of.opened.dataset;
    let metric = metric_words(dataset, of);
    if let Some(tally) = &mark.group {
        group_card(ui, look, mark, tally, dataset, &metric);
        return;
    }
    let value = mark
        .value(dataset)
        .unwrap_or(crate::model::Value::NOT_STATED);
    let name = crate::text::visible(&dataset.place(mark.place).name).into_owned();
    ui.label(Type::Heading.text(name, look.palette.text));
    ui.label(Type::Body.text(format!("{value} {metric}"), look.palette.text));
    if let Symbol::ByRule { assigned, .. } = mark.symbol {
        let words = format!("Drawn as {assigned}; no source states it");
        ui.label(Type::Small.text(words, look.palette.text_muted));
    }
    let claimants: Vec<&str> = mark
        .claim
        .into_iter()
        .flat_map(|claim| dataset.claims.claimants(claim))
        .collect();
    let who = if let Some(sum) = mark.sum {
        format!("{} claims, added up", grouped(sum.added as u64))
    } else if claimants.is_empty() {
        "No claimant named".to_owned()
    } else {
        format!("Claimed by {}", claimants.join(", "))
    };
    ui.label(Type::Small.text(who, look.palette.text_muted));
    disagreement(ui, look, of.view, mark);
    verdict_badge(ui, mark.verdict, look.palette);
    if look.state.layers.are_several() {
        let title = format!("{}: {}", of.tag.letter(), of.opened.title());
        let title = crate::text::visible(&title).into_owned();
        ui.label(Type::Small.text(title, look.palette.text_muted));
    }
}

/// What is known of places that stand together.
fn group_card(
    ui: &mut Ui,
    look: Look<'_>,
    mark: &Mark,
    tally: &Tally,
    dataset: &Dataset,
    metric: &str,
) {
    let palette = look.palette;
    let title = crate::text::visible(&mark.title(dataset)).into_owned();
    ui.label(Type::Heading.text(title, palette.text));
    ui.label(Type::Body.text(tally.words(metric), palette.text));
    ui.label(Type::Small.text("Click to see them apart", palette.text_muted));
    verdict_badge(ui, mark.verdict, palette);
}

/// From where to where the claims of a mark go, and by which rule this one is drawn.
fn disagreement(ui: &mut Ui, look: Look<'_>, view: &View, mark: &Mark) {
    let Some(figure) = view.figure(mark.place) else {
        return;
    };
    if let Some(words) = spread_words(figure.spread) {
        let rule = view.query.rule.why(figure.rule);
        let words = format!("{words}; drawn: {rule}");
        let words = crate::text::visible(&words).into_owned();
        ui.label(Type::Small.text(words, look.palette.warning));
    }
}

fn label_ui(ui: &Ui, look: Look<'_>, label: &Label, origin: Vec2) {
    let width = label.rect.width() + 0.5;
    let line = |style: Type, text: &str, color: Color32| {
        let mut job = style.job(&crate::text::visible(text), color, width);
        job.wrap.max_rows = 1;
        job.wrap.break_anywhere = true;
        ui.painter().layout_job(job)
    };
    let color = look.palette.mark_text;
    let mut top = Pos2::new(label.rect.min.x, label.rect.min.y) + origin;
    for (style, text) in [(Type::MapLabel, &label.name), (Type::Body, &label.figure)] {
        let galley = line(style, text, color);
        for (x, y) in HALO {
            let halo = look.palette.map_halo;
            let at = top + Vec2::new(x, y);
            ui.painter()
                .galley_with_override_text_color(at, galley.clone(), halo);
        }
        ui.painter().galley(top, galley, color);
        top.y += Type::MapLabel.line_height();
    }
}
