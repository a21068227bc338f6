//! The ids of claims: each once. They stand in the columns already, and mostly rise.

use super::field::{At, Text};
use super::ids::{Refused, is_empty, refuse, unknown};
use super::problems::Problems;
use crate::model::{Batch, ByHash};
use std::collections::HashSet;

const WHAT: &str = "claim";

/// What is known about the ids of the claims in a batch.
///
/// Ids that rise from claim to claim, a shorter one always before a longer one, differ: as long as
/// they do nothing is kept, since a table of a million ids costs more than to read them.
#[derive(Debug, Default)]
pub(super) struct ClaimIds<'a> {
    /// The rows by the hashes of their ids, once an id did not rise.
    rows: Option<ByHash>,
    left_out: HashSet<Text<'a>>,
}

impl<'a> ClaimIds<'a> {
    /// Notes that the claim with this id is left out.
    pub fn leave_out(&mut self, id: Text<'a>) {
        self.left_out.insert(id);
    }

    /// Takes the id of the claim that is pushed next; `false`, and an error, where it is empty or
    /// taken.
    pub fn take(&mut self, id: &At<Text<'a>>, batch: &Batch<'_>, problems: &mut Problems) -> bool {
        let refused = self.take_quietly(&id.value, batch);
        if let Err(why) = refused {
            refuse(why, WHAT, id, problems);
        }
        refused.is_ok()
    }

    /// As [`Self::take`], without a word.
    pub fn take_quietly(&mut self, id: &str, batch: &Batch<'_>) -> Result<(), Refused> {
        if is_empty(id) {
            return Err(Refused::Empty);
        }
        if self.rows.is_none() {
            let last = batch.name(batch.len().wrapping_sub(1));
            if (last.len(), last) < (id.len(), id) {
                return Ok(());
            }
        }
        let rows = self.table(batch);
        let hash = rows.hash(id);
        if rows.find(hash, |row| batch.name(row) == id).is_some() {
            return Err(Refused::Taken);
        }
        rows.insert(hash, batch.len());
        Ok(())
    }

    fn table(&mut self, batch: &Batch<'_>) -> &mut ByHash {
        self.rows.get_or_insert_with(|| {
            let mut rows = ByHash::default();
            for row in 0..batch.len() {
                rows.insert(rows.hash(batch.name(row)), row);
            }
            rows
        })
    }

    /// The claim that a reference leads to, or an error.
    pub fn resolve(
        &mut self,
        reference: &At<Text<'_>>,
        batch: &Batch<'_>,
        problems: &mut Problems,
    ) -> Option<usize> {
        let rows = self.table(batch);
        let id = reference.value.as_ref();
        let found = rows.find(rows.hash(id), |row| batch.name(row) == id);
        if found.is_none() {
            let known = (0..batch.len()).map(|row| batch.name(row));
            unknown(WHAT, reference, &self.left_out, known, problems);
        }
        found
    }
}
