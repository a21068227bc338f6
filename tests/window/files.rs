//! Files: opened, dropped, broken, remembered; and the settings file.

use crate::harness::{Atlas, BUNDLED, Setup};
use arrest_atlas::app::{Command, FileCommand, Origin, ThemeChoice};
use arrest_atlas::run::load_settings;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

const SMALL: &str = r#"{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Small, made up",
"metrics": [{ "id": "arrests", "label": "Arrests", "unit": "people" }],
"documents": [{ "id": "d", "title": "Made up", "text": "At least 20 people were held in Omsk." }],
"places": [{ "id": "omsk", "name": "Omsk", "kind": "city", "country": "RU", "lat": 54.99, "lon": 73.37 }],
"claims": [{ "id": "c", "metric": "arrests", "place": "omsk", "value": "at least 20",
"evidence": [{ "document": "d", "exact": "At least 20 people were held in Omsk." }] }] }"#;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

/// The name of what is open, as the head of the window says it.
fn title(atlas: &Atlas) -> String {
    let names = atlas.names();
    let title = names.iter().find_map(|name| name.strip_prefix("Dataset: "));
    title.unwrap_or_default().to_owned()
}

#[test]
fn a_file_that_is_opened_takes_the_place_of_what_was_open() {
    let folder = folder(&[("small.json", SMALL)]);
    let path = folder.path().join("small.json");
    let mut atlas = Atlas::bundled();
    atlas.click("Moscow: 1,800 arrests");
    atlas.open_file(&path);
    assert_eq!(title(&atlas), "Small, made up");
    assert_eq!(atlas.selected(), "");
    atlas.check("Omsk: at least 20 arrests, 1 claim");
    atlas.check("1 document · 1 claim · every quote found");
    atlas.check_not("Moscow: ");
    assert_eq!(atlas.state().opened.origin, Origin::File(path.clone()));
    assert_eq!(atlas.state().settings.recent_files, [path]);
}

#[test]
fn a_file_with_its_text_beside_it_is_read_with_it() {
    let article = include_str!("../../data/sources/atalayar-navalny-protests.txt");
    let folder = folder(&[("copy.json", BUNDLED)]);
    let sources = folder.path().join("sources");
    std::fs::create_dir(&sources).expect("a folder");
    std::fs::write(sources.join("atalayar-navalny-protests.txt"), article).expect("a file");
    let mut atlas = Atlas::bundled();
    atlas.open_file(&folder.path().join("copy.json"));
    atlas.check("1 document · 12 claims · every quote found");
    atlas.check_there("From copy.json");
}

#[test]
fn a_recent_file_is_opened_from_the_menu_and_forgotten_from_it() {
    let folder = folder(&[("small.json", SMALL)]);
    let mut atlas = Atlas::bundled();
    atlas.open_file(&folder.path().join("small.json"));
    atlas.send(Command::File(FileCommand::OpenBundled));
    assert!(title(&atlas).starts_with("Arrests at the protests"));
    atlas.click("Dataset: ");
    atlas.click_exactly("small.json");
    atlas.until("it is read", |atlas| atlas.state().files.loading.is_none());
    atlas.settle();
    assert_eq!(title(&atlas), "Small, made up");
    atlas.click("Dataset: ");
    atlas.click_exactly("Forget recent files");
    assert!(atlas.state().settings.recent_files.is_empty());
}

/// A window in which a file is being read, and no worker ever answers.
fn reading() -> Atlas {
    let setup = Setup {
        before: vec![
            Command::File(FileCommand::Open("folder/large.json".into())),
            Command::File(FileCommand::Progress(1, 40, 100, 12_000)),
        ],
        ..Setup::default()
    };
    Atlas::open(setup)
}

#[test]
fn while_a_file_is_read_the_window_says_how_far_it_is_and_stays_usable() {
    let mut atlas = reading();
    atlas.check("large.json");
    atlas.check("Reading: 12,000 claims so far");
    atlas.check("The dataset that is open stays on the map until this one is ready.");
    atlas.click("In the list, Moscow");
    assert_eq!(atlas.selected(), "Moscow");
    atlas.check("Reading: 12,000 claims so far");
}

#[test]
fn reading_is_cancelled_by_a_click() {
    let mut atlas = reading();
    atlas.click_exactly("Cancel");
    assert_eq!(atlas.state().files.loading, None);
    atlas.check_not("Reading: ");
    assert!(title(&atlas).starts_with("Arrests at the protests"));
}

/// A file that cannot be opened leaves everything as it was, and says why.
#[track_caller]
fn check_refused(name: &str, text: &str, says: &[&str]) {
    let folder = folder(&[(name, text)]);
    let mut atlas = Atlas::bundled();
    atlas.click("Moscow: 1,800 arrests");
    atlas.open_file(&folder.path().join(name));
    atlas.check("This file could not be opened");
    atlas.check(name);
    atlas.check("Nothing was changed. The dataset that was open is still open.");
    for words in says {
        atlas.check(words);
    }
    assert!(title(&atlas).starts_with("Arrests at the protests"));
    assert_eq!(atlas.selected(), "Moscow");
    assert_eq!(atlas.state().opened.origin, Origin::Bundled);
    assert!(atlas.state().settings.recent_files.is_empty());
    atlas.press(egui::Key::Escape);
    atlas.check_not("This file could not be opened");
    assert_eq!(atlas.selected(), "Moscow", "one step back, and no more");
}

#[test]
fn a_file_that_is_no_json_changes_nothing() {
    check_refused(
        "notes.json",
        "Dear diary,\ntoday",
        &["this looks like plain text"],
    );
}

#[test]
fn a_file_that_ends_too_early_is_told_with_its_line() {
    check_refused(
        "cut.json",
        "{ \"format\": \"arrest-atlas\",\n\"version\": ",
        &["line 2"],
    );
}

#[test]
fn a_file_that_is_not_there_changes_nothing() {
    let mut atlas = Atlas::bundled();
    atlas.open_file(Path::new("/nowhere/at-all.json"));
    atlas.check("This file could not be opened");
    atlas.check("at-all.json");
    assert!(title(&atlas).starts_with("Arrests at the protests"));
    atlas.click_exactly("Close");
    atlas.check_not("This file could not be opened");
}

#[test]
fn a_folder_is_no_dataset() {
    let folder = folder(&[]);
    let mut atlas = Atlas::bundled();
    atlas.open_file(folder.path());
    atlas.check("This file could not be opened");
    assert!(title(&atlas).starts_with("Arrests at the protests"));
}

#[test]
fn the_details_of_a_failure_can_be_copied() {
    let folder = folder(&[("notes.json", "Dear diary")]);
    let mut atlas = Atlas::bundled();
    atlas.open_file(&folder.path().join("notes.json"));
    let failure = atlas.state().files.failure.clone().expect("a failure");
    atlas.click_exactly("Copy details");
    assert!(failure.as_text().starts_with("notes.json: "));
    assert!(atlas.state().files.failure.is_some(), "it stays");
}

#[test]
fn a_file_with_broken_claims_shows_the_others_and_lists_what_is_wrong() {
    let broken = SMALL.replace(
        r#""claims": ["#,
        r#""claims": [{ "id": "bad", "metric": "arrests", "place": "atlantis", "value": 3 },
"#,
    );
    let folder = folder(&[("part.json", &broken)]);
    let mut atlas = Atlas::bundled();
    atlas.open_file(&folder.path().join("part.json"));
    assert_eq!(title(&atlas), "Small, made up");
    atlas.check("Omsk: at least 20 arrests, 1 claim");
    atlas.click("1 problem in this file");
    atlas.check("Problems in this file");
    atlas.check("atlantis");
    atlas.check("line 5");
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_file_that_is_dropped_on_the_window_is_opened() {
    let folder = folder(&[("small.json", SMALL)]);
    let mut atlas = Atlas::bundled();
    let dropped = Dropped(folder.path().join("small.json"));
    let input = atlas.harness.input_mut();
    input.dropped_files.push(Arc::new(dropped));
    atlas.until("it is read", |atlas| {
        atlas.state().opened.origin != Origin::Bundled
    });
    atlas.settle();
    assert_eq!(title(&atlas), "Small, made up");
}

#[test]
fn a_file_held_over_the_window_changes_nothing() {
    let mut atlas = Atlas::bundled();
    let hovered = egui::HoveredFile::default();
    atlas.harness.input_mut().hovered_files.push(hovered);
    atlas.harness.step();
    assert!(title(&atlas).starts_with("Arrests at the protests"));
}

#[test]
fn what_is_chosen_is_remembered_in_a_file_of_our_own() {
    let folder = folder(&[]);
    let path = folder.path().join("settings.toml");
    let mut atlas = Atlas::open(Setup {
        settings_path: Some(path.clone()),
        ..Setup::default()
    });
    assert!(
        !path.exists(),
        "nothing is written before something is chosen"
    );
    atlas.click_exactly("Theme: light");
    assert_eq!(load_settings(&path).theme, ThemeChoice::Dark);
    atlas.click_exactly("Fold the legend");
    atlas.check("Unfold the legend");
    assert!(load_settings(&path).legend_folded);
    let mut again = Atlas::open(Setup {
        settings: load_settings(&path),
        ..Setup::default()
    });
    again.check("Unfold the legend");
    again.click_exactly("Unfold the legend");
    again.check("The area of a circle is its number.");
}
