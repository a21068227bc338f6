//! What stands in the middle of the window and beside it, and which claim stands out there.

use super::{Reading, State};
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

impl MainView {
    /// Every view, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Map, Self::Table, Self::Findings];

    /// Its name in the line of a view.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Table => "table",
            Self::Findings => "findings",
        }
    }

    /// What a person calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Map => "Map",
            Self::Table => "Table",
            Self::Findings => "Findings",
        }
    }

    /// The view with this name in the line of a view.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }
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

impl State {
    /// What stands in the side panel.
    #[must_use]
    pub fn panel(&self) -> Panel<'_> {
        match (&self.reading, self.selection) {
            (Some(reading), _) => Panel::Reader(reading),
            (None, Some(place)) => Panel::Place(place),
            (None, None) => Panel::List,
        }
    }
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
