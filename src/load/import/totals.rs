//! Rows that add up the others: no place of their own.

use super::cells::Cells;
use super::mapping::{ColumnRole, Mapping};
use super::survey::pair;

/// What such a row is called, alone ...
const ALONE: [&str; 19] = [
    "total",
    "totals",
    "sum",
    "subtotal",
    "sub total",
    "grand total",
    "итого",
    "всего",
    "итог",
    "сумма",
    "gesamt",
    "insgesamt",
    "summe",
    "zusammen",
    "total général",
    "total general",
    "suma",
    "разом",
    "усього",
];

/// ... and with words behind that say of what.
const BEGINNINGS: [&str; 9] = [
    "total ",
    "totals ",
    "grand total ",
    "итого ",
    "всего ",
    "insgesamt ",
    "gesamt ",
    "summe ",
    "разом ",
];

/// Whether a row is the sum of others: so it is called where the place should stand, or at its
/// beginning where none does, and it has no coordinates.
pub(super) fn is_total(mapping: &Mapping, cells: Cells<'_, '_>) -> bool {
    let place = cells.first_filled(mapping.columns_of(ColumnRole::Place));
    let columns = cells.0.len();
    let Some((_, name)) = place.or_else(|| cells.first_filled(0..columns)) else {
        return false;
    };
    is_total_name(name) && matches!(pair(mapping, cells), Ok(None))
}

/// Whether a sum is called so.
fn is_total_name(name: &str) -> bool {
    if name.len() > 80 {
        return false;
    }
    let plain = name.trim_matches(|c: char| !c.is_alphanumeric());
    // Nearly every name leaves here: no such word begins as it does.
    let first = plain.chars().flat_map(char::to_lowercase).next();
    if !matches!(
        first,
        Some('t' | 's' | 'g' | 'i' | 'z' | 'и' | 'в' | 'с' | 'р' | 'у')
    ) {
        return false;
    }
    let plain = plain.to_lowercase();
    ALONE.contains(&plain.as_str()) || BEGINNINGS.iter().any(|begin| plain.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::is_total_name;

    #[test]
    fn sums_are_known_by_their_names_and_towns_are_not_taken_for_them() {
        for name in [
            "Total",
            "TOTAL:",
            " Grand total ",
            "Total (all cities)",
            "Итого",
            "ИТОГО:",
            "Всего по России",
            "Insgesamt",
            "Total général",
            "* Total *",
        ] {
            assert!(is_total_name(name), "{name}");
        }
        for name in [
            "Totalán",
            "Totana",
            "Summerville",
            "Sumy",
            "Moscow",
            "",
            "Всеволожск",
        ] {
            assert!(!is_total_name(name), "{name}");
        }
    }
}
