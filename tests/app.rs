//! The state and its commands: what was before, what happened, what is after and what is to be
//! done.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

use arrest_atlas::app::{
    Action, Command, Dialog, Effect, Failure, FileCommand, LabelLanguage, MapCommand, Opened,
    Origin, Panel, ReadCommand, RememberedLayer, RememberedView, SavedQuery, SettingCommand,
    Settings, State, TableSettings, ThemeChoice, Watched, passages,
};
use arrest_atlas::load::{RememberedMapping, inline_texts, load};
use arrest_atlas::model::{CivilDate, ClaimId, DocumentId, PlaceId};
use arrest_atlas::scene::camera::Camera;
use arrest_atlas::scene::geometry::Size;
use arrest_atlas::view::{DayFilter, NumberWords};
use std::path::PathBuf;

const SIZE: Size = Size::new(1040.0, 764.0);

/// The bundled dataset in a window that was drawn once.
fn bundled() -> State {
    let mut state = State::new(Opened::bundled(), Settings::default());
    state.apply(Command::Map(MapCommand::Resize(SIZE)));
    state
}

/// A made-up dataset, as if it had been read from a file.
#[track_caller]
fn other(title: &str) -> Opened {
    let text = format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "{title}",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }}], "documents": [],
"places": [{{ "id": "omsk", "name": "Omsk", "kind": "city", "lat": 54.99, "lon": 73.37 }}],
"claims": [{{ "id": "c", "metric": "arrests", "place": "omsk", "date": "2022-03-06", "value": 7 }}] }}"#
    );
    let loaded = load(text.as_bytes(), "made-up.json", &()).expect("a dataset");
    let texts = inline_texts(&loaded.dataset);
    let origin = Origin::File(format!("{title}.json").into());
    Opened::new(origin, loaded.dataset, texts, loaded.problems)
}

fn failure() -> Failure {
    Failure {
        path: "broken.json".into(),
        message: "this is no JSON".to_owned(),
        problems: Vec::new(),
    }
}

fn place(state: &State, name: &str) -> PlaceId {
    state.opened.dataset.find_place(name).expect("a place")
}

fn claim(state: &State, name: &str) -> ClaimId {
    let claims = &state.opened.dataset.claims;
    let found = claims.iter().find(|claim| claim.name == name);
    found.expect("a claim").id
}

/// The quote that states a claim's figure.
fn quote(state: &State, name: &str) -> ReadCommand {
    let mut evidence = state.opened.dataset.claims.evidence(claim(state, name));
    ReadCommand::Evidence(evidence.next().expect("evidence").id)
}

/// What a person sees of a state, in one line: title, query, panel, dialog, message.
fn seen(state: &State) -> String {
    let dataset = &state.opened.dataset;
    let query = &state.view.query;
    let metric = query
        .metric
        .map_or("-", |id| dataset.metric(id).id.as_str());
    let selected = state
        .selection
        .map_or("-", |id| dataset.place(id).id.as_str());
    let reading = state.reading.as_ref().map_or("-", |reading| {
        reading.current.map_or("document", |id| {
            dataset.claims.get(dataset.claims.claim_of(id)).name
        })
    });
    let mut line = format!("{metric}, {}; {selected}; {reading}", query.days.label());
    if let Some(dialog) = state.dialog {
        line.push_str(&format!("; {dialog:?}"));
    }
    if state.files.failure.is_some() {
        line.push_str("; failure");
    }
    if state.files.loading.is_some() {
        line.push_str("; loading");
    }
    line
}

/// From a state, through commands, to what is seen; returns what is to be done.
#[track_caller]
fn check(state: &mut State, commands: &[Command], expect: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for command in commands {
        effects.extend(state.apply(command.clone()));
    }
    assert_eq!(seen(state), expect, "after {commands:?}");
    effects
}

const OPENING: &str = "arrests, 31 January 2021; -; -";

fn open(path: &str) -> Command {
    Command::File(FileCommand::Open(path.into()))
}

fn loaded(ticket: u64, result: Result<Opened, Failure>) -> Command {
    let result = result.map(Box::new).map_err(Box::new);
    Command::File(FileCommand::Loaded(ticket, result))
}

#[test]
fn opening_a_file_reads_it_and_leaves_what_is_open() {
    let mut state = bundled();
    let effects = check(
        &mut state,
        &[open("a.json")],
        &format!("{OPENING}; loading"),
    );
    assert_eq!(effects, [Effect::Read(1, "a.json".into())]);
    assert_eq!(state.opened.origin, Origin::Bundled);
}

#[test]
fn a_file_that_was_read_replaces_what_was_open() {
    let mut state = bundled();
    let commands = [open("a.json"), loaded(1, Ok(other("a")))];
    let effects = check(&mut state, &commands, "arrests, 6 March 2022; -; -");
    let watched = Watched {
        dataset: "a.json".into(),
        files: vec!["a.json".into()],
    };
    assert_eq!(
        effects,
        [
            Effect::Read(1, "a.json".into()),
            Effect::SaveSettings,
            Effect::Watch(vec![watched]),
        ]
    );
    assert_eq!(state.opened.dataset.title, "a");
    assert_eq!(state.settings.recent_files, [PathBuf::from("a.json")]);
    assert_eq!(state.map.camera, {
        let mut fresh = State::new(other("a"), Settings::default());
        fresh.apply(Command::Map(MapCommand::Resize(SIZE)));
        fresh.map.camera
    });
}

#[test]
fn a_failed_load_leaves_everything_as_it_was() {
    let mut state = bundled();
    state.apply(Command::SelectOnMap(place(&state, "Moscow")));
    state.apply(Command::Read(quote(&state, "moscow-arrests")));
    let camera = state.map.camera;
    let before = seen(&state);
    let commands = [open("a.json"), loaded(1, Err(failure()))];
    let effects = check(&mut state, &commands, &format!("{before}; failure"));
    assert_eq!(effects, [Effect::Read(1, "a.json".into())]);
    assert_eq!(state.opened.origin, Origin::Bundled);
    assert_eq!(state.map.camera, camera);
    assert!(state.settings.recent_files.is_empty());
    check(
        &mut state,
        &[Command::File(FileCommand::DismissFailure)],
        &before,
    );
}

#[test]
fn a_late_answer_is_dropped() {
    let mut state = bundled();
    let commands = [open("a.json"), open("b.json"), loaded(1, Ok(other("a")))];
    let effects = check(&mut state, &commands, &format!("{OPENING}; loading"));
    assert_eq!(
        effects,
        [
            Effect::Read(1, "a.json".into()),
            Effect::Cancel(1),
            Effect::Read(2, "b.json".into()),
        ]
    );
    let late_failure = [loaded(1, Err(failure()))];
    check(&mut state, &late_failure, &format!("{OPENING}; loading"));
    check(
        &mut state,
        &[loaded(2, Ok(other("b"))), loaded(2, Ok(other("c")))],
        "arrests, 6 March 2022; -; -",
    );
    assert_eq!(state.opened.dataset.title, "b");
}

#[test]
fn progress_counts_for_the_file_that_is_being_read_and_no_other() {
    let mut state = bundled();
    let progress =
        |ticket, done| Command::File(FileCommand::Progress(ticket, done, 100, done / 10));
    let loading = format!("{OPENING}; loading");
    check(
        &mut state,
        &[open("a.json"), progress(1, 40), progress(7, 90)],
        &loading,
    );
    let reading = state.files.loading.clone().expect("loading");
    assert_eq!((reading.done, reading.total, reading.claims), (40, 100, 4));
    check(&mut state, &[open("b.json"), progress(1, 60)], &loading);
    assert_eq!(state.files.loading.as_ref().map(|it| it.done), Some(0));
}

#[test]
fn reading_can_be_cancelled() {
    let mut state = bundled();
    let cancel = Command::File(FileCommand::Cancel);
    let effects = check(&mut state, &[open("a.json"), cancel.clone()], OPENING);
    assert_eq!(
        effects,
        [Effect::Read(1, "a.json".into()), Effect::Cancel(1)]
    );
    check(&mut state, &[loaded(1, Ok(other("a")))], OPENING);
    assert_eq!(
        check(&mut state, &[cancel], OPENING),
        [],
        "nothing to cancel"
    );
}

#[test]
fn the_bundled_dataset_can_be_opened_again() {
    let mut state = bundled();
    let commands = [
        open("a.json"),
        loaded(1, Ok(other("a"))),
        Command::File(FileCommand::OpenBundled),
    ];
    check(&mut state, &commands, OPENING);
    assert_eq!(state.opened.origin, Origin::Bundled);
}

#[test]
fn a_place_named_on_the_command_line_is_selected_once_its_file_is_read() {
    let mut state = bundled();
    let open = FileCommand::OpenSelecting("a.json".into(), "omsk".to_owned());
    let commands = [Command::File(open), loaded(1, Ok(other("a")))];
    check(&mut state, &commands, "arrests, 6 March 2022; omsk; -");
}

#[test]
fn a_place_that_is_not_in_the_file_selects_nothing() {
    let mut state = bundled();
    let open = FileCommand::OpenSelecting("a.json".into(), "Atlantis".to_owned());
    let commands = [Command::File(open), loaded(1, Ok(other("a")))];
    check(&mut state, &commands, "arrests, 6 March 2022; -; -");
}

#[test]
fn a_place_asked_for_with_one_file_is_not_selected_in_another() {
    let mut state = bundled();
    let first = FileCommand::OpenSelecting("a.json".into(), "omsk".to_owned());
    let commands = [
        Command::File(first),
        loaded(1, Err(failure())),
        open("b.json"),
        loaded(2, Ok(other("b"))),
    ];
    check(&mut state, &commands, "arrests, 6 March 2022; -; -");
}

#[test]
fn a_place_asked_for_with_a_file_that_is_not_read_is_not_selected_in_the_bundled_dataset() {
    let mut state = bundled();
    let open = FileCommand::OpenSelecting("a.json".into(), "Moscow".to_owned());
    let commands = [
        Command::File(open),
        loaded(1, Err(failure())),
        Command::File(FileCommand::OpenBundled),
    ];
    check(&mut state, &commands, OPENING);
}

#[test]
fn selecting_on_the_map_leaves_the_map_where_it_is() {
    let mut state = bundled();
    let camera = Camera::new(-20.0, -60.0, 5.0);
    let commands = [
        Command::Map(MapCommand::MoveTo(camera)),
        Command::SelectOnMap(place(&state, "Moscow")),
    ];
    check(&mut state, &commands, "arrests, 31 January 2021; moscow; -");
    assert!(!state.map.is_flying());
    assert_eq!(state.map.destination(), camera);
}

#[test]
fn selecting_elsewhere_flies_only_to_what_is_out_of_view() {
    let mut state = bundled();
    let moscow = Command::Select(place(&state, "Moscow"));
    check(
        &mut state,
        std::slice::from_ref(&moscow),
        "arrests, 31 January 2021; moscow; -",
    );
    assert!(!state.map.is_flying(), "it is in view from the start");

    let away = Camera::new(-20.0, -60.0, 5.0);
    state.apply(Command::Map(MapCommand::MoveTo(away)));
    state.apply(moscow);
    assert!(state.map.is_flying());
    state.apply(Command::Map(MapCommand::Tick(10.0)));
    assert!(!state.map.is_flying());
    let at = state.map.camera;
    assert!((at.latitude - 55.752).abs() < 1e-6 && (at.longitude - 37.6178).abs() < 1e-6);
}

#[test]
fn with_reduced_motion_nothing_flies() {
    let mut state = bundled();
    state.apply(Command::Set(SettingCommand::ReducedMotion(true)));
    state.apply(Command::Map(MapCommand::MoveTo(Camera::new(
        -20.0, -60.0, 5.0,
    ))));
    state.apply(Command::Select(place(&state, "Moscow")));
    assert!(!state.map.is_flying());
    assert!((state.map.camera.latitude - 55.752).abs() < 1e-6);
}

#[test]
fn panning_moves_the_contents_of_the_map_as_far_as_the_hand() {
    let mut state = bundled();
    let at = |state: &State| {
        let moscow = arrest_atlas::model::LatLon::new(55.752, 37.6178);
        state.map.camera.project(SIZE, moscow)
    };
    let before = at(&state);
    state.apply(Command::Map(MapCommand::Pan(30.0, -20.0)));
    assert!(at(&state).distance(before.moved(30.0, -20.0)) < 0.01);
}

#[test]
fn the_hand_ends_a_flight() {
    let mut state = bundled();
    state.apply(Command::Select(place(&state, "Novosibirsk")));
    assert!(state.map.is_flying());
    state.apply(Command::Map(MapCommand::Pan(10.0, 0.0)));
    assert!(!state.map.is_flying());
}

#[test]
fn selecting_a_place_shows_a_metric_and_a_day_that_it_has() {
    let mut state = bundled();
    let novosibirsk = Command::Select(place(&state, "Novosibirsk"));
    check(
        &mut state,
        &[novosibirsk],
        "protesters, 31 January 2021; novosibirsk; -",
    );
    // Saint Petersburg has protesters as well: the metric stays.
    let petersburg = Command::Select(place(&state, "St. Petersburg"));
    check(
        &mut state,
        &[petersburg],
        "protesters, 31 January 2021; saint-petersburg; -",
    );
    let moscow = Command::Select(place(&state, "Москва"));
    check(&mut state, &[moscow], "arrests, 31 January 2021; moscow; -");
}

#[test]
fn selecting_a_claim_shows_its_metric_and_its_day() {
    for (name, expect) in [
        (
            "russia-criminal-cases",
            "criminal-cases, 23 January 2021; russia; -",
        ),
        (
            "russia-house-arrests",
            "house-arrests, 29 January 2021; russia; -",
        ),
        (
            "russia-arrests-first-day",
            "arrests, 23 January 2021; russia; -",
        ),
        (
            "petersburg-protesters",
            "protesters, 31 January 2021; saint-petersburg; -",
        ),
    ] {
        let mut state = bundled();
        let select = Command::SelectClaim(claim(&state, name));
        check(&mut state, &[select], expect);
    }
}

#[test]
fn where_all_days_are_shown_they_stay_shown() {
    let mut state = bundled();
    let commands = [
        Command::ShowDays(DayFilter::All),
        Command::SelectClaim(claim(&state, "russia-arrests-first-day")),
    ];
    check(&mut state, &commands, "arrests, All days; russia; -");
}

#[test]
fn another_metric_and_another_day_keep_the_selection() {
    let mut state = bundled();
    let protesters = state
        .opened
        .dataset
        .metric_ids()
        .nth(1)
        .expect("protesters");
    let first = CivilDate::parse("2021-01-23").expect("a day");
    let commands = [
        Command::SelectOnMap(place(&state, "Moscow")),
        Command::ShowMetric(protesters),
        Command::ShowDays(DayFilter::On(first)),
    ];
    check(
        &mut state,
        &commands,
        "protesters, 23 January 2021; moscow; -",
    );
}

#[test]
fn back_takes_away_one_thing_after_another() {
    let mut state = bundled();
    state.apply(Command::SelectOnMap(place(&state, "Moscow")));
    state.apply(Command::Read(quote(&state, "moscow-arrests")));
    state.apply(Command::Show(Dialog::Sum));
    state.apply(open("a.json"));
    state.apply(loaded(1, Err(failure())));
    for expect in [
        "arrests, 31 January 2021; moscow; moscow-arrests; Sum",
        "arrests, 31 January 2021; moscow; moscow-arrests",
        "arrests, 31 January 2021; moscow; -",
        OPENING,
        OPENING,
    ] {
        check(&mut state, &[Command::Back], expect);
    }
}

#[test]
fn the_panel_holds_the_document_else_the_place_else_the_list() {
    let mut state = bundled();
    assert_eq!(state.panel(), Panel::List);
    let moscow = place(&state, "Moscow");
    state.apply(Command::Select(moscow));
    assert_eq!(state.panel(), Panel::Place(moscow));
    state.apply(Command::Read(ReadCommand::Document(DocumentId::new(0))));
    assert!(matches!(state.panel(), Panel::Reader(_)));
    state.apply(Command::Deselect);
    assert_eq!(state.panel(), Panel::List);
}

/// Every place of the list in its order, each step of `forward`.
#[track_caller]
fn check_steps(state: &mut State, forward: bool, expect: &[&str]) {
    let mut found = Vec::new();
    for _ in expect {
        state.apply(Command::StepPlace(forward));
        let place = state.selection.expect("a place");
        found.push(state.opened.dataset.place(place).id.to_string());
    }
    assert_eq!(found, expect);
}

#[test]
fn stepping_reaches_every_place_of_the_list_on_the_map_or_not() {
    let mut state = bundled();
    check_steps(
        &mut state,
        true,
        &["moscow", "saint-petersburg", "russia", "moscow"],
    );
    check_steps(&mut state, false, &["russia", "saint-petersburg", "moscow"]);
    let mut state = bundled();
    check_steps(&mut state, false, &["russia"]);
}

#[test]
fn going_to_a_sentence_selects_its_place_and_shows_its_metric_and_day() {
    for (name, expect) in [
        ("moscow-arrests", "arrests, 31 January 2021; moscow"),
        (
            "novosibirsk-protesters",
            "protesters, 31 January 2021; novosibirsk",
        ),
        (
            "russia-house-arrests",
            "house-arrests, 29 January 2021; russia",
        ),
    ] {
        let mut state = bundled();
        let read = Command::Read(quote(&state, name));
        check(&mut state, &[read], &format!("{expect}; {name}"));
    }
}

#[test]
fn the_reader_opens_at_the_figure_in_the_sentence() {
    let mut state = bundled();
    state.apply(Command::Read(quote(&state, "moscow-arrests")));
    let reading = state.reading.as_ref().expect("the reader");
    let span = reading.scroll_to.expect("the figure");
    let text = state.opened.texts.get(DocumentId::new(0)).text();
    let words = arrest_atlas::text::scalars::slice(text.expect("the article"), span);
    assert_eq!(words, Some("1,800"));
    assert_eq!(reading.scroll_request, 1);
    state.apply(Command::Read(quote(&state, "moscow-arrests")));
    let again = state.reading.as_ref().map(|reading| reading.scroll_request);
    assert_eq!(again, Some(2), "asked for twice, shown twice");
}

#[test]
fn stepping_goes_through_every_coded_figure_in_the_order_of_the_text() {
    let mut state = bundled();
    state.apply(Command::Read(ReadCommand::Document(DocumentId::new(0))));
    let all = passages(&state.opened, DocumentId::new(0));
    assert_eq!(all.len(), 13);
    assert!(all.is_sorted_by_key(|&(_, span)| span.start));
    let step = |forward| Command::Read(ReadCommand::StepEvidence(forward));
    for &(id, _) in all.iter().chain(all.first()) {
        state.apply(step(true));
        assert_eq!(state.reading.as_ref().and_then(|it| it.current), Some(id));
        let claims = &state.opened.dataset.claims;
        let place = claims.get(claims.claim_of(id)).place;
        assert_eq!(state.selection, Some(place));
    }
    state.apply(step(false));
    let last = all.last().map(|&(id, _)| id);
    assert_eq!(state.reading.as_ref().and_then(|it| it.current), last);
    let mut state = bundled();
    state.apply(Command::Read(ReadCommand::Document(DocumentId::new(0))));
    state.apply(step(false));
    assert_eq!(state.reading.as_ref().and_then(|it| it.current), last);
}

#[test]
fn stepping_without_a_document_does_nothing() {
    let mut state = bundled();
    let commands = [
        Command::Read(ReadCommand::StepEvidence(true)),
        Command::Read(ReadCommand::StepHit(true)),
        Command::Read(ReadCommand::Find("arrests".to_owned())),
        Command::Read(ReadCommand::Close),
    ];
    assert_eq!(check(&mut state, &commands, OPENING), []);
}

#[test]
fn words_are_found_whatever_their_case_and_gone_through_round() {
    let mut state = bundled();
    let find = |words: &str| Command::Read(ReadCommand::Find(words.to_owned()));
    state.apply(Command::Read(ReadCommand::Document(DocumentId::new(0))));
    state.apply(find("moscow"));
    let hits = state.reading.as_ref().expect("the reader").hits.clone();
    let text = state.opened.texts.get(DocumentId::new(0)).text();
    let words = |span| arrest_atlas::text::scalars::slice(text.expect("the article"), span);
    assert_eq!(hits.len(), 4);
    assert!(hits.iter().all(|&hit| words(hit) == Some("Moscow")));
    let mut at = Vec::new();
    for forward in [true, true, true, true, false] {
        state.apply(Command::Read(ReadCommand::StepHit(forward)));
        let reading = state.reading.as_ref().expect("the reader");
        assert_eq!(reading.scroll_to, hits.get(reading.hit).copied());
        at.push(reading.hit);
    }
    assert_eq!(at, [1, 2, 3, 0, 3]);
    state.apply(find("Vladivostok"));
    assert!(state.reading.as_ref().is_some_and(|it| it.hits.is_empty()));
    state.apply(Command::Read(ReadCommand::StepHit(true)));
    state.apply(find(""));
    assert!(state.reading.as_ref().is_some_and(|it| it.hits.is_empty()));
}

#[test]
fn a_quote_that_is_not_in_its_text_opens_the_document_and_points_nowhere() {
    let text = std::fs::read_to_string("data/navalny-2021-01-31.json").expect("the dataset");
    let changed = text.replacen(
        "people were arrested in 88",
        "people were detained in 88",
        2,
    );
    let loaded = load(changed.as_bytes(), "changed.json", &()).expect("a dataset");
    let (_, texts) = arrest_atlas::load::bundled();
    let opened = Opened::new(Origin::Bundled, loaded.dataset, texts, loaded.problems);
    let mut state = State::new(opened, Settings::default());
    let read = Command::Read(quote(&state, "moscow-arrests"));
    check(
        &mut state,
        &[read],
        "arrests, 31 January 2021; moscow; moscow-arrests",
    );
    let reading = state.reading.as_ref().expect("the reader");
    assert_eq!(reading.scroll_to, None);
    let current = reading.current.expect("a quote");
    let all = passages(&state.opened, DocumentId::new(0));
    assert!(all.iter().all(|&(id, _)| id != current));
}

/// What only the shell can do is left to it.
#[test]
fn copying_links_saving_and_quitting_are_effects() {
    let mut state = bundled();
    let commands = [
        Command::Copy("words".to_owned()),
        Command::OpenLink("https://example.org".to_owned()),
        Command::Set(SettingCommand::Theme(ThemeChoice::Dark)),
        Command::File(FileCommand::Choose),
        Command::Quit,
    ];
    assert_eq!(
        check(&mut state, &commands, OPENING),
        [
            Effect::Copy("words".to_owned()),
            Effect::OpenLink("https://example.org".to_owned()),
            Effect::SaveSettings,
            Effect::ChooseFile,
            Effect::Quit,
        ]
    );
}

#[test]
fn what_is_derived_is_made_anew_only_when_the_view_changes() {
    let mut state = bundled();
    let mut revisions = vec![state.revision];
    for command in [
        Command::ShowDays(DayFilter::All),
        Command::ShowDays(DayFilter::All),
        Command::SelectOnMap(place(&state, "Moscow")),
        Command::Map(MapCommand::Zoom(1.0)),
        Command::File(FileCommand::OpenBundled),
    ] {
        state.apply(command);
        revisions.push(state.revision);
    }
    // The dataset is opened, and then looked at as it was left.
    assert_eq!(revisions, [0, 1, 1, 1, 1, 3]);
}

#[test]
fn the_last_ten_files_are_remembered_the_latest_first() {
    let mut state = bundled();
    for number in 0..12 {
        let name = number.to_string();
        state.apply(open(&name));
        state.apply(loaded(number + 1, Ok(other(&name))));
    }
    let names = |state: &State| -> Vec<String> {
        let recent = &state.settings.recent_files;
        recent.iter().map(|it| it.display().to_string()).collect()
    };
    assert_eq!(names(&state).len(), 10);
    assert_eq!(names(&state)[0], "11.json");
    state.apply(open("5"));
    state.apply(loaded(13, Ok(other("5"))));
    assert_eq!(names(&state)[..2], ["5.json", "11.json"]);
    assert_eq!(names(&state).len(), 10, "none is there twice");
    state.apply(Command::Set(SettingCommand::ForgetFiles));
    assert!(names(&state).is_empty());
}

#[test]
fn files_are_not_remembered_where_that_is_switched_off() {
    let mut state = bundled();
    state.apply(open("a"));
    state.apply(loaded(1, Ok(other("a"))));
    state.apply(Command::Set(SettingCommand::RememberFiles(false)));
    assert!(state.settings.recent_files.is_empty());
    state.apply(open("b"));
    state.apply(loaded(2, Ok(other("b"))));
    assert!(state.settings.recent_files.is_empty());
}

#[test]
fn settings_survive_being_written_and_read() {
    let settings = Settings {
        theme: ThemeChoice::Dark,
        text_scale: 1.5,
        label_language: LabelLanguage::Russian,
        reduced_motion: true,
        legend_folded: true,
        number_words: NumberWords::CountLove,
        timeline_folded: true,
        group_places: false,
        mark_radius: 60.0,
        remember_files: true,
        read_changed_again: false,
        reader_name: "Ada".to_owned(),
        recent_files: vec!["/data/a b.json".into(), "Ü \"quoted\".json".into()],
        saved_queries: vec![SavedQuery {
            dataset: "t".to_owned(),
            name: "Mine \"and\" ours".to_owned(),
            query: "days:all \"words\"".to_owned(),
        }],
        table_columns: vec![RememberedMapping {
            headers: "3-00".to_owned(),
            mapping: "{\n\"columns\": {}\n}".to_owned(),
            found: None,
            read: None,
        }],
        remember_views: false,
        lasting_theme: None,
        views: vec![RememberedView {
            dataset: "0f".to_owned(),
            view: "arrest-atlas-view:1 map".to_owned(),
            panel: Some(440),
            reader: None,
            letter: 1,
            hidden: true,
            beside: vec![RememberedLayer {
                file: Some("/data/january.json".into()),
                letter: 0,
                hidden: false,
            }],
        }],
        table: TableSettings::default(),
    };
    let text = settings.to_toml().expect("TOML");
    assert_eq!(Settings::from_toml(&text).expect("settings"), settings);
    let default = Settings::default();
    let text = default.to_toml().expect("TOML");
    assert_eq!(Settings::from_toml(&text).expect("settings"), default);
    assert_eq!(Settings::from_toml("").expect("settings"), default);
}

#[test]
fn settings_of_a_newer_version_are_read_as_far_as_they_are_known() {
    let text = "theme = \"dark\"\nhologram = 3\n[telepathy]\non = true\n";
    let settings = Settings::from_toml(text).expect("settings");
    let expect = Settings {
        theme: ThemeChoice::Dark,
        ..Settings::default()
    };
    assert_eq!(settings, expect);
}

#[test]
fn settings_out_of_range_are_brought_back_into_it() {
    for (text, scale, radius) in [
        ("text_scale = 9.0\nmark_radius = 1.0", 2.0, 12.0),
        ("text_scale = 0.1\nmark_radius = 4000.0", 1.0, 96.0),
        ("text_scale = nan\nmark_radius = inf", 1.0, 44.0),
        ("text_scale = -inf\nmark_radius = -3.0", 1.0, 12.0),
    ] {
        let settings = Settings::from_toml(text).expect("settings");
        let found = (settings.text_scale, settings.mark_radius);
        assert_eq!(found, (scale, radius), "{text}");
    }
    let mut state = bundled();
    state.apply(Command::Set(SettingCommand::TextScale(7.0)));
    state.apply(Command::Set(SettingCommand::MarkRadius(f32::NAN)));
    assert_eq!(
        (state.settings.text_scale, state.settings.mark_radius),
        (2.0, 44.0)
    );
}

#[test]
fn what_is_no_settings_file_is_refused() {
    for text in [
        "theme = 3",
        "text_scale = \"large\"",
        "= ?",
        "theme = \"pink\"",
    ] {
        assert!(Settings::from_toml(text).is_err(), "{text}");
    }
}

#[test]
fn no_two_actions_listen_to_the_same_key() {
    let mut keys: Vec<String> = Action::ALL
        .iter()
        .filter_map(|action| Some(action.shortcut()?.to_string()))
        .collect();
    let count = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), count);
}
