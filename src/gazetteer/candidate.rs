//! One place of the gazetteer, and why it answers to a name.

use super::fold::fold;
use super::pack::{Row, pack};
use super::regions::region_name;
use crate::model::LatLon;

/// A place of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Its GeoNames id. Compare places by it, never by name.
    pub geonames: u32,
    /// Its name in GeoNames.
    pub name: &'static str,
    /// Its Russian name.
    pub name_ru: Option<&'static str>,
    /// Where it is, to four decimals of a degree.
    pub position: LatLon,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: &'static str,
    /// The name of its region, state or province.
    pub region: Option<&'static str>,
    /// GeoNames' code of that region within the country: "OR", "25".
    pub region_code: &'static str,
    /// What it is the capital of.
    pub feature: Feature,
    /// Inhabitants as GeoNames has them: often old, 0 where not known. Good for ranking, never as
    /// a denominator.
    pub population: u32,
    /// Which of its names was asked for.
    pub basis: Basis,
}

/// What a place is the seat of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feature {
    /// A town or village.
    Place,
    /// The seat of a district or county.
    DistrictCapital,
    /// The capital of a region, state or province.
    RegionCapital,
    /// The capital of a country.
    Capital,
}

/// Which of a place's names was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Its name in GeoNames.
    Name,
    /// Its Russian name.
    RussianName,
    /// One of its other names: an older one, one in another language or script. Some are wrong.
    OtherName,
    /// None: it was asked for by its GeoNames id.
    Id,
}

impl Basis {
    /// Whether it is the place's own name rather than one among many others.
    #[must_use]
    pub fn is_own_name(self) -> bool {
        matches!(self, Self::Name | Self::RussianName)
    }
}

/// The place with this GeoNames id.
#[must_use]
pub fn by_id(geonames: u32) -> Option<Candidate> {
    let pack = pack()?;
    let row = pack.row(pack.row_of_id(geonames)?)?;
    Some(candidate(&row, Basis::Id))
}

/// How many places the gazetteer holds.
#[must_use]
pub fn len() -> usize {
    pack().map_or(0, super::pack::Pack::len)
}

/// The places that have a name with this key.
pub(super) fn with_key(key: &str) -> impl Iterator<Item = Candidate> {
    let rows = pack().map(|pack| (pack, pack.rows_of(key)));
    rows.into_iter().flat_map(move |(pack, rows)| {
        rows.iter().filter_map(move |&row| {
            let row = pack.row(row)?;
            let basis = if fold(row.name) == key {
                Basis::Name
            } else if row.russian_name.is_some_and(|name| fold(name) == key) {
                Basis::RussianName
            } else {
                Basis::OtherName
            };
            Some(candidate(&row, basis))
        })
    })
}

fn candidate(row: &Row, basis: Basis) -> Candidate {
    let (country, region_code) = row.region.split_once('.').unwrap_or((row.region, ""));
    Candidate {
        geonames: row.geonames,
        name: row.name,
        name_ru: row.russian_name,
        position: LatLon::new(row.latitude, row.longitude),
        country,
        region: region_name(row.region),
        region_code,
        feature: match row.rank {
            3 => Feature::Capital,
            2 => Feature::RegionCapital,
            1 => Feature::DistrictCapital,
            _ => Feature::Place,
        },
        population: row.population,
        basis,
    }
}
