//! The timeline under the map: chosen by hand and by key, played, folded, said in words.

use crate::harness::{Atlas, Setup, made_up};
use arrest_atlas::app::{Command, FilterCommand, Opened, SettingCommand, Speed, TimelineCommand};
use arrest_atlas::view::{Condition, DayFilter, Filter};
use egui::{Key, Modifiers, Pos2, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use std::fmt::Write as _;
use std::time::Duration;

const FIRST: &str = "Saturday 23 January 2021: more than 4,000";
const LATEST: &str = "Sunday 31 January 2021: at least 5,300";

/// A made-up dataset of these claims: a date or a dash, and what follows it.
#[track_caller]
fn of(rows: &[(&str, &str)]) -> Opened {
    let mut claims = String::new();
    for (at, (date, rest)) in rows.iter().enumerate() {
        let separator = if at > 0 { "," } else { "" };
        let date = match *date {
            "-" => String::new(),
            date => format!(r#""date": "{date}","#),
        };
        let id = format!(r#""id": "c{at}", "metric": "arrests", "place": "omsk""#);
        let claim = format!("{separator}{{ {id}, {date} {rest} }}");
        claims.write_str(&claim).expect("written");
    }
    made_up(&format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Made up",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }}], "documents": [],
"places": [{{ "id": "omsk", "name": "Omsk", "kind": "city", "country": "RU", "lat": 55, "lon": 73 }}],
"claims": [{claims}] }}"#
    ))
}

/// Presses at one place, lets go at another.
fn drag(atlas: &mut Atlas, from: Pos2, to: Pos2) {
    atlas.harness.drag_at(from);
    atlas.harness.step();
    atlas.harness.hover_at(from.lerp(to, 0.5));
    atlas.harness.step();
    atlas.harness.hover_at(to);
    atlas.harness.step();
    atlas.harness.drop_at(to);
    atlas.settle();
}

/// Seconds since the window was opened.
fn now(atlas: &Atlas) -> f64 {
    atlas.harness.ctx.input(|input| input.time)
}

/// Clicks a button without waiting for the window to come to rest.
fn press_button(atlas: &Atlas, name: &str) {
    atlas.harness.get_by_label(name).click();
}

#[test]
fn a_click_on_a_bar_shows_its_day() {
    let mut atlas = Atlas::bundled();
    atlas.check(LATEST);
    atlas.click(FIRST);
    assert_eq!(atlas.shown(), "Arrests, 23 January 2021");
    atlas.check("Timeline of arrests: Saturday 23 January 2021, more than 4,000 stated for Russia");
    atlas.click("Monday 25 January 2021: no claim");
    assert_eq!(atlas.shown(), "Arrests, 25 January 2021");
    atlas.click(LATEST);
    atlas.check("Timeline of arrests: Sunday 31 January 2021, at least 5,300 stated for Russia, 2,976 of it mapped, 5 claims.");
}

#[test]
fn a_drag_along_the_bars_shows_a_range_and_its_ends_can_be_moved() {
    let mut atlas = Atlas::bundled();
    let day = |atlas: &Atlas, words: &str| atlas.rect(words);
    let from = day(&atlas, "Sunday 24 January").center();
    let to = day(&atlas, "Thursday 28 January").center();
    drag(&mut atlas, from, to);
    assert_eq!(atlas.shown(), "Arrests, 24 January 2021 to 28 January 2021");
    atlas.check("5 days");
    // Its right end, to the left.
    let end = day(&atlas, "Thursday 28 January").right_center();
    let to = day(&atlas, "Tuesday 26 January").center();
    drag(&mut atlas, end - vec2(2.0, 0.0), to);
    assert_eq!(atlas.shown(), "Arrests, 24 January 2021 to 26 January 2021");
    // The whole, to the right.
    let middle = day(&atlas, "Monday 25 January").center();
    let to = day(&atlas, "Thursday 28 January").center();
    drag(&mut atlas, middle, to);
    assert_eq!(atlas.shown(), "Arrests, 27 January 2021 to 29 January 2021");
}

#[test]
fn a_click_that_begins_and_ends_within_one_frame_counts() {
    let mut atlas = Atlas::bundled();
    let pos = atlas.rect(FIRST).center();
    let button = |pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let moved = egui::Event::PointerMoved(pos);
    let events = &mut atlas.harness.input_mut().events;
    events.extend([moved, button(true), button(false)]);
    atlas.harness.step();
    atlas.settle();
    assert_eq!(atlas.shown(), "Arrests, 23 January 2021");
}

#[test]
fn bars_too_many_to_be_named_are_chosen_by_hand_all_the_same() {
    let value = r#""value": 3"#;
    let mut atlas = Atlas::of(of(&[("2015-01-05", value), ("2021-01-10", value)]));
    let bars = atlas.rect("Timeline of arrests");
    drag(
        &mut atlas,
        bars.left_center() + vec2(1.0, 0.0),
        bars.center(),
    );
    assert!(
        atlas.shown().starts_with("Arrests, 1 January 2015 to "),
        "{}",
        atlas.shown()
    );
    let at = bars.right_center() - vec2(1.0, 0.0);
    drag(&mut atlas, at, at);
    assert_eq!(atlas.shown(), "Arrests, 1 January 2021 to 31 January 2021");
}

#[test]
fn places_are_not_grouped_while_days_play_so_that_their_scale_stays() {
    let mut places = String::new();
    let mut claims = String::new();
    for at in 0..260 {
        let separator = if at > 0 { "," } else { "" };
        let (lat, lon) = (
            50.0 + f64::from(at % 20) * 0.01,
            30.0 + f64::from(at / 20) * 0.01,
        );
        write!(
            places,
            r#"{separator}{{ "id": "p{at}", "name": "P{at}", "kind": "city", "country": "UA", "lat": {lat}, "lon": {lon} }}"#
        )
        .expect("written");
        for day in [10, 11, 12] {
            let separator = if claims.is_empty() { "" } else { "," };
            write!(
                claims,
                r#"{separator}{{ "id": "c{at}-{day}", "metric": "m", "place": "p{at}", "date": "2021-01-{day}", "value": {} }}"#,
                at + day
            )
            .expect("written");
        }
    }
    let mut atlas = Atlas::of(made_up(&format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Made up",
"metrics": [{{ "id": "m", "label": "Injured", "unit": "people", "per_event": true }}],
"documents": [], "places": [{places}], "claims": [{claims}] }}"#
    )));
    let grouped = "Groups are added up";
    atlas.send(Command::ShowDays(DayFilter::All));
    atlas.check(grouped);
    press_button(&atlas, "Play the 3 days with claims");
    atlas.harness.step();
    atlas.harness.step();
    atlas.harness.step();
    assert!(atlas.state().timeline.is_playing());
    atlas.check_not(grouped);
    atlas.check("Not grouped while days play: one scale for all.");
    // Nothing jumps when it stops: they are grouped when somebody asks for it,
    atlas.send(Command::Timeline(TimelineCommand::Pause));
    atlas.check_not(grouped);
    atlas.check("Not grouped since days were played.");
    atlas.click("Group places again");
    atlas.check(grouped);
    atlas.check_not("Not grouped");
    // or chooses other days.
    atlas.send(Command::Timeline(TimelineCommand::Play));
    atlas.check_not(grouped);
    atlas.send(Command::ShowDays(DayFilter::All));
    atlas.check(grouped);
}

#[test]
fn nothing_is_chosen_before_the_hand_lets_go() {
    let mut atlas = Atlas::bundled();
    let from = atlas.rect("Sunday 24 January").center();
    let to = atlas.rect("Tuesday 26 January").center();
    atlas.harness.drag_at(from);
    atlas.harness.step();
    atlas.harness.hover_at(to);
    atlas.harness.step();
    atlas.harness.step();
    assert_eq!(atlas.shown(), "Arrests, 31 January 2021");
    atlas.check("24 to 26 January 2021");
    atlas.harness.drop_at(to);
    atlas.settle();
    assert_eq!(atlas.shown(), "Arrests, 24 January 2021 to 26 January 2021");
}

#[test]
fn the_days_are_chosen_by_keyboard_alone() {
    let mut atlas = Atlas::bundled();
    atlas.tab_to("Timeline of arrests");
    let shift = Modifiers::SHIFT;
    let none = Modifiers::NONE;
    for (modifiers, key, expect) in [
        (none, Key::ArrowLeft, "30 January 2021"),
        (none, Key::ArrowDown, "23 January 2021"),
        (none, Key::ArrowRight, "24 January 2021"),
        (none, Key::PageDown, "31 January 2021"),
        (none, Key::PageUp, "23 January 2021"),
        (none, Key::End, "31 January 2021"),
        (none, Key::Home, "23 January 2021"),
        (shift, Key::ArrowRight, "23 January 2021 to 24 January 2021"),
        (shift, Key::ArrowRight, "23 January 2021 to 25 January 2021"),
        (none, Key::ArrowRight, "24 January 2021 to 26 January 2021"),
        (shift, Key::End, "24 January 2021 to 31 January 2021"),
    ] {
        atlas.press_with(modifiers, key);
        assert_eq!(atlas.shown(), format!("Arrests, {expect}"), "{key:?}");
        assert!(atlas.focused().starts_with("Timeline of arrests: "));
        assert_eq!(
            atlas.selected(),
            "",
            "the keys of the list are the timeline's"
        );
    }
}

#[test]
fn space_plays_the_days_with_claims_and_stops_at_the_last() {
    let mut atlas = Atlas::bundled();
    atlas.tab_to("Timeline of arrests");
    atlas.harness.key_press(Key::Space);
    atlas.harness.step();
    atlas.harness.step();
    assert_eq!(atlas.shown(), "Arrests, 23 January 2021");
    assert!(atlas.state().timeline.is_playing());
    let reference = atlas.state().view.reference;
    let began = now(&atlas);
    while atlas.state().timeline.is_playing() {
        // The window sleeps until the next day.
        assert!(atlas.repaints_in() < Duration::from_secs(1));
        assert_eq!(atlas.shown(), "Arrests, 23 January 2021");
        atlas.harness.step();
        assert!(now(&atlas) < began + 2.0, "a day takes 0.7 seconds");
    }
    assert!(now(&atlas) > began + 0.49, "a day takes 0.7 seconds");
    assert_eq!(atlas.shown(), "Arrests, 31 January 2021");
    assert_eq!(atlas.state().view.reference, reference);
    atlas.settle();
    assert_eq!(atlas.repaints_in(), Duration::MAX, "nothing moves any more");
}

#[test]
fn play_and_pause_are_buttons_with_a_speed() {
    let mut atlas = Atlas::bundled();
    atlas.click_exactly("Speed: 1×");
    atlas.click_exactly("0.5× speed");
    assert_eq!(atlas.state().timeline.speed, Speed::Half);
    press_button(&atlas, "Play the 2 days with claims");
    atlas.harness.step();
    atlas.harness.step();
    assert!(atlas.state().timeline.is_playing());
    press_button(&atlas, "Pause");
    atlas.settle();
    assert!(!atlas.state().timeline.is_playing());
    assert_eq!(atlas.shown(), "Arrests, 23 January 2021");
    atlas.click_exactly("Next day with claims");
    assert_eq!(atlas.shown(), "Arrests, 31 January 2021");
    atlas.click_exactly("Previous day with claims");
    assert_eq!(atlas.shown(), "Arrests, 23 January 2021");
    atlas.click_exactly("All days");
    assert_eq!(atlas.shown(), "Arrests, All days");
}

#[test]
fn with_reduced_motion_nothing_plays_and_the_button_says_why() {
    let mut setup = Setup::default();
    setup.settings.reduced_motion = true;
    let mut atlas = Atlas::open(setup);
    atlas.click("Play is off: nothing moves by itself");
    assert!(!atlas.state().timeline.is_playing());
    atlas.tab_to("Timeline of arrests");
    atlas.press(Key::Space);
    assert!(!atlas.state().timeline.is_playing());
    atlas.press(Key::Home);
    assert_eq!(atlas.shown(), "Arrests, 23 January 2021");
}

#[test]
fn claims_without_a_day_are_counted_and_reached_beside_the_bars() {
    let value = r#""value": 3"#;
    let opened = of(&[
        ("2021-01-30", value),
        ("2021-01-31", value),
        ("2021-01", value),
        ("2020", value),
        ("-", value),
        ("-", value),
    ]);
    let mut atlas = Atlas::of(opened);
    atlas.click_exactly("No date (2)");
    assert_eq!(atlas.shown(), "Arrests, No date");
    atlas.click_exactly("Wider dates (2)");
    atlas.click_exactly("January 2021: 1 claim");
    assert_eq!(atlas.shown(), "Arrests, January 2021");
    atlas.check("Timeline of arrests: January 2021, 1 claim");
}

#[test]
fn where_no_claim_has_a_day_it_says_so() {
    let value = r#""value": 3"#;
    let atlas = Atlas::of(of(&[("2021-01", value), ("-", value)]));
    atlas.check("No claim of this metric names a single day: 1 claim with wider dates, 1 claim without a date.");
}

#[test]
fn it_folds_to_a_line_and_back() {
    let mut atlas = Atlas::bundled();
    let map = atlas.rect("Map of arrests").height();
    atlas.click_exactly("Fold the timeline");
    assert!(atlas.state().settings.timeline_folded);
    atlas.check("Timeline: 31 January 2021");
    atlas.check_not(FIRST);
    assert!(atlas.rect("Map of arrests").height() > map + 70.0);
    atlas.click_exactly("Unfold the timeline");
    atlas.check(FIRST);
}

#[test]
fn many_days_are_weeks_and_months_and_none_is_left_out() {
    let days: Vec<String> = (1..=12)
        .map(|month| format!("2021-{month:02}-10"))
        .collect();
    let rows: Vec<(&str, &str)> = days
        .iter()
        .map(|day| (day.as_str(), r#""value": 3"#))
        .collect();
    let mut atlas = Atlas::of(of(&rows));
    atlas.check("4 January 2021 to 10 January 2021: 1 claim");
    atlas.click("4 January 2021 to 10 January 2021: 1 claim");
    assert_eq!(atlas.shown(), "Arrests, 4 January 2021 to 10 January 2021");
}

#[test]
fn a_window_without_room_for_it_leaves_the_map_its_height() {
    for (width, height, expect) in [
        (1440.0, 900.0, Some(104.0)),
        (1440.0, 700.0, Some(76.0)),
        (1024.0, 640.0, Some(76.0)),
        (1024.0, 400.0, None),
    ] {
        let atlas = Atlas::sized(width, height);
        let bars = atlas.nodes("Timeline of arrests");
        let found = bars.first().map(|node| node.rect().height());
        assert_eq!(found, expect, "{width} by {height}");
        assert!(width < 820.0 || atlas.rect("Map of arrests").width() > 480.0);
    }
}

#[test]
fn in_a_narrow_window_the_other_days_stand_in_a_menu() {
    let mut atlas = Atlas::sized(1024.0, 640.0);
    atlas.click_exactly("Other days");
    atlas.click_exactly("All days");
    assert_eq!(atlas.shown(), "Arrests, All days");
}

#[test]
fn the_timeline_is_the_same_whatever_day_is_shown() {
    let mut atlas = Atlas::bundled();
    let bars = |atlas: &Atlas| -> Vec<String> {
        let mut names = atlas.names();
        names.retain(|name| name.contains("day ") && name.contains(" January 2021: "));
        names
    };
    let before = bars(&atlas);
    assert_eq!(before.len(), 9);
    for days in [DayFilter::All, DayFilter::Undated] {
        atlas.send(Command::ShowDays(days));
        assert_eq!(bars(&atlas), before);
    }
    atlas.send(Command::Timeline(TimelineCommand::Edge(false)));
    assert_eq!(bars(&atlas), before);
    atlas.send(Command::Set(SettingCommand::FoldTimeline(true)));
    assert_eq!(bars(&atlas), [""; 0]);
}

#[test]
fn a_count_that_grew_during_a_day_is_told_step_by_step() {
    let at = |value: &str, time: &str| {
        format!(r#""value": {value}, "attributed_to": ["OVD-Info"], "as_of": "2021-01-31T{time}""#)
    };
    let rows = [
        at("1009", "14:00"),
        at("3062", "17:30"),
        at("4300", "20:00"),
        at(r#""at least 5,300""#, "23:10"),
        r#""value": 4000, "attributed_to": ["OVD-Info"], "as_of": "in the evening""#.to_owned(),
    ];
    let rows: Vec<(&str, &str)> = rows
        .iter()
        .map(|row| ("2021-01-31", row.as_str()))
        .collect();
    let mut atlas = Atlas::of(of(&rows));
    atlas.click("In the list, Omsk");
    atlas.check("OVD-Info: a count during the day");
    atlas
        .check("OVD-Info: 1,009 at 14:00, 3,062 at 17:30, 4,300 at 20:00, at least 5,300 at 23:10");
    atlas.check("as of 23:10");
    atlas.check_there("Not in the chart: no time that could be read");
    atlas.check_there("as of “in the evening”");
}

#[test]
fn a_place_whose_claimants_counted_once_has_no_chart() {
    let mut atlas = Atlas::bundled();
    atlas.click("Moscow: 1,800 arrests");
    atlas.check_not("a count during the day");
}

#[test]
fn the_card_beside_the_pointer_says_the_day_in_full() {
    let mut atlas = Atlas::bundled();
    let bar = atlas.rect("Monday 25 January 2021");
    atlas
        .harness
        .hover_at(pos2(bar.center().x, bar.top() + 4.0));
    atlas.harness.step();
    atlas.settle();
    atlas.check("No claim.");
}

#[test]
fn a_drag_goes_on_while_something_else_is_filtered() {
    let mut atlas = Atlas::bundled();
    let from = atlas.rect("Sunday 24 January").center();
    let to = atlas.rect("Thursday 28 January").center();
    atlas.harness.drag_at(from);
    atlas.harness.step();
    atlas.harness.hover_at(from.lerp(to, 0.5));
    atlas.harness.step();
    // A worker answers under the hand.
    let words = Filter::Words("arrested".to_owned());
    let add = FilterCommand::Add(Condition::only(words));
    let ctx = atlas.harness.ctx.clone();
    atlas.harness.state_mut().send(&ctx, Command::Filter(add));
    atlas.harness.step();
    atlas.harness.hover_at(to);
    atlas.harness.step();
    atlas.harness.drop_at(to);
    atlas.settle();
    assert_eq!(atlas.shown(), "Arrests, 24 January 2021 to 28 January 2021");
}

#[test]
fn dates_wider_than_a_day_stand_under_the_bars_and_are_chosen_there() {
    let mut atlas = Atlas::of(of(&[
        ("2021-01-20", r#""value": 20"#),
        ("2021-02-10", r#""value": 30"#),
        ("2021-02", r#""value": 500"#),
        ("2021", r#""value": 700"#),
        ("2019", r#""value": 9"#),
    ]));
    let month = atlas.rect("February 2021: 1 claim, a date wider than a day");
    let year = atlas.rect_exactly("2021: 1 claim, a date wider than a day");
    assert!(year.width() > month.width() && year.top() > month.top());
    let bar = atlas.rect("Wednesday 20 January 2021: 1 claim");
    assert!(month.top() >= bar.bottom(), "under the bars");
    atlas.check_not("2019: 1 claim, a date wider than a day");
    atlas.click("February 2021: 1 claim, a date wider than a day");
    assert_eq!(atlas.shown(), "Arrests, February 2021");
}
