//! What is painted: the marks on their places and land beside them, in both themes.

use crate::harness::{Atlas, Setup};
use arrest_atlas::app::ThemeChoice;
use arrest_atlas::model::LatLon;
use arrest_atlas::scene::marks::{Mark, marks};
use arrest_atlas::ui::theme::palette;
use egui::{Color32, Pos2, vec2};

/// How opaque a mark's fill is: `mark_style.alpha` of the theme file.
const OPACITY: f32 = 0.66;
/// How far a painted colour may be from the expected one, in each channel.
const TOLERANCE: u8 = 6;

/// What was painted.
struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 3]>,
    /// Pixels a point.
    scale: f32,
}

impl Picture {
    #[track_caller]
    fn of(atlas: &mut Atlas) -> Self {
        atlas.settle_with_tiles();
        let scale = atlas.harness.ctx.pixels_per_point();
        let image = atlas.harness.render().expect("a picture");
        Self {
            width: image.width() as usize,
            height: image.height() as usize,
            pixels: image.pixels().map(|p| [p.0[0], p.0[1], p.0[2]]).collect(),
            scale,
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "inside the picture"
    )]
    fn at(&self, point: Pos2) -> [u8; 3] {
        let (x, y) = (point.x * self.scale, point.y * self.scale);
        self.pixels[y as usize * self.width + x as usize]
    }

    /// The share of a disc that has a colour.
    fn share(&self, center: Pos2, radius: f32, color: Color32) -> f32 {
        let (mut inside, mut of_color) = (0.0, 0.0);
        let steps = 24_i16;
        for x in -steps..=steps {
            for y in -steps..=steps {
                let offset = vec2(f32::from(x), f32::from(y)) * radius / f32::from(steps);
                if offset.length() > radius {
                    continue;
                }
                inside += 1.0;
                if near(self.at(center + offset), color) {
                    of_color += 1.0;
                }
            }
        }
        of_color / inside
    }

    fn count(&self, color: Color32) -> usize {
        let expect = [color.r(), color.g(), color.b()];
        self.pixels.iter().filter(|it| **it == expect).count()
    }
}

fn near(found: [u8; 3], expect: Color32) -> bool {
    let expect = [expect.r(), expect.g(), expect.b()];
    let mut pairs = found.iter().zip(expect);
    pairs.all(|(found, expect)| found.abs_diff(expect) <= TOLERANCE)
}

/// A translucent colour over an opaque one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 255"
)]
fn over(top: Color32, ground: Color32) -> Color32 {
    let mix = |top: u8, ground: u8| {
        (f32::from(top) * OPACITY + f32::from(ground) * (1.0 - OPACITY)).round() as u8
    };
    Color32::from_rgb(
        mix(top.r(), ground.r()),
        mix(top.g(), ground.g()),
        mix(top.b(), ground.b()),
    )
}

fn open(theme: ThemeChoice, size: egui::Vec2, text_scale: f32) -> Atlas {
    let mut setup = Setup {
        size,
        painted: true,
        ..Setup::default()
    };
    setup.settings.theme = theme;
    setup.settings.text_scale = text_scale;
    Atlas::open(setup)
}

/// The marks as they stand on the screen, and the upper left corner of the map.
fn drawn(atlas: &Atlas) -> (Vec<Mark>, Pos2) {
    let state = atlas.state();
    let marks = marks(
        &state.opened.dataset,
        &state.opened.report,
        &state.view,
        state.map.camera,
        state.map.size,
        state.settings.mark_radius,
    );
    (marks, atlas.rect("Map of ").min)
}

/// Both marks are painted in the colour of their metric, and the rest of the map is land and
/// water of this theme and of no other.
#[track_caller]
fn check(dark: bool, size: egui::Vec2, text_scale: f32) -> Picture {
    let theme = if dark {
        ThemeChoice::Dark
    } else {
        ThemeChoice::Light
    };
    let mut atlas = open(theme, size, text_scale);
    let picture = Picture::of(&mut atlas);
    let colours = palette(dark);
    let fill = over(colours.metric("arrests").fill, colours.map_land);
    let (marks, corner) = drawn(&atlas);
    assert_eq!(marks.len(), 2);
    for mark in &marks {
        let center = corner + vec2(mark.center.x, mark.center.y);
        let share = picture.share(center, mark.outer_radius() - 3.0, fill);
        assert!(share > 0.5, "only {share} of {mark:?} is {fill:?}");
    }
    if text_scale < 1.5 {
        // Nothing lies over this place: land it is.
        let camera = atlas.state().map.camera;
        let empty = camera.project(atlas.state().map.size, LatLon::new(60.5, 41.5));
        let share = picture.share(corner + vec2(empty.x, empty.y), 3.0, colours.map_land);
        assert!(share > 0.5, "land is {share} land");
    }
    let other = palette(!dark);
    for (name, color) in [("land", other.map_land), ("water", other.map_water)] {
        let stray = picture.count(color);
        assert!(stray < 50, "{stray} pixels of the other theme's {name}");
    }
    assert!(picture.count(colours.map_land) > picture.pixels.len() / 12);
    atlas.check("Mapped 2,976 of at least 5,300");
    picture
}

#[test]
fn the_light_theme_paints_marks_on_land() {
    let picture = check(false, vec2(1440.0, 900.0), 1.0);
    assert_eq!((picture.width, picture.height), (1440, 900));
}

#[test]
fn the_dark_theme_paints_marks_on_land() {
    check(true, vec2(1440.0, 900.0), 1.0);
}

#[test]
fn large_text_and_small_windows_are_painted_in_both_themes() {
    for dark in [false, true] {
        check(dark, vec2(1440.0, 900.0), 2.0);
        check(dark, vec2(960.0, 600.0), 1.0);
    }
}

#[test]
fn a_change_of_theme_paints_everything_anew() {
    let mut atlas = open(ThemeChoice::Light, vec2(1024.0, 640.0), 1.0);
    Picture::of(&mut atlas);
    atlas.click_exactly("Theme: light");
    assert_eq!(atlas.state().settings.theme, ThemeChoice::Dark);
    let picture = Picture::of(&mut atlas);
    let (light, dark) = (palette(false), palette(true));
    assert!(picture.count(dark.map_land) > picture.pixels.len() / 12);
    for color in [light.map_land, light.surface, light.panel] {
        assert!(picture.count(color) < 50, "{color:?} is left");
    }
}

#[test]
fn the_areas_that_are_painted_are_in_proportion() {
    let mut atlas = open(ThemeChoice::Light, vec2(1440.0, 900.0), 1.0);
    let picture = Picture::of(&mut atlas);
    let colours = palette(false);
    let edge = colours.metric("arrests").edge;
    let (marks, corner) = drawn(&atlas);
    let radii: Vec<f32> = marks
        .iter()
        .map(|mark| {
            let center = corner + vec2(mark.center.x, mark.center.y);
            painted_radius(&picture, center, edge)
        })
        .collect();
    let ratio = (radii[0] / radii[1]).powi(2);
    let expect = 1_800.0 / 1_176.0;
    assert!((ratio / expect - 1.0).abs() < 0.06, "{ratio} of {radii:?}");
}

/// How far the edge of a mark is from its middle, straight up, in points.
#[track_caller]
fn painted_radius(picture: &Picture, center: Pos2, edge: Color32) -> f32 {
    let on_edge: Vec<f32> = (0..320_i16)
        .map(|step| f32::from(step) * 0.25)
        .filter(|&up| near(picture.at(center - vec2(0.0, up)), edge))
        .collect();
    let (first, last) = (on_edge.first(), on_edge.last());
    let (first, last) = first.zip(last).expect("an edge above the middle");
    f32::midpoint(*first, *last)
}
