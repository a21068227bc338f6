//! From bytes to rows: other people's tables as their files have them.

#![expect(
    clippy::expect_used,
    reason = "what is made up here is sound, and what is not should fail loudly"
)]

mod broken;
mod csv;
mod encodings;
mod geojson;
mod json;
mod packed;
mod sheets;

use arrest_atlas::load::LoadError;
use arrest_atlas::load::table::{Opened, OwnedRow, ReadOptions, Table, open};
use arrest_atlas::model::Problem;
use std::ops::ControlFlow;

#[track_caller]
fn table_with<'a>(bytes: &'a [u8], options: &ReadOptions) -> Table<'a> {
    match open(bytes, "made-up", options, &()) {
        Ok(Opened::Table(table)) => *table,
        Ok(other) => panic!("no table: {other:?}"),
        Err(error) => panic!("not opened: {error}"),
    }
}

#[track_caller]
fn table(bytes: &[u8]) -> Table<'_> {
    table_with(bytes, &ReadOptions::default())
}

#[track_caller]
fn rows(table: &mut Table<'_>) -> Vec<OwnedRow> {
    let mut rows = Vec::new();
    let ended = table.for_each_row(&mut |row| {
        rows.push(row.to_owned_row());
        ControlFlow::Continue(())
    });
    if let Err(error) = ended {
        panic!("the rows break off: {error}");
    }
    rows
}

/// The headers, then every row, cells divided by `|`.
#[track_caller]
fn written_with(bytes: &[u8], options: &ReadOptions) -> String {
    let mut table = table_with(bytes, options);
    let mut text = table.headers().join("|");
    for row in rows(&mut table) {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_ref()).collect();
        text.push('\n');
        text.push_str(&cells.join("|"));
    }
    text
}

#[track_caller]
fn written(bytes: impl AsRef<[u8]>) -> String {
    written_with(bytes.as_ref(), &ReadOptions::default())
}

/// `code` of every notice.
fn codes(notices: &[Problem]) -> Vec<&'static str> {
    notices.iter().map(|notice| notice.code).collect()
}

/// `code line:column` of everything wrong with the rows.
#[track_caller]
fn faults(bytes: impl AsRef<[u8]>) -> Vec<String> {
    let rows = rows(&mut table(bytes.as_ref()));
    let problems = rows.iter().flat_map(|row| &row.problems);
    problems
        .map(|problem| format!("{} {}:{}", problem.code, problem.line, problem.column))
        .collect()
}

/// The message with which a file is refused.
#[track_caller]
fn refused(bytes: impl AsRef<[u8]>) -> String {
    match open(bytes.as_ref(), "made-up", &ReadOptions::default(), &()) {
        Err(LoadError::Unreadable { problems, .. } | LoadError::NoClaims { problems, .. }) => {
            problems[0].message.clone()
        }
        Err(LoadError::Cancelled) => panic!("nobody cancelled it"),
        Ok(opened) => panic!("not refused: {opened:?}"),
    }
}
