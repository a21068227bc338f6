//! Which rows of a range are left after some conditions: one bit a row.

use std::ops::Range;

/// So many rows share a word.
pub(super) const WORD: usize = 64;
/// So many rows are sifted together: what is asked of them stays in the fastest memory.
pub(super) const BLOCK: usize = 64 * WORD;
/// With at most so many bits left in a word each is asked alone.
const FEW: u32 = 12;

/// The rows of a range that are left.
pub(super) struct Mask<'a> {
    pub words: &'a mut [u64],
}

impl<'a> Mask<'a> {
    /// All rows of a range of so many.
    pub fn all(words: &'a mut [u64], count: usize) -> Self {
        words.fill(u64::MAX);
        let mut mask = Self { words };
        let room = mask.words.len() * WORD;
        mask.clear(count.min(room)..room);
        mask
    }

    /// How many are left.
    pub fn count(&self) -> usize {
        self.words.iter().map(|it| it.count_ones() as usize).sum()
    }

    pub fn clear_all(&mut self) {
        self.words.fill(0);
    }

    /// Takes out the rows of a part.
    pub fn clear(&mut self, rows: Range<usize>) {
        if rows.is_empty() {
            return;
        }
        let (first, last) = (rows.start / WORD, (rows.end - 1) / WORD);
        for at in first..=last {
            let from = rows.start.saturating_sub(at * WORD);
            let to = (rows.end - at * WORD).min(WORD);
            if let Some(word) = self.words.get_mut(at) {
                *word &= !part_of_word(from, to);
            }
        }
    }

    /// Keeps the rows whose value fits.
    #[inline]
    pub fn keep<T: Copy>(&mut self, column: Option<&[T]>, fits: impl Fn(T) -> bool) {
        let parts = column.unwrap_or_default().chunks(WORD);
        for (part, word) in parts.zip(self.words.iter_mut()) {
            if word.count_ones() > FEW {
                *word &= word_of(part, |it| fits(*it));
                continue;
            }
            let mut kept = 0;
            each_bit(*word, |bit| {
                let is_kept = part.get(bit as usize).is_some_and(|it| fits(*it));
                kept |= u64::from(is_kept) << bit;
            });
            *word = kept;
        }
    }

    /// Keeps the rows that fit, by their position.
    pub fn keep_rows(&mut self, fits: impl Fn(usize) -> bool) {
        for (at, word) in self.words.iter_mut().enumerate() {
            let mut kept = 0;
            each_bit(*word, |bit| {
                kept |= u64::from(fits(at * WORD + bit as usize)) << bit;
            });
            *word = kept;
        }
    }
}

/// The bits from one to before another.
pub(super) fn part_of_word(from: usize, to: usize) -> u64 {
    let below = |bit: usize| {
        let bit = u32::try_from(bit).unwrap_or(u32::MAX);
        1_u64.checked_shl(bit).map_or(u64::MAX, |it| it - 1)
    };
    below(to) & !below(from)
}

/// A bit for each of at most 64 values that fit. Values are asked into bytes first: a processor
/// asks many at once so.
#[inline]
pub(super) fn word_of<T>(part: &[T], fits: impl Fn(&T) -> bool) -> u64 {
    /// Multiplied by it, eight bytes of 0 or 1 put their bits side by side into the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut bytes = [0_u8; WORD];
    for (byte, value) in bytes.iter_mut().zip(part) {
        *byte = u8::from(fits(value));
    }
    let (eights, _) = bytes.as_chunks::<8>();
    let mut word = 0;
    for eight in eights.iter().rev() {
        word = word << 8 | u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56;
    }
    word
}

/// Calls `each` with every bit that is set, the lowest first.
#[inline]
pub(super) fn each_bit(mut word: u64, mut each: impl FnMut(u32)) {
    while word != 0 {
        each(word.trailing_zeros());
        word &= word - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Mask, WORD, each_bit, word_of};

    #[test]
    fn a_word_has_the_bit_of_every_value_that_fits() {
        let values: Vec<u16> = (0..64).map(|it| it * 37 % 64).collect();
        let word = word_of(&values, |it| it % 3 == 0);
        let mut found = Vec::new();
        each_bit(word, |bit| found.push(values[bit as usize]));
        let wanted: Vec<u16> = values.into_iter().filter(|it| it % 3 == 0).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn what_lies_behind_the_end_is_never_left() {
        let mut words = [0; 3];
        let mut mask = Mask::all(&mut words, 2 * WORD + 5);
        assert_eq!(mask.count(), 133);
        mask.clear(60..70);
        assert_eq!(mask.count(), 123);
        let values: Vec<u8> = (0..133).collect();
        mask.keep(Some(&values), |it| it >= 120);
        assert_eq!(mask.count(), 13);
        mask.keep_rows(|row| row != 125);
        assert_eq!(mask.count(), 12);
    }
}
