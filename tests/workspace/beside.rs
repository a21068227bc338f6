//! What was open beside a dataset opens beside it again, and how wide the panel was.

use super::{MADE_UP, another, opened, opens, three};
use arrest_atlas::app::{
    Command, Effect, Failure, FileCommand, LayerCommand, News, PanelKind, SettingCommand, Settings,
    State, Ticket,
};

fn file(command: FileCommand) -> Command {
    Command::File(command)
}

/// The ticket of the file that is being read.
#[track_caller]
fn ticket(state: &State) -> Ticket {
    let loading = state.files.loading.as_ref().expect("a file is being read");
    loading.ticket
}

/// The letters with their files, those not drawn in lower case, the active one first.
fn letters(state: &State) -> String {
    let layers = &state.layers;
    let active = (layers.active, layers.active_is_visible, &state.opened);
    let others = layers.others.iter();
    let others = others.map(|it| (it.tag, it.is_visible, &it.opened));
    let all = std::iter::once(active).chain(others);
    let words = all.map(|(tag, is_visible, opened)| {
        let letter = tag.letter();
        let letter = if is_visible {
            letter
        } else {
            letter.to_ascii_lowercase()
        };
        format!("{letter} {}", opened.origin.name())
    });
    words.collect::<Vec<String>>().join(", ")
}

/// Three cities with two others beside them, the second of which is the active one.
fn together() -> State {
    let mut state = three();
    for name in ["second", "third"] {
        let path = format!("{name}.json").into();
        state.apply(file(FileCommand::OpenBeside(vec![path])));
        let loaded = FileCommand::Loaded(ticket(&state), Ok(Box::new(another(name))));
        state.apply(file(loaded));
    }
    let tags: Vec<_> = state.layers.others.iter().map(|it| it.tag).collect();
    state.apply(Command::Layer(LayerCommand::Show(tags[1], false)));
    state.apply(Command::Layer(LayerCommand::Activate(tags[0])));
    state
}

/// The settings as another start of the program reads them.
fn kept(state: &mut State) -> Settings {
    state.apply(Command::Remember);
    let text = state.settings.to_toml().expect("TOML");
    Settings::from_toml(&text).expect("settings")
}

/// Opens `second.json` in a new window, and answers what it asks for.
fn open_again(settings: Settings) -> (State, Vec<Effect>) {
    let mut state = State::new(opened(MADE_UP, "elsewhere.json"), settings);
    state.apply(file(FileCommand::Open("second.json".into())));
    let loaded = FileCommand::Loaded(ticket(&state), Ok(Box::new(another("second"))));
    let effects = state.apply(file(loaded));
    (state, effects)
}

#[test]
fn datasets_that_were_open_together_open_together_with_their_letters() {
    let mut state = together();
    assert_eq!(letters(&state), "B second.json, A three.json, c third.json");
    let settings = kept(&mut state);
    let (mut again, effects) = open_again(settings);
    let read =
        |effect: &Effect| matches!(effect, Effect::Read(_, path) if path.ends_with("three.json"));
    assert!(effects.iter().any(read), "{effects:?}");
    let days = again.view.query.days;
    let loaded = FileCommand::Loaded(ticket(&again), Ok(Box::new(opened(MADE_UP, "three.json"))));
    again.apply(file(loaded));
    let loaded = FileCommand::Loaded(ticket(&again), Ok(Box::new(another("third"))));
    again.apply(file(loaded));
    assert_eq!(letters(&again), "B second.json, A three.json, c third.json");
    assert_eq!(again.view.query.days, days, "what was looked at stays");
    assert_eq!(again.undo_name(), None, "nobody did that now");
    assert_eq!(again.files.news, None);
}

#[test]
fn what_is_gone_is_told_in_one_line_and_the_others_are_opened() {
    let mut state = together();
    let settings = kept(&mut state);
    let (mut again, _) = open_again(settings);
    let failure = Failure {
        path: "three.json".into(),
        message: "There is no such file.".to_owned(),
        problems: Vec::new(),
    };
    let gone = FileCommand::Loaded(ticket(&again), Err(Box::new(failure)));
    again.apply(file(gone));
    assert_eq!(
        again.files.failure, None,
        "no dialog about what nobody asked for"
    );
    let news = again.files.news.as_ref().map(News::words).expect("news");
    assert!(news.contains("three.json"), "{news}");
    let loaded = FileCommand::Loaded(ticket(&again), Ok(Box::new(another("third"))));
    again.apply(file(loaded));
    assert_eq!(letters(&again), "B second.json, c third.json");
    let news = again.files.news.as_ref().map(News::words);
    assert!(
        news.is_some_and(|it| it.contains("three.json")),
        "still told"
    );
}

#[test]
fn nothing_is_opened_beside_what_a_person_opens_with_others() {
    let mut state = together();
    let settings = kept(&mut state);
    let mut again = State::new(opened(MADE_UP, "elsewhere.json"), settings);
    again.apply(file(FileCommand::Open("second.json".into())));
    again.apply(file(FileCommand::OpenBeside(vec!["fourth.json".into()])));
    let loaded = FileCommand::Loaded(ticket(&again), Ok(Box::new(another("second"))));
    again.apply(file(loaded));
    let loaded = FileCommand::Loaded(ticket(&again), Ok(Box::new(another("fourth"))));
    again.apply(file(loaded));
    assert_eq!(letters(&again), "A second.json, B fourth.json");
    assert!(again.files.loading.is_none());
}

#[test]
fn files_that_are_not_to_be_remembered_are_not_named() {
    let mut state = together();
    state.apply(Command::Set(SettingCommand::RememberFiles(false)));
    let text = kept(&mut state).to_toml().expect("TOML");
    assert!(!text.contains(".json"), "{text}");
    let mut state = together();
    kept(&mut state);
    state.apply(Command::Set(SettingCommand::ForgetFiles));
    let text = state.settings.to_toml().expect("TOML");
    assert!(!text.contains(".json"), "forgotten as well: {text}");
}

#[test]
fn each_dataset_has_its_own_width_of_the_panel() {
    let mut state = three();
    state.apply(Command::ResizePanel(PanelKind::Lists, Some(460.0)));
    state.apply(Command::ResizePanel(PanelKind::Reader, Some(700.0)));
    let open = FileCommand::Open("elsewhere.json".into());
    opens(&mut state, open, another("elsewhere"));
    assert_eq!(state.widths.lists, Some(460.0), "as it is, for a new one");
    state.apply(Command::ResizePanel(PanelKind::Lists, None));
    let open = FileCommand::Open("three.json".into());
    opens(&mut state, open, opened(MADE_UP, "three.json"));
    assert_eq!(
        (state.widths.lists, state.widths.reader),
        (Some(460.0), Some(700.0))
    );
    let open = FileCommand::Open("elsewhere.json".into());
    opens(&mut state, open, another("elsewhere"));
    assert_eq!(state.widths.lists, None);
}
