//! Everything by keyboard alone, and everything with a name.

use crate::harness::{Atlas, SENTENCE, Setup};
use arrest_atlas::app::{Command, Dialog, ReadCommand};
use arrest_atlas::model::DocumentId;
use egui::{Key, Modifiers};

#[test]
fn from_the_start_to_the_sentence_in_the_document_by_keyboard_alone() {
    let mut atlas = Atlas::bundled();
    // The map has the focus, and a screen reader says the mark that the arrows are on.
    atlas.tab_to("Moscow: 1,800 arrests");
    atlas.press(Key::Enter);
    assert_eq!(atlas.selected(), "Moscow", "the largest mark is the first");
    atlas.check(SENTENCE);
    atlas.press(Key::F6);
    assert_eq!(atlas.focused(), "All places");
    atlas.tab_to(SENTENCE);
    atlas.press(Key::Enter);
    assert_eq!(atlas.current(), "moscow-arrests");
    atlas.check("Figure in the text: Moscow, 1,800");
    atlas.check("They point out that this is a record number");
    for expect in ["Moscow", ""] {
        atlas.press(Key::Escape);
        assert_eq!(atlas.selected(), expect);
    }
}

#[test]
fn tab_reaches_the_map_as_one_stop_and_every_control_once() {
    let mut atlas = Atlas::bundled();
    let mut stops = Vec::new();
    for _ in 0..100 {
        atlas.press(Key::Tab);
        let focused = atlas.focused();
        if stops.first() == Some(&focused) {
            break;
        }
        stops.push(focused);
    }
    let count = |words: &str| stops.iter().filter(|stop| stop.starts_with(words)).count();
    // A screen reader says the mark that the arrows are on; no other mark is a stop.
    assert_eq!(count("Moscow: 1,800 arrests"), 1, "{stops:#?}");
    assert_eq!(count("Map of arrests") + count("Saint Petersburg: "), 0);
    for once in [
        "Dataset: ",
        "Find a place",
        "Theme: light",
        "More",
        "Arrests, 6 claims",
        "Criminal cases, 1 claim",
        "Day: 31 January 2021",
        "In the list, Moscow",
        "In the list, Russia",
        "86 other cities",
        "Open document: ",
        "Show the sum",
        "Timeline of arrests: ",
        "Play the 2 days with claims",
        "Speed: 1×",
        "Fold the timeline",
        "Zoom in",
        "Zoom out",
        "Show all marks",
        "Fold the legend",
    ] {
        assert_eq!(count(once), 1, "{once} in {stops:#?}");
    }
}

#[test]
fn arrows_move_between_marks_and_enter_selects() {
    let mut atlas = Atlas::bundled();
    atlas.tab_to("Moscow: 1,800 arrests");
    for (arrow, expect) in [
        (Key::ArrowUp, "Saint Petersburg"),
        (Key::ArrowDown, "Moscow"),
        (Key::ArrowLeft, "Saint Petersburg"),
        (Key::ArrowRight, "Moscow"),
    ] {
        let camera = atlas.state().map.camera;
        atlas.press(arrow);
        let focused = atlas.focused();
        assert!(focused.starts_with(&format!("{expect}: ")), "{focused}");
        assert_eq!(atlas.state().map.camera, camera, "the map stays");
        atlas.press(Key::Enter);
        assert_eq!(atlas.selected(), expect);
    }
}

#[test]
fn an_arrow_with_no_mark_before_it_moves_the_map() {
    let mut atlas = Atlas::bundled();
    atlas.tab_to("Moscow: 1,800 arrests");
    let before = atlas.state().map.camera;
    atlas.press(Key::ArrowRight);
    let after = atlas.state().map.camera;
    assert!(after.longitude > before.longitude, "{before:?} {after:?}");
    let before = atlas.state().map.camera;
    atlas.press_with(Modifiers::SHIFT, Key::ArrowUp);
    assert!(atlas.state().map.camera.latitude > before.latitude);
}

#[test]
fn the_map_zooms_and_fits_by_key() {
    let mut atlas = Atlas::bundled();
    let start = atlas.state().map.camera;
    atlas.press(Key::Plus);
    let near = atlas.state().map.camera;
    assert!((near.zoom - start.zoom - 1.0).abs() < 1e-6, "{near:?}");
    atlas.press(Key::Minus);
    atlas.press(Key::Minus);
    assert!(atlas.state().map.camera.zoom < start.zoom);
    atlas.press(Key::Num0);
    let fitted = atlas.state().map.camera;
    assert!((fitted.zoom - start.zoom).abs() < 1e-6, "{fitted:?}");
    assert!((fitted.longitude - start.longitude).abs() < 1e-6);
}

#[test]
fn text_grows_and_shrinks_by_key() {
    let mut atlas = Atlas::bundled();
    let scale = |atlas: &Atlas| atlas.state().settings.text_scale;
    for _ in 0..3 {
        atlas.press_with(Modifiers::COMMAND, Key::Plus);
    }
    assert!((scale(&atlas) - 1.3).abs() < 1e-3);
    atlas.press_with(Modifiers::COMMAND, Key::Minus);
    assert!((scale(&atlas) - 1.2).abs() < 1e-3);
    atlas.press_with(Modifiers::COMMAND, Key::Num0);
    assert!((scale(&atlas) - 1.0).abs() < 1e-3);
}

#[test]
fn page_down_and_page_up_step_through_the_places() {
    let mut atlas = Atlas::bundled();
    for expect in ["Moscow", "Saint Petersburg", "Russia", "Moscow"] {
        atlas.press(Key::PageDown);
        assert_eq!(atlas.selected(), expect);
    }
    atlas.press(Key::PageUp);
    assert_eq!(atlas.selected(), "Russia");
}

const TIMELINE: &str = "Timeline of arrests: Sunday 31 January 2021";

/// What has the focus after each press of F6.
#[track_caller]
fn check_regions(atlas: &mut Atlas, expect: [&str; 5]) {
    for expect in expect.iter().chain(&expect) {
        atlas.press(Key::F6);
        let focused = atlas.focused();
        assert!(focused.starts_with(expect), "“{focused}” is not “{expect}”");
    }
}

#[test]
fn f6_goes_from_region_to_region() {
    let mut atlas = Atlas::bundled();
    let panel = "In the list, Moscow";
    check_regions(
        &mut atlas,
        [
            "Dataset: ",
            "Arrests, 6 claims",
            "Moscow: 1,800",
            panel,
            TIMELINE,
        ],
    );
    atlas.click("Moscow: 1,800 arrests");
    check_regions(
        &mut atlas,
        [
            "Dataset: ",
            "Arrests, 6 claims",
            "Moscow: 1,800",
            "All places",
            TIMELINE,
        ],
    );
    atlas.click_first(SENTENCE);
    check_regions(
        &mut atlas,
        [
            "Dataset: ",
            "Arrests, 6 claims",
            "Moscow: 1,800",
            "Moscow",
            TIMELINE,
        ],
    );
}

#[test]
fn f6_reaches_the_list_where_nothing_is_located() {
    let mut atlas = Atlas::bundled();
    atlas.click_exactly("House arrests, 1 claim");
    check_regions(
        &mut atlas,
        [
            "Dataset: ",
            "Arrests, 6 claims",
            "Map of house arrests",
            "In the list, Russia",
            "Timeline of house arrests: Friday 29 January 2021, 1 claim",
        ],
    );
}

#[test]
fn a_row_is_chosen_by_enter() {
    let mut atlas = Atlas::bundled();
    atlas.tab_to("In the list, Russia");
    atlas.press(Key::Enter);
    assert_eq!(atlas.selected(), "Russia");
}

#[test]
fn a_figure_in_the_text_is_reached_by_tab_and_chosen_by_enter() {
    let mut atlas = Atlas::bundled();
    atlas.send(Command::Read(ReadCommand::Document(DocumentId::new(0))));
    atlas.tab_to("Figure in the text: Novosibirsk, more than 5,000");
    atlas.check("Figure in the text: Novosibirsk, more than 5,000");
    atlas.press(Key::Enter);
    assert_eq!(atlas.selected(), "Novosibirsk");
    assert_eq!(atlas.current(), "novosibirsk-protesters");
}

#[test]
fn what_is_typed_into_a_field_is_no_command() {
    let mut atlas = Atlas::bundled();
    atlas.press_with(Modifiers::COMMAND, Key::F);
    let camera = atlas.state().map.camera;
    for (key, text) in [(Key::Num0, "0"), (Key::Minus, "-"), (Key::Plus, "+")] {
        atlas.harness.key_press(key);
        atlas.type_text(text);
    }
    assert_eq!(atlas.state().map.camera, camera);
    atlas.press(Key::Escape);
    assert_eq!(atlas.focused(), "", "Escape leaves the field");
}

#[test]
fn an_offered_place_is_chosen_by_tab_and_enter() {
    let mut atlas = Atlas::bundled();
    atlas.press_with(Modifiers::COMMAND, Key::F);
    atlas.type_text("peters");
    atlas.press(Key::Tab);
    assert_eq!(atlas.focused(), "Saint Petersburg");
    atlas.press(Key::Enter);
    assert_eq!(atlas.selected(), "Saint Petersburg");
}

#[test]
fn no_field_has_the_focus_at_the_start() {
    assert_eq!(Atlas::bundled().focused(), "");
}

#[test]
fn the_keys_are_one_key_away() {
    let mut atlas = Atlas::bundled();
    atlas.press(Key::F1);
    assert_eq!(atlas.state().dialog, Some(Dialog::Keys));
    atlas.check_there("Next figure in the document");
    atlas.press(Key::Escape);
    assert_eq!(atlas.state().dialog, None);
    assert_eq!(atlas.focused(), "");
}

const DIALOGS: [Dialog; 6] = [
    Dialog::Keys,
    Dialog::Licences,
    Dialog::Problems,
    Dialog::Sum,
    Dialog::Path,
    Dialog::Settings,
];

/// Everything that can be acted on has a name: settling checks it, here in every state.
#[track_caller]
fn check_names(mut atlas: Atlas, menus: &[&str]) {
    for menu in menus {
        atlas.click_first(menu);
        atlas.press(Key::Escape);
    }
    for dialog in DIALOGS {
        atlas.send(Command::Show(dialog));
        atlas.check("Close this window");
        atlas.press(Key::Escape);
        assert_eq!(atlas.state().dialog, None, "{dialog:?}");
    }
    atlas.press(Key::PageDown);
    assert_eq!(atlas.selected(), "Moscow");
    atlas.send(Command::Read(ReadCommand::Document(DocumentId::new(0))));
    atlas.press(Key::F3);
    assert_eq!(atlas.current(), "russia-arrests");
}

#[test]
fn everything_that_can_be_acted_on_has_a_name() {
    check_names(Atlas::bundled(), &["Dataset: ", "More", "Day: "]);
}

#[test]
fn everything_in_a_narrow_window_has_a_name() {
    let menus = ["Dataset: ", "More", "Day: ", "Metric: Arrests"];
    check_names(Atlas::sized(960.0, 600.0), &menus);
    check_names(Atlas::sized(480.0, 320.0), &[]);
}

#[test]
fn with_reduced_motion_everything_is_there_at_once() {
    let mut setup = Setup::default();
    setup.settings.reduced_motion = true;
    let mut atlas = Atlas::open(setup);
    let before = atlas.state().map.camera;
    atlas.send(Command::Select(
        atlas
            .state()
            .opened
            .dataset
            .find_place("Novosibirsk")
            .expect("a place"),
    ));
    assert_ne!(atlas.state().map.camera, before);
    assert!(!atlas.state().map.is_flying());
}
