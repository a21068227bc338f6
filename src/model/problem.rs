//! What is wrong with a file: what, where, and what to do about it.

use super::Severity;
use std::fmt;

/// One thing wrong with a file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is: an error leaves something out or makes it doubtful.
    pub severity: Severity,
    /// A stable name, in kebab case: "unknown-key".
    pub code: &'static str,
    /// Where it stands; `None` where it concerns the file as a whole.
    pub location: Option<Location>,
    /// The JSON path: `claims[3].evidence[0].exact`; empty for the file as a whole.
    pub path: String,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A place in a text file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in Unicode scalar values, counted from 1.
    pub column: usize,
    /// The length of what is marked, in Unicode scalar values; at least 1.
    pub length: usize,
    /// The line itself, cut around the place where it is very long.
    pub excerpt: String,
    /// The column of the marked place inside `excerpt`, counted from 1.
    pub excerpt_column: usize,
}

/// `line 41, column 18, claims[3]: "evidnce" is not a known key`
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(location) = &self.location {
            write!(f, "line {}, column {}", location.line, location.column)?;
            f.write_str(if self.path.is_empty() { ": " } else { ", " })?;
        }
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}
