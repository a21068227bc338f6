//! Problems of places, documents and of the dataset itself.

use super::{BUNDLED, GOOD, check, dataset, read, with_list};
use arrest_atlas::export::dataset_json;
use arrest_atlas::load::{Loaded, document_files};
use arrest_atlas::model::Severity;

fn with_place(place: &str) -> String {
    with_list("places", place)
}

#[test]
fn coordinates_off_the_globe_are_an_error_and_the_place_is_not_located() {
    let loaded = check(
        &with_place(r#"{ "id": "a", "name": "A", "kind": "city", "lat": 95, "lon": -181.5 }"#),
        "coordinates-out-of-range 2:50 places[0].lat\n\
         coordinates-out-of-range 2:61 places[0].lon",
    );
    assert_eq!(loaded.dataset.places[0].position, None);
}

#[test]
fn zero_and_zero_are_no_coordinates() {
    check(
        &with_place(r#"{ "id": "a", "name": "A", "kind": "city", "lat": 0, "lon": 0.0 }"#),
        "coordinates-zero 2:50 places[0].lat",
    );
    check(
        &with_place(r#"{ "id": "a", "name": "A", "kind": "city", "lat": 0, "lon": 9.5 }"#),
        "",
    );
}

#[test]
fn swapped_coordinates_are_reported_only_where_the_country_tells() {
    let swapped = r#"{ "id": "m", "name": "Moscow", "kind": "city", "country": "RU", "lat": 37.6178, "lon": 55.752 }"#;
    check(
        &with_place(swapped),
        "coordinates-swapped 2:72 places[0].lat",
    );
    check(
        &with_place(&swapped.replace(r#""country": "RU", "#, "")),
        "",
    );
    check(&with_place(&swapped.replace("RU", "IR")), "");
}

#[test]
fn swapped_coordinates_beyond_the_poles_are_swapped_rather_than_out_of_range() {
    check(
        &with_place(
            r#"{ "id": "v", "name": "Vladivostok", "kind": "city", "country": "RU", "lat": 131.87, "lon": 43.1 }"#,
        ),
        "coordinates-swapped 2:77 places[0].lat",
    );
}

#[test]
fn russia_goes_on_beyond_180_degrees() {
    check(
        &with_place(
            r#"{ "id": "u", "name": "Uelen", "kind": "city", "country": "RU", "lat": 66.16, "lon": -169.8 }"#,
        ),
        "",
    );
}

#[test]
fn latitude_alone_is_no_position() {
    check(
        &with_place(r#"{ "id": "a", "name": "A", "kind": "city", "lat": 50 }"#),
        "coordinates-incomplete 2:50 places[0].lat",
    );
}

#[test]
fn a_country_that_is_no_code_is_a_warning_and_stays() {
    let loaded = check(
        &with_place(r#"{ "id": "a", "name": "A", "kind": "city", "country": "Russia" }"#),
        "country-code 2:54 places[0].country",
    );
    assert_eq!(loaded.problems[0].severity, Severity::Warning);
    assert_eq!(loaded.dataset.places[0].country.as_deref(), Some("Russia"));
}

#[test]
fn a_place_may_not_lie_in_itself() {
    check(
        &with_place(r#"{ "id": "a", "name": "A", "kind": "city", "part_of": "a" }"#),
        "part-cycle 2:54 places[0].part_of",
    );
}

#[test]
fn a_claim_for_a_place_that_is_left_out_says_so() {
    let text = dataset(GOOD).replace(r#""kind": "city""#, r#""kind": "town""#);
    let loaded = check(
        &text,
        "unknown-word 4:52 places[0].kind\nunknown-reference 7:47 claims[0].place",
    );
    assert!(loaded.problems[1].message.contains("left out"));
}

#[track_caller]
fn check_document(document: &str, expected: &str) -> Loaded {
    check(&with_list("documents", document), expected)
}

#[test]
fn a_file_outside_the_folder_is_never_named() {
    for path in [
        "../a.txt",
        "/etc/passwd",
        "C:/a.txt",
        "c:a.txt",
        "sources/../../a.txt",
        r"..\\a.txt",
        r"sources\\a.txt",
        "",
        "a//b",
        "./a.txt",
        "sources/",
        "a.txt\\u0000",
        "file:a",
        "a/..",
        ".. /a",
    ] {
        let loaded = check_document(
            &format!(r#"{{ "id": "d", "title": "D", "file": "{path}" }}"#),
            "file-outside 2:36 documents[0].file",
        );
        assert_eq!(document_files(&loaded.dataset).count(), 0);
    }
}

#[test]
fn a_file_inside_the_folder_may_have_any_name() {
    let loaded = check_document(
        r#"{ "id": "d", "title": "D", "file": "sources/статья 1.txt" }"#,
        "",
    );
    let files: Vec<&str> = document_files(&loaded.dataset)
        .map(|(_, path)| path)
        .collect();
    assert_eq!(files, ["sources/статья 1.txt"]);
}

#[test]
fn a_document_has_its_text_once() {
    check_document(
        r#"{ "id": "d", "title": "D", "file": "a.txt", "text": "A" }"#,
        "text-and-file 2:36 documents[0].file",
    );
}

#[test]
fn a_hash_has_64_digits_and_is_kept_in_small_letters() {
    check_document(
        r#"{ "id": "d", "title": "D", "sha256": "5d66" }"#,
        "sha256-unreadable 2:38 documents[0].sha256",
    );
    let upper = "AB".repeat(32);
    let loaded = check_document(
        &format!(r#"{{ "id": "d", "title": "D", "sha256": "{upper}" }}"#),
        "",
    );
    assert_eq!(loaded.dataset.documents[0].sha256, Some("ab".repeat(32)));
}

#[test]
fn the_head_may_be_incomplete_and_the_claims_still_show() {
    let text = dataset(GOOD).replace(r#""id": "t", "title": "made up","#, r#""title": 7,"#);
    let loaded = check(&text, "missing-key 1:1\nwrong-type 1:56 title");
    assert_eq!(loaded.dataset.title, "made-up");
    assert_eq!(loaded.dataset.claims.len(), 1);
}

#[test]
fn the_order_of_the_keys_does_not_matter() {
    let (head, claims) = BUNDLED.split_once(",\n  \"claims\": ").unwrap();
    let head = head.strip_prefix("{").unwrap();
    let claims = claims.strip_suffix("\n}").unwrap();
    let turned = format!("{{ \"claims\": {claims}, {head} }}");
    assert_eq!(dataset_json(&read(&turned).dataset), BUNDLED);
}

#[test]
fn a_full_dataset_is_told_which_places_could_be_located_and_is_not_changed() {
    let loaded = check(
        &with_list(
            "places",
            r#"{ "id": "a", "name": "Omsk", "kind": "city" },
{ "id": "b", "name": "Springfield", "kind": "city", "country": "US" },
{ "id": "c", "name": "Somewhere on a river", "kind": "city", "ids": { "geonames": "548410" } },
{ "id": "d", "name": "Tver", "kind": "region" },
{ "id": "e", "name": "Kazan", "kind": "city", "lat": 55.79 }"#,
        ),
        "could-be-located 2:9 places[0].id\ncoordinates-incomplete 6:54 places[4].lat",
    );
    let told = &loaded.problems[0].message;
    assert!(told.contains("2 places"), "{told}");
    assert!(told.contains("Omsk; Somewhere on a river"), "{told}");
    assert!(
        loaded
            .dataset
            .places
            .iter()
            .all(|place| place.position.is_none())
    );
}
