//! What is read is written back, and reads the same again.

use super::{BUNDLED, check_claims, dataset, read};
use arrest_atlas::export::dataset_json;
use arrest_atlas::load::bundled;

const EVERYTHING: &str = include_str!("../cases/everything.json");

/// Reads `text`, writes it, and holds that what is written stays as it is. Returns it.
#[track_caller]
pub(crate) fn fixed_point(text: &str) -> String {
    let written = dataset_json(&read(text).dataset);
    let again = read(&written);
    assert_eq!(again.problems, []);
    assert_eq!(dataset_json(&again.dataset), written);
    written
}

#[test]
fn the_bundled_dataset_is_written_back_byte_for_byte() {
    let (dataset, _) = bundled();
    assert_eq!(dataset_json(&dataset), BUNDLED);
}

#[test]
fn every_key_of_the_format_comes_back() {
    assert_eq!(read(EVERYTHING).problems, []);
    let written = fixed_point(EVERYTHING);
    let keys = |text: &str| {
        let mut keys: Vec<String> = text
            .match_indices("\":")
            .filter_map(|(end, _)| Some(text.get(..end)?.rsplit('"').next()?.to_owned()))
            // The default role is not written.
            .filter(|key| key != "role" && key != "evidence")
            .collect();
        keys.sort();
        keys
    };
    assert_eq!(keys(&written), keys(EVERYTHING));
}

#[test]
fn foreign_values_come_back_letter_for_letter() {
    let written = fixed_point(EVERYTHING);
    for value in [
        r#""x-first": [ 1,  2.50, {"a": null} ]"#,
        r#""x-figure": 1e2"#,
        r#""x-last": "\u043f""#,
        r#""x-claim": {"deep": [[[]]]}"#,
    ] {
        assert!(written.contains(value), "{value}");
    }
}

#[test]
fn whole_degrees_are_written_without_a_fraction() {
    assert!(fixed_point(EVERYTHING).contains("\"lat\": 55,\n"));
}

#[test]
fn a_number_is_written_back_as_a_number() {
    let claim = r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 1800 }"#;
    let written = fixed_point(&dataset(claim));
    assert!(written.contains("\"value\": 1800\n"));
}

#[test]
fn a_foreign_value_that_others_cannot_read_is_an_error() {
    let deep = format!("{}{}", "[".repeat(300), "]".repeat(300));
    for value in [r#""\ud800""#, "1e999", deep.as_str()] {
        let claim = format!(
            r#"{{ "id": "a", "metric": "arrests", "place": "omsk", "value": 20, "x-own": {value} }}"#
        );
        let loaded = check_claims(&claim, "foreign-value 7:74 claims[0].x-own", 1);
        assert!(!dataset_json(&loaded.dataset).contains("x-own"));
    }
}

#[test]
fn an_empty_dataset_is_written_and_read() {
    let empty = arrest_atlas::model::Dataset::default().finished();
    fixed_point(&dataset_json(&empty));
}
