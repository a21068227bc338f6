//! What edits made another: two datasets of the same file compared, claim by claim.

use super::Claims;
use crate::model::{ClaimId, EvidenceId};
use std::sync::Arc;

impl Claims {
    /// Whether both were made by edits from what one file brought: then ids mean the same in both,
    /// as far as both have them.
    #[must_use]
    pub fn is_of_same_file(&self, other: &Self) -> bool {
        self.arena.is_of_same_file(&other.arena) && self.built == other.built
    }

    /// How many claims, from the first on, have the same metric, place, day, figure, claimants,
    /// documents and tags as before edits; `None` where both are not of the same file.
    #[must_use]
    pub fn same_since(&self, before: &Self) -> Option<usize> {
        if Arc::ptr_eq(&self.rows, &before.rows) {
            return Some(self.len());
        }
        if !self.is_of_same_file(before) {
            return None;
        }
        let both = self.len().min(before.len());
        let added = self.built.min(both)..both;
        let is_same = |id: ClaimId| {
            let (one, other) = (self.get(id), before.get(id));
            self.about(id) == before.about(id)
                && (one.value, one.part_of, one.as_of) == (other.value, other.part_of, other.as_of)
                && self.claimants(id).eq(before.claimants(id))
                && self.documents(id).eq(before.documents(id))
                && self.tags(id) == before.tags(id)
        };
        let other = added.map(ClaimId::new).find(|&id| !is_same(id));
        Some(other.map_or(both, ClaimId::index))
    }

    /// The claims whose status, or whether they are the editor's choice, is another than before
    /// edits. Nothing is compared where no such edit was made.
    pub fn changed_since(&self, before: &Self) -> impl Iterator<Item = ClaimId> {
        let is_same = Arc::ptr_eq(&self.flags, &before.flags);
        let count = if is_same { 0 } else { self.flags.len() };
        let pairs = self.flags.iter().zip(before.flags.iter()).take(count);
        let changed = pairs.enumerate().filter(|(_, (now, then))| now != then);
        changed.map(|(row, _)| ClaimId::new(row))
    }

    /// The claims of which a quote has other words than before edits, of those that both have.
    /// Nothing is compared where no quote was changed.
    pub fn requoted_since(&self, before: &Self) -> impl Iterator<Item = ClaimId> {
        let is_same = Arc::ptr_eq(&self.evidence, &before.evidence);
        let count = if is_same { 0 } else { self.evidence.len() };
        let pairs = self.evidence.iter().zip(before.evidence.iter()).take(count);
        let changed = pairs
            .enumerate()
            .filter(|(_, (now, then))| !self.arena.is_same(now.exact, &before.arena, then.exact));
        changed.map(|(row, _)| self.claim_of(EvidenceId::new(row)))
    }
}
