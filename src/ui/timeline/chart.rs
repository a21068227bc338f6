//! Paints the bars, the axis and the brush, and gives each bar a name.

mod bars;
mod wider;

use super::brush::{Drag, filter_of};
use super::chosen;
use super::laid::Laid;
use crate::app::Command;
use crate::model::MetricId;
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Type, space};
use crate::ui::widgets::{body, small};
use crate::view::{Bar, BarFigure, DayFilter, Step};
use bars::Plot;
use egui::{
    Align2, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

/// The height of the labels under the axis, in points.
const LABELS: f32 = 20.0;
/// Above the highest bar, in points.
const ABOVE: f32 = 10.0;
/// As many bars as are named one by one for a screen reader.
const NAMED: usize = 60;

/// The bars. Their response takes the focus and the hand. Returns also whether a hand has clicked
/// one of them.
pub(super) fn chart_ui(
    ui: &mut Ui,
    look: Look<'_>,
    laid: &Laid,
    drag: Option<Drag>,
    out: &mut Outbox,
) -> (Response, bool) {
    let rect = ui.max_rect();
    let id = super::id();
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let name = name(look, laid);
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, name.as_str()));
    // Space and Enter click what has the focus, and mean something else here.
    let mut clicked = response.clicked() && response.interact_pointer_pos().is_some();
    let Some(axis) = laid.axis else {
        return (response, clicked);
    };
    let brushed = drag
        .map(|drag| drag.days(laid))
        .or_else(|| chosen(look.state.view.query.days));
    let under = wider::height(laid);
    let plot = Plot {
        look,
        laid,
        axis,
        brushed,
        area: Rect::from_min_max(
            pos2(rect.left(), rect.top() + ABOVE),
            pos2(rect.right(), rect.bottom() - LABELS - under),
        ),
    };
    if let Some(days) = brushed {
        brush(ui, &plot, days, false);
    }
    plot.bars(ui);
    let line = Stroke::new(1.0, look.palette.stroke_strong);
    ui.painter()
        .hline(plot.area.x_range(), plot.area.bottom(), line);
    labels(ui, &plot, brushed);
    if let Some(days) = brushed {
        brush(ui, &plot, days, true);
    }
    if laid.bars.len() <= NAMED {
        for bar in &laid.bars {
            clicked |= named(ui, &plot, bar, out);
        }
    }
    wider::lane_ui(ui, &plot, out);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, look.palette.focus);
        let corner = CornerRadius::same(4);
        ui.painter()
            .rect_stroke(rect.expand(1.0), corner, stroke, StrokeKind::Inside);
    }
    if drag.is_none() {
        hover(ui, &plot, &response);
    }
    (response, clicked)
}

/// "Timeline of arrests: Sunday 31 January 2021, at least 5,300 stated for Russia, 5 claims.
/// Arrow keys move by a day, Shift extends, Space plays."
fn name(look: Look<'_>, laid: &Laid) -> String {
    let dataset = look.dataset();
    let view = &look.state.view;
    let metric = |id: MetricId| dataset.metric(id).in_sentence();
    let metric = view.query.metric.map_or_else(String::new, metric);
    let of_one = |(first, last): (i32, i32)| {
        let bar = laid.bar_of(first)?;
        let is_it = (first, last) == (bar.first.first_day_number(), bar.last.last_day_number());
        is_it.then(|| format!("{}, {}", bar.when(laid.step), bar.words(dataset)))
    };
    let words = chosen(view.query.days).and_then(of_one).unwrap_or_else(|| {
        let claims = crate::model::counted(view.shown, "claim");
        format!("{}, {claims}", view.query.days.label())
    });
    let plays = if look.state.settings.reduced_motion {
        ""
    } else {
        ", Space plays"
    };
    let keys = format!("Arrow keys move by a day, Shift extends{plays}.");
    visible(&format!("Timeline of {metric}: {words}. {keys}")).into_owned()
}

/// Behind the bars the chosen days' ground, before them its ends.
fn brush(ui: &Ui, plot: &Plot<'_>, (first, last): (i32, i32), ends: bool) {
    let Some((low, high)) = plot.laid.bars.first().zip(plot.laid.bars.last()) else {
        return;
    };
    if last < low.first.first_day_number() || first > high.last.last_day_number() {
        return;
    }
    let palette = plot.look.palette;
    let left = plot.area.left();
    let (from, to) = (left + plot.axis.x(first), left + plot.axis.x(last + 1));
    let rect = Rect::from_x_y_ranges(from..=to.max(from + 2.0), plot.area.y_range())
        .with_min_y(plot.area.top() - ABOVE + 2.0);
    let painter = ui.painter();
    if !ends {
        painter.rect_filled(rect, CornerRadius::ZERO, palette.accent_soft);
        return;
    }
    let line = Stroke::new(1.25, palette.accent);
    for x in [rect.left(), rect.right()] {
        painter.vline(x, rect.y_range(), line);
        if rect.width() < 18.0 {
            continue;
        }
        let handle = Rect::from_center_size(pos2(x, rect.center().y), vec2(7.0, 16.0));
        let corner = CornerRadius::same(3);
        painter.rect(handle, corner, palette.panel, line, StrokeKind::Middle);
    }
}

fn labels(ui: &Ui, plot: &Plot<'_>, brushed: Option<(i32, i32)>) {
    for label in &plot.laid.labels {
        let of = plot.laid.bars.get(label.bar);
        let is_brushed = brushed.zip(of).is_some_and(|((first, last), bar)| {
            first <= bar.last.last_day_number() && last >= bar.first.first_day_number()
        });
        let (style, color) = if is_brushed {
            (Type::Strong, plot.look.palette.text)
        } else {
            (Type::Small, plot.look.palette.text_muted)
        };
        let at = pos2(
            plot.area.left() + label.middle,
            plot.area.bottom() + wider::height(plot.laid) + LABELS / 2.0,
        );
        let painter = ui.painter();
        painter.text(at, Align2::CENTER_CENTER, &label.text, style.font(), color);
    }
}

/// A bar as a thing with a name. A hand takes the bars as a whole; a screen reader, which has
/// none, chooses it here. Returns whether a hand clicked it.
fn named(ui: &Ui, plot: &Plot<'_>, bar: &Bar, out: &mut Outbox) -> bool {
    let (from, to) = plot.axis.room(bar);
    let left = plot.area.left();
    let rect = Rect::from_x_y_ranges(left + from..=left + to, plot.area.y_range());
    let id = super::id().with(bar.first.first_day_number());
    let response = ui.interact(rect, id, Sense::CLICK);
    let chosen = plot.look.state.view.query.days == bar.days();
    response.widget_info(|| {
        let words = bar.words(plot.look.dataset());
        let name = format!("{}: {words}", bar.when(plot.laid.step));
        WidgetInfo::selected(Role::Button, true, chosen, visible(&name))
    });
    let by_hand = response.interact_pointer_pos().is_some();
    if response.clicked() && !by_hand {
        out.send(Command::ShowDays(bar.days()));
    }
    response.clicked() && by_hand
}

/// A card beside the pointer: the days in full, the figure, the claims.
fn hover(ui: &Ui, plot: &Plot<'_>, response: &Response) {
    let Some(at) = ui.input(|input| input.pointer.hover_pos()) else {
        return;
    };
    // Under the bars wider dates have cards of their own.
    let lane = wider::height(plot.laid);
    let is_over_lane = lane > 0.0 && at.y > plot.area.bottom() && at.y < plot.area.bottom() + lane;
    if !response.contains_pointer() || is_over_lane {
        return;
    }
    let day = plot.axis.day(at.x - plot.area.left());
    let Some(bar) = plot.laid.bar_of(day) else {
        return;
    };
    response.clone().on_hover_ui_at_pointer(|ui| {
        let palette = plot.look.palette;
        ui.set_max_width(300.0);
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.label(Type::Heading.text(bar.when(plot.laid.step), palette.text));
        let words = bar.words(plot.look.dataset());
        body(ui, visible(&sentence(&words)), palette);
        if bar.figure == BarFigure::Claims {
            small(ui, why_counted(plot), palette);
        }
    });
}

/// Why a bar counts claims instead of what they state.
fn why_counted(plot: &Plot<'_>) -> &'static str {
    let metric = plot.look.state.view.query.metric;
    if metric.is_some_and(|id| plot.look.dataset().metric(id).per_event) {
        "They state words and no number."
    } else if plot.laid.step == Step::Day {
        "No total is stated, and figures that may overlap are not added."
    } else {
        "Figures of several days are not added."
    }
}

/// With a capital letter and a full stop.
fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).chain(['.']).collect()
    })
}

/// The days that a drag would choose.
pub(super) fn dragged_days(drag: Drag, laid: &Laid) -> Option<DayFilter> {
    filter_of(drag.days(laid))
}
