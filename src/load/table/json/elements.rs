//! The elements of a JSON text that are rows: of a list, line by line, or the one there is.

use crate::load::cursor::Cursor;
use memchr::{memchr, memchr2};
use serde::de::IgnoredAny;
use std::ops::Range;

/// How the rows stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load::table) enum Arrangement {
    /// In the list that begins at this byte.
    List(usize),
    /// One on each line.
    Lines,
    /// One after each record separator (U+001E), as RFC 8142 has it.
    Sequence,
    /// The value that begins at this byte is the only one.
    One(usize),
}

/// One element: where it stands, and why it is no JSON if it is none.
#[derive(Debug)]
pub(in crate::load::table) struct Element {
    pub at: Range<usize>,
    pub broken: Option<serde_json::Error>,
}

/// A walk over the elements. Elements of lines are checked one by one; all others lie in text
/// that was found well formed before.
#[derive(Debug)]
pub(in crate::load::table) struct Elements<'t> {
    text: &'t str,
    at: usize,
    arrangement: Arrangement,
    is_done: bool,
}

impl<'t> Elements<'t> {
    pub fn new(text: &'t str, arrangement: Arrangement) -> Self {
        let at = match arrangement {
            Arrangement::List(start) => {
                let mut cursor = Cursor::new(text);
                cursor.go_to(start);
                cursor.enter();
                cursor.at()
            }
            Arrangement::One(start) => start,
            Arrangement::Lines | Arrangement::Sequence => 0,
        };
        Self {
            text,
            at,
            arrangement,
            is_done: false,
        }
    }

    /// The next element.
    pub fn next(&mut self) -> Option<Element> {
        if self.is_done {
            return None;
        }
        match self.arrangement {
            Arrangement::List(_) => {
                let mut cursor = Cursor::new(self.text);
                cursor.go_to(self.at);
                self.is_done = !cursor.next_element();
                (!self.is_done).then(|| self.skip(cursor))
            }
            Arrangement::One(_) => {
                self.is_done = true;
                let mut cursor = Cursor::new(self.text);
                cursor.go_to(self.at);
                Some(self.skip(cursor))
            }
            Arrangement::Lines => self.piece(b'\n', b'\r'),
            Arrangement::Sequence => self.piece(0x1e, 0x1e),
        }
    }

    fn skip(&mut self, mut cursor: Cursor<'t>) -> Element {
        let stretch = cursor.skip();
        self.at = cursor.at();
        Element {
            at: stretch.start as usize..stretch.end as usize,
            broken: None,
        }
    }

    /// The next piece between separators with something in it.
    fn piece(&mut self, one: u8, other: u8) -> Option<Element> {
        loop {
            let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
            let bytes = rest.as_bytes();
            let end = if one == other {
                memchr(one, bytes)
            } else {
                memchr2(one, other, bytes)
            };
            let piece = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            let start = self.at + piece.len() - piece.trim_start().len();
            self.at += piece.len() + 1;
            let piece = piece.trim();
            if !piece.is_empty() {
                return Some(Element {
                    at: start..start + piece.len(),
                    broken: serde_json::from_str::<IgnoredAny>(piece).err(),
                });
            }
        }
    }
}
