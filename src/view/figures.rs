//! The figures of all places that a query shows, from its rows.

use super::by_place::{ByPlace, PartOf};
use super::index::Order;
use super::sieve::Sieve;
use super::sieve_pass::Sieved;
use super::{Indexed, NumberWords, PlaceFigure, Query, rounded_up};
use crate::model::{MetricId, PlaceId};
use rayon::prelude::*;

/// From so many rows on, all cores work.
const MANY: usize = 32_768;

/// The figures of a query, in the order of the places.
pub(super) fn figures_of_query(of: Indexed<'_>, query: &Query) -> Vec<PlaceFigure> {
    let Some(metric) = query.metric else {
        return Vec::new();
    };
    let sieved = Sieve::new(of, query).pass(metric, query.days);
    figures_of(of, query, &sieved)
}

/// The figures of everything that a metric counts, over all days.
pub(super) fn everything_of(of: Indexed<'_>, metric: MetricId) -> Vec<PlaceFigure> {
    let everything = Query {
        metric: Some(metric),
        ..Query::default()
    };
    figures_of_query(of, &everything)
}

/// The figures of these rows of the query's metric, in the order of the places.
pub(super) fn figures_of(of: Indexed<'_>, query: &Query, sieved: &Sieved) -> Vec<PlaceFigure> {
    figures_where(of, query, sieved, |_| true)
}

/// The figures of the places that are wanted.
pub(super) fn figures_where(
    of: Indexed<'_>,
    query: &Query,
    sieved: &Sieved,
    is_wanted: impl Fn(PlaceId) -> bool + Sync,
) -> Vec<PlaceFigure> {
    let Some(metric) = query.metric else {
        return Vec::new();
    };
    let by_place = ByPlace::new(of, metric, sieved);
    let figure = |(place, part): &(PlaceId, PartOf)| {
        if !is_wanted(*place) {
            return None;
        }
        let (rows, claims) = by_place.part(part);
        of.figure_of(*place, by_place.standing, &rows, claims, query)
    };
    if by_place.count < MANY {
        return by_place.places.iter().filter_map(figure).collect();
    }
    let places = by_place.places.par_iter().with_min_len(64);
    places.filter_map(figure).collect()
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
        let standing = of.index.standing(Order::Place);
        let rows = of.index.rows_of_metric(metric);
        let in_words = rows.filter(|&row| standing.number(row).is_none());
        let open = in_words.filter(|&row| standing.marks(row).is_open());
        let claims = open.filter_map(|row| Some(of.dataset.claims.get(standing.claim(row)?)));
        let located = claims.filter(|claim| is_located(claim.place));
        located
            .filter_map(|claim| Some(query.words.assigned(claim.value)?.number))
            .max()
    };
    largest.map(rounded_up)
}

impl Indexed<'_> {
    /// How many claims a query shows for each place, and what their bare numbers come to: for
    /// checks and for scales. Figures that a person reads come from [`super::View`].
    #[must_use]
    pub fn sums_by_place(self, query: &Query) -> Vec<(u32, u64)> {
        let Some(metric) = query.metric else {
            return vec![(0, 0); self.dataset.places.len()];
        };
        Sieve::new(self, query).sums(metric, query.days)
    }
}
