//! Short words that stand before a figure in tables and hardly in sentences: "min. 20", "ок. 50".

use crate::model::{Qualifier, Value};

/// The words in lower case, without the point behind.
const WORDS: [(&str, Qualifier); 14] = [
    ("min", Qualifier::AtLeast),
    ("mind", Qualifier::AtLeast),
    ("мин", Qualifier::AtLeast),
    ("не мен", Qualifier::AtLeast),
    ("max", Qualifier::AtMost),
    ("макс", Qualifier::AtMost),
    ("approx", Qualifier::About),
    ("appr", Qualifier::About),
    ("est", Qualifier::About),
    ("env", Qualifier::About),
    ("aprox", Qualifier::About),
    ("ок", Qualifier::About),
    ("прибл", Qualifier::About),
    ("ca", Qualifier::About),
];

/// The figure of a cell that is such a word and a number.
pub(super) fn abbreviated(
    text: &str,
    number: impl Fn(&str) -> Option<u64>,
) -> Option<Value<'static>> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (word, rest) = text.split_at_checked(digits)?;
    let word = word.trim().trim_end_matches(['.', ':']).to_lowercase();
    let (_, qualifier) = WORDS.iter().find(|(known, _)| *known == word)?;
    Value::number(*qualifier, number(rest)?, None).ok()
}
