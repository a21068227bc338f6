//! What became of every row: how many are on the map, and each that was left out or changed.

use crate::load::table::RowProblem;
use crate::model::{Severity, grouped};
use std::fmt;

/// So many entries of each reason are listed; the rest is counted.
pub const LISTED_PER_REASON: usize = 10_000;

/// One thing that was left out or changed, with where it stands and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowEntry {
    /// Which row of data, counted from 1.
    pub row: u64,
    /// The line of the file, counted from 1.
    pub line: u64,
    /// The column of that line, counted from 1; 0 where it concerns the row as a whole.
    pub column: u64,
    /// The header of the column; empty where it concerns the row as a whole.
    pub header: String,
    /// What stands there, cut where it is long.
    pub value: String,
    /// What was done: "read as 1,800".
    pub done: String,
}

/// Everything of one kind that was left out or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// A stable name, in kebab case: "figure-negative".
    pub code: &'static str,
    /// An error left something out; a warning makes something doubtful; information only says
    /// how something was read.
    pub severity: Severity,
    /// Why, in one sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: String,
    /// How often.
    pub count: u64,
    /// The first of them.
    pub entries: Vec<RowEntry>,
}

/// What became of the rows of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowReport {
    /// Rows of data in the table. Each is on the map, not located, or left out.
    pub rows: u64,
    /// Rows with a claim at a point of the map.
    pub on_the_map: u64,
    /// Rows with a claim that stands on no point of the map.
    pub not_located: u64,
    /// Of all rows with a claim, those without a date.
    pub without_date: u64,
    /// Rows without any claim.
    pub left_out: u64,
    /// Claims made.
    pub claims: u64,
    /// What was left out or changed, in the order in which it was met first, the worst first.
    pub reasons: Vec<Reason>,
}

impl RowReport {
    /// Adds an entry to its reason.
    pub(super) fn add(&mut self, what: &What, entry: impl FnOnce() -> RowEntry) {
        let known = self
            .reasons
            .iter()
            .position(|known| known.code == what.code);
        if known.is_none() {
            self.reasons.push(Reason {
                code: what.code,
                severity: what.severity,
                message: what.message.to_owned(),
                help: what.help.to_owned(),
                count: 0,
                entries: Vec::new(),
            });
        }
        let at = known.unwrap_or(self.reasons.len() - 1);
        let Some(reason) = self.reasons.get_mut(at) else {
            return;
        };
        reason.count += 1;
        if reason.entries.len() < LISTED_PER_REASON {
            reason.entries.push(entry());
        }
    }

    /// Adds what the reader of the file found wrong with a row.
    pub(super) fn add_problem(&mut self, problem: &RowProblem, entry: RowEntry) {
        let known = self
            .reasons
            .iter_mut()
            .find(|known| known.code == problem.code);
        if let Some(reason) = known {
            reason.count += 1;
            if reason.entries.len() < LISTED_PER_REASON {
                reason.entries.push(entry);
            }
        } else {
            self.reasons.push(Reason {
                code: problem.code,
                severity: problem.severity,
                message: problem.message.clone(),
                help: problem.help.clone(),
                count: 1,
                entries: vec![entry],
            });
        }
    }

    /// Puts the worst first.
    pub(super) fn finished(mut self) -> Self {
        self.reasons.sort_by_key(|reason| reason.severity);
        self
    }

    /// How many things were left out or changed.
    #[must_use]
    pub fn remarks(&self) -> u64 {
        self.reasons.iter().map(|reason| reason.count).sum()
    }

    /// The whole report as text, to be copied.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{self}\n");
        for reason in &self.reasons {
            text += &format!(
                "\n{}: {} ({})\n  {}\n",
                reason.severity.word(),
                reason.message,
                grouped(reason.count),
                reason.help
            );
            for entry in &reason.entries {
                text += &format!("  {entry}\n");
            }
            let rest = reason.count - reason.entries.len() as u64;
            if rest > 0 {
                text += &format!("  and {} more\n", grouped(rest));
            }
        }
        text
    }

    /// The report as a table: line, column, value, severity, reason, what was done.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let head = [
            "row", "line", "column", "value", "severity", "reason", "done",
        ];
        // Writing into memory cannot fail.
        let mut is_written = writer.write_record(head).is_ok();
        for reason in &self.reasons {
            for entry in &reason.entries {
                let (row, line) = (entry.row.to_string(), entry.line.to_string());
                let cells = [
                    &row,
                    &line,
                    &entry.header,
                    &defused(&entry.value),
                    reason.severity.word(),
                    &reason.message,
                    &entry.done,
                ];
                is_written &= writer.write_record(cells).is_ok();
            }
            let rest = reason.count - reason.entries.len() as u64;
            if rest > 0 {
                let more = format!("and {rest} more");
                let cells = [
                    "",
                    "",
                    "",
                    "",
                    reason.severity.word(),
                    &reason.message,
                    &more,
                ];
                is_written &= writer.write_record(cells).is_ok();
            }
        }
        let bytes = writer.into_inner().ok().filter(|_| is_written);
        bytes
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .unwrap_or_default()
    }
}

/// A foreign text that no spreadsheet takes for a formula.
fn defused(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// A kind of thing that is left out or changed.
#[derive(Debug)]
pub(super) struct What {
    pub code: &'static str,
    pub severity: Severity,
    pub message: &'static str,
    pub help: &'static str,
}

/// `line 41, fatalities: "-5"; left out`
impl fmt::Display for RowEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Annotations and values of JSON are known by their number, not by a line.
        match self.line {
            0 => write!(f, "row {}", self.row)?,
            line => write!(f, "line {line}")?,
        }
        if !self.header.is_empty() {
            write!(f, ", {}", self.header)?;
        }
        if !self.value.is_empty() {
            write!(f, ": “{}”", self.value)?;
        }
        if !self.done.is_empty() {
            write!(f, "; {}", self.done)?;
        }
        Ok(())
    }
}

/// `1,340 rows: 1,336 on the map, 4 not located; 3 without date`
impl fmt::Display for RowReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = if self.rows == 1 { "row" } else { "rows" };
        write!(
            f,
            "{} {rows}: {} on the map, {} not located",
            grouped(self.rows),
            grouped(self.on_the_map),
            grouped(self.not_located)
        )?;
        if self.left_out > 0 {
            write!(f, ", {} left out", grouped(self.left_out))?;
        }
        if self.without_date > 0 {
            write!(f, "; {} without date", grouped(self.without_date))?;
        }
        Ok(())
    }
}
