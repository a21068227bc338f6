//! Versions, files that cannot be read at all, and how a place in a file is shown.

use super::{BUNDLED, GOOD, check, dataset, in_short, read, refused, with_list};
use arrest_atlas::load::{LoadError, Progress, load};
use arrest_atlas::model::Severity;
use std::cell::Cell;

#[test]
fn a_newer_minor_version_loads_with_a_notice() {
    let text = dataset(GOOD)
        .replace("\"1.0\"", "\"1.3\"")
        .replace("\"claims\"", "\"new\": 1, \"claims\"");
    let loaded = check(&text, "version-newer 1:40 version\nunknown-key 6:1");
    let severities: Vec<Severity> = loaded
        .problems
        .iter()
        .map(|problem| problem.severity)
        .collect();
    assert_eq!(severities, [Severity::Information, Severity::Warning]);
    assert_eq!(loaded.dataset.claims.len(), 1);
}

#[test]
fn a_newer_major_version_is_refused() {
    let text = dataset(GOOD).replace("\"1.0\"", "\"2.0\"");
    refused(
        text.as_bytes(),
        "version-newer 1:40 version",
        "newer Arrest Atlas",
    );
}

#[test]
fn a_version_that_is_none_is_refused() {
    let text = dataset(GOOD).replace("\"1.0\"", "\"one\"");
    refused(text.as_bytes(), "version-unknown 1:40 version", "\"1.0\"");
}

#[test]
fn what_is_no_json_is_named_with_what_can_be_read() {
    refused(b"<!doctype html><p>Omsk</p>", "not-a-dataset", "a web page");
    refused(b"%PDF-1.7", "not-a-dataset", "PDF");
    refused(b"hello", "not-a-dataset", "plain text");
    refused(b"42", "not-a-dataset", "plain text");
}

#[test]
fn json_that_is_no_dataset_is_named() {
    refused(
        br#"{"type": "FeatureCollection", "features": []}"#,
        "nothing-mapped",
        "geometry latitude",
    );
    refused(br#"{"a": 1}"#, "not-a-dataset 1:1", "no dataset");
    refused(
        br#"{"format": "other"}"#,
        "not-a-dataset 1:12 format",
        "other",
    );
}

#[test]
fn an_empty_file_is_empty() {
    refused(b"", "file-empty", "empty");
    refused(b" \n\t", "file-empty", "empty");
    refused(b"\xef\xbb\xbf", "file-empty", "empty");
}

#[test]
fn a_byte_order_mark_is_no_problem_and_no_column() {
    let text = format!("\u{feff}{}", dataset(r#"{ "id": 7 }"#));
    let loaded = read(&text);
    assert_eq!(loaded.problems[0].location.as_ref().unwrap().line, 7);
    assert_eq!(read(&format!("\u{feff}{BUNDLED}")).problems, []);
}

#[test]
fn other_encodings_are_named_with_the_place_of_the_first_wrong_byte() {
    refused(
        b"{\n \"title\": \"S\xe3o Paulo\" }",
        "not-utf-8 2:13",
        "byte 14",
    );
    refused(b"\xff\xfe{\0}\0", "not-utf-8", "UTF-16");
}

#[test]
fn broken_json_says_where_and_what_to_do() {
    let mut wrong = Vec::new();
    for (text, expected, says) in [
        ("{ \"a\": [1,\n2", "not-json 2:2 a[1]", "line 1"),
        ("{ \"title\": \"Mosc", "not-json 1:17 title", "cut off"),
        ("[1, 2,\n]", "not-json 1:6 [1]", "Delete the comma"),
        ("{\"a\": 1,}", "not-json 1:8 a", "Delete the comma"),
        ("{\"a\": 1\n\"b\": 2}", "not-json 2:1 a", "comma is missing"),
        ("[1 2]", "not-json 1:4 [0]", "comma is missing"),
        ("{'a': 1}", "not-json 1:2", "straight double"),
        ("{“a”: 1}", "not-json 1:2", "straight double"),
        ("{a: 1}", "not-json 1:2", "quotation marks"),
        ("{\"a\" 1}", "not-json 1:6 a", "colon"),
        ("[NaN]", "not-json 1:2 [0]", "NaN"),
        ("[-Infinity]", "not-json 1:3 [0]", "NaN"),
        ("[True]", "not-json 1:2 [0]", "small letters"),
        ("[1] // done", "not-json 1:5", "after its end"),
        ("[ // one\n1]", "not-json 1:3 [0]", "comments"),
        ("[01]", "not-json 1:3 [0]", "leading zero"),
        ("[1.]", "not-json 1:4 [0]", "no number"),
        ("[\"a\nb\"]", "not-json 1:4 [0]", "line break"),
        ("[\"a\\x\"]", "not-json 1:5 [0]", "backslash"),
        ("[1]]", "not-json 1:4", "after its end"),
        ("{} {}", "not-json 1:4", "after its end"),
    ] {
        let Err(error) = load(text.as_bytes(), "x", &()) else {
            panic!("{text} was read");
        };
        let problem = &error.problems()[0];
        let said = format!("{} {}", problem.message, problem.help);
        if in_short(error.problems()) != expected || !said.contains(says) {
            wrong.push(format!(
                "{text:?}: {} not {expected}: {said}",
                in_short(error.problems())
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn deep_nesting_is_no_danger() {
    let deep = "[".repeat(200_000);
    let path = format!("{}…", "[0]".repeat(16));
    refused(
        deep.as_bytes(),
        &format!("not-json 1:200001 {path}"),
        "cut off",
    );
}

#[test]
fn loading_can_be_cancelled_in_both_passes() {
    struct Until {
        stop_at: u32,
        steps: Cell<u32>,
    }
    impl Progress for Until {
        fn advance(&self, done: u64, total: u64, _claims: u64) {
            assert!(done <= total);
            self.steps.set(self.steps.get() + 1);
        }
        fn cancelled(&self) -> bool {
            self.steps.get() == self.stop_at
        }
    }
    let until = |stop_at| Until {
        stop_at,
        steps: Cell::new(0),
    };
    let whole = until(u32::MAX);
    assert!(load(BUNDLED.as_bytes(), "x", &whole).is_ok());
    let steps = whole.steps.get();
    assert!(steps > 2);
    for stop_at in 1..=steps {
        let error = load(BUNDLED.as_bytes(), "x", &until(stop_at)).unwrap_err();
        assert_eq!(error, LoadError::Cancelled);
    }
}

#[test]
fn the_excerpt_shows_the_line_and_the_place_in_it() {
    let loaded = read(&dataset(
        r#"{ "id": "é", "metric": "x", "place": "omsk", "value": 1 }"#,
    ));
    let at = loaded.problems[0].location.clone().unwrap();
    assert_eq!((at.column, at.length, at.excerpt_column), (24, 3, 24));
    assert_eq!(
        at.excerpt,
        r#"{ "id": "é", "metric": "x", "place": "omsk", "value": 1 }"#
    );
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let long = "и".repeat(500);
    let loaded = read(&dataset(&format!(
        r#"{{ "note": "{long}", "id": "a", "metric": "x", "place": "omsk", "value": 1, "tags": ["{long}"] }}"#
    )));
    let at = loaded.problems[0].location.clone().unwrap();
    assert_eq!(at.column, 536);
    assert!(at.excerpt.starts_with('…') && at.excerpt.ends_with('…'));
    let marked: String = at
        .excerpt
        .chars()
        .skip(at.excerpt_column - 1)
        .take(at.length)
        .collect();
    assert_eq!(marked, "\"x\"");
}

#[test]
fn a_key_that_needs_quotation_marks_has_them_in_its_path() {
    check(
        &with_list(
            "places",
            r#"{ "id": "a", "name": "A", "kind": "city", "names": { "zh Hant": 1 } }"#,
        ),
        "wrong-type 2:65 places[0].names[\"zh Hant\"]",
    );
}

#[test]
fn more_problems_than_anybody_reads_are_counted() {
    let claims = vec![r#"{ "id": -1 }"#; 5_000].join(",\n");
    let loaded = read(&dataset(&claims));
    assert_eq!(loaded.problems.len(), 1_001);
    let last = loaded.problems.last().unwrap();
    assert_eq!(last.code, "more-problems");
    assert_eq!(last.message, "19000 more problems are not listed");
}
