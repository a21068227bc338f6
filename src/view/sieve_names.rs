//! What a name in a filter means in a dataset: its id first, else any of its names, case and accents aside.

use crate::gazetteer::country_code;
use crate::model::{Dataset, DocumentId, PlaceId};
use crate::text::fold_name;

/// The positions of a name, letter case and accents aside.
pub(super) fn named(names: &[String], name: &str) -> Vec<usize> {
    let exact = names.iter().position(|it| it == name);
    if let Some(exact) = exact {
        return vec![exact];
    }
    let wanted = fold_name(name);
    let fits = names.iter().enumerate();
    fits.filter(|(_, it)| fold_name(it) == wanted)
        .map(|(at, _)| at)
        .collect()
}

/// The document with this id, else those with this title.
pub(super) fn documents_named<'a>(
    dataset: &'a Dataset,
    name: &str,
) -> impl Iterator<Item = DocumentId> + use<'a> {
    let by_id = dataset
        .document_ids()
        .find(|&id| dataset.document(id).id == name);
    let wanted = fold_name(name);
    let by_title = dataset
        .document_ids()
        .filter(move |&id| by_id.is_none() && fold_name(&dataset.document(id).title) == wanted);
    by_id.into_iter().chain(by_title)
}

/// The documents of a publisher; without a name those that have none.
pub(super) fn published_by(dataset: &Dataset, name: &str) -> Vec<usize> {
    let wanted = fold_name(name);
    let documents = dataset.documents.iter().enumerate();
    let fits = |publisher: &str| publisher == name || fold_name(publisher) == wanted;
    documents
        .filter(|(_, it)| it.publisher.as_deref().map_or(name.is_empty(), fits))
        .map(|(at, _)| at)
        .collect()
}

/// The place with this id, else those with this name.
pub(super) fn places_named(dataset: &Dataset, name: &str) -> Vec<usize> {
    let by_id = dataset.place_ids().find(|&id| dataset.place(id).id == name);
    if let Some(id) = by_id {
        return vec![id.index()];
    }
    let wanted = fold_name(name);
    let has_it = |id: &PlaceId| {
        let mut names = dataset.place(*id).all_names();
        names.any(|it| fold_name(it) == wanted)
    };
    dataset
        .place_ids()
        .filter(has_it)
        .map(PlaceId::index)
        .collect()
}

/// The places in a country, by its code or name.
pub(super) fn places_in(dataset: &Dataset, name: &str) -> Vec<usize> {
    let code = country_code(name).unwrap_or(name);
    let is_in = |country: &str| country == name || country.eq_ignore_ascii_case(code);
    let places = dataset.places.iter().enumerate();
    places
        .filter(|(_, it)| it.country.as_deref().is_some_and(is_in))
        .map(|(at, _)| at)
        .collect()
}
