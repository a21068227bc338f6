//! The figure of a claim in its three forms.

use super::field::At;
use super::file;
use super::problems::Problems;
use crate::model::{Qualifier, Value, ValueError, ValueForm};
use crate::text::read_value;

/// A figure that was understood, and how it was written.
pub(super) struct Reading<'v> {
    pub value: Value<'v>,
    pub form: ValueForm,
    /// The words as they stand in the file, for [`ValueForm::Text`].
    pub text: Option<&'v str>,
}

/// Understands a figure, or says why not.
pub(super) fn reading<'v>(
    value: &'v At<file::Value<'_>>,
    problems: &mut Problems,
) -> Option<Reading<'v>> {
    let (read, form, text) = match &value.value {
        file::Value::Number(number) => (
            Value::number(Qualifier::Exact, number.0, None),
            ValueForm::Number,
            None,
        ),
        file::Value::Object(figure) => (spelled_out(figure), ValueForm::Object, None),
        file::Value::Text(text) => {
            let Some(value) = read_value(text) else {
                problems.error(
                    "value-unreadable",
                    value.at,
                    format!("\"{text}\" cannot be read as one figure"),
                    "Write a number (1800), or words such as \"at least 5,300\"; for words without a number write {\"qualifier\": \"unquantified\", \"words\": \"several\"}.",
                );
                return None;
            };
            (Ok(value), ValueForm::Text, Some(text.as_ref()))
        }
    };
    match read {
        Ok(value) => Some(Reading { value, form, text }),
        Err(error) => {
            let (code, help) = match error {
                ValueError::VagueWithNumber => (
                    "vague-with-number",
                    "If the source does state the number, choose the qualifier that stands before it there.",
                ),
                ValueError::WordsMissing
                | ValueError::NumberMissing
                | ValueError::Range
                | ValueError::TooLarge => (
                    "value-incomplete",
                    "\"between\" takes \"low\" and \"high\", \"vague\" and \"unquantified\" take \"words\", all others take \"number\".",
                ),
            };
            problems.error(code, value.at, error.to_string(), help);
            None
        }
    }
}

fn spelled_out<'v>(figure: &'v file::Figure<'_>) -> Result<Value<'v>, ValueError> {
    put_together(
        figure.qualifier.0,
        figure.number.map(|number| number.0),
        figure.low.map(|low| low.0),
        figure.high.map(|high| high.0),
        figure.words.as_deref(),
    )
}

/// The value that the keys of an object make.
pub(super) fn put_together(
    qualifier: Qualifier,
    number: Option<u64>,
    low: Option<u64>,
    high: Option<u64>,
    words: Option<&str>,
) -> Result<Value<'_>, ValueError> {
    match (qualifier, number, low, high) {
        (Qualifier::Vague | Qualifier::Unquantified, None, None, None) => {
            let words = words.filter(|words| !words.trim().is_empty());
            Value::in_words(qualifier, words.ok_or(ValueError::WordsMissing)?)
        }
        (Qualifier::Vague | Qualifier::Unquantified, ..) => Err(ValueError::VagueWithNumber),
        (Qualifier::Between, None, Some(low), Some(high)) => Value::between(low, high, words),
        (Qualifier::Between, ..) => Err(ValueError::Range),
        (_, Some(number), None, None) => Value::number(qualifier, number, words),
        (_, Some(_), ..) => Err(ValueError::Range),
        (_, None, ..) => Err(ValueError::NumberMissing),
    }
}
