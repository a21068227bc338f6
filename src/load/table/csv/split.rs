//! Lines of CSV into cells, with every place where the quotation marks do not add up.
//!
//! The grammar of RFC 4180, read leniently. The `csv` crate reads the same cells where a file is
//! sound; but it cannot tell that a quotation mark was never closed, nor where, and that is what
//! people need to know when a hundred thousand rows end up in one cell.

use memchr::{memchr2, memchr3};
use std::borrow::Cow;

/// How cells are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    /// An ASCII character.
    pub separator: u8,
    /// `\"` inside quotation marks is one of them, as databases write it.
    pub backslash: bool,
}

/// One cell with the byte where it starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawCell<'t> {
    pub text: Cow<'t, str>,
    pub start: usize,
}

/// Where the quotation marks of a record do not add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    /// The one that opens the cell with this index is never closed; it was taken as it stands.
    NeverClosed(usize),
    /// Text goes on after the closing one of the cell with this index, taken as it stands.
    TextAfter(usize),
}

/// One line of cells, or several where line breaks stand between quotation marks.
#[derive(Debug, Default)]
pub(super) struct Record<'t> {
    pub start: usize,
    pub end: usize,
    pub cells: Vec<RawCell<'t>>,
    pub flaws: Vec<Flaw>,
}

impl Record<'_> {
    /// Whether nothing but white space stands in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.trim().is_empty())
    }

    /// How many cells have something in them.
    pub fn filled(&self) -> usize {
        let filled = |cell: &&RawCell<'_>| !cell.text.trim().is_empty();
        self.cells.iter().filter(filled).count()
    }
}

/// A walk from record to record.
#[derive(Debug)]
pub(super) struct Records<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) dialect: Dialect,
    /// Looking ahead in vain costs; when this is used up, quotation marks have to close on
    /// their own line.
    pub(super) credit: usize,
}

/// How a cell between quotation marks ends.
enum Closing {
    /// Properly, with the byte after the closing mark and the white space behind it.
    At(usize),
    /// The closing mark is followed by text; with the byte after that mark.
    TextAfter(usize),
    Never,
}

impl<'t> Records<'t> {
    pub fn new(text: &'t str, start: usize, dialect: Dialect) -> Self {
        Self {
            text,
            at: start,
            dialect,
            credit: text.len().saturating_mul(2).saturating_add(1 << 20),
        }
    }

    /// Reads the next record that is not an empty line; `false` at the end.
    pub fn next(&mut self, record: &mut Record<'t>) -> bool {
        record.cells.clear();
        record.flaws.clear();
        while matches!(self.byte(self.at), Some(b'\n' | b'\r')) {
            self.at += 1;
        }
        record.start = self.at;
        if self.at >= self.text.len() {
            return false;
        }
        loop {
            self.cell(record);
            record.end = self.at;
            match self.byte(self.at) {
                Some(byte) if byte == self.dialect.separator => self.at += 1,
                Some(b'\r') if self.byte(self.at + 1) == Some(b'\n') => self.at += 2,
                Some(_) => self.at += 1,
                None => return true,
            }
            let is_end = !self.was_separator();
            if is_end {
                return true;
            }
        }
    }

    fn was_separator(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.byte(at));
        before == Some(self.dialect.separator)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Reads the cell that starts here, and goes to the separator or line end behind it.
    fn cell(&mut self, record: &mut Record<'t>) {
        let start = self.at;
        let open = self.after_spaces(start);
        if self.byte(open) == Some(b'"') {
            let flaw = match self.closing(open) {
                Closing::At(close) => {
                    record.cells.push(RawCell {
                        text: self.unquoted(open, close),
                        start,
                    });
                    self.at = self.after_spaces(close + 1);
                    return;
                }
                Closing::TextAfter(_) => Flaw::TextAfter(record.cells.len()),
                Closing::Never => Flaw::NeverClosed(record.cells.len()),
            };
            record.flaws.push(flaw);
            if let Closing::TextAfter(after) = self.closing_on_line(open) {
                // `"Black Lives" march, Omsk`: whole up to the separator behind the mark.
                self.at = after;
            }
        }
        self.at = self.end_of_plain(self.at);
        record.cells.push(RawCell {
            text: Cow::Borrowed(self.slice(start, self.at)),
            start,
        });
    }

    /// The next separator or line end.
    fn end_of_plain(&self, from: usize) -> usize {
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        memchr3(self.dialect.separator, b'\n', b'\r', rest).map_or(self.text.len(), |at| from + at)
    }

    fn after_spaces(&self, mut at: usize) -> usize {
        while self.byte(at) == Some(b' ') && self.dialect.separator != b' ' {
            at += 1;
        }
        at
    }

    /// How the quotation mark at `open` is closed.
    fn closing(&mut self, open: usize) -> Closing {
        if self.credit == 0 {
            return self.closing_on_line(open);
        }
        let found = self.closing_before(open, self.text.len());
        let looked = match found {
            Closing::At(_) => 0,
            Closing::TextAfter(at) => at - open,
            // Whatever is opened from here on is not closed either, or not where it should be.
            Closing::Never => self.credit,
        };
        self.credit = self.credit.saturating_sub(looked);
        found
    }

    fn closing_on_line(&self, open: usize) -> Closing {
        let rest = self.text.as_bytes().get(open..).unwrap_or_default();
        let end = memchr2(b'\n', b'\r', rest).map_or(self.text.len(), |at| open + at);
        self.closing_before(open, end)
    }

    fn closing_before(&self, open: usize, limit: usize) -> Closing {
        let bytes = self.text.as_bytes().get(..limit).unwrap_or_default();
        let second = if self.dialect.backslash { b'\\' } else { b'"' };
        let mut at = open + 1;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let Some(found) = memchr2(b'"', second, rest) else {
                return Closing::Never;
            };
            at += found;
            if bytes.get(at) == Some(&b'\\') {
                at += 2;
                continue;
            }
            if bytes.get(at + 1) == Some(&b'"') {
                at += 2;
                continue;
            }
            let behind = self.after_spaces(at + 1);
            return match self.byte(behind) {
                None | Some(b'\n' | b'\r') => Closing::At(at),
                Some(byte) if byte == self.dialect.separator => Closing::At(at),
                Some(_) => Closing::TextAfter(at + 1),
            };
        }
    }

    /// What stands between the quotation marks at `open` and `close`.
    fn unquoted(&self, open: usize, close: usize) -> Cow<'t, str> {
        let inner = self.slice(open + 1, close);
        let has_backslash = self.dialect.backslash && inner.contains('\\');
        if has_backslash {
            let mut text = String::with_capacity(inner.len());
            let mut characters = inner.chars().peekable();
            while let Some(character) = characters.next() {
                match (character, characters.peek()) {
                    ('\\', Some(&('"' | '\\'))) | ('"', Some('"')) => {
                        text.extend(characters.next());
                    }
                    _ => text.push(character),
                }
            }
            return Cow::Owned(text);
        }
        if inner.contains('"') {
            return Cow::Owned(inner.replace("\"\"", "\""));
        }
        Cow::Borrowed(inner)
    }
}
