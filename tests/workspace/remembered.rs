//! How each dataset was looked at last: remembered without its name, and no longer than wanted.

use super::{MADE_UP, another, opened, opens, seen, select, three, with_settings};
use arrest_atlas::app::{
    Command, FileCommand, SettingCommand, Settings, State, ThemeChoice, ViewLine,
};

fn reopen(settings: &Settings) -> State {
    let mut state = State::new(another("elsewhere"), settings.clone());
    let file = FileCommand::Open("three.json".into());
    opens(&mut state, file, opened(MADE_UP, "three.json"));
    state
}

fn left_at_perm() -> State {
    let mut state = three();
    state.apply(select(&state, "Perm"));
    state.apply(Command::Remember);
    state
}

#[test]
fn a_dataset_that_is_opened_again_is_as_it_was_left() {
    let left = left_at_perm();
    let again = reopen(&left.settings);
    assert_eq!(seen(&again), seen(&left));
    let rounded = |state: &State| (state.map.camera.latitude * 1e4).round();
    assert!((rounded(&again) - rounded(&left)).abs() < 0.5);
}

#[test]
fn opening_another_dataset_remembers_the_one_that_is_left() {
    let mut state = three();
    state.apply(select(&state, "Perm"));
    let left = seen(&state);
    let file = FileCommand::Open("elsewhere.json".into());
    opens(&mut state, file, another("elsewhere"));
    assert_ne!(seen(&state), left);
    let file = FileCommand::Open("three.json".into());
    opens(&mut state, file, opened(MADE_UP, "three.json"));
    assert_eq!(seen(&state), left);
    assert_eq!(state.visits.back_name(), None);
}

#[test]
fn what_was_asked_for_goes_before_what_is_remembered() {
    let left = left_at_perm();
    let mut state = State::new(another("elsewhere"), left.settings.clone());
    let file = FileCommand::OpenSelecting("three.json".into(), "Omsk".to_owned());
    opens(&mut state, file, opened(MADE_UP, "three.json"));
    assert!(seen(&state).contains("; Omsk;"), "{}", seen(&state));
    let line: ViewLine = "arrest-atlas-view:1 findings select:tomsk"
        .parse()
        .expect("a view");
    let mut state = State::new(another("elsewhere"), left.settings);
    state.apply(Command::File(FileCommand::Open("three.json".into())));
    let show = FileCommand::ShowWhenRead(Box::new(line));
    opens(&mut state, show, opened(MADE_UP, "three.json"));
    assert!(seen(&state).starts_with("findings"), "{}", seen(&state));
    assert!(seen(&state).contains("; Tomsk;"), "{}", seen(&state));
}

#[test]
fn nothing_is_remembered_where_that_is_not_wanted() {
    let mut state = with_settings(Settings {
        remember_views: false,
        ..Settings::default()
    });
    state.apply(Command::Remember);
    assert!(state.settings.views.is_empty());
    let mut left = left_at_perm();
    assert_eq!(left.settings.views.len(), 1);
    left.apply(Command::Set(SettingCommand::RememberViews(false)));
    assert!(left.settings.views.is_empty(), "and forgotten");
    let mut left = left_at_perm();
    left.apply(Command::Set(SettingCommand::ForgetViews));
    assert!(left.settings.views.is_empty());
    assert!(left.settings.remember_views);
}

#[test]
fn a_theme_for_this_time_only_is_not_remembered_with_the_view() {
    let settings = Settings {
        theme: ThemeChoice::Dark,
        lasting_theme: Some(ThemeChoice::Light),
        ..Settings::default()
    };
    let mut state = with_settings(settings);
    state.apply(Command::Remember);
    let kept = |state: &State| {
        let text = state.settings.to_toml().expect("TOML");
        Settings::from_toml(&text).expect("settings").theme
    };
    assert_eq!(
        (state.settings.theme, kept(&state)),
        (ThemeChoice::Dark, ThemeChoice::Light)
    );
    state.apply(Command::Set(SettingCommand::Theme(ThemeChoice::Dark)));
    assert_eq!(kept(&state), ThemeChoice::Dark, "chosen in the window");
}

#[test]
fn no_file_is_named_and_the_last_fifty_are_kept() {
    let mut settings = Settings::default();
    for number in 0..60 {
        let mut state = State::new(another(&format!("set-{number}")), settings);
        state.apply(Command::Remember);
        settings = state.settings;
    }
    assert_eq!(settings.views.len(), 50);
    let known = settings.views.iter();
    let known: std::collections::BTreeSet<&str> = known.map(|it| it.dataset.as_str()).collect();
    assert_eq!(known.len(), 50, "each once");
    assert!(known.iter().all(|it| it.len() == 32 && !it.contains("set")));
    let text = settings.to_toml().expect("TOML");
    assert!(!text.contains(".json"), "{text}");
    assert_eq!(Settings::from_toml(&text).expect("settings"), settings);
}
