//! One point for a line or an area: on the line, inside the area.
//!
//! Positions are `[longitude, latitude]` in degrees, as GeoJSON writes them, on a plane: good
//! enough to stand for a shape on a map, no matter how it is projected.

/// A longitude and a latitude, in degrees.
pub(super) type Position = [f64; 2];

/// The first position is the last one again.
pub(super) type Ring = Vec<Position>;

/// Areas smaller than this, in square degrees, have no inside to speak of: 1 mm by 1 mm.
const FLAT: f64 = 1e-16;

/// Where lines across an area are looked for, as parts of its height.
const HEIGHTS: [f64; 9] = [0.5, 0.25, 0.75, 0.375, 0.625, 0.125, 0.875, 0.4375, 0.5625];

/// The point in the middle of a line by its length, in degrees.
pub(super) fn middle(line: &[Position]) -> Option<Position> {
    let line = unrolled(line);
    let half = length_of(&line) / 2.0;
    let mut passed = 0.0;
    for pair in line.windows(2) {
        let [a, b] = pair else { continue };
        let length = distance(*a, *b);
        if length > 0.0 && passed + length >= half {
            let part = (half - passed) / length;
            return Some(rolled([
                a[0] + (b[0] - a[0]) * part,
                a[1] + (b[1] - a[1]) * part,
            ]));
        }
        passed += length;
    }
    line.first().copied().map(rolled)
}

/// How long a line is, in degrees.
pub(super) fn length(line: &[Position]) -> f64 {
    length_of(&unrolled(line))
}

fn length_of(line: &[Position]) -> f64 {
    let steps = line.windows(2).filter_map(|pair| match pair {
        [a, b] => Some(distance(*a, *b)),
        _ => None,
    });
    steps.sum()
}

fn distance(a: Position, b: Position) -> f64 {
    (b[0] - a[0]).hypot(b[1] - a[1])
}

/// The area of a ring, in square degrees.
pub(super) fn area(ring: &[Position]) -> f64 {
    area_of(&unrolled(ring))
}

fn area_of(ring: &[Position]) -> f64 {
    let Some(&[x, y]) = ring.first() else {
        return 0.0;
    };
    // Seen from the first corner, so that small areas far from zero keep their digits.
    let cross = ring.windows(2).map(|pair| match pair {
        [a, b] => (a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y),
        _ => 0.0,
    });
    (cross.sum::<f64>() / 2.0).abs()
}

/// A point inside a polygon, outside its holes, in the widest place of several lines across it;
/// `None` where it is too flat to have an inside.
pub(super) fn inside(rings: &[Ring]) -> Option<Position> {
    let rings = closed_and_unrolled(rings);
    let outer = rings.first()?;
    if area_of(outer) < FLAT {
        return None;
    }
    let (low, high) = outer
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| {
            (low.min(at[1]), high.max(at[1]))
        });
    let mut best: Option<(f64, Position)> = None;
    for part in HEIGHTS {
        let height = low + (high - low) * part;
        if let Some((width, x)) = widest(&rings, height)
            && best.is_none_or(|(widest, _)| width > widest)
            && contains(&rings, [x, height])
        {
            best = Some((width, [x, height]));
        }
    }
    let (_, found) = best?;
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    let rounded = [round(found[0]), round(found[1])];
    let exact = if contains(&rings, rounded) {
        rounded
    } else {
        found
    };
    Some(rolled(exact))
}

/// The widest stretch inside the polygon along a parallel: its width and its middle.
fn widest(rings: &[Ring], height: f64) -> Option<(f64, f64)> {
    let mut crossings: Vec<f64> = rings
        .iter()
        .flat_map(|ring| ring.windows(2))
        .filter_map(|pair| match pair {
            [a, b] => crossing(*a, *b, height),
            _ => None,
        })
        .collect();
    crossings.sort_by(f64::total_cmp);
    let stretches = crossings.chunks_exact(2).filter_map(|pair| match pair {
        [west, east] if east > west => Some((east - west, f64::midpoint(*west, *east))),
        _ => None,
    });
    stretches.max_by(|a, b| a.0.total_cmp(&b.0))
}

/// Where an edge crosses a parallel.
fn crossing(a: Position, b: Position, height: f64) -> Option<f64> {
    ((a[1] > height) != (b[1] > height))
        .then(|| a[0] + (height - a[1]) / (b[1] - a[1]) * (b[0] - a[0]))
}

/// Whether a point lies inside an odd number of rings (even-odd rule).
fn contains(rings: &[Ring], point: Position) -> bool {
    let edges = rings.iter().flat_map(|ring| ring.windows(2));
    let east = edges.filter(|pair| match pair {
        [a, b] => crossing(*a, *b, point[1]).is_some_and(|x| x > point[0]),
        _ => false,
    });
    east.count() % 2 == 1
}

/// Closes every ring, and lays those that cross the antimeridian out in one piece.
fn closed_and_unrolled(rings: &[Ring]) -> Vec<Ring> {
    let mut rings: Vec<Ring> = rings
        .iter()
        .map(|ring| {
            let mut ring = unrolled(ring);
            if ring.first() != ring.last() {
                ring.extend(ring.first().copied());
            }
            ring
        })
        .collect();
    let Some((outer, holes)) = rings.split_first_mut() else {
        return rings;
    };
    let centre = middle_longitude(outer);
    for hole in holes {
        let turns = ((centre - middle_longitude(hole)) / 360.0).round() * 360.0;
        for at in hole {
            at[0] += turns;
        }
    }
    rings
}

fn middle_longitude(ring: &[Position]) -> f64 {
    let ends = ring
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(west, east), at| {
            (west.min(at[0]), east.max(at[0]))
        });
    f64::midpoint(ends.0, ends.1)
}

/// The same line without jumps over the antimeridian: longitudes go on beyond 180. A ring around
/// a pole does not come back to its beginning that way and stays as it is.
fn unrolled(line: &[Position]) -> Vec<Position> {
    let mut turns = 0.0;
    let mut before: Option<f64> = None;
    let mut unrolled = Vec::with_capacity(line.len());
    for &[x, y] in line {
        if let Some(before) = before {
            let step = x - before;
            // Exactly 360 is an edge along the whole parallel, as around Antarctica.
            if step.abs() > 180.0 && step.abs() < 360.0 {
                turns -= 360.0 * step.signum();
            }
        }
        before = Some(x);
        unrolled.push([x + turns, y]);
    }
    let is_ring = line.len() > 3 && line.first() == line.last();
    let comes_back = turns.abs() < 1.0;
    if is_ring && !comes_back {
        return line.to_vec();
    }
    unrolled
}

/// The same position with its longitude between -180 and 180.
fn rolled(position: Position) -> Position {
    let [x, y] = position;
    if (-180.0..=180.0).contains(&x) {
        return position;
    }
    [(x + 180.0).rem_euclid(360.0) - 180.0, y]
}
