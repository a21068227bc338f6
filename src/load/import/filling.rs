//! The pass that makes claims of all rows: the plain ones one way, all others the other.

use super::build::Builder;
use super::cells::Cells;
use super::pass::tell;
use super::plain::PlainLane;
use super::report::RowEntry;
use super::survey::Survey;
use super::whats;
use crate::load::Progress;
use crate::load::progress::{Cancelled, Pass};
use crate::load::table::{LightRow, Row, Table, TableError, TakesRows};
use std::ops::ControlFlow;

/// The builder with all rows of the table, each of which is asked how it is meant.
pub(super) fn filled<'m>(
    mut builder: Builder<'m>,
    table: &mut Table<'_>,
    rows: usize,
    asked: Option<&mut Survey>,
    progress: &dyn Progress,
) -> Result<Builder<'m>, Cancelled> {
    let total = table.bytes_total();
    // Claims hold about half of their file; what is too much is given back at the end.
    let texts = usize::try_from(total / 2).unwrap_or(0);
    builder.dataset.claims.reserve(rows, texts);
    let mut filling = Filling {
        lane: PlainLane::of(builder.mapping, table.headers().len()),
        builder,
        asked,
        progress,
        pass: if table.is_checked() {
            Pass::Meaning
        } else {
            Pass::Only
        },
        total,
        cancelled: Ok(()),
    };
    let ended = table.lend(&mut filling);
    filling.cancelled?;
    if let Some(lane) = &mut filling.lane {
        lane.end(filling.asked);
    }
    let mut builder = filling.builder;
    if let Err(TableError::Unreadable { problem }) = ended {
        builder.report.add(whats::REST_UNREADABLE, || RowEntry {
            line: problem.location.as_ref().map_or(0, |at| at.line as u64),
            done: problem.message.clone(),
            ..RowEntry::default()
        });
    }
    Ok(builder)
}

/// What a row needs on its way into the dataset.
struct Filling<'m, 'p> {
    builder: Builder<'m>,
    lane: Option<PlainLane<'m>>,
    asked: Option<&'p mut Survey>,
    progress: &'p dyn Progress,
    pass: Pass,
    total: u64,
    cancelled: Result<(), Cancelled>,
}

impl Filling<'_, '_> {
    fn told(&mut self, number: u64, done: u64, claims: usize) -> ControlFlow<()> {
        let work = (done, self.total);
        self.cancelled = tell(self.progress, self.pass, number, work, claims);
        match self.cancelled {
            Ok(()) => ControlFlow::Continue(()),
            Err(Cancelled) => ControlFlow::Break(()),
        }
    }
}

impl TakesRows for Filling<'_, '_> {
    fn lights(&mut self, rows: &[LightRow<'_>]) -> (usize, ControlFlow<()>) {
        let claims = self.builder.dataset.claims.len();
        let Some(lane) = &mut self.lane else {
            return (0, ControlFlow::Continue(()));
        };
        let asked = self.asked.as_deref_mut();
        let taken = self.builder.plain_rows(lane, rows, asked);
        let taken_rows = rows.get(..taken).unwrap_or_default();
        let told = taken_rows
            .iter()
            .try_for_each(|row| self.told(row.number, row.bytes_done, claims));
        (taken, told)
    }

    fn whole(&mut self, row: &Row<'_>) -> ControlFlow<()> {
        let claims = self.builder.dataset.claims.len();
        self.told(row.number, row.bytes_done, claims)?;
        if let Some(asked) = &mut self.asked {
            asked.see(self.builder.mapping, row.number, Cells(row.cells));
        }
        self.builder.row(row);
        ControlFlow::Continue(())
    }
}
