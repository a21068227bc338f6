//! What part of the world the map shows, and where on the screen a place then lies.

use crate::model::LatLon;
use crate::scene::geometry::{Point, Size};
use crate::scene::mercator::{
    self, MAX_LATITUDE, WorldPoint, from_world, to_world, world_width_points, wrapped_longitude,
    zoom_of_world_width,
};

/// The farthest out: the whole world is 512 points wide.
pub const MIN_ZOOM: f64 = 1.0;

/// The closest in: about 22 metres a point in Moscow, far beyond what a city needs.
pub const MAX_ZOOM: f64 = 12.0;

/// How close [`Camera::fit`] goes to a single place: its region stays recognisable around it.
const ZOOM_OF_ONE_PLACE: f64 = 5.0;

/// The latitudes shown when there is nothing to fit: where people live, without the two caps that
/// Mercator blows up.
const INHABITED: (f64, f64) = (-56.0, 74.0);

/// The middle of the map and how close it is. Zoom is fractional: at 0 the world is 256 points
/// wide, and each step doubles it (as in walkers).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// Degrees north, within ±[`MAX_LATITUDE`].
    pub latitude: f64,
    /// Degrees east, from -180 up to but not including 180.
    pub longitude: f64,
    /// From [`MIN_ZOOM`] to [`MAX_ZOOM`].
    pub zoom: f64,
}

/// What stays free between the map's edges and the places fitted into it, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Padding {
    /// At the left edge.
    pub left: f32,
    /// At the upper edge.
    pub top: f32,
    /// At the right edge.
    pub right: f32,
    /// At the lower edge.
    pub bottom: f32,
}

impl Padding {
    /// The same at all four edges, in points.
    #[must_use]
    pub const fn same(points: f32) -> Self {
        Self {
            left: points,
            top: points,
            right: points,
            bottom: points,
        }
    }
}

impl Camera {
    /// A camera within all limits: zoom and latitude are clamped, the longitude is wrapped.
    #[must_use]
    pub fn new(latitude: f64, longitude: f64, zoom: f64) -> Self {
        Self {
            latitude: latitude.clamp(-MAX_LATITUDE, MAX_LATITUDE),
            longitude: wrapped_longitude(longitude),
            zoom: zoom.clamp(MIN_ZOOM, MAX_ZOOM),
        }
    }

    /// The place in the middle of the map.
    #[must_use]
    pub fn center(self) -> LatLon {
        LatLon::new(self.latitude, self.longitude)
    }

    /// Where the place is drawn on a map of this size, in points from its upper left corner. Of
    /// all copies of the world, the one nearest to the middle of the map.
    #[must_use]
    pub fn project(self, size: Size, place: LatLon) -> Point {
        let center = to_world(self.center());
        let point = to_world(place);
        let width = world_width_points(self.zoom);
        let turns = point.x - center.x;
        screen_point(
            size,
            (turns - turns.round()) * width,
            (point.y - center.y) * width,
        )
    }

    /// The place drawn at a point of a map of this size, in points from its upper left corner.
    #[must_use]
    pub fn unproject(self, size: Size, point: Point) -> LatLon {
        from_world(self.world_point(size, point))
    }

    /// The closest camera at which all places are inside the map with `padding` around them.
    ///
    /// Places on both sides of 180° are shown side by side. A single place is shown at zoom 5,
    /// and nothing at all as the whole world. Never closer than `max_zoom`.
    #[must_use]
    pub fn fit(places: &[LatLon], size: Size, padding: Padding, max_zoom: f64) -> Self {
        let (north_west, south_east) = bounds(places);
        let wide = (south_east.x - north_west.x).max(0.0);
        let high = (south_east.y - north_west.y).max(0.0);
        let room = |points: f32, first: f32, last: f32| f64::from((points - first - last).max(1.0));
        let room_x = room(size.width, padding.left, padding.right);
        let room_y = room(size.height, padding.top, padding.bottom);

        let zoom = if wide.max(high) < f64::EPSILON {
            ZOOM_OF_ONE_PLACE
        } else {
            // A length of zero asks for no particular zoom: infinity loses against the other.
            zoom_of_world_width(room_x / wide).min(zoom_of_world_width(room_y / high))
        };
        let zoom = zoom.min(max_zoom).clamp(MIN_ZOOM, MAX_ZOOM);

        // Uneven padding puts the places off the middle of the map.
        let width = world_width_points(zoom);
        let off_x = f64::from(padding.right - padding.left) / 2.0 / width;
        let off_y = f64::from(padding.bottom - padding.top) / 2.0 / width;
        let center = from_world(WorldPoint {
            x: f64::midpoint(north_west.x, south_east.x) + off_x,
            y: f64::midpoint(north_west.y, south_east.y) + off_y,
        });
        Self::new(center.latitude, center.longitude, zoom)
    }

    /// The camera moved so that its middle comes to lie `x` points right of and `y` points below
    /// where it was. Dragging the map by some way is panning by the opposite.
    #[must_use]
    pub fn pan_by(self, x: f32, y: f32) -> Self {
        let center = to_world(self.center());
        let width = world_width_points(self.zoom);
        let moved = from_world(WorldPoint {
            x: center.x + f64::from(x) / width,
            y: (center.y + f64::from(y) / width).clamp(0.0, 1.0),
        });
        Self::new(moved.latitude, moved.longitude, self.zoom)
    }

    /// The camera with `delta` added to its zoom, so that what lies under `point` stays there.
    #[must_use]
    pub fn zoom_around(self, size: Size, point: Point, delta: f64) -> Self {
        let fixed = self.world_point(size, point);
        let zoom = (self.zoom + delta).clamp(MIN_ZOOM, MAX_ZOOM);
        let width = world_width_points(zoom);
        let middle = size.center();
        let center = from_world(WorldPoint {
            x: fixed.x - f64::from(point.x - middle.x) / width,
            y: (fixed.y - f64::from(point.y - middle.y) / width).clamp(0.0, 1.0),
        });
        Self::new(center.latitude, center.longitude, zoom)
    }

    /// The camera, moved and brought closer just so far that a map of this size shows nothing
    /// beyond the northern and the southern edge of the world.
    #[must_use]
    pub fn within_world(self, size: Size) -> Self {
        let height = f64::from(size.height.max(1.0));
        let zoom = self.zoom.max(zoom_of_world_width(height));
        let half = (height / 2.0 / world_width_points(zoom)).min(0.5);
        let center = to_world(self.center());
        let y = center.y.clamp(half, 1.0 - half);
        if y.to_bits() == center.y.to_bits() && zoom.to_bits() == self.zoom.to_bits() {
            return self; // untouched to the last bit: no endless following of one's own rounding
        }
        Self::new(
            from_world(WorldPoint { x: 0.5, y }).latitude,
            self.longitude,
            zoom,
        )
    }

    /// How many metres one point of the screen stands for at this latitude, in degrees.
    #[must_use]
    pub fn metres_per_point(self, latitude: f64) -> f64 {
        mercator::metres_per_point(latitude, self.zoom)
    }

    fn world_point(self, size: Size, point: Point) -> WorldPoint {
        let center = to_world(self.center());
        let width = world_width_points(self.zoom);
        let middle = size.center();
        WorldPoint {
            x: center.x + f64::from(point.x - middle.x) / width,
            y: center.y + f64::from(point.y - middle.y) / width,
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "screen points: f32 keeps a thousandth of a point on any screen"
)]
fn screen_point(size: Size, right_of_center: f64, below_center: f64) -> Point {
    let middle = size.center();
    middle.moved(right_of_center as f32, below_center as f32)
}

/// The north-western and the south-eastern corner around all places. The second one's `x` may lie
/// beyond 1: of all windows of longitudes the smallest is taken, also across 180°.
fn bounds(places: &[LatLon]) -> (WorldPoint, WorldPoint) {
    let mut longitudes: Vec<f64> = places
        .iter()
        .map(|place| to_world(LatLon::new(0.0, wrapped_longitude(place.longitude))).x)
        .collect();
    longitudes.sort_by(f64::total_cmp);
    let (Some(&first), Some(&last)) = (longitudes.first(), longitudes.last()) else {
        let edge = |latitude, x| WorldPoint {
            x,
            ..to_world(LatLon::new(latitude, 0.0))
        };
        return (edge(INHABITED.1, 0.0), edge(INHABITED.0, 1.0));
    };

    // The window is what the widest gap leaves over; the gap across 180° leaves the plain one.
    let mut widest = 1.0 - (last - first);
    let (mut west, mut east) = (first, last);
    for (&left, &right) in longitudes.iter().zip(longitudes.iter().skip(1)) {
        if right - left > widest {
            widest = right - left;
            (west, east) = (right, left + 1.0);
        }
    }

    let ys = places.iter().map(|place| to_world(*place).y);
    let (north, south) = ys.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| {
        (low.min(y), high.max(y))
    });
    (
        WorldPoint { x: west, y: north },
        WorldPoint { x: east, y: south },
    )
}
