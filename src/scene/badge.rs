//! The badge beside a mark that is one of very many: drawn from lines, as the mark itself is.
//!
//! A sign tells it from others, never the colour alone: "!" or a cross.

use super::geometry::Point;
use super::places::Badge;
use super::symbol::{Fill, Shape};

/// The radius of a small badge, in points.
pub const SMALL_BADGE: f32 = 5.5;
/// Beside a mark that is smaller than this the badge keeps its distance, in points: it would hide
/// the mark.
const CLEAR: f32 = 9.5;

const RING: f32 = 1.0;
const STROKE: f32 = 1.6;
/// Half the height of a sign, in points.
const SIGN: f32 = 2.9;

/// Where the small badge of a mark stands, from the mark's middle: at its lower right.
#[must_use]
pub fn small_badge_at(radius: f32) -> Point {
    let aside = radius.max(CLEAR) * std::f32::consts::FRAC_1_SQRT_2;
    Point::new(aside, aside)
}

/// How far a mark reaches with its small badge, in points, along each side.
#[must_use]
pub fn reach_with_badge(radius: f32) -> f32 {
    let Point { x, .. } = small_badge_at(radius);
    (x + SMALL_BADGE + RING).max(radius)
}

/// A small badge: its ground first, then the lines on it.
#[must_use]
pub fn small_badge(badge: Badge, center: Point) -> Vec<Shape> {
    let line = |from: (f32, f32), to: (f32, f32)| Shape::Line {
        points: vec![center.moved(from.0, from.1), center.moved(to.0, to.1)],
        width: STROKE,
    };
    let mut shapes = vec![
        Shape::Disc {
            center,
            radius: SMALL_BADGE,
            fill: Fill::Paper,
        },
        Shape::Arc {
            center,
            radius: SMALL_BADGE - RING / 2.0,
            from: 0.0,
            to: 360.0,
            width: RING,
            dash: None,
        },
    ];
    match badge {
        Badge::Warning => {
            shapes.push(line((0.0, -SIGN), (0.0, SIGN * 0.2)));
            shapes.push(line((0.0, SIGN * 0.85), (0.0, SIGN * 0.95)));
        }
        Badge::Broken => {
            let arm = SIGN * 0.72;
            shapes.push(line((-arm, -arm), (arm, arm)));
            shapes.push(line((-arm, arm), (arm, -arm)));
        }
    }
    shapes
}
