//! What the loader reads, what it reports, and what it keeps.

use arrest_atlas::export::dataset_json;
use arrest_atlas::load::{Kind, LoadError, Loaded, Progress, bundled, load};
use arrest_atlas::model::{MAX_NUMBER, Problem, Qualifier, Severity, ValueForm};
use std::cell::Cell;

const BUNDLED: &str = include_str!("../data/navalny-2021-01-31.json");

/// A small dataset with `claims` in it; its claims begin on line 7.
fn dataset(claims: &str) -> String {
    format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "made up",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }}],
"documents": [{{ "id": "d", "title": "Made up", "text": "At least 20 people were held in Omsk." }}],
"places": [{{ "id": "omsk", "name": "Omsk", "kind": "city", "country": "RU", "lat": 54.99, "lon": 73.37 }},
{{ "id": "russia", "name": "Russia", "kind": "country" }}],
"claims": [
{claims}
] }}"#
    )
}

/// The same with one place in place of the two.
fn with_place(place: &str) -> String {
    let (before, rest) = BUNDLED_PLACES;
    format!("{before}\n{place}\n{rest}")
}

const BUNDLED_PLACES: (&str, &str) = (
    r#"{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "made up", "places": ["#,
    r#"], "claims": [] }"#,
);

const GOOD: &str = r#"{ "id": "good", "metric": "arrests", "place": "omsk", "value": 20 }"#;

#[track_caller]
fn read(text: &str) -> Loaded {
    match load(text.as_bytes(), "made-up.json", &()) {
        Ok(loaded) => loaded,
        Err(error) => panic!("not read: {error}"),
    }
}

/// `code line:column path`, one line for each problem.
fn in_short(problems: &[Problem]) -> String {
    let line = |problem: &Problem| match &problem.location {
        Some(at) => format!(
            "{} {}:{} {}",
            problem.code, at.line, at.column, problem.path
        ),
        None => problem.code.to_owned(),
    };
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| line(problem).trim_end().to_owned())
        .collect();
    lines.join("\n")
}

/// The problems of a file that is read.
#[track_caller]
fn check(text: &str, expected: &str) -> Loaded {
    let loaded = read(text);
    assert_eq!(
        in_short(&loaded.problems),
        expected,
        "{:#?}",
        loaded.problems
    );
    assert!(
        loaded
            .problems
            .iter()
            .all(|problem| !problem.help.is_empty())
    );
    loaded
}

/// The problems of claims that stand on line 7 and after, and how many claims are left.
#[track_caller]
fn check_claims(claims: &str, expected: &str, left: usize) -> Loaded {
    let loaded = check(&dataset(claims), expected);
    assert_eq!(loaded.dataset.claims.len(), left);
    loaded
}

/// The one problem of a file that cannot be read, and a part of its message or help.
#[track_caller]
fn refused(bytes: &[u8], expected: &str, says: &str) {
    let Err(error) = load(bytes, "made-up.json", &()) else {
        panic!("it was read");
    };
    assert_eq!(in_short(error.problems()), expected, "{error:#?}");
    let problem = &error.problems()[0];
    let said = format!("{} {}", problem.message, problem.help);
    assert!(said.contains(says), "{said}");
}

#[track_caller]
fn help_of(text: &str) -> String {
    read(text).problems[0].help.clone()
}

// The bundled dataset

#[test]
fn the_bundled_dataset_has_no_problem() {
    let loaded = read(BUNDLED);
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.kind, Kind::Version1);
    assert_eq!(loaded.dataset.claims.len(), 12);
    assert_eq!(loaded.dataset.claims.evidence_len(), 16);
    let (dataset, texts) = bundled();
    assert_eq!(dataset.claims.len(), 12);
    assert_eq!(texts.0.len(), dataset.documents.len());
}

#[test]
fn the_bundled_article_is_the_one_that_was_quoted() {
    let (dataset, texts) = bundled();
    let arrest_atlas::model::DocumentText::Attached { text, sha256 } = &texts.0[0] else {
        panic!("no text");
    };
    assert_eq!(Some(sha256), dataset.documents[0].sha256.as_ref());
    for id in dataset.claims.ids() {
        for piece in dataset.claims.evidence(id) {
            assert_eq!(text.matches(piece.exact).count(), 1, "{}", piece.exact);
        }
    }
}

// Problems of claims

#[test]
fn a_misspelt_key_is_reported_with_the_key_that_was_meant() {
    let claim =
        r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 20, "evidnce": [] }"#;
    check_claims(claim, "unknown-key 7:65 claims[0]", 1);
    assert_eq!(help_of(&dataset(claim)), "Did you mean \"evidence\"?");
}

#[test]
fn an_unknown_key_without_a_likeness_lists_the_keys_that_are_known() {
    let claim = r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 20, "colour": 1 }"#;
    check_claims(claim, "unknown-key 7:65 claims[0]", 1);
    assert!(help_of(&dataset(claim)).contains("\"attributed_to\""));
}

#[test]
fn a_duplicate_key_leaves_its_claim_out_and_never_lets_the_last_one_win() {
    let claim =
        r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 1800, "value": 18 }"#;
    check_claims(claim, "duplicate-key 7:67 claims[0]", 0);
}

#[test]
fn a_key_that_is_a_duplicate_only_when_unescaped_is_a_duplicate() {
    let claim =
        r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 1, "v\u0061lue": 2 }"#;
    check_claims(claim, "duplicate-key 7:64 claims[0]", 0);
}

#[test]
fn a_duplicate_list_of_claims_is_reported_and_the_first_is_shown() {
    let text = dataset(GOOD).replace("\n] }", "\n], \"claims\": [] }");
    let loaded = check(&text, "duplicate-key 8:4");
    assert_eq!(loaded.dataset.claims.len(), 1);
}

#[test]
fn every_missing_key_is_reported_at_its_object() {
    check_claims(
        r#"{ "id": "a" }"#,
        "missing-key 7:1 claims[0]\nmissing-key 7:1 claims[0]\nmissing-key 7:1 claims[0]",
        0,
    );
}

#[test]
fn a_value_of_the_wrong_type_is_reported_where_it_stands() {
    let claim = r#"{ "id": 7, "metric": "arrests", "place": "omsk", "value": [20] }"#;
    check_claims(
        claim,
        "wrong-type 7:9 claims[0].id\nwrong-type 7:59 claims[0].value",
        0,
    );
}

#[test]
fn null_is_no_way_to_say_that_nothing_is_known() {
    let claim = r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 20, "note": null }"#;
    check_claims(claim, "wrong-type 7:73 claims[0].note", 1);
    assert!(help_of(&dataset(claim)).contains("Leave the key out"));
}

#[track_caller]
fn check_value(value: &str, expected: &str) {
    let claim =
        format!(r#"{{ "id": "a", "metric": "arrests", "place": "omsk", "value": {value} }}"#);
    let left = usize::from(expected.is_empty());
    check_claims(&claim, expected, left);
}

#[test]
fn a_negative_number_is_an_error() {
    check_value("-5", "number-negative 7:61 claims[0].value");
    check_value("-0", "number-negative 7:61 claims[0].value");
}

#[test]
fn a_fraction_and_an_exponent_are_errors() {
    check_value("1.8", "number-fractional 7:61 claims[0].value");
    check_value("1800.0", "number-fractional 7:61 claims[0].value");
    check_value("18e2", "number-fractional 7:61 claims[0].value");
}

#[test]
fn two_to_the_53rd_is_the_largest_number() {
    check_value(&MAX_NUMBER.to_string(), "");
    check_value("9007199254740993", "number-too-large 7:61 claims[0].value");
    check_value(&"9".repeat(400), "number-too-large 7:61 claims[0].value");
}

#[test]
fn vague_words_take_no_number() {
    check_value(
        r#"{ "qualifier": "vague", "words": "dozens", "number": 24 }"#,
        "vague-with-number 7:61 claims[0].value",
    );
}

#[test]
fn a_value_needs_what_its_qualifier_asks_for() {
    for value in [
        r#"{ "qualifier": "at_least" }"#,
        r#"{ "qualifier": "between", "low": 5 }"#,
        r#"{ "qualifier": "between", "low": 5, "high": 4 }"#,
        r#"{ "qualifier": "vague" }"#,
        r#"{ "qualifier": "unquantified", "words": " " }"#,
        r#"{ "qualifier": "exact", "number": 5, "high": 6 }"#,
    ] {
        check_value(value, "value-incomplete 7:61 claims[0].value");
    }
}

#[test]
fn every_qualifier_is_read() {
    check_value(r#"{ "qualifier": "between", "low": 5, "high": 6 }"#, "");
    check_value(r#"{ "qualifier": "almost", "number": 2000 }"#, "");
    check_value(r#"{ "qualifier": "unquantified", "words": "several" }"#, "");
    check_value(
        r#"{ "qualifier": "exact", "number": 1, "words": "A. B." }"#,
        "",
    );
}

#[test]
fn a_misspelt_qualifier_is_reported_with_the_word_that_was_meant() {
    let value = r#"{ "qualifier": "atleast", "number": 5 }"#;
    check_value(value, "unknown-word 7:76 claims[0].value.qualifier");
}

#[test]
fn words_that_are_no_figure_are_an_error() {
    check_value(r#""who knows""#, "value-unreadable 7:61 claims[0].value");
}

#[test]
fn references_that_lead_nowhere_are_all_reported() {
    let claim = r#"{ "id": "a", "metric": "arests", "place": "tomsk", "value": 20,
"evidence": [{ "document": "x", "exact": "held in Omsk" }], "part_of": "whole" }"#;
    check_claims(
        claim,
        "unknown-reference 7:24 claims[0].metric\n\
         unknown-reference 7:43 claims[0].place\n\
         unknown-reference 8:28 claims[0].evidence[0].document",
        0,
    );
    assert_eq!(help_of(&dataset(claim)), "Did you mean \"arrests\"?");
}

#[test]
fn a_claim_stands_without_a_quote_that_is_wrong() {
    let claim = r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 20, "evidence": [
{ "document": "x", "exact": "held in Omsk" }, { "document": "d", "exact": "At least 20" }] }"#;
    let loaded = check_claims(
        claim,
        "unknown-reference 8:15 claims[0].evidence[0].document",
        1,
    );
    assert_eq!(loaded.dataset.claims.evidence_len(), 1);
}

#[test]
fn a_quote_with_an_unknown_role_is_left_out_rather_than_taken_for_a_statement() {
    let claim = r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 20, "evidence": [
{ "document": "d", "role": "date", "exact": "At least 20" }] }"#;
    let loaded = check_claims(claim, "unknown-word 8:28 claims[0].evidence[0].role", 1);
    assert_eq!(loaded.dataset.claims.evidence_len(), 0);
}

#[test]
fn spans_must_lie_inside_their_quote_and_run_forward() {
    let claim = r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 20, "evidence": [
{ "document": "d", "exact": "Москва", "figure": { "start": 0, "end": 7 }, "place": { "start": 0, "end": 6 }, "position": { "start": 5, "end": 5 } }] }"#;
    let loaded = check_claims(
        claim,
        "span-outside-quote 8:49 claims[0].evidence[0].figure\n\
         span-backwards 8:122 claims[0].evidence[0].position",
        1,
    );
    let claims = &loaded.dataset.claims;
    let piece = claims
        .evidence(claims.ids().next().unwrap())
        .next()
        .unwrap();
    assert_eq!((piece.figure, piece.position), (None, None));
    assert!(piece.place.is_some());
}

#[test]
fn a_wrong_part_of_is_reported_and_the_claim_stays() {
    let claim =
        r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 20, "part_of": "b" }"#;
    check_claims(claim, "unknown-reference 7:76 claims[0].part_of", 1);
}

#[test]
fn a_part_may_come_before_its_whole() {
    let loaded = check_claims(
        r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 20, "part_of": "b" },
{ "id": "b", "metric": "arrests", "place": "russia", "value": 90 }"#,
        "",
        2,
    );
    let whole = loaded
        .dataset
        .claims
        .iter()
        .next()
        .unwrap()
        .part_of
        .unwrap();
    assert_eq!(loaded.dataset.claims.get(whole).name, "b");
}

#[test]
fn claims_that_are_parts_of_each_other_are_a_cycle() {
    let loaded = check_claims(
        r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 1, "part_of": "b" },
{ "id": "b", "metric": "arrests", "place": "omsk", "value": 2, "part_of": "a" }"#,
        "part-cycle 7:75 claims[0].part_of",
        2,
    );
    assert!(
        loaded
            .dataset
            .claims
            .iter()
            .all(|claim| claim.part_of.is_none())
    );
}

#[test]
fn a_reference_to_a_claim_that_is_left_out_says_so() {
    let text = dataset(
        r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 1, "part_of": "b" },
{ "id": "b", "metric": "arrests", "place": "omsk", "value": -2 }"#,
    );
    let loaded = check(
        &text,
        "unknown-reference 7:75 claims[0].part_of\nnumber-negative 8:61 claims[1].value",
    );
    assert!(loaded.problems[0].message.contains("left out"));
}

#[test]
fn the_second_of_two_claims_with_one_id_is_left_out() {
    let claims = format!("{GOOD},\n{GOOD}");
    check_claims(&claims, "id-duplicate 8:9 claims[1].id", 1);
}

#[test]
fn an_empty_id_is_an_error() {
    check_claims(
        r#"{ "id": " ", "metric": "arrests", "place": "omsk", "value": 1 }"#,
        "id-empty 7:9 claims[0].id",
        0,
    );
}

#[test]
fn a_claim_with_a_wrong_date_is_left_out_rather_than_shown_without_one() {
    for (date, column) in [
        ("31.01.2021", 74),
        ("2021-02-30", 74),
        ("2021-02-02/2021-02-01", 74),
    ] {
        let claim = format!(
            r#"{{ "id": "a", "metric": "arrests", "place": "omsk", "value": 20,  "date": "{date}" }}"#
        );
        check_claims(
            &claim,
            &format!("date-unreadable 7:{column} claims[0].date"),
            0,
        );
    }
}

#[test]
fn every_form_of_a_date_is_read() {
    for date in ["2021-01-31", "2021-01", "2021", "2021-01-23/2021-01-31"] {
        let claim = format!(
            r#"{{ "id": "a", "metric": "arrests", "place": "omsk", "value": 20, "date": "{date}" }}"#
        );
        let loaded = check_claims(&claim, "", 1);
        let claim = loaded.dataset.claims.iter().next().unwrap();
        assert_eq!(claim.date.unwrap().to_string(), date);
    }
}

#[test]
fn half_a_character_is_no_text() {
    let claim =
        r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 20, "note": "\ud800" }"#;
    check_claims(claim, "text-broken 7:73 claims[0].note", 1);
}

#[test]
fn all_problems_are_found_at_once_and_the_good_claims_survive() {
    let claims = format!(
        r#"{{ "id": "a", "metric": "arrests", "place": "omsk", "value": -1 }},
{GOOD},
{{ "id": "b", "metric": "x", "place": "omsk", "value": 1, "evidnce": [] }},
7,
{{ "id": "c", "metric": "arrests", "place": "omsk", "value": 1, "value": 2 }}"#
    );
    let loaded = check_claims(
        &claims,
        "number-negative 7:61 claims[0].value\n\
         unknown-reference 9:24 claims[2].metric\n\
         unknown-key 9:58 claims[2]\n\
         wrong-type 10:1 claims[3]\n\
         duplicate-key 11:64 claims[4]",
        1,
    );
    assert_eq!(loaded.dataset.claims.iter().next().unwrap().name, "good");
    assert!(
        loaded
            .problems
            .iter()
            .all(|problem| problem.severity == Severity::Error)
    );
}

// Places, metrics, documents

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
    let document = format!("\"documents\": [{document}]");
    let text = with_place("").replace("\"places\": [\n\n]", &format!("\n{document}"));
    check(&text, expected)
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
            "file-outside 2:50 documents[0].file",
        );
        assert_eq!(
            arrest_atlas::load::document_files(&loaded.dataset).count(),
            0
        );
    }
}

#[test]
fn a_file_inside_the_folder_may_have_any_name() {
    let loaded = check_document(
        r#"{ "id": "d", "title": "D", "file": "sources/статья 1.txt" }"#,
        "",
    );
    let files: Vec<&str> = arrest_atlas::load::document_files(&loaded.dataset)
        .map(|(_, path)| path)
        .collect();
    assert_eq!(files, ["sources/статья 1.txt"]);
}

#[test]
fn a_document_has_its_text_once() {
    check_document(
        r#"{ "id": "d", "title": "D", "file": "a.txt", "text": "A" }"#,
        "text-and-file 2:50 documents[0].file",
    );
}

#[test]
fn a_hash_has_64_digits_and_is_kept_in_small_letters() {
    check_document(
        r#"{ "id": "d", "title": "D", "sha256": "5d66" }"#,
        "sha256-unreadable 2:52 documents[0].sha256",
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

// Versions

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

// Files that cannot be read

#[test]
fn what_is_no_json_is_named_with_what_can_be_read() {
    refused(b"city,arrests\nOmsk,20\n", "not-a-dataset", "a table (CSV)");
    refused(b"<!doctype html><p>Omsk</p>", "not-a-dataset", "a web page");
    refused(b"%PDF-1.7", "not-a-dataset", "short form");
    refused(b"hello", "not-a-dataset", "begins with { or [");
    refused(b"42", "not-a-dataset", "begins with { or [");
}

#[test]
fn json_that_is_no_dataset_is_named() {
    refused(
        br#"{"type": "FeatureCollection", "features": []}"#,
        "not-a-dataset 1:1",
        "GeoJSON",
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

// Excerpts

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
        &with_place(r#"{ "id": "a", "name": "A", "kind": "city", "names": { "zh Hant": 1 } }"#),
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

// The forms of a value

#[test]
fn the_form_of_a_value_is_kept() {
    let loaded = check_claims(
        r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 1800 },
{ "id": "b", "metric": "arrests", "place": "omsk", "value": { "qualifier": "exact", "number": 1800 } }"#,
        "",
        2,
    );
    let claims = &loaded.dataset.claims;
    let forms: Vec<ValueForm> = claims.ids().map(|id| claims.value_form(id).0).collect();
    assert_eq!(forms, [ValueForm::Number, ValueForm::Object]);
    assert!(
        claims
            .iter()
            .all(|claim| claim.value.qualifier() == Qualifier::Exact)
    );
}

// Size

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
