//! Large files, and files that were damaged at random: nothing panics.

use super::{BUNDLED, check_claims, dataset};
use arrest_atlas::export::dataset_json;
use arrest_atlas::load::load;
use proptest::prelude::*;

#[test]
fn a_hundred_thousand_claims_load() {
    let claim = |n: usize| {
        format!(
            r#"{{ "id": "c{n}", "metric": "arrests", "place": "omsk", "value": {n}, "evidence": [{{ "document": "d", "exact": "At least 20" }}] }}"#
        )
    };
    let claims: Vec<String> = (0..100_000).map(claim).collect();
    let loaded = check_claims(&claims.join(",\n"), "", 100_000);
    assert_eq!(
        loaded.dataset.claims.iter().last().unwrap().value.amount(),
        Some(99_999)
    );
}

#[test]
fn every_beginning_of_a_dataset_is_refused_and_none_panics() {
    for end in (0..BUNDLED.len())
        .step_by(37)
        .chain(BUNDLED.len() - 40..BUNDLED.len())
    {
        let cut = &BUNDLED.as_bytes()[..end];
        let error = load(cut, "cut.json", &()).unwrap_err();
        let code = error.problems()[0].code;
        assert!(
            matches!(code, "not-json" | "not-utf-8" | "file-empty"),
            "{end}: {code}"
        );
    }
}

/// Whatever was read can be written, and reads the same again.
fn survives(bytes: &[u8]) {
    if let Ok(loaded) = load(bytes, "damaged.json", &()) {
        let written = dataset_json(&loaded.dataset);
        match load(written.as_bytes(), "damaged.json", &()) {
            Ok(again) => assert_eq!(dataset_json(&again.dataset), written),
            Err(error) => panic!("{error}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_damaged_dataset_never_panics(at in 0..BUNDLED.len(), byte: u8, cut in 0..40_usize) {
        let mut bytes = BUNDLED.as_bytes().to_vec();
        bytes[at] = byte;
        survives(&bytes);
        bytes.drain(at..(at + cut).min(bytes.len()));
        survives(&bytes);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        survives(&bytes);
    }

    /// Well-formed pieces in any order reach deeper than bytes do.
    #[test]
    fn any_claim_is_read_or_left_out(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..8),
    ) {
        let claims = format!("{{ {} }}", pieces.join(", "));
        survives(dataset(&claims).as_bytes());
        survives(format!("[{claims}]").as_bytes());
    }
}

const PIECES: [&str; 26] = [
    r#""id": "a""#,
    r#""id": """#,
    r#""metric": "arrests""#,
    r#""place": "omsk""#,
    r#""place": 1"#,
    r#""value": 20"#,
    r#""value": -20"#,
    r#""value": "about 20""#,
    r#""value": 1e400"#,
    r#""value": {"qualifier": "between", "low": 1, "high": 2, "x-a": 1}"#,
    r#""value": {"qualifier": "vague", "words": "\u0000"}"#,
    r#""value": null"#,
    r#""date": "2021-01-31""#,
    r#""date": "9999-12-31/0000-01-01""#,
    r#""part_of": "a""#,
    r#""city": "Omsk""#,
    r#""lat": 1e999"#,
    r#""lon": -180"#,
    r#""arrests": 20"#,
    r#""x-": []"#,
    r#""x-x-": {}"#,
    r#""": 1"#,
    r#""evidence": [{"document": "d", "exact": "x", "figure": {"start": 0, "end": 4294967296}}, []]"#,
    r#""sentences": ["20 in Omsk", 3]"#,
    r#""source": "s""#,
    r#""\ud800": 1"#,
];
