//! From byte offsets to lines and columns, in one walk over a text, and problems made of them.

use super::row::RowProblem;
use crate::model::{Location, Problem, Severity};
use memchr::memchr2;

/// So many characters of a line or value are shown in a message.
const SHOWN: usize = 80;

/// A walk through a text that knows its line and column; it never turns back.
#[derive(Debug)]
pub(super) struct Walk<'t> {
    text: &'t str,
    at: usize,
    line: u64,
    column: u64,
}

impl<'t> Walk<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
            column: 1,
        }
    }

    /// Goes on to the byte `offset`, and says its line and its column in Unicode scalar values,
    /// both counted from 1.
    pub fn to(&mut self, offset: usize) -> (u64, u64) {
        let bytes = self.text.as_bytes();
        let Some(passed) = bytes.get(self.at..offset) else {
            return (self.line, self.column);
        };
        let mut rest = passed;
        // Nearly every cell: no line ends before it.
        while let Some(end) = memchr2(b'\n', b'\r', rest) {
            let (before, behind) = rest.split_at_checked(end + 1).unwrap_or((rest, &[]));
            let next = behind.first().or_else(|| bytes.get(offset));
            if before.last() == Some(&b'\r') && next == Some(&b'\n') {
                // Half an end.
                self.column += characters(before);
            } else {
                self.line += 1;
                self.column = 1;
            }
            rest = behind;
        }
        self.column += characters(rest);
        self.at = offset;
        (self.line, self.column)
    }
}

/// How many characters begin in these bytes.
fn characters(bytes: &[u8]) -> u64 {
    if bytes.is_ascii() {
        return bytes.len() as u64;
    }
    // Every byte but those that go on with a character begins one.
    let begins = bytes
        .iter()
        .filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000);
    begins.count() as u64
}

/// The place of the byte `offset` in a text, marked for `length` characters.
pub(super) fn location(text: &str, offset: usize, length: usize) -> Location {
    let (line, column) = Walk::new(text).to(offset);
    let (before, after) = text.split_at_checked(offset).unwrap_or((text, ""));
    let is_end = |c: char| matches!(c, '\n' | '\r');
    let mut reversed = before.chars().rev().take_while(|&c| !is_end(c));
    let tail: Vec<char> = reversed.by_ref().take(SHOWN).collect();
    let mut excerpt: String = tail.into_iter().rev().collect();
    if reversed.next().is_some() {
        excerpt.insert(0, '…');
    }
    let excerpt_column = excerpt.chars().count() + 1;
    let rest = after.split(is_end).next().unwrap_or_default();
    excerpt.push_str(&shortened(rest));
    let whole = |number| usize::try_from(number).unwrap_or(usize::MAX);
    Location {
        line: whole(line),
        column: whole(column),
        length: length.max(1),
        excerpt,
        excerpt_column,
    }
}

/// A value for a message: its first line, cut where it is long.
pub(super) fn shortened(value: &str) -> String {
    let mut characters = value.chars();
    let mut short: String = characters.by_ref().take(SHOWN).collect();
    if characters.next().is_some() {
        short.push('…');
    }
    short
}

/// Something odd about the file as a whole.
pub(super) fn notice(
    severity: Severity,
    code: &'static str,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Problem {
    Problem {
        severity,
        code,
        location: None,
        path: String::new(),
        message: message.into(),
        help: help.into(),
    }
}

/// Something wrong with the row as a whole that starts on `line`.
pub(super) fn row_problem(
    severity: Severity,
    code: &'static str,
    line: u64,
    message: impl Into<String>,
    help: impl Into<String>,
) -> RowProblem {
    RowProblem {
        severity,
        code,
        line,
        column: 0,
        header: None,
        value: String::new(),
        message: message.into(),
        help: help.into(),
        is_unreadable: false,
    }
}
