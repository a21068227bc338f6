//! What is shown of a dataset: the query, the figure of each place, the ledger.
//!
//! A [`View`] is made once for a query and read every frame. It hides nothing silently: it
//! carries how many claims are hidden, and why.

mod query;
mod figure;
mod sum;
mod amount;
mod ledger;
mod overview;
mod text_marks;
mod difference;
mod matching;
mod comparison;

pub use amount::Amount;
pub use comparison::{ComparedPlace, compare_places};
pub use difference::{ChangeKind, ClaimChange, Difference, difference, differing_texts};
pub use figure::{PlaceFigure, Rule, figure_at};
pub use ledger::{Ledger, TotalLine, ledger};
pub use matching::{Namesakes, same_place_in};
pub use overview::{Overview, Part, claim_words, part_words};
pub use query::{DayFilter, DayList, Query, days_of};
pub use sum::Sum;
pub use text_marks::{MarkKind, TextMark, text_marks};

use crate::model::{Dataset, MetricId};

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
}

impl View {
    /// What `query` shows of `dataset`. One pass over the claims of the metric.
    #[must_use]
    pub fn new(dataset: &Dataset, query: Query) -> Self {
        let mut metric_counts = vec![0; dataset.metrics.len()];
        for claim in dataset.claims.iter() {
            if let Some(count) = metric_counts.get_mut(claim.metric.index()) {
                *count += 1;
            }
        }
        let Some(metric) = query.metric else {
            return Self {
                query,
                metric_counts,
                ..Self::default()
            };
        };
        let of_metric = metric_counts.get(metric.index()).copied().unwrap_or(0);
        let mut located = Vec::new();
        let mut off_map = Vec::new();
        let mut shown = 0;
        for place in dataset.place_ids() {
            let Some(figure) = figure_at(dataset, place, metric, query.days) else {
                continue;
            };
            shown += figure.claims.len();
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
            query,
            positions,
            reference: reference(dataset, metric),
            ledger: ledger::of_figures(dataset, metric, query.days, &located, &off_map),
            days: days_of(dataset, metric),
            shown,
            hidden_by_metric: dataset.claims.len() - of_metric,
            hidden_by_day: of_metric - shown,
            metric_counts,
            located,
            off_map,
        }
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
    dataset
        .place_ids()
        .filter(|&place| dataset.place(place).mapped().is_some())
        .filter_map(|place| figure_at(dataset, place, metric, DayFilter::All))
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
