//! Foreign keys as tables bring them by the million: written straight into the arena.

use super::{Claims, count};

/// A foreign key of claims, known to the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExtraKey(pub(super) u32);

/// The foreign keys of one claim as the columns keep them; used again for the next claim.
#[derive(Debug, Clone, Default)]
pub struct PackedExtra(pub(super) String);

impl Claims {
    /// Makes a foreign key known, or finds it again.
    pub fn extra_key(&mut self, key: &str) -> ExtraKey {
        ExtraKey(count(self.extra.number(key)))
    }
}
