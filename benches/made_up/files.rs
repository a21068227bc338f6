//! Files of any size that are made up, always the same for the same size: a table, points, and the
//! dataset format.

use std::fmt::Write as _;

/// A form of file, with the bytes that a row of it has, about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A table with coordinates, a link and a sentence: 175 bytes a row.
    Csv,
    /// Points, each at a place of its own: 280 bytes.
    GeoJson,
    /// The dataset format, one piece of evidence a claim: 205 bytes.
    Dataset,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Csv, Self::GeoJson, Self::Dataset];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::GeoJson => "geojson",
            Self::Dataset => "json",
        }
    }

    /// A file with so many rows.
    pub fn file(self, rows: usize) -> String {
        match self {
            Self::Csv => csv(rows),
            Self::GeoJson => geojson(rows),
            Self::Dataset => dataset(rows),
        }
    }
}

const PLACES: usize = 2_000;

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }

    fn date(&mut self) -> String {
        let (year, month, day) = (self.below(14), self.below(12), self.below(28));
        format!("{}-{:02}-{:02}", 2010 + year, 1 + month, 1 + day)
    }
}

/// Degrees of the place `row`: latitude and longitude, both on land or sea.
fn degrees(row: usize) -> (String, String) {
    let degrees = |millions: usize, middle: i64| {
        let millions = i64::try_from(millions).unwrap_or(0) - middle;
        let sign = if millions < 0 { "-" } else { "" };
        let size = millions.abs();
        format!("{sign}{}.{:05}", size / 100_000, size % 100_000)
    };
    (
        degrees(row * 7_919 % 12_000_000, 6_000_000),
        degrees(row * 104_729 % 34_000_000, 17_000_000),
    )
}

fn csv(rows: usize) -> String {
    let mut chance = Chance(1);
    let mut text = String::with_capacity(rows * 180 + 100);
    text += "id,city,latitude,longitude,date,arrests,source,sentence,category,notes\n";
    for row in 0..rows {
        let place = chance.below(PLACES);
        let (latitude, longitude) = degrees(place + 1);
        let (date, arrests) = (chance.date(), 1 + chance.below(899));
        let (report, kind) = (chance.below(rows.div_ceil(4)), chance.below(5));
        let _infallible = writeln!(
            text,
            "e{row},Madeup-{place},{latitude},{longitude},{date},{arrests},\
             https://example.org/reports/{report},\
             At least {arrests} people were detained in Madeup-{place} that day.,\
             category {kind},made up"
        );
    }
    text
}

fn geojson(rows: usize) -> String {
    let mut chance = Chance(2);
    let mut text = String::with_capacity(rows * 290 + 100);
    text += "{\"type\":\"FeatureCollection\",\"features\":[\n";
    for row in 0..rows {
        let (latitude, longitude) = degrees(row + 1);
        let (date, arrests) = (chance.date(), chance.below(900));
        let comma = if row == 0 { "" } else { ",\n" };
        let _infallible = write!(
            text,
            "{comma}{{\"type\":\"Feature\",\"geometry\":{{\"type\":\"Point\",\"coordinates\":\
             [{longitude},{latitude}]}},\"properties\":{{\"name\":\"Point {row}\",\"date\":\"{date}\",\
             \"arrests\":{arrests},\"description\":\"Made up: {arrests} people were taken away at \
             point {row}, and nobody said where they were brought.\"}}}}"
        );
    }
    text += "\n]}\n";
    text
}

fn dataset(rows: usize) -> String {
    let mut chance = Chance(3);
    let mut text = String::with_capacity(rows * 230 + 1_000_000);
    text += "{\"format\":\"arrest-atlas\",\"version\":\"1.0\",\"id\":\"made-up\",\"title\":\"Made up\",\
             \"metrics\":[{\"id\":\"arrests\",\"label\":\"Arrests\",\"unit\":\"people\"}],\n\
             \"documents\":[";
    let documents = rows.div_ceil(100);
    for document in 0..documents {
        let comma = if document == 0 { "" } else { ",\n" };
        let _infallible = write!(
            text,
            "{comma}{{\"id\":\"report-{document}\",\"title\":\"Made up: report {document}\"}}"
        );
    }
    text += "],\n\"places\":[";
    for place in 0..PLACES {
        let (latitude, longitude) = degrees(place + 1);
        let comma = if place == 0 { "" } else { ",\n" };
        let _infallible = write!(
            text,
            "{comma}{{\"id\":\"place-{place}\",\"name\":\"Madeup-{place}\",\"kind\":\"city\",\
             \"lat\":{latitude},\"lon\":{longitude}}}"
        );
    }
    text += "],\n\"claims\":[";
    for row in 0..rows {
        let (place, document) = (chance.below(PLACES), chance.below(documents));
        let (date, arrests) = (chance.date(), 1 + chance.below(899));
        let comma = if row == 0 { "" } else { ",\n" };
        let _infallible = write!(
            text,
            "{comma}{{\"id\":\"claim-{row}\",\"metric\":\"arrests\",\"place\":\"place-{place}\",\
             \"date\":\"{date}\",\"value\":{arrests},\"evidence\":[{{\"document\":\"report-{document}\",\
             \"exact\":\"In all {arrests} people were detained in Madeup-{place} that day.\"}}]}}"
        );
    }
    text += "]}\n";
    text
}
