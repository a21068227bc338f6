//! Texts end to end in one string, and values that few rows have: what the columns are built on.

use super::repeats::Repeats;
use std::sync::Arc;

/// Where a text stands in the arena: byte offset and length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Text {
    start: u32,
    len: u32,
}

impl Text {
    /// Whether it is a text without characters.
    pub fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// All texts of all claims, end to end. Files above 2 GiB are refused by the loader, so offsets
/// fit.
///
/// What an edit adds stands after what the file brought, and only that is copied with the arena.
#[derive(Debug, Clone, Default)]
pub(super) struct Arena {
    /// What was there when building ended.
    base: Arc<String>,
    /// What came since, at offsets that go on from the end of the base.
    added: String,
    /// Texts that often repeat, by what they are; emptied when building ends.
    known: [Repeats; 3],
}

impl Arena {
    /// Drops what only storing needs. Returns whether building ended with it.
    pub fn finish(&mut self) -> bool {
        self.known = Default::default();
        // Later ends find a base and leave what was added beside it.
        let is_built = self.base.is_empty();
        if is_built {
            self.added.shrink_to_fit();
            self.base = Arc::new(std::mem::take(&mut self.added));
        }
        is_built
    }

    /// Makes room for so many bytes.
    pub fn reserve(&mut self, bytes: usize) {
        self.added.reserve(bytes);
    }

    #[inline]
    pub fn store(&mut self, text: &str) -> Text {
        let stored = Text {
            start: count(self.base.len() + self.added.len()),
            len: count(text.len()),
        };
        self.added.push_str(text);
        stored
    }

    #[inline]
    pub fn store_once(&mut self, text: &str, of: Of) -> Text {
        self.store_hashed(text, self.hash(text, of), of)
    }

    /// The hash of a text, for [`Self::store_hashed`].
    #[inline]
    pub fn hash(&self, text: &str, of: Of) -> u64 {
        self.known[of as usize].hash(text)
    }

    /// As [`Self::store_once`], for a text with this hash.
    #[inline]
    pub fn store_hashed(&mut self, text: &str, hash: u64, of: Of) -> Text {
        if text.is_empty() {
            return Text::default();
        }
        let len = count(text.len());
        let at = |start: usize| Text {
            start: count(start),
            len,
        };
        let base = &*self.base;
        let added = &mut self.added;
        let repeats = &mut self.known[of as usize];
        let found = repeats.find(hash, |start| part(base, added, at(start)) == text);
        at(found.unwrap_or_else(|| {
            let start = base.len() + added.len();
            added.push_str(text);
            repeats.keep(hash, start);
            start
        }))
    }

    /// Whether both hold what the same file brought.
    pub fn is_of_same_file(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.base, &other.base)
    }

    /// Whether a text of this arena is letter for letter one of another of the same file. What
    /// was added since may be another text at the same place.
    pub fn is_same(&self, text: Text, other: &Self, of_other: Text) -> bool {
        text == of_other
            && ((text.start as usize) < self.base.len() || self.text(text) == other.text(of_other))
    }

    /// Reads where texts with these hashes may stand, which are stored soon: together, so that none
    /// waits for the memory of another.
    pub fn foresee(&self, hashes: &[u64], of: Of) {
        let repeats = &self.known[of as usize];
        let starts = hashes.iter().filter_map(|&hash| repeats.foresee(hash));
        let bytes = starts.map(|start| match start.checked_sub(self.base.len()) {
            Some(start) => self.added.as_bytes().get(start),
            None => self.base.as_bytes().get(start),
        });
        let sum = bytes.fold(0_u8, |sum, byte| sum.wrapping_add(*byte.unwrap_or(&0)));
        std::hint::black_box(sum);
    }

    pub fn text(&self, text: Text) -> &str {
        part(&self.base, &self.added, text)
    }
}

#[inline]
fn part<'t>(base: &'t str, added: &'t str, text: Text) -> &'t str {
    let (start, length) = (text.start as usize, text.len as usize);
    let (part, start) = match start.checked_sub(base.len()) {
        Some(start) => (added, start),
        None => (base, start),
    };
    part.get(start..start + length).unwrap_or_default()
}

/// What a text is that may come again.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of {
    /// Claimants and the like.
    Names,
    /// The words of a quote.
    Quotes,
    /// What stands before or after a quote.
    Around,
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

    /// Gives back what is too much.
    pub fn shrink_to_fit(&mut self) {
        self.0.shrink_to_fit();
    }

    /// Gives a row a value, whatever it had.
    pub fn set(&mut self, row: usize, value: T) {
        let row = count(row);
        // Most rows come in rising order: then nothing is searched or moved.
        if self.0.last().is_none_or(|(last, _)| *last < row) {
            self.0.push((row, value));
            return;
        }
        match self.0.binary_search_by_key(&row, |(at, _)| *at) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (row, value)),
        }
    }

    /// The value of a row, made where it has none.
    pub fn entry(&mut self, row: usize) -> &mut T
    where
        T: Default,
    {
        let row = count(row);
        let at = match self.0.binary_search_by_key(&row, |(at, _)| *at) {
            Ok(at) => at,
            Err(at) => {
                self.0.insert(at, (row, T::default()));
                at
            }
        };
        &mut self.0[at].1
    }

    /// Every row that has a value, with it, in rising order.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.0.iter().map(|(row, value)| (*row as usize, value))
    }

    /// Takes a row's value out.
    pub fn remove(&mut self, row: usize) {
        let row = count(row);
        if let Ok(at) = self.0.binary_search_by_key(&row, |(at, _)| *at) {
            self.0.remove(at);
        }
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
