//! Passes of a sieve over many rows: in blocks, on all cores where there are many.

use super::hidden::HiddenCounts;
use super::index::NO_NUMBER;
use super::picked::{BLOCK, Picked};
use super::sieve::Sieve;
use rayon::prelude::*;
use std::ops::Range;

/// From so many rows on, all cores work.
const MANY: usize = 4 * BLOCK;

/// What a pass over rows found.
#[derive(Default)]
pub(super) struct Sieved {
    /// The rows that are shown, in rising order.
    pub rows: Vec<usize>,
    pub hidden: HiddenCounts,
    /// How many rows have each verdict, shown or not.
    pub verdicts: [usize; 5],
}

impl Sieve<'_> {
    /// Judges the rows of some ranges.
    pub fn pass(&self, ranges: &[Range<usize>]) -> Sieved {
        let blocks: Vec<Range<usize>> = ranges.iter().flat_map(blocks_of).collect();
        let count: usize = ranges.iter().map(ExactSizeIterator::len).sum();
        if count < MANY {
            let sieved = blocks.into_iter().map(|block| self.block(block));
            return sieved.fold(Sieved::default(), Sieved::and);
        }
        blocks
            .into_par_iter()
            .with_min_len(16)
            .map(|block| self.block(block))
            .reduce(Sieved::default, Sieved::and)
    }

    /// How many rows of some ranges are shown for each place, and what their numbers come to.
    pub fn sums(&self, ranges: &[Range<usize>]) -> Vec<(u32, u64)> {
        let rows = &self.of.index.rows;
        let places = self.of.dataset.places.len();
        let none = || vec![(0_u32, 0_u64); places];
        let parts: Vec<Range<usize>> = ranges.iter().flat_map(blocks_of).collect();
        let add = |mut sums: Vec<(u32, u64)>, block: Range<usize>| {
            let mut picked = Picked::all(block.len());
            self.sift(block.clone(), &mut picked, |_, _| {});
            let places = rows.places.get(block.clone()).unwrap_or_default();
            let lows = rows.lows.get(block).unwrap_or_default();
            picked.for_each(|at| {
                if let (Some(place), Some(&low)) = (places.get(at), lows.get(at))
                    && let Some((count, sum)) = sums.get_mut(place.index())
                {
                    *count += 1;
                    *sum = sum.saturating_add(if low == NO_NUMBER { 0 } else { low });
                }
            });
            sums
        };
        parts
            .into_par_iter()
            .with_min_len(64)
            .fold(none, add)
            .reduce(none, |mut one, other| {
                for ((count, sum), (more, part)) in one.iter_mut().zip(other) {
                    *count += more;
                    *sum = sum.saturating_add(part);
                }
                one
            })
    }

    fn block(&self, range: Range<usize>) -> Sieved {
        let mut sieved = Sieved::default();
        let verdicts = self.of.index.verdicts.get(range.clone());
        for verdict in verdicts.unwrap_or_default() {
            sieved.verdicts[*verdict as usize] += 1;
        }
        let mut picked = Picked::all(range.len());
        let hidden = &mut sieved.hidden;
        self.sift(range.clone(), &mut picked, |part, count| {
            hidden.add(part, count);
        });
        sieved.rows.reserve(picked.len());
        picked.for_each(|at| sieved.rows.push(range.start + at));
        sieved
    }
}

impl Sieved {
    fn and(mut self, next: Self) -> Self {
        if self.rows.is_empty() {
            self.rows = next.rows;
        } else {
            self.rows.extend(next.rows);
        }
        self.hidden.join(&next.hidden);
        for (sum, count) in self.verdicts.iter_mut().zip(next.verdicts) {
            *sum += count;
        }
        self
    }
}

/// A range in pieces that are judged together.
fn blocks_of(range: &Range<usize>) -> impl Iterator<Item = Range<usize>> + use<> {
    let end = range.end;
    let starts = range.clone().step_by(BLOCK);
    starts.map(move |start| start..(start + BLOCK).min(end))
}
