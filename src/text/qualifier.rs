//! Which qualifier the words beside a number are.

use super::qualifier_words::Table;
use crate::model::Qualifier;

/// The longest phrase of a table that the words end with: its qualifier and how many words it
/// takes. `words` are in lower case, in reading order.
pub(super) fn at_end(table: &Table, words: &[&str]) -> Option<(Qualifier, usize)> {
    longest(table, words.last()?, |phrase| words.ends_with(phrase))
}

/// The longest phrase of a table that the words begin with.
pub(super) fn at_start(table: &Table, words: &[&str]) -> Option<(Qualifier, usize)> {
    longest(table, words.first()?, |phrase| words.starts_with(phrase))
}

fn longest(table: &Table, key: &str, fits: impl Fn(&[&str]) -> bool) -> Option<(Qualifier, usize)> {
    let phrases = table.get(key)?.iter();
    phrases
        .filter(|(_, phrase)| fits(phrase))
        .map(|(qualifier, phrase)| (*qualifier, phrase.len()))
        .max_by_key(|&(_, length)| length)
}
