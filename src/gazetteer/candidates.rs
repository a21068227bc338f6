//! The places that a written name may mean, the likeliest first.

use super::candidate::{Candidate, with_key};
use super::countries::country_code;
use super::regions::{Area, areas};
use super::written::{Written, keys, other_spellings, readings};
use std::cmp::Reverse;

/// What is known about a place besides its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hint<'a> {
    /// The country stated with the place: an ISO code or a name in English or Russian.
    pub country: Option<&'a str>,
    /// The region, state or province stated with the place: a name, a code or an abbreviation.
    pub region: Option<&'a str>,
    /// The country that the dataset or document is mostly about. Weaker than what is stated.
    pub usual_country: Option<&'a str>,
}

/// The places that a name may mean, best first: those in the country and region that are stated
/// with the name or inside it ("Portland, Ore."), then those in the usual country, then those
/// whose own name it is, then the larger ones. No limit; the longest list is some dozens.
#[must_use]
pub fn candidates(name: &str, hint: &Hint<'_>) -> Vec<Candidate> {
    Asked::new(name, hint).candidates
}

/// A question and the places that answer it.
pub(super) struct Asked {
    /// Best first.
    pub candidates: Vec<Candidate>,
    /// What is stated: a place fits if it lies in one area of each.
    stated: Vec<Vec<Area>>,
    /// Whether something inside the name is not understood: it may be a square of the city.
    pub name_has_unknown: bool,
    /// Whether the region or country stated with the name is not understood.
    pub hint_has_unknown: bool,
    usual_country: Option<Area>,
}

impl Asked {
    pub fn new(name: &str, hint: &Hint<'_>) -> Self {
        let (written, candidates) = look_up(name);
        let mut asked = Self {
            candidates,
            stated: written.beside,
            name_has_unknown: written.has_unknown,
            hint_has_unknown: false,
            usual_country: hint.usual_country.and_then(country_code).map(Area::Country),
        };
        let country = hint.country.map(|text| match country_code(text) {
            Some(code) => vec![Area::Country(code)],
            None => areas(text),
        });
        let region = hint.region.filter(|text| !is_blank(text)).map(areas);
        for areas in country.into_iter().chain(region) {
            if areas.is_empty() {
                asked.hint_has_unknown = true;
            } else {
                asked.stated.push(areas);
            }
        }
        let mut candidates = std::mem::take(&mut asked.candidates);
        candidates.sort_by_key(|one| {
            (
                Reverse(asked.fits(one)),
                Reverse(asked.is_usual(one)),
                Reverse(one.basis.is_own_name()),
                Reverse(one.population),
                one.geonames,
            )
        });
        asked.candidates = candidates;
        asked
    }

    /// Whether something is stated and understood.
    pub fn is_stated(&self) -> bool {
        !self.stated.is_empty()
    }

    /// Whether a place lies where it is stated to lie.
    pub fn fits(&self, one: &Candidate) -> bool {
        lies_in(one, &self.stated)
    }

    /// Whether a usual country is known.
    pub fn has_usual(&self) -> bool {
        self.usual_country.is_some()
    }

    /// Whether a place lies in the usual country.
    pub fn is_usual(&self, one: &Candidate) -> bool {
        self.usual_country
            .is_some_and(|area| area.holds(one.country, one.region_code))
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The reading of a name under which a place fits what is written beside it; else the first one
/// that the gazetteer knows; else the likeliest.
fn look_up(name: &str) -> (Written, Vec<Candidate>) {
    let mut readings: Vec<(Written, Vec<Candidate>)> = readings(name)
        .into_iter()
        .map(|reading| {
            let found = places(&reading.name);
            (reading, found)
        })
        .collect();
    let fits = |(reading, found): &(Written, Vec<Candidate>)| {
        !reading.has_unknown && found.iter().any(|one| lies_in(one, &reading.beside))
    };
    let best = readings.iter().position(fits);
    let best = best.or_else(|| readings.iter().position(|(_, found)| !found.is_empty()));
    if readings.is_empty() {
        return Default::default();
    }
    readings.swap_remove(best.unwrap_or_default())
}

fn lies_in(one: &Candidate, beside: &[Vec<Area>]) -> bool {
    let holds = |area: &Area| area.holds(one.country, one.region_code);
    beside.iter().all(|areas| areas.iter().any(holds))
}

/// The places that have this name, each once.
fn places(name: &str) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for key in keys(name) {
        add(&mut found, &key);
        // "Mexico City" is a name of its own: then "City" is no word for what it is.
        if found.iter().any(|one| one.basis.is_own_name()) {
            break;
        }
    }
    if found.is_empty() {
        for key in other_spellings(name) {
            add(&mut found, &key);
        }
    }
    found
}

fn add(found: &mut Vec<Candidate>, key: &str) {
    for one in with_key(key) {
        match found
            .iter_mut()
            .find(|known| known.geonames == one.geonames)
        {
            Some(known) => known.basis = known.basis.min(one.basis),
            None => found.push(one),
        }
    }
}
