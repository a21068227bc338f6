//! Passes of a sieve over many rows: in blocks, on all cores where there are many.

use super::DayFilter;
use super::hidden::HiddenCounts;
use super::index::{Order, Standing};
use super::mask::{BLOCK, Mask, WORD, each_bit, part_of_word};
use super::packed::Table;
use super::sieve::Sieve;
use crate::model::{ClaimId, MetricId, PlaceId};
use rayon::prelude::*;
use std::ops::Range;

/// From so many rows on, all cores work.
const MANY: usize = 8 * BLOCK;
/// Where so many of a metric's claims belong to the days that are asked, all of them are passed in
/// the order of places: putting fewer in that order is quicker.
const SHARE: usize = 128;

/// What a pass over rows found.
pub(super) struct Sieved {
    /// In which order the rows are.
    pub order: Order,
    pub parts: Vec<Part>,
    /// How many are shown.
    pub shown: usize,
    pub hidden: HiddenCounts,
}

/// Rows of a range.
pub(super) struct Part {
    pub range: Range<usize>,
    /// A bit for each that is shown; `None` where all are.
    pub words: Option<Vec<u64>>,
}

impl Part {
    /// Calls `each` with every row that is shown, in rising order.
    pub fn each(&self, mut each: impl FnMut(usize)) {
        let Some(words) = &self.words else {
            return self.range.clone().for_each(each);
        };
        for (at, &word) in words.iter().enumerate() {
            let start = self.range.start + at * WORD;
            each_bit(word, |bit| each(start + bit as usize));
        }
    }

    /// The words of some of its rows, with the first row of each.
    fn words_in(&self, rows: &Range<u32>) -> impl Iterator<Item = (u32, u64)> {
        let start = u32::try_from(self.range.start).unwrap_or(u32::MAX);
        let (from, to) = ((rows.start - start) as usize, (rows.end - start) as usize);
        let words = from / WORD..to.div_ceil(WORD);
        words.map(move |at| {
            let begin = at * WORD;
            let part = part_of_word(from.max(begin) - begin, (to - begin).min(WORD));
            let word = self.words.as_ref().map_or(u64::MAX, |words| words[at]);
            (
                start + u32::try_from(begin).unwrap_or(u32::MAX),
                word & part,
            )
        })
    }

    /// How many of some of its rows are shown.
    pub fn count(&self, rows: &Range<u32>) -> usize {
        let words = self.words_in(rows);
        words.map(|(_, word)| word.count_ones() as usize).sum()
    }

    /// Calls `each` with those of some of its rows that are shown.
    pub fn each_in(&self, rows: &Range<u32>, mut each: impl FnMut(u32)) {
        for (start, word) in self.words_in(rows) {
            each_bit(word, |bit| each(start + bit));
        }
    }
}

impl Sieved {
    /// The rows, in rising order.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows = Vec::with_capacity(self.shown);
        for part in &self.parts {
            part.each(|row| rows.extend(u32::try_from(row)));
        }
        rows
    }
}

impl Sieve<'_> {
    /// Judges the claims of a metric on some days; which are on others is not counted.
    pub fn pass(&self, metric: MetricId, days: DayFilter) -> Sieved {
        let (order, ranges, of_days) = self.way(metric, days);
        self.pass_over(order, ranges, of_days.as_ref())
    }

    /// The same in the order of days, where they stand in few ranges.
    pub fn pass_by_day(&self, metric: MetricId, days: DayFilter) -> Sieved {
        self.pass_over(Order::Day, self.of.index.ranges(metric, days), None)
    }

    /// In which order which rows are asked, and which of their days are meant where not all are.
    fn way(&self, metric: MetricId, days: DayFilter) -> (Order, Vec<Range<usize>>, Option<Table>) {
        let all = self.of.index.rows_of_metric(metric);
        let ranges = self.of.index.ranges(metric, days);
        let count: usize = ranges.iter().map(ExactSizeIterator::len).sum();
        match days {
            DayFilter::All => (Order::Place, vec![all], None),
            DayFilter::Between(..) if count > all.len() / SHARE => {
                let of = self.of.index.of_metric(metric);
                (Order::Place, vec![all], of.map(|of| of.table(days)))
            }
            _ => (Order::Day, ranges, None),
        }
    }

    fn pass_over(
        &self,
        order: Order,
        ranges: Vec<Range<usize>>,
        of_days: Option<&Table>,
    ) -> Sieved {
        let standing = self.of.index.standing(order);
        let mut sieved = Sieved {
            order,
            parts: Vec::with_capacity(ranges.len()),
            shown: 0,
            hidden: HiddenCounts::default(),
        };
        for range in ranges.into_iter().filter(|it| !it.is_empty()) {
            if self.admits_all() && of_days.is_none() {
                sieved.shown += range.len();
                sieved.parts.push(Part { range, words: None });
                continue;
            }
            let mut words = vec![0; range.len().div_ceil(WORD)];
            let judged = |(at, words): (usize, &mut [u64])| {
                let start = range.start + at * BLOCK;
                let block = start..(start + BLOCK).min(range.end);
                self.block(standing, block, words, of_days)
            };
            let and = |(shown, mut hidden): (usize, HiddenCounts), more: (usize, HiddenCounts)| {
                hidden.join(&more.1);
                (shown + more.0, hidden)
            };
            let (shown, hidden) = if range.len() < MANY {
                let blocks = words.chunks_mut(BLOCK / WORD).enumerate();
                blocks.map(judged).fold(Default::default(), and)
            } else {
                let blocks = words.par_chunks_mut(BLOCK / WORD).enumerate();
                let judged = blocks.with_min_len(16).map(judged);
                judged.reduce(Default::default, and)
            };
            sieved.shown += shown;
            sieved.hidden.join(&hidden);
            sieved.parts.push(Part {
                range,
                words: Some(words),
            });
        }
        sieved
    }

    fn block(
        &self,
        standing: Standing<'_>,
        block: Range<usize>,
        words: &mut [u64],
        of_days: Option<&Table>,
    ) -> (usize, HiddenCounts) {
        let mut hidden = HiddenCounts::default();
        let mut mask = Mask::all(words, block.len());
        if let Some(table) = of_days {
            let days = &standing.columns.other;
            days.keep_marked(block.clone(), &mut mask, table);
        }
        self.sift(standing, block, &mut mask, |part, count| {
            hidden.add(part, count);
        });
        (mask.count(), hidden)
    }

    /// Which rows of a place are shown, in the order of places.
    pub fn pass_at(&self, metric: MetricId, place: PlaceId, days: DayFilter) -> Sieved {
        let of = self.of.index.of_metric(metric);
        let range = of.map(|of| of.rows_at(place)).unwrap_or_default();
        let of_days = of.map(|of| of.table(days));
        let of_days = of_days.filter(|_| days != DayFilter::All);
        self.pass_over(Order::Place, vec![range], of_days.as_ref())
    }

    /// What hides a claim of a place, metric and day aside.
    pub fn hides(
        &self,
        metric: MetricId,
        place: PlaceId,
        claim: ClaimId,
    ) -> Option<super::HiddenBy> {
        let rows = self.of.index.of_metric(metric)?.rows_at(place);
        let standing = self.of.index.standing(Order::Place);
        let claims = standing.columns.claims.get(rows.clone())?;
        let row = rows.start + claims.binary_search(&claim).ok()?;
        let mut by = None;
        let mut words = [0];
        let mut mask = Mask::all(&mut words, 1);
        self.sift(standing, row..row + 1, &mut mask, |part, count| {
            if count > 0 {
                by = Some(part);
            }
        });
        by
    }

    /// How many rows of some days are shown for each place, and what their numbers come to.
    pub fn sums(&self, metric: MetricId, days: DayFilter) -> Vec<(u32, u64)> {
        let mut sums = vec![(0_u32, 0_u64); self.of.dataset.places.len()];
        let mut add = |place: PlaceId, (count, sum): (u32, u64)| {
            if let Some(slot) = sums.get_mut(place.index()) {
                slot.0 += count;
                slot.1 = slot.1.saturating_add(sum);
            }
        };
        let (order, ranges, of_days) = self.way(metric, days);
        let standing = self.of.index.standing(order);
        let columns = standing.columns;
        for range in ranges {
            let blocks = range.len().div_ceil(BLOCK);
            let of_block = |at: usize| {
                let start = range.start + at * BLOCK;
                let block = start..(start + BLOCK).min(range.end);
                let mut words = [0; BLOCK / WORD];
                self.block(standing, block.clone(), &mut words, of_days.as_ref());
                let mut sums = Vec::new();
                if order == Order::Place {
                    self.sums_of(metric, block, &words, &mut sums);
                } else {
                    let words = Some(words.to_vec());
                    Part {
                        range: block,
                        words,
                    }
                    .each(|row| {
                        let place = usize::try_from(columns.other.get(row)).unwrap_or(usize::MAX);
                        let sum = standing.number(row).unwrap_or(0);
                        sums.push((PlaceId::new(place), (1, sum)));
                    });
                }
                sums
            };
            let found: Vec<Vec<(PlaceId, (u32, u64))>> = if range.len() < MANY {
                (0..blocks).map(of_block).collect()
            } else {
                let blocks = (0..blocks).into_par_iter();
                blocks.with_min_len(16).map(of_block).collect()
            };
            for (place, sum) in found.into_iter().flatten() {
                add(place, sum);
            }
        }
        sums
    }

    /// The same of a block in the order of places, place by place.
    fn sums_of(
        &self,
        metric: MetricId,
        block: Range<usize>,
        words: &[u64],
        sums: &mut Vec<(PlaceId, (u32, u64))>,
    ) {
        let Some(of) = self.of.index.of_metric(metric) else {
            return;
        };
        let lows = &self.of.index.standing(Order::Place).columns.lows;
        let mut at = of.place_around(block.start);
        let mut row = block.start;
        while row < block.end
            && let Some(&(place, end)) = of.places.get(at)
        {
            let end = (end as usize).min(block.end);
            let (mut count, mut sum) = (0, 0_u64);
            while row < end {
                let bit = row - block.start;
                let start = row - bit % WORD;
                let to = (start + WORD).min(end);
                let part = part_of_word(bit % WORD, to - start);
                let word = words.get(bit / WORD).copied().unwrap_or(0) & part;
                count += word.count_ones();
                sum = sum.saturating_add(lows.sum(start, word));
                row = to;
            }
            if count > 0 {
                sums.push((place, (count, sum)));
            }
            at += 1;
        }
    }
}
