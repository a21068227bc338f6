//! Other people's tables, from bytes to rows: CSV, JSON, GeoJSON and spreadsheets.
//!
//! What a file is, its content says and never its name. What its columns mean is not settled
//! here: a table only has headers and rows, and tells what is odd about them. Rows stream; a text
//! file is never held twice, except decoded where it is not UTF-8 and unpacked where it is packed.

mod choices;
mod csv;
mod encoding;
mod geojson;
mod gzip;
mod headers;
mod json;
mod let_go;
mod light;
mod magic;
mod open;
mod previews;
mod row;
mod sheet;
mod walk;

pub use choices::{
    Choices, EncodingGuess, EncodingPreview, MemberInfo, ReadOptions, SheetInfo, TableKind,
};
pub use encoding::Encoding;
pub(super) use light::{LightCell, LightRow, TakesRows};
pub use open::{Handed, Opened, open};
pub use row::{Cell, CellKind, OwnedCell, OwnedRow, Row, RowProblem};

use crate::model::Problem;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// The header of the synthetic column with the degrees north of a GeoJSON feature.
pub const GEOMETRY_LATITUDE: &str = "geometry latitude";
/// The header of the synthetic column with the degrees east of a GeoJSON feature.
pub const GEOMETRY_LONGITUDE: &str = "geometry longitude";
/// The header of the synthetic column with the type of a GeoJSON feature's geometry.
pub const GEOMETRY_TYPE: &str = "geometry type";
/// The header of the synthetic column with the id of a GeoJSON feature.
pub const FEATURE_ID: &str = "feature id";

/// A table as its file has it.
#[derive(Debug)]
pub struct Table<'a> {
    kind: TableKind,
    headers: Vec<String>,
    notices: Vec<Problem>,
    choices: Choices,
    source: Source<'a>,
    /// Every row is lent whole.
    is_whole: bool,
}

/// Where the rows come from.
#[derive(Debug)]
enum Source<'a> {
    Csv(Cow<'a, str>, csv::Csv),
    Objects(Cow<'a, str>, json::Objects),
    Features(Cow<'a, str>, geojson::Features),
    Sheet(sheet::Sheet<'a>),
    Kept(Vec<OwnedRow>),
}

/// Reading the rows ended before their end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// The rest of the file cannot be read.
    #[error("{problem}")]
    Unreadable {
        /// Why.
        problem: Box<Problem>,
    },
}

impl Table<'_> {
    /// A table of rows that were kept.
    pub(super) fn of_rows(kind: TableKind, headers: &[String], rows: Vec<OwnedRow>) -> Self {
        Self {
            kind,
            headers: headers.to_vec(),
            notices: Vec::new(),
            choices: Choices::default(),
            source: Source::Kept(rows),
            is_whole: false,
        }
    }

    /// What kind of table it is.
    #[must_use]
    pub fn kind(&self) -> &TableKind {
        &self.kind
    }

    /// The names of the columns as written, on one line each. Empty ones and those that come
    /// again are made distinct, and there is a notice: "column 5", "name (2)".
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// What is odd about the file as a whole; what is wrong with a row comes with the row.
    #[must_use]
    pub fn notices(&self) -> &[Problem] {
        &self.notices
    }

    /// What was guessed, and what could be chosen instead.
    #[must_use]
    pub fn choices(&self) -> &Choices {
        &self.choices
    }

    /// Names the columns of a table whose file names none, as they are known to be called.
    pub(super) fn name_columns(&mut self, names: &[String]) {
        if names.len() < self.headers.len() {
            return;
        }
        self.headers = names.to_vec();
        self.notices
            .retain(|notice| !matches!(notice.code, "header-missing" | "header-empty"));
    }

    /// The bytes of work that one pass over the rows is, for a progress bar.
    #[must_use]
    pub fn bytes_total(&self) -> u64 {
        match &self.source {
            Source::Csv(text, _) | Source::Objects(text, _) | Source::Features(text, _) => {
                text.len() as u64
            }
            Source::Sheet(sheet) => sheet.bytes_total(),
            Source::Kept(rows) => rows.len() as u64,
        }
    }

    /// Whether all of it was gone through once before its rows are read.
    pub(super) fn is_checked(&self) -> bool {
        match &self.source {
            Source::Objects(_, json::Objects { arrangement, .. }) => !arrangement.is_pieces(),
            Source::Features(_, features) => !features.arrangement().is_pieces(),
            Source::Csv(..) | Source::Sheet(_) | Source::Kept(_) => false,
        }
    }

    /// Calls `each` for every row in the order of the file; stops when it answers `Break`. Rows
    /// in which nothing stands are passed over.
    ///
    /// # Errors
    /// Where the file breaks in the middle. The rows before were told.
    pub fn for_each_row(
        &mut self,
        each: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), TableError> {
        match &mut self.source {
            Source::Csv(text, csv) => csv.for_each_row(text, &self.headers, each),
            Source::Objects(text, objects) => objects.filled(|rows| rows.for_each_row(text, each)),
            Source::Features(text, features) => {
                features.filled(|rows| rows.for_each_row(text, each));
            }
            Source::Sheet(sheet) => return sheet.for_each_row(self.headers.len(), each),
            Source::Kept(rows) => {
                for row in rows {
                    let lent = Row {
                        number: row.number,
                        line: row.line,
                        bytes_done: row.number,
                        cells: &row.cells,
                        problems: &row.problems,
                    };
                    if each(lent).is_break() {
                        break;
                    }
                }
            }
        }
        Ok(())
    }

    /// Has every row lent whole, as if none were plain.
    pub(super) fn lend_whole(&mut self) {
        self.is_whole = true;
    }

    /// Lends every row in the order of the file, light where that is enough.
    ///
    /// # Errors
    /// As [`Self::for_each_row`].
    pub(super) fn lend(&mut self, to: &mut dyn TakesRows) -> Result<(), TableError> {
        match &mut self.source {
            _ if self.is_whole => self.for_each_row(&mut |row| to.whole(&row)),
            Source::Csv(text, csv) => {
                csv.lend(text, &self.headers, to);
                Ok(())
            }
            Source::Objects(text, objects) => {
                objects.filled(|rows| rows.lend(text, to));
                Ok(())
            }
            Source::Features(text, features) => {
                features.filled(|rows| rows.lend(text, to));
                Ok(())
            }
            Source::Sheet(_) | Source::Kept(_) => {
                let columns = self.headers.len();
                self.for_each_row(&mut |row| light::lend(&row, columns, to))
            }
        }
    }

    /// The first rows, for guessing and for a dialog. Where the file breaks before, fewer.
    pub fn sample(&mut self, count: usize) -> Vec<OwnedRow> {
        let mut rows = Vec::new();
        if count == 0 {
            return rows;
        }
        let ended = self.for_each_row(&mut |row| {
            rows.push(row.to_owned_row());
            if rows.len() < count {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        // What breaks is told to whoever reads all rows.
        drop(ended);
        rows
    }
}
