//! Places of a table without coordinates, located by their names where these mean one place.

use super::mapping::Mapping;
use super::report::{RowEntry, RowReport};
use super::row_place::NOT_STATED;
use super::whats;
use crate::gazetteer::{
    Candidate, Decision, Doubt, Hint, Known, LOCATED_BY_NAME, country_name, decide_exactly,
    usual_country,
};
use crate::model::{Dataset, PlaceId, PlaceKind};

/// A place without coordinates, and the rows that name it.
#[derive(Debug, Clone)]
pub(super) struct Unlocated {
    pub place: PlaceId,
    /// The region that its rows state.
    pub region: String,
    /// The first of the rows, its line, the header of the name.
    pub first: RowEntry,
    /// How many rows there are.
    pub rows: u64,
}

/// Whether names are looked up at all: not where other rows of the table have coordinates, since
/// there a missing one may be missing for a reason.
pub(super) fn is_wanted(mapping: &Mapping) -> bool {
    mapping.look_up_names || !mapping.has_coordinates()
}

/// Locates what can be located, and says of every place what became of it.
pub(super) fn locate(
    dataset: &mut Dataset,
    mapping: &Mapping,
    unlocated: &[Unlocated],
    report: &mut RowReport,
) {
    if unlocated.is_empty() {
        return;
    }
    let known = dataset.places.iter().map(|place| Known {
        name: &place.name,
        country: place.country.as_deref(),
        position: place.position,
    });
    let usual = match &mapping.country {
        Some(_) => None,
        None => usual_country(known),
    };
    for one in unlocated {
        let Some(place) = dataset.places.get_mut(one.place.index()) else {
            continue;
        };
        let may_be_town = matches!(place.kind, PlaceKind::City | PlaceKind::Site);
        if !may_be_town || place.name == NOT_STATED {
            continue;
        }
        let hint = Hint {
            country: place.country.as_deref(),
            region: Some(one.region.as_str()).filter(|region| !region.is_empty()),
            usual_country: usual,
        };
        let entry = |done: String| RowEntry {
            done,
            ..one.first.clone()
        };
        match decide_exactly(&place.name, &hint) {
            Decision::Found {
                place: found,
                why,
                rivals,
            } => {
                let why = match rivals {
                    0 => String::new(),
                    _ => format!(" ({})", why.words()),
                };
                let done = format!("taken for {}{why}{}", described(&found), rows(one.rows));
                report.add(whats::PLACE_LOOKED_UP, || entry(done));
                place.position = Some(found.position);
                place.precision = Some(LOCATED_BY_NAME.to_owned());
                place
                    .country
                    .get_or_insert_with(|| found.country.to_owned());
                place
                    .ids
                    .push(("geonames".to_owned(), found.geonames.to_string()));
                report.not_located -= one.rows.min(report.not_located);
                report.on_the_map += one.rows;
            }
            Decision::Rivals(rivals, doubt) => {
                let names: Vec<String> = rivals.iter().take(4).map(described).collect();
                let done = format!("not located: {}{}", names.join("; "), rows(one.rows));
                let what = match doubt {
                    Doubt::Several => whats::PLACE_RIVALS,
                    Doubt::Elsewhere => whats::PLACE_ELSEWHERE,
                    Doubt::Unlikely => whats::PLACE_UNLIKELY,
                };
                report.add(what, || entry(done));
            }
            Decision::Unknown { .. } => {
                let done = format!("not located{}", rows(one.rows));
                report.add(whats::PLACE_UNKNOWN, || entry(done));
            }
        }
    }
}

fn rows(count: u64) -> String {
    match count {
        0 | 1 => String::new(),
        count => format!(", in {count} rows"),
    }
}

/// "Kirov, Kaluga Oblast, Russia (GeoNames 548410)".
fn described(one: &Candidate) -> String {
    let country = country_name(one.country).unwrap_or(one.country);
    let region = one.region.filter(|region| *region != one.name);
    let parts: Vec<&str> = [Some(one.name), region, Some(country)]
        .into_iter()
        .flatten()
        .collect();
    format!("{} (GeoNames {})", parts.join(", "), one.geonames)
}
