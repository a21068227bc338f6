//! The camera: where places lie on the screen, and what fits into it.

use arrest_atlas::model::LatLon;
use arrest_atlas::scene::camera::{Camera, MAX_ZOOM, MIN_ZOOM, Padding};
use arrest_atlas::scene::flight::ease;
use arrest_atlas::scene::geometry::{Point, Size};
use arrest_atlas::scene::mercator::{to_world, world_width_points, wrapped_longitude};
use arrest_atlas::scene::scale_bar::scale_bar;
use walkers::{MercatorProjection, Projection, lon_lat};

const MAP: Size = Size::new(1000.0, 600.0);
const MOSCOW: LatLon = LatLon::new(55.755_83, 37.617_78);
const PETERSBURG: LatLon = LatLon::new(59.938_63, 30.314_13);
const NOVOSIBIRSK: LatLon = LatLon::new(55.0415, 82.9346);
const ANADYR: LatLon = LatLon::new(64.7337, 177.5189);
const UELEN: LatLon = LatLon::new(66.1594, -169.8091);

#[track_caller]
fn near(left: f64, right: f64, tolerance: f64) {
    assert!(
        (left - right).abs() <= tolerance,
        "{left} is not within {tolerance} of {right}"
    );
}

#[track_caller]
fn inside(camera: Camera, place: LatLon, margin: f32) {
    let point = camera.project(MAP, place);
    let fits = (margin - 0.01..=MAP.width - margin + 0.01).contains(&point.x)
        && (margin - 0.01..=MAP.height - margin + 0.01).contains(&point.y);
    assert!(fits, "{place:?} is drawn at {point:?}");
}

#[test]
fn it_agrees_with_the_map_library_to_a_millionth_of_a_point() {
    for place in [MOSCOW, PETERSBURG, ANADYR, UELEN, LatLon::new(-54.8, -68.3)] {
        for zoom in [1.0, 4.3, 12.0] {
            let theirs = MercatorProjection.project(lon_lat(place.longitude, place.latitude), zoom);
            let ours = to_world(place);
            let width = world_width_points(zoom);
            near(ours.x * width, theirs.x(), 1e-6);
            near(ours.y * width, theirs.y(), 1e-6);
        }
    }
}

#[test]
fn a_projected_place_is_found_again() {
    let camera = Camera::new(60.0, 90.0, 3.7);
    for place in [MOSCOW, NOVOSIBIRSK, ANADYR, UELEN] {
        let again = camera.unproject(MAP, camera.project(MAP, place));
        near(again.latitude, place.latitude, 1e-4);
        near(again.longitude, place.longitude, 1e-4);
    }
}

#[test]
fn a_place_is_drawn_on_the_nearest_copy_of_the_world() {
    let east = Camera::new(65.0, 179.0, 5.0);
    let west = Camera::new(65.0, -179.0, 5.0);
    assert!(east.project(MAP, UELEN).x > 500.0);
    assert!(west.project(MAP, ANADYR).x < 500.0);
    inside(east, UELEN, 0.0);
    inside(west, ANADYR, 0.0);
}

#[test]
fn everything_fitted_is_inside_the_padding() {
    let places = [MOSCOW, PETERSBURG, NOVOSIBIRSK];
    let camera = Camera::fit(&places, MAP, Padding::same(40.0), MAX_ZOOM);
    for place in places {
        inside(camera, place, 40.0);
    }
    let closer = Camera {
        zoom: camera.zoom + 0.05,
        ..camera
    };
    let left = closer.project(MAP, PETERSBURG).x;
    assert!(left < 40.0, "it could have come closer: {left}");
}

#[test]
fn uneven_padding_leaves_room_for_the_legend() {
    let padding = Padding {
        left: 340.0,
        ..Padding::same(24.0)
    };
    let camera = Camera::fit(&[MOSCOW, NOVOSIBIRSK], MAP, padding, MAX_ZOOM);
    assert!(camera.project(MAP, MOSCOW).x >= 339.9);
    assert!(camera.project(MAP, NOVOSIBIRSK).x <= 976.1);
}

#[test]
fn chukotka_on_both_sides_of_the_date_line_is_one_small_window() {
    let camera = Camera::fit(&[ANADYR, UELEN], MAP, Padding::same(24.0), MAX_ZOOM);
    assert!(camera.zoom > 5.0, "{camera:?}");
    inside(camera, ANADYR, 24.0);
    inside(camera, UELEN, 24.0);
    assert!(camera.project(MAP, ANADYR).x < camera.project(MAP, UELEN).x);
}

#[test]
fn one_place_is_shown_with_its_surroundings() {
    let camera = Camera::fit(&[MOSCOW], MAP, Padding::same(24.0), MAX_ZOOM);
    near(camera.zoom, 5.0, 0.0);
    near(camera.latitude, MOSCOW.latitude, 1e-9);
    near(camera.longitude, MOSCOW.longitude, 1e-9);
    let twice = Camera::fit(&[MOSCOW, MOSCOW], MAP, Padding::same(24.0), MAX_ZOOM);
    near(twice.zoom, 5.0, 0.0);
}

#[test]
fn nothing_to_fit_shows_the_whole_world() {
    let camera = Camera::fit(&[], MAP, Padding::default(), MAX_ZOOM);
    near(world_width_points(camera.zoom), 1000.0, 250.0);
    assert!(camera.zoom >= MIN_ZOOM);
}

#[test]
fn fitting_never_comes_closer_than_asked() {
    let near_by = LatLon::new(MOSCOW.latitude + 0.001, MOSCOW.longitude);
    let camera = Camera::fit(&[MOSCOW, near_by], MAP, Padding::same(24.0), 8.0);
    near(camera.zoom, 8.0, 0.0);
}

#[test]
fn a_map_without_room_still_has_a_camera() {
    let camera = Camera::fit(
        &[MOSCOW, NOVOSIBIRSK],
        Size::default(),
        Padding::same(24.0),
        MAX_ZOOM,
    );
    near(camera.zoom, MIN_ZOOM, 0.0);
    assert!(camera.latitude.is_finite() && camera.longitude.is_finite());
}

#[test]
fn panning_moves_the_middle_by_so_many_points() {
    let camera = Camera::new(60.0, 100.0, 4.0);
    let moved = camera.pan_by(120.0, -40.0);
    let middle = camera.project(MAP, moved.center());
    near(f64::from(middle.x), 620.0, 1e-3);
    near(f64::from(middle.y), 260.0, 1e-3);
}

#[test]
fn panning_goes_on_beyond_the_date_line_and_stops_at_the_poles() {
    let camera = Camera::new(65.0, 179.9, 4.0).pan_by(100.0, 0.0);
    assert!((-180.0..-150.0).contains(&camera.longitude), "{camera:?}");
    let pole = Camera::new(80.0, 0.0, 4.0).pan_by(0.0, -1e6);
    near(pole.latitude, 85.051_128_779_8, 1e-6);
}

#[test]
fn zooming_keeps_what_lies_under_the_pointer() {
    let camera = Camera::new(60.0, 175.0, 4.0);
    let pointer = Point::new(810.0, 140.0);
    let place = camera.unproject(MAP, pointer);
    for delta in [1.0, -0.7, 3.3] {
        let after = camera.zoom_around(MAP, pointer, delta).project(MAP, place);
        assert!(after.distance(pointer) < 0.01, "{after:?}");
    }
}

#[test]
fn zoom_stays_within_its_limits() {
    let camera = Camera::new(60.0, 100.0, 4.0);
    near(
        camera.zoom_around(MAP, MAP.center(), 99.0).zoom,
        MAX_ZOOM,
        0.0,
    );
    near(
        camera.zoom_around(MAP, MAP.center(), -99.0).zoom,
        MIN_ZOOM,
        0.0,
    );
    near(Camera::new(99.0, 540.0, 99.0).longitude, -180.0, 0.0);
}

#[test]
fn longitudes_are_wrapped_into_one_turn() {
    near(wrapped_longitude(180.0), -180.0, 0.0);
    near(wrapped_longitude(-180.0), -180.0, 0.0);
    near(wrapped_longitude(190.0), -170.0, 1e-12);
    near(wrapped_longitude(-541.0), 179.0, 1e-12);
    assert!(wrapped_longitude(-180.0 - 1e-15) < 180.0);
}

#[test]
fn nothing_beyond_the_poles_is_shown() {
    let camera = Camera::new(84.0, 20.0, 1.0).within_world(MAP);
    let north = camera.project(MAP, LatLon::new(85.051_128_779_8, 20.0));
    let south = camera.project(MAP, LatLon::new(-85.051_128_779_8, 20.0));
    assert!(north.y <= 0.01, "{north:?}");
    assert!(south.y >= MAP.height - 0.01, "{south:?}");
    assert_eq!(camera.within_world(MAP), camera);
    let usual = Camera::new(55.0, 20.0, 4.0);
    assert_eq!(usual.within_world(MAP), usual);
}

#[track_caller]
fn check_scale(camera: Camera, max_width: f32, label: &str) {
    let bar = scale_bar(camera, max_width);
    assert_eq!(bar.label(), label);
    assert!(
        bar.width <= max_width && bar.width > max_width * 0.45,
        "{bar:?}"
    );
    near(
        f64::from(bar.width) * camera.metres_per_point(camera.latitude),
        bar.metres,
        bar.metres * 1e-6,
    );
}

#[test]
fn the_scale_bar_is_a_round_distance() {
    check_scale(Camera::new(58.0, 40.0, 4.7), 100.0, "300 km");
    check_scale(Camera::new(0.0, 40.0, 1.0), 100.0, "5000 km");
    check_scale(Camera::new(55.0, 40.0, 12.0), 100.0, "2 km");
    check_scale(Camera::new(55.0, 40.0, 12.0), 40.0, "500 m");
}

#[test]
fn metres_per_point_are_those_of_the_globe() {
    // Moscow to Saint Petersburg are about 633 km along the great circle.
    let camera = Camera::new(58.0, 34.0, 6.0);
    let points = camera
        .project(MAP, MOSCOW)
        .distance(camera.project(MAP, PETERSBURG));
    near(
        f64::from(points) * camera.metres_per_point(57.9),
        633_000.0,
        6_000.0,
    );
}

#[test]
fn a_flight_starts_and_ends_exactly() {
    let from = Camera::new(55.75, 37.6, 9.0);
    let to = Camera::new(66.0, -170.0, 6.0);
    assert_eq!(ease(from, to, 0.0), from);
    assert_eq!(ease(from, to, 1.0), to);
    let late = ease(from, to, 0.9999);
    near(late.latitude, to.latitude, 0.01);
    near(late.longitude, to.longitude, 0.05);
    near(late.zoom, to.zoom, 0.01);
}

#[test]
fn a_flight_goes_the_shorter_way_round() {
    let from = Camera::new(65.0, 170.0, 5.0);
    let to = Camera::new(65.0, -170.0, 5.0);
    for step in 1..10 {
        let longitude = ease(from, to, f64::from(step) / 10.0).longitude;
        assert!(longitude.abs() >= 170.0, "{longitude}");
    }
}

#[test]
fn a_long_flight_rises_and_a_short_one_does_not() {
    let moscow = Camera::new(55.75, 37.6, 9.0);
    let anadyr = Camera::new(64.7, 177.5, 9.0);
    let lowest = |to: Camera| {
        (0..=20)
            .map(|step| ease(moscow, to, f64::from(step) / 20.0).zoom)
            .fold(f64::INFINITY, f64::min)
    };
    assert!(lowest(anadyr) < 5.0);
    assert!(lowest(Camera::new(55.8, 37.7, 9.0)) > 8.8);
}

#[test]
fn flying_on_the_spot_only_zooms() {
    let from = Camera::new(55.75, 37.6, 3.0);
    let to = Camera::new(55.75, 37.6, 9.0);
    let mut before = from.zoom;
    for step in 1..=20 {
        let camera = ease(from, to, f64::from(step) / 20.0);
        near(camera.longitude, 37.6, 1e-9);
        assert!(camera.zoom > before);
        before = camera.zoom;
    }
}
