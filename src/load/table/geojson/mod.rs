//! GeoJSON as a table: every feature a row, with its properties and one position.

mod geometry;
mod interior;
mod positions;

use super::headers::{self, MOST};
use super::json::columns::{Columns, TooMany};
use super::json::elements::Arrangement;
use super::json::molds::Casts;
use super::json::rows::{Filled, each_new_object};
use super::json::{Filling, is_simple_geometry};
use super::row::{Cell, CellKind, RowProblem};
use super::walk::{notice, row_problem, shortened};
use super::{FEATURE_ID, GEOMETRY_LATITUDE, GEOMETRY_LONGITUDE, GEOMETRY_TYPE};
use crate::load::cursor::{Cursor, Kind};
use crate::load::progress::{Cancelled, Progress};
use crate::model::{Problem, Severity};
use geometry::{Located, locate, without_geometry};

/// Says that the file states another system of coordinates than GeoJSON has.
pub(super) fn system_notice(system: Option<&str>) -> Option<Problem> {
    let other = system.filter(|name| !name.contains("CRS84") && !name.contains("4326"))?;
    Some(notice(
        Severity::Warning,
        "other-coordinates",
        format!(
            "the file says that its coordinates are in {}",
            shortened(other)
        ),
        "They are read as degrees of WGS 84, as GeoJSON has them; save it in that system (EPSG:4326) if they are not.",
    ))
}

/// Features that are rows, and all keys of their properties.
#[derive(Debug)]
pub(super) struct Features {
    arrangement: Arrangement,
    properties: Columns,
    /// Members of the features themselves that GeoJSON does not know.
    foreign: Columns,
    /// How many features have a shape that is no point.
    shapes: u64,
    casts: Option<Casts>,
}

impl Features {
    /// Collects the keys of all features.
    pub fn find(
        text: &str,
        arrangement: Arrangement,
        casts: Option<Casts>,
        progress: &dyn Progress,
    ) -> Result<Result<Self, TooMany>, Cancelled> {
        let mut features = Self {
            arrangement,
            properties: Columns::default(),
            foreign: Columns::default(),
            shapes: 0,
            casts: None,
        };
        let mut collect = |cursor: &mut Cursor<'_>, start| features.collect(cursor, start);
        match each_new_object(text, arrangement, casts, progress, &mut collect)? {
            Ok(casts) => features.casts = casts,
            Err(too_many) => return Ok(Err(too_many)),
        }
        features.count_shapes(text);
        if features.properties.len() + features.foreign.len() + 4 > MOST {
            return Ok(Err(TooMany));
        }
        Ok(Ok(features))
    }

    /// Counts the shapes among the elements that fit molds, which are what those were made of.
    fn count_shapes(&mut self, text: &str) {
        let casts = self.casts.take();
        for (made_of, count) in casts.iter().flat_map(Casts::fits) {
            let before = self.shapes;
            let mut cursor = Cursor::new(text);
            cursor.go_to(made_of);
            // Its keys are known, so that no more columns come.
            if self.collect(&mut cursor, made_of).is_err() {
                break;
            }
            self.shapes = before + (self.shapes - before) * count;
        }
        self.casts = casts;
    }

    fn collect(&mut self, cursor: &mut Cursor<'_>, start: usize) -> Result<(), TooMany> {
        let is_geometry = is_bare(cursor, start);
        let is_shape = |kind: Option<&str>| kind.is_some_and(|kind| kind != "Point");
        if is_geometry {
            self.shapes += u64::from(is_shape(cursor.glance(start, "type").as_deref()));
            cursor.skip();
            return Ok(());
        }
        cursor.enter();
        let mut expected = 0;
        while let Some(key) = cursor.next_key() {
            match (key.value.as_ref(), cursor.kind()) {
                ("properties", Kind::Object) => {
                    self.properties.collect(cursor)?;
                    continue;
                }
                ("geometry", Kind::Object) => {
                    let at = cursor.opening().start as usize;
                    self.shapes += u64::from(is_shape(cursor.glance(at, "type").as_deref()));
                }
                ("type" | "properties" | "geometry" | "id", _) => {}
                (foreign, _) => expected = self.foreign.add(foreign, expected)? + 1,
            }
            cursor.skip();
        }
        Ok(())
    }

    /// How the features stand in their text.
    pub fn arrangement(&self) -> Arrangement {
        self.arrangement
    }

    /// The names of the columns.
    pub fn headers(&self) -> (Vec<String>, Vec<Problem>) {
        let own = [
            GEOMETRY_LATITUDE,
            GEOMETRY_LONGITUDE,
            GEOMETRY_TYPE,
            FEATURE_ID,
        ];
        let keys = self.properties.keys().chain(self.foreign.keys());
        let (mut headers, mut notices) = headers::distinct(keys, &own);
        headers.extend(own.map(str::to_owned));
        if self.shapes > 0 {
            let (features, verb) = match self.shapes {
                1 => ("feature".to_owned(), "is a shape"),
                count => (format!("{count} features"), "are shapes"),
            };
            notices.push(notice(
                Severity::Information,
                "shapes-as-points",
                format!("{features} {verb}, not a point; each stands at one point of its shape"),
                "A line stands at its middle, an area at a point inside it, several points at the first. The shapes themselves are not kept.",
            ));
        }
        (headers, notices)
    }

    /// Gives `to` what goes through the features.
    pub fn filled<'t>(&self, to: impl FnOnce(Filled<'_, 't>)) {
        let own = self.properties.len() + self.foreign.len();
        to(Filled {
            arrangement: self.arrangement,
            casts: self.casts.as_ref(),
            columns: own + 4,
            latitude: Some(own),
            fill: &|cursor, start, line, filling| self.fill(cursor, start, own, line, filling),
        });
    }

    fn fill<'t>(
        &self,
        cursor: &mut Cursor<'t>,
        start: usize,
        own: usize,
        line: u64,
        filling: &mut Filling<'t>,
    ) {
        if is_bare(cursor, start) {
            place(locate(cursor), start, own, line, filling);
            return;
        }
        let mut is_placed = false;
        let mut expected = 0;
        cursor.enter();
        while let Some(key) = cursor.next_key() {
            let at = cursor.opening().start as usize;
            match (key.value.as_ref(), cursor.kind()) {
                ("properties", Kind::Object) => filling.object(cursor, &self.properties, 0),
                ("geometry", _) if is_placed => filling.twice(cursor, None, &key.value, key.at),
                ("geometry", _) => {
                    is_placed = true;
                    place(locate(cursor), at, own, line, filling);
                }
                ("id", _) => filling.fill(cursor, own + 3, &key.value, key.at),
                ("type" | "properties", _) => {
                    cursor.skip();
                }
                (foreign, _) => {
                    if let Some(column) = self.foreign.find(foreign, expected) {
                        expected = column + 1;
                        let column = self.properties.len() + column;
                        filling.fill(cursor, column, &key.value, key.at);
                    } else {
                        cursor.skip();
                    }
                }
            }
        }
        if !is_placed {
            place(without_geometry(start), start, own, line, filling);
        }
    }
}

/// Whether the object is a geometry without a feature around it.
fn is_bare(cursor: &Cursor<'_>, start: usize) -> bool {
    let kind = cursor.glance(start, "type").unwrap_or_default();
    is_simple_geometry(&kind) || kind == "GeometryCollection"
}

/// Fills in where a geometry is, which begins at the byte `start`; the cells for it begin with
/// the cell `first`.
fn place<'t>(
    located: Located<'t>,
    start: usize,
    first: usize,
    row_line: u64,
    filling: &mut Filling<'t>,
) {
    let begins = filling.walk.to(start);
    if let Some(doubt) = located.doubt {
        let (line, column) = filling.walk.to(doubt.at);
        let is_missing = doubt.code == "geometry-missing";
        filling.problems.push(RowProblem {
            column: if is_missing { 0 } else { column },
            header: Some(first),
            value: doubt.value,
            ..row_problem(
                doubt.severity,
                doubt.code,
                if is_missing { row_line } else { line },
                doubt.message,
                doubt.help,
            )
        });
    }
    let walk = &mut filling.walk;
    let cells = &mut filling.cells;
    let begins_at = &mut filling.begins;
    let mut put = |column: usize, text, kind, (at, (line, place))| {
        if let (Some(cell), Some(begins)) = (
            cells.get_mut(first + column),
            begins_at.get_mut(first + column),
        ) {
            *begins = at;
            *cell = Cell {
                text,
                kind,
                line,
                column: place,
            };
        }
    };
    if let Some(kind) = located.kind {
        put(2, kind, CellKind::Text, (start, begins));
    }
    if let Some(point) = located.point {
        let longitude_at = (point.longitude_at, walk.to(point.longitude_at));
        let latitude_at = (point.latitude_at, walk.to(point.latitude_at));
        put(1, point.longitude, CellKind::Number, longitude_at);
        put(0, point.latitude, CellKind::Number, latitude_at);
    }
}
