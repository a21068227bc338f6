//! Where a geometry is: a point as it is written, one point for any other shape.

use super::interior::{self, Position, Ring};
use super::positions::{Doubt, UNTIL_THEN, empty, in_range, position, positions, wrong};
use crate::load::cursor::{Cursor, Kind};
use crate::load::table::walk::shortened;
use crate::model::Severity;
use std::borrow::Cow;

/// What a geometry comes to.
#[derive(Debug, Default)]
pub(super) struct Located<'t> {
    /// Its type as written.
    pub kind: Option<Cow<'t, str>>,
    /// Where it is; `None` after a doubt.
    pub point: Option<Point<'t>>,
    /// What is odd about it.
    pub doubt: Option<Doubt>,
}

/// Degrees as text: those of a point keep all their digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Point<'t> {
    pub latitude: Cow<'t, str>,
    pub longitude: Cow<'t, str>,
    /// The bytes where the two stand.
    pub latitude_at: usize,
    pub longitude_at: usize,
}

/// Collections lie no deeper in each other.
const DEPTH: usize = 8;

/// A geometry's result, or the doubt that leaves it without a position.
type Outcome<'t> = Result<(Point<'t>, Option<Doubt>), Doubt>;

/// Reads the geometry that stands next, and goes past it.
pub(super) fn locate<'t>(cursor: &mut Cursor<'t>) -> Located<'t> {
    let start = cursor.opening().start as usize;
    if cursor.kind() == Kind::Null {
        cursor.skip();
        return without_geometry(start);
    }
    let members = members(cursor);
    let end = cursor.at();
    let outcome = read(cursor, &members, start, DEPTH);
    cursor.go_to(end);
    let (point, doubt) = match outcome {
        Ok((point, doubt)) => (Some(point), doubt),
        Err(doubt) => (None, Some(doubt)),
    };
    Located {
        kind: members.kind,
        point,
        doubt,
    }
}

/// A feature that is nowhere.
pub(super) fn without_geometry(at: usize) -> Located<'static> {
    Located {
        doubt: Some(Doubt {
            severity: Severity::Information,
            ..wrong(
                "geometry-missing",
                at,
                "",
                "the feature has no geometry",
                "It is a row without a position; a name of a place in it may still be found.",
            )
        }),
        ..Located::default()
    }
}

/// The members of a geometry that count.
#[derive(Default)]
struct Members<'t> {
    kind: Option<Cow<'t, str>>,
    coordinates: Option<usize>,
    geometries: Option<usize>,
}

fn members<'t>(cursor: &mut Cursor<'t>) -> Members<'t> {
    let mut members = Members::default();
    if cursor.kind() != Kind::Object {
        cursor.skip();
        return members;
    }
    cursor.enter();
    while let Some(key) = cursor.next_key() {
        let start = cursor.opening().start as usize;
        match (key.value.as_ref(), cursor.kind()) {
            ("type", Kind::Text) => {
                members.kind = cursor.text().map(|text| text.value);
                continue;
            }
            ("coordinates", Kind::List) => members.coordinates = Some(start),
            ("geometries", Kind::List) => members.geometries = Some(start),
            _ => {}
        }
        cursor.skip();
    }
    members
}

fn read<'t>(
    cursor: &mut Cursor<'t>,
    members: &Members<'t>,
    start: usize,
    depth: usize,
) -> Outcome<'t> {
    let kind = members.kind.as_deref().unwrap_or_default();
    if kind == "GeometryCollection"
        && let Some(at) = members.geometries
    {
        cursor.go_to(at);
        return first_of(cursor, at, depth);
    }
    let Some(at) = members.coordinates.filter(|_| !kind.is_empty()) else {
        return Err(wrong(
            "geometry-wrong",
            start,
            kind,
            "this is no geometry: it needs a \"type\" and \"coordinates\"",
            UNTIL_THEN,
        ));
    };
    cursor.go_to(at);
    match kind {
        "Point" => written(cursor).map(|point| (point, None)),
        "MultiPoint" => first_point(cursor, at),
        "LineString" => shape(at, &positions(cursor, 1)?, |lines| {
            interior::middle(lines.first()?)
        }),
        "MultiLineString" => shape(at, &positions(cursor, 2)?, |lines| {
            let longest =
                |a: &&Ring, b: &&Ring| interior::length(a).total_cmp(&interior::length(b));
            interior::middle(lines.iter().max_by(longest)?)
        }),
        "Polygon" => shape(at, &positions(cursor, 2)?, interior::inside),
        "MultiPolygon" => largest(cursor, at),
        _ => Err(wrong(
            "geometry-wrong",
            start,
            kind,
            &format!("\"{}\" is no type of geometry", shortened(kind)),
            "Known are Point, LineString, Polygon, their Multi forms and GeometryCollection.",
        )),
    }
}

/// A point's own position, digit by digit.
fn written<'t>(cursor: &mut Cursor<'t>) -> Result<Point<'t>, Doubt> {
    let start = cursor.opening().start as usize;
    let (raw, [x, y]) = position(cursor)?;
    in_range([x, y], 180.0, start, cursor.at(), cursor)?;
    let [(longitude, longitude_at), (latitude, latitude_at)] = raw;
    Ok(Point {
        latitude: Cow::Borrowed(latitude),
        longitude: Cow::Borrowed(longitude),
        latitude_at,
        longitude_at,
    })
}

/// Of several points the first: a row for each would count the feature's figures several times.
fn first_point<'t>(cursor: &mut Cursor<'t>, at: usize) -> Outcome<'t> {
    cursor.enter();
    if !cursor.next_element() {
        return Err(empty(at));
    }
    let point = written(cursor)?;
    let mut count = 1_u64;
    while cursor.next_element() {
        cursor.skip();
        count += 1;
    }
    let note = (count > 1).then(|| Doubt {
        severity: Severity::Information,
        ..wrong(
            "geometry-first-point",
            at,
            "",
            &format!("the feature has {count} points; it stands at the first"),
            "Make a feature of each if each has figures of its own.",
        )
    });
    Ok((point, note))
}

/// The first geometry of a collection that has a position.
fn first_of<'t>(cursor: &mut Cursor<'t>, at: usize, depth: usize) -> Outcome<'t> {
    if depth == 0 {
        return Err(wrong(
            "geometry-wrong",
            at,
            "",
            "collections lie too deep in each other",
            UNTIL_THEN,
        ));
    }
    cursor.enter();
    let mut found: Option<Outcome<'t>> = None;
    let mut count = 0_u64;
    while cursor.next_element() {
        count += 1;
        let start = cursor.opening().start as usize;
        if matches!(found, Some(Ok(_))) {
            cursor.skip();
            continue;
        }
        let members = members(cursor);
        let end = cursor.at();
        let outcome = read(cursor, &members, start, depth - 1);
        cursor.go_to(end);
        if found.is_none() || outcome.is_ok() {
            found = Some(outcome);
        }
    }
    let (point, note) = found.unwrap_or_else(|| Err(empty(at)))?;
    let note = note.or_else(|| {
        (count > 1).then(|| Doubt {
            severity: Severity::Information,
            ..wrong(
                "geometry-first-point",
                at,
                "",
                &format!("the feature has {count} geometries; it stands at the first"),
                "Make a feature of each if each has figures of its own.",
            )
        })
    });
    Ok((point, note))
}

/// The polygon with the largest area.
fn largest<'t>(cursor: &mut Cursor<'t>, at: usize) -> Outcome<'t> {
    cursor.enter();
    let mut best: Option<(f64, Vec<Ring>)> = None;
    while cursor.next_element() {
        let rings = positions(cursor, 2)?;
        let area = rings.first().map_or(0.0, |ring| interior::area(ring));
        if best.as_ref().is_none_or(|(largest, _)| area > *largest) {
            best = Some((area, rings));
        }
    }
    shape(at, &best.unwrap_or_default().1, interior::inside)
}

/// One point for a shape; its first corner where it has no better one.
fn shape<'t>(
    at: usize,
    rings: &[Ring],
    point: impl Fn(&[Ring]) -> Option<Position>,
) -> Outcome<'t> {
    let Some(&corner) = rings.iter().flatten().next() else {
        return Err(empty(at));
    };
    let found = point(rings);
    let note = found.is_none().then(|| {
        wrong(
            "geometry-flat",
            at,
            "",
            "the area is too flat to have an inside; the feature stands at its first corner",
            "Look whether its outline is right.",
        )
    });
    let [longitude, latitude] = found.unwrap_or(corner);
    let point = Point {
        latitude: Cow::Owned(degrees(latitude)),
        longitude: Cow::Owned(degrees(longitude)),
        latitude_at: at,
        longitude_at: at,
    };
    Ok((point, note.map(warning)))
}

fn warning(doubt: Doubt) -> Doubt {
    Doubt {
        severity: Severity::Warning,
        ..doubt
    }
}

/// Six decimals are a tenth of a metre; what is finer keeps what it has.
fn degrees(value: f64) -> String {
    let rounded = (value * 1e6).round() / 1e6;
    if (rounded - value).abs() < 1e-12 {
        rounded.to_string()
    } else {
        value.to_string()
    }
}
