//! Which query shows a place or a claim, and which place comes next.

use super::Opened;
use crate::model::{ClaimId, PlaceId};
use crate::view::{DayFilter, Query, View, figure_at};

/// A query under which the place has a figure: the present one where it does, else the present
/// metric on another day, else another metric. The present query where it has no claim at all.
pub(super) fn query_showing(opened: &Opened, present: Query, place: PlaceId) -> Query {
    let dataset = &opened.dataset;
    let shows = |query: Query| {
        figure_at(dataset, &opened.report, place, query)
            .is_some_and(|figure| figure.shown.is_some())
    };
    if shows(present) {
        return present;
    }
    let claims = dataset.claims_at(place);
    let of_metric = |claim: &&ClaimId| Some(dataset.claims.get(**claim).metric) == present.metric;
    claims
        .iter()
        .filter(of_metric)
        .chain(claims)
        .map(|&claim| query_of(opened, present, claim))
        .find(|&query| shows(query))
        .unwrap_or(present)
}

/// The query that shows a claim: its metric, its day unless all days are shown, and every verdict
/// where its own was filtered out.
pub(super) fn query_of(opened: &Opened, present: Query, claim: ClaimId) -> Query {
    let claim = opened.dataset.claims.get(claim);
    let days = match claim.date {
        _ if present.days == DayFilter::All => DayFilter::All,
        Some(day) => DayFilter::On(day),
        None => DayFilter::Undated,
    };
    let query = Query {
        metric: Some(claim.metric),
        days,
        ..present
    };
    query.admitting(&opened.report, claim)
}

/// The place before or after another in the list: those on the map, then those that are not.
pub(super) fn stepped(view: &View, from: Option<PlaceId>, forward: bool) -> Option<PlaceId> {
    let listed: Vec<PlaceId> = view
        .located
        .iter()
        .chain(&view.off_map)
        .map(|figure| figure.place)
        .collect();
    let at = from.and_then(|place| listed.iter().position(|&listed| listed == place));
    let next = match at {
        Some(at) if forward => (at + 1) % listed.len(),
        Some(at) => (at + listed.len() - 1) % listed.len(),
        None if forward => 0,
        None => listed.len().checked_sub(1)?,
    };
    listed.get(next).copied()
}
