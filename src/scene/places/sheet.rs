//! Marks laid out for more of the world than the map shows, so that a map that moves has only to
//! say where its sheet lies.

use super::seen::{LAST_KIND, Squares};
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
pub(super) struct Dot {
    pub at: Point,
    pub reach: f32,
    pub kind: u8,
}

/// Marks in the order in which they are painted, in points from the upper left corner of the
/// sheet.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    camera: Option<Camera>,
    size: Size,
    pub(super) specks: Vec<Speck>,
    pub(super) dots: Vec<Dot>,
    pub(super) kinds: Vec<Kind>,
    pub(super) grid: Grid,
    pub(super) squares: Squares,
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
        Point::new(self.across(at.x).0, self.down(at.y))
    }

    /// Where a point of the sheet is on the map from west to east, and by how much it was moved to
    /// be in the nearest copy of the world.
    pub(super) fn across(&self, x: f32) -> (f32, f32) {
        let x = (x - self.from.x) * self.times + self.shift.x;
        let half = self.world / 2.0;
        let turn = if x > half {
            -self.world
        } else if x < -half {
            self.world
        } else {
            0.0
        };
        (self.middle.x + (x + turn), turn)
    }

    /// The same from north to south.
    pub(super) fn down(&self, y: f32) -> f32 {
        self.middle.y + ((y - self.from.y) * self.times + self.shift.y)
    }

    /// Where a point of the map is on the sheet, in the copy of the world where the sheet has it.
    fn on_sheet(&self, at: Point, turns: f32) -> Point {
        let x = at.x - self.middle.x - self.shift.x + turns * self.world;
        let y = at.y - self.middle.y - self.shift.y;
        self.from.moved(x / self.times, y / self.times)
    }
}

impl Sheet {
    /// The size of a sheet for a map.
    #[must_use]
    pub fn size_for(map: Size) -> Size {
        let share = 1.0 + 2.0 * MARGIN;
        Size::new(map.width * share, map.height * share)
    }

    /// Lays out all marks around a map of this size.
    #[must_use]
    pub fn new<'a>(
        layers: impl Iterator<Item = (u8, &'a Places)>,
        scale: Scale,
        camera: Camera,
        map: Size,
    ) -> Self {
        let size = Self::size_for(map);
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
        let grid = Grid::new(&specks, size);
        Self {
            camera: Some(camera),
            size,
            squares: Squares::new(&grid, &specks, &dots),
            grid,
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
        let placed = self.placed(camera, map)?;
        self.has_all(camera, map).then_some(placed)
    }

    /// Where the sheet lies on a map of this size, whether or not the map shows more than it has.
    #[must_use]
    pub fn placed(&self, camera: Camera, map: Size) -> Option<Placement> {
        let laid_out = self.camera?;
        let world = world_width_points(camera.zoom);
        let (own, middle) = (to_world(laid_out.center()), to_world(camera.center()));
        let aside = own.x - middle.x;
        let (x, y) = ((aside - aside.round()) * world, (own.y - middle.y) * world);
        Some(Placement {
            from: self.size.center(),
            times: short(world / world_width_points(laid_out.zoom)),
            shift: Point::new(short(x), short(y)),
            middle: map.center(),
            world: short(world),
        })
    }

    /// Whether the sheet has all that a map of this size shows.
    #[must_use]
    pub fn has_all(&self, camera: Camera, map: Size) -> bool {
        let Some(laid_out) = self.camera else {
            return false;
        };
        let world = world_width_points(camera.zoom);
        let own_world = world_width_points(laid_out.zoom);
        let times = world / own_world;
        let (own, middle) = (to_world(laid_out.center()), to_world(camera.center()));
        let aside = own.x - middle.x;
        let x = aside - aside.round();
        // What the map shows, in worlds from the middle of the sheet. Where the sheet is smaller
        // on the map than it was laid out, marks reach farther on it.
        let more = (1.0 - times).max(0.0) * f64::from(self.reach);
        let shown = |points: f32| (f64::from(points) / 2.0 + more) / world;
        let sheet = |points: f32| f64::from(points) / 2.0 / own_world;
        let slack = 1e-9;
        let is_wide = sheet(self.size.width) >= 0.5
            || x.abs() + shown(map.width) <= sheet(self.size.width) + slack;
        let (north, south) = (
            (middle.y - shown(map.height)).max(0.0),
            (middle.y + shown(map.height)).min(1.0),
        );
        let is_high = own.y - sheet(self.size.height) <= north + slack
            && own.y + sheet(self.size.height) >= south - slack;
        TIMES.contains(&times) && is_wide && is_high
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
    u8::try_from(number).map_or(LAST_KIND, |number| number.min(LAST_KIND))
}

pub(super) fn is_visible(center: Point, reach: f32, map: Size) -> bool {
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
