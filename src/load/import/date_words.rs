//! A date with the month in words.

use super::dates::{DateCell, DateReading, full_year, is_digits};
use crate::model::CivilDate;
use crate::text::calendar::month;

/// `31 January 2021`, `Jan 31, 2021`, `31-Jan-21`, `January 2021`, `31 января 2021`.
pub(super) fn in_words(text: &str) -> DateCell {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > 7 {
        return DateCell::Unreadable;
    }
    let mut named = None;
    let mut day = None;
    let mut year = None;
    let mut short = false;
    for word in words {
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let ordinal = word.get(digits.len()..).unwrap_or_default();
        if let Some(number) = month(word) {
            if named.replace(number).is_some() {
                return DateCell::Unreadable;
            }
        } else if is_digits(digits) && digits.len() == 4 && ordinal.is_empty() {
            year = digits.parse().ok();
        } else if is_digits(digits) && digits.len() <= 2 {
            let number: Option<i8> = digits.parse().ok();
            if day.is_none() {
                day = number;
            } else if year.is_none() && digits.len() == 2 {
                year = number.map(|number| full_year(number.into(), true));
                short = true;
            } else {
                return DateCell::Unreadable;
            }
        } else if !is_filler(word) {
            return DateCell::Unreadable;
        }
    }
    let (Some(month), Some(year)) = (named, year) else {
        return DateCell::Unreadable;
    };
    let reading = if short {
        DateReading::ShortYear
    } else {
        DateReading::Rewritten
    };
    let date = match day {
        Some(day) => CivilDate::day(year, month, day),
        None => CivilDate::parse(&format!("{year:04}-{month:02}")).ok(),
    };
    date.map_or(DateCell::NoSuchDay, |date| {
        DateCell::Date(date, Some(reading))
    })
}

/// Words that stand in dates and say nothing more: weekdays, "of", "de", "г".
fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 33] = [
        "of",
        "the",
        "de",
        "del",
        "г",
        "года",
        "den",
        "der",
        "am",
        "le",
        "el",
        "on",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "пн",
        "вт",
        "ср",
        "чт",
        "пт",
        "сб",
        "вс",
    ];
    FILLERS.contains(&word)
}
