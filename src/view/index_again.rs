//! An index made, and made again after an edit: what the edit does not concern is kept.

use super::facts::{Kind, Marks};
use super::index::{Index, Indexed, Order, Rows};
use super::{everything_of, rounded_up};
use crate::model::{ClaimId, Claims, Dataset, MetricId, PlaceId, Report, Texts, Verdict};
use std::sync::{Arc, OnceLock};

/// More claims added or taken away at once are not put in one by one.
const FEW: usize = 16;
/// Where more than one of so many claims has other marks, all are marked anew.
const MANY_OF: usize = 16;

/// What an edit concerned that an index cannot see by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changed {
    /// A place that was put elsewhere: it may have other names in the gazetteer.
    pub place: Option<PlaceId>,
}

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

    /// As [`Self::followed`], leaving this index as it is.
    #[must_use]
    pub fn again(&self, dataset: &Dataset, report: &Report, changed: Changed) -> Self {
        self.clone().followed(dataset, report, changed)
    }

    /// The index of the dataset after an edit, or with another report. Compares the marks of all
    /// claims with those before, and looks at no more than those that differ; a claim that was
    /// added, or taken away again, moves the rows behind it. What no other index shares is changed
    /// where it stands. As long as [`Self::new`] only for another file, or very many new claims.
    #[must_use]
    pub fn followed(mut self, dataset: &Dataset, report: &Report, changed: Changed) -> Self {
        let before = std::mem::take(&mut self.claims);
        let same = dataset.claims.same_since(&before).filter(|same| {
            let (taken, added) = (before.len() - same, dataset.claims.len() - same);
            taken + added <= FEW
                && self.rows.metrics.len() == dataset.metrics.len()
                && self.rows.documents.singles() == dataset.documents.len()
        });
        let Some(same) = same else {
            return Self::new(dataset, report, self.texts);
        };
        for row in (same..before.len()).rev() {
            self.take_away(&before, ClaimId::new(row));
        }
        for row in same..dataset.claims.len() {
            let id = ClaimId::new(row);
            self.add(dataset, id, report.verdict(id));
        }
        self.mark_others(dataset, report, &before);
        if let Some(words) = self.words.take() {
            let words = words.followed(dataset, (&before, same), changed.place);
            self.words = OnceLock::from(Arc::new(words));
        }
        self.claims = dataset.claims.clone();
        self.refer(dataset, report);
        self
    }

    /// Marks what has another status or verdict than before.
    fn mark_others(&mut self, dataset: &Dataset, report: &Report, before: &Claims) {
        let mut changed: Vec<ClaimId> = dataset.claims.changed_since(before).collect();
        let verdicts = dataset.claims.ids().zip(self.verdicts.iter());
        let is_other = |id: ClaimId, before: Verdict| report.verdict(id) != before;
        let others = verdicts.filter(|(id, before)| is_other(*id, **before));
        let others: Vec<ClaimId> = others.map(|(id, _)| id).collect();
        if !others.is_empty() {
            let all = Arc::make_mut(&mut self.verdicts);
            for &id in &others {
                all[id.index()] = report.verdict(id);
            }
            changed.extend(others);
        }
        if changed.len() > dataset.claims.len() / MANY_OF {
            self.mark_all(dataset);
            return;
        }
        for id in changed {
            self.mark(dataset, id);
        }
    }

    /// A claim has other marks than before.
    fn mark(&mut self, dataset: &Dataset, id: ClaimId) {
        let (metric, ..) = dataset.claims.about(id);
        let Some(seat) = self.rows.seat(&dataset.claims, id) else {
            return;
        };
        let claim = dataset.claims.lean_row(id);
        let kind = Kind::of(self.rows.columns[0].kinds.get(seat.rows[0]));
        let verdict = self.verdicts.get(id.index()).copied();
        let verdict = verdict.unwrap_or(Verdict::Unchecked);
        let marks = Marks::new(kind, verdict, claim.status, claim.preferred);
        let mut before = None;
        for (rows, at) in self.marks.iter_mut().zip(seat.rows) {
            let slot = Arc::make_mut(rows).get_mut(at);
            before = slot.map(|it| std::mem::replace(it, marks));
        }
        if let Some(before) = before
            && let Some(counts) = self.verdict_counts.get_mut(metric.index())
            && let Some(counts) = counts.get_mut(seat.day)
        {
            counts[before.verdict() as usize] -= 1;
            counts[verdict as usize] += 1;
        }
    }

    /// Marks every claim anew: one pass, where looking for each would be many.
    fn mark_all(&mut self, dataset: &Dataset) {
        for (columns, all) in self.rows.columns.iter().zip(&mut self.marks) {
            let all = Arc::make_mut(all);
            for (row, (&id, marks)) in columns.claims.iter().zip(all).enumerate() {
                let claim = dataset.claims.lean_row(id);
                let verdict = self.verdicts.get(id.index()).copied();
                let verdict = verdict.unwrap_or(Verdict::Unchecked);
                let kind = Kind::of(columns.kinds.get(row));
                *marks = Marks::new(kind, verdict, claim.status, claim.preferred);
            }
        }
        self.count_verdicts();
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
