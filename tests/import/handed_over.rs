//! Bytes that are handed over for good are read as lent ones are, and no option for tables is passed
//! over in silence.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

use arrest_atlas::export::dataset_json;
use arrest_atlas::load::import::{Beside, LoadOptions};
use arrest_atlas::load::table::{Encoding, ReadOptions};
use arrest_atlas::load::{LoadError, Loaded, MappingChoice, load_owned, load_with};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;

const TABLE: &str = "город;широта;долгота;задержано;заметка\n\
    Омск;54,99;73,37;20;Полиция задержала около двадцати человек (выдумано)\n\
    Пермь;58,01;56,23;7;Никого не отпустили до вечера (выдумано)\n";

const POINTS: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[73.37,54.99]},"properties":{"name":"Омск","date":"2021-01-31","arrests":20}}]}"#;

const ROWS: &str = r#"[{"place":"Омск","lat":54.99,"lon":73.37,"arrests":20}]"#;

const DATASET: &str = include_str!("../cases/everything.json");

fn in_encoding(text: &str, encoding: Encoding) -> Vec<u8> {
    if encoding == Encoding::UTF_16_LE {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    let known = encoding_rs::Encoding::for_label(encoding.label().as_bytes());
    known.expect("a known label").encode(text).0.into_owned()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).expect("in memory");
    packer.finish().expect("in memory")
}

/// All that was read, for comparison.
fn told(loaded: Result<Loaded, LoadError>) -> String {
    match loaded {
        Ok(loaded) => format!(
            "{:?}\n{:#?}\n{:#?}\n{}",
            loaded.kind,
            loaded.problems,
            loaded.import,
            dataset_json(&loaded.dataset)
        ),
        Err(error) => format!("{error:?}"),
    }
}

#[track_caller]
fn same(bytes: &[u8], options: &LoadOptions) -> String {
    let lent = told(load_with(bytes, "made-up", options, &()));
    let beside = Beside::default();
    let given = told(load_owned(bytes.to_vec(), "made-up", options, &beside, &()));
    assert_eq!(given, lent);
    given
}

#[test]
fn every_form_in_every_encoding_reads_the_same() {
    for text in [TABLE, POINTS, ROWS, DATASET, "", "no table at all"] {
        for encoding in [Encoding::UTF_8, Encoding::WINDOWS_1251, Encoding::UTF_16_LE] {
            let bytes = in_encoding(text, encoding);
            same(&bytes, &LoadOptions::default());
            same(&packed(&bytes), &LoadOptions::default());
        }
    }
    let known = same(
        &in_encoding(TABLE, Encoding::WINDOWS_1251),
        &LoadOptions::default(),
    );
    assert!(known.contains("\"name\": \"Омск\""), "{known}");
}

#[test]
fn what_a_person_chose_is_still_known_by_the_headers_of_the_file_itself() {
    let bytes = in_encoding(TABLE, Encoding::WINDOWS_1251);
    let loaded = load_with(&bytes, "made-up", &LoadOptions::default(), &()).expect("a table");
    let import = loaded.import.expect("a table");
    let options = LoadOptions {
        read: ReadOptions {
            encoding: Some(Encoding::WINDOWS_1252),
            ..ReadOptions::default()
        },
        mapping: Some(MappingChoice::Whole(import.mapping.clone())),
        ..LoadOptions::default()
    };
    let told = same(&bytes, &options);
    assert!(told.contains("found: Some("), "{told}");
    same(&packed(&bytes), &options);
}

/// What is said about options that have no use.
fn unused(bytes: &[u8], options: &LoadOptions) -> Option<String> {
    let loaded = load_with(bytes, "made-up", options, &()).expect("it is read");
    let mut problems = loaded.problems.into_iter();
    problems
        .find(|problem| problem.code == "options-unused")
        .map(|problem| problem.message)
}

#[test]
fn options_for_tables_that_a_file_has_no_use_for_are_told() {
    let all = LoadOptions {
        read: ReadOptions {
            encoding: Some(Encoding::UTF_8),
            sheet: Some("2021".to_owned()),
            member: Some("data".to_owned()),
            ..ReadOptions::default()
        },
        preset: Some("none".to_owned()),
        ..LoadOptions::default()
    };
    for (text, message) in [
        (
            DATASET,
            "this is a dataset, so what was chosen is not used: the format, the encoding, \
             the sheet, the list of rows",
        ),
        (
            TABLE,
            "this is a table of text (CSV), so what was chosen is not used: the sheet, \
             the list of rows",
        ),
        (
            POINTS,
            "this is GeoJSON, so what was chosen is not used: the sheet, the list of rows",
        ),
        (
            ROWS,
            "this is a table in JSON, so what was chosen is not used: the sheet",
        ),
    ] {
        assert_eq!(unused(text.as_bytes(), &all).as_deref(), Some(message));
        assert_eq!(unused(text.as_bytes(), &LoadOptions::default()), None);
    }
}

#[test]
fn options_that_a_table_uses_are_not_complained_of() {
    let options = LoadOptions {
        read: ReadOptions {
            encoding: Some(Encoding::UTF_8),
            separator: Some(';'),
            header_row: Some(1),
            ..ReadOptions::default()
        },
        preset: Some("none".to_owned()),
        ..LoadOptions::default()
    };
    assert_eq!(unused(TABLE.as_bytes(), &options), None);
}
