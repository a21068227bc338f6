//! Where everything stands on the map and how large it is: scale, symbols, hits, neighbours,
//! labels, legend.

#![expect(
    clippy::expect_used,
    clippy::float_cmp,
    reason = "a helper of tests may fail, and the same marks have the same radii to the last bit"
)]

use arrest_atlas::load::{bundled, load};
use arrest_atlas::model::{ClaimId, Dataset, LatLon, PlaceId, Qualifier, Report, Value, Verdict};
use arrest_atlas::scene::camera::Camera;
use arrest_atlas::scene::geometry::{Point, Size};
use arrest_atlas::scene::hit::{Direction, hit, neighbour};
use arrest_atlas::scene::labels::{LABEL_WIDTH, Label, Measure, labels};
use arrest_atlas::scene::legend::legend;
use arrest_atlas::scene::marks::{HIT_RADIUS, Mark, accessible_name, marks};
use arrest_atlas::scene::scale::{FULL_RADIUS, Scale, TOO_SMALL};
use arrest_atlas::scene::symbol::{Edge, Fill, LIST_RADIUS, Shape, Symbol};
use arrest_atlas::view::{DayFilter, Query, View};
use proptest::prelude::*;

const SIZE: Size = Size::new(1040.0, 764.0);
const RUSSIA: Camera = camera(58.0, 34.0, 4.7);

const fn camera(latitude: f64, longitude: f64, zoom: f64) -> Camera {
    Camera {
        latitude,
        longitude,
        zoom,
    }
}

fn bundled_marks(query: Query, camera: Camera, size: Size, radius: f32) -> Vec<Mark> {
    let (dataset, _) = bundled();
    let view = View::new(&dataset, &Report::default(), query);
    marks(&dataset, &Report::default(), &view, camera, size, radius)
}

fn opening() -> Query {
    Query::opening(&bundled().0)
}

/// The painted radius of a mark: of its largest filled disc.
fn painted_radius(mark: &Mark) -> f32 {
    let shapes = mark.symbol.shapes(mark.center, true);
    let discs = shapes.iter().filter_map(|shape| match shape {
        Shape::Disc {
            radius,
            fill: Fill::Metric,
            ..
        } => Some(*radius),
        _ => None,
    });
    discs.fold(0.0, f32::max)
}

/// The painted areas of Moscow and Saint Petersburg are as 1,800 to 1,176.
#[track_caller]
fn check_ratio(marks: &[Mark]) -> [f32; 2] {
    let (dataset, _) = bundled();
    let radius = |name: &str| {
        let place = dataset.find_place(name).expect("a place");
        let mark = marks.iter().find(|mark| mark.place == place);
        painted_radius(mark.expect("a mark"))
    };
    let radii = [radius("Moscow"), radius("Saint Petersburg")];
    let ratio = (f64::from(radii[0]) / f64::from(radii[1])).powi(2);
    let expect = 1_800.0 / 1_176.0;
    assert!(
        (ratio / expect - 1.0).abs() < 4.0 * f64::from(f32::EPSILON),
        "{ratio} is not {expect}"
    );
    radii
}

#[test]
fn the_area_of_a_mark_is_its_figure() {
    let radii = check_ratio(&bundled_marks(opening(), RUSSIA, SIZE, FULL_RADIUS));
    let expect = 44.0 * (1_800.0_f32 / 2_000.0).sqrt();
    assert!((radii[0] - expect).abs() < 1e-4, "{radii:?}");
}

#[test]
fn no_zoom_no_place_and_no_size_of_the_window_changes_a_mark() {
    let expect = check_ratio(&bundled_marks(opening(), RUSSIA, SIZE, FULL_RADIUS));
    for camera in [
        RUSSIA,
        camera(58.0, 34.0, 1.0),
        camera(55.7, 37.6, 12.0),
        camera(-30.0, 179.0, 3.3),
    ] {
        for size in [SIZE, Size::new(200.0, 150.0), Size::new(4_000.0, 3_000.0)] {
            let radii = check_ratio(&bundled_marks(opening(), camera, size, FULL_RADIUS));
            assert_eq!(radii, expect);
        }
    }
}

#[test]
fn no_filter_changes_a_mark() {
    let (dataset, _) = bundled();
    let expect = check_ratio(&bundled_marks(opening(), RUSSIA, SIZE, FULL_RADIUS));
    let all_days = Query {
        days: DayFilter::All,
        ..opening()
    };
    assert_eq!(
        check_ratio(&bundled_marks(all_days, RUSSIA, SIZE, FULL_RADIUS)),
        expect
    );
    let there = dataset
        .metric_ids()
        .map(|metric| opening().for_metric(&dataset, metric));
    for query in there {
        let back = query.for_metric(&dataset, opening().metric.expect("arrests"));
        let back = Query {
            days: opening().days,
            ..back
        };
        assert_eq!(
            check_ratio(&bundled_marks(back, RUSSIA, SIZE, FULL_RADIUS)),
            expect
        );
    }
}

#[test]
fn another_radius_keeps_the_proportion() {
    for radius in [12.0, 20.5, 44.0, 96.0] {
        let radii = check_ratio(&bundled_marks(opening(), RUSSIA, SIZE, radius));
        assert!((radii[0] / radius - 0.9_f32.sqrt()).abs() < 1e-6);
    }
}

#[test]
fn there_is_no_smallest_radius() {
    let scale = Scale::new(2_000, FULL_RADIUS);
    assert_eq!(scale.radius(0).to_bits(), 0.0_f32.to_bits());
    assert!((scale.radius(1) - 44.0 / 2_000_f32.sqrt()).abs() < 1e-6);
    assert!(scale.radius(1) < 1.0);
    assert_eq!(scale.radius(2_000).to_bits(), 44.0_f32.to_bits());
    let beyond = scale.radius(8_000);
    assert_eq!(beyond.to_bits(), 88.0_f32.to_bits(), "and no largest");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn areas_are_in_proportion_for_all_figures(
        a in 1..1_u64 << 53, b in 1..1_u64 << 53, reference in 1..1_u64 << 53, full in 12.0..96.0_f32,
    ) {
        let scale = Scale::new(reference, full);
        let areas = [a, b].map(|figure| f64::from(scale.radius(figure)).powi(2));
        let ratio = areas[0] / areas[1];
        #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
        let expect = a as f64 / b as f64;
        prop_assert!((ratio / expect - 1.0).abs() < 1e-6);
    }

    #[test]
    fn no_label_covers_another_or_a_mark(points in points(), selected in 0..12_usize) {
        let dataset = named_places(points.len());
        let marks = with_marks(&points);
        let selected = marks.get(selected).map(|mark| mark.place);
        let labels = labels(&dataset, &marks, selected, SIZE, &Fixed);
        check_labels(&labels, &marks, selected);
    }
}

fn points() -> impl Strategy<Value = Vec<(i16, i16, u8)>> {
    // Few columns and rows: many of them lie on one line, or on the same point.
    proptest::collection::vec((0..12_i16, 0..9_i16, 1..44_u8), 1..12)
}

/// Marks on a grid of 80 points; the largest first, as marks always are.
fn with_marks(points: &[(i16, i16, u8)]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = points
        .iter()
        .enumerate()
        .map(|(index, &(x, y, radius))| {
            let center = Point::new(f32::from(x) * 80.0, f32::from(y) * 80.0);
            mark(index, center, f32::from(radius))
        })
        .collect();
    marks.sort_by(|a, b| b.outer_radius().total_cmp(&a.outer_radius()));
    marks
}

fn mark(index: usize, center: Point, radius: f32) -> Mark {
    Mark {
        layer: 0,
        place: PlaceId::new(index),
        claim: Some(ClaimId::new(index)),
        sum: None,
        center,
        symbol: Symbol::Disc {
            radius,
            edge: Edge::Closed,
        },
        spread: None,
        verdict: Verdict::Verified,
        group: None,
    }
}

/// The pairs of marks of which the second is not reached from the first.
fn unreached(marks: &[Mark]) -> Vec<(PlaceId, PlaceId)> {
    let arrows = [
        Direction::Up,
        Direction::Down,
        Direction::Left,
        Direction::Right,
    ];
    let mut missing = Vec::new();
    for start in marks {
        let mut reached = vec![start.place];
        let mut next = 0;
        while let Some(&from) = reached.get(next) {
            next += 1;
            for arrow in arrows {
                let to = neighbour(marks, Some(from), arrow);
                reached.extend(to.filter(|to| !reached.contains(to)));
            }
        }
        let all = marks.iter().map(|mark| mark.place);
        missing.extend(
            all.filter(|place| !reached.contains(place))
                .map(|place| (start.place, place)),
        );
    }
    missing
}

/// Layouts that are the same in every run: marks spread over the map without a pattern.
fn layouts(count: usize) -> impl Iterator<Item = Vec<Mark>> {
    let mut seed = 20_210_131_u64;
    let mut next = move |below: u64| {
        // Knuth's constants for a linear congruential generator.
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u16::try_from((seed >> 33) % below).unwrap_or_default()
    };
    (0..count).map(move |_| {
        let count = 2 + next(14);
        let mut marks: Vec<Mark> = Vec::new();
        for index in 0..usize::from(count) {
            // Every fifth stands where another stands.
            let center = match marks.get(index / 2) {
                Some(other) if index % 5 == 4 => other.center,
                _ => Point::new(f32::from(next(1_040)), f32::from(next(764))),
            };
            marks.push(mark(index, center, f32::from(next(40)) + 1.0));
        }
        marks.sort_by(|a, b| b.outer_radius().total_cmp(&a.outer_radius()));
        marks
    })
}

#[test]
fn arrows_reach_every_mark_from_every_other_on_all_but_one_map_in_two_hundred() {
    let whole = layouts(2_000).filter(|marks| unreached(marks).is_empty());
    let whole = whole.count();
    assert!(whole >= 1_990, "only {whole} of 2,000");
}

#[test]
fn arrows_reach_every_mark_of_a_line_a_grid_and_a_star() {
    let line: Vec<(i16, i16, u8)> = (0..12).map(|x| (x, 3, 8)).collect();
    let slope: Vec<(i16, i16, u8)> = (0..9).map(|x| (x, x, 8)).collect();
    let grid: Vec<(i16, i16, u8)> = (0..30).map(|at| (at % 6, at / 6, 8)).collect();
    let star = [
        (6, 4),
        (6, 0),
        (6, 8),
        (0, 4),
        (12, 4),
        (9, 1),
        (3, 7),
        (3, 1),
        (9, 7),
    ];
    let star: Vec<(i16, i16, u8)> = star.map(|(x, y)| (x, y, 8)).to_vec();
    for points in [line, slope, grid, star] {
        assert_eq!(unreached(&with_marks(&points)), []);
    }
}

#[test]
fn arrows_reach_every_bundled_mark() {
    let (dataset, _) = bundled();
    for metric in dataset.metric_ids() {
        let query = opening().for_metric(&dataset, metric);
        let marks = bundled_marks(query.clone(), RUSSIA, SIZE, FULL_RADIUS);
        assert_eq!(unreached(&marks), []);
    }
}

#[test]
fn without_a_start_an_arrow_leads_to_the_largest_mark() {
    let marks = with_marks(&[(0, 0, 4), (1, 0, 40), (2, 0, 9)]);
    let first = neighbour(&marks, None, Direction::Up);
    assert_eq!(first, Some(PlaceId::new(1)));
    assert_eq!(neighbour::<Mark>(&[], None, Direction::Up), None);
}

/// An arrow from the mark in the middle of a map leads to the one numbered `expect`.
#[track_caller]
fn check_neighbour(others: &[(i16, i16)], arrow: Direction, expect: Option<usize>) {
    let mut points = vec![(5, 5, 10)];
    points.extend(others.iter().map(|&(x, y)| (5 + x, 5 + y, 9)));
    let found = neighbour(&with_marks(&points), Some(PlaceId::new(0)), arrow);
    assert_eq!(found, expect.map(PlaceId::new));
}

#[test]
fn an_arrow_leads_to_the_nearest_mark_ahead() {
    check_neighbour(&[(3, 0), (1, 0), (-1, 0)], Direction::Right, Some(2));
    check_neighbour(&[(1, 3), (4, 1)], Direction::Right, Some(2));
    check_neighbour(&[(0, -2), (0, 2)], Direction::Up, Some(1));
    check_neighbour(&[(0, -2), (0, 2)], Direction::Down, Some(2));
    check_neighbour(&[(-2, 1), (2, 1)], Direction::Left, Some(1));
}

#[test]
fn without_a_mark_ahead_an_arrow_leads_to_any_on_its_side() {
    check_neighbour(&[(1, 4)], Direction::Right, Some(1));
    check_neighbour(&[(-1, 4)], Direction::Right, None);
}

#[test]
fn marks_on_the_same_point_are_reached_by_going_right_and_left() {
    check_neighbour(&[(0, 0)], Direction::Right, Some(1));
    check_neighbour(&[(0, 0)], Direction::Up, None);
    let same = with_marks(&[(3, 3, 20), (3, 3, 9), (3, 3, 4), (9, 1, 6)]);
    assert_eq!(unreached(&same), []);
}

/// The places hit at a point, the topmost first.
#[track_caller]
fn check_hit(marks: &[Mark], x: f32, y: f32, expect: &[usize]) {
    let found: Vec<usize> = hit(marks, Point::new(x, y))
        .iter()
        .map(|mark| mark.place.index())
        .collect();
    assert_eq!(found, expect, "at {x} {y}");
}

#[test]
fn marks_that_overlap_are_each_hit_the_smallest_first() {
    let marks = [
        mark(0, Point::new(100.0, 100.0), 40.0),
        mark(1, Point::new(120.0, 100.0), 30.0),
        mark(2, Point::new(110.0, 100.0), 5.0),
    ];
    check_hit(&marks, 110.0, 100.0, &[2, 1, 0]);
    check_hit(&marks, 65.0, 100.0, &[0]);
    check_hit(&marks, 145.0, 100.0, &[1]);
}

#[test]
fn the_corners_of_the_square_round_a_mark_do_not_hit() {
    let marks = [mark(0, Point::new(100.0, 100.0), 40.0)];
    check_hit(&marks, 139.0, 100.0, &[0]);
    check_hit(&marks, 141.0, 100.0, &[]);
    for (x, y) in [(135.0, 135.0), (65.0, 135.0), (65.0, 65.0), (135.0, 65.0)] {
        check_hit(&marks, x, y, &[]);
    }
}

#[test]
fn a_small_mark_is_as_easy_to_hit_as_a_button() {
    let marks = [mark(0, Point::new(100.0, 100.0), 1.0)];
    check_hit(&marks, 100.0 + HIT_RADIUS - 0.5, 100.0, &[0]);
    check_hit(&marks, 100.0 + HIT_RADIUS + 0.5, 100.0, &[]);
}

#[test]
fn the_bundled_marks_are_each_hit_at_their_middle() {
    let marks = bundled_marks(opening(), RUSSIA, SIZE, FULL_RADIUS);
    assert_eq!(marks.len(), 2);
    for mark in &marks {
        let found: Vec<PlaceId> = hit(&marks, mark.center).iter().map(|it| it.place).collect();
        assert_eq!(found, [mark.place]);
    }
}

fn number(qualifier: Qualifier, number: u64) -> Value<'static> {
    Value::number(qualifier, number, None).expect("a value")
}

/// The symbol of a figure on the scale of the bundled arrests.
#[track_caller]
fn check_symbol(value: Value<'_>, expect: Symbol) {
    assert_eq!(Symbol::of(value, Scale::new(2_000, FULL_RADIUS)), expect);
}

#[test]
fn every_qualifier_has_its_edge() {
    let disc = |edge| Symbol::Disc {
        radius: FULL_RADIUS,
        edge,
    };
    for (qualifier, edge) in [
        (Qualifier::Exact, Edge::Closed),
        (Qualifier::AtLeast, Edge::OpenUp),
        (Qualifier::MoreThan, Edge::OpenUp),
        (Qualifier::AtMost, Edge::OpenDown),
        (Qualifier::LessThan, Edge::OpenDown),
        (Qualifier::About, Edge::Dashed),
        (Qualifier::Almost, Edge::Dashed),
    ] {
        check_symbol(number(qualifier, 2_000), disc(edge));
    }
}

#[test]
fn a_range_is_a_disc_at_its_low_end_and_a_ring_at_its_high_end() {
    let range = Value::between(500, 2_000, None).expect("a range");
    check_symbol(
        range,
        Symbol::Range {
            low: FULL_RADIUS / 2.0,
            high: FULL_RADIUS,
        },
    );
}

#[test]
fn words_are_never_turned_into_a_number() {
    for qualifier in [Qualifier::Vague, Qualifier::Unquantified] {
        let words = Value::in_words(qualifier, "several").expect("words");
        check_symbol(words, Symbol::Words);
        let large = Symbol::of(words, Scale::new(1, 96.0));
        assert_eq!(large, Symbol::Words, "they are never scaled");
    }
}

#[test]
fn a_figure_too_small_to_see_is_a_dot_and_zero_a_cross() {
    check_symbol(number(Qualifier::Exact, 1), Symbol::Dot);
    check_symbol(number(Qualifier::AtLeast, 1), Symbol::Dot);
    check_symbol(number(Qualifier::Exact, 0), Symbol::Zero);
    let range = Value::between(0, 2, None).expect("a range");
    check_symbol(range, Symbol::Dot);
    // "At least 0" is no zero.
    check_symbol(number(Qualifier::AtLeast, 0), Symbol::Dot);
    let limit = Scale::new(2_000, FULL_RADIUS);
    let smallest = (1..100)
        .find(|&figure| limit.radius(figure) >= TOO_SMALL)
        .expect("a figure");
    let drawn = Symbol::of(number(Qualifier::Exact, smallest), limit);
    assert!(matches!(drawn, Symbol::Disc { .. }), "{drawn:?}");
}

/// How many degrees of a circle's edge are drawn, and whether it is dashed.
fn edge_of(symbol: Symbol) -> (f32, bool, Vec<Shape>) {
    let shapes = symbol.shapes(Point::default(), true);
    let (mut degrees, mut dashed) = (0.0, false);
    for shape in &shapes {
        if let Shape::Arc { from, to, dash, .. } = shape {
            degrees += to - from;
            dashed |= dash.is_some();
        }
    }
    (degrees, dashed, shapes)
}

#[test]
fn no_two_kinds_of_figure_look_alike_even_without_colour() {
    let disc = |edge| Symbol::Disc { radius: 20.0, edge };
    let range = Symbol::Range {
        low: 12.0,
        high: 20.0,
    };
    let kinds = [
        disc(Edge::Closed),
        disc(Edge::OpenUp),
        disc(Edge::OpenDown),
        disc(Edge::Dashed),
        range,
        Symbol::Words,
        Symbol::Dot,
        Symbol::Zero,
    ];
    for (index, &symbol) in kinds.iter().enumerate() {
        for filled in [true, false] {
            let shapes = symbol.shapes(Point::default(), filled);
            assert!(!shapes.is_empty());
            for &other in &kinds[index + 1..] {
                assert_ne!(shapes, other.shapes(Point::default(), filled));
            }
        }
    }
}

#[test]
fn an_open_edge_points_where_the_figure_may_lie() {
    let tip = |edge| {
        let (degrees, _, shapes) = edge_of(Symbol::Disc { radius: 20.0, edge });
        assert!((280.0..340.0).contains(&degrees), "{degrees}");
        let line = shapes.into_iter().find_map(|shape| match shape {
            Shape::Line { points, .. } => Some(points),
            _ => None,
        });
        line.expect("a chevron")[1].y
    };
    assert!(tip(Edge::OpenUp) < -20.0);
    assert!(tip(Edge::OpenDown) > 20.0);
    let (degrees, dashed, _) = edge_of(Symbol::Disc {
        radius: 20.0,
        edge: Edge::Dashed,
    });
    assert!(dashed && (degrees - 360.0).abs() < 1e-3);
}

#[test]
fn a_broken_figure_keeps_its_edge_and_loses_its_fill() {
    let disc = Symbol::Disc {
        radius: 20.0,
        edge: Edge::Closed,
    };
    let has_fill = |shapes: &[Shape]| {
        shapes
            .iter()
            .any(|shape| matches!(shape, Shape::Disc { .. }))
    };
    assert!(has_fill(&disc.shapes(Point::default(), true)));
    let broken = disc.shapes(Point::default(), false);
    assert!(!has_fill(&broken) && !broken.is_empty());
}

#[test]
fn the_circles_of_the_legend_have_the_scale_of_the_marks() {
    let (dataset, _) = bundled();
    for full in [12.0, FULL_RADIUS, 96.0] {
        let marks = bundled_marks(opening(), RUSSIA, SIZE, full);
        let view = View::new(&dataset, &Report::default(), opening());
        let legend = legend(&dataset, &view, &marks, full);
        assert_eq!(legend.title, "Arrests per place");
        let figures: Vec<u64> = legend.circles.iter().map(|circle| circle.0).collect();
        assert_eq!(figures, [2_000, 1_000, 200]);
        let moscow = painted_radius(&marks[0]);
        for (figure, radius) in legend.circles {
            let ratio = (f64::from(radius) / f64::from(moscow)).powi(2);
            #[expect(clippy::cast_precision_loss, reason = "a small number")]
            let expect = figure as f64 / 1_800.0;
            assert!((ratio / expect - 1.0).abs() < 1e-6, "{figure}");
        }
    }
}

#[test]
fn the_legend_names_the_symbols_in_use_and_no_others() {
    let (dataset, _) = bundled();
    let entries = |query: Query| {
        let marks = bundled_marks(query.clone(), RUSSIA, SIZE, FULL_RADIUS);
        let view = View::new(&dataset, &Report::default(), query);
        let legend = legend(&dataset, &view, &marks, FULL_RADIUS);
        let labels: Vec<&str> = legend.entries.iter().map(|entry| entry.1).collect();
        labels.join("; ")
    };
    assert_eq!(entries(opening()), "as stated");
    let protesters = dataset.metric_ids().nth(1).expect("protesters");
    let query = opening().for_metric(&dataset, protesters);
    assert_eq!(entries(query), "at least, more than; about, almost");
    let cases = dataset.metric_ids().last().expect("criminal cases");
    assert_eq!(entries(opening().for_metric(&dataset, cases)), "");
}

/// Eight characters a point, as a font that never changes.
struct Fixed;

impl Measure for Fixed {
    fn label(&self, name: &str, figure: &str) -> Size {
        let longest = name.chars().count().max(figure.chars().count());
        let width = f32::from(u16::try_from(longest).unwrap_or(u16::MAX)) * 7.0;
        Size::new(width.min(LABEL_WIDTH), 37.0)
    }
}

/// A dataset of so many located places, each with one claim.
#[track_caller]
fn named_places(count: usize) -> Dataset {
    let place = |index: usize| {
        let latitude = 50 + index;
        format!(
            r#"{{ "id": "p{index}", "name": "Place {index}", "kind": "city", "lat": {latitude}, "lon": 60 }}"#
        )
    };
    let claim = |index: usize| {
        format!(
            r#"{{ "id": "c{index}", "metric": "arrests", "place": "p{index}", "value": {} }}"#,
            100 + index
        )
    };
    let list = |of: &dyn Fn(usize) -> String| (0..count).map(of).collect::<Vec<_>>().join(",");
    let text = format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Made up",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }}], "documents": [],
"places": [{}], "claims": [{}] }}"#,
        list(&place),
        list(&claim)
    );
    let loaded = load(text.as_bytes(), "made-up.json", &()).expect("a dataset");
    loaded.dataset
}

/// No label covers another, none but the selected one's covers a mark, and that one is there.
#[track_caller]
fn check_labels(labels: &[Label], marks: &[Mark], selected: Option<PlaceId>) {
    for (index, label) in labels.iter().enumerate() {
        for other in &labels[index + 1..] {
            assert!(!label.rect.intersects(other.rect), "{label:?} {other:?}");
        }
        if Some(label.place) == selected {
            continue;
        }
        let (min, max) = (label.rect.min, label.rect.max);
        let inside = min.x >= 0.0 && min.y >= 0.0 && max.x <= SIZE.width && max.y <= SIZE.height;
        assert!(inside, "half of {label:?} cannot be read");
        for mark in marks.iter().filter(|mark| mark.place != label.place) {
            let nearest = Point::new(
                mark.center.x.clamp(label.rect.min.x, label.rect.max.x),
                mark.center.y.clamp(label.rect.min.y, label.rect.max.y),
            );
            assert!(
                mark.center.distance(nearest) >= mark.outer_radius() - 1e-3,
                "{label:?} covers {mark:?}"
            );
        }
    }
    if let Some(selected) = selected {
        let mark = marks.iter().find(|mark| mark.place == selected);
        let in_view = mark.is_some_and(|mark| mark.is_visible(SIZE));
        let labelled = labels.iter().any(|label| label.place == selected);
        assert_eq!(labelled, in_view);
    }
}

#[test]
fn the_selected_label_is_there_however_crowded_it_is() {
    let points: Vec<(i16, i16, u8)> = (0..12).map(|_| (6, 4, 30)).collect();
    let marks = with_marks(&points);
    let dataset = named_places(points.len());
    for mark in &marks {
        let labels = labels(&dataset, &marks, Some(mark.place), SIZE, &Fixed);
        check_labels(&labels, &marks, Some(mark.place));
    }
}

#[test]
fn the_labels_of_the_bundled_marks_are_all_there() {
    let (dataset, _) = bundled();
    let marks = bundled_marks(opening(), RUSSIA, SIZE, FULL_RADIUS);
    let labels = labels(&dataset, &marks, None, SIZE, &Fixed);
    let words: Vec<String> = labels
        .iter()
        .map(|label| format!("{}: {}", label.name, label.figure))
        .collect();
    assert_eq!(words, ["Moscow: 1,800", "Saint Petersburg: 1,176"]);
    check_labels(&labels, &marks, None);
}

#[test]
fn a_label_of_a_mark_at_the_edge_stands_inside_the_map() {
    let dataset = named_places(1);
    let marks = [mark(0, Point::new(SIZE.width - 20.0, 300.0), 15.0)];
    let labels = labels(&dataset, &marks, None, SIZE, &Fixed);
    assert!(labels[0].rect.max.x < SIZE.width, "{labels:?}");
    assert!(labels[0].rect.max.x < marks[0].center.x, "on its left");
}

#[test]
fn a_mark_out_of_view_has_no_label() {
    let dataset = named_places(1);
    let marks = [mark(0, Point::new(-400.0, 300.0), 15.0)];
    let labels = labels(&dataset, &marks, Some(marks[0].place), SIZE, &Fixed);
    assert_eq!(labels, []);
}

#[test]
fn marks_are_painted_the_largest_first() {
    let (dataset, _) = bundled();
    for metric in dataset.metric_ids() {
        let query = opening().for_metric(&dataset, metric);
        let marks = bundled_marks(query.clone(), RUSSIA, SIZE, FULL_RADIUS);
        let radii: Vec<f32> = marks.iter().map(Mark::outer_radius).collect();
        assert!(radii.is_sorted_by(|a, b| a >= b), "{radii:?}");
    }
}

#[test]
fn a_mark_stands_on_its_place() {
    let marks = bundled_marks(opening(), RUSSIA, SIZE, FULL_RADIUS);
    let expect = RUSSIA.project(SIZE, LatLon::new(55.752, 37.6178));
    assert!(marks[0].center.distance(expect) < 1e-3);
}

#[test]
fn a_mark_is_named_with_its_figure_and_how_many_claims_there_are() {
    let (dataset, _) = bundled();
    let view = View::new(&dataset, &Report::default(), opening());
    let names: Vec<String> = view
        .located
        .iter()
        .chain(&view.off_map)
        .map(|figure| accessible_name(&dataset, figure))
        .collect();
    assert_eq!(
        names,
        [
            "Moscow: 1,800 arrests, 2 claims",
            "Saint Petersburg: 1,176 arrests, 2 claims",
            "Russia: at least 5,300 arrests, 1 claim",
        ]
    );
}

#[test]
fn list_glyphs_show_the_kind_and_never_the_size() {
    let glyph = |figure| Symbol::for_list(number(Qualifier::AtLeast, figure));
    assert_eq!(glyph(7), glyph(7_000));
    assert!((glyph(7).outer_radius() - LIST_RADIUS).abs() < 1e-6);
}
