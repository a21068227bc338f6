//! GeoJSON: features as rows, shapes as points.

use super::{codes, faults, rows, table, written};
use arrest_atlas::load::table::{CellKind, TableKind};
use proptest::prelude::*;

fn collection(features: &str) -> String {
    format!(r#"{{ "type": "FeatureCollection", "features": [ {features} ] }}"#)
}

fn feature(geometry: &str) -> String {
    format!(r#"{{ "type": "Feature", "geometry": {geometry}, "properties": {{ "n": 1 }} }}"#)
}

/// Latitude and longitude of the only feature, which has this geometry.
#[track_caller]
fn position(geometry: &str) -> Option<(f64, f64)> {
    let text = collection(&feature(geometry));
    let rows = rows(&mut table(text.as_bytes()));
    let number = |at: usize| rows[0].cells[at].text.parse::<f64>().ok();
    number(1).zip(number(2))
}

#[track_caller]
fn doubts(geometry: &str) -> Vec<&'static str> {
    let text = collection(&feature(geometry));
    let rows = rows(&mut table(text.as_bytes()));
    rows[0]
        .problems
        .iter()
        .map(|problem| problem.code)
        .collect()
}

#[test]
fn every_feature_is_a_row_with_its_properties_and_its_position() {
    let text = collection(
        r#"{ "type": "Feature", "id": 7, "geometry": { "type": "Point", "coordinates": [73.370, 54.9900, 80] },
             "properties": { "town": "Omsk", "held": 20 }, "source": "made up" },
           { "type": "Feature", "properties": { "held": 7 }, "geometry": null }"#,
    );
    assert_eq!(
        written(&text),
        "town|held|source|geometry latitude|geometry longitude|geometry type|feature id\n\
         Omsk|20|made up|54.9900|73.370|Point|7\n|7|||||"
    );
    assert_eq!(*table(text.as_bytes()).kind(), TableKind::GeoJson);
    let rows = rows(&mut table(text.as_bytes()));
    assert_eq!(rows[0].cells[3].kind, CellKind::Number);
    assert_eq!((rows[0].cells[4].line, rows[0].cells[4].column), (1, 123));
    assert_eq!(rows[1].problems[0].code, "geometry-missing");
}

#[test]
fn features_come_alone_as_lists_and_line_by_line() {
    let point = r#"{ "type": "Point", "coordinates": [1, 2] }"#;
    let one = feature(point);
    let row = "n|geometry latitude|geometry longitude|geometry type|feature id\n1|2|1|Point|";
    assert_eq!(written(&one), row);
    assert_eq!(written(format!("[ {one} ]")), row);
    assert_eq!(
        written(format!("{one}\n{one}\n")),
        format!("{row}\n1|2|1|Point|")
    );
    assert_eq!(
        written(format!("\u{1e}{one}\n\u{1e}{one}\n")),
        format!("{row}\n1|2|1|Point|")
    );
    let bare = "geometry latitude|geometry longitude|geometry type|feature id\n2|1|Point|";
    assert_eq!(written(point), bare);
    let several =
        format!(r#"{{ "type": "GeometryCollection", "geometries": [ {point}, {point} ] }}"#);
    assert_eq!(written(several), format!("{bare}\n2|1|Point|"));
}

#[test]
fn a_property_never_takes_the_name_of_a_synthetic_column() {
    let text = collection(
        r#"{ "type": "Feature", "geometry": { "type": "Point", "coordinates": [1, 2] },
             "properties": { "geometry latitude": "x", "feature id": "y" } }"#,
    );
    let found = table(text.as_bytes());
    assert_eq!(
        found.headers()[..2],
        ["geometry latitude (2)", "feature id (2)"]
    );
    assert_eq!(found.headers()[2], "geometry latitude");
    assert_eq!(codes(found.notices()), ["header-double"]);
}

#[test]
fn members_of_the_collection_are_named() {
    let text = r#"{ "type": "FeatureCollection", "name": "made up", "features": [
        { "type": "Feature", "geometry": null, "properties": null } ] }"#;
    assert_eq!(codes(table(text.as_bytes()).notices()), ["beside-rows"]);
}

#[test]
fn another_system_of_coordinates_is_told() {
    let stated = |name: &str| {
        format!(
            r#"{{ "type": "FeatureCollection",
                "crs": {{ "type": "name", "properties": {{ "name": "{name}" }} }}, "features": [
                {{ "type": "Feature", "geometry": null, "properties": null }} ] }}"#
        )
    };
    let metres = stated("urn:ogc:def:crs:EPSG::3857");
    let notices = table(metres.as_bytes()).notices().to_vec();
    assert_eq!(codes(&notices), ["other-coordinates", "beside-rows"]);
    assert!(notices[0].message.contains("EPSG::3857"));
    let degrees = stated("urn:ogc:def:crs:OGC:1.3:CRS84");
    assert_eq!(codes(table(degrees.as_bytes()).notices()), ["beside-rows"]);
}

#[test]
fn shapes_stand_at_one_point_and_it_is_said() {
    assert_eq!(
        position(r#"{ "type": "LineString", "coordinates": [[0, 0], [4, 0], [4, 2]] }"#),
        Some((0.0, 3.0))
    );
    assert_eq!(
        position(r#"{ "type": "MultiPoint", "coordinates": [[5, 6], [7, 8]] }"#),
        Some((6.0, 5.0))
    );
    assert_eq!(
        doubts(r#"{ "type": "MultiPoint", "coordinates": [[5, 6], [7, 8]] }"#),
        ["geometry-first-point"]
    );
    let square =
        r#"{ "type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]] }"#;
    assert_eq!(position(square), Some((1.0, 1.0)));
    let text = collection(&feature(square));
    assert_eq!(
        codes(table(text.as_bytes()).notices()),
        ["shapes-as-points"]
    );
    let two = r#"{ "type": "MultiPolygon", "coordinates": [
        [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]], [[[10, 0], [14, 0], [14, 4], [10, 4], [10, 0]]] ] }"#;
    assert_eq!(position(two), Some((2.0, 12.0)));
    let collection = r#"{ "type": "GeometryCollection", "geometries": [
        { "type": "Point", "coordinates": [] }, { "type": "Point", "coordinates": [3, 4] } ] }"#;
    assert_eq!(position(collection), Some((4.0, 3.0)));
}

#[test]
fn a_hole_in_the_middle_is_no_place_for_it() {
    let ring = r#"{ "type": "Polygon", "coordinates": [
        [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]], [[1, 1], [9, 1], [9, 9], [1, 9], [1, 1]] ] }"#;
    let (latitude, longitude) = position(ring).expect("a position");
    let in_hole = |degrees: f64| degrees > 1.0 && degrees < 9.0;
    assert!(!(in_hole(latitude) && in_hole(longitude)));
}

#[test]
fn shapes_across_the_antimeridian_stay_there() {
    let polygon = r#"{ "type": "Polygon", "coordinates": [[[178, 64], [-176, 64], [-176, 66], [178, 66], [178, 64]]] }"#;
    assert_eq!(position(polygon), Some((65.0, -179.0)));
    let beyond = r#"{ "type": "Polygon", "coordinates": [[[178, 64], [184, 64], [184, 66], [178, 66], [178, 64]]] }"#;
    assert_eq!(position(beyond), Some((65.0, -179.0)));
    let line = r#"{ "type": "LineString", "coordinates": [[179, 0], [-177, 0]] }"#;
    assert_eq!(position(line), Some((0.0, -179.0)));
    let around_the_pole = r#"{ "type": "Polygon", "coordinates": [[[-180, -90], [180, -90], [180, -70], [0, -75], [-180, -70], [-180, -90]]] }"#;
    let (latitude, _) = position(around_the_pole).expect("a position");
    assert!(latitude < -70.0);
}

#[test]
fn wrong_positions_are_told_and_leave_the_row_without_one() {
    for (coordinates, code) in [
        ("[37.6, 155.7]", "coordinates-swapped"),
        ("[4188000, 7510000]", "coordinates-in-metres"),
        ("[190, 50]", "coordinates-out-of-range"),
        ("[100, 91]", "coordinates-out-of-range"),
        ("[\"37.6\", 55.7]", "geometry-wrong"),
        ("[37.6]", "geometry-wrong"),
        ("[]", "geometry-wrong"),
        ("[[37.6, 55.7]]", "geometry-wrong"),
        ("[1e999, 55.7]", "geometry-wrong"),
    ] {
        let geometry = format!(r#"{{ "type": "Point", "coordinates": {coordinates} }}"#);
        assert_eq!(doubts(&geometry), [code], "{coordinates}");
        assert_eq!(position(&geometry), None, "{coordinates}");
    }
    assert_eq!(
        doubts(r#"{ "type": "Circle", "coordinates": [1, 2] }"#),
        ["geometry-wrong"]
    );
    assert_eq!(
        doubts(r#"{ "type": "Polygon", "coordinates": [] }"#),
        ["geometry-empty"]
    );
    assert_eq!(doubts("5"), ["geometry-wrong"]);
    let flat = r#"{ "type": "Polygon", "coordinates": [[[1, 1], [2, 1], [1, 1]]] }"#;
    assert_eq!(doubts(flat), ["geometry-flat"]);
    assert_eq!(position(flat), Some((1.0, 1.0)));
}

#[test]
fn a_bad_feature_costs_only_itself() {
    let good = feature(r#"{ "type": "Point", "coordinates": [1, 2] }"#);
    let text = format!("{good}\n{{ \"type\": \"Feature\",\n{good}\n{good}\n");
    assert_eq!(faults(&text).len(), 1);
    assert_eq!(rows(&mut table(text.as_bytes())).len(), 4);
    let list = collection(&format!("{good}, 5, {good}"));
    assert_eq!(rows(&mut table(list.as_bytes())).len(), 3);
}

/// Whether a point lies in a ring, by its winding number: another way than the program's.
fn winds_around(ring: &[(f64, f64)], x: f64, y: f64) -> bool {
    let mut turned = 0.0;
    for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        let (first, second) = ((a.1 - y).atan2(a.0 - x), (b.1 - y).atan2(b.0 - x));
        let mut step = second - first;
        if step > std::f64::consts::PI {
            step -= std::f64::consts::TAU;
        } else if step < -std::f64::consts::PI {
            step += std::f64::consts::TAU;
        }
        turned += step;
    }
    turned.abs() > 1.0
}

fn star(x: f64, y: f64, radii: &[f64]) -> Vec<(f64, f64)> {
    let numbers = || (0_u32..).map(f64::from);
    let corners: f64 = radii.iter().map(|_| 1.0).sum();
    let corner = |(n, radius): (f64, &f64)| {
        let angle = n / corners * std::f64::consts::TAU;
        (x + radius * angle.cos(), y + radius * angle.sin())
    };
    numbers().zip(radii).map(corner).collect()
}

fn ring_text(ring: &[(f64, f64)]) -> String {
    let closed = ring.iter().chain(ring.first());
    let corners: Vec<String> = closed.map(|(x, y)| format!("[{x}, {y}]")).collect();
    format!("[{}]", corners.join(", "))
}

proptest! {
    #[test]
    fn the_point_of_an_area_lies_inside_it_and_outside_its_holes(
        x in -170.0..170.0_f64,
        y in -80.0..80.0_f64,
        radii in prop::collection::vec(0.5..5.0_f64, 5..12),
        hole in prop::collection::vec(0.05..0.3_f64, 3..6),
    ) {
        let outer = star(x, y, &radii);
        let inner = star(x, y, &hole);
        let geometry = format!(
            r#"{{ "type": "Polygon", "coordinates": [{}, {}] }}"#, ring_text(&outer), ring_text(&inner));
        let (latitude, longitude) = position(&geometry).expect("a position");
        prop_assert!(winds_around(&outer, longitude, latitude));
        prop_assert!(!winds_around(&inner, longitude, latitude));
    }

    #[test]
    fn moving_an_area_over_the_antimeridian_moves_its_point_with_it(
        radii in prop::collection::vec(0.5..5.0_f64, 5..12),
    ) {
        let here = star(100.0, 10.0, &radii);
        let rolled = |x: f64| if x > 180.0 { x - 360.0 } else { x };
        let there: Vec<(f64, f64)> = here.iter().map(|(x, y)| (rolled(x + 80.0), *y)).collect();
        let polygon = |ring: &[(f64, f64)]| {
            format!(r#"{{ "type": "Polygon", "coordinates": [{}] }}"#, ring_text(ring))
        };
        let (_, first) = position(&polygon(&here)).expect("a position");
        let (_, second) = position(&polygon(&there)).expect("a position");
        let apart = (second - first - 80.0).rem_euclid(360.0);
        prop_assert!(apart.min(360.0 - apart) < 1e-3, "{first} {second}");
    }
}
