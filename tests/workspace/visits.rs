//! Back and forward: what leaves an entry, what does not, and what becomes of entries whose things
//! are gone.

use super::{another, beside, opens, place, quote, seen, select, three};
use arrest_atlas::app::{Command, FileCommand, MainView, MapCommand, ReadCommand, State};
use arrest_atlas::model::{
    DocumentId, Edit, MetricId, NewClaim, NewEvidence, NewPlace, NewQuote, PlaceKind, Role,
};
use arrest_atlas::scene::camera::Camera;
use arrest_atlas::view::DayFilter;

const BACK: Command = Command::Walk(false);
const FORWARD: Command = Command::Walk(true);
const START: &str = "map arrests 31 January 2021; -; -";

#[track_caller]
fn check(state: &mut State, commands: &[Command], expect: &str) {
    for command in commands {
        state.apply(command.clone());
    }
    assert_eq!(seen(state), expect, "after {commands:?}");
}

fn names(state: &State) -> (Option<String>, Option<String>) {
    (state.visits.back_name(), state.visits.forward_name())
}

#[test]
fn every_deliberate_change_can_be_gone_back_and_forward_through() {
    let mut state = three();
    assert_eq!(names(&state), (None, None));
    let steps = [
        (
            select(&state, "Omsk"),
            "map arrests 31 January 2021; Omsk; -",
        ),
        (quote(&state, 0), "map arrests 31 January 2021; Omsk; a"),
        (
            Command::ShowMetric(MetricId::new(1)),
            "map fines 31 January 2021; Omsk; a",
        ),
        (
            Command::ShowDays(DayFilter::All),
            "map fines All days; Omsk; a",
        ),
        (
            Command::ShowView(MainView::Findings),
            "findings fines All days; Omsk; a",
        ),
        (
            Command::Read(ReadCommand::Close),
            "findings fines All days; Omsk; -",
        ),
    ];
    for (command, expect) in &steps {
        check(&mut state, std::slice::from_ref(command), expect);
    }
    let seen: Vec<&str> = std::iter::once(START)
        .chain(steps.iter().map(|(_, expect)| *expect))
        .collect();
    for expect in seen.iter().rev().skip(1) {
        check(&mut state, &[BACK], expect);
    }
    check(&mut state, &[BACK], START);
    for expect in seen.iter().skip(1) {
        check(&mut state, &[FORWARD], expect);
    }
    check(&mut state, &[FORWARD], seen[seen.len() - 1]);
}

#[test]
fn the_way_back_has_a_name() {
    let mut state = three();
    for command in [
        select(&state, "Omsk"),
        select(&state, "Tomsk"),
        Command::ShowMetric(MetricId::new(1)),
    ] {
        state.apply(command);
    }
    let there = "Tomsk, Arrests, 31 January 2021";
    assert_eq!(names(&state).0.as_deref(), Some(there), "the same place");
    state.apply(BACK);
    let (back, forward) = names(&state);
    assert_eq!(back.as_deref(), Some("Omsk"));
    assert_eq!(forward.as_deref(), Some("Tomsk, Fines, 31 January 2021"));
    state.apply(BACK);
    let start = Some("Arrests, 31 January 2021".to_owned());
    assert_eq!(names(&state), (start, Some("Tomsk".to_owned())));
}

#[test]
fn a_new_way_forgets_the_old_one_forward() {
    let mut state = three();
    for command in [select(&state, "Omsk"), BACK, select(&state, "Perm")] {
        state.apply(command);
    }
    assert_eq!(names(&state).1, None);
    check(&mut state, &[BACK], START);
}

#[test]
fn the_map_alone_leaves_no_entry_and_goes_back_with_the_view() {
    let mut state = three();
    let moved = Camera::new(50.0, 60.0, 4.0);
    state.apply(Command::Map(MapCommand::MoveTo(moved)));
    assert_eq!(names(&state), (None, None));
    let omsk = select(&state, "Omsk");
    for command in [
        omsk,
        Command::Map(MapCommand::MoveTo(Camera::new(10.0, 20.0, 6.0))),
        BACK,
    ] {
        state.apply(command);
    }
    assert_eq!(state.map.camera, moved, "as it was when it was left");
    state.apply(FORWARD);
    assert_eq!(state.map.camera, Camera::new(10.0, 20.0, 6.0));
}

#[test]
fn stepping_through_places_leaves_one_entry() {
    let mut state = three();
    let step = Command::StepPlace(true);
    state.apply(select(&state, "Omsk"));
    for _ in 0..5 {
        state.apply(step.clone());
    }
    check(&mut state, &[BACK], "map arrests 31 January 2021; Omsk; -");
    check(&mut state, &[BACK], START);
}

#[test]
fn no_more_than_two_hundred_views_are_kept() {
    let mut state = three();
    let (omsk, tomsk) = (select(&state, "Omsk"), select(&state, "Tomsk"));
    for _ in 0..150 {
        state.apply(omsk.clone());
        state.apply(tomsk.clone());
    }
    let mut count = 0;
    while names(&state).0.is_some() {
        state.apply(BACK);
        count += 1;
    }
    assert_eq!(count, 200);
}

#[test]
fn a_place_that_undoing_took_away_is_passed_over() {
    let mut state = three();
    let claim = NewClaim {
        metric: MetricId::new(0),
        place: NewPlace::Named {
            name: "Ufa".to_owned(),
            kind: PlaceKind::City,
        },
        place_inferred: false,
        date: None,
        date_inferred: true,
        value: arrest_atlas::text::read_value("7").expect("a value").into(),
        claimants: Vec::new(),
        evidence: vec![NewEvidence {
            document: DocumentId::new(0),
            role: Role::States,
            quote: NewQuote {
                exact: "In Tomsk 7 students were held.".to_owned(),
                prefix: String::new(),
                suffix: String::new(),
                position: None,
                figure: None,
                place: None,
            },
        }],
        note: None,
    };
    state.apply(select(&state, "Omsk"));
    state.apply(Command::Edit(Edit::AddClaim(claim)));
    assert_eq!(state.notice, None);
    state.apply(Command::Select(place(&state, "Ufa")));
    let perm = select(&state, "Perm");
    state.apply(perm);
    state.apply(Command::Undo);
    let seen_after_undo = seen(&state);
    let mut passed = Vec::new();
    while names(&state).0.is_some() {
        state.apply(BACK);
        passed.push(seen(&state));
    }
    assert!(!passed.is_empty(), "{seen_after_undo}");
    assert!(passed.iter().all(|it| !it.contains("Ufa")), "{passed:?}");
    assert_eq!(passed.last().map(String::as_str), Some(START));
}

#[test]
fn another_dataset_begins_anew() {
    let mut state = three();
    state.apply(select(&state, "Omsk"));
    opens(
        &mut state,
        FileCommand::Open("other.json".into()),
        another("other"),
    );
    assert_eq!(names(&state), (None, None));
}

#[test]
fn going_back_leads_to_the_dataset_that_was_looked_at() {
    let mut state = three();
    state.apply(select(&state, "Omsk"));
    beside(&mut state, "second");
    let second = state.layers.others[0].tag;
    let first = state.layers.active;
    state.apply(Command::Layer(
        arrest_atlas::app::LayerCommand::SelectOnMap(second, place(&state, "Perm")),
    ));
    assert_eq!(state.layers.active, second);
    state.apply(BACK);
    assert_eq!(
        (state.layers.active, seen(&state).contains("Omsk")),
        (first, true)
    );
    state.apply(FORWARD);
    assert_eq!(
        (state.layers.active, seen(&state).contains("Perm")),
        (second, true)
    );
    // A closed dataset is not gone back to.
    state.apply(Command::Layer(arrest_atlas::app::LayerCommand::Close(
        first,
    )));
    let mut steps = 0;
    while names(&state).0.is_some() {
        state.apply(BACK);
        assert_eq!(state.layers.active, second);
        steps += 1;
    }
    assert!(steps < 5);
}

#[test]
fn a_document_without_a_quote_is_gone_back_to() {
    let mut state = three();
    let document = Command::Read(ReadCommand::Document(DocumentId::new(0)));
    let at_quote = quote(&state, 1);
    for command in [document, at_quote, BACK] {
        state.apply(command);
    }
    assert_eq!(seen(&state), "map arrests 31 January 2021; -; document");
    assert_eq!(names(&state).0.as_deref(), Some("Arrests, 31 January 2021"));
}
