//! Mappings given by hand: as pairs, as a file, by the id of a format.

use super::{case, import, in_short};
use arrest_atlas::load::import::{MappingFile, header_fingerprint};
use arrest_atlas::load::{LoadOptions, Loaded, MappingChoice, load_with};

const TABLE: &str = "Ort;Zahl A;Zahl B;Wann\nMoskau;3;5;1/2/2021\nOmsk;7;9;2/3/2021\n";

#[track_caller]
fn with(options: &LoadOptions, table: &[u8]) -> Loaded {
    match load_with(table, "made-up.csv", options, &()) {
        Ok(loaded) => loaded,
        Err(error) => panic!("{error}"),
    }
}

fn changes(pairs: &str) -> LoadOptions {
    let file = MappingFile::from_pairs([pairs]).unwrap();
    LoadOptions {
        mapping: Some(MappingChoice::Changes(file)),
        ..LoadOptions::default()
    }
}

#[test]
fn columns_are_mapped_by_hand() {
    let options =
        changes("place=Ort,value=Zahl B,metric-name=people held,date=Wann,day-order=month-first");
    let loaded = with(&options, TABLE.as_bytes());
    let short = in_short(&loaded);
    assert!(short.starts_with("Moskau"), "{short}");
    assert!(short.contains("| People held | 5 | 2021-01-02"), "{short}");
    assert!(short.contains("| People held | 9 | 2021-02-03"), "{short}");
}

#[test]
fn a_mapping_survives_its_file() {
    for name in [
        "acled-made-up.csv",
        "ccc-made-up.csv",
        "plain-made-up.csv",
        "ucdp-made-up.csv",
    ] {
        let loaded = with(&LoadOptions::default(), &case(name));
        let import = import(&loaded);
        let file = MappingFile::of(&import.mapping, &import.headers);
        let again = MappingFile::from_json(&file.json()).unwrap();
        let mapping = again
            .laid_over(Default::default(), &import.headers)
            .unwrap();
        let sorted = |mapping: &arrest_atlas::load::import::Mapping| {
            let mut mapping = mapping.clone();
            mapping.columns.sort_unstable();
            mapping
        };
        assert_eq!(sorted(&mapping), sorted(&import.mapping), "{name}");
    }
}

#[track_caller]
fn refused(options: &LoadOptions, says: &str) {
    let error = load_with(TABLE.as_bytes(), "made-up.csv", options, &()).unwrap_err();
    assert!(error.to_string().contains(says), "{error}");
}

#[test]
fn mistakes_in_a_mapping_are_explained() {
    refused(&changes("place=Ortt,value=Zahl A"), "did you mean \"Ort\"?");
    refused(
        &changes("place=Ort,value=Zahl A,rows=many"),
        "write \"counts\", \"events\"",
    );
    let error = MappingFile::from_pairs(["plaec=Ort"])
        .unwrap_err()
        .to_string();
    assert!(error.contains("did you mean \"place\"?"), "{error}");
    let error = MappingFile::from_json("{\"colums\": {}}")
        .unwrap_err()
        .to_string();
    assert!(error.contains("line 1"), "{error}");
    let options = LoadOptions {
        preset: Some("acledd".to_owned()),
        ..LoadOptions::default()
    };
    refused(&options, "did you mean \"acled\"?");
}

#[test]
fn a_known_format_can_be_declined() {
    let options = LoadOptions {
        preset: Some("none".to_owned()),
        ..LoadOptions::default()
    };
    let loaded = with(&options, &case("ovd-info-precincts-made-up.csv"));
    assert!(import(&loaded).preset.is_none());
    assert_eq!(loaded.dataset.metrics[0].label, "Value");
}

#[test]
fn columns_may_be_named_by_their_number() {
    let loaded = with(&changes("place=#1,value=#2"), TABLE.as_bytes());
    assert_eq!(
        loaded.dataset.claims.iter().next().unwrap().value.amount(),
        Some(3)
    );
}

#[test]
fn mappings_are_remembered_by_their_headers() {
    let headers = |names: &[&str]| {
        names
            .iter()
            .map(|&name| name.to_owned())
            .collect::<Vec<_>>()
    };
    let one = header_fingerprint(&headers(&["City", "Arrests"]));
    assert_eq!(one, header_fingerprint(&headers(&["CITY", "arrests"])));
    assert_ne!(
        one,
        header_fingerprint(&headers(&["City", "Arrests", "Day"]))
    );
}
