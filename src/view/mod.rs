//! What is shown of a dataset: the query, the figure of each place, the ledger.
//!
//! A [`View`] is made once for a query and read every frame. It hides nothing silently: it
//! carries how many claims are hidden, and why.

mod verdict_filter;
mod query;
mod figure;
mod sum;
mod amount;
mod ledger;
mod ledger_words;
mod overview;
mod text_marks;
mod difference;
mod findings;
mod whereabouts;
mod matching;
mod comparison;
mod timeline;
mod growth;

pub use amount::Amount;
pub use comparison::{ComparedPlace, compare_places};
pub use difference::{ChangeKind, ClaimChange, Difference, difference, differing_texts};
pub use figure::{PlaceFigure, Rule, figure_at};
pub use findings::{FindingGroup, FindingPart, FindingSieve, finding_document, grouped_findings};
pub use growth::{Growth, Stand, growths};
pub use ledger::{Ledger, TotalLine, ledger};
pub use matching::{Namesakes, same_place_in};
pub use overview::{Overview, Part, claim_words, part_words};
pub use query::{DayFilter, DayList, HiddenBy, Query, days_of};
pub use sum::{Adding, Sum};
pub use text_marks::{FigureWords, MarkKind, TextMark, figure_words, text_marks};
pub use timeline::{Bar, BarFigure, Counted, Step, Timeline, Total, span_of};
pub use verdict_filter::VerdictFilter;
pub use whereabouts::{Choice, Whereabouts, can_be_looked_up, located_words, whereabouts};

use crate::model::{Dataset, MetricId, Report, Verdict, grouped};

/// A dataset as one query shows it.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// What was asked.
    pub query: Query,
    /// Places with a mark, largest figure first; those without a number last.
    pub located: Vec<PlaceFigure>,
    /// Places without a mark: countries, regions, places without coordinates.
    pub off_map: Vec<PlaceFigure>,
    /// The figure that a mark of full size stands for: the largest located figure of the metric
    /// over all days, rounded up to 1, 2 or 5 times a power of ten. `None` without any.
    pub reference: Option<u64>,
    /// How the mapped figures add up to the stated ones.
    pub ledger: Ledger,
    /// The days that have claims of the metric.
    pub days: DayList,
    /// How many claims each metric has, in the order of the metrics.
    pub metric_counts: Vec<usize>,
    /// How many claims are shown, on the map or in the list beside it.
    pub shown: usize,
    /// How many claims belong to another metric.
    pub hidden_by_metric: usize,
    /// How many claims of the metric belong to another day.
    pub hidden_by_day: usize,
    /// Where each place's figure stands: a position in `located` followed by `off_map`.
    positions: Vec<Option<u32>>,
    /// How many claims of the metric and day have a verdict that was not chosen.
    pub hidden_by_verdict: usize,
    /// How many claims of the metric and day have each verdict, chosen or not, in the order of
    /// [`Verdict::ALL`].
    pub verdict_counts: [usize; 5],
}

impl View {
    /// What `query` shows of `dataset`, which was audited with this `report`. A few passes over
    /// the claims.
    #[must_use]
    pub fn new(dataset: &Dataset, report: &Report, query: Query) -> Self {
        let counted = Self::counted(dataset, report, query);
        let query = &counted.query;
        let Some(metric) = query.metric else {
            return counted;
        };
        let mut located = Vec::new();
        let mut off_map = Vec::new();
        for place in dataset.place_ids() {
            let Some(figure) = figure_at(dataset, report, place, query) else {
                continue;
            };
            if dataset.place(place).mapped().is_some() {
                located.push(figure);
            } else {
                off_map.push(figure);
            }
        }
        let amount = |figure: &PlaceFigure| figure.value(dataset).and_then(|value| value.amount());
        // Stable sorts: equal figures keep the order of the file.
        located.sort_by_key(|figure| std::cmp::Reverse(amount(figure)));
        off_map.sort_by_key(|figure| std::cmp::Reverse(amount(figure)));
        let mut positions = vec![None; dataset.places.len()];
        for (at, figure) in (0..).zip(located.iter().chain(&off_map)) {
            if let Some(slot) = positions.get_mut(figure.place.index()) {
                *slot = Some(at);
            }
        }
        Self {
            positions,
            reference: reference(dataset, metric),
            ledger: ledger::of_figures(dataset, report, query, &located, &off_map),
            days: days_of(dataset, metric),
            located,
            off_map,
            ..counted
        }
    }

    /// How many claims are shown, and what hides the others.
    fn counted(dataset: &Dataset, report: &Report, query: Query) -> Self {
        let mut view = Self {
            query,
            metric_counts: vec![0; dataset.metrics.len()],
            ..Self::default()
        };
        for claim in dataset.claims.iter() {
            if let Some(count) = view.metric_counts.get_mut(claim.metric.index()) {
                *count += 1;
            }
            let verdict = report.verdict(claim.id);
            let hidden = view.query.hides(claim, verdict);
            match hidden {
                None => view.shown += 1,
                Some(HiddenBy::Metric) => view.hidden_by_metric += 1,
                Some(HiddenBy::Day) => view.hidden_by_day += 1,
                Some(HiddenBy::Verdict) => view.hidden_by_verdict += 1,
            }
            if !matches!(hidden, Some(HiddenBy::Metric | HiddenBy::Day)) {
                view.verdict_counts[verdict as usize] += 1;
            }
        }
        view
    }

    /// How many claims of the metric and day have a verdict.
    #[must_use]
    pub fn with_verdict(&self, verdict: Verdict) -> usize {
        self.verdict_counts[verdict as usize]
    }

    /// "7 hidden by metric or day, 2 hidden by verdict"; `None` where nothing is hidden.
    #[must_use]
    pub fn hidden_words(&self) -> Option<String> {
        let both = self.hidden_by_metric + self.hidden_by_day;
        let by = match (self.hidden_by_metric, self.hidden_by_day) {
            (0, 0) => None,
            (_, 0) => Some(format!("{} hidden by metric", grouped(both as u64))),
            (0, _) => Some(format!("{} hidden by day", grouped(both as u64))),
            _ => Some(format!("{} hidden by metric or day", grouped(both as u64))),
        };
        let verdict = match self.hidden_by_verdict {
            0 => None,
            count => Some(format!("{} hidden by verdict", grouped(count as u64))),
        };
        let parts: Vec<String> = by.into_iter().chain(verdict).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Where the figure of a place stands among the located ones.
    #[must_use]
    pub fn rank(&self, place: crate::model::PlaceId) -> Option<u32> {
        let at = (*self.positions.get(place.index())?)?;
        ((at as usize) < self.located.len()).then_some(at)
    }

    /// The figure of a place, on the map or beside it.
    #[must_use]
    pub fn figure(&self, place: crate::model::PlaceId) -> Option<&PlaceFigure> {
        let at = usize::try_from((*self.positions.get(place.index())?)?).ok()?;
        let off_map = || self.off_map.get(at - self.located.len());
        self.located.get(at).or_else(off_map)
    }
}

/// The figure that a mark of full size stands for: fixed per metric, so that neither a filter nor
/// a step in time rescales the marks.
fn reference(dataset: &Dataset, metric: MetricId) -> Option<u64> {
    if dataset.metric(metric).per_event {
        return largest_sum(dataset, metric).map(rounded_up);
    }
    dataset
        .claims
        .iter()
        .filter(|claim| claim.metric == metric)
        .filter(|claim| dataset.place(claim.place).mapped().is_some())
        .filter_map(|claim| claim.value.high().or(claim.value.amount()))
        .max()
        .filter(|&largest| largest > 0)
        .map(rounded_up)
}

/// The largest sum of a located place over all days.
fn largest_sum(dataset: &Dataset, metric: MetricId) -> Option<u64> {
    let everything = Query {
        metric: Some(metric),
        ..Query::default()
    };
    let report = Report::default();
    dataset
        .place_ids()
        .filter(|&place| dataset.place(place).mapped().is_some())
        .filter_map(|place| figure_at(dataset, &report, place, &everything))
        .filter_map(|figure| figure.value(dataset))
        .filter_map(|value| value.high().or(value.amount()))
        .max()
        .filter(|&largest| largest > 0)
}

/// `number` rounded up to 1, 2 or 5 times a power of ten.
#[must_use]
pub fn rounded_up(number: u64) -> u64 {
    let mut power = 1_u64;
    loop {
        for step in [1, 2, 5] {
            let candidate = power.saturating_mul(step);
            if candidate >= number {
                return candidate;
            }
        }
        power = power.saturating_mul(10);
    }
}
