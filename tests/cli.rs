//! The command line without a process: what it prints, and how it ends.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "cli/query.rs"]
mod query;

use arrest_atlas::cli::{Outcome, Theme, WindowOptions, run};
use std::path::{Path, PathBuf};

const DATASET: &str = include_str!("../data/navalny-2021-01-31.json");
const ARTICLE: &str = include_str!("../data/sources/atalayar-navalny-protests.txt");

/// What a command line prints, and how it ends.
struct Ran {
    outcome: Outcome,
    out: String,
    err: String,
}

fn ran(args: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = std::iter::once("arrest-atlas").chain(args.iter().copied());
    let outcome = run(args, &mut out, &mut err);
    Ran {
        outcome,
        out: String::from_utf8(out).unwrap(),
        err: String::from_utf8(err).unwrap(),
    }
}

/// A folder with the bundled dataset, changed, and its article.
struct Copy {
    _folder: tempfile::TempDir,
    file: PathBuf,
}

fn copy_with(from: &str, to: &str) -> Copy {
    assert!(DATASET.contains(from), "{from}");
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("sources")).unwrap();
    let article = folder.path().join("sources/atalayar-navalny-protests.txt");
    std::fs::write(article, ARTICLE).unwrap();
    let file = folder.path().join("copy.json");
    std::fs::write(&file, DATASET.replacen(from, to, 1)).unwrap();
    Copy {
        _folder: folder,
        file,
    }
}

/// Audits a changed copy: it must end with `code` and say each of `words`.
#[track_caller]
fn check(from: &str, to: &str, code: u8, words: &[&str]) {
    let copy = copy_with(from, to);
    let ran = ran(&["audit", copy.file.to_str().unwrap()]);
    assert_eq!(ran.outcome, Outcome::Exit(code), "{}", ran.out);
    for words in words {
        assert!(ran.out.contains(words), "{words:?} is not in\n{}", ran.out);
    }
}

#[test]
fn the_bundled_dataset_passes() {
    let ran = ran(&["audit", "data/navalny-2021-01-31.json"]);
    assert_eq!(ran.outcome, Outcome::Exit(0), "{}", ran.out);
    let summary = "12 claims: 12 verified; 16 of 16 quotes found; mapped 2,976 of at least 5,300; \
                   at least 2,324 in 86 other cities not located";
    assert!(ran.out.contains(summary), "{}", ran.out);
    assert!(ran.out.contains("0 errors, 0 warnings"), "{}", ran.out);
    assert_eq!(ran.err, "");
}

#[test]
fn quiet_leaves_the_summary() {
    let ran = ran(&["audit", "--quiet", "data/navalny-2021-01-31.json"]);
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
}

#[test]
fn warnings_fail_only_where_they_are_denied() {
    let copy = copy_with("\"start\": 302", "\"start\": 301");
    let file = copy.file.to_str().unwrap();
    assert_eq!(ran(&["audit", file]).outcome, Outcome::Exit(0));
    let denied = ran(&["audit", file, "--deny", "warnings"]);
    assert_eq!(denied.outcome, Outcome::Exit(1));
    assert!(
        denied.out.contains("warning[position-wrong]"),
        "{}",
        denied.out
    );
}

#[test]
fn a_changed_quote_is_an_error_with_line_and_path() {
    check(
        "In Novosibirsk, Russia's third largest city",
        "In Novosibirsk, Russia's second largest city",
        1,
        &[
            "error[quote-not-found]",
            "claim novosibirsk-protesters",
            "copy.json:415:20 (claims[7].evidence[0].exact)",
        ],
    );
}

#[test]
fn a_duplicate_key_is_an_error_with_line_and_path() {
    check(
        "\"number\": 1800",
        "\"number\": 1800, \"number\": 18",
        1,
        &["[duplicate-key]", "copy.json:180:", "claims[1].value"],
    );
}

#[test]
fn a_swapped_coordinate_is_an_error_with_line_and_path() {
    check(
        "\"lat\": 55.752,\n      \"lon\": 37.6178",
        "\"lat\": 37.6178,\n      \"lon\": 55.752",
        1,
        &["error[coordinates-swapped]", "copy.json:64:", "places[1]"],
    );
}

#[test]
fn an_unknown_key_is_an_error_with_line_and_path() {
    check(
        "\"part_of\": \"russia-arrests\"",
        "\"partof\": \"russia-arrests\"",
        1,
        &["error[unknown-key]", "copy.json:216:", "claims[1]", "^"],
    );
}

#[test]
fn a_changed_number_stands_under_carets_in_the_article() {
    check(
        "\"number\": 60",
        "\"number\": 66",
        1,
        &[
            "error[number-not-in-quote]: Claim: at least 66 · text: “at least 60”",
            "sources/atalayar-navalny-protests.txt:7:",
            "^^^^^^^^^^^\n",
        ],
    );
}

#[test]
fn a_missing_text_is_an_error() {
    check(
        "sources/atalayar",
        "sources/another",
        1,
        &["error[document-missing]", "there is no such file"],
    );
}

#[test]
fn a_text_outside_the_folder_is_not_read() {
    check(
        "sources/atalayar-navalny-protests.txt",
        "../secret.txt",
        1,
        &["file"],
    );
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let copy = copy_with("\"format\"", "\"format\"");
    let folder = copy.file.parent().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let secret = elsewhere.path().join("secret.txt");
    std::fs::write(&secret, ARTICLE).unwrap();
    let article = folder.join("sources/atalayar-navalny-protests.txt");
    std::fs::remove_file(&article).unwrap();
    std::os::unix::fs::symlink(&secret, &article).unwrap();
    let ran = ran(&["audit", copy.file.to_str().unwrap()]);
    assert!(ran.out.contains("outside the folder"), "{}", ran.out);
}

#[test]
fn a_missing_file_cannot_be_read() {
    let ran = ran(&["audit", "no-such-file.json"]);
    assert_eq!(ran.outcome, Outcome::Exit(2));
    assert!(
        ran.out.contains("there is no such file: no-such-file.json"),
        "{}",
        ran.out
    );
}

#[test]
fn a_folder_cannot_be_read() {
    assert_eq!(ran(&["audit", "data"]).outcome, Outcome::Exit(2));
}

#[test]
fn what_is_no_json_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.json");
    std::fs::write(
        &file,
        "{\n  \"format\": \"arrest-atlas\",\n  \"version\" \"1.0\"\n}",
    )
    .unwrap();
    let ran = ran(&["audit", file.to_str().unwrap()]);
    assert_eq!(ran.outcome, Outcome::Exit(2));
    assert!(ran.out.contains("broken.json:3:"), "{}", ran.out);
}

#[test]
fn several_files_have_one_summary_and_the_worst_exit_code() {
    let ran = ran(&[
        "audit",
        "-q",
        "data/navalny-2021-01-31.json",
        "no-such-file.json",
    ]);
    assert_eq!(ran.outcome, Outcome::Exit(2));
    assert!(
        ran.out
            .ends_with("2 files: 0 errors, 0 warnings, 8 notes; 1 cannot be read, 1 can\n"),
        "{}",
        ran.out
    );
}

#[test]
fn what_is_no_dataset_cannot_be_read_and_the_rest_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| -> String {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let empty = file("empty.json", b"");
    let binary = file("binary.json", &[0, 159, 146, 150, 0, 1, 2, 255, 254]);
    let prose = file("prose.json", b"At least 20 people were arrested.");
    let list = file("list.json", b"[1, 2, 3]");
    let folder = folder.path().to_str().unwrap();
    for unreadable in [&empty, &binary, &prose, &list, folder, "no-such-file.json"] {
        let ran = ran(&["audit", "-q", unreadable, "data/navalny-2021-01-31.json"]);
        assert_eq!(ran.outcome, Outcome::Exit(2), "{unreadable}: {}", ran.out);
        assert!(ran.out.contains("error"), "{unreadable}: {}", ran.out);
        assert!(
            ran.out.contains("16 of 16 quotes found"),
            "{unreadable}: {}",
            ran.out
        );
        assert!(
            ran.out.ends_with("1 cannot be read, 1 can\n"),
            "{unreadable}: {}",
            ran.out
        );
    }
}

/// A dataset of one claim over a text, audited; the report.
fn report_on(text: &str, exact: &str, value: &str) -> String {
    let dataset = serde_json::json!({
        "format": "arrest-atlas", "version": "1.0", "id": "one", "title": "Made up",
        "metrics": [{ "id": "arrests", "label": "Arrests", "unit": "people" }],
        "documents": [{ "id": "a", "title": "Made up", "text": text }],
        "places": [{ "id": "ash", "name": "Ashbury", "kind": "city" }],
        "claims": [{
            "id": "c", "metric": "arrests", "place": "ash", "value": value,
            "evidence": [{ "document": "a", "exact": exact }]
        }]
    });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("one.json");
    std::fs::write(&file, dataset.to_string()).unwrap();
    ran(&["audit", file.to_str().unwrap()]).out
}

#[test]
fn carets_stand_under_the_words_whatever_stands_before_them() {
    // The number of cells before the carets: two for each wide letter, none for a mark on one.
    for (before, cells) in [
        ("On that day ", 12),
        ("東京で ", 7),
        ("Cafe\u{301}s shut. ", 12),
        ("\tThen ", 6),
    ] {
        let out = report_on(
            &format!("{before}20 were held in Ashbury."),
            "20 were held in Ashbury",
            "30",
        );
        let lines: Vec<&str> = out.lines().collect();
        let row = lines.iter().position(|line| line.contains("^^")).unwrap();
        let indent = lines[row].split('|').nth(1).unwrap();
        assert_eq!(indent.find('^'), Some(1 + cells), "{before:?}:\n{out}");
    }
}

#[test]
fn the_keys_of_the_json_report_are_only_ever_added_to() {
    fn keys(value: &serde_json::Value, path: &str, into: &mut std::collections::BTreeSet<String>) {
        match value {
            serde_json::Value::Object(entries) => {
                for (key, value) in entries {
                    let path = format!("{path}.{key}");
                    keys(value, &path, into);
                    into.insert(path);
                }
            }
            serde_json::Value::Array(rows) => {
                for row in rows {
                    keys(row, &format!("{path}[]"), into);
                }
            }
            _ => {}
        }
    }
    let copy = copy_with("\"number\": 60", "\"number\": 66, \"x-note\": 1");
    let ran = ran(&[
        "audit",
        "--format",
        "json",
        copy.file.to_str().unwrap(),
        "no-such-file.json",
    ]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let mut found = std::collections::BTreeSet::new();
    keys(&report, "", &mut found);
    for key in [
        ".format",
        ".version",
        ".exit_code",
        ".files",
        ".files[].file",
        ".files[].readable",
        ".files[].message",
        ".files[].summary",
        ".files[].summary.claims",
        ".files[].summary.verified",
        ".files[].summary.warning",
        ".files[].summary.broken",
        ".files[].summary.unchecked",
        ".files[].summary.unsourced",
        ".files[].summary.quotes",
        ".files[].summary.quotes_found",
        ".files[].summary.errors",
        ".files[].summary.warnings",
        ".files[].summary.information",
        ".files[].summary.ledger",
        ".files[].problems",
        ".files[].findings",
        ".files[].findings[].severity",
        ".files[].findings[].code",
        ".files[].findings[].message",
        ".files[].findings[].help",
        ".files[].findings[].claim",
        ".files[].findings[].evidence",
        ".files[].findings[].document",
        ".files[].findings[].line",
        ".files[].findings[].column",
        ".files[].findings[].span",
        ".files[].findings[].path",
        ".files[].findings[].path_line",
        ".files[].findings[].path_column",
        ".files[].claims",
        ".files[].claims[].id",
        ".files[].claims[].verdict",
    ] {
        assert!(found.contains(key), "{key} is gone: {found:#?}");
    }
}

#[test]
fn wrong_usage_ends_with_two() {
    for args in [
        &["audit"][..],
        &["--nonsense"],
        &["--size", "wide"],
        &["audit", "a.json", "--format", "pdf"],
    ] {
        let ran = ran(args);
        assert_eq!(ran.outcome, Outcome::Exit(2), "{args:?}");
        assert_eq!(ran.out, "");
        assert!(ran.err.starts_with("error:"), "{}", ran.err);
    }
}

#[test]
fn help_and_version_are_no_errors() {
    let help = ran(&["--help"]);
    assert_eq!(help.outcome, Outcome::Exit(0));
    assert!(help.out.contains("--select <PLACE>"), "{}", help.out);
    let version = ran(&["--version"]);
    assert_eq!(
        version.out,
        format!("arrest-atlas {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn the_schema_is_the_committed_one() {
    let committed = std::fs::read_to_string("data/dataset.schema.json").unwrap();
    assert_eq!(ran(&["schema"]).out, committed);
}

#[test]
fn without_a_task_it_is_the_window() {
    assert_eq!(ran(&[]).outcome, Outcome::Window(Box::default()));
    let options = [
        "a.json",
        "--select",
        "Moscow",
        "--theme",
        "dark",
        "--size",
        "960x600",
        "--query",
        "-tag:night days:all",
    ];
    assert_eq!(
        ran(&options).outcome,
        Outcome::Window(Box::new(WindowOptions {
            files: vec![Path::new("a.json").to_owned()],
            select: Some("Moscow".to_owned()),
            query: "-tag:night days:all".parse().ok(),
            theme: Some(Theme::Dark),
            size: Some((960, 600)),
            ..WindowOptions::default()
        }))
    );
}

#[test]
fn a_view_is_given_as_text_and_told_where_it_is_wrong() {
    let text = "arrest-atlas-view:1 findings select:moscow | days:2021-01-31";
    let view = text.parse().expect("a view");
    let expect = WindowOptions {
        view: Some(view),
        ..WindowOptions::default()
    };
    let given = ran(&["--view", text]).outcome;
    assert_eq!(given, Outcome::Window(Box::new(expect)));
    let wrong = ran(&["--view", "arrest-atlas-view:1 mop"]);
    assert_eq!(wrong.outcome, Outcome::Exit(2));
    let words = "“mop” in column 21 means nothing here";
    assert!(wrong.err.contains(words), "{}", wrong.err);
    let both = ran(&["--view", text, "--select", "Moscow"]);
    assert_eq!(both.outcome, Outcome::Exit(2));
}

#[test]
fn the_window_takes_the_options_for_tables() {
    let ran = ran(&[
        "a.csv",
        "b.csv",
        "--preset",
        "acled",
        "--map",
        "place=Wo",
        "--sheet",
        "2021",
        "--separator",
        "tab",
        "--encoding",
        "windows-1251",
        "--header-row",
        "3",
        "--member",
        "data",
    ]);
    let Outcome::Window(window) = ran.outcome else {
        panic!("{:?}: {}", ran.outcome, ran.err);
    };
    let load = window.load.unwrap();
    assert_eq!(window.files.len(), 2);
    assert_eq!(load.preset.as_deref(), Some("acled"));
    assert!(load.mapping.is_some());
    assert_eq!(load.read.sheet.as_deref(), Some("2021"));
    assert_eq!(load.read.separator, Some('\t'));
    assert_eq!(load.read.header_row, Some(3));
    assert_eq!(load.read.member.as_deref(), Some("data"));
    assert!(load.read.encoding.is_some());
}

#[test]
fn words_for_tables_that_mean_nothing_are_told_before_there_is_a_window() {
    for (args, words) in [
        (
            &["a.csv", "--preset", "acledd"][..],
            "did you mean \"acled\"?",
        ),
        (&["a.csv", "--map", "plaze=Wo"], "did you mean \"place\"?"),
        (&["a.csv", "--separator", "ab"], "is no separator"),
        (&["--preset", "acled"], "need a FILE"),
    ] {
        let ran = ran(args);
        assert_eq!(ran.outcome, Outcome::Exit(2), "{args:?}");
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
    }
}

#[test]
fn a_query_that_is_none_is_wrong_usage_and_says_where() {
    let ran = ran(&["--query", "days:2021-13-01"]);
    assert_eq!(ran.outcome, Outcome::Exit(2));
    assert!(
        ran.err.contains("column 6: “2021-13-01” is no day"),
        "{}",
        ran.err
    );
}

#[test]
fn the_json_report_is_stable() {
    let copy = copy_with("\"number\": 60", "\"number\": 66");
    let ran = ran(&["audit", "--format", "json", copy.file.to_str().unwrap()]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["format"], "arrest-atlas-audit");
    assert_eq!(report["exit_code"], 1);
    let file = &report["files"][0];
    assert_eq!(file["summary"]["claims"], 12);
    assert_eq!(file["summary"]["broken"], 1);
    let finding = &file["findings"][0];
    assert_eq!(finding["code"], "number-not-in-quote");
    assert_eq!(finding["claim"], "russia-journalists");
    assert_eq!(finding["evidence"], 0);
    assert_eq!(finding["document"], "atalayar");
    assert_eq!(finding["line"], 7);
    assert_eq!(finding["span"], serde_json::json!([621, 632]));
    assert_eq!(file["claims"][5]["verdict"], "broken");
}

#[test]
fn the_markdown_report_is_a_table() {
    let copy = copy_with("\"number\": 60", "\"number\": 66");
    let ran = ran(&[
        "audit",
        "--format",
        "markdown",
        "-q",
        copy.file.to_str().unwrap(),
    ]);
    assert!(
        ran.out
            .contains("| error | number-not-in-quote | russia-journalists, "),
        "{}",
        ran.out
    );
}

/// A reader that goes away, as `| head` does.
struct Gone;

impl std::io::Write for Gone {
    fn write(&mut self, _bytes: &[u8]) -> std::io::Result<usize> {
        Err(std::io::Error::from(std::io::ErrorKind::BrokenPipe))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_is_no_panic() {
    let args = ["arrest-atlas", "audit", "data/navalny-2021-01-31.json"];
    assert_eq!(run(args, &mut Gone, &mut Gone), Outcome::Exit(0));
}
