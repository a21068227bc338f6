//! Plain rows go a shorter way than the others, and nobody can tell: claims, report and problems are
//! the same, however a table is written and whatever is damaged in it.

use arrest_atlas::export::dataset_json;
use arrest_atlas::load::{Beside, LoadError, LoadOptions, Loaded, load, load_row_by_row};
use std::fmt::Write;

/// Everything that comes of a file, as text.
fn told(loaded: Result<Loaded, LoadError>) -> String {
    match loaded {
        Ok(loaded) => format!(
            "{}\n{:#?}\n{:#?}\n{:#?}",
            dataset_json(&loaded.dataset),
            loaded.import.as_ref().map(|import| &import.report),
            loaded.problems,
            loaded.dataset.claims.ids().count(),
        ),
        Err(error) => format!("{error:#?}"),
    }
}

#[track_caller]
fn check(bytes: &[u8], name: &str, options: &LoadOptions) {
    let short = arrest_atlas::load::load_with(bytes, name, options, &());
    let long = load_row_by_row(bytes, name, options, &Beside::default());
    let (short, long) = (told(short), told(long));
    if short != long {
        let lines = short.lines().zip(long.lines());
        let differing: Vec<_> = lines.filter(|(one, other)| one != other).take(5).collect();
        let text = String::from_utf8_lossy(bytes);
        panic!("{name}: {differing:#?}\n{text}");
    }
}

/// The next of a row of numbers that always is the same.
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 33).unwrap_or(0)
}

fn one_of<'t>(state: &mut u64, texts: &[&'t str]) -> &'t str {
    texts[next(state) % texts.len()]
}

// The headers of made-up tables.
const PLAIN: [&str; 10] = [
    "id",
    "city",
    "latitude",
    "longitude",
    "date",
    "arrests",
    "source",
    "sentence",
    "category",
    "notes",
];

const RICH: [&str; 12] = [
    "id",
    "city",
    "country",
    "latitude",
    "longitude",
    "date",
    "arrests",
    "injured",
    "source",
    "sentence",
    "description",
    "claimed by",
];

const EVENTS: [&str; 8] = [
    "title",
    "city",
    "latitude",
    "longitude",
    "date",
    "killed",
    "link",
    "tags",
];

/// A made-up table, of which nearly every row is plain.
fn table(state: &mut u64, separator: &str, end: &str, rows: usize) -> String {
    let headers: &[&str] = match next(state) % 3 {
        0 => &PLAIN,
        1 => &RICH,
        _ => &EVENTS,
    };
    let quotes = next(state).is_multiple_of(2);
    let day_first = next(state).is_multiple_of(2);
    let mut text = headers.join(separator) + end;
    for row in 0..rows {
        let city = one_of(
            state,
            &[
                "Madeup",
                "Kirov",
                "Saint Inventa",
                "Омск",
                "Total",
                "Moscow",
            ],
        );
        let number = next(state) % 3_000;
        let cells = headers.iter().map(|header| {
            let odd = next(state).is_multiple_of(40);
            let cell = match *header {
                _ if odd => one_of(
                    state,
                    &[
                        "",
                        "-",
                        "n/a",
                        "007",
                        "1,800",
                        "about 20",
                        "unknown",
                        "55°45′",
                        "31.2.2021",
                        "[\"a\", \"b\"]",
                        "a \"b\" c",
                        "two\nlines",
                        "é ü",
                        "0",
                        "-5",
                        " x ",
                        "Omsk; Tomsk",
                    ],
                )
                .to_owned(),
                "id" => format!("e{row}"),
                "city" => city.to_owned(),
                "country" => one_of(state, &["Russia", "RU", "France", "", "Nowhere"]).to_owned(),
                "latitude" => one_of(state, &["55.75", "58.6", "-0.5", "12", "54.98"]).to_owned(),
                "longitude" => one_of(state, &["37.61", "49.65", "73.36", "3.125"]).to_owned(),
                "date" if day_first => {
                    format!("{}.{}.2021", next(state) % 28 + 1, next(state) % 12 + 1)
                }
                "date" => format!(
                    "2021-{:02}-{:02}",
                    next(state) % 12 + 1,
                    next(state) % 28 + 1
                ),
                "arrests" => number.to_string(),
                "injured" | "killed" => (next(state) % 3).to_string(),
                "source" | "link" => format!("https://example.org/{}", next(state) % 30),
                "sentence" => match next(state) % 4 {
                    0 => format!("At least {number} were detained in {city}."),
                    1 => format!(
                        "{},{:03} in {city} and {city}",
                        number / 1_000,
                        number % 1_000
                    ),
                    2 => "They said nothing.".to_owned(),
                    _ => format!("В {city} задержаны {number} человек"),
                },
                "description" | "title" => {
                    one_of(state, &["A march.", "", "They said nothing."]).to_owned()
                }
                "claimed by" => one_of(state, &["", "OVD-Info", "Police"]).to_owned(),
                "tags" => one_of(state, &["", "", "", "march; student"]).to_owned(),
                _ => one_of(state, &["made up", "category 1", "12", "a\tb"]).to_owned(),
            };
            let needs = cell.contains(separator) || cell.contains(['"', '\n', '\r']);
            if needs || quotes {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell
            }
        });
        let cells: Vec<String> = cells.collect();
        let _written = write!(text, "{}{end}", cells.join(separator));
    }
    text
}

/// A table with some bytes of it changed, left out or said twice.
fn damaged(state: &mut u64, text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=next(state) % 6 {
        let at = next(state) % bytes.len().max(1);
        let piece = one_of(
            state,
            &[
                "\"", ",", "\n", "\r", ";", "0", "-", " ", "\\", "é", "\"\"", "http",
            ],
        );
        match next(state) % 4 {
            0 => drop(bytes.splice(at..at, piece.bytes())),
            1 => drop(bytes.drain(at..(at + 3).min(bytes.len()))),
            2 => bytes.truncate((at + text.len() / 2).min(bytes.len())),
            _ => {
                let end = (at + 80).min(bytes.len());
                let again = bytes.get(at..end).unwrap_or_default().to_vec();
                drop(bytes.splice(at..at, again));
            }
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

#[test]
fn every_published_format_reads_the_same_both_ways() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/import");
    let mut state = 11;
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        check(&bytes, &name, &LoadOptions::default());
        if let Ok(text) = std::str::from_utf8(&bytes) {
            for _ in 0..4 {
                check(&damaged(&mut state, text), &name, &LoadOptions::default());
            }
        }
        files += 1;
    }
    assert!(files > 20, "{files}");
}

#[test]
fn tables_in_every_dialect_read_the_same_both_ways() {
    let mut state = 7;
    for separator in [",", ";", "\t", "|"] {
        for end in ["\n", "\r\n", "\r"] {
            for rows in [1, 3, 70] {
                let text = table(&mut state, separator, end, rows);
                check(text.as_bytes(), "made up.csv", &LoadOptions::default());
            }
        }
    }
}

#[test]
fn damaged_tables_read_the_same_both_ways() {
    let mut state = 23;
    for round in 0..100 {
        let separator = one_of(&mut state, &[",", ";", "\t"]);
        let end = one_of(&mut state, &["\n", "\r\n"]);
        let rows = 1 + next(&mut state) % 60;
        let text = table(&mut state, separator, end, rows);
        check(
            &damaged(&mut state, &text),
            &format!("made up {round}.csv"),
            &LoadOptions::default(),
        );
    }
}

#[test]
fn links_that_were_named_otherwise_before_read_the_same_both_ways() {
    let cells = [
        "https://a.example/1",
        "https://a.example/1.",
        "see https://a.example/2",
        "https://a.example/2",
        "[\"\"https://b.example/c d\"\"]",
        "https://b.example/c d",
        "https://w.example/web/https://a.example/1",
        "https://a.example/1,https://a.example/3",
        "https://a.example/3",
        " https://a.example/3",
    ];
    let mut state = 3;
    for quote in ["\"", ""] {
        let mut text = "city,lat,lon,date,arrests,source,sentence,notes\n".to_owned();
        for row in 0..400 {
            let cell = one_of(&mut state, &cells);
            let is_whole = cell.contains([',', '"']);
            let mark = if is_whole { "\"" } else { quote };
            let city = one_of(&mut state, &["Omsk", "Omsk ", "Tomsk"]);
            let _written = writeln!(
                text,
                "{city},55.{},73.5,2021-01-{:02},{row},{mark}{cell}{mark},In {city} {row}.,made up",
                next(&mut state) % 3,
                row % 28 + 1
            );
        }
        check(text.as_bytes(), "made up.csv", &LoadOptions::default());
    }
}

#[test]
fn an_exchanged_row_far_down_is_found_both_ways() {
    let mut text = "city,lat,lon,arrests\n".to_owned();
    for row in 0..3_000 {
        let (lat, lon) = if row == 2_500 {
            (37.62, 55.75)
        } else {
            (55.75, 37.62)
        };
        let _written = writeln!(text, "Moscow,{lat},{lon},{row}");
    }
    check(text.as_bytes(), "made up.csv", &LoadOptions::default());
    let loaded = load(text.as_bytes(), "made up.csv", &()).unwrap();
    let report = &loaded.import.unwrap().report;
    assert_eq!((report.on_the_map, report.not_located), (2_999, 1));
}
