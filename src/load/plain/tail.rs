//! What stands after the list of claims.

use super::super::cursor::Cursor;
use super::super::progress::{Cancelled, Progress};
use super::super::syntax;

/// More than this after the claims is not copied to be checked.
const LONGEST: usize = 1 << 20;

/// Keys that would change how claims are read.
const KEYS: [&str; 4] = ["metrics", "documents", "places", "claims"];

/// Whether the bracket at the byte `end` closes the claims and nothing but the file ends.
pub(super) fn is_bare(text: &str, end: usize) -> bool {
    let is_space = |c| matches!(c, ' ' | '\n' | '\r' | '\t');
    let rest = text.get(end..).unwrap_or_default();
    let rest = rest.strip_prefix(']').unwrap_or_default();
    let rest = rest.trim_start_matches(is_space);
    rest.strip_prefix('}')
        .is_some_and(|rest| rest.trim_start_matches(is_space).is_empty())
}

/// Whether what follows from the bracket at the byte `end` is well formed, and changes nothing
/// about the claims.
pub(super) fn is_read(text: &str, end: usize, progress: &dyn Progress) -> Result<bool, Cancelled> {
    let tail = text.get(end..).unwrap_or_default();
    if tail.len() > LONGEST {
        return Ok(false);
    }
    let object = ["{\"claims\":[", tail].concat();
    if syntax::check(&object, progress)?.is_err() {
        return Ok(false);
    }
    let mut cursor = Cursor::new(&object);
    cursor.enter();
    let mut claims = 0;
    while let Some(key) = cursor.next_key() {
        if KEYS.contains(&key.value.as_ref()) {
            claims += 1;
        }
        cursor.skip();
    }
    // The list that was put before the tail.
    Ok(claims == 1)
}
