//! The places of a table: rows with the same name and coordinate share one.

use crate::model::{Dataset, LatLon, Place, PlaceId, PlaceKind};
use std::collections::HashMap;
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher, Hash};

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

/// The places met so far, by the hash of what makes them one.
#[derive(Debug, Default)]
pub(super) struct PlaceShelf {
    known: HashMap<u64, PlaceId>,
    /// How often a slug was taken, by its hash.
    slugs: HashMap<u64, u32>,
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
        for salt in 0_u32.. {
            let key = hash(&(
                (named.name, named.id, named.region),
                (named.kind, named.country, bits, salt),
            ));
            match self.known.get(&key) {
                Some(&id) if self.is_same(dataset, id, named) => return id,
                Some(_) => {}
                None => {
                    let id = PlaceId::new(dataset.places.len());
                    let place = self.new_place(named);
                    dataset.places.push(place);
                    if !named.id.is_empty() {
                        self.own_ids.resize(id.index(), String::new());
                        self.own_ids.push(named.id.to_owned());
                    }
                    if !named.region.is_empty() {
                        self.regions.insert(id, named.region.to_owned());
                    }
                    self.known.insert(key, id);
                    return id;
                }
            }
        }
        PlaceId::new(0)
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

    fn new_place(&mut self, named: &Named<'_>) -> Place {
        Place {
            id: self.new_id(named.name),
            name: named.name.to_owned(),
            kind: named.kind,
            country: named.country.map(ToOwned::to_owned),
            position: named.position,
            precision: named.precision.map(ToOwned::to_owned),
            ..Place::default()
        }
    }

    /// `portland`, `portland-2`: an id that no other place has.
    fn new_id(&mut self, name: &str) -> String {
        let slug = slug(name);
        let mut number = match self.slugs.get(&hash(slug.as_str())) {
            None => {
                self.slugs.insert(hash(slug.as_str()), 1);
                return slug;
            }
            Some(&number) => number,
        };
        loop {
            number += 1;
            let id = format!("{slug}-{number}");
            if self.slugs.insert(hash(id.as_str()), 1).is_none() {
                self.slugs.insert(hash(slug.as_str()), number);
                return id;
            }
        }
    }

    /// Cities of one name and country at several coordinates are sites of that city.
    pub fn settle_kinds(&self, dataset: &mut Dataset) {
        let mut first: HashMap<u64, usize> = HashMap::new();
        let mut sites = Vec::new();
        for (row, place) in dataset.places.iter().enumerate() {
            if place.kind != PlaceKind::City || place.position.is_none() {
                continue;
            }
            let key = hash(&(place.name.as_str(), place.country.as_deref()));
            match first.get(&key) {
                None => {
                    first.insert(key, row);
                }
                Some(&other) => sites.extend([other, row]),
            }
        }
        for row in sites {
            if let Some(place) = dataset.places.get_mut(row) {
                place.kind = PlaceKind::Site;
            }
        }
    }
}

pub(super) fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(value)
}

/// `Saint Petersburg` as an id: `saint-petersburg`.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() {
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
