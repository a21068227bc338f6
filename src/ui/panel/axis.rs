//! Paints the axis of several claims: each a point that can be clicked, with its name.

use crate::app::Command;
use crate::model::{Verdict, grouped};
use crate::scene::axis::{Axis, INSET, LANE, Lane, axis, axis_words, rival_words, stated_by};
use crate::scene::geometry::Point;
use crate::scene::symbol::Symbol;
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{MetricColours, Type};
use crate::ui::widgets::{link_named, named, paint_shapes, small};
use crate::view::Rival;
use egui::{Align2, Color32, Id, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// The widest that the names of claimants may stand, in points.
const NAMES: f32 = 132.0;
/// How much of its colour a replaced count keeps.
const PALE: f32 = 0.45;
/// Under the lanes: the line of the axis and the figures at its ends.
const FOOT: f32 = 24.0;

/// The axis over the width of the panel.
pub fn axis_ui(ui: &mut Ui, look: Look<'_>, rivals: &[Rival], out: &mut Outbox) {
    let axis = axis(look.dataset(), rivals);
    ui.add_space(8.0);
    if !axis.lanes.is_empty() {
        lanes_ui(ui, look, &axis, rivals, out);
    }
    notes_ui(ui, look, &axis, out);
}

fn lanes_ui(ui: &mut Ui, look: Look<'_>, axis: &Axis, rivals: &[Rival], out: &mut Outbox) {
    let palette = look.palette;
    let lanes: f32 = axis.lanes.iter().map(|_| LANE).sum();
    let size = vec2(ui.available_width(), lanes + FOOT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let words = axis_words(look.dataset(), rivals);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, visible(&words)));
    let plot = rect.with_min_x(rect.left() + (rect.width() * 0.4).min(NAMES));
    let base = rect.top() + lanes + 2.0;
    let (first, last) = (plot.left() + INSET, plot.right() - INSET);
    let line = Stroke::new(1.0, palette.stroke_strong);
    let painter = ui.painter();
    painter.hline(first..=last, base, line);
    for (x, figure) in [(first, axis.from), (last, axis.to)] {
        painter.vline(x, base - 3.0..=base + 3.0, line);
        let at = pos2(x, base + 5.0);
        let (font, color) = (Type::Small.font(), palette.text_muted);
        painter.text(at, Align2::CENTER_TOP, grouped(figure), font, color);
    }
    if axis.is_broken() {
        // Two strokes across the line: it does not begin at zero.
        for x in [first + 7.0, first + 11.0] {
            let cut = [pos2(x - 2.0, base + 4.0), pos2(x + 2.0, base - 4.0)];
            painter.line_segment(cut, line);
        }
    }
    let mut top = rect.top();
    for lane in &axis.lanes {
        let row = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), LANE));
        lane_ui(ui, look, *lane, row, plot, out);
        top += LANE;
    }
}

fn lane_ui(ui: &mut Ui, look: Look<'_>, lane: Lane, row: Rect, plot: Rect, out: &mut Outbox) {
    let palette = look.palette;
    let dataset = look.dataset();
    let rival = lane.rival;
    let claim = dataset.claims.get(rival.claim);
    let id = Id::unique(("claim on the axis", rival.claim));
    let words = visible(&rival_words(dataset, rival)).into_owned();
    let response = named(ui.interact(row, id, Sense::click()), Role::Button, &words);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(row, 4.0, palette.hover);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, palette.focus);
        let inside = egui::StrokeKind::Inside;
        ui.painter().rect_stroke(row, 4.0, stroke, inside);
    }
    let own = look.metric(claim.metric);
    let fade = |color: Color32| {
        if rival.is_superseded {
            color.gamma_multiply(PALE)
        } else {
            color
        }
    };
    let colours = MetricColours {
        fill: fade(own.fill),
        edge: fade(own.edge),
    };
    let color = if rival.is_drawn {
        palette.text
    } else {
        palette.text_muted
    };
    let style = if rival.is_drawn {
        Type::MapLabel
    } else {
        Type::Small
    };
    let y = row.center().y;
    let name = stated_by(dataset, rival.claim);
    let left = pos2(row.left() + 4.0, y);
    text(
        ui,
        style,
        &name,
        color,
        left,
        plot.left() - row.left() - 8.0,
    );
    let is_whole = look.report().verdict(rival.claim) != Verdict::Broken;
    let mut shapes = lane.shapes(plot.width());
    let center = Point::new(lane.x(plot.width()), 0.0);
    shapes.extend(Symbol::for_list(claim.value).list_shapes(center, is_whole));
    let origin = vec2(plot.left(), y);
    paint_shapes(ui.painter(), origin, &shapes, colours, palette);
    if rival.is_drawn {
        let at = Pos2::new(center.x, center.y) + origin;
        let stroke = Stroke::new(1.5, palette.selected);
        let around = crate::scene::symbol::LIST_RADIUS + 3.0;
        ui.painter().circle_stroke(at, around, stroke);
    }
    let earlier = if rival.is_superseded { ", earlier" } else { "" };
    let figure = match (claim.value.amount(), claim.value.high()) {
        // The line between the two ends says the rest.
        (Some(low), Some(high)) => format!("{} to {}", grouped(low), grouped(high)),
        _ => claim.value.to_string(),
    };
    // The drawn claim has a ring around it.
    let ring = if rival.is_drawn { 3.0 } else { 0.0 };
    let needed = |words: &str| {
        let job = style.job(&visible(words), color, f32::INFINITY);
        ui.painter().layout_job(job).size().x + 1.0 + ring
    };
    // Where there is no room, the pale mark says that it is an earlier one.
    let whole = format!("{figure}{earlier}");
    let width = needed(&whole);
    let fits = lane.label(width, plot.width()).width >= width;
    let (figure, width) = if fits {
        (whole, width)
    } else {
        let width = needed(&figure);
        (figure, width)
    };
    let beside = lane.label(width, plot.width());
    if beside.width >= 14.0 {
        let aside = if beside.left > center.x { ring } else { 0.0 };
        let at = pos2(plot.left() + beside.left + aside, y);
        text(ui, style, &figure, color, at, beside.width - ring);
    }
    if response.clicked() {
        out.send(Command::SelectClaim(rival.claim));
    }
    response.on_hover_text(words);
}

/// One line of text on the height of a lane, cut where there is no more room.
fn text(ui: &Ui, style: Type, words: &str, color: Color32, left: Pos2, width: f32) {
    let mut job = style.job(&visible(words), color, width);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.painter().layout_job(job);
    let top = left - vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(top, galley, color);
}

/// What the axis does not show: claims in words, claims without a line, a beginning above zero.
fn notes_ui(ui: &mut Ui, look: Look<'_>, axis: &Axis, out: &mut Outbox) {
    let palette = look.palette;
    let dataset = look.dataset();
    if axis.is_broken() {
        let words = format!("The axis begins at {}, not at 0.", grouped(axis.from));
        small(ui, words, palette);
    }
    if axis.left_out > 0 {
        let left_out = crate::model::counted(axis.left_out, "more claim");
        small(
            ui,
            format!("{left_out} between these in the list below."),
            palette,
        );
    }
    if axis.in_words.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        small(ui, "In words:", palette);
        for rival in &axis.in_words {
            let value = dataset.claims.get(rival.claim).value;
            let by = stated_by(dataset, rival.claim);
            let words = visible(&format!("{value}, {by}")).into_owned();
            let name = visible(&rival_words(dataset, *rival)).into_owned();
            if link_named(ui, &words, &name, palette).clicked() {
                out.send(Command::SelectClaim(rival.claim));
            }
        }
    });
}
