//! The same place in two datasets.

use crate::model::{Dataset, Place, PlaceId};

/// The place of `other` that is the same as `place`: by the GeoNames id where both have one, else
/// by id and name, else by its only namesake of the same kind and country.
#[must_use]
pub fn same_place_in(dataset: &Dataset, place: PlaceId, other: &Dataset) -> Option<PlaceId> {
    let wanted = dataset.place(place);
    let find = |is_it: &dyn Fn(&Place) -> bool| {
        let mut found = other.place_ids().filter(|&id| is_it(other.place(id)));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    if let Some(id) = wanted.geonames()
        && let Some(same) = find(&|it| it.geonames() == Some(id))
    {
        return Some(same);
    }
    // Two ids of the same register that differ are two places, whatever they are called.
    let may_be = |it: &Place| {
        let ids = wanted.geonames().zip(it.geonames());
        ids.is_none_or(|(one, other)| one == other) && it.kind == wanted.kind
    };
    let name = wanted.name.to_lowercase();
    let namesake = |it: &Place| it.name.to_lowercase() == name;
    find(&|it| may_be(it) && it.id == wanted.id && namesake(it))
        .or_else(|| find(&|it| may_be(it) && namesake(it) && it.country == wanted.country))
}
