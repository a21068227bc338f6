//! Web Mercator: places on the globe, and where they lie in a world that is one unit wide.

use std::f64::consts::PI;

use crate::model::LatLon;

/// The northern and southern edge of the map, in degrees: where Web Mercator becomes a square.
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// The Earth's equator in metres, on the sphere that Web Mercator uses (WGS 84's semi-major axis).
const EQUATOR_METRES: f64 = 40_075_016.685_578_49;

/// How wide the world is at zoom 0, in points. The convention of all slippy maps.
const WORLD_POINTS: f64 = 256.0;

/// A place in the flat world: both run from 0 to 1, `x` eastwards from 180° W and `y` southwards
/// from [`MAX_LATITUDE`]. Beyond that range `x` is the same place in the next copy of the world.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct WorldPoint {
    /// Worlds from 180° W, eastwards.
    pub x: f64,
    /// Worlds from the northern edge, southwards.
    pub y: f64,
}

/// Where a place lies in the flat world. Latitudes beyond the map's edges land on them.
///
/// <https://en.wikipedia.org/wiki/Web_Mercator_projection>
#[must_use]
pub fn to_world(place: LatLon) -> WorldPoint {
    let latitude = place.latitude.clamp(-MAX_LATITUDE, MAX_LATITUDE);
    WorldPoint {
        x: place.longitude / 360.0 + 0.5,
        y: 0.5 - latitude.to_radians().tan().asinh() / (2.0 * PI),
    }
}

/// The place at a point of the flat world, its longitude between -180 and 180.
#[must_use]
pub fn from_world(point: WorldPoint) -> LatLon {
    LatLon {
        latitude: ((0.5 - point.y) * 2.0 * PI).sinh().atan().to_degrees(),
        longitude: wrapped_longitude((point.x - 0.5) * 360.0),
    }
}

/// The same longitude, from -180 up to but not including 180.
#[must_use]
pub fn wrapped_longitude(longitude: f64) -> f64 {
    let wrapped = (longitude + 180.0).rem_euclid(360.0) - 180.0;
    // Just below -180 the remainder rounds up to a whole turn.
    if wrapped < 180.0 { wrapped } else { -180.0 }
}

/// How wide the whole world is on the screen at this zoom, in points.
#[must_use]
pub fn world_width_points(zoom: f64) -> f64 {
    WORLD_POINTS * zoom.exp2()
}

/// The zoom at which the world is so many points wide.
#[must_use]
pub fn zoom_of_world_width(points: f64) -> f64 {
    (points / WORLD_POINTS).log2()
}

/// How many metres one point of the screen stands for at this latitude.
#[must_use]
pub fn metres_per_point(latitude: f64, zoom: f64) -> f64 {
    EQUATOR_METRES * latitude.to_radians().cos() / world_width_points(zoom)
}
