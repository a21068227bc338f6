//! Which marks lie under a point, and which one lies in a direction.

use super::geometry::Point;
use super::marks::{HIT_RADIUS, Mark};
use crate::model::PlaceId;

/// The marks under a point, the topmost (smallest) first. Square hit areas would miss: two
/// circles can overlap where their boxes do not tell which is meant.
#[must_use]
pub fn hit(marks: &[Mark], point: Point) -> Vec<&Mark> {
    marks
        .iter()
        .rev()
        .filter(|mark| mark.center.distance(point) <= mark.outer_radius().max(HIT_RADIUS))
        .collect()
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

/// The nearest mark in a direction: inside the quarter that the arrow points into if there is
/// one, else anywhere on that side, so that every mark can be reached. Without a mark to start
/// from it is the largest.
#[must_use]
pub fn neighbour(marks: &[Mark], from: Option<PlaceId>, direction: Direction) -> Option<PlaceId> {
    let Some(start) = marks.iter().find(|mark| Some(mark.place) == from) else {
        return marks.first().map(|mark| mark.place);
    };
    let mut best: Option<(bool, f32, PlaceId)> = None;
    for mark in marks.iter().filter(|mark| mark.place != start.place) {
        let (along, beside) = direction.along_and_beside(start.center, mark.center);
        // Marks on the very same point are reached by going right and left.
        let same_point = along == 0.0 && beside == 0.0;
        let reachable = along > 0.0
            || (same_point
                && match direction {
                    Direction::Right => mark.place > start.place,
                    Direction::Left => mark.place < start.place,
                    Direction::Up | Direction::Down => false,
                });
        if !reachable {
            continue;
        }
        let candidate = (beside > along, along.hypot(beside), mark.place);
        let closer = best
            .is_none_or(|(outside, distance, _)| (candidate.0, candidate.1) < (outside, distance));
        if closer {
            best = Some(candidate);
        }
    }
    best.map(|(_, _, place)| place)
}
