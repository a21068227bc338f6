//! The places of a table: rows with the same name and coordinate share one.

use super::slug::{short_slug, slug};
use crate::model::{
    ByHash, Dataset, EditedList, LatLon, Place, PlaceId, PlaceKind, PlaceMore, Rare, ShortText,
};
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

/// After so many places it is asked how many there will be.
const ASKED_AT: usize = 1 << 12;

/// What the name of a row brings: the id that its place has unless another has it, with its hash.
#[derive(Debug)]
struct Brought {
    id: ShortText,
    hash: u64,
}

/// The places met so far.
#[derive(Debug, Default)]
pub(super) struct PlaceShelf {
    /// About how many rows there are.
    expected: usize,
    /// How many rows have asked for their place.
    asked: usize,
    /// By their ids. The first place of a name is found by the id that the name brings.
    ids: ByHash,
    /// Those whose names bring ids that were taken, by what makes rows share one.
    known: ByHash,
    /// What the names of the next rows bring.
    brought: Vec<Brought>,
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
    /// An empty shelf for a table of about so many rows.
    pub fn expecting(rows: usize) -> Self {
        Self {
            expected: rows,
            ..Self::default()
        }
    }

    /// Makes room for all places that may come, where nearly every row brings one: tables that
    /// grow bit by bit are gone through again and again.
    #[cold]
    fn make_room(&mut self, dataset: &mut Dataset) {
        if dataset.places.len() * 2 < self.asked {
            return;
        }
        let more = self.expected.saturating_sub(self.asked);
        let share = dataset.places.len() as u128 * more as u128 / self.asked.max(1) as u128;
        let more = usize::try_from(share).unwrap_or(0);
        dataset.places.reserve(more);
        self.ids.reserve(dataset.places.len() + more);
    }

    /// Counts rows whose places are asked for by [`Self::foreseen`], or known without.
    pub fn count(&mut self, rows: usize) {
        self.asked += rows;
    }

    /// Works out what the names of some rows bring, and has at hand what is known by it: it lies
    /// anywhere in memory, and one row after the other would wait for its own.
    pub fn foresee<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        let ids = &self.ids;
        self.brought.clear();
        self.brought.extend(names.map(|name| {
            let id = short_slug(name).unwrap_or_else(|| slug(name).into());
            let hash = ids.hash_bytes(id.as_bytes());
            Brought { id, hash }
        }));
        let brought = self.brought.iter();
        let rows = brought.map(|brought| ids.foresee(brought.hash).unwrap_or(0));
        std::hint::black_box(rows.fold(0, |all, row| all ^ row));
    }

    /// The place of a row, made where it is new.
    pub fn place(&mut self, dataset: &mut Dataset, named: &Named<'_>) -> PlaceId {
        self.asked += 1;
        self.foresee(std::iter::once(named.name));
        self.foreseen(dataset, named, 0)
    }

    /// As [`Self::place`], for a row whose name was foreseen as this one of several.
    pub fn foreseen(&mut self, dataset: &mut Dataset, named: &Named<'_>, at: usize) -> PlaceId {
        let Some(brought) = self.brought.get_mut(at) else {
            return self.place(dataset, named);
        };
        let by_id = brought.hash;
        let own = std::mem::take(&mut brought.id);
        let has_id = |row: usize| {
            let place = dataset.places.get(row);
            place.is_some_and(|place| place.id == own)
        };
        let taken = self.ids.find(by_id, has_id).map(PlaceId::new);
        // Rows of one place have one name, and so the id that it brings.
        let mut by_all = None;
        if let Some(taken) = taken {
            if self.is_same(dataset, taken, named) {
                return taken;
            }
            let hash = self.hash(named);
            let is_same = |row| self.is_same(dataset, PlaceId::new(row), named);
            if let Some(row) = self.known.find(hash, is_same) {
                return PlaceId::new(row);
            }
            by_all = Some(hash);
        }
        if dataset.places.len() == ASKED_AT {
            self.make_room(dataset);
        }
        let id = PlaceId::new(dataset.places.len());
        let own = match by_all {
            None => {
                self.ids.insert(by_id, id.index());
                own
            }
            Some(hash) => {
                self.known.insert(hash, id.index());
                self.numbered_id(&dataset.places, &own).into()
            }
        };
        dataset.places.push(new_place(own, named));
        if !named.id.is_empty() {
            self.own_ids.resize(id.index(), String::new());
            self.own_ids.push(named.id.to_owned());
        }
        if !named.region.is_empty() {
            self.regions.insert(id, named.region.to_owned());
        }
        id
    }

    /// The hash of all that makes rows share a place.
    fn hash(&self, named: &Named<'_>) -> u64 {
        self.known.hash(&(
            (named.name, named.id, named.region),
            (named.kind, named.country, bits(named.position)),
        ))
    }

    fn is_same(&self, dataset: &Dataset, id: PlaceId, named: &Named<'_>) -> bool {
        let place = dataset.place(id);
        let own_id = self.own_ids.get(id.index()).map_or("", String::as_str);
        place.name == named.name
            && own_id == named.id
            && self.regions.get(&id).map_or("", String::as_str) == named.region
            && place.kind == named.kind
            && place.country.as_deref() == named.country
            && bits(place.position) == bits(named.position)
    }

    /// `portland-2`: an id that no other place has, which is kept for the next place.
    fn numbered_id(&mut self, places: &EditedList<Place>, slug: &str) -> String {
        self.has_namesakes = true;
        let mut number = self.numbers.get(slug).copied().unwrap_or(1);
        loop {
            number += 1;
            let id = format!("{slug}-{number}");
            let hash = self.ids.hash_text(&id);
            let has_id = |row| places.get(row).is_some_and(|place: &Place| place.id == id);
            if self.ids.find(hash, has_id).is_none() {
                self.ids.insert(hash, places.len());
                self.numbers.insert(slug.to_owned(), number);
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

/// A position to the last bit: 0 and -0 are told apart.
fn bits(position: Option<LatLon>) -> Option<[u64; 2]> {
    position.map(|at| [at.latitude.to_bits(), at.longitude.to_bits()])
}

fn new_place(id: ShortText, named: &Named<'_>) -> Place {
    Place {
        id,
        name: named.name.into(),
        kind: named.kind,
        country: named.country.map(ToOwned::to_owned),
        position: named.position,
        more: named.precision.map_or_else(Rare::default, |precision| {
            Rare::from(PlaceMore {
                precision: Some(precision.to_owned()),
                ..PlaceMore::default()
            })
        }),
        part_of: None,
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
