//! Other people's tables: what becomes of every row, and what is said about it.

mod annotations;
mod any_table;
mod beside;
mod handed_over;
mod long;
mod mappings;
mod plain;
mod plain_rows;
mod presets;
mod strangers;

use arrest_atlas::load::{Import, Loaded, load};
use arrest_atlas::model::{ClaimId, Dataset};

/// The bytes of a made-up file.
#[track_caller]
fn case(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/import/");
    match std::fs::read(format!("{folder}{name}")) {
        Ok(bytes) => bytes,
        Err(error) => panic!("{name}: {error}"),
    }
}

#[track_caller]
fn read(bytes: &[u8], name: &str) -> Loaded {
    match load(bytes, name, &()) {
        Ok(loaded) => loaded,
        Err(error) => panic!("{name}: {error}\n{:#?}", error.problems()),
    }
}

#[track_caller]
fn import(loaded: &Loaded) -> &Import {
    match &loaded.import {
        Some(import) => import,
        None => panic!("it was no table"),
    }
}

/// One claim: `Moscow 55.75,37.62 | Arrests | at least 20 | 2021-01-31 | source, source`.
fn claim(dataset: &Dataset, id: ClaimId) -> String {
    let claim = dataset.claims.get(id);
    let place = dataset.place(claim.place);
    let at = match place.mapped() {
        Some(at) => format!("{:.2},{:.2}", at.latitude, at.longitude),
        None => format!("not on the map ({})", place.kind.code()),
    };
    let date = claim
        .date
        .map_or("no date".to_owned(), |date| date.to_string());
    let sources: Vec<&str> = dataset
        .claims
        .evidence(id)
        .map(|piece| dataset.document(piece.document).title.as_str())
        .filter(|title| !title.ends_with("made-up.csv") && !title.ends_with("json"))
        .collect();
    format!(
        "{} {at} | {} | {} | {date} | {}",
        place.name,
        dataset.metric(claim.metric).label,
        claim.value,
        sources.join(", ")
    )
    .trim_end_matches([' ', '|'])
    .to_owned()
}

/// Every claim, one a line; then the report in a line; then every reason with how often.
fn in_short(loaded: &Loaded) -> String {
    let dataset = &loaded.dataset;
    let mut lines: Vec<String> = dataset.claims.ids().map(|id| claim(dataset, id)).collect();
    let report = &import(loaded).report;
    lines.push(report.to_string());
    for reason in &report.reasons {
        lines.push(format!("{} {}", reason.code, reason.count));
    }
    lines.join("\n")
}

/// Reads a made-up file and compares everything with what a person would expect.
#[track_caller]
fn check(name: &str, preset: Option<&str>, expected: &str) -> Loaded {
    let loaded = read(&case(name), name);
    let import = import(&loaded);
    assert_eq!(import.preset.map(|preset| preset.id), preset, "{name}");
    let expected: Vec<&str> = expected
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    assert_eq!(in_short(&loaded), expected.join("\n"), "{name}");
    adds_up(&loaded);
    loaded
}

/// Every row is on the map, not located, or left out.
#[track_caller]
fn adds_up(loaded: &Loaded) {
    let report = &import(loaded).report;
    let told = report.on_the_map + report.not_located + report.left_out;
    assert_eq!(told, report.rows, "{report}");
    assert_eq!(report.claims, loaded.dataset.claims.len() as u64);
}
