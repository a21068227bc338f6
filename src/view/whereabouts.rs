//! Where a place may be: the gazetteer's places of its name, for a person to choose from.

use crate::gazetteer::{
    BY_NAME, Candidate, Hint, Known, candidates, country_name, distance_km, population_rank,
    similar, usual_country,
};
use crate::model::{Dataset, LatLon, Place, PlaceId, PlaceKind, grouped};

/// So many other places are asked for the usual country and for the nearest one: a panel opens at
/// once, whatever the size of the dataset.
const ASKED: usize = 300;

/// The places of a name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Whereabouts {
    /// Best first.
    pub choices: Vec<Choice>,
    /// Where there is none: names that are nearly the same.
    pub similar: Vec<&'static str>,
}

/// One of the places of a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The place.
    pub place: Candidate,
    /// "Portland, Oregon, United States".
    pub title: String,
    /// "largest of 10 places with this name · 652,503 people · 73 km from Salem".
    pub detail: String,
}

/// Whether the gazetteer may know the place: a town, a district or a site, never a whole region
/// or country, for their figures have no point.
#[must_use]
pub fn can_be_looked_up(place: &Place) -> bool {
    place.kind.is_point()
}

/// The places that have `name`, for a place of a dataset: those in its country and region first,
/// then those in the country of most other places.
#[must_use]
pub fn whereabouts(dataset: &Dataset, id: PlaceId, name: &str) -> Whereabouts {
    let place = dataset.place(id);
    let whole = place.part_of.map(|whole| dataset.place(whole));
    let region = whole.filter(|whole| whole.kind == PlaceKind::Region);
    let others = || dataset.place_ids().filter(|&other| other != id);
    let known = others().take(ASKED).map(|other| {
        let other = dataset.place(other);
        Known {
            name: &other.name,
            country: other.country.as_deref(),
            position: other.position,
        }
    });
    let hint = Hint {
        country: place.country.as_deref(),
        region: region.map(|region| region.name.as_str()),
        usual_country: usual_country(known),
    };
    let found = candidates(name, &hint);
    let near: Vec<(&str, LatLon)> = others()
        .map(|other| dataset.place(other))
        .filter_map(|other| Some((other.name.as_str(), other.mapped()?)))
        .take(ASKED)
        .collect();
    let choices: Vec<Choice> = found
        .iter()
        .map(|one| Choice {
            place: *one,
            title: title(one),
            detail: detail(one, &found, &near),
        })
        .collect();
    let similar = if choices.is_empty() {
        similar(name)
    } else {
        Vec::new()
    };
    Whereabouts { choices, similar }
}

/// "Located by name: GeoNames 498817 · one of 2 places with this name", for a place whose
/// position the program took from the gazetteer or a person chose there.
#[must_use]
pub fn located_words(place: &Place) -> Option<String> {
    let source = place.position_source()?;
    let geonames = place.geonames().filter(|_| place.position.is_some())?;
    let how = if source == BY_NAME {
        "Located by name"
    } else {
        "Chosen by hand"
    };
    let namesakes = candidates(&place.name, &Hint::default());
    let is_one_of = namesakes.iter().any(|one| one.geonames == geonames);
    let of = match namesakes.len() {
        1 if is_one_of => " · the only place with this name".to_owned(),
        count if is_one_of => format!(" · one of {count} places with this name"),
        _ => String::new(),
    };
    Some(format!("{how}: GeoNames {geonames}{of}"))
}

fn title(one: &Candidate) -> String {
    let country = country_name(one.country).unwrap_or(one.country);
    let region = one.region.filter(|region| *region != one.name);
    let parts = [Some(one.name), region, Some(country)];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

fn detail(one: &Candidate, all: &[Candidate], near: &[(&str, LatLon)]) -> String {
    let mut parts = Vec::new();
    match (population_rank(all, one.geonames), all.len()) {
        (_, 1) => parts.push("the only place with this name".to_owned()),
        (Some(1), count) => parts.push(format!("largest of {count} places with this name")),
        (Some(rank), count) => parts.push(format!("{} largest of {count}", ordinal(rank))),
        (None, _) => {}
    }
    if !one.basis.is_own_name() {
        parts.push("by another of its names".to_owned());
    }
    if one.population > 0 {
        parts.push(format!("{} people", grouped(one.population.into())));
    }
    let nearest = near
        .iter()
        .map(|(name, at)| (distance_km(one.position, *at), name))
        .min_by(|one, other| one.0.total_cmp(&other.0));
    if let Some((km, name)) = nearest {
        parts.push(format!("{} km from {name}", grouped(rounded(km))));
    }
    parts.join(" · ")
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "kilometres on the earth: 0 to 20,016"
)]
fn rounded(km: f64) -> u64 {
    km.round() as u64
}

fn ordinal(rank: usize) -> String {
    let ending = match (rank % 10, rank % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{rank}{ending}")
}
