//! The text of a query, both ways, and what filters show and hide.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

use arrest_atlas::load::{bundled, load};
use arrest_atlas::model::{CivilDate, Dataset, Qualifier, Report, Status, Texts, Verdict};
use arrest_atlas::view::{
    Condition, DayFilter, Facet, Filter, Filters, HiddenBy, Index, Indexed, Query, QueryText,
    ValueRange, VerdictFilter, View, fold_words,
};
use proptest::prelude::*;
use std::sync::{Arc, OnceLock};

/// Seven made-up claims of one metric and one of another.
fn dataset() -> Dataset {
    let text = r#"{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Made up",
"metrics": [{ "id": "arrests", "label": "Arrests", "unit": "people" },
  { "id": "fines", "label": "Fines", "unit": "people" }],
"documents": [
  { "id": "d1", "title": "The day in Omsk", "publisher": "Sibir", "text": "In Omsk 40 people were held. A tax was raised." },
  { "id": "d2", "title": "Elsewhere", "text": "In Saint Petersburg many were fined." }],
"places": [
  { "id": "omsk", "name": "Omsk", "kind": "city", "country": "RU", "lat": 54.99, "lon": 73.37 },
  { "id": "tomsk", "name": "Tomsk", "kind": "city", "country": "RU", "lat": 56.5, "lon": 84.97 },
  { "id": "spb", "name": "St. Petersburg", "kind": "city", "country": "RU", "lat": 59.94, "lon": 30.31, "ids": { "geonames": "498817" } },
  { "id": "paris", "name": "Paris", "kind": "city", "country": "FR", "lat": 48.86, "lon": 2.35 },
  { "id": "russia", "name": "Russia", "kind": "country", "country": "RU" }],
"claims": [
  { "id": "a", "metric": "arrests", "place": "omsk", "date": "2021-01-31", "value": 40, "attributed_to": ["OVD-Info"],
    "evidence": [{ "document": "d1", "exact": "In Omsk 40 people were held." }], "tags": ["night"], "status": "reviewed" },
  { "id": "b", "metric": "arrests", "place": "tomsk", "date": "2021-01-31", "value": "at least 300", "attributed_to": ["Police"] },
  { "id": "c", "metric": "arrests", "place": "spb", "date": "2021-01-31", "value": { "qualifier": "between", "low": 90, "high": 500 },
    "attributed_to": ["OVD-Info", "Police"], "evidence": [{ "document": "d2", "exact": "In Saint Petersburg many were fined." }] },
  { "id": "d", "metric": "arrests", "place": "paris", "date": "2021-01-31", "value": "several", "note": "Said by Ёлкин, an eyewitness" },
  { "id": "e", "metric": "arrests", "place": "omsk", "date": "2021-02-01", "value": 7, "status": "disputed" },
  { "id": "f", "metric": "arrests", "place": "tomsk", "value": 12 },
  { "id": "g", "metric": "fines", "place": "omsk", "date": "2021-01-31", "value": 3 },
  { "id": "t", "metric": "arrests", "place": "russia", "date": "2021-01-31", "value": 1000 }] }"#;
    let loaded = load(text.as_bytes(), "made-up.json", &()).expect("a dataset");
    let problems: Vec<&str> = loaded.problems.iter().map(|it| it.code).collect();
    assert_eq!(problems, [""; 0]);
    loaded.dataset
}

/// The made-up dataset with its index, made once.
fn indexed() -> Indexed<'static> {
    static MADE: OnceLock<(Dataset, Report, Index)> = OnceLock::new();
    let (dataset, report, index) = MADE.get_or_init(|| {
        let (dataset, report) = (dataset(), Report::default());
        let index = Index::new(&dataset, &report, Arc::default());
        (dataset, report, index)
    });
    Indexed {
        dataset,
        report,
        index,
    }
}

fn view_of(dataset: &Dataset, text: &str) -> View {
    let texts: Texts = arrest_atlas::load::inline_texts(dataset);
    let report = Report::default();
    let index = Index::new(dataset, &report, Arc::new(texts));
    let of = Indexed {
        dataset,
        report: &report,
        index: &index,
    };
    let text: QueryText = text.parse().expect("a query");
    let query = text
        .query(dataset, &Query::opening(dataset))
        .expect("a query");
    View::of(of, query)
}

/// The names of the claims that a query shows, and what hides the others.
#[track_caller]
fn check(text: &str, expect: &str, hidden: &str) {
    let dataset = dataset();
    let view = view_of(&dataset, &format!("metric:arrests days:all {text}"));
    let figures = view.located.iter().chain(&view.off_map);
    let claims = figures.flat_map(|figure| &figure.claims);
    let mut names: Vec<&str> = claims.map(|&id| dataset.claims.get(id).name).collect();
    names.sort_unstable();
    assert_eq!(names.join(" "), expect, "{text}");
    assert_eq!(view.hidden_words().unwrap_or_default(), hidden, "{text}");
    assert_eq!(view.shown, names.len());
    assert_eq!(view.shown + view.hidden.total(), dataset.claims.len());
}

#[test]
fn each_part_of_a_query_shows_its_claims_and_counts_what_it_hides() {
    let metric = "1 hidden by metric";
    check("", "a b c d e f t", metric);
    let by = |count: usize, part: &str| format!("{metric}, {count} hidden by {part}");
    check("claimant:ovd-info", "a c", &by(5, "claimant"));
    check(
        "claimant:OVD-Info claimant:Police",
        "a b c",
        &by(4, "claimant"),
    );
    check(
        "claimant:OVD-Info -claimant:Police",
        "a",
        &by(6, "claimant"),
    );
    check("claimant:\"\"", "d e f t", &by(3, "claimant"));
    check("-claimant:\"\"", "a b c", &by(4, "claimant"));
    check("document:d1", "a", &by(6, "document"));
    check("document:elsewhere", "c", &by(6, "document"));
    check("publisher:Sibir", "a", &by(6, "publisher"));
    check("-publisher:Sibir", "b c d e f t", &by(1, "publisher"));
    check("publisher:\"\"", "b c d e f t", &by(1, "publisher"));
    check("place:omsk", "a e", &by(5, "place"));
    check("-place:Omsk -place:TOMSK", "c d t", &by(4, "place"));
    check("country:FR", "d", &by(6, "country"));
    check("country:Russia", "a b c e f t", &by(1, "country"));
    check(
        "qualifier:at_least qualifier:between",
        "b c",
        &by(5, "qualifier"),
    );
    check("is:disputed", "e", &by(6, "status"));
    check("-is:disputed -is:reviewed", "b c d f t", &by(2, "status"));
    check("tag:night", "a", &by(6, "tag"));
    check("-tag:night", "b c d e f t", &by(1, "tag"));
    let in_words = "1 hidden by value, in words without a number";
    let value = |count: usize| format!("{metric}, {count} hidden by value, {in_words}");
    check("value:100..500", "b c", &value(4));
    check("value:..40", "a e f", &value(3));
    check("value:1000..", "t", &value(5));
    check("-value:100..", "a d e f", &by(3, "value"));
    check("verdict:broken", "", &by(7, "verdict"));
    check(
        "place:omsk claimant:Police",
        "",
        "1 hidden by metric, 5 hidden by claimant, 2 hidden by place",
    );
}

#[test]
fn words_are_found_in_names_quotes_notes_and_titles_in_any_script() {
    let hidden = |count: usize| format!("1 hidden by metric, {count} hidden by words");
    check("omsk", "a e", &hidden(5));
    check("Омск", "a e", &hidden(5));
    check("held", "a", &hidden(6));
    check("\"the day in\"", "a", &hidden(6));
    check("елкин", "d", &hidden(6));
    check("elkin", "d", &hidden(6));
    check("-omsk", "b c d f t", &hidden(2));
    check("people omsk", "a", &hidden(6));
    for name in [
        "\"Saint Petersburg\"",
        "Санкт",
        "Sankt",
        "\"St. Petersburg\"",
        "Petersburg",
    ] {
        check(name, "c", &hidden(6));
    }
}

#[test]
fn words_of_a_document_are_a_filter_of_their_own() {
    check("tax", "", "1 hidden by metric, 7 hidden by words");
    check(
        "text:tax",
        "a",
        "1 hidden by metric, 6 hidden by words of the document",
    );
    check(
        "text:\"were held. A tax\"",
        "a",
        "1 hidden by metric, 6 hidden by words of the document",
    );
}

#[test]
fn a_filter_that_the_dataset_has_nothing_for_says_so() {
    let dataset = dataset();
    let view = view_of(&dataset, "claimant:Nobody -tag:none place:omsk");
    let unmatched: Vec<String> = view.unmatched.iter().map(Condition::label).collect();
    assert_eq!(unmatched, ["claimant Nobody", "not tag none"]);
    assert_eq!(view.shown, 0);
}

#[test]
fn words_are_folded_to_latin_letters() {
    for (text, expect) in [
        ("Санкт-Петербург", " sankt peterburg"),
        ("  Île-de-France! ", " ile de france"),
        ("北京", " bei jing"),
        ("Kazan’ 1,800", " kazan 1 800"),
        ("–", ""),
    ] {
        assert_eq!(fold_words(text), expect, "{text}");
    }
}

#[test]
fn a_city_that_a_filter_hides_is_not_thereby_unlocated() {
    let (dataset, _) = bundled();
    let ledger = |text: &str| view_of(&dataset, text).ledger.to_string();
    assert_eq!(
        ledger("metric:arrests days:2021-01-31 -place:moscow"),
        "mapped 1,176 of at least 5,300; 1,800 in 1 place hidden by the filter; at least 2,324 in \
         86 other cities not located"
    );
}

#[track_caller]
fn check_error(text: &str, expect: &str) {
    let error = text.parse::<QueryText>().expect_err("no query").to_string();
    assert_eq!(error, expect, "{text}");
}

#[test]
fn what_is_wrong_with_the_text_of_a_query_is_told_with_its_column() {
    check_error(
        "metric:arrests claimnt:X",
        "column 16: there is no key “claimnt”; did you mean “claimant”? (words with a colon in \
         them go in quotation marks)",
    );
    check_error(
        "days:yesterday",
        "column 6: “yesterday” is not a date: write 2021-01-31, 2021-01, 2021, or \
         2021-01-23/2021-01-31; write 2021-01-31, 2021-01-31..2021-02-02, all, or undated",
    );
    check_error(
        "days:2021-02-02..2021-01-31",
        "column 6: these days end before they begin; write the earlier day first",
    );
    check_error(
        "is:revewed",
        "column 4: “revewed” is no status; did you mean “reviewed”?",
    );
    check_error(
        "value:500..100",
        "column 7: the range runs backwards; write 100..500, 100.., ..500, or 100",
    );
    check_error(
        "value:many",
        "column 7: “many” is no number; write 100..500, 100.., ..500, or 100",
    );
    check_error(
        "tag:\"x",
        "column 5: the quotation mark is not closed; write another one at the end",
    );
    check_error(
        "tag:",
        "column 5: nothing stands after the colon; write a value, or \"\" for none",
    );
    check_error(
        "x -",
        "column 4: there are no words to look for; write a word, or words in quotation marks",
    );
    check_error(
        "days:all days:all",
        "column 10: “days” is asked twice; leave one out",
    );
    check_error(
        "-metric:arrests",
        "column 1: “metric” cannot be excluded; leave the minus out",
    );
    let dataset = dataset();
    let text: QueryText = "tag:x metric:arests".parse().expect("a text");
    let error = text
        .query(&dataset, &Query::default())
        .expect_err("no metric");
    assert_eq!(
        error.to_string(),
        "column 14: this dataset has no metric “arests”; did you mean “arrests”?"
    );
}

#[test]
fn the_text_of_a_query_is_what_a_person_would_write() {
    let text = "metric:arrests days:2021-01-31..2021-02-02 verdict:broken claimant:OVD-Info \
        -publisher:X country:RU value:100..500 is:disputed tag:x \"free words\" text:tax";
    let read: QueryText = text.parse().expect("a query");
    assert_eq!(read.to_string(), text);
    let dataset = dataset();
    let query = read.query(&dataset, &Query::default()).expect("a query");
    assert_eq!(QueryText::of(&dataset, &query).to_string(), text);
}

fn a_condition() -> impl Strategy<Value = Condition> {
    let name = prop_oneof!["\\PC{0,12}", "[a-zA-Z \"\\\\:-]{0,8}"];
    let words = "[a-z]\\PC{0,12}";
    let filter = prop_oneof![
        (0..Facet::ALL.len(), name).prop_map(|(at, name)| Filter::Named(Facet::ALL[at], name)),
        (0..Qualifier::ALL.len()).prop_map(|at| Filter::Qualifier(Qualifier::ALL[at])),
        (0..Status::ALL.len()).prop_map(|at| Filter::Status(Status::ALL[at])),
        (any::<Option<u64>>(), any::<u64>()).prop_map(|(low, high)| {
            let low = low.map(|low| low.min(high));
            Filter::Value(ValueRange::new(low, Some(high)).expect("a range"))
        }),
        words.prop_map(Filter::Words),
        words.prop_map(Filter::InDocument),
    ];
    (filter, any::<bool>()).prop_map(|(filter, is_excluded)| Condition {
        filter,
        is_excluded,
    })
}

fn some_days() -> impl Strategy<Value = DayFilter> {
    let date = |text: &str| CivilDate::parse(text).expect("a date");
    prop_oneof![
        Just(DayFilter::All),
        Just(DayFilter::Undated),
        Just(DayFilter::On(date("2021-01"))),
        Just(DayFilter::On(date("2021-01-23/2021-01-31"))),
        Just(DayFilter::Between(date("2021-01-31"), date("2021-02-02"))),
    ]
}

proptest! {
    #[test]
    fn a_query_survives_its_text(
        conditions in prop::collection::vec(a_condition(), 0..6),
        days in some_days(),
        verdicts in prop::collection::vec(any::<bool>(), 5),
    ) {
        let dataset = dataset();
        let chosen: Vec<Verdict> = Verdict::ALL.into_iter().zip(verdicts)
            .filter(|(_, is_chosen)| *is_chosen).map(|(verdict, _)| verdict).collect();
        let query = Query {
            metric: dataset.metric_ids().last(),
            days,
            verdicts: VerdictFilter::only(&chosen),
            filters: conditions.into_iter().collect(),
            ..Query::default()
        };
        let text = QueryText::of(&dataset, &query).to_string();
        let read: QueryText = text.parse().map_err(|it| TestCaseError::fail(format!("{it}: {text}")))?;
        prop_assert_eq!(read.query(&dataset, &Query::default()).expect("the metric"), query, "{}", text);
    }

    #[test]
    fn no_filter_changes_the_scale_and_every_claim_is_shown_or_hidden_once(
        conditions in prop::collection::vec(a_condition(), 0..4),
        known in prop::sample::subsequence(
            vec!["claimant:Police", "place:omsk", "-tag:night", "value:10..", "is:proposed", "omsk"], 0..4),
        days in some_days(),
    ) {
        let written: QueryText = known.join(" ").parse().expect("a query");
        let filters: Filters = conditions.into_iter().chain(written.filters.iter().cloned()).collect();
        let of = indexed();
        let dataset = of.dataset;
        for metric in dataset.metric_ids() {
            let query = Query { metric: Some(metric), days, filters: filters.clone(), ..Query::default() };
            let whole = View::of(of, Query { metric: Some(metric), ..Query::default() });
            let view = View::of(of, query.clone());
            prop_assert_eq!(view.reference, whole.reference);
            prop_assert_eq!(view.shown + view.hidden.total(), dataset.claims.len());
            let mut by_part = [0; HiddenBy::ALL.len()];
            let mut shown = 0;
            let mut sum = 0;
            for id in dataset.claims.ids() {
                let amount = dataset.claims.get(id).value.amount().unwrap_or(0);
                if let Some(part) = query.hides(of, id) {
                    by_part[part as usize] += 1;
                } else {
                    shown += 1;
                    sum += amount;
                }
            }
            prop_assert_eq!(shown, view.shown);
            for part in HiddenBy::ALL {
                prop_assert_eq!(by_part[part as usize], view.hidden_by(part), "{:?}", part);
            }
            let figures = view.located.iter().chain(&view.off_map);
            let visible: u64 = figures.flat_map(|it| &it.claims)
                .filter_map(|&id| dataset.claims.get(id).value.amount()).sum();
            prop_assert_eq!(visible, sum);
            let by_place: u64 = of.sums_by_place(&query).iter().map(|(_, sum)| sum).sum();
            prop_assert_eq!(by_place, sum);
            let widened = dataset.claims.ids().all(|id| {
                let widened = query.admitting(of, id);
                matches!(widened.hides(of, id), None | Some(HiddenBy::Metric | HiddenBy::Day))
            });
            prop_assert!(widened);
        }
    }
}
