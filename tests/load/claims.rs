//! Problems of claims: each with its line, column and path, all at once.

use super::{GOOD, check, check_claims, dataset, help_of};
use arrest_atlas::model::Severity;

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
