//! Which marks lie under a point, and which one lies in a direction.

use super::geometry::Point;
use super::grid::Grid;
use super::marks::{HIT_RADIUS, MarkKey};
use crate::model::PlaceId;
use std::cmp::Ordering;
use std::ops::ControlFlow;

/// Something round that stands on the map.
pub trait Standing {
    /// Which mark it is.
    fn key(&self) -> MarkKey;
    /// Its middle, in points from the upper left corner of the map.
    fn center(&self) -> Point;
    /// How far it reaches from there, in points.
    fn reach(&self) -> f32;
}

/// The marks under a point, the topmost (smallest) first. Square hit areas would miss: two
/// circles can overlap where their boxes do not tell which is meant.
#[must_use]
pub fn hit<T: Standing>(marks: &[T], point: Point) -> Vec<&T> {
    let found = marks.iter().rev();
    found.filter(|mark| is_under(*mark, point)).collect()
}

/// The same among very many, with a grid of where they are: only those near the point are asked.
#[must_use]
pub fn hit_near<'a, T: Standing>(marks: &'a [T], grid: &Grid, point: Point) -> Vec<&'a T> {
    let found = positions_under(marks, grid, point);
    let found = found.into_iter();
    found.filter_map(|at| marks.get(at as usize)).collect()
}

/// The same by their positions in the list.
#[must_use]
pub fn positions_under<T: Standing>(marks: &[T], grid: &Grid, point: Point) -> Vec<u32> {
    let mut found = Vec::new();
    let all = grid.near(point, point, HIT_RADIUS, |at| {
        if marks.get(at as usize).is_some_and(|it| is_under(it, point)) {
            found.push(at);
        }
        ControlFlow::Continue(())
    });
    debug_assert!(all.is_continue(), "nothing breaks off");
    found.sort_unstable_by(|a, b| b.cmp(a));
    found.dedup();
    found
}

fn is_under<T: Standing>(mark: &T, point: Point) -> bool {
    let (center, reach) = (mark.center(), mark.reach().max(HIT_RADIUS));
    let (x, y) = (center.x - point.x, center.y - point.y);
    x * x + y * y <= reach * reach
}

/// The way an arrow key points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the top of the screen.
    Up,
    /// Towards the bottom.
    Down,
    /// Towards the left.
    Left,
    /// Towards the right.
    Right,
}

impl Direction {
    /// How far along the direction and how far beside it `to` lies, seen from `from`.
    fn along_and_beside(self, from: Point, to: Point) -> (f32, f32) {
        let (x, y) = (to.x - from.x, to.y - from.y);
        match self {
            Self::Up => (-y, x.abs()),
            Self::Down => (y, x.abs()),
            Self::Left => (-x, y.abs()),
            Self::Right => (x, y.abs()),
        }
    }
}

/// The next mark in a direction: the one that a circle reaches first which grows from the start
/// towards that side. So what is near goes before what is far, and what lies straight ahead before
/// what lies aside; all that lies on that side can be meant. Marks on the very same point are gone
/// through by right and left. Without a mark to start from it is the largest.
///
/// A few marks of a crowded map may be nobody's next one; going through the list reaches all.
#[must_use]
pub fn neighbour<T: Standing>(
    marks: &[T],
    from: Option<PlaceId>,
    direction: Direction,
) -> Option<PlaceId> {
    let from = from.map(|place| MarkKey { layer: 0, place });
    neighbour_of(marks, from, direction).map(|key| key.place)
}

/// The same among the marks of several datasets.
#[must_use]
pub fn neighbour_of<T: Standing>(
    marks: &[T],
    from: Option<MarkKey>,
    direction: Direction,
) -> Option<MarkKey> {
    let Some(start) = marks.iter().find(|mark| Some(mark.key()) == from) else {
        return marks.first().map(T::key);
    };
    let backwards = direction == Direction::Left;
    let mut best: Option<(f32, MarkKey)> = None;
    for mark in marks.iter().filter(|mark| mark.key() != start.key()) {
        let (along, beside) = direction.along_and_beside(start.center(), mark.center());
        let same_point = along == 0.0 && beside == 0.0;
        let reach = if along > 0.0 {
            // The diameter of the circle through both, its middle on the way ahead.
            (along * along + beside * beside) / along
        } else if same_point
            && match direction {
                Direction::Right => mark.key() > start.key(),
                Direction::Left => mark.key() < start.key(),
                Direction::Up | Direction::Down => false,
            }
        {
            0.0
        } else {
            continue;
        };
        let goes_before = best.is_none_or(|(least, key)| match reach.total_cmp(&least) {
            Ordering::Less => true,
            Ordering::Greater => false,
            // One end of those on the same point: the others follow from there.
            Ordering::Equal => (mark.key() > key) == backwards,
        });
        if goes_before {
            best = Some((reach, mark.key()));
        }
    }
    best.map(|(_, key)| key)
}
