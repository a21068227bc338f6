//! Packed files, and files that are something else.

use super::{refused, written};
use arrest_atlas::load::table::{Opened, ReadOptions, open};
use arrest_atlas::load::{LoadError, Progress};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;

fn packed(text: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(text).expect("in memory");
    packer.finish().expect("in memory")
}

const TABLE: &[u8] = b"city,arrests\nOmsk,20\nPerm,7\n";

#[test]
fn a_packed_table_is_a_table() {
    assert_eq!(written(packed(TABLE)), "city|arrests\nOmsk|20\nPerm|7");
    assert_eq!(
        written(packed(&packed(TABLE))),
        "city|arrests\nOmsk|20\nPerm|7"
    );
}

#[test]
fn several_packed_files_in_a_row_are_one() {
    let mut both = packed(b"city,arrests\nOmsk,20\n");
    both.extend(packed(b"Perm,7\n"));
    both.extend([0, 0, 0]);
    assert_eq!(written(both), "city|arrests\nOmsk|20\nPerm|7");
}

#[test]
fn a_packed_dataset_of_ours_is_handed_on_unpacked() {
    let ours = br#"{ "format": "arrest-atlas", "version": "1.0" }"#;
    let bytes = packed(ours);
    match open(&bytes, "made-up", &ReadOptions::default(), &()) {
        Ok(Opened::Dataset(bytes)) => assert_eq!(bytes.as_ref(), ours),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_packed_file_that_is_cut_off_is_refused_at_every_place() {
    let whole = packed(TABLE);
    for end in 2..whole.len() {
        assert!(refused(&whole[..end]).contains("cut off"), "{end}");
    }
}

#[test]
fn what_follows_a_packed_file_is_not_passed_over() {
    let mut bytes = packed(TABLE);
    bytes.extend(b"more");
    assert!(refused(bytes).contains("4 more bytes"));
}

#[test]
fn a_packed_file_that_unpacks_to_hundreds_of_times_its_size_is_refused() {
    let bomb = packed(&vec![b'a'; 80 << 20]);
    assert!(refused(bomb).contains("unpacks to more than"));
}

#[test]
fn files_that_hold_no_rows_are_named() {
    assert!(refused(b"%PDF-1.7\n").contains("PDF"));
    assert!(refused(b"\x89PNG\r\n\x1a\n").contains("PNG"));
    assert!(refused(b"PK\x03\x04 nothing known").contains("zip archive"));
    assert!(refused(b"<?xml version=\"1.0\"?><kml>").contains("KML"));
    assert!(refused(b"SQLite format 3\0").contains("SQLite"));
}

struct Cancelling;

impl Progress for Cancelling {
    fn advance(&self, _: u64, _: u64, _: u64) {}
    fn cancelled(&self) -> bool {
        true
    }
}

#[test]
fn opening_can_be_cancelled() {
    let old = encoding_rs::WINDOWS_1251.encode("город;число\nОмск;1\n").0;
    let sheet = include_bytes!("../cases/tables/made-up.xlsx");
    for bytes in [
        packed(TABLE).as_slice(),
        TABLE,
        &old,
        br#"[{ "a": 1 }, { "a": 2 }]"#,
        b"{ \"a\": 1 }\n{ \"a\": 2 }",
        sheet,
    ] {
        let opened = open(bytes, "made-up", &ReadOptions::default(), &Cancelling);
        assert!(matches!(opened, Err(LoadError::Cancelled)), "{opened:?}");
    }
}
