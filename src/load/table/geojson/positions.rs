//! The numbers of a geometry: longitudes and latitudes, on the globe or not.

use super::interior::{Position, Ring};
use crate::load::cursor::{Cursor, Kind};
use crate::load::problems::Stretch;
use crate::load::table::walk::shortened;
use crate::model::Severity;

/// Something odd about a geometry.
#[derive(Debug)]
pub(super) struct Doubt {
    pub severity: Severity,
    pub code: &'static str,
    pub at: usize,
    pub value: String,
    pub message: String,
    pub help: &'static str,
}

/// The help where no position was taken.
pub(super) const UNTIL_THEN: &str = "Until it is mended, the row stays without a position.";

/// The positions of the list that stands next, `depth` lists deep: rings at 2, one line at 1.
pub(super) fn positions(cursor: &mut Cursor<'_>, depth: usize) -> Result<Vec<Ring>, Doubt> {
    if cursor.kind() != Kind::List {
        return Err(no_position(cursor));
    }
    cursor.enter();
    let mut rings = Vec::new();
    let mut ring = Ring::new();
    while cursor.next_element() {
        if depth > 1 {
            rings.extend(positions(cursor, depth - 1)?);
        } else {
            let start = cursor.opening().start as usize;
            let (_, at) = position(cursor)?;
            // Shapes across the antimeridian are often written beyond it.
            in_range(at, 360.0, start, cursor.at(), cursor)?;
            ring.push(at);
        }
    }
    if depth == 1 {
        rings.push(ring);
    }
    Ok(rings)
}

/// A number as written, with the byte where it stands.
pub(super) type Written<'t> = (&'t str, usize);

/// The position that stands next: longitude and latitude, as written and as numbers.
pub(super) fn position<'t>(cursor: &mut Cursor<'t>) -> Result<([Written<'t>; 2], Position), Doubt> {
    if cursor.kind() != Kind::List {
        return Err(no_position(cursor));
    }
    let start = cursor.opening().start as usize;
    cursor.enter();
    let mut raw = [("", start); 2];
    let mut numbers = [0.0; 2];
    let mut count = 0;
    while cursor.next_element() {
        let kind = cursor.kind();
        let stretch = cursor.skip();
        if let (Some(raw), Some(number)) = (raw.get_mut(count), numbers.get_mut(count)) {
            let text = cursor.raw(stretch);
            *number = match text.parse::<f64>() {
                Ok(degrees) if kind == Kind::Number && degrees.is_finite() => degrees,
                _ => {
                    return Err(wrong(
                        "geometry-wrong",
                        stretch.start as usize,
                        text,
                        "this is no number of degrees",
                        UNTIL_THEN,
                    ));
                }
            };
            *raw = (text, stretch.start as usize);
        }
        count += 1;
    }
    if count < 2 {
        return Err(wrong(
            "geometry-wrong",
            start,
            "",
            "a position needs a longitude and a latitude",
            UNTIL_THEN,
        ));
    }
    Ok((raw, numbers))
}

fn no_position(cursor: &mut Cursor<'_>) -> Doubt {
    let stretch = cursor.skip();
    wrong(
        "geometry-wrong",
        stretch.start as usize,
        cursor.raw(stretch),
        "a list of numbers should stand here: the coordinates do not fit the type",
        UNTIL_THEN,
    )
}

/// Whether a position lies on the globe, and if not, what it may be.
pub(super) fn in_range(
    [x, y]: Position,
    farthest: f64,
    start: usize,
    end: usize,
    cursor: &Cursor<'_>,
) -> Result<(), Doubt> {
    /// Half the width of the square map of the web, in metres.
    const WEB_MAP: f64 = 20_037_509.0;
    if y.abs() <= 90.0 && x.abs() <= farthest {
        return Ok(());
    }
    let (code, message) = if x.abs() <= 90.0 && y.abs() <= 180.0 {
        (
            "coordinates-swapped",
            "latitude and longitude look exchanged: GeoJSON writes the longitude first".to_owned(),
        )
    } else if x.abs().max(y.abs()) > 1_000.0 && x.abs().max(y.abs()) < WEB_MAP {
        (
            "coordinates-in-metres",
            "these are metres of a map, not degrees: save the file in WGS 84 (EPSG:4326)"
                .to_owned(),
        )
    } else if y.abs() > 90.0 {
        (
            "coordinates-out-of-range",
            format!("the latitude {y} is not between -90 and 90"),
        )
    } else {
        (
            "coordinates-out-of-range",
            format!("the longitude {x} is not between -180 and 180"),
        )
    };
    let stretch = Stretch::new(start, end);
    Err(wrong(
        code,
        start,
        cursor.raw(stretch),
        &message,
        UNTIL_THEN,
    ))
}

pub(super) fn empty(at: usize) -> Doubt {
    wrong(
        "geometry-empty",
        at,
        "",
        "the geometry has no positions",
        UNTIL_THEN,
    )
}

pub(super) fn wrong(
    code: &'static str,
    at: usize,
    value: &str,
    message: &str,
    help: &'static str,
) -> Doubt {
    Doubt {
        severity: Severity::Error,
        code,
        at,
        value: shortened(value),
        message: message.to_owned(),
        help,
    }
}
