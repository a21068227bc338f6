//! The keys of all rows of a JSON table: its columns, in the order in which they come up.

use crate::load::cursor::{Cursor, Kind};
use crate::load::table::headers::MOST;
use std::borrow::Cow;
use std::collections::HashMap;

/// Objects inside a row are columns of their own this many levels deep: "place.name".
const DEPTH: usize = 3;

/// Keys with their positions.
#[derive(Debug, Default)]
pub(in crate::load::table) struct Columns {
    names: Vec<String>,
    index: HashMap<String, usize>,
}

/// The object of a row whose keys are columns: the row itself, or one inside it.
#[derive(Debug, Clone, Copy)]
pub(in crate::load::table) struct Inside<'k> {
    path: &'k str,
    depth: usize,
}

impl Inside<'_> {
    /// The row itself.
    pub const ROW: Self = Self { path: "", depth: 0 };

    /// The column of one of its keys: "name" of "place" is "place.name".
    pub fn named(self, key: &str) -> Cow<'_, str> {
        if self.path.is_empty() {
            Cow::Borrowed(key)
        } else {
            Cow::Owned(format!("{}.{key}", self.path))
        }
    }

    /// The object that stands next as the value of the column `name`; `None` where none stands
    /// there, or it lies too deep.
    pub fn deeper<'n>(self, cursor: &mut Cursor<'_>, name: &'n str) -> Option<Inside<'n>> {
        (self.depth < DEPTH && cursor.kind() == Kind::Object).then_some(Inside {
            path: name,
            depth: self.depth + 1,
        })
    }
}

/// The rows have more different keys than a table has columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load::table) struct TooMany;

impl Columns {
    pub fn len(&self) -> usize {
        self.names.len()
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The position of a key, which is likely to be `expected`.
    pub fn find(&self, key: &str, expected: usize) -> Option<usize> {
        if self.names.get(expected).is_some_and(|name| name == key) {
            return Some(expected);
        }
        self.index.get(key).copied()
    }

    /// Adds the keys of the object that stands next, and goes past it.
    pub fn collect(&mut self, cursor: &mut Cursor<'_>) -> Result<(), TooMany> {
        self.collect_inside(cursor, Inside::ROW)
    }

    fn collect_inside(
        &mut self,
        cursor: &mut Cursor<'_>,
        inside: Inside<'_>,
    ) -> Result<(), TooMany> {
        cursor.enter();
        let mut expected = 0;
        while let Some(key) = cursor.next_key() {
            let name = inside.named(&key.value);
            if let Some(deeper) = inside.deeper(cursor, &name) {
                self.collect_inside(cursor, deeper)?;
            } else {
                expected = self.add(&name, expected)? + 1;
                cursor.skip();
            }
        }
        Ok(())
    }

    /// Adds a key, and says its position.
    pub fn add(&mut self, key: &str, expected: usize) -> Result<usize, TooMany> {
        if let Some(known) = self.find(key, expected) {
            return Ok(known);
        }
        if self.names.len() >= MOST {
            return Err(TooMany);
        }
        let position = self.names.len();
        self.names.push(key.to_owned());
        self.index.insert(key.to_owned(), position);
        Ok(position)
    }
}
