//! A pass over all rows, with progress told and a cancellation noticed.

use super::cells::Cells;
use super::mapping::Mapping;
use super::survey::{Settled, Survey};
use crate::load::Progress;
use crate::load::progress::{Cancelled, Pass, step};
use crate::load::table::{Row, Table, TableError};
use std::ops::ControlFlow;

/// Progress is told, and a cancellation noticed, every so many rows.
const STEP: u64 = 1_024;

pub(super) fn survey(
    table: &mut Table<'_>,
    mapping: &Mapping,
    progress: &dyn Progress,
) -> Result<Settled, Cancelled> {
    let mut survey = Survey::default();
    let total = table.bytes_total();
    // What breaks in the middle is told by the pass that makes claims.
    let _broken_later = each_row(table, &mut |row| {
        tell(progress, Pass::Syntax, row, total, 0)?;
        survey.see(mapping, row.number, Cells(row.cells));
        Ok(())
    })?;
    Ok(survey.settled(mapping))
}

pub(super) fn each_row(
    table: &mut Table<'_>,
    each: &mut dyn FnMut(&Row<'_>) -> Result<(), Cancelled>,
) -> Result<Result<(), TableError>, Cancelled> {
    let mut cancelled = Ok(());
    let ended = table.for_each_row(&mut |row| {
        cancelled = each(&row);
        match cancelled {
            Ok(()) => ControlFlow::Continue(()),
            Err(Cancelled) => ControlFlow::Break(()),
        }
    });
    match cancelled {
        Ok(()) => Ok(ended),
        Err(Cancelled) => Err(Cancelled),
    }
}

pub(super) fn tell(
    progress: &dyn Progress,
    pass: Pass,
    row: &Row<'_>,
    total: u64,
    claims: usize,
) -> Result<(), Cancelled> {
    if row.number % STEP != 1 {
        return Ok(());
    }
    let size = |bytes: u64| usize::try_from(bytes).unwrap_or(usize::MAX / 4);
    step(progress, pass, size(row.bytes_done), size(total), claims)
}
