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
            (!super::nothing::is_nothing(text)).then_some((column, text))
        })
    }

    /// Whether no cell holds anything.
    pub fn is_empty(self) -> bool {
        self.0.iter().all(|cell| trimmed(&cell.text).is_empty())
    }
}

/// A text without white space at its ends.
#[inline]
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
#[inline]
pub(super) fn push_json(json: &mut String, kind: CellKind, text: &str) {
    let as_it_is = match kind {
        CellKind::Json => serde_json::from_str::<serde_json::Value>(text).is_ok(),
        CellKind::Number if is_plain_number(text) => true,
        CellKind::Number => serde_json::from_str::<serde_json::Number>(text).is_ok(),
        CellKind::Bool => matches!(text, "true" | "false"),
        CellKind::Text | CellKind::Empty | CellKind::Date | CellKind::Error => false,
    };
    if as_it_is {
        json.push_str(text);
    } else if has_escaped(text.as_bytes()) {
        // A text can always be written.
        json.push_str(&serde_json::to_string(text).unwrap_or_default());
    } else {
        json.push('"');
        json.push_str(text);
        json.push('"');
    }
}

/// Whether JSON writes some of these bytes with a backslash.
#[inline]
fn has_escaped(bytes: &[u8]) -> bool {
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut found = 0;
    for eight in eights {
        found |= escaped(u64::from_le_bytes(*eight));
    }
    let mut last = [b' '; 8];
    match bytes.last_chunk::<8>() {
        Some(end) => last = *end,
        None => {
            for (to, from) in last.iter_mut().zip(rest) {
                *to = *from;
            }
        }
    }
    found | escaped(u64::from_le_bytes(last)) != 0
}

/// A bit for each of eight bytes that is a control character, a quotation mark or a backslash; with
/// one of them there may be more bits than bytes.
#[inline]
fn escaped(eight: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xff;
    let is_zero = |eight: u64| eight.wrapping_sub(ONES) & !eight;
    let quote = is_zero(eight ^ (ONES * u64::from(b'"')));
    let backslash = is_zero(eight ^ (ONES * u64::from(b'\\')));
    let control = eight.wrapping_sub(ONES * u64::from(b' ')) & !eight;
    (quote | backslash | control) & (ONES << 7)
}

/// Whether a text is a number of JSON without a doubt: `1800`.
fn is_plain_number(text: &str) -> bool {
    let begins = text.starts_with(|c: char| matches!(c, '1'..='9'));
    begins && text.len() < 16 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::has_escaped;

    #[test]
    fn what_json_escapes_is_seen_wherever_it_stands() {
        for length in 0..20 {
            for at in 0..length {
                for byte in 0..=u8::MAX {
                    let mut text = vec![b'a'; length];
                    text[at] = byte;
                    let expected = byte < b' ' || matches!(byte, b'"' | b'\\');
                    assert_eq!(has_escaped(&text), expected, "{byte} at {at} of {length}");
                }
            }
        }
        assert!(!has_escaped("naïve Ж 中文 \u{7f}".as_bytes()));
    }
}
