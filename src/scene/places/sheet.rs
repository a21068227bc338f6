//! Marks laid out for more of the world than the map shows, so that a map that moves has only to
//! say where its sheet lies.

use super::speck::{Kind, Speck, largest_first};
use super::{AROUND, Places};
use crate::scene::camera::Camera;
use crate::scene::geometry::{Point, Rect, Size};
use crate::scene::grid::Grid;
use crate::scene::hit::Standing;
use crate::scene::labels::covers;
use crate::scene::marks::{HIT_RADIUS, MarkKey};
use crate::scene::mercator::{to_world, world_width_points};
use crate::scene::scale::Scale;
use std::ops::ControlFlow;

/// What is laid out beyond each edge of the map, as a share of its side.
const MARGIN: f32 = 0.25;
/// How far a map may go closer or away before it is laid out anew.
const TIMES: std::ops::RangeInclusive<f64> = 0.7..=1.5;

/// What the visibility of a mark takes, side by side in the memory.
#[derive(Debug, Clone, Copy)]
struct Dot {
    at: Point,
    reach: f32,
    kind: u8,
}

/// Marks in the order in which they are painted, in points from the upper left corner of the
/// sheet.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    camera: Option<Camera>,
    size: Size,
    specks: Vec<Speck>,
    dots: Vec<Dot>,
    kinds: Vec<Kind>,
    grid: Grid,
    /// How far the largest mark may reach, in points.
    reach: f32,
}

/// Where a sheet lies on the map.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Placement {
    /// The middle of the sheet, in its own points.
    pub from: Point,
    /// How many points of the map one of its points is; sizes of marks are the same on both.
    pub times: f32,
    /// From the middle of the map to the middle of the sheet, in points.
    pub shift: Point,
    /// The middle of the map, in points from its upper left corner.
    pub middle: Point,
    /// The width of the world, in points of the map: marks stand in the copy of the world that is
    /// nearest to the middle.
    pub world: f32,
}

impl Placement {
    /// Where a point of the sheet is on the map.
    #[must_use]
    pub fn on_map(&self, at: Point) -> Point {
        let mut x = (at.x - self.from.x) * self.times + self.shift.x;
        let half = self.world / 2.0;
        if x > half {
            x -= self.world;
        } else if x < -half {
            x += self.world;
        }
        let y = (at.y - self.from.y) * self.times + self.shift.y;
        self.middle.moved(x, y)
    }

    /// Where a point of the map is on the sheet, in the copy of the world where the sheet has it.
    fn on_sheet(&self, at: Point, turns: f32) -> Point {
        let x = at.x - self.middle.x - self.shift.x + turns * self.world;
        let y = at.y - self.middle.y - self.shift.y;
        self.from.moved(x / self.times, y / self.times)
    }
}

/// What a map sees of its sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seen {
    /// How many marks.
    pub marks: usize,
    /// How many places, those in groups counted one by one.
    pub places: usize,
    /// The positions of the largest of them.
    pub largest: Vec<u32>,
    /// The first position behind those: all other marks in view are there or later.
    pub rest: usize,
    /// What they look like, each once.
    pub kinds: Vec<Kind>,
}

impl Sheet {
    /// Lays out all marks around a map of this size.
    #[must_use]
    pub fn new<'a>(
        layers: impl Iterator<Item = (u8, &'a Places)>,
        scale: Scale,
        camera: Camera,
        map: Size,
    ) -> Self {
        let share = 1.0 + 2.0 * MARGIN;
        let size = Size::new(map.width * share, map.height * share);
        let mut specks = Vec::new();
        let mut reach = 0.0_f32;
        for (layer, places) in layers {
            reach = reach.max(places.widest(Places::level(camera.zoom), scale));
            places.specks(layer, scale, camera, size, &mut specks);
        }
        largest_first(&mut specks);
        let mut kinds = Vec::new();
        let mut last = None;
        let dots = specks.iter().map(|speck| {
            let kind = match last {
                Some((known, number)) if known == speck.kind => number,
                _ => number_of(speck.kind, &mut kinds),
            };
            last = Some((speck.kind, kind));
            Dot {
                at: speck.center,
                reach: speck.high,
                kind,
            }
        });
        let dots: Vec<Dot> = dots.collect();
        Self {
            camera: Some(camera),
            size,
            grid: Grid::new(&specks, size),
            specks,
            dots,
            kinds,
            reach,
        }
    }

    /// All marks of the sheet, the largest first.
    #[must_use]
    pub fn specks(&self) -> &[Speck] {
        &self.specks
    }

    /// Where the sheet lies on a map of this size, if it has all that this map shows.
    #[must_use]
    pub fn placement(&self, camera: Camera, map: Size) -> Option<Placement> {
        let laid_out = self.camera?;
        let world = world_width_points(camera.zoom);
        let own_world = world_width_points(laid_out.zoom);
        let times = world / own_world;
        let (own, middle) = (to_world(laid_out.center()), to_world(camera.center()));
        let aside = own.x - middle.x;
        let (x, y) = ((aside - aside.round()) * world, (own.y - middle.y) * world);
        // What the map shows, in worlds from the middle of the sheet. Where the sheet is smaller
        // on the map than it was laid out, marks reach farther on it.
        let more = (1.0 - times).max(0.0) * f64::from(self.reach);
        let shown = |points: f32| (f64::from(points) / 2.0 + more) / world;
        let sheet = |points: f32| f64::from(points) / 2.0 / own_world;
        let slack = 1e-9;
        let is_wide = sheet(self.size.width) >= 0.5
            || (x / world).abs() + shown(map.width) <= sheet(self.size.width) + slack;
        let (north, south) = (
            (middle.y - shown(map.height)).max(0.0),
            (middle.y + shown(map.height)).min(1.0),
        );
        let is_high = own.y - sheet(self.size.height) <= north + slack
            && own.y + sheet(self.size.height) >= south - slack;
        (TIMES.contains(&times) && is_wide && is_high).then(|| Placement {
            from: self.size.center(),
            times: short(times),
            shift: Point::new(short(x), short(y)),
            middle: map.center(),
            world: short(world),
        })
    }

    /// What a map of this size sees, with the positions of so many of the largest marks.
    #[must_use]
    pub fn seen(&self, placement: &Placement, map: Size, largest: usize) -> Seen {
        let mut seen = Seen {
            rest: self.dots.len(),
            ..Seen::default()
        };
        let has_groups = self.kinds.iter().any(|kind| kind.group);
        let mut is_seen = [false; 256];
        for (at, dot) in self.dots.iter().enumerate() {
            if !is_visible(placement.on_map(dot.at), dot.reach, map) {
                continue;
            }
            seen.marks += 1;
            if seen.largest.len() < largest {
                seen.largest.push(u32::try_from(at).unwrap_or(u32::MAX));
                seen.rest = at + 1;
            }
            if has_groups {
                let places = self.specks.get(at).map_or(1, |speck| speck.places);
                seen.places += places as usize;
            }
            if let Some(slot) = is_seen.get_mut(usize::from(dot.kind)) {
                *slot = true;
            }
        }
        if !has_groups {
            seen.places = seen.marks;
        }
        let kinds = self.kinds.iter().zip(is_seen);
        seen.kinds = kinds
            .filter_map(|(kind, seen)| seen.then_some(*kind))
            .collect();
        seen
    }

    /// A mark by its position, with its place on the map.
    #[must_use]
    pub fn on_map(&self, at: u32, placement: &Placement) -> Option<Speck> {
        let speck = self.specks.get(at as usize)?;
        Some(Speck {
            center: placement.on_map(speck.center),
            ..*speck
        })
    }

    /// All marks that a map sees, with their places on it, the largest first.
    pub fn in_view<'a>(
        &'a self,
        placement: &'a Placement,
        map: Size,
    ) -> impl Iterator<Item = Speck> + 'a {
        let all = (0..).zip(&self.dots);
        let seen = all.filter(move |(_, dot)| is_visible(placement.on_map(dot.at), dot.reach, map));
        seen.filter_map(move |(at, _)| self.on_map(at, placement))
    }

    /// Which position a mark has.
    #[must_use]
    pub fn position(&self, key: MarkKey) -> Option<u32> {
        let found = self.specks.iter().position(|speck| speck.key() == key);
        u32::try_from(found?).ok()
    }

    /// The positions of the marks under a point of the map, the topmost first.
    #[must_use]
    pub fn under(&self, placement: &Placement, map: Size, point: Point) -> Vec<u32> {
        let mut found = Vec::new();
        for turns in self.turns(placement) {
            let at = placement.on_sheet(point, turns);
            let around = HIT_RADIUS.max(self.grid.reach()) / placement.times;
            let all = self.grid.near(at, at, around, |position| {
                if let Some(dot) = self.dots.get(position as usize) {
                    let center = placement.on_map(dot.at);
                    let reach = dot.reach.max(HIT_RADIUS);
                    let (x, y) = (center.x - point.x, center.y - point.y);
                    if x * x + y * y <= reach * reach && is_visible(center, dot.reach, map) {
                        found.push(position);
                    }
                }
                ControlFlow::Continue(())
            });
            debug_assert!(all.is_continue(), "nothing breaks off");
        }
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.dedup();
        found
    }

    /// Whether a rectangle on the map would cover any mark but one.
    #[must_use]
    pub fn is_covered(&self, placement: &Placement, rect: Rect, but: MarkKey) -> bool {
        self.turns(placement).any(|turns| {
            let (min, max) = (
                placement.on_sheet(rect.min, turns),
                placement.on_sheet(rect.max, turns),
            );
            let around = self.grid.reach() / placement.times;
            let found = self.grid.near(min, max, around, |position| {
                let is_in_the_way = self
                    .dots
                    .get(position as usize)
                    .is_some_and(|dot| covers(placement.on_map(dot.at), dot.reach, rect))
                    && self
                        .specks
                        .get(position as usize)
                        .is_some_and(|it| it.key() != but);
                if is_in_the_way {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            });
            found.is_break()
        })
    }

    /// In which copies of the world a point of the map may lie on the sheet.
    fn turns(&self, placement: &Placement) -> impl Iterator<Item = f32> + use<> {
        let is_whole_world = self.size.width * placement.times * 1.01 >= placement.world / 2.0;
        let turns = [
            Some(0.0),
            is_whole_world.then_some(-1.0),
            is_whole_world.then_some(1.0),
        ];
        turns.into_iter().flatten()
    }
}

fn number_of(kind: Kind, kinds: &mut Vec<Kind>) -> u8 {
    let known = kinds.iter().position(|it| *it == kind);
    let number = known.unwrap_or_else(|| {
        kinds.push(kind);
        kinds.len() - 1
    });
    u8::try_from(number).unwrap_or(u8::MAX)
}

fn is_visible(center: Point, reach: f32, map: Size) -> bool {
    let reach = reach + AROUND;
    center.x > -reach
        && center.y > -reach
        && center.x < map.width + reach
        && center.y < map.height + reach
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "screen points: f32 keeps a thousandth of a point on any screen"
)]
fn short(points: f64) -> f32 {
    points as f32
}
