//! An index made, and made again after an edit: what the edit does not concern is kept.

use super::facts::{Kind, Marks};
use super::index::{Index, Indexed, Order, Rows};
use super::{everything_of, rounded_up};
use crate::model::{ClaimId, Dataset, MetricId, Report, Texts, Verdict};
use std::sync::{Arc, OnceLock};

impl Index {
    /// The index of a dataset with its report. Some passes over all claims.
    #[must_use]
    pub fn new(dataset: &Dataset, report: &Report, texts: Arc<Texts>) -> Self {
        let (rows, marks) = Rows::new(dataset, report);
        let verdicts = dataset.claims.ids().map(|id| report.verdict(id)).collect();
        let mut index = Self {
            rows: Arc::new(rows),
            marks: marks.map(Arc::new),
            claims: dataset.claims.clone(),
            verdicts: Arc::new(verdicts),
            texts,
            ..Self::default()
        };
        index.count_verdicts();
        index.refer(dataset, report);
        index
    }

    /// The index of the dataset after an edit, or with another report. Compares the marks of all
    /// claims with those before, and looks at no more than those that differ; as long as
    /// [`Self::new`] where claims were added. `has_same_texts` says that no quote, note or name
    /// was changed: then what is folded is kept.
    #[must_use]
    pub fn again(&self, dataset: &Dataset, report: &Report, has_same_texts: bool) -> Self {
        let texts = Arc::clone(&self.texts);
        if self.claims.len() != dataset.claims.len() {
            return Self::new(dataset, report, texts);
        }
        let mut index = Self {
            rows: Arc::clone(&self.rows),
            marks: self.marks.clone(),
            verdict_counts: self.verdict_counts.clone(),
            references: Vec::new(),
            claims: dataset.claims.clone(),
            verdicts: Arc::clone(&self.verdicts),
            texts,
            words: OnceLock::new(),
        };
        let mut changed: Vec<ClaimId> = dataset.claims.changed_since(&self.claims).collect();
        let verdicts = dataset.claims.ids().zip(self.verdicts.iter());
        let is_other = |id: ClaimId, before: Verdict| report.verdict(id) != before;
        let others = verdicts.filter(|(id, before)| is_other(*id, **before));
        let others: Vec<ClaimId> = others.map(|(id, _)| id).collect();
        if !others.is_empty() {
            let all = Arc::make_mut(&mut index.verdicts);
            for &id in &others {
                all[id.index()] = report.verdict(id);
            }
            changed.extend(others);
        }
        for id in changed {
            index.mark(dataset, id);
        }
        if has_same_texts {
            index.words = self.words.clone();
        }
        index.refer(dataset, report);
        index
    }

    /// A claim has other marks than before.
    fn mark(&mut self, dataset: &Dataset, id: ClaimId) {
        let (metric, place, date) = dataset.claims.about(id);
        let Some(of) = self.rows.metrics.get(metric.index()) else {
            return;
        };
        let of_place = of.rows_at(place);
        let dated = &of.days.dated;
        let day = date.map_or(Ok(dated.len()), |date| {
            dated.binary_search_by_key(&date, |(it, _)| *it)
        });
        let of_day = day.ok().and_then(|at| of.range(at)).unwrap_or_default();
        let at_place = row_among(&self.rows.columns[0].claims, of_place.clone(), |it| it < id);
        let column = &self.rows.columns[1];
        let at_day = row_among(&column.claims, of_day, |it| {
            let (_, its_place, _) = dataset.claims.about(it);
            (its_place, it) < (place, id)
        });
        let claim = dataset.claims.get(id);
        let kind = Kind::of(self.rows.columns[0].kinds.get(at_place));
        let verdict = self.verdicts.get(id.index()).copied();
        let verdict = verdict.unwrap_or(Verdict::Unchecked);
        let marks = Marks::new(kind, verdict, claim.status, claim.preferred);
        let mut before = None;
        for (rows, at) in self.marks.iter_mut().zip([at_place, at_day]) {
            let slot = Arc::make_mut(rows).get_mut(at);
            before = slot.map(|it| std::mem::replace(it, marks));
        }
        if let Some(before) = before
            && let Some(counts) = self.verdict_counts.get_mut(metric.index())
            && let Some(counts) = day.ok().and_then(|day| counts.get_mut(day))
        {
            counts[before.verdict() as usize] -= 1;
            counts[verdict as usize] += 1;
        }
    }

    fn count_verdicts(&mut self) {
        let marks = &self.marks[Order::Day as usize];
        let count = |range: std::ops::Range<usize>| {
            let mut counts = [0; 5];
            for marks in marks.get(range).unwrap_or_default() {
                counts[marks.verdict() as usize] += 1;
            }
            counts
        };
        let of_metrics = self.rows.metrics.iter().map(|of| {
            let dates = 0..=of.days.dated.len();
            dates.filter_map(|at| of.range(at)).map(count).collect()
        });
        self.verdict_counts = of_metrics.collect();
    }

    /// Finds what a mark of full size stands for.
    fn refer(&mut self, dataset: &Dataset, report: &Report) {
        let references = dataset.metric_ids().map(|metric| {
            let largest = self.largest(dataset, report, metric);
            largest.filter(|&largest| largest > 0).map(rounded_up)
        });
        self.references = references.collect();
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
        let of = self.of_metric(metric)?;
        let standing = self.standing(Order::Place);
        let of_places = of.places.iter().enumerate();
        let located = of_places.filter(|(_, (id, _))| dataset.place(*id).mapped().is_some());
        let largest = located.map(|(at, _)| {
            let rows = of.rows_of(at);
            let high = self.rows.has_ranges.then(|| {
                let highs = rows.clone().filter_map(|row| standing.high(dataset, row));
                highs.max()
            });
            standing
                .columns
                .lows
                .largest(rows)
                .max(high.flatten().unwrap_or(0))
        });
        largest.max()
    }
}

/// The first row of a range before which all come earlier.
fn row_among(
    claims: &[ClaimId],
    range: std::ops::Range<usize>,
    is_before: impl Fn(ClaimId) -> bool,
) -> usize {
    let part = claims.get(range.clone()).unwrap_or_default();
    range.start + part.partition_point(|&it| is_before(it))
}
