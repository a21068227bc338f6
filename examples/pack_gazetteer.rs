//! Packs the table of places into `assets/gazetteer/places.bin`.
//!
//! `cargo run --release --example pack_gazetteer -- gazetteer.tsv assets/gazetteer/places.bin`
//!
//! The table: `assets/gazetteer/README.md` says where it comes from. The same table always gives the
//! same file.
#![expect(clippy::print_stdout, reason = "says what it did")]

use arrest_atlas::gazetteer::{Section, fold};
use flate2::{Compression, write::DeflateEncoder};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::Write;

/// One line of the table.
struct Place<'a> {
    id: u32,
    name: &'a str,
    russian_name: &'a str,
    latitude: f64,
    longitude: f64,
    /// `US.OR`.
    region: String,
    rank: u8,
    population: u32,
    other_names: &'a str,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(table), Some(packed)) = (arguments.next(), arguments.next()) else {
        return Err("tell me the table and the file to write".into());
    };
    let text = std::fs::read_to_string(table)?;
    let places = places(&text)?;
    let keys = keys(&places);
    let bytes = deflated(&sections(&places, &keys)?)?;
    std::fs::write(&packed, &bytes)?;
    println!(
        "{} places, {} names, {} bytes in {packed}",
        places.len(),
        keys.len(),
        bytes.len()
    );
    Ok(())
}

/// The places by country, region and name, so that like stands beside like.
fn places(text: &str) -> Result<Vec<Place<'_>>, Box<dyn Error>> {
    let mut places = Vec::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [
            id,
            name,
            russian_name,
            latitude,
            longitude,
            country,
            region,
            feature,
            population,
            other_names,
        ] = cells.as_slice()
        else {
            return Err(format!("ten cells, please: {line}").into());
        };
        places.push(Place {
            id: id.parse()?,
            name,
            russian_name,
            latitude: latitude.parse()?,
            longitude: longitude.parse()?,
            region: format!("{country}.{region}"),
            rank: match *feature {
                "PPLC" => 3,
                "PPLA" => 2,
                feature if feature.starts_with("PPLA") => 1,
                _ => 0,
            },
            population: population.parse()?,
            other_names,
        });
    }
    places.sort_by_cached_key(|place| (place.region.clone(), fold(place.name), place.id));
    Ok(places)
}

/// The folded names with the rows of their places.
fn keys(places: &[Place<'_>]) -> BTreeMap<String, BTreeSet<u32>> {
    let mut keys: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for (row, place) in (0..).zip(places) {
        let names = [place.name, place.russian_name];
        for name in names.into_iter().chain(place.other_names.split('|')) {
            let key = fold(name);
            if key.len() > 1 {
                keys.entry(key).or_default().insert(row);
            }
        }
    }
    keys
}

/// All sections, each with its length before it.
fn sections(
    places: &[Place<'_>],
    keys: &BTreeMap<String, BTreeSet<u32>>,
) -> Result<Vec<u8>, Box<dyn Error>> {
    let regions: BTreeSet<&str> = places.iter().map(|place| place.region.as_str()).collect();
    let region_numbers: BTreeMap<&str, u32> = regions.iter().copied().zip(0..).collect();
    let region_of: Vec<u32> = places
        .iter()
        .filter_map(|place| region_numbers.get(place.region.as_str()).copied())
        .collect();
    let column =
        |value: &dyn Fn(&Place<'_>) -> u32| -> Vec<u32> { places.iter().map(value).collect() };
    let mut bytes = Vec::new();
    for section in Section::ALL {
        let content = match section {
            Section::Keys => fst::Map::from_iter(keys.keys().zip(0_u64..))?
                .into_fst()
                .into_inner(),
            Section::Rows => rows(keys),
            Section::Regions => lines(regions.iter().copied()),
            Section::Names => lines(places.iter().map(|place| place.name)),
            Section::RussianNames => {
                lines(places.iter().map(|place| in_cyrillic(place.russian_name)))
            }
            Section::Ids => planes(&column(&|place| place.id), 4),
            Section::Latitudes => planes(&column(&|place| steps(place.latitude + 90.0)), 4),
            Section::Longitudes => planes(&column(&|place| steps(place.longitude + 180.0)), 4),
            Section::RegionOf => planes(&region_of, 2),
            Section::Ranks => places.iter().map(|place| place.rank).collect(),
            Section::Populations => planes(&column(&|place| place.population), 4),
        };
        bytes.extend_from_slice(&u32::try_from(content.len())?.to_le_bytes());
        bytes.extend_from_slice(&content);
    }
    Ok(bytes)
}

/// Some "Russian" names of the source are in Latin letters: they are names, but not Russian ones.
fn in_cyrillic(name: &str) -> &str {
    let is_cyrillic = |c: char| ('\u{400}'..'\u{530}').contains(&c);
    if name.chars().any(is_cyrillic) {
        name
    } else {
        ""
    }
}

/// Degrees in steps of a ten-thousandth.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 3,600,000"
)]
fn steps(degrees: f64) -> u32 {
    (degrees * 1e4).round() as u32
}

fn rows(keys: &BTreeMap<String, BTreeSet<u32>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut before = 0_u32;
    for rows in keys.values() {
        let first = rows.first().copied().unwrap_or_default();
        let distance = u64::from(first.abs_diff(before));
        let zigzag = if first >= before {
            distance * 2
        } else {
            distance * 2 - 1
        };
        varint(&mut bytes, zigzag * 2 + u64::from(rows.len() > 1));
        if rows.len() > 1 {
            varint(&mut bytes, rows.len() as u64);
        }
        for (row, next) in rows.iter().zip(rows.iter().skip(1)) {
            varint(&mut bytes, u64::from(next - row));
        }
        before = first;
    }
    bytes
}

fn varint(bytes: &mut Vec<u8>, mut number: u64) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            bytes.push(low & 0x7f);
            return;
        }
        bytes.push(low | 0x80);
    }
}

fn planes(numbers: &[u32], width: usize) -> Vec<u8> {
    let plane = |at: usize| {
        numbers
            .iter()
            .map(move |number| (number >> (8 * at)) & 0xff)
    };
    (0..width)
        .flat_map(plane)
        .filter_map(|byte| u8::try_from(byte).ok())
        .collect()
}

fn lines<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<u8> {
    lines
        .flat_map(|line| [line, "\n"])
        .collect::<String>()
        .into_bytes()
}

fn deflated(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
