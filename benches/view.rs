//! What a query costs: a step of the timeline and filters over all days, at a million and ten million claims.

use arrest_atlas::model::{
    CivilDate, ClaimSeed, Dataset, LatLon, Metric, MetricId, Place, PlaceId, Qualifier, Report,
    Value,
};
use arrest_atlas::view::{DayFilter, Index, Indexed, Query, QueryText, View};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

const PLACES: usize = 5_000;
const DAYS: usize = 1_000;
const COUNTRIES: [&str; 5] = ["DE", "FR", "GB", "RU", "US"];

/// Claims by 200 claimants for 5,000 places in five countries on 1,000 days, two metrics; all made
/// up, the same in every run.
fn made_up(claims: usize) -> Dataset {
    let mut state = 7_u64;
    let mut below = |end: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % end
    };
    let metric = |id: &str| Metric {
        id: id.to_owned(),
        label: id.to_owned(),
        ..Metric::default()
    };
    let mut dataset = Dataset::default();
    dataset.metrics = vec![metric("arrests"), metric("fines")];
    for at in 0..PLACES {
        let share = f64::from(u32::try_from(at).unwrap_or(0)) / 5_000.0;
        dataset.places.push(Place {
            id: format!("p{at}").into(),
            name: format!("Place {at}").into(),
            country: Some(COUNTRIES[at % COUNTRIES.len()].to_owned()),
            position: Some(LatLon::new(share * 120.0 - 60.0, share * 300.0 - 150.0)),
            ..Place::default()
        });
    }
    let days: Vec<CivilDate> = (0..DAYS)
        .filter_map(|at| {
            let part = |number: usize| i8::try_from(number).ok();
            let year = i16::try_from(2018 + at / 336).ok()?;
            CivilDate::day(year, part(at % 336 / 28 + 1)?, part(at % 28 + 1)?)
        })
        .collect();
    let claimants: Vec<String> = (0..200).map(|at| format!("Claimant {at}")).collect();
    dataset.claims.reserve(claims, claims * 9);
    for at in 0..claims {
        let number = u64::try_from(below(1_000)).unwrap_or(0);
        let Ok(value) = Value::number(Qualifier::Exact, number, None) else {
            continue;
        };
        let metric = MetricId::new(usize::from(below(10) == 0));
        let name = format!("c{at}");
        let mut seed = ClaimSeed::new(&name, metric, PlaceId::new(below(PLACES)), value);
        seed.date = days.get(below(DAYS)).copied();
        seed.attributed_to = vec![&claimants[below(200)]];
        dataset.claims.push(seed);
    }
    dataset.finished()
}

fn queries(criterion: &mut Criterion) {
    for claims in [1_000_000, 10_000_000] {
        let dataset = made_up(claims);
        let report = Report::default();
        let index = Index::new(&dataset, &report, Arc::default());
        let of = Indexed {
            dataset: &dataset,
            report: &report,
            index: &index,
        };
        let mut group = criterion.benchmark_group(format!("{claims} claims"));
        group
            .sample_size(10)
            .measurement_time(Duration::from_secs(3))
            .warm_up_time(Duration::from_secs(1));
        let opening = Query::opening(&dataset);
        let days: Vec<DayFilter> = index
            .days(MetricId::new(0))
            .dated
            .iter()
            .map(|(day, _)| DayFilter::On(*day))
            .collect();
        let mut at = 0;
        group.bench_function("a step of the timeline", |bencher| {
            bencher.iter(|| {
                at = (at + 1) % days.len();
                let query = Query {
                    days: days[at],
                    ..opening.clone()
                };
                black_box(View::of(of, query))
            });
        });
        for text in [
            "days:all claimant:\"Claimant 7\"",
            "days:all claimant:\"Claimant 7\" claimant:\"Claimant 8\" country:FR value:100..500",
            "days:all -country:FR value:900..",
            "days:all",
        ] {
            let Some(query) = text
                .parse::<QueryText>()
                .ok()
                .and_then(|it| it.query(&dataset, &opening).ok())
            else {
                continue;
            };
            group.bench_function(format!("counts, {text}"), |bencher| {
                bencher.iter(|| black_box(of.sums_by_place(&query)));
            });
            group.bench_function(format!("view, {text}"), |bencher| {
                bencher.iter(|| black_box(View::of(of, query.clone())));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, queries);
criterion_main!(benches);
