//! The names of the columns: on one line, and no two the same.

use super::walk::notice;
use crate::model::{Problem, Severity};
use std::collections::{HashMap, HashSet};

/// More columns than any table has that a person made; more make every row a burden.
pub(super) const MOST: usize = 16_384;

/// Names that can be told apart, and notices about those that could not. `reserved` names are
/// given away already, to columns that come after these.
pub(super) fn distinct<'h>(
    written: impl IntoIterator<Item = &'h str>,
    reserved: &[&str],
) -> (Vec<String>, Vec<Problem>) {
    let cleaned: Vec<String> = written.into_iter().map(on_one_line).collect();
    let as_written: HashSet<&str> = cleaned.iter().map(String::as_str).collect();
    let mut taken: HashSet<String> = reserved.iter().map(|&name| name.to_owned()).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let (mut empty, mut again) = (Vec::new(), Vec::new());
    let mut names = Vec::with_capacity(cleaned.len());
    for (index, name) in cleaned.iter().enumerate() {
        let mut distinct = name.clone();
        if name.is_empty() {
            distinct = format!("column {}", index + 1);
        }
        let count = counts.entry(name.as_str()).or_insert(1);
        while taken.contains(&distinct)
            || (distinct != *name && as_written.contains(distinct.as_str()))
        {
            *count += 1;
            let stem = if name.is_empty() { "column" } else { name };
            distinct = format!("{stem} ({count})");
        }
        if name.is_empty() {
            empty.push(distinct.clone());
        } else if distinct != *name {
            again.push(distinct.clone());
        }
        taken.insert(distinct.clone());
        names.push(distinct);
    }
    let mut notices = Vec::new();
    if !empty.is_empty() {
        notices.push(notice(
            Severity::Information,
            "header-empty",
            format!("columns without a name are called {}", listed(&empty)),
            "Name them in the file if they matter.",
        ));
    }
    if !again.is_empty() {
        notices.push(notice(
            Severity::Warning,
            "header-double",
            format!(
                "several columns have the same name; they are called {}",
                listed(&again)
            ),
            "Look which of them is meant when you choose the columns.",
        ));
    }
    (names, notices)
}

/// A header without byte order mark, white space around it, and line breaks in it.
fn on_one_line(header: &str) -> String {
    let header = header.trim_start_matches('\u{feff}');
    let mut line = String::with_capacity(header.len());
    for word in header.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// `"a", "b" and 3 more`
pub(super) fn listed(names: &[String]) -> String {
    const NAMED: usize = 5;
    let shown: Vec<String> = names
        .iter()
        .take(NAMED)
        .map(|name| format!("\"{}\"", super::walk::shortened(name)))
        .collect();
    match names.len().checked_sub(NAMED) {
        Some(more) if more > 0 => format!("{} and {more} more", shown.join(", ")),
        _ => shown.join(", "),
    }
}

/// Says which lines above the header are no rows.
pub(super) fn title_notice(title: &[String], header_line: u64) -> Problem {
    let count = title.len();
    let lines = if count == 1 { "line" } else { "lines" };
    notice(
        Severity::Information,
        "title-lines",
        format!(
            "{count} {lines} above the header on line {header_line} are no rows: {}",
            listed(title)
        ),
        "Choose another header line if one of them names the columns.",
    )
}

/// Says that no line names the columns.
pub(super) fn missing_notice() -> Problem {
    notice(
        Severity::Warning,
        "header-missing",
        "the first line looks like a row: no line names the columns",
        "Choose the header line if one does; else add one to the file.",
    )
}

/// What a cell is that names no column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Number,
    Day,
}

/// Whether a cell is a number or a day; years may name columns and are neither.
pub(super) fn figure(cell: &str) -> Option<Figure> {
    let cell = cell.trim();
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let is_year = cell.len() == 4 && digits == 4 && cell.starts_with(['1', '2']);
    let only = |c: char| c.is_ascii_digit() || "+-.,:/ %T".contains(c);
    if digits == 0 || is_year || !cell.chars().all(only) {
        return None;
    }
    let parts = |mark| cell.matches(mark).count() == 2;
    let is_day = digits >= 4 && ['-', '/', '.'].into_iter().any(parts);
    Some(if is_day { Figure::Day } else { Figure::Number })
}

/// Whether what may be a header is a row like those below it: a third of what stands in it are
/// figures of the same kind as below. Days over columns of numbers are names.
pub(super) fn is_row_like(
    first: &[Option<Figure>],
    filled: usize,
    below: &[Vec<Option<Figure>>],
) -> bool {
    let is_alike = |(column, figure): &(usize, &Option<Figure>)| {
        let there = below.iter().filter(|row| row.get(*column) == Some(figure));
        figure.is_some() && !below.is_empty() && 2 * there.count() >= below.len()
    };
    let alike = first.iter().enumerate().filter(is_alike).count();
    alike > 0 && 3 * alike >= filled
}
