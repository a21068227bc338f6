//! Badges of marks beyond the largest few hundred, which are painted as parts of their pictures.

use crate::harness::Atlas;
use crate::towns::{at, open, town};
use arrest_atlas::app::{Command, MapCommand, ThemeChoice};
use arrest_atlas::scene::badge::small_badge_at;
use arrest_atlas::scene::camera::Camera;
use arrest_atlas::ui::theme::palette;
use egui::{Pos2, vec2};

/// Towns in rows, the last with the smallest figures; claims about every tenth disagree.
fn towns(theme: ThemeChoice) -> Atlas {
    let claim = |id: &str, at: u32, figure: u32| {
        format!(
            r#"{{ "id": "{id}{at}", "metric": "arrests", "place": "p{at}", "date": "2021-01-31", "value": {figure}, "attributed_to": ["{id}"] }}"#
        )
    };
    let places: Vec<String> = (0..400).map(|at| town(at, 20, 2.5)).collect();
    let mut claims: Vec<String> = (0..400).map(|at| claim("c", at, 900 - at)).collect();
    claims.extend((0..40).map(|at| claim("d", at * 10, 899 - at * 10)));
    open(theme, &places, &claims)
}

/// Whether the strip where the sign of a badge would stand has the colour of a warning's lines.
fn has_badge(at: Pos2, pixel: impl Fn(Pos2) -> [u8; 4], theme: ThemeChoice) -> bool {
    let warning = palette(theme == ThemeChoice::Dark).warning;
    let middle = small_badge_at(7.0);
    let mut count = 0_u32;
    for x in -1..=1_i8 {
        for y in -5..=5_i8 {
            let point = at + vec2(middle.x + f32::from(x), middle.y + f32::from(y));
            let pairs = pixel(point).into_iter().zip(warning.to_array());
            let difference: u32 = pairs.map(|(a, b)| u32::from(a.abs_diff(b))).sum();
            count += u32::from(difference < 130);
        }
    }
    count >= 4
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
        let image = atlas.harness.render().expect("a picture");
        let pixel = |point: Pos2| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a pixel"
            )]
            let pixel = image.get_pixel(point.x.max(0.0) as u32, point.y.max(0.0) as u32);
            pixel.0
        };
        let count = |last: u32| {
            let names = (30..40).map(|ten| format!("Town {}", ten * 10 + last));
            names
                .filter(|it| has_badge(at(&atlas, it), pixel, theme))
                .count()
        };
        // A label may lie over some of them.
        let (with, without) = (count(0), count(5));
        assert!(
            with >= 6 && without == 0,
            "{with} and {without} of ten badges, {theme:?}"
        );
    }
}
