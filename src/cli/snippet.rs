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
        // A tab stays one, so that a terminal moves both lines to the same column.
        let indent: String = self
            .before
            .chars()
            .flat_map(|scalar| match scalar {
                '\t' => std::iter::repeat_n('\t', 1),
                other => std::iter::repeat_n(' ', cells(other)),
            })
            .collect();
        let marked: usize = self.marked.trim_end().chars().map(cells).sum();
        let carets = "^".repeat(marked.max(1));
        writeln!(text, " {gutter} | {indent}{carets}")
    }
}

/// How many cells of a terminal a character takes: none for marks on the letter before, two for
/// what East Asian scripts and pictures need.
fn cells(scalar: char) -> usize {
    match scalar {
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{93c}'
        | '\u{941}'..='\u{948}'
        | '\u{94d}'
        | '\u{e31}'
        | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{33ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{a000}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1f64f}'
        | '\u{1f680}'..='\u{1f6ff}'
        | '\u{1f900}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}
