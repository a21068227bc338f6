//! What a file holds, told by its length and a hash, piece by piece while it is read or written.

use crate::app::Stamp;
use std::hash::{DefaultHasher, Hasher as _};
use std::io::{self, Write};

/// So many bytes are hashed at once. A hasher promises the same only for the same calls, and pieces
/// come in all sizes.
const BLOCK: usize = 1 << 16;

/// A stamp in the making.
#[derive(Debug, Default)]
pub(super) struct Stamping {
    hasher: DefaultHasher,
    /// What is not hashed yet; always less than a block.
    rest: Vec<u8>,
    length: u64,
}

impl Stamping {
    /// Takes the next piece.
    pub fn add(&mut self, mut piece: &[u8]) {
        self.length += piece.len() as u64;
        while self.rest.len() + piece.len() >= BLOCK {
            let (now, later) = piece.split_at(BLOCK - self.rest.len());
            if self.rest.is_empty() {
                self.hasher.write(now);
            } else {
                self.rest.extend_from_slice(now);
                self.hasher.write(&self.rest);
                self.rest.clear();
            }
            piece = later;
        }
        self.rest.extend_from_slice(piece);
    }

    /// The stamp of all pieces.
    pub fn finish(mut self) -> Stamp {
        self.hasher.write(&self.rest);
        Stamp {
            length: self.length,
            hash: self.hasher.finish(),
        }
    }
}

/// What bytes a file holds.
#[must_use]
pub fn stamp(bytes: &[u8]) -> Stamp {
    let mut stamping = Stamping::default();
    stamping.add(bytes);
    stamping.finish()
}

/// Hands on what is written, and stamps what was taken.
pub(super) struct Stamped<'a> {
    to: &'a mut dyn Write,
    stamping: &'a mut Stamping,
}

impl<'a> Stamped<'a> {
    pub fn new(to: &'a mut dyn Write, stamping: &'a mut Stamping) -> Self {
        Self { to, stamping }
    }
}

impl Write for Stamped<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.to.write(bytes)?;
        self.stamping.add(bytes.get(..taken).unwrap_or(bytes));
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Stamping, stamp};

    #[test]
    fn pieces_of_any_size_have_the_stamp_of_the_whole() {
        let whole: Vec<u8> = (0..=250).cycle().take(3 * BLOCK + 17).collect();
        for size in [1, 7, 1_000, BLOCK - 1, BLOCK, BLOCK + 1, whole.len()] {
            let mut stamping = Stamping::default();
            for piece in whole.chunks(size) {
                stamping.add(piece);
            }
            assert_eq!(stamping.finish(), stamp(&whole), "{size}");
        }
    }

    #[test]
    fn one_byte_more_or_another_one_is_another_stamp() {
        let whole = vec![1; 2 * BLOCK];
        let mut other = whole.clone();
        if let Some(last) = other.last_mut() {
            *last = 2;
        }
        assert_ne!(stamp(&whole), stamp(&other));
        other.push(2);
        assert_ne!(stamp(&whole).length, stamp(&other).length);
    }
}
