//! What a query costs: a step of the timeline and filters over all days, at a million and ten million claims.
//!
//! For the comparison with another program (`peers/filter/run.py`) the same program writes the
//! claims as a table and answers the same filters:
//!
//! - `ARREST_ATLAS_WRITE=file ARREST_ATLAS_ROWS=10000000` writes the table;
//! - `ARREST_ATLAS_ASK=10000000` prints what each filter leaves and costs, a line of JSON each.

#![expect(clippy::print_stdout, reason = "a benchmark tells its figures")]

#[path = "made_up/claims.rs"]
mod claims;
mod spent;

use arrest_atlas::model::{Dataset, MetricId, Report};
use arrest_atlas::view::{DayFilter, Index, Indexed, Query, QueryText, View};
use criterion::Criterion;
use spent::cpu_seconds;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// So often is a question asked that is shorter than what the clock tells apart.
const TIMES: u32 = 50;

/// What the filters are called, and what they ask.
const FILTERS: [(&str, &str); 4] = [
    ("one claimant", "days:all claimant:\"Claimant 7\""),
    (
        "two claimants, a country, a range",
        "days:all claimant:\"Claimant 7\" claimant:\"Claimant 8\" country:FR value:100..500",
    ),
    (
        "not a country, a lowest value",
        "days:all -country:FR value:900..",
    ),
    ("not a country", "days:all -country:FR"),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    if let Ok(path) = std::env::var("ARREST_ATLAS_WRITE") {
        let rows = std::env::var("ARREST_ATLAS_ROWS")?.parse()?;
        let to = std::io::BufWriter::new(std::fs::File::create(path)?);
        return Ok(claims::write_columns(&claims::claims(rows), to)?);
    }
    if let Ok(rows) = std::env::var("ARREST_ATLAS_ASK") {
        return ask(&claims::claims(rows.parse()?));
    }
    let mut criterion = Criterion::default().configure_from_args();
    queries(&mut criterion);
    criterion.final_summary();
    Ok(())
}

/// Asks each filter, and tells what it leaves: how many rows, their sum, and the same sum with each
/// place's part weighed by its row, so that sums of the wrong places do not go unseen.
fn ask(dataset: &Dataset) -> Result<(), Box<dyn std::error::Error>> {
    let report = Report::default();
    let index = Index::new(dataset, &report, Arc::default());
    let of = Indexed {
        dataset,
        report: &report,
        index: &index,
    };
    let opening = Query::opening(dataset);
    for (name, text) in FILTERS {
        let query = text.parse::<QueryText>()?.query(dataset, &opening)?;
        let (before, start) = (cpu_seconds(), Instant::now());
        for _ in 1..TIMES {
            black_box(of.sums_by_place(&query));
        }
        let sums = of.sums_by_place(&query);
        let (after, wall) = (cpu_seconds(), start.elapsed());
        let rows: u64 = sums.iter().map(|&(rows, _)| u64::from(rows)).sum();
        let sum: u64 = sums.iter().map(|&(_, sum)| sum).sum();
        let weighed: u64 = (1..).zip(&sums).map(|(place, &(_, sum))| place * sum).sum();
        println!(
            "{{\"filter\":\"{name}\",\"cpu\":{},\"wall\":{},\"found\":[{rows},{sum},{weighed}]}}",
            (after - before) / f64::from(TIMES),
            wall.as_secs_f64() / f64::from(TIMES),
        );
    }
    Ok(())
}

fn queries(criterion: &mut Criterion) {
    for claims in [1_000_000, 10_000_000] {
        let dataset = claims::claims(claims);
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
        let texts = FILTERS.map(|(_, text)| text);
        for text in texts.into_iter().chain(["days:all"]) {
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
