//! Where sentences end.
//!
//! The rules of Unicode (UAX 29) split "St.|Petersburg" and never after "…"; here what stands before
//! and after each place where a sentence might end decides. A line end always is; a lower-case letter never
//! begins a sentence; after an abbreviation it depends on the abbreviation.

use super::abbreviation::{After, after_abbreviation, is_opener, is_unit, takes_a_number};
use super::calendar::month;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// The sentences of a text as byte ranges, without the spaces around them; line ends part
/// sentences, so a heading is one.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
        in_line(line, line_start, &mut sentences);
        line_start += line.len();
    }
    sentences
}

fn in_line(line: &str, offset: usize, sentences: &mut Vec<Range<usize>>) {
    let mut start = 0;
    let mut close = |from: usize, to: usize| {
        let piece = line.get(from..to).unwrap_or_default();
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            let lead = piece.len() - piece.trim_start().len();
            let first = offset + from + lead;
            sentences.push(first..first + trimmed.len());
        }
    };
    let mut ours = candidates(line).peekable();
    let mut unicode = line
        .split_sentence_bound_indices()
        .map(|(at, _)| at)
        .filter(|&at| at > 0)
        .peekable();
    while let Some(end) = [ours.peek(), unicode.peek()]
        .into_iter()
        .flatten()
        .min()
        .copied()
    {
        ours.next_if_eq(&end);
        unicode.next_if_eq(&end);
        let (before, after) = line.split_at(end);
        if is_boundary(before.get(start..).unwrap_or_default(), after) {
            close(start, end);
            start = end;
        }
    }
    close(start, line.len());
}

const CLOSING: [char; 7] = ['"', '”', '’', '»', '“', ')', ']'];

/// Where a sentence might end that Unicode's rules do not see: after "…", before a dash, and after
/// a closing mark that French sets apart with a space.
fn candidates(line: &str) -> impl Iterator<Item = usize> {
    let mut scalars = line.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (_, scalar) = scalars.next()?;
            if !matches!(scalar, '.' | '!' | '?' | '…') {
                continue;
            }
            while scalars
                .next_if(|(_, next)| {
                    matches!(next, '.' | '!' | '?' | '…') || CLOSING.contains(next)
                })
                .is_some()
            {}
            let mut spaced = false;
            while scalars.next_if(|(_, next)| next.is_whitespace()).is_some() {
                spaced = true;
            }
            if spaced && scalars.next_if(|(_, next)| *next == '»').is_some() {
                spaced = false;
                while scalars.next_if(|(_, next)| next.is_whitespace()).is_some() {
                    spaced = true;
                }
            }
            if let (true, Some(&(at, _))) = (spaced, scalars.peek()) {
                return Some(at);
            }
        }
    })
}

/// Whether a sentence ends between `before`, from its beginning, and `after`, to the end of the
/// line.
fn is_boundary(before: &str, after: &str) -> bool {
    let head = after.trim_start_matches(|scalar: char| !scalar.is_alphanumeric());
    let Some(first) = head.chars().next() else {
        // Closing marks alone are no sentence.
        return false;
    };
    if first.is_lowercase() || after.trim_start().starts_with('»') {
        return false;
    }
    let closed = before.trim_end();
    let bare =
        closed.trim_end_matches(|mark: char| CLOSING.contains(&mark) || mark.is_whitespace());
    let Some(stem) = bare.strip_suffix('.') else {
        return true;
    };
    // An ellipsis in three full stops, or a closing mark behind the stop.
    if stem.ends_with('.') || bare.len() < closed.len() {
        return true;
    }
    let next = first_word(head);
    let word = last_word(stem);
    let rest = stem.strip_suffix(word).unwrap_or_default().trim_end();
    if !rest.contains(char::is_alphanumeric) && is_item(word) {
        // "1. Stay on the pavement."
        return false;
    }
    if !word.is_empty() && word.chars().all(|scalar| scalar.is_ascii_digit()) {
        return !is_ordinal(rest, word, next);
    }
    if first.is_numeric() && takes_a_number(word) {
        return false;
    }
    let before = last_word(rest).trim_end_matches('.');
    let after_number = before.ends_with(|it: char| it.is_ascii_digit()) || is_unit(before);
    match after_abbreviation(word, rest) {
        After::Number if after_number => {
            // "In 2019 г." opens a sentence, and ends none.
            !is_year_abbreviation(word) || rest.split_whitespace().count() > 2
        }
        After::Never | After::Number => false,
        After::BeforeAnOpener => is_opener(next) && !is_initial(head, next),
        After::UnlessTime => !is_time_or_zone(next),
        After::Always => true,
    }
}

/// "1", "12", "a": what numbers a list.
fn is_item(word: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(first), None) => first.is_alphanumeric(),
        (Some(_), Some(_)) => word.len() <= 2 && word.chars().all(|scalar| scalar.is_ascii_digit()),
        _ => false,
    }
}

fn is_year_abbreviation(word: &str) -> bool {
    matches!(word, "г" | "гг")
}

/// A letter with a full stop: the next initial, not the word "A".
fn is_initial(head: &str, next: &str) -> bool {
    next.chars().nth(1).is_none()
        && head
            .strip_prefix(next)
            .is_some_and(|it| it.starts_with('.'))
}

/// The last word before a full stop, the full stops inside it included: "U.S" of "the U.S".
pub(super) fn last_word(stem: &str) -> &str {
    stem.rsplit(|scalar: char| scalar.is_whitespace() || "(\"“«‘’'[—–/".contains(scalar))
        .next()
        .unwrap_or_default()
}

fn first_word(head: &str) -> &str {
    let end = head
        .find(|scalar: char| !scalar.is_alphanumeric())
        .unwrap_or(head.len());
    head.get(..end).unwrap_or_default()
}

/// "am 31. Januar", "die 3. Welle": German writes ordinals with a full stop.
fn is_ordinal(rest: &str, number: &str, next: &str) -> bool {
    const BEFORE: [&str; 14] = [
        "am", "der", "die", "das", "den", "dem", "des", "zum", "vom", "im", "bis", "ab", "zur",
        "beim",
    ];
    if number.len() <= 2 && month(&next.to_lowercase()).is_some() && next != "May" {
        return true;
    }
    let before = last_word(rest).to_lowercase();
    number.len() <= 2 && BEFORE.contains(&before.as_str()) && !is_opener(next)
}

/// "8 p.m. Moscow time", "8 p.m. EST", "8 p.m. Sunday".
fn is_time_or_zone(next: &str) -> bool {
    let zone =
        (2..=4).contains(&next.len()) && next.chars().all(|scalar| scalar.is_ascii_uppercase());
    let lower = next.to_lowercase();
    zone || super::calendar::weekday(&lower).is_some()
        || (month(&lower).is_some() && next != "May")
        || matches!(
            next,
            "Moscow" | "Eastern" | "Pacific" | "Central" | "London" | "Paris"
        )
}
