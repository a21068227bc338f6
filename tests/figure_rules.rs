//! Which of several claims is drawn under each rule, what the ledger then says, and what the
//! rules for number words put in the place of words.

#![expect(
    clippy::expect_used,
    clippy::float_cmp,
    reason = "a helper of tests may fail, and the ends of an axis are exact"
)]

use arrest_atlas::load::load;
use arrest_atlas::model::{ClaimId, Dataset, PlaceId, Report, Status};
use arrest_atlas::scene::axis::{Axis, INSET, LANES, Open, axis, axis_words, ends};
use arrest_atlas::scene::scale::{FULL_RADIUS, Scale};
use arrest_atlas::scene::symbol::{Shape, Symbol};
use arrest_atlas::view::{
    Assigned, DayFilter, FigureRule, NumberWords, PlaceFigure, Query, Rule, View, claimants_of,
    figure_at, rivals,
};
use proptest::prelude::*;

/// A made-up dataset with a city, another, and their country.
#[track_caller]
fn dataset_of(per_event: bool, claims: &[String]) -> Dataset {
    let text = format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Made up",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people", "per_event": {per_event} }}],
"documents": [],
"places": [
  {{ "id": "omsk", "name": "Omsk", "kind": "city", "lat": 54.99, "lon": 73.37 }},
  {{ "id": "tomsk", "name": "Tomsk", "kind": "city", "lat": 56.5, "lon": 84.97 }},
  {{ "id": "russia", "name": "Russia", "kind": "country", "lat": 60, "lon": 90 }}],
"claims": [{}] }}"#,
        claims.join(",")
    );
    load(text.as_bytes(), "made-up.json", &())
        .expect("a dataset")
        .dataset
}

fn dataset(claims: &[String]) -> Dataset {
    dataset_of(false, claims)
}

fn at(place: &str, name: &str, value: &str, more: &str) -> String {
    let more = if more.is_empty() {
        String::new()
    } else {
        format!(", {more}")
    };
    format!(
        r#"{{ "id": "{name}", "metric": "arrests", "place": "{place}", "date": "2021-01-31",
"value": {value}{more} }}"#
    )
}

fn claim(name: &str, value: &str, more: &str) -> String {
    at("omsk", name, value, more)
}

fn by(claimant: &str) -> String {
    format!(r#""attributed_to": ["{claimant}"]"#)
}

fn query(rule: FigureRule) -> Query {
    Query {
        metric: Some(arrest_atlas::model::MetricId::new(0)),
        rule,
        ..Query::default()
    }
}

fn place(dataset: &Dataset) -> PlaceId {
    dataset.find_place("Omsk").expect("Omsk")
}

fn figure(dataset: &Dataset, query: &Query) -> PlaceFigure {
    figure_at(dataset, &Report::default(), place(dataset), query).expect("claims of the day")
}

fn name(dataset: &Dataset, claim: Option<ClaimId>) -> &str {
    claim.map_or("nothing", |id| dataset.claims.get(id).name)
}

#[track_caller]
fn check(rule: FigureRule, claims: &[String], expect: &str, why: &str) {
    let dataset = dataset(claims);
    let figure = figure(&dataset, &query(rule.clone()));
    let found = (name(&dataset, figure.shown), rule.why(figure.rule));
    assert_eq!(found, (expect, why.to_owned()), "by {rule}");
}

#[track_caller]
fn check_lowest(claims: &[String], expect: &str) {
    check(FigureRule::Lowest, claims, expect, "lowest claim");
}

#[track_caller]
fn check_highest(claims: &[String], expect: &str) {
    check(FigureRule::Highest, claims, expect, "highest claim");
}

const RANGE: &str = r#"{ "qualifier": "between", "low": 4, "high": 12 }"#;

#[test]
fn the_lowest_and_the_highest_are_drawn_when_they_are_asked_for() {
    let claims = [
        claim("middle", "7", r#""preferred": true"#),
        claim("low", "5", ""),
        claim("high", "9", r#""as_of": "2021-01-31T12:00""#),
        claim("words", r#""hundreds""#, ""),
    ];
    check_lowest(&claims, "low");
    check_highest(&claims, "high");
    check(
        FigureRule::Usual,
        &claims,
        "middle",
        "preferred by the editor",
    );
}

#[test]
fn a_range_is_low_by_its_low_end_and_high_by_its_high_end() {
    let claims = [claim("range", RANGE, ""), claim("between", "8", "")];
    check_lowest(&claims, "range");
    check_highest(&claims, "range");
    let claims = [claim("range", RANGE, ""), claim("above", "13", "")];
    check_highest(&claims, "above");
    let claims = [claim("range", RANGE, ""), claim("below", "3", "")];
    check_lowest(&claims, "below");
}

#[test]
fn an_open_bound_is_neither_infinite_nor_zero() {
    let claims = [
        claim("at least", r#""at least 5""#, ""),
        claim("more", "900", ""),
    ];
    check_highest(&claims, "more");
    let claims = [
        claim("at most", r#""at most 900""#, ""),
        claim("few", "5", ""),
    ];
    check_lowest(&claims, "few");
}

#[test]
fn of_two_with_one_number_the_open_bound_decides() {
    let claims = [
        claim("stated", "5", ""),
        claim("at least", r#""at least 5""#, ""),
        claim("at most", r#""at most 5""#, ""),
    ];
    check_highest(&claims, "at least");
    check_lowest(&claims, "at most");
}

#[test]
fn of_two_alike_the_first_of_the_file_is_drawn() {
    let claims = [claim("first", "5", ""), claim("second", "5", "")];
    check_highest(&claims, "first");
    check_lowest(&claims, "first");
}

#[test]
fn a_count_that_its_claimant_raised_is_not_the_lowest() {
    let count = |name: &str, value: &str, time: &str| {
        let more = format!(r#"{}, "as_of": "2021-01-31T{time}""#, by("Monitor"));
        claim(name, value, &more)
    };
    let claims = [
        count("noon", "5", "12:00"),
        count("night", "9", "22:00"),
        claim("police", "7", &by("Police")),
    ];
    check_lowest(&claims, "police");
    check(FigureRule::Lowest, &claims[..2], "night", "latest count");
}

#[test]
fn words_stand_only_where_there_is_no_number() {
    let claims = [claim("words", r#""several""#, ""), claim("number", "9", "")];
    check(FigureRule::Lowest, &claims, "number", "the only claim");
    check(FigureRule::Highest, &claims, "number", "the only claim");
    check(FigureRule::Lowest, &claims[..1], "words", "the only claim");
}

#[test]
fn a_chosen_claimant_goes_before_the_usual_rule() {
    let claims = [
        claim("police", "5", &by("Police")),
        claim(
            "noon",
            "9",
            &format!(r#"{}, "as_of": "12:00""#, by("Monitor")),
        ),
        claim(
            "night",
            "12",
            &format!(r#"{}, "as_of": "22:00""#, by("Monitor")),
        ),
        claim("loved", "7", r#""preferred": true"#),
    ];
    let monitor = || FigureRule::ByClaimant("Monitor".to_owned());
    check(monitor(), &claims, "night", "claimed by Monitor");
    let police = FigureRule::ByClaimant("Police".to_owned());
    check(police, &claims, "police", "claimed by Police");
    let nobody = FigureRule::ByClaimant("Nobody".to_owned());
    let why = "preferred by the editor, since Nobody claims nothing here";
    check(nobody, &claims, "loved", why);
    check(monitor(), &claims[..1], "police", "the only claim");
}

#[test]
fn a_claimants_words_are_drawn_when_the_claimant_is_chosen() {
    let claims = [
        claim("police", "5", &by("Police")),
        claim("agency", r#""dozens""#, &by("Agency")),
    ];
    let agency = FigureRule::ByClaimant("Agency".to_owned());
    check(agency, &claims, "agency", "claimed by Agency");
}

#[test]
fn rules_are_read_as_they_are_written() {
    let rules = [
        (FigureRule::Usual, "usual"),
        (FigureRule::Lowest, "lowest"),
        (FigureRule::Highest, "highest"),
        (
            FigureRule::ByClaimant("OVD-Info: the desk".to_owned()),
            "claimant:OVD-Info: the desk",
        ),
    ];
    for (rule, text) in rules {
        assert_eq!(rule.to_string(), text);
        assert_eq!(text.parse(), Ok(rule));
    }
    for text in ["", "largest", "Lowest", "claimant:"] {
        let error = text.parse::<FigureRule>().expect_err("no rule");
        assert!(error.to_string().contains(text), "{error}");
    }
}

#[test]
fn the_scale_of_the_marks_never_changes_with_the_rule() {
    let claims = [claim("low", "5", ""), claim("high", "900", "")];
    let dataset = dataset(&claims);
    for rule in rules() {
        let view = View::new(&dataset, &Report::default(), query(rule));
        assert_eq!((view.reference, view.contested), (Some(1_000), 1));
    }
}

const OF_TOTAL: &str = r#""part_of": "total""#;

/// The ledger's sentence under a rule.
#[track_caller]
fn check_ledger(rule: FigureRule, claims: &[String], expect: &str) {
    let view = View::new(&dataset(claims), &Report::default(), query(rule));
    assert_eq!(view.ledger.to_string(), expect);
}

#[test]
fn what_the_totals_own_claim_locates_is_located_under_every_rule() {
    let claims = [
        at("russia", "total", "100", ""),
        claim("part", "60", OF_TOTAL),
        claim("other", "90", ""),
        at("tomsk", "tomsk", "10", OF_TOTAL),
    ];
    check_ledger(
        FigureRule::Lowest,
        &claims,
        "mapped 70 of 100; 30 not located",
    );
    check_ledger(
        FigureRule::Highest,
        &claims,
        "mapped 10 of 100; 60 in 1 place drawn with another claim; 30 not located; 1 place drawn \
         by another rule: highest claim",
    );
}

#[test]
fn a_higher_total_keeps_the_parts_of_the_lower_one() {
    let claims = [
        at("russia", "total", "100", ""),
        at("russia", "higher", "150", ""),
        claim("part", "60", OF_TOTAL),
    ];
    check_ledger(
        FigureRule::Usual,
        &claims,
        "mapped 60 of 100; 40 not located",
    );
    check_ledger(
        FigureRule::Highest,
        &claims,
        "mapped 60 of 150; 90 not located; 1 place drawn by another rule: highest claim",
    );
}

#[test]
fn claimants_are_listed_with_the_number_of_their_claims() {
    let claims = [
        claim("a", "5", &by("Police")),
        claim("b", "6", &by("Monitor")),
        claim("c", "7", r#""attributed_to": ["Monitor", "Agency"]"#),
    ];
    let dataset = dataset(&claims);
    let found = claimants_of(&dataset, arrest_atlas::model::MetricId::new(0));
    let expect = [("Monitor", 2), ("Agency", 1), ("Police", 1)];
    assert_eq!(found, expect.map(|(name, count)| (name.to_owned(), count)));
}

#[test]
fn number_words_are_those_that_the_rules_publish() {
    use NumberWords::{Ccc, CountLove};
    let table = [
        ("hundreds", Some(200), Some(100)),
        (" Hundreds ", Some(200), Some(100)),
        ("thousands", Some(2_000), None),
        ("tens of  thousands", Some(20_000), None),
        ("hundreds of thousands", Some(200_000), None),
        ("a dozen", None, Some(10)),
        ("dozens", None, Some(20)),
        ("several", None, None),
        ("a couple", None, None),
        ("several hundred", None, None),
        ("hundreds of cars", None, None),
        ("", None, None),
    ];
    for (words, ccc, count_love) in table {
        assert_eq!(Ccc.number(words), ccc, "{words}");
        assert_eq!(CountLove.number(words), count_love, "{words}");
        assert_eq!(NumberWords::None.number(words), None);
    }
    for rule in NumberWords::ALL {
        assert_eq!(NumberWords::from_code(rule.code()), Some(rule));
    }
}

fn with_words(words: NumberWords) -> Query {
    Query {
        words,
        ..query(FigureRule::Usual)
    }
}

#[test]
fn a_rule_for_number_words_is_named_and_changes_no_value_and_no_sum() {
    let claims = [
        at("russia", "total", "100", ""),
        claim("words", r#""hundreds""#, OF_TOTAL),
        at("tomsk", "tomsk", "10", OF_TOTAL),
    ];
    let dataset = dataset(&claims);
    let none = View::new(&dataset, &Report::default(), with_words(NumberWords::None));
    let ccc = View::new(&dataset, &Report::default(), with_words(NumberWords::Ccc));
    assert_eq!(none.ledger, ccc.ledger);
    assert_eq!((none.reference, ccc.reference), (Some(10), Some(200)));
    let figure = ccc.figure(place(&dataset)).expect("a figure");
    let assigned = figure.assigned.expect("a number of the rule");
    assert_eq!(assigned.to_string(), "200 by the CCC rule");
    let value = figure.value(&dataset).expect("a value");
    assert_eq!(value.to_string(), "“hundreds”");
    assert_eq!(value.amount(), None);
    let stated = ccc.figure(dataset.find_place("Tomsk").expect("Tomsk"));
    assert_eq!(stated.expect("a figure").assigned, None);
}

#[test]
fn words_of_events_are_put_together_only_among_themselves() {
    let words = |name: &str, words: &str| claim(name, &format!(r#""{words}""#), "");
    let assigned = |claims: &[String]| {
        let dataset = dataset_of(true, claims);
        let figure = figure(&dataset, &with_words(NumberWords::Ccc));
        (
            figure.assigned.map(|it| it.number),
            figure.sum.map(|sum| sum.value.to_string()),
        )
    };
    let (a, b) = (words("a", "hundreds"), words("b", "thousands"));
    assert_eq!(assigned(&[a.clone(), b.clone()]), (Some(2_200), None));
    assert_eq!(assigned(&[a.clone(), words("c", "several")]), (None, None));
    let sum = Some("at least 7".to_owned());
    assert_eq!(assigned(&[a, b, claim("c", "7", "")]), (None, sum));
}

#[test]
fn what_a_rule_draws_is_hollow_and_dashed() {
    let assigned = Assigned {
        rule: NumberWords::Ccc,
        number: 200,
    };
    let symbol = Symbol::by_rule(assigned, Scale::new(200, FULL_RADIUS));
    assert_eq!(symbol.outer_radius(), FULL_RADIUS);
    let shapes = symbol.shapes(arrest_atlas::scene::geometry::Point::default(), true);
    assert!(!shapes.iter().any(|it| matches!(it, Shape::Disc { .. })));
    let dashed = |it: &Shape| matches!(it, Shape::Arc { dash: Some(_), .. });
    assert!(shapes.iter().any(dashed));
}

#[test]
fn the_axis_begins_at_zero_unless_that_squeezes() {
    let table = [
        ((40, 160), (0, 160)),
        ((1_009, 5_300), (0, 6_000)),
        ((9, 9), (0, 9)),
        ((0, 0), (0, 1)),
        ((4_300, 5_300), (4_300, 5_300)),
        ((1_000_000, 1_000_007), (1_000_000, 1_000_007)),
    ];
    for ((low, high), expect) in table {
        assert_eq!(ends(low, high), expect, "{low} to {high}");
    }
}

/// The axis of what could be drawn at Omsk.
fn axis_of(claims: &[String]) -> (Dataset, Axis) {
    let dataset = dataset(claims);
    let figure = figure(&dataset, &query(FigureRule::Usual));
    let axis = axis(&dataset, &rivals(&dataset, &figure));
    (dataset, axis)
}

#[test]
fn the_axis_has_every_claim_with_its_kind() {
    let series = |time: &str| format!(r#"{}, "as_of": "{time}""#, by("Monitor"));
    let claims = [
        claim("noon", r#""at least 40""#, &series("12:00")),
        claim("night", "100", &series("22:00")),
        claim(
            "range",
            r#"{ "qualifier": "between", "low": 80, "high": 160 }"#,
            &by("Gazette"),
        ),
        claim("most", r#""at most 90""#, &by("Police")),
        claim("words", r#""dozens""#, &by("Agency")),
        claim("part", "3", r#""part_of": "night""#),
        claim("no", "4", r#""status": "rejected""#),
    ];
    let (dataset, axis) = axis_of(&claims);
    let lanes: Vec<(&str, f32, Open, bool, bool)> = axis
        .lanes
        .iter()
        .map(|lane| {
            let it = lane.rival;
            let name = name(&dataset, Some(it.claim));
            (name, lane.at, lane.open, it.is_drawn, it.is_superseded)
        })
        .collect();
    let expect = [
        ("noon", 0.25, Open::Up, false, true),
        ("range", 0.5, Open::No, false, false),
        ("most", 0.5625, Open::Down, false, false),
        ("night", 0.625, Open::No, true, false),
    ];
    assert_eq!(lanes, expect);
    assert_eq!(axis.lanes[1].high, Some(1.0));
    assert_eq!((axis.from, axis.to, axis.left_out), (0, 160, 0));
    let words: Vec<&str> = axis
        .in_words
        .iter()
        .map(|it| name(&dataset, Some(it.claim)))
        .collect();
    assert_eq!(words, ["words"]);
    let figure = figure(&dataset, &query(FigureRule::Usual));
    assert_eq!(
        axis_words(&dataset, &rivals(&dataset, &figure)),
        "5 claims from 40 to 160: Monitor: at least 40 as of 12:00, an earlier count; Monitor: \
         100 as of 22:00, drawn; Gazette: between 80 and 160; Police: at most 90; Agency: \
         “dozens”, in words"
    );
}

#[test]
fn an_axis_of_many_claims_keeps_the_drawn_the_lowest_and_the_highest() {
    let claims: Vec<String> = (0..40_u32)
        .map(|index| {
            let more = if index == 20 {
                r#""preferred": true"#
            } else {
                ""
            };
            claim(&format!("c{index}"), &(index * 10).to_string(), more)
        })
        .collect();
    let (dataset, axis) = axis_of(&claims);
    let names: Vec<&str> = axis
        .lanes
        .iter()
        .map(|lane| name(&dataset, Some(lane.rival.claim)))
        .collect();
    assert_eq!((names.len(), axis.left_out), (LANES, 40 - LANES));
    assert!(names.contains(&"c20"), "{names:?}");
    assert_eq!((names.first(), names.last()), (Some(&"c0"), Some(&"c39")));
}

fn rules() -> [FigureRule; 4] {
    [
        FigureRule::Usual,
        FigureRule::Lowest,
        FigureRule::Highest,
        FigureRule::ByClaimant("B".to_owned()),
    ]
}

/// A claim of any kind at Omsk; it may be a part of one before it.
fn any_claim() -> impl Strategy<Value = (usize, u16, u16, usize, bool, usize, usize)> {
    (
        0..10_usize,
        0..60_u16,
        0..30_u16,
        0..3_usize,
        any::<bool>(),
        0..12_usize,
        0..6_usize,
    )
}

fn written(index: usize, it: (usize, u16, u16, usize, bool, usize, usize)) -> String {
    let (kind, number, wider, claimant, preferred, part, time) = it;
    let value = match kind {
        0 => format!(r#""at least {number}""#),
        1 => format!(r#""at most {number}""#),
        2 => format!(r#""about {number}""#),
        3 => r#""dozens""#.to_owned(),
        4 | 5 => format!(
            r#"{{ "qualifier": "between", "low": {number}, "high": {} }}"#,
            number + wider
        ),
        _ => number.to_string(),
    };
    let mut more = by(["A", "B", "C"][claimant]);
    if preferred && part == 11 {
        more.push_str(r#", "preferred": true"#);
    }
    if part < index.min(4) {
        more.push_str(&format!(r#", "part_of": "c{part}""#));
    }
    if part == 10 {
        more.push_str(r#", "status": "rejected""#);
    }
    if time < 3 {
        more.push_str(&format!(r#", "as_of": "1{time}:00""#));
    }
    claim(&format!("c{index}"), &value, &more)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_rule_draws_a_claim_that_may_be_drawn_and_says_why(
        claims in proptest::collection::vec(any_claim(), 1..8)
    ) {
        let claims: Vec<String> = claims
            .into_iter()
            .enumerate()
            .map(|(index, it)| written(index, it))
            .collect();
        let dataset = dataset(&claims);
        let may_be = |id: ClaimId| {
            let claim = dataset.claims.get(id);
            claim.part_of.is_none() && claim.status != Status::Rejected
        };
        let open = dataset.claims_at(place(&dataset)).iter().filter(|&&id| may_be(id)).count();
        let usual = figure(&dataset, &query(FigureRule::Usual));
        for rule in rules() {
            let figure = figure(&dataset, &query(rule.clone()));
            prop_assert_eq!(figure.shown.is_some(), open > 0);
            prop_assert_eq!(figure.usual, usual.shown);
            prop_assert_eq!(figure.claims.len(), claims.len(), "none is dropped");
            let Some(shown) = figure.shown else { continue };
            prop_assert!(may_be(shown));
            let drawn = dataset.claims.get(shown);
            if let (Some((low, high)), Some(amount)) = (figure.spread, drawn.value.amount()) {
                prop_assert!(low <= amount && drawn.value.high().unwrap_or(amount) <= high);
            }
            let theirs = dataset.claims.claimants(shown).any(|it| it == "B");
            prop_assert!(match (&rule, figure.rule) {
                (_, Rule::OnlyClaim) => true,
                (_, Rule::Preferred) => drawn.preferred,
                (_, Rule::LatestCount) => drawn.as_of.is_some(),
                (FigureRule::Highest, Rule::Lowest) => false,
                (_, Rule::Lowest) => drawn.value.amount().is_some(),
                (rule, Rule::Highest) => *rule == FigureRule::Highest,
                (FigureRule::ByClaimant(_), Rule::Claimant) => theirs,
                (_, Rule::Claimant | Rule::Sum) => false,
            }, "{rule}: {:?}", figure.rule);
            let rivals = rivals(&dataset, &figure);
            prop_assert_eq!(rivals.len(), open);
            prop_assert_eq!(rivals.iter().filter(|it| it.is_drawn).count(), 1);
            let axis = axis(&dataset, &rivals);
            prop_assert_eq!(axis.lanes.len() + axis.in_words.len() + axis.left_out, open);
            // Every day has one date here: over all days it is the same.
            let all = figure_at(&dataset, &Report::default(), figure.place, &Query {
                days: DayFilter::On(drawn.date.expect("a day")),
                ..query(rule.clone())
            });
            prop_assert_eq!(all.expect("a figure"), figure);
        }
    }

    #[test]
    fn a_label_on_the_axis_covers_no_point_and_leaves_no_plot(
        number in 0..1_000_u32, wider in 0..1_000_u32, kind in 0..4_usize, other in 0..1_000_u32,
        label in 1.0_f32..200.0, width in 120.0_f32..400.0,
    ) {
        let value = match kind {
            0 => format!(r#""at least {number}""#),
            1 => format!(r#""at most {number}""#),
            2 => format!(
                r#"{{ "qualifier": "between", "low": {number}, "high": {} }}"#, number + wider
            ),
            _ => number.to_string(),
        };
        let claims = [claim("a", &value, ""), claim("b", &other.to_string(), "")];
        let (_, axis) = axis_of(&claims);
        for lane in &axis.lanes {
            let (left, right) = lane.extent(width);
            prop_assert!(0.0 <= left && right <= width, "{left} to {right} of {width}");
            prop_assert!(INSET <= lane.x(width) && lane.x(width) <= width - INSET);
            let beside = lane.label(label, width);
            let end = beside.left + beside.width;
            prop_assert!(beside.width <= label && 0.0 <= beside.width);
            prop_assert!(0.0 <= beside.left);
            if beside.width > 0.0 {
                prop_assert!(end <= width + 0.01);
                prop_assert!(end <= left || right <= beside.left);
            }
        }
    }
}
