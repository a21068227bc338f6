//! JSON from other programs.

use super::{codes, faults, rows, table, table_with, written, written_with};
use CellKind::{Bool, Empty, Json, Number, Text};
use arrest_atlas::load::table::{CellKind, MemberInfo, Opened, ReadOptions, TableKind, open};
use proptest::prelude::*;

#[track_caller]
fn is_ours(text: &str) -> bool {
    match open(text.as_bytes(), "made-up", &ReadOptions::default(), &()) {
        Ok(opened) => matches!(opened, Opened::Dataset(_)),
        Err(error) => panic!("refused: {error}"),
    }
}

#[test]
fn a_list_of_objects_is_a_table() {
    let text = r#"[ { "town": "Omsk", "held": 20 }, { "held": 7.50, "town": "Perm" } ]"#;
    assert_eq!(written(text), "town|held\nOmsk|20\nPerm|7.50");
    assert_eq!(
        *table(text.as_bytes()).kind(),
        TableKind::JsonArray { member: None }
    );
}

#[test]
fn cells_know_what_they_are_and_where_they_stand() {
    let text = "[\n { \"a\": \"x\", \"b\": 1e2, \"c\": true,\n   \"d\": null, \"e\": [1, {}], \"f\": \"\" } ]";
    let rows = rows(&mut table(text.as_bytes()));
    let kinds: Vec<CellKind> = rows[0].cells.iter().map(|cell| cell.kind).collect();
    assert_eq!(kinds, [Text, Number, Bool, Empty, Json, Empty]);
    assert_eq!(rows[0].cells[4].text, "[1, {}]");
    assert_eq!((rows[0].cells[2].line, rows[0].cells[2].column), (2, 29));
    assert_eq!((rows[0].cells[4].line, rows[0].cells[4].column), (3, 20));
}

#[test]
fn a_key_that_first_comes_up_in_the_last_row_is_a_column() {
    let mut text = "[".to_owned();
    for row in 0..2_000 {
        text.push_str(&format!("{{ \"town\": \"t{row}\" }},"));
    }
    text.push_str(r#"{ "late": 1, "town": "last" }]"#);
    let mut found = table(text.as_bytes());
    assert_eq!(found.headers(), ["town", "late"]);
    let rows = rows(&mut found);
    assert_eq!(rows[2_000].cells[1].text, "1");
    assert_eq!(rows[0].cells[1].kind, CellKind::Empty);
    assert_eq!(rows[0].cells[1].line, 0);
}

#[test]
fn a_list_inside_an_object_is_found_and_what_stands_beside_it_named() {
    let text =
        r#"{ "made": "up", "result": { "records": [ { "town": "Omsk" }, { "town": "Perm" } ] } }"#;
    assert_eq!(written(text), "town\nOmsk\nPerm");
    let kind = table(text.as_bytes()).kind().clone();
    let member = Some("result.records".to_owned());
    assert_eq!(kind, TableKind::JsonArray { member });
    let data = r#"{ "data": [ { "town": "Omsk" } ], "count": 1 }"#;
    assert_eq!(codes(table(data.as_bytes()).notices()), ["beside-rows"]);
}

#[test]
fn of_several_lists_the_longest_is_taken_and_another_can_be_chosen() {
    let text = r#"{ "towns": [ { "a": 1 } ], "events": [ { "b": 1 }, { "b": 2 } ] }"#;
    assert_eq!(written(text), "b\n1\n2");
    let list = |path: &str, rows| MemberInfo {
        path: path.to_owned(),
        rows,
    };
    let members = table(text.as_bytes()).choices().members.clone();
    assert_eq!(members, [list("towns", 1), list("events", 2)]);
    let options = ReadOptions {
        member: Some("towns".to_owned()),
        ..ReadOptions::default()
    };
    assert_eq!(written_with(text.as_bytes(), &options), "a\n1");
    assert_eq!(table_with(text.as_bytes(), &options).headers(), ["a"]);
}

#[test]
fn objects_line_by_line_are_a_table_and_a_bad_line_costs_only_itself() {
    let text = "{ \"town\": \"Omsk\", \"held\": 20 }\n\n{ \"town\": \"Perm\", held: 7 }\r\n5\n{ \"town\": \"Tula\", \"new\": 1 }\n";
    assert_eq!(*table(text.as_bytes()).kind(), TableKind::JsonLines);
    assert_eq!(written(text), "town|held|new\nOmsk|20|\n||\n||\nTula||1");
    assert_eq!(faults(text), ["row-not-json 3:19", "row-no-object 4:1"]);
    let rows = rows(&mut table(text.as_bytes()));
    assert!(rows[1].problems[0].is_unreadable);
    assert_eq!(rows[3].line, 5);
}

#[test]
fn lines_are_lines_even_if_the_first_is_broken() {
    let text = "{ \"town\": \n{ \"town\": \"Perm\" }\n{ \"town\": \"Tula\" }\n";
    assert_eq!(written(text), "town\n\nPerm\nTula");
}

#[test]
fn a_key_that_stands_twice_is_told() {
    let text = r#"[ { "town": "Omsk", "town": "Perm", "n": 1 }, { "town": "Tula", "n": 2 } ]"#;
    assert_eq!(faults(text), ["duplicate-key 1:21"]);
    assert_eq!(written(text), "town|n\nOmsk|1\nTula|2");
}

#[test]
fn half_a_character_is_told_and_the_rest_of_the_row_kept() {
    let text = r#"[ { "town": "\ud800", "n": 1, "\udc00": 2 } ]"#;
    assert_eq!(faults(text), ["text-broken 1:13", "text-broken 1:31"]);
    assert_eq!(written(text), "town|n\n|1");
}

#[test]
fn what_is_ours_is_left_to_our_own_reader() {
    assert!(is_ours(r#"{ "format": "arrest-atlas", "version": "1.0" }"#));
    assert!(is_ours(
        r#"{ "id": "x", "claims": [ { "id": 1 } ], "places": [] }"#
    ));
    assert!(is_ours(r#"[ { "city": "Omsk", "arrests": 20 } ]"#));
    assert!(is_ours(
        r#"{ "title": "x", "rows": [ { "City": "Omsk", "detained": 20 } ] }"#
    ));
    assert!(!is_ours(r#"[ { "town": "Omsk", "held": 20 } ]"#));
}

#[test]
fn broken_json_is_left_to_the_reader_that_explains_it() {
    assert!(is_ours(r#"[ { "town": "Omsk" }, { "town": "Pe"#));
    assert!(is_ours("[ 1, 2, 3 ]"));
    assert!(is_ours("[]"));
    assert!(is_ours("{"));
}

#[test]
fn annotations_are_known_by_their_context() {
    let one = r#"{ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "body": [ { "a": 1 } ] }"#;
    for text in [one.to_owned(), format!("[ {one} ]")] {
        let opened = open(text.as_bytes(), "made-up", &ReadOptions::default(), &());
        assert!(matches!(opened, Ok(Opened::Annotations(_))), "{opened:?}");
    }
}

#[test]
fn names_used_as_keys_are_refused_before_they_fill_the_memory() {
    let rows: Vec<String> = (0..20_000).map(|n| format!("{{ \"k{n}\": 1 }}")).collect();
    let message = super::refused(format!("[ {} ]", rows.join(",")));
    assert!(message.contains("different keys"), "{message}");
}

proptest! {
    #[test]
    fn lines_that_were_written_are_read(
        rows in prop::collection::vec(
            prop::collection::btree_map("[a-dи]{1,2}", "\\PC{0,12}", 1..5), 2..8),
    ) {
        let lines: Vec<String> = rows
            .iter()
            .map(|row| serde_json::to_string(row).expect("plain texts"))
            .collect();
        let text = lines.join("\n");
        let mut read = table(text.as_bytes());
        let headers = read.headers().to_vec();
        let found = super::rows(&mut read);
        prop_assert_eq!(found.len(), rows.len());
        for (row, expected) in found.iter().zip(&rows) {
            for (header, cell) in headers.iter().zip(&row.cells) {
                let value = expected.get(header).map_or("", String::as_str);
                prop_assert_eq!(cell.text.as_ref(), value);
            }
        }
    }
}
