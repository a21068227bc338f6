//! Figures: what is none, and the three forms in which one is written.

use super::round_trip::fixed_point;
use super::{check_claims, dataset};
use arrest_atlas::model::{MAX_NUMBER, Qualifier, ValueForm};

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

#[test]
fn a_figure_in_words_is_read_and_written_back_in_the_same_words() {
    for (words, qualifier, amount) in [
        ("at least 5,300", Qualifier::AtLeast, Some(5_300)),
        ("almost 2,000", Qualifier::Almost, Some(2_000)),
        ("1800", Qualifier::Exact, Some(1_800)),
        ("several", Qualifier::Unquantified, None),
    ] {
        let loaded = check_claims(&claim_in_words(words), "", 1);
        let claim = loaded.dataset.claims.iter().next().unwrap();
        assert_eq!(claim.value.qualifier(), qualifier);
        assert_eq!(claim.value.amount(), amount);
        let written = fixed_point(&dataset(&claim_in_words(words)));
        assert!(written.contains(&format!("\"value\": \"{words}\"")));
    }
}

fn claim_in_words(words: &str) -> String {
    format!(r#"{{ "id": "a", "metric": "arrests", "place": "omsk", "value": "{words}" }}"#)
}
