//! Texts end to end in one string, and values that few rows have: what the columns are built on.

use std::collections::HashMap;

/// Where a text stands in the arena: byte offset and length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Text {
    start: u32,
    len: u32,
}

/// All texts of all claims, end to end. Files above 2 GiB are refused by the loader, so offsets
/// fit.
#[derive(Debug, Clone, Default)]
pub(super) struct Arena {
    bytes: String,
    /// Texts that often repeat (sentences, claimants), by their hash; emptied when building ends.
    known: HashMap<u64, Text>,
}

impl Arena {
    /// Drops what only storing needs.
    pub fn finish(&mut self) {
        self.known = HashMap::new();
        self.bytes.shrink_to_fit();
    }

    pub fn store(&mut self, text: &str) -> Text {
        let stored = Text {
            start: count(self.bytes.len()),
            len: count(text.len()),
        };
        self.bytes.push_str(text);
        stored
    }

    pub fn store_once(&mut self, text: &str) -> Text {
        use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
        let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(text);
        match self.known.get(&hash) {
            Some(&known) if self.text(known) == text => known,
            _ => {
                let stored = self.store(text);
                self.known.insert(hash, stored);
                stored
            }
        }
    }

    pub fn text(&self, text: Text) -> &str {
        let start = text.start as usize;
        self.bytes
            .get(start..start + text.len as usize)
            .unwrap_or_default()
    }
}

/// Values that few rows have, sorted by row.
#[derive(Debug, Clone)]
pub(super) struct Side<T>(Vec<(u32, T)>);

impl<T> Default for Side<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Side<T> {
    /// Rows come in rising order.
    pub fn push(&mut self, row: usize, value: T) {
        self.0.push((count(row), value));
    }

    pub fn get(&self, row: usize) -> Option<&T> {
        let row = count(row);
        let found = self.0.binary_search_by_key(&row, |(at, _)| *at).ok()?;
        self.0.get(found).map(|(_, value)| value)
    }
}

/// A length as the columns store it.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
