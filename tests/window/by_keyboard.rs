//! One walk through the whole program by keyboard alone, as somebody goes who has no pointer.

use crate::harness::{Atlas, SENTENCE};
use arrest_atlas::app::{Dialog, MainView};
use egui::{Key, Modifiers};

const COMMAND: Modifiers = Modifiers::COMMAND;

#[track_caller]
fn go(atlas: &mut Atlas, words: &str) {
    atlas.press_with(COMMAND, Key::K);
    atlas.type_text(words);
    atlas.press(Key::Enter);
    atlas.settle();
}

/// Presses F6 until the name of what has the focus begins with `words`.
#[track_caller]
fn region(atlas: &mut Atlas, words: &str) {
    for _ in 0..6 {
        atlas.press(Key::F6);
        if atlas.focused().starts_with(words) {
            return;
        }
    }
    panic!("F6 never reaches “{words}”");
}

#[test]
#[expect(clippy::too_many_lines, reason = "one walk from beginning to end")]
fn the_whole_program_is_walked_by_keyboard() {
    let mut atlas = Atlas::bundled();

    // The sheet of keys says how.
    atlas.press(Key::F1);
    atlas.check_there("Go to anything");
    atlas.press(Key::Escape);

    // The list, a place, its sentence, the document.
    region(&mut atlas, "In the list, Moscow");
    atlas.press(Key::Enter);
    assert_eq!(atlas.selected(), "Moscow");
    atlas.tab_to(SENTENCE);
    atlas.press(Key::Enter);
    assert_eq!(atlas.current(), "moscow-arrests");
    atlas.press(Key::F3);
    assert_ne!(atlas.current(), "moscow-arrests");
    atlas.press_with(Modifiers::SHIFT, Key::F3);
    assert_eq!(atlas.current(), "moscow-arrests");
    atlas.press_with(COMMAND, Key::F);
    atlas.type_text("record");
    assert!(
        atlas
            .state()
            .reading
            .as_ref()
            .is_some_and(|it| !it.hits.is_empty())
    );
    atlas.press(Key::Escape);

    // Back to where it began, and forward again.
    for _ in 0..3 {
        atlas.press_with(Modifiers::ALT, Key::ArrowLeft);
    }
    assert_eq!((atlas.selected(), atlas.current()), ("", ""));
    atlas.press_with(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(atlas.selected(), "Moscow");

    // Marks on the map.
    region(&mut atlas, "Moscow: 1,800");
    atlas.press(Key::ArrowLeft);
    assert!(atlas.focused().starts_with("Saint Petersburg: "));
    atlas.press(Key::Enter);
    assert_eq!(atlas.selected(), "Saint Petersburg");
    let zoom = atlas.state().map.camera.zoom;
    atlas.press(Key::Plus);
    assert!(atlas.state().map.camera.zoom > zoom);
    atlas.press(Key::Num0);

    // What is counted, and when.
    region(&mut atlas, "Arrests, 6 claims");
    atlas.press(Key::Tab);
    atlas.press(Key::Space);
    assert!(!atlas.shown().starts_with("Arrests"), "{}", atlas.shown());
    go(&mut atlas, "arrests");
    assert!(atlas.shown().starts_with("Arrests"), "{}", atlas.shown());
    go(&mut atlas, "all days");
    assert!(atlas.shown().ends_with("All days"), "{}", atlas.shown());

    // The timeline: the day before, and all of them again.
    region(&mut atlas, "Timeline of arrests");
    atlas.press(Key::End);
    assert!(
        atlas.shown().ends_with("31 January 2021"),
        "{}",
        atlas.shown()
    );
    atlas.press(Key::PageUp);
    assert!(
        atlas.shown().ends_with("23 January 2021"),
        "{}",
        atlas.shown()
    );
    go(&mut atlas, "all days");

    // A filter, made in the menu and taken away by its chip.
    let shown = atlas.state().view.shown;
    region(&mut atlas, "Arrests, 6 claims");
    atlas.tab_to("Add filter");
    atlas.press(Key::Enter);
    atlas.tab_to("Filter by claimant");
    atlas.press(Key::Enter);
    atlas.tab_to("OVD-Info");
    atlas.press(Key::Space);
    assert!(atlas.state().view.shown < shown, "filtered");
    atlas.press(Key::Escape);
    atlas.tab_to("Remove filter: claimant OVD-Info");
    atlas.press(Key::Enter);
    assert_eq!(atlas.state().view.shown, shown);

    // The table, from row to row, and to the place of one.
    atlas.press_with(COMMAND, Key::Num2);
    assert_eq!(atlas.state().main_view, MainView::Table);
    atlas.tab_to("Sort by Place");
    atlas.press(Key::ArrowDown);
    atlas.press(Key::End);
    assert_eq!(atlas.state().table.selected.len(), 1, "{}", atlas.focused());
    let last = atlas.focused();
    atlas.press(Key::Home);
    assert_ne!(atlas.focused(), last);
    atlas.press(Key::Enter);
    assert_eq!(atlas.focused(), "All places");

    // What the audit found.
    atlas.press_with(COMMAND, Key::Num3);
    assert_eq!(atlas.state().main_view, MainView::Findings);
    atlas.tab_to("Note: ");
    let first = atlas.focused();
    atlas.press(Key::ArrowDown);
    assert_ne!(atlas.focused(), first);
    atlas.press_with(COMMAND, Key::Num1);
    assert_eq!(atlas.state().main_view, MainView::Map);

    // A change, taken back and made again.
    go(&mut atlas, "moskva");
    assert_eq!(atlas.selected(), "Moscow");
    atlas.tab_to("Mark as checked: 1,800");
    atlas.press(Key::Enter);
    assert_eq!(atlas.focused(), "Your name or initials");
    atlas.type_text("Ada");
    atlas.press(Key::Tab);
    atlas.type_text("read it twice");
    atlas.press(Key::Enter);
    assert!(atlas.state().is_edited(), "signed");
    go(&mut atlas, "undo the last");
    assert!(!atlas.state().is_edited());
    go(&mut atlas, "make the undone");
    assert!(atlas.state().is_edited());

    // Settings, and the end: it asks before something is lost.
    atlas.press_with(COMMAND, Key::Comma);
    assert_eq!(atlas.state().dialog, Some(Dialog::Settings));
    atlas.press(Key::Escape);
    atlas.press_with(COMMAND, Key::Q);
    assert_eq!(atlas.state().dialog, Some(Dialog::Unsaved));
    atlas.press(Key::Escape);
    assert_eq!(atlas.state().dialog, None);
}
