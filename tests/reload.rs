//! A file that changed on the disk: what is told of it, what stays as it was, and when it is read.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

use arrest_atlas::app::{
    Before, Command, Dialog, Effect, Failure, FileCommand, MapCommand, News, OnDisk, Opened,
    Origin, ReadCommand, Reread, SaveCommand, Saved, SettingCommand, Settings, State, Watched,
};
use arrest_atlas::load::{inline_texts, load};
use arrest_atlas::model::{Edit, Status};
use arrest_atlas::run::watch::{Changes, Interest, Noticed, watch};
use arrest_atlas::scene::geometry::Size;
use arrest_atlas::view::{DayFilter, difference};
use notify::event::{AccessKind, AccessMode, CreateKind, DataChange, ModifyKind, RenameMode};
use notify::{Event, EventKind};
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

/// A made-up dataset: two documents, three places, four claims on two days.
const DATASET: &str = r#"{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Made up",
"metrics": [{ "id": "arrests", "label": "Arrests", "unit": "people" },
 { "id": "fines", "label": "Fines", "unit": "people" }],
"documents": [{ "id": "d", "title": "Made up", "text": "In Omsk 20 people were held. In Tomsk 30 people were held." },
 { "id": "e", "title": "Made up too", "text": "Nothing was counted." }],
"places": [{ "id": "omsk", "name": "Omsk", "kind": "city", "lat": 54.99, "lon": 73.37 },
 { "id": "tomsk", "name": "Tomsk", "kind": "city", "lat": 56.5, "lon": 84.97 },
 { "id": "perm", "name": "Perm", "kind": "city", "lat": 58.0, "lon": 56.2 }],
"claims": [
 { "id": "a", "metric": "arrests", "place": "omsk", "date": "2021-01-23", "value": 20,
   "evidence": [{ "document": "d", "exact": "In Omsk 20 people were held." }] },
 { "id": "b", "metric": "arrests", "place": "tomsk", "date": "2021-01-31", "value": 30,
   "evidence": [{ "document": "d", "exact": "In Tomsk 30 people were held." }] },
 { "id": "c", "metric": "fines", "place": "omsk", "date": "2021-01-31", "value": 2 },
 { "id": "p", "metric": "arrests", "place": "perm", "date": "2021-01-31", "value": "at least 5" }
] }"#;

/// A further claim at the end.
const MORE: &str = r#", { "id": "q", "metric": "arrests", "place": "perm", "date": "2021-01-23", "value": 7 }
] }"#;

const PATH: &str = "january.json";

#[track_caller]
fn opened(json: &str) -> Opened {
    let loaded = load(json.as_bytes(), PATH, &()).expect("a dataset");
    let texts = inline_texts(&loaded.dataset);
    let origin = Origin::File(PATH.into());
    Opened::new(origin, loaded.dataset, texts, loaded.problems)
}

/// The made-up dataset with some of its text replaced.
#[track_caller]
fn with(changes: &[(&str, &str)]) -> String {
    let mut text = DATASET.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    text
}

fn with_more() -> String {
    let end = DATASET.rfind("\n] }").expect("an end");
    format!("{}{MORE}", DATASET.get(..end).expect("a start"))
}

fn state() -> State {
    let mut state = State::new(opened(DATASET), Settings::default());
    state.apply(Command::Map(MapCommand::Resize(Size::new(1000.0, 700.0))));
    state
}

fn reread(state: &State, json: &str) -> Box<Reread> {
    let before = Before {
        dataset: state.opened.dataset.clone(),
        texts: state.opened.texts.clone(),
        has_words: false,
    };
    let opened = opened(json);
    let difference = before.difference(&opened);
    Box::new(Reread { opened, difference })
}

fn file(command: FileCommand) -> Command {
    Command::File(command)
}

fn changed_on_disk() -> Command {
    file(FileCommand::ChangedOnDisk(PATH.into()))
}

/// The file changes to `json` and is read again.
#[track_caller]
fn change_to(state: &mut State, json: &str) {
    state.apply(changed_on_disk());
    let ticket = state.files.loading.as_ref().expect("it is read").ticket;
    let reread = reread(state, json);
    state.apply(file(FileCommand::ReadAgain(ticket, reread)));
}

fn news(state: &State) -> String {
    let news = state.files.news.as_ref();
    news.map_or_else(|| "-".to_owned(), News::words)
}

/// The difference to the made-up dataset in one line.
#[track_caller]
fn check_difference(json: &str, line: &str, changes: &[&str]) {
    let found = Before {
        dataset: opened(DATASET).dataset,
        texts: opened(DATASET).texts,
        has_words: false,
    }
    .difference(&opened(json));
    assert_eq!(found.to_string(), line);
    let lines: Vec<String> = found
        .lines
        .iter()
        .map(|line| format!("{}: {}", line.kind.label(), line.words))
        .collect();
    assert_eq!(lines, changes);
}

#[test]
fn the_same_file_has_no_difference() {
    check_difference(DATASET, "nothing in it changed", &[]);
}

#[test]
fn claims_are_counted_as_added_changed_and_removed() {
    let end = MORE.replace("\"q\"", "\"r\"");
    let json = with_more()
        .replacen("\"value\": 20", "\"value\": 21", 1)
        .replacen("\"id\": \"c\"", "\"id\": \"z\"", 1)
        .replacen("\n] }", &end, 1);
    check_difference(
        &json,
        "3 claims added, 1 changed, 1 removed",
        &[
            "Changed: Omsk, 20 → Omsk, 21: figure",
            "Added: Omsk, 2",
            "Added: Perm, 7",
            "Added: Perm, 7",
            "Removed: Omsk, 2",
        ],
    );
}

#[test]
fn every_field_of_a_claim_counts() {
    for (from, to, field) in [
        ("\"value\": 20", "\"value\": \"20\"", "figure"),
        (
            "\"place\": \"omsk\", \"date\": \"2021-01-23\"",
            "\"place\": \"perm\", \"date\": \"2021-01-23\"",
            "place",
        ),
        (
            "\"date\": \"2021-01-23\"",
            "\"date\": \"2021-01-24\"",
            "day",
        ),
        (
            "\"date\": \"2021-01-23\"",
            "\"date\": \"2021-01-23\", \"date_inferred\": true",
            "day",
        ),
        (
            "\"exact\": \"In Omsk 20",
            "\"role\": \"restates\", \"exact\": \"In Omsk 20",
            "sentences",
        ),
        (
            "\"value\": 20",
            "\"value\": 20, \"attributed_to\": [\"OVD-Info\"]",
            "claimants",
        ),
        (
            "\"value\": 20",
            "\"value\": 20, \"part_of\": \"b\"",
            "what it is part of",
        ),
        (
            "\"value\": 20",
            "\"value\": 20, \"status\": \"reviewed\"",
            "status",
        ),
        (
            "\"value\": 20",
            "\"value\": 20, \"covers\": { \"count\": 2, \"unit\": \"streets\" }",
            "what it covers",
        ),
        (
            "\"value\": 20",
            "\"value\": 20, \"note\": \"by hand\"",
            "notes",
        ),
        ("\"value\": 20", "\"value\": 20, \"x-row\": 7", "notes"),
        (
            "\"value\": 20",
            "\"value\": 20, \"reviews\": [{ \"by\": \"A. B.\", \"on\": \"2021-02-01\", \"mark\": \"checked\" }]",
            "readers' marks",
        ),
    ] {
        let now = opened(&with(&[(from, to)])).dataset;
        let found = difference(&opened(DATASET).dataset, &now);
        assert_eq!(found.to_string(), "1 claim changed", "{to}");
        let words = &found.lines[0].words;
        assert!(words.ends_with(&format!(": {field}")), "{words}");
    }
}

#[test]
fn the_position_of_a_quote_is_no_change() {
    let cached = with(&[(
        "\"exact\": \"In Omsk",
        "\"position\": { \"start\": 0, \"end\": 28 }, \"exact\": \"In Omsk",
    )]);
    check_difference(&cached, "nothing in it changed", &[]);
}

#[test]
fn claims_in_another_order_are_the_same_claims() {
    let mut value: serde_json::Value = serde_json::from_str(DATASET).expect("JSON");
    let claims = value["claims"].as_array_mut().expect("claims");
    claims.reverse();
    check_difference(&value.to_string(), "nothing in it changed", &[]);
}

#[test]
fn what_is_no_claim_is_told_behind_the_claims() {
    check_difference(
        &with(&[
            ("54.99", "55.0"),
            ("\"Fines\"", "\"Fines imposed\""),
            ("Nothing was counted", "Nothing was counted that day"),
            ("\"title\": \"Made up\"", "\"title\": \"Made up again\""),
        ]),
        "1 place changed; 1 document changed; 1 metric changed; 1 source text changed; \
         its title or notes changed",
        &[],
    );
}

#[test]
fn many_changes_are_all_counted_and_a_few_hundred_listed() {
    let many = |value: u32| {
        let claims: Vec<String> = (0..500)
            .map(|row| format!(r#"{{ "id": "c{row}", "metric": "arrests", "place": "omsk", "value": {value} }}"#))
            .collect();
        let start = DATASET.find("\"claims\"").expect("claims");
        let head = DATASET.get(..start).expect("a start");
        format!("{head}\"claims\": [{}] }}", claims.join(","))
    };
    let (old, new) = (opened(&many(1)).dataset, opened(&many(2)).dataset);
    let found = difference(&old, &new);
    assert_eq!((found.changed, found.lines.len()), (500, 200));
}

#[test]
fn a_changed_file_is_read_again_and_the_old_view_stays_until_then() {
    let mut state = state();
    let before = Before {
        dataset: state.opened.dataset.clone(),
        texts: state.opened.texts.clone(),
        has_words: false,
    };
    let effects = state.apply(changed_on_disk());
    assert_eq!(effects, [Effect::ReadAgain(1, PATH.into(), before)]);
    assert_eq!(state.opened.dataset.claims.len(), 4);
    assert_eq!(news(&state), "-");
    let reread = reread(&state, &with_more());
    state.apply(file(FileCommand::ReadAgain(1, reread)));
    assert_eq!(state.opened.dataset.claims.len(), 5);
    assert_eq!(
        news(&state),
        "january.json changed on the disk: 1 claim added"
    );
}

#[test]
fn what_was_looked_at_stays_by_its_name() {
    let mut state = state();
    let dataset = state.opened.dataset.clone();
    let tomsk = dataset.find_place("tomsk").expect("Tomsk");
    let b = dataset.claims.iter().find(|it| it.name == "b").expect("b");
    let quote = dataset.claims.evidence(b.id).next().expect("a quote").id;
    state.apply(Command::ShowDays(DayFilter::All));
    state.apply(Command::SelectOnMap(tomsk));
    state.apply(Command::Read(ReadCommand::Evidence(quote)));
    state.apply(Command::Read(ReadCommand::Find("people".to_owned())));
    state.apply(Command::Read(ReadCommand::StepHit(true)));
    state.apply(Command::Map(MapCommand::Zoom(1.0)));
    state.apply(Command::Map(MapCommand::Tick(9.0)));
    let (camera, scrolled) = (
        state.map.camera,
        state.reading.as_ref().expect("a document").scroll_request,
    );
    // Everything before them is another now, so that every number is.
    let json = with(&[
        (
            "\"metrics\": [",
            "\"metrics\": [{ \"id\": \"new\", \"label\": \"New\", \"unit\": \"people\" },",
        ),
        (
            "\"documents\": [",
            "\"documents\": [{ \"id\": \"new\", \"title\": \"New\" },",
        ),
        (
            "\"places\": [",
            "\"places\": [{ \"id\": \"new\", \"name\": \"New\", \"kind\": \"city\" },",
        ),
        (
            "\"claims\": [",
            "\"claims\": [{ \"id\": \"new\", \"metric\": \"new\", \"place\": \"new\", \"value\": 1, \"evidence\": [{ \"document\": \"new\", \"exact\": \"1\" }] },",
        ),
    ]);
    change_to(&mut state, &json);
    let now = &state.opened.dataset;
    assert_eq!(
        state.selection.map(|it| now.place(it).id.as_str()),
        Some("tomsk")
    );
    let query = state.view.query;
    assert_eq!(
        query.metric.map(|it| now.metric(it).id.as_str()),
        Some("arrests")
    );
    assert_eq!(query.days, DayFilter::All);
    let reading = state.reading.as_ref().expect("a document");
    assert_eq!(now.document(reading.document).id, "d");
    let current = reading.current.expect("a quote");
    assert_eq!(now.claims.get(now.claims.claim_of(current)).name, "b");
    assert_eq!((reading.hits.len(), reading.hit), (2, 1));
    assert_eq!(
        reading.passages.len(),
        0,
        "no figure is marked in this dataset"
    );
    assert_eq!(
        reading.scroll_request, scrolled,
        "the page stays where it is"
    );
    assert_eq!(state.map.camera, camera);
}

#[test]
fn what_is_gone_is_selected_no_more() {
    let mut state = state();
    let perm = state.opened.dataset.find_place("perm").expect("Perm");
    state.apply(Command::SelectOnMap(perm));
    let document = state
        .opened
        .dataset
        .document_ids()
        .last()
        .expect("a document");
    state.apply(Command::Read(ReadCommand::Document(document)));
    let json = with(&[
        (
            ",\n { \"id\": \"e\", \"title\": \"Made up too\", \"text\": \"Nothing was counted.\" }",
            "",
        ),
        (
            ",\n { \"id\": \"perm\", \"name\": \"Perm\", \"kind\": \"city\", \"lat\": 58.0, \"lon\": 56.2 }",
            "",
        ),
        (
            ",\n { \"id\": \"p\", \"metric\": \"arrests\", \"place\": \"perm\", \"date\": \"2021-01-31\", \"value\": \"at least 5\" }",
            "",
        ),
    ]);
    change_to(&mut state, &json);
    assert_eq!((state.selection, &state.reading), (None, &None));
    assert_eq!(
        news(&state),
        "january.json changed on the disk: 1 claim removed; 1 place changed; 1 document changed"
    );
}

#[test]
fn a_metric_that_is_gone_gives_way_to_the_one_a_window_opens_on() {
    let mut state = state();
    let fines = state.opened.dataset.metric_ids().last().expect("fines");
    state.apply(Command::ShowMetric(fines));
    let json = with(&[
        (
            ",\n { \"id\": \"fines\", \"label\": \"Fines\", \"unit\": \"people\" }",
            "",
        ),
        (
            "\n { \"id\": \"c\", \"metric\": \"fines\", \"place\": \"omsk\", \"date\": \"2021-01-31\", \"value\": 2 },",
            "",
        ),
    ]);
    change_to(&mut state, &json);
    let metric = state.view.query.metric.expect("a metric");
    assert_eq!(state.opened.dataset.metric(metric).id, "arrests");
}

#[test]
fn a_version_that_cannot_be_read_leaves_the_old_one_and_says_so() {
    let mut state = state();
    state.apply(changed_on_disk());
    let failure = Failure {
        path: PATH.into(),
        message: "this is no JSON".to_owned(),
        problems: Vec::new(),
    };
    state.apply(file(FileCommand::Loaded(1, Err(Box::new(failure.clone())))));
    assert_eq!(state.files.failure, Some(failure));
    assert_eq!(state.opened.dataset.claims.len(), 4);
    // The next save mends it: the message goes.
    change_to(&mut state, &with_more());
    assert_eq!(state.files.failure, None);
    assert_eq!(state.opened.dataset.claims.len(), 5);
}

#[test]
fn nothing_is_told_when_nothing_changed_unless_a_person_asked() {
    let mut state = state();
    change_to(&mut state, DATASET);
    assert_eq!(news(&state), "-");
    state.apply(file(FileCommand::Reload));
    // A change that is noticed while it is read does not make it less asked for.
    state.apply(changed_on_disk());
    let reread = reread(&state, DATASET);
    state.apply(file(FileCommand::ReadAgain(3, reread)));
    assert_eq!(
        news(&state),
        "january.json was read again: nothing in it changed"
    );
    state.apply(Command::Back);
    assert_eq!(news(&state), "-");
}

#[test]
fn a_late_version_is_dropped() {
    let mut state = state();
    state.apply(changed_on_disk());
    let first = reread(&state, &with_more());
    let effects = state.apply(changed_on_disk());
    assert_eq!(effects.first(), Some(&Effect::Cancel(1)));
    state.apply(file(FileCommand::ReadAgain(1, first)));
    assert_eq!(state.opened.dataset.claims.len(), 4);
    assert!(state.files.loading.is_some());
}

#[test]
fn where_it_is_switched_off_a_change_is_only_told() {
    let mut state = state();
    state.apply(Command::Set(SettingCommand::ReadChangedAgain(false)));
    assert_eq!(state.apply(changed_on_disk()), []);
    assert_eq!(news(&state), "january.json changed on the disk");
    state.apply(file(FileCommand::NotWatched("made up".to_owned())));
    assert_eq!(news(&state), "january.json changed on the disk");
}

#[test]
fn a_change_of_another_file_is_none() {
    let mut state = state();
    let other = file(FileCommand::ChangedOnDisk("other.json".into()));
    assert_eq!(state.apply(other), []);
}

#[test]
fn a_change_while_another_file_is_read_waits_for_what_becomes_of_it() {
    let mut state = state();
    state.apply(file(FileCommand::Open("other.json".into())));
    assert_eq!(state.apply(changed_on_disk()), []);
    let failure = Failure {
        path: "other.json".into(),
        message: "this is no JSON".to_owned(),
        problems: Vec::new(),
    };
    let effects = state.apply(file(FileCommand::Loaded(1, Err(Box::new(failure.clone())))));
    assert!(
        matches!(effects.as_slice(), [Effect::ReadAgain(2, path, _)] if path == Path::new(PATH))
    );
    assert_eq!(state.files.failure, Some(failure), "it is still told");
}

#[test]
fn what_cannot_be_watched_is_told_once() {
    let mut state = state();
    let unable = file(FileCommand::NotWatched("the disk is far away".to_owned()));
    state.apply(unable.clone());
    let words = "Changes of this file on the disk are not noticed here (the disk is far away)";
    assert_eq!(news(&state), words);
    state.apply(file(FileCommand::DismissNews));
    state.apply(unable);
    assert_eq!(news(&state), "-");
}

#[test]
fn the_bundled_dataset_has_no_file_to_read_again() {
    let mut state = State::new(Opened::bundled(), Settings::default());
    assert_eq!(state.apply(file(FileCommand::Reload)), []);
    assert!(news(&state).contains("bundled"));
}

#[test]
fn what_changed_is_listed_until_it_is_put_away() {
    let mut state = state();
    change_to(&mut state, &with_more());
    state.apply(Command::Show(Dialog::Changes));
    state.apply(Command::CloseDialog);
    assert!(state.files.news.is_some(), "it can be looked at again");
}

#[test]
fn the_dataset_and_the_texts_that_it_names_are_watched() {
    let json = with(&[
        (
            "\"text\": \"Nothing was counted.\"",
            "\"file\": \"sources/e.txt\"",
        ),
        (
            "\"text\": \"In Omsk 20 people were held. In Tomsk 30 people were held.\"",
            "\"file\": \"../d.txt\"",
        ),
    ]);
    let mut opened = opened(&json);
    opened.origin = Origin::File("folder/january.json".into());
    opened.texts_folder = Some("folder".into());
    let watched = Watched::of(&opened).expect("a file");
    assert_eq!(watched.dataset, Path::new("folder/january.json"));
    assert_eq!(
        watched.files,
        [
            Path::new("folder/january.json"),
            Path::new("folder/sources/e.txt")
        ]
    );
    assert_eq!(Watched::of(&Opened::bundled()), None);
}

/// A folder with a dataset and a text, and what matters in it.
fn folder() -> (tempfile::TempDir, Watched) {
    let folder = tempfile::tempdir().expect("a folder");
    let real = folder.path().canonicalize().expect("a folder");
    std::fs::create_dir(real.join("sources")).expect("a folder");
    let (dataset, text) = (real.join(PATH), real.join("sources/d.txt"));
    std::fs::write(&dataset, DATASET).expect("a file");
    std::fs::write(&text, "In Omsk").expect("a file");
    let files = vec![dataset.clone(), text];
    (folder, Watched { dataset, files })
}

#[test]
fn only_what_changes_the_contents_of_its_files_concerns_a_dataset() {
    let (_folder, watched) = folder();
    let interest = Interest::new(std::slice::from_ref(&watched));
    let check = |kind: EventKind, path: &Path, concerns: bool| {
        let event = Event::new(kind).add_path(path.to_owned());
        let concerned = interest.concerned(&Ok(event));
        assert_eq!(
            !concerned.is_empty(),
            concerns,
            "{kind:?} {}",
            path.display()
        );
    };
    let (dataset, text) = (&watched.files[0], &watched.files[1]);
    let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    check(written, dataset, true);
    check(written, text, true);
    check(EventKind::Create(CreateKind::File), dataset, true);
    check(
        EventKind::Modify(ModifyKind::Name(RenameMode::To)),
        dataset,
        true,
    );
    check(
        EventKind::Access(AccessKind::Close(AccessMode::Write)),
        text,
        true,
    );
    check(
        EventKind::Access(AccessKind::Close(AccessMode::Read)),
        dataset,
        false,
    );
    check(
        EventKind::Access(AccessKind::Open(AccessMode::Any)),
        dataset,
        false,
    );
    check(written, &dataset.with_extension("json.swp"), false);
    let lost = Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
    assert_eq!(interest.concerned(&Ok(lost)), [watched.dataset]);
}

#[test]
fn changes_are_told_once_they_rest_and_never_too_late() {
    let start = Instant::now();
    let after = |milliseconds| start + Duration::from_millis(milliseconds);
    let mut changes = Changes::default();
    assert_eq!(changes.due(), None);
    changes.note("a".into(), start);
    assert_eq!(changes.due(), Some(after(250)));
    changes.note("a".into(), after(200));
    assert_eq!(changes.due(), Some(after(450)));
    for at in 1..=20 {
        changes.note("b".into(), after(at * 200));
    }
    assert_eq!(changes.due(), Some(after(3000)));
    assert_eq!(changes.take(), [Path::new("a"), Path::new("b")]);
    assert_eq!(changes.due(), None);
}

#[test]
fn a_file_replaced_by_renaming_is_noticed() {
    let (_folder, watched) = folder();
    let (sender, told) = channel();
    let dataset = watched.dataset.clone();
    let watching = watch(vec![watched], move |noticed| {
        sender.send(noticed).ok();
    });
    // The watch begins on a thread of its own: what happens before is not told, so it happens again.
    let patience = Instant::now() + Duration::from_secs(30);
    let noticed = loop {
        let new = dataset.with_extension("new");
        std::fs::write(&new, with_more()).expect("a file");
        std::fs::rename(&new, &dataset).expect("renamed");
        match told.recv_timeout(Duration::from_millis(500)) {
            Ok(noticed) => break noticed,
            Err(_) => assert!(Instant::now() < patience, "never noticed"),
        }
    };
    assert_eq!(noticed, Noticed::Changed(dataset));
    drop(watching);
}

#[test]
fn reading_again_in_silence_leaves_the_news_that_nobody_has_put_away() {
    let mut state = state();
    change_to(&mut state, &with_more());
    state.apply(Command::Show(Dialog::Changes));
    state.apply(changed_on_disk());
    let reread = reread(&state, &with_more());
    state.apply(file(FileCommand::ReadAgain(2, reread)));
    assert_eq!(
        news(&state),
        "january.json changed on the disk: 1 claim added"
    );
    assert_eq!(state.dialog, Some(Dialog::Changes));
}

/// The made-up dataset with a change that is not saved, as if its file held `json` last.
fn edited(json: &str) -> State {
    let mut opened = opened(json);
    opened.on_disk = Some(on_disk(json));
    let mut state = State::new(opened, Settings::default());
    let claim = state.opened.dataset.claims.ids().next().expect("a claim");
    let status = Status::Rejected;
    state.apply(Command::Edit(Edit::SetStatus { claim, status }));
    assert!(state.is_edited());
    state
}

fn on_disk(json: &str) -> OnDisk {
    OnDisk {
        stamp: arrest_atlas::run::stamp(json.as_bytes()),
        own_format: true,
    }
}

/// The file, which holds `json` now, was read again.
fn reads(state: &mut State, json: &str) {
    let ticket = state.files.loading.as_ref().expect("it is read").ticket;
    let mut reread = reread(state, json);
    reread.opened.on_disk = Some(on_disk(json));
    state.apply(file(FileCommand::ReadAgain(ticket, reread)));
}

#[test]
fn changes_that_are_not_saved_are_never_lost_unasked() {
    for by_hand in [changed_on_disk(), file(FileCommand::Reload)] {
        let mut state = edited(DATASET);
        state.apply(by_hand);
        reads(&mut state, &with_more());
        assert!(state.is_edited());
        assert_eq!(state.opened.dataset.claims.len(), 4);
        let words = "january.json changed on the disk, and you have changes that are not saved";
        assert_eq!(news(&state), words);
        state.apply(file(FileCommand::ReloadAnyway));
        reads(&mut state, &with_more());
        assert!(!state.is_edited());
        assert_eq!(state.opened.dataset.claims.len(), 5);
        assert_eq!(
            state.history.undo_name(),
            None,
            "the way back led elsewhere"
        );
    }
}

#[test]
fn our_own_saving_is_no_change() {
    let mut state = edited(DATASET);
    state.apply(changed_on_disk());
    reads(&mut state, DATASET);
    assert!(state.is_edited());
    assert_eq!(news(&state), "-");
    assert!(state.history.undo_name().is_some());
    state.apply(file(FileCommand::Reload));
    reads(&mut state, DATASET);
    assert!(state.is_edited());
    assert_eq!(news(&state), "january.json has not changed on the disk");
}

#[test]
fn a_changed_text_beside_the_same_dataset_is_read_again() {
    let mut state = state();
    state.opened.on_disk = Some(on_disk(DATASET));
    state.apply(changed_on_disk());
    let mut reread = reread(
        &state,
        &with(&[("Nothing was counted", "Little was counted")]),
    );
    reread.opened.on_disk = Some(on_disk(DATASET));
    state.apply(file(FileCommand::ReadAgain(1, reread)));
    assert_eq!(
        news(&state),
        "january.json changed on the disk: 1 document changed; 1 source text changed"
    );
}

#[test]
fn a_file_saved_under_another_name_is_watched_there() {
    let mut state = edited(DATASET);
    let to = SaveCommand::To {
        path: "february.json".into(),
        replace: true,
    };
    state.apply(Command::Save(to));
    let saved = Saved {
        path: "february.json".into(),
        stamp: on_disk(DATASET).stamp,
        written_inside: 0,
        out_of_reach: Vec::new(),
    };
    let effects = state.apply(Command::Save(SaveCommand::Done(1, Box::new(Ok(saved)))));
    let watched = Watched {
        dataset: "february.json".into(),
        files: vec!["february.json".into()],
    };
    assert!(
        effects.contains(&Effect::Watch(vec![watched])),
        "{effects:?}"
    );
}
