//! The timeline: which claims stand in which bar, what a bar comes to, what plays it, which
//! labels fit under it; and counts that grew during a day.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

use arrest_atlas::app::{
    Command, FilterCommand, Opened, Origin, SettingCommand, Settings, Speed, State, TimelineCommand,
};
use arrest_atlas::load::{bundled, load};
use arrest_atlas::model::{CivilDate, Dataset, MetricId, Report, Texts, Verdict};
use arrest_atlas::scene::time_axis::TimeAxis;
use arrest_atlas::view::{
    Bar, BarFigure, DayFilter, Index, Indexed, Query, Step, Timeline, ValueRange, VerdictFilter,
    growths, ledger,
};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::Arc;

/// A made-up dataset: a metric whose figures are stated, and one whose claims each count something
/// of their own.
#[track_caller]
fn dataset(claims: &str) -> Dataset {
    let text = format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Made up",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }},
  {{ "id": "injured", "label": "Injured", "unit": "people", "per_event": true }}],
"documents": [],
"places": [
  {{ "id": "omsk", "name": "Omsk", "kind": "city", "country": "RU", "lat": 54.99, "lon": 73.37 }},
  {{ "id": "tomsk", "name": "Tomsk", "kind": "city", "country": "RU", "lat": 56.5, "lon": 84.97 }},
  {{ "id": "nowhere", "name": "Nowhere", "kind": "city" }},
  {{ "id": "region", "name": "The Region", "kind": "region", "country": "RU" }},
  {{ "id": "russia", "name": "Russia", "kind": "country", "country": "RU" }}],
"claims": [{claims}] }}"#
    );
    let loaded = load(text.as_bytes(), "made-up.json", &()).expect("a dataset");
    loaded.dataset
}

/// One claim: its name, metric, place, date and value; a dash for no date.
fn claim(name: &str, metric: &str, place: &str, date: &str, value: &str) -> String {
    let date = match date {
        "-" => String::new(),
        date => format!(r#""date": "{date}","#),
    };
    format!(
        r#"{{ "id": "{name}", "metric": "{metric}", "place": "{place}", {date} "value": {value} }}"#
    )
}

/// Claims of arrests: date, place, value.
fn arrests(rows: &[(&str, &str, &str)]) -> Dataset {
    of("arrests", rows)
}

fn of(metric: &str, rows: &[(&str, &str, &str)]) -> Dataset {
    let rows = rows.iter().enumerate();
    let claims =
        rows.map(|(at, (date, place, value))| claim(&format!("c{at}"), metric, place, date, value));
    dataset(&claims.collect::<Vec<_>>().join(",\n"))
}

fn query(metric: usize) -> Query {
    Query {
        metric: Some(MetricId::new(metric)),
        ..Query::default()
    }
}

fn timeline(dataset: &Dataset, metric: usize) -> Timeline {
    asked(dataset, &query(metric))
}

fn asked(dataset: &Dataset, query: &Query) -> Timeline {
    let report = Report::default();
    let index = Index::new(dataset, &report, Arc::default());
    let of = Indexed {
        dataset,
        report: &report,
        index: &index,
    };
    Timeline::new(of, query)
}

fn day(text: &str) -> CivilDate {
    CivilDate::parse(text).expect("a date")
}

fn number(text: &str) -> i32 {
    day(text).first_day_number()
}

/// The bars that have claims, as "when: words".
fn told(dataset: &Dataset, timeline: &Timeline, step: Step) -> Vec<String> {
    let bars = timeline.bars(step);
    bars.iter()
        .filter(|bar| bar.counted.all() > 0)
        .map(|bar| format!("{}: {}", bar.when(step), bar.words(dataset)))
        .collect()
}

#[test]
fn the_bundled_article_has_a_bar_for_each_of_nine_days_and_two_have_claims() {
    let (dataset, _) = bundled();
    let arrests = timeline(&dataset, 0);
    assert_eq!(arrests.bars(Step::Day).len(), 9);
    assert_eq!(
        told(&dataset, &arrests, Step::Day),
        [
            "Saturday 23 January 2021: more than 4,000 stated for Russia, 1 claim",
            "Sunday 31 January 2021: at least 5,300 stated for Russia, 2,976 of it mapped, 5 claims",
        ]
    );
    let protesters = timeline(&dataset, 1);
    assert_eq!(
        told(&dataset, &protesters, Step::Day),
        [
            "Saturday 23 January 2021: 1 claim",
            "Sunday 31 January 2021: 2 claims",
        ],
        "figures of two cities are no total"
    );
}

#[test]
fn a_total_of_a_day_is_the_largest_that_the_ledger_finds_and_says_how_many_there_are() {
    let dataset = arrests(&[
        ("2021-01-31", "region", "70"),
        ("2021-01-31", "russia", r#""at least 500""#),
        ("2021-01-31", "nowhere", "900"),
        ("2021-01-31", "omsk", "40"),
        ("2021-02-01", "omsk", "41"),
    ]);
    assert_eq!(
        told(&dataset, &timeline(&dataset, 0), Step::Day),
        [
            "Sunday 31 January 2021: at least 500 stated for Russia, the largest of 2 stated \
             totals, 4 claims",
            "Monday 1 February 2021: 1 claim",
        ],
        "a city without coordinates is no total"
    );
}

#[test]
fn a_day_that_a_total_says_nothing_of_makes_a_week_count_claims() {
    let dataset = arrests(&[
        ("2021-01-30", "russia", "100"),
        ("2021-01-31", "russia", "200"),
    ]);
    assert_eq!(
        told(&dataset, &timeline(&dataset, 0), Step::Week),
        ["25 January 2021 to 31 January 2021: 2 claims"],
        "figures of several days are never added"
    );
}

#[test]
fn claims_that_each_count_something_of_their_own_are_added_and_keep_what_is_not_known() {
    let dataset = of(
        "injured",
        &[
            ("2021-01-30", "omsk", "3"),
            ("2021-01-31", "tomsk", r#""at least 4""#),
            ("2021-02-01", "omsk", r#""about 10""#),
            ("2021-02-02", "omsk", r#""several""#),
        ],
    );
    let injured = timeline(&dataset, 1);
    for (step, expect) in [
        (
            Step::Day,
            vec![
                "Saturday 30 January 2021: 3, the sum of 1 claim, 1 claim",
                "Sunday 31 January 2021: at least 4, the sum of 1 claim, 1 claim",
                "Monday 1 February 2021: about 10, the sum of 1 claim, 1 claim",
                "Tuesday 2 February 2021: 1 claim",
            ],
        ),
        (
            Step::Week,
            vec![
                "25 January 2021 to 31 January 2021: at least 7, the sum of 2 claims, 2 claims",
                "1 February 2021 to 7 February 2021: about 10, the sum of 1 claim, 1 claim in \
                 words only, not added, 2 claims",
            ],
        ),
    ] {
        assert_eq!(told(&dataset, &injured, step), expect);
    }
}

#[test]
fn wider_dates_and_no_date_stand_in_no_bar_and_are_counted() {
    let dataset = arrests(&[
        ("2021-01", "omsk", "3"),
        ("2021-01-23/2021-01-31", "omsk", "3"),
        ("2021", "omsk", "3"),
        ("2021-01", "tomsk", "3"),
        ("-", "omsk", "3"),
        ("2021-01-31", "omsk", "3"),
    ]);
    let timeline = timeline(&dataset, 0);
    let wider: Vec<(String, usize)> = timeline
        .wider
        .iter()
        .map(|(date, counted)| (date.to_string(), counted.shown))
        .collect();
    let expect = [("2021-01", 2), ("2021", 1), ("2021-01-23/2021-01-31", 1)];
    assert_eq!(wider, expect.map(|(date, count)| (date.to_owned(), count)));
    assert_eq!(timeline.undated.shown, 1);
    assert_eq!(
        timeline.span(),
        Some((number("2021-01-31"), number("2021-01-31")))
    );
}

#[test]
fn a_day_whose_claims_a_filter_hides_is_told_from_a_day_without_any() {
    let dataset = arrests(&[("2021-01-30", "omsk", "3"), ("2021-02-01", "omsk", "3")]);
    let query = Query {
        verdicts: VerdictFilter::only(&[Verdict::Verified]),
        ..query(0)
    };
    let timeline = asked(&dataset, &query);
    let words: Vec<String> = timeline
        .bars(Step::Day)
        .iter()
        .map(|bar| bar.words(&dataset))
        .collect();
    let hidden = "1 claim, hidden by the filter";
    assert_eq!(words, [hidden, "no claim", hidden]);
}

#[test]
fn a_bar_holds_the_days_of_the_calendar() {
    for (step, of_day, first, last) in [
        (Step::Day, "2021-01-31", "2021-01-31", "2021-01-31"),
        (Step::Week, "2021-01-31", "2021-01-25", "2021-01-31"),
        (Step::Week, "2021-02-01", "2021-02-01", "2021-02-07"),
        (Step::Week, "1970-01-01", "1969-12-29", "1970-01-04"),
        (Step::Week, "2021-01-01", "2020-12-28", "2021-01-03"),
        (Step::Month, "2020-02-29", "2020-02-01", "2020-02-29"),
        (Step::Month, "1900-02-28", "1900-02-01", "1900-02-28"),
        (Step::Month, "2000-02-01", "2000-02-01", "2000-02-29"),
        (Step::Month, "2020-12-31", "2020-12-01", "2020-12-31"),
        (Step::Month, "9999-12-01", "9999-12-01", "9999-12-31"),
        (Step::Years(1), "0000-06-01", "0000-01-01", "0000-12-31"),
        (Step::Years(10), "2021-06-01", "2020-01-01", "2029-12-31"),
        (Step::Years(10), "9999-06-01", "9990-01-01", "9999-12-31"),
        (Step::Years(1_000), "2021-06-01", "2000-01-01", "2999-12-31"),
    ] {
        let held = (step.begin(number(of_day)), step.end(number(of_day)));
        assert_eq!(held, (number(first), number(last)), "{step:?} of {of_day}");
    }
}

#[test]
fn years_before_the_year_one_have_their_bars() {
    let number = |year, month, day| {
        let day = CivilDate::day(year, month, day);
        day.expect("a day").first_day_number()
    };
    for (step, of_day, first, last) in [
        (
            Step::Years(1),
            number(-1, 6, 1),
            number(-1, 1, 1),
            number(-1, 12, 31),
        ),
        (
            Step::Years(10),
            number(-1, 6, 1),
            number(-10, 1, 1),
            number(-1, 12, 31),
        ),
        (
            Step::Month,
            number(-4, 2, 29),
            number(-4, 2, 1),
            number(-4, 2, 29),
        ),
        (
            Step::Years(1_000),
            number(-9999, 6, 1),
            number(-9999, 1, 1),
            number(-9001, 12, 31),
        ),
    ] {
        assert_eq!(
            (step.begin(of_day), step.end(of_day)),
            (first, last),
            "{step:?}"
        );
    }
    for calendar in [number(-9999, 1, 1), number(9999, 12, 31)] {
        for step in Step::ALL {
            assert!((step.begin(calendar)..=step.end(calendar)).contains(&calendar));
        }
    }
}

#[test]
fn long_times_get_wider_bars_and_narrow_windows_too() {
    for (days, width, expect) in [
        (1, 700.0, Step::Day),
        (60, 700.0, Step::Day),
        (61, 700.0, Step::Week),
        (60, 200.0, Step::Week),
        (400, 700.0, Step::Week),
        (900, 700.0, Step::Month),
        (365 * 40, 700.0, Step::Years(1)),
        (365 * 2_000, 700.0, Step::Years(100)),
        (365 * 19_000, 300.0, Step::Years(1_000)),
    ] {
        assert_eq!(Step::fitting(0, days - 1, width), expect, "{days} days");
    }
}

/// No label touches another, leaves the axis, or stands under another bar's place in the order.
#[track_caller]
fn check_labels(first: &str, last: &str, width: f32) -> Vec<String> {
    let dataset = arrests(&[(first, "omsk", "1"), (last, "omsk", "1")]);
    let timeline = timeline(&dataset, 0);
    let (from, to) = timeline.span().expect("days");
    let step = Step::fitting(from, to, width);
    let bars = timeline.bars(step);
    let axis = TimeAxis::of(&bars, width).expect("an axis");
    #[expect(clippy::cast_precision_loss, reason = "some letters")]
    let labels = axis.labels(&bars, step, &|text| text.chars().count() as f32 * 7.0);
    for pair in labels.windows(2) {
        let right = pair[0].middle + pair[0].width / 2.0;
        let left = pair[1].middle - pair[1].width / 2.0;
        assert!(left - right >= 7.99, "{pair:?} at {width}");
    }
    for label in &labels {
        let half = label.width / 2.0;
        assert!(
            label.middle >= half && label.middle <= width - half,
            "{label:?}"
        );
    }
    labels.into_iter().map(|label| label.text).collect()
}

#[test]
fn labels_name_the_year_once_and_months_where_they_begin() {
    assert_eq!(
        check_labels("2021-01-29", "2021-02-03", 700.0),
        ["29 Jan 2021", "30", "31", "1 Feb", "2", "3"]
    );
    assert_eq!(
        check_labels("2020-11-03", "2021-02-03", 700.0),
        [
            "2 Nov 2020",
            "16 Nov",
            "23 Nov",
            "30 Nov",
            "7 Dec",
            "14 Dec",
            "21 Dec",
            "4 Jan 2021",
            "18 Jan",
            "25 Jan",
            "1 Feb"
        ]
    );
    assert_eq!(
        check_labels("2021-01-31", "2021-01-31", 700.0),
        ["31 Jan 2021"]
    );
}

#[test]
fn a_day_is_found_where_it_stands() {
    let dataset = arrests(&[("2021-01-23", "omsk", "1"), ("2021-01-31", "omsk", "1")]);
    let bars = timeline(&dataset, 0).bars(Step::Day);
    let axis = TimeAxis::of(&bars, 900.0).expect("an axis");
    for (at, bar) in bars.iter().enumerate() {
        let number = bar.first.first_day_number();
        let (from, to) = axis.room(bar);
        for x in [from + 0.5, f32::midpoint(from, to), to - 0.5] {
            assert_eq!(axis.day(x), number);
        }
        assert_eq!(TimeAxis::bar_of(&bars, number), Some(at));
    }
    assert_eq!(axis.day(-50.0), number("2021-01-23"));
    assert_eq!(axis.day(5_000.0), number("2021-01-31"));
}

fn any_date() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => (2019..2022, 1..=12, 1..=28).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
        5 => (25..=31).prop_map(|d| format!("2021-01-{d}")),
        1 => (0..9999, 1..=12).prop_map(|(y, m)| format!("{y:04}-{m:02}-01")),
        1 => Just("2021-01".to_owned()),
        1 => Just("2021".to_owned()),
        1 => Just("2021-01-23/2021-01-31".to_owned()),
        1 => Just("-".to_owned()),
    ]
}

fn any_value() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0_u32..500).prop_map(|number| number.to_string()),
        1 => (0_u32..500).prop_map(|number| format!(r#""at least {number}""#)),
        1 => (0_u32..500).prop_map(|number| format!(r#""about {number}""#)),
        1 => Just(r#""several""#.to_owned()),
    ]
}

fn any_claims(metric: &'static str) -> impl Strategy<Value = Dataset> {
    let places = ["omsk", "tomsk", "nowhere", "region", "russia"];
    let row = (
        any_date(),
        prop::sample::select(places.to_vec()),
        any_value(),
        any::<bool>(),
    );
    prop::collection::vec(row, 1..25).prop_map(move |rows| {
        let mut claims = String::new();
        for (at, (date, place, value, is_part)) in rows.into_iter().enumerate() {
            let separator = if at > 0 { ",\n" } else { "" };
            let claim = claim(&format!("c{at}"), metric, place, &date, &value);
            let part = if is_part && at > 0 {
                r#", "part_of": "c0" }"#
            } else {
                " }"
            };
            let claim = claim.trim_end_matches('}').trim_end();
            write!(claims, "{separator}{claim}{part}").expect("written");
        }
        dataset(&claims)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_claim_is_in_one_bar_or_in_none_and_counted(dataset in any_claims("arrests"), step in prop::sample::select(&Step::ALL[..])) {
        let timeline = timeline(&dataset, 0);
        // Ten thousand years of days are no timeline.
        let (first, last) = timeline.span().unwrap_or_default();
        let step = if last - first > 5_000 { Step::fitting(first, last, 900.0) } else { step };
        let bars = timeline.bars(step);
        for pair in bars.windows(2) {
            prop_assert_eq!(pair[0].last.last_day_number() + 1, pair[1].first.first_day_number());
        }
        for claim in dataset.claims.iter() {
            let Some(date) = claim.date else { continue };
            let wider = timeline.wider.iter().filter(|(it, _)| *it == date).count();
            let holds = |bar: &&Bar| bar.first.first_day_number() <= date.first_day_number()
                && date.last_day_number() <= bar.last.last_day_number();
            if wider == 0 {
                prop_assert_eq!(bars.iter().filter(holds).count(), 1);
            } else {
                prop_assert_eq!(wider, 1);
            }
        }
        let in_bars: usize = bars.iter().map(|bar| bar.counted.all()).sum();
        let outside = timeline.in_wider_dates().all() + timeline.undated.all();
        prop_assert_eq!(in_bars + outside, dataset.claims.len());
    }

    #[test]
    fn the_bar_of_a_day_says_what_the_ledger_of_that_day_says(dataset in any_claims("arrests")) {
        let timeline = timeline(&dataset, 0);
        let (first, last) = timeline.span().unwrap_or_default();
        prop_assume!(last - first < 5_000);
        let report = Report::default();
        for bar in timeline.bars(Step::Day).into_iter().filter(|bar| bar.counted.all() > 0) {
            let of_day = Query { days: DayFilter::On(bar.first), ..query(0) };
            let ledger = ledger(&dataset, &report, &of_day);
            match (bar.figure, ledger.totals.first()) {
                (BarFigure::Total(total), Some(line)) => {
                    prop_assert_eq!(total.stated.number(), line.stated.number());
                    prop_assert_eq!(total.others + 1, ledger.totals.len());
                    if total.claim == line.claim {
                        prop_assert_eq!(total.mapped, line.mapped);
                    }
                }
                (_, line) => prop_assert!(line.is_none(), "{:?}", bar),
            }
        }
    }

    #[test]
    fn the_sums_of_weeks_come_to_the_sum_of_the_days(dataset in any_claims("injured")) {
        let timeline = timeline(&dataset, 1);
        let (first, last) = timeline.span().unwrap_or_default();
        prop_assume!(last - first < 5_000);
        let amount = |step| -> u64 {
            let bars = timeline.bars(step);
            let sums = bars.iter().map(|bar| match bar.figure {
                BarFigure::Sum(sum) => sum.value.amount().unwrap_or(0),
                _ => 0,
            });
            sums.sum()
        };
        prop_assert_eq!(amount(Step::Day), amount(Step::Week));
        prop_assert_eq!(amount(Step::Day), amount(Step::Years(10)));
    }

    #[test]
    fn labels_never_collide(from in 0_i32..9_000, days in 0_i32..4_000, width in 120.0_f32..1_400.0) {
        let day = |number: i32| CivilDate::from_day_number(number).expect("a day").to_string();
        check_labels(&day(from), &day(from + days), width);
    }

    #[test]
    fn a_day_and_its_number_are_one(number in -4_300_000_i32..2_900_000) {
        let day = CivilDate::from_day_number(number).expect("a day of the calendar");
        prop_assert_eq!(day.first_day_number(), number);
    }
}

/// A state on arrests of 3 days with claims, two of them a week after the first.
fn state() -> State {
    let dataset = arrests(&[
        ("2021-01-23", "omsk", "3"),
        ("2021-01-30", "omsk", "1000"),
        ("2021-01-31", "omsk", "7"),
        ("2021-01", "omsk", "9"),
        ("-", "omsk", "9"),
    ]);
    let origin = Origin::File("made-up.json".into());
    let opened = Opened::new(origin, dataset, Texts::default(), Vec::new());
    State::new(opened, Settings::default())
}

fn shown(state: &State) -> String {
    state.view.query.days.label()
}

fn send(state: &mut State, command: TimelineCommand) -> String {
    let effects = state.apply(Command::Timeline(command));
    assert_eq!(effects, []);
    shown(state)
}

#[test]
fn the_chosen_days_move_and_grow_and_stay_within_the_days_of_the_metric() {
    use TimelineCommand::{Edge, Extend, ExtendToEdge, Step, StepClaims};
    let mut state = state();
    for (command, expect) in [
        (Edge(false), "23 January 2021"),
        (Step(-1), "23 January 2021"),
        (Step(1), "24 January 2021"),
        (StepClaims(true), "30 January 2021"),
        (StepClaims(false), "23 January 2021"),
        (StepClaims(false), "23 January 2021"),
        (Edge(true), "31 January 2021"),
        (Step(7), "31 January 2021"),
        (Extend(-1), "30 January 2021 to 31 January 2021"),
        (Extend(-2), "28 January 2021 to 31 January 2021"),
        (Extend(1), "29 January 2021 to 31 January 2021"),
        (Step(-1), "28 January 2021 to 30 January 2021"),
        (Step(100), "29 January 2021 to 31 January 2021"),
        (ExtendToEdge(false), "23 January 2021 to 31 January 2021"),
        (ExtendToEdge(true), "31 January 2021"),
        (Extend(-3), "28 January 2021 to 31 January 2021"),
        (Edge(false), "23 January 2021"),
        (Extend(2), "23 January 2021 to 25 January 2021"),
        (Extend(-3), "23 January 2021 to 25 January 2021"),
    ] {
        let before = shown(&state);
        let now = send(&mut state, command);
        // The last one would shrink past the fixed end, and the axis ends there.
        if command == Extend(-3) && before == "23 January 2021 to 25 January 2021" {
            assert_eq!(now, "23 January 2021");
        } else {
            assert_eq!(now, expect, "{command:?} from {before}");
        }
    }
    for days in [DayFilter::All, DayFilter::Undated] {
        state.apply(Command::ShowDays(days));
        assert_eq!(send(&mut state, Step(1)), "23 January 2021");
        state.apply(Command::ShowDays(days));
        assert_eq!(send(&mut state, Step(-1)), "31 January 2021");
    }
}

#[test]
fn playing_goes_over_the_days_with_claims_one_by_one_and_stops_at_the_last() {
    use TimelineCommand::{Play, Tick};
    let mut state = state();
    assert_eq!(
        shown(&state),
        "31 January 2021",
        "the latest day is shown first"
    );
    assert_eq!(
        send(&mut state, Play),
        "23 January 2021",
        "from the beginning"
    );
    let reference = state.view.reference;
    for (seconds, expect, plays) in [
        (0.3, "23 January 2021", true),
        (0.3, "23 January 2021", true),
        (0.2, "30 January 2021", true),
        // However long a frame took, no day is left out.
        (100.0, "31 January 2021", false),
        (100.0, "31 January 2021", false),
    ] {
        assert_eq!(send(&mut state, Tick(seconds)), expect);
        assert_eq!(state.timeline.is_playing(), plays);
        assert_eq!(
            state.view.reference, reference,
            "no step in time rescales the marks"
        );
    }
    assert_eq!(reference, Some(1_000));
}

#[test]
fn playing_passes_over_days_whose_claims_a_filter_hides() {
    let mut state = state();
    let from_five = ValueRange::new(Some(5), None);
    state.apply(Command::Filter(FilterCommand::Value(from_five)));
    assert_eq!(
        send(&mut state, TimelineCommand::Play),
        "30 January 2021",
        "the claim of the 23rd states 3"
    );
    assert_eq!(
        send(&mut state, TimelineCommand::Tick(1.0)),
        "31 January 2021"
    );
    assert!(!state.timeline.is_playing());
    let back = TimelineCommand::StepClaims(false);
    assert_eq!(send(&mut state, back), "30 January 2021");
    assert_eq!(send(&mut state, back), "30 January 2021");
    let timeline = Timeline::new(state.opened.indexed(), &state.view.query);
    assert_eq!(
        (timeline.days_with_claims(), timeline.days_hidden()),
        (2, 1)
    );
}

#[test]
fn the_speed_says_how_long_a_day_stays() {
    let mut state = state();
    send(&mut state, TimelineCommand::Play);
    for (speed, seconds) in [
        (Speed::Half, 1.4),
        (Speed::Normal, 0.7),
        (Speed::Double, 0.35),
        (Speed::Fourfold, 0.175),
    ] {
        send(&mut state, TimelineCommand::Speed(speed));
        let remaining = state.timeline.remaining().expect("it plays");
        assert!(
            (remaining - seconds).abs() < 1e-9,
            "{remaining} at {speed:?}"
        );
    }
    assert_eq!(
        send(&mut state, TimelineCommand::Tick(0.17)),
        "23 January 2021"
    );
    assert_eq!(
        send(&mut state, TimelineCommand::Tick(0.01)),
        "30 January 2021"
    );
}

#[test]
fn any_other_choice_of_days_stops_it_and_a_choice_of_something_else_does_not() {
    let mut state = state();
    let stops = [
        Command::ShowDays(DayFilter::All),
        Command::ShowDays(DayFilter::On(day("2021-01-31"))),
        Command::Timeline(TimelineCommand::Step(1)),
        Command::Timeline(TimelineCommand::Pause),
    ];
    for command in stops {
        send(&mut state, TimelineCommand::Play);
        assert!(state.timeline.is_playing());
        state.apply(Command::Set(SettingCommand::FoldTimeline(true)));
        state.apply(Command::ShowVerdicts(VerdictFilter::ALL));
        assert!(state.timeline.is_playing());
        state.apply(command.clone());
        assert!(!state.timeline.is_playing(), "{command:?}");
        let stopped = shown(&state);
        assert_eq!(send(&mut state, TimelineCommand::Tick(5.0)), stopped);
    }
}

#[test]
fn playing_begins_at_the_chosen_day() {
    let mut state = state();
    state.apply(Command::ShowDays(DayFilter::On(day("2021-01-30"))));
    assert_eq!(send(&mut state, TimelineCommand::Play), "30 January 2021");
    assert!(state.timeline.is_playing());
}

#[test]
fn one_day_alone_does_not_play() {
    let dataset = arrests(&[("2021-01-31", "omsk", "3"), ("2021-01", "omsk", "3")]);
    let origin = Origin::File("made-up.json".into());
    let opened = Opened::new(origin, dataset, Texts::default(), Vec::new());
    let mut state = State::new(opened, Settings::default());
    send(&mut state, TimelineCommand::Play);
    assert!(!state.timeline.is_playing());
}

#[test]
fn the_ledger_adds_no_totals_of_two_days_of_a_range() {
    let dataset = arrests(&[("2021-01-30", "russia", "3"), ("2021-01-31", "russia", "4")]);
    for (last, several) in [("2021-01-30", false), ("2021-01-31", true)] {
        let days = DayFilter::Between(day("2021-01-24"), day(last));
        let query = Query { days, ..query(0) };
        let ledger = ledger(&dataset, &Report::default(), &query);
        assert_eq!(ledger.several_days, several);
    }
}

/// A claim of one day, by a claimant, as of a time.
fn counted(name: &str, by: &str, value: &str, as_of: &str) -> String {
    format!(
        r#"{{ "id": "{name}", "metric": "arrests", "place": "omsk", "date": "2021-01-31",
  "value": {value}, "attributed_to": ["{by}"], "as_of": "{as_of}" }}"#
    )
}

/// Each growth as "who: value at time, …; and without a time".
#[track_caller]
fn grown(claims: &[String]) -> Vec<String> {
    let dataset = dataset(&claims.join(",\n"));
    let ids: Vec<_> = dataset.claims.ids().collect();
    let value = |claim| dataset.claims.get(claim).value.to_string();
    let growths = growths(&dataset, &ids);
    let told = growths.iter().map(|growth| {
        let stands = growth.stands.iter();
        let stands = stands.map(|stand| format!("{} at {}", value(stand.claim), stand.clock));
        let others = growth.without_time.iter();
        let others = others.map(|(claim, words)| format!("{} “{words}”", value(*claim)));
        let all: Vec<String> = stands.chain(others).collect();
        format!("{}: {}", growth.claimants.join(", "), all.join(", "))
    });
    told.collect()
}

#[test]
fn a_count_that_grew_during_a_day_is_followed_for_each_claimant() {
    let told = grown(&[
        counted("d", "OVD-Info", r#""at least 5,300""#, "2021-01-31T23:10"),
        counted("a", "OVD-Info", "1009", "14:00"),
        counted("c", "OVD-Info", "4300", "2021-01-31 20:00"),
        counted("b", "OVD-Info", "3062", "17:30"),
        counted("w", "OVD-Info", r#""thousands""#, "in the evening"),
        counted("x", "Somebody else", "9", "17:30"),
    ]);
    assert_eq!(
        told,
        [
            "OVD-Info: 1,009 at 14:00, 3,062 at 17:30, 4,300 at 20:00, at least 5,300 at 23:10, \
          “thousands” “in the evening”"
        ],
        "one claim alone is no growth"
    );
}

#[test]
fn a_time_on_another_day_keeps_its_day_and_a_zone_its_zone() {
    let told = grown(&[
        counted("a", "OVD-Info", "1009", "2021-01-31T14:00+03:00"),
        counted("b", "OVD-Info", "3062", "2021-02-01T01:30+03:00"),
    ]);
    assert_eq!(
        told,
        ["OVD-Info: 1,009 at 14:00+03:00, 3,062 at 2021-02-01T01:30+03:00"]
    );
}

#[test]
fn the_bundled_article_has_no_count_that_grew() {
    let (dataset, _) = bundled();
    let ids: Vec<_> = dataset.claims.ids().collect();
    assert_eq!(growths(&dataset, &ids), []);
}
