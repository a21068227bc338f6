//! CSV: its dialect, its header, and its rows.

mod dialect;
mod light;
mod marks;
mod split;

use super::choices::{Choices, ReadOptions};
use super::headers;
use super::light::TakesRows;
use super::row::{Cell, CellKind, Row, RowProblem};
use super::walk::{Walk, notice, row_problem, shortened};
use crate::load::progress::{Cancelled, Progress};
use crate::model::{Problem, Severity};
use dialect::Layout;
use split::{Dialect, Flaw, Record, Records};
use std::ops::ControlFlow;

/// Where the rows of a text stand, and how they are divided.
#[derive(Debug, Clone, Copy)]
pub(super) struct Csv {
    dialect: Dialect,
    start: usize,
}

/// What is known of a CSV text before its rows are read.
#[derive(Debug)]
pub(super) struct Found {
    pub csv: Csv,
    pub separator: char,
    pub headers: Vec<String>,
    pub notices: Vec<Problem>,
    pub choices: Choices,
}

/// Finds out how a text is divided; `None` where it is no table.
pub(super) fn find(
    text: &str,
    options: &ReadOptions,
    progress: &dyn Progress,
) -> Result<Option<Found>, Cancelled> {
    if progress.cancelled() {
        return Err(Cancelled);
    }
    let Some(layout) = dialect::layout(text, options) else {
        return Ok(None);
    };
    let mut records = Records::new(text, layout.start, layout.dialect);
    let mut header = Record::default();
    let start = if layout.has_header && records.next(&mut header) {
        header.end
    } else {
        layout.start
    };
    let named = header.cells.len();
    let columns = named.max(layout.columns).min(headers::MOST);
    let written = (0..columns).map(|index| {
        let cell = header.cells.get(index);
        cell.map_or("", |cell| cell.text.as_ref())
    });
    let (headers, doubts) = headers::distinct(written, &[]);
    let mut notices = notices(&layout, named);
    notices.extend(doubts);
    Ok(Some(Found {
        csv: Csv {
            dialect: layout.dialect,
            start,
        },
        separator: char::from(layout.dialect.separator),
        headers,
        notices,
        choices: Choices {
            header_row: Some(layout.header_line),
            ..Choices::default()
        },
    }))
}

fn notices(layout: &Layout, named: usize) -> Vec<Problem> {
    let mut notices = Vec::new();
    if !layout.title.is_empty() && layout.has_header {
        notices.push(headers::title_notice(&layout.title, layout.header_line));
    }
    if !layout.has_header {
        notices.push(headers::missing_notice());
    } else if named < layout.columns {
        notices.push(notice(
            Severity::Warning,
            "header-short",
            format!(
                "the header names {named} columns, most rows have {}",
                layout.columns
            ),
            "Look whether the names stand over the right columns.",
        ));
    }
    notices
}

impl Csv {
    /// Calls `each` for every row that is not blank.
    pub fn for_each_row(
        self,
        text: &str,
        headers: &[String],
        each: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>,
    ) {
        let mut rows = WholeRows::new(self, text, headers.len());
        while let Some(flow) = rows.next(each) {
            if flow.is_break() {
                return;
            }
        }
    }

    /// Lends every row that is not blank, light where that is enough.
    pub fn lend(self, text: &str, headers: &[String], to: &mut dyn TakesRows) {
        let mut rows = WholeRows::new(self, text, headers.len());
        let mut ahead = light::Ahead::of(&rows.records, headers.len());
        loop {
            ahead.read(&mut rows.records);
            match ahead.lend(&mut rows.number, to) {
                Ok(ControlFlow::Continue(())) if ahead.is_full() => continue,
                Ok(ControlFlow::Continue(())) => {}
                Ok(ControlFlow::Break(())) => return,
                Err(begin) => rows.records.at = begin,
            }
            match rows.next(&mut |row| to.whole(&row)) {
                Some(ControlFlow::Continue(())) => {}
                Some(ControlFlow::Break(())) | None => return,
            }
        }
    }
}

/// A walk over the rows, each with the lines and columns of its cells and all that is wrong.
struct WholeRows<'t> {
    records: Records<'t>,
    walk: Walk<'t>,
    record: Record<'t>,
    cells: Vec<Cell<'t>>,
    problems: Vec<RowProblem>,
    columns: usize,
    /// Of the last row.
    number: u64,
}

impl<'t> WholeRows<'t> {
    fn new(csv: Csv, text: &'t str, columns: usize) -> Self {
        Self {
            records: Records::new(text, csv.start, csv.dialect),
            walk: Walk::new(text),
            record: Record::default(),
            cells: Vec::new(),
            problems: Vec::new(),
            columns,
            number: 0,
        }
    }

    /// Gives the next record, and says what `each` says, if it is a row; `None` at the end.
    fn next(
        &mut self,
        each: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>,
    ) -> Option<ControlFlow<()>> {
        let Self {
            records,
            walk,
            record,
            cells,
            problems,
            ..
        } = self;
        if !records.next(record) {
            return None;
        }
        if record.is_blank() && record.flaws.is_empty() {
            return Some(ControlFlow::Continue(()));
        }
        self.number += 1;
        cells.clear();
        problems.clear();
        let (line, _) = walk.to(record.start);
        let written = record.cells.len();
        for cell in record.cells.drain(..) {
            let (line, column) = walk.to(cell.start);
            cells.push(Cell {
                kind: kind(&cell.text),
                text: cell.text,
                line,
                column,
            });
        }
        for flaw in &record.flaws {
            problems.push(flawed(*flaw, cells, line));
        }
        uneven(cells, self.columns, written, line, problems);
        Some(each(Row {
            number: self.number,
            line,
            bytes_done: record.end as u64,
            cells,
            problems,
        }))
    }
}

fn kind(text: &str) -> CellKind {
    if text.is_empty() {
        CellKind::Empty
    } else {
        CellKind::Text
    }
}

/// Brings the cells to at least as many as there are headers, and reports what does not fit.
fn uneven(
    cells: &mut Vec<Cell<'_>>,
    columns: usize,
    written: usize,
    line: u64,
    problems: &mut Vec<RowProblem>,
) {
    // Empty cells behind the last header are only separators too many.
    while cells.len() > columns && cells.last().is_some_and(|cell| cell.text.trim().is_empty()) {
        cells.pop();
    }
    if let Some(extra) = cells.get(columns) {
        problems.push(RowProblem {
            column: extra.column,
            value: shortened(&extra.text),
            ..row_problem(
                Severity::Error,
                "row-too-long",
                line,
                format!("the row has {written} cells, the header {columns}"),
                "Is a separator missing its quotation marks? Cells behind it may stand in wrong columns.",
            )
        });
    }
    if cells.len() < columns {
        problems.push(row_problem(
            Severity::Warning,
            "row-too-short",
            line,
            format!("the row has {written} cells, the header {columns}"),
            "The last columns are taken as empty; look whether a line break or separator is amiss.",
        ));
        cells.resize(columns, Cell::MISSING);
    }
}

fn flawed(flaw: Flaw, cells: &[Cell<'_>], line: u64) -> RowProblem {
    let (index, code, message, help) = match flaw {
        Flaw::NeverClosed(index) => (
            index,
            "quote-not-closed",
            "the quotation mark that opens here is never closed",
            "Close it, or delete it; until then it is taken as a character of the cell.",
        ),
        Flaw::TextAfter(index) => (
            index,
            "quote-inside",
            "text goes on after the closing quotation mark",
            "Double the marks inside (\"\"), or close the one before; until then the cell is taken as it stands.",
        ),
    };
    let cell = cells.get(index).unwrap_or(&Cell::MISSING);
    RowProblem {
        column: cell.column,
        header: Some(index),
        value: shortened(&cell.text),
        ..row_problem(Severity::Error, code, cell.line.max(line), message, help)
    }
}
