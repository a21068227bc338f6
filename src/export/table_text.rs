//! Rows of a table as text for other programs: tab-separated, CSV, Markdown.

use std::fmt::Write as _;

/// A form that other programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableForm {
    /// Cells parted by tabs, as spreadsheets take them from the clipboard.
    Tabs,
    /// Comma-separated values, RFC 4180.
    Csv,
    /// A table of GitHub Flavored Markdown.
    Markdown,
}

impl TableForm {
    /// "CSV"
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Tabs => "tab-separated text",
            Self::Csv => "CSV",
            Self::Markdown => "Markdown",
        }
    }
}

/// The heads of the columns and the rows under them, each line ended by a line feed.
///
/// A cell that a spreadsheet would run as a formula (one that begins with `=`, `+`, `-`, `@`, a
/// tab or a carriage return) gets an apostrophe before it in the first two forms, unless it is a
/// plain number such as `-0.1276`. Line ends and tabs inside a cell become spaces.
pub fn table_text<'a, R, C>(form: TableForm, heads: &[&str], rows: R) -> String
where
    R: Iterator<Item = C>,
    C: Iterator<Item = std::borrow::Cow<'a, str>>,
{
    let mut text = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        let parted: Vec<String> = cells.collect();
        let _never_fails = match form {
            TableForm::Tabs => writeln!(text, "{}", parted.join("\t")),
            TableForm::Csv => writeln!(text, "{}", parted.join(",")),
            TableForm::Markdown => writeln!(text, "| {} |", parted.join(" | ")),
        };
    };
    line(&mut heads.iter().map(|head| cell(form, head)));
    if form == TableForm::Markdown {
        line(&mut heads.iter().map(|_| "---".to_owned()));
    }
    for row in rows {
        line(&mut row.map(|text| cell(form, &text)));
    }
    text
}

fn cell(form: TableForm, text: &str) -> String {
    let one_line = text.replace("\r\n", " ").replace(['\r', '\n', '\t'], " ");
    match form {
        TableForm::Tabs => guarded(text, one_line),
        TableForm::Csv => {
            let safe = guarded(text, one_line);
            if safe.contains(['"', ',']) || safe.trim() != safe {
                format!("\"{}\"", safe.replace('"', "\"\""))
            } else {
                safe
            }
        }
        TableForm::Markdown => one_line.replace('\\', "\\\\").replace('|', "\\|"),
    }
}

/// With an apostrophe before what a spreadsheet would run.
fn guarded(original: &str, cell: String) -> String {
    let runs = original.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if runs && !cell.trim().parse().is_ok_and(f64::is_finite) {
        format!("'{cell}")
    } else {
        cell
    }
}
