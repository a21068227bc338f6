//! Finding the words of a quote in a text: letter for letter, or not at all.
//!
//! A quote is found where its words stand once, or where the words around it single out one of
//! several places. Spaces and quotation marks may differ, and that is said. Nothing else may: a
//! look-alike is never taken for a quote. The position in a file is no part of this.

use super::fold::{Folded, Folding, fold, fold_with_origins_while};
use super::scalars::ScalarIndex;
use crate::model::{EvidenceRef, QuoteState, Span};
use aho_corasick::{AhoCorasick, AhoCorasickKind, Input};
use memchr::memmem::Finder;
use std::collections::HashMap;
use std::ops::Range;

/// What is looked for: a W3C TextQuoteSelector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Quote<'q> {
    /// The words.
    pub exact: &'q str,
    /// The words directly before, or nothing.
    pub prefix: &'q str,
    /// The words directly after, or nothing.
    pub suffix: &'q str,
}

impl<'q> From<EvidenceRef<'q>> for Quote<'q> {
    fn from(evidence: EvidenceRef<'q>) -> Self {
        Self {
            exact: evidence.exact,
            prefix: evidence.prefix,
            suffix: evidence.suffix,
        }
    }
}

/// Finds one quote in a short text. For many quotes see [`find_all`].
#[must_use]
pub fn find(text: &str, quote: Quote<'_>) -> QuoteState {
    let mut states = find_all(text, &ScalarIndex::new(text), &[quote]);
    states.pop().unwrap_or(QuoteState::Missing)
}

/// Finds many quotes in one pass over a text, a second pass for those that need folding.
/// The states are in the order of the quotes.
#[must_use]
pub fn find_all(text: &str, index: &ScalarIndex, quotes: &[Quote<'_>]) -> Vec<QuoteState> {
    find_all_while(text, index, quotes, &|| true).unwrap_or_default()
}

/// As [`find_all`], asking `go_on` every now and then; `None` once it answers no.
#[must_use]
pub fn find_all_while(
    text: &str,
    index: &ScalarIndex,
    quotes: &[Quote<'_>],
    go_on: &dyn Fn() -> bool,
) -> Option<Vec<QuoteState>> {
    let span = |bytes: Range<usize>| index.span_of(text, bytes);
    let mut states: Vec<QuoteState> = search(text, quotes, go_on)?
        .into_iter()
        .map(|hits| match hits.one() {
            Some(bytes) => QuoteState::Found(span(bytes)),
            None if hits.count > 0 => QuoteState::Ambiguous { count: hits.count },
            None => QuoteState::Missing,
        })
        .collect();
    let open: Vec<usize> = (0..quotes.len())
        .filter(|&row| states[row].span().is_none())
        .collect();
    if open.is_empty() {
        return Some(states);
    }
    let folded = fold_with_origins_while(text, Folding::SpacesAndQuotes, go_on)?;
    let found = search_folded(&folded, quotes, &open, span, go_on)?;
    for (row, state) in open.iter().zip(found) {
        // What stands there several times letter for letter stays ambiguous.
        let keep = matches!(states[*row], QuoteState::Ambiguous { .. })
            && !matches!(state, QuoteState::FoundAfterFolding(_));
        if !keep {
            states[*row] = state;
        }
    }
    Some(states)
}

fn search_folded(
    folded: &Folded,
    quotes: &[Quote<'_>],
    open: &[usize],
    span: impl Fn(Range<usize>) -> Span,
    go_on: &dyn Fn() -> bool,
) -> Option<Vec<QuoteState>> {
    let likewise = |text: &str| fold(text, Folding::SpacesAndQuotes);
    let texts: Vec<[String; 3]> = open
        .iter()
        .filter_map(|&row| quotes.get(row))
        .map(|quote| [quote.exact, quote.prefix, quote.suffix].map(likewise))
        .collect();
    let alike: Vec<Quote<'_>> = texts
        .iter()
        .map(|[exact, prefix, suffix]| Quote {
            exact: exact.trim(),
            prefix,
            suffix,
        })
        .collect();
    let states = search(&folded.text, &alike, go_on)?
        .into_iter()
        .map(|hits| match hits.one() {
            Some(bytes) => QuoteState::FoundAfterFolding(span(folded.original(bytes))),
            None if hits.count > 0 => QuoteState::Ambiguous { count: hits.count },
            None => QuoteState::Missing,
        })
        .collect();
    Some(states)
}

/// Where the words of one quote stand.
#[derive(Debug, Clone, Default)]
struct Hits {
    count: usize,
    first: Range<usize>,
    /// How many of them have the words around them that the quote names.
    framed: usize,
    first_framed: Range<usize>,
}

impl Hits {
    fn add(&mut self, text: &str, quote: &Quote<'_>, bytes: Range<usize>) {
        self.count += 1;
        if self.count == 1 {
            self.first = bytes.clone();
        }
        let before = text.as_bytes().get(..bytes.start).unwrap_or_default();
        let after = text.as_bytes().get(bytes.end..).unwrap_or_default();
        if before.ends_with(quote.prefix.as_bytes()) && after.starts_with(quote.suffix.as_bytes()) {
            self.framed += 1;
            if self.framed == 1 {
                self.first_framed = bytes;
            }
        }
    }

    /// The one place, where there is one.
    fn one(&self) -> Option<Range<usize>> {
        match (self.count, self.framed) {
            (1, _) => Some(self.first.clone()),
            (_, 1) => Some(self.first_framed.clone()),
            _ => None,
        }
    }
}

/// Up to so many different quotes are looked for one after the other.
const FEW: usize = 8;

/// So many bytes are searched before it is asked whether to go on.
const STRETCH: usize = 1 << 20;

fn search(text: &str, quotes: &[Quote<'_>], go_on: &dyn Fn() -> bool) -> Option<Vec<Hits>> {
    // Quotes that occur several times, as of one sentence with five figures, are searched once.
    let mut rows_of_words: HashMap<&str, usize> = HashMap::new();
    let mut words: Vec<&str> = Vec::new();
    let mut owners: Vec<Vec<usize>> = Vec::new();
    for (row, quote) in quotes.iter().enumerate() {
        if quote.exact.is_empty() {
            continue;
        }
        let slot = *rows_of_words.entry(quote.exact).or_insert(words.len());
        if slot == words.len() {
            words.push(quote.exact);
            owners.push(Vec::new());
        }
        owners[slot].push(row);
    }
    let mut hits = vec![Hits::default(); quotes.len()];
    let mut record = |slot: usize, bytes: Range<usize>| {
        for &row in &owners[slot] {
            hits[row].add(text, &quotes[row], bytes.clone());
        }
    };
    let automaton = if words.len() > FEW {
        AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&words)
            .ok()
    } else {
        None
    };
    let longest = words.iter().map(|words| words.len()).max().unwrap_or(0);
    let finders: Vec<Finder<'_>> = match automaton {
        Some(_) => Vec::new(),
        None => words
            .iter()
            .map(|words| Finder::new(words.as_bytes()))
            .collect(),
    };
    let bytes = text.as_bytes();
    for from in (0..bytes.len()).step_by(STRETCH) {
        if !go_on() {
            return None;
        }
        // A quote belongs to the stretch in which it begins.
        let own = (from + STRETCH).min(bytes.len());
        let end = (own + longest).min(bytes.len());
        if let Some(automaton) = &automaton {
            let stretch = Input::new(bytes).range(from..end);
            for found in automaton.find_overlapping_iter(stretch) {
                if found.start() < own {
                    record(found.pattern().as_usize(), found.range());
                }
            }
        }
        for (slot, finder) in finders.iter().enumerate() {
            for start in occurrences(bytes, finder, from, end) {
                if start < own {
                    record(slot, start..start + finder.needle().len());
                }
            }
        }
    }
    Some(hits)
}

/// Every place of a stretch where words stand, also where two overlap.
fn occurrences<'t>(
    text: &'t [u8],
    finder: &'t Finder<'_>,
    mut from: usize,
    end: usize,
) -> impl Iterator<Item = usize> + 't {
    std::iter::from_fn(move || {
        let at = from + finder.find(text.get(from..end)?)?;
        from = at + 1;
        Some(at)
    })
}
