//! From a number in a text to a claim, and from a passage to a quote.

use super::state_of;
use arrest_atlas::app::{ClaimDraft, DraftError, requoted};
use arrest_atlas::model::{DocumentId, EvidenceId, NewPlace, Span};
use arrest_atlas::text::scalars::slice;
use arrest_atlas::view::{DayFilter, Query};

/// A made-up dataset over a text, with one claim for Omsk.
fn dataset(text: &str, claim: &str) -> String {
    format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Made up",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }}],
"documents": [{{ "id": "d", "title": "Made up", "text": "{text}" }}],
"places": [{{ "id": "omsk", "name": "Omsk", "kind": "city", "names": {{ "ru": "Омск" }} }},
{{ "id": "tomsk", "name": "Tomsk", "kind": "city" }}, {{ "id": "russia", "name": "Russia", "kind": "country" }}],
"claims": [{claim}] }}"#
    )
}

/// The draft for the number that stands as `number` in a text.
#[track_caller]
fn draft(text: &str, number: &str) -> ClaimDraft {
    let claim =
        r#"{ "id": "a", "metric": "arrests", "place": "omsk", "date": "2021-01-31", "value": 1 }"#;
    let state = state_of(&dataset(text, claim));
    let (before, _) = text.split_once(number).expect("the number");
    let start = u32::try_from(before.chars().count()).expect("a short text");
    let end = start + u32::try_from(number.chars().count()).expect("a short number");
    let query = Query {
        days: DayFilter::All,
        ..state.view.query.clone()
    };
    let opened = &state.opened;
    ClaimDraft::new(opened, &query, DocumentId::new(0), Span { start, end }).expect("a draft")
}

/// What a draft says: figure, place, sentence, marked number.
#[track_caller]
fn check(text: &str, number: &str, expect: &str) {
    let draft = draft(text, number);
    let exact = &draft.quote.exact;
    let figure = draft.quote.figure.and_then(|span| slice(exact, span));
    let seen = format!(
        "{} | {} | {exact} | {}",
        draft.value,
        draft.place,
        figure.unwrap_or("-")
    );
    assert_eq!(seen, expect);
}

#[test]
fn the_qualifier_comes_with_the_number() {
    check(
        "Nothing else. At least 5,300 people were held in Omsk. The end.",
        "5,300",
        "at least 5,300 | Omsk | At least 5,300 people were held in Omsk. | At least 5,300",
    );
}

#[test]
fn the_place_nearest_to_the_number_is_proposed() {
    check(
        "In Omsk 20 and in Tomsk 7 people were held.",
        "7",
        "7 | Tomsk | In Omsk 20 and in Tomsk 7 people were held. | 7",
    );
}

#[test]
fn a_place_is_known_by_any_of_its_names_and_only_by_whole_words() {
    check(
        "Омск: задержаны 20 человек.",
        "20",
        "20 | Omsk | Омск: задержаны 20 человек. | 20",
    );
    check(
        "In Omskoye 20 were held.",
        "20",
        "20 |  | In Omskoye 20 were held. | 20",
    );
}

#[test]
fn a_sentence_that_stands_there_twice_comes_with_the_words_around_it() {
    let draft = draft(
        "First: in Omsk 20 were held. Again. In Omsk 7. Then. In Omsk 7.",
        "7",
    );
    assert_eq!(draft.quote.exact, "In Omsk 7.");
    assert_eq!(draft.quote.suffix, " Then. In Omsk 7.");
    assert!(draft.quote.prefix.ends_with(" Again. "));
}

#[test]
fn a_draft_says_everything_that_keeps_it_from_being_a_claim() {
    let mut draft = draft("In Omsk 7 were held.", "7");
    let state = state_of(&dataset("In Omsk 7 were held.", ""));
    draft.value = "a crowd".to_owned();
    draft.place = " ".to_owned();
    draft.date = "yesterday".to_owned();
    let errors = draft.claim(&state.opened.dataset).expect_err("no claim");
    assert_eq!(
        errors,
        [DraftError::Value, DraftError::Place, DraftError::Date]
    );
    draft.value = "between 7 and 9".to_owned();
    draft.place = "Tula".to_owned();
    draft.date = "2021-01".to_owned();
    draft.claimants = "OVD-Info; ; the police ".to_owned();
    let claim = draft.claim(&state.opened.dataset).expect("a claim");
    assert!(matches!(claim.place, NewPlace::Named { .. }));
    assert!(claim.place_inferred, "the sentence does not name Tula");
    assert_eq!(claim.claimants, ["OVD-Info", "the police"]);
}

#[test]
fn a_new_quote_has_no_mark_where_it_no_longer_says_the_figure() {
    let claim = r#"{ "id": "a", "metric": "arrests", "place": "omsk", "value": 20, "evidence": [{ "document": "d", "exact": "In Omsk 20 people were held.", "figure": { "start": 8, "end": 10 }, "place": { "start": 3, "end": 7 } }] }"#;
    let text = "Early on 22 people were held in Omsk.";
    let state = state_of(&dataset(text, claim));
    let span = Span { start: 0, end: 37 };
    let quote = requoted(&state.opened, EvidenceId::new(0), span).expect("a quote");
    assert_eq!(quote.exact, text);
    assert_eq!(quote.figure, None);
    assert_eq!(quote.place.and_then(|it| slice(text, it)), Some("Omsk"));
}
