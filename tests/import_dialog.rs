//! Tables in the state: their row report, their columns, what is remembered of them.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

use arrest_atlas::app::{
    Command, Dialog, Effect, Failure, FileCommand, Notice, Opened, Origin, ReportCommand,
    SettingCommand, Settings, State,
};
use arrest_atlas::load::{LoadOptions, MappingChoice, inline_texts, load_with, peek};
use std::sync::Arc;

const TABLE: &str = "city,lat,lon,arrests\nOmsk,54.99,73.37,20\nPerm,58.01,56.25,-5\n";

/// A table as it is read from a file.
fn opened(options: &LoadOptions) -> Opened {
    let loaded = load_with(TABLE.as_bytes(), "a.csv", options, &()).expect("a table");
    let texts = inline_texts(&loaded.dataset);
    let origin = Origin::File("folder/a.csv".into());
    let import = loaded.import.map(|import| Arc::new(*import));
    Opened {
        import,
        ..Opened::new(origin, loaded.dataset, texts, loaded.problems)
    }
}

/// The mapping that is guessed, chosen by hand.
fn by_hand() -> LoadOptions {
    let peek = peek(TABLE.as_bytes(), "a.csv", &LoadOptions::default(), &()).expect("a table");
    LoadOptions {
        mapping: Some(MappingChoice::Whole(peek.mapping)),
        ..LoadOptions::default()
    }
}

fn state() -> State {
    State::new(opened(&LoadOptions::default()), Settings::default())
}

#[test]
fn the_row_report_is_offered_beside_the_table_and_written_as_a_table() {
    let mut state = state();
    let effects = state.apply(Command::Report(ReportCommand::Save));
    assert_eq!(
        effects,
        [Effect::ChooseReport("folder/a-row-report.csv".into())]
    );
    let effects = state.apply(Command::Report(ReportCommand::To {
        path: "r.csv".into(),
        replace: false,
    }));
    let [
        Effect::WriteReport {
            path,
            replace,
            text,
        },
    ] = &effects[..]
    else {
        panic!("{effects:?}");
    };
    assert_eq!((path.to_str(), *replace), (Some("r.csv"), false));
    assert!(text.contains("\n2,3,arrests,'-5,"), "{text}");
    let failed = Err("the disk is full".to_owned());
    state.apply(Command::Report(ReportCommand::Done("r.csv".into(), failed)));
    let told = Notice::ReportNotSaved("r.csv".into(), "the disk is full".to_owned());
    assert_eq!(state.notice, Some(told));
}

#[test]
fn a_dataset_has_no_row_report_to_save() {
    let mut state = State::new(Opened::bundled(), Settings::default());
    assert_eq!(state.apply(Command::Report(ReportCommand::Save)), []);
}

#[test]
fn what_was_chosen_by_hand_is_remembered_unless_nothing_is() {
    for remember_files in [true, false] {
        let settings = Settings {
            remember_files,
            ..Settings::default()
        };
        let mut state = State::new(Opened::bundled(), settings);
        let open = FileCommand::OpenAs("folder/a.csv".into(), Box::new(by_hand()));
        let effects = state.apply(Command::File(open));
        let read = Effect::ReadAs(1, "folder/a.csv".into(), Box::new(by_hand()), None);
        assert_eq!(effects, [read]);
        let read = Box::new(opened(&by_hand()));
        state.apply(Command::File(FileCommand::Loaded(1, Ok(read))));
        assert_eq!(
            state.settings.table_columns.len(),
            usize::from(remember_files)
        );
        let text = state.settings.to_toml().expect("TOML");
        let again = Settings::from_toml(&text).expect("settings");
        assert_eq!(again, state.settings);
        // Of the table only numbers of columns and the name of the metric are kept.
        assert!(!text.contains("city"), "{text}");
        state.apply(Command::Set(SettingCommand::ForgetColumns));
        assert!(state.settings.table_columns.is_empty());
    }
}

#[test]
fn what_was_guessed_is_not_remembered() {
    let mut state = State::new(Opened::bundled(), Settings::default());
    state.apply(Command::File(FileCommand::Open("folder/a.csv".into())));
    let read = Box::new(opened(&LoadOptions::default()));
    state.apply(Command::File(FileCommand::Loaded(1, Ok(read))));
    assert!(state.opened.import.is_some());
    assert!(state.settings.table_columns.is_empty());
}

#[test]
fn a_table_that_was_read_as_chosen_is_read_again_so() {
    let mut state = State::new(opened(&by_hand()), Settings::default());
    let effects = state.apply(Command::File(FileCommand::Reload));
    let [Effect::ReadAs(_, _, options, Some(_))] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert_eq!(**options, by_hand());
}

#[test]
fn a_table_is_looked_into_with_what_was_tried_and_an_answer_too_late_is_dropped() {
    let mut state = state();
    let path = std::path::PathBuf::from("folder/b.csv");
    let open = FileCommand::OpenAs(path.clone(), Box::new(by_hand()));
    state.apply(Command::File(open));
    let failure = Failure {
        path: path.clone(),
        message: "no".to_owned(),
        problems: Vec::new(),
    };
    state.apply(Command::File(FileCommand::Loaded(
        1,
        Err(Box::new(failure)),
    )));
    let choose = Command::File(FileCommand::ChooseColumns(path.clone(), None));
    let effects = state.apply(choose);
    assert_eq!(effects, [Effect::Peek(2, path, Box::new(by_hand()))]);
    let seen = || {
        let peek = peek(TABLE.as_bytes(), "b.csv", &LoadOptions::default(), &());
        Ok(Box::new(peek.expect("a table")))
    };
    state.apply(Command::File(FileCommand::Peeked(1, seen())));
    assert_eq!(state.dialog, None);
    state.apply(Command::File(FileCommand::Peeked(2, seen())));
    assert_eq!(state.dialog, Some(Dialog::Columns));
    state.apply(Command::CloseDialog);
    state.apply(Command::File(FileCommand::Peeked(2, seen())));
    assert_eq!(state.dialog, None);
}

#[test]
fn tables_are_opened_beside_each_other_all_as_the_command_line_says() {
    let mut state = State::new(Opened::bundled(), Settings::default());
    let options = || {
        Box::new(LoadOptions {
            preset: Some("none".to_owned()),
            ..LoadOptions::default()
        })
    };
    let paths = vec!["folder/a.csv".into(), "folder/b.csv".into()];
    let open = FileCommand::OpenAllAs(paths, options(), Some("Omsk".to_owned()));
    let effects = state.apply(Command::File(open));
    let first = Effect::ReadAs(1, "folder/a.csv".into(), options(), None);
    assert_eq!(effects, [first]);
    let read = Box::new(opened(&options()));
    let effects = state.apply(Command::File(FileCommand::Loaded(1, Ok(read))));
    let second = Effect::ReadAs(2, "folder/b.csv".into(), options(), None);
    assert!(effects.contains(&second), "{effects:?}");
    let selected = state
        .selection
        .map(|place| state.opened.dataset.place(place).name.to_string());
    assert_eq!(selected.as_deref(), Some("Omsk"));
    // What was said for one time is not remembered.
    assert!(state.settings.table_columns.is_empty());
}
