//! One row of a table as its file has it: cells in the order of the headers, and what is wrong.

use crate::model::Severity;
use std::borrow::Cow;

/// A row, lent for the time of one call.
#[derive(Debug, Clone, Copy)]
pub struct Row<'r> {
    /// Which row of data it is, counted from 1; rows that cannot be read count too.
    pub number: u64,
    /// The line of the file where it starts, counted from 1; in a spreadsheet the row of the
    /// sheet.
    pub line: u64,
    /// How many bytes of the table lie before the end of this row, of
    /// [`Table::bytes_total`](super::Table::bytes_total).
    pub bytes_done: u64,
    /// One cell for every header, in the same order; then, in a row with too many cells, those
    /// that no header names.
    pub cells: &'r [Cell<'r>],
    /// What is wrong with the row; the rest of it stays good.
    pub problems: &'r [RowProblem],
}

impl Row<'_> {
    /// Whether nothing of the row could be read: all its cells are empty.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.problems.iter().any(|problem| problem.is_unreadable)
    }

    /// A copy that may be kept.
    #[must_use]
    pub fn to_owned_row(&self) -> OwnedRow {
        OwnedRow {
            number: self.number,
            line: self.line,
            cells: self.cells.iter().map(Cell::to_owned_cell).collect(),
            problems: self.problems.to_vec(),
        }
    }
}

/// One cell, with its place for messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'r> {
    /// What stands in it. Numbers keep every digit of a text file; days and times of a
    /// spreadsheet are ISO 8601; lists and objects of JSON are their JSON text.
    pub text: Cow<'r, str>,
    /// What the file says that it is. In CSV everything is text.
    pub kind: CellKind,
    /// The line of the file where it starts, counted from 1; in a spreadsheet the row of the
    /// sheet. 0 where it does not stand in the file: a missing key, a cell of a short row.
    pub line: u64,
    /// The column of that line in Unicode scalar values, counted from 1; in a spreadsheet the
    /// column of the sheet (A is 1). 0 where it does not stand in the file.
    pub column: u64,
}

impl Cell<'_> {
    /// A cell that does not stand in the file.
    pub(super) const MISSING: Self = Cell {
        text: Cow::Borrowed(""),
        kind: CellKind::Empty,
        line: 0,
        column: 0,
    };

    /// A copy that may be kept.
    #[must_use]
    pub fn to_owned_cell(&self) -> OwnedCell {
        Cell {
            text: Cow::Owned(self.text.clone().into_owned()),
            kind: self.kind,
            line: self.line,
            column: self.column,
        }
    }
}

/// What a file says that a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellKind {
    /// A text.
    Text,
    /// A number, as JSON and spreadsheets know them: "1800", "55.75".
    Number,
    /// "true" or "false".
    Bool,
    /// Nothing, `null`, or no such key in this row.
    Empty,
    /// A day, a time or both, of a spreadsheet: "2021-01-31", "2021-01-31T14:30:00", "14:30:00".
    Date,
    /// A list or an object, as JSON text.
    Json,
    /// An error of a spreadsheet: "#N/A".
    Error,
}

/// A cell that may be kept.
pub type OwnedCell = Cell<'static>;

/// A row that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnedRow {
    /// See [`Row::number`].
    pub number: u64,
    /// See [`Row::line`].
    pub line: u64,
    /// See [`Row::cells`].
    pub cells: Vec<OwnedCell>,
    /// See [`Row::problems`].
    pub problems: Vec<RowProblem>,
}

/// One thing wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// How bad it is: after an error something of the row is missing or doubtful.
    pub severity: Severity,
    /// A stable name, in kebab case: "row-too-long".
    pub code: &'static str,
    /// The line, as in [`Cell::line`]; never 0.
    pub line: u64,
    /// The column, as in [`Cell::column`]; 0 where it concerns the row as a whole.
    pub column: u64,
    /// Which header it concerns; `None` where it concerns the row as a whole.
    pub header: Option<usize>,
    /// What stands there, cut where it is long; empty where nothing can be shown.
    pub value: String,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Nothing of the row could be read.
    pub is_unreadable: bool,
}
