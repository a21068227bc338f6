//! What a frame of the whole window costs while the map moves, and what the start costs that is
//! the program's own. No graphics card: a frame ends with the triangles that would be sent to it.

use super::{cpu_seconds, located_of, made_up_places};
use arrest_atlas::app::{Command, LayerCommand, MapCommand, Opened, Origin, Settings, State};
use arrest_atlas::load::load;
use arrest_atlas::model::{LatLon, Texts};
use arrest_atlas::scene::camera::Camera;
use arrest_atlas::scene::geometry::Size;
use arrest_atlas::scene::mercator::to_world;
use arrest_atlas::scene::places::Places;
use arrest_atlas::scene::scale::{FULL_RADIUS, Scale};
use arrest_atlas::ui::Window;
use egui::{Context, Pos2, RawInput, Rect, vec2};
use std::fmt::Write as _;
use std::time::Instant;

/// A window without a screen.
struct Frames {
    ctx: Context,
    window: Window,
    seconds: f64,
}

impl Frames {
    fn new(state: State) -> Self {
        let ctx = Context::default();
        let window = Window::new(&ctx, state, None);
        Self {
            ctx,
            window,
            seconds: 0.0,
        }
    }

    /// One frame; returns how many triangles it has.
    fn frame(&mut self) -> usize {
        self.seconds += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
            time: Some(self.seconds),
            ..RawInput::default()
        };
        self.window.logic(&self.ctx);
        let output = self.ctx.run_ui(input, |ui| self.window.ui(ui));
        let painted = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        painted.len()
    }

    /// Until nothing is being worked on.
    fn settle(&mut self) {
        for _ in 0..20_000 {
            self.frame();
            if !self.window.is_sorting() && self.window.pending_tiles() == 0 {
                break;
            }
            std::thread::yield_now();
        }
        for _ in 0..10 {
            self.frame();
        }
    }

    fn send(&mut self, command: MapCommand) {
        self.window.send(&self.ctx, Command::Map(command));
    }

    /// Whether the marks are drawn: with them go their labels, badges and the legend's symbols.
    /// Lists, bars and basemap stay.
    fn draw_marks(&mut self, drawn: bool) {
        let tag = self.window.state().layers.active;
        let show = LayerCommand::Show(tag, drawn);
        self.window.send(&self.ctx, Command::Layer(show));
        self.settle();
    }

    /// Milliseconds of this thread for a frame of a map that moves by so many points (none: it
    /// stands still): the least of nine times forty, and the longest single frame.
    fn moving(&mut self, by: f32) -> (f64, f64) {
        let (mut least, mut longest) = (f64::MAX, 0.0_f64);
        for turn in 0..9 {
            let start = cpu_seconds();
            for _ in 0..40 {
                let before = cpu_seconds();
                if by != 0.0 {
                    let way = if turn % 2 == 0 { by } else { -by };
                    self.send(MapCommand::Pan(way, way / 4.0));
                }
                self.frame();
                longest = longest.max(cpu_seconds() - before);
            }
            least = least.min((cpu_seconds() - start) / 40.0);
        }
        (least * 1e3, longest * 1e3)
    }
}

/// Places with their figures.
type Made = Vec<(LatLon, u64)>;

/// Places as a dataset, each with a claim.
fn dataset(places: &Made) -> Opened {
    let mut text = r#"{ "format": "arrest-atlas", "version": "1.0", "id": "t",
"title": "Made up", "metrics": [{ "id": "arrests", "label": "Arrests", "unit": "people" }],
"documents": [], "places": ["#
        .to_owned();
    let mut claims = String::new();
    for (at, (position, figure)) in places.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let (lat, lon) = (position.latitude, position.longitude);
        let place = format!(
            r#"{comma}{{ "id": "p{at}", "name": "Place {at}", "kind": "city", "lat": {lat:.5}, "lon": {lon:.5} }}"#
        );
        text.push_str(&place);
        let claim = write!(
            claims,
            r#"{comma}{{ "id": "c{at}", "metric": "arrests", "place": "p{at}", "date": "2021-01-31", "value": {figure} }}"#
        );
        assert!(claim.is_ok(), "a text has room");
    }
    text.push_str("], \"claims\": [");
    text.push_str(&claims);
    text.push_str("] }");
    let Ok(loaded) = load(text.as_bytes(), "made-up.json", &()) else {
        panic!("the made-up dataset cannot be read");
    };
    let origin = Origin::File("made-up.json".into());
    Opened::new(origin, loaded.dataset, Texts::default(), loaded.problems)
}

/// Those of a million places that are nearest to where a camera looks, in their order: what a map
/// sees there is the same, what is loaded is less.
fn nearest(camera: Camera, count: usize) -> Made {
    let (all, _) = made_up_places(1_000_000, true);
    let middle = to_world(camera.center());
    let far = |(position, _): &(LatLon, u64)| {
        let at = to_world(*position);
        (at.x - middle.x).abs().max((at.y - middle.y).abs())
    };
    let mut distances: Vec<f64> = all.iter().map(far).collect();
    let (_, &mut last, _) = distances.select_nth_unstable_by(count, f64::total_cmp);
    all.into_iter().filter(|place| far(place) < last).collect()
}

fn window(places: &Made, grouped: bool) -> Frames {
    let settings = Settings {
        group_places: grouped,
        ..Settings::default()
    };
    let mut frames = Frames::new(State::new(dataset(places), settings));
    frames.settle();
    frames
}

fn measured(frames: &mut Frames, what: &str, zoom: f64) {
    frames.send(MapCommand::MoveTo(at(zoom)));
    frames.settle();
    let (still, _) = frames.moving(0.0);
    let (moving, longest) = frames.moving(12.0);
    println!(
        "{what}, zoom {zoom}: {still:.2} ms a frame at rest, {moving:.2} ms moving, longest {longest:.2} ms"
    );
}

fn at(zoom: f64) -> Camera {
    Camera::new(20.0, 10.0, zoom)
}

/// How many marks and places a map of the size of the window shows.
fn in_view(places: &Made, zoom: f64) -> (usize, usize) {
    let places = Places::new(located_of(places), true);
    let scale = Scale::new(
        places.reference(Places::level(zoom)).unwrap_or(100),
        FULL_RADIUS,
    );
    let mut specks = Vec::new();
    let size = Size::new(1440.0, 900.0);
    let count = places.specks(0, scale, at(zoom), size, &mut specks);
    (specks.len(), count)
}

/// A frame with ten thousand and with a million places, grouped and not, at three zooms; and what
/// of it are the marks.
pub fn frames() {
    for (count, in_towns, grouped) in [
        (10_000, true, true),
        (1_000_000, true, true),
        (10_000, false, false),
        (100_000, false, false),
        (1_000_000, false, false),
    ] {
        let (places, _) = made_up_places(count, in_towns);
        let mut frames = window(&places, grouped);
        for zoom in [2.4, 4.0, 7.0] {
            let what = format!("{count} places, grouped: {grouped}");
            measured(&mut frames, &what, zoom);
            frames.draw_marks(false);
            measured(&mut frames, &format!("{what}, marks not drawn"), zoom);
            frames.draw_marks(true);
        }
    }
    // The same in view, but not the same in memory.
    let zoom = 7.0;
    let (near, (all, _)) = (nearest(at(zoom), 10_000), made_up_places(1_000_000, true));
    for (what, places) in [
        ("of the million around there", &near),
        ("all of them", &all),
    ] {
        let (marks, count) = in_view(places, zoom);
        println!(
            "{} places, {what}: {marks} marks of {count} places in view",
            places.len()
        );
        measured(
            &mut window(places, true),
            &format!("{} places, {what}", places.len()),
            zoom,
        );
    }
}

/// The start with the dataset that comes with the program, as far as it is its own: the first call
/// of each, nothing warmed up.
pub fn start() {
    let told = |what: &str, from: (Instant, f64)| {
        let clock = from.0.elapsed().as_secs_f64() * 1e3;
        let cpu = (cpu_seconds() - from.1) * 1e3;
        println!("start, {what}: {clock:.1} ms, {cpu:.1} ms of CPU");
    };
    let now = || (Instant::now(), cpu_seconds());
    let (all, begun) = (now(), now());
    let opened = Opened::bundled();
    told("read and check the dataset (beside the window)", begun);
    let begun = now();
    let state = State::new(opened, Settings::default());
    told("the first view", begun);
    let begun = now();
    let mut frames = Frames::new(state);
    told("fonts and basemap", begun);
    let begun = now();
    frames.frame();
    told("the first frame", begun);
    told("all of it", all);
}
