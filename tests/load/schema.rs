//! The JSON Schema of the dataset format and the loader agree.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::BUNDLED;
use arrest_atlas::load::{load, schema};
use serde_json::{Value, json};

/// `UPDATE_SCHEMA=1 cargo test --test load` writes it anew.
#[test]
fn the_committed_schema_is_that_of_the_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/dataset.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, schema()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), schema());
}

fn is_valid(dataset: &Value) -> bool {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    jsonschema::draft202012::is_valid(&schema, dataset)
}

fn bundled() -> Value {
    serde_json::from_str(BUNDLED).unwrap()
}

#[test]
fn the_schema_is_a_schema() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    assert!(!schema.to_string().contains("null"));
}

#[test]
fn the_bundled_dataset_is_valid() {
    assert!(is_valid(&bundled()));
}

/// Puts `value` at a JSON pointer of the bundled dataset, where there may be nothing yet.
#[track_caller]
fn check(pointer: &str, value: Value, expected: bool) {
    let mut dataset = bundled();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    dataset.pointer_mut(parent).unwrap()[key] = value;
    assert_eq!(is_valid(&dataset), expected);
    let text = dataset.to_string();
    let loaded = load(text.as_bytes(), "x.json", &());
    let is_clean = loaded.is_ok_and(|loaded| loaded.problems.is_empty());
    assert_eq!(is_clean, expected, "the loader and the schema disagree");
}

#[test]
fn foreign_keys_are_valid_at_every_level() {
    for object in [
        "",
        "/metrics/0",
        "/documents/0",
        "/places/1",
        "/claims/0",
        "/claims/0/value",
        "/claims/0/covers",
        "/claims/0/evidence/0",
        "/claims/0/evidence/0/figure",
        "/claims/0/evidence/0/position",
    ] {
        check(
            &format!("{object}/x-own"),
            json!({ "any": [1, null] }),
            true,
        );
        check(&format!("{object}/own"), json!(1), false);
    }
}

#[test]
fn both_refuse_the_same_mistakes() {
    check("/claims/0/value", json!(-1), false);
    check("/claims/0/value", json!(1.5), false);
    check("/claims/0/value", json!(9_007_199_254_740_993_u64), false);
    check("/claims/0/value", json!(9_007_199_254_740_992_u64), true);
    check("/claims/0/value", json!({ "number": 5 }), false);
    check(
        "/claims/0/value",
        json!({ "qualifier": "atleast", "number": 5 }),
        false,
    );
    check("/claims/0/date", json!("31.01.2021"), false);
    check("/claims/0/date", json!("2021-01-23/2021-01-31"), true);
    check("/claims/0/date", Value::Null, false);
    check("/claims/0/status", json!("done"), false);
    check("/claims/0/status", Value::Null, false);
    check(
        "/claims/0/reviews",
        json!([{ "by": "A", "on": "2021", "mark": "checked" }]),
        true,
    );
    check("/claims/0/reviews", json!([{ "by": "A" }]), false);
    check("/places/1/lat", json!(91), false);
    check("/places/1/kind", json!("town"), false);
    check("/documents/0/sha256", json!("5d66"), false);
    check("/format", json!("other"), false);
    check("/version", json!("2.0"), false);
}
