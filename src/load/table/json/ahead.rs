//! The cells of some elements in a row that fit molds, which are lent together: so what lies anywhere
//! in memory is waited for once.

use crate::load::table::light::{LightCell, LightRow, TakesRows};
use crate::load::table::row::CellKind;
use std::ops::ControlFlow;

/// So many elements are lent together, or fewer where they have many cells.
const MOST: usize = 64;
const MOST_CELLS: usize = 1 << 12;

/// A cell in which nothing stands.
const NOTHING: LightCell<'_> = LightCell {
    text: "",
    kind: CellKind::Empty,
};

/// What ends with an element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stood {
    /// The element itself, before this byte.
    pub end: usize,
    /// The notes on it.
    pub notes: usize,
}

/// Elements that come next.
#[derive(Debug)]
pub(super) struct Ahead<'t> {
    columns: usize,
    cells: Vec<LightCell<'t>>,
    stood: Vec<Stood>,
    /// So many of them are done.
    done: usize,
    /// So many are put together at most: fewer where they are not taken.
    room: usize,
    /// What all elements of a mold have in common, and which.
    common: Vec<LightCell<'t>>,
    common_of: Option<usize>,
    /// What they have in common says something: none is empty.
    says_something: bool,
}

impl<'t> Ahead<'t> {
    /// No elements, which have so many cells.
    pub fn of(columns: usize) -> Self {
        Self {
            columns,
            cells: Vec::new(),
            stood: Vec::new(),
            done: 0,
            room: 1,
            common: vec![NOTHING; columns],
            common_of: None,
            says_something: false,
        }
    }

    /// Forgets all elements.
    pub fn clear(&mut self) {
        self.cells.clear();
        self.stood.clear();
        self.done = 0;
    }

    /// Whether all elements are done.
    pub fn is_done(&self) -> bool {
        self.done >= self.stood.len()
    }

    /// Whether another one is to be put behind them.
    pub fn has_room(&self) -> bool {
        self.stood.len() < self.room && self.cells.len() < MOST_CELLS
    }

    /// Puts an element behind the others: what all of its mold have in common, which is asked once,
    /// and its values. `None`, and nothing is put there, where one is none or nothing stands in it.
    pub fn put(
        &mut self,
        (mold, fixed): (usize, impl Iterator<Item = (usize, LightCell<'t>)>),
        values: impl Iterator<Item = Option<(usize, LightCell<'t>)>>,
        stood: Stood,
    ) -> Option<()> {
        if self.common_of != Some(mold) {
            self.common.fill(NOTHING);
            for (column, cell) in fixed {
                *self.common.get_mut(column)? = cell;
            }
            self.says_something = !self.common.iter().all(is_empty);
            self.common_of = Some(mold);
        }
        let before = self.cells.len();
        self.cells.extend_from_slice(&self.common);
        let cells = self.cells.get_mut(before..)?;
        let mut values = values;
        let is_put = values.all(|value| {
            let slot = value.and_then(|(column, cell)| Some((cells.get_mut(column)?, cell)));
            slot.map(|(slot, cell)| *slot = cell).is_some()
        });
        if !is_put || !self.says_something && cells.iter().all(is_empty) {
            self.cells.truncate(before);
            return None;
        }
        self.stood.push(stood);
        Some(())
    }

    /// Lends those that are not done, of which the first is the row with this number.
    pub fn lend(&mut self, number: u64, to: &mut dyn TakesRows) -> (usize, ControlFlow<()>) {
        let cells = self.cells.chunks_exact(self.columns.max(1));
        let rows = cells.zip(&self.stood).skip(self.done).zip(number..);
        let rows = rows.map(|((cells, stood), number)| LightRow {
            number,
            bytes_done: stood.end as u64,
            cells,
        });
        let rows: Vec<LightRow<'_>> = rows.collect();
        if rows.is_empty() {
            return (0, ControlFlow::Continue(()));
        }
        let (taken, flow) = to.lights(&rows);
        let is_all = taken == rows.len();
        self.room = if is_all { MOST.min(self.room * 2) } else { 1 };
        (taken, flow)
    }

    /// Goes past so many; where the last of them ended.
    pub fn go_past(&mut self, elements: usize) -> Option<Stood> {
        self.done += elements;
        let last = self.done.checked_sub(1).filter(|_| elements > 0)?;
        self.stood.get(last).copied()
    }
}

fn is_empty(cell: &LightCell<'_>) -> bool {
    cell.text.trim().is_empty()
}
