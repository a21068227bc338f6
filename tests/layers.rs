//! Several datasets open beside each other: which is drawn, which is the active one, by which
//! scale.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

use arrest_atlas::app::{
    Command, CompareCommand, Comparison, Dialog, Effect, FileCommand, LayerCommand, MapCommand,
    News, Opened, Origin, SaveCommand, Settings, Side, State, Tag,
};
use arrest_atlas::load::{inline_texts, load};
use arrest_atlas::model::{Edit, Report, Status};
use arrest_atlas::scene::geometry::Size;
use arrest_atlas::view::{DayFilter, Query, View, compare_places, same_place_in};
use std::path::Path;

/// A made-up dataset: arrests in Moscow and in one other city on one day.
fn dataset(title: &str, day: &str, moscow: u64, city: &str) -> Opened {
    let text = format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "{title}, made up",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }}], "documents": [],
"places": [{{ "id": "p1", "name": "{city}", "kind": "city", "lat": 54.99, "lon": 73.37 }},
 {{ "id": "m", "name": "Moscow", "kind": "city", "lat": 55.75, "lon": 37.62, "ids": {{ "geonames": "524901" }} }}],
"claims": [{{ "id": "a", "metric": "arrests", "place": "m", "date": "{day}", "value": {moscow} }},
 {{ "id": "b", "metric": "arrests", "place": "p1", "date": "{day}", "value": 7 }}] }}"#
    );
    let loaded = load(text.as_bytes(), "made-up.json", &()).expect("a dataset");
    let texts = inline_texts(&loaded.dataset);
    let origin = Origin::File(format!("{title}.json").into());
    Opened::new(origin, loaded.dataset, texts, loaded.problems)
}

fn file(command: FileCommand) -> Command {
    Command::File(command)
}

/// The file that is being read turns out to be this.
#[track_caller]
fn reads(state: &mut State, opened: Opened) -> Vec<Effect> {
    let ticket = state.files.loading.as_ref().expect("it is read").ticket;
    state.apply(file(FileCommand::Loaded(ticket, Ok(Box::new(opened)))))
}

/// 31 January with 23 January beside it.
fn two() -> State {
    let opened = dataset("31", "2021-01-31", 1800, "Omsk");
    let mut state = State::new(opened, Settings::default());
    state.apply(Command::Map(MapCommand::Resize(Size::new(1000.0, 700.0))));
    state.apply(file(FileCommand::OpenBeside(vec!["23.json".into()])));
    reads(&mut state, dataset("23", "2021-01-23", 12_000, "Perm"));
    state
}

/// The letters with their titles, the active one first in brackets, those not drawn in lower case.
fn seen(state: &State) -> String {
    let letter = |tag: Tag, visible: bool| {
        let letter = tag.letter();
        if visible {
            letter
        } else {
            letter.to_ascii_lowercase()
        }
    };
    let layers = &state.layers;
    let mut line = format!(
        "[{} {}]",
        letter(layers.active, layers.active_is_visible),
        state.opened.origin.name()
    );
    for layer in &layers.others {
        let name = layer.opened.origin.name();
        line += &format!(" {} {name}", letter(layer.tag, layer.is_visible));
    }
    line
}

fn tag(state: &State, letter: char) -> Tag {
    let others = state.layers.others.iter().map(|layer| layer.tag);
    let mut all = others.chain([state.layers.active]);
    all.find(|tag| tag.letter() == letter).expect("a letter")
}

fn layer(state: &mut State, command: LayerCommand) {
    state.apply(Command::Layer(command));
}

#[test]
fn a_file_opened_beside_leaves_the_active_one() {
    let mut state = two();
    assert_eq!(seen(&state), "[A 31.json] B 23.json");
    let b = tag(&state, 'B');
    layer(&mut state, LayerCommand::Show(b, false));
    assert_eq!(seen(&state), "[A 31.json] b 23.json");
    let a = tag(&state, 'A');
    layer(&mut state, LayerCommand::Show(a, false));
    assert_eq!(seen(&state), "[a 31.json] b 23.json");
}

#[test]
fn days_that_would_hide_all_of_a_new_dataset_give_way_to_all_days() {
    let state = two();
    assert_eq!(state.view.query.days, DayFilter::All);
    assert_eq!(state.layers.others[0].view.shown, 2);
}

#[test]
fn all_that_is_drawn_has_one_scale() {
    let mut state = two();
    assert_eq!(state.view.reference, Some(2000));
    assert_eq!(state.layers.reference(&state.view), Some(20_000));
    let b = tag(&state, 'B');
    layer(&mut state, LayerCommand::Show(b, false));
    assert_eq!(state.layers.reference(&state.view), Some(2000));
}

#[test]
fn the_ledger_never_adds_across_datasets() {
    let alone = State::new(
        dataset("31", "2021-01-31", 1800, "Omsk"),
        Settings::default(),
    );
    let mut state = two();
    state.apply(Command::ShowDays(alone.view.query.days));
    assert_eq!(state.view.ledger.clauses(), alone.view.ledger.clauses());
}

#[test]
fn a_dataset_becomes_the_active_one_with_the_same_place_and_keeps_its_letter() {
    let mut state = two();
    let moscow = state.opened.dataset.find_place("m").expect("Moscow");
    state.apply(Command::SelectOnMap(moscow));
    let camera = state.map.camera;
    let b = tag(&state, 'B');
    layer(&mut state, LayerCommand::Activate(b));
    assert_eq!(seen(&state), "[B 23.json] A 31.json");
    let selected = state.selection.expect("a place");
    assert_eq!(state.opened.dataset.place(selected).name, "Moscow");
    assert_eq!(state.map.camera, camera);
    let perm = state.opened.dataset.find_place("p1").expect("Perm");
    state.apply(Command::SelectOnMap(perm));
    let a = tag(&state, 'A');
    layer(&mut state, LayerCommand::Activate(a));
    assert_eq!(
        state.selection, None,
        "Omsk has the same id and is not Perm"
    );
}

#[test]
fn a_mark_of_another_dataset_brings_it_to_the_front() {
    let mut state = two();
    let b = tag(&state, 'B');
    let perm = state.layers.others[0]
        .opened
        .dataset
        .find_place("p1")
        .expect("Perm");
    layer(&mut state, LayerCommand::SelectOnMap(b, perm));
    assert_eq!(seen(&state), "[B 23.json] A 31.json");
    assert_eq!(state.selection, Some(perm));
}

#[test]
fn one_query_for_all() {
    let mut state = two();
    state.apply(Command::ShowDays(DayFilter::Undated));
    assert_eq!(state.layers.others[0].view.shown, 0);
    state.apply(Command::ShowDays(DayFilter::All));
    assert_eq!(state.layers.others[0].view.shown, 2);
}

#[test]
fn closing_leaves_the_others() {
    let mut state = two();
    let a = tag(&state, 'A');
    layer(&mut state, LayerCommand::Close(a));
    assert_eq!(seen(&state), "[B 23.json]");
    let b = tag(&state, 'B');
    layer(&mut state, LayerCommand::Close(b));
    assert_eq!(seen(&state), "[B 23.json]", "the last one stays");
    state.apply(file(FileCommand::OpenBeside(vec!["31.json".into()])));
    reads(&mut state, dataset("31", "2021-01-31", 1800, "Omsk"));
    assert_eq!(
        seen(&state),
        "[B 23.json] A 31.json",
        "a free letter is given again"
    );
}

#[test]
fn several_files_are_read_one_after_the_other_and_a_broken_one_stops_none() {
    let mut state = State::new(Opened::bundled(), Settings::default());
    let paths = vec!["31.json".into(), "broken.json".into(), "23.json".into()];
    let effects = state.apply(file(FileCommand::OpenBeside(paths)));
    assert_eq!(effects, [Effect::Read(1, "31.json".into())]);
    let effects = reads(&mut state, dataset("31", "2021-01-31", 1800, "Omsk"));
    assert!(
        effects.contains(&Effect::Read(2, "broken.json".into())),
        "{effects:?}"
    );
    let failure = arrest_atlas::app::Failure {
        path: "broken.json".into(),
        message: "this is no JSON".to_owned(),
        problems: Vec::new(),
    };
    let effects = state.apply(file(FileCommand::Loaded(2, Err(Box::new(failure)))));
    assert_eq!(effects, [Effect::Read(3, "23.json".into())]);
    reads(&mut state, dataset("23", "2021-01-23", 12_000, "Perm"));
    assert_eq!(seen(&state), "[A the bundled dataset] B 31.json C 23.json");
    assert!(state.files.failure.is_some(), "it is still told");
}

#[test]
fn the_same_file_is_not_opened_twice_nor_more_than_six() {
    let mut state = two();
    let effects = state.apply(file(FileCommand::OpenBeside(vec![
        "31.json".into(),
        "23.json".into(),
    ])));
    assert_eq!(effects, []);
    let already = News::OpenAlready {
        file: "23.json".to_owned(),
    };
    assert_eq!(state.files.news, Some(already));
    for title in ["c", "d", "e", "f"] {
        state.apply(file(FileCommand::OpenBeside(vec![
            format!("{title}.json").into(),
        ])));
        reads(&mut state, dataset(title, "2021-01-31", 5, "Tomsk"));
    }
    assert_eq!(
        state.apply(file(FileCommand::OpenBeside(vec!["g.json".into()]))),
        []
    );
    let words = state.files.news.as_ref().map(News::words);
    let expect = "g.json was not opened: 6 datasets at most are open beside each other";
    assert_eq!(words.as_deref(), Some(expect));
}

#[test]
fn a_file_that_takes_the_place_of_the_active_one_is_not_open_beside_itself() {
    let mut state = two();
    state.apply(file(FileCommand::Open("23.json".into())));
    reads(&mut state, dataset("23", "2021-01-23", 12_000, "Perm"));
    assert_eq!(seen(&state), "[A 23.json]");
}

fn edit(state: &mut State) {
    let claim = state.opened.dataset.claims.ids().next().expect("a claim");
    let status = Status::Rejected;
    state.apply(Command::Edit(Edit::SetStatus { claim, status }));
    assert!(state.is_edited());
}

#[test]
fn unsaved_changes_go_with_their_dataset() {
    let mut state = two();
    edit(&mut state);
    let (a, b) = (tag(&state, 'A'), tag(&state, 'B'));
    layer(&mut state, LayerCommand::Activate(b));
    assert!(!state.is_edited());
    assert!(state.has_unsaved_changes());
    assert_eq!(state.history.undo_name(), None);
    layer(&mut state, LayerCommand::Activate(a));
    assert!(state.is_edited());
    state.apply(Command::Undo);
    assert!(!state.has_unsaved_changes());
}

#[test]
fn closing_and_quitting_ask_about_changes_of_every_dataset() {
    let mut state = two();
    edit(&mut state);
    let (a, b) = (tag(&state, 'A'), tag(&state, 'B'));
    layer(&mut state, LayerCommand::Activate(b));
    assert!(!state.apply(Command::Quit).contains(&Effect::Quit));
    assert_eq!(state.dialog, Some(Dialog::Unsaved));
    assert_eq!(
        seen(&state),
        "[A 31.json] B 23.json",
        "what would be lost is in view"
    );
    state.apply(Command::CloseDialog);
    layer(&mut state, LayerCommand::Activate(b));
    layer(&mut state, LayerCommand::Close(a));
    assert_eq!(state.dialog, Some(Dialog::Unsaved));
    state.apply(Command::Save(SaveCommand::Discard));
    assert_eq!(seen(&state), "[B 23.json]");
}

#[test]
fn a_changed_file_of_another_dataset_is_read_when_it_becomes_the_active_one() {
    let mut state = two();
    let effects = state.apply(file(FileCommand::ChangedOnDisk("23.json".into())));
    assert_eq!(effects, []);
    assert!(state.layers.others[0].is_stale);
    let b = tag(&state, 'B');
    let effects = state.apply(Command::Layer(LayerCommand::Activate(b)));
    let is_read = |effect: &Effect| matches!(effect, Effect::ReadAgain(_, path, _) if path == Path::new("23.json"));
    assert!(effects.iter().any(is_read), "{effects:?}");
}

#[test]
fn the_files_of_all_datasets_are_watched() {
    let opened = dataset("31", "2021-01-31", 1800, "Omsk");
    let mut state = State::new(opened, Settings::default());
    state.apply(file(FileCommand::OpenBeside(vec!["23.json".into()])));
    let effects = reads(&mut state, dataset("23", "2021-01-23", 12_000, "Perm"));
    let watched = effects.iter().find_map(|effect| match effect {
        Effect::Watch(watched) => Some(watched.iter().map(|it| it.dataset.clone()).collect()),
        _ => None,
    });
    let expect: Vec<std::path::PathBuf> = vec!["31.json".into(), "23.json".into()];
    assert_eq!(watched, Some(expect));
}

#[test]
fn the_same_place_has_the_same_geonames_id_or_is_the_only_namesake() {
    let one = dataset("31", "2021-01-31", 1800, "Omsk").dataset;
    let other = dataset("23", "2021-01-23", 12_000, "OMSK").dataset;
    for name in ["Moscow", "Omsk"] {
        let place = one.find_place(name).expect("a place");
        let same = same_place_in(&one, place, &other).expect("a place");
        assert!(other.place(same).name.eq_ignore_ascii_case(name));
    }
    let perm = dataset("23", "2021-01-23", 12_000, "Perm").dataset;
    let omsk = one.find_place("Omsk").expect("a place");
    assert_eq!(same_place_in(&one, omsk, &perm), None);
}

/// A made-up dataset of two days with figures of every sort.
fn two_days() -> Opened {
    let text = r#"{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Made up",
"metrics": [{ "id": "arrests", "label": "Arrests", "unit": "people" }], "documents": [],
"places": [{ "id": "m", "name": "Moscow", "kind": "city", "lat": 55.75, "lon": 37.62 },
 { "id": "o", "name": "Omsk", "kind": "city", "lat": 54.99, "lon": 73.37 },
 { "id": "p", "name": "Perm", "kind": "city", "lat": 58.0, "lon": 56.2 },
 { "id": "t", "name": "Tomsk", "kind": "city", "lat": 56.5, "lon": 84.97 },
 { "id": "u", "name": "Ufa", "kind": "city", "lat": 54.7, "lon": 56.0 }],
"claims": [
 { "id": "m1", "metric": "arrests", "place": "m", "date": "2021-01-23", "value": 1400 },
 { "id": "m2", "metric": "arrests", "place": "m", "date": "2021-01-31", "value": 1800 },
 { "id": "o1", "metric": "arrests", "place": "o", "date": "2021-01-23", "value": "at least 20" },
 { "id": "o2", "metric": "arrests", "place": "o", "date": "2021-01-31", "value": 50 },
 { "id": "p1", "metric": "arrests", "place": "p", "date": "2021-01-23", "value": 7 },
 { "id": "t1", "metric": "arrests", "place": "t", "date": "2021-01-23", "value": 9 },
 { "id": "t2", "metric": "arrests", "place": "t", "date": "2021-01-31", "value": 9 },
 { "id": "u2", "metric": "arrests", "place": "u", "date": "2021-01-31", "value": "several" }] }"#;
    let loaded = load(text.as_bytes(), "made-up.json", &()).expect("a dataset");
    let texts = inline_texts(&loaded.dataset);
    let origin = Origin::File("days.json".into());
    Opened::new(origin, loaded.dataset, texts, loaded.problems)
}

fn compare(state: &mut State, command: CompareCommand) {
    state.apply(Command::Compare(command));
}

/// The lines of the open comparison.
fn lines(state: &State) -> Vec<String> {
    let places = state.comparison.iter().flat_map(|it| &it.places);
    places
        .map(|it| {
            format!(
                "{}: {} | {} | {}",
                it.name, it.left_words, it.right_words, it.difference
            )
        })
        .collect()
}

#[test]
fn a_difference_is_a_number_only_between_two_plain_numbers() {
    let mut state = State::new(two_days(), Settings::default());
    compare(&mut state, CompareCommand::Start);
    assert_eq!(
        lines(&state),
        [
            "Moscow: 1,400 | 1,800 | +400",
            "Omsk: at least 20 | 50 | not plain numbers",
            "Tomsk: 9 | 9 | the same",
            "Perm: 7 | not stated | left only",
            "Ufa: not stated | “several” | right only",
        ]
    );
    let comparison = state.comparison.as_ref().expect("a comparison");
    assert_eq!(comparison.left.0.days.label(), "23 January 2021");
    assert_eq!(comparison.right.0.days.label(), "31 January 2021");
    assert_eq!(comparison.reference(), Some(2000), "one scale for both");
}

#[test]
fn the_other_way_round_the_sign_turns() {
    let dataset = two_days().dataset;
    let view = |days| {
        View::new(
            &dataset,
            &Report::default(),
            Query {
                days,
                ..Query::opening(&dataset)
            },
        )
    };
    let all = state_days(&dataset);
    let places = compare_places((&dataset, &view(all[1])), (&dataset, &view(all[0])));
    assert_eq!(places[0].difference, "−400");
}

fn state_days(dataset: &arrest_atlas::model::Dataset) -> Vec<DayFilter> {
    let metric = dataset.metric_ids().next().expect("a metric");
    let days = arrest_atlas::view::days_of(dataset, metric);
    days.dated
        .iter()
        .map(|(day, _)| DayFilter::On(*day))
        .collect()
}

#[test]
fn two_datasets_are_compared_place_by_place() {
    let mut state = two();
    compare(&mut state, CompareCommand::Start);
    assert_eq!(
        lines(&state),
        [
            "Moscow: 1,800 | 12,000 | +10,200",
            "Omsk: 7 | not stated | left only",
            "Perm: not stated | 7 | right only",
        ]
    );
    assert_eq!(
        state.comparison.as_ref().and_then(Comparison::reference),
        Some(20_000)
    );
    let b = tag(&state, 'B');
    let side = Side {
        tag: b,
        days: DayFilter::All,
    };
    compare(&mut state, CompareCommand::Left(side));
    assert!(
        lines(&state).iter().all(|line| line.ends_with("the same")),
        "{:?}",
        lines(&state)
    );
    layer(&mut state, LayerCommand::Close(b));
    assert!(
        state.comparison.is_none(),
        "what is closed is compared no more"
    );
}

#[test]
fn the_comparison_follows_what_is_open_and_ends_with_escape() {
    let mut state = State::new(two_days(), Settings::default());
    compare(&mut state, CompareCommand::Start);
    compare(&mut state, CompareCommand::Choose(3));
    state.apply(Command::StepPlace(true));
    let chosen = |state: &State| state.comparison.as_ref().and_then(|it| it.chosen);
    assert_eq!(chosen(&state), Some(4));
    state.apply(Command::Deselect);
    assert_eq!(chosen(&state), None);
    edit(&mut state);
    assert!(state.comparison.is_some());
    state.apply(Command::Back);
    assert!(state.comparison.is_none());
}
