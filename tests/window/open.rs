//! What stands in the window when a dataset is open in it.

use crate::harness::{Atlas, Setup, made_up, name, rect};
use egui::vec2;

const EMPTY: &str = r#"{"format":"arrest-atlas","version":"1.0","id":"x","title":"Empty, made up",
"metrics":[],"documents":[],"places":[],"claims":[]}"#;

const LEDGER: &str =
    "Mapped 2,976 of at least 5,300 · at least 2,324 in 86 other cities not located";

#[test]
fn the_bundled_dataset_opens_on_the_arrests_of_its_last_day() {
    let atlas = Atlas::bundled();
    assert_eq!(atlas.shown(), "Arrests, 31 January 2021");
    assert_eq!(atlas.selected(), "");
    atlas.check("Dataset: Arrests at the protests for Alexei Navalny, January 2021");
    atlas.check("1 document · 12 claims · every quote found");
    atlas.check(LEDGER);
    atlas.check("Map of arrests, 31 January 2021.");
    atlas.check("Arrests per place");
    atlas.check("Natural Earth");
    atlas.check("5 of 12 claims, 3 places; hidden: 7 by metric or day");
}

#[test]
fn every_place_of_the_day_stands_once_on_the_map_or_beside_it() {
    let atlas = Atlas::bundled();
    for name in [
        "Moscow: 1,800 arrests, 2 claims",
        "Saint Petersburg: 1,176 arrests, 2 claims",
    ] {
        assert_eq!(atlas.nodes(name).len(), 1, "{:#?}", atlas.names());
    }
    let rows: Vec<String> = atlas
        .names()
        .into_iter()
        .filter(|name| name.starts_with("In the list, "))
        .collect();
    assert_eq!(
        rows,
        [
            "In the list, Moscow, 1,800 arrests, 2 claims, Verified",
            "In the list, Saint Petersburg, 1,176 arrests, 2 claims, Verified",
            "In the list, Russia, at least 5,300 arrests, 1 claim, not on the map, Verified",
        ]
    );
    // A country's total is on no city: two marks and no third.
    assert_eq!(atlas.nodes("Russia: ").len(), 0);
    atlas.check("86 other cities, not located: at least 2,324");
}

#[test]
fn an_empty_dataset_says_that_it_is_empty() {
    let mut atlas = Atlas::of(made_up(EMPTY));
    atlas.check("Dataset: Empty, made up");
    atlas.check("0 documents · 0 claims · nothing to show");
    atlas.check("This dataset has no claims.");
    atlas.check("This dataset counts nothing.");
    for key in [
        egui::Key::PageDown,
        egui::Key::F3,
        egui::Key::Num0,
        egui::Key::F6,
        egui::Key::Escape,
    ] {
        atlas.press(key);
    }
    atlas.check("This dataset has no claims.");
}

/// A window of this size opens, selects, reads and goes back, and never panics.
#[track_caller]
fn check_size(width: f32, height: f32, text_scale: f32, shows_ledger: bool) {
    let mut setup = Setup {
        size: vec2(width, height),
        ..Setup::default()
    };
    setup.settings.text_scale = text_scale;
    let mut atlas = Atlas::open(setup);
    let window = atlas.harness.ctx.content_rect().size();
    assert_eq!(window, vec2(width, height) / text_scale);
    if shows_ledger {
        atlas.check(LEDGER);
    }
    let map = atlas.rect("Map of arrests");
    assert!(map.width() > 200.0 && map.height() > 100.0, "{map:?}");
    atlas.press(egui::Key::PageDown);
    assert_eq!(atlas.selected(), "Moscow");
    atlas.check_there("2 claims for Moscow");
    atlas.click_first("Open in document");
    assert_eq!(atlas.current(), "moscow-arrests");
    atlas.check("Figure in the text: Moscow, 1,800");
    atlas.press(egui::Key::Escape);
    atlas.press(egui::Key::Escape);
    assert_eq!(atlas.selected(), "");
}

#[test]
fn the_usual_window_holds_everything() {
    check_size(1440.0, 900.0, 1.0, true);
}

#[test]
fn a_small_laptop_holds_everything() {
    check_size(1024.0, 640.0, 1.0, true);
}

#[test]
fn a_window_of_960_by_600_holds_everything() {
    check_size(960.0, 600.0, 1.0, true);
}

#[test]
fn the_narrowest_window_with_map_and_panel_side_by_side_holds_everything() {
    check_size(820.0, 600.0, 1.0, true);
}

#[test]
fn in_the_smallest_window_the_panel_covers_the_map() {
    check_size(480.0, 320.0, 1.0, false);
}

#[test]
fn text_of_twice_the_size_holds_everything() {
    check_size(1440.0, 900.0, 2.0, true);
    check_size(960.0, 600.0, 2.0, true);
}

#[test]
fn text_of_one_and_a_half_the_size_holds_everything() {
    check_size(960.0, 600.0, 1.5, true);
}

/// The lines that are wider than the window.
#[track_caller]
fn check_inside(width: f32, height: f32) {
    let mut atlas = Atlas::sized(width, height);
    for _ in 0..3 {
        let window = atlas.harness.ctx.content_rect();
        let nodes = atlas.nodes("");
        let placed = nodes
            .iter()
            .filter_map(|node| Some((name(node), rect(node)?)));
        let outside: Vec<(String, egui::Rect)> = placed
            .filter(|(_, rect)| rect.is_positive())
            .filter(|(_, rect)| {
                rect.right() > window.right() + 1.0 || rect.left() < window.left() - 1.0
            })
            .collect();
        assert!(outside.is_empty(), "{outside:#?}");
        atlas.press(egui::Key::PageDown);
    }
}

#[test]
fn nothing_stands_beyond_the_sides_of_the_window() {
    for (width, height) in [
        (1440.0, 900.0),
        (1024.0, 640.0),
        (960.0, 600.0),
        (820.0, 600.0),
    ] {
        check_inside(width, height);
    }
}

const LONG: &str = r#"{"format":"arrest-atlas","version":"1.0","id":"x","title":"\u202eMade\u200b up",
"metrics":[{"id":"arrests","label":"Arrests","unit":"people"}],"documents":[],
"places":[{"id":"a","name":"The Village on the Upper Course of the River that has the Longest Name of All the Rivers that were Ever Made up for a Test","kind":"city","lat":55,"lon":37},
{"id":"b","name":"Omsk","kind":"city","lat":54.99,"lon":73.37},
{"id":"c","name":"Tom\u202esk","kind":"city","lat":56.5,"lon":84.97}],
"claims":[{"id":"a1","metric":"arrests","place":"a","date":"2021-01-31","value":10},
{"id":"b1","metric":"arrests","place":"b","date":"2021-01-31","value":20},
{"id":"c1","metric":"arrests","place":"c","date":"2021-01-31","value":5}]}"#;

#[test]
fn a_long_name_wraps_to_two_lines_and_is_cut_with_the_whole_on_hover() {
    let mut atlas = Atlas::of(made_up(LONG));
    let short = atlas.rect("In the list, Omsk").height();
    let long = atlas.rect("In the list, The Village").height();
    assert!(short < long && long < short * 2.0, "{short} {long}");
    let whole = "The Village on the Upper Course of the River that has the Longest Name of All the \
                 Rivers that were Ever Made up for a Test";
    let there = |atlas: &Atlas| {
        atlas
            .names()
            .iter()
            .filter(|name| name.as_str() == whole)
            .count()
    };
    assert_eq!(there(&atlas), 0);
    atlas.hover("In the list, The Village");
    assert_eq!(there(&atlas), 1);
}

#[test]
fn the_head_of_a_long_named_place_is_cut_after_two_lines() {
    let mut atlas = Atlas::of(made_up(LONG));
    atlas.click("In the list, Omsk");
    let one_line = atlas.rect_exactly("Omsk").height();
    atlas.press(egui::Key::PageDown);
    assert!(atlas.selected().starts_with("The Village"));
    let heads = atlas.nodes("The Village");
    let highest = heads
        .iter()
        .filter(|node| name(node).starts_with("The Village"))
        .map(|node| node.rect().height())
        .fold(0.0, f32::max);
    assert!(
        highest > one_line * 1.5 && highest < one_line * 2.5,
        "{highest} {one_line}"
    );
}

/// No name holds a character that cannot be seen.
#[track_caller]
fn check_visible(atlas: &Atlas) {
    for name in atlas.names() {
        assert!(!name.contains(['\u{202e}', '\u{200b}']), "{name:?}");
    }
}

#[test]
fn characters_that_cannot_be_seen_show_as_escapes() {
    let mut atlas = Atlas::of(made_up(LONG));
    check_visible(&atlas);
    atlas.click("In the list, Tom");
    atlas.hover("Tom[U+202E]sk: 5 arrests");
    check_visible(&atlas);
    let title: Vec<String> = atlas
        .names()
        .into_iter()
        .filter(|name| name.starts_with("Dataset: "))
        .collect();
    assert_eq!(title, ["Dataset: [U+202E]Made[U+200B] up"]);
}
