//! A figure as it stands in a cell of a sheet: digits in every dress, words, nothing at all.

use super::figure_abbreviations::abbreviated;
use super::nothing::is_nothing;
use crate::model::{Qualifier, Value};
use crate::text::{Kind, Language, numbers, read_value};

/// What stands before decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DecimalSign {
    /// `2.5`; a comma stands between thousands.
    Point,
    /// `2,5`; a point stands between thousands.
    Comma,
}

/// A cell that was read as a figure.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum FigureCell<'c> {
    /// It states nothing: empty, "n/a", "-".
    Nothing,
    /// A figure; how it was read where that is not plain.
    Figure(Value<'c>, Option<Reading>),
    /// It is none, and why.
    Refused(Refusal),
}

/// How a figure was read that is not plain digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Reading {
    /// "1 800"
    Thousands,
    /// "166.0"
    EmptyDecimals,
    /// "200 people"
    OneNumberInWords,
    /// "unclear"
    Words,
}

/// Why a cell is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Refusal {
    Negative,
    Fraction,
    TooLarge,
    Unreadable,
}

/// The longest text without a digit that is kept as the words of a figure, in bytes.
const LONGEST_WORDS: usize = 120;

/// Reads a cell as one figure.
pub(super) fn read_figure(cell: &str, sign: Option<DecimalSign>) -> FigureCell<'_> {
    let text = trimmed(cell);
    if let Some(inside) = without_tags(text) {
        return match read_figure(inside, sign) {
            FigureCell::Figure(value, None) => {
                FigureCell::Figure(value, Some(Reading::OneNumberInWords))
            }
            other => other,
        };
    }
    if is_nothing(text) {
        return FigureCell::Nothing;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return match text.parse().ok().and_then(exact) {
            Some(value) => FigureCell::Figure(value, None),
            None => FigureCell::Refused(Refusal::TooLarge),
        };
    }
    if let Some(digits) = text.strip_prefix(['-', '−', '\u{2013}'])
        && is_decimal(digits)
    {
        return FigureCell::Refused(Refusal::Negative);
    }
    if let Some(read) = decimal(text, sign) {
        return read;
    }
    in_words(text)
}

/// A text without the spaces at its ends, of every width.
fn trimmed(cell: &str) -> &str {
    if let [first, .., last] = cell.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return cell;
    }
    cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}')
}

/// What stands between the HTML tags around a text, "<b>3</b>"; `None` without any. "<5" is none.
fn without_tags(text: &str) -> Option<&str> {
    let (tag, rest) = text.strip_prefix('<')?.split_once('>')?;
    if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut inside = trimmed(rest);
    while let Some((before, tag)) = inside.rsplit_once("</") {
        if !tag.ends_with('>') {
            break;
        }
        inside = trimmed(before);
    }
    Some(inside)
}

fn exact(number: u64) -> Option<Value<'static>> {
    Value::number(Qualifier::Exact, number, None).ok()
}

fn is_decimal(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.strip_prefix(['.', ',']).unwrap_or(rest);
    text.starts_with(|c: char| c.is_ascii_digit()) && rest.bytes().all(|b| b.is_ascii_digit())
}

/// Digits with a point or comma in them that may stand before decimals.
fn decimal(text: &str, sign: Option<DecimalSign>) -> Option<FigureCell<'static>> {
    let mark = match sign {
        Some(DecimalSign::Point) => '.',
        Some(DecimalSign::Comma) => ',',
        // Of both kinds the last stands before the decimals: "1,234.5".
        None => text.chars().rfind(|c| matches!(c, '.' | ','))?,
    };
    let (whole, decimals) = text.split_once(mark)?;
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let other = if mark == '.' { ',' } else { '.' };
    let plain: String = whole
        .chars()
        .filter(|&c| c != other && !c.is_whitespace())
        .collect();
    if !is_digits(&plain) || !is_digits(decimals) {
        return None;
    }
    // Three digits after the only mark are thousands, unless the sign of the column is known.
    if sign.is_none() && decimals.len() == 3 && plain == whole && plain.len() <= 3 {
        return None;
    }
    if decimals.bytes().all(|byte| byte == b'0') {
        let value = plain.parse().ok().and_then(exact);
        return Some(match value {
            Some(value) => FigureCell::Figure(value, Some(Reading::EmptyDecimals)),
            None => FigureCell::Refused(Refusal::TooLarge),
        });
    }
    Some(FigureCell::Refused(Refusal::Fraction))
}

fn in_words(text: &str) -> FigureCell<'_> {
    if let Some(value) = read_value(text) {
        let has_digits = text.chars().any(char::is_numeric);
        let is_plain = value.qualifier() == Qualifier::Exact && has_digits;
        return FigureCell::Figure(value, is_plain.then_some(Reading::Thousands));
    }
    let plain = |rest: &str| match read_figure(rest, None) {
        FigureCell::Figure(value, _) if value.qualifier() == Qualifier::Exact => value.amount(),
        _ => None,
    };
    if let Some(value) = abbreviated(text, plain) {
        return FigureCell::Figure(value, None);
    }
    let has_digit = text.chars().any(char::is_numeric);
    if has_digit {
        return one_number(text).unwrap_or(FigureCell::Refused(Refusal::Unreadable));
    }
    let is_words = text.len() <= LONGEST_WORDS && text.chars().any(char::is_alphabetic);
    match Value::in_words(Qualifier::Unquantified, text) {
        Ok(value) if is_words => FigureCell::Figure(value, Some(Reading::Words)),
        _ => FigureCell::Refused(Refusal::Unreadable),
    }
}

/// The only number of a short text that counts something: "about 200 people".
fn one_number(text: &str) -> Option<FigureCell<'_>> {
    if text.len() > LONGEST_WORDS {
        return None;
    }
    let found = numbers(text, Language::English);
    let [number] = found.as_slice() else {
        return None;
    };
    if !number.kind.may_be_claimed() {
        return None;
    }
    let value = match (number.kind, number.qualifier, number.number, number.high) {
        (Kind::Vague, ..) | (_, Qualifier::Vague, ..) => {
            Value::in_words(Qualifier::Vague, text).ok()?
        }
        (_, Qualifier::Between, Some(low), Some(high)) => Value::between(low, high, None).ok()?,
        (_, qualifier, Some(low), _) => Value::number(qualifier, low, None).ok()?,
        (.., None, _) => return None,
    };
    Some(FigureCell::Figure(value, Some(Reading::OneNumberInWords)))
}

/// The figure with its low and high end beside it, and whether the ends do not hold the figure.
pub(super) fn with_ends(
    best: Option<Value<'_>>,
    low: Option<u64>,
    high: Option<u64>,
) -> Option<(Value<'_>, bool)> {
    let best_number = best.and_then(|value| match value.qualifier() {
        Qualifier::Exact => value.amount(),
        _ => None,
    });
    // A figure with words of its own says more than two ends.
    if best.is_some() && best_number.is_none() {
        return best.map(|value| (value, false));
    }
    let (low, high) = match (low, high) {
        (None, None) => return best.map(|value| (value, false)),
        (Some(low), Some(high)) => (low, high),
        (Some(low), None) => {
            let value = match best_number {
                Some(best) if best > low => Value::between(low, best, None),
                Some(best) => Value::number(Qualifier::Exact, best, None),
                None => Value::number(Qualifier::AtLeast, low, None),
            };
            return value
                .ok()
                .map(|value| (value, best_number.is_some_and(|best| best < low)));
        }
        (None, Some(high)) => {
            let value = match best_number {
                Some(best) if best < high => Value::between(best, high, None),
                Some(best) => Value::number(Qualifier::Exact, best, None),
                None => Value::number(Qualifier::AtMost, high, None),
            };
            return value
                .ok()
                .map(|value| (value, best_number.is_some_and(|best| best > high)));
        }
    };
    let crossed = low > high || best_number.is_some_and(|best| best < low || best > high);
    let bottom = low.min(high).min(best_number.unwrap_or(u64::MAX));
    let top = low.max(high).max(best_number.unwrap_or(0));
    let value = if bottom == top {
        Value::number(Qualifier::Exact, bottom, None)
    } else {
        Value::between(bottom, top, None)
    };
    value.ok().map(|value| (value, crossed))
}

#[cfg(test)]
mod tests {
    use super::{DecimalSign, FigureCell, Refusal, read_figure, with_ends};
    use crate::model::{Qualifier, Value};

    #[track_caller]
    fn check(cell: &str, expected: &str) {
        check_with(None, cell, expected);
    }

    #[track_caller]
    fn check_with(sign: Option<DecimalSign>, cell: &str, expected: &str) {
        let read = match read_figure(cell, sign) {
            FigureCell::Nothing => "nothing".to_owned(),
            FigureCell::Figure(value, _) => value.to_string(),
            FigureCell::Refused(refusal) => format!("{refusal:?}"),
        };
        assert_eq!(read, expected, "{cell}");
    }

    #[test]
    fn digits_in_every_dress() {
        check("1800", "1,800");
        check(" 1,800 ", "1,800");
        check("1 800", "1,800");
        check("1\u{a0}800", "1,800");
        check("1.800", "1,800");
        check("1'800", "1,800");
        check("166.0", "166");
        check("1,800+", "at least 1,800");
        check(">4,000", "more than 4,000");
        check("more than 5", "more than 5");
        check("≥ 20", "at least 20");
        check("<20", "fewer than 20");
        check("~200", "about 200");
        check("3-5", "between 3 and 5");
        check("3–5", "between 3 and 5");
        check("mind. 20", "at least 20");
        check("min 1,800", "at least 1,800");
        check("max. 20", "at most 20");
        check("ок. 50", "about 50");
        check("2 dozen", "24");
        check("around 200", "about 200");
        check("около 200", "about 200");
        check("не менее 20 человек", "at least 20");
        check("about 200 people", "about 200");
    }

    #[test]
    fn words_stay_words() {
        check("hundreds", "“hundreds”");
        check("several", "“several”");
        check("unclear", "“unclear”");
        check("dozens", "“dozens”");
        check("unknown", "“unknown”");
    }

    #[test]
    fn nothing_is_nothing() {
        for cell in ["", " ", "-", "—", "n/a", "N/A", "NaN", "None", "?"] {
            check(cell, "nothing");
        }
    }

    #[test]
    fn what_is_no_count_is_refused() {
        check("-5", "Negative");
        check("2.5", "Fraction");
        check("2,5", "Fraction");
        check("1,234.5", "Fraction");
        check("99999999999999999999", "TooLarge");
        check("5 men and 3 women", "Unreadable");
        assert_eq!(
            read_figure("1.800", Some(DecimalSign::Point)),
            FigureCell::Refused(Refusal::Fraction)
        );
        check_with(Some(DecimalSign::Comma), "1.800", "1,800");
        check_with(Some(DecimalSign::Comma), "1.800,0", "1,800");
        check_with(Some(DecimalSign::Point), "1,800", "1,800");
    }

    #[test]
    fn a_best_estimate_between_its_ends_becomes_a_range() {
        let best = |number| Value::number(Qualifier::Exact, number, None).ok();
        let shown = |read: Option<(Value<'_>, bool)>| read.map(|(v, bad)| (v.to_string(), bad));
        let range = |text: &str, bad| Some((text.to_owned(), bad));
        assert_eq!(
            shown(with_ends(best(5), Some(3), Some(8))),
            range("between 3 and 8", false)
        );
        assert_eq!(
            shown(with_ends(best(5), Some(5), Some(5))),
            range("5", false)
        );
        assert_eq!(
            shown(with_ends(best(2), Some(3), Some(8))),
            range("between 2 and 8", true)
        );
        assert_eq!(
            shown(with_ends(best(9), Some(3), Some(8))),
            range("between 3 and 9", true)
        );
        assert_eq!(
            shown(with_ends(None, Some(8), Some(3))),
            range("between 3 and 8", true)
        );
        assert_eq!(
            shown(with_ends(None, Some(3), None)),
            range("at least 3", false)
        );
        assert_eq!(shown(with_ends(None, None, None)), None);
    }
}
