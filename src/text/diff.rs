//! What was changed between two texts, word by word.

use std::ops::Range;

/// One stretch of a comparison, from an old text to a new one.
///
/// The stretches that are the same and those that were removed give the old text, those that are
/// the same and those that were added the new one, letter for letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Stands in both.
    Same(String),
    /// Stands in the old text only.
    Removed(String),
    /// Stands in the new text only.
    Added(String),
}

/// Up to so many pairs of words and marks are compared; beyond, what lies between the common
/// beginning and the common end is one removal and one addition. Four bytes each.
const MOST_PAIRS: usize = 4_000_000;

/// Compares two texts by their words, spaces and marks.
#[must_use]
pub fn word_diff(old: &str, new: &str) -> Vec<Change> {
    let old = pieces(old);
    let new = pieces(new);
    let head = alike(old.iter(), new.iter());
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = alike(old_rest.iter().rev(), new_rest.iter().rev());
    let old_middle = &old_rest[..old_rest.len() - tail];
    let new_middle = &new_rest[..new_rest.len() - tail];
    let mut changes = Changes::default();
    for piece in &old[..head] {
        changes.same(piece);
    }
    if old_middle.len().saturating_mul(new_middle.len()) > MOST_PAIRS {
        for piece in old_middle {
            changes.removed(piece);
        }
        for piece in new_middle {
            changes.added(piece);
        }
    } else {
        align(old_middle, new_middle, &mut changes);
    }
    for piece in &old[old.len() - tail..] {
        changes.same(piece);
    }
    changes.finished()
}

/// How many pieces from the first on are the same.
fn alike<'a>(
    old: impl Iterator<Item = &'a &'a str>,
    new: impl Iterator<Item = &'a &'a str>,
) -> usize {
    old.zip(new).take_while(|(old, new)| old == new).count()
}

/// The longest common subsequence, in which words count more than marks, and marks than spaces.
fn align(old: &[&str], new: &[&str], changes: &mut Changes) {
    let width = new.len() + 1;
    let mut table = vec![0_u32; (old.len() + 1) * width];
    for (row, old) in old.iter().enumerate().rev() {
        for (column, new) in new.iter().enumerate().rev() {
            let at = row * width + column;
            table[at] = if old == new {
                table[at + width + 1] + weight(old)
            } else {
                table[at + width].max(table[at + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    while let (Some(before), Some(after)) = (old.get(row), new.get(column)) {
        let at = row * width + column;
        if before == after {
            changes.same(before);
            row += 1;
            column += 1;
        } else if table[at + width] >= table[at + 1] {
            changes.removed(before);
            row += 1;
        } else {
            changes.added(after);
            column += 1;
        }
    }
    for piece in &old[row..] {
        changes.removed(piece);
    }
    for piece in &new[column..] {
        changes.added(piece);
    }
}

fn weight(piece: &str) -> u32 {
    match piece.chars().next() {
        Some(first) if first.is_alphanumeric() => 6,
        Some(first) if first.is_whitespace() => 1,
        _ => 2,
    }
}

/// Changes on their way: a lone space between two changes belongs to both.
#[derive(Default)]
struct Changes {
    done: Vec<Change>,
    same: String,
    removed: String,
    added: String,
    /// A space after a change; what follows decides where it belongs.
    held: String,
}

impl Changes {
    fn same(&mut self, piece: &str) {
        let replaces = !self.removed.is_empty() && !self.added.is_empty();
        if replaces && self.held.is_empty() && piece.trim().is_empty() {
            piece.clone_into(&mut self.held);
            return;
        }
        self.close_change();
        self.same.push_str(piece);
    }

    fn removed(&mut self, piece: &str) {
        self.open_change();
        self.removed.push_str(piece);
    }

    fn added(&mut self, piece: &str) {
        self.open_change();
        self.added.push_str(piece);
    }

    fn open_change(&mut self) {
        let held = std::mem::take(&mut self.held);
        self.removed.push_str(&held);
        self.added.push_str(&held);
        if !self.same.is_empty() {
            self.done.push(Change::Same(std::mem::take(&mut self.same)));
        }
    }

    fn close_change(&mut self) {
        if !self.removed.is_empty() {
            self.done
                .push(Change::Removed(std::mem::take(&mut self.removed)));
        }
        if !self.added.is_empty() {
            self.done
                .push(Change::Added(std::mem::take(&mut self.added)));
        }
        let held = std::mem::take(&mut self.held);
        self.same.push_str(&held);
    }

    fn finished(mut self) -> Vec<Change> {
        self.close_change();
        if !self.same.is_empty() {
            self.done.push(Change::Same(self.same));
        }
        self.done
    }
}

/// A text as words, runs of spaces, and single marks: nothing is left out.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut push = |range: Range<usize>| {
        if !range.is_empty() {
            pieces.push(text.get(range).unwrap_or_default());
        }
    };
    for word in word_ranges(text) {
        for range in [at..word.start, word.clone()] {
            let mut start = range.start;
            if range == word {
                push(range);
                continue;
            }
            let between = text.get(range.clone()).unwrap_or_default();
            for (offset, scalar) in between.char_indices() {
                if !scalar.is_whitespace() {
                    push(start..range.start + offset);
                    start = range.start + offset + scalar.len_utf8();
                    push(range.start + offset..start);
                }
            }
            push(start..range.end);
        }
        at = word.end;
    }
    pieces
}

/// The words of a text in bytes, and an empty one at its end. A number with its separators and a
/// word with its apostrophe are one: "1,800", "Navalny's".
pub fn word_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut scalars = text.char_indices().peekable();
    let mut ended = false;
    std::iter::from_fn(move || {
        let start = loop {
            match scalars.next() {
                Some((at, scalar)) if scalar.is_alphanumeric() => break at,
                Some(_) => {}
                None if ended => return None,
                None => {
                    ended = true;
                    return Some(text.len()..text.len());
                }
            }
        };
        let mut before = text.get(start..).and_then(|rest| rest.chars().next());
        let end = loop {
            let Some(&(at, scalar)) = scalars.peek() else {
                break text.len();
            };
            let mut ahead = scalars.clone();
            ahead.next();
            let after = ahead.peek().map(|&(_, after)| after);
            let digits = before.is_some_and(char::is_numeric)
                && after.is_some_and(char::is_numeric)
                && matches!(scalar, ',' | '.' | '\'' | '’');
            let letters = before.is_some_and(char::is_alphabetic)
                && after.is_some_and(char::is_alphabetic)
                && matches!(scalar, '\'' | '’' | 'ʼ');
            let mark_on_letter = matches!(scalar, '\u{300}'..='\u{36f}');
            if !(scalar.is_alphanumeric() || mark_on_letter || digits || letters) {
                break at;
            }
            before = Some(scalar);
            scalars.next();
        };
        Some(start..end)
    })
}
