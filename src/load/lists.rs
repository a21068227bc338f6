//! The lists of a dataset file: entries that remember who was left out, and the claims, which are
//! too many to be held as entries. On the way out no list is held as entries.

use super::cursor::{Cursor, Kind};
use super::field::{Field, Text};
use super::file;
use crate::model::{ClaimId, Dataset, Document, EditedList};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::ser::SerializeSeq as _;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// Metrics, documents or places.
#[expect(clippy::struct_field_names, reason = "the rows are what it is about")]
#[derive(Debug, Clone)]
pub(crate) struct Rows<'a, T> {
    pub rows: Vec<T>,
    /// The ids of entries that are left out because of errors of their own, so that those who
    /// refer to them can say so.
    pub left_out: Vec<Text<'a>>,
    /// On the way out, in the place of `rows`.
    written: Option<Written<'a, T>>,
}

/// What is written: a dataset, and its documents as they are to stand in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outgoing<'a> {
    pub dataset: &'a Dataset,
    pub documents: &'a EditedList<Document>,
}

/// A list to be written: how many entries, and how each of them is made.
#[derive(Debug, Clone)]
struct Written<'a, T> {
    count: usize,
    of: Outgoing<'a>,
    entry: fn(Outgoing<'a>, usize) -> Option<T>,
}

impl<'a, T> Rows<'a, T> {
    /// A list whose entries are made one by one while it is written.
    pub fn written(
        of: Outgoing<'a>,
        count: usize,
        entry: fn(Outgoing<'a>, usize) -> Option<T>,
    ) -> Self {
        Self {
            written: Some(Written { count, of, entry }),
            ..Self::from(Vec::new())
        }
    }
}

impl<T> From<Vec<T>> for Rows<'_, T> {
    fn from(rows: Vec<T>) -> Self {
        Self {
            rows,
            left_out: Vec::new(),
            written: None,
        }
    }
}

impl<'a, T: Field<'a>> Field<'a> for Rows<'a, T> {
    const REQUIRED: bool = false;
    const KEEPS_FIRST: bool = true;

    fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        if cursor.kind() != Kind::List {
            cursor.wrong_type("a list in [ ]");
            return None;
        }
        let mut list = Self::from(Vec::new());
        cursor.enter();
        while cursor.next_element() {
            let start = cursor.at();
            match T::read(cursor) {
                Some(row) => list.rows.push(row),
                None => list.left_out.extend(cursor.glance(start, "id")),
            }
        }
        Some(list)
    }

    fn absent() -> Option<Self> {
        Some(Self::from(Vec::new()))
    }
}

impl<T: Serialize> Serialize for Rows<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for row in &self.rows {
            list.serialize_element(row)?;
        }
        if let Some(Written { count, of, entry }) = &self.written {
            for row in (0..*count).filter_map(|index| entry(*of, index)) {
                list.serialize_element(&row)?;
            }
        }
        list.end()
    }
}

impl<T: JsonSchema> JsonSchema for Rows<'_, T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        Vec::<T>::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T>::json_schema(generator)
    }
}

/// The claims, never all at once: on the way in a place in the text, to be read one by one when
/// the lists that they refer to are known; on the way out the columns of a dataset.
#[derive(Debug, Clone)]
pub(crate) enum ClaimList<'a> {
    /// There is none.
    Missing,
    /// The byte offset of the list.
    InFile(usize),
    /// A dataset, and how one of its claims becomes an entry.
    InDataset(&'a Dataset, fn(&'a Dataset, ClaimId) -> file::Claim<'a>),
}

impl<'a> Field<'a> for ClaimList<'a> {
    const KEEPS_FIRST: bool = true;

    fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        if cursor.kind() != Kind::List {
            cursor.wrong_type("a list in [ ]");
            return None;
        }
        let at = cursor.skip_list();
        Some(Self::InFile(at.start as usize))
    }

    fn absent() -> Option<Self> {
        Some(Self::Missing)
    }
}

impl Serialize for ClaimList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        if let Self::InDataset(dataset, entry) = self {
            for id in dataset.claims.ids() {
                list.serialize_element(&entry(dataset, id))?;
            }
        }
        list.end()
    }
}

impl JsonSchema for ClaimList<'_> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "ClaimList".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<file::Claim<'_>>::json_schema(generator)
    }
}
