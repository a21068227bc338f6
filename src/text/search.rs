//! Searching a text for words a person types: letter case, accents and marks aside.

use super::fold::{Folding, fold, fold_with_origins};
use super::scalars::ScalarIndex;
use crate::model::Span;

/// Where the words stand, in reading order, none overlapping another. Empty words stand nowhere.
#[must_use]
pub fn search(text: &str, words: &str) -> Vec<Span> {
    let wanted = fold(words, Folding::Names);
    let wanted = wanted.trim();
    if wanted.is_empty() {
        return Vec::new();
    }
    let folded = fold_with_origins(text, Folding::Names);
    let index = ScalarIndex::new(text);
    folded
        .text
        .match_indices(wanted)
        .map(|(at, hit)| index.span_of(text, folded.original(at..at + hit.len())))
        .collect()
}
