//! How one field of a file entry is read, and what stands in for it where it is missing or wrong.
//!
//! A small cousin of serde's `Deserialize`: it goes on after a mistake, so that all problems are
//! found at once, and it knows where every value stands.

use super::cursor::{Cursor, Kind};
use super::problems::Stretch;
use super::words::{did_you_mean, quoted_list};
use crate::model::Severity;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A text of the file, borrowed where it holds no escapes.
pub(crate) type Text<'a> = Cow<'a, str>;

/// A type that a field of an entry may have.
pub(crate) trait Field<'a>: Sized {
    /// Its absence is an error.
    const REQUIRED: bool = true;
    /// Where it is present and wrong, the whole entry is left out, even if it is optional.
    const ESSENTIAL: bool = false;
    /// Where its key comes twice, the first value is still worth showing.
    const KEEPS_FIRST: bool = false;

    /// Reads the value that stands next and goes past it; `None` after a problem was noted.
    fn read(cursor: &mut Cursor<'a>) -> Option<Self>;

    /// What stands for a missing one; `None` where the entry cannot do without.
    fn absent() -> Option<Self> {
        None
    }

    /// What stands for a wrong one.
    fn broken() -> Option<Self> {
        Self::absent()
    }

    /// Whether it is left out when written.
    fn is_absent(&self) -> bool {
        false
    }
}

/// A value, and where in the file it stands. Written and described as the value alone.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct At<T> {
    pub value: T,
    pub at: Stretch,
}

impl<T> At<T> {
    pub fn new(value: T, at: Stretch) -> Self {
        Self { value, at }
    }
}

/// A value on its way out stands nowhere yet.
impl<T> From<T> for At<T> {
    fn from(value: T) -> Self {
        Self::new(value, Stretch::default())
    }
}

impl<'a, T: Field<'a>> Field<'a> for At<T> {
    const REQUIRED: bool = T::REQUIRED;
    const ESSENTIAL: bool = T::ESSENTIAL;

    fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        let start = cursor.opening().start as usize;
        let value = T::read(cursor)?;
        Some(Self::new(value, Stretch::new(start, cursor.at())))
    }
}

impl<T: Serialize> Serialize for At<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<'a> Field<'a> for Text<'a> {
    fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        if cursor.kind() != Kind::Text {
            cursor.wrong_type("a text in quotation marks");
            return None;
        }
        cursor.text().map(|text| text.value)
    }
}

impl<'a> Field<'a> for bool {
    const REQUIRED: bool = false;

    fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        if cursor.kind() != Kind::Bool {
            cursor.wrong_type("true or false");
            return None;
        }
        let at = cursor.skip();
        Some(cursor.raw(at) == "true")
    }

    fn absent() -> Option<Self> {
        Some(false)
    }

    fn is_absent(&self) -> bool {
        !self
    }
}

impl<'a, T: Field<'a>> Field<'a> for Option<T> {
    const REQUIRED: bool = false;

    fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        T::read(cursor).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn broken() -> Option<Self> {
        (!T::ESSENTIAL).then_some(None)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

/// A list; what is wrong in it is left out of it.
impl<'a, T: Field<'a>> Field<'a> for Vec<T> {
    const REQUIRED: bool = false;

    fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        if cursor.kind() != Kind::List {
            cursor.wrong_type("a list in [ ]");
            return None;
        }
        let mut list = Self::new();
        cursor.enter();
        while cursor.next_element() {
            list.extend(T::read(cursor));
        }
        Some(list)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// Required by the format, yet the rest is worth showing without it.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub(crate) struct Needed<T>(pub Option<T>);

impl<'a, T: Field<'a>> Field<'a> for Needed<T> {
    fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        T::read(cursor).map(|value| Self(Some(value)))
    }

    fn absent() -> Option<Self> {
        Some(Self(None))
    }
}

impl<T: JsonSchema> JsonSchema for Needed<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// One field while its object is being read.
pub(crate) enum Slot<T> {
    Empty,
    Full(T),
    Broken,
}

impl<T> Slot<T> {
    /// Reads the value of `key`. A key that comes again is an error, and puts both values in
    /// doubt: never "the last one wins".
    pub fn fill<'a>(&mut self, cursor: &mut Cursor<'a>, key: &At<Text<'a>>)
    where
        T: Field<'a>,
    {
        if matches!(self, Self::Empty) {
            *self = T::read(cursor).map_or(Self::Broken, Self::Full);
        } else {
            duplicate_key(cursor, key);
            if !T::KEEPS_FIRST {
                *self = Self::Broken;
            }
        }
    }

    /// The value, or what stands for it; notes a required field that is missing in the object
    /// that begins at `object`.
    pub fn take<'a>(self, cursor: &mut Cursor<'a>, object: Stretch, key: &str) -> Option<T>
    where
        T: Field<'a>,
    {
        match self {
            Self::Full(value) => Some(value),
            Self::Broken => T::broken(),
            Self::Empty => {
                if T::REQUIRED {
                    cursor.problems.error(
                        "missing-key",
                        object,
                        format!("the key \"{key}\" is missing here"),
                        format!("Add \"{key}\" between this {{ and its }}."),
                    );
                }
                T::absent()
            }
        }
    }
}

/// Notes a key that stands a second time in its object, and steps over its value.
pub(crate) fn duplicate_key<'a>(cursor: &mut Cursor<'a>, key: &At<Text<'a>>) {
    cursor.skip();
    cursor.problems.error(
        "duplicate-key",
        key.at,
        format!("the key \"{}\" stands here a second time", key.value),
        "Keep the right one and delete the other: JSON readers disagree on which of them counts.",
    );
}

/// Notes a key that the format does not know, and steps over its value.
pub(crate) fn unknown_key<'a>(cursor: &mut Cursor<'a>, key: &At<Text<'a>>, known: &[&str]) {
    cursor.skip();
    if cursor.is_newer {
        cursor.problems.add(
            Severity::Warning,
            "unknown-key",
            Some(key.at),
            format!("\"{}\" belongs to a newer version of the format", key.value),
            "It is not shown, and saving with this program would lose it.",
        );
        return;
    }
    let help = match did_you_mean(&key.value, known) {
        Some(meant) => format!("Did you mean \"{meant}\"?"),
        None => format!(
            "Keys here are {}. Begin a key of your own with \"x-\".",
            quoted_list(known)
        ),
    };
    cursor.problems.error(
        "unknown-key",
        key.at,
        format!("\"{}\" is not a known key", key.value),
        help,
    );
}
