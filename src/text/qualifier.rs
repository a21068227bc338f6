//! Which qualifier the words beside a number are.

use super::qualifier_words::Table;
use crate::model::Qualifier;

/// The longest phrase of a table that the words end with: its qualifier and how many words it
/// takes. `words` are in lower case, in reading order.
pub(super) fn at_end(table: Table, words: &[&str]) -> Option<(Qualifier, usize)> {
    let last = words.last()?;
    longest(table, |phrase| {
        // Nearly every phrase leaves here.
        if !phrase.ends_with(last) {
            return None;
        }
        let length = phrase.split(' ').count();
        let tail = words.get(words.len().checked_sub(length)?..)?;
        phrase
            .split(' ')
            .zip(tail)
            .all(|(wanted, word)| wanted == *word)
            .then_some(length)
    })
}

/// The longest phrase of a table that the words begin with.
pub(super) fn at_start(table: Table, words: &[&str]) -> Option<(Qualifier, usize)> {
    let first = words.first()?;
    longest(table, |phrase| {
        if !phrase.starts_with(first) {
            return None;
        }
        let length = phrase.split(' ').count();
        let head = words.get(..length)?;
        phrase
            .split(' ')
            .zip(head)
            .all(|(wanted, word)| wanted == *word)
            .then_some(length)
    })
}

fn longest(table: Table, matches: impl Fn(&str) -> Option<usize>) -> Option<(Qualifier, usize)> {
    table
        .iter()
        .flat_map(|&(qualifier, phrases)| phrases.iter().map(move |phrase| (qualifier, phrase)))
        .filter_map(|(qualifier, phrase)| Some((qualifier, matches(phrase)?)))
        .max_by_key(|&(_, length)| length)
}
