//! Files of a known format that bear no headers: GDELT events and mentions, some of UCDP GED.

use super::presets::{GED_HEADERS, MENTION_HEADERS, event_headers};
use crate::load::table::{ReadOptions, Table};

/// How many columns a file of GDELT mentions has.
const MENTION_COLUMNS: std::ops::RangeInclusive<usize> = 14..=16;

/// How to read a table again whose first row was taken for headers and is data; `None` where it
/// has headers, or a person chose the row.
pub(in crate::load) fn without_headers(
    table: &Table<'_>,
    read: &ReadOptions,
) -> Option<ReadOptions> {
    let is_open = read.header_row.is_none();
    (is_open && known_headers(table.headers()).is_some()).then(|| ReadOptions {
        header_row: Some(0),
        ..read.clone()
    })
}

/// Names the columns of a table without headers, where its first row shows which format it is.
pub(in crate::load) fn name_columns(table: &mut Table<'_>) {
    if table.choices().header_row != Some(0) {
        return;
    }
    let first = table.sample(1).into_iter().next();
    let cells: Vec<String> = first
        .iter()
        .flat_map(|row| row.cells.iter().map(|cell| cell.text.to_string()))
        .collect();
    if let Some(names) = known_headers(&cells) {
        table.name_columns(&names);
    }
}

/// The headers that the columns have in their format, by the cells of a row.
fn known_headers(cells: &[String]) -> Option<Vec<String>> {
    if is_mention(cells) {
        Some(MENTION_HEADERS.map(ToOwned::to_owned).to_vec())
    } else if is_event(cells) {
        event_headers(cells.len())
    } else if is_ged(cells) {
        Some(GED_HEADERS.map(ToOwned::to_owned).to_vec())
    } else {
        None
    }
}

fn digits(cell: &str, count: usize) -> bool {
    cell.len() == count && cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// A mention: an id, two times of fourteen digits, a type, a name, a link.
fn is_mention(cells: &[String]) -> bool {
    let [id, event, mention, _type, _name, _link, ..] = cells else {
        return false;
    };
    MENTION_COLUMNS.contains(&cells.len())
        && digits(id, id.len().max(1))
        && digits(event, 14)
        && digits(mention, 14)
}

/// An event: an id, a day of eight digits, its month of six, its year of four.
fn is_event(cells: &[String]) -> bool {
    let [id, day, month, year, ..] = cells else {
        return false;
    };
    event_headers(cells.len()).is_some()
        && digits(id, id.len().max(1))
        && digits(day, 8)
        && digits(month, 6)
        && digits(year, 4)
        && day.starts_with(month.as_str())
        && month.starts_with(year.as_str())
}

/// An event of UCDP GED: an id, a year, a type of violence from 1 to 3, degrees in their columns.
fn is_ged(cells: &[String]) -> bool {
    let is_degree = |at: usize| {
        let cell = cells.get(at).and_then(|cell| cell.parse::<f64>().ok());
        cell.is_some_and(|degrees| degrees.abs() <= 180.0)
    };
    let [id, _relid, year, _active, _status, violence, ..] = cells else {
        return false;
    };
    cells.len() == GED_HEADERS.len()
        && digits(id, id.len().max(1))
        && digits(year, 4)
        && matches!(violence.as_str(), "1" | "2" | "3")
        && is_degree(29)
        && is_degree(30)
}
