//! Rows of which only the cells are looked at: where nothing is wrong or odd, nobody asks on which
//! line and in which column a cell stands.

use super::row::{CellKind, Row};
use std::ops::ControlFlow;

/// A cell alone.
#[derive(Debug, Clone, Copy)]
pub(in crate::load) struct LightCell<'r> {
    /// See [`Cell::text`](super::Cell::text).
    pub text: &'r str,
    /// See [`Cell::kind`](super::Cell::kind).
    pub kind: CellKind,
}

/// A row with which nothing is wrong: a cell for every header, and not all of them empty.
#[derive(Debug, Clone, Copy)]
pub(in crate::load) struct LightRow<'r> {
    /// See [`Row::number`].
    pub number: u64,
    /// See [`Row::bytes_done`].
    pub bytes_done: u64,
    /// See [`Row::cells`].
    pub cells: &'r [LightCell<'r>],
}

/// Whoever takes the rows of a table, light where that is enough.
pub(in crate::load) trait TakesRows {
    /// Takes rows by their cells, one after the other, and says how many. Where there are more, and
    /// it does not stop, it asks for the next of them as a whole row, with which nothing is done.
    fn lights(&mut self, rows: &[LightRow<'_>]) -> (usize, ControlFlow<()>);

    /// As [`Self::lights`] with one row; `None` asks for the whole of it. Many at once cost less.
    fn light(&mut self, row: &LightRow<'_>) -> Option<ControlFlow<()>> {
        let (taken, flow) = self.lights(std::slice::from_ref(row));
        (taken > 0 || flow.is_break()).then_some(flow)
    }

    /// Takes a whole row.
    fn whole(&mut self, row: &Row<'_>) -> ControlFlow<()>;
}

/// Gives a whole row, light where it may be.
pub(super) fn lend(row: &Row<'_>, columns: usize, to: &mut dyn TakesRows) -> ControlFlow<()> {
    if row.problems.is_empty() && row.cells.len() == columns {
        let cells = row.cells.iter().map(|cell| LightCell {
            text: &cell.text,
            kind: cell.kind,
        });
        let light = LightRow {
            number: row.number,
            bytes_done: row.bytes_done,
            cells: &cells.collect::<Vec<_>>(),
        };
        if let Some(flow) = to.light(&light) {
            return flow;
        }
    }
    to.whole(row)
}
