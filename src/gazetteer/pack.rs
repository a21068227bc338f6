//! The packed places: one compressed file, unpacked once, when a place is first asked for.
//!
//! The file is a deflate stream of sections, each a length (four bytes, little end first) and its
//! bytes, in the order of [`Section`]. Numbers of one column stand byte plane by byte plane: all
//! lowest bytes first, then all second ones; so they compress.

use flate2::read::DeflateDecoder;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::io::Read;
use std::sync::OnceLock;

/// What `examples/pack_gazetteer.rs` makes of the table of places.
const PACKED: &[u8] = include_bytes!("../../assets/gazetteer/places.bin");

/// More than the sections ever hold: a damaged file cannot ask for all memory.
const LARGEST: u64 = 64 << 20;

/// The sections in the order of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// An fst map from each folded name to its rank among the folded names.
    Keys,
    /// For each folded name, in their order: the rows of its places as variable-length numbers. The
    /// first is `zigzag(row - first row of the name before) * 2 + (1 where there are several)`;
    /// then, where there are several, their number and the distance from row to row.
    Rows,
    /// The countries and regions that occur, one a line: `US.OR`.
    Regions,
    /// The names, one a line.
    Names,
    /// The Russian names, one a line; empty where there is none.
    RussianNames,
    /// The GeoNames ids: four planes.
    Ids,
    /// Degrees north, plus 90, times 10,000: four planes.
    Latitudes,
    /// Degrees east, plus 180, times 10,000: four planes.
    Longitudes,
    /// The line in `Regions`: two planes.
    RegionOf,
    /// 3 the capital of a country, 2 of a region, 1 of a smaller unit, 0 none: one plane.
    Ranks,
    /// Inhabitants: four planes.
    Populations,
}

impl Section {
    /// All of them, in the order of the file.
    pub const ALL: [Self; 11] = [
        Self::Keys,
        Self::Rows,
        Self::Regions,
        Self::Names,
        Self::RussianNames,
        Self::Ids,
        Self::Latitudes,
        Self::Longitudes,
        Self::RegionOf,
        Self::Ranks,
        Self::Populations,
    ];
}

/// The places, unpacked.
pub(super) struct Pack {
    keys: fst::Map<Vec<u8>>,
    /// Where the rows of each folded name begin in `rows`, and at the end where the last ends.
    starts: Vec<u32>,
    rows: Vec<u32>,
    regions: Lines,
    names: Lines,
    russian_names: Lines,
    ids: Vec<u32>,
    by_id: HashMap<u32, u32, BuildHasherDefault<Spread>>,
    latitudes: Vec<u32>,
    longitudes: Vec<u32>,
    region_of: Vec<u32>,
    ranks: Vec<u8>,
    populations: Vec<u32>,
}

/// Spreads ids over a table in one step: these are ours, nobody can choose them to collide.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte));
        }
    }

    fn write_u32(&mut self, id: u32) {
        // The golden ratio of 64 bits: ids that follow each other land far apart.
        let mixed = (self.0 ^ u64::from(id)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed.rotate_left(32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// What the pack knows of one place.
pub(super) struct Row {
    pub geonames: u32,
    pub name: &'static str,
    pub russian_name: Option<&'static str>,
    pub latitude: f64,
    pub longitude: f64,
    /// `US.OR`.
    pub region: &'static str,
    pub rank: u8,
    pub population: u32,
}

/// The places. The first call unpacks them, which takes some tens of milliseconds; `None` would mean
/// that the program was built from a damaged file.
pub(super) fn pack() -> Option<&'static Pack> {
    static PACK: OnceLock<Option<Pack>> = OnceLock::new();
    PACK.get_or_init(|| Pack::unpack(PACKED)).as_ref()
}

impl Pack {
    fn unpack(packed: &[u8]) -> Option<Self> {
        let mut bytes = Vec::with_capacity(2 * packed.len());
        DeflateDecoder::new(packed)
            .take(LARGEST)
            .read_to_end(&mut bytes)
            .ok()?;
        let mut rest = bytes.as_slice();
        let mut section = || {
            let (length, after) = rest.split_first_chunk::<4>()?;
            let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
            let (section, after) = after.split_at_checked(length)?;
            rest = after;
            Some(section)
        };
        let keys = fst::Map::new(section()?.to_vec()).ok()?;
        let (starts, rows) = rows_of(section()?, keys.len())?;
        let regions = Lines::new(section()?)?;
        let names = Lines::new(section()?)?;
        let russian_names = Lines::new(section()?)?;
        let ids = planes(section()?, 4)?;
        let latitudes = planes(section()?, 4)?;
        let longitudes = planes(section()?, 4)?;
        let region_of = planes(section()?, 2)?;
        let ranks = section()?.to_vec();
        let populations = planes(section()?, 4)?;
        let by_id = ids.iter().copied().zip(0..).collect();
        Some(Self {
            keys,
            starts,
            rows,
            regions,
            names,
            russian_names,
            ids,
            by_id,
            latitudes,
            longitudes,
            region_of,
            ranks,
            populations,
        })
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// The folded names.
    pub fn keys(&self) -> &fst::Map<Vec<u8>> {
        &self.keys
    }

    /// The places with this folded name.
    pub fn rows_of(&self, key: &str) -> &[u32] {
        self.keys.get(key).map_or(&[], |rank| self.rows_at(rank))
    }

    /// The places with the folded name of this rank.
    pub fn rows_at(&self, rank: u64) -> &[u32] {
        let range = || {
            let rank = usize::try_from(rank).ok()?;
            let (start, end) = (*self.starts.get(rank)?, *self.starts.get(rank + 1)?);
            self.rows.get(start as usize..end as usize)
        };
        range().unwrap_or_default()
    }

    /// The place with this GeoNames id.
    pub fn row_of_id(&self, geonames: u32) -> Option<u32> {
        self.by_id.get(&geonames).copied()
    }

    /// What is known of a place.
    pub fn row(&'static self, row: u32) -> Option<Row> {
        let at = row as usize;
        let degrees =
            |column: &[u32], origin: f64| Some(f64::from(*column.get(at)?) / 1e4 - origin);
        Some(Row {
            geonames: *self.ids.get(at)?,
            name: self.names.get(at)?,
            russian_name: self.russian_names.get(at).filter(|name| !name.is_empty()),
            // Four decimals went in; four come out.
            latitude: (degrees(&self.latitudes, 90.0)? * 1e4).round() / 1e4,
            longitude: (degrees(&self.longitudes, 180.0)? * 1e4).round() / 1e4,
            region: self.regions.get(*self.region_of.get(at)? as usize)?,
            rank: *self.ranks.get(at)?,
            population: *self.populations.get(at)?,
        })
    }
}

/// The rows of each of `count` names: where they begin, and all of them.
fn rows_of(bytes: &[u8], count: usize) -> Option<(Vec<u32>, Vec<u32>)> {
    let mut bytes = bytes.iter();
    let mut number = || {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = *bytes.next()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    };
    let mut starts = Vec::with_capacity(count + 1);
    let mut rows = Vec::with_capacity(count);
    let mut first = 0_i64;
    for _ in 0..count {
        starts.push(u32::try_from(rows.len()).ok()?);
        let head = number()?;
        let zigzag = head >> 1;
        let distance = i64::try_from(zigzag >> 1).ok()?;
        first += if zigzag & 1 == 0 {
            distance
        } else {
            -distance - 1
        };
        let mut row = u32::try_from(first).ok()?;
        rows.push(row);
        let others = if head & 1 == 0 {
            0
        } else {
            number()?.checked_sub(1)?
        };
        for _ in 0..others {
            row = row.checked_add(u32::try_from(number()?).ok()?)?;
            rows.push(row);
        }
    }
    starts.push(u32::try_from(rows.len()).ok()?);
    Some((starts, rows))
}

/// The numbers of a column of `width` byte planes.
fn planes(bytes: &[u8], width: usize) -> Option<Vec<u32>> {
    let length = bytes.len() / width;
    let mut numbers = vec![0_u32; length];
    if length == 0 {
        return None;
    }
    for (plane, shift) in bytes.chunks_exact(length).zip((0..).step_by(8)) {
        for (number, &byte) in numbers.iter_mut().zip(plane) {
            *number |= u32::from(byte) << shift;
        }
    }
    Some(numbers)
}

/// Lines of a text, found by their number.
struct Lines {
    text: String,
    /// Where each line begins, and at the end where one more would.
    starts: Vec<u32>,
}

impl Lines {
    fn new(bytes: &[u8]) -> Option<Self> {
        let text = String::from_utf8(bytes.to_vec()).ok()?;
        let ends = memchr::memchr_iter(b'\n', bytes).map(|end| end + 1);
        let starts: Result<_, _> = std::iter::once(0).chain(ends).map(u32::try_from).collect();
        Some(Self {
            text,
            starts: starts.ok()?,
        })
    }

    fn get(&self, line: usize) -> Option<&str> {
        let (start, end) = (*self.starts.get(line)?, *self.starts.get(line + 1)?);
        self.text
            .get(start as usize..(end as usize).checked_sub(1)?)
    }
}
