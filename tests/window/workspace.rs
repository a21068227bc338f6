//! The workspace in the window: back and forward, the list of everything, the sheet of keys, views
//! as text, what is remembered.

use crate::harness::{Atlas, SENTENCE, Setup, made_up};
use arrest_atlas::app::{Command, Dialog, MainView, ReadCommand, Settings};
use arrest_atlas::model::DocumentId;
use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// Opens the list of everything and types into it.
#[track_caller]
fn ask(atlas: &mut Atlas, words: &str) {
    atlas.press_with(Modifiers::COMMAND, Key::K);
    assert_eq!(atlas.state().dialog, Some(Dialog::Palette));
    if !words.is_empty() {
        atlas.type_text(words);
    }
}

/// Asks, then takes the first line.
#[track_caller]
fn go(atlas: &mut Atlas, words: &str) {
    ask(atlas, words);
    atlas.press(Key::Enter);
    atlas.settle();
}

#[test]
fn the_list_goes_to_places_days_metrics_and_documents() {
    let mut atlas = Atlas::bundled();
    go(&mut atlas, "moskva");
    assert_eq!(atlas.selected(), "Moscow");
    assert_eq!(atlas.state().dialog, None);
    go(&mut atlas, "петербург");
    assert_eq!(atlas.selected(), "Saint Petersburg");
    go(&mut atlas, "criminal");
    assert!(
        atlas.shown().starts_with("Criminal cases"),
        "{}",
        atlas.shown()
    );
    go(&mut atlas, "all days");
    assert!(atlas.shown().ends_with("All days"), "{}", atlas.shown());
    go(&mut atlas, "#russians");
    assert!(atlas.state().reading.is_some());
    assert_eq!(
        atlas.focused(),
        "",
        "the focus is not in a field that is gone"
    );
}

#[test]
fn the_list_is_gone_through_by_key_and_says_where_it_is() {
    let mut atlas = Atlas::bundled();
    ask(&mut atlas, "zoom");
    let first = atlas.focused();
    assert!(first.starts_with("Go to anything. 1 of "), "{first}");
    assert!(first.contains("Zoom in, Action, +"), "{first}");
    atlas.press(Key::ArrowDown);
    assert!(atlas.focused().contains("Zoom out"), "{}", atlas.focused());
    atlas.press(Key::ArrowUp);
    atlas.press(Key::ArrowUp);
    let last = atlas.focused();
    assert!(
        !last.contains("Zoom in, "),
        "up from the first is the last: {last}"
    );
    atlas.press(Key::ArrowDown);
    assert_eq!(atlas.focused(), first);
    let zoom = atlas.state().map.camera.zoom;
    atlas.press(Key::ArrowDown);
    atlas.press(Key::Enter);
    assert!(atlas.state().map.camera.zoom < zoom);
}

#[test]
fn escape_and_the_same_keys_close_the_list() {
    let mut atlas = Atlas::bundled();
    ask(&mut atlas, "mos");
    atlas.press(Key::Escape);
    assert_eq!(atlas.state().dialog, None);
    assert_eq!(atlas.selected(), "", "nothing was chosen");
    ask(&mut atlas, "");
    atlas.check_not("mos");
    atlas.press_with(Modifiers::COMMAND, Key::K);
    assert_eq!(atlas.state().dialog, None);
}

#[test]
fn what_was_chosen_last_stands_first_when_nothing_is_typed() {
    let mut atlas = Atlas::bundled();
    go(&mut atlas, "moskva");
    go(&mut atlas, "findings");
    assert_eq!(atlas.state().main_view, MainView::Findings);
    ask(&mut atlas, "");
    assert!(atlas.focused().contains("Findings"), "{}", atlas.focused());
    atlas.press(Key::ArrowDown);
    assert!(
        atlas.focused().contains("Moscow, Place"),
        "{}",
        atlas.focused()
    );
}

#[test]
fn what_cannot_be_done_now_says_why() {
    let mut atlas = Atlas::bundled();
    ask(&mut atlas, "redo");
    atlas.press(Key::Escape);
    ask(&mut atlas, "undo the last");
    let words = atlas.focused();
    assert!(words.contains("not now: nothing was changed"), "{words}");
    atlas.press(Key::Enter);
    assert_eq!(
        atlas.state().dialog,
        Some(Dialog::Palette),
        "nothing happens"
    );
}

#[test]
fn the_list_offers_options_of_a_list_and_a_click_takes_one() {
    let mut atlas = Atlas::bundled();
    ask(&mut atlas, "novosib");
    let words = "Novosibirsk, Place";
    let nodes = atlas.nodes(words);
    let role = |node: &egui_kittest::Node<'_>| node.accesskit_node().role();
    assert!(nodes.iter().any(|node| role(node) == Role::ListBoxOption));
    let options = nodes
        .into_iter()
        .filter(|node| role(node) == Role::ListBoxOption);
    options.last().expect("an option").click();
    atlas.settle();
    assert_eq!(atlas.selected(), "Novosibirsk");
}

#[test]
fn nothing_found_is_said() {
    let mut atlas = Atlas::bundled();
    ask(&mut atlas, "qqxxzz");
    atlas.check("Nothing has these letters");
    atlas.press(Key::Enter);
    assert_eq!(atlas.state().dialog, Some(Dialog::Palette));
}

#[test]
fn a_list_of_many_places_is_made_and_searched_off_the_window() {
    let places: Vec<String> = (0..6_000)
        .map(|at| format!(r#"{{ "id": "p{at}", "name": "Village {at}", "kind": "city" }}"#))
        .collect();
    let json = format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "many", "title": "Many, made up",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }}], "documents": [],
"places": [{}], "claims": [{{ "id": "c", "metric": "arrests", "place": "p0", "date": "2021-01-31", "value": 1 }}] }}"#,
        places.join(",")
    );
    let mut atlas = Atlas::of(made_up(&json));
    ask(&mut atlas, "village 4321");
    atlas.until("it is found", |atlas| {
        atlas.focused().contains("Village 4321, Place")
    });
    atlas.press(Key::Enter);
    assert_eq!(atlas.selected(), "Village 4321");
}

#[test]
fn views_are_gone_through_by_key_by_button_and_by_mouse() {
    let mut atlas = Atlas::bundled();
    atlas.click("Moscow: 1,800 arrests");
    atlas.press_with(Modifiers::COMMAND, Key::Num3);
    atlas.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(atlas.state().main_view, MainView::Map);
    assert_eq!(atlas.selected(), "Moscow");
    atlas.click_exactly("Back to Arrests, 31 January 2021");
    assert_eq!(atlas.selected(), "");
    atlas.click_exactly("Forward to Moscow");
    assert_eq!(atlas.selected(), "Moscow");
    atlas.press_with(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(atlas.state().main_view, MainView::Findings);
    let pos = pos2(700.0, 500.0);
    for (button, expect) in [
        (PointerButton::Extra1, MainView::Map),
        (PointerButton::Extra2, MainView::Findings),
    ] {
        for pressed in [true, false] {
            let modifiers = Modifiers::NONE;
            atlas.harness.event(egui::Event::PointerButton {
                pos,
                button,
                pressed,
                modifiers,
            });
        }
        atlas.settle();
        assert_eq!(atlas.state().main_view, expect);
    }
}

#[test]
fn there_is_no_way_back_at_the_start_and_the_button_says_so() {
    let atlas = Atlas::bundled();
    for name in ["Back to the view before", "Forward to the view after"] {
        let node = atlas.harness.get_by_label(name);
        assert!(node.accesskit_node().is_disabled(), "{name}");
    }
}

#[test]
fn going_back_opens_the_sentence_again() {
    let mut atlas = Atlas::bundled();
    atlas.click("Moscow: 1,800 arrests");
    atlas.click_first(SENTENCE);
    assert_eq!(atlas.current(), "moscow-arrests");
    for _ in 0..2 {
        atlas.press(Key::Escape);
    }
    assert_eq!(atlas.selected(), "");
    for _ in 0..2 {
        atlas.press_with(Modifiers::ALT, Key::ArrowLeft);
    }
    assert_eq!(atlas.current(), "moscow-arrests");
    atlas.check("Figure in the text: Moscow, 1,800");
}

#[test]
fn the_sheet_of_keys_is_complete_and_searched() {
    let mut atlas = Atlas::bundled();
    for (modifiers, key) in [
        (Modifiers::NONE, Key::F1),
        (Modifiers::COMMAND, Key::Slash),
        (Modifiers::SHIFT, Key::Questionmark),
    ] {
        atlas.press_with(modifiers, key);
        assert_eq!(atlas.state().dialog, Some(Dialog::Keys), "{key:?}");
        for action in arrest_atlas::app::Action::ALL {
            atlas.check_there(action.title().trim_end_matches('…'));
        }
        atlas.press(Key::Escape);
        assert_eq!(atlas.state().dialog, None);
    }
    atlas.press(Key::F1);
    atlas.tab_to("Find a key or what it does");
    atlas.type_text("alt");
    atlas.check("Alt+Left");
    atlas.check_not("Licences and sources");
}

#[test]
fn a_question_mark_in_a_field_is_a_letter() {
    let mut atlas = Atlas::bundled();
    atlas.press_with(Modifiers::COMMAND, Key::F);
    atlas
        .harness
        .key_press_modifiers(Modifiers::SHIFT, Key::Questionmark);
    atlas.type_text("?");
    assert_eq!(atlas.state().dialog, None);
}

#[test]
fn a_copied_view_is_pasted_and_opened() {
    let mut atlas = Atlas::bundled();
    atlas.click("Moscow: 1,800 arrests");
    atlas.send(Command::Read(ReadCommand::Document(DocumentId::new(0))));
    // Pressed and not let go: what a frame copies is gone with the next one.
    atlas.harness.event(egui::Event::Key {
        key: Key::C,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::COMMAND | Modifiers::SHIFT,
    });
    let mut copied = None;
    for _ in 0..10 {
        atlas.harness.step();
        for command in &atlas.harness.output().platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = command {
                copied = Some(text.clone());
            }
        }
    }
    let copied = copied.expect("something was copied");
    let expect = "arrest-atlas-view:1 dataset:navalny-protests-2021 map@";
    assert!(copied.starts_with(expect), "{copied}");

    let mut other = Atlas::bundled();
    other.press_with(Modifiers::COMMAND, Key::L);
    assert_eq!(other.state().dialog, Some(Dialog::OpenView));
    assert_eq!(other.focused(), "View as text");
    other.type_text("arrest-atlas-view:1 map select:nowhere");
    other.press(Key::Enter);
    other.check("There is no place “nowhere” here");
    assert_eq!(other.state().dialog, Some(Dialog::OpenView));
    other.press_with(Modifiers::COMMAND, Key::A);
    other.type_text(&copied);
    other.check_not("There is no place");
    other.press(Key::Enter);
    assert_eq!(other.state().dialog, None);
    assert_eq!(other.selected(), "Moscow");
    assert!(other.state().reading.is_some());
}

#[test]
fn what_is_remembered_is_a_choice() {
    let mut atlas = Atlas::bundled();
    atlas.send(Command::Remember);
    assert_eq!(atlas.state().settings.views.len(), 1);
    atlas.send(Command::Show(Dialog::Settings));
    atlas.click_first("Remember how datasets were looked at");
    assert!(atlas.state().settings.views.is_empty());
    atlas.check_not("Forget how datasets were looked at");
}

#[test]
fn everything_of_it_has_a_name_in_both_themes_and_in_a_small_window() {
    for (width, height) in [(1440.0, 900.0), (640.0, 480.0), (480.0, 320.0)] {
        for theme in [
            arrest_atlas::app::ThemeChoice::Light,
            arrest_atlas::app::ThemeChoice::Dark,
        ] {
            let mut atlas = Atlas::open(Setup {
                size: vec2(width, height),
                settings: Settings {
                    theme,
                    ..Settings::default()
                },
                ..Setup::default()
            });
            ask(&mut atlas, "o");
            atlas.press(Key::PageDown);
            let focused = atlas.focused();
            assert!(focused.starts_with("Go to anything. 9 of "), "{focused}");
            atlas.press(Key::Escape);
            for dialog in [Dialog::Keys, Dialog::OpenView] {
                atlas.send(Command::Show(dialog));
                atlas.check("Close this window");
                atlas.press(Key::Escape);
                assert_eq!(atlas.state().dialog, None, "{dialog:?}");
            }
        }
    }
}
