//! Records of CSV that are plain, divided without a copy: a cell is what stands between two
//! separators, or between two quotation marks with none inside.

use super::marks::Marks;
use super::split::{Dialect, Records};
use crate::load::table::CellKind;
use crate::load::table::light::{LightCell, LightRow, TakesRows};
use memchr::{memchr, memchr3};
use std::ops::{ControlFlow, Range};

/// So many records are divided before the first is lent.
const AHEAD: usize = 64;

/// Some plain records that come one after the other.
#[derive(Debug)]
pub(super) struct Ahead<'t> {
    marks: Marks<'t>,
    cells: Vec<LightCell<'t>>,
    columns: usize,
    /// Where each begins, and where it ends.
    stretches: Vec<(usize, usize)>,
    /// Those that are not lent yet.
    rest: Range<usize>,
    /// Where the last of them ends, and what comes next begins.
    behind: usize,
}

impl<'t> Ahead<'t> {
    /// None of the records of a text.
    pub fn of(records: &Records<'t>, columns: usize) -> Self {
        Self {
            marks: Marks::of(records.text, records.dialect.separator),
            cells: Vec::new(),
            columns,
            stretches: Vec::new(),
            rest: 0..0,
            behind: 0,
        }
    }

    /// Reads the records that come next, as long as they are plain. Those that were read before and
    /// are not lent yet are kept, if they are what comes next.
    pub fn read(&mut self, records: &mut Records<'t>) {
        let known = self.stretches.get(self.rest.clone());
        if let Some([(begin, _), ..]) = known
            && *begin == records.at
        {
            records.at = self.behind;
            return;
        }
        self.cells.clear();
        self.stretches.clear();
        while self.stretches.len() < AHEAD {
            let begin = records.at;
            let end = records.next_light(self.columns, &mut self.cells, &mut self.marks);
            let Some(end) = end else {
                self.cells.truncate(self.stretches.len() * self.columns);
                break;
            };
            self.stretches.push((begin, end));
        }
        self.behind = records.at;
        self.rest = 0..self.stretches.len();
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
        let rows = rows.zip(&self.stretches).skip(self.rest.start).zip(first..);
        let rows = rows.map(|((cells, &(_, end)), number)| LightRow {
            number,
            bytes_done: end as u64,
            cells,
        });
        let rows: Vec<LightRow<'_>> = rows.collect();
        let (taken, flow) = to.lights(&rows);
        *number += taken as u64;
        self.rest.start += taken;
        match self.stretches.get(self.rest.start) {
            Some(&(begin, _)) if flow.is_continue() => {
                self.rest.start += 1;
                Err(begin)
            }
            _ => Ok(flow),
        }
    }
}

impl<'t> Records<'t> {
    /// Reads the next record behind `cells` and returns the byte where it ends, as [`Self::next`]
    /// would; `None`, and nothing is read, where it is not plain, blank, or has not `columns` cells.
    fn next_light(
        &mut self,
        columns: usize,
        cells: &mut Vec<LightCell<'t>>,
        marks: &mut Marks<'t>,
    ) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let separator = self.dialect.separator;
        let before = cells.len();
        let mut at = self.at;
        while matches!(bytes.get(at), Some(b'\n' | b'\r')) {
            at += 1;
        }
        if at >= bytes.len() {
            return None;
        }
        let begin = at;
        marks.go_to(begin);
        let mut is_blank = true;
        for left in (0..columns).rev() {
            // A quotation mark may stand behind the spaces.
            if matches!(bytes.get(at), Some(b'"' | b' ')) {
                cells.truncate(before);
                return self.next_quoted(begin, columns, cells);
            }
            let end = marks.next();
            let text = self.text.get(at..end)?;
            is_blank = is_blank && is_blank_text(text);
            cells.push(cell(text));
            let is_last = bytes.get(end) != Some(&separator);
            if is_last || left == 0 {
                let is_plain = is_last && left == 0 && !is_blank;
                return is_plain.then(|| self.ended(end));
            }
            at = end + 1;
        }
        None
    }

    /// As [`Self::next_light`], for a record in which cells stand between quotation marks.
    fn next_quoted(
        &mut self,
        begin: usize,
        columns: usize,
        cells: &mut Vec<LightCell<'t>>,
    ) -> Option<usize> {
        let before = cells.len();
        let bytes = self.text.as_bytes();
        let separator = self.dialect.separator;
        let mut at = begin;
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
            is_blank = is_blank && is_blank_text(text);
            cells.push(cell(text));
            if bytes.get(next) == Some(&separator) {
                at = next + 1;
                continue;
            }
            return (!is_blank && cells.len() - before == columns).then(|| self.ended(next));
        }
    }

    /// Goes behind the end of a record.
    fn ended(&mut self, end: usize) -> usize {
        let bytes = self.text.as_bytes();
        let is_pair = bytes.get(end) == Some(&b'\r') && bytes.get(end + 1) == Some(&b'\n');
        self.at = (end + 1 + usize::from(is_pair)).min(bytes.len());
        end
    }
}

#[inline]
fn is_blank_text(text: &str) -> bool {
    match text.as_bytes() {
        [] => true,
        [first, ..] if first.is_ascii_graphic() => false,
        _ => text.trim().is_empty(),
    }
}

#[inline]
fn cell(text: &str) -> LightCell<'_> {
    LightCell {
        text,
        kind: if text.is_empty() {
            CellKind::Empty
        } else {
            CellKind::Text
        },
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
