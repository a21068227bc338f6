//! Civil dates: a day, a month, a year or a span of days, never an instant.

use jiff::Span;
use jiff::civil::{Date, Weekday};
use std::fmt;
use std::num::NonZeroU32;

/// A date as a source states it, ISO 8601 / EDTF level 0: `2021-01-31`, `2021-01`, `2021` or
/// `2021-01-23/2021-01-31`.
///
/// Ordered by its first day, then its last; no time zone can shift it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    first: Date,
    last: Date,
    precision: Precision,
}

/// How exactly a date is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One day.
    Day,
    /// One month.
    Month,
    /// One year.
    Year,
    /// From a day to a day, both counted.
    Interval,
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// It has another form than the four allowed ones.
    #[error("is not a date: write 2021-01-31, 2021-01, 2021, or 2021-01-23/2021-01-31")]
    Form,
    /// There is no such day in the calendar.
    #[error("is no day of the calendar")]
    NoSuchDay,
    /// An interval that ends before it begins.
    #[error("ends before it begins")]
    Backwards,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What makes every year of the calendar a number from 0 up.
const YEAR_ZERO: i32 = 10_000;

impl CivilDate {
    /// The single day `year-month-day`, or `None` where the calendar has none.
    #[must_use]
    pub fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self::from)
    }

    /// Reads the four forms of the dataset format.
    ///
    /// # Errors
    /// Any other form, a day that does not exist, an interval that runs backwards.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        if let Some((year, month, day)) = single_day(text) {
            let date = Date::new(year, month, day);
            return date.map(Self::from).map_err(|_none| DateError::NoSuchDay);
        }
        if let Some((first, last)) = text.split_once('/') {
            let first = Self::parse_single(first)?;
            let last = Self::parse_single(last)?;
            if last.last < first.first {
                return Err(DateError::Backwards);
            }
            if first.precision != Precision::Day || last.precision != Precision::Day {
                return Err(DateError::Form);
            }
            return Ok(Self {
                first: first.first,
                last: last.last,
                precision: Precision::Interval,
            });
        }
        Self::parse_single(text)
    }

    fn parse_single(text: &str) -> Result<Self, DateError> {
        let mut shape = [0; "0000-00-00".len()];
        let Some(shape) = shape.get_mut(..text.len()) else {
            return Err(DateError::Form);
        };
        for (to, byte) in shape.iter_mut().zip(text.bytes()) {
            *to = if byte.is_ascii_digit() { b'0' } else { byte };
        }
        let mut parts = text.split('-');
        let mut next = || parts.next().and_then(|part| part.parse::<i16>().ok());
        let small = |part: Option<i16>| part.and_then(|n| i8::try_from(n).ok());
        let (first, last, precision) = match &*shape {
            b"0000-00-00" => {
                let (year, month, day) = (next(), small(next()), small(next()));
                let date = whole_date(year, month, day)?;
                (date, date, Precision::Day)
            }
            b"0000-00" => {
                let (year, month) = (next(), small(next()));
                let first = whole_date(year, month, Some(1))?;
                (first, first.last_of_month(), Precision::Month)
            }
            b"0000" => {
                let first = whole_date(next(), Some(1), Some(1))?;
                (first, first.last_of_year(), Precision::Year)
            }
            _ => return Err(DateError::Form),
        };
        Ok(Self {
            first,
            last,
            precision,
        })
    }

    /// The date in 26 bits, never 0; `None` for a span of days, which has two ends.
    pub(super) fn packed(self) -> Option<NonZeroU32> {
        let (last, precision) = match self.precision {
            Precision::Day => (self.first, 0),
            Precision::Month => (self.first.last_of_month(), 1),
            Precision::Year => (self.first.last_of_year(), 2),
            Precision::Interval => return None,
        };
        if last != self.last {
            return None;
        }
        let year = u32::try_from(i32::from(self.first.year()) + YEAR_ZERO).ok()?;
        let month = u32::from(self.first.month().unsigned_abs());
        let day = u32::from(self.first.day().unsigned_abs());
        NonZeroU32::new(year << 11 | month << 7 | day << 2 | precision)
    }

    /// The date that [`Self::packed`] packed.
    pub(super) fn unpacked(packed: NonZeroU32) -> Option<Self> {
        let bits = packed.get();
        let year = i32::try_from(bits >> 11).ok()? - YEAR_ZERO;
        let month = i8::try_from(bits >> 7 & 0b1111).ok()?;
        let day = i8::try_from(bits >> 2 & 0b1_1111).ok()?;
        let first = Date::new(i16::try_from(year).ok()?, month, day).ok()?;
        let (last, precision) = match bits & 0b11 {
            0 => (first, Precision::Day),
            1 => (first.last_of_month(), Precision::Month),
            _ => (first.last_of_year(), Precision::Year),
        };
        Some(Self {
            first,
            last,
            precision,
        })
    }

    /// How exactly it is stated.
    #[must_use]
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The day so many days after 1970-01-01; `None` outside the calendar, which goes from year
    /// -9999 to year 9999.
    #[must_use]
    pub fn from_day_number(number: i32) -> Option<Self> {
        let days = Span::new().try_days(number).ok()?;
        let day = Date::constant(1970, 1, 1).checked_add(days).ok()?;
        Some(day.into())
    }

    /// Year, month and day of the first day, counted from 1.
    #[must_use]
    pub fn year_month_day(self) -> (i16, i8, i8) {
        (self.first.year(), self.first.month(), self.first.day())
    }

    /// The name of the month of the first day.
    #[must_use]
    pub fn month_name(self) -> &'static str {
        month_name(self.first)
    }

    /// Days since 1970-01-01 of the first day, for axes and for ordering.
    #[must_use]
    pub fn first_day_number(self) -> i32 {
        day_number(self.first)
    }

    /// Days since 1970-01-01 of the last day.
    #[must_use]
    pub fn last_day_number(self) -> i32 {
        day_number(self.last)
    }

    /// The weekday of a single day; wider dates have none.
    #[must_use]
    pub fn weekday(self) -> Option<&'static str> {
        (self.precision == Precision::Day).then(|| weekday_name(self.first.weekday()))
    }

    /// `31 January 2021`, `January 2021`, `2021`, `23 January 2021 to 31 January 2021`.
    #[must_use]
    pub fn long(self) -> String {
        match self.precision {
            Precision::Day => long_day(self.first),
            Precision::Month => format!("{} {}", month_name(self.first), self.first.year()),
            Precision::Year => self.first.year().to_string(),
            Precision::Interval => {
                format!("{} to {}", long_day(self.first), long_day(self.last))
            }
        }
    }

    /// As [`Self::long`] with the weekday of a single day: `Sunday 31 January 2021`.
    #[must_use]
    pub fn in_full(self) -> String {
        match self.weekday() {
            Some(weekday) => format!("{weekday} {}", self.long()),
            None => self.long(),
        }
    }

    /// As [`Self::long`] without the year, for narrow windows: `31 January`.
    #[must_use]
    pub fn without_year(self) -> String {
        match self.precision {
            Precision::Day => format!("{} {}", self.first.day(), month_name(self.first)),
            _ => self.long(),
        }
    }
}

impl From<Date> for CivilDate {
    fn from(day: Date) -> Self {
        Self {
            first: day,
            last: day,
            precision: Precision::Day,
        }
    }
}

/// The ISO form of the dataset format.
impl fmt::Display for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Day => write!(f, "{}", self.first),
            Precision::Month => write!(f, "{:04}-{:02}", self.first.year(), self.first.month()),
            Precision::Year => write!(f, "{:04}", self.first.year()),
            Precision::Interval => write!(f, "{}/{}", self.first, self.last),
        }
    }
}

/// Year, month and day of `0000-00-00`.
fn single_day(text: &str) -> Option<(i16, i8, i8)> {
    let (year, rest) = text.as_bytes().split_first_chunk::<4>()?;
    let (month, rest) = rest.strip_prefix(b"-")?.split_first_chunk::<2>()?;
    let day = rest.strip_prefix(b"-")?.as_array::<2>()?;
    let two = |&[tens, ones]: &[u8; 2]| {
        let are_digits = tens.is_ascii_digit() && ones.is_ascii_digit();
        are_digits.then(|| ((tens - b'0') * 10 + (ones - b'0')).cast_signed())
    };
    let (century, of_century) = (year.first_chunk()?, year.last_chunk()?);
    let year = i16::from(two(century)?) * 100 + i16::from(two(of_century)?);
    Some((year, two(month)?, two(day)?))
}

fn whole_date(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Result<Date, DateError> {
    let (Some(year), Some(month), Some(day)) = (year, month, day) else {
        return Err(DateError::Form);
    };
    Date::new(year, month, day).map_err(|_no_such_day| DateError::NoSuchDay)
}

fn day_number(date: Date) -> i32 {
    let epoch = Date::constant(1970, 1, 1);
    date.duration_since(epoch)
        .as_hours()
        .div_euclid(24)
        .try_into()
        .unwrap_or(0)
}

fn long_day(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date), date.year())
}

fn month_name(date: Date) -> &'static str {
    usize::try_from(date.month() - 1)
        .ok()
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or("")
}

fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
