//! Filters in the window: chips, the menu with its pages, saved queries, the query as text.

use crate::harness::{Atlas, Setup, made_up};
use arrest_atlas::app::{Command, FilterCommand, Notice, Opened, Settings};
use arrest_atlas::model::Verdict;
use arrest_atlas::view::{Condition, Facet, Filter, QueryText, VerdictFilter};
use egui::{Key, vec2};

/// Five made-up claims of one day by two claimants.
fn claims() -> Opened {
    made_up(
        r#"{ "format": "arrest-atlas", "version": "1.0", "id": "claims", "title": "Claims, made up",
"metrics": [{ "id": "arrests", "label": "Arrests", "unit": "people" }],
"documents": [{ "id": "d1", "title": "The day", "publisher": "Sibir", "text": "In Omsk 40 people were held. A tax was raised." }],
"places": [
  { "id": "omsk", "name": "Omsk", "kind": "city", "country": "RU", "lat": 54.99, "lon": 73.37 },
  { "id": "tomsk", "name": "Tomsk", "kind": "city", "country": "RU", "lat": 56.5, "lon": 84.97 },
  { "id": "paris", "name": "Paris", "kind": "city", "country": "FR", "lat": 48.86, "lon": 2.35 }],
"claims": [
  { "id": "a", "metric": "arrests", "place": "omsk", "date": "2021-01-31", "value": 40, "attributed_to": ["OVD-Info"],
    "evidence": [{ "document": "d1", "exact": "In Omsk 40 people were held." }] },
  { "id": "b", "metric": "arrests", "place": "tomsk", "date": "2021-01-31", "value": "at least 300", "attributed_to": ["Police"] },
  { "id": "c", "metric": "arrests", "place": "paris", "date": "2021-01-31", "value": 90, "attributed_to": ["Police"] },
  { "id": "d", "metric": "arrests", "place": "paris", "date": "2021-01-30", "value": "several" },
  { "id": "e", "metric": "arrests", "place": "omsk", "date": "2021-01-30", "value": 7 }] }"#,
    )
}

fn query(atlas: &Atlas) -> String {
    let state = atlas.state();
    QueryText::of(&state.opened.dataset, &state.view.query).to_string()
}

#[track_caller]
fn ask(atlas: &mut Atlas, text: &str) {
    let text: QueryText = text.parse().expect("a query");
    atlas.send(Command::Filter(FilterCommand::Ask(text)));
}

#[test]
fn a_claimant_is_ticked_in_the_menu_and_taken_away_by_its_chip() {
    let mut atlas = Atlas::of(claims());
    atlas.check("3 of 5 claims, 3 places; hidden: 2 by day");
    atlas.click_exactly("Add filter");
    atlas.click_exactly("Filter by claimant");
    atlas.check("Police (2)");
    atlas.click_exactly("OVD-Info (1)");
    atlas.check("1 of 5 claims, 1 place; hidden: 2 by day, 2 by claimant");
    atlas.check("Police (2)");
    atlas.press(Key::Escape);
    assert_eq!(
        query(&atlas),
        "metric:arrests days:2021-01-31 claimant:OVD-Info"
    );
    atlas.click_exactly("Remove filter: claimant OVD-Info");
    atlas.check("3 of 5 claims, 3 places; hidden: 2 by day");
}

#[test]
fn a_name_is_searched_and_hidden() {
    let mut atlas = Atlas::of(claims());
    atlas.click_exactly("Add filter");
    atlas.click_exactly("Filter by place");
    atlas.click_exactly("Find a place in the list");
    atlas.type_text("Томск");
    atlas.check("Tomsk (1)");
    atlas.check_not("Paris (1)");
    atlas.click_exactly("Hide place Tomsk");
    atlas.check("Tomsk (1, hidden)");
    atlas.check("2 of 5 claims, 2 places; hidden: 2 by day, 1 by place");
    atlas.press(Key::Escape);
    atlas.click_exactly("Remove filter: not place Tomsk");
    atlas.check("3 of 5 claims");
}

#[test]
fn a_range_of_values_is_typed_into_two_fields() {
    let mut atlas = Atlas::of(claims());
    ask(&mut atlas, "days:all");
    atlas.click_exactly("Add filter");
    atlas.click_exactly("Filter by value");
    atlas.click_exactly("Value from");
    atlas.type_text("500");
    atlas.click_exactly("Value to");
    atlas.type_text("90");
    atlas.check("The first number is larger than the second.");
    atlas.press(Key::Backspace);
    atlas.press(Key::Backspace);
    atlas.click_exactly("Value from");
    atlas.press_with(egui::Modifiers::COMMAND, Key::A);
    atlas.type_text("41");
    atlas.press(Key::Enter);
    atlas.check(
        "2 of 5 claims, 2 places; hidden: 2 by value, 1 by value, in words without a number",
    );
    atlas.press(Key::Escape);
    atlas.check("Remove filter: value 41 or more");
}

#[test]
fn words_are_looked_for_in_claims_and_in_documents() {
    let mut atlas = Atlas::of(claims());
    atlas.click_exactly("Add filter");
    atlas.click_exactly("Filter by words");
    atlas.click_exactly("Words to look for");
    atlas.type_text("tax");
    atlas.press(Key::Enter);
    atlas.check("0 of 5 claims");
    atlas.check("No claim matches these filters");
    atlas.check("5 claims: 2 hidden by day, 3 hidden by words.");
    atlas.press(Key::Escape);
    atlas.click_exactly("Remove “words “tax””");
    atlas.click_exactly("Add filter");
    atlas.click_exactly("Filter by words");
    atlas.click_exactly("Words to look for");
    atlas.type_text("tax");
    atlas.click("Look in the documents");
    atlas.check("1 of 5 claims, 1 place; hidden: 2 by day, 2 by words of the document");
    atlas.press(Key::Escape);
    atlas.check("Remove filter: in the document “tax”");
}

#[test]
fn the_query_is_read_and_written_as_text() {
    let mut atlas = Atlas::of(claims());
    atlas.click_exactly("Add filter");
    atlas.click_exactly("Query as text");
    assert_eq!(
        atlas.copied("Copy the query"),
        "metric:arrests days:2021-01-31"
    );
    atlas.click_exactly("Text of the query");
    atlas.press_with(egui::Modifiers::COMMAND, Key::A);
    atlas.type_text("days:all contry:FR");
    atlas.check("Column 10: there is no key “contry”; did you mean “country”?");
    atlas.press_with(egui::Modifiers::COMMAND, Key::A);
    atlas.type_text("days:all country:FR");
    atlas.click_exactly("Ask this");
    assert_eq!(query(&atlas), "metric:arrests days:all country:FR");
    atlas.press(Key::Escape);
    atlas.check("Remove filter: country France");
}

#[test]
fn a_query_is_saved_by_name_and_asked_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("settings.toml");
    let mut atlas = Atlas::open(Setup {
        opened: claims(),
        settings_path: Some(path.clone()),
        ..Setup::default()
    });
    ask(&mut atlas, "days:all country:FR");
    atlas.click_exactly("Add filter");
    atlas.click_exactly("Saved queries");
    atlas.check("No query is saved for this dataset.");
    atlas.click_exactly("Name of the query");
    atlas.type_text("All of France");
    atlas.press(Key::Enter);
    let text = std::fs::read_to_string(&path).expect("settings");
    let settings = Settings::from_toml(&text).expect("settings");
    assert_eq!(settings.saved_queries.len(), 1);
    assert_eq!(
        settings.saved_queries[0].query,
        "metric:arrests days:all country:FR"
    );
    atlas.send(Command::Filter(FilterCommand::Clear));
    assert_eq!(query(&atlas), "metric:arrests days:all");
    atlas.click_exactly("Ask query All of France");
    assert_eq!(query(&atlas), "metric:arrests days:all country:FR");
    assert_eq!(
        atlas.copied("Copy query All of France as text"),
        "metric:arrests days:all country:FR"
    );
    atlas.click_exactly("Delete query All of France");
    atlas.check("No query is saved for this dataset.");
}

#[test]
fn a_narrow_window_keeps_its_filters_in_one_button() {
    let mut atlas = Atlas::open(Setup {
        opened: claims(),
        size: vec2(900.0, 700.0),
        ..Setup::default()
    });
    ask(&mut atlas, "claimant:Police -country:FR");
    atlas.check_not("Remove filter: claimant Police");
    atlas.click_exactly("Filter: 2 active. Add or remove");
    atlas.click_exactly("Remove filter: not country France");
    assert_eq!(
        query(&atlas),
        "metric:arrests days:2021-01-31 claimant:Police"
    );
    atlas.click_exactly("Clear all filters");
    assert_eq!(query(&atlas), "metric:arrests days:2021-01-31");
}

#[test]
fn a_filter_without_a_counterpart_in_the_dataset_says_so() {
    let mut atlas = Atlas::of(claims());
    let nobody = Filter::Named(Facet::Claimant, "Nobody".to_owned());
    atlas.send(Command::Filter(FilterCommand::Add(Condition::only(nobody))));
    atlas.check("Remove filter: claimant Nobody, not in this dataset");
    atlas.check("Nothing in this dataset has the name of “claimant Nobody”.");
    atlas.click_exactly("Remove “claimant Nobody”");
    atlas.check("3 of 5 claims");
}

#[test]
fn a_query_for_a_metric_that_is_not_there_is_told() {
    let mut atlas = Atlas::of(claims());
    ask(&mut atlas, "metric:fines");
    atlas.check("This query was not asked");
    atlas.check("Column 8: this dataset has no metric “fines”; there are arrests.");
    atlas.check("3 of 5 claims");
}

#[test]
fn the_keyboard_reaches_the_menu_and_every_chip() {
    let mut atlas = Atlas::of(claims());
    ask(&mut atlas, "claimant:Police");
    atlas.tab_to("Remove filter: 31 January 2021");
    atlas.tab_to("Remove filter: claimant Police");
    atlas.press(Key::Enter);
    atlas.check("3 of 5 claims");
    atlas.tab_to("Add filter");
    atlas.press(Key::Enter);
    atlas.tab_to("Filter by status");
    atlas.press(Key::Enter);
    atlas.tab_to("Disputed");
    atlas.press(Key::Space);
    assert_eq!(query(&atlas), "metric:arrests days:2021-01-31 is:disputed");
}

#[test]
fn a_very_narrow_window_has_room_for_every_menu_of_the_bar() {
    for width in [400.0, 480.0, 560.0] {
        let mut atlas = Atlas::open(Setup {
            opened: claims(),
            size: vec2(width, 700.0),
            ..Setup::default()
        });
        ask(&mut atlas, "claimant:Police");
        let verdicts = VerdictFilter::ALL.toggled(Verdict::Broken);
        atlas.send(Command::ShowVerdicts(verdicts));
        let button = "Filter: 2 active. Add or remove";
        for name in [
            "Metric: Arrests",
            "Day: 31 January 2021",
            button,
            "List of places",
        ] {
            atlas.check(name);
            let rect = atlas.rect_exactly(name);
            assert!(rect.height() < 34.0, "{name} at {width}: {rect:?}");
        }
        let list = atlas.rect_exactly("List of places");
        assert!(atlas.rect_exactly(button).right() <= list.left());
        atlas.click_exactly(button);
        atlas.check("2 of 5 claims, 2 places; hidden:");
        atlas.click_exactly("Filter by verdict");
        atlas.click_exactly("Show all verdicts");
        assert!(atlas.state().view.query.verdicts.is_all());
    }
}

#[test]
fn too_many_rows_for_the_clipboard_are_told() {
    let mut atlas = Atlas::of(claims());
    atlas.send(Command::Tell(Notice::NotCopied(120_000, 100_000)));
    atlas.check("These rows were not copied");
    atlas.check("120,000 rows are selected, and the clipboard takes at most 100,000.");
    atlas.check("Filter first, or select fewer rows.");
}
