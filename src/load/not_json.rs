//! Why a text is no JSON, and where it breaks, for somebody who never read a grammar.

use super::locate::Sweep;
use super::problems::Stretch;
use crate::model::{Problem, Severity};

/// The problem with its place, in words for somebody who never read a grammar.
pub(super) fn explained(text: &str, error: &serde_json::Error) -> Problem {
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
    let reason = error.to_string();
    let fault = fault(before, after, &reason);
    let offset = if fault.is_before {
        before.trim_end().len().saturating_sub(1)
    } else if reason.starts_with("control character") {
        // Here alone serde_json stops at the character before.
        offset + after.chars().next().map_or(0, char::len_utf8)
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
    if ["NaN", "Inf", "-Inf"]
        .iter()
        .any(|word| after.starts_with(word))
    {
        return here(
            "NaN and Infinity are no numbers in JSON",
            "Leave the key out where nothing is known.",
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
