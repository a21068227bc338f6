//! What becomes of queries: those that wait for a file, for words, and those that were saved.

use super::{opened, three};
use arrest_atlas::app::{
    Command, Effect, Failure, FileCommand, FilterCommand, Settings, Sight, State, TimelineCommand,
};
use arrest_atlas::model::{Edit, MetricId, PlaceId};
use arrest_atlas::view::{Condition, DayFilter, Filter, QueryText};

fn filter(state: &mut State, command: FilterCommand) -> Vec<Effect> {
    state.apply(Command::Filter(command))
}

fn query(state: &State) -> String {
    QueryText::of(&state.opened.dataset, &state.view.query).to_string()
}

fn saved(state: &State) -> Vec<&str> {
    let saved = state.settings.saved_queries.iter();
    saved.map(|it| it.name.as_str()).collect()
}

fn ticket(state: &State) -> u64 {
    state.files.loading.as_ref().expect("it is read").ticket
}

#[test]
fn a_query_for_a_file_that_cannot_be_read_is_not_asked_of_the_next_one() {
    let mut state = three();
    state.apply(Command::File(FileCommand::Open("bad.json".into())));
    let text = "metric:fines days:all".parse().expect("a query");
    filter(&mut state, FilterCommand::AskWhenOpened(text));
    let failure = Failure {
        path: "bad.json".into(),
        message: "It is empty.".to_owned(),
        problems: Vec::new(),
    };
    let failed = FileCommand::Loaded(ticket(&state), Err(Box::new(failure)));
    state.apply(Command::File(failed));
    super::opens(
        &mut state,
        FileCommand::Open("good.json".into()),
        super::another("good"),
    );
    assert_eq!(query(&state), "metric:arrests days:2021-01-31");
}

#[test]
fn a_query_for_a_file_is_asked_once_it_is_read() {
    let mut state = three();
    state.apply(Command::File(FileCommand::Open("good.json".into())));
    let text = "metric:fines days:all".parse().expect("a query");
    filter(&mut state, FilterCommand::AskWhenOpened(text));
    let loaded = FileCommand::Loaded(ticket(&state), Ok(Box::new(super::another("good"))));
    state.apply(Command::File(loaded));
    assert_eq!(query(&state), "metric:fines days:all");
}

#[test]
fn a_saved_query_that_was_deleted_is_brought_back_to_its_place() {
    let mut state = three();
    for name in ["third", "second", "first"] {
        filter(&mut state, FilterCommand::Save(name.to_owned()));
    }
    let effects = filter(&mut state, FilterCommand::Forget("second".to_owned()));
    assert_eq!(effects, [Effect::SaveSettings]);
    assert_eq!(saved(&state), ["first", "third"]);
    assert_eq!(state.undo_name(), Some("delete query second"));
    assert_eq!(state.apply(Command::Undo), [Effect::SaveSettings]);
    assert_eq!(saved(&state), ["first", "second", "third"]);
    assert_eq!(state.redo_name(), Some("delete query second"));
    state.apply(Command::Redo);
    assert_eq!(saved(&state), ["first", "third"]);
}

#[test]
fn a_saved_query_that_was_replaced_is_brought_back() {
    let mut state = three();
    filter(&mut state, FilterCommand::Save("mine".to_owned()));
    let before = state.settings.saved_queries.clone();
    let text = "metric:fines".parse().expect("a query");
    filter(&mut state, FilterCommand::Ask(text));
    filter(&mut state, FilterCommand::Save(" mine ".to_owned()));
    assert_ne!(state.settings.saved_queries, before);
    assert_eq!(state.undo_name(), Some("replace query mine"));
    state.apply(Command::Undo);
    assert_eq!(state.settings.saved_queries, before);
}

/// More claims than words are looked for in at once.
fn many() -> State {
    let claims = (0..50_001).fold(String::new(), |list, at| {
        list + &format!(
            r#"{{ "id": "n{at}", "metric": "fines", "place": "omsk", "value": {at}, "note": "a tax" }},"#
        )
    });
    let json = super::MADE_UP.replacen(r#""claims": ["#, &format!(r#""claims": [{claims}"#), 1);
    State::new(opened(&json, "many.json"), Settings::default())
}

/// The effects ask a worker to fold texts; it has done so.
#[track_caller]
fn fold(state: &mut State, effects: &[Effect]) {
    let task = effects.iter().find_map(|effect| match effect {
        Effect::FoldWords(task) => Some(task),
        _ => None,
    });
    let task = task.expect("texts to fold");
    assert!(state.filtering.is_looking());
    assert!(!state.view.query.filters.ask_for_words(), "not yet");
    assert!(!state.opened.index.has_words(), "nothing is folded here");
    task.index.words(&task.dataset);
    filter(state, FilterCommand::WordsFolded);
    assert!(!state.filtering.is_looking());
    assert!(state.view.query.filters.ask_for_words());
}

#[test]
fn days_that_are_chosen_while_texts_are_folded_stay() {
    let mut state = many();
    let words = Condition::only(Filter::Words("tax".to_owned()));
    let effects = filter(&mut state, FilterCommand::Add(words));
    let to_the_first = TimelineCommand::Edge(false);
    state.apply(Command::ShowMetric(MetricId::new(0)));
    state.apply(Command::Timeline(to_the_first));
    let days = state.view.query.days;
    assert_ne!(days, DayFilter::All);
    fold(&mut state, &effects);
    assert_eq!(state.view.query.days, days);
    assert_eq!(state.view.query.metric, Some(MetricId::new(0)));
}

#[test]
fn another_view_that_is_gone_to_waits_for_no_words() {
    let mut state = many();
    let before = Sight::of(&state);
    let words = Condition::only(Filter::Words("tax".to_owned()));
    filter(&mut state, FilterCommand::Add(words));
    assert!(state.filtering.is_looking());
    state.apply(Command::Look(Box::new(before.clone())));
    assert!(!state.filtering.is_looking());
    filter(&mut state, FilterCommand::WordsFolded);
    assert_eq!(state.view.query, before.query);
}

#[test]
fn words_that_were_folded_once_are_at_hand_after_an_edit_and_its_undoing() {
    let mut state = many();
    let words = Condition::only(Filter::Words("tax".to_owned()));
    let effects = filter(&mut state, FilterCommand::Add(words));
    fold(&mut state, &effects);
    let shown = state.view.shown;
    let place = PlaceId::new(1);
    for command in [Command::Edit(Edit::RemovePosition { place }), Command::Undo] {
        let effects = state.apply(command);
        let folds = effects.iter().any(|it| matches!(it, Effect::FoldWords(_)));
        assert!(
            !folds && !state.filtering.is_looking(),
            "nothing to wait for"
        );
        assert!(state.opened.index.has_words());
        assert!(state.view.query.filters.ask_for_words());
        assert_eq!(state.view.shown, shown);
    }
}
