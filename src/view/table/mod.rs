//! The table: the twin of the map. The same claims and places in rows, in any order, with the
//! sums that may be summed.

mod cell;
mod column;
mod order;
mod row_set;
mod together;

pub use cell::{Drawn, TableSource};
pub use column::{Column, Sort, TableRows};
pub use order::ordered_by_words;
pub use row_set::RowSet;
pub use together::{NoSum, Together, Total, together};

use crate::model::{counted, grouped};

/// The rows of a table and their order. Made once for a view and an order, read every frame; no
/// text is made before a row is seen.
#[derive(Debug, Clone, Default)]
pub struct TableModel {
    /// What the rows are.
    pub rows: TableRows,
    /// The numbers of the claims or places, from the top to the bottom.
    order: Vec<u32>,
    /// The row of each claim or place of the dataset; [`NOT_SHOWN`] where it has none.
    positions: Vec<u32>,
    /// How many claims are shown in all.
    claims: usize,
    /// At how many places.
    places: usize,
}

const NOT_SHOWN: u32 = u32::MAX;
/// So many rows are sorted by their words at once.
pub const AT_ONCE: usize = 50_000;

impl TableModel {
    /// The rows of what is shown, sorted; as in the file where no order is asked. What has
    /// nothing in the column stands last, whichever way the rows are sorted, and rows with the
    /// same stand as in the file.
    #[must_use]
    pub fn new(source: TableSource<'_>, rows: TableRows, sort: Option<Sort>) -> Self {
        let view = source.view;
        let figures = || view.located.iter().chain(&view.off_map);
        let claims: usize = figures().map(|figure| figure.claims.len()).sum();
        let places = view.located.len() + view.off_map.len();
        let (mut items, all): (Vec<u32>, usize) = match rows {
            TableRows::Claims => {
                let ids = figures().flat_map(|figure| &figure.claims);
                let ids = ids.map(|claim| number(claim.index()));
                (ids.collect(), source.dataset.claims.len())
            }
            TableRows::Places => {
                let ids = figures().map(|figure| number(figure.place.index()));
                (ids.collect(), source.dataset.places.len())
            }
        };
        items.sort_unstable();
        let order = match sort {
            Some(sort) => order::ordered(source, rows, items, sort),
            None => items,
        };
        let mut model = Self {
            rows,
            order: Vec::new(),
            positions: vec![NOT_SHOWN; all],
            claims,
            places,
        };
        model.put_in_order(order);
        model
    }

    /// Whether sorting so many rows by this column is to be left to a worker: words of more than
    /// [`AT_ONCE`] rows. Numbers and days are sorted in a tenth of a second for a million.
    #[must_use]
    pub fn takes_long(&self, sort: Option<Sort>) -> bool {
        self.len() > AT_ONCE && sort.is_some_and(|sort| order::is_text(sort.column))
    }

    /// Puts the rows into an order that was found elsewhere: the same claims or places.
    pub fn put_in_order(&mut self, order: Vec<u32>) {
        for (at, &item) in (0..).zip(&order) {
            if let Some(position) = self.positions.get_mut(item as usize) {
                *position = at;
            }
        }
        self.order = order;
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The number of the claim or place in a row.
    #[must_use]
    pub fn item(&self, row: usize) -> Option<u32> {
        self.order.get(row).copied()
    }

    /// The numbers of the claims or places from one row to another, both among them.
    #[must_use]
    pub fn between(&self, one: usize, other: usize) -> &[u32] {
        let (first, last) = (one.min(other), one.max(other));
        let last = last.min(self.len().saturating_sub(1));
        self.order.get(first..=last).unwrap_or_default()
    }

    /// All of them, from the top to the bottom.
    #[must_use]
    pub fn items(&self) -> &[u32] {
        &self.order
    }

    /// The row of a claim or place; `None` where it is not shown.
    #[must_use]
    pub fn row_of(&self, item: u32) -> Option<usize> {
        let row = *self.positions.get(item as usize)?;
        (row != NOT_SHOWN).then_some(row as usize)
    }

    /// "5 of 12 claims at 3 places"
    #[must_use]
    pub fn count_words(&self, all_claims: usize) -> String {
        format!(
            "{} of {} at {}",
            grouped(self.claims as u64),
            counted(all_claims, "claim"),
            counted(self.places, "place")
        )
    }
}

/// A claim's or place's number in the file, as the rows keep it.
fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(NOT_SHOWN)
}
