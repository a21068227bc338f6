//! Made-up towns in rows, painted: more than have their marks one by one.

use crate::harness::{Atlas, Setup, made_up_arrests};
use arrest_atlas::app::{Settings, ThemeChoice};
use egui::{Pos2, vec2};

/// A town of rows with so many in each, so many degrees apart.
pub fn town(at: u32, in_row: u32, apart: f64) -> String {
    let (lat, lon) = (
        50.0 + f64::from(at / in_row) * 1.2,
        40.0 + f64::from(at % in_row) * apart,
    );
    format!(
        r#"{{ "id": "p{at}", "name": "Town {at}", "kind": "city", "country": "RU", "lat": {lat}, "lon": {lon} }}"#
    )
}

/// The painted window with these towns and claims, none grouped.
pub fn open(theme: ThemeChoice, places: &[String], claims: &[String]) -> Atlas {
    Atlas::open(Setup {
        opened: made_up_arrests("Towns, made up", places, claims),
        settings: Settings {
            theme,
            group_places: false,
            mark_radius: 8.0,
            ..Settings::default()
        },
        painted: true,
        ..Setup::default()
    })
}

/// Where a town is in the window.
pub fn at(atlas: &Atlas, name: &str) -> Pos2 {
    let state = atlas.state();
    let mut places = state.opened.dataset.places.iter();
    let place = places.find(|it| it.name == name).expect("the place");
    let position = place.mapped().expect("a position");
    let point = state.map.camera.project(state.map.size, position);
    atlas.rect("Map of arrests").min + vec2(point.x, point.y)
}
