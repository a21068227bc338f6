//! From bytes to text: UTF-8, with or without a byte order mark.

use super::MAX_BYTES;
use crate::model::{Location, Problem, Severity};

/// U+FEFF, which some programs write before UTF-8 text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of a file without its byte order mark, or why there is none.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, Vec<Problem>> {
    may_be_text(bytes)?;
    match std::str::from_utf8(bytes) {
        Ok(text) => not_empty(without_mark(text)),
        Err(error) => Err(vec![not_utf8(bytes, error.valid_up_to())]),
    }
}

/// As [`text_of`], for what is known to be UTF-8 without a mark: a large file is not gone through
/// twice.
pub(super) fn sound(text: &str) -> Result<&str, Vec<Problem>> {
    may_be_text(text.as_bytes())?;
    not_empty(text)
}

fn may_be_text(bytes: &[u8]) -> Result<(), Vec<Problem>> {
    if bytes.len() > MAX_BYTES {
        return Err(refused(
            "file-too-large",
            format!("the file has {} bytes, more than 1 GiB", bytes.len()),
            "Split it into several datasets, by year for example.",
        ));
    }
    if let Some(name) = other_encoding(bytes) {
        return Err(refused(
            "not-utf-8",
            format!("the file is written in {name}, not in UTF-8"),
            "Save it again as UTF-8: editors offer it under \"Save with encoding\".",
        ));
    }
    Ok(())
}

fn not_empty(text: &str) -> Result<&str, Vec<Problem>> {
    if text.trim().is_empty() {
        return Err(refused(
            "file-empty",
            "the file is empty".to_owned(),
            "Was it saved, or downloaded, to its end?",
        ));
    }
    Ok(text)
}

/// `text` without the byte order mark at its beginning.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)
}

/// The one problem of the file as a whole, for which nothing of it is read.
pub(super) fn refused(code: &'static str, message: String, help: &str) -> Vec<Problem> {
    vec![whole_file(code, message, help)]
}

fn whole_file(code: &'static str, message: String, help: &str) -> Problem {
    Problem {
        severity: Severity::Error,
        code,
        location: None,
        path: String::new(),
        message,
        help: help.to_owned(),
    }
}

fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0x00, b'{' | b'[', ..] | [b'{' | b'[', 0x00, ..] => {
            Some("UTF-16")
        }
        _ => None,
    }
}

/// Says on which line and column the first byte stands that is no UTF-8.
fn not_utf8(bytes: &[u8], offset: usize) -> Problem {
    let before = bytes.get(..offset).unwrap_or_default();
    let before = without_mark(std::str::from_utf8(before).unwrap_or_default());
    let line_before = before.rsplit('\n').next().unwrap_or_default();
    let column = line_before.chars().count() + 1;
    let shown: Vec<char> = line_before.chars().rev().take(80).collect();
    let byte = bytes.get(offset).copied().unwrap_or_default();
    Problem {
        location: Some(Location {
            line: before.matches('\n').count() + 1,
            column,
            length: 1,
            excerpt_column: shown.len() + 1,
            excerpt: shown.into_iter().rev().chain(['\u{fffd}']).collect(),
        }),
        ..whole_file(
            "not-utf-8",
            format!("byte {offset} of the file ({byte:#04X}) is no UTF-8"),
            "Save it again as UTF-8: it may be in Windows-1251, Windows-1252 or Latin-1 now.",
        )
    }
}
