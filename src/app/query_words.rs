//! A query as words in a line of text, and back: the one place where views meet the form of queries.

use crate::model::Dataset;
use crate::view::{Query, QueryText};

/// The query as words.
pub(super) fn written(dataset: &Dataset, query: &Query) -> String {
    QueryText::of(dataset, query).to_string()
}

/// The query that the words ask of a dataset; what they do not say of metric and days is as
/// `present` has it.
///
/// # Errors
/// What is wrong with them, where, and what to do.
pub(super) fn read(dataset: &Dataset, words: &str, present: &Query) -> Result<Query, String> {
    let text: QueryText = words
        .parse()
        .map_err(|error| format!("what is asked after the | cannot be read: {error}"))?;
    let query = text.query(dataset, present);
    query.map_err(|error| error.to_string())
}
