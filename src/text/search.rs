//! Searching words in a text, as a person means them: letter case, accents, dashes and the width
//! of spaces aside.

use super::fold::{Folding, fold, fold_with_origins};
use super::scalars::ScalarIndex;
use crate::model::Span;

/// More hits than a person would step through are not listed.
const MOST: usize = 10_000;

/// Where `words` stand in `text`, in the order of the text; none for empty words.
#[must_use]
pub fn search(text: &str, words: &str) -> Vec<Span> {
    let wanted = fold(words.trim(), Folding::Names);
    if wanted.is_empty() {
        return Vec::new();
    }
    let folded = fold_with_origins(text, Folding::Names);
    let index = ScalarIndex::new(text);
    folded
        .text
        .match_indices(&wanted)
        .take(MOST)
        .map(|(start, hit)| {
            let bytes = folded.original(start..start + hit.len());
            index.span_of(text, bytes)
        })
        .collect()
}
