//! The window as somebody meets it who does not see it: in the order in which it is read, by
//! words alone.

use crate::harness::{Atlas, Setup, bundled_with, name};
use arrest_atlas::app::{Action, Command, Dialog, MainView, ReadCommand};
use arrest_atlas::model::DocumentId;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

/// What has the focus after each press of Tab, until it has been everywhere.
#[track_caller]
fn by_tab(atlas: &mut Atlas) -> Vec<String> {
    let mut passed: Vec<String> = Vec::new();
    for _ in 0..120 {
        atlas.press(Key::Tab);
        let focused = atlas.focused();
        if passed.len() > 3 && passed.first() == Some(&focused) {
            return passed;
        }
        passed.push(focused);
    }
    passed
}

/// These words begin names in this order.
#[track_caller]
fn check_order(passed: &[String], expect: &[&str]) {
    let mut names = passed.iter();
    for words in expect {
        assert!(
            names.any(|name| name.starts_with(words)),
            "“{words}” does not follow in\n{}",
            passed.join("\n")
        );
    }
}

#[test]
fn tab_goes_from_the_bars_to_the_map_to_the_panel_to_the_timeline() {
    let mut atlas = Atlas::bundled();
    let passed = by_tab(&mut atlas);
    check_order(
        &passed,
        &[
            "Add filter",
            "Moscow: 1,800 arrests",
            "Width of the panel",
            "Timeline of arrests",
        ],
    );
    let in_list = passed.iter().position(|it| it.starts_with("In the list"));
    let line = passed.iter().position(|it| it.starts_with("Timeline of"));
    assert!(in_list < line, "{}", passed.join("\n"));
}

#[test]
fn tab_goes_from_the_table_to_the_panel() {
    let mut atlas = Atlas::bundled();
    atlas.send(Command::ShowView(MainView::Table));
    let passed = by_tab(&mut atlas);
    check_order(
        &passed,
        &["Add filter", "Sort by Place", "In the table", "In the list"],
    );
}

#[test]
fn the_panel_is_made_wider_by_key_and_remembers_it() {
    let mut atlas = Atlas::bundled();
    let before = atlas.rect_exactly("Width of the panel").center().x;
    atlas.tab_to("Width of the panel");
    atlas.press(Key::ArrowLeft);
    atlas.press(Key::ArrowLeft);
    let wider = atlas.rect_exactly("Width of the panel").center().x;
    assert!((before - wider - 40.0).abs() < 1.0, "{before} {wider}");
    assert_eq!(atlas.state().widths.lists, Some(440.0));
    atlas.press(Key::ArrowRight);
    assert_eq!(atlas.state().widths.lists, Some(420.0));
    atlas.send(Command::Remember);
    let remembered = &atlas.state().settings.views;
    assert_eq!(remembered.first().and_then(|it| it.panel), Some(420));
}

#[test]
fn the_panel_is_dragged_wider_and_a_double_click_undoes_it() {
    let mut atlas = Atlas::bundled();
    let edge = atlas.rect_exactly("Width of the panel").center();
    let to = edge - egui::vec2(60.0, 0.0);
    atlas.harness.drag_at(edge);
    atlas.harness.step();
    atlas.harness.hover_at(to);
    atlas.harness.step();
    atlas.harness.drop_at(to);
    atlas.settle();
    assert_eq!(atlas.state().widths.lists, Some(460.0));
    let width = atlas.state().map.size.width;
    assert!(
        (width - (1440.0 - 460.0)).abs() < 1.0,
        "the map ends there: {width}"
    );
    let ctx = atlas.harness.ctx.clone();
    let window = atlas.harness.state_mut();
    window.send(
        &ctx,
        Command::ResizePanel(arrest_atlas::app::PanelKind::Lists, None),
    );
    atlas.settle();
    let edge = atlas.rect_exactly("Width of the panel").center().x;
    assert!((edge - 1040.0).abs() < 1.0, "{edge}");
}

#[test]
fn what_happens_when_a_file_is_let_go_is_said_in_words() {
    let mut atlas = Atlas::bundled();
    let hovered = egui::HoveredFile {
        path: Some("other.json".into()),
        ..egui::HoveredFile::default()
    };
    atlas.harness.input_mut().hovered_files = vec![hovered.clone()];
    atlas.harness.step();
    atlas.harness.step();
    atlas.check("Let go to open this dataset");
    atlas.harness.input_mut().hovered_files = vec![hovered.clone(), hovered];
    atlas.harness.step();
    atlas.harness.step();
    atlas.check("Let go to open these datasets beside each other");
    atlas.harness.input_mut().hovered_files = Vec::new();
    atlas.settle();
    atlas.check_not("Let go to open");
}

/// No node has a letter that only our icon font can show.
#[track_caller]
fn check_words(atlas: &Atlas, state: &str) {
    let is_private =
        |letter: char| matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    let nodes = atlas.harness.root().children_recursive();
    let mut count = 0;
    for node in nodes {
        count += 1;
        let role = node.accesskit_node().role();
        let words = [
            node.accesskit_node().label(),
            node.accesskit_node().value(),
            node.accesskit_node().description(),
        ];
        for words in words.into_iter().flatten() {
            assert!(
                !words.contains(is_private),
                "{state}: {role:?} “{}” ({:?})",
                words.escape_unicode(),
                name(&node)
            );
        }
    }
    assert!(count > 20, "{state}: {count} nodes");
}

#[test]
fn no_name_holds_a_glyph_of_the_icon_font() {
    let mut atlas = Atlas::bundled();
    check_words(&atlas, "list");
    for action in [Action::ShowTable, Action::ShowFindings, Action::ShowMap] {
        atlas.send(action.command().expect("a command"));
        check_words(&atlas, action.title());
    }
    for dialog in [
        Dialog::Palette,
        Dialog::OpenView,
        Dialog::Keys,
        Dialog::Licences,
        Dialog::Problems,
        Dialog::Sum,
        Dialog::Checks,
        Dialog::Path,
        Dialog::Settings,
        Dialog::SavePath,
    ] {
        atlas.send(Command::Show(dialog));
        check_words(&atlas, &format!("{dialog:?}"));
        atlas.send(Command::CloseDialog);
    }
    atlas.click("In the list, Moscow");
    check_words(&atlas, "place");
    atlas.send(Command::Read(ReadCommand::Document(DocumentId::new(0))));
    check_words(&atlas, "reader");
    atlas.click_exactly("List them");
    check_words(&atlas, "reader with its list");
    atlas.send(Command::Read(ReadCommand::Close));
    atlas.send(Command::Deselect);
    atlas.click_first("Add filter");
    check_words(&atlas, "filter menu");
    for page in ["Filter by claimant", "Filter by status", "Filter by value"] {
        atlas.click_first(page);
        check_words(&atlas, page);
        atlas.press(Key::Escape);
        atlas.click_first("Add filter");
    }
    atlas.press(Key::Escape);
    for menu in ["Menu", "Which claim is drawn", "Wider dates", "Verdict"] {
        let nodes = atlas.nodes(menu);
        let button = nodes.iter().find(|node| name(node).starts_with(menu));
        if let Some(button) = button {
            button.click();
            atlas.settle();
            check_words(&atlas, menu);
            atlas.press(Key::Escape);
        }
    }
    atlas.press_with(Modifiers::COMMAND, Key::Comma);
    check_words(&atlas, "settings by key");
}

#[test]
fn the_reader_says_beside_each_note_what_became_of_the_quote() {
    let mut atlas = Atlas::bundled();
    atlas.send(Command::Read(ReadCommand::Document(DocumentId::new(0))));
    atlas.check_there("The quote says it: Moscow, 1,800");
    let wrong = bundled_with(|json| json["claims"][1]["value"]["number"] = 1700.into());
    let mut atlas = Atlas::of(wrong);
    atlas.send(Command::Read(ReadCommand::Document(DocumentId::new(0))));
    atlas.check_there("The quote says something else: Moscow, 1,700");
    atlas.check_there("The quote says it: Saint Petersburg, 1,176");
}

#[test]
fn a_low_window_still_says_that_the_text_has_changed() {
    let changed = bundled_with(|json| json["documents"][0]["sha256"] = "0".repeat(64).into());
    let mut atlas = Atlas::open(Setup {
        opened: changed,
        size: egui::vec2(1024.0, 400.0),
        ..Setup::default()
    });
    atlas.send(Command::Read(ReadCommand::Document(DocumentId::new(0))));
    atlas.check("Text has changed");
    atlas.click("I have read the changed text: accept it");
    atlas.check_not("Text has changed");
}

#[test]
fn a_chosen_row_of_the_table_shows_the_top_of_its_card() {
    let mut atlas = Atlas::sized(1024.0, 640.0);
    atlas.send(Command::ShowView(MainView::Table));
    atlas.click("In the table, Moscow, 1 arrests");
    atlas.check("31 January 2021 (day inferred) · opposition media reports");
    atlas.click("In the table, Moscow, 1,800 arrests");
    atlas.check("as stated · 31 January 2021 · OVD-Info");
}
