//! A line of a file with carets under what is meant.

use std::fmt::{self, Write};

/// A line, in three parts.
pub(super) struct Snippet<'a> {
    /// Where it stands: `data/a.json:41:18`.
    pub place: String,
    /// Its number.
    pub line: usize,
    /// What stands before what is meant.
    pub before: &'a str,
    /// What is meant.
    pub marked: &'a str,
    /// What stands after it.
    pub after: &'a str,
}

impl Snippet<'_> {
    /// ```text
    ///   --> sources/a.txt:7:72
    ///    |
    ///  7 | especially in Moscow (1,800) and
    ///    |                       ^^^^^
    /// ```
    pub fn write(&self, text: &mut String) -> fmt::Result {
        let number = self.line.to_string();
        let gutter = " ".repeat(number.len());
        writeln!(text, " {gutter}--> {}", self.place)?;
        writeln!(text, " {gutter} |")?;
        let line = format!("{}{}{}", self.before, self.marked, self.after);
        writeln!(text, " {number} | {}", line.trim_end())?;
        let indent = " ".repeat(self.before.chars().count());
        let carets = "^".repeat(self.marked.trim_end().chars().count().max(1));
        writeln!(text, " {gutter} | {indent}{carets}")
    }
}
