//! What claims come to that each count something of their own: events, their injured.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

use arrest_atlas::load::load;
use arrest_atlas::model::{Dataset, MetricId, Report, Value};
use arrest_atlas::view::{DayFilter, Query, View, figure_at};
use proptest::prelude::*;

/// A made-up list of events at one located place and one that is not; `values` as a file writes
/// them, every second day apart.
#[track_caller]
fn events(values: &[&str]) -> Dataset {
    let claim = |(at, value): (usize, &&str)| {
        let place = ["omsk", "nowhere"][usize::from(value.starts_with('!'))];
        let value = value.trim_start_matches('!');
        let day = at % 28 + 1;
        format!(
            r#"{{ "id": "c{at}", "metric": "injured", "place": "{place}", "date": "2020-06-{day:02}", "value": {value} }}"#
        )
    };
    let claims: Vec<String> = values.iter().enumerate().map(claim).collect();
    let text = format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Made up",
"metrics": [{{ "id": "injured", "label": "Injured", "unit": "people", "per_event": true }}],
"documents": [],
"places": [{{ "id": "omsk", "name": "Omsk", "kind": "city", "lat": 54.99, "lon": 73.37 }},
  {{ "id": "nowhere", "name": "Nowhere", "kind": "city" }}],
"claims": [{}] }}"#,
        claims.join(",")
    );
    let loaded = load(text.as_bytes(), "made-up.json", &()).expect("a dataset");
    assert_eq!(loaded.problems, []);
    loaded.dataset
}

fn all_days() -> Query {
    Query {
        metric: Some(MetricId::new(0)),
        ..Query::default()
    }
}

#[track_caller]
fn check(values: &[&str], expect: &str) {
    let dataset = events(values);
    let place = dataset.find_place("omsk").expect("a place");
    let figure = figure_at(&dataset, &Report::default(), place, &all_days()).expect("a figure");
    let value = figure.value(&dataset).unwrap_or(Value::NOT_STATED);
    assert_eq!(value.to_string(), expect, "{values:?}");
}

#[test]
fn numbers_are_added_over_all_days() {
    check(&["1", "2", "4"], "7");
}

#[test]
fn one_at_least_makes_the_sum_at_least() {
    check(&["1", r#""at least 5""#], "at least 6");
    check(&["1", r#""more than 5""#], "at least 6");
}

#[test]
fn ranges_add_end_by_end() {
    let range = r#"{ "qualifier": "between", "low": 2, "high": 9 }"#;
    check(&["1", range], "between 3 and 10");
    check(&["3", r#""up to 7""#], "between 3 and 10");
    check(&[r#""up to 3""#, r#""up to 7""#], "at most 10");
}

#[test]
fn a_rough_figure_makes_the_sum_rough() {
    check(&["10", r#""about 5""#], "about 15");
    check(&["10", r#""about 5""#, r#""at least 5""#], "about 20");
}

#[test]
fn words_are_never_added_and_leave_the_sum_open() {
    let several = r#"{ "qualifier": "unquantified", "words": "several" }"#;
    check(&["2", "3", several], "at least 5");
    check(&[several, several], "“several”");
}

#[test]
fn a_single_claim_is_shown_as_it_is() {
    check(&[r#""more than 5""#], "more than 5");
}

#[test]
fn the_ledger_adds_what_is_mapped_and_names_what_is_not() {
    let dataset = events(&["1", "2", "!4", "!1"]);
    let view = View::new(&dataset, &Report::default(), all_days());
    let ledger = view.ledger.to_string();
    assert_eq!(ledger, "3 at 1 place on the map; 5 at 1 place not located");
}

#[test]
fn events_open_on_all_their_days() {
    let dataset = events(&["1", "2", "4"]);
    assert_eq!(Query::opening(&dataset).days, DayFilter::All);
}

#[test]
fn the_scale_is_that_of_the_largest_sum_whatever_day_is_shown() {
    let dataset = events(&["30", "40", "1"]);
    let mut query = all_days();
    assert_eq!(
        View::new(&dataset, &Report::default(), query.clone()).reference,
        Some(100)
    );
    let first = dataset.claims.iter().next().and_then(|claim| claim.date);
    query.days = DayFilter::On(first.expect("a date"));
    assert_eq!(
        View::new(&dataset, &Report::default(), query).reference,
        Some(100)
    );
}

proptest! {
    #[test]
    fn the_sum_of_numbers_is_their_sum(numbers in prop::collection::vec(0_u64..5_000, 2..40)) {
        let texts: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let dataset = events(&texts);
        let view = View::new(&dataset, &Report::default(), all_days());
        let place = dataset.find_place("omsk").expect("a place");
        let value = view.figure(place).and_then(|figure| figure.value(&dataset));
        prop_assert_eq!(value.and_then(|value| value.amount()), Some(numbers.iter().sum()));
        prop_assert_eq!(view.shown, numbers.len());
    }
}
