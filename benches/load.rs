//! What it costs to read a file: time, and memory at its peak and afterwards.
//!
//! `cargo bench --bench load` times files of growing size. For the comparison with other programs
//! (`peers/load/run.py`) the same program writes the files and reads one of them once:
//!
//! - `ARREST_ATLAS_WRITE=folder ARREST_ATLAS_ROWS=1000000` writes one file of each form;
//! - `ARREST_ATLAS_READ=file` reads it and prints what was read and what it cost, as JSON.

#![expect(clippy::print_stdout, reason = "a benchmark tells its figures")]

#[path = "made_up/files.rs"]
mod files;
mod spent;

use arrest_atlas::load::load;
use criterion::{BenchmarkId, Criterion, Throughput};
use files::Form;
use spent::cpu_seconds;
use std::hint::black_box;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    if let Ok(folder) = std::env::var("ARREST_ATLAS_WRITE") {
        let rows: usize = std::env::var("ARREST_ATLAS_ROWS")?.parse()?;
        for form in Form::ALL {
            let path = format!("{folder}/made-up-{rows}.{}", form.ending());
            std::fs::write(path, form.file(rows))?;
        }
        return Ok(());
    }
    if let Ok(path) = std::env::var("ARREST_ATLAS_READ") {
        return read_once(&path);
    }
    let mut criterion = Criterion::default().configure_from_args();
    loads(&mut criterion);
    criterion.final_summary();
    Ok(())
}

fn loads(criterion: &mut Criterion) {
    for form in Form::ALL {
        let mut group = criterion.benchmark_group(format!("load {}", form.ending()));
        group.sample_size(10);
        for rows in [1_000, 10_000, 100_000] {
            let file = form.file(rows);
            group.throughput(Throughput::Bytes(file.len() as u64));
            let name = format!("made up.{}", form.ending());
            group.bench_with_input(BenchmarkId::from_parameter(rows), &file, |bencher, file| {
                bencher.iter(|| black_box(load(file.as_bytes(), &name, &())));
            });
        }
        group.finish();
    }
}

/// Reads one file as the program does: its bytes, then what they say. Memory is counted above what
/// the process had before.
fn read_once(path: &str) -> Result<(), Box<dyn std::error::Error>> {
    let idle = memory("VmHWM");
    let bytes = std::fs::read(path)?;
    let (before, start) = (cpu_seconds(), Instant::now());
    let loaded = load(&bytes, path, &())?;
    let (after, wall) = (cpu_seconds(), start.elapsed());
    let peak = memory("VmHWM").saturating_sub(idle);
    let size = bytes.len();
    drop(bytes);
    let held = memory("VmRSS").saturating_sub(idle);
    let amounts = loaded
        .dataset
        .claims
        .iter()
        .filter_map(|claim| claim.value.amount());
    println!(
        "{{\"rows\":{},\"sum\":{},\"cpu\":{:.2},\"wall\":{:.2},\"bytes\":{size},\"peak\":{peak},\"held\":{held}}}",
        loaded.dataset.claims.len(),
        amounts.sum::<u64>(),
        after - before,
        wall.as_secs_f64(),
    );
    Ok(())
}

/// Memory of this process in bytes: `VmHWM` at its peak, `VmRSS` now. Only Linux tells.
fn memory(key: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(key));
    let kibibytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kibibytes.unwrap_or(0) * 1_024
}
