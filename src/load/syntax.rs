//! The syntax pass: is the whole text one JSON value? If not, where does it break, and why?
//!
//! `serde_json` decides; it knows every corner of the grammar. The sentence for people is worked
//! out from the place where it stopped.

use super::locate::Sweep;
use super::problems::Stretch;
use super::progress::{Cancelled, Pass, Progress, step};
use crate::model::{Problem, Severity};
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::value::RawValue;
use std::cell::Cell;
use std::fmt;

/// Progress is told, and a cancellation noticed, every so many elements of a list.
const STEP: usize = 4_096;

/// Reads the text to its end: `Ok(Err(problem))` where it is no JSON.
pub(super) fn check(text: &str, progress: &dyn Progress) -> Result<Result<(), Problem>, Cancelled> {
    let cancelled = Cell::new(false);
    let mut json = serde_json::Deserializer::from_str(text);
    let top = Top {
        text,
        progress,
        cancelled: &cancelled,
        is_member: false,
    };
    let result = top.deserialize(&mut json).and_then(|()| json.end());
    if cancelled.get() {
        return Err(Cancelled);
    }
    Ok(result.map_err(|error| explained(text, &error)))
}

/// The value of the whole text, or of one member of it: long lists are counted, all else is
/// passed over.
#[derive(Clone, Copy)]
struct Top<'p> {
    text: &'p str,
    progress: &'p dyn Progress,
    cancelled: &'p Cell<bool>,
    is_member: bool,
}

impl<'de> DeserializeSeed<'de> for Top<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Top<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_key::<IgnoredAny>()?.is_some() {
            if self.is_member {
                map.next_value::<IgnoredAny>()?;
            } else {
                map.next_value_seed(Self {
                    is_member: true,
                    ..self
                })?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let base = self.text.as_ptr().addr();
        for count in 0.. {
            // Borrowed from the text, so that its address tells how far we are.
            let Some(element) = list.next_element::<&'de RawValue>()? else {
                break;
            };
            let at = element.get().as_ptr().addr().saturating_sub(base);
            if count % STEP == 0
                && step(self.progress, Pass::Syntax, at, self.text.len(), 0).is_err()
            {
                self.cancelled.set(true);
                return Err(A::Error::custom("cancelled"));
            }
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// The problem with its place, in words for somebody who never read a grammar.
fn explained(text: &str, error: &serde_json::Error) -> Problem {
    let offset = offset_of(text, error.line(), error.column());
    let mut sweep = Sweep::new(text);
    if error.is_eof() {
        sweep.advance(text.trim_end().len());
        let opened = sweep.open_since();
        let help = match opened {
            Some(line) => format!(
                "It looks cut off: what is opened on line {line} is never closed. Get a whole copy, or add the missing end."
            ),
            None => "It looks cut off: get a whole copy, or add the missing end.".to_owned(),
        };
        return problem(&sweep, "the file ends in the middle", help);
    }
    let before = text.get(..offset).unwrap_or_default();
    let after = text.get(offset..).unwrap_or_default();
    let fault = fault(before, after, &error.to_string());
    let offset = if fault.is_before {
        before.trim_end().len().saturating_sub(1)
    } else {
        offset
    };
    sweep.advance(offset);
    problem(&sweep, fault.message, fault.help.to_owned())
}

fn problem(sweep: &Sweep<'_>, message: &str, help: String) -> Problem {
    let nothing = Stretch::default();
    Problem {
        severity: Severity::Error,
        code: "not-json",
        location: Some(sweep.location(nothing)),
        path: sweep.path(),
        message: message.to_owned(),
        help,
    }
}

/// The byte that `serde_json` stopped at; it counts lines from 1 and bytes of the line from 1.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let offset = (start + column.saturating_sub(1)).min(text.len());
    text.floor_char_boundary(offset)
}

/// What is wrong at a place.
struct Fault {
    message: &'static str,
    help: &'static str,
    /// The fault is the last character before the place.
    is_before: bool,
}

fn fault(before: &str, after: &str, reason: &str) -> Fault {
    let here = |message, help| Fault {
        message,
        help,
        is_before: false,
    };
    let follows_comma = before.trim_end().ends_with(',');
    let first = after.chars().next().unwrap_or_default();
    if reason.starts_with("control character") {
        return here(
            "a text between quotation marks holds a line break or a tab",
            "Write \\n for a line break and \\t for a tab; or is a closing quotation mark missing?",
        );
    }
    if reason.starts_with("invalid escape")
        || reason.contains("hex escape")
        || reason.contains("unicode code point")
    {
        return here(
            "the backslash here begins no known sign",
            "Write \\\\ for a backslash, \\\" for a quotation mark, \\n for a line break; other characters need none.",
        );
    }
    if reason.starts_with("trailing characters") {
        return here(
            "the file goes on after its end",
            "One file holds one dataset: delete what follows the last bracket, or a bracket too many.",
        );
    }
    if reason.starts_with("invalid number") || reason.starts_with("number out of range") {
        return here(
            "this is no number",
            "Write digits, without a leading zero or plus sign, with a point before decimals.",
        );
    }
    match first {
        '}' | ']' if follows_comma => Fault {
            message: "a comma with nothing after it",
            help: "Delete the comma: it stands only between two things.",
            is_before: true,
        },
        '\'' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2018}' | '\u{2019}' | '«' => here(
            "these are no quotation marks to JSON",
            "Put texts and keys between straight double quotation marks: \"Moscow\".",
        ),
        '/' | '#' => here(
            "JSON has no comments",
            "Delete it, or keep it as a text under a key such as \"x-comment\".",
        ),
        'N' | 'I' if after.starts_with("NaN") || after.starts_with("Infinity") => not_a_number(),
        '-' | 'n' | 'I' if after.trim_start_matches(['-', 'n']).starts_with("Inf") => {
            not_a_number()
        }
        'T' | 'F' | 'N' => here(
            "JSON writes true, false and null in small letters",
            "Write it in small letters; leave the key out where nothing is known.",
        ),
        '"' | '{' | '[' | '0'..='9' | '-' if reason.contains("expected `,`") => here(
            "a comma is missing before this",
            "Put a comma after the line above, or before this.",
        ),
        _ if reason.starts_with("expected `:`") => {
            here("a colon is missing before this", "Write \"key\": value.")
        }
        _ if reason.starts_with("key must be a string") => here(
            "this key is not between quotation marks",
            "Put every key between straight double quotation marks: \"city\".",
        ),
        _ => here(
            "this is no JSON",
            "Look for a missing comma, quotation mark or bracket just before this place.",
        ),
    }
}

fn not_a_number() -> Fault {
    Fault {
        message: "NaN and Infinity are no numbers in JSON",
        help: "Leave the key out where nothing is known.",
        is_before: false,
    }
}
