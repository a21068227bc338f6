//! A date as it stands in a cell of a sheet, and how a whole column of them is meant.

use super::date_words::in_words;
use super::nothing::is_nothing;
use crate::model::CivilDate;

/// Which comes first in dates of three numbers such as 01/02/2021.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayOrder {
    /// 31.1.2021
    DayFirst,
    /// 1/31/2021
    MonthFirst,
}

impl DayOrder {
    /// The order in words, with an example.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::DayFirst => "day first (31/1/2021)",
            Self::MonthFirst => "month first (1/31/2021)",
        }
    }
}

/// A cell that was read as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateCell {
    /// It states no date: empty, "unknown".
    Nothing,
    /// A date; how it was read where that is not plain.
    Date(CivilDate, Option<DateReading>),
    /// It is none.
    Unreadable,
    /// The parts are those of a date, and the calendar has no such day.
    NoSuchDay,
}

/// How a date was read that is not ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum DateReading {
    /// In the order of the column there is no such day.
    OtherOrder,
    /// The year has two digits.
    ShortYear,
    /// A time of day is left out.
    TimeLeftOut,
    /// A number of days, as spreadsheets keep dates.
    Serial,
    /// Another way to write it that leaves no doubt.
    Rewritten,
}

/// Words for "not known" in a column of dates.
const UNKNOWN: [&str; 10] = [
    "unknown",
    "unknown date",
    "undated",
    "no date",
    "not known",
    "tbd",
    "неизвестно",
    "unbekannt",
    "inconnu",
    "desconocido",
];

/// Three numbers of a date in the order in which they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Numbers {
    first: i8,
    second: i8,
    year: i16,
    short_year: bool,
}

/// What a column of dates tells about its order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct OrderSurvey {
    /// Dates that can only be read with the day first.
    pub day_first: u64,
    /// Dates that can only be read with the month first.
    pub month_first: u64,
    /// Dates that can be read both ways.
    pub either: u64,
    /// Of all these, those with points between the numbers.
    pub with_points: u64,
}

impl OrderSurvey {
    /// Looks at one more cell.
    pub fn see(&mut self, cell: &str) {
        let cell = cell.trim();
        // Nearly every cell leaves here: what begins with a year is not one of the three.
        let begins = cell.as_bytes().first_chunk::<3>();
        if begins.is_some_and(|begins| begins.iter().all(u8::is_ascii_digit)) {
            return;
        }
        let cell = without_time(cell).0;
        let Some((numbers, mark)) = three_numbers(cell) else {
            return;
        };
        match (numbers.first > 12, numbers.second > 12) {
            (true, false) => self.day_first += 1,
            (false, true) => self.month_first += 1,
            (false, false) if numbers.first != numbers.second => self.either += 1,
            _ => {}
        }
        self.with_points += u64::from(mark == '.');
    }

    /// The order of the column, and whether nothing in it decides.
    pub fn order(self) -> (DayOrder, bool) {
        match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => (DayOrder::DayFirst, false),
            std::cmp::Ordering::Less => (DayOrder::MonthFirst, false),
            // Points are written where the day comes first.
            std::cmp::Ordering::Equal if self.with_points > 0 => (DayOrder::DayFirst, false),
            std::cmp::Ordering::Equal => (DayOrder::DayFirst, self.either > 0),
        }
    }
}

/// Reads a cell as a date.
pub(super) fn read_date(cell: &str, order: DayOrder) -> DateCell {
    // Nearly every cell leaves here; no word for nothing is a date.
    if let Ok(date) = CivilDate::parse(cell.trim()) {
        return DateCell::Date(date, None);
    }
    let text = cell.trim().trim_end_matches("г.").trim();
    if let Ok(date) = CivilDate::parse(text) {
        return DateCell::Date(date, None);
    }
    if is_nothing(text) || UNKNOWN.contains(&text.to_lowercase().as_str()) {
        return DateCell::Nothing;
    }
    let (day, has_time) = without_time(text);
    let read = without_clock(day, order);
    match read {
        DateCell::Date(date, None | Some(DateReading::Rewritten))
            if has_time && !is_midnight(text.get(day.len()..).unwrap_or_default()) =>
        {
            DateCell::Date(date, Some(DateReading::TimeLeftOut))
        }
        read => read,
    }
}

/// Whether a time of day is the one that programs write where there is none.
fn is_midnight(clock: &str) -> bool {
    let clock = clock.split(['+', 'Z']).next().unwrap_or_default();
    !clock.contains(['p', 'P']) && clock.chars().all(|c| !c.is_ascii_digit() || c == '0')
}

fn without_clock(text: &str, order: DayOrder) -> DateCell {
    if let Ok(date) = CivilDate::parse(text) {
        return DateCell::Date(date, None);
    }
    if let Some((numbers, _)) = three_numbers(text) {
        return ordered(numbers, order);
    }
    if let Some((year, month, day)) = year_first(text) {
        return match CivilDate::day(year, month, day) {
            Some(date) => DateCell::Date(date, Some(DateReading::Rewritten)),
            None => DateCell::NoSuchDay,
        };
    }
    if let Some(date) = serial(text) {
        return DateCell::Date(date, Some(DateReading::Serial));
    }
    in_words(text)
}

fn ordered(numbers: Numbers, order: DayOrder) -> DateCell {
    let Numbers {
        first,
        second,
        year,
        short_year,
    } = numbers;
    let (day, month) = match order {
        DayOrder::DayFirst => (first, second),
        DayOrder::MonthFirst => (second, first),
    };
    let taken = CivilDate::day(year, month, day);
    let other = CivilDate::day(year, day, month);
    match (taken, other) {
        // One that cannot be read in the order of the column is read in the other, and said.
        (None, Some(date)) => DateCell::Date(date, Some(DateReading::OtherOrder)),
        (Some(date), _) if short_year => DateCell::Date(date, Some(DateReading::ShortYear)),
        (Some(date), _) => DateCell::Date(date, Some(DateReading::Rewritten)),
        (None, None) => DateCell::NoSuchDay,
    }
}

/// The text before a time of day, and whether there is one: `2021-01-31T14:30`, `31.1.2021 14:30`.
fn without_time(text: &str) -> (&str, bool) {
    let cut = text
        .char_indices()
        .find(|&(at, c)| {
            let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
            matches!(c, 'T' | ' ' | ',') && begins_with_clock(rest.trim_start())
        })
        .map(|(at, _)| at);
    match cut.and_then(|at| text.get(..at)) {
        Some(day) if !day.is_empty() => (day.trim_end_matches([',', ' ']), true),
        _ => (text, false),
    }
}

fn begins_with_clock(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && text.as_bytes().get(digits) == Some(&b':')
}

/// `31.01.2021`, `1/31/21`, `31-1-2021`: what stands first and second, the year, and the mark.
fn three_numbers(text: &str) -> Option<(Numbers, char)> {
    let mark = text.chars().find(|c| matches!(c, '.' | '/' | '-'))?;
    let mut parts = text.split(mark).map(str::trim);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_short = |part: &str| (1..=2).contains(&part.len()) && is_digits(part);
    let rest_is_empty = parts.next().is_none_or(str::is_empty) && parts.next().is_none();
    if !is_short(first) || !is_short(second) || !is_digits(year) || !rest_is_empty {
        return None;
    }
    let short_year = year.len() == 2;
    if !short_year && year.len() != 4 {
        return None;
    }
    let numbers = Numbers {
        first: first.parse().ok()?,
        second: second.parse().ok()?,
        year: full_year(year.parse().ok()?, short_year),
        short_year,
    };
    Some((numbers, mark))
}

/// Two digits of a year as spreadsheets read them: 00 to 68 in this century.
pub(super) fn full_year(year: i16, is_short: bool) -> i16 {
    match year {
        0..=68 if is_short => 2000 + year,
        69..=99 if is_short => 1900 + year,
        _ => year,
    }
}

/// `2021/01/31`, `2021.1.31`, `20210131`, `20210131143000`.
fn year_first(text: &str) -> Option<(i16, i8, i8)> {
    if is_digits(text) && matches!(text.len(), 8 | 14) {
        let year: i16 = text.get(..4)?.parse().ok()?;
        let in_range = (1500..=2200).contains(&year);
        let month = text.get(4..6)?.parse().ok()?;
        let day = text.get(6..8)?.parse().ok()?;
        return in_range.then_some((year, month, day));
    }
    let mark = text.chars().find(|c| matches!(c, '.' | '/' | '-'))?;
    let mut parts = text.split(mark).map(str::trim);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = year.len() == 4 && is_digits(year);
    let is_whole = parts.next().is_none_or(str::is_empty);
    if !is_year || !is_whole || !is_digits(month) || !is_digits(day) {
        return None;
    }
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

/// Days since 30 December 1899, as spreadsheets count them: 44227 is 31 January 2021.
fn serial(text: &str) -> Option<CivilDate> {
    let whole = text.split('.').next().unwrap_or_default();
    let days: i64 = whole.parse().ok().filter(|_| whole.len() == 5)?;
    let is_number = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    // 1954 to 2064: a smaller number is likelier something else.
    if !is_number || !(20_000..60_000).contains(&days) {
        return None;
    }
    let first = jiff::civil::Date::constant(1899, 12, 30);
    let date = first.checked_add(jiff::Span::new().days(days)).ok()?;
    CivilDate::day(date.year(), date.month(), date.day())
}

pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The days from the first of `start` to the last of `end`.
pub(super) fn interval(start: CivilDate, end: CivilDate) -> Option<CivilDate> {
    if start == end {
        return Some(start);
    }
    CivilDate::parse(&format!("{start}/{end}")).ok()
}

#[cfg(test)]
mod tests {
    use super::{DateCell, DayOrder, OrderSurvey, read_date};

    #[track_caller]
    fn check(cell: &str, expected: &str) {
        check_in(DayOrder::DayFirst, cell, expected);
    }

    #[track_caller]
    fn check_in(order: DayOrder, cell: &str, expected: &str) {
        let read = match read_date(cell, order) {
            DateCell::Date(date, _) => date.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(read, expected, "{cell}");
    }

    #[test]
    fn dates_in_every_dress() {
        check("2021-01-31", "2021-01-31");
        check("2021-01", "2021-01");
        check("2021", "2021");
        check("2021-01-23/2021-01-31", "2021-01-23/2021-01-31");
        check("2021-01-31T14:30:00Z", "2021-01-31");
        check("2021-01-31 00:00:00", "2021-01-31");
        check("2021/1/31", "2021-01-31");
        check("20210131", "2021-01-31");
        check("20210131143000", "2021-01-31");
        check("31.01.2021", "2021-01-31");
        check("31.1.21", "2021-01-31");
        check("31/01/2021", "2021-01-31");
        check_in(DayOrder::MonthFirst, "1/31/21", "2021-01-31");
        check("03 December 2020", "2020-12-03");
        check("December 3, 2020", "2020-12-03");
        check("Thursday, 3 December 2020", "2020-12-03");
        check("03-Dec-20", "2020-12-03");
        check("3 декабря 2020 г.", "2020-12-03");
        check("3. Dezember 2020", "2020-12-03");
        check("January 2021", "2021-01");
        check("44227", "2021-01-31");
        check("44227.0", "2021-01-31");
        check("31.01.2021 14:30", "2021-01-31");
    }

    #[test]
    fn what_is_no_date_is_none() {
        check("", "Nothing");
        check("Unknown Date", "Nothing");
        check("n/a", "Nothing");
        check("yesterday", "Unreadable");
        check("31.02.2021", "NoSuchDay");
        check("2021-13-01", "NoSuchDay");
        check("1800", "1800");
        check("12", "Unreadable");
    }

    #[test]
    fn the_whole_column_decides_the_order() {
        let order = |cells: &[&str]| {
            let mut survey = OrderSurvey::default();
            for cell in cells {
                survey.see(cell);
            }
            survey.order()
        };
        assert_eq!(
            order(&["1/2/2021", "13/1/2021"]),
            (DayOrder::DayFirst, false)
        );
        assert_eq!(
            order(&["1/2/2021", "1/13/2021"]),
            (DayOrder::MonthFirst, false)
        );
        assert_eq!(order(&["1/2/2021"]), (DayOrder::DayFirst, true));
        assert_eq!(order(&["1.2.2021"]), (DayOrder::DayFirst, false));
        assert_eq!(order(&["2021-01-02"]), (DayOrder::DayFirst, false));
    }
}
