//! One figure of a row: its number, its ends, its qualifier and its words put together.

use super::cells::Cells;
use super::figures::{FigureCell, read_figure, with_ends};
use super::mapping::{FigureColumns, Hidden, Mapping};
use super::nothing::is_nothing;
use super::whats;
use super::when::Remark;
use crate::load::table::Cell;
use crate::model::{Qualifier, Value};
use crate::text::read_value;

/// The figure of a row; what is odd about its cells is remarked.
pub(super) fn figure<'r>(
    mapping: &Mapping,
    columns: &FigureColumns,
    cells: &'r [Cell<'r>],
    remarks: &mut Vec<Remark>,
) -> Option<Value<'r>> {
    let cells = Cells(cells);
    let mut read = |column: Option<usize>| {
        let column = column?;
        match read_figure(cells.text(column), mapping.decimal_sign) {
            FigureCell::Nothing => None,
            FigureCell::Figure(value, reading) => {
                remarks.extend(reading.map(|reading| {
                    let done = format!("read as {value}");
                    (whats::of_reading(reading), column, done)
                }));
                Some(value)
            }
            FigureCell::Refused(refusal) => {
                remarks.push((whats::of_refusal(refusal), column, "left out".to_owned()));
                None
            }
        }
    };
    let words = read(columns.words);
    let stated = words.or_else(|| read(columns.value));
    let stated = match stated {
        Some(value) => Some(value),
        None => hidden(&columns.inside, cells, remarks),
    };
    let mut end = |column: Option<usize>| {
        let column = column.filter(|_| words.is_none())?;
        match read_figure(cells.text(column), mapping.decimal_sign) {
            FigureCell::Figure(value, _) => value.amount(),
            FigureCell::Nothing => None,
            FigureCell::Refused(refusal) => {
                remarks.push((whats::of_refusal(refusal), column, "left out".to_owned()));
                None
            }
        }
    };
    let (low, high) = (end(columns.low), end(columns.high));
    let (value, crossed) = with_ends(stated, low, high)?;
    if crossed && let Some(column) = columns.value.or(columns.low).or(columns.high) {
        remarks.push((
            whats::FIGURE_OUTSIDE_ENDS,
            column,
            format!("read as {value}"),
        ));
    }
    Some(qualified(value, columns.qualifier, cells, remarks))
}

/// The number with the qualifier that a column of its own states.
fn qualified<'r>(
    value: Value<'r>,
    column: Option<usize>,
    cells: Cells<'r, '_>,
    remarks: &mut Vec<Remark>,
) -> Value<'r> {
    let Some(column) = column else { return value };
    let words = cells.text(column);
    if is_nothing(words) || value.qualifier() != Qualifier::Exact {
        return value;
    }
    let Some(number) = value.amount() else {
        return value;
    };
    let code = words.to_lowercase().replace([' ', '-'], "_");
    let named = Qualifier::from_code(&code);
    let spoken = || {
        let phrase = format!("{words} {number}");
        read_value(&phrase).map(|value| value.qualifier())
    };
    let qualifier = named.or_else(spoken);
    let stated = qualifier.and_then(|qualifier| Value::number(qualifier, number, None).ok());
    stated.unwrap_or_else(|| {
        remarks.push((whats::QUALIFIER_UNREADABLE, column, "left out".to_owned()));
        value
    })
}

/// A figure that hides among other words: `[size=about 200]`.
fn hidden<'r>(
    places: &[Hidden],
    cells: Cells<'r, '_>,
    remarks: &mut Vec<Remark>,
) -> Option<Value<'r>> {
    places.iter().find_map(|place| {
        let text = cells.text(place.column);
        let words = between(text, place)?;
        if words.eq_ignore_ascii_case("no report") {
            return None;
        }
        match read_figure(words, None) {
            FigureCell::Figure(value, _) => Some(value),
            FigureCell::Nothing => None,
            FigureCell::Refused(refusal) => {
                let done = format!("“{words}” left out");
                remarks.push((whats::of_refusal(refusal), place.column, done));
                None
            }
        }
    })
}

/// The words between the marks.
fn between<'r>(text: &'r str, place: &Hidden) -> Option<&'r str> {
    let length = place.opening.len();
    let is_opening = |at: &usize| {
        let found = text.get(*at..*at + length);
        found.is_some_and(|found| found.eq_ignore_ascii_case(&place.opening))
    };
    let start = text.char_indices().map(|(at, _)| at).find(is_opening)?;
    let rest = text.get(start + length..)?;
    let end = rest.find(place.closing.as_slice()).unwrap_or(rest.len());
    rest.get(..end).map(str::trim)
}
