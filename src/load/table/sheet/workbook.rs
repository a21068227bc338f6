//! A workbook of any of the four formats, one row after the other.
//!
//! XLSX and XLSB stream; XLS and ODS lie in memory, as their library reads them. It may
//! panic over damaged files, so each call into it is fenced.

use super::archive::damaged;
use super::content::lent;
use crate::load::table::choices::SheetInfo;
use crate::model::Problem;
use calamine::{
    Data, DataRef, Dimensions, Ods, Range, Reader, Sheet, SheetVisible, Xls, Xlsb, Xlsx,
};
use std::borrow::Cow;
use std::fmt::Display;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

type Bytes<'a> = Cursor<Cow<'a, [u8]>>;

/// Cells of one row, each with its column counted from 0.
pub(super) type Cells<'c> = Vec<(u32, DataRef<'c>)>;

/// Hears every row that is not empty, with its number counted from 0.
pub(super) type Each<'e> = &'e mut dyn FnMut(u32, &Cells<'_>) -> ControlFlow<()>;

/// An opened workbook.
pub(super) enum Workbook<'a> {
    Xlsx(Box<Xlsx<Bytes<'a>>>),
    Xlsb(Box<Xlsb<Bytes<'a>>>),
    Held(Vec<(Sheet, Range<Data>)>),
}

/// Runs a call into the library that reads spreadsheets.
fn fenced<T, E: Display>(call: impl FnOnce() -> Result<T, E>) -> Result<T, Box<Problem>> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(damaged(&error.to_string())),
        Err(_) => Err(damaged("what it says of itself does not fit together")),
    }
}

impl<'a> Workbook<'a> {
    pub fn xlsx(bytes: Cow<'a, [u8]>) -> Result<Self, Box<Problem>> {
        let workbook = fenced(|| Xlsx::new(Cursor::new(bytes)))?;
        Ok(Self::Xlsx(Box::new(workbook)))
    }

    pub fn xlsb(bytes: Cow<'a, [u8]>) -> Result<Self, Box<Problem>> {
        let workbook = fenced(|| Xlsb::new(Cursor::new(bytes)))?;
        Ok(Self::Xlsb(Box::new(workbook)))
    }

    pub fn xls(bytes: Cow<'a, [u8]>) -> Result<Self, Box<Problem>> {
        let workbook = fenced(|| Xls::new(Cursor::new(bytes)))?;
        held(workbook)
    }

    pub fn ods(bytes: Cow<'a, [u8]>) -> Result<Self, Box<Problem>> {
        let workbook = fenced(|| Ods::new(Cursor::new(bytes)))?;
        held(workbook)
    }

    /// The sheets in the order of the file. Charts and macros are none.
    pub fn sheets(&mut self) -> Vec<SheetInfo> {
        let known: Vec<Sheet> = match self {
            Self::Xlsx(workbook) => workbook.sheets_metadata().to_vec(),
            Self::Xlsb(workbook) => workbook.sheets_metadata().to_vec(),
            Self::Held(sheets) => sheets.iter().map(|(sheet, _)| sheet.clone()).collect(),
        };
        let is_table = |sheet: &Sheet| sheet.typ == calamine::SheetType::WorkSheet;
        let tables = known.into_iter().filter(is_table);
        tables
            .map(|sheet| {
                let (rows, columns) = self.size(&sheet.name);
                SheetInfo {
                    name: sheet.name,
                    rows,
                    columns,
                    is_hidden: sheet.visible != SheetVisible::Visible,
                }
            })
            .collect()
    }

    /// Rows and columns as the file states them; 0 where it does not.
    fn size(&mut self, name: &str) -> (u64, u64) {
        let end = match self {
            Self::Xlsx(workbook) => fenced(|| {
                let cells = workbook.worksheet_cells_reader(name);
                cells.map(|cells| stated(cells.dimensions()))
            })
            .ok(),
            Self::Xlsb(workbook) => fenced(|| {
                let cells = workbook.worksheet_cells_reader(name);
                cells.map(|cells| stated(cells.dimensions()))
            })
            .ok(),
            Self::Held(sheets) => {
                let found = sheets.iter().find(|(sheet, _)| sheet.name == name);
                found.and_then(|(_, range)| range.end())
            }
        };
        end.map_or((0, 0), |(row, column)| {
            (u64::from(row) + 1, u64::from(column) + 1)
        })
    }

    /// Calls `each` for every row of a sheet with something in it.
    pub fn for_each_row(&mut self, name: &str, each: Each<'_>) -> Result<(), Box<Problem>> {
        match self {
            Self::Xlsx(workbook) => {
                let mut cells = fenced(|| workbook.worksheet_cells_reader(name))?;
                by_rows(
                    || Ok(fenced(|| cells.next_cell())?.as_ref().map(placed)),
                    each,
                )
            }
            Self::Xlsb(workbook) => {
                let mut cells = fenced(|| workbook.worksheet_cells_reader(name))?;
                by_rows(
                    || Ok(fenced(|| cells.next_cell())?.as_ref().map(placed)),
                    each,
                )
            }
            Self::Held(sheets) => {
                let found = sheets.iter().find(|(sheet, _)| sheet.name == name);
                if let Some((_, range)) = found {
                    held_rows(range, each);
                }
                Ok(())
            }
        }
    }
}

fn stated(dimensions: Dimensions) -> (u32, u32) {
    dimensions.end
}

fn is_nothing(value: &DataRef<'_>) -> bool {
    match value {
        DataRef::Empty => true,
        DataRef::String(text) => text.trim().is_empty(),
        DataRef::SharedString(text) => text.trim().is_empty(),
        _ => false,
    }
}

type Placed<'c> = ((u32, u32), DataRef<'c>);

fn placed<'c>(cell: &calamine::Cell<DataRef<'c>>) -> Placed<'c> {
    (cell.get_position(), cell.get_value().clone())
}

/// Puts cells that come one by one together to rows.
fn by_rows<'c>(
    mut next: impl FnMut() -> Result<Option<Placed<'c>>, Box<Problem>>,
    each: Each<'_>,
) -> Result<(), Box<Problem>> {
    let mut cells: Cells<'c> = Vec::new();
    let mut current = 0;
    loop {
        let cell = next();
        let row = match &cell {
            Ok(Some(((row, _), _))) => Some(*row),
            Ok(None) | Err(_) => None,
        };
        if row != Some(current) {
            if !cells.is_empty() && each(current, &cells).is_break() {
                return Ok(());
            }
            cells.clear();
        }
        let Some(((row, column), value)) = cell? else {
            return Ok(());
        };
        current = row;
        if !is_nothing(&value) {
            cells.push((column, value));
        }
    }
}

fn held<'a, R>(mut workbook: R) -> Result<Workbook<'a>, Box<Problem>>
where
    R: Reader<Bytes<'a>>,
    R::Error: Display,
{
    let mut sheets = Vec::new();
    for sheet in workbook.sheets_metadata().to_vec() {
        let range = fenced(|| workbook.worksheet_range(&sheet.name))?;
        sheets.push((sheet, range));
    }
    Ok(Workbook::Held(sheets))
}

fn held_rows(range: &Range<Data>, each: Each<'_>) {
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, values) in (first_row..).zip(range.rows()) {
        let cells: Cells<'_> = (first_column..)
            .zip(values)
            .map(|(column, value)| (column, lent(value)))
            .filter(|(_, value)| !is_nothing(value))
            .collect();
        if !cells.is_empty() && each(row, &cells).is_break() {
            return;
        }
    }
}
