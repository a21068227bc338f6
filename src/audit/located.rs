//! Do coordinates and GeoNames ids belong to the place that is named, or to its namesake?

use super::codes::{HOMONYM_IN_ANOTHER_COUNTRY, PLACE_FAR_FROM_GAZETTEER};
use super::context::{Context, finding, shown};
use crate::gazetteer::{Candidate, Hint, by_id, candidates, country_name, distance_km};
use crate::model::{About, Finding, LatLon, Place, PlaceId, PlaceKind};
use rayon::prelude::*;

/// The middle of a large city may be put here or there.
const NEAR_KM: f64 = 25.0;

/// homonym-in-another-country, place-far-from-gazetteer
pub(super) fn places(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let dataset = context.dataset;
    let ids: Vec<PlaceId> = dataset.place_ids().collect();
    let found: Vec<Finding> = ids
        .into_par_iter()
        .filter_map(|id| check(id, dataset.place(id)))
        .collect();
    findings.extend(found);
}

/// Only towns: a square lies anywhere in its city, and regions and countries have no one point.
fn check(id: PlaceId, place: &Place) -> Option<Finding> {
    if place.kind != PlaceKind::City {
        return None;
    }
    let own = place.geonames().and_then(by_id);
    if own.is_none() && place.position.is_none() {
        return None;
    }
    // Without a country only the id tells which of several towns is meant.
    let country = place.country.as_deref().unwrap_or_default();
    let hint = Hint {
        country: place.country.as_deref(),
        ..Hint::default()
    };
    let mut namesakes: Vec<Candidate> = place
        .all_names()
        .flat_map(|name| candidates(name, &hint))
        .collect();
    namesakes.sort_by_key(|one| (one.geonames, one.basis));
    namesakes.dedup_by_key(|one| one.geonames);
    // Where none of this name lies in the country, the gazetteer knows nothing of the place, or
    // has another opinion about a border.
    let here: Vec<&Candidate> = namesakes
        .iter()
        .filter(|one| one.country == country)
        .collect();
    let own_name_here = here.iter().any(|one| one.basis.is_own_name());
    if let Some(own) = own.filter(|own| own.country != country && own_name_here) {
        let what = format!("the GeoNames id {}", own.geonames);
        return Some(homonym(id, place, country, &what, &own));
    }
    let position = place.position?;
    if let Some(own) = own {
        if is_near(position, &own) {
            return None;
        }
    } else if here.is_empty() || here.iter().any(|one| is_near(position, one)) {
        return None;
    }
    let elsewhere = namesakes
        .iter()
        .filter(|one| one.country != country && is_near(position, one))
        .max_by_key(|one| one.population);
    if let Some(other) = elsewhere.filter(|_| own_name_here || own.is_some()) {
        return Some(homonym(id, place, country, "the coordinates", other));
    }
    let expected = own.as_ref().or_else(|| {
        let own_names = here.iter().filter(|one| one.basis.is_own_name());
        own_names
            .min_by(|a, b| far(position, a).total_cmp(&far(position, b)))
            .copied()
    })?;
    let where_to = if own.is_some() {
        format!("the place with the GeoNames id {}", expected.geonames)
    } else {
        format!(
            "the nearest {} in {}",
            shown(expected.name),
            country_name(country).unwrap_or(country)
        )
    };
    Some(finding(
        PLACE_FAR_FROM_GAZETTEER,
        About::Place(id),
        format!(
            "{} lies {:.0} km from {where_to}, which is at {:.3}, {:.3}",
            shown(&place.name),
            far(position, expected),
            expected.position.latitude,
            expected.position.longitude
        ),
        "Check latitude, longitude and the GeoNames id; a small place that only shares its name with a known one can be given the kind \"site\"",
    ))
}

fn far(position: LatLon, one: &Candidate) -> f64 {
    distance_km(position, one.position)
}

fn is_near(position: LatLon, one: &Candidate) -> bool {
    far(position, one) <= NEAR_KM
}

fn homonym(id: PlaceId, place: &Place, country: &str, what: &str, other: &Candidate) -> Finding {
    let region = other
        .region
        .map_or_else(String::new, |region| format!("{region}, "));
    let verb = if what.ends_with('s') {
        "belong"
    } else {
        "belongs"
    };
    finding(
        HOMONYM_IN_ANOTHER_COUNTRY,
        About::Place(id),
        format!(
            "{} is said to lie in {}, and {what} {verb} to {} in {region}{}",
            shown(&place.name),
            country_name(country).unwrap_or(country),
            shown(other.name),
            country_name(other.country).unwrap_or(other.country)
        ),
        "Check which of the two the source means, and give the place the country, coordinates and id of that one",
    )
}
