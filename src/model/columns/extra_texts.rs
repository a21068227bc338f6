//! Foreign keys of claims as texts in the arena: a million rows of a table keep their cells in
//! little more than the cells themselves.

use super::{Arena, ExtraKey, PackedExtra, Side, Text};
use crate::model::{Extra, Seeded, push_digits};
use std::collections::HashMap;
use std::sync::Arc;

/// Ends a key's number. JSON texts hold no such character.
const AFTER_KEY: char = '\u{1f}';
/// Ends a value.
const AFTER_VALUE: char = '\u{1e}';

/// The keys, each once, and for each claim that has some a text: number of the key, value.
#[derive(Debug, Clone, Default)]
pub(super) struct ExtraTexts {
    keys: Keys,
    rows: Arc<Side<Text>>,
}

/// The keys by their numbers.
#[derive(Debug, Clone, Default)]
struct Keys {
    names: Arc<Vec<String>>,
    /// The keys by name; emptied when building ends.
    known: HashMap<String, usize, Seeded>,
    /// Reused from claim to claim.
    written: String,
}

/// The foreign keys of claims, open for more.
pub(super) struct OpenExtra<'c> {
    keys: &'c mut Keys,
    rows: &'c mut Side<Text>,
}

impl OpenExtra<'_> {
    /// Keeps the foreign keys of a claim. Claims come in rising order.
    pub fn push(&mut self, row: usize, extra: &Extra, arena: &mut Arena) {
        if extra.is_empty() {
            return;
        }
        let mut written = std::mem::take(&mut self.keys.written);
        written.clear();
        for (key, json) in extra.iter() {
            let number = self.keys.number(key);
            push_digits(&mut written, number as u64);
            written.push(AFTER_KEY);
            written += json;
            written.push(AFTER_VALUE);
        }
        self.rows.push(row, arena.store(&written));
        self.keys.written = written;
    }

    /// As [`Self::push`], with foreign keys that are packed already.
    #[inline]
    pub fn push_packed(&mut self, row: usize, extra: &PackedExtra, arena: &mut Arena) {
        if !extra.0.is_empty() {
            self.rows.push(row, arena.store(&extra.0));
        }
    }

    /// The number of a key.
    pub fn number(&mut self, key: &str) -> usize {
        self.keys.number(key)
    }
}

impl Keys {
    fn number(&mut self, key: &str) -> usize {
        if let Some(&number) = self.known.get(key) {
            return number;
        }
        let names = Arc::make_mut(&mut self.names);
        let number = names.len();
        names.push(key.to_owned());
        self.known.insert(key.to_owned(), number);
        number
    }
}

impl ExtraTexts {
    /// Opens them for more.
    pub fn open(&mut self) -> OpenExtra<'_> {
        OpenExtra {
            keys: &mut self.keys,
            rows: Arc::make_mut(&mut self.rows),
        }
    }

    /// The foreign keys of a claim, in their order.
    pub fn get(&self, row: usize, arena: &Arena) -> Option<Extra> {
        let text = arena.text(*self.rows.get(row)?);
        let mut extra = Extra::default();
        for pair in text.split_terminator(AFTER_VALUE) {
            let (number, json) = pair.split_once(AFTER_KEY)?;
            let key = self.keys.names.get(number.parse::<usize>().ok()?)?;
            extra.push(key.clone(), json.to_owned());
        }
        Some(extra)
    }

    /// Drops what only building needs.
    pub fn finish(&mut self) {
        self.keys.known = HashMap::default();
        self.keys.written = String::new();
    }
}

impl PackedExtra {
    /// Forgets the keys of the claim before.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Adds a key with the JSON text of its value, which `write` appends to what it is given.
    pub fn push(&mut self, key: ExtraKey, write: impl FnOnce(&mut String)) {
        match u8::try_from(key.0) {
            Ok(digit @ 0..10) => self.0.push(char::from(b'0' + digit)),
            _ => push_digits(&mut self.0, key.0.into()),
        }
        self.0.push(AFTER_KEY);
        write(&mut self.0);
        self.0.push(AFTER_VALUE);
    }
}
