//! Several datasets on one map.

use crate::harness::Atlas;
use arrest_atlas::app::{Command, FileCommand};
use egui::Key;
use std::path::Path;
use tempfile::TempDir;

/// A made-up dataset of one day: Moscow and another city.
fn dataset(title: &str, day: &str, moscow: u32, city: &str, longitude: f32) -> String {
    format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "{title}, made up",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }}], "documents": [],
"places": [{{ "id": "m", "name": "Moscow", "kind": "city", "country": "RU", "lat": 55.75, "lon": 37.62 }},
 {{ "id": "p", "name": "{city}", "kind": "city", "country": "RU", "lat": 56.5, "lon": {longitude} }}],
"claims": [{{ "id": "a", "metric": "arrests", "place": "m", "date": "{day}", "value": {moscow} }},
 {{ "id": "b", "metric": "arrests", "place": "p", "date": "{day}", "value": 700 }}] }}"#
    )
}

/// 31 January with 23 January beside it.
pub fn two() -> (Atlas, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: String| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    };
    let last = dataset("31 January", "2021-01-31", 1800, "Omsk", 73.37);
    let first = dataset("23 January", "2021-01-23", 1400, "Perm", 56.2);
    let (last, first) = (write("31.json", last), write("23.json", first));
    let mut atlas = Atlas::bundled();
    atlas.open_file(&last);
    open_beside(&mut atlas, &first);
    (atlas, folder)
}

fn open_beside(atlas: &mut Atlas, path: &Path) {
    atlas.send(Command::File(FileCommand::OpenBeside(vec![
        path.to_owned(),
    ])));
    atlas.until("it is read", |atlas| atlas.state().files.loading.is_none());
    atlas.settle();
}

#[test]
fn marks_of_several_datasets_have_their_letters_and_one_legend() {
    let (mut atlas, _folder) = two();
    atlas.check("A: Omsk: 700 arrests, 1 claim");
    atlas.check("B: Perm: 700 arrests, 1 claim");
    atlas.check("One scale for A and B");
    atlas.click_exactly("Show B: 23 January, made up");
    atlas.check_not("B: Perm: 700 arrests");
    atlas.check("A: Omsk: 700 arrests, 1 claim");
    atlas.click_exactly("Show A: 31 January, made up");
    atlas.check("No dataset is shown. Tick one under “Datasets” in the list.");
}

#[test]
fn a_mark_of_another_dataset_is_chosen_and_its_claims_are_read() {
    let (mut atlas, _folder) = two();
    atlas.click_exactly("B: Perm: 700 arrests, 1 claim");
    assert_eq!(atlas.selected(), "Perm");
    assert_eq!(atlas.state().opened.dataset.title, "23 January, made up");
    atlas.press(Key::Escape);
    atlas.check("Make A active: 31 January, made up");
}

#[test]
fn marks_on_one_point_are_listed_with_their_letters() {
    let (mut atlas, _folder) = two();
    atlas.click("A: Moscow: 1,800 arrests");
    atlas.check("2 places lie here");
    atlas.click("Choose B: Moscow");
    assert_eq!(atlas.selected(), "Moscow");
    assert_eq!(atlas.state().opened.dataset.title, "23 January, made up");
}

#[test]
fn the_arrow_keys_go_through_the_marks_of_all_datasets() {
    let (mut atlas, _folder) = two();
    // The screen reader hears which mark the keys are on.
    atlas.tab_to("A: Moscow");
    let heard = [(); 3].map(|()| {
        atlas.press(Key::ArrowRight);
        atlas.focused()
    });
    let expect = ["B: Moscow", "B: Perm", "A: Omsk"];
    let right = heard
        .iter()
        .zip(expect)
        .all(|(heard, it)| heard.starts_with(it));
    assert!(right, "{heard:?}");
    atlas.press(Key::ArrowLeft);
    atlas.press(Key::Enter);
    assert_eq!(atlas.selected(), "Perm");
}

#[test]
fn a_dataset_is_closed_by_its_name() {
    let (mut atlas, _folder) = two();
    atlas.click_exactly("Close A: 31 January, made up");
    assert_eq!(atlas.state().opened.dataset.title, "23 January, made up");
    atlas.check_not("One scale");
    atlas.check("Perm: 700 arrests, 1 claim");
    atlas.check_not("Omsk");
}

#[test]
fn two_datasets_stand_side_by_side_under_one_camera() {
    let (mut atlas, _folder) = two();
    atlas.click_exactly("Compare");
    atlas.check("Left half: All days · 31 January, made up");
    atlas.check("Right half: All days · 23 January, made up");
    atlas.check("A: Omsk: 700 arrests, 1 claim");
    atlas.check("B: Perm: 700 arrests, 1 claim");
    atlas.check("Moscow: 1,800 on the left, 1,400 on the right, −400");
    let (left, right) = (
        atlas.rect("A: Moscow: 1,800 arrests").center(),
        atlas.rect("B: Moscow: 1,400 arrests").center(),
    );
    assert!((left.y - right.y).abs() < 1.0, "{left:?} {right:?}");
    assert!(right.x > left.x + 300.0, "{left:?} {right:?}");
    atlas.click("B: Perm: 700 arrests");
    let chosen = atlas.state().comparison.as_ref().and_then(|it| it.chosen);
    assert_eq!(chosen, Some(2));
    atlas.press(Key::Minus);
    let further = atlas.rect("A: Moscow: 1,800 arrests").center().x;
    let there = atlas.rect("B: Moscow: 1,400 arrests").center().x;
    assert!((there - further - (right.x - left.x)).abs() < 1.0);
    atlas.click_exactly("Stop comparing");
    atlas.check("One scale for A and B");
    assert!(atlas.state().comparison.is_none());
}

#[test]
fn a_half_is_changed_by_its_menu() {
    let (mut atlas, _folder) = two();
    atlas.click_exactly("Compare");
    atlas.click("Right half: ");
    atlas.click_first("31 January 2021");
    atlas.check("Right half: 31 January 2021 · 31 January, made up");
    atlas.check("Omsk: 700 on the left, 700 on the right, the same");
    atlas.press(Key::Escape);
    atlas.check_not("Right half");
}
