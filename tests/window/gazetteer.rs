//! Places without coordinates: found in the gazetteer, chosen by hand, changed, taken back.

use crate::harness::{Atlas, made_up};
use arrest_atlas::app::Command;
use arrest_atlas::model::{LatLon, Place};

/// The place of this name.
#[track_caller]
fn place<'a>(atlas: &'a Atlas, name: &str) -> &'a Place {
    let dataset = &atlas.state().opened.dataset;
    dataset.place(dataset.find_place(name).expect("a place"))
}

/// Three towns of Oregon and Washington, one of them without coordinates (figures made up).
fn portland() -> Atlas {
    Atlas::of(made_up(
        r#"[{ "city": "Salem", "lat": 44.94, "lon": -123.04, "arrests": 40 },
{ "city": "Eugene", "lat": 44.05, "lon": -123.09, "arrests": 30 },
{ "city": "Portland", "arrests": 20 }]"#,
    ))
}

#[test]
fn a_place_without_coordinates_is_chosen_from_the_places_of_its_name() {
    let mut atlas = portland();
    atlas.check("In the list, Portland, 20 arrests, 1 claim, not on the map");
    atlas.click("Find Portland in the gazetteer");
    assert_eq!(atlas.selected(), "Portland");
    atlas.check("Not on the map");
    atlas.check("Places: GeoNames (CC BY 4.0), modified");
    // The country of the other places comes first, and in it the larger town.
    atlas.check("Choose Portland, Oregon, United States, largest of 10 places with this name · 652,503 people · 71 km from Salem, GeoNames 5746545");
    atlas.click("Choose Portland, Maine, United States");
    let portland = place(&atlas, "Portland");
    assert_eq!(portland.position, Some(LatLon::new(43.6574, -70.2589)));
    assert_eq!(portland.geonames(), Some(4_975_802));
    atlas.check("Chosen by hand: GeoNames 4975802 · one of 10 places with this name");
    atlas.check_not("Not on the map");
    assert!(atlas.state().is_edited());
    atlas.send(Command::Undo);
    assert_eq!(place(&atlas, "Portland").position, None);
    assert_eq!(place(&atlas, "Portland").geonames(), None);
    atlas.check("Not on the map");
}

#[test]
fn a_place_located_by_its_name_says_so_and_can_be_changed() {
    let mut atlas = Atlas::of(made_up(
        r#"[{ "city": "Kirov", "arrests": 20 }, { "city": "Omsk", "arrests": 30 }]"#,
    ));
    atlas.click("In the list, Kirov");
    atlas.check("Located by name: GeoNames 548408 · one of 6 places with this name");
    atlas.click_exactly("Change");
    atlas.check("GeoNames 548408, chosen now");
    atlas.click("Choose Kirov, Kaluga Oblast, Russia, 2nd largest of 6");
    assert_eq!(place(&atlas, "Kirov").geonames(), Some(548_410));
    assert_eq!(
        place(&atlas, "Kirov").position,
        Some(LatLon::new(54.0689, 34.2989))
    );
    atlas.check("Chosen by hand: GeoNames 548410");
    atlas.click_exactly("Take it off the map");
    assert_eq!(place(&atlas, "Kirov").position, None);
    assert_eq!(place(&atlas, "Kirov").geonames(), None);
    atlas.check("Find it in the gazetteer");
    atlas.send(Command::Undo);
    atlas.send(Command::Undo);
    atlas.check("Located by name: GeoNames 548408");
}

#[test]
fn a_misspelt_name_leads_to_the_name_that_was_meant() {
    let mut atlas = Atlas::of(made_up(
        r#"[{ "city": "Yekaterinbrug", "arrests": 20 }, { "city": "Omsk", "arrests": 30 }]"#,
    ));
    atlas.click("Find Yekaterinbrug in the gazetteer");
    atlas.check("GeoNames has no place of this name.");
    atlas.click_exactly("Yekaterinburg");
    atlas.click("Choose Yekaterinburg, Sverdlovsk Oblast, Russia");
    let found = place(&atlas, "Yekaterinbrug");
    assert_eq!(found.geonames(), Some(1_486_209));
    atlas.check("Chosen by hand: GeoNames 1486209");
}

#[test]
fn another_name_can_be_typed_with_its_country() {
    let mut atlas = Atlas::of(made_up(
        r#"[{ "city": "The northern capital", "arrests": 20 }, { "city": "Omsk", "arrests": 30 }]"#,
    ));
    atlas.click("In the list, The northern capital");
    atlas.click_exactly("Find it in the gazetteer");
    atlas.click_exactly("Name to look up");
    atlas.press_with(egui::Modifiers::COMMAND, egui::Key::A);
    atlas.type_text("St. Petersburg, Florida");
    atlas.check("Choose St. Petersburg, Florida, United States, 2nd largest of 2");
    atlas.press_with(egui::Modifiers::COMMAND, egui::Key::A);
    atlas.type_text("Питер");
    atlas.click("Choose Saint Petersburg, Russia");
    assert_eq!(
        place(&atlas, "The northern capital").geonames(),
        Some(498_817)
    );
}

#[test]
fn a_country_is_not_looked_up_and_a_given_position_is_left_alone() {
    let mut atlas = Atlas::bundled();
    atlas.click("In the list, Russia");
    atlas.check_not("Find it in the gazetteer");
    atlas.send(Command::Deselect);
    atlas.click("In the list, Moscow");
    atlas.check_not("Find it in the gazetteer");
    atlas.check_not("Take it off the map");
}
