//! The table in the window: sorted, selected both ways, copied, its columns chosen.

use crate::harness::{Atlas, Setup, made_up, name};
use arrest_atlas::app::{Command, MainView, Opened};
use arrest_atlas::view::{Column, Sort, TableRows, VerdictFilter};
use egui::accesskit::{Role, SortDirection};
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::NodeT as _;
use std::fmt::Write as _;

/// The bundled dataset with the table in the middle of the window.
#[track_caller]
fn at_table() -> Atlas {
    let mut atlas = Atlas::bundled();
    atlas.press_with(Modifiers::COMMAND, Key::Num2);
    assert_eq!(atlas.state().main_view, MainView::Table);
    atlas
}

/// So many made-up cities, each with a claim.
#[track_caller]
fn cities(count: usize) -> Opened {
    let (mut places, mut claims) = (String::new(), String::new());
    for at in 0..count {
        let part = if at == 0 { "" } else { "," };
        let lat = 40 + at % 30;
        let _never_fails = write!(
            places,
            r#"{part}{{ "id": "p{at}", "name": "City {at}", "kind": "city", "lat": {lat}, "lon": 30 }}"#
        );
        let _never_fails = write!(
            claims,
            r#"{part}{{ "id": "c{at}", "metric": "arrests", "place": "p{at}", "date": "2021-01-31", "value": {} }}"#,
            at + 1
        );
    }
    made_up(&format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Made up",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }}],
"documents": [], "places": [{places}], "claims": [{claims}] }}"#
    ))
}

/// The places of the rows from the top to the bottom.
fn rows(atlas: &Atlas) -> Vec<String> {
    let nodes = atlas.nodes("In the table, ");
    let names = nodes.iter().map(name);
    names
        .filter_map(|name| {
            Some(
                name.strip_prefix("In the table, ")?
                    .split(',')
                    .next()?
                    .to_owned(),
            )
        })
        .collect()
}

/// Presses Ctrl+C and returns what was copied.
#[track_caller]
fn copied_by_key(atlas: &mut Atlas) -> String {
    atlas.harness.event(Event::Copy);
    for _ in 0..10 {
        atlas.harness.step();
        for command in &atlas.harness.output().platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = command {
                return text.clone();
            }
        }
    }
    panic!("nothing was copied");
}

fn selected(atlas: &Atlas) -> Vec<u32> {
    atlas.state().table.selected.iter().collect()
}

#[test]
fn the_table_shows_what_the_map_shows_with_the_sum_at_its_foot() {
    let mut atlas = Atlas::bundled();
    atlas.click_exactly("Show the table");
    assert_eq!(
        rows(&atlas),
        [
            "Russia",
            "Moscow",
            "Saint Petersburg",
            "Saint Petersburg",
            "Moscow"
        ]
    );
    atlas.check("In the table, Moscow, 1,800 arrests, 31 January 2021, OVD-Info, Verified");
    atlas.check("5 of 12 claims at 3 places · 7 hidden by metric or day");
    atlas.check("Mapped 2,976 of at least 5,300");
    atlas.click_exactly("Rows: places");
    assert_eq!(rows(&atlas), ["Russia", "Moscow", "Saint Petersburg"]);
}

#[test]
fn a_press_on_a_head_sorts_and_says_so() {
    let mut atlas = at_table();
    atlas.click_exactly("Rows: places");
    atlas.click_exactly("Sort by Figure");
    assert_eq!(rows(&atlas), ["Saint Petersburg", "Moscow", "Russia"]);
    atlas.check("Sort by Figure, now upwards");
    atlas.click("Sort by Figure");
    assert_eq!(rows(&atlas), ["Russia", "Moscow", "Saint Petersburg"]);
    let heads = atlas.nodes("Sort by Figure, now downwards");
    let node = heads[0].accesskit_node();
    assert_eq!(node.role(), Role::ColumnHeader);
    assert_eq!(
        node.data().sort_direction(),
        Some(SortDirection::Descending)
    );
    atlas.click("Sort by Figure");
    assert_eq!(atlas.state().settings.table.sort(), None);
}

#[test]
fn by_the_keyboard_one_sorts_and_goes_from_row_to_row() {
    let mut atlas = at_table();
    atlas.tab_to("Sort by Place");
    atlas.press(Key::ArrowRight);
    assert_eq!(atlas.focused(), "Sort by Figure");
    atlas.press(Key::Enter);
    let sort = Sort {
        column: Column::Figure,
        down: false,
    };
    assert_eq!(atlas.state().settings.table.sort(), Some(sort));
    atlas.press(Key::ArrowDown);
    let first = atlas.focused();
    assert!(
        first.starts_with("In the table, Moscow, 1 arrests"),
        "{first}"
    );
    assert!(selected(&atlas).is_empty(), "to be there is not to choose");
    atlas.press(Key::End);
    let last = atlas.focused();
    assert!(last.contains("Saint Petersburg, “several”"), "{last}");
    assert_eq!(atlas.selected(), "Saint Petersburg");
    atlas.press(Key::ArrowUp);
    assert_eq!(atlas.selected(), "Russia");
    atlas.press(Key::PageUp);
    atlas.press(Key::ArrowDown);
    atlas.press(Key::ArrowDown);
    assert!(
        atlas.focused().contains("Moscow, 1,800"),
        "{}",
        atlas.focused()
    );
    assert_eq!(atlas.selected(), "Moscow");
    atlas.press(Key::Home);
    assert_eq!(atlas.focused(), first);
    atlas.press(Key::Enter);
    assert_eq!(atlas.focused(), "All places", "the panel of the place");
}

#[test]
fn a_row_selects_its_claim_and_place_in_the_panel_and_on_the_map() {
    let mut atlas = at_table();
    atlas.click("In the table, Moscow, 1,800");
    assert_eq!(atlas.selected(), "Moscow");
    atlas.check_there("2 claims for Moscow");
    let pointed = atlas.state().pointed.expect("a claim that stands out");
    assert_eq!(
        selected(&atlas),
        [u32::try_from(pointed.claim.index()).expect("few")]
    );
    atlas.press_with(Modifiers::COMMAND, Key::Num1);
    atlas.check("Moscow: 1,800 arrests");
}

#[test]
fn what_is_selected_elsewhere_is_selected_in_the_table_and_scrolled_to() {
    let mut atlas = Atlas::of(cities(600));
    atlas.press_with(Modifiers::COMMAND, Key::Num2);
    let last = atlas.state().opened.dataset.find_place("City 599");
    atlas.check_not("In the table, City 599");
    atlas.send(Command::Select(last.expect("a place")));
    atlas.check("In the table, City 599");
    assert_eq!(selected(&atlas), [599]);
    // Selected on the map while the table is away.
    atlas.press_with(Modifiers::COMMAND, Key::Num1);
    let first = atlas.state().opened.dataset.find_place("City 0");
    atlas.send(Command::SelectOnMap(first.expect("a place")));
    atlas.press_with(Modifiers::COMMAND, Key::Num2);
    atlas.check("In the table, City 0, 1 arrests");
    assert_eq!(selected(&atlas), [0]);
}

#[test]
fn several_rows_are_selected_with_shift_and_ctrl_and_the_foot_adds_them_up() {
    let mut atlas = at_table();
    atlas.click("In the table, Moscow, 1,800");
    atlas.check("1 selected: 1,800");
    let row = &atlas.nodes("In the table, Saint Petersburg, 1,176")[0];
    row.click_modifiers(Modifiers::COMMAND);
    atlas.settle();
    atlas.check("2 selected: together 2,976");
    atlas.press_with(Modifiers::COMMAND, Key::A);
    assert_eq!(selected(&atlas).len(), 5);
    atlas.check("5 selected: together at least 5,300; 4 not added: part of another that is");
    atlas.press(Key::Home);
    assert_eq!(selected(&atlas).len(), 1);
    atlas.press_with(Modifiers::SHIFT, Key::ArrowDown);
    atlas.press_with(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(selected(&atlas).len(), 3);
    atlas.press_with(Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(selected(&atlas).len(), 2);
    atlas.press_with(Modifiers::COMMAND, Key::End);
    assert_eq!(selected(&atlas).len(), 2, "only the focus went there");
    atlas.press(Key::Space);
    assert_eq!(selected(&atlas).len(), 3);
}

#[test]
fn the_selected_rows_are_copied_with_their_heads() {
    let mut atlas = at_table();
    for hidden in ["Claimant", "Publisher", "On the map", "Sentence", "Day"] {
        atlas.click_exactly("Columns of the table");
        atlas.click_exactly(hidden);
        atlas.press(Key::Escape);
    }
    atlas.click("In the table, Russia");
    assert_eq!(
        copied_by_key(&mut atlas),
        "Place\tFigure\tVerdict\nRussia\tat least 5,300\tVerified\n"
    );
    atlas.click_exactly("Copy of the table");
    let markdown = atlas.copied("Copy 1 row selected as Markdown");
    assert!(
        markdown.ends_with("| Russia | at least 5,300 | Verified |\n"),
        "{markdown}"
    );
    atlas.settle();
    atlas.click_exactly("Copy of the table");
    let all = atlas.copied("Copy all 5 rows as CSV");
    assert_eq!(all.lines().count(), 6);
    assert!(all.contains("\nMoscow,\"1,800\",Verified\n"), "{all}");
}

#[test]
fn columns_are_chosen_and_made_wider_by_key() {
    let mut atlas = at_table();
    atlas.check_not("Sort by Note");
    atlas.click_exactly("Columns of the table");
    atlas.click_exactly("Note");
    atlas.press(Key::Escape);
    atlas.check_there("Sort by Note");
    let before = atlas.rect_exactly("Sort by Place").width();
    atlas.tab_to("Sort by Place");
    atlas.press_with(Modifiers::SHIFT, Key::ArrowRight);
    let after = atlas.rect_exactly("Sort by Place").width();
    assert!((after - before - 16.0).abs() < 0.5, "{before} {after}");
    atlas.click_exactly("Columns of the table");
    atlas.click("Usual columns and order");
    atlas.check_not("Sort by Note");
}

#[test]
fn the_menu_of_a_row_opens_by_key_and_leads_to_the_map_and_the_sentence() {
    let mut atlas = at_table();
    atlas.click("In the table, Moscow, 1,800");
    atlas.press_with(Modifiers::SHIFT, Key::F10);
    atlas.check("Copy this row");
    assert_eq!(atlas.focused(), "Show on the map");
    atlas.click_exactly("Open the sentence");
    assert!(atlas.state().reading.is_some());
    atlas.press(Key::Escape);
    atlas.click("In the table, Moscow, 1,800");
    atlas.press_with(Modifiers::SHIFT, Key::F10);
    atlas.click_exactly("Show on the map");
    assert_eq!(atlas.state().main_view, MainView::Map);
    assert_eq!(atlas.selected(), "Moscow");
}

#[test]
fn of_ten_thousand_rows_only_those_in_view_are_made() {
    let mut atlas = Atlas::of(cities(10_000));
    let listed = atlas.nodes("In the list, ").len();
    assert!((20..80).contains(&listed), "{listed}");
    atlas.press_with(Modifiers::COMMAND, Key::Num2);
    let made = rows(&atlas).len();
    assert!((10..40).contains(&made), "{made}");
    atlas.check("10,000 of 10,000 claims at 10,000 places");
    atlas.click("In the table, City 0,");
    atlas.press(Key::End);
    atlas.check("In the table, City 9999");
    atlas.press(Key::PageUp);
    let focused = atlas.focused();
    assert!(focused.starts_with("In the table, City 998"), "{focused}");
    assert!(atlas.shows(&focused));
    let made = rows(&atlas).len();
    assert!((10..40).contains(&made), "{made}");
    atlas.click_exactly("Sort by Figure");
    atlas.click("Sort by Figure");
    assert!(
        atlas.shows(&focused),
        "the row of the keyboard stays in view"
    );
}

#[test]
fn a_table_says_how_large_it_is_and_a_cell_where_it_stands() {
    let atlas = at_table();
    let tables = atlas.nodes("Table of claims");
    let table = tables[0].accesskit_node();
    assert_eq!(table.role(), Role::Table);
    assert_eq!(table.data().row_count(), Some(6));
    assert_eq!(table.data().column_count(), Some(8));
    let rows = atlas.nodes("In the table, Russia");
    let row = rows[0].accesskit_node();
    assert_eq!((row.role(), row.data().row_index()), (Role::Row, Some(1)));
    let cells: Vec<Role> = rows[0]
        .children_recursive()
        .map(|node| node.accesskit_node().role())
        .filter(|role| *role == Role::Cell)
        .collect();
    assert_eq!(cells.len(), 8);
}

#[test]
fn a_view_without_claims_says_so() {
    let mut atlas = at_table();
    let verdicts = VerdictFilter::ALL;
    let only = [
        arrest_atlas::model::Verdict::Verified,
        arrest_atlas::model::Verdict::Warning,
    ];
    let none = only.into_iter().fold(verdicts, VerdictFilter::toggled);
    atlas.send(Command::ShowVerdicts(none));
    assert_eq!(rows(&atlas), [""; 0]);
    atlas.check("No claim matches these filters");
}

#[test]
fn in_a_narrow_window_a_row_is_chosen_first_and_opened_by_enter() {
    let mut atlas = Atlas::open(Setup {
        size: vec2(560.0, 600.0),
        ..Setup::default()
    });
    atlas.click("View: Map");
    atlas.click_exactly("Show the table");
    atlas.click_exactly("Rows: places");
    assert_eq!(atlas.state().settings.table.rows(), TableRows::Places);
    atlas.click("In the table, Moscow");
    assert_eq!(selected(&atlas).len(), 1);
    assert_eq!(atlas.selected(), "", "the panel would cover the table");
    atlas.press(Key::Enter);
    assert_eq!(atlas.selected(), "Moscow");
    atlas.check_not("In the table, ");
    atlas.press(Key::Escape);
    atlas.check("In the table, Moscow");
}
