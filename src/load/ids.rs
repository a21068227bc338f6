//! The ids of one list: each once, and what refers to them.

use super::field::{At, Text};
use super::numbered::Numbered;
use super::problems::Problems;
use super::short_ids::{ShortIds, short};
use super::words::did_you_mean;
use crate::model::ByHash;
use std::collections::HashSet;

/// Among more ids than this nobody looks for the likely meant one.
const SEARCHED: usize = 2_000;

/// The ids of metrics, documents or places, with their rows.
#[derive(Debug)]
pub(super) struct Ids<'a> {
    /// What they are ids of: "place".
    what: &'static str,
    /// In the order of their rows.
    texts: Vec<Text<'a>>,
    /// While they are numbers in a row no table is needed, neither of the two that follow.
    numbered: Option<Numbered>,
    short: ShortIds,
    /// The rows of longer ids by their hashes; a map that holds the texts reads each anew whenever
    /// it grows.
    rows: ByHash,
    left_out: HashSet<Text<'a>>,
}

impl<'a> Ids<'a> {
    pub fn new(what: &'static str, left_out: Vec<Text<'a>>) -> Self {
        Self {
            what,
            texts: Vec::new(),
            numbered: None,
            short: ShortIds::default(),
            rows: ByHash::default(),
            left_out: left_out.into_iter().collect(),
        }
    }

    /// Takes the id of the next row; `false`, and an error, where it is empty or taken.
    pub fn take(&mut self, id: At<Text<'a>>, problems: &mut Problems) -> bool {
        if is_empty(&id.value) {
            refuse(Refused::Empty, self.what, &id, problems);
            return false;
        }
        if self.goes_on(&id.value) {
            self.texts.push(id.value);
            return true;
        }
        self.numbered = None;
        if self.find(&id.value).is_some() {
            refuse(Refused::Taken, self.what, &id, problems);
            return false;
        }
        self.insert(&id.value, self.texts.len());
        self.texts.push(id.value);
        true
    }

    /// Whether this is the first of ids in a row, or the next; if not, no row counts any longer.
    fn goes_on(&mut self, id: &str) -> bool {
        let row = self.texts.len();
        if row == 0 {
            self.numbered = Numbered::beginning_with(id);
        }
        let Some(numbered) = &self.numbered else {
            return false;
        };
        let goes_on = numbered.row(id) == Some(row);
        if !goes_on {
            let texts = std::mem::take(&mut self.texts);
            for (row, text) in texts.iter().enumerate() {
                self.insert(text, row);
            }
            self.texts = texts;
        }
        goes_on
    }

    fn insert(&mut self, id: &str, row: usize) {
        match short(id) {
            Some(short) => self.short.insert(short, row),
            None => self.rows.insert(self.rows.hash(id), row),
        }
    }

    /// The row with this id, if there is one; notes nothing.
    #[inline]
    pub fn find(&self, id: &str) -> Option<usize> {
        if let Some(numbered) = &self.numbered {
            return numbered.row(id).filter(|row| *row < self.texts.len());
        }
        if let Some(short) = short(id) {
            return self.short.find(short);
        }
        let is_same = |row: usize| self.texts.get(row).is_some_and(|text| text == id);
        self.rows.find(self.rows.hash(id), is_same)
    }

    /// The row that a reference leads to, or an error.
    pub fn resolve(&self, reference: &At<Text<'_>>, problems: &mut Problems) -> Option<usize> {
        let found = self.find(&reference.value);
        if found.is_none() {
            let known = self.texts.iter().map(AsRef::as_ref);
            unknown(self.what, reference, &self.left_out, known, problems);
        }
        found
    }
}

/// Why an id cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    Empty,
    Taken,
}

/// Whether an id says nothing.
pub(super) fn is_empty(id: &str) -> bool {
    id.trim().is_empty()
}

/// Says why an id of `what` cannot be taken.
pub(super) fn refuse(why: Refused, what: &str, id: &At<Text<'_>>, problems: &mut Problems) {
    match why {
        Refused::Empty => problems.error(
            "id-empty",
            id.at,
            format!("the id of this {what} is empty"),
            "Give it a short name of its own.",
        ),
        Refused::Taken => problems.error(
            "id-duplicate",
            id.at,
            format!("another {what} has the id \"{}\" already", id.value),
            "Give one of them another id; until then only the first is shown.",
        ),
    }
}

/// Says that a reference leads nowhere, and what was likely meant among the `known`.
pub(super) fn unknown<'k>(
    what: &str,
    reference: &At<Text<'_>>,
    left_out: &HashSet<Text<'_>>,
    known: impl ExactSizeIterator<Item = &'k str>,
    problems: &mut Problems,
) {
    let id = &reference.value;
    let (message, help) = if left_out.contains(id) {
        (
            format!("the {what} \"{id}\" is left out because of an error of its own"),
            "Mend that one first.".to_owned(),
        )
    } else {
        let help = match likely(id, known, problems) {
            Some(meant) => format!("Did you mean \"{meant}\"?"),
            None => format!("Add a {what} with this id, or name one that is there."),
        };
        (format!("there is no {what} with the id \"{id}\""), help)
    };
    problems.error("unknown-reference", reference.at, message, help);
}

fn likely<'k>(
    id: &str,
    known: impl ExactSizeIterator<Item = &'k str>,
    problems: &Problems,
) -> Option<String> {
    if known.len() > SEARCHED || problems.is_full() {
        return None;
    }
    let known: Vec<&str> = known.collect();
    did_you_mean(id, &known).map(str::to_owned)
}

/// Takes every link of a circle out of `wholes`, where row `i` is a part of `wholes[i]`. Returns
/// the lowest row of each circle.
pub(super) fn break_cycles(wholes: &mut [Option<usize>]) -> Vec<usize> {
    const UNSEEN: u32 = 0;
    let mut seen_in_walk = vec![UNSEEN; wholes.len()];
    let mut circles = Vec::new();
    for start in 0..wholes.len() {
        let walk = u32::try_from(start + 1).unwrap_or(u32::MAX);
        let mut at = start;
        while seen_in_walk[at] == UNSEEN {
            seen_in_walk[at] = walk;
            match wholes[at] {
                Some(whole) => at = whole,
                None => break,
            }
        }
        if seen_in_walk[at] == walk && wholes[at].is_some() {
            circles.push(unlink_circle(wholes, at));
        }
    }
    circles
}

/// Unlinks the circle that `row` is on and returns its lowest row.
fn unlink_circle(wholes: &mut [Option<usize>], row: usize) -> usize {
    let mut lowest = row;
    let mut at = row;
    while let Some(next) = wholes[at].take() {
        lowest = lowest.min(at);
        at = next;
    }
    lowest
}

/// Breaks the circles of a list's `part_of` or `subset_of` references and reports each at the
/// reference of its lowest row.
pub(super) fn without_cycles(
    wholes: &mut [Option<usize>],
    reference: impl Fn(usize) -> Option<super::problems::Stretch>,
    what: &str,
    problems: &mut Problems,
) {
    for row in break_cycles(wholes) {
        problems.error(
            "part-cycle",
            reference(row).unwrap_or_default(),
            format!(
                "following \"{what}\" from here leads back here: something is a part of itself"
            ),
            format!("Take \"{what}\" out of one of them; until then none of them has it."),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::{Ids, break_cycles};
    use crate::load::field::{At, Text};
    use crate::load::problems::Problems;

    #[track_caller]
    fn check(wholes: &[Option<usize>], circles: &[usize], left: &[Option<usize>]) {
        let mut links = wholes.to_vec();
        assert_eq!(break_cycles(&mut links), circles);
        assert_eq!(links, left);
    }

    #[test]
    fn every_id_is_taken_once_and_found_in_whatever_order() {
        let lists: [&[&str]; 6] = [
            &["a1", "a2", "a3", "a4", "a2"],
            &["a1", "a2", "a4", "a2", "a3", "a4"],
            &["a1", "b2", "a2", "a1"],
            &["a", "a1", "a2", "a"],
            &["9", "10", "11", "9", "a longer id than sixteen bytes", "12"],
            &[
                "a longer id than sixteen bytes 1",
                "a longer id than sixteen bytes 2",
                "x",
            ],
        ];
        for list in lists {
            let mut ids = Ids::new("place", Vec::new());
            let mut taken: Vec<&str> = Vec::new();
            for id in list {
                let is_new = !taken.contains(id);
                let id_at = At::from(Text::Borrowed(*id));
                assert_eq!(ids.take(id_at, &mut Problems::default()), is_new, "{id}");
                if is_new {
                    taken.push(id);
                }
                for (row, known) in taken.iter().enumerate() {
                    assert_eq!(ids.find(known), Some(row), "{known} of {list:?}");
                }
                for other in [
                    "a0",
                    "a5",
                    "a01",
                    "b1",
                    "13",
                    "",
                    "a longer id than sixteen bytes 3",
                ] {
                    assert_eq!(ids.find(other), None);
                }
            }
        }
    }

    #[test]
    fn a_tree_has_no_circle() {
        let tree = [None, Some(0), Some(0), Some(2)];
        check(&tree, &[], &tree);
    }

    #[test]
    fn a_part_of_itself_is_a_circle() {
        check(&[Some(0)], &[0], &[None]);
    }

    #[test]
    fn only_the_circle_is_unlinked_not_what_leads_into_it() {
        check(
            &[Some(1), Some(2), Some(3), Some(1)],
            &[1],
            &[Some(1), None, None, None],
        );
    }

    #[test]
    fn two_circles_are_two() {
        check(
            &[Some(1), Some(0), Some(3), Some(2)],
            &[0, 2],
            &[None, None, None, None],
        );
    }
}
