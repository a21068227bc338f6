//! The timeline under the map: bars, the brush on them, and what plays them.

mod brush;
mod chart;
mod controls;
mod keyboard;
mod laid;

use super::look::Look;
use super::outbox::Outbox;
use super::regions::Region;
use super::theme::{Type, size};
use crate::app::{Command, TimelineCommand};
use crate::model::Precision;
use crate::text::visible;
use crate::view::{DayFilter, Index, Query, Timeline};
use brush::Drag;
use egui::{Id, Rect, Ui, UiBuilder, pos2, vec2};
use laid::Laid;
use std::sync::{Arc, Weak};

/// The height of the window below which the map needs all of it.
const HIDDEN_BELOW: f32 = 480.0;
/// The height of the window below which the timeline is a lower one.
const COMPACT_BELOW: f32 = 720.0;
/// The width of what stands left of the bars, in points.
const CONTROLS: f32 = 236.0;
/// The same in a narrow window.
const CONTROLS_COMPACT: f32 = 186.0;

/// The timeline of one window: what it keeps from frame to frame.
#[derive(Debug, Default)]
pub struct TimelinePanel {
    made: Option<Made>,
    laid: Option<Laid>,
    drag: Option<Drag>,
    /// When it went on last, in seconds since the window was opened.
    went_on: Option<f64>,
}

/// The claims over time, and of what they were made. The claims of other days are the same, so
/// that playing makes nothing anew.
#[derive(Debug)]
struct Made {
    index: Weak<Index>,
    query: Query,
    timeline: Timeline,
}

/// Whether there is so little room that it is a lower one.
fn is_compact(look: Look<'_>) -> bool {
    look.compact() || look.height < COMPACT_BELOW
}

/// The id of the bars, which take the focus.
#[must_use]
pub fn id() -> Id {
    Id::unique("timeline")
}

/// The height of the timeline in points; `None` where there is no room for it.
#[must_use]
pub fn height(look: Look<'_>) -> Option<f32> {
    if look.height < HIDDEN_BELOW || look.state.view.query.metric.is_none() {
        return None;
    }
    Some(if look.state.settings.timeline_folded {
        size::TIMELINE_FOLDED
    } else if is_compact(look) {
        size::TIMELINE_COMPACT
    } else {
        size::TIMELINE
    })
}

impl TimelinePanel {
    /// The timeline over all the room there is.
    pub fn ui(&mut self, ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
        self.play(ui, look, out);
        if look.state.settings.timeline_folded {
            controls::folded_ui(ui, look, out);
            return;
        }
        let whole = ui.available_rect_before_wrap();
        let compact = is_compact(look);
        let width = if compact { CONTROLS_COMPACT } else { CONTROLS };
        let left = Rect::from_min_size(whole.min, vec2(width, whole.height()));
        let right = Rect::from_min_max(pos2(left.right() + 12.0, whole.top()), whole.max);
        let made = match self.made.take() {
            Some(made) if made.is_of(look) => made,
            before => {
                self.laid = None;
                // What else is asked may change under the hand: the days that it chooses stay.
                let is_same = before.is_some_and(|made| made.is_of_dataset(look));
                self.drag = self.drag.filter(|_| is_same);
                Made::of(look)
            }
        };
        let laid = match self.laid.take() {
            Some(laid) if laid.is_for(ui, right.width()) => laid,
            _ => Laid::new(ui, &made.timeline, right.width()),
        };
        let mut left_ui = ui.new_child(UiBuilder::new().max_rect(left).id_salt("controls"));
        controls::controls_ui(&mut left_ui, look, &made.timeline, &laid, self.drag, out);
        let mut right_ui = ui.new_child(UiBuilder::new().max_rect(right).id_salt("bars"));
        if laid.bars.is_empty() {
            none_ui(&mut right_ui, look, &made.timeline);
        } else {
            let (response, clicked) = chart::chart_ui(&mut right_ui, look, &laid, self.drag, out);
            Region::Timeline.enter_at(ui.ctx(), response.id);
            if clicked {
                brush::click(&right_ui, look, &response, &laid, out);
            }
            brush::brush_ui(&right_ui, look, &response, &laid, &mut self.drag, out);
            keyboard::keyboard_ui(&right_ui, look, &response, out);
        }
        self.made = Some(made);
        self.laid = Some(laid);
    }

    /// Lets time pass while it plays. Only the frames between two days cost something, and there
    /// is one for each.
    fn play(&mut self, ui: &Ui, look: Look<'_>, out: &mut Outbox) {
        let Some(remaining) = look.state.timeline.remaining() else {
            self.went_on = None;
            return;
        };
        let now = ui.input(|input| input.time);
        let passed = now - *self.went_on.get_or_insert(now);
        if passed >= remaining {
            self.went_on = Some(now);
            out.send(Command::Timeline(TimelineCommand::Tick(passed)));
        } else {
            let wait = std::time::Duration::from_secs_f64((remaining - passed).max(0.0));
            ui.ctx().request_repaint_after(wait);
        }
    }
}

impl Made {
    fn of(look: Look<'_>) -> Self {
        let opened = look.opened();
        let query = &look.state.view.query;
        Self {
            index: Arc::downgrade(&opened.index),
            query: all_days(query),
            timeline: Timeline::new(opened.indexed(), query),
        }
    }

    fn is_of(&self, look: Look<'_>) -> bool {
        self.is_of_dataset(look) && self.query == all_days(&look.state.view.query)
    }

    fn is_of_dataset(&self, look: Look<'_>) -> bool {
        std::ptr::eq(self.index.as_ptr(), Arc::as_ptr(&look.opened().index))
    }
}

fn all_days(query: &Query) -> Query {
    Query {
        days: DayFilter::All,
        ..query.clone()
    }
}

/// The first and the last chosen day, by number, where single days are chosen or a range.
fn chosen(days: DayFilter) -> Option<(i32, i32)> {
    match days {
        DayFilter::On(day) if day.precision() == Precision::Day => {
            Some((day.first_day_number(), day.last_day_number()))
        }
        DayFilter::Between(first, last) => Some((first.first_day_number(), last.last_day_number())),
        _ => None,
    }
}

/// What stands there where no claim has a single day.
fn none_ui(ui: &mut Ui, look: Look<'_>, timeline: &Timeline) {
    let wider = timeline.in_wider_dates();
    let words = if wider.all() + timeline.undated.all() == 0 {
        "No claim of this metric.".to_owned()
    } else {
        format!(
            "No claim of this metric names a single day: {} with wider dates, {} without a date.",
            wider.words(),
            timeline.undated.words()
        )
    };
    ui.add_space(12.0);
    let text = Type::Small.text(visible(&words), look.palette.text_muted);
    ui.add(egui::Label::new(text).wrap());
}
