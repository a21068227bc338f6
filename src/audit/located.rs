//! Do coordinates and GeoNames ids belong to the place that is named, or to its namesake?

use super::codes::{HOMONYM_IN_ANOTHER_COUNTRY, PLACE_FAR_FROM_GAZETTEER};
use super::context::{Context, finding};
use super::wording::{shown, words};
use crate::gazetteer::{Candidate, Hint, by_id, candidates, country_name, distance_km};
use crate::model::{About, Fact, Finding, LatLon, Place, PlaceId, PlaceKind, Words};
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
    let is_there = |own: &Candidate| {
        own.country == country && place.position.is_none_or(|at| is_near(at, own))
    };
    if own.as_ref().is_some_and(is_there) {
        return None;
    }
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
        return Some(elsewhere(id, &own, true));
    }
    let position = place.position?;
    if let Some(own) = own {
        if is_near(position, &own) {
            return None;
        }
    } else if here.is_empty() || here.iter().any(|one| is_near(position, one)) {
        return None;
    }
    let abroad = namesakes
        .iter()
        .filter(|one| one.country != country && is_near(position, one))
        .max_by_key(|one| one.population);
    if let Some(other) = abroad.filter(|_| own_name_here || own.is_some()) {
        return Some(elsewhere(id, other, false));
    }
    let expected = own.as_ref().or_else(|| {
        let own_names = here.iter().filter(|one| one.basis.is_own_name());
        own_names
            .min_by(|a, b| far(position, a).total_cmp(&far(position, b)))
            .copied()
    })?;
    let fact = Fact::FarAway {
        geonames: expected.geonames,
        by_id: own.is_some(),
    };
    Some(finding(PLACE_FAR_FROM_GAZETTEER, About::Place(id), fact))
}

fn elsewhere(id: PlaceId, other: &Candidate, by_id: bool) -> Finding {
    let geonames = other.geonames;
    let fact = Fact::Homonym { geonames, by_id };
    finding(HOMONYM_IN_ANOTHER_COUNTRY, About::Place(id), fact)
}

pub(super) fn far_away(place: &Place, geonames: u32, by_its_id: bool) -> Option<Words> {
    let expected = by_id(geonames)?;
    let country = place.country.as_deref().unwrap_or_default();
    let where_to = if by_its_id {
        format!("the place with the GeoNames id {geonames}")
    } else {
        format!(
            "the nearest {} in {}",
            shown(expected.name),
            country_name(country).unwrap_or(country)
        )
    };
    Some(words(
        format!(
            "{} lies {:.0} km from {where_to}, which is at {:.3}, {:.3}",
            shown(&place.name),
            far(place.position?, &expected),
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

pub(super) fn homonym(place: &Place, geonames: u32, by_its_id: bool) -> Option<Words> {
    let other = by_id(geonames)?;
    let country = place.country.as_deref().unwrap_or_default();
    let what = if by_its_id {
        format!("the GeoNames id {geonames} belongs")
    } else {
        "the coordinates belong".to_owned()
    };
    let region = other
        .region
        .map_or_else(String::new, |region| format!("{region}, "));
    Some(words(
        format!(
            "{} is said to lie in {}, and {what} to {} in {region}{}",
            shown(&place.name),
            country_name(country).unwrap_or(country),
            shown(other.name),
            country_name(other.country).unwrap_or(other.country)
        ),
        "Check which of the two the source means, and give the place the country, coordinates and id of that one",
    ))
}
