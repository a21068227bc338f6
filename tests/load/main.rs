//! What the loader reads, what it reports, and what it keeps.

mod bundled;
mod claims;
mod files;
mod lists;
mod pieces;
mod round_trip;
mod schema;
mod short_form;
mod size;
mod values;

use arrest_atlas::load::{Loaded, load};
use arrest_atlas::model::Problem;

const BUNDLED: &str = include_str!("../../data/navalny-2021-01-31.json");

/// A small dataset with `claims` in it; its claims begin on line 7.
fn dataset(claims: &str) -> String {
    format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "made up",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }}],
"documents": [{{ "id": "d", "title": "Made up", "text": "At least 20 people were held in Omsk." }}],
"places": [{{ "id": "omsk", "name": "Omsk", "kind": "city", "country": "RU", "lat": 54.99, "lon": 73.37 }},
{{ "id": "russia", "name": "Russia", "kind": "country" }}],
"claims": [
{claims}
] }}"#
    )
}

/// A dataset with one list, whose entries begin on line 2, and no claims.
fn with_list(key: &str, entries: &str) -> String {
    format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "made up", "{key}": [
{entries}
], "claims": [] }}"#
    )
}

const GOOD: &str = r#"{ "id": "good", "metric": "arrests", "place": "omsk", "value": 20 }"#;

#[track_caller]
fn read(text: &str) -> Loaded {
    match load(text.as_bytes(), "made-up.json", &()) {
        Ok(loaded) => loaded,
        Err(error) => panic!("not read: {error}"),
    }
}

/// `code line:column path`, one line for each problem.
fn in_short(problems: &[Problem]) -> String {
    let line = |problem: &Problem| match &problem.location {
        Some(at) => format!(
            "{} {}:{} {}",
            problem.code, at.line, at.column, problem.path
        ),
        None => problem.code.to_owned(),
    };
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| line(problem).trim_end().to_owned())
        .collect();
    lines.join("\n")
}

/// The problems of a file that is read.
#[track_caller]
fn check(text: &str, expected: &str) -> Loaded {
    let loaded = read(text);
    assert_eq!(
        in_short(&loaded.problems),
        expected,
        "{:#?}",
        loaded.problems
    );
    let has_help = |problem: &Problem| !problem.help.is_empty();
    assert!(loaded.problems.iter().all(has_help));
    loaded
}

/// The problems of claims that stand on line 7 and after, and how many claims are left.
#[track_caller]
fn check_claims(claims: &str, expected: &str, left: usize) -> Loaded {
    let loaded = check(&dataset(claims), expected);
    assert_eq!(loaded.dataset.claims.len(), left);
    loaded
}

/// The one problem of a file that cannot be read, and a part of its message or help.
#[track_caller]
fn refused(bytes: &[u8], expected: &str, says: &str) {
    let Err(error) = load(bytes, "made-up.json", &()) else {
        panic!("it was read");
    };
    assert_eq!(in_short(error.problems()), expected, "{error:#?}");
    let problem = &error.problems()[0];
    let said = format!("{} {}", problem.message, problem.help);
    assert!(said.contains(says), "{said}");
}

#[track_caller]
fn help_of(text: &str) -> String {
    read(text).problems[0].help.clone()
}
