//! From a mark or a row to a place, and to the sentence behind its figure.

use crate::harness::{Atlas, SENTENCE};
use arrest_atlas::app::{Command, MapCommand};
use arrest_atlas::scene::hit::hit;
use arrest_atlas::scene::marks::marks;
use egui::accesskit::Toggled;

#[test]
fn a_click_on_the_mark_of_moscow_shows_the_sentence_behind_its_figure() {
    let mut atlas = Atlas::bundled();
    atlas.check_not(SENTENCE);
    atlas.click("Moscow: 1,800 arrests");
    assert_eq!(atlas.selected(), "Moscow");
    atlas.check(SENTENCE);
    atlas.check("2 claims for Moscow");
    atlas.check("As stated");
    atlas.check("Sunday 31 January 2021");
    atlas.check("OVD-Info, reported by Atalayar");
    atlas.check("Russia, at least 5,300 in 88 cities");
}

#[test]
fn what_is_inside_the_drawn_figure_says_so() {
    let mut atlas = Atlas::bundled();
    atlas.click("Moscow: 1,800 arrests");
    let card = "Presumably among the 1,800, so not added to it.";
    assert_eq!(atlas.nodes(card).len(), 1);
    assert_eq!(atlas.nodes("arrests, drawn on the map").len(), 1);
    assert_eq!(
        atlas
            .nodes("The sentence does not name the place: place inferred.")
            .len(),
        1
    );
}

#[test]
fn a_click_on_a_row_selects_what_a_click_on_the_mark_selects() {
    let mut by_row = Atlas::bundled();
    by_row.click("In the list, Moscow");
    let mut by_mark = Atlas::bundled();
    by_mark.click("Moscow: 1,800 arrests");
    assert_eq!(by_row.selected(), by_mark.selected());
    assert_eq!(by_row.shown(), by_mark.shown());
}

#[test]
fn the_selected_mark_says_that_it_is_selected() {
    let mut atlas = Atlas::bundled();
    atlas.click("Moscow: 1,800 arrests");
    let selected = |atlas: &Atlas, words: &str| {
        use egui_kittest::kittest::NodeT as _;
        let nodes = atlas.nodes(words);
        assert_eq!(nodes.len(), 1);
        nodes[0].accesskit_node().toggled()
    };
    assert_eq!(
        selected(&atlas, "Moscow: 1,800 arrests"),
        Some(Toggled::True)
    );
    assert_eq!(
        selected(&atlas, "Saint Petersburg: 1,176"),
        Some(Toggled::False)
    );
}

#[test]
fn what_is_not_on_the_map_selects_like_a_mark() {
    let mut atlas = Atlas::bundled();
    let camera = atlas.state().map.camera;
    atlas.click("In the list, Russia");
    assert_eq!(atlas.selected(), "Russia");
    atlas.check("at least 5,300");
    atlas.check("88 cities");
    atlas.check("not on the map: a figure for the whole of it");
    atlas.check(SENTENCE);
    assert_eq!(atlas.state().map.camera, camera, "nothing to fly to");
}

#[test]
fn the_rest_of_a_total_leads_to_the_total() {
    let mut atlas = Atlas::bundled();
    atlas.click("86 other cities, not located");
    assert_eq!(atlas.selected(), "Russia");
    assert_eq!(atlas.shown(), "Arrests, 31 January 2021");
}

#[test]
fn the_total_that_a_figure_is_a_part_of_is_one_click_away() {
    let mut atlas = Atlas::bundled();
    atlas.click("Moscow: 1,800 arrests");
    atlas.click("Russia, at least 5,300 in 88 cities");
    assert_eq!(atlas.selected(), "Russia");
}

#[test]
fn a_click_beside_every_mark_deselects() {
    let mut atlas = Atlas::bundled();
    atlas.click("Moscow: 1,800 arrests");
    let map = atlas.rect("Map of arrests");
    let empty = map.left_top() + egui::vec2(40.0, 40.0);
    for pressed in [true, false] {
        atlas.harness.hover_at(empty);
        atlas.harness.event(egui::Event::PointerButton {
            pos: empty,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
    }
    atlas.settle();
    assert_eq!(atlas.selected(), "");
}

#[test]
fn the_map_follows_the_hand_that_drags_it() {
    let mut atlas = Atlas::bundled();
    let map = atlas.rect("Map of arrests");
    let before = atlas.rect("Moscow: 1,800 arrests").center();
    let start = map.left_top() + egui::vec2(60.0, 60.0);
    atlas.harness.drag_at(start);
    atlas.harness.hover_at(start + egui::vec2(50.0, 30.0));
    atlas.harness.drop_at(start + egui::vec2(50.0, 30.0));
    atlas.settle();
    let after = atlas.rect("Moscow: 1,800 arrests").center();
    let moved = after - before;
    assert!((moved - egui::vec2(50.0, 30.0)).length() < 2.0, "{moved:?}");
    assert_eq!(atlas.selected(), "", "a drag is no click");
}

#[test]
fn the_wheel_zooms_around_the_pointer() {
    let mut atlas = Atlas::bundled();
    let at = atlas.rect("Moscow: 1,800 arrests").center();
    let before = atlas.state().map.camera.zoom;
    atlas.harness.hover_at(at);
    atlas.harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Line,
        delta: egui::vec2(0.0, 1.0),
        modifiers: egui::Modifiers::NONE,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
    });
    atlas.settle();
    assert!((atlas.state().map.camera.zoom - before - 0.5).abs() < 1e-3);
    let moscow = atlas.rect("Moscow: 1,800 arrests").center();
    assert!((moscow - at).length() < 1.0, "it stays under the pointer");
}

#[test]
fn two_fingers_move_the_map() {
    let mut atlas = Atlas::bundled();
    let before = atlas.rect("Moscow: 1,800 arrests").center();
    atlas.harness.hover_at(before);
    for _ in 0..4 {
        atlas.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(10.0, 5.0),
            modifiers: egui::Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Trackpad,
        });
    }
    atlas.settle();
    let moved = atlas.rect("Moscow: 1,800 arrests").center() - before;
    assert!((moved - egui::vec2(40.0, 20.0)).length() < 2.0, "{moved:?}");
}

#[test]
fn the_metric_switch_shows_other_marks() {
    let mut atlas = Atlas::bundled();
    atlas.click_exactly("Protesters, 3 claims");
    assert_eq!(atlas.shown(), "Protesters, 31 January 2021");
    atlas.check("Saint Petersburg: almost 2,000 protesters, 1 claim");
    atlas.press(egui::Key::Num0);
    atlas.check("Novosibirsk: more than 5,000 protesters, 1 claim");
    atlas.check_not("Moscow: ");
    atlas.check("Protesters per place");
    atlas.check("about, almost");
    atlas.check("at least, more than");
    atlas.check("No total is stated · 2 places with a number on the map");
    atlas.click_exactly("Arrests, 6 claims");
    atlas.check("Moscow: 1,800 arrests");
}

#[test]
fn a_metric_without_located_figures_says_so_over_the_map() {
    let mut atlas = Atlas::bundled();
    for (metric, says) in [
        (
            "Journalists arrested, 1 claim",
            "Journalists arrested, 31 January 2021: no figure is located.",
        ),
        (
            "House arrests, 1 claim",
            "House arrests, 29 January 2021: no figure is located.",
        ),
        (
            "Criminal cases, 1 claim",
            "Criminal cases, 23 January 2021: no figure is located.",
        ),
    ] {
        atlas.click_exactly(metric);
        atlas.check(says);
        atlas.check("No place with a figure is located.");
        atlas.click("In the list, Russia");
        assert_eq!(atlas.selected(), "Russia");
        atlas.press(egui::Key::Escape);
    }
}

#[test]
fn the_list_leads_to_the_other_measures_of_the_day() {
    let mut atlas = Atlas::bundled();
    atlas.click("Show House arrests: on another day");
    assert_eq!(atlas.shown(), "House arrests, 29 January 2021");
    atlas.check("In the list, Russia, “Most of Navalny's close allies” house arrests");
}

#[test]
fn the_day_menu_shows_another_day() {
    let mut atlas = Atlas::bundled();
    atlas.click("Day: 31 January 2021");
    atlas.click("Saturday 23 January 2021 (1)");
    assert_eq!(atlas.shown(), "Arrests, 23 January 2021");
    atlas.check("In the list, Russia, more than 4,000 arrests");
    atlas.check_not("Moscow: ");
    atlas.check("Arrests, 23 January 2021: no figure is located.");
}

#[test]
fn all_days_are_never_added_up() {
    let mut atlas = Atlas::bundled();
    atlas.click("Day: 31 January 2021");
    atlas.click("All days (6)");
    atlas.check("Several days: their figures are not added; choose one for the sum");
    atlas.check("Moscow: 1,800 arrests");
}

#[test]
fn the_search_finds_a_place_by_its_name_in_another_language() {
    let mut atlas = Atlas::bundled();
    atlas.press_with(egui::Modifiers::COMMAND, egui::Key::F);
    assert_eq!(atlas.focused(), "Find a place");
    atlas.type_text("Новосиб");
    atlas.click_exactly("Novosibirsk");
    assert_eq!(atlas.selected(), "Novosibirsk");
    // Only the protesters are counted there.
    assert_eq!(atlas.shown(), "Protesters, 31 January 2021");
}

#[test]
fn a_place_that_is_out_of_view_is_flown_to() {
    let mut atlas = Atlas::bundled();
    let before = atlas.state().map.camera;
    atlas.press_with(egui::Modifiers::COMMAND, egui::Key::F);
    atlas.type_text("Novosibirsk");
    atlas.press(egui::Key::Enter);
    assert_eq!(atlas.selected(), "Novosibirsk");
    let map = atlas.state().map;
    assert!(!map.is_flying());
    assert_ne!(map.camera, before);
    assert!((map.camera.longitude - 82.9317).abs() < 1e-6, "{map:?}");
}

#[test]
fn marks_that_lie_over_each_other_are_offered_as_a_list() {
    let mut atlas = Atlas::bundled();
    let dataset = atlas.state().opened.dataset.clone();
    let moscow = dataset.find_place("Moscow").expect("Moscow");
    let far = arrest_atlas::scene::camera::Camera::new(57.5, 34.0, 1.5);
    atlas.send(Command::Map(MapCommand::MoveTo(far)));
    let state = atlas.state();
    let all = marks(
        &dataset,
        &state.opened.report,
        &state.view,
        state.map.camera,
        state.map.size,
        state.settings.mark_radius,
    );
    let at = all
        .iter()
        .find(|mark| mark.place == moscow)
        .expect("a mark");
    assert_eq!(hit(&all, at.center).len(), 2, "they overlap");
    atlas.click("Moscow: 1,800 arrests");
    assert_eq!(atlas.selected(), "", "it is not guessed which one is meant");
    atlas.check("2 places lie here");
    atlas.click("Choose Saint Petersburg");
    assert_eq!(atlas.selected(), "Saint Petersburg");
    atlas.check_not("2 places lie here");
}

#[test]
fn the_sum_can_be_read_in_full() {
    let mut atlas = Atlas::bundled();
    atlas.click("Show the sum");
    for words in [
        "Sum, Stated: Russia: at least 5,300",
        "Sum, Mapped: Moscow: 1,800",
        "Sum, Mapped: Saint Petersburg: 1,176",
        "Mapped in all: 2,976",
        "What is left: at least 2,324 in 86 other cities not located",
    ] {
        atlas.check(words);
    }
    atlas.click("Sum, Mapped: Moscow");
    assert_eq!(atlas.selected(), "Moscow");
    assert_eq!(atlas.state().dialog, None);
}
