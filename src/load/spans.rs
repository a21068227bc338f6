//! Where a number and a name stand in a sentence, if they stand there once.

use crate::model::{Span, push_digits};
use memchr::{memchr, memchr_iter};

/// What people put between thousands.
const SEPARATORS: [char; 8] = [',', '.', '\'', '’', ' ', '\u{a0}', '\u{2009}', '\u{202f}'];

/// The only place where `number` stands in digits, alone and not as a part of a longer number.
pub(super) fn number_in(sentence: &str, number: u64) -> Option<Span> {
    let mut digits = String::with_capacity(20);
    push_digits(&mut digits, number);
    let first = digits.as_bytes().first().copied()?;
    let found = memchr_iter(first, sentence.as_bytes()).filter_map(|start| {
        let (before, rest) = sentence.split_at_checked(start)?;
        let length = length_of(rest, &digits)?;
        let after = rest.get(length..)?;
        let is_part = goes_on(before.chars().rev()) || goes_on(after.chars());
        (!is_part).then_some((start, rest.get(..length)?))
    });
    only(sentence, found)
}

/// How many bytes of the beginning of a text are these digits, plain or with the same separator
/// between all thousands.
fn length_of(text: &str, digits: &str) -> Option<usize> {
    if text.starts_with(digits) {
        return Some(digits.len());
    }
    // One to three digits stand before the first separator.
    let (head, groups) = digits.split_at_checked((digits.len() - 1) % 3 + 1)?;
    let separator = text.get(head.len()..)?.chars().next()?;
    if groups.is_empty() || !SEPARATORS.contains(&separator) {
        return None;
    }
    let mut rest = text.strip_prefix(head)?;
    for group in groups.as_bytes().chunks(3) {
        rest = rest.strip_prefix(separator)?;
        let (digits, behind) = rest.split_at_checked(group.len())?;
        rest = (digits.as_bytes() == group).then_some(behind)?;
    }
    Some(text.len() - rest.len())
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
        check(number_in("1’234’567 people", 1_234_567), Some((0, 9)));
        check(number_in("1’234,567 people", 1_234_567), None);
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
