//! When a row happened: its date, or the words of one that cannot be read.

use super::cells::Cells;
use super::dates::{DateCell, DayOrder, interval, read_date};
use super::mapping::{ColumnRole, Mapping};
use super::report::What;
use super::whats;
use crate::model::{CivilDate, Precision};
use crate::text::calendar::month;
use std::borrow::Cow;

/// When a row happened.
#[derive(Debug, Clone, Default)]
pub(super) struct When<'r> {
    /// `None` stands under "no date".
    pub date: Option<CivilDate>,
    /// How it was understood, or its own words.
    pub note: Option<Cow<'r, str>>,
}

/// A remark on a cell: what, its column, and what was done.
pub(super) type Remark = (&'static What, usize, String);

/// Reads the date of a row.
pub(super) fn when<'r>(
    mapping: &'r Mapping,
    cells: Cells<'r, '_>,
    order: DayOrder,
    remarks: &mut Vec<Remark>,
) -> When<'r> {
    let Some(column) = mapping.column(ColumnRole::Date) else {
        return When::default();
    };
    let text = cells.text(column);
    let date = read(column, text, order, remarks);
    let mut when = When {
        date: date.map(|date| with_parts(mapping, cells, date, remarks)),
        note: note(mapping, cells, text),
    };
    let is_unread = when.date.is_none() && !super::nothing::is_nothing(text);
    if is_unread && when.note.is_none() {
        when.note = Some(Cow::Owned(format!("Written as “{text}”.")));
    }
    if let (Some(start), Some(column)) = (when.date, mapping.column(ColumnRole::DateEnd))
        && let Some(end) = read(column, cells.text(column), order, remarks)
    {
        let is_day = |date: CivilDate| date.precision() == Precision::Day;
        if end.first_day_number() < start.first_day_number() {
            remarks.push((whats::DATE_BACKWARDS, column, String::new()));
        } else if is_day(start) && is_day(end) {
            when.date = interval(start, end).or(when.date);
        }
    }
    precision(mapping, cells, &mut when);
    when
}

/// The year with the month and the day that stand in columns of their own.
fn with_parts(
    mapping: &Mapping,
    cells: Cells<'_, '_>,
    date: CivilDate,
    remarks: &mut Vec<Remark>,
) -> CivilDate {
    let part = |role| {
        mapping
            .column(role)
            .map(|column| (column, cells.text(column)))
    };
    let (Precision::Year, Some((_, named))) = (date.precision(), part(ColumnRole::DateMonth))
    else {
        return date;
    };
    let number = named.parse().ok().or_else(|| month(&named.to_lowercase()));
    let Some(number) = number.filter(|number: &i8| (1..=12).contains(number)) else {
        return date;
    };
    let month = CivilDate::parse(&format!("{date}-{number:02}")).unwrap_or(date);
    let Some((column, Ok(day @ 1..))) =
        part(ColumnRole::DateDay).map(|(column, text)| (column, text.parse::<i8>()))
    else {
        return month;
    };
    CivilDate::parse(&format!("{month}-{day:02}")).unwrap_or_else(|_no_such_day| {
        remarks.push((
            whats::DATE_NO_SUCH_DAY,
            column,
            format!("read as {}", month.long()),
        ));
        month
    })
}

fn read(
    column: usize,
    text: &str,
    order: DayOrder,
    remarks: &mut Vec<Remark>,
) -> Option<CivilDate> {
    match read_date(text, order) {
        DateCell::Nothing => None,
        DateCell::Date(date, reading) => {
            if let Some(what) = reading.and_then(whats::of_date) {
                remarks.push((what, column, format!("read as {}", date.long())));
            }
            Some(date)
        }
        DateCell::Unreadable => {
            remarks.push((whats::DATE_UNREADABLE, column, "no date".to_owned()));
            None
        }
        DateCell::NoSuchDay => {
            remarks.push((whats::DATE_NO_SUCH_DAY, column, "no date".to_owned()));
            None
        }
    }
}

/// Words about the date, where they say something else than the date itself.
fn note<'r>(mapping: &Mapping, cells: Cells<'r, '_>, date: &str) -> Option<Cow<'r, str>> {
    let column = mapping.column(ColumnRole::DateNote)?;
    let words = cells.text(column);
    (!words.is_empty() && words != date).then_some(Cow::Borrowed(words))
}

/// Makes a date as wide as its code says.
fn precision(mapping: &Mapping, cells: Cells<'_, '_>, when: &mut When<'_>) {
    let Some(column) = mapping.column(ColumnRole::DatePrecision) else {
        return;
    };
    let cell = cells.text(column);
    let found = mapping
        .date_precision
        .iter()
        .find(|known| known.code == cell);
    let Some(code) = found else { return };
    if let (Some(date), Some(precision)) = (when.date, code.precision)
        && date.precision() == Precision::Day
    {
        let iso = date.to_string();
        let length = match precision {
            Precision::Month => 7,
            Precision::Year => 4,
            Precision::Day | Precision::Interval => iso.len(),
        };
        let wider = iso
            .get(..length)
            .and_then(|text| CivilDate::parse(text).ok());
        when.date = wider.or(when.date);
    }
    if !code.words.is_empty() && when.note.is_none() {
        when.note = Some(Cow::Owned(code.words.clone()));
    }
}
