//! W3C Web Annotations, made up: a quote becomes a claim that is only proposed.

use super::{import, in_short, read};
use arrest_atlas::load::load;
use arrest_atlas::model::Status;

const MADE_UP: &str = r#"[
  { "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "made-up-1",
    "body": [ { "type": "TextualBody", "purpose": "tagging", "value": "march" },
              { "type": "TextualBody", "purpose": "commenting", "value": "made up" } ],
    "target": { "source": "https://news.example/made-up", "selector": [
      { "type": "TextQuoteSelector", "exact": "Police made 1,800 arrests in Moscow.", "prefix": "So. ", "suffix": " End" },
      { "type": "TextPositionSelector", "start": 4, "end": 40 } ] } },
  { "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation",
    "body": { "purpose": "identifying", "value": "Omsk" },
    "target": { "source": "https://news.example/made-up", "selector":
      { "type": "TextQuoteSelector", "exact": "Many were held there." } } },
  { "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation",
    "target": "https://news.example/made-up" }
]"#;

#[test]
fn a_quote_becomes_a_proposed_claim_with_its_number_and_place() {
    let dataset = read(MADE_UP.as_bytes(), "made-up.jsonld").dataset;
    let ids: Vec<_> = dataset.claims.ids().collect();
    let claim = dataset.claims.get(ids[0]);
    assert_eq!(claim.value.amount(), Some(1_800));
    assert_eq!(dataset.place(claim.place).name, "Moscow");
    assert!(dataset.place(claim.place).position.is_some());
    assert_eq!(dataset.claims.stated_status(ids[0]), Some(Status::Proposed));
    assert_eq!(claim.note, Some("made up"));
    assert_eq!(dataset.claims.tags(ids[0]), ["march"]);
    let piece = dataset.claims.evidence(ids[0]).next().unwrap();
    assert_eq!((piece.prefix, piece.suffix), ("So. ", " End"));
    assert_eq!(piece.position.map(|span| span.start), Some(4));
    assert_eq!(
        piece.figure.map(|span| (span.start, span.end)),
        Some((12, 17))
    );
    assert_eq!(dataset.documents.len(), 1);
    assert_eq!(dataset.claims.len(), 2);
}

#[test]
fn a_quote_without_a_number_states_none() {
    let dataset = read(MADE_UP.as_bytes(), "made-up.jsonld").dataset;
    let claim = dataset.claims.iter().nth(1).unwrap();
    assert_eq!(claim.value.words(), Some("not stated"));
    assert_eq!(dataset.place(claim.place).name, "Omsk");
    assert!(claim.place_inferred);
}

#[test]
fn an_annotation_that_quotes_nothing_is_told() {
    let problems = read(MADE_UP.as_bytes(), "made-up.jsonld").problems;
    assert_eq!(
        problems[0].message,
        "3 annotations: 2 read as proposed, 1 left out"
    );
    assert_eq!(
        problems[1].message,
        "annotation 3 makes no claim: it quotes no words of a source"
    );
    let only_bad = r#"{ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation" }"#;
    assert!(load(only_bad.as_bytes(), "made-up.jsonld", &()).is_err());
}

#[test]
fn what_became_of_every_annotation_is_in_the_row_report() {
    let loaded = read(MADE_UP.as_bytes(), "made-up.jsonld");
    let lines = in_short(&loaded);
    let report: Vec<&str> = lines.lines().skip(2).collect();
    assert_eq!(
        report,
        [
            "3 rows: 2 on the map, 0 not located, 1 left out; 2 without date",
            "annotation-left-out 1",
            "place-looked-up 2",
            "quote-without-figure 1",
        ]
    );
    let csv = import(&loaded).report.csv();
    assert!(csv.contains("\n3,0,,,warning,"), "{csv}");
    let text = import(&loaded).report.text();
    assert!(
        text.contains("row 3; left out: it quotes no words"),
        "{text}"
    );
}
