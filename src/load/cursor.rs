//! A place in JSON text that is known to be well formed, and the steps from there.
//!
//! The syntax pass (`syntax.rs`) has seen the whole text before, so nothing here can run into
//! broken JSON; only meanings are in question. Strings without escapes are borrowed.

use super::problems::{Problems, Stretch};
use super::syntax::ListEnds;
use crate::load::field::At;
use memchr::memchr2;
use std::borrow::Cow;

/// So many bytes of a text are looked at one by one.
const NEAR: usize = 16;

/// A reading position, and the problems found on the way.
#[derive(Debug)]
pub(crate) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    pub problems: Problems,
    /// Unknown keys are expected: the file's version is newer than ours.
    pub is_newer: bool,
    /// Where the syntax pass saw lists end.
    pub(in crate::load) lists: ListEnds,
}

/// What kind of JSON value stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Object,
    List,
    Text,
    Number,
    Bool,
    Null,
}

impl Kind {
    /// "a text in quotation marks"
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Object => "an object in { }",
            Self::List => "a list in [ ]",
            Self::Text => "a text in quotation marks",
            Self::Number => "a number",
            Self::Bool => "true or false",
            Self::Null => "null",
        }
    }
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            problems: Problems::default(),
            is_newer: false,
            lists: ListEnds::default(),
        }
    }

    /// The byte offset.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The whole text.
    pub fn whole(&self) -> &'a str {
        self.text
    }

    /// How many bytes the text has.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Goes to the byte offset of a value seen before.
    pub fn go_to(&mut self, offset: usize) {
        self.at = offset;
    }

    /// The text of a stretch.
    pub fn raw(&self, stretch: Stretch) -> &'a str {
        self.text
            .get(stretch.start as usize..stretch.end as usize)
            .unwrap_or_default()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Steps over white space and, between the members of an object or list, one `,` or `:`.
    fn step_to_token(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r' | b',' | b':') = self.byte() {
            self.at += 1;
        }
    }

    /// What stands next.
    pub fn kind(&mut self) -> Kind {
        self.step_to_token();
        match self.byte() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::List,
            Some(b'"') => Kind::Text,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'n') => Kind::Null,
            _ => Kind::Number,
        }
    }

    /// The first byte of the next value: the mark for what is missing in an object.
    pub fn opening(&mut self) -> Stretch {
        self.step_to_token();
        Stretch::new(self.at, self.at + 1)
    }

    /// Goes into the object or list that stands next.
    pub fn enter(&mut self) {
        self.step_to_token();
        self.at += 1;
    }

    /// The next key of the object, with its stretch; `None` and past the end after the last.
    pub fn next_key(&mut self) -> Option<At<Cow<'a, str>>> {
        loop {
            self.step_to_token();
            if self.byte() != Some(b'"') {
                self.at += 1;
                return None;
            }
            match self.text() {
                Some(key) => return Some(key),
                // Reported by `text`; a key that nobody can name carries nothing.
                None => {
                    self.skip();
                }
            }
        }
    }

    /// Whether the list has one more element; if not, goes past its end.
    pub fn next_element(&mut self) -> bool {
        self.step_to_token();
        if matches!(self.byte(), Some(b']') | None) {
            self.at += 1;
            return false;
        }
        true
    }

    /// Steps over the next value, however deep.
    pub fn skip(&mut self) -> Stretch {
        self.step_to_token();
        let start = self.at;
        match self.byte() {
            Some(b'"') => {
                self.skip_string();
            }
            Some(b'{' | b'[') => self.skip_nested(),
            Some(b'}' | b']') => self.at += 1,
            Some(_) => self.skip_word(),
            None => {}
        }
        Stretch::new(start, self.at)
    }

    /// Steps over an object or a list: outside of texts only brackets count.
    fn skip_nested(&mut self) {
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'"' => {
                    self.skip_string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                break;
            }
        }
    }

    /// Steps over the rest of the list whose first element stands next, where the syntax pass saw
    /// its end.
    pub fn skip_list(&mut self) -> Stretch {
        let start = self.opening().start as usize;
        let mut inside = Cursor::new(self.text);
        inside.go_to(start);
        inside.enter();
        inside.step_to_token();
        match self.lists.end_of(inside.at) {
            Some(last) => {
                self.at = last;
                // Past the bracket.
                self.next_element();
                Stretch::new(start, self.at)
            }
            None => self.skip(),
        }
    }

    /// Steps over a number, `true`, `false` or `null`.
    fn skip_word(&mut self) {
        let ends = |byte: u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r');
        while self.byte().is_some_and(|byte| !ends(byte)) {
            self.at += 1;
        }
    }

    /// Steps over a text, and says whether there are escapes in it.
    fn skip_string(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let mut has_escapes = false;
        self.at += 1;
        loop {
            let rest = bytes.get(self.at..).unwrap_or_default();
            // Keys and ids end before a search for their end has begun.
            let near = rest.get(..NEAR).unwrap_or(rest);
            let is_end = |byte: &u8| matches!(byte, b'"' | b'\\');
            let found = near.iter().position(is_end).or_else(|| {
                let far = rest.get(near.len()..).unwrap_or_default();
                memchr2(b'"', b'\\', far).map(|at| near.len() + at)
            });
            self.at += found.unwrap_or(rest.len());
            if bytes.get(self.at) != Some(&b'\\') {
                break;
            }
            has_escapes = true;
            self.at += 2;
        }
        self.at += 1;
        has_escapes
    }

    /// Reads the text that stands next; `None`, and an error, where it is no valid Unicode.
    pub fn text(&mut self) -> Option<At<Cow<'a, str>>> {
        self.step_to_token();
        let start = self.at;
        let has_escapes = self.skip_string();
        let at = Stretch::new(start, self.at);
        if !has_escapes {
            let inner = self.text.get(start + 1..self.at - 1).unwrap_or_default();
            return Some(At::new(Cow::Borrowed(inner), at));
        }
        let quoted = self.raw(at);
        if let Ok(text) = serde_json::from_str::<String>(quoted) {
            return Some(At::new(Cow::Owned(text), at));
        }
        self.problems.error(
            "text-broken",
            at,
            "this text holds half of a character: a \\u escape from D800 to DFFF alone",
            "Write the character itself; JSON files may hold every character as it is.",
        );
        None
    }

    /// Reads any value as its JSON text, to be carried along; `None`, and an error, where other
    /// JSON readers would stumble over it.
    pub fn foreign_value(&mut self) -> Option<&'a str> {
        let at = self.skip();
        let json = self.raw(at);
        match serde_json::from_str::<Checked>(json) {
            Ok(_) => Some(json),
            Err(error) => {
                self.problems.error(
                    "foreign-value",
                    at,
                    format!("this value cannot be carried along: {}", reason(&error)),
                    "Keep what stands under x- keys simple, so that every program can read it.",
                );
                None
            }
        }
    }

    /// The text under `key` in the object at `offset`, if it is there and a text; notes nothing.
    pub fn glance(&self, offset: usize, key: &str) -> Option<Cow<'a, str>> {
        let mut glance = Cursor::new(self.text);
        glance.go_to(offset);
        if glance.kind() != Kind::Object {
            return None;
        }
        glance.enter();
        while let Some(found) = glance.next_key() {
            if found.value == key && glance.kind() == Kind::Text {
                return glance.text().map(|text| text.value);
            }
            glance.skip();
        }
        None
    }

    /// Notes that the next value should be something else, and steps over it.
    pub fn wrong_type(&mut self, expected: &str) {
        let kind = self.kind();
        let at = self.skip();
        let help = match kind {
            Kind::Null => "Leave the key out where nothing is known.",
            Kind::Number if expected.contains("text") => "Put it between quotation marks.",
            Kind::Text if expected.contains("number") => "Write it without quotation marks.",
            _ if expected.contains("list") => "Put it between [ and ].",
            _ => "See data/dataset.schema.json for what belongs here.",
        };
        self.problems.error(
            "wrong-type",
            at,
            format!("expected {expected}, found {}", kind.in_words()),
            help,
        );
    }
}

/// A value of any shape whose texts, numbers and depth are sound.
type Checked = serde_json::Value;

/// serde's sentence without its line and column, which count from the value.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ")
        .next()
        .unwrap_or_default()
        .to_owned()
}
