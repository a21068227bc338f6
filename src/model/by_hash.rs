//! Things found again by their hash, in ten bytes each: what a map of hashes costs is as much as a
//! million claims do.

use std::hash::{BuildHasher, Hash, Hasher, RandomState};

/// Numbers of rows, or offsets of texts, by the hash of what they hold. What they hold stands
/// elsewhere, and whoever asks compares it.
#[derive(Debug, Clone, Default)]
pub(crate) struct ByHash {
    slots: Vec<Slot>,
    filled: usize,
    seeded: Seeded,
}

/// The upper half of the hash, which also says where the slot belongs, above one more than the
/// number. Nothing is free: so memory as it comes is a table, and costs nothing before it is used.
type Slot = u64;

const FREE: Slot = 0;

fn hash_in(slot: Slot) -> u32 {
    (slot >> 32) as u32
}

/// The number in a slot that is not free.
fn number_in(slot: Slot) -> usize {
    let number = u32::try_from(slot & u64::from(u32::MAX));
    number.map_or(0, |number| number as usize).wrapping_sub(1)
}

impl ByHash {
    /// The hash of something, for the other methods.
    pub fn hash<T: Hash + ?Sized>(&self, value: &T) -> u64 {
        self.seeded.hash_one(value)
    }

    /// The hash of a text, for the other methods; another than [`Self::hash`] has for it.
    #[inline]
    pub fn hash_text(&self, text: &str) -> u64 {
        self.hash_bytes(text.as_bytes())
    }

    /// As [`Self::hash_text`], for the bytes of a text.
    #[inline]
    pub fn hash_bytes(&self, text: &[u8]) -> u64 {
        let mut hasher = self.seeded.build_hasher();
        hasher.write(text);
        hasher.finish()
    }

    /// The hash of some texts one after the other, for the other methods.
    #[inline]
    pub fn hash_texts<'t>(&self, texts: impl Iterator<Item = &'t str>) -> u64 {
        let mut hasher = self.seeded.build_hasher();
        for text in texts {
            hasher.write(text.as_bytes());
        }
        hasher.finish()
    }

    /// The number with this hash for which `is_same` holds.
    #[inline]
    pub fn find(&self, hash: u64, is_same: impl Fn(usize) -> bool) -> Option<usize> {
        let half = upper(hash);
        let mut at = self.home(half);
        loop {
            let slot = *self.slots.get(at)?;
            if slot == FREE {
                return None;
            }
            if hash_in(slot) == half && is_same(number_in(slot)) {
                return Some(number_in(slot));
            }
            at = self.after(at);
        }
    }

    /// Reads where a hash belongs, so that what stands there is at hand when it is asked for soon:
    /// the number that may be found.
    #[inline]
    pub fn foresee(&self, hash: u64) -> Option<usize> {
        let slot = *self.slots.get(self.home(upper(hash)))?;
        (slot != FREE).then(|| number_in(slot))
    }

    /// How many numbers are kept.
    pub fn len(&self) -> usize {
        self.filled
    }

    /// Forgets every number, and keeps the room.
    pub fn clear(&mut self) {
        self.slots.fill(FREE);
        self.filled = 0;
    }

    /// Keeps a number below 2^32 - 1 under a hash.
    pub fn insert(&mut self, hash: u64, number: usize) {
        // A quarter stays free: then what is sought is found after a step or two.
        if self.filled * 4 >= self.slots.len() * 3 {
            self.grow((self.slots.len() + self.slots.len() / 2).max(64));
        }
        if let Ok(number) = u32::try_from(number + 1) {
            self.filled += 1;
            self.place(u64::from(upper(hash)) << 32 | u64::from(number));
        }
    }

    /// Makes room for so many numbers in all.
    pub fn reserve(&mut self, numbers: usize) {
        let slots = numbers + numbers / 2;
        if slots > self.slots.len() {
            self.grow(slots);
        }
    }

    #[cold]
    fn grow(&mut self, slots: usize) {
        let before = std::mem::replace(&mut self.slots, vec![FREE; slots]);
        for slot in before.into_iter().filter(|slot| *slot != FREE) {
            self.place(slot);
        }
    }

    fn place(&mut self, slot: Slot) {
        let mut at = self.home(hash_in(slot));
        while self.slots[at] != FREE {
            at = self.after(at);
        }
        self.slots[at] = slot;
    }

    /// Where a hash belongs: hashes spread evenly over all slots, however many there are.
    fn home(&self, half: u32) -> usize {
        ((u64::from(half) * self.slots.len() as u64) >> 32) as usize
    }

    fn after(&self, at: usize) -> usize {
        if at + 1 == self.slots.len() {
            0
        } else {
            at + 1
        }
    }
}

fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// Makes fast hashes from secret numbers, new ones for every map: who writes a file cannot choose
/// its texts so that they collide.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seeded {
    start: u64,
    factor: u64,
}

impl Default for Seeded {
    fn default() -> Self {
        let secret = |of: u64| RandomState::new().hash_one(of);
        Self {
            start: secret(1),
            factor: secret(2) | 1,
        }
    }
}

impl BuildHasher for Seeded {
    type Hasher = Folded;

    #[inline]
    fn build_hasher(&self) -> Folded {
        Folded {
            state: self.start,
            factor: self.factor,
        }
    }
}

/// The state of a hash: eight bytes at a time, folded by multiplication as in wyhash and its kin.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Folded {
    state: u64,
    factor: u64,
}

impl Folded {
    #[inline]
    fn fold(&mut self, word: u64) {
        let product = u128::from(self.state ^ word) * u128::from(self.factor);
        let high = u64::try_from(product >> 64).unwrap_or_default();
        let low = u64::try_from(product & u128::from(u64::MAX)).unwrap_or_default();
        self.state = (low ^ high).wrapping_add(self.factor);
    }
}

impl Hasher for Folded {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let length = (bytes.len() as u64).rotate_left(56);
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.fold(u64::from_le_bytes(*word));
        }
        // What is left over is read with some of what stands before it: there is no loop over bytes.
        let last = match (bytes.last_chunk::<8>(), bytes.first_chunk::<4>()) {
            _ if rest.is_empty() => 0,
            (Some(last), _) => u64::from_le_bytes(*last),
            (None, Some(first)) => {
                let last = bytes.last_chunk::<4>().unwrap_or(first);
                let high = u64::from(u32::from_le_bytes(*last)) << 32;
                u64::from(u32::from_le_bytes(*first)) | high
            }
            (None, None) => rest
                .iter()
                .fold(0, |last, &byte| last << 8 | u64::from(byte)),
        };
        self.fold(last ^ length);
    }

    fn write_u8(&mut self, byte: u8) {
        self.fold(byte.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.fold(number.into());
    }

    #[inline]
    fn write_u64(&mut self, number: u64) {
        self.fold(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.fold(number as u64);
    }

    #[inline]
    fn finish(&self) -> u64 {
        let mut last = *self;
        last.fold(0);
        last.state
    }
}

#[cfg(test)]
mod tests {
    use super::ByHash;

    #[test]
    fn every_number_is_found_again_and_no_other() {
        let texts: Vec<String> = (0..5_000).map(|row| format!("text {row}")).collect();
        let mut known = ByHash::default();
        for (row, text) in texts.iter().enumerate() {
            let hash = known.hash(text.as_str());
            assert_eq!(known.find(hash, |other| texts[other] == *text), None);
            known.insert(hash, row);
        }
        for (row, text) in texts.iter().enumerate() {
            let hash = known.hash(text.as_str());
            assert_eq!(known.find(hash, |other| texts[other] == *text), Some(row));
        }
    }

    #[test]
    fn what_collides_is_told_apart_by_what_it_is() {
        let mut known = ByHash::default();
        known.insert(7, 0);
        known.insert(7, 1);
        assert_eq!(known.find(7, |row| row == 1), Some(1));
        assert_eq!(known.find(7, |row| row == 2), None);
    }
}
