//! The way from one camera to another: the shorter way round, rising on a long way.

use crate::model::LatLon;
use crate::scene::camera::Camera;
use crate::scene::mercator::{
    WorldPoint, from_world, to_world, world_width_points, zoom_of_world_width,
};

/// How much a flight prefers rising over travelling low; the value that the readers in van Wijk
/// and Nuij's study liked best.
const CURVATURE: f64 = 1.42;

/// How wide a usual map is, in points: what "far" is measured by.
const USUAL_MAP_POINTS: f64 = 1000.0;

/// The camera at `t` between 0 (`from`) and 1 (`to`), fast at first and slow at the end.
///
/// The path is van Wijk and Nuij's ("Smooth and efficient zooming and panning", 2003): what
/// moves over the screen moves evenly however far apart the two are, which includes rising on a
/// long way. It goes round the globe the shorter way, and ends exactly at `to`.
#[must_use]
pub fn ease(from: Camera, to: Camera, t: f64) -> Camera {
    if t <= 0.0 {
        return from;
    }
    if t >= 1.0 {
        return to;
    }
    let eased = 1.0 - (1.0 - t).powi(3);

    let start = to_world(from.center());
    let end = to_world(to.center());
    let mut across = end.x - start.x;
    across -= across.round();
    let down = end.y - start.y;

    let (along, width) = path(
        across.hypot(down),
        USUAL_MAP_POINTS / world_width_points(from.zoom),
        USUAL_MAP_POINTS / world_width_points(to.zoom),
        eased,
    );
    let LatLon {
        latitude,
        longitude,
    } = from_world(WorldPoint {
        x: start.x + across * along,
        y: start.y + down * along,
    });
    Camera::new(
        latitude,
        longitude,
        zoom_of_world_width(USUAL_MAP_POINTS / width),
    )
}

/// How far along the way (0 to 1) and how wide the view is after the share `t` of the flight.
/// `distance` and both widths are in worlds.
fn path(distance: f64, first_width: f64, last_width: f64, t: f64) -> (f64, f64) {
    let square = CURVATURE * CURVATURE;
    if distance < 1e-9 {
        return (t, first_width * (last_width / first_width).powf(t));
    }
    // b and r of the paper's equations 9 to 11, at the start and at the end.
    let bend = |width: f64, sign: f64| {
        (last_width * last_width - first_width * first_width
            + sign * square * square * distance * distance)
            / (2.0 * width * square * distance)
    };
    let rise = |bend: f64| -bend.asinh();
    let first = rise(bend(first_width, 1.0));
    let last = rise(bend(last_width, -1.0));
    let now = first + (last - first) * t;

    // sinh(now - first) / cosh(now) is the paper's cosh(first) tanh(now) - sinh(first), which
    // loses all its digits where the way is short against the width.
    let along = first_width * (now - first).sinh() / (now.cosh() * square * distance);
    (along, first_width * first.cosh() / now.cosh())
}
