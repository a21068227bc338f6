//! What is shown of a dataset: the query, the figure of each place, the ledger.
//!
//! A [`View`] is made once for a query and read every frame. It hides nothing silently: it
//! carries how many claims are hidden, and why.

mod verdict_filter;
mod filters;
mod hidden;
mod query;
mod query_text;
mod query_reader;
mod remaining;
mod words;
mod mask;
mod packed;
mod facts;
mod index_hash;
mod index_lists;
mod index;
mod index_rows;
mod index_again;
mod index_grown;
#[cfg(test)]
mod index_edits;
mod opening;
mod sieve;
mod sieve_names;
mod sieve_pass;
mod facet_counts;
mod claim_list;
mod by_place;
mod figure;
mod plain;
mod figures;
mod figure_rule;
mod superseded;
mod number_words;
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
mod table;
mod timeline;
mod growth;

pub use amount::Amount;
pub use claim_list::ClaimList;
pub use comparison::{ComparedPlace, compare_places};
pub use difference::{ChangeKind, ClaimChange, Difference, difference, differing_texts};
pub use facet_counts::{FacetCount, condition_label};
pub use figure::{PlaceFigure, Rule, figure_at};
pub use figure_rule::{FigureRule, UnknownRule};
pub use filters::{Condition, Facet, Filter, Filters, ValueRange, qualifier_label};
pub use findings::{FindingGroup, FindingPart, FindingSieve, finding_document, grouped_findings};
pub use growth::{Growth, Stand, growths};
pub use hidden::{HiddenBy, HiddenCounts};
pub use index::{Index, Indexed};
pub use index_again::Changed;
pub use ledger::{Ledger, TotalLine, is_part_of, ledger};
pub use matching::{Namesakes, same_place_in};
pub use number_words::{Assigned, NumberWords};
pub use overview::{Overview, Part, claim_words, part_words};
pub use query::{DayFilter, DayList, Query, days_of};
pub use query_text::{QueryError, QueryText};
pub use remaining::Remaining;
pub use sum::{Adding, Sum};
pub use superseded::{Rival, claimants_of, rivals};
pub use table::{
    Column, Drawn, NoSum, RowSet, Sort, TableModel, TableRows, TableSource, Together, Total,
    ordered_by_words, together,
};
pub use text_marks::{FigureWords, MarkKind, TextMark, figure_words, text_marks};
pub use timeline::{Bar, BarFigure, Counted, DayTotal, Step, Timeline, shows_on, span_of};
pub use verdict_filter::VerdictFilter;
pub use whereabouts::{Choice, Whereabouts, can_be_looked_up, located_words, whereabouts};
pub use words::{Words, fold_words};

use crate::model::{Dataset, PlaceId, Report, Verdict};
use figures::{assigned_reference, everything_of, figures_of};
use sieve::Sieve;
use std::sync::Arc;

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
    /// How many places have several claims of which the rule draws one.
    pub contested: usize,
    /// How the mapped figures add up to the stated ones.
    pub ledger: Ledger,
    /// The days that have claims of the metric.
    pub days: Arc<DayList>,
    /// How many claims each metric has, in the order of the metrics.
    pub metric_counts: Vec<usize>,
    /// How many claims are shown, on the map or in the list beside it.
    pub shown: usize,
    /// How many claims each part of the query hides.
    pub hidden: HiddenCounts,
    /// How many claims of the metric and day have each verdict, chosen or not, in the order of
    /// [`Verdict::ALL`].
    pub verdict_counts: [usize; 5],
    /// Conditions that name something the dataset does not have.
    pub unmatched: Vec<Condition>,
    /// Where each shown place's figure stands, by place: a position in `located` followed by
    /// `off_map`.
    positions: Vec<(PlaceId, u32)>,
}

impl View {
    /// What `query` shows of `dataset`, which was audited with this `report`. Makes an index
    /// first: who has one asks [`Self::of`].
    #[must_use]
    pub fn new(dataset: &Dataset, report: &Report, query: Query) -> Self {
        let index = Index::new(dataset, report, Arc::default());
        let of = Indexed {
            dataset,
            report,
            index: &index,
        };
        Self::of(of, query)
    }

    /// What `query` shows. Touches the claims of its metric and days, and no others.
    #[must_use]
    pub fn of(of: Indexed<'_>, query: Query) -> Self {
        let Indexed { dataset, index, .. } = of;
        let metric_counts: Vec<usize> = dataset.metric_ids().map(|it| index.count(it)).collect();
        let mut view = Self {
            query,
            metric_counts,
            ..Self::default()
        };
        let total = dataset.claims.len();
        let Some(metric) = view.query.metric else {
            view.hidden.add(HiddenBy::Metric, total);
            return view;
        };
        let of_metric = index.count(metric);
        let of_days = index.count_on(metric, view.query.days);
        let sieve = Sieve::new(of, &view.query);
        let mut sieved = sieve.pass(metric, view.query.days);
        view.unmatched = sieve.unmatched;
        sieved.hidden.add(HiddenBy::Metric, total - of_metric);
        sieved.hidden.add(HiddenBy::Day, of_metric - of_days);
        view.hidden = sieved.hidden;
        view.verdict_counts = index.verdicts_on(metric, view.query.days);
        view.shown = sieved.shown;
        let figures = figures_of(of, &view.query, &sieved);
        (view.located, view.off_map, view.positions) = ordered(dataset, figures);
        view.reference = index
            .reference(metric)
            .max(assigned_reference(of, &view.query));
        view.ledger = ledger::of_figures(of, &view.query, &view.located, &view.off_map);
        view.days = index.days(metric);
        let figures = view.located.iter().chain(&view.off_map);
        view.contested = figures.filter(|it| it.is_contested()).count();
        view
    }

    /// How many claims of the metric and day have a verdict.
    #[must_use]
    pub fn with_verdict(&self, verdict: Verdict) -> usize {
        self.verdict_counts[verdict as usize]
    }

    /// How many claims a part of the query hides.
    #[must_use]
    pub fn hidden_by(&self, part: HiddenBy) -> usize {
        self.hidden.by(part)
    }

    /// "7 hidden by metric or day, 2 hidden by verdict"; `None` where nothing is hidden.
    #[must_use]
    pub fn hidden_words(&self) -> Option<String> {
        self.hidden.words()
    }

    /// How many places are shown, on the map or beside it.
    #[must_use]
    pub fn places(&self) -> usize {
        self.positions.len()
    }

    /// Where the figure of a place stands among the located ones.
    #[must_use]
    pub fn rank(&self, place: PlaceId) -> Option<u32> {
        let at = self.position(place)?;
        (usize::try_from(at).ok()? < self.located.len()).then_some(at)
    }

    /// The figure of a place, on the map or beside it.
    #[must_use]
    pub fn figure(&self, place: PlaceId) -> Option<&PlaceFigure> {
        let at = usize::try_from(self.position(place)?).ok()?;
        let off_map = || self.off_map.get(at - self.located.len());
        self.located.get(at).or_else(off_map)
    }

    fn position(&self, place: PlaceId) -> Option<u32> {
        let found = self.positions.binary_search_by_key(&place, |(it, _)| *it);
        Some(self.positions.get(found.ok()?)?.1)
    }
}

/// Figures in the order of the places as a view has them: those with a mark, the others, and where
/// each place stands. The largest come first; equal ones keep the order of the file.
fn ordered(
    dataset: &Dataset,
    figures: Vec<PlaceFigure>,
) -> (Vec<PlaceFigure>, Vec<PlaceFigure>, Vec<(PlaceId, u32)>) {
    // One number for each, the place last: off the map, the inverse of the figure, where it stands.
    let mut order: Vec<u128> = (0_u32..)
        .zip(&figures)
        .map(|(at, figure)| {
            let is_off_map = dataset.place(figure.place).mapped().is_none();
            let amount = figure.amount.map_or(0, |it| u128::from(it) + 1);
            let inverse = (1 << 65) - amount;
            u128::from(is_off_map) << 98 | inverse << 32 | u128::from(at)
        })
        .collect();
    order.sort_unstable();
    let count = order.partition_point(|it| it >> 98 == 0);
    let low_bits = |it: u128| usize::try_from(it & u128::from(u32::MAX)).unwrap_or(0);
    let mut order: Vec<usize> = order.into_iter().map(low_bits).collect();
    let mut positions: Vec<(PlaceId, u32)> = figures.iter().map(|it| (it.place, 0)).collect();
    for (position, &at) in (0..).zip(&order) {
        positions[at].1 = position;
    }
    let mut figures = figures;
    for to in 0..order.len() {
        // What stood there may have been moved on before.
        let mut from = order[to];
        while from < to {
            from = order[from];
        }
        order[to] = from;
        figures.swap(to, from);
    }
    let off_map = figures.split_off(count.min(figures.len()));
    (figures, off_map, positions)
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
