//! The cells of one row by the place of their column, and how they are kept with the claim.

use crate::load::table::{Cell, CellKind};

/// The cells of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cells<'r, 'c>(pub &'r [Cell<'c>]);

impl<'r> Cells<'r, '_> {
    /// What stands in a column, without spaces at its ends; nothing where the row is short.
    pub fn text(self, column: usize) -> &'r str {
        self.0.get(column).map_or("", |cell| trimmed(&cell.text))
    }

    /// The first of several columns that is filled, with its column.
    pub fn first_filled(
        self,
        mut columns: impl Iterator<Item = usize>,
    ) -> Option<(usize, &'r str)> {
        columns.find_map(|column| {
            let text = self.text(column);
            (!super::figures::is_nothing(text)).then_some((column, text))
        })
    }

    /// Whether no cell holds anything.
    pub fn is_empty(self) -> bool {
        self.0.iter().all(|cell| trimmed(&cell.text).is_empty())
    }
}

/// A text without white space at its ends.
pub(super) fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        // Nearly every cell leaves here.
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// The JSON of a cell: numbers, lists and objects as they stand, all else as a text.
pub(super) fn json(cell: &Cell<'_>) -> String {
    let text = cell.text.as_ref();
    let as_it_is = match cell.kind {
        CellKind::Json => serde_json::from_str::<serde_json::Value>(text).is_ok(),
        CellKind::Number => serde_json::from_str::<serde_json::Number>(text).is_ok(),
        CellKind::Bool => matches!(text, "true" | "false"),
        CellKind::Text | CellKind::Empty | CellKind::Date | CellKind::Error => false,
    };
    if as_it_is {
        return text.to_owned();
    }
    // A text can always be written.
    serde_json::to_string(text).unwrap_or_default()
}
