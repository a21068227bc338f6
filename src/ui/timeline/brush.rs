//! The hand on the timeline: a bar is chosen, a range is drawn, its ends or the whole are moved.

use super::chosen;
use super::laid::Laid;
use crate::app::Command;
use crate::model::CivilDate;
use crate::scene::time_axis::TimeAxis;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::view::DayFilter;
use egui::{CursorIcon, Response, Ui};

/// How far from an end of the brush it can be taken, in points.
const REACH: f32 = 7.0;

/// What the hand is doing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Drag {
    kind: Kind,
    /// The day where it began.
    from: i32,
    /// The day where it is.
    to: i32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    /// Draws a range.
    Range,
    /// Moves an end; the other is this day.
    End(i32),
    /// Moves the range of these days.
    Whole(i32, i32),
}

impl Drag {
    /// The days that are chosen when the hand lets go, by number.
    pub fn days(self, laid: &Laid) -> (i32, i32) {
        let whole_bars = |from: i32, to: i32| {
            let (first, last) = (from.min(to), from.max(to));
            let begin = laid.bar_of(first).map(|bar| bar.first.first_day_number());
            let end = laid.bar_of(last).map(|bar| bar.last.last_day_number());
            (begin.unwrap_or(first), end.unwrap_or(last))
        };
        match self.kind {
            // Back where it began it is a click.
            Kind::Whole(..) | Kind::Range if self.from == self.to => whole_bars(self.to, self.to),
            Kind::Range => whole_bars(self.from, self.to),
            Kind::End(fixed) => {
                let (first, last) = whole_bars(self.to, self.to);
                if self.to < fixed {
                    (first, fixed)
                } else {
                    (fixed, last)
                }
            }
            Kind::Whole(first, last) => {
                let ends = laid.bars.first().zip(laid.bars.last());
                let (low, high) = ends.map_or((first, last), |(low, high)| {
                    (low.first.first_day_number(), high.last.last_day_number())
                });
                let by = (self.to - self.from).clamp((low - first).min(0), (high - last).max(0));
                (first + by, last + by)
            }
        }
    }
}

/// The choice of days from one number to another.
pub(super) fn filter_of((first, last): (i32, i32)) -> Option<DayFilter> {
    let first_day = CivilDate::from_day_number(first)?;
    if first == last {
        return Some(DayFilter::On(first_day));
    }
    Some(DayFilter::Between(
        first_day,
        CivilDate::from_day_number(last)?,
    ))
}

/// Chooses the bar under the hand; with Shift, what lies between it and the chosen days too.
pub(super) fn click(ui: &Ui, look: Look<'_>, response: &Response, laid: &Laid, out: &mut Outbox) {
    let pointer = ui.input(|input| input.pointer.latest_pos());
    let (Some(axis), Some(at)) = (laid.axis, pointer) else {
        return;
    };
    let day = axis.day(at.x - response.rect.left());
    let present = chosen(look.state.view.query.days);
    let kind = match present.filter(|_| ui.input(|input| input.modifiers.shift)) {
        Some((first, last)) => Kind::End(if day < first { last } else { first }),
        None => Kind::Range,
    };
    let drag = Drag {
        kind,
        from: day,
        to: day,
    };
    if let Some(days) = filter_of(drag.days(laid)) {
        response.request_focus();
        out.send(Command::ShowDays(days));
    }
}

/// Reads how the hand draws and moves.
pub(super) fn brush_ui(
    ui: &Ui,
    look: Look<'_>,
    response: &Response,
    laid: &Laid,
    drag: &mut Option<Drag>,
    out: &mut Outbox,
) {
    let Some(axis) = laid.axis else { return };
    let left = response.rect.left();
    let present = chosen(look.state.view.query.days);
    if response.drag_started()
        && let Some(origin) = ui.input(|input| input.pointer.press_origin())
    {
        let shift = ui.input(|input| input.modifiers.shift);
        let day = axis.day(origin.x - left);
        let kind = match present {
            Some((first, last)) if shift => Kind::End(if day < first { last } else { first }),
            _ => kind_at(axis, present, origin.x - left),
        };
        *drag = Some(Drag {
            kind,
            from: day,
            to: day,
        });
    }
    if let (Some(drag), Some(at)) = (drag.as_mut(), response.interact_pointer_pos()) {
        drag.to = axis.day(at.x - left);
    }
    if response.drag_stopped()
        && let Some(days) = drag.take().and_then(|it| filter_of(it.days(laid)))
    {
        response.request_focus();
        out.send(Command::ShowDays(days));
    } else if drag.is_some() && !ui.input(|input| input.pointer.any_down()) {
        *drag = None;
    }
    if let Some(at) = response.hover_pos() {
        let icon = match (drag.map(|it| it.kind), kind_at(axis, present, at.x - left)) {
            (Some(Kind::End(_)), _) | (None, Kind::End(_)) => CursorIcon::ResizeHorizontal,
            (Some(Kind::Whole(..)), _) => CursorIcon::Grabbing,
            _ => CursorIcon::PointingHand,
        };
        ui.ctx().set_cursor_icon(icon);
    }
}

/// What a press at so many points from the left takes hold of.
fn kind_at(axis: TimeAxis, present: Option<(i32, i32)>, x: f32) -> Kind {
    let Some((first, last)) = present else {
        return Kind::Range;
    };
    let (from, to) = (axis.x(first), axis.x(last + 1));
    // A narrow brush can still be taken in its middle.
    let inside = REACH.min((to - from) / 4.0);
    if x >= from - REACH && x < from + inside {
        Kind::End(last)
    } else if x > to - inside && x <= to + REACH {
        Kind::End(first)
    } else if (from..=to).contains(&x) {
        Kind::Whole(first, last)
    } else {
        Kind::Range
    }
}
