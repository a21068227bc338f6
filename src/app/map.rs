//! The camera's part of the state: fitting, flying, staying in view.

use super::{Layers, MapCommand, Opened, Settings};
use crate::model::{LatLon, Place, PlaceId};
use crate::scene::camera::{Camera, Padding};
use crate::scene::flight::ease;
use crate::scene::geometry::{Point, Rect, Size};
use crate::view::View;

/// The closest that fitting to the data goes: two neighbouring cities still show their country.
pub const FIT_MAX_ZOOM: f64 = 4.7;

/// Seconds that a flight takes.
const FLIGHT_SECONDS: f64 = 0.45;
/// Points around marks that fitting keeps free.
const MARGIN: f32 = 24.0;
/// Points that marks need at least beside or above the legend, either way.
const ROOM: f32 = 120.0;
/// Points that a label beside a mark needs.
const LABEL: f32 = 120.0;
/// The corner that the legend is taken to cover until it says so, in points.
const LEGEND: Size = Size::new(352.0, 230.0);

/// Where the map looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapState {
    /// The camera: the only truth about it.
    pub camera: Camera,
    /// The size of the map in points; zero before the first frame.
    pub size: Size,
    /// The corner at the lower left that the legend covers.
    legend: Size,
    flight: Option<Flight>,
    fitted: bool,
    /// Whether nobody has moved the map since it was fitted to the data.
    shows_all: bool,
}

/// A camera on its way.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Flight {
    from: Camera,
    to: Camera,
    seconds: f64,
}

impl Default for MapState {
    fn default() -> Self {
        let camera = Camera::new(30.0, 0.0, 1.0);
        Self {
            camera,
            size: Size::default(),
            legend: LEGEND,
            flight: None,
            fitted: false,
            shows_all: false,
        }
    }
}

impl MapState {
    /// Whether the camera is on its way somewhere.
    #[must_use]
    pub fn is_flying(&self) -> bool {
        self.flight.is_some()
    }

    /// Where the camera is, or will be when it has arrived.
    #[must_use]
    pub fn destination(&self) -> Camera {
        self.flight.map_or(self.camera, |flight| flight.to)
    }

    /// The corner at the lower left that the legend covers, in points: what it said last, else a
    /// guess.
    #[must_use]
    pub fn legend(&self) -> Size {
        self.legend
    }

    pub(super) fn apply(&mut self, command: MapCommand, on: Surroundings<'_>) {
        self.shows_all &= matches!(
            command,
            MapCommand::Resize(_) | MapCommand::Legend(_) | MapCommand::Tick(_)
        );
        match command {
            MapCommand::Legend(size) => {
                let is_another = size != self.legend;
                self.legend = size;
                if is_another && self.shows_all {
                    let camera = self.showing_all(on);
                    if self.is_flying() {
                        self.fly(camera, on);
                    } else {
                        self.jump(camera);
                    }
                }
            }
            MapCommand::Resize(size) => {
                self.size = size;
                if !self.fitted && size.width > 0.0 && size.height > 0.0 {
                    (self.fitted, self.shows_all) = (true, true);
                    self.camera = self.showing_all(on);
                }
            }
            MapCommand::MoveTo(camera) => self.jump(camera),
            MapCommand::FlyTo(camera) => self.fly(camera, on),
            MapCommand::Zoom(levels) => {
                let aim = self.destination();
                self.fly(aim.zoom_around(self.size, self.size.center(), levels), on);
            }
            // The contents go one way, so what looks at them goes the other.
            MapCommand::Pan(x, y) => self.jump(self.camera.pan_by(-x, -y)),
            MapCommand::FitAll => {
                self.fly(self.showing_all(on), on);
                self.shows_all = true;
            }
            MapCommand::Tick(seconds) => self.advance(seconds),
        }
    }

    /// Looks at other data: the next size, or this one, fits the map to it.
    pub(super) fn look_anew(&mut self, on: Surroundings<'_>) {
        self.flight = None;
        self.fitted = false;
        self.apply(MapCommand::Resize(self.size), on);
    }

    /// Flies there, and stays there when the map gets its first size.
    pub(super) fn look_at(&mut self, camera: Option<Camera>, on: Surroundings<'_>) {
        if let Some(camera) = camera {
            (self.fitted, self.shows_all) = (true, false);
            self.fly(camera, on);
        }
    }

    /// Is there at once, and stays there when the map gets its first size.
    pub(super) fn start_at(&mut self, camera: Option<Camera>) {
        if let Some(camera) = camera {
            (self.fitted, self.shows_all) = (true, false);
            self.jump(camera);
        }
    }

    /// The next size that differs fits the map to the data.
    pub(super) fn fit_when_resized(&mut self) {
        self.flight = None;
        self.fitted = false;
    }

    /// Flies to a place unless it is well in view: a margin inside the map and not under the
    /// legend.
    pub(super) fn bring_into_view(&mut self, place: PlaceId, on: Surroundings<'_>) {
        let Some(position) = on.opened.dataset.place(place).mapped() else {
            return;
        };
        let aim = self.destination();
        let at = aim.project(self.size, position);
        let inner =
            Rect::from_min_size(Point::default(), self.size).expanded(-(on.mark_radius + MARGIN));
        if !inner.contains(at) || self.is_under_legend(at) {
            self.shows_all = false;
            self.fly(
                Camera::new(position.latitude, position.longitude, aim.zoom.max(3.0)),
                on,
            );
        }
    }

    fn jump(&mut self, camera: Camera) {
        self.flight = None;
        self.camera = camera.within_world(self.size);
    }

    fn fly(&mut self, to: Camera, on: Surroundings<'_>) {
        let to = to.within_world(self.size);
        if on.reduced_motion || self.size.width <= 0.0 {
            self.jump(to);
        } else {
            self.flight = Some(Flight {
                from: self.camera,
                to,
                seconds: 0.0,
            });
        }
    }

    fn advance(&mut self, seconds: f64) {
        let Some(flight) = &mut self.flight else {
            return;
        };
        flight.seconds += seconds.max(0.0);
        let share = flight.seconds / FLIGHT_SECONDS;
        self.camera = ease(flight.from, flight.to, share);
        if share >= 1.0 {
            self.flight = None;
        }
    }

    /// The camera that shows every place with a mark; without any, every located place.
    fn showing_all(&self, on: Surroundings<'_>) -> Camera {
        let dataset = &on.opened.dataset;
        let mut positions: Vec<LatLon> = on
            .view
            .located
            .iter()
            .filter_map(|figure| dataset.place(figure.place).mapped())
            .collect();
        for layer in on.layers.others.iter().filter(|layer| layer.is_visible) {
            let located = layer.view.located.iter();
            let dataset = &layer.opened.dataset;
            positions.extend(located.filter_map(|figure| dataset.place(figure.place).mapped()));
        }
        if positions.is_empty() {
            positions = dataset.places.iter().filter_map(Place::mapped).collect();
        }
        let around = on.mark_radius + MARGIN;
        let usual = Padding {
            left: around,
            top: around,
            right: around + LABEL,
            bottom: around,
        };
        self.fitting(&positions, usual, FIT_MAX_ZOOM)
    }

    /// The camera that shows these positions with so much room around them, none of them under the
    /// legend if that can be.
    #[must_use]
    pub fn fitting(&self, positions: &[LatLon], usual: Padding, max_zoom: f64) -> Camera {
        let size = Size::new(self.size.width.max(1.0), self.size.height.max(1.0));
        let beside = Padding {
            left: usual.left + self.legend.width,
            ..usual
        };
        let above = Padding {
            bottom: usual.bottom + self.legend.height,
            ..usual
        };
        let has_room = |padding: &Padding| {
            size.width - padding.left - padding.right >= ROOM
                && size.height - padding.top - padding.bottom >= ROOM
        };
        let camera = |padding: Padding| {
            Camera::fit(positions, size, padding, max_zoom).within_world(self.size)
        };
        let is_free = |camera: &Camera| {
            let mut points = positions.iter().map(|&it| camera.project(size, it));
            points.all(|at| !self.is_under_legend(at))
        };
        let first = camera(usual);
        if is_free(&first) {
            return first;
        }
        let others = [beside, above].into_iter().filter(has_room).map(camera);
        others.into_iter().find(is_free).unwrap_or(first)
    }

    /// Whether a point of the map lies under the legend.
    fn is_under_legend(&self, at: Point) -> bool {
        at.x < self.legend.width && at.y > self.size.height - self.legend.height
    }
}

/// What the map needs to know of the rest of the state.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings<'a> {
    pub opened: &'a Opened,
    pub view: &'a View,
    pub layers: &'a Layers,
    pub mark_radius: f32,
    pub reduced_motion: bool,
}

/// What the map needs to know, from the parts of the state.
pub(super) fn surroundings<'a>(
    opened: &'a Opened,
    view: &'a View,
    layers: &'a Layers,
    settings: &Settings,
) -> Surroundings<'a> {
    Surroundings {
        opened,
        view,
        layers,
        mark_radius: settings.mark_radius,
        reduced_motion: settings.reduced_motion,
    }
}
