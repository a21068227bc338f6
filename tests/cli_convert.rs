//! `convert` without a process: what it writes, what it refuses, and what it says about both.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use arrest_atlas::cli::{Outcome, run};
use arrest_atlas::load::load;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const DATASET: &str = include_str!("../data/navalny-2021-01-31.json");
const ARTICLE: &str = include_str!("../data/sources/atalayar-navalny-protests.txt");
const EVERYTHING: &str = include_str!("cases/everything.json");
const SHORT: &str = r#"[
  { "city": "Moscow", "lat": 55.752, "lon": 37.6178, "arrests": 1800, "date": "2021-01-31",
    "sentences": ["Police in Moscow made 1,800 arrests (made up)."], "source": "A test", "mood": "grim" },
  { "city": "Omsk", "arrests": "at least 20" }
]"#;

/// How a conversion ended, and what it printed.
struct Ran {
    code: Outcome,
    out: String,
    err: String,
}

#[track_caller]
fn convert(args: &[&Path]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let words = ["arrest-atlas", "convert"].map(Path::new);
    let code = run(words.iter().chain(args).copied(), &mut out, &mut err);
    Ran {
        code,
        out: String::from_utf8(out).unwrap(),
        err: String::from_utf8(err).unwrap(),
    }
}

impl Ran {
    /// It ended with `code` and said each of `words`.
    #[track_caller]
    fn ended(self, code: u8, words: &[&str]) -> Self {
        assert_eq!(self.code, Outcome::Exit(code), "{}", self.err);
        for words in words {
            assert!(
                self.err.contains(words),
                "{words:?} is not in\n{}",
                self.err
            );
        }
        self
    }
}

fn out(path: &Path) -> [&Path; 2] {
    [Path::new("--out"), path]
}

/// A folder with one file in it.
fn folder_with(name: &str, text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, text).unwrap();
    (folder, file)
}

/// A folder with the bundled dataset and its article.
fn bundled_copy() -> (TempDir, PathBuf) {
    let (folder, file) = folder_with("january.json", DATASET);
    fs::create_dir(folder.path().join("sources")).unwrap();
    fs::write(article_in(folder.path()), ARTICLE).unwrap();
    (folder, file)
}

fn article_in(folder: &Path) -> PathBuf {
    folder.join("sources/atalayar-navalny-protests.txt")
}

/// The names of what lies in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn our_own_format_is_converted_byte_for_byte() {
    let (folder, file) = bundled_copy();
    let copy = folder.path().join("copy.json");
    let words = [
        "january.json: 12 claims, ",
        "written to ",
        "copy.json; 0 errors, 0 warnings, 0 notes\n",
    ];
    let ran = convert(&[&[&*file], &out(&copy)[..]].concat()).ended(0, &words);
    assert_eq!(fs::read_to_string(&copy).unwrap(), DATASET);
    assert_eq!(ran.out, "");
}

#[test]
fn a_second_conversion_changes_nothing() {
    let (folder, file) = folder_with("a.json", EVERYTHING);
    let once = folder.path().join("once.json");
    let twice = folder.path().join("twice.json");
    convert(&[&[&*file], &out(&once)[..]].concat()).ended(0, &[]);
    convert(&[&[&*once], &out(&twice)[..]].concat()).ended(0, &[]);
    let once = fs::read(once).unwrap();
    assert_eq!(fs::read(twice).unwrap(), once);
}

#[test]
fn the_short_form_keeps_its_figures_its_sentences_and_its_other_cells() {
    let (folder, file) = folder_with("short.json", SHORT);
    let long = folder.path().join("long.json");
    convert(&[&[&*file], &out(&long)[..]].concat()).ended(0, &["2 claims, 2 places"]);
    let text = fs::read_to_string(&long).unwrap();
    let (short, long) = (read(SHORT), read(&text));
    assert!(text.contains(r#""x-mood": "grim""#), "{text}");
    assert_eq!(claims(&short), claims(&long));
    assert_eq!(claims(&long).len(), 2);
}

fn read(text: &str) -> arrest_atlas::model::Dataset {
    load(text.as_bytes(), "a.json", &()).unwrap().dataset
}

/// What each claim says, with its quotes.
fn claims(dataset: &arrest_atlas::model::Dataset) -> Vec<String> {
    let claims = &dataset.claims;
    claims
        .iter()
        .map(|claim| {
            let quotes: Vec<&str> = claims.evidence(claim.id).map(|it| it.exact).collect();
            let place = &dataset.place(claim.place).name;
            format!(
                "{} {place} {:?} {} {quotes:?}",
                claim.name, claim.date, claim.value
            )
        })
        .collect()
}

#[test]
fn a_text_that_would_not_be_found_is_taken_into_the_dataset() {
    let (folder, file) = bundled_copy();
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("copy.json");
    convert(&[&[&*file], &out(&copy)[..]].concat()).ended(
        0,
        &["1 text taken into it, since the dataset goes to another folder"],
    );
    let text = fs::read_to_string(&copy).unwrap();
    assert!(text.contains(r#""x-file": "sources/atalayar-navalny-protests.txt""#));
    drop(folder);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let audit = [Path::new("arrest-atlas"), Path::new("audit"), &copy];
    let code = run(audit, &mut out, &mut err);
    let report = String::from_utf8(out).unwrap();
    assert_eq!(code, Outcome::Exit(0), "{report}");
    assert!(report.contains("16 of 16 quotes found"), "{report}");
}

#[test]
fn a_text_with_a_byte_order_mark_still_has_the_right_hash_inside() {
    let marked = format!("\u{feff}{ARTICLE}");
    let (folder, file) = bundled_copy();
    fs::write(article_in(folder.path()), &marked).unwrap();
    // The hash of the file with its mark, from the report of an audit of it.
    let hash = arrest_atlas::load::decode_text(marked.as_bytes());
    let arrest_atlas::model::DocumentText::Attached { sha256, .. } = hash else {
        panic!("the article is text");
    };
    let at = DATASET.find("\"sha256\": \"").unwrap() + "\"sha256\": \"".len();
    let mut stated = DATASET.to_owned();
    stated.replace_range(at..at + 64, &sha256);
    fs::write(&file, stated).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("copy.json");
    convert(&[&[&*file], &out(&copy)[..]].concat()).ended(0, &["1 text taken"]);
    let text = fs::read_to_string(&copy).unwrap();
    assert!(text.contains(&format!("\"x-file-sha256\": \"{sha256}\"")));
    let own = DATASET.get(at..at + 64).unwrap();
    assert!(text.contains(&format!("\"sha256\": \"{own}\"")), "{text}");
}

#[test]
fn a_missing_text_stays_named_and_is_told() {
    let (folder, file) = folder_with("january.json", DATASET);
    let copy = folder.path().join("copy.json");
    convert(&[&[&*file], &out(&copy)[..]].concat())
        .ended(0, &["no text to go with ", "there is no such file"]);
    assert_eq!(fs::read_to_string(&copy).unwrap(), DATASET);
}

#[test]
fn the_standard_output_gets_the_dataset_and_nothing_else() {
    let (_folder, file) = folder_with("a.json", EVERYTHING);
    let ran = convert(&[&[&*file], &out(Path::new("-"))[..]].concat()).ended(0, &["a.json: "]);
    assert_eq!(read(&ran.out).claims.len(), read(EVERYTHING).claims.len());
    assert!(ran.out.starts_with('{') && ran.out.ends_with('}'));
}

#[test]
fn a_broken_file_writes_nothing() {
    for text in [
        "{\n  \"format\": \"arrest-atlas\",\n  \"version\" \"1.0\"\n}",
        "",
        "<html>",
    ] {
        let (folder, file) = folder_with("broken.json", text);
        let copy = folder.path().join("copy.json");
        convert(&[&[&*file], &out(&copy)[..]].concat()).ended(2, &["broken.json: cannot be read"]);
        assert_eq!(names(folder.path()), ["broken.json"]);
    }
}

#[test]
fn a_file_whose_every_claim_is_wrong_writes_nothing() {
    let wrong = r#"{ "format": "arrest-atlas", "version": "1.0", "id": "a", "title": "made up",
        "metrics": [], "documents": [], "places": [],
        "claims": [{ "id": "a", "metric": "none", "place": "none", "value": -1 }] }"#;
    let (folder, file) = folder_with("wrong.json", wrong);
    let copy = folder.path().join("copy.json");
    convert(&[&[&*file], &out(&copy)[..]].concat()).ended(2, &["no claim could be read"]);
    assert_eq!(names(folder.path()), ["wrong.json"]);
}

#[test]
fn what_is_left_out_is_told_with_line_column_and_reason() {
    let wrong = SHORT.replace("\"at least 20\"", "-3");
    let (folder, file) = folder_with("short.json", &wrong);
    let copy = folder.path().join("copy.json");
    let words = [
        "error[",
        "short.json:4:",
        "1 error, ",
        "what the errors name is left out or changed",
    ];
    convert(&[&[&*file], &out(&copy)[..]].concat()).ended(0, &words);
    assert_eq!(read(&fs::read_to_string(copy).unwrap()).claims.len(), 1);
}

#[test]
fn an_existing_file_is_replaced_only_by_force() {
    let (folder, file) = folder_with("a.json", EVERYTHING);
    let old = folder.path().join("old.json");
    fs::write(&old, "old").unwrap();
    let args = [&[&*file], &out(&old)[..]].concat();
    let words = [
        "there is a file with this name already",
        "replace this one with --force",
    ];
    convert(&args).ended(2, &words);
    assert_eq!(fs::read_to_string(&old).unwrap(), "old");
    convert(&[&args[..], &[Path::new("--force")]].concat()).ended(0, &["written to"]);
    assert_ne!(fs::read_to_string(&old).unwrap(), "old");
}

#[test]
fn a_file_is_not_its_own_target_without_force() {
    let (_folder, file) = folder_with("short.json", SHORT);
    let args = [&[&*file], &out(&file)[..]].concat();
    convert(&args).ended(2, &["already"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), SHORT);
    convert(&[&args[..], &[Path::new("--force")]].concat()).ended(0, &[]);
    assert!(fs::read_to_string(&file).unwrap().contains("\"format\""));
}

#[test]
fn force_never_loses_what_could_not_be_read() {
    let wrong = SHORT.replace("\"at least 20\"", "-3");
    let (_folder, file) = folder_with("short.json", &wrong);
    let args = [&[&*file], &out(&file)[..], &[Path::new("--force")]].concat();
    convert(&args).ended(
        2,
        &[
            "not replaced: what its 1 error name",
            "write to another file",
        ],
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), wrong);
}

#[test]
fn several_files_go_to_a_folder() {
    let (folder, first) = folder_with("a.json", SHORT);
    let second = folder.path().join("b.json");
    fs::write(&second, EVERYTHING).unwrap();
    let to = tempfile::tempdir().unwrap();
    let files = [&*first, &*second];
    convert(&[&files[..], &out(to.path())].concat()).ended(0, &["a.json: ", "b.json: "]);
    assert_eq!(names(to.path()), ["a.json", "b.json"]);
    let nowhere = to.path().join("nowhere");
    convert(&[&files[..], &out(&nowhere)].concat()).ended(2, &["no such folder"]);
    convert(&[&files[..], &out(Path::new("-"))].concat()).ended(2, &["one dataset"]);
}

#[test]
fn one_broken_file_of_several_does_not_stop_the_others() {
    let (folder, first) = folder_with("a.json", "nothing");
    let second = folder.path().join("b.json");
    fs::write(&second, SHORT).unwrap();
    let to = tempfile::tempdir().unwrap();
    convert(&[&[&*first, &*second], &out(to.path())[..]].concat())
        .ended(2, &["a.json: cannot be read"]);
    assert_eq!(names(to.path()), ["b.json"]);
}

#[test]
fn two_files_never_become_one() {
    let (folder, first) = folder_with("a.json", SHORT);
    let second = folder.path().join("a.txt");
    fs::write(&second, EVERYTHING).unwrap();
    let to = tempfile::tempdir().unwrap();
    convert(&[&[&*first, &*second], &out(to.path())[..]].concat()).ended(2, &["two of the files"]);
    assert_eq!(names(to.path()), [""; 0]);
}

#[test]
fn a_folder_that_is_not_there_is_not_made() {
    let (folder, file) = folder_with("a.json", SHORT);
    let copy = folder.path().join("new/copy.json");
    convert(&[&[&*file], &out(&copy)[..]].concat()).ended(2, &["there is no such folder"]);
    assert_eq!(names(folder.path()), ["a.json"]);
}

#[cfg(unix)]
#[test]
fn a_link_is_written_through_and_a_device_is_left_alone() {
    let (folder, file) = folder_with("a.json", SHORT);
    let (real, link) = (
        folder.path().join("real.json"),
        folder.path().join("link.json"),
    );
    fs::write(&real, "old").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let force = Path::new("--force");
    convert(&[&[&*file], &out(&link)[..], &[force]].concat()).ended(0, &[]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&real).unwrap().starts_with('{'));
    let device = Path::new("/dev/null");
    convert(&[&[&*file], &out(device)[..], &[force]].concat()).ended(2, &["device or a pipe"]);
}

#[test]
fn the_row_report_of_a_table_is_written_beside_the_dataset() {
    let table = "place,lat,lon,arrests\nMoscow,55.75,37.62,20\nOmsk,55,73.4,-3\n";
    let (folder, file) = folder_with("made-up.csv", table);
    let (copy, report) = (
        folder.path().join("copy.json"),
        folder.path().join("rows.csv"),
    );
    let option = [Path::new("--report"), &report];
    convert(&[&[&*file], &out(&copy)[..], &option[..]].concat()).ended(
        0,
        &[
            "2 rows: 1 on the map, 0 not located, 1 left out",
            "report written to",
        ],
    );
    let rows = fs::read_to_string(&report).unwrap();
    assert!(rows.starts_with("row,line,column,value"), "{rows}");
    assert!(rows.contains("2,3,arrests,'-3,"), "{rows}");
}

#[test]
fn one_row_report_takes_one_table() {
    let (folder, first) = folder_with("a.json", SHORT);
    let second = folder.path().join("b.json");
    fs::write(&second, SHORT).unwrap();
    let to = tempfile::tempdir().unwrap();
    let report = folder.path().join("rows.csv");
    let option = [Path::new("--report"), &report];
    convert(&[&[&*first, &*second], &out(to.path())[..], &option[..]].concat())
        .ended(2, &["--report takes one table"]);
    assert_eq!(names(to.path()), [""; 0]);
}

#[test]
fn a_table_without_a_claim_says_why_in_its_row_report() {
    for (table, rows) in [
        ("place,arrests\nTotal,3\n", "\n1,2,place,Total,warning,"),
        ("place,arrests\n", "row,line,column"),
        ("colour,taste\nred,sweet\n", "row,line,column"),
    ] {
        let (folder, file) = folder_with("made-up.csv", table);
        let (copy, report) = (
            folder.path().join("copy.json"),
            folder.path().join("rows.csv"),
        );
        let option = [Path::new("--report"), &report];
        convert(&[&[&*file], &out(&copy)[..], &option[..]].concat())
            .ended(2, &["row report written to"]);
        let written = fs::read_to_string(&report).unwrap();
        assert!(written.starts_with("row,line,column,value"), "{written}");
        assert!(written.contains(rows), "{written}");
        assert!(!copy.exists());
    }
}

#[test]
fn an_option_for_tables_that_has_no_use_is_told() {
    let (folder, file) = folder_with("short.json", DATASET);
    let copy = folder.path().join("copy.json");
    let sheet = ["--sheet", "2021"].map(Path::new);
    convert(&[&[&*file], &out(&copy)[..], &sheet[..]].concat()).ended(
        0,
        &["this is a dataset, so what was chosen is not used: the sheet"],
    );
    assert!(copy.exists());
}

/// A standard output that is full after some bytes, or whose reader is gone.
struct Full(usize, std::io::ErrorKind);

impl std::io::Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        match taken {
            0 if !bytes.is_empty() => Err(self.1.into()),
            taken => Ok(taken),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn an_output_that_is_full_is_an_error_and_a_reader_that_went_away_is_none() {
    let (_folder, file) = bundled_copy();
    for (kind, code, words) in [
        (std::io::ErrorKind::StorageFull, 2, "cannot be written"),
        (std::io::ErrorKind::BrokenPipe, 0, "written"),
    ] {
        let mut err = Vec::new();
        let args = ["arrest-atlas", "convert", "--out", "-"].map(Path::new);
        let args = args.into_iter().chain([&*file]);
        let ended = run(args, &mut Full(1_000, kind), &mut err);
        assert_eq!(ended, Outcome::Exit(code), "{kind:?}");
        assert!(String::from_utf8(err).unwrap().contains(words));
    }
}
