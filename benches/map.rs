//! What it costs to find and to group the places of a map, from a hundred thousand to four million.

#![expect(clippy::print_stdout, reason = "a benchmark tells its figures")]

use arrest_atlas::model::{LatLon, Qualifier, Value};
use arrest_atlas::scene::camera::Camera;
use arrest_atlas::scene::geometry::{Point, Size};
use arrest_atlas::scene::grid::Grid;
use arrest_atlas::scene::hit::hit_near;
use arrest_atlas::scene::places::{Days, LEVELS, Located, Places, Sheet, Speck, largest_first};
use arrest_atlas::scene::scale::{FULL_RADIUS, Scale};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::time::Duration;

mod frames;

const SIZE: Size = Size::new(1440.0, 900.0);

/// Numbers that look like chance and are the same in every run, and in peers/clusters/peer.mjs.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(end)).unwrap_or(0)
    }

    fn anywhere(&mut self) -> (f64, f64) {
        let longitude = f64::from(self.below(340_000)) / 1000.0 - 170.0;
        (longitude, f64::from(self.below(130_000)) / 1000.0 - 60.0)
    }

    fn aside(&mut self) -> f64 {
        (f64::from(self.below(2001)) - 1000.0) * f64::from(self.below(1000)) / 1_000_000.0
    }
}

/// Places with figures from 1 to 100: nine of ten around three thousand towns, or all anywhere.
/// Ordered by their figures, as a view orders them.
fn made_up_places(count: usize, in_towns: bool) -> (Vec<(LatLon, u64)>, LatLon) {
    let mut chance = Chance(20_210_131);
    let towns: Vec<(f64, f64)> = (0..3000).map(|_| chance.anywhere()).collect();
    let mut places: Vec<(LatLon, u64)> = (0..count)
        .map(|_| {
            let (longitude, latitude) = if in_towns && chance.below(10) > 0 {
                let (x, y) = towns[chance.below(3000) as usize];
                (x + chance.aside(), y + chance.aside())
            } else {
                chance.anywhere()
            };
            let figure = u64::from(1 + chance.below(100));
            (LatLon::new(latitude, longitude), figure)
        })
        .collect();
    places.sort_by_key(|(_, figure)| std::cmp::Reverse(*figure));
    (places, LatLon::new(towns[0].1, towns[0].0))
}

fn located(count: usize, in_towns: bool) -> (Located, LatLon) {
    let (places, town) = made_up_places(count, in_towns);
    (located_of(&places), town)
}

fn located_of(places: &[(LatLon, u64)]) -> Located {
    Located::given(places.iter().map(|&(position, amount)| {
        let value = Value::number(Qualifier::Exact, amount, None);
        (position, value.unwrap_or(Value::NOT_STATED), Days::Any)
    }))
}

fn number(line: &str) -> f64 {
    let mut words = line.split_whitespace();
    words.nth(1).and_then(|it| it.parse().ok()).unwrap_or(0.0)
}

/// What this process holds in memory, in megabytes. Only Linux tells.
fn held() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    line.map_or(0.0, number) * 1024.0 / 1e6
}

/// What this thread has computed so far, in seconds: what other programs do at the same time does
/// not lengthen it. Only Linux tells.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let first = stat.split_whitespace().next();
    first.and_then(|it| it.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}

/// The index with all zooms: how long, how much memory, and the same totals at each zoom.
fn build(criterion: &mut Criterion) {
    if !is_wanted("build") {
        return;
    }
    for in_towns in [true, false] {
        for count in [100_000, 1_000_000, 4_000_000] {
            let kind = if in_towns { "towns" } else { "even" };
            let mut times = Vec::new();
            let mut kept = None;
            let mut memory = 0.0;
            for _ in 0..3 {
                drop(kept.take());
                let (located, _) = located(count, in_towns);
                // What is made for the index alone counts, what it is made from does not.
                let before = held();
                let given = located.megabytes();
                let start = cpu_seconds();
                let places = Places::new(located, true);
                times.push(cpu_seconds() - start);
                memory = held() - before + given;
                kept = Some(places);
            }
            let Some(places) = kept else { continue };
            println!(
                "{count} places, {kind}: {times:.3?} s of CPU, {:.0} MB counted, {memory:.0} MB by the system",
                places.megabytes()
            );
            if let Some(groups) = places.groups() {
                for level in 0..=LEVELS {
                    let spots = groups.level(level).map_or(&[][..], |spots| spots.all());
                    let (mut inside, mut sum) = (0_u64, 0_u64);
                    for spot in spots {
                        let group = groups.group(spot.node);
                        inside += group.map_or(1, |it| u64::from(it.tally.places));
                        sum += group.map_or_else(
                            || places.amount(spot.node),
                            |it| it.tally.sum().and_then(|it| it.value.amount()).unwrap_or(0),
                        );
                    }
                    println!(
                        "  zoom {level}: {} marks, {inside} places, {sum} in all",
                        spots.len()
                    );
                }
            }
        }
    }
    let mut group = criterion.benchmark_group("build");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(6));
    let (located, _) = located(100_000, true);
    group.bench_function("100000 places", |bencher| {
        bencher.iter(|| black_box(Places::new(located.clone(), true)));
    });
    group.finish();
}

/// What a map of 1440 by 900 points asks of the index, at each zoom, a little elsewhere each time;
/// and what it takes to make marks of the answer, which is done only when the map leaves its sheet.
fn windows(criterion: &mut Criterion) {
    if !is_wanted("window") {
        return;
    }
    let mut group = criterion.benchmark_group("window");
    group
        .sample_size(20)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(500));
    for (grouped, counts) in [
        (true, &[10_000, 1_000_000, 4_000_000][..]),
        (false, &[1_000_000, 4_000_000][..]),
    ] {
        for &count in counts {
            let (located, town) = located(count, true);
            let places = Places::new(located, grouped);
            let kind = if grouped { "grouped" } else { "apart" };
            for zoom in 1..=12 {
                let camera = Camera::new(town.latitude, town.longitude, f64::from(zoom));
                let level = Places::level(camera.zoom);
                let scale = Scale::new(places.reference(level).unwrap_or(100), FULL_RADIUS);
                let runs = places.runs(scale, camera, SIZE).count();
                let marks = places.count(scale, camera, SIZE);
                println!("{count} places, {kind}, zoom {zoom}: {marks} marks in {runs} runs");
                let mut at = 0.0;
                group.bench_function(format!("{count} places, {kind}, zoom {zoom}"), |bencher| {
                    bencher.iter(|| {
                        at = (at + 37.0) % 700.0;
                        let camera = camera.pan_by(at, at / 2.0);
                        let runs = places.runs(scale, camera, SIZE);
                        runs.for_each(|run| {
                            black_box(run);
                        });
                    });
                });
                if !grouped {
                    continue;
                }
                let mut specks: Vec<Speck> = Vec::new();
                let name = format!("{count} places, {kind}, zoom {zoom}: made into marks");
                group.bench_function(name, |bencher| {
                    bencher.iter(|| {
                        specks.clear();
                        black_box(places.specks(0, scale, camera, SIZE, &mut specks));
                    });
                });
            }
        }
    }
    group.finish();
}

/// A hundred thousand marks in view at once, none grouped; and which of them is under the pointer.
fn crowds(criterion: &mut Criterion) {
    if !is_wanted("crowd") {
        return;
    }
    let (many, _) = located(100_000, false);
    let places = Places::new(many, false);
    let camera = Camera::new(20.0, 0.0, 2.4);
    let scale = Scale::new(2_000, FULL_RADIUS);
    let mut specks: Vec<Speck> = Vec::new();
    let mut group = criterion.benchmark_group("crowd");
    group.sample_size(20);
    group.bench_function("100000 marks: found and put in order", |bencher| {
        bencher.iter(|| {
            specks.clear();
            places.specks(0, scale, camera, SIZE, &mut specks);
            largest_first(&mut specks);
            black_box(specks.len());
        });
    });
    println!("{} marks in view", specks.len());
    group.bench_function("100000 marks: put into squares", |bencher| {
        bencher.iter(|| black_box(Grid::new(&specks, SIZE)));
    });
    let layers = || [(0, &places)].into_iter();
    group.bench_function("100000 marks: laid out", |bencher| {
        bencher.iter(|| black_box(Sheet::new(layers(), scale, camera, SIZE)));
    });
    let sheet = Sheet::new(layers(), scale, camera, SIZE);
    let mut aside = 0.0;
    group.bench_function("100000 marks: moved", |bencher| {
        bencher.iter(|| {
            aside = (aside + 37.0) % 300.0;
            let placement = sheet.placement(camera.pan_by(aside, 0.0), SIZE);
            black_box(placement.map(|it| sheet.seen(&it, SIZE, 300)))
        });
    });
    let (million, _) = located(1_000_000, false);
    let million = Places::new(million, false);
    let start = cpu_seconds();
    let sheet = Sheet::new([(0, &million)].into_iter(), scale, camera, SIZE);
    println!(
        "1000000 marks: laid out in {:.3} s of CPU, on a thread of its own",
        cpu_seconds() - start
    );
    let mut aside = 0.0;
    group.bench_function("1000000 marks: moved", |bencher| {
        bencher.iter(|| {
            aside = (aside + 37.0) % 300.0;
            let placement = sheet.placement(camera.pan_by(aside, 0.0), SIZE);
            black_box(placement.map(|it| sheet.seen(&it, SIZE, 300)))
        });
    });
    let placement = sheet.placement(camera, SIZE).unwrap_or_default();
    let mut at = 0.0;
    group.bench_function("1000000 marks: under the pointer", |bencher| {
        bencher.iter(|| {
            at = (at + 37.0) % 900.0;
            black_box(sheet.under(&placement, SIZE, Point::new(at * 1.5, at)))
        });
    });
    let grid = Grid::new(&specks, SIZE);
    let mut at = 0.0;
    group.bench_function("100000 marks: under the pointer", |bencher| {
        bencher.iter(|| {
            at = (at + 37.0) % 900.0;
            black_box(hit_near(&specks, &grid, Point::new(at * 1.5, at)))
        });
    });
    group.finish();
}

/// Whether something is asked for: all is, where no word was given.
fn is_wanted(what: &str) -> bool {
    let mut words = std::env::args().skip(1).filter(|it| !it.starts_with('-'));
    words.next().is_none_or(|word| what.starts_with(&word))
}

fn whole_window(_criterion: &mut Criterion) {
    if is_wanted("frames") {
        frames::start();
        frames::frames();
    }
}

criterion_group!(benches, whole_window, windows, crowds, build);
criterion_main!(benches);
