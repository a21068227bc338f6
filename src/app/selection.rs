//! Which query shows a place or a claim, and which place comes next.

use super::changes::Then;
use super::{Command, Opened, ReadCommand, Reading};
use crate::model::{ClaimId, PlaceId};
use crate::view::{DayFilter, Query, View};

/// What happens with the selection. All other commands change nothing here.
pub(super) fn select(
    command: &Command,
    opened: &Opened,
    view: &View,
    selection: &mut Option<PlaceId>,
    reading: &mut Option<Reading>,
) -> Then {
    let mut then = Then::default();
    match *command {
        Command::SelectOnMap(place) => {
            *selection = Some(place);
            *reading = None;
        }
        Command::Select(place) => {
            *selection = Some(place);
            *reading = None;
            then.query = Some(query_showing(opened, &view.query, place));
            then.bring = Some(place);
        }
        Command::SelectClaim(claim) => {
            let place = opened.dataset.claims.get(claim).place;
            *selection = Some(place);
            then.point = Some(claim);
            then.query = Some(query_of(opened, &view.query, claim));
            then.bring = Some(place);
        }
        Command::StepPlace(forward) => {
            if let Some(place) = stepped(view, *selection, forward) {
                *selection = Some(place);
                then.bring = Some(place);
            }
        }
        Command::Deselect => {
            *selection = None;
            *reading = None;
        }
        _ => {}
    }
    then
}

/// What happens in the reader. The map follows the text: the sentence's place, metric and day.
pub(super) fn read(
    command: ReadCommand,
    opened: &Opened,
    view: &View,
    selection: &mut Option<PlaceId>,
    reading: &mut Option<Reading>,
) -> Then {
    let Some(id) = Reading::apply(reading, opened, command) else {
        return Then::default();
    };
    let claim = opened.dataset.claims.claim_of(id);
    let place = opened.dataset.claims.get(claim).place;
    *selection = Some(place);
    Then {
        query: Some(query_of(opened, &view.query, claim)),
        bring: Some(place),
        point: Some(claim),
        ..Then::default()
    }
}

/// Selects the place with this name in a dataset that was just opened; nothing where it has none.
pub(super) fn select_named(
    name: &str,
    opened: &Opened,
    view: &View,
    selection: &mut Option<PlaceId>,
) -> Then {
    let Some(place) = opened.dataset.find_place(name) else {
        return Then::default();
    };
    select(&Command::Select(place), opened, view, selection, &mut None)
}

/// A query under which the place has a figure: the present one where it does, else the present
/// metric on another day, else another metric. The present query where it has no claim at all.
pub(super) fn query_showing(opened: &Opened, present: &Query, place: PlaceId) -> Query {
    let dataset = &opened.dataset;
    let shows = |query: &Query| {
        let figure = opened.indexed().figure_at(place, query);
        figure.is_some_and(|figure| figure.is_drawn())
    };
    if shows(present) {
        return present.clone();
    }
    let claims = dataset.claims_at(place);
    let of_metric = |claim: &&ClaimId| Some(dataset.claims.get(**claim).metric) == present.metric;
    claims
        .iter()
        .filter(of_metric)
        .chain(claims)
        .map(|&claim| query_of(opened, present, claim))
        .find(shows)
        .unwrap_or_else(|| present.clone())
}

/// The query that shows a claim: its metric, its day unless all days are shown, and without
/// the filters that would hide it.
pub(super) fn query_of(opened: &Opened, present: &Query, claim: ClaimId) -> Query {
    let id = claim;
    let claim = opened.dataset.claims.get(claim);
    let days = match claim.date {
        date if present.days.admits(date) => present.days,
        Some(day) => DayFilter::On(day),
        None => DayFilter::Undated,
    };
    let query = Query {
        metric: Some(claim.metric),
        days,
        ..present.clone()
    };
    query.admitting(opened.indexed(), id)
}

/// The place before or after another in the list: those on the map, then those that are not.
fn stepped(view: &View, from: Option<PlaceId>, forward: bool) -> Option<PlaceId> {
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
