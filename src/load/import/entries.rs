//! Rows and cells as the report shows them, and the keys under which cells are kept.

use super::cells::Cells;
use super::report::RowEntry;
use crate::load::table::Row;

/// The longest value that the report shows, in characters.
const SHOWN: usize = 60;

/// An entry of the report about a cell, or about the row as a whole.
pub(super) fn entry(
    headers: &[String],
    row: &Row<'_>,
    column: Option<usize>,
    done: &str,
) -> RowEntry {
    let cell = column.and_then(|column| row.cells.get(column));
    let header = column.and_then(|column| headers.get(column));
    RowEntry {
        row: row.number,
        line: cell
            .map(|cell| cell.line)
            .filter(|&line| line > 0)
            .unwrap_or(row.line),
        column: cell.map_or(0, |cell| cell.column),
        header: header.cloned().unwrap_or_default(),
        // A row as a whole is known by what stands first in it.
        value: match cell {
            Some(cell) => shown(cell.text.trim()),
            None => Cells(row.cells)
                .first_filled(0..row.cells.len())
                .map_or_else(String::new, |(_, text)| shown(text)),
        },
        done: done.to_owned(),
    }
}

/// The `x-` keys of the columns, each its own.
pub(super) fn keys(headers: &[String]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::with_capacity(headers.len());
    let mut taken = std::collections::HashSet::new();
    for header in headers {
        let mut key = header.trim().to_owned();
        while !key.starts_with("x-") || !taken.insert(key.clone()) {
            key.insert_str(0, "x-");
        }
        keys.push(key);
    }
    keys
}

/// A foreign text as the report shows it.
pub(super) fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    crate::text::visible(&shown.replace(['\n', '\r'], " ")).into_owned()
}
