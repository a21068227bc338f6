//! The elements of a JSON text that are rows: of a list, line by line, or the one there is.

use super::molds::Casts;
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

impl Arrangement {
    /// Whether each row is JSON by itself, and checked alone.
    pub fn is_pieces(self) -> bool {
        matches!(self, Self::Lines | Self::Sequence)
    }
}

/// One element: where it stands, and why it is no JSON if it is none.
#[derive(Debug)]
pub(in crate::load::table) struct Element {
    /// Where it begins, and where it ends; the end is only known of pieces of the text.
    pub at: Range<usize>,
    pub broken: Option<serde_json::Error>,
}

/// A walk over the elements. Elements of lines are checked one by one; all others lie in text
/// that was found well formed before.
#[derive(Debug, Clone)]
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

    /// Where the next element begins, if it is an object.
    pub fn start(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let is_between = |byte: u8| match byte {
            b' ' | b'\t' | b'\n' | b'\r' => true,
            b',' => !self.arrangement.is_pieces(),
            0x1e => self.arrangement == Arrangement::Sequence,
            _ => false,
        };
        let rest = bytes.get(self.at..)?;
        let skipped = rest.iter().position(|&byte| !is_between(byte))?;
        (rest.get(skipped) == Some(&b'{')).then_some(self.at + skipped)
    }

    /// Goes on behind the byte before `end`, where an element ended that was known before.
    pub fn go_past(&mut self, end: usize) {
        self.at = end;
    }

    /// The next element of pieces; those that fit `casts` need no other look.
    pub fn next_cast(&mut self, casts: &mut Casts) -> Option<(Element, bool)> {
        let separator = match self.arrangement {
            Arrangement::Lines => (b'\n', b'\r'),
            _ => (0x1e, 0x1e),
        };
        let mut element = self.unchecked_piece(separator.0, separator.1)?;
        let bytes = self.text.as_bytes();
        let fits = casts.fitting(bytes, element.at.start, Some(element.at.end));
        if fits.is_none() {
            element.broken = self.why_broken(&element.at);
            casts.add(self.text, element.at.clone(), element.broken.is_none());
        }
        Some((element, fits.is_some()))
    }

    /// The next element. Whoever has read it says where it [ended](Self::ended), so that its end
    /// is looked for once.
    pub fn next(&mut self) -> Option<Element> {
        if self.is_done {
            return None;
        }
        match self.arrangement {
            Arrangement::List(_) => {
                let mut cursor = Cursor::new(self.text);
                cursor.go_to(self.at);
                self.is_done = !cursor.next_element();
                (!self.is_done).then(|| opening(cursor))
            }
            Arrangement::One(_) => {
                self.is_done = true;
                let mut cursor = Cursor::new(self.text);
                cursor.go_to(self.at);
                Some(opening(cursor))
            }
            Arrangement::Lines => self.piece(b'\n', b'\r'),
            Arrangement::Sequence => self.piece(0x1e, 0x1e),
        }
    }

    /// The last element ended before the byte `at`.
    pub fn ended(&mut self, at: usize) {
        if !self.arrangement.is_pieces() {
            self.at = at;
        }
    }

    /// Steps over the last element.
    pub fn skip(&mut self, element: &Element) {
        if !self.arrangement.is_pieces() {
            let mut cursor = Cursor::new(self.text);
            cursor.go_to(element.at.start);
            cursor.skip();
            self.at = cursor.at();
        }
    }

    /// The next piece between separators with something in it.
    fn piece(&mut self, one: u8, other: u8) -> Option<Element> {
        let mut element = self.unchecked_piece(one, other)?;
        element.broken = self.why_broken(&element.at);
        Some(element)
    }

    /// Why a piece is no JSON, if it is none.
    fn why_broken(&self, piece: &Range<usize>) -> Option<serde_json::Error> {
        let piece = self.text.get(piece.clone()).unwrap_or_default();
        serde_json::from_str::<IgnoredAny>(piece).err()
    }

    fn unchecked_piece(&mut self, one: u8, other: u8) -> Option<Element> {
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
                    broken: None,
                });
            }
        }
    }
}

fn opening(mut cursor: Cursor<'_>) -> Element {
    let start = cursor.opening().start as usize;
    Element {
        at: start..start,
        broken: None,
    }
}
