//! A cheap hash for small keys of the program's own: a multiplication for each word of a key.
//!
//! The standard one guards against keys made to collide and costs a multiple; here such keys
//! would slow down the one index of the file that holds them.

use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys are hashed cheaply.
pub(super) type QuickMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Quick>>;

/// Odd, and with ones and zeros well mixed: the golden ratio in 64 bits (Knuth 1998, 6.4).
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Quick(u64);

impl Quick {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(26) ^ word).wrapping_mul(FACTOR);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            for (to, from) in word.iter_mut().zip(part) {
                *to = *from;
            }
            self.add(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.add(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.add(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.add(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    fn finish(&self) -> u64 {
        // The map looks at the lowest and the highest bits.
        self.0 ^ (self.0 >> 29)
    }
}
