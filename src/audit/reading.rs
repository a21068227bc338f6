//! What a quote says: its numbers, its words, the places and days it names. Read once each.

use super::context::Context;
use super::places::{Mention, Places};
use crate::model::{ClaimId, ClaimRef, Dataset, DocumentId, EvidenceRef, Role, Span};
use crate::text::calendar::FoundDay;
use crate::text::fold::{Folding, fold_into};
use crate::text::scalars::slice;
use crate::text::{FoundNumber, Language, numbers_and_days};
use std::ops::Range;

/// One quote, read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub numbers: Vec<FoundNumber>,
    pub words: Words,
    pub mentions: Vec<Mention>,
    pub days: Vec<FoundDay>,
}

/// The words of a text, as names are compared.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// One after the other with a space before and behind each: folded, without a common ending.
    keys: String,
    pub list: Vec<Word>,
}

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it stands among the keys.
    key: [u32; 2],
    pub span: Span,
    pub capital: bool,
}

/// Some claims in a row with their quotes read; a sentence quoted by five of them is read once.
///
/// Only the claims in hand are held: the words of all quotes would take more room than the dataset.
#[derive(Debug)]
pub(super) struct Batch<'a> {
    pub context: &'a Context<'a>,
    first: usize,
    /// The evidence of claim `first + i` ends at `ends[i]`.
    ends: Vec<usize>,
    evidence: Vec<EvidenceRef<'a>>,
    readings: Vec<Reading>,
    /// Which reading is that of which piece of evidence.
    of_evidence: Vec<u32>,
}

/// The reading of what says nothing.
const NOTHING: u32 = 0;

impl<'a> Batch<'a> {
    /// Reads the quotes of some claims that follow each other.
    pub fn read(context: &'a Context<'a>, claims: Range<usize>) -> Self {
        let dataset = context.dataset;
        let mut batch = Self {
            context,
            first: claims.start,
            ends: Vec::with_capacity(claims.len()),
            evidence: Vec::with_capacity(claims.len() * 2),
            readings: vec![Reading::default()],
            of_evidence: Vec::with_capacity(claims.len() * 2),
        };
        for claim in claims.map(ClaimId::new) {
            batch.evidence.extend(dataset.claims.evidence(claim));
            batch.ends.push(batch.evidence.len());
        }
        // Equal sentences stand in one place of the dataset's memory: nothing needs comparing.
        let mut known: Vec<(&str, Language, u32)> = Vec::with_capacity(batch.evidence.len());
        for evidence in &batch.evidence {
            let exact = evidence.exact;
            // What is only cited is held to nothing.
            if exact.is_empty() || evidence.role == Role::Cites {
                batch.of_evidence.push(NOTHING);
                continue;
            }
            let language = language_of(dataset, evidence.document);
            let is_it = |(other, of, _): &&(&str, Language, u32)| {
                std::ptr::eq(*other, exact) && *of == language
            };
            let slot = if let Some((.., slot)) = known.iter().rev().find(is_it) {
                *slot
            } else {
                let next = u32::try_from(batch.readings.len()).unwrap_or(NOTHING);
                batch.readings.push(read(exact, language, &context.places));
                known.push((exact, language, next));
                next
            };
            batch.of_evidence.push(slot);
        }
        batch
    }

    /// The evidence of a claim, in the order of the file.
    ///
    /// # Panics
    /// If the claim is not in the batch, as in the next.
    pub fn evidence(&self, claim: ClaimRef<'_>) -> &[EvidenceRef<'a>] {
        let row = claim.id.index() - self.first;
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.evidence[start..self.ends[row]]
    }

    /// What a piece of evidence says.
    pub fn of(&self, evidence: EvidenceRef<'_>) -> &Reading {
        let first = self.evidence.first().map_or(0, |first| first.id.index());
        &self.readings[self.of_evidence[evidence.id.index() - first] as usize]
    }

    /// The evidence of a claim that is held to its figure.
    pub fn stating(&self, claim: ClaimRef<'_>) -> impl Iterator<Item = EvidenceRef<'a>> {
        let evidence = self.evidence(claim).iter().copied();
        evidence.filter(|evidence| evidence.role.carries_figure())
    }

    /// Whether the claim names a document that it rests on without quoting it.
    pub fn cites(&self, claim: ClaimRef<'_>) -> bool {
        let mut evidence = self.evidence(claim).iter();
        evidence.any(|piece| piece.role == Role::Cites)
    }

    /// Whether a source is quoted for the claim.
    pub fn is_quoted(&self, claim: ClaimRef<'_>) -> bool {
        let mut evidence = self.evidence(claim).iter();
        evidence.any(|piece| piece.role != Role::Cites)
    }
}

pub(super) fn language_of(dataset: &Dataset, document: DocumentId) -> Language {
    let stated = dataset
        .documents
        .get(document.index())
        .and_then(|document| document.language.as_deref());
    Language::from_tag(stated.or(dataset.language.as_deref()))
}

fn read(exact: &str, language: Language, places: &Places) -> Reading {
    let words = words(exact);
    let (numbers, days) = numbers_and_days(exact, language);
    Reading {
        mentions: places.mentions(&words),
        numbers,
        days,
        words,
    }
}

impl Reading {
    /// Whether the words stand in the quote one after the other.
    pub fn says(&self, wanted: &str) -> bool {
        let wanted = words(wanted);
        !wanted.list.is_empty() && self.words.keys.contains(&wanted.keys)
    }
}

impl Words {
    /// A word as it is compared.
    pub fn key(&self, row: usize) -> &str {
        self.run(row, row)
    }

    /// Several words, from one to another, with a space between two.
    pub fn run(&self, first: usize, last: usize) -> &str {
        let bytes = self.list.get(first).zip(self.list.get(last));
        bytes
            .and_then(|(first, last)| self.keys.get(first.key[0] as usize..last.key[1] as usize))
            .unwrap_or_default()
    }
}

/// The words of a text, digits included, without marks.
pub(super) fn words(text: &str) -> Words {
    let mut words = Words {
        keys: String::with_capacity(text.len() + 2),
        list: Vec::with_capacity(text.len() / 6 + 1),
    };
    words.keys.push(' ');
    // The scalar and the byte at which the word began.
    let mut started: Option<(u32, usize)> = None;
    let end = std::iter::once((text.len(), ' '));
    for (scalar, (byte, letter)) in (0_u32..).zip(text.char_indices().chain(end)) {
        let belongs = letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}');
        if belongs {
            started = started.or(Some((scalar, byte)));
        } else if let Some((first, first_byte)) = started.take() {
            let word = text.get(first_byte..byte).unwrap_or_default();
            let start = words.keys.len();
            push_key(&mut words.keys, word);
            words.list.push(Word {
                key: [start, words.keys.len()].map(|at| u32::try_from(at).unwrap_or(u32::MAX)),
                span: Span {
                    start: first,
                    end: scalar,
                },
                capital: word
                    .chars()
                    .next()
                    .is_some_and(|first| !first.is_lowercase()),
            });
            words.keys.push(' ');
        }
    }
    words
}

/// Endings of Russian cases, longest first.
const CASES: [&str; 17] = [
    "ого", "ому", "ами", "ой", "ом", "ам", "ах", "ей", "ем", "ю", "у", "а", "е", "и", "ы", "я", "ь",
];

/// Adds a word as names are compared: folded, "St." as "Saint", without the ending of a case.
fn push_key(keys: &mut String, word: &str) {
    let start = keys.len();
    fold_into(keys, word, Folding::Names);
    let folded = keys.get(start..).unwrap_or_default();
    if matches!(folded, "st" | "sankt" | "san" | "санкт") {
        keys.truncate(start);
        keys.push_str("saint");
        return;
    }
    let ending = if folded.is_ascii() {
        usize::from(folded.len() > 5 && folded.ends_with('s'))
    } else {
        let letters = folded.chars().count();
        let ending = CASES
            .iter()
            .find(|ending| folded.ends_with(**ending) && letters >= 4 + ending.chars().count());
        ending.map_or(0, |ending| ending.len())
    };
    keys.truncate(keys.len() - ending);
}

/// The words of a span of a quote, for messages.
pub(super) fn words_at(exact: &str, span: Span) -> &str {
    slice(exact, span).unwrap_or_default()
}
