//! What the names of places tell about their coordinates: exchanged ones lie far from every place of
//! the name, and near one the other way round. Asked only where no country tells.

use super::coordinates::Pair;
use crate::gazetteer::{Hint, candidates, distance_km};
use crate::model::LatLon;
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
    known: HashMap<String, Vec<LatLon>>,
    /// Rows whose name is that of a known place.
    named: usize,
    /// Rows that lie at a place of their name.
    near: usize,
    /// Rows that lie at one only with latitude and longitude exchanged, in rising order.
    swapped: Vec<u64>,
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
    pub fn see(&mut self, row: u64, name: &str, pair: Pair) {
        let (as_written, swapped) = (LatLon::new(pair.latitude, pair.longitude), pair.swapped());
        let swapped = LatLon::new(swapped.latitude, swapped.longitude);
        if !pair.is_on_globe() || !pair.swapped().is_on_globe() || self.swapped.len() >= ROWS {
            return;
        }
        if !self.known.contains_key(name) {
            if self.known.len() >= NAMES {
                return;
            }
            let found = candidates(name, &Hint::default());
            let places = found.iter().map(|place| place.position).collect();
            self.known.insert(name.to_owned(), places);
        }
        let Some(places @ [_, ..]) = self.known.get(name).map(Vec::as_slice) else {
            return;
        };
        let lies_at = |point: LatLon| {
            let near = |place: &LatLon| distance_km(*place, point) < NEAR_KM;
            places.iter().any(near)
        };
        self.named += 1;
        if lies_at(as_written) {
            self.near += 1;
        } else if lies_at(swapped) {
            self.swapped.push(row);
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
