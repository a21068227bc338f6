//! The places of a table: rows with the same name and coordinate share one.

use crate::model::{ByHash, Dataset, LatLon, Place, PlaceId, PlaceKind, PlaceMore, Rare};
use std::collections::HashMap;

/// What a row says about its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Named<'r> {
    pub name: &'r str,
    /// The id that the table gives it; rows with other ids are other places.
    pub id: &'r str,
    pub kind: PlaceKind,
    /// ISO code.
    pub country: Option<&'r str>,
    pub position: Option<LatLon>,
    pub precision: Option<&'r str>,
    /// The region that tells places of one name apart; only asked where there is no position.
    pub region: &'r str,
}

/// The places met so far.
#[derive(Debug, Default)]
pub(super) struct PlaceShelf {
    /// By what makes rows share one.
    known: ByHash,
    /// By their ids.
    ids: ByHash,
    /// The last number behind a slug that several places would have.
    numbers: HashMap<String, u32>,
    /// Whether two places would have had the same id.
    has_namesakes: bool,
    /// The regions of places without a position.
    regions: HashMap<PlaceId, String>,
    /// The table's own ids, in the order of the places; empty where it has none.
    own_ids: Vec<String>,
}

impl PlaceShelf {
    /// The place of a row, made where it is new.
    pub fn place(&mut self, dataset: &mut Dataset, named: &Named<'_>) -> PlaceId {
        let bits = named
            .position
            .map(|at| [at.latitude.to_bits(), at.longitude.to_bits()]);
        let hash = self.known.hash(&(
            (named.name, named.id, named.region),
            (named.kind, named.country, bits),
        ));
        let is_same = |row| self.is_same(dataset, PlaceId::new(row), named);
        if let Some(row) = self.known.find(hash, is_same) {
            return PlaceId::new(row);
        }
        let id = PlaceId::new(dataset.places.len());
        let place = self.new_place(&dataset.places, named);
        dataset.places.push(place);
        if !named.id.is_empty() {
            self.own_ids.resize(id.index(), String::new());
            self.own_ids.push(named.id.to_owned());
        }
        if !named.region.is_empty() {
            self.regions.insert(id, named.region.to_owned());
        }
        self.known.insert(hash, id.index());
        id
    }

    fn is_same(&self, dataset: &Dataset, id: PlaceId, named: &Named<'_>) -> bool {
        let place = dataset.place(id);
        let own_id = self.own_ids.get(id.index()).map_or("", String::as_str);
        place.name == named.name
            && own_id == named.id
            && self.regions.get(&id).map_or("", String::as_str) == named.region
            && place.kind == named.kind
            && place.country.as_deref() == named.country
            && place.position == named.position
    }

    fn new_place(&mut self, places: &[Place], named: &Named<'_>) -> Place {
        Place {
            id: self.new_id(places, named.name),
            name: named.name.to_owned(),
            kind: named.kind,
            country: named.country.map(ToOwned::to_owned),
            position: named.position,
            more: named.precision.map_or_else(Rare::default, |precision| {
                Rare::from(PlaceMore {
                    precision: Some(precision.to_owned()),
                    ..PlaceMore::default()
                })
            }),
            ..Place::default()
        }
    }

    /// `portland`, `portland-2`: an id that no other place has, which is kept for the next place.
    fn new_id(&mut self, places: &[Place], name: &str) -> String {
        let is_taken = |hash: u64, id: &str| {
            let is_same = |row| places.get(row).is_some_and(|place: &Place| place.id == id);
            self.ids.find(hash, is_same).is_some()
        };
        let slug = slug(name);
        let hash = self.ids.hash(slug.as_str());
        if !is_taken(hash, &slug) {
            self.ids.insert(hash, places.len());
            return slug;
        }
        self.has_namesakes = true;
        let mut number = self.numbers.get(&slug).copied().unwrap_or(1);
        loop {
            number += 1;
            let id = format!("{slug}-{number}");
            let hash = self.ids.hash(id.as_str());
            if !is_taken(hash, &id) {
                self.ids.insert(hash, places.len());
                self.numbers.insert(slug, number);
                return id;
            }
        }
    }

    /// Drops what only finds a place again: no more rows come.
    pub fn forget(&mut self) {
        *self = Self {
            has_namesakes: self.has_namesakes,
            ..Self::default()
        };
    }

    /// Cities of one name and country at several coordinates are sites of that city.
    pub fn settle_kinds(&self, dataset: &mut Dataset) {
        // The first of them took the id that the others would have had.
        if self.has_namesakes {
            settle_namesakes(dataset);
        }
    }
}

fn settle_namesakes(dataset: &mut Dataset) {
    let mut first = ByHash::default();
    let mut sites = Vec::new();
    for (row, place) in dataset.places.iter().enumerate() {
        if place.kind != PlaceKind::City || place.position.is_none() {
            continue;
        }
        let key = (&place.name, &place.country);
        let hash = first.hash(&key);
        let is_same = |row: usize| {
            let other = dataset.places.get(row);
            other.is_some_and(|other| (&other.name, &other.country) == key)
        };
        match first.find(hash, is_same) {
            None => first.insert(hash, row),
            Some(other) => sites.extend([other, row]),
        }
    }
    for row in sites {
        if let Some(place) = dataset.places.get_mut(row) {
            place.kind = PlaceKind::Site;
        }
    }
}

/// `Saint Petersburg` as an id: `saint-petersburg`.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        // Nearly every letter of nearly every name.
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    while slug.ends_with('-') {
        slug.pop();
    }
    if slug.is_empty() {
        slug.push_str("place");
    }
    slug
}
