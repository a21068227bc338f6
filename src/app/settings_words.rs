//! How the rule for number words stands in the settings: by its name. An unknown one is none.

use crate::view::NumberWords;
use serde::{Deserialize, Deserializer, Serializer};

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes what it writes by reference"
)]
pub(super) fn serialize<S: Serializer>(
    words: &NumberWords,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(words.code())
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<NumberWords, D::Error> {
    let code = String::deserialize(deserializer)?;
    Ok(NumberWords::from_code(&code).unwrap_or_default())
}
