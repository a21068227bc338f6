//! Long tables whose first thousand rows do not yet tell how all of them are meant.

use super::{claim, import, read};
use arrest_atlas::model::ClaimId;

/// So many rows leave it open.
const OPEN: usize = 1_500;

/// A made-up table: the same row many times, then one other.
fn table(header: &str, open: &str, last: &str) -> String {
    format!("{header}\n{}{last}\n", format!("{open}\n").repeat(OPEN))
}

#[test]
fn a_last_date_decides_the_order_of_all() {
    let bytes = table(
        "city,latitude,longitude,date,arrests",
        "Madeup,55.75,37.62,1/2/2021,3",
        "Madeup,55.75,37.62,1/13/2021,3",
    );
    let loaded = read(bytes.as_bytes(), "long-made-up.csv");
    let dataset = &loaded.dataset;
    assert_eq!(dataset.claims.len(), OPEN + 1);
    assert_eq!(dataset.places.len(), 1);
    let first = claim(dataset, ClaimId::new(0));
    assert!(first.contains("2021-01-02"), "{first}");
    let last = claim(dataset, ClaimId::new(OPEN));
    assert!(last.contains("2021-01-13"), "{last}");
    let report = &import(&loaded).report;
    assert_eq!(report.rows, OPEN as u64 + 1, "every row is told once");
    assert_eq!(report.claims, OPEN as u64 + 1);
    let codes: Vec<&str> = report.reasons.iter().map(|reason| reason.code).collect();
    assert!(!codes.contains(&"date-order-open"), "{codes:?}");
    assert!(!codes.contains(&"date-other-order"), "{codes:?}");
}

#[test]
fn a_last_coordinate_off_the_globe_turns_all_round() {
    let bytes = table(
        "city,latitude,longitude,date,arrests",
        "Madeup,37.62,55.75,2021-01-31,3",
        "Otherplace,151.2,-33.9,2021-01-31,3",
    );
    let loaded = read(bytes.as_bytes(), "long-made-up.csv");
    let first = claim(&loaded.dataset, ClaimId::new(0));
    assert!(first.starts_with("Madeup 55.75,37.62"), "{first}");
    let last = claim(&loaded.dataset, ClaimId::new(OPEN));
    assert!(last.starts_with("Otherplace -33.90,151.20"), "{last}");
    assert_eq!(import(&loaded).report.on_the_map, OPEN as u64 + 1);
}

#[test]
fn a_last_feature_with_a_key_of_its_own_has_its_column() {
    let feature = |more: &str| {
        format!(
            r#"{{"type":"Feature","properties":{{"city":"Madeup","arrests":3{more}}},"geometry":{{"coordinates":[37.62,55.75],"type":"Point"}}}}"#
        )
    };
    let bytes = format!(
        r#"{{"type":"FeatureCollection","features":[{},{}],"name":"made up"}}"#,
        vec![feature(""); OPEN].join(" ,\n"),
        feature(r#","remark":["a",{"b":"}]"}]"#)
    );
    let loaded = read(bytes.as_bytes(), "long-made-up.geojson");
    assert_eq!(loaded.dataset.claims.len(), OPEN + 1);
    let headers = &import(&loaded).headers;
    assert!(
        headers.iter().any(|header| header == "remark"),
        "{headers:?}"
    );
    assert_eq!(import(&loaded).report.on_the_map, OPEN as u64 + 1);
}

#[test]
fn every_row_that_is_left_out_stands_in_the_report() {
    let bytes = table(
        "city,latitude,longitude,date,arrests",
        "Madeup,55.75,37.62,2021-01-31,",
        "Madeup,55.75,37.62,2021-01-31,3",
    );
    let loaded = read(bytes.as_bytes(), "long-made-up.csv");
    let report = &import(&loaded).report;
    assert_eq!(report.left_out, OPEN as u64);
    let reasons = report.reasons.iter();
    let left_out = reasons.filter(|reason| reason.code == "row-without-figure");
    let rows: Vec<u64> = left_out
        .flat_map(|reason| reason.entries.iter().map(|entry| entry.row))
        .collect();
    assert_eq!(rows, (1..=OPEN as u64).collect::<Vec<u64>>());
}
