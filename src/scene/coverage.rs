//! How much of a small square a shape covers: marks are painted into a picture once, and that
//! picture is then shown wherever such a mark stands.

use super::geometry::Point;
use super::symbol::Shape;

/// The share of a square of this side around a point that a shape covers, 0 to 1.
#[must_use]
pub fn coverage(shape: &Shape, at: Point, side: f32) -> f32 {
    let inside = |depth: f32| (0.5 + depth / side).clamp(0.0, 1.0);
    match shape {
        Shape::Disc { center, radius, .. } => inside(radius - center.distance(at)),
        Shape::Arc {
            center,
            radius,
            from,
            to,
            width,
            dash,
        } => {
            let across = inside(width / 2.0 - (center.distance(at) - radius).abs());
            if across <= 0.0 {
                return 0.0;
            }
            // Degrees clockwise from the top, counted from where the arc begins.
            let angle = (at.x - center.x)
                .atan2(center.y - at.y)
                .to_degrees()
                .rem_euclid(360.0);
            let passed = (angle - from).rem_euclid(360.0);
            let length = |degrees: f32| degrees.to_radians() * radius;
            let (along, whole) = (length(passed), length(to - from));
            let within = if to - from >= 360.0 {
                1.0
            } else {
                inside((whole - along).min(along))
            };
            let dashed = dash.map_or(1.0, |(dash, gap)| {
                let place = along.rem_euclid(dash + gap);
                inside(dash / 2.0 - (place - dash / 2.0).abs())
            });
            across * within.min(dashed)
        }
        Shape::Line { points, width } => {
            let pairs = points.iter().zip(points.iter().skip(1));
            let nearest = pairs.map(|(&start, &end)| to_line(at, start, end));
            inside(width / 2.0 - nearest.fold(f32::INFINITY, f32::min))
        }
        Shape::Letter { center, size, .. } => question_mark(*center, *size)
            .iter()
            .map(|part| coverage(part, at, side))
            .fold(0.0, f32::max),
    }
}

fn to_line(at: Point, start: Point, end: Point) -> f32 {
    let (x, y) = (end.x - start.x, end.y - start.y);
    let square = (x * x + y * y).max(f32::MIN_POSITIVE);
    let share = ((at.x - start.x) * x + (at.y - start.y) * y) / square;
    let share = share.clamp(0.0, 1.0);
    at.distance(start.moved(x * share, y * share))
}

/// The only letter among the symbols, "?", as lines.
fn question_mark(center: Point, size: f32) -> [Shape; 3] {
    let width = size * 0.11;
    let bow = size * 0.19;
    [
        Shape::Arc {
            center: center.moved(0.0, -size * 0.16),
            radius: bow,
            from: -90.0,
            to: 160.0,
            width,
            dash: None,
        },
        Shape::Line {
            points: vec![
                center.moved(bow * 0.3, bow * 0.1),
                center.moved(0.0, size * 0.08),
                center.moved(0.0, size * 0.16),
            ],
            width,
        },
        Shape::Line {
            points: vec![
                center.moved(0.0, size * 0.3),
                center.moved(0.0, size * 0.31),
            ],
            width: width * 1.3,
        },
    ]
}
