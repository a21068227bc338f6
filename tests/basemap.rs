//! The offline basemap, drawn as the window draws it.
//!
//! `BASEMAP_PICTURES=folder cargo test --test basemap` also writes what was drawn to that folder.

#![expect(
    clippy::expect_used,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a helper of tests may fail, and pixels are small positive numbers"
)]

use std::sync::Arc;
use std::time::Duration;

use arrest_atlas::model::LatLon;
use arrest_atlas::run::basemap::archive::Archive;
use arrest_atlas::run::basemap::key::TileKey;
use arrest_atlas::run::basemap::reserve::{squares, texts};
use arrest_atlas::run::basemap::tiles::BasemapTiles;
use arrest_atlas::run::basemap::{Basemap, BasemapStyle, Language, Reserve, Reserved};
use arrest_atlas::scene::camera::Camera;
use arrest_atlas::scene::geometry::{Point, Rect, Size};
use egui_kittest::Harness;
use walkers::{Map, MapMemory, Tiles as _, lon_lat};

const MAP: Size = Size::new(1000.0, 640.0);
const RUSSIA: Camera = camera(61.0, 60.0, 4.0);
const CHUKOTKA: Camera = camera(66.0, 180.0, 4.5);
const CLOSE: Camera = camera(55.5, 38.5, 9.0);

const LIGHT_LAND: [u8; 3] = [0xf4, 0xf1, 0xec];
const LIGHT_WATER: [u8; 3] = [0xcb, 0xd9, 0xe4];
const DARK_LAND: [u8; 3] = [0x23, 0x26, 0x2b];
const DARK_WATER: [u8; 3] = [0x15, 0x18, 0x1c];
/// Painted under the map: seen where a tile is missing.
const GROUND: [u8; 3] = [0xff, 0x00, 0xff];

const fn camera(latitude: f64, longitude: f64, zoom: f64) -> Camera {
    Camera {
        latitude,
        longitude,
        zoom,
    }
}

/// A window with nothing but the map.
struct MapWindow {
    basemap: Basemap,
    camera: Camera,
    reserved: Vec<Reserved>,
}

impl eframe::App for MapWindow {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let [r, g, b] = GROUND;
        ui.painter()
            .rect_filled(ui.max_rect(), 0.0, egui::Color32::from_rgb(r, g, b));
        let center = lon_lat(self.camera.longitude, self.camera.latitude);
        let mut memory = MapMemory::default();
        memory
            .set_zoom(self.camera.zoom)
            .expect("a zoom of the map");
        memory.center_at(center);
        Map::new(None, &mut memory, center)
            .with_layer(self.basemap.layer(), 1.0)
            .with_layer(Reserve::new(self.reserved.clone()), 1.0)
            .show(ui, |_, _, _, _| ());
    }
}

type Window = Harness<'static, MapWindow>;

fn window(style: &BasemapStyle, camera: Camera, reserved: &[Reserved]) -> Window {
    let (style, reserved) = (style.clone(), reserved.to_vec());
    Harness::builder()
        .with_size((MAP.width, MAP.height))
        .with_accessibility_check(false)
        .wgpu()
        .build_eframe(move |cc| {
            walkers::install_renderer(cc.wgpu_render_state.as_ref());
            let mut basemap = Basemap::new(&cc.egui_ctx);
            basemap.set_style(style);
            MapWindow {
                basemap,
                camera,
                reserved,
            }
        })
}

/// Steps until every tile is there.
#[track_caller]
fn complete(window: &mut Window) {
    for _ in 0..20_000 {
        window.step();
        if window.state().basemap.pending() == 0 {
            return;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    panic!("{} tiles never came", window.state().basemap.pending());
}

struct Picture {
    camera: Camera,
    width: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    fn of(window: &mut Window, name: &str) -> Self {
        let image = window.render().expect("a picture");
        if let Some(folder) = std::env::var_os("BASEMAP_PICTURES") {
            let path = std::path::Path::new(&folder).join(format!("{name}.png"));
            image.save(path).expect("a writable folder");
        }
        Self {
            camera: window.state().camera,
            width: image.width() as usize,
            pixels: image.pixels().map(|p| [p.0[0], p.0[1], p.0[2]]).collect(),
        }
    }

    fn complete(style: &BasemapStyle, camera: Camera, reserved: &[Reserved], name: &str) -> Self {
        let mut window = window(style, camera, reserved);
        complete(&mut window);
        Self::of(&mut window, name)
    }

    #[track_caller]
    fn check(&self, latitude: f64, longitude: f64, expect: [u8; 3]) {
        let point = self.camera.project(MAP, LatLon::new(latitude, longitude));
        let index = point.y as usize * self.width + point.x as usize;
        assert_eq!(self.pixels[index], expect, "at {latitude} {longitude}");
    }

    fn inside(&self, area: Rect) -> Vec<[u8; 3]> {
        let rows = area.min.y as usize..area.max.y as usize;
        let columns = area.min.x as usize..area.max.x as usize;
        rows.flat_map(|row| &self.pixels[row * self.width..][columns.clone()])
            .copied()
            .collect()
    }

    fn count(&self, color: [u8; 3]) -> usize {
        self.pixels.iter().filter(|pixel| **pixel == color).count()
    }
}

fn style(dark: bool, language: Language) -> BasemapStyle {
    BasemapStyle {
        dark,
        language,
        ..BasemapStyle::default()
    }
}

fn without_names(dark: bool) -> BasemapStyle {
    BasemapStyle {
        show_labels: false,
        ..style(dark, Language::English)
    }
}

#[test]
fn russia_is_land_between_its_seas() {
    for (dark, land, water) in [
        (false, LIGHT_LAND, LIGHT_WATER),
        (true, DARK_LAND, DARK_WATER),
    ] {
        let name = if dark {
            "russia-dark-bare"
        } else {
            "russia-light-bare"
        };
        let picture = Picture::complete(&without_names(dark), RUSSIA, &[], name);
        picture.check(58.1, 90.3, land);
        picture.check(63.3, 60.9, land);
        picture.check(72.5, 40.0, water); // Barents Sea
        picture.check(58.0, 20.0, water); // Baltic Sea
        picture.check(61.0, 31.5, water); // Lake Ladoga
        assert_eq!(picture.count(GROUND), 0, "a tile is missing");
    }
}

#[test]
fn chukotka_beyond_180_degrees_is_land() {
    let picture = Picture::complete(&without_names(false), CHUKOTKA, &[], "chukotka-bare");
    picture.check(67.3, 175.3, LIGHT_LAND);
    picture.check(66.6, -175.4, LIGHT_LAND);
    picture.check(61.5, -178.0, LIGHT_WATER);
    picture.check(61.5, 178.5, LIGHT_WATER);
    picture.check(66.0, -160.2, LIGHT_LAND); // Alaska
    assert_eq!(picture.count(GROUND), 0, "a tile is missing");
}

#[test]
fn closer_than_its_deepest_tiles_the_map_is_still_complete() {
    let picture = Picture::complete(&without_names(false), CLOSE, &[], "moscow-z9-bare");
    assert_eq!(picture.count(GROUND), 0, "a tile is missing");
    assert!(picture.count(LIGHT_LAND) > 100_000);
}

#[test]
fn the_whole_world_repeats_itself_across_the_window() {
    let camera = camera(30.0, 170.0, 1.4).within_world(MAP);
    let picture = Picture::complete(&without_names(false), camera, &[], "world-bare");
    assert_eq!(picture.count(GROUND), 0, "a tile is missing");
    picture.check(60.0, 95.0, LIGHT_LAND);
    picture.check(45.0, -100.0, LIGHT_LAND);
}

#[test]
fn names_are_readable_in_both_themes_and_languages() {
    for (dark, theme) in [(false, "light"), (true, "dark")] {
        let bare = Picture::complete(&without_names(dark), RUSSIA, &[], "bare");
        let mut named = Vec::new();
        for (language, code) in [(Language::English, "en"), (Language::Russian, "ru")] {
            let style = style(dark, language);
            let name = format!("russia-{theme}-{code}");
            let picture = Picture::complete(&style, RUSSIA, &[], &name);
            assert!(picture.pixels != bare.pixels, "no names in {name}");
            named.push(picture.pixels);
            for (camera, place) in [(CHUKOTKA, "chukotka"), (CLOSE, "moscow-z9")] {
                let name = format!("{place}-{theme}-{code}");
                Picture::complete(&style, camera, &[], &name);
            }
        }
        assert!(named[0] != named[1], "the language makes no difference");
    }
}

#[test]
fn no_name_stands_under_a_mark_or_its_label() {
    let label = Rect::from_min_size(Point::new(450.0, 395.0), Size::new(190.0, 60.0));
    let mark = Rect::from_center_size(Point::new(400.0, 440.0), Size::new(140.0, 140.0));
    // They overlap, as marks and labels do.
    let reserved = [
        Reserved::Circle {
            center: mark.center(),
            radius: 100.0,
        },
        Reserved::Rect(label),
    ];
    let named = style(false, Language::English);
    let bare = Picture::complete(&without_names(false), RUSSIA, &[], "bare");
    let free = Picture::complete(&named, RUSSIA, &[], "reserve-nothing");
    let kept = Picture::complete(&named, RUSSIA, &reserved, "reserve");
    // The square inside the circle has no corner outside it.
    for area in [mark, label] {
        assert!(
            free.inside(area) != bare.inside(area),
            "no name to keep away"
        );
        assert!(kept.inside(area) == bare.inside(area), "a name in {area:?}");
    }
    assert!(kept.pixels != bare.pixels, "all names are gone");
}

#[test]
fn reserved_squares_cover_their_areas_without_overlapping() {
    let areas = [
        Reserved::Circle {
            center: Point::new(100.0, 90.0),
            radius: 44.0,
        },
        Reserved::Circle {
            center: Point::new(130.0, 100.0),
            radius: 30.0,
        },
        Reserved::Rect(Rect::new(Point::new(150.0, 80.0), Point::new(290.0, 116.0))),
        Reserved::Rect(Rect::new(Point::new(980.0, -50.0), Point::new(1200.0, 9.0))),
        Reserved::Circle {
            center: Point::new(-500.0, -500.0),
            radius: 44.0,
        },
    ];
    let squares = squares(&areas, MAP);
    for (index, square) in squares.iter().enumerate() {
        assert!((square.width() - square.height()).abs() < 1e-3);
        for other in &squares[index + 1..] {
            assert!(!square.intersects(*other), "{square:?} {other:?}");
        }
    }
    for (x, y) in [
        (57.0, 90.0),
        (100.0, 47.0),
        (159.0, 100.0),
        (289.0, 81.0),
        (990.0, 3.0),
    ] {
        let covered = squares.iter().any(|s| s.contains(Point::new(x, y)));
        assert!(covered, "{x} {y} is free");
    }
    assert!(squares.len() < 80, "{} squares", squares.len());
    assert!(texts(&[], egui::Rect::ZERO).is_empty());
}

#[test]
fn every_reserved_square_is_taken_at_every_scale() {
    let areas: Vec<Reserved> = (0_u8..40)
        .map(|step| Reserved::Circle {
            center: Point::new(f32::from(step) * 23.0, 300.0 + f32::from(step % 5) * 17.0),
            radius: 3.0 + f32::from(step),
        })
        .collect();
    let map = egui::Rect::from_min_size(egui::pos2(7.3, 96.0), egui::vec2(MAP.width, MAP.height));
    for scale in [1.0, 1.25, 1.5, 2.0] {
        let ctx = egui::Context::default();
        ctx.set_pixels_per_point(scale);
        for _ in 0..2 {
            let mut output = ctx.run_ui(egui::RawInput::default(), |_| {});
            output.textures_delta.clear();
        }
        let texts = texts(&areas, map);
        let asked = texts.len();
        let taken = walkers::place_texts(texts, &ctx)
            .into_iter()
            .filter(|shape| !matches!(shape, egui::Shape::Noop))
            .count();
        assert_eq!(taken, asked, "at {scale} pixels a point");
    }
}

#[test]
fn a_hidden_place_is_named_no_more() {
    let moscow = Rect::from_center_size(
        CLOSE.project(MAP, LatLon::new(55.752_22, 37.615_56)),
        Size::new(50.0, 14.0),
    );
    let named = style(false, Language::English);
    let hidden = BasemapStyle {
        hidden: vec![1, 524_901, 498_817],
        ..named.clone()
    };
    let bare = Picture::complete(&without_names(false), CLOSE, &[], "bare");
    let with = Picture::complete(&named, CLOSE, &[], "moscow-named");
    let without = Picture::complete(&hidden, CLOSE, &[], "moscow-hidden");
    assert!(with.inside(moscow) != bare.inside(moscow), "never named");
    assert!(without.inside(moscow) == bare.inside(moscow), "named");
    assert!(without.pixels != bare.pixels, "no name is left");
}

#[test]
fn a_change_of_theme_never_shows_the_other_theme() {
    let mut window = window(&without_names(false), RUSSIA, &[]);
    complete(&mut window);
    window.state_mut().basemap.set_style(without_names(true));
    for _ in 0..20_000 {
        window.step();
        let picture = Picture::of(&mut window, "changing");
        assert_eq!(picture.count(LIGHT_LAND), 0, "a flash of the light theme");
        if window.state().basemap.pending() == 0 {
            assert!(picture.count(DARK_LAND) > 100_000);
            return;
        }
    }
    panic!("the dark tiles never came");
}

#[test]
fn hiding_a_name_never_empties_the_map() {
    let mut window = window(&style(false, Language::English), RUSSIA, &[]);
    complete(&mut window);
    window.state_mut().basemap.set_style(BasemapStyle {
        hidden: vec![524_901],
        ..BasemapStyle::default()
    });
    window.step();
    assert!(window.state().basemap.pending() > 0);
    assert_eq!(Picture::of(&mut window, "changing").count(GROUND), 0);
    complete(&mut window);
}

#[test]
fn a_complete_map_asks_for_no_more_frames() {
    let mut window = window(&style(false, Language::English), RUSSIA, &[]);
    complete(&mut window);
    window.run();
    assert!(!window.ctx.has_requested_repaint());
}

#[test]
fn a_broken_tile_is_left_out() {
    let mut bytes = include_bytes!("../assets/basemap/world.pmtiles").to_vec();
    let tiles_begin = 8_253; // the header says so
    bytes[tiles_begin..].fill(0x5a);
    let archive = Archive::open(bytes.leak()).expect("header and directory are whole");
    let ctx = egui::Context::default();
    let mut tiles = BasemapTiles::new(&Arc::new(archive), &BasemapStyle::default(), &ctx);
    let asked = walkers::TileId {
        x: 9,
        y: 4,
        zoom: 4,
    };
    for _ in 0..20_000 {
        tiles.begin_frame();
        assert!(tiles.at(asked).is_none());
        tiles.end_frame();
        if tiles.pending() == 0 {
            return;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    panic!("the broken tile is asked for again and again");
}

#[test]
fn what_is_no_archive_is_refused() {
    assert!(Archive::open(&[]).is_err());
    assert!(Archive::open(&[7; 500]).is_err());
}

#[test]
fn every_tile_of_the_world_is_there_and_no_other() {
    let archive = Archive::bundled().expect("the world");
    assert_eq!(archive.max_zoom(), 6);
    for (zoom, x, y) in [(0, 0, 0), (3, 7, 7), (6, 63, 0), (6, 38, 20)] {
        let key = TileKey::new(zoom, x, y).expect("inside the world");
        let tile = archive.tile(key).expect("readable");
        assert!(tile.is_some_and(|bytes| !bytes.is_empty()), "{key:?}");
    }
    let deeper = TileKey::new(7, 3, 3).expect("inside the world");
    assert!(archive.tile(deeper).expect("readable").is_none());
    assert!(TileKey::new(2, 4, 0).is_none());
    assert!(TileKey::new(2, 0, 4).is_none());
}

#[test]
fn a_deep_tile_is_a_part_of_the_one_above_it() {
    let deep = TileKey::new(8, 151, 80).expect("inside the world");
    let above = deep.at_most(6);
    assert_eq!((above.zoom(), above.x(), above.y()), (6, 37, 20));
    let part = deep.part_of(above);
    assert_eq!((part.min.x, part.min.y), (0.75, 0.0));
    assert_eq!((part.max.x, part.max.y), (1.0, 0.25));
    assert_eq!(deep.parent().and_then(TileKey::parent), Some(above));
    assert_eq!(TileKey::WORLD.parent(), None);
}
