//! `TimeMap`'s other two files, made up: what the ids in the events mean.

use super::{case, import};
use arrest_atlas::load::{Beside, LoadOptions, Loaded, load_beside};
use arrest_atlas::model::Role;
use arrest_atlas::run::files::open_dataset;

const EVENTS: &str = "timemap-events-made-up.json";

#[track_caller]
fn read_with(beside: &Beside) -> Loaded {
    let options = LoadOptions::default();
    match load_beside(&case(EVENTS), EVENTS, &options, beside, &()) {
        Ok(loaded) => loaded,
        Err(error) => panic!("{error}"),
    }
}

fn both() -> Beside {
    let mut beside = Beside::default();
    beside.add("sources.json", &case("timemap-sources-made-up.json"));
    beside.add(
        "associations.json",
        &case("timemap-associations-made-up.json"),
    );
    beside
}

fn codes(loaded: &Loaded) -> Vec<&'static str> {
    loaded.problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn sources_become_documents_with_their_links_and_words() {
    let loaded = read_with(&both());
    let dataset = &loaded.dataset;
    let first = dataset.claims.ids().next().unwrap();
    let pieces: Vec<_> = dataset.claims.evidence(first).collect();
    let described = pieces
        .iter()
        .find(|piece| dataset.document(piece.document).title == "A made-up report")
        .unwrap();
    assert_eq!(described.role, Role::Cites);
    assert_eq!(described.exact, "In Minsk a made-up march began at noon.");
    let document = dataset.document(described.document);
    assert_eq!(
        document.url.as_deref(),
        Some("https://news.example/made-up-1")
    );
    assert_eq!(document.published.as_deref(), Some("1/31/2021"));
    let unused = dataset
        .documents
        .iter()
        .find(|document| document.title.ends_with("no event names"))
        .unwrap();
    assert_eq!(
        unused.url.as_deref(),
        Some("https://video.example/made-up-3")
    );
}

#[test]
fn associations_become_keywords_and_their_ids_stay() {
    let loaded = read_with(&both());
    let claims = &loaded.dataset.claims;
    let first = claims.ids().next().unwrap();
    assert_eq!(claims.tags(first), ["Made-up marches"]);
    let extra = claims.extra(first).unwrap();
    assert!(extra.iter().any(|(key, _)| key == "x-associations"));
}

#[test]
fn an_id_that_no_file_describes_is_told() {
    let loaded = read_with(&both());
    let report = &import(&loaded).report;
    let reason = report
        .reasons
        .iter()
        .find(|reason| reason.code == "source-not-described")
        .unwrap();
    assert_eq!((reason.count, reason.entries[0].row), (1, 1));
    assert_eq!(reason.entries[0].done, "src-2");
}

#[test]
fn a_file_that_cannot_be_read_costs_no_event() {
    let mut beside = Beside::default();
    beside.add("sources.json", b"[{");
    beside.add(
        "associations.json",
        br#"[{"title": "made up, without an id"}]"#,
    );
    let loaded = read_with(&beside);
    assert_eq!(loaded.dataset.claims.len(), 2);
    assert!(codes(&loaded).contains(&"beside-unreadable"));
    assert!(codes(&loaded).contains(&"beside-left-out"));
}

#[test]
fn the_two_files_are_looked_for_in_the_folder_of_the_events() {
    let folder = tempfile::tempdir().unwrap();
    let events = folder.path().join("events.json");
    std::fs::write(&events, case(EVENTS)).unwrap();
    let sources = folder.path().join("sources.json");
    std::fs::write(sources, case("timemap-sources-made-up.json")).unwrap();
    let read = open_dataset(&events, &()).unwrap();
    let titles: Vec<&str> = read
        .dataset
        .documents
        .iter()
        .map(|document| document.title.as_str())
        .collect();
    assert!(titles.contains(&"A made-up report"), "{titles:?}");
    let missing = read
        .problems
        .iter()
        .find(|problem| problem.code == "beside-missing")
        .unwrap();
    assert_eq!(
        missing.message,
        "there is no associations.json beside this file"
    );
}
