//! When a count stood so: a time that can be compared, whatever form the file writes it in.

use super::{CivilDate, ClaimRef, Precision};
use jiff::civil::{DateTime, Time};
use jiff::{Timestamp, tz::TimeZone};

/// The time of an `as_of`, in seconds, or that it names none.
///
/// Ordered in time; what names no time stands before all that do, so that it never counts as the
/// latest. A day or a month alone is its beginning: "2021-01-31" before "2021-01-31T08:00".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsOf(Option<i64>);

impl AsOf {
    /// Reads `2021-01-31T14:00`, also with a space, with seconds, with a zone (`+03:00`, `Z`);
    /// `2021-01-31` and the shorter forms of a date; and `14:00`, on the day that the claim is about.
    /// Without a zone it is the time of the place, and compared as it stands.
    #[must_use]
    pub fn read(text: &str, day: Option<CivilDate>) -> Self {
        let text = text.trim();
        let seconds = with_zone(text)
            .or_else(|| {
                let (day, clock) = text.split_once(['T', ' '])?;
                let day = date(CivilDate::parse(day).ok()?)?;
                at(day.with().time(time(clock)?).build().ok()?)
            })
            .or_else(|| at(date(CivilDate::parse(text).ok()?)?))
            .or_else(|| {
                let time = time(text)?;
                let day = day.filter(|day| day.precision() == Precision::Day)?;
                at(date(day)?.with().time(time).build().ok()?)
            });
        Self(seconds)
    }

    /// Whether it names a time.
    #[must_use]
    pub fn is_time(self) -> bool {
        self.0.is_some()
    }

    /// Seconds since the beginning of 1970, for the distance between two times; `None` where it
    /// names none.
    #[must_use]
    pub fn seconds(self) -> Option<i64> {
        self.0
    }
}

impl ClaimRef<'_> {
    /// When the count stood so, where the file says it.
    #[must_use]
    pub fn as_of_time(&self) -> Option<AsOf> {
        self.as_of.map(|text| AsOf::read(text, self.date))
    }
}

fn with_zone(text: &str) -> Option<i64> {
    let (_, time) = text.split_once(['T', ' '])?;
    time.contains(['Z', '+', '-'])
        .then(|| text.parse::<Timestamp>().ok())?
        .map(Timestamp::as_second)
}

fn at(time: DateTime) -> Option<i64> {
    let zoned = time.to_zoned(TimeZone::UTC).ok()?;
    Some(zoned.timestamp().as_second())
}

/// The beginning of a date.
fn date(day: CivilDate) -> Option<DateTime> {
    let text = day.to_string();
    let begin = text.split('/').next()?;
    let whole = match begin.len() {
        4 => format!("{begin}-01-01"),
        7 => format!("{begin}-01"),
        _ => begin.to_owned(),
    };
    whole.parse().ok()
}

/// `14:00`, `9:30`, `14:00:30`
fn time(text: &str) -> Option<Time> {
    let mut parts = text.split(':');
    let mut next = || parts.next().map(|part| part.parse().ok());
    let (hour, minute, second) = (next()??, next()??, next().unwrap_or(Some(0))?);
    Time::new(hour, minute, second, 0).ok()
}
