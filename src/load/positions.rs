//! Latitude and longitude: both or none, on the globe, and not exchanged.

use super::field::At;
use super::problems::{Problems, Stretch};
use crate::gazetteer::country_contains;
use crate::model::LatLon;

/// The position of a place, or `None`: where it has none, and where it has a wrong one, which is
/// reported. Nothing is mended by guess.
pub(super) fn position(
    latitude: Option<At<f64>>,
    longitude: Option<At<f64>>,
    country: Option<&str>,
    problems: &mut Problems,
) -> Option<LatLon> {
    let (latitude, longitude) = match (latitude, longitude) {
        (Some(latitude), Some(longitude)) => (latitude, longitude),
        (None, None) => return None,
        (Some(lone), None) | (None, Some(lone)) => {
            problems.error(
                "coordinates-incomplete",
                lone.at,
                "latitude and longitude only make a position together",
                "Add the other one, or take this one out; until then the place is not located.",
            );
            return None;
        }
    };
    let (lat, lon) = (latitude.value, longitude.value);
    let both = Stretch {
        start: latitude.at.start.min(longitude.at.start),
        end: latitude.at.end.max(longitude.at.end),
    };
    if lat == 0.0 && lon == 0.0 {
        problems.error(
            "coordinates-zero",
            both,
            "latitude and longitude are both zero: a point in the sea off Ghana",
            "This is what a missing position often turns into; take both out.",
        );
        return None;
    }
    if let Some(country) = country.filter(|country| look_swapped(lat, lon, country)) {
        problems.error(
            "coordinates-swapped",
            both,
            format!("latitude {lat} and longitude {lon} look exchanged: the other way round they lie in the country, {country}"),
            "Exchange the two; until then the place is not located.",
        );
        return None;
    }
    let is_latitude = |degrees: f64| (-90.0..=90.0).contains(&degrees);
    let is_longitude = |degrees: f64| (-180.0..=180.0).contains(&degrees);
    let mut is_on_globe = true;
    for (degrees, is_right, at, name, limit) in [
        (lat, is_latitude(lat), latitude.at, "latitude", 90),
        (lon, is_longitude(lon), longitude.at, "longitude", 180),
    ] {
        if !is_right {
            is_on_globe = false;
            let help = if is_latitude(lon) && is_longitude(lat) {
                "Are latitude and longitude exchanged? Until then the place is not located."
            } else {
                "Write decimal degrees; until then the place is not located."
            };
            problems.error(
                "coordinates-out-of-range",
                at,
                format!("the {name} {degrees} is not between -{limit} and {limit}"),
                help,
            );
        }
    }
    is_on_globe.then_some(LatLon {
        latitude: lat,
        longitude: lon,
    })
}

/// Whether only the exchanged coordinates lie in the country's box.
fn look_swapped(latitude: f64, longitude: f64, country: &str) -> bool {
    country_contains(country, latitude, longitude) == Some(false)
        && country_contains(country, longitude, latitude) == Some(true)
}
