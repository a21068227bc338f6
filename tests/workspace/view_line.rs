//! A view as a line of text, there and back; what is wrong with one.

use super::{quote, seen, select, three};
use arrest_atlas::app::{
    Command, Effect, MainView, MapCommand, Notice, Quote, ReadCommand, Sight, State, ViewLine,
};
use arrest_atlas::model::{DocumentId, MetricId};
use arrest_atlas::scene::camera::Camera;
use arrest_atlas::view::FigureRule;
use proptest::prelude::*;

/// The line of what is looked at.
fn line(state: &State) -> String {
    ViewLine::of(&state.opened, &Sight::of(state)).to_string()
}

#[track_caller]
fn after(commands: &[Command]) -> State {
    let mut state = three();
    let camera = Camera::new(55.75, 37.62, 4.25);
    for command in commands {
        state.apply(command.clone());
    }
    state.apply(Command::Map(MapCommand::MoveTo(camera)));
    state
}

#[test]
fn a_view_is_one_line_of_text_that_opens_it_again() {
    let state = three();
    for commands in [
        vec![],
        vec![select(&state, "Perm")],
        vec![quote(&state, 1), Command::ShowView(MainView::Findings)],
        vec![Command::Read(ReadCommand::Document(DocumentId::new(0)))],
        vec![Command::ShowMetric(MetricId::new(1))],
        vec![Command::ShowRule(FigureRule::ByClaimant(
            "A monitor".to_owned(),
        ))],
    ] {
        let state = after(&commands);
        let text = line(&state);
        assert_eq!(text.lines().count(), 1, "{text}");
        let parsed: ViewLine = text.parse().expect("a view");
        let mut other = three();
        other.apply(Command::OpenView(Box::new(parsed)));
        assert_eq!(seen(&other), seen(&state), "{text}");
        assert_eq!(other.view.query, state.view.query, "{text}");
        assert_eq!(other.map.camera, state.map.camera, "{text}");
        assert_eq!(line(&other), text);
    }
}

#[test]
fn the_line_says_what_it_shows() {
    let state = after(&[quote(&three(), 0)]);
    let text = line(&state);
    let expect = "arrest-atlas-view:1 dataset:three map@55.75,37.62,z4.25 select:omsk doc:d \
                  quote:a | ";
    assert!(text.starts_with(expect), "{text}");
    assert!(text.contains("days:2021-01-31"), "{text}");
    let perm = after(&[select(&three(), "Perm")]);
    assert!(
        line(&perm).contains(" select:\"the perm\" "),
        "{}",
        line(&perm)
    );
}

#[test]
fn copying_gives_the_line() {
    let mut state = after(&[]);
    let effects = state.apply(Command::CopyView);
    assert_eq!(effects, [Effect::Copy(line(&state))]);
}

#[track_caller]
fn wrong(text: &str, expect: &str) {
    let error = text.parse::<ViewLine>().expect_err("no view");
    assert_eq!(error.to_string(), expect, "{text}");
}

#[test]
fn what_is_wrong_is_said_with_where_and_what_to_do() {
    wrong(
        "moscow",
        "this is no view: a view begins with “arrest-atlas-view:1”; copy the whole line",
    );
    wrong(
        "arrest-atlas-view:2 map",
        "this view has the form 2, and this version of the program knows form 1: update it",
    );
    wrong(
        "arrest-atlas-view:1 map select:\"omsk",
        "the quotation mark in column 32 is not closed: copy the whole line",
    );
    wrong(
        "arrest-atlas-view:1 map doc:d map",
        "“view” stands twice, again in column 31: leave one of them out",
    );
    wrong(
        "arrest-atlas-view:1 map quote:a piece:0",
        "“piece:0” in column 33 is no number of a quote: they are counted from 1",
    );
    for text in ["map@1,2", "map@100,0,z3", "map@a,b,zc", "map@1,2,z3,4"] {
        let text = format!("arrest-atlas-view:1 {text}");
        let error = text.parse::<ViewLine>().expect_err("no view").to_string();
        assert!(error.contains("no position of the map"), "{error}");
    }
    let error = "arrest-atlas-view:1 picture".parse::<ViewLine>();
    let error = error.expect_err("no view").to_string();
    assert!(error.starts_with("“picture” in column 21 means nothing here"));
}

#[test]
fn what_the_dataset_does_not_have_is_told_and_nothing_changes() {
    for (text, expect) in [
        ("map select:ufa", "there is no place “ufa” here"),
        ("map doc:x", "there is no document “x” here"),
        ("map doc:d quote:x", "there is no claim “x” here"),
        (
            "map doc:d quote:a piece:9",
            "the claim “a” has no quote number 9 from this document",
        ),
        (
            "dataset:other map select:ufa",
            "there is no place “ufa” here. The view is of the dataset “other”: open that one first",
        ),
    ] {
        let mut state = three();
        let before = seen(&state);
        let parsed = format!("arrest-atlas-view:1 {text}").parse();
        state.apply(Command::OpenView(Box::new(parsed.expect("a view"))));
        assert_eq!(
            state.notice,
            Some(Notice::ViewNotShown(expect.to_owned())),
            "{text}"
        );
        assert_eq!(seen(&state), before);
    }
}

#[test]
fn a_place_may_be_named_by_hand() {
    let mut state = three();
    let parsed = "arrest-atlas-view:1 map select:Tomsk".parse();
    state.apply(Command::OpenView(Box::new(parsed.expect("a view"))));
    assert!(seen(&state).contains("; Tomsk;"), "{}", seen(&state));
}

fn lines() -> impl Strategy<Value = ViewLine> {
    // To about a metre, which is what the line says.
    let camera = (-8_500_000..8_500_000, -18_000_000..18_000_000, 1000..12_000);
    let camera = camera.prop_map(|(north, east, zoom)| {
        let to = |number: i32, steps: f64| f64::from(number) / steps;
        Camera::new(to(north, 1e5), to(east, 1e5), to(zoom, 1e3))
    });
    let quote = (any::<String>(), 1_usize..99).prop_map(|(claim, piece)| Quote { claim, piece });
    (
        any::<String>(),
        prop::sample::select(MainView::ALL.to_vec()),
        prop::option::of(camera),
        prop::option::of(any::<String>()),
        prop::option::of(any::<String>()),
        prop::option::of(quote),
        "[a-z:\" |-]*",
    )
        .prop_map(
            |(dataset, main_view, camera, place, document, quote, query)| ViewLine {
                dataset,
                main_view,
                camera,
                place,
                document,
                quote,
                query: query.trim().to_owned(),
            },
        )
}

proptest! {
    #[test]
    fn every_view_is_read_as_it_was_written(line in lines()) {
        let text = line.to_string();
        prop_assert!(!text.contains(['\n', '\r']));
        prop_assert_eq!(text.parse::<ViewLine>(), Ok(line));
    }

    #[test]
    fn no_text_makes_the_reading_of_views_fail(text in "(arrest-atlas-view:1 )?\\PC*") {
        if let Ok(line) = text.parse::<ViewLine>() {
            let again = line.to_string().parse::<ViewLine>();
            prop_assert_eq!(again, Ok(line));
        }
    }
}
