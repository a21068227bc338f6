//! Records of CSV that are plain, divided without a copy: a cell is what stands between two
//! separators, or between two quotation marks with none inside.

use super::split::{Dialect, Records};
use crate::load::table::CellKind;
use crate::load::table::light::LightCell;
use memchr::{memchr, memchr3};

impl<'t> Records<'t> {
    /// Reads the next record into `cells` and returns the byte where it ends, as [`Self::next`]
    /// would; `None`, and nothing is read, where it is not plain, blank, or has not `columns` cells.
    pub fn next_light(&mut self, columns: usize, cells: &mut Vec<LightCell<'t>>) -> Option<usize> {
        cells.clear();
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
            if cells.len() == columns {
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
            if is_blank || cells.len() != columns {
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
