//! What an audit found, as it is told: differences, groups, text.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

use arrest_atlas::audit::{CODES, Wording, audit};
use arrest_atlas::export::findings_text;
use arrest_atlas::load::{bundled, load};
use arrest_atlas::model::{Dataset, Finding, Report, Severity, Texts};
use arrest_atlas::text::scalars::slice;
use arrest_atlas::view::{FindingSieve, figure_words, grouped_findings};
use serde_json::Value;

const BUNDLED: &str = include_str!("../data/navalny-2021-01-31.json");

/// The bundled dataset, changed, held against the unchanged article.
#[track_caller]
fn audited(change: impl FnOnce(&mut Value)) -> (Dataset, Texts, Report) {
    let mut json: Value = serde_json::from_str(BUNDLED).expect("JSON");
    change(&mut json["claims"]);
    let loaded = load(json.to_string().as_bytes(), "changed.json", &()).expect("a dataset");
    let (_, texts) = bundled();
    let report = audit(&loaded.dataset, &texts);
    (loaded.dataset, texts, report)
}

fn wording<'a>(dataset: &'a Dataset, texts: &'a Texts, report: &'a Report) -> Wording<'a> {
    Wording {
        dataset,
        texts,
        report,
    }
}

/// What claim and text say in the one finding with this code, and the words that it points at.
#[track_caller]
fn check(change: impl FnOnce(&mut Value), code: &str, expect: &str, words: Option<&str>) {
    let (dataset, texts, report) = audited(change);
    let mut found = report.findings.iter().filter(|it| it.code == code);
    let finding = found.next().expect(code);
    let words_of_it = wording(&dataset, &texts, &report).of(finding);
    let parted = words_of_it.difference.expect("a difference");
    assert_eq!(
        format!("Claim: {} · text: {}", parted.claim, parted.text),
        expect
    );
    let exact = match finding.about {
        arrest_atlas::model::About::Evidence(_, id) => dataset.claims.evidence_row(id).exact,
        _ => "",
    };
    let pointed = parted
        .span
        .map(|span| slice(exact, span).expect("inside the quote"));
    assert_eq!(pointed, words, "{code}");
}

#[test]
fn a_finding_says_what_the_claim_says_and_what_the_text_says() {
    check(
        |claims| claims[1]["value"]["number"] = 1700.into(),
        "number-not-in-quote",
        "Claim: 1,700 · text: 1,800",
        Some("1,800"),
    );
    check(
        |claims| claims[0]["value"]["qualifier"] = "exact".into(),
        "qualifier-dropped",
        "Claim: 5,300 · text: At least 5,300",
        Some("At least 5,300"),
    );
    check(
        |claims| claims[1]["value"]["qualifier"] = "at_least".into(),
        "qualifier-invented",
        "Claim: at least 1,800 · text: 1,800",
        Some("1,800"),
    );
    check(
        |claims| claims[7]["value"]["qualifier"] = "at_least".into(),
        "qualifier-changed",
        "Claim: at least 5,000 · text: more than 5,000",
        Some("more than 5,000"),
    );
    check(
        |claims| claims[10]["value"]["words"] = "scores".into(),
        "words-not-in-quote",
        "Claim: scores · text: dozens",
        Some("dozens"),
    );
    check(
        |claims| {
            claims[1]["value"]["number"] = 1176.into();
            claims[2]["value"]["number"] = 1800.into();
        },
        "figures-crossed",
        "Claim: Moscow 1,176 · text: Moscow 1,800",
        Some("1,800"),
    );
    check(
        |claims| claims[7]["place"] = "moscow".into(),
        "place-not-named",
        "Claim: Moscow · text: Novosibirsk, Russia",
        None,
    );
}

#[test]
fn a_quote_without_a_number_is_told_in_words() {
    check(
        |claims| {
            let quote = &mut claims[1]["evidence"][0];
            *quote = serde_json::json!({
                "document": quote["document"],
                "exact": "They point out that this is a record number in the history of modern Russia."
            });
        },
        "number-not-in-quote",
        "Claim: 1,800 · text: no number",
        None,
    );
}

#[test]
fn the_bundled_dataset_parts_from_its_source_nowhere_but_in_a_headline() {
    let (dataset, texts, report) = audited(|_| {});
    let wording = wording(&dataset, &texts, &report);
    let parted: Vec<&Finding> = report
        .findings
        .iter()
        .filter(|it| wording.of(it).difference.is_some())
        .collect();
    let codes: Vec<&str> = parted.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["restated-without-qualifier"]);
}

#[test]
fn the_qualifier_of_a_marked_figure_is_told_apart_from_its_number() {
    let (dataset, _) = bundled();
    let told: Vec<String> = dataset
        .claims
        .ids()
        .filter_map(|claim| {
            let evidence = dataset.claims.evidence(claim).next()?;
            let words = figure_words(&dataset, &evidence)?;
            let part = |span| slice(evidence.exact, span).expect("inside the quote");
            let qualifier = words.qualifier.map_or("-", part);
            Some(format!("{qualifier} | {}", part(words.number)))
        })
        .collect();
    assert_eq!(
        told,
        [
            "At least | 5,300",
            "- | 1,800",
            "- | 1,176",
            "- | several",
            "- | Yulia Navalnaia",
            "at least | 60",
            "almost | 2,000",
            "more than | 5,000",
            "more than | 4,000",
            "- | 20",
            "- | dozens",
            "- | Most of Navalny's close allies",
        ]
    );
}

/// A dataset with more than a few findings of one code.
fn without_places() -> (Dataset, Texts, Report) {
    audited(|claims| {
        let claims = claims.as_array_mut().expect("claims");
        for claim in claims {
            claim["place_inferred"] = false.into();
            claim["attributed_to"] = serde_json::json!(["Nobody at all"]);
        }
    })
}

#[test]
fn every_finding_stands_in_one_group_the_worst_first() {
    let (dataset, texts, report) = without_places();
    let found = wording(&dataset, &texts, &report);
    let groups = grouped_findings(found, &FindingSieve::default());
    let mut rows: Vec<u32> = groups
        .iter()
        .flat_map(|group| &group.parts)
        .flat_map(|part| part.rows.iter().copied())
        .collect();
    rows.sort_unstable();
    let all: Vec<u32> = (0..).take(report.findings.len()).collect();
    assert_eq!(rows, all);
    assert!(groups.is_sorted_by_key(|group| group.severity));
    for group in &groups {
        let count: usize = group.parts.iter().map(|part| part.rows.len()).sum();
        assert_eq!(group.count, count);
        assert!(CODES.iter().any(|code| code.name == group.code));
    }
    // One document needs no heading of its own.
    let nobody = groups
        .iter()
        .find(|group| group.code == "claimant-not-named");
    assert_eq!(nobody.expect("the group").parts.len(), 1);
}

#[test]
fn a_sieve_lets_through_what_it_names() {
    let (dataset, texts, report) = without_places();
    let through = |sieve: &FindingSieve| -> Vec<&'static str> {
        let groups = grouped_findings(wording(&dataset, &texts, &report), sieve);
        groups.iter().map(|group| group.code).collect()
    };
    let words = |words: &str| FindingSieve {
        words: words.to_owned(),
        ..FindingSieve::default()
    };
    assert_eq!(through(&words("NOBODY")), ["claimant-not-named"]);
    assert_eq!(through(&words("place-not")), ["place-not-named"]);
    assert_eq!(through(&words("no such thing")), [""; 0]);
    let only_notes = FindingSieve {
        severities: [false, false, true],
        ..FindingSieve::default()
    };
    assert_eq!(
        through(&only_notes),
        ["restated-without-qualifier", "remainder-not-located"]
    );
}

#[test]
fn a_claim_has_the_findings_that_are_about_it() {
    let (dataset, _, report) = without_places();
    for claim in dataset.claims.ids() {
        let expect: Vec<&Finding> = report
            .findings
            .iter()
            .filter(|finding| finding.claim() == Some(claim))
            .collect();
        assert_eq!(report.about_claim(claim).collect::<Vec<_>>(), expect);
    }
    for severity in [Severity::Error, Severity::Warning, Severity::Information] {
        let found = report.findings.iter();
        let expect = found.filter(|it| it.severity == severity).count();
        assert_eq!(report.count(severity), expect);
    }
}

#[test]
fn the_text_of_a_finding_has_its_line_and_what_to_do() {
    let (dataset, texts, report) =
        audited(|claims| claims[0]["value"]["qualifier"] = "exact".into());
    let dropped = report
        .findings
        .iter()
        .filter(|it| it.code == "qualifier-dropped");
    assert_eq!(
        findings_text(wording(&dataset, &texts, &report), dropped),
        "error[qualifier-dropped]: The source says “At least 5,300”, the claim says 5,300 without \
         the qualifier\n  \
         --> sources/atalayar-navalny-protests.txt:7:1, claim russia-arrests\n   \
         | At least 5,300 people were arrested in 88 cities, espe…\n   \
         = help: Take the qualifier of the source into the claim\n"
    );
    assert_eq!(
        findings_text(wording(&dataset, &texts, &report), std::iter::empty()),
        ""
    );
}
