//! What the loader reads, refuses and says.

use arrest_atlas::export::dataset_json;
use arrest_atlas::load::{Kind, bundled, load, schema};

const BUNDLED: &str = include_str!("../data/navalny-2021-01-31.json");

#[test]
fn the_bundled_dataset_has_no_problem() {
    let loaded = load(BUNDLED.as_bytes(), "navalny-2021-01-31.json", &()).unwrap();
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.kind, Kind::Version1);
    assert_eq!(loaded.dataset.claims.len(), 12);
    assert_eq!(loaded.dataset.claims.evidence_len(), 16);
    let (dataset, texts) = bundled();
    assert_eq!(dataset.claims.len(), 12);
    assert!(texts.0[0].text().is_some());
}

#[test]
fn the_bundled_dataset_is_written_back_byte_for_byte() {
    let (dataset, _) = bundled();
    assert_eq!(dataset_json(&dataset), BUNDLED);
}

/// `UPDATE_SCHEMA=1 cargo test --test load` writes it anew.
#[test]
fn the_committed_schema_is_that_of_the_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/dataset.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, schema()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), schema());
}
