//! A pass over all rows, with progress told and a cancellation noticed.

use super::cells::Cells;
use super::mapping::Mapping;
use super::survey::{Settled, Survey};
use crate::load::Progress;
use crate::load::progress::{Cancelled, Pass, step};
use crate::load::table::Table;
use std::ops::ControlFlow;

/// Progress is told, and a cancellation noticed, every so many rows.
const STEP: u64 = 1_024;

/// So many rows are asked beforehand how all are meant.
const FORESEEN: u64 = 1_000;

/// No row is thought to be shorter than so many bytes when room is made for all.
const SHORTEST: u64 = 32;

/// What the first rows say of all.
#[derive(Debug)]
pub(super) struct Foreseen {
    pub settled: Settled,
    /// About how many rows there are.
    pub rows: usize,
}

/// Looks at the first rows. What they say is only a guess, and whoever goes by it looks at all
/// rows while reading them.
pub(super) fn foresee(table: &mut Table<'_>, mapping: &Mapping) -> Foreseen {
    let mut survey = Survey::default();
    let mut begins = None;
    let mut ends = 0;
    let total = table.bytes_total();
    let ended = table.for_each_row(&mut |row| {
        begins.get_or_insert(row.bytes_done);
        ends = row.bytes_done;
        survey.see(mapping, row.number, Cells(row.cells));
        if row.number < FORESEEN {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    // What breaks is told by the pass that makes claims.
    drop(ended);
    let mut settled = survey.settled(mapping);
    settled.swapped_rows.clear();
    let length = (ends - begins.unwrap_or(ends)) / (settled.rows as u64).max(2);
    let rows = total / length.max(SHORTEST);
    Foreseen {
        rows: usize::try_from(rows + rows / 64).unwrap_or(settled.rows),
        settled,
    }
}

/// Tells how far the pass has come at a row, by the bytes that are done.
pub(super) fn tell(
    progress: &dyn Progress,
    pass: Pass,
    row: u64,
    (done, total): (u64, u64),
    claims: usize,
) -> Result<(), Cancelled> {
    if row % STEP != 1 {
        return Ok(());
    }
    let size = |bytes: u64| usize::try_from(bytes).unwrap_or(usize::MAX / 4);
    step(progress, pass, size(done), size(total), claims)
}
