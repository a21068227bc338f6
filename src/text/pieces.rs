//! A long text in pieces that can be read one by one, so that reading can be shared and stopped.

use std::ops::Range;

/// About so many bytes make a piece.
const PIECE: usize = 32 << 10;
/// A line may make a piece so much longer, before it is cut at a space.
const LONGEST_LINE: usize = 32 << 10;

/// The pieces of a text in bytes, end to end. They end at line ends, where no sentence and no
/// number goes on; only a line that is as long as a chapter is cut at a space.
pub fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= bytes.len() {
            return None;
        }
        let wanted = (start + PIECE).min(bytes.len());
        let longest = (wanted + LONGEST_LINE).min(bytes.len());
        let rest = bytes.get(wanted..longest).unwrap_or_default();
        let cut = memchr::memchr(b'\n', rest)
            .or_else(|| memchr::memmem::find(rest, b". ").map(|at| at + 1))
            .or_else(|| memchr::memchr(b' ', rest));
        let mut end = match cut {
            Some(at) => wanted + at + 1,
            None => longest,
        };
        // No cut inside a letter.
        while !text.is_char_boundary(end) {
            end += 1;
        }
        if bytes.len() - end < PIECE / 8 {
            end = bytes.len();
        }
        let piece = start..end;
        start = end;
        Some(piece)
    })
}
