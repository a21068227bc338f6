//! What an audit costs, from ten thousand claims to a hundred thousand.

#![expect(clippy::print_stdout, reason = "a benchmark tells its figures")]

mod made_up;
mod spent;

use arrest_atlas::audit::{audit, closest};
use criterion::{Criterion, criterion_group, criterion_main};
use made_up::{Size, made_up};
use spent::cpu_seconds;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Duration;

fn audits(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("audit");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(8));
    for (claims, documents) in [(10_000, 1_000), (100_000, 10_000)] {
        let (dataset, texts) = made_up(Size { claims, documents });
        let name = format!("{claims} claims in {documents} documents");
        let (mut audits, before) = (0_u32, cpu_seconds());
        group.bench_function(&name, |bencher| {
            bencher.iter(|| {
                audits += 1;
                black_box(audit(&dataset, &texts))
            });
        });
        println!(
            "{name}: {:.3} s of CPU each",
            (cpu_seconds() - before) / f64::from(audits.max(1))
        );
    }
    group.finish();
}

/// The passage most like a quote, in an article and in a text as long as a shelf of books.
fn repairs(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("closest");
    group.sample_size(10);
    for sentences in [100, 1_000, 10_000] {
        let mut text = String::new();
        for row in 0..sentences {
            let held = row * 7 % 1_000;
            let _infallible = write!(
                text,
                "In ward {row} of the old town {held} people were held that day. "
            );
        }
        let quote = format!(
            "In ward {} of the old town 5,000 people were held.",
            sentences / 2
        );
        group.bench_function(format!("{} kB", text.len() / 1_000), |bencher| {
            bencher.iter(|| black_box(closest(&text, &quote)));
        });
    }
    group.finish();
}

criterion_group!(benches, audits, repairs);
criterion_main!(benches);
