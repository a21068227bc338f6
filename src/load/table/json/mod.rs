//! JSON from other programs: lists of objects and objects line by line, as tables.

mod ahead;
#[cfg(test)]
mod both_ways;
pub(super) mod check;
pub(super) mod columns;
pub(super) mod elements;
mod members;
pub(super) mod molds;
mod recast;
pub(super) mod rows;
pub(super) mod shape;
mod strict;

use super::headers;
use super::row::{Cell, CellKind, Row, RowProblem};
use super::walk::{Walk, notice, row_problem, shortened};
use crate::load::cursor::{Cursor, Kind};
use crate::load::not_json;
use crate::load::problems::Stretch;
use crate::load::progress::{Cancelled, Progress};
use crate::model::{Problem, Severity};
use columns::{Columns, Inside, TooMany};
use elements::{Arrangement, Element};
use molds::Casts;
use rows::{Filled, each_new_object};
use std::borrow::Cow;

/// Whether a `type` of GeoJSON is a geometry with coordinates.
pub(super) fn is_simple_geometry(kind: &str) -> bool {
    [
        "Point",
        "MultiPoint",
        "LineString",
        "MultiLineString",
        "Polygon",
        "MultiPolygon",
    ]
    .contains(&kind)
}

/// Objects that are rows, and all their keys.
#[derive(Debug)]
pub(super) struct Objects {
    pub arrangement: Arrangement,
    pub columns: Columns,
    casts: Option<Casts>,
}

impl Objects {
    /// Collects the keys of all rows, in the order in which they come up.
    pub fn find(
        text: &str,
        arrangement: Arrangement,
        casts: Option<Casts>,
        progress: &dyn Progress,
    ) -> Result<Result<Self, TooMany>, Cancelled> {
        let mut columns = Columns::default();
        let mut collect = |cursor: &mut Cursor<'_>, _start| columns.collect(cursor);
        let collected = each_new_object(text, arrangement, casts, progress, &mut collect)?;
        Ok(collected.map(|casts| Self {
            arrangement,
            columns,
            casts,
        }))
    }

    /// The names of the columns.
    pub fn headers(&self) -> (Vec<String>, Vec<Problem>) {
        headers::distinct(self.columns.keys(), &[])
    }

    /// Gives `to` what goes through the elements.
    pub fn filled<'t>(&self, to: impl FnOnce(Filled<'_, 't>)) {
        to(Filled {
            arrangement: self.arrangement,
            casts: self.casts.as_ref(),
            columns: self.columns.len(),
            latitude: None,
            fill: &|cursor, _start, _line, filling| filling.object(cursor, &self.columns, 0),
        });
    }
}

/// A row while its cells are being filled in.
#[derive(Debug)]
pub(super) struct Filling<'t> {
    pub cells: Vec<Cell<'t>>,
    pub problems: Vec<RowProblem>,
    pub walk: Walk<'t>,
    pub number: u64,
    /// The row in which each column was filled last.
    filled: Vec<u64>,
    /// The byte that is told as the place of each cell.
    pub begins: Vec<usize>,
    /// The mold of the row before, whose columns alone are filled.
    mold: Option<usize>,
}

impl<'t> Filling<'t> {
    pub fn new(text: &'t str, columns: usize) -> Self {
        Self {
            cells: vec![Cell::MISSING; columns],
            problems: Vec::new(),
            walk: Walk::new(text),
            number: 0,
            filled: vec![0; columns],
            begins: vec![0; columns],
            mold: None,
        }
    }

    /// Begins the next row, and says on which line.
    pub fn begin(&mut self, element: &Element) -> u64 {
        self.cells.fill(Cell::MISSING);
        self.mold = None;
        self.begin_cast(element.at.start)
    }

    /// Begins the next row, which starts at the byte `start`, with what stood in the row before.
    pub fn begin_cast(&mut self, start: usize) -> u64 {
        self.problems.clear();
        self.number += 1;
        self.walk.to(start).0
    }

    /// Empties all cells but those that every row of a mold fills.
    pub fn cells_of(&mut self, mold: usize) {
        if self.mold != Some(mold) {
            self.cells.fill(Cell::MISSING);
            self.mold = Some(mold);
        }
    }

    /// The row as it is filled, which ends before the byte `end`.
    pub fn row(&self, line: u64, end: usize) -> Row<'_> {
        Row {
            number: self.number,
            line,
            bytes_done: end as u64,
            cells: &self.cells,
            problems: &self.problems,
        }
    }

    /// Fills in the object that stands next; its columns begin with the cell `first`.
    pub fn object(&mut self, cursor: &mut Cursor<'t>, columns: &Columns, first: usize) {
        self.inside(cursor, columns, first, Inside::ROW);
    }

    fn inside(
        &mut self,
        cursor: &mut Cursor<'t>,
        columns: &Columns,
        first: usize,
        inside: Inside<'_>,
    ) {
        cursor.enter();
        let mut expected = 0;
        while let Some(key) = cursor.next_key() {
            let name = inside.named(&key.value);
            if let Some(deeper) = inside.deeper(cursor, &name) {
                self.inside(cursor, columns, first, deeper);
                continue;
            }
            let Some(column) = columns.find(&name, expected) else {
                cursor.skip();
                continue;
            };
            expected = column + 1;
            self.fill(cursor, first + column, &name, key.at);
        }
        // Keys that are no Unicode: nobody can name them, and their values are passed over.
        self.broken_text(cursor, None);
    }

    /// Fills the value that stands next into a cell; a key that comes again is reported.
    pub fn fill(&mut self, cursor: &mut Cursor<'t>, column: usize, key: &str, at: Stretch) {
        if self.filled.get(column) == Some(&self.number) {
            self.twice(cursor, Some(column), key, at);
            return;
        }
        let cell = self.value(cursor, column);
        if let Some(slot) = self.cells.get_mut(column) {
            *slot = cell;
        }
        if let Some(filled) = self.filled.get_mut(column) {
            *filled = self.number;
        }
    }

    /// Reports a key that stands a second time in its object, and steps over its value.
    pub fn twice(
        &mut self,
        cursor: &mut Cursor<'t>,
        header: Option<usize>,
        key: &str,
        at: Stretch,
    ) {
        let value = cursor.skip();
        let (line, column) = self.walk.to(at.start as usize);
        self.problems.push(RowProblem {
            column,
            header,
            value: shortened(cursor.raw(value)),
            ..row_problem(
                Severity::Error,
                "duplicate-key",
                line,
                format!("the key \"{}\" stands here a second time", shortened(key)),
                "The first value is taken; keep the right one and delete the other.",
            )
        });
    }

    /// The value that stands next, as a cell.
    pub fn value(&mut self, cursor: &mut Cursor<'t>, header: usize) -> Cell<'t> {
        let kind = cursor.kind();
        let start = cursor.opening().start as usize;
        let (line, column) = self.walk.to(start);
        if let Some(begins) = self.begins.get_mut(header) {
            *begins = start;
        }
        let (text, kind) = if kind == Kind::Text {
            match cursor.text() {
                Some(text) if text.value.is_empty() => (text.value, CellKind::Empty),
                Some(text) => (text.value, CellKind::Text),
                None => {
                    self.broken_text(cursor, Some(header));
                    (Cow::Borrowed(""), CellKind::Empty)
                }
            }
        } else {
            let stretch = cursor.skip();
            let raw = Cow::Borrowed(cursor.raw(stretch));
            match kind {
                Kind::Object | Kind::List => (raw, CellKind::Json),
                Kind::Bool => (raw, CellKind::Bool),
                Kind::Null => (Cow::Borrowed(""), CellKind::Empty),
                Kind::Number | Kind::Text => (raw, CellKind::Number),
            }
        };
        Cell {
            text,
            kind,
            line,
            column,
        }
    }

    fn broken_text(&mut self, cursor: &mut Cursor<'t>, header: Option<usize>) {
        for found in std::mem::take(&mut cursor.problems).found() {
            let at = found.at.unwrap_or_default();
            let value = cursor.raw(at);
            let (line, column) = self.walk.to(at.start as usize);
            self.problems.push(RowProblem {
                column,
                header,
                value: shortened(value),
                ..row_problem(found.severity, found.code, line, found.message, found.help)
            });
        }
    }

    /// The element is no JSON.
    pub fn unreadable(
        &mut self,
        text: &str,
        element: &Element,
        line: u64,
        error: &serde_json::Error,
    ) {
        let (_, start) = self.walk.to(element.at.start);
        let broken = text.get(element.at.clone()).unwrap_or_default();
        let explained = not_json::explained(broken, error);
        let (lines, columns) = explained
            .location
            .as_ref()
            .map_or((0, 0), |at| (at.line as u64 - 1, at.column as u64));
        self.problems.push(RowProblem {
            column: if lines == 0 {
                start - 1 + columns
            } else {
                columns
            },
            value: shortened(broken),
            is_unreadable: true,
            ..row_problem(
                Severity::Error,
                "row-not-json",
                line + lines,
                explained.message,
                explained.help,
            )
        });
    }

    /// The element is JSON, but no object.
    pub fn no_object(&mut self, cursor: &mut Cursor<'t>, line: u64) {
        let found = cursor.kind().in_words();
        let stretch = cursor.skip();
        let (_, column) = self.walk.to(stretch.start as usize);
        self.problems.push(RowProblem {
            column,
            value: shortened(cursor.raw(stretch)),
            is_unreadable: true,
            ..row_problem(
                Severity::Error,
                "row-no-object",
                line,
                format!("expected an object in {{ }}, found {found}"),
                "Every row is an object with a key for each column.",
            )
        });
    }
}

/// Says which keys of the file are no rows.
pub(super) fn beside_notice(beside: &[String]) -> Option<Problem> {
    (!beside.is_empty()).then(|| {
        notice(
            Severity::Information,
            "beside-rows",
            format!("beside the rows the file has {}", headers::listed(beside)),
            "They say something about the file as a whole and become no rows.",
        )
    })
}
