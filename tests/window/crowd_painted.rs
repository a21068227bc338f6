//! Marks beyond the largest few hundred on the screen: they are painted, and move with the map.

use crate::harness::Atlas;
use crate::towns::{at, open, town};
use arrest_atlas::app::{Command, MapCommand, ThemeChoice};
use arrest_atlas::scene::camera::Camera;

/// So many made-up towns in rows; the last have the smallest figures.
fn towns(theme: ThemeChoice) -> Atlas {
    let claim = |at: u32| {
        let figure = 2 * 400 - at;
        format!(
            r#"{{ "id": "c{at}", "metric": "arrests", "place": "p{at}", "date": "2021-01-31", "value": {figure} }}"#
        )
    };
    let places: Vec<String> = (0..400).map(|at| town(at, 25, 2.0)).collect();
    let claims: Vec<String> = (0..400).map(claim).collect();
    open(theme, &places, &claims)
}

/// Whether something else than the ground beside it is painted at a place.
#[track_caller]
fn check_painted(atlas: &mut Atlas, name: &str) {
    let at = at(atlas, name);
    let image = atlas.harness.render().expect("a picture");
    let pixel = |x: f32, y: f32| {
        let (x, y) = (x.round().max(0.0), y.round().max(0.0));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a pixel"
        )]
        let pixel = image.get_pixel(x as u32, y as u32);
        pixel.0
    };
    let difference = |one: [u8; 4], other: [u8; 4]| -> u32 {
        one.iter()
            .zip(other)
            .map(|(a, b)| u32::from(a.abs_diff(b)))
            .sum()
    };
    let beside = [(13.0, 13.0), (-13.0, 13.0), (13.0, -13.0), (-13.0, -13.0)];
    let differs =
        |(x, y): &(f32, f32)| difference(pixel(at.x, at.y), pixel(at.x + x, at.y + y)) > 40;
    let count = beside.iter().filter(|it| differs(it)).count();
    assert!(count >= 3, "nothing is painted at {name}, {at:?}");
}

#[test]
fn small_marks_are_painted_and_move_with_the_map() {
    for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
        let mut atlas = towns(theme);
        atlas.send(Command::Map(MapCommand::MoveTo(Camera::new(
            60.0, 64.0, 3.7,
        ))));
        atlas.settle();
        atlas.check_there("100 smaller marks: see the list of places");
        for name in ["Town 310", "Town 355", "Town 390"] {
            check_painted(&mut atlas, name);
        }
        for (x, y) in [(90.0, 0.0), (-160.0, 40.0)] {
            atlas.send(Command::Map(MapCommand::Pan(x, y)));
            atlas.settle();
            for name in ["Town 312", "Town 360"] {
                check_painted(&mut atlas, name);
            }
        }
        let closer = Camera::new(66.0, 64.0, 4.1);
        atlas.send(Command::Map(MapCommand::MoveTo(closer)));
        atlas.settle();
        check_painted(&mut atlas, "Town 362");
    }
}
