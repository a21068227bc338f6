//! Where a number and a name stand in a sentence, if they stand there once.

use crate::model::Span;
use memchr::memchr;

/// What people put between thousands.
const SEPARATORS: [char; 8] = [',', '.', '\'', '’', ' ', '\u{a0}', '\u{2009}', '\u{202f}'];

/// The only place where `number` stands in digits, alone and not as a part of a longer number.
pub(super) fn number_in(sentence: &str, number: u64) -> Option<Span> {
    let digits = number.to_string();
    let mut forms = Vec::new();
    if digits.len() > 3 {
        forms.extend(SEPARATORS.map(|separator| grouped(&digits, separator)));
    }
    let found = std::iter::once(&digits)
        .chain(&forms)
        .flat_map(|form| matches(sentence, form))
        .filter(|(start, form)| {
            let (before, after) = around(sentence, *start, form.len());
            !goes_on(before.chars().rev()) && !goes_on(after.chars())
        });
    only(sentence, found)
}

/// The only place where `name` stands as a word, or words, of its own.
pub(super) fn name_in(sentence: &str, name: &str) -> Option<Span> {
    if name.is_empty() {
        return None;
    }
    let found = matches(sentence, name).filter(|(start, name)| {
        let (before, after) = around(sentence, *start, name.len());
        let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !touches(before.chars().next_back()) && !touches(after.chars().next())
    });
    only(sentence, found)
}

/// Where a text that is not empty stands, as `str::match_indices` says it; which prepares itself
/// for long searches, and sentences are short.
fn matches<'s>(sentence: &'s str, wanted: &'s str) -> impl Iterator<Item = (usize, &'s str)> {
    let (text, wanted_bytes) = (sentence.as_bytes(), wanted.as_bytes());
    let first = wanted_bytes.first().copied();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + memchr(first?, text.get(at..)?)?;
            at = start + 1;
            if text.get(start..)?.starts_with(wanted_bytes) {
                at = start + wanted_bytes.len();
                return Some((start, wanted));
            }
        }
    })
}

/// Whether text goes on as a number: with a digit, or with a separator and a digit.
fn goes_on(mut text: impl Iterator<Item = char>) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    match text.next() {
        Some(c) if SEPARATORS.contains(&c) => text.next().is_some_and(is_digit),
        next => next.is_some_and(is_digit),
    }
}

fn around(sentence: &str, start: usize, length: usize) -> (&str, &str) {
    let before = sentence.get(..start).unwrap_or_default();
    let after = sentence.get(start + length..).unwrap_or_default();
    (before, after)
}

/// The one match, as a span of Unicode scalar values.
fn only<'s>(sentence: &str, mut found: impl Iterator<Item = (usize, &'s str)>) -> Option<Span> {
    let (start, text) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let start = sentence.get(..start)?.chars().count();
    Some(Span {
        start: u32::try_from(start).ok()?,
        end: u32::try_from(start + text.chars().count()).ok()?,
    })
}

/// `1800` with `,` is `1,800`.
fn grouped(digits: &str, separator: char) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{name_in, number_in};
    use crate::model::Span;

    #[track_caller]
    fn check(span: Option<Span>, expected: Option<(u32, u32)>) {
        assert_eq!(span.map(|span| (span.start, span.end)), expected);
    }

    #[test]
    fn a_number_is_found_however_its_thousands_are_divided() {
        check(number_in("in Moscow (1,800) and", 1800), Some((11, 16)));
        check(number_in("some 1800 people", 1800), Some((5, 9)));
        check(number_in("some 1\u{a0}800 people", 1800), Some((5, 10)));
        check(number_in("1.800.", 1800), Some((0, 5)));
    }

    #[test]
    fn a_part_of_a_longer_number_is_not_that_number() {
        check(number_in("11,800 people", 1800), None);
        check(number_in("1,800 people", 800), None);
        check(number_in("1,800 people", 1), None);
    }

    #[test]
    fn a_number_that_stands_there_twice_is_not_marked() {
        check(number_in("20 here, 20 there", 20), None);
        check(number_in("1,800, or 1800", 1800), None);
    }

    #[test]
    fn positions_count_characters() {
        check(number_in("В Москве 1800", 1800), Some((9, 13)));
        check(name_in("В Москве 1800", "Москве"), Some((2, 8)));
    }

    #[test]
    fn a_name_is_found_only_as_a_whole_word() {
        check(name_in("near Omsk", "Omsk"), Some((5, 9)));
        check(name_in("in Tomsk and Omskaya", "Omsk"), None);
        check(name_in("Moscow and Moscow", "Moscow"), None);
    }
}
