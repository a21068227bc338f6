//! The short way from text to dataset: syntax and meaning of the claims in one step.
//!
//! Most large files hold their lists in the order in which they are needed, and claims in which
//! nothing is unusual. What stands before the claims and after them is checked and read as ever.
//! A claim is read by `claim.rs`, and by `claims.rs` where it is not plain; both take the same and
//! only the second has words for what is wrong. Where the file is built otherwise, or is no JSON,
//! nothing is kept and the long way is gone (`load/mod.rs`): it ends the same.

#[cfg(test)]
mod agrees;
mod claim;
mod escapes;
mod evidence;
mod shape;
mod strict;
mod tail;
mod value;

use super::claims::{Intake, STEP, link_parts};
use super::cursor::{Cursor, Kind};
use super::problems::Problems;
use super::progress::{Cancelled, Pass, Progress, Within, step};
use super::syntax::{self, ListEnds};
use super::version1::Head;
use super::{Kind as Form, sniff};
use crate::model::{Claims, Dataset};
use claim::PlainClaim;
use serde::Deserialize as _;
use serde_json::value::RawValue;
use strict::Strict;

/// What claims refer to; these lists must stand before them.
const BEFORE: [&str; 3] = ["metrics", "documents", "places"];

/// So many bytes before the claims are never too much to be read twice.
const LITTLE: usize = 1 << 16;

/// Reads the whole file; `name` stands in for a title. `None` where the long way is to be gone.
pub(super) fn read(
    text: &str,
    name: &str,
    progress: &dyn Progress,
) -> Result<Option<(Dataset, Problems)>, Cancelled> {
    let Some(first) = first_claim(text) else {
        return Ok(None);
    };
    let before = text.get(..first).unwrap_or_default();
    let within = Within {
        progress,
        length: text.len(),
    };
    if !syntax::is_beginning(before, &within)? {
        return Ok(None);
    }
    // The claims end here as far as this cursor knows, and the file with them.
    let Some((head, cursor)) = head(before, text, ListEnds::default()) else {
        return Ok(None);
    };
    let noted = cursor.problems.len();
    let mut claims = Claims::default();
    let mut intake = Intake::new(&mut claims, &head.lists);
    let Some((end, mut cursor)) = all_claims(text, first, cursor, &mut intake, progress)? else {
        return Ok(None);
    };
    if tail::is_bare(text, end) {
        let wholes = intake.wholes(&mut cursor.problems);
        link_parts(&mut claims, wholes);
        let dataset = head.dataset(claims, name, &mut cursor.problems);
        return Ok(Some((dataset, cursor.problems)));
    }
    if !tail::is_read(text, end, &within)? {
        return Ok(None);
    }
    // More keys after the claims: the rest is read again with them.
    let wholes = intake.wholes(&mut cursor.problems);
    let ends = ListEnds::of(std::iter::once((first, end)));
    let Some((whole_head, mut whole)) = self::head(text, text, ends) else {
        return Ok(None);
    };
    if whole.is_newer != cursor.is_newer || !whole.problems.go_on(cursor.problems, noted) {
        return Ok(None);
    }
    link_parts(&mut claims, wholes);
    let dataset = whole_head.dataset(claims, name, &mut whole.problems);
    Ok(Some((dataset, whole.problems)))
}

/// Where the list of claims begins in what may be JSON, behind its bracket; `None` where another
/// list that it needs has not come before, or so much that it would be read twice for nothing.
fn first_claim(text: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text);
    if cursor.kind() != Kind::Object {
        return None;
    }
    cursor.enter();
    let mut missing = BEFORE.to_vec();
    while let Some(key) = cursor.next_key() {
        if key.value == "claims" {
            let is_list = cursor.kind() == Kind::List;
            cursor.enter();
            let first = cursor.at();
            let is_soon = first <= (text.len() / 2).max(LITTLE);
            return (is_list && is_soon && missing.is_empty()).then_some(first);
        }
        missing.retain(|list| *list != key.value);
        cursor.skip();
    }
    None
}

/// Reads all of `part` but the claims, and returns a cursor for `text`, which begins with it.
fn head<'a>(part: &'a str, text: &'a str, lists: ListEnds) -> Option<(Head<'a>, Cursor<'a>)> {
    let mut cursor = Cursor::new(part);
    cursor.lists = lists;
    if sniff::kind(part, &mut cursor).ok()? != Form::Version1 {
        return None;
    }
    let head = Head::read(&mut cursor)?;
    let mut whole = Cursor::new(text);
    whole.problems = cursor.problems;
    whole.is_newer = cursor.is_newer;
    Some((head, whole))
}

/// Reads claims from the byte `first` to the end of their list, where the bracket stands.
fn all_claims<'a>(
    text: &'a str,
    first: usize,
    mut cursor: Cursor<'a>,
    intake: &mut Intake<'a, '_>,
    progress: &dyn Progress,
) -> Result<Option<(usize, Cursor<'a>)>, Cancelled> {
    let mut strict = Strict::new(text, first);
    let mut plain = PlainClaim::default();
    let mut any = false;
    for count in 0.. {
        if count % STEP == 0 {
            step(progress, Pass::Only, strict.at, text.len(), count)?;
            if count == STEP {
                make_room(intake, text, first, strict.at);
            }
        }
        match strict.more(&mut any, b']') {
            Some(true) => {}
            Some(false) => return Ok(Some((strict.at - 1, cursor))),
            None => return Ok(None),
        }
        let start = strict.at;
        if plain.read(&mut strict, intake).is_none() {
            let Some(length) = length_of_value(text, start) else {
                return Ok(None);
            };
            cursor.go_to(start);
            intake.read(&mut cursor);
            strict.at = start + length;
        }
    }
    Ok(None)
}

/// Makes room for the claims that follow, if they are like those up to the byte `at`.
fn make_room(intake: &mut Intake<'_, '_>, text: &str, first: usize, at: usize) {
    let rest = text.len() - at;
    let each = (at - first).max(STEP) / STEP;
    // What is too much is given back at the end.
    let claims = rest / each + rest / each / 32;
    intake.batch.reserve(claims, rest / 2);
}

/// How long the JSON value is that begins at a byte; `None` where there is none.
fn length_of_value(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let mut json = serde_json::Deserializer::from_str(rest);
    let value = <&RawValue>::deserialize(&mut json).ok()?;
    Some(value.get().len())
}
