//! What stands in the middle of the window and beside it, and which claim stands out there.

use super::Reading;
use crate::model::{ClaimId, Dataset, PlaceId};

/// What stands in the middle of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MainView {
    /// The map.
    #[default]
    Map,
    /// The table.
    Table,
    /// What the audit found.
    Findings,
}

/// What stands in the side panel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Panel<'a> {
    /// The list of places and the dataset.
    List,
    /// One place and its claims.
    Place(PlaceId),
    /// A document.
    Reader(&'a Reading),
}

/// A claim that stands out among those of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointedClaim {
    /// Which one.
    pub claim: ClaimId,
    /// Counts up with every request, so that the same claim can be asked for twice.
    pub request: u64,
}

impl PointedClaim {
    /// Points at a claim, after whatever was pointed at before.
    pub(super) fn at(before: Option<Self>, claim: ClaimId) -> Self {
        Self {
            claim,
            request: before.map_or(1, |before| before.request + 1),
        }
    }

    /// Whether it is a claim of the selected place: nowhere else does it stand out.
    pub(super) fn is_at(self, dataset: &Dataset, selection: Option<PlaceId>) -> bool {
        // Undoing takes an added claim away.
        let is_there = self.claim.index() < dataset.claims.len();
        is_there && selection == Some(dataset.claims.get(self.claim).place)
    }
}
