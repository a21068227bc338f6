//! Places that stand together: nothing is lost, nothing is added twice, nothing hides another.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

use arrest_atlas::load::load;
use arrest_atlas::model::{CivilDate, LatLon, PlaceId, Qualifier, Report, Value, Verdict};
use arrest_atlas::scene::camera::Camera;
use arrest_atlas::scene::coverage::coverage;
use arrest_atlas::scene::geometry::{Point, Size};
use arrest_atlas::scene::grid::Grid;
use arrest_atlas::scene::hit::{hit, hit_near};
use arrest_atlas::scene::marks::{group_name, marks};
use arrest_atlas::scene::mercator::{WorldPoint, to_world};
use arrest_atlas::scene::places::{
    Days, Groups, LEVELS, Located, Places, RADIUS, Speck, Spot, Spots, Tally, Window, largest_first,
};
use arrest_atlas::scene::scale::{FULL_RADIUS, Scale};
use arrest_atlas::scene::symbol::{Fill, Shape};
use arrest_atlas::view::{DayFilter, Query, View};
use proptest::prelude::*;
use std::f32::consts::PI;

/// Where, and what: an amount with one of five qualifiers, or words; one of three days.
type Made = (f64, f64, u64, u8, u8);

fn made_up() -> impl Strategy<Value = Vec<Made>> {
    // Some on one point, some in one town, some anywhere.
    let place = prop_oneof![
        (0..4_i32, 0..3_i32).prop_map(|(x, y)| (f64::from(x), f64::from(y))),
        (0.0..0.3_f64, 50.0..50.2_f64),
        (-180.0..180.0_f64, -80.0..80.0_f64),
    ];
    let one = (place, 0..5_000_u64, 0..6_u8, 0..3_u8).prop_map(
        |((longitude, latitude), amount, how, day)| (longitude, latitude, amount, how, day),
    );
    proptest::collection::vec(one, 1..160)
}

fn value(amount: u64, how: u8) -> Value<'static> {
    let qualifier = match how {
        0 | 1 => Qualifier::Exact,
        2 => Qualifier::AtLeast,
        3 => Qualifier::About,
        4 => return Value::between(amount, amount + 7, None).expect("a range"),
        _ => return Value::in_words(Qualifier::Vague, "dozens").expect("words"),
    };
    Value::number(qualifier, amount, None).expect("a number")
}

fn tallies(made: &[Made]) -> Vec<Tally> {
    let tally = |&(_, _, amount, how, _): &Made| {
        Tally::of(value(amount, how), Days::Any, Verdict::Verified)
    };
    made.iter().map(tally).collect()
}

fn spots(made: &[Made]) -> Spots {
    spots_of_level(made, LEVELS)
}

fn spots_of_level(made: &[Made], level: u32) -> Spots {
    let spot = |(rank, &(longitude, latitude, ..)): (u32, &Made)| {
        Spot::new(to_world(LatLon::new(latitude, longitude)), rank)
    };
    Spots::of_level((0..).zip(made).map(spot).collect(), level)
}

fn together<'a>(tallies: impl Iterator<Item = &'a Tally>) -> Option<Tally> {
    tallies.copied().reduce(|mut all, one| {
        all.join(&one);
        all
    })
}

/// What stands at a zoom, as nodes.
fn standing(groups: &Groups, level: u32) -> Vec<Spot> {
    groups.level(level).expect("a level").all().to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn sums_and_places_and_figures_in_words_are_the_same_at_every_zoom(made in made_up()) {
        let tallies = tallies(&made);
        let groups = Groups::new(&spots(&made), &tallies);
        let whole = together(tallies.iter());
        for level in 0..=LEVELS {
            let nodes = standing(&groups, level);
            let of = |spot: &Spot| match groups.group(spot.node) {
                Some(group) => group.tally,
                None => tallies[spot.node as usize],
            };
            let found: Vec<Tally> = nodes.iter().map(of).collect();
            prop_assert_eq!(together(found.iter()), whole, "zoom {}", level);
        }
    }

    #[test]
    fn every_place_is_in_one_group_or_stands_alone(made in made_up()) {
        let groups = Groups::new(&spots(&made), &tallies(&made));
        for level in 0..=LEVELS {
            let mut all = Vec::new();
            for spot in standing(&groups, level) {
                let members = groups.members(spot.node);
                prop_assert_eq!(members.first(), Some(&groups.anchor(spot.node)));
                for &member in &members {
                    prop_assert_eq!(groups.standing(member, level), spot.node);
                }
                all.extend(members);
            }
            all.sort_unstable();
            let expect: Vec<u32> = (0..).take(made.len()).collect();
            prop_assert_eq!(all, expect, "zoom {}", level);
        }
    }

    #[test]
    fn marks_that_stand_together_no_longer_hide_each_other(made in made_up()) {
        let groups = Groups::new(&spots(&made), &tallies(&made));
        for level in 0..=LEVELS {
            let points = 256.0 * f64::from(level).exp2();
            let nodes = standing(&groups, level);
            for (at, one) in nodes.iter().enumerate() {
                for other in nodes.iter().skip(at + 1) {
                    let (a, b) = (one.at(), other.at());
                    let apart = (a.x - b.x).hypot(a.y - b.y) * points;
                    prop_assert!(apart > f64::from(RADIUS) - 0.001, "{} points at zoom {}", apart, level);
                }
            }
        }
    }

    #[test]
    fn a_group_stands_at_its_most_important_place(made in made_up()) {
        let groups = Groups::new(&spots(&made), &tallies(&made));
        for level in 0..=LEVELS {
            for spot in standing(&groups, level) {
                let (longitude, latitude, ..) = made[groups.anchor(spot.node) as usize];
                let expect = Spot::new(to_world(LatLon::new(latitude, longitude)), spot.node);
                prop_assert_eq!(spot, expect);
            }
        }
    }

    #[test]
    fn the_runs_of_a_window_have_what_lies_in_it_also_across_the_edge_of_the_world(
        made in made_up(),
        west in 0.0..1.0_f64,
        width in 0.001..1.2_f64,
        north in -0.1..1.0_f64,
        height in 0.0..0.5_f64,
        level in 0..=LEVELS,
        has_squares in any::<bool>(),
    ) {
        let window = Window { west, width, north, south: north + height };
        let mut spots = spots_of_level(&made, level);
        if has_squares {
            spots = spots.with_squares();
        }
        let runs = spots.runs(window).flat_map(|run| spots.all()[run].to_vec());
        let mut found: Vec<Spot> = runs.collect();
        found.sort_unstable_by_key(|spot| spot.node);
        let all = found.len();
        found.dedup();
        prop_assert_eq!(found.len(), all, "none stands in two runs");
        let at = |place: &Made| {
            let at = to_world(LatLon::new(place.1, place.0));
            WorldPoint { x: at.x.rem_euclid(1.0), y: at.y }
        };
        let is_across = |at: WorldPoint| (at.x - west).rem_euclid(1.0) <= width;
        for (rank, place) in (0..).zip(&made) {
            let at = at(place);
            let is_found = found.iter().any(|spot| spot.node == rank);
            if is_across(at) && at.y >= north && at.y <= north + height {
                prop_assert!(is_found, "{at:?} lies in {window:?}");
            }
            // A strip is a quarter of 256 points at zoom 0.
            let strip = 0.25 / f64::from(1_u32 << level);
            let is_far = at.y < north - strip || at.y > north + height + strip;
            // A square is a part in 256 of the world.
            let square = if has_squares { 1.0 / 256.0 } else { 0.0 };
            let is_near = (at.x - west + square).rem_euclid(1.0) <= width + 2.0 * square;
            if is_far || !is_near {
                prop_assert!(!is_found, "{at:?} lies far from {window:?}");
            }
        }
    }

    #[test]
    fn under_the_pointer_is_the_same_with_and_without_the_grid(
        made in made_up(),
        x in -10.0..1050.0_f32,
        y in -10.0..780.0_f32,
    ) {
        let specks = specks(&made, false, Camera::new(20.0, 0.0, 2.0), Scale::new(900, FULL_RADIUS));
        let grid = Grid::new(&specks, SIZE);
        let nodes = |found: Vec<&Speck>| -> Vec<u32> { found.iter().map(|it| it.node).collect() };
        let point = Point::new(x, y);
        prop_assert_eq!(nodes(hit_near(&specks, &grid, point)), nodes(hit(&specks, point)));
    }
}

const SIZE: Size = Size::new(1040.0, 764.0);

fn specks(made: &[Made], grouped: bool, camera: Camera, scale: Scale) -> Vec<Speck> {
    let figures = made.iter().map(|&(longitude, latitude, amount, how, _)| {
        (
            LatLon::new(latitude, longitude),
            value(amount, how),
            Days::Any,
        )
    });
    let places = Places::new(Located::given(figures), grouped);
    let mut specks = Vec::new();
    places.specks(0, scale, camera, SIZE, &mut specks);
    largest_first(&mut specks);
    specks
}

/// Made-up places in a row, a hundredth of a degree apart, with a figure and a day each.
fn in_a_row(figures: &[(&str, &str, &str)]) -> arrest_atlas::model::Dataset {
    let places: Vec<String> = (0..figures.len())
        .map(|at| {
            let longitude = 40.0 + f64::from(u32::try_from(at).expect("few")) / 100.0;
            format!(
                r#"{{ "id": "p{at}", "name": "Place {at}", "kind": "city", "country": "RU", "lat": 55.0, "lon": {longitude} }}"#
            )
        })
        .collect();
    let claims: Vec<String> = figures
        .iter()
        .enumerate()
        .map(|(at, (day, value, more))| {
            format!(
                r#"{{ "id": "c{at}", "metric": "arrests", "place": "p{at}", "date": "{day}", "value": {value}{more} }}"#
            )
        })
        .collect();
    let json = format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Places in a row, made up",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }}], "documents": [],
"places": [{}], "claims": [{}] }}"#,
        places.join(",\n"),
        claims.join(",\n")
    );
    load(json.as_bytes(), "made-up.json", &())
        .expect("a dataset")
        .dataset
}

/// What all places together come to, in words, on the whole world.
fn words(figures: &[(&str, &str, &str)], days: DayFilter) -> String {
    let dataset = in_a_row(figures);
    let query = Query {
        days,
        ..Query::opening(&dataset)
    };
    let report = Report::default();
    let view = View::new(&dataset, &report, query);
    let places = Places::new(Located::of(&dataset, &report, &view), true);
    let groups = places.groups().expect("groups");
    let [only] = standing(groups, 0)[..] else {
        panic!("several marks")
    };
    let group = groups.group(only.node).expect("a group");
    let place = places.place(only.node).expect("a place");
    group_name(&dataset, place, &group.tally, "arrests")
}

#[test]
fn a_group_is_named_for_its_largest_place_and_says_what_it_comes_to() {
    let day = "2021-01-31";
    let on = DayFilter::On(CivilDate::parse(day).expect("a day"));
    for (figures, expect) in [
        (
            vec![(day, "5", ""), (day, "300", ""), (day, "35", "")],
            "3 places around Place 1, together 340 arrests",
        ),
        (
            vec![
                (day, r#"{ "qualifier": "at_least", "number": 300 }"#, ""),
                (day, "40", ""),
            ],
            "2 places around Place 0, together at least 340 arrests",
        ),
        (
            vec![
                (day, "300", ""),
                (day, r#"{ "qualifier": "vague", "words": "dozens" }"#, ""),
            ],
            "2 places around Place 0, together at least 300 arrests, 1 in words",
        ),
        (
            vec![(day, "300", ""), (day, "40", r#", "part_of": "c0""#)],
            "2 places around Place 0, together 300 arrests, 1 part of another figure and not added",
        ),
    ] {
        assert_eq!(words(&figures, on), expect);
    }
}

#[test]
fn figures_of_several_days_are_not_added_up() {
    let figures = [("2021-01-23", "5", ""), ("2021-01-31", "300", "")];
    assert_eq!(
        words(&figures, DayFilter::All),
        "2 places around Place 1, figures of several days, not added up"
    );
}

#[test]
fn a_single_place_stands_where_its_mark_always_stood() {
    let day = "2021-01-31";
    let dataset = in_a_row(&[(day, "5", ""), (day, "300", ""), (day, "35", "")]);
    let report = Report::default();
    let view = View::new(&dataset, &report, Query::opening(&dataset));
    let camera = Camera::new(55.0, 40.0, 9.3);
    let before = marks(&dataset, &report, &view, camera, SIZE, FULL_RADIUS);
    let places = Places::new(Located::of(&dataset, &report, &view), false);
    let mut specks = Vec::new();
    let scale = Scale::new(view.reference.expect("a figure"), FULL_RADIUS);
    let count = places.specks(0, scale, camera, SIZE, &mut specks);
    largest_first(&mut specks);
    assert_eq!((count, specks.len()), (3, before.len()));
    for (speck, mark) in specks.iter().zip(&before) {
        assert_eq!(speck.place, mark.place);
        assert!(
            speck.center.distance(mark.center) < 0.01,
            "{speck:?} {mark:?}"
        );
        assert!(
            (speck.high - mark.outer_radius()).abs() < 0.01,
            "{speck:?} {mark:?}"
        );
    }
}

/// Places all over a country, every one with the same figure.
fn spread_out() -> Vec<Made> {
    (0..2_000_u32)
        .map(|at| {
            let (x, y) = (f64::from(at % 50), f64::from(at / 50));
            (40.0 + x * 0.3 + y * 0.01, 50.0 + y * 0.2, 100, 0, 0)
        })
        .collect()
}

#[test]
fn no_group_is_larger_than_the_legends_largest_circle() {
    let made = spread_out();
    for level in 1..=LEVELS {
        let camera = Camera::new(53.0, 47.0, f64::from(level));
        let figures = made.iter().map(|&(longitude, latitude, amount, how, _)| {
            (
                LatLon::new(latitude, longitude),
                value(amount, how),
                Days::Any,
            )
        });
        let places = Places::new(Located::given(figures), true);
        let Some(reference) = places.reference(level) else {
            assert!(level > 5, "nothing is grouped at zoom {level}");
            continue;
        };
        let scale = Scale::new(reference, FULL_RADIUS);
        let mut specks = Vec::new();
        places.specks(0, scale, camera, SIZE, &mut specks);
        let groups = specks.iter().filter(|speck| speck.kind.group);
        for speck in groups {
            assert!(speck.low <= FULL_RADIUS, "{speck:?} at zoom {level}");
            let amount = places.group(speck.node).and_then(|it| it.tally.sum());
            let amount = amount.and_then(|sum| sum.value.amount()).expect("a number");
            assert!(
                (speck.low - scale.radius(amount)).abs() < 0.01,
                "the area is the sum"
            );
        }
    }
}

#[test]
fn among_very_many_marks_the_larger_ones_come_first() {
    let speck = |at: u32| {
        let made = [(0.0, 0.0, u64::from(at * 7919 % 4000), 0, 0)];
        let mut found = specks(
            &made,
            false,
            Camera::new(0.0, 0.0, 3.0),
            Scale::new(4000, 44.0),
        );
        Speck {
            node: at,
            ..found.remove(0)
        }
    };
    let mut many: Vec<Speck> = (0..6_000).map(speck).collect();
    largest_first(&mut many);
    assert_eq!(many.len(), 6_000);
    for pair in many.windows(2) {
        assert!(pair[0].high >= pair[1].high * 0.98, "{pair:?}");
    }
    let mut nodes: Vec<u32> = many.iter().map(|speck| speck.node).collect();
    nodes.sort_unstable();
    assert_eq!(nodes, (0..6_000).collect::<Vec<u32>>());
}

#[test]
fn a_picture_of_a_mark_has_the_area_of_the_mark() {
    for radius in [2.5_f32, 7.3, 20.0, 44.0] {
        let disc = Shape::Disc {
            center: Point::default(),
            radius,
            fill: Fill::Metric,
        };
        let steps = 100_u8;
        let side = 0.5_f32;
        let mut area = 0.0;
        for x in 0..=2 * steps {
            for y in 0..=2 * steps {
                let at = |step: u8| (f32::from(step) - f32::from(steps)) * side;
                area += coverage(&disc, Point::new(at(x), at(y)), side) * side * side;
            }
        }
        let expect = PI * radius * radius;
        assert!(
            (area / expect - 1.0).abs() < 0.02,
            "{area} instead of {expect}"
        );
    }
}

#[test]
fn places_have_ids_of_their_own_where_figures_are_given() {
    let made = spread_out();
    let found = specks(
        &made,
        false,
        Camera::new(53.0, 47.0, 4.0),
        Scale::new(100, 10.0),
    );
    let mut places: Vec<PlaceId> = found.iter().map(|speck| speck.place).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), found.len());
}
