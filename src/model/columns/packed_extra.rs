//! Foreign keys as tables bring them by the million: written straight into the arena.

/// A foreign key of claims, known to the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExtraKey(pub(super) u32);

/// The foreign keys of one claim as the columns keep them; used again for the next claim.
#[derive(Debug, Clone, Default)]
pub struct PackedExtra(pub(super) String);
