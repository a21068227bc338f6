//! The README tells the truth: its keys are the program's, its datasets load.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]
use arrest_atlas::app::Action;
use arrest_atlas::load::load;

const README: &str = include_str!("../README.md");

/// What stands between two marks of the README.
fn between<'a>(start: &str, end: &str) -> &'a str {
    let (_, rest) = README
        .split_once(start)
        .expect("the README has the first mark");
    rest.split_once(end)
        .expect("the README has the second mark")
        .0
        .trim()
}

/// Asks for another table with `UPDATE_README=1 cargo test --test readme`.
#[test]
fn the_keys_are_those_of_the_table_of_actions() {
    let written = between("<!-- keys -->", "<!-- /keys -->");
    let table = Action::table();
    if std::env::var_os("UPDATE_README").is_some() {
        let updated = README.replacen(
            &format!("<!-- keys -->\n{written}"),
            &format!("<!-- keys -->\n{}", table.trim()),
            1,
        );
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"), updated)
            .expect("the README can be written");
        return;
    }
    if cfg!(target_os = "macos") {
        // There the same table says ⌘.
        return;
    }
    assert_eq!(written, table.trim());
}

#[test]
fn every_dataset_in_it_loads_without_an_error() {
    let blocks: Vec<&str> = README
        .split("```json\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("```"))
        .map(|(block, _)| block)
        .collect();
    assert_eq!(blocks.len(), 2, "the smallest dataset and the short form");
    for block in blocks {
        let loaded = load(block.as_bytes(), "README.json", &()).expect("it can be read");
        let errors: Vec<String> = loaded
            .problems
            .iter()
            .filter(|problem| problem.severity == arrest_atlas::model::Severity::Error)
            .map(ToString::to_string)
            .collect();
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(loaded.dataset.claims.len(), 1);
    }
}

#[test]
fn the_audit_it_shows_is_what_the_program_prints() {
    let mut out = Vec::new();
    let mut err = Vec::new();
    let args = [
        "arrest-atlas",
        "audit",
        "--quiet",
        "data/navalny-2021-01-31.json",
    ];
    arrest_atlas::cli::run(args, &mut out, &mut err);
    let printed = String::from_utf8(out).expect("the report is UTF-8");
    let shown = between("<!-- audit-output -->\n```text\n", "```");
    assert_eq!(shown, printed.trim());
}
