//! The short form: what reporters write first.

use super::round_trip::fixed_point;
use super::{check, in_short, refused};
use arrest_atlas::load::{Kind, Loaded};
use arrest_atlas::model::{LatLon, Place, Severity, Span, Status};

/// Reads rows that stand on line 2 and after.
#[track_caller]
fn check_rows(rows: &str, expected: &str) -> Loaded {
    let text = format!("[\n{rows}\n]");
    let expected = format!("short-form\n{expected}");
    let loaded = check(&text, expected.trim_end());
    assert_eq!(loaded.kind, Kind::ShortForm);
    assert_eq!(loaded.problems[0].severity, Severity::Information);
    fixed_point(&text);
    loaded
}

const OMSK: &str = r#"{ "city": "Omsk", "lat": 54.99, "lon": 73.37, "arrests": 1800, "date": "2021-01-31", "sentences": ["In Omsk 1,800 were held (made up)."], "source": "Made up" }"#;

#[test]
fn a_row_becomes_a_claim_with_its_evidence() {
    let loaded = check_rows(OMSK, "");
    let dataset = &loaded.dataset;
    assert_eq!(dataset.title, "made-up");
    assert_eq!(dataset.metrics[0].label, "Arrests");
    assert_eq!(dataset.documents[0].title, "Made up");
    let place = &dataset.places[0];
    let omsk = LatLon {
        latitude: 54.99,
        longitude: 73.37,
    };
    assert_eq!((place.name.as_str(), place.position), ("Omsk", Some(omsk)));
    let claim = dataset.claims.iter().next().unwrap();
    assert_eq!(claim.value.to_string(), "1,800");
    assert_eq!(claim.date.unwrap().to_string(), "2021-01-31");
    assert_eq!(claim.status, Status::Proposed);
    let piece = dataset.claims.evidence(claim.id).next().unwrap();
    assert_eq!(piece.exact, "In Omsk 1,800 were held (made up).");
    assert_eq!(piece.figure, Some(Span { start: 8, end: 13 }));
    assert_eq!(piece.place, Some(Span { start: 3, end: 7 }));
}

#[test]
fn synonyms_are_understood_in_any_letter_case() {
    for row in [
        r#"{ "name": "Omsk", "latitude": 54.99, "longitude": 73.37, "count": 20, "quote": "q" }"#,
        r#"{ "place": "Omsk", "lat": 54.99, "lng": 73.37, "value": 20, "sentence": "q" }"#,
        r#"{ "City": "Omsk", "Lat": "54.99", "LON": "73.37", "Arrests": 20, "Sentences": ["q"] }"#,
    ] {
        let loaded = check_rows(row, "");
        assert!(loaded.dataset.places[0].position.is_some());
        assert_eq!(loaded.dataset.claims.evidence_len(), 1);
        assert_eq!(loaded.dataset.documents[0].title, "Source not stated");
    }
}

#[test]
fn other_keys_are_kept_with_one_notice_each() {
    let loaded = check_rows(
        r#"{ "city": "Omsk", "lat": 54.99, "lon": 73.37, "arrests": 20, "notes": "n", "x-own": 1 },
{ "city": "Omsk", "lat": 54.99, "lon": 73.37, "arrests": 30, "notes": "m" }"#,
        "key-kept 2:62 [0]",
    );
    assert!(loaded.problems[1].message.contains("in 2 rows"));
    let claims = &loaded.dataset.claims;
    let extra = claims.extra(claims.ids().next().unwrap()).unwrap();
    let kept: Vec<(&str, &str)> = extra.iter().collect();
    assert_eq!(kept, [("x-notes", "\"n\""), ("x-own", "1")]);
}

#[test]
fn a_synonym_beside_the_key_itself_is_only_kept() {
    let loaded = check_rows(
        r#"{ "name": "March (made up)", "city": "Omsk", "lat": 54.99, "lon": 73.37, "arrests": 20 }"#,
        "key-kept 2:3 [0]",
    );
    assert_eq!(loaded.dataset.places[0].name, "Omsk");
}

#[test]
fn rows_for_one_city_share_a_place_and_homonyms_elsewhere_do_not() {
    let loaded = check_rows(
        r#"{ "city": "Kirov", "lat": 58.6, "lon": 49.66, "arrests": 20 },
{ "city": "Kirov", "lat": 58.6, "lon": 49.66, "arrests": 21 },
{ "city": "Kirov", "lat": 54.08, "lon": 34.3, "arrests": 22 }"#,
        "",
    );
    let ids: Vec<&str> = loaded
        .dataset
        .places
        .iter()
        .map(|place| place.id.as_str())
        .collect();
    assert_eq!(ids, ["kirov", "kirov-2"]);
    assert_eq!(loaded.dataset.claims.len(), 3);
}

#[test]
fn a_city_without_coordinates_is_located_by_its_name() {
    let loaded = check_rows(
        r#"{ "city": "Omsk", "arrests": 20 }, { "city": "Omsk", "lat": null, "lon": "", "arrests": 21 }"#,
        "located-by-name",
    );
    assert_eq!(loaded.dataset.places.len(), 1);
    let place = &loaded.dataset.places[0];
    assert_eq!(place.geonames(), Some(1_496_153));
    assert_eq!(place.country.as_deref(), Some("RU"));
    assert_eq!(place.position, Some(LatLon::new(54.9924, 73.3686)));
    let precision = place.precision.as_deref().unwrap();
    assert!(precision.contains("by name"), "{precision}");
    let told = &loaded.problems[1].message;
    assert!(
        told.contains("one place was located by name with GeoNames: Omsk"),
        "{told}"
    );
}

#[test]
fn a_name_of_several_places_says_which_one_was_taken_and_why() {
    let loaded = check_rows(
        r#"{ "city": "Omsk", "arrests": 20 }, { "city": "Kazan", "arrests": 2 }, { "city": "St. Petersburg", "arrests": 3 }"#,
        "located-by-name\n\
located-by-name-with-rivals 2:46 [1].city\n\
located-by-name-with-rivals 2:81 [2].city",
    );
    let places = &loaded.dataset.places;
    assert_eq!(places[2].geonames(), Some(498_817));
    let told = &loaded.problems[3].message;
    assert!(told.contains("GeoNames 498817"), "{told}");
    assert!(told.contains("one of 2 places of this name"), "{told}");
    assert!(told.contains("country of most other places"), "{told}");
}

#[test]
fn a_country_or_region_in_the_row_tells_homonyms_apart() {
    let loaded = check_rows(
        r#"{ "city": "Kirov", "region": "Kaluga Oblast", "arrests": 20 },
{ "city": "Kirov", "region": "Kirov Oblast", "arrests": 21 },
{ "city": "Portland", "State": "Me.", "country": "USA", "arrests": 22 }"#,
        "located-by-name\n\
located-by-name-with-rivals 2:11 [0].city\n\
key-kept 2:20 [0]\n\
located-by-name-with-rivals 3:11 [1].city\n\
located-by-name-with-rivals 4:11 [2].city\n\
key-kept 4:23 [2]\n\
key-kept 4:39 [2]",
    );
    let ids: Vec<Option<u32>> = loaded.dataset.places.iter().map(Place::geonames).collect();
    assert_eq!(ids, [Some(548_410), Some(548_408), Some(4_975_802)]);
}

#[test]
fn a_city_that_nothing_singles_out_is_listed_as_not_located_with_its_rivals() {
    let loaded = check_rows(
        r#"{ "city": "Springfield", "arrests": 20 }, { "city": "Yekaterinbrug", "arrests": 20 }"#,
        "place-not-located 2:11 [0].city\nplace-not-located 2:53 [1].city",
    );
    assert_eq!(loaded.problems[1].severity, Severity::Information);
    let told = &loaded.problems[1].message;
    assert!(
        told.contains("places have this name: Springfield, Missouri"),
        "{told}"
    );
    let help = &loaded.problems[2].help;
    assert!(help.contains("did you mean Yekaterinburg"), "{help}");
    assert!(
        loaded
            .dataset
            .places
            .iter()
            .all(|place| place.position.is_none())
    );
}

#[test]
fn wrong_coordinates_are_not_replaced_by_those_of_the_name() {
    let loaded = check(
        r#"[{ "city": "Omsk", "lat": 0, "lon": 0, "arrests": 20 }]"#,
        "short-form\ncoordinates-zero 1:27 [0].lat",
    );
    assert_eq!(loaded.dataset.places[0].position, None);
    assert_eq!(loaded.dataset.places[0].geonames(), None);
}

#[test]
fn rows_without_a_city_or_a_figure_are_left_out_and_the_rest_stays() {
    let loaded = check_rows(
        &format!(
            r#"{OMSK}, {OMSK}, {OMSK}, {OMSK}, {OMSK}, {OMSK},
{{ "lat": 1, "lon": 2, "arrests": 3 }},
{{ "city": "Omsk" }},
{{ "city": "Omsk", "arrests": null }},
7"#
        ),
        "row-without-city 3:1 [6]\n\
         row-without-figure 4:1 [7]\n\
         row-without-figure 5:1 [8]\n\
         wrong-type 6:1 [9]",
    );
    assert_eq!(loaded.dataset.claims.len(), 6);
}

#[test]
fn a_duplicate_key_leaves_its_row_out() {
    let rows = format!(r#"{{ "city": "Omsk", "arrests": 1800, "arrests": 18 }}, {OMSK}"#);
    let loaded = check_rows(&rows, "duplicate-key 2:36 [0]");
    assert_eq!(loaded.dataset.claims.len(), 1);
}

#[test]
fn wrong_figures_and_coordinates_are_reported() {
    check_rows(
        &format!(
            r#"{{ "city": "A", "lat": 95, "lon": 10, "arrests": 1 }},
{{ "city": "B", "lat": "north", "lon": 10, "arrests": 1 }},
{{ "city": "C", "lat": 0, "lon": 0, "arrests": -1 }},
{OMSK}"#
        ),
        "coordinates-out-of-range 2:23 [0].lat\n\
         coordinates-unreadable 3:23 [1].lat\n\
         coordinates-zero 4:23 [2].lat\n\
         number-negative 4:47 [2].arrests",
    );
}

#[test]
fn a_date_that_is_none_is_kept_in_words() {
    let row = OMSK.replace("2021-01-31", "31.01.2021");
    let loaded = check_rows(&row, "date-unreadable 2:72 [0].date");
    let claim = loaded.dataset.claims.iter().next().unwrap();
    assert_eq!(claim.date, None);
    assert_eq!(claim.date_note, Some("Written as \"31.01.2021\"."));
}

#[test]
fn figures_of_two_metrics_in_one_row_are_two_claims() {
    let row = OMSK.replace(
        "\"arrests\": 1800",
        "\"arrests\": 1800, \"protesters\": 4000",
    );
    let loaded = check_rows(&row, "");
    let labels: Vec<&str> = loaded
        .dataset
        .metrics
        .iter()
        .map(|metric| metric.label.as_str())
        .collect();
    assert_eq!(labels, ["Arrests", "Protesters"]);
    assert_eq!(loaded.dataset.claims.len(), 2);
}

#[test]
fn a_source_that_is_a_link_is_one() {
    let row = OMSK.replace("\"Made up\"", "\"https://example.org/made-up\"");
    let loaded = check_rows(&row, "");
    assert_eq!(
        loaded.dataset.documents[0].url.as_deref(),
        Some("https://example.org/made-up")
    );
}

#[test]
fn a_source_without_a_sentence_stays_with_its_claim() {
    let loaded = check_rows(
        r#"{ "city": "Omsk", "lat": 54.99, "lon": 73.37, "arrests": 20, "source": "Made up" }"#,
        "key-kept 2:72 [0].source",
    );
    assert_eq!(loaded.dataset.documents.len(), 0);
}

#[test]
fn an_object_may_wrap_the_list() {
    let text = format!("{{ \"title\": \"Made up\", \"by\": \"R\", \"rows\": [\n{OMSK}\n] }}");
    let loaded = check(&text, "short-form\nkey-kept 1:23");
    assert_eq!(loaded.kind, Kind::ShortForm);
    assert_eq!(loaded.dataset.title, "Made up");
    assert_eq!(loaded.dataset.extra.iter().next(), Some(("x-by", "\"R\"")));
    fixed_point(&text);
}

#[test]
fn a_list_in_which_nothing_can_be_read_is_refused() {
    let error = arrest_atlas::load::load(b"[1, {\"a\": 2}]", "x.json", &()).unwrap_err();
    assert_eq!(
        in_short(error.problems()),
        "short-form\nwrong-type 1:2 [0]\nrow-without-city 1:5 [1]\nrow-without-figure 1:5 [1]"
    );
    assert!(error.to_string().starts_with("line 1, column 2"), "{error}");
}

#[test]
fn two_lists_side_by_side_are_no_short_form() {
    refused(br#"{"a": [], "b": []}"#, "not-a-dataset 1:1", "no dataset");
}

#[test]
fn a_figure_may_be_in_words() {
    let row = OMSK.replace("1800", "\"at least 1,800\"");
    let loaded = check_rows(&row, "");
    let claim = loaded.dataset.claims.iter().next().unwrap();
    assert_eq!(claim.value.to_string(), "at least 1,800");
    let piece = loaded.dataset.claims.evidence(claim.id).next().unwrap();
    assert_eq!(piece.figure, Some(Span { start: 8, end: 13 }));
}
