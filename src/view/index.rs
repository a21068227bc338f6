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
    CivilDate, ClaimId, Dataset, MetricId, PlaceId, Qualifier, Report, Status, Texts, Verdict,
};
use std::collections::HashMap;
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
    /// What a mark of full size stands for, by metric.
    references: Vec<Option<u64>>,
    texts: Arc<Texts>,
    words: OnceLock<Words>,
}

/// What no edit changes, unless it adds claims.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub claims: Vec<ClaimId>,
    pub places: Vec<PlaceId>,
    pub qualifiers: Vec<Qualifier>,
    /// The number, or the low end of a range; [`NO_NUMBER`] where there is none.
    pub lows: Vec<u64>,
    pub claimants: Lists,
    pub documents: Lists,
    pub tags: Lists,
    pub claimant_names: Names,
    pub tag_names: Names,
    metrics: Vec<OfMetric>,
}

/// The rows of a metric.
#[derive(Debug, Default)]
struct OfMetric {
    rows: Range<usize>,
    days: Arc<DayList>,
    /// Where the rows of each date begin, those without a date last, and at the end the end.
    starts: Vec<usize>,
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

type Bucket = (MetricId, Option<CivilDate>);

impl Index {
    /// The index of a dataset with its report. Some passes over all claims.
    #[must_use]
    pub fn new(dataset: &Dataset, report: &Report, texts: Arc<Texts>) -> Self {
        Self::over(Arc::new(Rows::new(dataset)), dataset, report, texts)
    }

    /// The index of the dataset after an edit, or with another report. One pass over the claims,
    /// or as many as [`Self::new`] where claims were added.
    #[must_use]
    pub fn again(&self, dataset: &Dataset, report: &Report) -> Self {
        let texts = Arc::clone(&self.texts);
        if self.rows.claims.len() == dataset.claims.len() {
            Self::over(Arc::clone(&self.rows), dataset, report, texts)
        } else {
            Self::new(dataset, report, texts)
        }
    }

    fn over(rows: Arc<Rows>, dataset: &Dataset, report: &Report, texts: Arc<Texts>) -> Self {
        let claims = || rows.claims.iter();
        let mut index = Self {
            verdicts: claims().map(|&id| report.verdict(id)).collect(),
            statuses: claims()
                .map(|&id| dataset.claims.stated_status(id).unwrap_or_default())
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
        self.words.get_or_init(|| Words::new(dataset, &self.texts))
    }
}

impl Rows {
    fn new(dataset: &Dataset) -> Self {
        let count = dataset.claims.len();
        // The claims by place and order of the file; a stable sort by metric and date follows.
        let by_place = || {
            let places = dataset.place_ids();
            places.flat_map(|place| dataset.claims_at(place).iter().copied())
        };
        let mut known: HashMap<Bucket, usize> = HashMap::new();
        let mut buckets: Vec<(Bucket, usize)> = Vec::new();
        let mut last: Option<(Bucket, usize)> = None;
        let mut bucket_of = Vec::with_capacity(count);
        for id in by_place() {
            let claim = dataset.claims.get(id);
            let bucket = (claim.metric, claim.date);
            let at = match last {
                Some((same, at)) if same == bucket => at,
                _ => *known.entry(bucket).or_insert_with(|| {
                    buckets.push((bucket, 0));
                    buckets.len() - 1
                }),
            };
            last = Some((bucket, at));
            if let Some((_, count)) = buckets.get_mut(at) {
                *count += 1;
            }
            bucket_of.push(at);
        }
        let mut order: Vec<usize> = (0..buckets.len()).collect();
        // What has no date comes last.
        order.sort_by_key(|&at| {
            let ((metric, date), _) = buckets[at];
            (metric, date.is_none(), date)
        });
        let mut next = vec![0_usize; buckets.len()];
        let mut start = 0;
        let mut metrics: Vec<OfMetric> = dataset.metrics.iter().map(|_| OfMetric::new()).collect();
        for &at in &order {
            let ((metric, date), count) = buckets[at];
            next[at] = start;
            if let Some(of) = metrics.get_mut(metric.index()) {
                of.push(date, start, count);
            }
            start += count;
        }
        let mut claims = vec![ClaimId::new(0); count];
        for (id, bucket) in by_place().zip(bucket_of) {
            if let Some(slot) = claims.get_mut(next[bucket]) {
                *slot = id;
            }
            next[bucket] += 1;
        }
        for of in &mut metrics {
            of.starts.push(of.rows.end);
        }
        let mut rows = Self {
            claims,
            metrics,
            ..Self::default()
        };
        rows.fill(dataset);
        rows
    }

    fn fill(&mut self, dataset: &Dataset) {
        let mut ids: Vec<u32> = Vec::new();
        for &id in &self.claims {
            let claim = dataset.claims.get(id);
            self.places.push(claim.place);
            self.qualifiers.push(claim.value.qualifier());
            self.lows.push(claim.value.amount().unwrap_or(NO_NUMBER));
            ids.clear();
            let names = dataset.claims.claimants(id);
            ids.extend(names.map(|name| self.claimant_names.id(name)));
            self.claimants.push(&mut ids);
            ids.clear();
            let documents = dataset.claims.evidence(id).map(|it| it.document);
            ids.extend(documents.filter_map(|it| u32::try_from(it.index()).ok()));
            self.documents.push(&mut ids);
            ids.clear();
            let tags = dataset.claims.tags(id).iter();
            ids.extend(tags.map(|tag| self.tag_names.id(tag)));
            self.tags.push(&mut ids);
        }
        for lists in [&mut self.claimants, &mut self.documents, &mut self.tags] {
            lists.finish();
        }
    }

    /// The high end of a row's value.
    pub fn high(&self, dataset: &Dataset, row: usize) -> u64 {
        if self.qualifiers[row] == Qualifier::Between {
            let value = dataset.claims.get(self.claims[row]).value;
            return value.high().unwrap_or(self.lows[row]);
        }
        self.lows[row]
    }
}

impl OfMetric {
    fn new() -> Self {
        Self::default()
    }

    /// The next date in rising order, or what has none.
    fn push(&mut self, date: Option<CivilDate>, start: usize, count: usize) {
        if self.rows.is_empty() {
            self.rows = start..start;
        }
        self.rows.end = start + count;
        let days = Arc::make_mut(&mut self.days);
        if let Some(date) = date {
            days.dated.push((date, count));
        } else {
            days.undated = count;
        }
        self.starts.push(start);
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
