//! What the names of places tell about their coordinates: exchanged ones lie far from every place of
//! the name, and near one the other way round. Asked only where no country tells.

use super::coordinates::Pair;
use crate::gazetteer::{Hint, candidates, distance_km};
use crate::model::{LatLon, Seeded};
use std::collections::HashMap;

/// Within so many kilometres of a place of the same name it is that place.
const NEAR_KM: f64 = 100.0;

/// So many different names are looked up: more would take long and tell nothing else.
const NAMES: usize = 2_000;

/// So many rows are told apart.
const ROWS: usize = 10_000;

/// What the names say so far.
#[derive(Debug, Default)]
pub(super) struct NameSurvey {
    known: HashMap<String, Vec<LatLon>, Seeded>,
    /// Rows whose name is that of a known place.
    named: usize,
    /// Rows that lie at a place of their name.
    near: usize,
    /// Rows that lie at one only with latitude and longitude exchanged, in rising order.
    swapped: Vec<u64>,
}

/// What the name of one row says of its coordinates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// Nothing: no place is known by it, or it is not asked any more.
    Nothing,
    /// They lie at a place of the name.
    Near,
    /// They lie at one with latitude and longitude exchanged.
    Swapped,
    /// They lie at none.
    Far,
}

/// What follows from the names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NamesSay {
    /// Every row that tells anything is exchanged: so many.
    AllSwapped(usize),
    /// These rows look exchanged, in rising order.
    Swapped(Vec<u64>),
}

impl NameSurvey {
    /// Looks at one more row.
    pub fn see(&mut self, row: u64, name: &str, pair: Pair) -> Seen {
        let (as_written, swapped) = (LatLon::new(pair.latitude, pair.longitude), pair.swapped());
        let swapped = LatLon::new(swapped.latitude, swapped.longitude);
        if !pair.is_on_globe() || !pair.swapped().is_on_globe() || self.swapped.len() >= ROWS {
            return Seen::Nothing;
        }
        if !self.known.contains_key(name) {
            if self.known.len() >= NAMES {
                return Seen::Nothing;
            }
            let found = candidates(name, &Hint::default());
            let places = found.iter().map(|place| place.position).collect();
            self.known.insert(name.to_owned(), places);
        }
        let Some(places @ [_, ..]) = self.known.get(name).map(Vec::as_slice) else {
            return Seen::Nothing;
        };
        let lies_at = |point: LatLon| {
            let near = |place: &LatLon| distance_km(*place, point) < NEAR_KM;
            places.iter().any(near)
        };
        let seen = if lies_at(as_written) {
            Seen::Near
        } else if lies_at(swapped) {
            Seen::Swapped
        } else {
            Seen::Far
        };
        self.see_again(row, seen);
        seen
    }

    /// Looks at one more row with the name and the coordinates of another.
    pub fn see_again(&mut self, row: u64, seen: Seen) {
        if self.swapped.len() >= ROWS || seen == Seen::Nothing {
            return;
        }
        self.named += 1;
        match seen {
            Seen::Near => self.near += 1,
            Seen::Swapped => self.swapped.push(row),
            Seen::Far | Seen::Nothing => {}
        }
    }

    /// What follows for the table.
    pub fn said(self) -> NamesSay {
        let count = self.swapped.len();
        if self.near == 0 && count > 0 && 2 * count >= self.named {
            NamesSay::AllSwapped(count)
        } else {
            NamesSay::Swapped(self.swapped)
        }
    }
}
