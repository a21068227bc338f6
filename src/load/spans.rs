//! Where a number and a name stand in a sentence, if they stand there once.

use crate::model::{Span, push_digits};

/// What people put between thousands.
const SEPARATORS: [char; 8] = [',', '.', '\'', '’', ' ', '\u{a0}', '\u{2009}', '\u{202f}'];

/// The only place where `number` stands in digits, alone and not as a part of a longer number.
pub(super) fn number_in(sentence: &str, number: u64) -> Option<Span> {
    let mut digits = String::with_capacity(20);
    push_digits(&mut digits, number);
    digits_in(sentence, &digits)
}

/// As [`number_in`], for a number in digits without any before it that say nothing.
pub(super) fn digits_in(sentence: &str, digits: &str) -> Option<Span> {
    let first = digits.as_bytes().first().copied()?;
    let bytes = sentence.as_bytes();
    let found = Finds::of(first, bytes).filter_map(|start| {
        let rest = bytes.get(start..)?;
        // Most digits leave here.
        if digits.len() < 4 && !rest.starts_with(digits.as_bytes()) {
            return None;
        }
        let (before, rest) = sentence.split_at_checked(start)?;
        let length = length_of(rest, digits)?;
        let (written, after) = rest.split_at_checked(length)?;
        let is_part = goes_on_before(before) || goes_on_after(after);
        (!is_part).then_some((start, written))
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
        !ends_in_word(before) && !begins_with_word(after)
    });
    only(sentence, found)
}

/// Where a text that is not empty stands, as `str::match_indices` says it; which prepares itself
/// for long searches, and sentences are short.
fn matches<'s>(sentence: &'s str, wanted: &'s str) -> impl Iterator<Item = (usize, &'s str)> {
    let (text, wanted_bytes) = (sentence.as_bytes(), wanted.as_bytes());
    let first = wanted_bytes.first().copied().unwrap_or(0);
    let mut behind = 0;
    Finds::of(first, text).filter_map(move |start| {
        let is_there = start >= behind && text.get(start..)?.starts_with(wanted_bytes);
        is_there.then(|| {
            behind = start + wanted_bytes.len();
            (start, wanted)
        })
    })
}

/// Where a byte stands in a text, eight bytes at a time: a search made for long texts takes longer
/// to begin than a sentence is long.
struct Finds<'t> {
    text: &'t [u8],
    sought: u64,
    /// Where the eight bytes behind those in hand begin.
    next: usize,
    /// The uppermost bit of every byte in hand that is sought and still to come.
    bits: u64,
}

const ONES: u64 = u64::MAX / 0xff;

impl<'t> Finds<'t> {
    fn of(byte: u8, text: &'t [u8]) -> Self {
        Self {
            text,
            sought: ONES * u64::from(byte),
            next: 0,
            bits: 0,
        }
    }

    /// The uppermost bit of every byte that is sought.
    fn look(&self, eight: [u8; 8]) -> u64 {
        let differing = u64::from_le_bytes(eight) ^ self.sought;
        let low = ONES * 0x7f;
        !(((differing & low) + low) | differing | low)
    }
}

impl Iterator for Finds<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.bits == 0 {
            let rest = self.text.get(self.next..)?;
            if let Some(eight) = rest.first_chunk::<8>() {
                self.bits = self.look(*eight);
            } else if rest.is_empty() {
                return None;
            } else {
                let mut last = [0; 8];
                for (to, from) in last.iter_mut().zip(rest) {
                    *to = *from;
                }
                self.bits = self.look(last) & !(u64::MAX << (8 * rest.len()));
            }
            self.next += 8;
        }
        let at = self.next - 8 + self.bits.trailing_zeros() as usize / 8;
        self.bits &= self.bits - 1;
        Some(at)
    }
}

fn ends_in_word(text: &str) -> bool {
    match text.as_bytes() {
        [] => false,
        [.., last] if last.is_ascii() => last.is_ascii_alphanumeric(),
        _ => text.ends_with(char::is_alphanumeric),
    }
}

fn begins_with_word(text: &str) -> bool {
    match text.as_bytes() {
        [] => false,
        [first, ..] if first.is_ascii() => first.is_ascii_alphanumeric(),
        _ => text.starts_with(char::is_alphanumeric),
    }
}

fn goes_on_before(text: &str) -> bool {
    match text.as_bytes() {
        [] => false,
        [.., last] if last.is_ascii_alphanumeric() => last.is_ascii_digit(),
        [.., before, b' '] if before.is_ascii() => before.is_ascii_digit(),
        _ => goes_on(text.chars().rev()),
    }
}

fn goes_on_after(text: &str) -> bool {
    match text.as_bytes() {
        [] => false,
        [first, ..] if first.is_ascii_alphanumeric() => first.is_ascii_digit(),
        [b' ', second, ..] if second.is_ascii() => second.is_ascii_digit(),
        _ => goes_on(text.chars()),
    }
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
    let start = characters(sentence.get(..start)?);
    Some(Span {
        start: u32::try_from(start).ok()?,
        end: u32::try_from(start + characters(text)).ok()?,
    })
}

fn characters(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::{Finds, name_in, number_in};
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

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for length in 0..40 {
            for step in 1..12 {
                let mut text = vec![b'b'; length];
                for at in (0..length).step_by(step) {
                    text[at] = b'a';
                }
                let found: Vec<usize> = Finds::of(b'a', &text).collect();
                assert_eq!(found, (0..length).step_by(step).collect::<Vec<_>>());
            }
        }
        assert_eq!(Finds::of(0, b"a\0b").collect::<Vec<_>>(), [1]);
        assert_eq!(
            Finds::of(0x80, &[0x81, 0x80, 0, 0x80]).collect::<Vec<_>>(),
            [1, 3]
        );
    }

    #[test]
    fn a_text_in_itself_is_found_once() {
        check(name_in("aa aa", "aa aa"), Some((0, 5)));
        check(name_in("a a a", "a a"), Some((0, 3)));
    }
}
