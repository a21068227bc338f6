//! Records of CSV that are plain, divided without a copy: a cell is what stands between two
//! separators, or between two quotation marks with none inside.

use super::split::{Dialect, Records};
use crate::load::table::CellKind;
use crate::load::table::light::{LightCell, LightRow, TakesRows};
use memchr::{memchr, memchr3};
use std::ops::ControlFlow;

/// So many records are divided before the first is lent.
const AHEAD: usize = 32;

/// Some plain records that come one after the other.
#[derive(Debug, Default)]
pub(super) struct Ahead<'t> {
    cells: Vec<LightCell<'t>>,
    columns: usize,
    /// Where each begins, and where it ends.
    stretches: Vec<(usize, usize)>,
}

impl<'t> Ahead<'t> {
    /// Reads the records that come next, as long as they are plain.
    pub fn read(&mut self, records: &mut Records<'t>, columns: usize) {
        self.cells.clear();
        self.stretches.clear();
        self.columns = columns;
        while self.stretches.len() < AHEAD {
            let begin = records.at;
            let Some(end) = records.next_light(columns, &mut self.cells) else {
                self.cells.truncate(self.stretches.len() * columns);
                return;
            };
            self.stretches.push((begin, end));
        }
    }

    /// Whether the record behind the last may be plain as well.
    pub fn is_full(&self) -> bool {
        self.stretches.len() == AHEAD
    }

    /// Lends the records as the rows behind `number`. An error is the byte where the record begins
    /// that has to be lent whole.
    pub fn lend(
        &mut self,
        number: &mut u64,
        to: &mut dyn TakesRows,
    ) -> Result<ControlFlow<()>, usize> {
        let first = *number + 1;
        let rows = self.cells.chunks_exact(self.columns.max(1));
        let rows = rows.zip(&self.stretches).zip(first..);
        let rows = rows.map(|((cells, &(_, end)), number)| LightRow {
            number,
            bytes_done: end as u64,
            cells,
        });
        let rows: Vec<LightRow<'_>> = rows.collect();
        for (at, row) in rows.iter().enumerate() {
            match to.light(row) {
                Some(ControlFlow::Continue(())) => *number = row.number,
                Some(ControlFlow::Break(())) => return Ok(ControlFlow::Break(())),
                None => {
                    let (begin, _) = self.stretches.get(at).copied().unwrap_or_default();
                    self.stretches.truncate(at);
                    return Err(begin);
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    }
}

impl<'t> Records<'t> {
    /// Reads the next record behind `cells` and returns the byte where it ends, as [`Self::next`]
    /// would; `None`, and nothing is read, where it is not plain, blank, or has not `columns` cells.
    pub fn next_light(&mut self, columns: usize, cells: &mut Vec<LightCell<'t>>) -> Option<usize> {
        let before = cells.len();
        let bytes = self.text.as_bytes();
        let separator = self.dialect.separator;
        let mut at = self.at;
        while matches!(bytes.get(at), Some(b'\n' | b'\r')) {
            at += 1;
        }
        if at >= bytes.len() {
            return None;
        }
        let mut is_blank = true;
        loop {
            let (start, end, next) = match bytes.get(at) {
                Some(b'"') => quoted(bytes, at, self.dialect).filter(|_| self.credit > 0)?,
                // A quotation mark may stand behind the spaces.
                Some(b' ') => return None,
                _ => {
                    let rest = bytes.get(at..)?;
                    let end = memchr3(separator, b'\n', b'\r', rest);
                    let end = end.map_or(bytes.len(), |end| at + end);
                    (at, end, end)
                }
            };
            let text = self.text.get(start..end)?;
            if cells.len() - before == columns {
                return None;
            }
            is_blank = is_blank && text.trim().is_empty();
            cells.push(LightCell {
                text,
                kind: if text.is_empty() {
                    CellKind::Empty
                } else {
                    CellKind::Text
                },
            });
            if bytes.get(next) == Some(&separator) {
                at = next + 1;
                continue;
            }
            if is_blank || cells.len() - before != columns {
                return None;
            }
            let is_pair = bytes.get(next) == Some(&b'\r') && bytes.get(next + 1) == Some(&b'\n');
            self.at = (next + 1 + usize::from(is_pair)).min(bytes.len());
            return Some(next);
        }
    }
}

/// Where the text between quotation marks begins and ends, and what stands behind the cell begins.
fn quoted(bytes: &[u8], open: usize, dialect: Dialect) -> Option<(usize, usize, usize)> {
    let start = open + 1;
    let end = start + memchr(b'"', bytes.get(start..)?)?;
    let next = end + 1;
    let is_end = match bytes.get(next) {
        None | Some(b'\n' | b'\r') => true,
        Some(&byte) => byte == dialect.separator,
    };
    let has_backslash = || dialect.backslash && memchr(b'\\', &bytes[start..end]).is_some();
    (is_end && !has_backslash()).then_some((start, end, next))
}
