//! The claims of a dataset in the order in which queries ask for them, made once for many queries.
//!
//! Rows are claims sorted by metric, date, place and the order of the file, so that a day of a
//! metric is one range, and the claims of a place stand together in it. What a filter asks of is
//! a column of small integers. A query touches the rows of its days and no others.

use super::index_lists::{Lists, Names};
use super::query::{DayFilter, DayList};
use super::words::Words;
use super::{everything_of, rounded_up};
use crate::model::{
    ClaimId, Dataset, MetricId, PlaceId, Qualifier, Report, Status, Texts, Verdict,
};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Stands for a value without a number.
pub(super) const NO_NUMBER: u64 = u64::MAX;

/// What queries ask of, in their order.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) rows: Arc<Rows>,
    /// One verdict per row.
    pub(super) verdicts: Vec<Verdict>,
    /// One status per row.
    pub(super) statuses: Vec<Status>,
    /// Whether a row is the editor's choice.
    pub(super) preferred: Vec<bool>,
    /// What a mark of full size stands for, by metric.
    references: Vec<Option<u64>>,
    texts: Arc<Texts>,
    words: OnceLock<Arc<Words>>,
}

/// What no edit changes, unless it adds claims.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub claims: Vec<ClaimId>,
    pub places: Vec<PlaceId>,
    pub qualifiers: Vec<Qualifier>,
    /// The number, or the low end of a range; [`NO_NUMBER`] where there is none.
    pub lows: Vec<u64>,
    /// Whether a claim is nothing but its number or words: no range, no time of the day.
    pub is_plain: Vec<bool>,
    /// Whether any value is a range.
    pub has_ranges: bool,
    /// Whether any value has no number.
    pub has_words: bool,
    /// Whether a claim is a part of another for the same place and metric: never drawn beside it.
    pub is_inside: Vec<bool>,
    /// The rows of each metric by place, and for each place in the order of the file.
    pub of_places: Vec<u32>,
    /// The claims of the same.
    pub claims_of_places: Arc<Vec<ClaimId>>,
    pub claimants: Lists,
    pub documents: Lists,
    pub tags: Lists,
    pub claimant_names: Names,
    pub tag_names: Names,
    pub metrics: Vec<OfMetric>,
}

/// The rows of a metric.
#[derive(Debug, Default)]
pub(super) struct OfMetric {
    pub rows: Range<usize>,
    pub days: Arc<DayList>,
    /// Where the rows of each date begin, those without a date last, and at the end the end.
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
    /// Its claims in the order of queries.
    pub index: &'a Index,
}

impl Index {
    /// The index of a dataset with its report. Some passes over all claims.
    #[must_use]
    pub fn new(dataset: &Dataset, report: &Report, texts: Arc<Texts>) -> Self {
        Self::over(Arc::new(Rows::new(dataset)), dataset, report, texts)
    }

    /// The index of the dataset after an edit, or with another report. One pass over the claims,
    /// or as many as [`Self::new`] where claims were added. `has_same_texts` says that no quote,
    /// note or name was changed: then what is folded is kept.
    #[must_use]
    pub fn again(&self, dataset: &Dataset, report: &Report, has_same_texts: bool) -> Self {
        let texts = Arc::clone(&self.texts);
        if self.rows.claims.len() != dataset.claims.len() {
            return Self::new(dataset, report, texts);
        }
        let mut index = Self::over(Arc::clone(&self.rows), dataset, report, texts);
        if has_same_texts {
            index.words = self.words.clone();
        }
        index
    }

    fn over(rows: Arc<Rows>, dataset: &Dataset, report: &Report, texts: Arc<Texts>) -> Self {
        let claims = || rows.claims.iter();
        let mut index = Self {
            verdicts: claims().map(|&id| report.verdict(id)).collect(),
            statuses: claims()
                .map(|&id| dataset.claims.stated_status(id).unwrap_or_default())
                .collect(),
            preferred: claims()
                .map(|&id| dataset.claims.get(id).preferred)
                .collect(),
            references: Vec::new(),
            texts,
            words: OnceLock::new(),
            rows,
        };
        let references = dataset.metric_ids().map(|metric| {
            let largest = index.largest(dataset, report, metric);
            largest.filter(|&largest| largest > 0).map(rounded_up)
        });
        index.references = references.collect();
        index
    }

    /// The largest located figure of a metric over all days, or sum of a place.
    fn largest(&self, dataset: &Dataset, report: &Report, metric: MetricId) -> Option<u64> {
        if dataset.metric(metric).per_event {
            let of = Indexed {
                dataset,
                report,
                index: self,
            };
            return everything_of(of, metric)
                .iter()
                .filter(|figure| dataset.place(figure.place).mapped().is_some())
                .filter_map(|figure| figure.value(dataset))
                .filter_map(|value| value.high().or(value.amount()))
                .max();
        }
        let rows = self.rows.metrics.get(metric.index())?.rows.clone();
        rows.filter(|&row| self.rows.lows[row] != NO_NUMBER)
            .filter(|&row| dataset.place(self.rows.places[row]).mapped().is_some())
            .map(|row| self.rows.high(dataset, row))
            .max()
    }

    /// The figure that a mark of full size stands for: fixed per metric, so that neither a filter
    /// nor a step in time rescales the marks.
    #[must_use]
    pub fn reference(&self, metric: MetricId) -> Option<u64> {
        self.references.get(metric.index()).copied().flatten()
    }

    /// The dates that the claims of a metric have.
    #[must_use]
    pub fn days(&self, metric: MetricId) -> Arc<DayList> {
        let of_metric = self.rows.metrics.get(metric.index());
        of_metric.map(|it| Arc::clone(&it.days)).unwrap_or_default()
    }

    /// How many claims a metric has.
    #[must_use]
    pub fn count(&self, metric: MetricId) -> usize {
        let of_metric = self.rows.metrics.get(metric.index());
        of_metric.map_or(0, |it| it.rows.len())
    }

    /// How many claims of a metric belong to these days.
    #[must_use]
    pub fn count_on(&self, metric: MetricId, days: DayFilter) -> usize {
        let ranges = self.ranges(metric, days);
        ranges.iter().map(ExactSizeIterator::len).sum()
    }

    /// The rows of a metric.
    pub(super) fn rows_of_metric(&self, metric: MetricId) -> Range<usize> {
        let of_metric = self.rows.metrics.get(metric.index());
        of_metric.map_or(0..0, |it| it.rows.clone())
    }

    /// The places that have claims of a metric, with their part of `of_places`.
    pub(super) fn places(&self, metric: MetricId) -> impl Iterator<Item = (PlaceId, Range<u32>)> {
        let of = self.rows.metrics.get(metric.index());
        let first = of.map_or(0, |it| it.rows.start);
        let mut start = u32::try_from(first).unwrap_or(u32::MAX);
        let places = of.map(|it| it.places.as_slice()).unwrap_or_default();
        places
            .iter()
            .map(move |&(place, end)| (place, std::mem::replace(&mut start, end)..end))
    }

    /// From which row on the claims of a metric have no date.
    pub(super) fn undated_from(&self, metric: MetricId) -> usize {
        let of = self.rows.metrics.get(metric.index());
        let start = of.and_then(|it| it.starts.get(it.days.dated.len()));
        start.copied().unwrap_or_default()
    }

    /// The rows that have the date of this row.
    pub(super) fn day_around(&self, metric: MetricId, row: usize) -> Range<usize> {
        let of = self.rows.metrics.get(metric.index());
        let starts = of.map(|it| it.starts.as_slice()).unwrap_or_default();
        let next = starts.partition_point(|start| *start <= row);
        let start = next.checked_sub(1).and_then(|at| starts.get(at)).copied();
        start.unwrap_or(row)..starts.get(next).copied().unwrap_or(row + 1)
    }

    /// The rows of a metric that belong to these days: ranges in rising order.
    pub(super) fn ranges(&self, metric: MetricId, days: DayFilter) -> Vec<Range<usize>> {
        let Some(of) = self.rows.metrics.get(metric.index()) else {
            return Vec::new();
        };
        let range = |at: usize| Some(*of.starts.get(at)?..*of.starts.get(at + 1)?);
        let dated = &of.days.dated;
        match days {
            DayFilter::All => vec![of.rows.clone()],
            DayFilter::Undated => range(dated.len()).into_iter().collect(),
            DayFilter::On(day) => {
                let at = dated.binary_search_by_key(&day, |(date, _)| *date);
                at.ok().and_then(range).into_iter().collect()
            }
            DayFilter::Between(..) => {
                let mut ranges: Vec<Range<usize>> = Vec::new();
                let admitted = dated.iter().enumerate();
                let admitted = admitted.filter(|(_, (date, _))| days.admits(Some(*date)));
                for next in admitted.filter_map(|(at, _)| range(at)) {
                    match ranges.last_mut() {
                        Some(last) if last.end == next.start => last.end = next.end,
                        _ => ranges.push(next),
                    }
                }
                ranges
            }
        }
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

impl Indexed<'_> {
    /// The claim of a row.
    pub(super) fn claim_at(&self, row: usize) -> Option<ClaimId> {
        self.index.rows.claims.get(row).copied()
    }

    /// The row of a claim, for passes that begin with claims of one place.
    pub(super) fn rows_of(&self, place: PlaceId, metric: MetricId, days: DayFilter) -> Vec<usize> {
        let rows = &self.index.rows;
        let mut found = Vec::new();
        let Some(of) = rows.metrics.get(metric.index()) else {
            return found;
        };
        // Inside each date the rows stand by place.
        for (at, &start) in of.starts.iter().enumerate() {
            let Some(&end) = of.starts.get(at + 1) else {
                break;
            };
            let date = of.days.dated.get(at).map(|(date, _)| *date);
            if !days.admits(date) {
                continue;
            }
            let places = rows.places.get(start..end).unwrap_or_default();
            let first = start + places.partition_point(|it| *it < place);
            let last = start + places.partition_point(|it| *it <= place);
            found.extend(first..last);
        }
        found
    }
}
