//! How wide a bar of the timeline is: a day, a week, a month, so many years.

use crate::model::CivilDate;

/// As many days as there may be for each to have a bar of its own.
const MOST_DAYS: i32 = 60;
/// As many weeks as there may be.
const MOST_WEEKS: i32 = 120;
/// The least width of a bar with the gap beside it, in points.
const NARROWEST: f32 = 5.0;

/// The days that share a bar. Weeks begin on Monday (ISO 8601); years are those of the calendar,
/// with a year 0, and their groups begin at a multiple of their length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A month of the calendar.
    Month,
    /// So many years: 1, 10, 100 or 1,000.
    Years(i16),
}

impl Step {
    /// Every step, the finest first.
    pub const ALL: [Self; 7] = [
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Years(1),
        Self::Years(10),
        Self::Years(100),
        Self::Years(1_000),
    ];

    /// The finest step whose bars from day number `first` to `last` have room in `width` points,
    /// and are not too many to be told apart.
    #[must_use]
    pub fn fitting(first: i32, last: i32, width: f32) -> Self {
        let days = last.saturating_sub(first).saturating_add(1);
        let fits = |step: &Self| {
            let (long, most) = match *step {
                Self::Day => (1, MOST_DAYS),
                Self::Week => (7, MOST_WEEKS),
                Self::Month => (30, i32::MAX),
                Self::Years(years) => (i32::from(years).saturating_mul(365), i32::MAX),
            };
            let bars = days / long + 1;
            #[expect(clippy::cast_precision_loss, reason = "at most some millions of days")]
            let needed = bars as f32 * NARROWEST;
            bars <= most.saturating_add(1) && days <= most.saturating_mul(long) && needed <= width
        };
        let mut steps = Self::ALL.into_iter();
        steps.find(fits).unwrap_or(Self::Years(1_000))
    }

    /// The number of the first day of the bar that holds a day; no day before the calendar.
    #[must_use]
    pub fn begin(self, day: i32) -> i32 {
        let (calendar, _) = calendar();
        let (year, month, _) =
            CivilDate::from_day_number(day).map_or((0, 1, 1), CivilDate::year_month_day);
        let begin = match self {
            Self::Day => day,
            // 1970-01-01 was a Thursday.
            Self::Week => day - (day + 3).rem_euclid(7),
            Self::Month => first_of(year, month),
            Self::Years(years) => {
                let years = years.max(1);
                year.div_euclid(years)
                    .checked_mul(years)
                    .map_or(calendar, |year| first_of(year, 1))
            }
        };
        begin.max(calendar)
    }

    /// The number of the last day of the bar that holds a day; no day behind the calendar.
    #[must_use]
    pub fn end(self, day: i32) -> i32 {
        let (_, calendar) = calendar();
        let begin = self.begin(day);
        let (year, month, _) =
            CivilDate::from_day_number(day).map_or((0, 1, 1), CivilDate::year_month_day);
        let next = match self {
            Self::Day => day + 1,
            Self::Week => day + 7 - (day + 3).rem_euclid(7),
            Self::Month if month == 12 => first_of(year.saturating_add(1), 1),
            Self::Month => first_of(year, month + 1),
            Self::Years(years) => {
                let years = years.max(1);
                let group = year.div_euclid(years).saturating_add(1);
                first_of(group.saturating_mul(years), 1)
            }
        };
        if next <= begin {
            calendar
        } else {
            (next - 1).min(calendar)
        }
    }

    /// What one bar stands for: "day", "week", "100 years".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Years(1) => "year",
            Self::Years(10) => "ten years",
            Self::Years(100) => "hundred years",
            Self::Years(_) => "thousand years",
        }
    }
}

/// The numbers of the first and the last day of the calendar.
fn calendar() -> (i32, i32) {
    let number = |day: Option<CivilDate>| day.map_or(0, CivilDate::first_day_number);
    (
        number(CivilDate::day(-9999, 1, 1)),
        number(CivilDate::day(9999, 12, 31)),
    )
}

/// The number of the first day of a month; before or behind the calendar, of its end there.
fn first_of(year: i16, month: i8) -> i32 {
    let (first, last) = calendar();
    match CivilDate::day(year, month, 1) {
        Some(day) => day.first_day_number(),
        None if year < 0 => first,
        None => last + 1,
    }
}
