//! What is being written outlives reading the file again.

use crate::harness::{Atlas, name};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use std::path::PathBuf;
use tempfile::TempDir;

const DATASET: &str = r#"{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Small, made up",
"metrics": [{ "id": "arrests", "label": "Arrests", "unit": "people" }],
"documents": [{ "id": "d", "title": "Made up", "text": "At least 20 people were held in Omsk.\nLater that evening 25 people were held in Perm." }],
"places": [{ "id": "omsk", "name": "Omsk", "kind": "city", "country": "RU", "lat": 54.99, "lon": 73.37 }],
"claims": [{ "id": "c", "metric": "arrests", "place": "omsk", "value": "at least 20",
"evidence": [{ "document": "d", "exact": "At least 20 people were held in Omsk." }] }] }"#;

/// The same with another metric and another document before those that it had.
fn reordered() -> String {
    DATASET
        .replace(
            r#""metrics": ["#,
            r#""metrics": [{ "id": "fines", "label": "Fines", "unit": "people" }, "#,
        )
        .replace(
            r#""documents": ["#,
            r#""documents": [{ "id": "e", "title": "Another, made up", "text": "Nothing." }, "#,
        )
}

/// A window with a small file open in it, its document read, the numbers without a claim listed.
fn small() -> (Atlas, TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("small.json");
    std::fs::write(&path, DATASET).expect("a file");
    let mut atlas = Atlas::bundled();
    atlas.open_file(&path);
    atlas.click("In the list, Omsk");
    atlas.click_first("At least 20 people were held in Omsk.");
    atlas.click_exactly("List them");
    (atlas, folder, path)
}

/// Writes the file anew and asks for it by key.
fn changed_to(atlas: &mut Atlas, path: &PathBuf, text: &str) {
    std::fs::write(path, text).expect("a file");
    atlas.press(Key::F5);
    atlas.until("it is read", |atlas| atlas.state().files.loading.is_none());
    atlas.settle();
}

/// What stands in the field with this name.
fn written(atlas: &Atlas, field: &str) -> Option<String> {
    let found = atlas.nodes(field);
    let is_field = |node: &&egui_kittest::Node<'_>| {
        node.accesskit_node().role() == Role::TextInput && name(node) == field
    };
    let field = found.iter().find(is_field);
    field.and_then(|node| node.accesskit_node().value())
}

#[test]
fn a_reason_for_dismissing_a_number_outlives_reading_the_file_again() {
    let (mut atlas, _folder, path) = small();
    atlas.click_first("Dismiss: Later that evening 25");
    atlas.type_text("half a rea");
    changed_to(&mut atlas, &path, &reordered());
    assert_eq!(written(&atlas, "Reason").as_deref(), Some("half a rea"));
}

#[test]
fn the_reason_follows_its_number_and_is_told_where_that_is_gone() {
    let (mut atlas, _folder, path) = small();
    atlas.click_first("Dismiss: Later that evening 25");
    atlas.type_text("half a rea");
    let moved = DATASET.replace("Later that evening 25", "Later, on the same evening, 25");
    changed_to(&mut atlas, &path, &moved);
    assert_eq!(written(&atlas, "Reason").as_deref(), Some("half a rea"));
    let gone = DATASET.replace("Later that evening 25 people", "Later that evening others");
    changed_to(&mut atlas, &path, &gone);
    atlas.check_there("You were writing: half a rea");
    atlas.click_first("Forget it");
    atlas.check_not("You were writing");
}

#[test]
fn a_half_written_claim_outlives_reading_the_file_again() {
    let (mut atlas, _folder, path) = small();
    atlas.click_first("Make it a claim: Later that evening 25");
    assert_eq!(atlas.focused(), "Figure");
    for _ in 0..20 {
        if atlas.focused() == "Remark" {
            break;
        }
        atlas.press(Key::Tab);
    }
    atlas.type_text("half a remark");
    changed_to(&mut atlas, &path, &reordered());
    assert_eq!(written(&atlas, "Remark").as_deref(), Some("half a remark"));
    assert_eq!(written(&atlas, "Figure").as_deref(), Some("25"));
    atlas.check_there("Counts: Arrests");
    let shown = atlas.state().dialog;
    assert!(shown.is_some(), "the form stays open");
    let gone = DATASET.replace(
        "Later that evening 25 people",
        "Later that evening 26 people",
    );
    changed_to(&mut atlas, &path, &gone);
    atlas.check_there("The text changed: this sentence is no longer in it.");
    assert_eq!(written(&atlas, "Remark").as_deref(), Some("half a remark"));
}
