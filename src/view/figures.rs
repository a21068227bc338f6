//! The figures of all places that a query shows, from its rows.

use super::figure::may_be_drawn;
use super::sieve::Sieve;
use super::{DayFilter, Indexed, NumberWords, PlaceFigure, Query, rounded_up};
use crate::model::{MetricId, PlaceId};
use rayon::prelude::*;

/// From so many rows on, all cores work.
const MANY: usize = 4096;

/// The figures of a query, in the order of the places.
pub(super) fn figures_of_query(of: Indexed<'_>, query: &Query) -> Vec<PlaceFigure> {
    let Some(metric) = query.metric else {
        return Vec::new();
    };
    let ranges = of.index.ranges(metric, query.days);
    let rows = Sieve::new(of, query).pass(&ranges).rows;
    figures_of(of, query, rows)
}

/// The figures of everything that a metric counts, over all days.
pub(super) fn everything_of(of: Indexed<'_>, metric: MetricId) -> Vec<PlaceFigure> {
    let everything = Query {
        metric: Some(metric),
        ..Query::default()
    };
    figures_of_query(of, &everything)
}

/// The figures of these rows, in the order of the places.
pub(super) fn figures_of(of: Indexed<'_>, query: &Query, rows: Vec<usize>) -> Vec<PlaceFigure> {
    let places = &of.index.rows.places;
    let rows = by_place(of, rows);
    let groups: Vec<&[usize]> = rows
        .chunk_by(|one, next| places.get(*one) == places.get(*next))
        .collect();
    let figure = |group: &&[usize]| {
        let place = *places.get(*group.first()?)?;
        of.figure_of(place, group, query)
    };
    if rows.len() < MANY {
        return groups.iter().filter_map(figure).collect();
    }
    groups
        .par_iter()
        .with_min_len(64)
        .filter_map(figure)
        .collect()
}

/// Rows by place: those of one day are sorted so, those of several are not.
fn by_place(of: Indexed<'_>, rows: Vec<usize>) -> Vec<usize> {
    let places = &of.index.rows.places;
    let place = |row: usize| places.get(row).copied().map_or(0, PlaceId::index);
    if rows.is_sorted_by_key(|&row| place(row)) {
        return rows;
    }
    // A stable counting sort.
    let mut next = vec![0_u32; of.dataset.places.len() + 2];
    for &row in &rows {
        next[place(row) + 1] += 1;
    }
    let mut start = 0;
    for slot in &mut next {
        start += *slot;
        *slot = start;
    }
    let mut sorted = vec![0_usize; rows.len()];
    for row in rows {
        let at = &mut next[place(row)];
        sorted[*at as usize] = row;
        *at += 1;
    }
    sorted
}

impl Indexed<'_> {
    /// How many claims a query shows for each place, and what their bare numbers come to: for
    /// checks and for scales. Figures that a person reads come from [`super::View`].
    #[must_use]
    pub fn sums_by_place(self, query: &Query) -> Vec<(u32, u64)> {
        let Some(metric) = query.metric else {
            return vec![(0, 0); self.dataset.places.len()];
        };
        let ranges = self.index.ranges(metric, query.days);
        Sieve::new(self, query).sums(&ranges)
    }
}

/// The figure that a mark of full size stands for, of the numbers that a rule puts to words, over
/// all days; `None` where no rule is chosen.
pub(super) fn assigned_reference(of: Indexed<'_>, query: &Query) -> Option<u64> {
    let metric = query.metric.filter(|_| query.words != NumberWords::None)?;
    let is_located = |place: PlaceId| of.dataset.place(place).mapped().is_some();
    let largest = if of.dataset.metric(metric).per_event {
        let everything = Query {
            metric: query.metric,
            words: query.words,
            ..Query::default()
        };
        let figures = figures_of_query(of, &everything).into_iter();
        let located = figures.filter(|figure| is_located(figure.place));
        located.filter_map(|it| Some(it.assigned?.number)).max()
    } else {
        let rows = of
            .index
            .ranges(metric, DayFilter::All)
            .into_iter()
            .flatten();
        let claims = rows.filter_map(|row| Some(of.dataset.claims.get(of.claim_at(row)?)));
        let located = claims.filter(|claim| is_located(claim.place));
        let open = located.filter(|claim| may_be_drawn(of.dataset, claim));
        open.filter_map(|claim| Some(query.words.assigned(claim.value)?.number))
            .max()
    };
    largest.map(rounded_up)
}
