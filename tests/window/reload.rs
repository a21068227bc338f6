//! A file that changes on the disk while it is open.

use crate::harness::Atlas;
use arrest_atlas::app::{Command, FileCommand, News};
use egui::Key;
use std::cell::Cell;
use std::path::PathBuf;
use tempfile::TempDir;

const DATASET: &str = r#"{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Small, made up",
"metrics": [{ "id": "arrests", "label": "Arrests", "unit": "people" }],
"documents": [{ "id": "d", "title": "Made up", "text": "At least 20 people were held in Omsk." }],
"places": [{ "id": "omsk", "name": "Omsk", "kind": "city", "country": "RU", "lat": 54.99, "lon": 73.37 },
{ "id": "perm", "name": "Perm", "kind": "city", "country": "RU", "lat": 58.0, "lon": 56.2 }],
"claims": [{ "id": "c", "metric": "arrests", "place": "omsk", "value": "at least 20",
"evidence": [{ "document": "d", "exact": "At least 20 people were held in Omsk." }] }] }"#;

const PERM: &str = r#"}] },
{ "id": "p", "metric": "arrests", "place": "perm", "value": 7 }] }"#;

fn with_perm() -> String {
    DATASET.replace("}] }] }", PERM)
}

/// A window with a small file open in it.
fn small() -> (Atlas, TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("small.json");
    std::fs::write(&path, DATASET).expect("a file");
    let mut atlas = Atlas::bundled();
    atlas.open_file(&path);
    (atlas, folder, path)
}

/// Writes the file anew and asks for it by key.
fn changed_to(atlas: &mut Atlas, path: &PathBuf, text: &str) {
    std::fs::write(path, text).expect("a file");
    atlas.press(Key::F5);
    atlas.until("it is read", |atlas| atlas.state().files.loading.is_none());
    atlas.settle();
}

#[test]
fn a_change_is_told_in_one_line_and_listed_on_request() {
    let (mut atlas, _folder, path) = small();
    atlas.click("In the list, Omsk");
    changed_to(&mut atlas, &path, &with_perm());
    atlas.check("small.json changed on the disk: 1 claim added");
    assert_eq!(atlas.selected(), "Omsk");
    atlas.click_exactly("Show them");
    atlas.check("What changed in the file");
    atlas.check("Perm, 7");
    atlas.click("Show the claim: Perm, 7");
    assert_eq!(atlas.selected(), "Perm");
    atlas.press(Key::Escape);
    atlas.check_not("changed on the disk");
    assert_eq!(atlas.selected(), "Perm", "one step back, and no more");
}

#[test]
fn a_version_that_cannot_be_read_leaves_the_old_one_on_the_map() {
    let (mut atlas, _folder, path) = small();
    changed_to(&mut atlas, &path, "{ \"format\": \"arrest-");
    atlas.check("This file changed and can no longer be read");
    atlas.check("What was read before is still shown.");
    atlas.check("Omsk: at least 20 arrests, 1 claim");
    changed_to(&mut atlas, &path, &with_perm());
    atlas.check_not("can no longer be read");
    atlas.check("Perm: 7 arrests, 1 claim");
}

#[test]
fn a_file_that_is_watched_is_read_again_by_itself() {
    let (mut atlas, _folder, path) = small();
    let steps = Cell::new(0_u32);
    atlas.until("it is noticed", |atlas| {
        // The watch begins in its own time: what was written before it is written again.
        if steps.get().is_multiple_of(4_000) {
            std::fs::write(&path, with_perm()).expect("a file");
        }
        steps.set(steps.get() + 1);
        matches!(atlas.state().files.news, Some(News::ReadAgain { .. }))
    });
    atlas.settle();
    atlas.check("small.json changed on the disk: 1 claim added");
}

#[test]
fn reading_again_by_itself_can_be_switched_off() {
    let (mut atlas, _folder, path) = small();
    atlas.press_with(egui::Modifiers::COMMAND, Key::Comma);
    atlas.click_first("Read a changed file again by itself");
    assert!(!atlas.state().settings.read_changed_again);
    atlas.press(Key::Escape);
    std::fs::write(&path, with_perm()).expect("a file");
    atlas.send(Command::File(FileCommand::ChangedOnDisk(path)));
    atlas.check("small.json changed on the disk");
    atlas.check_not("Perm: 7 arrests");
    atlas.click_exactly("Read it again (F5)");
    atlas.until("it is read", |atlas| atlas.state().files.loading.is_none());
    atlas.settle();
    atlas.check("Perm: 7 arrests, 1 claim");
}

#[test]
fn the_bundled_dataset_says_that_it_has_no_file() {
    let mut atlas = Atlas::bundled();
    atlas.press(Key::F5);
    atlas.check("The bundled dataset has no file that could be read again");
    atlas.click_exactly("Close");
    atlas.check_not("has no file");
}

#[test]
fn a_half_typed_sign_off_outlives_reading_the_file_again() {
    let (mut atlas, _folder, path) = small();
    atlas.click("In the list, Omsk");
    atlas.click_first("Mark as checked: at least 20");
    assert_eq!(atlas.focused(), "Your name or initials");
    atlas.type_text("Ada");
    atlas.press(Key::Tab);
    atlas.type_text("half a no");
    // The claim is the second one now.
    let before = with_perm().replace(
        r#""claims": ["#,
        r#""claims": [{ "id": "first", "metric": "arrests", "place": "perm", "value": 3 }, "#,
    );
    changed_to(&mut atlas, &path, &before);
    assert_eq!(atlas.selected(), "Omsk");
    let field = atlas.rect("Note on this claim");
    assert!(field.is_positive());
    let kept = atlas.nodes("Note on this claim");
    let words = kept
        .first()
        .and_then(|node| egui_kittest::kittest::NodeT::accesskit_node(node).value());
    assert_eq!(words.as_deref(), Some("half a no"));
}
