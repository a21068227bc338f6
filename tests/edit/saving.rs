//! Saving: what is asked before, what is written, and that it reads the same again.

use super::{SMALL, seen, sign, state, state_of, texts_of};
use arrest_atlas::app::{
    Command, Dialog, Effect, FileCommand, IfThere, NotSaved, Notice, OnDisk, Opened, Origin,
    SaveCommand, SaveTask, Settings, State,
};
use arrest_atlas::load::bundled;
use arrest_atlas::model::Mark;
use arrest_atlas::run::files::open_dataset;
use arrest_atlas::run::{save_dataset, stamp};
use std::path::Path;
use std::sync::Arc;

/// Opens a file as the window does.
#[track_caller]
fn open(path: &Path) -> State {
    let read = open_dataset(path, &()).expect("a dataset");
    let mut opened = Opened::new(
        Origin::File(path.to_owned()),
        read.dataset,
        read.texts,
        read.problems,
    );
    opened.on_disk = Some(read.on_disk);
    State::new(opened, Settings::default())
}

/// Performs what is to be saved, and gives the answer back. Returns the other effects.
#[track_caller]
fn perform(state: &mut State, command: Command) -> Vec<Effect> {
    let mut others = Vec::new();
    for effect in state.apply(command) {
        match effect {
            Effect::Save(task) => {
                let result = Box::new(save_dataset(&task));
                let done = SaveCommand::Done(task.ticket, result);
                others.extend(state.apply(Command::Save(done)));
            }
            other => others.push(other),
        }
    }
    others
}

fn save() -> Command {
    Command::Save(SaveCommand::Save)
}

fn save_to(path: &Path) -> Command {
    Command::Save(SaveCommand::To {
        path: path.to_owned(),
        replace: true,
    })
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a file")
}

#[test]
fn a_saved_file_reads_as_it_was_edited_and_saves_to_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("small.json");
    std::fs::write(&path, SMALL).expect("a file");
    let mut first = open(&path);
    first.apply(Command::Edit(sign(1, "Ada", Mark::Disputed)));
    assert!(first.is_edited());
    perform(&mut first, save());
    assert!(!first.is_edited());
    assert_eq!(first.notice, None);
    let written = text(&path);
    let mut again = open(&path);
    assert_eq!(seen(&again.opened.dataset), seen(&first.opened.dataset));
    perform(&mut again, save());
    assert_eq!(text(&path), written);
    first.apply(Command::Undo);
    assert!(first.is_edited(), "the file holds the mark");
}

#[test]
fn positions_are_those_that_the_audit_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("small.json");
    std::fs::write(&path, SMALL).expect("a file");
    let mut state = open(&path);
    let wrong = |state: &State| {
        let mut findings = state.opened.report.findings.iter();
        findings.any(|it| it.code == "position-wrong")
    };
    assert!(wrong(&state));
    perform(&mut state, save());
    assert!(!wrong(&state));
    assert!(!wrong(&open(&path)));
    let missing = open(&path)
        .opened
        .dataset
        .claims
        .evidence_row(arrest_atlas::model::EvidenceId::new(1))
        .position;
    assert_eq!(missing, None, "a quote that is not there has no position");
}

#[test]
fn the_bundled_dataset_is_saved_as_a_new_file_with_its_text_inside() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mine.json");
    let mut state = State::new(Opened::bundled(), Settings::default());
    let effects = state.apply(save());
    assert_eq!(
        effects,
        [Effect::ChooseSave("navalny-protests-2021.json".into())]
    );
    perform(&mut state, save_to(&path));
    assert_eq!(state.opened.origin, Origin::File(path.clone()));
    let Some(Notice::Saved(saved)) = &state.notice else {
        panic!("{:?}", state.notice);
    };
    assert_eq!((saved.written_inside, saved.out_of_reach.len()), (1, 0));
    let again = open(&path);
    assert_eq!(again.opened.report.findings, state.opened.report.findings);
    assert_eq!(
        again.opened.texts.0[0].text(),
        state.opened.texts.0[0].text()
    );
    // What was saved once is saved there again, and stays whole.
    let written = text(&path);
    perform(&mut state, save());
    assert_eq!(text(&path), written);
}

#[test]
fn a_file_in_the_same_folder_still_names_its_texts() {
    let folder = tempfile::tempdir().expect("a folder");
    let json = SMALL.replace("\"text\": \"At", "\"file\": \"a.txt\", \"x-was\": \"At");
    std::fs::write(folder.path().join("small.json"), json).expect("a file");
    std::fs::write(folder.path().join("a.txt"), "Later 26 were held.").expect("a file");
    let mut state = open(&folder.path().join("small.json"));
    let copy = folder.path().join("copy.json");
    perform(&mut state, save_to(&copy));
    assert!(text(&copy).contains("\"file\": \"a.txt\""));
    assert_eq!(state.notice, None);
    let elsewhere = tempfile::tempdir().expect("a folder");
    let far = elsewhere.path().join("far.json");
    perform(&mut state, save_to(&far));
    assert!(text(&far).contains("\"text\": \"Later 26 were held.\""));
    // The old folder is still where the texts are read from.
    perform(&mut state, save_to(&elsewhere.path().join("farther.json")));
    assert!(text(&elsewhere.path().join("farther.json")).contains("\"text\": \"Later"));
}

#[test]
fn a_text_that_cannot_be_read_is_named_when_it_is_out_of_reach() {
    let folder = tempfile::tempdir().expect("a folder");
    let json = SMALL.replace("\"text\": \"At", "\"file\": \"gone.txt\", \"x-was\": \"At");
    let mut state = state_of(&json);
    perform(&mut state, save_to(&folder.path().join("far.json")));
    let Some(Notice::Saved(saved)) = &state.notice else {
        panic!("{:?}", state.notice);
    };
    assert_eq!(saved.out_of_reach, ["gone.txt"]);
}

#[test]
fn a_file_of_which_rows_were_left_out_is_not_replaced_without_asking() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("small.json");
    let with_error = SMALL.replace(
        "\"id\": \"b\", \"metric\": \"arrests\"",
        "\"id\": \"b\", \"metric\": \"arests\"",
    );
    std::fs::write(&path, &with_error).expect("a file");
    let mut state = open(&path);
    assert_eq!(state.opened.dataset.claims.len(), 1);
    for command in [save(), save_to(&path)] {
        assert_eq!(perform(&mut state, command), []);
        assert_eq!(state.dialog, Some(Dialog::LeftOut));
        assert_eq!(text(&path), with_error);
        state.apply(Command::CloseDialog);
    }
    state.apply(save());
    perform(&mut state, Command::Save(SaveCommand::ReplaceAnyway));
    assert_eq!(state.dialog, None);
    assert_eq!(open(&path).opened.dataset.claims.len(), 1);
    assert_eq!(state.opened.problems.len(), 0, "the file has none any more");
    assert_ne!(text(&path), with_error);
}

#[test]
fn a_file_that_changed_on_the_disk_is_not_replaced_without_asking() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("small.json");
    std::fs::write(&path, SMALL).expect("a file");
    let mut state = open(&path);
    let theirs = SMALL.replace("Small, made up", "Theirs, made up");
    std::fs::write(&path, &theirs).expect("a file");
    state.apply(Command::Edit(sign(0, "Ada", Mark::Checked)));
    perform(&mut state, save());
    assert_eq!(state.dialog, Some(Dialog::ChangedOnDisk));
    assert_eq!(text(&path), theirs);
    assert!(state.is_edited());
    perform(&mut state, Command::Save(SaveCommand::ReplaceAnyway));
    assert!(text(&path).contains("Small, made up"));
    assert!(!state.is_edited());
}

#[test]
fn a_typed_name_does_not_replace_a_file_without_asking() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("there.json");
    std::fs::write(&path, "precious").expect("a file");
    let mut state = state();
    let to = SaveCommand::To {
        path: path.clone(),
        replace: false,
    };
    perform(&mut state, Command::Save(to));
    assert_eq!(state.dialog, Some(Dialog::FileExists));
    assert_eq!(text(&path), "precious");
}

#[test]
fn a_folder_that_is_not_there_is_said_and_nothing_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("no such folder").join("a.json");
    let mut state = state();
    state.apply(Command::Edit(sign(0, "Ada", Mark::Checked)));
    perform(&mut state, save_to(&path));
    let reason = "there is no such folder".to_owned();
    assert_eq!(state.notice, Some(Notice::NotSaved(path, reason)));
    assert!(state.is_edited());
}

#[test]
fn a_file_of_another_form_is_never_written_over() {
    let mut state = state();
    state.opened.on_disk = Some(OnDisk {
        stamp: stamp(b"city,arrests"),
        own_format: false,
    });
    assert_eq!(
        state.apply(save()),
        [Effect::ChooseSave("small.json".into())]
    );
    let short = r#"[{ "city": "Omsk", "arrests": 20, "sentences": ["20 were held in Omsk."] }]"#;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("short.json");
    std::fs::write(&path, short).expect("a file");
    assert!(matches!(
        open(&path).apply(save()).as_slice(),
        [Effect::ChooseSave(_)]
    ));
}

#[test]
fn what_waits_for_saving_happens_when_it_is_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("small.json");
    std::fs::write(&path, SMALL).expect("a file");
    let mut state = open(&path);
    state.apply(Command::Edit(sign(0, "Ada", Mark::Checked)));
    state.apply(Command::Quit);
    let effects = perform(&mut state, Command::Save(SaveCommand::SaveFirst));
    assert_eq!(effects, [Effect::SaveSettings, Effect::Quit]);
    assert!(text(&path).contains("Ada"));
}

#[test]
fn what_waits_for_a_new_file_does_not_happen_without_one() {
    let mut state = state();
    state.apply(Command::Edit(sign(0, "Ada", Mark::Checked)));
    state.apply(Command::File(FileCommand::OpenBundled));
    let effects = state.apply(Command::Save(SaveCommand::SaveFirst));
    assert_eq!(effects, [Effect::ChooseSave("small.json".into())]);
    state.apply(Command::Map(arrest_atlas::app::MapCommand::Tick(0.1)));
    state.apply(Command::Save(SaveCommand::NotChosen));
    let folder = tempfile::tempdir().expect("a folder");
    perform(&mut state, save_to(&folder.path().join("a.json")));
    assert_eq!(
        state.opened.dataset.title, "Small, made up",
        "nothing waits"
    );
}

#[test]
fn the_same_goes_for_a_new_file_that_is_chosen() {
    let mut state = state();
    state.apply(Command::Edit(sign(0, "Ada", Mark::Checked)));
    state.apply(Command::File(FileCommand::OpenBundled));
    state.apply(Command::Save(SaveCommand::SaveFirst));
    state.apply(Command::Map(arrest_atlas::app::MapCommand::Tick(0.1)));
    let folder = tempfile::tempdir().expect("a folder");
    perform(&mut state, save_to(&folder.path().join("a.json")));
    assert_eq!(state.opened.origin, Origin::Bundled);
}

#[test]
fn a_link_leads_to_the_file_that_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("real.json");
    let link = folder.path().join("link.json");
    std::fs::write(&file, SMALL).expect("a file");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        let (dataset, _) = bundled();
        let texts = texts_of(&dataset);
        let task = SaveTask {
            ticket: 1,
            path: link.clone(),
            dataset: Arc::new(dataset),
            texts: Arc::new(texts),
            texts_folder: None,
            if_there: IfThere::Unchanged(stamp(SMALL.as_bytes())),
        };
        assert!(save_dataset(&task).is_ok());
        assert!(link.is_symlink());
        assert!(text(&file).contains("navalny"));
        assert_eq!(save_dataset(&task), Err(NotSaved::Changed));
    }
}
