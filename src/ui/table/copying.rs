//! Rows of the table as text: the shown columns, in the shown order, figures with their
//! qualifier in words.

use crate::export::{TableForm, table_text};
use crate::view::{Column, TableRows, TableSource};

/// The heads and these rows.
pub fn rows_text(
    source: TableSource<'_>,
    rows: TableRows,
    columns: &[Column],
    form: TableForm,
    items: &[u32],
) -> String {
    let heads: Vec<&str> = columns.iter().map(|column| column.label()).collect();
    let lines = items.iter().map(|&item| {
        let cells = columns.iter();
        cells.map(move |&column| source.text(rows, column, item))
    });
    table_text(form, &heads, lines)
}
