//! Ids of up to fifteen bytes, found without a look at the text they came from.

use crate::model::Seeded;
use std::hash::{BuildHasher as _, Hasher as _};

/// The rows of short ids, each of which is a number of sixteen bytes.
#[derive(Debug, Default)]
pub(super) struct ShortIds {
    /// No id is 0: a short id ends with its length, and none is empty.
    ids: Vec<u128>,
    rows: Vec<u32>,
    filled: usize,
    seeded: Seeded,
}

/// An id as a number: its bytes, and in the highest byte its length; `None` for longer ones and
/// the empty one.
#[inline]
pub(super) fn short(id: &str) -> Option<u128> {
    let bytes = id.as_bytes();
    let length = bytes.len();
    let (low, high) = match length {
        8..=15 => {
            let low = u64::from_le_bytes(*bytes.first_chunk()?);
            let last = u64::from_le_bytes(*bytes.last_chunk()?);
            let high = last.checked_shr(128 - bits(length)).unwrap_or(0);
            (low, high)
        }
        4..=7 => {
            let low = u32::from_le_bytes(*bytes.first_chunk()?);
            let last = u32::from_le_bytes(*bytes.last_chunk()?);
            let last = last.checked_shr(64 - bits(length)).unwrap_or(0);
            (u64::from(low) | u64::from(last) << 32, 0)
        }
        1..=3 => {
            let byte = |at: usize| u64::from(bytes.get(at).copied().unwrap_or(0));
            (byte(0) | byte(1) << 8 | byte(2) << 16, 0)
        }
        _ => return None,
    };
    Some(u128::from(low) | u128::from(high) << 64 | (length as u128) << 120)
}

fn bits(length: usize) -> u32 {
    u32::try_from(length * 8).unwrap_or(0)
}

impl ShortIds {
    /// The row of an id.
    #[inline]
    pub fn find(&self, id: u128) -> Option<usize> {
        let mut at = self.home(id);
        loop {
            match *self.ids.get(at)? {
                0 => return None,
                known if known == id => return self.rows.get(at).map(|row| *row as usize),
                _ => at = self.after(at),
            }
        }
    }

    /// Keeps the row of an id that is new.
    pub fn insert(&mut self, id: u128, row: usize) {
        // A quarter stays free.
        if self.filled * 4 >= self.ids.len() * 3 {
            let more = (self.ids.len() + self.ids.len() / 2).max(64);
            let ids = std::mem::replace(&mut self.ids, vec![0; more]);
            let rows = std::mem::replace(&mut self.rows, vec![0; more]);
            let taken = ids.into_iter().zip(rows).filter(|(id, _)| *id != 0);
            for (id, row) in taken {
                self.place(id, row);
            }
        }
        self.filled += 1;
        self.place(id, u32::try_from(row).unwrap_or(u32::MAX));
    }

    fn place(&mut self, id: u128, row: u32) {
        let mut at = self.home(id);
        while self.ids[at] != 0 {
            at = self.after(at);
        }
        self.ids[at] = id;
        self.rows[at] = row;
    }

    #[inline]
    fn home(&self, id: u128) -> usize {
        let mut hasher = self.seeded.build_hasher();
        let mask = u128::from(u64::MAX);
        hasher.write_u64(u64::try_from(id & mask).unwrap_or(0));
        hasher.write_u64(u64::try_from(id >> 64).unwrap_or(0));
        let half = hasher.finish() >> 32;
        usize::try_from((half * self.ids.len() as u64) >> 32).unwrap_or(0)
    }

    #[inline]
    fn after(&self, at: usize) -> usize {
        if at + 1 == self.ids.len() { 0 } else { at + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::{ShortIds, short};

    #[test]
    fn ids_that_differ_are_different_numbers() {
        let mut seen = std::collections::HashSet::new();
        let long = "abcdefghijklmno";
        for start in 0..long.len() {
            for end in start + 1..=long.len() {
                let id = long.get(start..end).and_then(short);
                assert!(id.is_some_and(|id| seen.insert(id)), "{start} to {end}");
            }
        }
        assert_ne!(short("a"), short("a\0"));
        assert_ne!(short("abcdefg"), short("abcdefg\0"));
        assert_eq!((short(""), short("abcdefghijklmnop")), (None, None));
    }

    #[test]
    fn every_row_is_found_again_and_no_other() {
        let mut ids = ShortIds::default();
        assert_eq!(ids.find(7), None);
        let id = |row: usize| short(&format!("report-{row}")).unwrap_or_default();
        for row in 0..3_000 {
            assert_eq!(ids.find(id(row)), None);
            ids.insert(id(row), row);
        }
        for row in 0..3_000 {
            assert_eq!(ids.find(id(row)), Some(row));
        }
        assert_eq!(ids.find(id(3_000)), None);
    }
}
