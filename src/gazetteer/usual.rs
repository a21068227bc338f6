//! The country that most places of a dataset lie in.

use super::candidates::{Hint, candidates};
use super::countries::country_code;
use super::decide::{Decision, decide_exactly};
use crate::model::LatLon;
use std::collections::BTreeMap;

/// One place alone does not show what is usual.
const FEWEST: usize = 2;

/// A position within so many kilometres of a place of the same name is taken for that place.
const NEAR_KM: f64 = 100.0;

/// The mean radius of the earth in kilometres.
const EARTH_KM: f64 = 6371.0;

/// A place as far as a dataset knows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its country, a code or a name.
    pub country: Option<&'a str>,
    /// Where it is.
    pub position: Option<LatLon>,
}

/// The country that more than half of the places lie in whose country can be told: it is stated,
/// or a place of this name lies at the position, or the name alone means one place. `None` where
/// no country has more than half, or fewer than two places speak for it.
#[must_use]
pub fn usual_country<'a>(places: impl IntoIterator<Item = Known<'a>>) -> Option<&'static str> {
    let mut votes: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut cast = 0;
    for country in places.into_iter().filter_map(|place| country_of(&place)) {
        *votes.entry(country).or_default() += 1;
        cast += 1;
    }
    let (country, most) = votes.into_iter().max_by_key(|(_, votes)| *votes)?;
    (most >= FEWEST && most * 2 > cast).then_some(country)
}

fn country_of(place: &Known<'_>) -> Option<&'static str> {
    let hint = Hint::default();
    if let Some(country) = place.country.and_then(country_code) {
        return Some(country);
    }
    if let Some(position) = place.position {
        let mut named = candidates(place.name, &hint).into_iter();
        let near = named.find(|one| distance_km(one.position, position) < NEAR_KM);
        return near.map(|one| one.country);
    }
    match decide_exactly(place.name, &hint) {
        Decision::Found { place, .. } => Some(place.country),
        Decision::Rivals(..) | Decision::Unknown { .. } => None,
    }
}

/// The distance between two positions along the surface, in kilometres: the haversine formula on
/// a sphere, good to half a percent.
#[must_use]
pub fn distance_km(one: LatLon, other: LatLon) -> f64 {
    let (lat, other_lat) = (one.latitude.to_radians(), other.latitude.to_radians());
    let north = (other_lat - lat) / 2.0;
    let east = (other.longitude - one.longitude).to_radians() / 2.0;
    let chord = north.sin().powi(2) + lat.cos() * other_lat.cos() * east.sin().powi(2);
    2.0 * EARTH_KM * chord.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::{Known, distance_km, usual_country};
    use crate::model::LatLon;

    const fn named(name: &str) -> Known<'_> {
        Known {
            name,
            country: None,
            position: None,
        }
    }

    #[test]
    fn the_country_of_most_places_is_the_usual_one() {
        let russian = [named("Омск"), named("Tver"), named("Paris"), named("Kirov")];
        assert_eq!(usual_country(russian), Some("RU"));
        let idaho = Known {
            position: Some(LatLon::new(46.73, -117.0)),
            ..named("Moscow")
        };
        let boise = Known {
            country: Some("USA"),
            ..named("Boise")
        };
        assert_eq!(usual_country([idaho, boise]), Some("US"));
    }

    #[test]
    fn one_place_or_a_tie_shows_nothing_usual() {
        assert_eq!(usual_country([named("Omsk")]), None);
        assert_eq!(usual_country([named("Omsk"), named("Minsk")]), None);
        assert_eq!(
            usual_country([named("Nowhere at all"), named("Tver")]),
            None
        );
        assert_eq!(usual_country([]), None);
    }

    #[test]
    fn moscow_lies_634_kilometres_from_petersburg() {
        let moscow = LatLon::new(55.752, 37.6178);
        let petersburg = LatLon::new(59.9386, 30.3141);
        assert!((distance_km(moscow, petersburg) - 634.0).abs() < 3.0);
        assert!(distance_km(moscow, moscow) < 1e-6);
    }
}
