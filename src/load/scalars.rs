//! The small values of the format: whole numbers, degrees, days, fixed words, maps of names.

use super::cursor::{Cursor, Kind};
use super::field::{At, Field, Text, duplicate_key};
use super::words::{did_you_mean, quoted_list};
use crate::model::{CivilDate, MAX_NUMBER, Mark, PlaceKind, Qualifier, Role, Status};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A whole number from 0 to 2^53.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Whole(pub u64);

impl<'a> Field<'a> for Whole {
    fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        if cursor.kind() != Kind::Number {
            cursor.wrong_type("a whole number");
            return None;
        }
        let at = cursor.skip();
        match whole_number(cursor.raw(at)) {
            Ok(number) => Some(Self(number)),
            Err(fault) => {
                cursor
                    .problems
                    .error(fault.code, at, fault.message, fault.help);
                None
            }
        }
    }
}

impl JsonSchema for Whole {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Whole".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 0, "maximum": MAX_NUMBER })
    }
}

/// Why a number is none that the format takes.
pub(super) struct Fault {
    pub code: &'static str,
    pub message: &'static str,
    pub help: &'static str,
}

/// Reads the digits of a JSON number.
pub(super) fn whole_number(digits: &str) -> Result<u64, Fault> {
    if digits.starts_with('-') {
        return Err(Fault {
            code: "number-negative",
            message: "a count cannot be below zero",
            help: "Write a whole number from 0 up.",
        });
    }
    if digits.contains(['.', 'e', 'E']) {
        return Err(Fault {
            code: "number-fractional",
            message: "a count has no fraction and no exponent",
            help: "Write a whole number in digits, 1800; for \"1,800\" leave the comma out.",
        });
    }
    let number: Option<u64> = digits.parse().ok();
    number.filter(|number| *number <= MAX_NUMBER).ok_or(Fault {
        code: "number-too-large",
        message: "the number is beyond 2^53, where JSON readers disagree",
        help: "Check the digits: nothing that this format counts is so large.",
    })
}

/// Degrees of latitude or longitude. Whole degrees are written without a fraction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Degrees(pub f64);

impl<'a> Field<'a> for Degrees {
    fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        if cursor.kind() != Kind::Number {
            cursor.wrong_type("a number of degrees");
            return None;
        }
        let at = cursor.skip();
        // JSON's numbers are a part of what Rust reads as one.
        cursor.raw(at).parse().ok().map(Self)
    }
}

impl Serialize for Degrees {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[expect(clippy::cast_possible_truncation, reason = "degrees are below 361")]
        let whole = self.0 as i64;
        #[expect(
            clippy::cast_precision_loss,
            clippy::float_cmp,
            reason = "exact below 2^53"
        )]
        if whole as f64 == self.0 {
            return serializer.serialize_i64(whole);
        }
        serializer.serialize_f64(self.0)
    }
}

impl JsonSchema for Degrees {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Degrees".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}

/// A date of the format. A wrong one leaves its entry out: a figure under a wrong day, or under
/// none, says something that nobody stated.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Day(pub CivilDate);

impl<'a> Field<'a> for Day {
    const ESSENTIAL: bool = true;

    fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        let text = At::<Text<'a>>::read(cursor)?;
        match CivilDate::parse(&text.value) {
            Ok(date) => Some(Self(date)),
            Err(error) => {
                cursor.problems.error(
                    "date-unreadable",
                    text.at,
                    format!("\"{}\" {error}", text.value),
                    "Dates are civil: year, month, day, without a time. Leave the key out where no day is stated.",
                );
                None
            }
        }
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl JsonSchema for Day {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?)?)?$",
            "examples": ["2021-01-31", "2021-01", "2021", "2021-01-23/2021-01-31"],
        })
    }
}

/// A word from a fixed list of the model.
pub(crate) trait Coded: Copy + 'static {
    /// What the words name: "qualifier".
    const WHAT: &'static str;
    /// What has a wrong one is left out, rather than taken for something else.
    const ESSENTIAL: bool = false;
    /// All of them.
    const WORDS: &'static [Self];
    /// The word in dataset files.
    fn word(self) -> &'static str;
}

/// Lists the words of one enumeration of the model.
macro_rules! coded {
    ($type:ty, $what:literal, $words:expr $(, $essential:ident)?) => {
        impl Coded for $type {
            const WHAT: &'static str = $what;
            $(const $essential: bool = true;)?
            const WORDS: &'static [Self] = &$words;
            fn word(self) -> &'static str {
                self.code()
            }
        }
    };
}

coded!(Qualifier, "qualifier", Qualifier::ALL);
coded!(PlaceKind, "kind of place", PlaceKind::ALL);
coded!(Role, "role", Role::ALL, ESSENTIAL);
coded!(Status, "status", Status::ALL);
coded!(Mark, "mark", [Mark::Checked, Mark::Disputed]);

/// A fixed word in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named<T>(pub T);

impl<'a, T: Coded> Field<'a> for Named<T> {
    const ESSENTIAL: bool = T::ESSENTIAL;

    fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        let text = At::<Text<'a>>::read(cursor)?;
        let known = T::WORDS.iter().find(|known| known.word() == text.value);
        if known.is_none() {
            let words: Vec<&str> = T::WORDS.iter().map(|word| word.word()).collect();
            let help = match did_you_mean(&text.value, &words) {
                Some(meant) => format!("Did you mean \"{meant}\"?"),
                None => format!("Write one of {}.", quoted_list(&words)),
            };
            let message = format!("\"{}\" is no {}", text.value, T::WHAT);
            cursor
                .problems
                .error("unknown-word", text.at, message, help);
        }
        known.copied().map(Self)
    }
}

impl<T: Coded> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.word())
    }
}

impl<T: Coded> JsonSchema for Named<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        T::WHAT.into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<&str> = T::WORDS.iter().map(|word| word.word()).collect();
        json_schema!({ "type": "string", "enum": words })
    }
}

/// Texts by keys of the writer's choice, in the order of the file: `{"ru": "Москва"}`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names<'a>(pub Vec<(Text<'a>, Text<'a>)>);

impl<'a> Field<'a> for Names<'a> {
    const REQUIRED: bool = false;

    fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        super::record::open(cursor)?;
        let mut names = Self::default();
        while let Some(key) = cursor.next_key() {
            if names.0.iter().any(|(known, _)| *known == key.value) {
                duplicate_key(cursor, &key);
            } else if let Some(text) = Text::read(cursor) {
                names.0.push((key.value, text));
            }
        }
        Some(names)
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Names<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, text) in &self.0 {
            map.serialize_entry(key, text)?;
        }
        map.end()
    }
}

impl JsonSchema for Names<'_> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Names".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": { "type": "string" } })
    }
}
