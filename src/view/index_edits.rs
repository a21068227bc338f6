//! An index that followed edits held to one that was made anew: every column, name and count.

use super::filters::Filter;
use super::index::{Columns, Index, Indexed};
use super::packed::Packed;
use super::{Changed, Condition, DayFilter, Facet, Filters, Query, View};
use crate::model::{
    CivilDate, ClaimId, ClaimSeed, Dataset, Document, DocumentId, Edit, EvidenceId, EvidenceSeed,
    Extra, Figure, LatLon, Metric, MetricId, NewClaim, NewEvidence, NewPlace, NewQuote, Place,
    PlaceId, PlaceKind, Qualifier, Report, Role, Status, Texts, Value, Verdict,
};
use proptest::prelude::*;
use std::sync::Arc;

/// Metric, place, day, number, claimants, document.
type Row = (usize, usize, usize, usize, usize, usize);

fn row() -> impl Strategy<Value = Row> {
    (
        0..3_usize,
        0..7_usize,
        0..6_usize,
        0..7_usize,
        0..8_usize,
        0..3_usize,
    )
}

fn day(number: usize) -> Option<CivilDate> {
    let texts = ["2021-01-28", "2021-01-29", "2021-01", "2021", "2020-12-31"];
    CivilDate::parse(texts.get(number)?).ok()
}

fn value(number: usize) -> Value<'static> {
    let value = match number {
        0 => Value::in_words(Qualifier::Exact, "several"),
        1 => Value::between(3, 70_000, None),
        at => Value::number(
            Qualifier::AtLeast,
            [5, 254, 255, 65_536, 1 << 40][at - 2],
            None,
        ),
    };
    value.unwrap_or(Value::NOT_STATED)
}

/// Claimants: none, known ones, and some that only few claims have.
fn claimants(number: usize) -> &'static [&'static str] {
    const ALL: [&[&str]; 8] = [
        &[],
        &["A"],
        &["B"],
        &["A", "B"],
        &["C"],
        &["D", "A"],
        &["D", "C", "B"],
        &["A", "B", "A"],
    ];
    ALL[number]
}

const SENTENCES: [&str; 3] = ["Police held five.", "In Omsk many were held.", "Nobody."];

fn dataset(rows: &[Row]) -> Dataset {
    let mut dataset = Dataset::default();
    dataset.metrics = (0..3)
        .map(|at| Metric {
            id: format!("m{at}"),
            ..Metric::default()
        })
        .collect();
    for at in 0..7 {
        dataset.places.push(Place {
            id: format!("p{at}").into(),
            name: format!("Place {at}").into(),
            position: (at != 4).then(|| LatLon::new(50.0, 10.0)),
            ..Place::default()
        });
    }
    for at in 0..3 {
        dataset.documents.push(Document {
            id: format!("d{at}"),
            title: format!("Title {at}"),
            ..Document::default()
        });
    }
    for (at, row) in rows.iter().enumerate() {
        let name = format!("c{at}");
        let mut seed = ClaimSeed::new(
            &name,
            MetricId::new(row.0),
            PlaceId::new(row.1),
            value(row.3),
        );
        seed.date = day(row.2);
        seed.attributed_to = claimants(row.4).to_vec();
        seed.evidence = vec![EvidenceSeed {
            document: DocumentId::new(row.5),
            role: Role::States,
            exact: SENTENCES[row.5],
            prefix: "",
            suffix: "",
            position: None,
            figure: None,
            place: None,
            extra: Extra::default(),
        }];
        seed.tags = if row.4 == 2 { vec!["t"] } else { Vec::new() };
        seed.as_of = (row.4 == 3).then_some("noon");
        dataset.claims.push(seed);
    }
    dataset.finished()
}

fn quote(number: usize) -> NewQuote {
    NewQuote {
        exact: format!("Quote {number} of five"),
        prefix: String::new(),
        suffix: String::new(),
        position: None,
        figure: None,
        place: None,
    }
}

/// What is edited, made of small numbers.
fn edit(dataset: &Dataset, what: usize, row: Row) -> Edit {
    let claim = ClaimId::new((row.1 * 31 + row.3 * 7 + row.5) % dataset.claims.len());
    match what {
        0..4 => Edit::AddClaim(NewClaim {
            metric: MetricId::new(row.0),
            place: if row.1 == 6 {
                NewPlace::Named {
                    name: format!("New {}", row.2),
                    kind: PlaceKind::default(),
                }
            } else {
                NewPlace::Known(PlaceId::new(row.1))
            },
            place_inferred: false,
            date: day(row.2),
            date_inferred: false,
            value: Figure::from(value(row.3)),
            claimants: claimants(row.4).iter().map(|&it| it.to_owned()).collect(),
            evidence: vec![NewEvidence {
                document: DocumentId::new(row.5),
                role: Role::States,
                quote: quote(row.2),
            }],
            note: (row.4 == 1).then(|| "A note about Omsk".to_owned()),
        }),
        4 => Edit::SetPreferred {
            claim,
            preferred: row.0 > 0,
        },
        5 => Edit::SetStatus {
            claim,
            status: Status::ALL[row.5],
        },
        6 => Edit::Requote {
            evidence: EvidenceId::new(claim.index()),
            quote: quote(row.3),
        },
        7 => Edit::RemovePosition {
            place: PlaceId::new(row.1),
        },
        _ => Edit::LocatePlace {
            place: PlaceId::new(row.1),
            position: LatLon::new(55.0, 73.0),
            geonames: (row.0 > 0).then_some(1_496_153),
            source: "a person".to_owned(),
        },
    }
}

fn report(dataset: &Dataset, seed: usize) -> Report {
    let verdicts = dataset.claims.ids();
    // Those of claims that were added last are not known yet.
    let known = dataset.claims.len().saturating_sub(seed % 3);
    let verdict = |id: ClaimId| Verdict::ALL[(id.index() + seed / 4) % 5];
    Report::new(
        verdicts.take(known).map(verdict).collect(),
        Vec::new(),
        Vec::new(),
    )
}

fn numbers(column: &Packed) -> Vec<u64> {
    (0..column.len()).map(|row| column.get(row)).collect()
}

fn columns(of: &Columns) -> impl PartialEq + std::fmt::Debug {
    let packed = [
        &of.other,
        &of.lows,
        &of.kinds,
        &of.claimants,
        &of.documents,
        &of.tags,
    ];
    (of.claims.to_vec(), packed.map(numbers))
}

fn check(dataset: &Dataset, report: &Report, index: &Index) -> Result<(), TestCaseError> {
    let anew = Index::new(dataset, report, Arc::default());
    for (one, other) in index.rows.columns.iter().zip(&anew.rows.columns) {
        prop_assert_eq!(columns(one), columns(other));
    }
    let facts = |it: &Index| {
        let rows = &it.rows;
        let lists = format!("{:?} {:?} {:?}", rows.claimants, rows.documents, rows.tags);
        let names = (
            rows.claimant_names.all().to_vec(),
            rows.tag_names.all().to_vec(),
        );
        let marks = it.marks.clone().map(|it| it.to_vec());
        let counts = it.verdict_counts.clone();
        let has = (rows.has_ranges, rows.has_words);
        (
            lists,
            names,
            has,
            marks,
            counts,
            it.references.clone(),
            it.verdicts.to_vec(),
        )
    };
    prop_assert_eq!(facts(index), facts(&anew));
    prop_assert_eq!(
        format!("{:?}", index.rows.metrics),
        format!("{:?}", anew.rows.metrics)
    );
    for words in ["five", "omsk", "quote 3", "new", "title", "new 2", "place"] {
        let filter = Filter::Words(words.to_owned());
        let found = index.words(dataset).find(dataset, &filter);
        prop_assert_eq!(
            &found,
            &anew.words(dataset).find(dataset, &filter),
            "{}",
            words
        );
    }
    let of = |index| Indexed {
        dataset,
        report,
        index,
    };
    for (filters, days) in [
        (Filters::default(), DayFilter::All),
        (
            Filters::default().with(Condition::only(Filter::Named(
                Facet::Claimant,
                "D".to_owned(),
            ))),
            DayFilter::All,
        ),
        (Filters::default(), DayFilter::Undated),
    ] {
        let opening = of(&anew).opening();
        let query = Query {
            filters,
            days,
            ..opening
        };
        let one = View::of(of(index), query.clone());
        let other = View::of(of(&anew), query);
        prop_assert_eq!(format!("{one:?}"), format!("{other:?}"));
    }
    Ok(())
}

fn placed(edit: &Edit) -> Changed {
    let place = match edit {
        Edit::LocatePlace { place, .. } | Edit::RemovePosition { place } => Some(*place),
        _ => None,
    };
    Changed { place }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn an_index_after_edits_and_their_undoing_is_what_a_fresh_one_is(
        rows in prop::collection::vec(row(), 1..40),
        edits in prop::collection::vec((0..13_usize, row()), 1..12),
        words_from in 0..4_usize,
    ) {
        let mut now = Arc::new(dataset(&rows));
        let mut found = report(&now, 0);
        let mut index = Index::new(&now, &found, Arc::<Texts>::default());
        let mut done: Vec<(Arc<Dataset>, Changed)> = Vec::new();
        for (at, (what, row)) in edits.into_iter().enumerate() {
            if at == words_from {
                index.words(&now);
            }
            let changed = if what > 8 {
                // Undone: the dataset is the one before.
                let Some((before, changed)) = done.pop() else { continue };
                now = before;
                changed
            } else {
                let edit = edit(&now, what, row);
                let Ok(edited) = now.edited(&edit) else { continue };
                done.push((Arc::clone(&now), placed(&edit)));
                now = Arc::new(edited);
                placed(&edit)
            };
            // Before the audit answers the report is that of the dataset before.
            index = index.followed(&now, &found, changed);
            check(&now, &found, &index)?;
            found = report(&now, at * 5 + row.3);
            let shared = index.clone();
            index = index.followed(&now, &found, Changed::default());
            check(&now, &found, &index)?;
            prop_assert_eq!(shared.verdicts.len(), now.claims.len());
        }
    }
}

#[test]
fn another_claim_in_the_place_of_one_that_was_undone_is_put_in_at_once() {
    let before = dataset(&[(0, 0, 0, 2, 1, 0); 5]);
    let add = |number| edit(&before, 0, (0, 1, 4, number, 4, 1));
    let found = report(&before, 0);
    let one = before.edited(&add(3)).unwrap_or_default();
    let other = before.edited(&add(4)).unwrap_or_default();
    assert_eq!((one.claims.len(), other.claims.len()), (6, 6));
    let index = Index::new(&one, &found, Arc::default());
    index.words(&one);
    let index = index.followed(&other, &found, Changed::default());
    assert!(check(&other, &found, &index).is_ok());
}
