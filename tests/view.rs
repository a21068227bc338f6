//! What a query shows: which figure a place has, how figures add up, and what is left out.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

use arrest_atlas::load::{bundled, load};
use arrest_atlas::model::{
    CivilDate, Dataset, MetricId, Qualifier, Report, Status, Value, Verdict,
};
use arrest_atlas::view::{
    Amount, DayFilter, Index, Indexed, PlaceFigure, Query, Rule, VerdictFilter, View, days_of,
    figure_at, ledger, rounded_up,
};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::Arc;

/// A made-up dataset: two metrics, two located cities, one without coordinates, a region and a
/// country with them.
#[track_caller]
fn dataset(claims: &str) -> Dataset {
    let (dataset, problems) = read(claims);
    assert_eq!(problems, [""; 0]);
    dataset
}

/// The same from claims that may be part of each other in circles, with what is wrong with them.
#[track_caller]
fn read(claims: &str) -> (Dataset, Vec<&'static str>) {
    let text = format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Made up",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }},
  {{ "id": "fines", "label": "Fines", "unit": "people" }}],
"documents": [],
"places": [
  {{ "id": "omsk", "name": "Omsk", "kind": "city", "country": "RU", "lat": 54.99, "lon": 73.37 }},
  {{ "id": "tomsk", "name": "Tomsk", "kind": "city", "country": "RU", "lat": 56.5, "lon": 84.97 }},
  {{ "id": "nowhere", "name": "Nowhere", "kind": "city" }},
  {{ "id": "region", "name": "The Region", "kind": "region", "country": "RU", "lat": 56, "lon": 74 }},
  {{ "id": "russia", "name": "Russia", "kind": "country", "country": "RU", "lat": 60, "lon": 90 }}],
"claims": [{claims}] }}"#
    );
    let loaded = load(text.as_bytes(), "made-up.json", &()).expect("a dataset");
    let problems = loaded.problems.iter().map(|problem| problem.code);
    (loaded.dataset, problems.collect())
}

fn day(text: &str) -> DayFilter {
    DayFilter::On(CivilDate::parse(text).expect("a date"))
}

fn metric(dataset: &Dataset, id: &str) -> MetricId {
    let wanted = |metric: &MetricId| dataset.metric(*metric).id == id;
    dataset.metric_ids().find(wanted).expect("a metric")
}

/// Every choice of days that a metric has, and one that it has not.
fn choices(dataset: &Dataset, metric: MetricId) -> Vec<DayFilter> {
    let dated = days_of(dataset, metric).dated;
    let mut choices = vec![DayFilter::All, DayFilter::Undated, day("1999-12-31")];
    choices.extend(dated.into_iter().map(|(date, _)| DayFilter::On(date)));
    choices
}

/// Every query that can be asked of a dataset.
fn queries(dataset: &Dataset) -> Vec<Query> {
    let of = |metric| {
        choices(dataset, metric).into_iter().map(move |days| Query {
            metric: Some(metric),
            days,
            ..Query::default()
        })
    };
    dataset.metric_ids().flat_map(of).collect()
}

/// The ledger of the bundled dataset.
#[track_caller]
fn check_ledger(id: &str, days: DayFilter, expect: &str) {
    let (dataset, _) = bundled();
    let metric = metric(&dataset, id);
    let query = Query {
        metric: Some(metric),
        days,
        ..Query::default()
    };
    let report = Report::default();
    assert_eq!(ledger(&dataset, &report, &query).to_string(), expect);
    let of_view = View::new(&dataset, &report, query).ledger;
    assert_eq!(of_view.to_string(), expect, "the window's");
}

#[test]
fn the_ledger_says_how_much_of_the_total_is_mapped() {
    check_ledger(
        "arrests",
        day("2021-01-31"),
        "mapped 2,976 of at least 5,300; at least 2,324 in 86 other cities not located",
    );
}

#[test]
fn a_day_with_a_total_and_nothing_located_says_so() {
    check_ledger(
        "arrests",
        day("2021-01-23"),
        "mapped 0 of more than 4,000; more than 4,000 not located",
    );
    check_ledger(
        "journalists-arrested",
        day("2021-01-31"),
        "mapped 0 of at least 60; at least 60 not located",
    );
    check_ledger(
        "criminal-cases",
        day("2021-01-23"),
        "mapped 0 of 20; 20 not located",
    );
}

#[test]
fn a_day_without_a_total_says_so() {
    check_ledger(
        "protesters",
        day("2021-01-31"),
        "no total is stated; 2 places with a number on the map",
    );
    check_ledger("arrests", day("2021-01-30"), "no total is stated");
}

#[test]
fn words_are_told_and_never_counted() {
    check_ledger(
        "protesters",
        day("2021-01-23"),
        "no total is stated; “dozens” for Russia, not located",
    );
    check_ledger(
        "house-arrests",
        day("2021-01-29"),
        "no total is stated; “Most of Navalny's close allies” for Russia, not located",
    );
}

#[test]
fn several_days_are_not_added() {
    let words = "several days: their figures are not added; choose one for the sum";
    check_ledger("arrests", DayFilter::All, words);
    check_ledger("protesters", DayFilter::All, words);
}

#[test]
fn all_days_of_a_metric_with_one_day_are_that_day() {
    check_ledger(
        "criminal-cases",
        DayFilter::All,
        "mapped 0 of 20; 20 not located",
    );
}

/// The ledger of made-up arrests on 31 January 2021.
#[track_caller]
fn check_made_up(claims: &str, expect: &str) {
    let dataset = dataset(claims);
    let ledger = ledger(&dataset, &Report::default(), &arrests(&dataset));
    assert_eq!(ledger.to_string(), expect);
}

/// Arrests on 31 January 2021.
fn arrests(dataset: &Dataset) -> Query {
    Query {
        metric: Some(metric(dataset, "arrests")),
        days: day("2021-01-31"),
        ..Query::default()
    }
}

/// A claim of arrests on 31 January 2021, with more keys.
fn claim(id: &str, place: &str, value: &str, more: &str) -> String {
    let more = if more.is_empty() {
        String::new()
    } else {
        format!(", {more}")
    };
    format!(
        r#"{{ "id": "{id}", "metric": "arrests", "place": "{place}", "date": "2021-01-31",
"value": {value}{more} }}"#
    )
}

fn all(claims: &[String]) -> String {
    claims.join(",\n")
}

const OF_TOTAL: &str = r#""part_of": "total""#;

#[test]
fn the_rest_of_an_exact_total_is_exact() {
    check_made_up(
        &all(&[
            claim("total", "russia", "100", ""),
            claim("omsk", "omsk", "60", OF_TOTAL),
        ]),
        "mapped 60 of 100; 40 not located",
    );
}

#[test]
fn nothing_is_said_of_a_rest_of_nothing() {
    check_made_up(
        &all(&[
            claim("total", "russia", "100", ""),
            claim("omsk", "omsk", "100", OF_TOTAL),
        ]),
        "mapped 100 of 100",
    );
}

#[test]
fn the_rest_beside_a_part_of_at_least_is_at_most() {
    check_made_up(
        &all(&[
            claim("total", "russia", "100", ""),
            claim("omsk", "omsk", r#""at least 60""#, OF_TOTAL),
        ]),
        "mapped at least 60 of 100; at most 40 not located",
    );
}

#[test]
fn a_rest_that_cannot_be_known_is_not_said() {
    check_made_up(
        &all(&[
            claim("total", "russia", r#""at least 100""#, ""),
            claim("omsk", "omsk", r#""at least 60""#, OF_TOTAL),
        ]),
        "mapped at least 60 of at least 100; how much is not located cannot be said",
    );
}

#[test]
fn parts_without_a_common_qualifier_are_counted_and_not_added() {
    check_made_up(
        &all(&[
            claim("total", "russia", "100", ""),
            claim("omsk", "omsk", r#""at least 20""#, OF_TOTAL),
            claim("tomsk", "tomsk", r#""at most 30""#, OF_TOTAL),
        ]),
        "2 places mapped of a stated 100; how much is not located cannot be said",
    );
}

#[test]
fn parts_that_exceed_the_total_are_told() {
    check_made_up(
        &all(&[
            claim("total", "russia", "50", ""),
            claim("omsk", "omsk", "60", OF_TOTAL),
        ]),
        "mapped 60 of 50; the mapped figures are higher than the total",
    );
}

#[test]
fn a_figure_that_no_total_includes_stands_beside_it() {
    check_made_up(
        &all(&[
            claim("total", "russia", "100", ""),
            claim("omsk", "omsk", "60", OF_TOTAL),
            claim("tomsk", "tomsk", "7", ""),
        ]),
        "mapped 60 of 100; 40 not located; 1 place with a number on the map outside that total",
    );
}

#[test]
fn a_part_of_a_part_is_a_part_of_the_whole() {
    check_made_up(
        &all(&[
            claim("total", "russia", "100", ""),
            claim("region", "region", "70", OF_TOTAL),
            claim("omsk", "omsk", "60", r#""part_of": "region""#),
        ]),
        "mapped 60 of 100; 40 not located",
    );
}

#[test]
fn a_place_with_words_is_counted_as_one_with_words() {
    check_made_up(
        &all(&[
            claim("total", "russia", "100", ""),
            claim("omsk", "omsk", r#""several""#, OF_TOTAL),
        ]),
        "mapped 0 of 100; 100 not located; 1 place with words only",
    );
}

#[test]
fn figures_of_another_metric_are_in_no_sum() {
    let fines = claim("fines", "tomsk", "30", OF_TOTAL).replace("arrests", "fines");
    check_made_up(
        &all(&[
            claim("total", "russia", "100", ""),
            claim("omsk", "omsk", "60", OF_TOTAL),
            fines,
        ]),
        "mapped 60 of 100; 40 not located",
    );
}

/// What Omsk shows of these arrests, and why.
#[track_caller]
fn figure(claims: &[String], days: DayFilter) -> (Dataset, Option<PlaceFigure>) {
    let dataset = dataset(&all(claims));
    let place = dataset.find_place("Omsk").expect("Omsk");
    let figure = figure_at(
        &dataset,
        &Report::default(),
        place,
        &Query {
            days,
            ..arrests(&dataset)
        },
    );
    (dataset, figure)
}

#[track_caller]
fn check_on(claims: &[String], days: DayFilter, expect: &str, rule: Rule) -> PlaceFigure {
    let (dataset, figure) = figure(claims, days);
    let figure = figure.expect("claims of the day");
    let shown = figure
        .shown
        .map_or("nothing", |id| dataset.claims.get(id).name);
    assert_eq!((shown, figure.rule), (expect, rule));
    figure
}

#[track_caller]
fn check(claims: &[String], expect: &str, rule: Rule) -> PlaceFigure {
    check_on(claims, day("2021-01-31"), expect, rule)
}

#[test]
fn the_only_claim_is_shown() {
    let figure = check(&[claim("a", "omsk", "5", "")], "a", Rule::OnlyClaim);
    assert_eq!(figure.spread, None);
}

#[test]
fn the_claim_that_the_editor_prefers_goes_before_all_others() {
    let claims = [
        claim("low", "omsk", "5", ""),
        claim("late", "omsk", "9", r#""as_of": "2021-01-31T20:00""#),
        claim("chosen", "omsk", "7", r#""preferred": true"#),
    ];
    check(&claims, "chosen", Rule::Preferred);
}

#[test]
fn the_latest_count_goes_before_the_lowest() {
    let claims = [
        claim("noon", "omsk", "5", r#""as_of": "2021-01-31T12:00""#),
        claim("night", "omsk", "9", r#""as_of": "2021-01-31T22:00""#),
        claim("undated", "omsk", "2", ""),
    ];
    check(&claims, "night", Rule::LatestCount);
}

#[test]
fn counts_are_compared_by_their_time_in_whatever_form_it_is_written() {
    let late_in = |noon: &str, night: &str| {
        let claims = [
            claim("noon", "omsk", "5", &format!(r#""as_of": "{noon}""#)),
            claim("night", "omsk", "9", &format!(r#""as_of": "{night}""#)),
        ];
        check(&claims, "night", Rule::LatestCount);
    };
    late_in("2021-01-31T12:00", "2021-01-31 22:00");
    late_in("2021-01-31 9:00", "2021-01-31T10:00:00");
    late_in("9:00", "10:30");
    late_in("12:00", "2021-01-31T22:00");
    late_in("2021-01-31T23:00+07:00", "2021-01-31T17:00Z");
    late_in("2021-01-31", "2021-01-31T08:00");
    late_in("noon", "2021-01-31T08:00");
    late_in("in the morning", "12:00");
}

#[test]
fn where_no_time_can_be_read_the_lowest_is_shown() {
    let claims = [
        claim("noon", "omsk", "9", r#""as_of": "at noon""#),
        claim("night", "omsk", "5", r#""as_of": "zero hour""#),
    ];
    check(&claims, "night", Rule::Lowest);
}

#[test]
fn of_two_counts_of_the_same_time_the_lower_is_shown() {
    let claims = [
        claim("high", "omsk", "9", r#""as_of": "2021-01-31T22:00""#),
        claim("low", "omsk", "5", r#""as_of": "2021-01-31T22:00""#),
    ];
    check(&claims, "low", Rule::LatestCount);
}

#[test]
fn without_times_the_lowest_is_shown() {
    let claims = [
        claim("high", "omsk", "9", ""),
        claim("low", "omsk", r#""at least 5""#, ""),
    ];
    let figure = check(&claims, "low", Rule::Lowest);
    assert_eq!(figure.spread, Some((5, 9)));
}

#[test]
fn a_range_counts_with_its_low_end() {
    let claims = [
        claim(
            "range",
            "omsk",
            r#"{ "qualifier": "between", "low": 4, "high": 12 }"#,
            "",
        ),
        claim("high", "omsk", "9", ""),
    ];
    let figure = check(&claims, "range", Rule::Lowest);
    assert_eq!(figure.spread, Some((4, 12)));
}

#[test]
fn a_number_goes_before_words() {
    let claims = [
        claim("words", "omsk", r#""several""#, ""),
        claim("number", "omsk", "900", ""),
    ];
    check(&claims, "number", Rule::OnlyClaim);
}

#[test]
fn words_are_shown_where_there_is_no_number() {
    check(
        &[claim("words", "omsk", r#""several""#, "")],
        "words",
        Rule::OnlyClaim,
    );
}

#[test]
fn a_part_of_a_claim_for_the_same_place_and_metric_is_never_shown() {
    let claims = [
        claim("all", "omsk", "90", ""),
        claim("some", "omsk", "5", r#""part_of": "all""#),
        claim(
            "loved",
            "omsk",
            "6",
            r#""part_of": "all", "preferred": true"#,
        ),
    ];
    let figure = check(&claims, "all", Rule::OnlyClaim);
    assert_eq!(figure.claims.len(), 3, "none of them is hidden");
    assert_eq!(figure.spread, None, "a part is no other opinion");
}

#[test]
fn a_part_of_another_places_total_is_shown() {
    let claims = [
        claim("total", "russia", "90", ""),
        claim("some", "omsk", "5", OF_TOTAL),
    ];
    check(&claims, "some", Rule::OnlyClaim);
}

#[test]
fn a_rejected_claim_is_never_shown() {
    let rejected = r#""status": "rejected""#;
    let claims = [
        claim("no", "omsk", "5", rejected),
        claim("yes", "omsk", "9", ""),
    ];
    let figure = check(&claims, "yes", Rule::OnlyClaim);
    assert_eq!(figure.spread, None);
    let (_, figure) = self::figure(&[claim("no", "omsk", "5", rejected)], day("2021-01-31"));
    let figure = figure.expect("it stays in the list");
    assert_eq!((figure.shown, figure.claims.len()), (None, 1));
}

#[test]
fn over_all_days_the_latest_day_is_shown_and_nothing_is_added() {
    let earlier = claim("earlier", "omsk", "50", "").replace("01-31", "01-30");
    let claims = [
        earlier,
        claim("later", "omsk", "3", ""),
        claim("undated", "omsk", "1", "").replace(r#""date": "2021-01-31","#, ""),
    ];
    let figure = check_on(&claims, DayFilter::All, "later", Rule::OnlyClaim);
    assert_eq!(figure.claims.len(), 3);
    assert_eq!(figure.spread, None, "two days do not disagree");
    check_on(&claims, day("2021-01-30"), "earlier", Rule::OnlyClaim);
    check_on(&claims, DayFilter::Undated, "undated", Rule::OnlyClaim);
}

#[test]
fn a_month_is_a_day_of_its_own() {
    let claims = [claim("month", "omsk", "5", "").replace("2021-01-31", "2021-01")];
    assert!(figure(&claims, day("2021-01-31")).1.is_none());
    check_on(&claims, day("2021-01"), "month", Rule::OnlyClaim);
}

#[test]
fn a_count_that_its_claimant_raised_is_no_disagreement() {
    let by = |time: &str| format!(r#""attributed_to": ["OVD-Info"], "as_of": "2021-01-31T{time}""#);
    let claims = [
        claim("noon", "omsk", "5", &by("12:00")),
        claim("night", "omsk", "9", &by("22:00")),
    ];
    let figure = check(&claims, "night", Rule::LatestCount);
    assert_eq!(figure.spread, None);
}

#[test]
fn the_bundled_dataset_opens_on_its_most_located_metric_and_its_latest_day() {
    let (dataset, _) = bundled();
    assert_eq!(Query::opening(&dataset), arrests(&dataset));
}

#[test]
fn a_dataset_without_metrics_opens_on_nothing() {
    let query = Query::opening(&Dataset::default());
    assert_eq!(query, Query::default());
    let view = View::new(&Dataset::default(), &Report::default(), query);
    assert!(view.located.is_empty() && view.off_map.is_empty());
}

#[test]
fn another_metric_keeps_the_day_where_it_has_one() {
    let (dataset, _) = bundled();
    let opening = Query::opening(&dataset);
    let days = |id: &str| opening.for_metric(&dataset, metric(&dataset, id)).days;
    assert_eq!(days("protesters"), day("2021-01-31"));
    assert_eq!(days("house-arrests"), day("2021-01-29"));
    assert_eq!(days("criminal-cases"), day("2021-01-23"));
}

#[test]
fn a_country_total_is_never_on_a_city() {
    let (bundled, _) = bundled();
    let made_up = dataset(&all(&[
        claim("country", "russia", "100", ""),
        claim("region", "region", "50", ""),
        claim("nowhere", "nowhere", "20", ""),
        claim("omsk", "omsk", "10", ""),
    ]));
    for dataset in [&bundled, &made_up] {
        for query in queries(dataset) {
            let view = View::new(dataset, &Report::default(), query);
            for figure in &view.located {
                let place = dataset.place(figure.place);
                assert!(place.kind.is_point() && place.position.is_some());
                for &claim in &figure.claims {
                    assert_eq!(dataset.claims.get(claim).place, figure.place);
                }
            }
        }
    }
    let view = View::new(&made_up, &Report::default(), Query::opening(&made_up));
    let names = |figures: &[PlaceFigure]| -> Vec<String> {
        let name = |it: &PlaceFigure| made_up.place(it.place).name.to_string();
        figures.iter().map(name).collect()
    };
    assert_eq!(names(&view.located), ["Omsk"]);
    assert_eq!(names(&view.off_map), ["Russia", "The Region", "Nowhere"]);
}

#[test]
fn the_reference_is_the_largest_located_figure_rounded_up_whatever_the_day() {
    let (dataset, _) = bundled();
    let reference = |id: &str, days| {
        let metric = Some(metric(&dataset, id));
        let query = Query {
            metric,
            days,
            ..Query::default()
        };
        View::new(&dataset, &Report::default(), query).reference
    };
    for days in [DayFilter::All, day("2021-01-31"), day("2021-01-23")] {
        assert_eq!(reference("arrests", days), Some(2_000));
        assert_eq!(reference("protesters", days), Some(5_000));
        assert_eq!(reference("criminal-cases", days), None);
    }
}

#[test]
fn references_are_one_two_or_five_times_a_power_of_ten() {
    for (number, expect) in [
        (0, 1),
        (1, 1),
        (2, 2),
        (3, 5),
        (6, 10),
        (1_800, 2_000),
        (2_000, 2_000),
        (2_001, 5_000),
        (1 << 53, 10_000_000_000_000_000),
    ] {
        assert_eq!(rounded_up(number), expect, "{number}");
    }
}

/// Nothing is hidden without being counted, and nothing is shown twice.
fn check_counts(dataset: &Dataset, report: &Report, verdicts: VerdictFilter) {
    for query in queries(dataset) {
        let query = Query { verdicts, ..query };
        let view = View::new(dataset, report, query.clone());
        let total = dataset.claims.len();
        let hidden = view.hidden.total();
        assert_eq!(view.shown + hidden, total, "{query:?}");
        let judged: usize = view.verdict_counts.iter().sum();
        assert_eq!(judged, view.shown + view.hidden.by_filters());
        let chosen: usize = Verdict::ALL
            .into_iter()
            .filter(|&verdict| verdicts.admits(verdict))
            .map(|verdict| view.with_verdict(verdict))
            .sum();
        assert_eq!(chosen, view.shown);
        let mut shown: Vec<_> = view
            .located
            .iter()
            .chain(&view.off_map)
            .flat_map(|figure| figure.claims.iter().copied())
            .collect();
        shown.sort_unstable();
        let mut expect: Vec<_> = dataset
            .claims
            .iter()
            .filter(|claim| Some(claim.metric) == query.metric)
            .filter(|claim| query.days.admits(claim.date))
            .filter(|claim| verdicts.admits(report.verdict(claim.id)))
            .map(|claim| claim.id)
            .collect();
        expect.sort_unstable();
        assert_eq!(shown, expect, "{query:?}");
        assert_eq!(view.shown, expect.len());
        assert_eq!(view.metric_counts.iter().sum::<usize>(), total);
        let days = view
            .days
            .dated
            .iter()
            .map(|(_, count)| count)
            .sum::<usize>();
        let of_metric = query
            .metric
            .map(|metric| view.metric_counts[metric.index()]);
        assert_eq!(Some(days + view.days.undated), of_metric);
    }
}

/// What is drawn may be drawn, and no ledger adds what it must not.
fn check_honesty(dataset: &Dataset, report: &Report, verdicts: VerdictFilter) {
    for query in queries(dataset) {
        let query = Query { verdicts, ..query };
        let view = View::new(dataset, report, query.clone());
        let whole = View::new(dataset, report, query.unfiltered());
        assert_eq!(view.reference, whole.reference, "no filter rescales");
        for figure in view.located.iter().chain(&view.off_map) {
            let Some(shown) = figure.shown else { continue };
            let claim = dataset.claims.get(shown);
            assert!(figure.claims.contains(&shown));
            assert_ne!(claim.status, Status::Rejected);
            if let Some(whole) = claim.part_of.map(|id| dataset.claims.get(id)) {
                assert!(whole.place != claim.place || whole.metric != claim.metric);
            }
            let later = figure.claims.iter().map(|&id| dataset.claims.get(id));
            let mut later =
                later.filter(|it| it.date > claim.date && it.status != Status::Rejected);
            let no_later = later.all(|it| it.part_of.is_some());
            assert!(no_later, "an older day is shown");
        }
        for line in &view.ledger.totals {
            assert!(line.mapped_places <= view.located.len());
            let unfiltered = whole.ledger.totals.iter();
            let mut unfiltered = unfiltered.filter(|it| it.claim == line.claim);
            if let Some(unfiltered) = unfiltered.next() {
                assert_eq!(line.rest, unfiltered.rest, "hidden is not unlocated");
                let located = line.mapped_places + line.hidden_places;
                if line.replaced_places == 0 {
                    assert!(located <= unfiltered.mapped_places);
                }
            }
            let (Some(mapped), Some(hidden), Some(rest)) = (line.mapped, line.hidden, line.rest)
            else {
                continue;
            };
            if line.replaced_places == 0 && verdicts.is_all() {
                assert_eq!(hidden, Amount::ZERO);
                assert_eq!(mapped.number() + rest.number(), line.stated.number());
            }
        }
    }
}

#[test]
fn hidden_and_shown_claims_add_up_in_the_bundled_dataset() {
    let (dataset, _) = bundled();
    for chosen in [
        VerdictFilter::ALL,
        VerdictFilter::only(&[Verdict::Verified]),
    ] {
        let report = judged(&dataset, &[Verdict::Broken, Verdict::Verified]);
        check_counts(&dataset, &report, chosen);
        check_honesty(&dataset, &report, chosen);
    }
}

/// A report with these verdicts, one after the other, again and again.
fn judged(dataset: &Dataset, verdicts: &[Verdict]) -> Report {
    let cycle = verdicts.iter().copied().cycle();
    Report::new(
        cycle.take(dataset.claims.len()).collect(),
        Vec::new(),
        Vec::new(),
    )
}

/// The ledger of the bundled arrests where the claims have these verdicts, and only these are
/// shown. The first three claims are those for Russia, Moscow and Saint Petersburg.
#[track_caller]
fn check_filtered(first: [Verdict; 3], chosen: &[Verdict], expect: &str) {
    let (dataset, _) = bundled();
    let mut verdicts = vec![Verdict::Verified; dataset.claims.len()];
    verdicts[..3].copy_from_slice(&first);
    let report = judged(&dataset, &verdicts);
    let query = Query {
        verdicts: VerdictFilter::only(chosen),
        ..arrests(&dataset)
    };
    let view = View::new(&dataset, &report, query);
    assert_eq!(view.ledger.to_string(), expect);
}

#[test]
fn a_city_that_the_filter_hides_is_not_thereby_unlocated() {
    use Verdict::{Broken, Verified};
    check_filtered(
        [Verified, Broken, Verified],
        &[Verified],
        "mapped 1,176 of at least 5,300; 1,800 in 1 place hidden by the filter; at least 2,324 in \
         86 other cities not located",
    );
    check_filtered(
        [Verified, Broken, Broken],
        &[Verified],
        "mapped 0 of at least 5,300; 2,976 in 2 places hidden by the filter; at least 2,324 in 86 \
         other cities not located",
    );
}

#[test]
fn a_total_that_the_filter_hides_is_not_thereby_unstated() {
    use Verdict::{Broken, Verified};
    check_filtered(
        [Broken, Verified, Verified],
        &[Verified],
        "1 stated total hidden by the filter; 2 places with a number on the map",
    );
    check_filtered(
        [Broken, Broken, Verified],
        &[Verified],
        "1 stated total hidden by the filter; 1 place with a number on the map; 1 place hidden by \
         the filter",
    );
}

#[test]
fn a_place_whose_own_claim_is_hidden_says_that_it_is_drawn_with_another() {
    let claims = all(&[
        claim("total", "russia", "100", ""),
        claim("low", "omsk", "10", OF_TOTAL),
        claim("high", "omsk", "30", OF_TOTAL),
    ]);
    let dataset = dataset(&claims);
    let report = judged(
        &dataset,
        &[Verdict::Verified, Verdict::Broken, Verdict::Verified],
    );
    let query = Query {
        verdicts: VerdictFilter::only(&[Verdict::Verified]),
        ..arrests(&dataset)
    };
    assert_eq!(
        ledger(&dataset, &report, &query).to_string(),
        "mapped 30 of 100; 1 place drawn with another claim, since the filter hides its own; 90 \
         not located"
    );
}

#[test]
fn a_set_of_verdicts_says_which_it_holds() {
    use Verdict::{Broken, Unchecked, Verified, Warning};
    let check = |verdicts: &[Verdict], expect: &str| {
        assert_eq!(VerdictFilter::only(verdicts).label(), expect);
    };
    check(&Verdict::ALL, "All verdicts");
    check(&[], "No verdict");
    check(&[Broken], "Broken quote");
    check(&[Broken, Warning], "Warning, Broken quote");
    check(&[Broken, Warning, Verified], "3 of 5 verdicts");
    let all = VerdictFilter::default();
    assert!(all.is_all());
    assert!(!all.toggled(Unchecked).admits(Unchecked));
    assert_eq!(all.toggled(Unchecked).toggled(Unchecked), all);
}

#[test]
fn a_claim_that_is_asked_for_lifts_the_filter_that_hides_it() {
    let (dataset, _) = bundled();
    let report = judged(&dataset, &[Verdict::Verified, Verdict::Broken]);
    let only = VerdictFilter::only(&[Verdict::Verified]);
    let query = Query {
        verdicts: only,
        ..arrests(&dataset)
    };
    let mut claims = dataset.claims.ids();
    let (russia, moscow) = (claims.next().expect("one"), claims.next().expect("two"));
    let index = Index::new(&dataset, &report, Arc::default());
    let of = Indexed {
        dataset: &dataset,
        report: &report,
        index: &index,
    };
    assert_eq!(query.admitting(of, russia), query);
    assert_eq!(query.admitting(of, moscow), query.unfiltered());
}

const PLACES: [&str; 5] = ["omsk", "tomsk", "nowhere", "region", "russia"];
const DATES: [&str; 4] = ["", "2021-01-30", "2021-01-31", "2021-01"];
const VALUES: [&str; 8] = [
    "0",
    "7",
    "1800",
    r#""at least 40""#,
    r#""almost 90""#,
    r#""at most 12""#,
    r#"{ "qualifier": "between", "low": 3, "high": 50 }"#,
    r#""several""#,
];
const STATUS: [&str; 3] = ["reviewed", "proposed", "rejected"];

/// One made-up claim: indices into the lists above, which claim it is a part of, preferred.
type Row = (usize, usize, usize, usize, usize, Option<usize>, bool);

fn from_rows(rows: &[Row]) -> Dataset {
    let mut claims: Vec<String> = Vec::new();
    for (index, &(metric, place, date, value, status, whole, preferred)) in rows.iter().enumerate()
    {
        let mut text = format!(
            r#"{{ "id": "c{index}", "metric": "{}", "place": "{}", "value": {}, "status": "{}""#,
            ["arrests", "fines"][metric],
            PLACES[place],
            VALUES[value],
            STATUS[status]
        );
        if date > 0 {
            write!(text, r#", "date": "{}""#, DATES[date]).expect("a string");
        }
        if let Some(whole) = whole
            .map(|whole| whole % rows.len())
            .filter(|&it| it != index)
        {
            write!(text, r#", "part_of": "c{whole}""#).expect("a string");
        }
        if preferred {
            text.push_str(r#", "preferred": true"#);
        }
        claims.push(format!("{text} }}"));
    }
    read(&all(&claims)).0
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (
        0..2_usize,
        0..PLACES.len(),
        0..DATES.len(),
        0..VALUES.len(),
        0..STATUS.len(),
        proptest::option::of(0..12_usize),
        proptest::bool::weighted(0.1),
    );
    proptest::collection::vec(row, 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hidden_and_shown_claims_add_up_in_every_dataset(rows in rows()) {
        check_counts(&from_rows(&rows), &Report::default(), VerdictFilter::ALL);
    }

    #[test]
    fn what_must_not_be_drawn_or_added_is_not_in_any_dataset(rows in rows()) {
        check_honesty(&from_rows(&rows), &Report::default(), VerdictFilter::ALL);
    }

    #[test]
    fn hidden_and_shown_claims_add_up_whatever_the_verdicts(
        rows in rows(),
        verdicts in proptest::collection::vec(0..5_usize, 1..12),
        chosen in proptest::collection::vec(0..5_usize, 0..5),
    ) {
        let dataset = from_rows(&rows);
        let of = |rows: &[usize]| -> Vec<Verdict> {
            rows.iter().map(|&row| Verdict::ALL[row]).collect()
        };
        let report = judged(&dataset, &of(&verdicts));
        let chosen = VerdictFilter::only(&of(&chosen));
        check_counts(&dataset, &report, chosen);
        check_honesty(&dataset, &report, chosen);
    }

    /// Whatever the true numbers are, what is said of their sum and of the rest is true of them.
    #[test]
    fn sums_and_remainders_are_true_of_whatever_the_numbers_are(
        first in 0..6_usize, second in 0..6_usize,
        stated in (0..500_u64, 0..500_u64), off in (0..40_u64, 0..40_u64),
    ) {
        let (a, true_a) = a_claim(QUALIFIERS[first], stated.0, off.0);
        let (b, true_b) = a_claim(QUALIFIERS[second], stated.1, off.1);
        if let Some(sum) = a.plus(b) {
            prop_assert!(holds(sum, true_a + true_b), "{a} + {b} = {sum}");
            prop_assert_eq!(b.plus(a), Some(sum));
        }
        if let (Some(rest), Some(true_rest)) = (a.less(b), true_a.checked_sub(true_b)) {
            prop_assert!(holds(rest, true_rest), "{a} - {b} = {rest}");
        }
    }
}

const QUALIFIERS: [Qualifier; 6] = [
    Qualifier::Exact,
    Qualifier::AtLeast,
    Qualifier::MoreThan,
    Qualifier::AtMost,
    Qualifier::LessThan,
    Qualifier::About,
];

/// A claim of `number`, and a true number that it is right about.
fn a_claim(qualifier: Qualifier, number: u64, off: u64) -> (Amount, u64) {
    let number = number + 50;
    let truth = match qualifier {
        Qualifier::AtLeast => number + off,
        Qualifier::MoreThan => number + off + 1,
        Qualifier::AtMost => number - off,
        Qualifier::LessThan => number - off - 1,
        _ => number,
    };
    (amount(qualifier, number), truth)
}

fn holds(amount: Amount, truth: u64) -> bool {
    let number = amount.number();
    match amount.qualifier() {
        Qualifier::Exact => truth == number,
        Qualifier::AtLeast => truth >= number,
        Qualifier::MoreThan => truth > number,
        Qualifier::AtMost => truth <= number,
        Qualifier::LessThan => truth < number,
        _ => true,
    }
}

#[track_caller]
fn amount(qualifier: Qualifier, number: u64) -> Amount {
    let value = Value::number(qualifier, number, None).expect("a value");
    Amount::of(value).expect("a number")
}

/// Two amounts as written: their sum, and the first less the second.
#[track_caller]
fn check_amounts(first: (Qualifier, u64), second: (Qualifier, u64), sum: &str, rest: &str) {
    let (a, b) = (amount(first.0, first.1), amount(second.0, second.1));
    let words = |amount: Option<Amount>| amount.map_or("?".to_owned(), |it| it.to_string());
    assert_eq!(words(a.plus(b)), sum, "{a} + {b}");
    assert_eq!(words(a.less(b)), rest, "{a} - {b}");
}

#[test]
fn sums_and_remainders_keep_their_qualifier() {
    use Qualifier::{About, Almost, AtLeast, AtMost, Exact, LessThan, MoreThan};
    let exact = (Exact, 1_800);
    for (qualifier, sum, rest) in [
        (Exact, "7,100", "3,500"),
        (AtLeast, "at least 7,100", "at least 3,500"),
        (MoreThan, "more than 7,100", "more than 3,500"),
        (AtMost, "at most 7,100", "at most 3,500"),
        (LessThan, "fewer than 7,100", "fewer than 3,500"),
        (About, "about 7,100", "about 3,500"),
        (Almost, "almost 7,100", "almost 3,500"),
    ] {
        check_amounts((qualifier, 5_300), exact, sum, rest);
    }
    check_amounts((AtLeast, 5), (MoreThan, 3), "at least 8", "?");
    check_amounts((AtMost, 5), (LessThan, 3), "at most 8", "?");
    check_amounts((AtLeast, 5), (AtMost, 3), "?", "?");
    check_amounts((About, 5), (Almost, 3), "about 8", "about 2");
    check_amounts((Exact, 5), (AtLeast, 3), "at least 8", "at most 2");
    check_amounts((Exact, 5), (AtMost, 3), "at most 8", "at least 2");
    check_amounts((Exact, 5), (Exact, 8), "13", "?");
}

#[test]
fn words_are_no_amount_and_a_range_is_at_least_its_low_end() {
    let words = Value::in_words(Qualifier::Vague, "dozens").expect("words");
    assert_eq!(Amount::of(words), None);
    let range = Value::between(300, 500, None).expect("a range");
    let amount = Amount::of(range).expect("a number");
    assert_eq!(amount.to_string(), "at least 300");
}

#[test]
fn nothing_and_a_figure_is_the_figure() {
    for qualifier in QUALIFIERS {
        let figure = amount(qualifier, 12);
        assert_eq!(Amount::ZERO.plus(figure), Some(figure));
    }
}
