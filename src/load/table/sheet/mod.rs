//! Spreadsheets: which sheet, where its header stands, and its rows.

mod archive;
mod content;
mod little_endian;
mod old;
mod workbook;

use super::choices::{Choices, ReadOptions, SheetInfo, TableKind};
use super::headers::{self, Figure, MOST, figure, is_row_like, listed};
use super::magic::Binary;
use super::row::{Cell, CellKind, Row, RowProblem};
use super::walk::{notice, row_problem, shortened};
use super::{Source, Table, TableError};
use crate::load::progress::Progress;
use crate::model::{Problem, Severity};
use archive::{Refusal, look_through};
use memchr::memmem;
use std::borrow::Cow;
use std::fmt;
use std::ops::ControlFlow;
use workbook::{Cells, Workbook};

/// So many rows are looked at.
const SAMPLED: usize = 400;

/// The header stands among the first rows.
const HEADER_WITHIN: usize = 40;

/// A sheet with its rows still in the file.
pub(super) struct Sheet<'a> {
    workbook: Workbook<'a>,
    name: String,
    /// Rows up to this one, counted from 0, are title and header; `None` where all are data.
    header: Option<u32>,
    first_column: u32,
    rows: u64,
}

impl fmt::Debug for Sheet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet")
            .field("name", &self.name)
            .field("header", &self.header)
            .finish_non_exhaustive()
    }
}

/// Opens a spreadsheet and one of its sheets; `Ok(None)` where it was cancelled.
pub(super) fn open<'a>(
    bytes: Cow<'a, [u8]>,
    kind: Binary,
    options: &ReadOptions,
    progress: &dyn Progress,
) -> Result<Option<Box<Table<'a>>>, Box<Problem>> {
    if kind == Binary::ZippedSheets {
        match look_through(&bytes, progress) {
            Ok(()) => {}
            Err(Refusal::Cancelled) => return Ok(None),
            Err(Refusal::Problem(problem)) => return Err(problem),
        }
    }
    let has = |name: &[u8]| memmem::find(&bytes, name).is_some();
    let mut workbook = if kind == Binary::OldSheets {
        old::look_through(&bytes)?;
        Workbook::xls(bytes)?
    } else if has(b"xl/workbook.bin") {
        Workbook::xlsb(bytes)?
    } else if has(b"xl/workbook.") {
        Workbook::xlsx(bytes)?
    } else {
        Workbook::ods(bytes)?
    };
    if progress.cancelled() {
        return Ok(None);
    }
    let sheets = workbook.sheets();
    let (name, sample, mut notices) = chosen(&mut workbook, &sheets, options)?;
    let layout = Layout::of(&sample, options);
    let (headers, doubts) = headers::distinct(layout.names.iter().map(String::as_str), &[]);
    notices.extend(layout.notices());
    notices.extend(doubts);
    let rows = sheets
        .iter()
        .find(|sheet| sheet.name == name)
        .map_or(0, |sheet| sheet.rows);
    Ok(Some(Box::new(Table {
        kind: TableKind::Spreadsheet {
            sheet: name.clone(),
        },
        headers,
        notices,
        choices: Choices {
            header_row: Some(layout.header.map_or(0, |row| u64::from(row) + 1)),
            sheets,
            ..Choices::default()
        },
        is_whole: false,
        source: Source::Sheet(Sheet {
            workbook,
            name,
            header: layout.header,
            first_column: layout.first_column,
            rows,
        }),
    })))
}

/// The first rows of a sheet: their numbers counted from 0, and their cells.
type Sample = Vec<(u32, Vec<(u32, String, CellKind)>)>;

fn sample(workbook: &mut Workbook<'_>, name: &str) -> Result<Sample, Box<Problem>> {
    let mut rows = Sample::new();
    let ended = workbook.for_each_row(name, &mut |row, cells| {
        let cells = cells.iter().map(|(column, value)| {
            let (text, kind) = content::of(value);
            (*column, text.into_owned(), kind)
        });
        rows.push((row, cells.collect()));
        if rows.len() < SAMPLED {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    // A sheet that breaks later on is told when its rows are read.
    match ended {
        Err(problem) if rows.is_empty() => Err(problem),
        _ => Ok(rows),
    }
}

/// The sheet that was asked for, else the first shown one with something in it, else any.
fn chosen(
    workbook: &mut Workbook<'_>,
    sheets: &[SheetInfo],
    options: &ReadOptions,
) -> Result<(String, Sample, Vec<Problem>), Box<Problem>> {
    let asked = options.sheet.as_deref();
    if let Some(sheet) = sheets.iter().find(|sheet| asked == Some(&sheet.name)) {
        let sample = sample(workbook, &sheet.name)?;
        return Ok((sheet.name.clone(), sample, Vec::new()));
    }
    let mut notices = Vec::new();
    if let Some(asked) = asked {
        notices.push(notice(
            Severity::Warning,
            "sheet-unknown",
            format!("there is no sheet \"{}\"", shortened(asked)),
            "Choose one of those that there are.",
        ));
    }
    let (shown, hidden): (Vec<_>, Vec<_>) = sheets.iter().partition(|sheet| !sheet.is_hidden);
    let mut broken = None;
    for sheet in shown.iter().chain(&hidden) {
        match sample(workbook, &sheet.name) {
            Ok(rows) if !rows.is_empty() => {
                notices.extend(others(&sheet.name, sheets));
                return Ok((sheet.name.clone(), rows, notices));
            }
            Ok(_) => {}
            Err(problem) => broken = broken.or(Some(problem)),
        }
    }
    Err(broken.unwrap_or_else(|| {
        Box::new(notice(
            Severity::Error,
            "sheet-empty",
            "all sheets of the file are empty",
            "Was it saved to its end?",
        ))
    }))
}

fn others(taken: &str, sheets: &[SheetInfo]) -> Option<Problem> {
    let others: Vec<String> = sheets
        .iter()
        .filter(|sheet| sheet.name != taken)
        .map(|sheet| {
            let hidden = if sheet.is_hidden { " (hidden)" } else { "" };
            format!("{}{hidden}", sheet.name)
        })
        .collect();
    (!others.is_empty()).then(|| {
        notice(
            Severity::Information,
            "other-sheets",
            format!(
                "the sheet \"{}\" is read; there are also {}",
                shortened(taken),
                listed(&others)
            ),
            "Choose another sheet if the rows stand there.",
        )
    })
}

/// Where the header of a sheet stands, and how far its columns go.
#[derive(Debug, Default)]
struct Layout {
    header: Option<u32>,
    first_column: u32,
    names: Vec<String>,
    title: Vec<String>,
}

impl Layout {
    fn of(sample: &Sample, options: &ReadOptions) -> Self {
        let (index, has_header) = match options.header_row {
            Some(0) => (0, false),
            Some(row) => {
                let at = sample.iter().position(|(at, _)| u64::from(*at) + 1 >= row);
                (at.unwrap_or(0), true)
            }
            None => header(sample),
        };
        let below = sample.get(index..).unwrap_or_default();
        let first_column = below
            .iter()
            .filter_map(|(_, cells)| cells.first().map(|(column, ..)| *column))
            .min()
            .unwrap_or(0);
        let mut lasts: Vec<u32> = below
            .iter()
            .filter_map(|(_, cells)| cells.last().map(|(column, ..)| *column))
            .collect();
        lasts.sort_unstable();
        // A remark far to the right of a few rows makes no columns.
        let usual = lasts.get(lasts.len() * 3 / 4).copied().unwrap_or(0);
        let header = sample.get(index).filter(|_| has_header);
        let last_named = header.and_then(|(_, cells)| cells.last().map(|(column, ..)| *column));
        let last = usual.max(last_named.unwrap_or(0));
        let width = (last.saturating_sub(first_column) as usize + 1).min(MOST);
        let mut names = vec![String::new(); width];
        for (column, text, _) in header.map_or(&[][..], |(_, cells)| cells) {
            if let Some(name) = names.get_mut(column.saturating_sub(first_column) as usize) {
                name.clone_from(text);
            }
        }
        let title = sample.iter().take(index).map(|(_, cells)| {
            let texts: Vec<&str> = cells.iter().map(|(_, text, _)| text.as_str()).collect();
            texts.join(" ")
        });
        Self {
            header: header.map(|(row, _)| *row),
            first_column,
            names,
            title: title.collect(),
        }
    }

    fn notices(&self) -> Vec<Problem> {
        let mut notices = Vec::new();
        if let Some(header) = self.header
            && !self.title.is_empty()
        {
            notices.push(headers::title_notice(&self.title, u64::from(header) + 1));
        }
        if self.header.is_none() {
            notices.push(headers::missing_notice());
        }
        notices
    }
}

/// Which of the rows names the columns, and whether it does.
fn header(sample: &Sample) -> (usize, bool) {
    let mut counts: Vec<usize> = sample.iter().map(|(_, cells)| cells.len()).collect();
    counts.sort_unstable();
    let usual = counts.get(counts.len() / 2).copied().unwrap_or(1);
    let needed = usual.div_ceil(2).max(2).min(usual);
    let mut first = sample.iter().take(HEADER_WITHIN);
    let index = first
        .position(|(_, cells)| cells.len() >= needed)
        .unwrap_or(0);
    let Some((_, cells)) = sample.get(index) else {
        return (0, true);
    };
    let below = sample.iter().skip(index + 1).take(HEADER_WITHIN);
    let below: Vec<_> = below.map(|(_, cells)| figures(cells)).collect();
    (index, !is_row_like(&figures(cells), cells.len(), &below))
}

/// What figures stand in a row, by column.
fn figures(cells: &[(u32, String, CellKind)]) -> Vec<Option<Figure>> {
    let width = cells.last().map_or(0, |(column, ..)| *column as usize + 1);
    let mut figures = vec![None; width.min(MOST)];
    for (column, text, kind) in cells {
        if let Some(slot) = figures.get_mut(*column as usize) {
            *slot = match kind {
                CellKind::Date => Some(Figure::Day),
                _ => figure(text),
            };
        }
    }
    figures
}

impl Sheet<'_> {
    /// The work of a pass over the rows, counted in rows.
    pub fn bytes_total(&self) -> u64 {
        self.rows.max(1)
    }

    /// Calls `each` for every row below the header with something in it.
    pub fn for_each_row(
        &mut self,
        columns: usize,
        each: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), TableError> {
        let (header, first_column) = (self.header, self.first_column);
        let mut number = 0;
        let mut problems = Vec::new();
        let mut last = None;
        let ended = self.workbook.for_each_row(&self.name, &mut |row, values| {
            last = Some(row);
            if header.is_some_and(|header| row <= header) {
                return ControlFlow::Continue(());
            }
            number += 1;
            problems.clear();
            let line = u64::from(row) + 1;
            let cells = cells(values, line, first_column, columns, &mut problems);
            each(Row {
                number,
                line,
                bytes_done: line,
                cells: &cells,
                problems: &problems,
            })
        });
        ended.map_err(|problem| {
            let after = last.map_or_else(String::new, |row| format!(" after row {}", row + 1));
            TableError::Unreadable {
                problem: Box::new(Problem {
                    message: format!("{}{after}", problem.message),
                    ..*problem
                }),
            }
        })
    }
}

/// The cells of a row in the order of the columns, those beyond the last header behind them.
fn cells<'c>(
    values: &'c Cells<'_>,
    line: u64,
    first_column: u32,
    columns: usize,
    problems: &mut Vec<RowProblem>,
) -> Vec<Cell<'c>> {
    let mut cells = vec![Cell::MISSING; columns];
    for (column, value) in values {
        let (text, kind) = content::of(value);
        if kind == CellKind::Empty {
            continue;
        }
        let cell = Cell {
            text,
            kind,
            line,
            column: u64::from(*column) + 1,
        };
        let position = column.checked_sub(first_column).map(|at| at as usize);
        if kind == CellKind::Error {
            problems.push(RowProblem {
                column: cell.column,
                header: position.filter(|at| *at < columns),
                value: cell.text.clone().into_owned(),
                ..row_problem(
                    Severity::Error,
                    "cell-error",
                    line,
                    "a formula ended in an error here",
                    "Mend the formula or write the value.",
                )
            });
        }
        match position.and_then(|at| cells.get_mut(at)) {
            Some(slot) if position.is_some_and(|at| at < columns) => *slot = cell,
            _ => {
                problems.push(RowProblem {
                    column: cell.column,
                    value: shortened(&cell.text),
                    ..row_problem(
                        Severity::Warning,
                        "row-too-long",
                        line,
                        "a cell stands outside the columns that the header names",
                        "Name its column in the header if it belongs to the table.",
                    )
                });
                cells.push(cell);
            }
        }
    }
    cells
}
