//! Badges of marks beyond the largest few hundred, which are painted as parts of their pictures.

use crate::harness::{Atlas, Setup, made_up_arrests};
use arrest_atlas::app::{Command, MapCommand, Settings, ThemeChoice};
use arrest_atlas::scene::badge::small_badge_at;
use arrest_atlas::scene::camera::Camera;
use arrest_atlas::ui::theme::palette;
use egui::{Pos2, vec2};

/// Towns in rows, the last with the smallest figures; claims about every tenth disagree.
fn towns(theme: ThemeChoice) -> Atlas {
    let place = |at: u32| {
        let (lat, lon) = (
            50.0 + f64::from(at / 20) * 1.2,
            40.0 + f64::from(at % 20) * 2.5,
        );
        format!(
            r#"{{ "id": "p{at}", "name": "Town {at}", "kind": "city", "country": "RU", "lat": {lat}, "lon": {lon} }}"#
        )
    };
    let claim = |id: &str, at: u32, figure: u32| {
        format!(
            r#"{{ "id": "{id}{at}", "metric": "arrests", "place": "p{at}", "date": "2021-01-31", "value": {figure}, "attributed_to": ["{id}"] }}"#
        )
    };
    let places: Vec<String> = (0..400).map(place).collect();
    let mut claims: Vec<String> = (0..400).map(|at| claim("c", at, 900 - at)).collect();
    claims.extend((0..40).map(|at| claim("d", at * 10, 899 - at * 10)));
    Atlas::open(Setup {
        opened: made_up_arrests("Towns, made up", &places, &claims),
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

fn at(atlas: &Atlas, name: &str) -> Pos2 {
    let state = atlas.state();
    let mut places = state.opened.dataset.places.iter();
    let place = places.find(|it| it.name == name).expect("the place");
    let position = place.mapped().expect("a position");
    let point = state.map.camera.project(state.map.size, position);
    atlas.rect("Map of arrests").min + vec2(point.x, point.y)
}

/// How many pixels of the square where a badge would stand have the colour of a warning's lines.
fn badge_pixels(atlas: &mut Atlas, name: &str, theme: ThemeChoice) -> u32 {
    let at = at(atlas, name);
    let image = atlas.harness.render().expect("a picture");
    let warning = palette(theme == ThemeChoice::Dark).warning;
    let middle = small_badge_at(7.0);
    let mut count = 0;
    for x in -6..=6_i8 {
        for y in -6..=6_i8 {
            let point = at + vec2(middle.x + f32::from(x), middle.y + f32::from(y));
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a pixel"
            )]
            let pixel = image.get_pixel(point.x.max(0.0) as u32, point.y.max(0.0) as u32);
            let pairs = pixel.0.iter().zip(warning.to_array());
            let difference: u32 = pairs.map(|(a, b)| u32::from(a.abs_diff(b))).sum();
            count += u32::from(difference < 90);
        }
    }
    count
}

#[test]
fn marks_beyond_the_largest_have_badges_too() {
    for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
        let mut atlas = towns(theme);
        atlas.send(Command::Map(MapCommand::MoveTo(Camera::new(
            64.0, 64.0, 3.7,
        ))));
        atlas.settle();
        atlas.check_there("100 smaller marks: see the list of places");
        for name in ["Town 320", "Town 350", "Town 390"] {
            let count = badge_pixels(&mut atlas, name, theme);
            assert!(
                count >= 10,
                "{count} pixels of a badge at {name}, {theme:?}"
            );
        }
        for name in ["Town 325", "Town 355", "Town 391"] {
            let count = badge_pixels(&mut atlas, name, theme);
            assert!(count < 3, "{count} pixels of a badge at {name}, {theme:?}");
        }
    }
}
