//! A map with so many places that their marks would hide each other.

use crate::harness::{Atlas, Setup, made_up, made_up_arrests, name};
use arrest_atlas::app::{Command, CompareCommand, MapCommand, Opened, SettingCommand, Settings};
use arrest_atlas::model::CivilDate;
use arrest_atlas::scene::camera::Camera;
use arrest_atlas::view::DayFilter;
use egui::Key;
use egui_kittest::kittest::NodeT as _;

/// Made-up towns in a square, `count` places around each, so many of them on the very same point.
fn towns(side: u32, count: u32, on_one_point: u32, days: &[&str]) -> Opened {
    let mut places = Vec::new();
    let mut claims = Vec::new();
    for town in 0..side * side {
        for part in 0..count {
            let id = town * count + part;
            let (x, y) = (f64::from(town % side), f64::from(town / side));
            let aside = if part < on_one_point { 0 } else { part };
            // The more towns, the nearer they are: all lie in one part of the world.
            let step = if side > 50 { 0.2 } else { 2.0 };
            let longitude = 30.0 + x * step * 2.0 + f64::from(aside % 7) * 0.03;
            let latitude = 20.0 + y * step + f64::from(aside / 7) * 0.02;
            places.push(format!(
                r#"{{ "id": "p{id}", "name": "Town {town}, part {part}", "kind": "city", "country": "RU", "lat": {latitude}, "lon": {longitude} }}"#
            ));
            for (at, day) in days.iter().enumerate() {
                let figure = 100 - part;
                claims.push(format!(
                    r#"{{ "id": "c{id}-{at}", "metric": "arrests", "place": "p{id}", "date": "{day}", "value": {figure} }}"#
                ));
            }
        }
    }
    made_up_arrests("Towns, made up", &places, &claims)
}

const DAY: &str = "2021-01-31";

/// Nine towns of thirty places, twelve of each on one point.
fn nine_towns() -> Atlas {
    Atlas::of(towns(3, 30, 12, &[DAY]))
}

/// Every mark: how many places it stands for.
fn counted(atlas: &Atlas) -> Vec<usize> {
    let places = |name: &str| {
        if let Some((count, _)) = name.split_once(" places around ") {
            return count.replace(',', "").parse().ok();
        }
        (name.starts_with("Town ") && name.contains(" arrests, 1 claim")).then_some(1)
    };
    let nodes = atlas.nodes("arrests");
    let marks = nodes
        .iter()
        .filter(|node| node.accesskit_node().role() == egui::accesskit::Role::Button);
    marks.filter_map(|node| places(&name(node))).collect()
}

#[test]
fn places_that_would_hide_each_other_stand_together_with_their_sum() {
    let atlas = nine_towns();
    // 100 + 99 + … + 71
    let expect = "30 places around Town 4, part 0, together 2,565 arrests";
    atlas.check_there(expect);
    let counted = counted(&atlas);
    assert_eq!(
        counted, [30; 9],
        "each town is one mark, and no place is lost"
    );
    atlas.check("several places together");
    atlas.check("Groups are added up; the scale follows the zoom.");
}

#[test]
fn a_click_goes_into_a_group_until_its_places_stand_alone() {
    let mut atlas = nine_towns();
    let before = atlas.state().map.camera.zoom;
    atlas.click("30 places around Town 4, part 0");
    let after = atlas.state().map.camera.zoom;
    assert!(after > before + 1.0, "{before} to {after}");
    atlas.check_not("30 places around Town 4, part 0");
    atlas.check_there("Town 4, part 29: 71 arrests, 1 claim");
    let counted = counted(&atlas);
    assert_eq!(counted.iter().sum::<usize>(), 30, "{counted:?}");
}

#[test]
fn places_on_the_very_same_point_are_listed_and_can_be_searched() {
    let mut atlas = Atlas::of(towns(3, 30, 15, &[DAY]));
    atlas.click("30 places around Town 4, part 0");
    atlas.click("15 places around Town 4, part 0");
    atlas.check("15 places lie here");
    atlas.check("Choose Town 4, part 3, 97 arrests, 1 claim");
    atlas.type_text("part 14");
    atlas.check_not("Choose Town 4, part 3,");
    atlas.click("Choose Town 4, part 14");
    assert_eq!(atlas.selected(), "Town 4, part 14");
    atlas.check_not("15 places lie here");
}

#[test]
fn a_list_of_places_on_one_point_says_when_none_has_the_name() {
    let mut atlas = Atlas::of(towns(3, 30, 15, &[DAY]));
    atlas.click("30 places around Town 4, part 0");
    atlas.click("15 places around Town 4, part 0");
    atlas.type_text("Atlantis");
    atlas.check("None of these places");
    atlas.press(Key::Escape);
    atlas.check_not("None of these places");
}

#[test]
fn the_keyboard_goes_into_a_group_too() {
    let mut atlas = nine_towns();
    let before = atlas.state().map.camera.zoom;
    for _ in 0..8 {
        if atlas.focused().starts_with("30 places around Town") {
            break;
        }
        atlas.press(Key::F6);
    }
    assert!(atlas.focused().starts_with("30 places around Town"));
    atlas.press(Key::Enter);
    assert!(atlas.state().map.camera.zoom > before + 1.0);
    assert_eq!(atlas.selected(), "", "a group is no place");
}

#[test]
fn the_group_of_the_selected_place_stands_out() {
    let mut atlas = nine_towns();
    let mut place = atlas.state().opened.dataset.places.iter();
    let at = place.position(|it| it.name == "Town 4, part 9");
    let id = arrest_atlas::model::PlaceId::new(at.expect("the place"));
    atlas.send(Command::SelectOnMap(id));
    assert_eq!(atlas.selected(), "Town 4, part 9");
    let groups = atlas.nodes("30 places around Town 4, part 0");
    let toggled = groups[0].accesskit_node().toggled();
    assert_eq!(toggled, Some(egui::accesskit::Toggled::True));
}

#[test]
fn grouping_is_off_by_choice_and_the_choice_is_kept() {
    let mut atlas = nine_towns();
    atlas.send(Command::Set(SettingCommand::GroupPlaces(false)));
    atlas.check_not("places around");
    let counted = counted(&atlas);
    assert_eq!(counted.iter().sum::<usize>(), 270);
    atlas.check_not("several places together");
    let kept = atlas.state().settings.to_toml().expect("settings");
    let kept = Settings::from_toml(&kept).expect("settings");
    assert!(!kept.group_places);
    let older = Settings::from_toml("").expect("settings");
    assert!(older.group_places, "settings of an older version");
}

#[test]
fn the_choice_stands_in_the_menu() {
    let mut atlas = nine_towns();
    atlas.click_exactly("More");
    atlas.click_exactly("Group places that hide each other");
    assert!(!atlas.state().settings.group_places);
    atlas.check_not("30 places around");
}

#[test]
fn a_map_with_few_places_is_as_it_was() {
    Atlas::bundled().check_not("places around");
    let two_hundred = Atlas::of(towns(2, 50, 3, &[DAY]));
    two_hundred.check_not("places around");
}

#[test]
fn figures_of_several_days_stand_together_without_a_sum() {
    let mut days = towns(3, 30, 0, &[DAY]);
    let dataset = {
        let json = arrest_atlas::export::dataset_json(&days.dataset);
        json.replacen(DAY, "2021-01-23", 40)
    };
    days = made_up(&dataset);
    let mut atlas = Atlas::of(days);
    atlas.send(Command::ShowDays(DayFilter::All));
    atlas.check_there("30 places around Town 1, part 0, figures of several days, not added up");
    let day = CivilDate::parse(DAY).expect("a day");
    atlas.send(Command::ShowDays(DayFilter::On(day)));
    atlas.check_there("together");
}

#[test]
fn where_marks_are_too_many_to_be_named_it_is_said_how_many_are_not() {
    let mut atlas = Atlas::of(towns(20, 1, 0, &[DAY]));
    atlas.send(Command::Set(SettingCommand::GroupPlaces(false)));
    atlas.check_there("see the list of places");
    assert_eq!(counted(&atlas).len(), 300);
}

#[test]
fn both_halves_of_a_comparison_are_grouped_on_one_scale() {
    let opened = towns(3, 30, 0, &["2021-01-23", DAY]);
    let mut atlas = Atlas::of(opened);
    atlas.send(Command::Compare(CompareCommand::Start));
    let groups = atlas.nodes("30 places around Town 4, part 0, together 2,565 arrests");
    assert_eq!(groups.len(), 2, "one in each half");
    atlas.check("One scale for both maps");
}

#[test]
fn panning_over_groups_comes_to_rest() {
    let mut atlas = nine_towns();
    for zoom in [2.0, 3.4, 5.5, 7.0, 11.9] {
        let camera = Camera::new(22.0, 34.0, zoom);
        atlas.send(Command::Map(MapCommand::MoveTo(camera)));
        let steps = atlas.settle();
        assert!(steps <= 4, "{steps} steps at zoom {zoom}");
    }
}

#[test]
fn many_places_are_sorted_on_a_thread_of_their_own() {
    let mut atlas = Atlas::open(Setup {
        opened: towns(225, 1, 0, &[DAY]),
        ..Setup::default()
    });
    atlas.until("they are sorted", |atlas| {
        !atlas.harness.state().is_sorting()
    });
    atlas.settle();
    atlas.check_there("places around");
    let shown: usize = counted(&atlas).iter().sum();
    assert!(shown > 300, "{shown}");
}
