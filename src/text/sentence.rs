//! Where sentences end.
//!
//! The rules of Unicode (UAX 29) split "St.|Petersburg"; here what stands before and after each
//! of their boundaries decides whether it is one. A line end always is; a lower-case letter never
//! begins a sentence; after an abbreviation it depends on the abbreviation.

use super::abbreviation::{After, after_abbreviation, is_opener};
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
    let mut end = 0;
    let mut close = |from: usize, to: usize| {
        let piece = line.get(from..to).unwrap_or_default();
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            let lead = piece.len() - piece.trim_start().len();
            let first = offset + from + lead;
            sentences.push(first..first + trimmed.len());
        }
    };
    for piece in line.split_sentence_bounds() {
        if end > start {
            let (before, after) = line.split_at(end);
            if is_boundary(before.get(start..).unwrap_or_default(), after) {
                close(start, end);
                start = end;
            }
        }
        end += piece.len();
    }
    close(start, end);
}

/// Whether a boundary of UAX 29 ends a sentence: `before` from the sentence's beginning, `after`
/// to the end of the line.
fn is_boundary(before: &str, after: &str) -> bool {
    let head = after.trim_start_matches(|scalar: char| !scalar.is_alphanumeric());
    let Some(first) = head.chars().next() else {
        // Closing marks alone are no sentence.
        return false;
    };
    if first.is_lowercase() {
        return false;
    }
    let closed = before.trim_end();
    let bare = closed.trim_end_matches(['"', '”', '’', '»', ')', ']']);
    let Some(stem) = bare.strip_suffix('.') else {
        return true;
    };
    if bare.len() < closed.len() {
        return true;
    }
    let next = first_word(head);
    let word = last_word(stem);
    if word.chars().all(|scalar| scalar.is_ascii_digit()) && !word.is_empty() {
        return !is_ordinal(stem, word, next);
    }
    match after_abbreviation(word) {
        After::Never => false,
        After::BeforeAnOpener => is_opener(next),
        After::UnlessTime => !is_time_or_zone(next),
        After::Always => true,
    }
}

/// The last word before a full stop, the full stops inside it included: "U.S" of "the U.S".
fn last_word(stem: &str) -> &str {
    stem.rsplit(|scalar: char| scalar.is_whitespace() || "(\"“«‘[—–/".contains(scalar))
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
fn is_ordinal(stem: &str, number: &str, next: &str) -> bool {
    const BEFORE: [&str; 14] = [
        "am", "der", "die", "das", "den", "dem", "des", "zum", "vom", "im", "bis", "ab", "zur",
        "beim",
    ];
    if number.len() <= 2 && month(&next.to_lowercase()).is_some() && next != "May" {
        return true;
    }
    let rest = stem.strip_suffix(number).unwrap_or_default().trim_end();
    let before = last_word(rest).to_lowercase();
    number.len() <= 2 && BEFORE.contains(&before.as_str())
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
