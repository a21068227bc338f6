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
    let mut json = String::new();
    push_json(&mut json, cell.kind, &cell.text);
    json
}

/// As [`json`], behind what stands there.
pub(super) fn push_json(json: &mut String, kind: CellKind, text: &str) {
    let as_it_is = match kind {
        CellKind::Json => serde_json::from_str::<serde_json::Value>(text).is_ok(),
        CellKind::Number if is_plain_number(text) => true,
        CellKind::Number => serde_json::from_str::<serde_json::Number>(text).is_ok(),
        CellKind::Bool => matches!(text, "true" | "false"),
        CellKind::Text | CellKind::Empty | CellKind::Date | CellKind::Error => false,
    };
    let is_escaped = |byte: u8| byte < b' ' || matches!(byte, b'"' | b'\\');
    if as_it_is {
        json.push_str(text);
    } else if text.bytes().fold(false, |any, byte| any | is_escaped(byte)) {
        // A text can always be written.
        json.push_str(&serde_json::to_string(text).unwrap_or_default());
    } else {
        json.push('"');
        json.push_str(text);
        json.push('"');
    }
}

/// Whether a text is a number of JSON without a doubt: `1800`.
fn is_plain_number(text: &str) -> bool {
    let begins = text.starts_with(|c: char| matches!(c, '1'..='9'));
    begins && text.len() < 16 && text.bytes().all(|byte| byte.is_ascii_digit())
}
