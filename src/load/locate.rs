//! From byte offsets to lines, columns and JSON paths, in one sweep over the text.
//!
//! Reading keeps no account of lines or paths: they are worked out only when there is something
//! to report. The sweep also serves text that is not JSON, up to the place where it breaks.

use super::problems::{Found, Stretch};
use crate::model::{Location, Problem};

/// So many characters of a long line are shown before and after the place.
const SHOWN: usize = 80;

/// No object of a dataset lies deeper; paths into something else end here.
const DEEPEST: usize = 16;

/// Gives every problem its place, in the order of the file.
pub(super) fn locate(mut found: Vec<Found>, text: &str) -> Vec<Problem> {
    found.sort_by_key(|problem| problem.at.map(|at| at.start));
    let mut sweep = Sweep::new(text);
    found
        .into_iter()
        .map(|problem| {
            let place = problem.at.map(|at| {
                sweep.advance(at.start as usize);
                (sweep.location(at), sweep.path())
            });
            let (location, path) = place.unzip();
            Problem {
                severity: problem.severity,
                code: problem.code,
                location,
                path: path.unwrap_or_default(),
                message: problem.message,
                help: problem.help,
            }
        })
        .collect()
}

/// A walk through JSON text that knows where it is.
pub(super) struct Sweep<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    column: usize,
    open: Vec<Open<'a>>,
    /// Where the string that is being passed begins.
    string: Option<usize>,
    escaped: bool,
}

/// An object or list that is not closed yet.
#[derive(Debug, Clone, Copy)]
struct Open<'a> {
    line: usize,
    inside: Inside<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Inside<'a> {
    /// In an object, before its next key.
    BeforeKey,
    /// In an object, after this key.
    Key(&'a str),
    /// In a list, at this element.
    Element(usize),
}

impl<'a> Sweep<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
            column: 1,
            open: Vec::new(),
            string: None,
            escaped: false,
        }
    }

    /// Walks on to the byte `offset`; never back.
    pub fn advance(&mut self, offset: usize) {
        let bytes = self.text.as_bytes();
        while self.at < offset
            && let Some(&byte) = bytes.get(self.at)
        {
            self.pass(byte);
            self.at += 1;
            if byte == b'\n' {
                self.line += 1;
                self.column = 1;
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                self.column += 1;
            }
        }
    }

    fn pass(&mut self, byte: u8) {
        if let Some(start) = self.string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.end_string(start),
                _ => {}
            }
            return;
        }
        match byte {
            b'"' => self.string = Some(self.at + 1),
            b'{' => self.enter(Inside::BeforeKey),
            b'[' => self.enter(Inside::Element(0)),
            b'}' | b']' => {
                self.open.pop();
            }
            b',' => match self.inside() {
                Some(Inside::Element(index)) => *index += 1,
                Some(inside) => *inside = Inside::BeforeKey,
                None => {}
            },
            _ => {}
        }
    }

    fn enter(&mut self, inside: Inside<'a>) {
        self.open.push(Open {
            line: self.line,
            inside,
        });
    }

    fn inside(&mut self) -> Option<&mut Inside<'a>> {
        self.open.last_mut().map(|open| &mut open.inside)
    }

    fn end_string(&mut self, start: usize) {
        let string = self.text.get(start..self.at).unwrap_or_default();
        self.string = None;
        if let Some(inside @ Inside::BeforeKey) = self.inside() {
            *inside = Inside::Key(string);
        }
    }

    /// The line on which the innermost object or list begins that is still open.
    pub fn open_since(&self) -> Option<usize> {
        self.open.last().map(|open| open.line)
    }

    /// `claims[3].evidence[0].exact`. A key itself belongs to the object that holds it.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (depth, open) in self.open.iter().enumerate() {
            if depth == DEEPEST {
                path.push('…');
                break;
            }
            match open.inside {
                Inside::BeforeKey => {}
                Inside::Element(index) => path.push_str(&["[", &index.to_string(), "]"].concat()),
                Inside::Key(key) if is_plain(key) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(key);
                }
                Inside::Key(key) => path.push_str(&["[\"", key, "\"]"].concat()),
            }
        }
        path
    }

    /// The place where the walk stands, as long as `stretch`.
    pub fn location(&self, stretch: Stretch) -> Location {
        let (before, after) = self
            .text
            .split_at_checked(self.at)
            .unwrap_or((self.text, ""));
        let marked = self
            .text
            .get(self.at..stretch.end as usize)
            .unwrap_or_default();
        let marked = marked.lines().next().unwrap_or_default();

        let (mut excerpt, cut_before) = tail_of_line(before);
        let excerpt_column = excerpt.chars().count() + 1 + usize::from(cut_before);
        if cut_before {
            excerpt.insert(0, '…');
        }
        let rest = after.lines().next().unwrap_or_default();
        excerpt.extend(rest.chars().take(SHOWN));
        if rest.chars().nth(SHOWN).is_some() {
            excerpt.push('…');
        }
        Location {
            line: self.line,
            column: self.column,
            length: marked.chars().count().max(1),
            excerpt,
            excerpt_column,
        }
    }
}

fn is_plain(key: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    !key.is_empty() && key.chars().all(plain)
}

/// The last characters of the last line of `text`, and whether some were cut off.
fn tail_of_line(text: &str) -> (String, bool) {
    let mut reversed = text.chars().rev().take_while(|&c| c != '\n');
    let tail: Vec<char> = reversed.by_ref().take(SHOWN).collect();
    (tail.into_iter().rev().collect(), reversed.next().is_some())
}
