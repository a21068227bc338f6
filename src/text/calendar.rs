//! Dates in sentences: "Sunday 31 January", "Jan. 31, 2021", "31 января", "31.01.2021".

use super::language::Language;
use super::token::{Shape, Token, tokens};
use crate::model::Seeded;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A day that a text names, by as much as it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDay {
    /// The bytes it takes.
    pub bytes: Range<usize>,
    /// Monday is 1, Sunday 7.
    pub weekday: Option<u8>,
    /// The day of the month and the month; `None` where only a weekday is named.
    pub day_and_month: Option<(i8, i8)>,
    /// The year.
    pub year: Option<i16>,
}

/// Names of months in five languages; Russian ones without the ending of the case.
const MONTHS: [(i8, &[&str]); 12] = [
    (
        1,
        &[
            "january",
            "jan",
            "январ",
            "янв",
            "januar",
            "jänner",
            "janv",
            "janvier",
            "enero",
        ],
    ),
    (
        2,
        &[
            "february",
            "feb",
            "феврал",
            "фев",
            "februar",
            "févr",
            "février",
            "febrero",
        ],
    ),
    (
        3,
        &[
            "march",
            "mar",
            "март",
            "марта",
            "марте",
            "märz",
            "mars",
            "marzo",
        ],
    ),
    (
        4,
        &["april", "apr", "апрел", "апр", "avril", "avr", "abril"],
    ),
    (5, &["may", "мая", "май", "мае", "mai", "mayo"]),
    (
        6,
        &[
            "june", "jun", "июнь", "июня", "июне", "июн", "juni", "juin", "junio",
        ],
    ),
    (
        7,
        &[
            "july", "jul", "июль", "июля", "июле", "июл", "juli", "juillet", "juil", "julio",
        ],
    ),
    (8, &["august", "aug", "август", "авг", "août", "agosto"]),
    (
        9,
        &[
            "september",
            "sept",
            "sep",
            "сентябр",
            "сен",
            "septembre",
            "septiembre",
        ],
    ),
    (
        10,
        &[
            "october",
            "oct",
            "октябр",
            "окт",
            "oktober",
            "okt",
            "octobre",
            "octubre",
        ],
    ),
    (
        11,
        &["november", "nov", "ноябр", "нояб", "novembre", "noviembre"],
    ),
    (
        12,
        &[
            "december",
            "dec",
            "декабр",
            "дек",
            "dezember",
            "dez",
            "décembre",
            "diciembre",
        ],
    ),
];

const WEEKDAYS: [(u8, &[&str]); 7] = [
    (1, &["monday", "понедельник", "montag", "lundi", "lunes"]),
    (2, &["tuesday", "вторник", "dienstag", "mardi", "martes"]),
    (
        3,
        &[
            "wednesday",
            "среду",
            "среда",
            "mittwoch",
            "mercredi",
            "miércoles",
        ],
    ),
    (4, &["thursday", "четверг", "donnerstag", "jeudi", "jueves"]),
    (
        5,
        &[
            "friday",
            "пятницу",
            "пятница",
            "freitag",
            "vendredi",
            "viernes",
        ],
    ),
    (
        6,
        &[
            "saturday",
            "субботу",
            "суббота",
            "samstag",
            "sonnabend",
            "samedi",
            "sábado",
        ],
    ),
    (
        7,
        &["sunday", "воскресенье", "sonntag", "dimanche", "domingo"],
    ),
];

/// Months and weekdays by their names: every word of every text is looked up.
static MONTH_NAMES: LazyLock<HashMap<&str, i8, Seeded>> = LazyLock::new(|| by_name(&MONTHS));
static WEEKDAY_NAMES: LazyLock<HashMap<&str, u8, Seeded>> = LazyLock::new(|| by_name(&WEEKDAYS));

fn by_name<T: Copy>(table: &[(T, &[&'static str])]) -> HashMap<&'static str, T, Seeded> {
    table
        .iter()
        .flat_map(|&(number, names)| names.iter().map(move |&name| (name, number)))
        .collect()
}

/// The month a word in lower case names, 1 to 12.
#[must_use]
pub fn month(word: &str) -> Option<i8> {
    // Endings of Russian cases: января, январе.
    let stem = || {
        let ending = word.chars().next_back()?;
        word.strip_suffix(ending)
            .filter(|stem| !stem.is_ascii() && stem.chars().count() > 4)
    };
    let find = |name: &str| MONTH_NAMES.get(name).copied();
    find(word).or_else(|| find(stem()?))
}

/// The weekday a word in lower case names, 1 for Monday.
#[must_use]
pub(super) fn weekday(word: &str) -> Option<u8> {
    WEEKDAY_NAMES.get(word).copied()
}

/// Every day that a text names.
#[must_use]
pub fn days(text: &str, language: Language) -> Vec<FoundDay> {
    days_in(&tokens(text, language))
}

pub(super) fn days_in(tokens: &[Token<'_>]) -> Vec<FoundDay> {
    let mut found = Vec::new();
    let mut used_until = 0;
    for (at, token) in tokens.iter().enumerate() {
        if at < used_until {
            continue;
        }
        let day = match &token.shape {
            Shape::Day(Some((year, month, day))) => Some((
                FoundDay {
                    bytes: token.bytes.clone(),
                    weekday: weekday_before(tokens, at),
                    day_and_month: Some((*day, *month)),
                    year: Some(*year),
                },
                at + 1,
            )),
            Shape::Word(word) => match month(word) {
                Some(month) => around_month(tokens, at, month),
                None => lone_weekday(tokens, at),
            },
            _ => None,
        };
        if let Some((day, until)) = day {
            used_until = until;
            found.push(day);
        }
    }
    found
}

/// A day of the month in digits, with the token's place: "31", "31st".
pub(super) fn day_of_month(token: &Token<'_>) -> Option<i8> {
    match token.shape {
        Shape::Digits(digits) if digits.decimals == 0 && !digits.grouped && digits.length <= 2 => {
            let value = i8::try_from(digits.value?).ok()?;
            (1..=31).contains(&value).then_some(value)
        }
        _ => None,
    }
}

/// A plain year in digits.
pub(super) fn year(token: &Token<'_>) -> Option<i16> {
    match token.shape {
        Shape::Digits(digits) if digits.decimals == 0 && !digits.grouped && digits.length == 4 => {
            let value = i16::try_from(digits.value?).ok()?;
            (1900..=2099).contains(&value).then_some(value)
        }
        _ => None,
    }
}

fn around_month(tokens: &[Token<'_>], at: usize, month: i8) -> Option<(FoundDay, usize)> {
    // "31 January", "31st of January", "31. Januar", "31 de enero"
    let mut before = at;
    while let Some(previous) = before.checked_sub(1).and_then(|row| tokens.get(row))
        && at - before < 3
        && (previous.is_mark(".")
            || matches!(
                previous.word(),
                Some("of" | "de" | "st" | "nd" | "rd" | "th" | "er" | "го")
            ))
    {
        before -= 1;
    }
    let ahead = skip_marks(tokens, at + 1, ".");
    let (row, end) = if let Some(row) = before.checked_sub(1)
        && tokens.get(row).and_then(day_of_month).is_some()
    {
        (row, at + 1)
    } else if tokens.get(ahead).and_then(day_of_month).is_some() {
        (ahead, ahead + 1)
    } else {
        return None;
    };
    let day = tokens.get(row).and_then(day_of_month)?;
    let mut end = end;
    let mut look = end;
    while tokens.get(look).is_some_and(|token| {
        token.is_mark(".,") || matches!(token.word(), Some("de" | "st" | "nd" | "rd" | "th"))
    }) {
        look += 1;
    }
    let year = tokens.get(look).and_then(year);
    if year.is_some() {
        end = look + 1;
    }
    let first = row.min(at);
    let last = end.checked_sub(1).and_then(|row| tokens.get(row))?;
    Some((
        FoundDay {
            bytes: tokens.get(first)?.bytes.start..last.bytes.end,
            weekday: weekday_before(tokens, first),
            day_and_month: Some((day, month)),
            year,
        },
        end,
    ))
}

/// "Sunday, the" before a date.
fn weekday_before(tokens: &[Token<'_>], at: usize) -> Option<u8> {
    let words = tokens.get(at.saturating_sub(4)..at)?;
    words
        .iter()
        .rev()
        .take_while(|token| {
            token.is_mark(",.")
                || token.word().is_some_and(|word| {
                    weekday(word).is_some() || matches!(word, "the" | "den" | "dem" | "le" | "el")
                })
        })
        .find_map(|token| token.word().and_then(weekday))
}

fn lone_weekday(tokens: &[Token<'_>], at: usize) -> Option<(FoundDay, usize)> {
    let token = tokens.get(at)?;
    let named = weekday(token.word()?)?;
    // One that belongs to the date after it is told by that date.
    let ahead = tokens.get(at + 1..tokens.len().min(at + 6))?;
    let belongs = ahead
        .iter()
        .take_while(|token| {
            token.is_mark(",.")
                || token.word().is_some_and(|word| {
                    month(word).is_some() || matches!(word, "the" | "den" | "dem" | "le" | "el")
                })
                || matches!(token.shape, Shape::Digits(_) | Shape::Day(_))
        })
        .any(|token| matches!(token.shape, Shape::Digits(_) | Shape::Day(_)));
    (!belongs).then(|| {
        (
            FoundDay {
                bytes: token.bytes.clone(),
                weekday: Some(named),
                day_and_month: None,
                year: None,
            },
            at + 1,
        )
    })
}

fn skip_marks(tokens: &[Token<'_>], mut at: usize, marks: &str) -> usize {
    while tokens.get(at).is_some_and(|token| token.is_mark(marks)) {
        at += 1;
    }
    at
}
