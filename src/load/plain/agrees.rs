//! The short way and the long way say the same of every text, damaged ones as well.

use super::claim::PlainClaim;
use super::strict::Strict;
use crate::load::claims::{Intake, Lists};
use crate::load::cursor::Cursor;
use crate::load::version1::Head;
use crate::load::{Loaded, the_long_way};
use crate::model::{Claims, Dataset};

const BUNDLED: &str = include_str!("../../../data/navalny-2021-01-31.json");
const EVERYTHING: &str = include_str!("../../../tests/cases/everything.json");

/// All that a dataset says.
fn described(dataset: &Dataset) -> String {
    let mut all = format!(
        "{:?}\n{:?}\n{:?}\n{:?}\n",
        (&dataset.id, &dataset.title, &dataset.description),
        (&dataset.language, &dataset.licence, &dataset.date_note),
        (&dataset.metrics, &dataset.documents, &dataset.places),
        dataset.extra,
    );
    let claims = &dataset.claims;
    for id in claims.ids() {
        all += &format!(
            "{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n",
            (
                claims.get(id),
                claims.value_form(id),
                claims.stated_status(id)
            ),
            claims.claimants(id).collect::<Vec<_>>(),
            (claims.covers(id), claims.reviews(id), claims.tags(id)),
            claims.extra(id),
            claims.amount(id),
        );
        for piece in claims.evidence(id) {
            let extra = claims.evidence_extra(piece.id);
            all += &format!("{piece:?} {extra:?} {:?}\n", claims.claim_of(piece.id));
        }
    }
    for place in dataset.place_ids() {
        all += &format!("{:?}\n", dataset.claims_at(place));
    }
    all
}

/// Reads a text both ways; whether the short way led anywhere.
#[track_caller]
fn check(text: &str) -> bool {
    let Ok(short) = super::read(text, "made up", &()) else {
        panic!("nobody cancelled it");
    };
    let Some((dataset, problems)) = short else {
        return false;
    };
    match the_long_way(text, "made up", &()) {
        Ok(Loaded {
            dataset: long,
            problems: long_problems,
            ..
        }) => {
            assert_eq!(problems.in_text(text), long_problems, "{text}");
            assert_eq!(described(&dataset), described(&long), "{text}");
        }
        Err(error) => panic!("read, and should have been refused: {error}\n{text}"),
    }
    true
}

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end
    }

    fn of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len())]
    }
}

const HEAD: &str = r#"{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "made up",
"metrics": [{ "id": "arrests", "label": "Arrests", "unit": "people" }, { "id": "a-metric-with-a-long-name", "label": "L", "unit": "u" }],
"documents": [{ "id": "d", "title": "Made up", "text": "At least 20 people were held in Omsk." }, { "id": "дело", "title": "T" }],
"places": [{ "id": "omsk", "name": "Omsk", "kind": "city", "lat": 54.99, "lon": 73.37 }, { "id": "", "name": "N", "kind": "city" }],
"claims": ["#;

/// Members of claims, right and wrong ones.
const MEMBERS: [&str; 66] = [
    r#""metric": "arrests""#,
    r#""metric": "a-metric-with-a-long-name""#,
    r#""metric": "arests""#,
    r#""metric": "\u0061rrests""#,
    r#""place": "omsk""#,
    r#""place":"omsk""#,
    r#""place": """#,
    r#""place": 1"#,
    r#""value": 20"#,
    r#""value" : 9007199254740992 "#,
    r#""value": 9007199254740993"#,
    r#""value": 020"#,
    r#""value": -20"#,
    r#""value": 20.0"#,
    r#""value": 2e1"#,
    r#""value": "about 20""#,
    r#""value": "at least 5,300""#,
    r#""value": "perhaps""#,
    r#""value": ["#,
    r#""value": null"#,
    r#""value": {"qualifier": "at_least", "number": 5300}"#,
    r#""value": {"qualifier": "between", "low": 300, "high": 500, "words": "so"}"#,
    r#""value": {"qualifier": "between", "low": 500, "high": 300}"#,
    r#""value": {"qualifier": "vague", "words": "doz\u0435ns"}"#,
    r#""value": {"qualifier": "vague", "words": "w", "x-y": [1]}"#,
    r#""value": {"number": 5, "number": 5, "qualifier": "exact"}"#,
    r#""date": "2021-01-31""#,
    r#""date": "2021-02-30""#,
    r#""date": "2021""#,
    r#""date": "2021-01-23/2021-01-31""#,
    r#""date_note": "n\"o\\t\u00e9\n""#,
    r#""as_of": "2021-01-31T18:00""#,
    r#""place_inferred": true"#,
    r#""date_inferred": false"#,
    r#""preferred": tru"#,
    r#""attributed_to": ["OVD-Info", "Б"]"#,
    r#""attributed_to": []"#,
    r#""attributed_to": "OVD-Info""#,
    r#""status": "reviewed""#,
    r#""status": "revieved""#,
    r#""tags": ["t", "t", 3]"#,
    r#""tags": [ "t" , "u" ]"#,
    r#""note": """#,
    r#""note": "\ud83d\ude00 \ud83d""#,
    r#""note": "\ud83d\ude00 \/""#,
    "\"note\": \"a\tb\"",
    r#""part_of": "c1""#,
    r#""part_of": "c2""#,
    r#""part_of": "c\u0033""#,
    r#""part_of": "nobody""#,
    r#""covers": { "count": 2, "unit": "cities" }"#,
    r#""reviews": [{"by": "R", "on": "2024", "mark": "checked"}]"#,
    r#""x-own": {"deep": [[1e2, null]]}"#,
    r#""unknown": 1"#,
    r#""\u0069d": "escaped""#,
    r#""evidence": []"#,
    r#""evidence": [{"document": "d", "exact": "At least 20"}]"#,
    r#""evidence": [{"document": "дело", "exact": "В Москве 20", "prefix": "p\n", "suffix": "", "role": "restates", "figure": {"start": 9, "end": 11}, "place": {"end": 8, "start": 2}, "position": {"start": 0, "end": 4294967295}}]"#,
    r#""evidence": [{"document": "d", "exact": "Москва", "figure": {"start": 0, "end": 7}}]"#,
    r#""evidence": [{"document": "d", "exact": "x", "position": {"start": 0, "end": 4294967296}}, {"document": "d", "exact": "y"}]"#,
    r#""evidence": [{"document": "d", "exact": " \u00a0"}, {"document": "d", "exact": "", "role": "cites"}]"#,
    r#""evidence": [{"document": "nobody", "exact": "x", "role": "state"}, []]"#,
    r#""evidence": [{"document": "d", "exact": "x", "figure": {"start": 1, "end": 1}, "x-a": 1}]"#,
    r#""evidence": [{"document": "d", "exact": "x",}]"#,
    r#""id": "again""#,
    r#""id": """#,
];

const TAILS: [&str; 10] = [
    "] }",
    "]}\n\n ",
    "], \"x-more\": [1, {\"claims\": 2}] }",
    "], \"description\": \"d\", \"language\": 1 }",
    "], \"places\": [] }",
    "], \"version\": \"1.3\", \"new\": 1 }",
    "], \"claims\": [] }",
    "], \"\\u0069d\": \"again\" }",
    "] } x",
    "]",
];

/// A dataset of claims, most of which are good.
fn dataset(chance: &mut Chance) -> String {
    let mut text = HEAD.to_owned();
    for number in 0..chance.below(8) {
        let separators = [", ", ",", ",", " ,\n  ", ""];
        let is_odd = chance.below(6) == 0;
        let separator = if is_odd { chance.of(&separators) } else { "," };
        text += if number == 0 { "\n" } else { separator };
        let id = if chance.below(9) == 0 {
            chance.below(4)
        } else {
            number
        };
        let mut members = vec![format!("\"id\": \"c{id}\"")];
        if chance.below(12) > 0 {
            members.extend([MEMBERS[0], MEMBERS[4], MEMBERS[8]].map(str::to_owned));
        }
        for _ in 0..chance.below(5) {
            members.push(chance.of(&MEMBERS).to_owned());
        }
        // Mostly such that none comes twice: then the claim may be good.
        if chance.below(8) > 0 {
            let key = |member: &String| {
                member
                    .split(':')
                    .next()
                    .map(str::trim_end)
                    .map(str::to_owned)
            };
            let mut seen = Vec::new();
            members.reverse();
            members.retain(|member| {
                let is_new = !seen.contains(&key(member));
                seen.push(key(member));
                is_new
            });
        }
        text += &format!(
            "{{ {} }}",
            members.join(if is_odd { separator } else { ", " })
        );
    }
    let tail = if chance.below(3) == 0 {
        chance.of(&TAILS)
    } else {
        TAILS[0]
    };
    text + tail
}

/// The text with a few bytes put in, taken out or replaced.
fn damaged(text: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..=chance.below(2) {
        let at = chance.below(letters.len());
        let letter = [
            '"', '{', '}', '[', ']', ',', ':', '\\', 'u', '0', '-', '.', ' ', 'x', '\n', '\u{1}',
            'é',
        ];
        let letter = letter[chance.below(letter.len())];
        match chance.below(3) {
            0 => letters[at] = letter,
            1 => letters.insert(at, letter),
            _ => {
                letters.remove(at);
            }
        }
    }
    letters.into_iter().collect()
}

#[test]
fn files_of_ours_are_read_alike() {
    assert!(check(BUNDLED));
    // Its claims come first.
    assert!(!check(EVERYTHING));
    let (before, claims) = EVERYTHING.split_once("\"claims\": [").unwrap_or_default();
    let (claims, lists) = claims.split_once("\n  ],").unwrap_or_default();
    let (lists, last) = lists.split_once("\"x-last\"").unwrap_or_default();
    assert!(check(&format!(
        "{before}{lists}\"claims\": [{claims}\n], \"x-last\"{last}"
    )));
}

#[test]
fn claims_of_all_kinds_are_read_alike() {
    let mut chance = Chance(1);
    let mut read = 0;
    for _ in 0..2_000 {
        read += usize::from(check(&dataset(&mut chance)));
    }
    assert!(read > 500, "{read} went the short way");
}

#[test]
fn damaged_files_are_read_alike() {
    let mut chance = Chance(2);
    let mut read = 0;
    for _ in 0..2_000 {
        let text = dataset(&mut chance);
        read += usize::from(check(&damaged(&text, &mut chance)));
    }
    for _ in 0..100 {
        check(&damaged(BUNDLED, &mut chance));
    }
    assert!(read > 150, "{read} went the short way");
}

#[test]
fn more_problems_than_are_listed_are_counted_alike() {
    let wrong = r#"{ "id": "c", "metric": "arests", "place": "nowhere", "value": 1 }"#;
    for count in [990, 1_005] {
        let claims = vec![wrong; count].join(",\n");
        for tail in ["] }", "], \"x-a\": 1 }", "], \"unknown\": 1 }"] {
            check(&format!("{HEAD}{claims}{tail}"));
        }
    }
}

#[test]
fn ordinary_claims_are_plain_however_they_are_laid_out() {
    let mut cursor = Cursor::new(HEAD);
    let Some(Head { lists, .. }) = Head::read(&mut cursor) else {
        panic!("the lists are good");
    };
    let compact = r#"{"id":"c1","metric":"arrests","place":"omsk","date":"2021-01-31","value":{"qualifier":"at_least","number":5300},"attributed_to":["OVD-Info"],"evidence":[{"document":"d","exact":"\"At least\" 20","prefix":"\n","position":{"start":0,"end":11},"figure":{"start":0,"end":11}}],"status":"reviewed","tags":["t"],"note":"é"}"#;
    let pretty = compact
        .replace(':', ": ")
        .replace(',', ",\n    ")
        .replace("c1", "c2");
    for text in [compact, &pretty] {
        assert!(is_plain(text, &lists), "{text}");
        assert!(!is_plain(&text.replace("\"note\"", "\"x-note\""), &lists));
    }
}

fn is_plain(text: &str, lists: &Lists<'_>) -> bool {
    let mut claims = Claims::default();
    let mut intake = Intake::new(&mut claims, lists);
    let mut strict = Strict::new(text, 0);
    PlainClaim::default()
        .read(&mut strict, &mut intake)
        .is_some()
}
