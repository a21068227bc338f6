//! The axis of the timeline: where its days stand, and which of its labels fit.

use crate::model::CivilDate;
use crate::view::{Bar, Step};

/// The least room between two labels, in points.
const GAP: f32 = 8.0;

/// Days along a line of so many points. Every day is as long as any other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeAxis {
    first: i32,
    end: i32,
    width: f32,
}

/// A label under the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisLabel {
    /// The position of its bar.
    pub bar: usize,
    /// What it says.
    pub text: String,
    /// Its middle, in points from the left.
    pub middle: f32,
    /// Its width in points.
    pub width: f32,
}

impl TimeAxis {
    /// An axis under these bars; `None` without any.
    #[must_use]
    pub fn of(bars: &[Bar], width: f32) -> Option<Self> {
        Some(Self {
            first: bars.first()?.first.first_day_number(),
            end: bars.last()?.last.last_day_number() + 1,
            width: width.max(1.0),
        })
    }

    /// Where a day begins, in points from the left; the end of the axis for what is behind it.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a position on the screen is found exactly enough"
    )]
    pub fn x(self, day: i32) -> f32 {
        let passed = f64::from(day.clamp(self.first, self.end) - self.first);
        (passed / f64::from(self.end - self.first) * f64::from(self.width)) as f32
    }

    /// The number of the day at so many points from the left; the nearest where there is none.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "within the calendar, clamped before"
    )]
    pub fn day(self, x: f32) -> i32 {
        let share = f64::from((x / self.width).clamp(0.0, 1.0));
        let passed = (share * f64::from(self.end - self.first)).floor() as i32;
        (self.first + passed).clamp(self.first, self.end - 1)
    }

    /// From where to where a bar has its room, in points from the left.
    #[must_use]
    pub fn room(self, bar: &Bar) -> (f32, f32) {
        (
            self.x(bar.first.first_day_number()),
            self.x(bar.last.last_day_number() + 1),
        )
    }

    /// The position of the bar of these that holds a day.
    #[must_use]
    pub fn bar_of(bars: &[Bar], day: i32) -> Option<usize> {
        let at = bars.partition_point(|bar| bar.last.last_day_number() < day);
        let bar = bars.get(at)?;
        (bar.first.first_day_number() <= day).then_some(at)
    }

    /// The labels that fit side by side: first those that name a year, then a month, then the
    /// rest at even steps. None overlaps another or leaves the axis.
    #[must_use]
    pub fn labels(self, bars: &[Bar], step: Step, measure: &dyn Fn(&str) -> f32) -> Vec<AxisLabel> {
        let mut taken: Vec<AxisLabel> = Vec::new();
        let ranks: Vec<Rank> = (0..bars.len()).map(|at| rank(bars, at)).collect();
        let widest = bars
            .iter()
            .map(|bar| measure(&words(*bar, step, Rank::Rest)));
        let widest = widest.take(60).fold(0.0, f32::max) + GAP;
        #[expect(clippy::cast_precision_loss, reason = "some hundred bars")]
        let room = self.width / bars.len().max(1) as f32;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small positive number"
        )]
        let stride = (widest / room).ceil().max(1.0) as usize;
        for wanted in [Rank::First, Rank::Year, Rank::Month, Rank::Rest] {
            for (at, bar) in bars.iter().enumerate() {
                let of_rank = ranks.get(at) == Some(&wanted);
                if of_rank && (wanted != Rank::Rest || at % stride == 0) {
                    self.place(&mut taken, at, words(*bar, step, wanted), bar, measure);
                }
            }
        }
        taken.sort_by_key(|label| label.bar);
        taken
    }

    /// Puts a label under its bar, unless it would touch another.
    fn place(
        self,
        taken: &mut Vec<AxisLabel>,
        bar: usize,
        text: String,
        of: &Bar,
        measure: &dyn Fn(&str) -> f32,
    ) {
        let width = measure(&text);
        let half = width / 2.0;
        if width > self.width {
            return;
        }
        let (from, to) = self.room(of);
        let middle = f32::midpoint(from, to).clamp(half, self.width - half);
        let at = taken.partition_point(|label| label.bar < bar);
        let free = |label: Option<&AxisLabel>| {
            label
                .is_none_or(|label| (label.middle - middle).abs() >= half + label.width / 2.0 + GAP)
        };
        let before = at.checked_sub(1).and_then(|before| taken.get(before));
        if free(before) && free(taken.get(at)) {
            taken.insert(
                at,
                AxisLabel {
                    bar,
                    text,
                    middle,
                    width,
                },
            );
        }
    }
}

/// How much a label says that the one before it does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    First,
    Year,
    Month,
    Rest,
}

fn rank(bars: &[Bar], at: usize) -> Rank {
    let date = |at: usize| bars.get(at).map(|bar| bar.first.year_month_day());
    let before = at.checked_sub(1).and_then(date);
    match (before, date(at)) {
        (Some((year, month, _)), Some((this_year, this_month, _))) => {
            if year != this_year {
                Rank::Year
            } else if month == this_month {
                Rank::Rest
            } else {
                Rank::Month
            }
        }
        _ => Rank::First,
    }
}

/// "23 Jan 2021", "1 Feb", "24"; "Jan 2021", "Feb"; "2021".
fn words(bar: Bar, step: Step, rank: Rank) -> String {
    let (year, _, day) = bar.first.year_month_day();
    let month = short_month(bar.first);
    let with_year = matches!(rank, Rank::First | Rank::Year);
    match step {
        Step::Day | Step::Week if with_year => format!("{day} {month} {year}"),
        Step::Day if rank == Rank::Rest => day.to_string(),
        Step::Day | Step::Week => format!("{day} {month}"),
        Step::Month if with_year => format!("{month} {year}"),
        Step::Month => month.to_owned(),
        Step::Years(_) => year.to_string(),
    }
}

/// The first three letters of the month.
fn short_month(day: CivilDate) -> &'static str {
    let name = day.month_name();
    name.get(..3).unwrap_or(name)
}
