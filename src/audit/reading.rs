//! What a quote says: its numbers, its words, the places and days it names. Read once each.

use super::context::Context;
use super::places::{Mention, Places};
use crate::model::{ClaimId, Dataset, DocumentId, EvidenceRef, Role, Span};
use crate::text::calendar::{FoundDay, days};
use crate::text::fold::{Folding, fold};
use crate::text::scalars::slice;
use crate::text::{FoundNumber, Language, numbers};
use std::collections::HashMap;
use std::ops::Range;

/// One quote, read.
#[derive(Debug)]
pub(super) struct Reading {
    pub numbers: Vec<FoundNumber>,
    pub words: Vec<Word>,
    pub mentions: Vec<Mention>,
    pub days: Vec<FoundDay>,
}

/// A word of a text, as names are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded, without a common ending.
    pub key: String,
    pub span: Span,
    pub capital: bool,
}

/// Some claims in a row with their quotes read; a sentence quoted by five of them is read once.
///
/// Only the claims in hand are held: the words of all quotes would take more room than the dataset.
#[derive(Debug)]
pub(super) struct Batch<'a> {
    pub context: &'a Context<'a>,
    readings: Vec<Reading>,
    /// The evidence of the claims is a row of its own.
    first: usize,
    of_evidence: Vec<u32>,
}

impl<'a> Batch<'a> {
    /// Reads the quotes of some claims that follow each other.
    pub fn read(context: &'a Context<'a>, claims: Range<usize>) -> Self {
        let dataset = context.dataset;
        let mut known: HashMap<(&str, Language), u32> = HashMap::new();
        let mut batch = Self {
            context,
            readings: Vec::new(),
            first: 0,
            of_evidence: Vec::new(),
        };
        for evidence in claims
            .map(ClaimId::new)
            .flat_map(|claim| dataset.claims.evidence(claim))
        {
            if batch.of_evidence.is_empty() {
                batch.first = evidence.id.index();
            }
            let language = language_of(dataset, evidence.document);
            // What is only cited is held to nothing.
            let exact = match evidence.role {
                Role::Cites => "",
                _ => evidence.exact,
            };
            let slot = *known.entry((exact, language)).or_insert_with(|| {
                let reading = read(exact, language, &context.places);
                batch.readings.push(reading);
                u32::try_from(batch.readings.len() - 1).unwrap_or(u32::MAX)
            });
            batch.of_evidence.push(slot);
        }
        batch
    }

    /// # Panics
    /// If the evidence belongs to a claim that is not in the batch.
    pub fn of(&self, evidence: EvidenceRef<'_>) -> &Reading {
        &self.readings[self.of_evidence[evidence.id.index() - self.first] as usize]
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
    Reading {
        numbers: numbers(exact, language),
        mentions: places.mentions(&words),
        days: days(exact, language),
        words,
    }
}

impl Reading {
    /// Whether the words stand in the quote one after the other.
    pub fn says(&self, wanted: &str) -> bool {
        let wanted = words(wanted);
        !wanted.is_empty()
            && self.words.windows(wanted.len()).any(|window| {
                window
                    .iter()
                    .zip(&wanted)
                    .all(|(word, wanted)| word.key == wanted.key)
            })
    }
}

/// The words of a text, digits included, without marks.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    // The scalar and the byte at which the word began.
    let mut started: Option<(u32, usize)> = None;
    let end = std::iter::once((text.len(), ' '));
    for (scalar, (byte, letter)) in (0_u32..).zip(text.char_indices().chain(end)) {
        let belongs = letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}');
        if belongs {
            started = started.or(Some((scalar, byte)));
        } else if let Some((first, first_byte)) = started.take() {
            let word = text.get(first_byte..byte).unwrap_or_default();
            words.push(Word {
                key: key(word),
                span: Span {
                    start: first,
                    end: scalar,
                },
                capital: word
                    .chars()
                    .next()
                    .is_some_and(|first| !first.is_lowercase()),
            });
        }
    }
    words
}

/// Endings of Russian cases, longest first.
const CASES: [&str; 17] = [
    "ого", "ому", "ами", "ой", "ом", "ам", "ах", "ей", "ем", "ю", "у", "а", "е", "и", "ы", "я", "ь",
];

/// A word as names are compared: folded, "St." as "Saint", without the ending of a case.
fn key(word: &str) -> String {
    let folded = fold(word, Folding::Names);
    match folded.as_str() {
        "st" | "sankt" | "san" | "санкт" => return "saint".to_owned(),
        _ => {}
    }
    let letters = folded.chars().count();
    let stem = if folded.is_ascii() {
        folded.strip_suffix('s').filter(|_| letters > 5)
    } else {
        CASES.iter().find_map(|ending| {
            folded
                .strip_suffix(ending)
                .filter(|_| letters >= 4 + ending.chars().count())
        })
    };
    stem.unwrap_or(&folded).to_owned()
}

/// The words of a span of a quote, for messages.
pub(super) fn words_at(exact: &str, span: Span) -> &str {
    slice(exact, span).unwrap_or_default()
}
