//! A figure written in words, read into a value: "at least 5,300".

use super::language::Language;
use super::number::read;
use super::units::Kind;
use crate::model::{Qualifier, Value};

/// Words that name no number and no order of magnitude.
const UNQUANTIFIED: [&str; 16] = [
    "several",
    "some",
    "many",
    "most",
    "a few",
    "few",
    "numerous",
    "a number",
    "an unknown number",
    "unknown",
    "несколько",
    "mehrere",
    "einige",
    "plusieurs",
    "varios",
    "varias",
];

/// Reads a whole text as one figure with its qualifier; `None` where it is none.
///
/// English first; where that reads nothing, the other languages in turn.
#[must_use]
pub fn read_value(text: &str) -> Option<Value<'_>> {
    let text = text.trim();
    if UNQUANTIFIED.contains(&text.to_lowercase().as_str()) {
        return Value::in_words(Qualifier::Unquantified, text).ok();
    }
    Language::ALL
        .into_iter()
        .find_map(|language| read_in(text, language))
}

fn read_in(text: &str, language: Language) -> Option<Value<'_>> {
    let reads = read(text, language);
    let [one] = reads.as_slice() else { return None };
    if one.with_qualifier != (0..text.len()) {
        return None;
    }
    match one.kind {
        Kind::Vague => Value::in_words(Qualifier::Vague, text).ok(),
        Kind::Fraction | Kind::Date | Kind::Time | Kind::Name => None,
        _ => match (one.qualifier, one.low?, one.high) {
            (Qualifier::Between, low, Some(high)) => Value::between(low, high, None).ok(),
            (Qualifier::Vague, ..) => Value::in_words(Qualifier::Vague, text).ok(),
            (qualifier, low, _) => Value::number(qualifier, low, None).ok(),
        },
    }
}
