//! The syntax of a JSON text whose lists hold elements of few molds, and what is in those lists:
//! both in one pass.
//!
//! It only says that a text is well formed. Where it is not sure, `syntax.rs` decides, and says
//! what is wrong.

use super::elements::Arrangement;
use super::molds::Casts;
use super::strict::{after_space, scalar, text as end_of_text};
use crate::load::cursor::Cursor;
use crate::load::progress::{Cancelled, Pass, Progress, step};
use crate::load::syntax::{self, ListEnds};
use serde::de::IgnoredAny;

/// Progress is told, and a cancellation noticed, every so many elements of a list.
const STEP: u64 = 4_096;

/// Rows stand in lists no deeper in objects.
const DEPTH: usize = 3;

/// A text that is well formed.
#[derive(Debug, Default)]
pub(in crate::load::table) struct Checked {
    /// Where long lists end.
    pub ends: ListEnds,
    /// What is known of them, in the order of the text.
    lists: Vec<CheckedList>,
}

/// A list with something in it.
#[derive(Debug)]
struct CheckedList {
    /// The byte of its bracket.
    start: usize,
    /// Where its first element begins and its last one ends.
    elements: (usize, usize),
    count: u64,
    casts: Casts,
}

impl Checked {
    /// What is known of elements that stand so, where they are looked at together: nothing yet of
    /// pieces.
    pub fn casts(self, arrangement: Arrangement, is_together: bool) -> Option<Casts> {
        if arrangement.is_pieces() {
            return is_together.then(Casts::default);
        }
        let mut lists = self.lists.into_iter();
        let list = lists.find(|list| arrangement == Arrangement::List(list.start))?;
        list.casts.known()
    }

    /// How many elements the list has that stands next; goes past it.
    pub fn count(&self, cursor: &mut Cursor<'_>) -> u64 {
        let start = cursor.opening().start as usize;
        let mut lists = self.lists.iter();
        if let Some(list) = lists.find(|list| list.start == start) {
            cursor.go_to(list.elements.1);
            cursor.next_element();
            return list.count;
        }
        cursor.enter();
        let mut count = 0;
        while cursor.next_element() {
            cursor.skip();
            count += 1;
        }
        count
    }
}

/// Reads the text to its end, elements that differ in nothing but their values together. `None`
/// where it is no JSON.
pub(in crate::load::table) fn check(
    text: &str,
    is_together: bool,
    progress: &dyn Progress,
) -> Result<Option<Checked>, Cancelled> {
    if is_together && let Some(lists) = strictly(text, progress)? {
        return Ok(Some(Checked {
            ends: ListEnds::of(lists.iter().map(|list| list.elements)),
            lists,
        }));
    }
    // Whoever reads what is no JSON says why.
    Ok(syntax::check(text, progress)?.ok().map(|ends| Checked {
        ends,
        lists: Vec::new(),
    }))
}

fn strictly(text: &str, progress: &dyn Progress) -> Result<Option<Vec<CheckedList>>, Cancelled> {
    let mut check = Check {
        text,
        progress,
        lists: Vec::new(),
    };
    let bytes = text.as_bytes();
    match check.value(after_space(bytes, 0), DEPTH) {
        Ok(end) => {
            let is_whole = after_space(bytes, end) == bytes.len();
            Ok(is_whole.then_some(check.lists))
        }
        Err(Unsure::Syntax) => Ok(None),
        Err(Unsure::Cancelled) => Err(Cancelled),
    }
}

/// Why the end of a value is not known.
enum Unsure {
    Syntax,
    Cancelled,
}

impl From<Cancelled> for Unsure {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

struct Check<'t> {
    text: &'t str,
    progress: &'t dyn Progress,
    lists: Vec<CheckedList>,
}

impl Check<'_> {
    fn byte(&self, at: usize) -> Result<u8, Unsure> {
        let byte = self.text.as_bytes().get(at).copied();
        byte.ok_or(Unsure::Syntax)
    }

    /// The byte after the value at `at`.
    fn value(&mut self, at: usize, depth: usize) -> Result<usize, Unsure> {
        match self.byte(at)? {
            b'{' if depth > 0 => self.object(at, depth),
            b'[' => self.list(at),
            _ => any(self.text, at).ok_or(Unsure::Syntax),
        }
    }

    fn object(&mut self, start: usize, depth: usize) -> Result<usize, Unsure> {
        let bytes = self.text.as_bytes();
        let mut at = after_space(bytes, start + 1);
        if self.byte(at)? == b'}' {
            return Ok(at + 1);
        }
        loop {
            if self.byte(at)? != b'"' {
                return Err(Unsure::Syntax);
            }
            // What half a character in a key means, the other pass knows.
            let key = end_of_text(bytes, at).filter(|key| !key.has_escapes);
            let colon = after_space(bytes, key.ok_or(Unsure::Syntax)?.at);
            if self.byte(colon)? != b':' {
                return Err(Unsure::Syntax);
            }
            let end = self.value(after_space(bytes, colon + 1), depth - 1)?;
            let behind = after_space(bytes, end);
            match self.byte(behind)? {
                b',' => at = after_space(bytes, behind + 1),
                b'}' => return Ok(behind + 1),
                _ => return Err(Unsure::Syntax),
            }
        }
    }

    fn list(&mut self, start: usize) -> Result<usize, Unsure> {
        let bytes = self.text.as_bytes();
        let first = after_space(bytes, start + 1);
        if self.byte(first)? == b']' {
            return Ok(first + 1);
        }
        let mut casts = Casts::default();
        let mut at = first;
        for count in 1_u64.. {
            let end = if let Some(end) = casts.fitting(bytes, at, None) {
                end
            } else {
                let end = any(self.text, at).ok_or(Unsure::Syntax)?;
                casts.add(self.text, at..end, true);
                end
            };
            if count % STEP == 1 {
                step(self.progress, Pass::Syntax, at, bytes.len(), 0)?;
            }
            let behind = after_space(bytes, end);
            match self.byte(behind)? {
                b',' => at = after_space(bytes, behind + 1),
                b']' => {
                    self.lists.push(CheckedList {
                        start,
                        elements: (first, end),
                        count,
                        casts,
                    });
                    return Ok(behind + 1);
                }
                _ => break,
            }
        }
        Err(Unsure::Syntax)
    }
}

/// The byte after any value.
fn any(text: &str, at: usize) -> Option<usize> {
    if !matches!(text.as_bytes().get(at)?, b'{' | b'[') {
        return scalar(text.as_bytes(), at).map(|ended| ended.at);
    }
    let values = serde_json::Deserializer::from_str(text.get(at..)?);
    let mut values = values.into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    Some(at + values.byte_offset())
}
