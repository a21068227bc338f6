//! The audit: the bundled article is right in every point, and every kind of damage is told.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use arrest_atlas::audit::{CODES, Wording, audit, audit_located, audit_while, uncoded};
use arrest_atlas::load::{bundled, decode_text, inline_texts, load};
use arrest_atlas::model::{
    Dataset, DocumentId, DocumentText, Finding, Report, Severity, Texts, Verdict,
};
use arrest_atlas::text::Kind;
use arrest_atlas::text::scalars::slice;
use serde_json::Value;
use std::fmt::Write as _;

const DATASET: &str = include_str!("../data/navalny-2021-01-31.json");
const ARTICLE: &str = include_str!("../data/sources/atalayar-navalny-protests.txt");

fn report_of(dataset: &str, text: DocumentText) -> (Dataset, Report) {
    let loaded = load(dataset.as_bytes(), "test.json", &()).unwrap();
    let complaint = loaded
        .problems
        .iter()
        .find(|problem| problem.severity != Severity::Information);
    assert_eq!(complaint, None, "the loader has nothing against it");
    let report = audit(&loaded.dataset, &Texts(vec![text]));
    (loaded.dataset, report)
}

/// What a report says in words, with its codes: of those findings that are `wanted`.
fn messages(
    dataset: &Dataset,
    texts: &Texts,
    report: &Report,
    wanted: impl Fn(&Finding) -> bool,
) -> Vec<String> {
    let wording = Wording {
        dataset,
        texts,
        report,
    };
    let findings = report.findings.iter().filter(|finding| wanted(finding));
    findings
        .map(|finding| format!("{}: {}", finding.code, wording.of(finding).message))
        .collect()
}

/// The codes above information, in the order of the report.
fn alarms(report: &Report) -> Vec<&'static str> {
    report
        .findings
        .iter()
        .filter(|finding| finding.severity != Severity::Information)
        .map(|finding| finding.code)
        .collect()
}

#[test]
fn the_places_of_the_bundled_dataset_lie_where_the_gazetteer_has_them() {
    let (dataset, texts) = bundled();
    assert_eq!(audit_located(&dataset, &texts), audit(&dataset, &texts));
}

#[test]
fn the_bundled_dataset_is_right_in_every_point() {
    let (dataset, texts) = bundled();
    let report = audit(&dataset, &texts);
    assert_eq!(report.quotes_found(), 16);
    assert_eq!(report.verdicts, [Verdict::Verified; 12]);
    assert_eq!(alarms(&report), [""; 0]);
    let notes: Vec<&str> = report.findings.iter().map(|finding| finding.code).collect();
    assert!(!notes.contains(&"figure-not-coded"), "{notes:?}");
}

#[test]
fn the_numbers_of_the_article_that_are_no_claims_are_set_aside_with_a_reason() {
    let (dataset, texts) = bundled();
    let report = audit(&dataset, &texts);
    let found = uncoded(&dataset, DocumentId::new(0), ARTICLE, &report);
    assert_eq!(found.open, []);
    let told: Vec<String> = found
        .set_aside
        .iter()
        .map(|found| {
            let words = slice(ARTICLE, found.span_with_qualifier).unwrap();
            format!("{words}: {}", found.kind.word())
        })
        .collect();
    assert_eq!(
        told,
        [
            "31: date",
            "one: pronoun",
            "29: date",
            "two: duration",
            "17: date",
            "around two and a half: duration",
            "three-and-a-half: duration",
            "2014: year",
            "more than a billion: money",
        ]
    );
}

#[test]
fn a_number_that_no_claim_uses_is_told_and_can_be_dismissed() {
    let text = ARTICLE.replace("access to the centre", "access to 14 squares in the centre");
    let with_hash_left_out = DATASET.replacen("\"sha256\"", "\"x-sha256\"", 1);
    let (dataset, report) = report_of(&with_hash_left_out, decode_text(text.as_bytes()));
    let texts = Texts(vec![decode_text(text.as_bytes())]);
    let notes = messages(&dataset, &texts, &report, |finding| {
        finding.code == "figure-not-coded"
    });
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(notes[0].contains("14 squares"), "{notes:?}");
    let found = uncoded(&dataset, DocumentId::new(0), &text, &report);
    assert_eq!(found.open.len(), 1);
    assert_eq!(
        (found.open[0].number, found.open[0].kind),
        (Some(14), Kind::Count)
    );

    let at = found.open[0].span;
    let dismissed = format!(
        "\"dismissed\": [{{ \"start\": {}, \"end\": {}, \"exact\": \"14\", \"reason\": \"squares\" }}], \"file\"",
        at.start, at.end
    );
    let dataset = with_hash_left_out.replacen("\"file\"", &dismissed, 1);
    let (_, report) = report_of(&dataset, decode_text(text.as_bytes()));
    assert!(
        report
            .findings
            .iter()
            .all(|finding| finding.code != "figure-not-coded")
    );
}

/// One kind of damage.
struct Damage {
    what: &'static str,
    /// What is put at a place of the dataset, as JSON; nothing takes the key out.
    dataset: &'static [(&'static str, &'static str)],
    /// Replaced in the article, everywhere.
    article: &'static [(&'static str, &'static str)],
    /// Every code above information that must be told, and none else.
    codes: &'static [&'static str],
}

const fn damage(
    what: &'static str,
    dataset: &'static [(&'static str, &'static str)],
    codes: &'static [&'static str],
) -> Damage {
    Damage {
        what,
        dataset,
        article: &[],
        codes,
    }
}

const fn in_article(
    what: &'static str,
    article: &'static [(&'static str, &'static str)],
    codes: &'static [&'static str],
) -> Damage {
    Damage {
        what,
        dataset: &[],
        article,
        codes,
    }
}

const DAMAGES: &[Damage] = &[
    damage(
        "wrong number",
        &[("/claims/5/value/number", "66")],
        &["number-not-in-quote"],
    ),
    damage(
        "a number that is only a date",
        &[
            ("/claims/11/value", "29"),
            ("/claims/11/evidence/0/figure", ""),
        ],
        &["number-not-in-quote"],
    ),
    damage(
        "dropped qualifier",
        &[("/claims/7/value/qualifier", r#""exact""#)],
        &["qualifier-dropped"],
    ),
    damage(
        "invented qualifier",
        &[("/claims/9/value/qualifier", r#""at_least""#)],
        &["qualifier-invented"],
    ),
    damage(
        "changed qualifier",
        &[("/claims/6/value/qualifier", r#""at_least""#)],
        &["qualifier-changed"],
    ),
    damage(
        "quote that begins after its qualifier",
        &[
            (
                "/claims/8/evidence/0/exact",
                r#""4,000 arrests and the opening of 20 criminal cases.""#,
            ),
            ("/claims/8/evidence/0/position", ""),
            ("/claims/8/evidence/0/figure", ""),
            ("/claims/8/value/qualifier", r#""exact""#),
        ],
        &["qualifier-dropped"],
    ),
    damage(
        "altered quote",
        &[
            (
                "/claims/9/evidence/0/exact",
                r#""The opening of 20 criminal cases.""#,
            ),
            ("/claims/9/evidence/0/figure", ""),
        ],
        &["quote-not-found"],
    ),
    damage(
        "look-alike quote, one Cyrillic letter",
        &[
            (
                "/claims/9/evidence/0/exact",
                r#""the opening of 20 criminal саses.""#,
            ),
            ("/claims/9/evidence/0/figure", ""),
        ],
        &["quote-not-found"],
    ),
    damage(
        "other quotation marks",
        &[
            (
                "/claims/7/evidence/0/exact",
                r#""independent media “Taiga” estimated the number of protesters at more than 5,000""#,
            ),
            ("/claims/7/evidence/0/position", ""),
            ("/claims/7/evidence/0/figure", ""),
            ("/claims/7/evidence/0/place", ""),
            ("/claims/7/place_inferred", "true"),
        ],
        &["found-after-folding"],
    ),
    damage(
        "other spaces",
        &[
            (
                "/claims/9/evidence/0/exact",
                r#""the opening  of 20\u00a0criminal cases""#,
            ),
            ("/claims/9/evidence/0/position", ""),
            ("/claims/9/evidence/0/figure", ""),
        ],
        &["found-after-folding"],
    ),
    damage(
        "ambiguous quote",
        &[
            ("/claims/0/evidence/1/exact", r#""Russia""#),
            ("/claims/0/evidence/1/role", r#""locates""#),
            ("/claims/0/evidence/1/prefix", ""),
            ("/claims/0/evidence/1/suffix", ""),
            ("/claims/0/evidence/1/position", ""),
            ("/claims/0/evidence/1/figure", ""),
            ("/claims/0/evidence/1/place", ""),
        ],
        &["quote-ambiguous"],
    ),
    damage(
        "wrong position",
        &[("/claims/0/evidence/0/position/start", "300")],
        &["position-wrong"],
    ),
    damage(
        "wrong hash",
        &[(
            "/documents/0/sha256",
            r#""0000000000000000000000000000000000000000000000000000000000000000""#,
        )],
        &["document-changed"],
    ),
    in_article(
        "text changed outside the quotes",
        &[("The president has denied", "The President has denied")],
        &["document-changed"],
    ),
    in_article(
        "figure changed in the text",
        &[("more than 5,000", "more than 6,000")],
        &["document-changed", "quote-not-found"],
    ),
    in_article(
        "a second copy of a sentence in the text",
        &[(
            "More in Politics",
            "Most of Navalny's close allies were placed under house arrest on Friday 29 January by Russian courts, two days after a series of searches that mainly targeted his wife's home and the premises of his organisation, the Anti-Corruption Fund.",
        )],
        &["document-changed"],
    ),
    damage(
        "figures of two places swapped",
        &[
            ("/claims/1/value/number", "1176"),
            ("/claims/2/value/number", "1800"),
        ],
        &["figures-crossed", "figures-crossed"],
    ),
    damage(
        "figures of two places swapped, marks and all",
        &[
            ("/claims/1/value/number", "1176"),
            (
                "/claims/1/evidence/0/figure",
                r#"{"start": 99, "end": 104}"#,
            ),
            ("/claims/2/value/number", "1800"),
            ("/claims/2/evidence/0/figure", r#"{"start": 72, "end": 77}"#),
        ],
        &["figures-crossed", "figures-crossed"],
    ),
    damage(
        "a place that the sentence gives another number",
        &[
            ("/claims/2/place", r#""moscow""#),
            ("/claims/2/preferred", "true"),
        ],
        &["figures-crossed"],
    ),
    damage(
        "a place that no quote names",
        &[("/claims/7/place", r#""moscow""#)],
        &["place-not-named", "place-marked-elsewhere"],
    ),
    damage(
        "figure marked at another number",
        &[(
            "/claims/1/evidence/0/figure",
            r#"{"start": 99, "end": 104}"#,
        )],
        &["figure-marked-elsewhere"],
    ),
    damage(
        "place marked at another name",
        &[("/claims/1/evidence/0/place", r#"{"start": 83, "end": 97}"#)],
        &["place-marked-elsewhere"],
    ),
    damage(
        "words that the source does not have",
        &[("/claims/3/value/words", r#""numerous""#)],
        &["words-not-in-quote"],
    ),
    damage(
        "another name of a person",
        &[("/claims/4/value/words", r#""Yulia Navalnaya""#)],
        &["words-not-in-quote"],
    ),
    damage(
        "another order of magnitude",
        &[("/claims/10/value/words", r#""hundreds""#)],
        &["words-not-in-quote"],
    ),
    damage(
        "another claimant",
        &[("/claims/7/attributed_to/0", r#""Interfax""#)],
        &["claimant-not-named"],
    ),
    damage(
        "wrong day",
        &[("/claims/11/date", r#""2021-01-30""#)],
        &["date-not-in-quote"],
    ),
    damage(
        "wrong year",
        &[("/claims/11/date", r#""2020-01-29""#)],
        &["weekday-mismatch"],
    ),
    damage(
        "published before it happened",
        &[
            ("/documents/0/published", r#""2021-01-28T09:30""#),
            ("/claims/11/date", r#""2021-01""#),
        ],
        &["event-after-publication"; 9],
    ),
    damage(
        "total below its parts",
        &[
            (
                "/claims/0/value",
                r#"{"qualifier": "almost", "number": 88}"#,
            ),
            ("/claims/0/evidence/0/figure", ""),
            ("/claims/0/evidence/1/role", r#""locates""#),
        ],
        &["parts-exceed-total", "qualifier-invented"],
    ),
    damage(
        "subset above the whole",
        &[
            (
                "/claims/8/value",
                r#"{"qualifier": "almost", "number": 4000}"#,
            ),
            ("/claims/8/evidence/0/role", r#""locates""#),
            ("/claims/5/date", r#""2021-01-23""#),
            ("/claims/5/value/number", "4001"),
            ("/claims/5/evidence/0/role", r#""locates""#),
        ],
        &["subset-exceeds-superset", "no-evidence", "no-evidence"],
    ),
    damage(
        "no evidence",
        &[("/claims/11/evidence", "[]")],
        &["no-evidence"],
    ),
    damage(
        "evidence that states nothing",
        &[("/claims/11/evidence/0/role", r#""dates""#)],
        &["no-evidence"],
    ),
    damage(
        "the same claim twice",
        &[("/claims/-", "/claims/7")],
        &["duplicate-claim"],
    ),
    damage(
        "two figures of one claimant",
        &[
            ("/claims/-", "/claims/2"),
            ("/claims/12/part_of", ""),
            ("/claims/12/place", r#""moscow""#),
            ("/claims/12/place_inferred", "true"),
            ("/claims/12/evidence/0/place", ""),
        ],
        &["conflicting-claims", "figures-crossed"],
    ),
    damage(
        "name with letters of two alphabets",
        &[
            ("/places/3/name", r#""Nоvosibirsk""#),
            ("/places/3/aliases", r#"["Novosibirsk"]"#),
        ],
        &["confusable-names"],
    ),
    damage(
        "one place under two ids",
        &[("/places/-", "/places/3")],
        &["confusable-names"],
    ),
    damage(
        "invisible character in a name",
        &[
            ("/places/3/name", r#""Novo\u200bsibirsk""#),
            ("/places/3/aliases", r#"["Novosibirsk"]"#),
        ],
        &["text-has-invisible-characters"],
    ),
    damage(
        "coordinates of the namesake in Florida",
        &[
            ("/places/2/lat", "27.7709"),
            ("/places/2/lon", "-82.6793"),
            ("/places/2/ids", ""),
        ],
        &["homonym-in-another-country"],
    ),
    damage(
        "GeoNames id of the namesake in Florida",
        &[("/places/2/ids/geonames", r#""4171563""#)],
        &["homonym-in-another-country"],
    ),
    damage(
        "country of the namesake in Florida",
        &[("/places/2/country", r#""US""#), ("/places/2/ids", "")],
        &["homonym-in-another-country"],
    ),
    damage(
        "coordinates 200 km away",
        &[("/places/3/lat", "56.8")],
        &["place-far-from-gazetteer"],
    ),
    damage(
        "coordinates 200 km away, without an id",
        &[("/places/3/lat", "56.8"), ("/places/3/ids", "")],
        &["place-far-from-gazetteer"],
    ),
    damage(
        "wrong weekday",
        &[
            (
                "/claims/11/evidence/0/exact",
                r#""Most of Navalny's close allies were placed under house arrest on Friday 29 January by Russian courts""#,
            ),
            ("/claims/11/evidence/0/position", ""),
            ("/claims/11/evidence/0/figure", ""),
            ("/claims/11/date", r#""2022-01-29""#),
        ],
        &["weekday-mismatch"],
    ),
    in_article(
        "invisible character in the text",
        &[("More in Politics", "More in\u{202e} Politics")],
        &["document-changed", "text-has-invisible-characters"],
    ),
];

/// The bundled dataset with other JSON at some places. `/claims/-` appends a copy of the row that
/// is named, under an id of its own.
fn changed(edits: &[(&str, &str)]) -> String {
    let mut dataset: Value = serde_json::from_str(DATASET).unwrap();
    for (pointer, json) in edits {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        if key == "-" {
            let mut copy = dataset.pointer(json).unwrap().clone();
            copy["id"] = "a-copy".into();
            dataset
                .pointer_mut(parent)
                .unwrap()
                .as_array_mut()
                .unwrap()
                .push(copy);
        } else if json.is_empty() {
            let parent = dataset.pointer_mut(parent).unwrap();
            assert!(
                parent.as_object_mut().unwrap().remove(key).is_some(),
                "{pointer}"
            );
        } else {
            let value = serde_json::from_str(json).unwrap();
            match dataset.pointer_mut(parent).unwrap() {
                Value::Array(rows) => rows[key.parse::<usize>().unwrap()] = value,
                parent => parent[key] = value,
            }
        }
    }
    dataset.to_string()
}

/// Every kind of damage is told by its own code, and nothing else is said above information.
/// `cargo test --test audit -- --nocapture` prints the table.
#[test]
fn every_kind_of_damage_is_told_by_its_own_code() {
    let mut wrong = Vec::new();
    let mut table = format!("{:<48} told as\n", "damage");
    for damage in DAMAGES {
        let mut article = ARTICLE.to_owned();
        for (from, to) in damage.article {
            assert!(article.contains(from), "{}: {from}", damage.what);
            article = article.replace(from, to);
        }
        let article = decode_text(article.as_bytes());
        let (dataset, report) = report_of(&changed(damage.dataset), article.clone());
        let mut told = alarms(&report);
        writeln!(table, "{:<48} {}", damage.what, told.join(", ")).unwrap();
        let mut expected = damage.codes.to_vec();
        told.sort_unstable();
        expected.sort_unstable();
        if told != expected {
            let messages = messages(&dataset, &Texts(vec![article]), &report, |finding| {
                finding.severity != Severity::Information
            });
            wrong.push(format!(
                "{}: {told:?}, not {expected:?}: {messages:#?}",
                damage.what
            ));
        }
    }
    println!("{table}{} kinds of damage", DAMAGES.len());
    assert!(DAMAGES.len() >= 25);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Other centres, sites, regions and small places: nothing to warn of.
#[test]
fn places_that_the_gazetteer_has_elsewhere_are_not_always_wrong() {
    for edits in [
        // Another centre of the city.
        &[("/places/1/lat", "55.90")][..],
        // A square may lie anywhere.
        &[
            ("/places/3/lat", "56.8"),
            ("/places/3/kind", r#""site""#),
            ("/places/3/ids", ""),
        ],
        // A place that the gazetteer does not know.
        &[
            ("/places/3/name", r#""Zzyzxgorod""#),
            ("/places/3/names", ""),
            ("/places/3/aliases", r#"["Novosibirsk"]"#),
            ("/places/3/kind", r#""district""#),
        ],
        &[("/places/3/lat", ""), ("/places/3/lon", "")],
    ] {
        let (_, report) = report_of(&changed(edits), decode_text(ARTICLE.as_bytes()));
        assert_eq!(alarms(&report), [""; 0], "{edits:?}");
    }
}

/// Ordinary articles, made up, with everything that could mislead: dates, ages, money, headlines.
#[test]
fn ordinary_articles_give_no_alarm() {
    for (name, dataset) in [
        ("English", include_str!("cases/audit/en-marches.json")),
        ("Russian", include_str!("cases/audit/ru-goroda.json")),
        ("German", include_str!("cases/audit/de-norden.json")),
    ] {
        let loaded = load(dataset.as_bytes(), name, &()).unwrap();
        assert_eq!(loaded.problems, [], "{name}");
        let texts = inline_texts(&loaded.dataset);
        let report = audit(&loaded.dataset, &texts);
        let told = messages(&loaded.dataset, &texts, &report, |finding| {
            finding.severity != Severity::Information
        });
        assert!(told.is_empty(), "{name}: {told:#?}");
        assert!(report.verdicts.iter().all(|it| *it == Verdict::Verified));
        let uncoded = messages(&loaded.dataset, &texts, &report, |finding| {
            finding.code == "figure-not-coded"
        });
        assert_eq!(
            uncoded.len(),
            usize::from(name == "English"),
            "{name}: {uncoded:#?}"
        );
        println!(
            "{name:<10} {} claims, no alarm",
            loaded.dataset.claims.len()
        );
    }
}

#[test]
fn without_its_text_a_quote_is_not_verified() {
    let (_, report) = report_of(DATASET, DocumentText::NotAttached);
    assert_eq!(report.verdicts, [Verdict::Unchecked; 12]);
    assert_eq!(alarms(&report), [""; 0]);
}

#[test]
fn a_text_that_cannot_be_read_is_an_error() {
    let missing = DocumentText::Missing {
        reason: "there is no such file".to_owned(),
    };
    let (_, report) = report_of(DATASET, missing);
    assert_eq!(alarms(&report), ["document-missing"]);
    assert_eq!(report.verdicts, [Verdict::Unchecked; 12]);
}

#[test]
fn an_empty_dataset_has_no_findings() {
    let report = audit(&Dataset::default().finished(), &Texts::default());
    assert_eq!(report, Report::default());
}

#[test]
fn a_cancelled_audit_gives_nothing() {
    let (dataset, texts) = bundled();
    assert_eq!(audit_while(&dataset, &texts, &|_| false), None);
    assert_eq!(audit_while(&dataset, &texts, &|share| share < 0.9), None);
    assert_eq!(
        audit_while(&dataset, &texts, &|_| true),
        Some(audit(&dataset, &texts))
    );
}

#[test]
fn every_finding_has_its_code_in_the_table() {
    let (dataset, texts) = bundled();
    let report = audit(&dataset, &texts);
    let wording = Wording {
        dataset: &dataset,
        texts: &texts,
        report: &report,
    };
    for finding in &report.findings {
        let words = wording.of(finding);
        let code = CODES.iter().find(|code| code.name == finding.code).unwrap();
        assert_eq!(code.severity, finding.severity);
        assert!(!words.help.is_empty() && !words.message.is_empty());
        assert!(!words.message.ends_with('.'));
    }
}
