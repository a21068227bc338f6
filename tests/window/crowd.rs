//! Marks beyond the largest few hundred, which are painted as one picture, and the legend's words
//! on them.

use crate::harness::{Atlas, Setup, made_up_arrests};
use arrest_atlas::app::{Command, MapCommand, Opened, SettingCommand, Settings};
use arrest_atlas::model::LatLon;
use arrest_atlas::scene::camera::Camera;
use egui::{Pos2, vec2};
use egui_kittest::kittest::Queryable as _;

/// So many made-up towns in rows, each with a figure of its own, the first with the largest.
fn rows_of_towns(count: u32) -> Opened {
    let mut places = Vec::new();
    let mut claims = Vec::new();
    for at in 0..count {
        let (lat, lon) = (
            50.0 + f64::from(at / 25) * 1.2,
            40.0 + f64::from(at % 25) * 2.0,
        );
        places.push(format!(
            r#"{{ "id": "p{at}", "name": "Town {at}", "kind": "city", "country": "RU", "lat": {lat}, "lon": {lon} }}"#
        ));
        let figure = 2 * count - at;
        claims.push(format!(
            r#"{{ "id": "c{at}", "metric": "arrests", "place": "p{at}", "date": "2021-01-31", "value": {figure} }}"#
        ));
    }
    made_up_arrests("Towns, made up", &places, &claims)
}

fn apart(count: u32) -> Atlas {
    let settings = Settings {
        theme: arrest_atlas::app::ThemeChoice::Light,
        group_places: false,
        mark_radius: 8.0,
        ..Settings::default()
    };
    let mut atlas = Atlas::open(Setup {
        opened: rows_of_towns(count),
        settings,
        ..Setup::default()
    });
    let all_in_view = Camera::new(60.0, 64.0, 3.7);
    atlas.send(Command::Map(MapCommand::MoveTo(all_in_view)));
    atlas.check_not("outside the view");
    atlas
}

/// Where a place stands in the window.
fn at(atlas: &Atlas, name: &str) -> Pos2 {
    let state = atlas.state();
    let mut places = state.opened.dataset.places.iter();
    let place = places.find(|it| it.name == name).expect("the place");
    let position: LatLon = place.mapped().expect("a position");
    let point = state.map.camera.project(state.map.size, position);
    let map = atlas.harness.get_by_label_contains("Map of arrests").rect();
    map.min + vec2(point.x, point.y)
}

#[test]
fn a_mark_without_a_name_of_its_own_is_told_of_under_the_pointer() {
    let mut atlas = apart(400);
    atlas.check_there("100 smaller marks: see the list of places");
    let pos = at(&atlas, "Town 390");
    atlas.harness.hover_at(pos);
    atlas.harness.step();
    atlas.settle();
    atlas.check("410 arrests");
    atlas.check("No claimant named");
}

#[test]
fn a_mark_without_a_name_of_its_own_can_be_clicked() {
    let mut atlas = apart(400);
    let pos = at(&atlas, "Town 390");
    atlas.harness.drag_at(pos);
    atlas.harness.step();
    atlas.harness.drop_at(pos);
    atlas.settle();
    assert_eq!(atlas.selected(), "Town 390");
}

#[test]
fn the_legend_says_which_marks_have_names_where_not_all_do() {
    let words = "Names: the 300 largest.";
    apart(400).check(words);
    let mut atlas = apart(300);
    atlas.check_not(words);
    atlas.send(Command::Set(SettingCommand::FoldLegend(true)));
    atlas.check_not(words);
}

/// One place for each symbol of the legend.
fn every_symbol() -> Opened {
    let values = [
        "3000",
        r#""at least 2,000""#,
        r#""at most 1,500""#,
        r#""about 1,000""#,
        r#""between 300 and 500""#,
        r#""several""#,
        "1",
        "0",
    ];
    let mut places = Vec::new();
    let mut claims = Vec::new();
    for (at, value) in values.iter().enumerate() {
        let lon = 30 + at * 4;
        places.push(format!(
            r#"{{ "id": "p{at}", "name": "P{at}", "kind": "city", "country": "RU", "lat": 55, "lon": {lon} }}"#
        ));
        claims.push(format!(
            r#"{{ "id": "c{at}", "metric": "arrests", "place": "p{at}", "date": "2021-01-31", "value": {value} }}"#
        ));
    }
    claims.push(
        r#"{ "id": "other", "metric": "arrests", "place": "p0", "date": "2021-01-31", "value": 2500, "attributed_to": ["Somebody"] }"#.to_owned(),
    );
    made_up_arrests("Made up", &places, &claims)
}

#[test]
fn the_legend_leaves_a_low_map_most_of_its_height() {
    for size in [
        vec2(1440.0, 900.0),
        vec2(1280.0, 640.0),
        vec2(1180.0, 560.0),
    ] {
        let atlas = Atlas::open(Setup {
            opened: every_symbol(),
            size,
            ..Setup::default()
        });
        let map = atlas.rect("Map of arrests");
        let title = atlas.rect_exactly("Arrests per place");
        let covered = map.bottom() - title.top();
        let most = (map.height() * 0.75).max(264.0);
        assert!(covered <= most, "{covered} of {} at {size}", map.height());
        atlas.check_there("claims disagree: lowest to highest");
    }
}

#[test]
fn long_numbers_in_the_legend_leave_its_symbols_their_room() {
    let left_of_symbols = |value: u64| {
        let place = r#"{ "id": "p", "name": "Madeup", "kind": "city", "lat": 55.5, "lon": 37.5 }"#
            .to_owned();
        let claim = format!(
            r#"{{ "id": "c", "metric": "arrests", "place": "p", "date": "2021-01-31", "value": {value} }}"#
        );
        let atlas = Atlas::of(made_up_arrests("Made up", &[place], &[claim]));
        let symbol = atlas.nodes("as stated");
        symbol.first().map_or(0.0, |node| node.rect().left())
    };
    // "10,000,000" is six characters longer than "1,000".
    assert!(left_of_symbols(9_000_000) > left_of_symbols(900) + 30.0);
}
