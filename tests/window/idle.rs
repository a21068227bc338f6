//! Nothing is painted while nothing changes.

use crate::harness::{Atlas, STEPS_TO_SETTLE, Setup};
use arrest_atlas::app::{Command, Dialog, ReadCommand};
use arrest_atlas::model::DocumentId;
use egui::Key;
use std::time::Duration;

/// Once everything is there the window asks for no frame, and gets none.
#[track_caller]
fn check_idle(mut atlas: Atlas) {
    let steps = atlas.settle_with_tiles();
    assert!(steps <= STEPS_TO_SETTLE, "{steps} steps");
    for _ in 0..3 {
        atlas.harness.step();
        assert_eq!(
            atlas.repaints_in(),
            Duration::MAX,
            "{:?}",
            atlas.harness.ctx.repaint_causes()
        );
        assert!(!atlas.harness.ctx.has_requested_repaint());
    }
    assert_eq!(atlas.harness.run(), 1);
}

#[test]
fn the_list_is_at_rest() {
    check_idle(Atlas::bundled());
}

#[test]
fn a_selected_place_is_at_rest() {
    let mut atlas = Atlas::bundled();
    atlas.click("Moscow: 1,800 arrests");
    check_idle(atlas);
}

#[test]
fn a_document_is_at_rest() {
    let mut atlas = Atlas::bundled();
    atlas.send(Command::Read(ReadCommand::Document(DocumentId::new(0))));
    atlas.press(Key::F3);
    check_idle(atlas);
}

#[test]
fn a_map_is_at_rest_after_a_flight() {
    let mut atlas = Atlas::bundled();
    atlas.press(Key::Plus);
    atlas.press(Key::Num0);
    check_idle(atlas);
}

#[test]
fn a_dialog_is_at_rest() {
    for dialog in [Dialog::Sum, Dialog::Settings, Dialog::Keys] {
        let mut atlas = Atlas::bundled();
        atlas.send(Command::Show(dialog));
        check_idle(atlas);
    }
}

#[test]
fn the_focus_on_the_map_is_at_rest() {
    let mut atlas = Atlas::bundled();
    atlas.tab_to("Moscow: 1,800 arrests");
    atlas.press(Key::ArrowUp);
    check_idle(atlas);
}

#[test]
fn the_pointer_over_a_mark_is_at_rest() {
    let mut atlas = Atlas::bundled();
    atlas.hover("Moscow: 1,800 arrests");
    atlas.check("Claimed by OVD-Info");
    check_idle(atlas);
}

#[test]
fn every_metric_is_at_rest() {
    for label in ["Protesters, 3 claims", "House arrests, 1 claim"] {
        let mut atlas = Atlas::bundled();
        atlas.click_exactly(label);
        check_idle(atlas);
    }
}

#[test]
fn narrow_windows_and_large_text_are_at_rest() {
    check_idle(Atlas::sized(480.0, 320.0));
    let mut setup = Setup::default();
    setup.settings.text_scale = 2.0;
    check_idle(Atlas::open(setup));
}
