//! The claims of a dataset in the orders in which queries ask for them, made once for many queries.
//!
//! Each row stands twice (projections: Stonebraker et al. 2005, C-Store): by metric, place and the
//! order of the file, so that what a place shows over all days is one range; and by metric, date,
//! place and the order of the file, so that a day is one. What a filter asks of is a column of
//! small integers. A query touches the rows of its days, or passes once over those of its metric.

use super::facts::{Kind, Marks};
use super::index_lists::{Lists, Names};
use super::packed::{Packed, Table};
use super::query::{DayFilter, DayList};
use super::words::Words;
use crate::model::{
    ClaimId, Claims, Dataset, MetricId, PlaceId, Qualifier, Report, Texts, Verdict,
};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// What queries ask of, in their orders.
#[derive(Debug, Clone, Default)]
pub struct Index {
    pub(super) rows: Arc<Rows>,
    /// The marks of each row in the order of places, and in that of days.
    pub(super) marks: [Arc<Vec<Marks>>; 2],
    /// How many claims of each date of a metric have each verdict, those without a date last.
    pub(super) verdict_counts: Vec<Vec<[u32; 5]>>,
    /// What a mark of full size stands for, by metric.
    pub(super) references: Vec<Option<u64>>,
    /// The claims it was made of, to be compared with those after an edit.
    pub(super) claims: Claims,
    /// Their verdicts, in the order of the file.
    pub(super) verdicts: Arc<Vec<Verdict>>,
    pub(super) texts: Arc<Texts>,
    pub(super) words: OnceLock<Arc<Words>>,
}

/// In which order rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Place,
    Day,
}

/// What no edit changes, unless it adds claims.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    /// The rows in the order of places, and in that of days.
    pub columns: [Columns; 2],
    /// Whether any value is a range.
    pub has_ranges: bool,
    /// Whether any value has no number.
    pub has_words: bool,
    pub claimants: Lists,
    pub documents: Lists,
    pub tags: Lists,
    pub claimant_names: Names,
    pub tag_names: Names,
    pub metrics: Vec<OfMetric>,
}

/// The rows in one order.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    pub claims: Arc<Vec<ClaimId>>,
    /// In the order of places the number of the date among those of its metric, counted from one,
    /// and 0 for none; in the order of days the place.
    pub other: Packed,
    /// The number, or the low end of a range.
    pub lows: Packed,
    pub kinds: Packed,
    pub claimants: Packed,
    pub documents: Packed,
    pub tags: Packed,
}

/// The rows of a metric: the same range in both orders.
#[derive(Debug, Clone, Default)]
pub(super) struct OfMetric {
    pub rows: Range<usize>,
    pub days: Arc<DayList>,
    /// Where the rows of each date begin in the order of days, those without a date last, and at
    /// the end the end.
    pub starts: Vec<usize>,
    /// The places that have claims, and where the rows of each end in the order of places.
    pub places: Vec<(PlaceId, u32)>,
}

/// A dataset with all that is known of it before anything is asked.
#[derive(Debug, Clone, Copy)]
pub struct Indexed<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// What an audit found in it.
    pub report: &'a Report,
    /// Its claims in the orders of queries.
    pub index: &'a Index,
}

/// The rows in one order, with their marks.
#[derive(Clone, Copy)]
pub(super) struct Standing<'a> {
    pub order: Order,
    pub columns: &'a Columns,
    pub marks: &'a [Marks],
}

impl Index {
    /// The figure that a mark of full size stands for: fixed per metric, so that neither a filter
    /// nor a step in time rescales the marks.
    #[must_use]
    pub fn reference(&self, metric: MetricId) -> Option<u64> {
        self.references.get(metric.index()).copied().flatten()
    }

    /// The dates that the claims of a metric have.
    #[must_use]
    pub fn days(&self, metric: MetricId) -> Arc<DayList> {
        let days = self.of_metric(metric).map(|it| Arc::clone(&it.days));
        days.unwrap_or_default()
    }

    /// How many claims a metric has.
    #[must_use]
    pub fn count(&self, metric: MetricId) -> usize {
        self.rows_of_metric(metric).len()
    }

    /// How many claims of a metric belong to these days.
    #[must_use]
    pub fn count_on(&self, metric: MetricId, days: DayFilter) -> usize {
        let ranges = self.ranges(metric, days);
        ranges.iter().map(ExactSizeIterator::len).sum()
    }

    /// What it takes in memory, in bytes, without folded texts.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let marks: usize = self.marks.iter().map(|it| it.len()).sum();
        let columns: usize = self.rows.columns.iter().map(Columns::bytes).sum();
        let days: usize = self.verdict_counts.iter().map(Vec::len).sum();
        let places: usize = self.rows.metrics.iter().map(|it| it.places.len()).sum();
        marks + columns + days * 44 + places * 8 + self.verdicts.len()
    }

    pub(super) fn of_metric(&self, metric: MetricId) -> Option<&OfMetric> {
        self.rows.metrics.get(metric.index())
    }

    pub(super) fn standing(&self, order: Order) -> Standing<'_> {
        Standing {
            order,
            columns: &self.rows.columns[order as usize],
            marks: &self.marks[order as usize],
        }
    }

    /// The rows of a metric.
    pub(super) fn rows_of_metric(&self, metric: MetricId) -> Range<usize> {
        self.of_metric(metric).map_or(0..0, |it| it.rows.clone())
    }

    /// The rows of a metric that belong to these days, in the order of days: rising ranges.
    pub(super) fn ranges(&self, metric: MetricId, days: DayFilter) -> Vec<Range<usize>> {
        let Some(of) = self.of_metric(metric) else {
            return Vec::new();
        };
        if days == DayFilter::All {
            return vec![of.rows.clone()];
        }
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for next in of.dates_in(days).filter_map(|at| of.range(at)) {
            match ranges.last_mut() {
                Some(last) if last.end == next.start => last.end = next.end,
                _ => ranges.push(next),
            }
        }
        ranges
    }

    /// How many claims of a metric and these days have each verdict.
    pub(super) fn verdicts_on(&self, metric: MetricId, days: DayFilter) -> [usize; 5] {
        let mut sums = [0; 5];
        let counts = self.verdict_counts.get(metric.index());
        let Some((of, counts)) = self.of_metric(metric).zip(counts) else {
            return sums;
        };
        for of_day in of.dates_in(days).filter_map(|at| counts.get(at)) {
            for (sum, count) in sums.iter_mut().zip(of_day) {
                *sum += *count as usize;
            }
        }
        sums
    }

    /// Whether words can be looked for at once.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.words.get().is_some()
    }

    /// What words are looked for in. The first call folds every text; for many claims that is a
    /// worker's work.
    pub fn words(&self, dataset: &Dataset) -> &Words {
        self.words
            .get_or_init(|| Arc::new(Words::new(dataset, &self.texts)))
    }
}

impl OfMetric {
    /// The numbers of the dates that a choice of days admits, counted from zero; behind the last
    /// date stands what has none.
    pub fn dates_in(&self, days: DayFilter) -> impl Iterator<Item = usize> {
        let dated = &self.days.dated;
        let all = match days {
            DayFilter::All => 0..dated.len() + 1,
            DayFilter::Undated => dated.len()..dated.len() + 1,
            DayFilter::On(day) => {
                let found = dated.binary_search_by_key(&day, |(date, _)| *date);
                found.map_or(0..0, |at| at..at + 1)
            }
            DayFilter::Between(first, last) => {
                let begin = dated.partition_point(|(date, _)| !reaches(*date, first));
                let length = dated.get(begin..).unwrap_or_default();
                let behind = |date: crate::model::CivilDate| {
                    date.first_day_number() <= last.last_day_number()
                };
                begin..begin + length.partition_point(|(date, _)| behind(*date))
            }
        };
        let is_between = matches!(days, DayFilter::Between(..));
        all.filter(move |&at| {
            let date = dated.get(at).map(|(date, _)| *date);
            !is_between || days.admits(date)
        })
    }

    /// Which numbers of dates, as a column keeps them, a choice of days admits.
    pub fn table(&self, days: DayFilter) -> Table {
        let undated = self.days.dated.len();
        let mut marked = vec![false; undated + 1];
        for at in self.dates_in(days) {
            let number = if at == undated { 0 } else { at + 1 };
            marked[number] = true;
        }
        marked.into()
    }

    /// The rows of a date in the order of days, by its number.
    pub fn range(&self, date: usize) -> Option<Range<usize>> {
        Some(*self.starts.get(date)?..*self.starts.get(date + 1)?)
    }

    /// The rows of a place in the order of places.
    pub fn rows_at(&self, place: PlaceId) -> Range<usize> {
        let found = self.places.binary_search_by_key(&place, |(it, _)| *it);
        found.map_or(0..0, |at| self.rows_of(at))
    }

    /// The same by the number of the place among those that have claims.
    pub fn rows_of(&self, at: usize) -> Range<usize> {
        let end = |at: usize| self.places.get(at).map(|(_, end)| *end as usize);
        let before = at.checked_sub(1).map_or(Some(self.rows.start), end);
        before.zip(end(at)).map_or(0..0, |(start, end)| start..end)
    }

    /// The number, among the places that have claims, of that which has a row.
    pub fn place_around(&self, row: usize) -> usize {
        self.places.partition_point(|(_, end)| *end as usize <= row)
    }

    /// The number of the date, as a column keeps it, of a row in the order of days.
    pub fn day_around(&self, row: usize) -> u64 {
        let next = self.starts.partition_point(|start| *start <= row) as u64;
        if next > self.days.dated.len() as u64 {
            0
        } else {
            next
        }
    }
}

/// Whether a date begins on or after a day; dates are ordered by their first day.
fn reaches(date: crate::model::CivilDate, day: crate::model::CivilDate) -> bool {
    date.first_day_number() >= day.first_day_number()
}

impl Columns {
    fn bytes(&self) -> usize {
        let packed = [
            &self.other,
            &self.lows,
            &self.kinds,
            &self.claimants,
            &self.documents,
            &self.tags,
        ];
        let packed: usize = packed.into_iter().map(Packed::bytes).sum();
        packed + self.claims.len() * size_of::<ClaimId>()
    }
}

impl Standing<'_> {
    pub fn claim(self, row: usize) -> Option<ClaimId> {
        self.columns.claims.get(row).copied()
    }

    pub fn marks(self, row: usize) -> Marks {
        self.marks.get(row).copied().unwrap_or(Marks::NONE)
    }

    pub fn qualifier(self, row: usize) -> Qualifier {
        Kind::of(self.columns.kinds.get(row)).qualifier()
    }

    /// The number of a row, or the low end of its range.
    pub fn number(self, row: usize) -> Option<u64> {
        Some(self.columns.lows.get(row)).filter(|&it| it != super::packed::NONE)
    }

    /// The high end of a row's range.
    pub fn high(self, dataset: &Dataset, row: usize) -> Option<u64> {
        let is_range = self.qualifier(row) == Qualifier::Between;
        let claim = self.claim(row).filter(|_| is_range)?;
        dataset.claims.high(claim)
    }
}
