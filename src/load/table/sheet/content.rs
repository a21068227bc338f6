//! What stands in a cell of a spreadsheet, as text.

use super::super::row::CellKind;
use calamine::{Data, DataRef, ExcelDateTime};
use std::borrow::Cow;

/// The text and the kind of a cell; formulas come with the value that was computed last.
pub(super) fn of<'c>(value: &'c DataRef<'_>) -> (Cow<'c, str>, CellKind) {
    match value {
        DataRef::Empty => (Cow::Borrowed(""), CellKind::Empty),
        DataRef::String(text) => of_text(text),
        DataRef::SharedString(text) => of_text(text),
        DataRef::Int(number) => (Cow::Owned(number.to_string()), CellKind::Number),
        DataRef::Float(number) => (Cow::Owned(digits(*number)), CellKind::Number),
        DataRef::Bool(value) => (Cow::Owned(value.to_string()), CellKind::Bool),
        DataRef::DateTime(time) => (Cow::Owned(iso(*time)), CellKind::Date),
        DataRef::DateTimeIso(time) | DataRef::DurationIso(time) => {
            (Cow::Borrowed(time.as_str()), CellKind::Date)
        }
        DataRef::Error(error) => (Cow::Owned(error.to_string()), CellKind::Error),
    }
}

fn of_text(text: &str) -> (Cow<'_, str>, CellKind) {
    let kind = if text.is_empty() {
        CellKind::Empty
    } else if is_error(text) {
        CellKind::Error
    } else {
        CellKind::Text
    };
    (Cow::Borrowed(text), kind)
}

/// ODS writes errors as texts.
fn is_error(text: &str) -> bool {
    text.starts_with('#')
        && [
            "#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!",
        ]
        .contains(&text)
}

/// The value of a sheet that is held in memory, lent.
pub(super) fn lent(value: &Data) -> DataRef<'_> {
    match value {
        Data::Empty => DataRef::Empty,
        Data::String(text) => DataRef::SharedString(text),
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(time) => DataRef::DateTime(*time),
        Data::DateTimeIso(time) => DataRef::DateTimeIso(time.clone()),
        Data::DurationIso(time) => DataRef::DurationIso(time.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}

/// A number as people write it: without ".0", and without an exponent where it is not huge.
fn digits(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    if (1e-9..1e21).contains(&number.abs()) {
        number.to_string()
    } else {
        format!("{number:e}")
    }
}

/// A day, a time or both in ISO 8601; durations in hours, minutes and seconds.
fn iso(time: ExcelDateTime) -> String {
    let value = time.as_f64();
    if time.is_duration() {
        let seconds = (value.abs() * 86_400.0).round();
        let sign = if value < 0.0 { "-" } else { "" };
        let whole = |part: f64| part.rem_euclid(60.0);
        return format!(
            "{sign}{:02}:{:02}:{:02}",
            (seconds / 3_600.0).floor(),
            whole((seconds / 60.0).floor()),
            whole(seconds)
        );
    }
    let (year, month, day, hour, minute, second, milli) = time.to_ymd_hms_milli();
    let mut clock = format!("{hour:02}:{minute:02}:{second:02}");
    if milli > 0 {
        clock = format!("{clock}.{milli:03}");
    }
    if (0.0..1.0).contains(&value) {
        return clock;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if value.fract() == 0.0 {
        date
    } else {
        format!("{date}T{clock}")
    }
}
