//! The same place in two datasets.

use crate::model::{Dataset, PlaceId};
use std::collections::HashMap;

/// The places of a dataset, to be found by what names them elsewhere.
#[derive(Debug)]
pub struct Namesakes<'a> {
    dataset: &'a Dataset,
    by_geonames: HashMap<u32, Vec<PlaceId>>,
    by_name: HashMap<String, Vec<PlaceId>>,
}

impl<'a> Namesakes<'a> {
    /// The places of a dataset.
    #[must_use]
    pub fn of(dataset: &'a Dataset) -> Self {
        let mut by_geonames: HashMap<u32, Vec<PlaceId>> = HashMap::new();
        let mut by_name: HashMap<String, Vec<PlaceId>> = HashMap::new();
        for id in dataset.place_ids() {
            let place = dataset.place(id);
            if let Some(number) = place.geonames() {
                by_geonames.entry(number).or_default().push(id);
            }
            by_name
                .entry(place.name.to_lowercase())
                .or_default()
                .push(id);
        }
        Self {
            dataset,
            by_geonames,
            by_name,
        }
    }

    /// The place that is the same as one of another dataset: by the GeoNames id where both have
    /// one, else its only namesake of the same kind and country.
    #[must_use]
    pub fn same_as(&self, other: &Dataset, place: PlaceId) -> Option<PlaceId> {
        if std::ptr::eq(self.dataset, other) {
            return Some(place);
        }
        let wanted = other.place(place);
        let number = wanted.geonames();
        if let Some([only]) = number
            .and_then(|it| self.by_geonames.get(&it))
            .map(Vec::as_slice)
        {
            return Some(*only);
        }
        // Two ids of the same register that differ are two places, whatever they are called.
        let may_be = |id: &&PlaceId| {
            let it = self.dataset.place(**id);
            let ids = number.zip(it.geonames());
            let countries = wanted.country.as_ref().zip(it.country.as_ref());
            ids.is_none_or(|(one, other)| one == other)
                && countries.is_none_or(|(one, other)| one == other)
                && it.kind == wanted.kind
        };
        let namesakes = self.by_name.get(&wanted.name.to_lowercase())?;
        let mut found = namesakes.iter().filter(may_be);
        let first = found.next()?;
        found.next().is_none().then_some(*first)
    }
}

/// The place of `other` that is the same as `place`, as [`Namesakes::same_as`] finds it.
#[must_use]
pub fn same_place_in(dataset: &Dataset, place: PlaceId, other: &Dataset) -> Option<PlaceId> {
    Namesakes::of(other).same_as(dataset, place)
}
