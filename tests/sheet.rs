//! Marks that are laid out once and then moved stand where they would if laid out anew.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

use arrest_atlas::model::{LatLon, Qualifier, Value};
use arrest_atlas::scene::camera::Camera;
use arrest_atlas::scene::geometry::{Point, Rect, Size};
use arrest_atlas::scene::grid::Grid;
use arrest_atlas::scene::hit::{Standing, hit};
use arrest_atlas::scene::labels::is_covered;
use arrest_atlas::scene::places::{Days, Located, Places, Sheet, Speck, largest_first};
use arrest_atlas::scene::scale::{FULL_RADIUS, Scale};
use proptest::prelude::*;

const MAP: Size = Size::new(1040.0, 764.0);

fn made_up(places: &[(f64, f64, u64)], grouped: bool) -> Places {
    let figures = places.iter().map(|&(longitude, latitude, amount)| {
        let value = Value::number(Qualifier::Exact, amount, None).expect("a number");
        (LatLon::new(latitude, longitude), value, Days::Any)
    });
    Places::new(Located::given(figures), grouped)
}

fn places() -> impl Strategy<Value = Vec<(f64, f64, u64)>> {
    let place = prop_oneof![
        (20.0..60.0_f64, 30.0..60.0_f64),
        (-180.0..180.0_f64, -80.0..80.0_f64),
    ];
    let one = (place, 1..5_000_u64)
        .prop_map(|((longitude, latitude), amount)| (longitude, latitude, amount));
    proptest::collection::vec(one, 1..120)
}

/// What stands on the map without a sheet.
fn anew(places: &Places, scale: Scale, camera: Camera) -> (Vec<Speck>, usize) {
    let mut specks = Vec::new();
    let count = places.specks(0, scale, camera, MAP, &mut specks);
    largest_first(&mut specks);
    (specks, count)
}

/// Marks whose visibility is a matter of rounding are left out.
fn is_clear(speck: &Speck) -> bool {
    let reach = speck.high + 8.0;
    let near = |at: f32, edge: f32| (at - edge).abs() < 0.05;
    let Point { x, y } = speck.center;
    !(near(x, -reach)
        || near(y, -reach)
        || near(x, MAP.width + reach)
        || near(y, MAP.height + reach))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn a_sheet_that_was_moved_shows_what_one_laid_out_anew_shows(
        made in places(),
        longitude in -180.0..180.0_f64,
        latitude in -60.0..70.0_f64,
        zoom in 1.0..6.0_f64,
        aside in -250.0..250.0_f32,
        down in -180.0..180.0_f32,
        closer in -0.3..0.4_f64,
        x in 0.0..1040.0_f32,
        y in 0.0..764.0_f32,
        grouped in any::<bool>(),
    ) {
        let places = made_up(&made, grouped);
        let scale = Scale::new(9_000, FULL_RADIUS);
        let first = Camera::new(latitude, longitude, zoom);
        let sheet = Sheet::new([(0, &places)].into_iter(), scale, first, MAP);
        let mut camera = first.pan_by(aside, down);
        camera.zoom = (camera.zoom + closer).clamp(1.0, 12.0);
        let level = |camera: Camera| Places::level(camera.zoom);
        let Some(placement) = sheet.placement(camera, MAP) else {
            return Ok(());
        };
        prop_assume!(!grouped || level(first) == level(camera));
        let (expect, count) = anew(&places, scale, camera);
        let found: Vec<Speck> = sheet.in_view(&placement, MAP).collect();
        let clear = |specks: &[Speck]| {
            let mut nodes: Vec<u32> = specks.iter().filter(|it| is_clear(it)).map(|it| it.node).collect();
            nodes.sort_unstable();
            nodes
        };
        prop_assert_eq!(clear(&found), clear(&expect));
        for speck in &found {
            if let Some(other) = expect.iter().find(|it| it.node == speck.node) {
                // Half the world away both sides are as near.
                let far = (speck.center.x - other.center.x).abs();
                prop_assert!(far < 0.05 || far > placement.world - 0.05, "{:?} {:?}", speck, other);
                prop_assert!((speck.center.y - other.center.y).abs() < 0.05);
            }
        }
        if expect.iter().chain(&found).all(is_clear) {
            let seen = sheet.seen(&placement, MAP, 5);
            prop_assert_eq!((seen.marks, seen.places), (expect.len(), count));
            prop_assert_eq!(seen.largest.len(), expect.len().min(5));
            for speck in &found {
                prop_assert!(seen.kinds.contains(&speck.kind));
            }
            // Behind the largest are all others.
            let at = |speck: &Speck| sheet.position(speck.key()).expect("a position");
            for speck in found.iter().skip(5) {
                prop_assert!(at(speck) as usize >= seen.rest);
            }
        }
        let point = Point::new(x, y);
        let under: Vec<u32> = sheet.under(&placement, MAP, point).iter()
            .map(|&at| sheet.specks()[at as usize].node)
            .collect();
        let by_hand: Vec<u32> = hit(&found, point).iter().map(|it| it.node).collect();
        prop_assert_eq!(under, by_hand);
        let rect = Rect::from_min_size(point, Size::new(80.0, 40.0));
        let first = sheet.specks().first().map(Standing::key);
        let but = found.first().map(Standing::key).or(first);
        if let Some(but) = but {
            let inside = Rect::from_min_size(Point::default(), MAP).expanded(-90.0);
            prop_assume!(inside.contains(rect.min) && inside.contains(rect.max));
            let grid = Grid::new(&found, MAP);
            prop_assert_eq!(
                sheet.is_covered(&placement, rect, but),
                is_covered(&found, &grid, rect, but)
            );
        }
    }
}

#[test]
fn a_sheet_reaches_a_quarter_of_the_map_beyond_its_edges() {
    let places = made_up(&[(30.0, 50.0, 10)], false);
    let scale = Scale::new(10, FULL_RADIUS);
    let camera = Camera::new(50.0, 30.0, 6.0);
    let sheet = Sheet::new([(0, &places)].into_iter(), scale, camera, MAP);
    let reaches = |x: f32, y: f32| sheet.placement(camera.pan_by(x, y), MAP).is_some();
    assert!(reaches(0.0, 0.0));
    assert!(reaches(259.0, -189.0));
    assert!(!reaches(262.0, 0.0));
    assert!(!reaches(0.0, 193.0));
}

#[test]
fn a_sheet_of_the_whole_world_reaches_all_around_it() {
    let places = made_up(&[(30.0, 50.0, 10), (-170.0, 10.0, 3)], false);
    let scale = Scale::new(10, FULL_RADIUS);
    let sheet = Sheet::new(
        [(0, &places)].into_iter(),
        scale,
        Camera::new(30.0, 0.0, 2.0),
        MAP,
    );
    for longitude in [-179.0, -90.0, 45.0, 170.0] {
        let camera = Camera::new(30.0, longitude, 2.0);
        let placement = sheet.placement(camera, MAP).expect("it reaches");
        let seen: Vec<Point> = sheet.in_view(&placement, MAP).map(|it| it.center).collect();
        let expect = camera.project(MAP, LatLon::new(50.0, 30.0));
        assert!(
            seen.iter().any(|at| at.distance(expect) < 0.05),
            "{seen:?} at {longitude}"
        );
    }
}

/// Very many made-up places, in a few heaps and all over, with figures of several kinds.
fn crowd(seed: u32, grouped: bool) -> Places {
    let mut state = u64::from(seed) + 1;
    let mut below = |end: u32| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 40).expect("24 bits") % end)
    };
    let figures = (0..4_000).map(|_| {
        let (x, y) = if below(3) > 0.0 {
            (30.0 + below(900) / 100.0, 50.0 + below(900) / 150.0)
        } else {
            (below(3_600) / 10.0 - 180.0, below(1_500) / 10.0 - 75.0)
        };
        let how = [Qualifier::Exact, Qualifier::AtLeast, Qualifier::About];
        let qualifier = if below(9) > 2.0 {
            how[0]
        } else if x < 31.0 {
            how[1]
        } else {
            how[2]
        };
        let amount = if below(400) < 1.0 {
            9_000
        } else if below(9) < 1.0 {
            300
        } else {
            3
        };
        let value = Value::number(qualifier, amount, None).expect("a number");
        (LatLon::new(y, x), value, Days::Any)
    });
    let mut figures: Vec<_> = figures.collect();
    figures.sort_by_key(|(_, value, _)| std::cmp::Reverse(value.amount()));
    Places::new(Located::given(figures.into_iter()), grouped)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_is_seen_of_a_crowd_is_what_each_mark_tells(
        seed in any::<u32>(),
        grouped in any::<bool>(),
        at_the_heap in any::<bool>(),
        longitude in -180.0..180.0_f64,
        latitude in -60.0..70.0_f64,
        zoom in 1.0..9.0_f64,
        aside in -600.0..600.0_f32,
        down in -400.0..400.0_f32,
        closer in -0.5..0.6_f64,
        largest in 1..400_usize,
    ) {
        let places = crowd(seed, grouped);
        let scale = Scale::new(9_000, FULL_RADIUS);
        let first = if at_the_heap {
            Camera::new(52.0, 33.0, zoom)
        } else {
            Camera::new(latitude, longitude, zoom)
        };
        let sheet = Sheet::new([(0, &places)].into_iter(), scale, first, MAP);
        let mut camera = first.pan_by(aside, down);
        camera.zoom = (camera.zoom + closer).clamp(1.0, 12.0);
        let placement = sheet.placed(camera, MAP).expect("a sheet");
        let each: Vec<Speck> = sheet.in_view(&placement, MAP).collect();
        let seen = sheet.seen(&placement, MAP, largest);
        prop_assert_eq!(seen.marks, each.len());
        let count: usize = each.iter().map(|it| it.places as usize).sum();
        prop_assert_eq!(seen.places, count);
        let at = |speck: &Speck| sheet.position(speck.key()).expect("a position");
        let expect: Vec<u32> = each.iter().take(largest).map(at).collect();
        prop_assert_eq!(seen.rest, expect.last().map_or(sheet.specks().len(), |it| *it as usize + 1));
        prop_assert_eq!(seen.largest, expect);
        let mut kinds: Vec<_> = each.iter().map(|it| it.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut found = seen.kinds;
        found.sort_unstable();
        prop_assert_eq!(found, kinds);
    }
}
