//! The number grammar: every number of a text with its qualifier and with what it is.

use super::amount::{Amount, amount_at};
use super::calendar::{FoundDay, days_in};
use super::kind::kind_of;
use super::language::Language;
use super::qualifier::{at_end, at_start};
use super::qualifier_words::{self, SIGNS_BEFORE};
use super::scalars::ScalarIndex;
use super::token::{Token, tokens};
use super::units::Kind;
use crate::model::{Qualifier, Span};
use std::ops::Range;

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundNumber {
    /// Its words or digits, in Unicode scalars of the text.
    pub span: Span,
    /// The same with the qualifier beside it.
    pub span_with_qualifier: Span,
    /// The number, or the low end of a range; `None` for a fraction or a vague word.
    pub number: Option<u64>,
    /// The high end of a range.
    pub high: Option<u64>,
    /// What the words beside it say of it.
    pub qualifier: Qualifier,
    /// What it is.
    pub kind: Kind,
}

/// Every number of a text, in reading order.
#[must_use]
pub fn numbers(text: &str, language: Language) -> Vec<FoundNumber> {
    found(text, read(text, language))
}

/// Every number of a text and every day that it names, both in reading order.
#[must_use]
pub fn numbers_and_days(text: &str, language: Language) -> (Vec<FoundNumber>, Vec<FoundDay>) {
    let tokens = tokens(text, language);
    let numbers = found(text, read_tokens(&tokens, text, language));
    (numbers, days_in(&tokens))
}

fn found(text: &str, reads: Vec<Read>) -> Vec<FoundNumber> {
    if reads.is_empty() {
        return Vec::new();
    }
    let index = ScalarIndex::new(text);
    reads
        .into_iter()
        .map(|read| FoundNumber {
            span: index.span_of(text, read.bytes),
            span_with_qualifier: index.span_of(text, read.with_qualifier),
            number: read.low,
            high: read.high,
            qualifier: read.qualifier,
            kind: read.kind,
        })
        .collect()
}

/// A number as the grammar reads it, in bytes.
pub(super) struct Read {
    pub bytes: Range<usize>,
    pub with_qualifier: Range<usize>,
    pub low: Option<u64>,
    pub high: Option<u64>,
    pub qualifier: Qualifier,
    pub kind: Kind,
}

/// A number or a range as tokens.
pub(super) struct Group {
    pub tokens: Range<usize>,
    pub amount: Amount,
    pub high: Option<Amount>,
}

pub(super) fn read(text: &str, language: Language) -> Vec<Read> {
    read_tokens(&tokens(text, language), text, language)
}

fn read_tokens(tokens: &[Token<'_>], text: &str, language: Language) -> Vec<Read> {
    let both = [language, Language::Russian];
    let languages = languages_of(&both, text);
    let groups = groups(tokens, languages);
    let mut reads: Vec<Read> = Vec::with_capacity(groups.len());
    for (row, group) in groups.iter().enumerate() {
        let (qualifier, with_qualifier) = qualified(tokens, group, languages);
        let kind = kind_of(tokens, &groups, row, qualifier);
        let bytes = bytes(tokens, group.tokens.clone());
        reads.push(Read {
            with_qualifier: bytes_around(tokens, with_qualifier, &bytes),
            low: group.amount.whole().filter(|_| kind != Kind::Vague),
            high: group.high.and_then(Amount::whole),
            qualifier: if kind == Kind::Vague {
                Qualifier::Vague
            } else {
                qualifier
            },
            bytes,
            kind,
        });
    }
    reads
}

/// The tables to read a text with: those of its language, and the Russian ones wherever there are
/// Cyrillic letters.
fn languages_of<'l>(both: &'l [Language; 2], text: &str) -> &'l [Language] {
    let cyrillic = |scalar: char| matches!(scalar, '\u{400}'..='\u{4ff}');
    if both[0] != both[1] && !text.is_ascii() && text.chars().any(cyrillic) {
        both
    } else {
        &both[..1]
    }
}

fn groups(tokens: &[Token<'_>], languages: &[Language]) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let read = languages
            .iter()
            .filter_map(|&language| amount_at(tokens, at, language))
            .max_by_key(|&(_, end)| end);
        let Some((amount, end)) = read else {
            at += 1;
            continue;
        };
        let group = range_from(tokens, languages, at, amount, end);
        at = group.tokens.end;
        groups.push(group);
    }
    groups
}

/// A range that starts with the amount: "between 300 and 500", "300 to 500", "300-500".
fn range_from(
    tokens: &[Token<'_>],
    languages: &[Language],
    start: usize,
    low: Amount,
    end: usize,
) -> Group {
    let alone = Group {
        tokens: start..end,
        amount: low,
        high: None,
    };
    let before = start.checked_sub(1).and_then(|row| tokens.get(row));
    let word_before = before.and_then(Token::word).unwrap_or_default();
    let opened = matches!(word_before, "between" | "zwischen" | "entre" | "между");
    let from = matches!(word_before, "от" | "von" | "de");
    let Some(joint) = tokens.get(end) else {
        return alone;
    };
    let joined = match joint.word() {
        Some("and" | "und" | "et" | "y" | "и") => opened,
        Some("to" | "bis" | "à") => word_before != "from",
        Some("до" | "a") => from,
        None => joint.is_mark("-–—") && joint.glued,
        Some(_) => false,
    };
    if !joined {
        return alone;
    }
    let high = languages
        .iter()
        .find_map(|&language| amount_at(tokens, end + 1, language));
    let Some((high, high_end)) = high else {
        return alone;
    };
    // "5 to 10 thousand" is 5,000 to 10,000.
    let low = if high.times > 1 && low.times == 1 && low < high {
        low.multiplied(high.times)
            .filter(|low| *low <= high)
            .unwrap_or(low)
    } else {
        low
    };
    match (low.whole(), high.whole()) {
        (Some(a), Some(b)) if a < b && !low.vague && !high.vague => Group {
            tokens: start..high_end,
            amount: low,
            high: Some(high),
        },
        _ => alone,
    }
}

/// The qualifier directly before a number, else directly after it, with the tokens that both
/// take.
fn qualified(
    tokens: &[Token<'_>],
    group: &Group,
    languages: &[Language],
) -> (Qualifier, Range<usize>) {
    let Range { start, end } = group.tokens.clone();
    if group.high.is_some() {
        let opened = start
            .checked_sub(1)
            .and_then(|row| tokens.get(row))
            .and_then(Token::word)
            .is_some_and(|word| {
                matches!(
                    word,
                    "between" | "zwischen" | "entre" | "между" | "от" | "von"
                )
            });
        return (Qualifier::Between, start - usize::from(opened)..end);
    }
    for (sign, qualifier) in SIGNS_BEFORE {
        let length = sign.chars().count();
        if let Some(first) = start.checked_sub(length)
            && let Some(marks) = tokens.get(first..start)
            && marks
                .iter()
                .zip(sign.chars())
                .all(|(token, mark)| token.shape == super::token::Shape::Mark(mark))
        {
            return (qualifier, first..end);
        }
    }
    let (words, rows) = words_before(tokens, start);
    for &language in languages {
        if let Some((qualifier, length)) = at_end(qualifier_words::before(language), &words) {
            let first = rows.get(rows.len() - length).copied().unwrap_or(start);
            return (qualifier, first..end);
        }
    }
    if tokens
        .get(end)
        .is_some_and(|token| token.glued && token.is_mark("+"))
    {
        return (Qualifier::AtLeast, start..end + 1);
    }
    if tokens.get(end).is_some_and(|token| token.is_mark("-"))
        && tokens.get(end + 1).and_then(Token::word) == Some("plus")
    {
        return (Qualifier::AtLeast, start..end + 2);
    }
    // "1,800-odd"
    if tokens
        .get(end)
        .is_some_and(|token| token.glued && token.is_mark("-‐‑"))
        && tokens.get(end + 1).and_then(Token::word) == Some("odd")
    {
        return (Qualifier::About, start..end + 2);
    }
    let (words, rows) = words_after(tokens, end);
    for &language in languages {
        if let Some((qualifier, length)) = at_start(qualifier_words::after(language), &words) {
            let last = rows.get(length - 1).map_or(end, |row| row + 1);
            return (qualifier, start..last);
        }
    }
    (Qualifier::Exact, start..end)
}

/// Up to six words before a token, hyphens and the full stop of "approx." skipped, with their
/// tokens.
fn words_before<'t>(tokens: &'t [Token<'_>], start: usize) -> (Vec<&'t str>, Vec<usize>) {
    let mut words = Vec::new();
    let mut rows = Vec::new();
    let mut at = start;
    while let Some(row) = at.checked_sub(1)
        && words.len() < 6
        && let Some(token) = tokens.get(row)
    {
        let abbreviation = |row: usize| {
            tokens
                .get(row)
                .and_then(Token::word)
                .is_some_and(|word| matches!(word, "approx" | "ca" | "c" | "env" | "aprox"))
        };
        if let Some(word) = token.word() {
            words.push(word);
            rows.push(row);
        } else {
            let is_hyphen = token.is_mark("-") && token.glued;
            let ends_abbreviation =
                token.is_mark(".") && row.checked_sub(1).is_some_and(abbreviation);
            if !is_hyphen && !ends_abbreviation {
                break;
            }
        }
        at = row;
    }
    words.reverse();
    rows.reverse();
    (words, rows)
}

fn words_after<'t>(tokens: &'t [Token<'_>], end: usize) -> (Vec<&'t str>, Vec<usize>) {
    let rows = end..tokens.len().min(end + 3);
    let words: Vec<&str> = rows
        .clone()
        .map_while(|row| tokens.get(row).and_then(Token::word))
        .collect();
    let rows = rows.take(words.len()).collect();
    (words, rows)
}

fn bytes(tokens: &[Token<'_>], rows: Range<usize>) -> Range<usize> {
    let rows = tokens.get(rows).unwrap_or_default();
    match (rows.first(), rows.last()) {
        (Some(first), Some(last)) => first.bytes.start..last.bytes.end,
        _ => 0..0,
    }
}

fn bytes_around(tokens: &[Token<'_>], rows: Range<usize>, inner: &Range<usize>) -> Range<usize> {
    let outer = bytes(tokens, rows);
    outer.start.min(inner.start)..outer.end.max(inner.end)
}
