//! The keys of all rows of a JSON table: its columns, in the order in which they come up.

use crate::load::cursor::Cursor;
use crate::load::table::headers::MOST;
use std::collections::HashMap;

/// Keys with their positions.
#[derive(Debug, Default)]
pub(in crate::load::table) struct Columns {
    names: Vec<String>,
    index: HashMap<String, usize>,
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
        cursor.enter();
        let mut expected = 0;
        while let Some(key) = cursor.next_key() {
            expected = self.add(&key.value, expected)? + 1;
            cursor.skip();
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
