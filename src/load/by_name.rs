//! Places without coordinates, located by their names where these mean one place; else the rivals
//! or similar names are told.

use super::problems::{Problems, Stretch};
use crate::gazetteer::{
    BY_NAME, Candidate, Decision, Hint, Known, LOCATED_BY_NAME, country_name, decide_exactly,
    similar, usual_country,
};
use crate::model::{Dataset, Place, PlaceId, PlaceKind, Severity};

/// In a long list of places the first so many are named.
const NAMED: usize = 8;

/// For so many unknown names similar ones are looked for, which takes some milliseconds each.
const ADVISED: usize = 50;

/// A place without coordinates, with what its row says of where it is.
#[derive(Debug, Clone)]
pub(crate) struct Unlocated {
    pub place: PlaceId,
    /// Where its name stands.
    pub at: Stretch,
    pub country: Option<String>,
    pub region: Option<String>,
}

/// Locates what can be located, and says of every place what became of it.
pub(crate) fn locate(dataset: &mut Dataset, unlocated: &[Unlocated], problems: &mut Problems) {
    if unlocated.is_empty() {
        return;
    }
    let usual = usual_country(dataset.places.iter().map(known));
    let mut located = Vec::new();
    let mut unknown = 0;
    for one in unlocated {
        let Some(place) = dataset.places.get_mut(one.place.index()) else {
            continue;
        };
        let hint = Hint {
            country: one.country.as_deref(),
            region: one.region.as_deref(),
            usual_country: usual,
        };
        let name = place.name.to_string();
        match decide_exactly(&name, &hint) {
            Decision::Found {
                place: found,
                rivals,
                why,
            } => {
                set(place, &found);
                if rivals > 0 {
                    problems.add(
                        Severity::Information,
                        "located-by-name-with-rivals",
                        Some(one.at),
                        format!(
                            "{name} was taken for {}, one of {} places of this name: {}",
                            described(&found),
                            rivals + 1,
                            why.words()
                        ),
                        "Choose another in the place's panel if it is not the one that is meant.",
                    );
                }
                located.push(name);
            }
            Decision::Rivals(rivals, _) => problems.add(
                Severity::Information,
                "place-not-located",
                Some(one.at),
                several(&name, &rivals),
                "Choose one in the place's panel, or add \"lat\" and \"lon\"; until then it is listed as not on the map.",
            ),
            Decision::Unknown { .. } => {
                unknown += 1;
                let like = if unknown <= ADVISED { similar(&name) } else { Vec::new() };
                problems.add(
                    Severity::Information,
                    "place-not-located",
                    Some(one.at),
                    format!("{name} has no coordinates, and GeoNames has no such name; it is listed as not on the map"),
                    did_you_mean(&like),
                );
            }
        }
    }
    if !located.is_empty() {
        let places = counted(located.len());
        problems.add(
            Severity::Information,
            "located-by-name",
            None,
            format!("{places} located by name with GeoNames: {}", listed(&located)),
            "Their coordinates were not in the file. Choose another place in the place's panel where the wrong one was taken; the file stays as it is until you save.",
        );
    }
}

/// Says which places of a full dataset could be located. It changes none: what a full dataset
/// leaves open may be left open for a reason.
pub(crate) fn offer(dataset: &Dataset, unlocated: &[Unlocated], problems: &mut Problems) {
    let Some(first) = unlocated.first() else {
        return;
    };
    let usual = usual_country(dataset.places.iter().map(known));
    let could = |one: &&Unlocated| {
        let place = dataset.place(one.place);
        let hint = Hint {
            country: place.country.as_deref(),
            region: one.region.as_deref(),
            usual_country: usual,
        };
        let by_id = place.geonames().and_then(crate::gazetteer::by_id);
        by_id.is_some() || matches!(decide_exactly(&place.name, &hint), Decision::Found { .. })
    };
    let names: Vec<String> = unlocated
        .iter()
        .filter(could)
        .map(|one| dataset.place(one.place).name.to_string())
        .collect();
    if names.is_empty() {
        return;
    }
    let at = unlocated.iter().find(could).map_or(first.at, |one| one.at);
    let places = match names.len() {
        1 => "one place without coordinates could be".to_owned(),
        count => format!("{count} places without coordinates could be"),
    };
    problems.add(
        Severity::Information,
        "could-be-located",
        Some(at),
        format!("{places} located by name with GeoNames: {}", listed(&names)),
        "Choose the place in the list and find it in the gazetteer; nothing is changed by itself.",
    );
}

/// Whether a place of a full dataset is one that the gazetteer may know.
pub(crate) fn is_town(place: &Place) -> bool {
    place.kind == PlaceKind::City && place.position.is_none()
}

fn known(place: &Place) -> Known<'_> {
    Known {
        name: &place.name,
        country: place.country.as_deref(),
        position: place.position,
    }
}

/// Gives a place the position of the one it was found to be, with the way back to GeoNames.
pub(crate) fn set(place: &mut Place, found: &Candidate) {
    place.locate(found.position, Some(found.geonames), BY_NAME);
    place.precision = Some(LOCATED_BY_NAME.to_owned());
    place
        .country
        .get_or_insert_with(|| found.country.to_owned());
}

/// "Kirov, Kaluga Oblast, Russia (GeoNames 548410)".
fn described(one: &Candidate) -> String {
    let country = country_name(one.country).unwrap_or(one.country);
    let region = one.region.filter(|region| *region != one.name);
    let parts = [Some(one.name), region, Some(country)];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    format!("{} (GeoNames {})", parts.join(", "), one.geonames)
}

fn several(name: &str, rivals: &[Candidate]) -> String {
    match rivals {
        [one] => format!(
            "{name} has no coordinates; GeoNames has one place of this name, and it may be another one: {}",
            described(one)
        ),
        rivals => {
            let names: Vec<String> = rivals.iter().map(described).collect();
            format!(
                "{name} has no coordinates, and {} places have this name: {}",
                rivals.len(),
                listed(&names)
            )
        }
    }
}

fn did_you_mean(similar: &[&str]) -> String {
    let add = "Add \"lat\" and \"lon\" to see it on the map";
    match similar {
        [] => format!("{add}."),
        names => format!(
            "{add}, or correct the name: did you mean {}?",
            names.join(" or ")
        ),
    }
}

/// "3 places were".
fn counted(count: usize) -> String {
    match count {
        1 => "one place was".to_owned(),
        count => format!("{count} places were"),
    }
}

fn listed(names: &[String]) -> String {
    let shown = names.get(..NAMED).unwrap_or(names).join("; ");
    match names.len().saturating_sub(NAMED) {
        0 => shown,
        more => format!("{shown}; and {more} more"),
    }
}
