//! What a file is, by its content and never by its name.

use super::Kind;
use super::cursor::{Cursor, Kind as Shape};
use super::encoding::refused;
use super::field::{At, Text};
use super::problems::Problems;
use crate::model::{Problem, Severity};

/// What this version reads, as a help line.
const READS: &str = "This version reads the Arrest Atlas dataset format and its short form, a list of {\"city\", \"lat\", \"lon\", \"arrests\", \"sentences\"}; both are JSON.";

/// Refuses what is not even meant to be JSON, and names what it looks like.
pub(super) fn must_be_json(text: &str) -> Result<(), Vec<Problem>> {
    let start = text.trim_start();
    if start.starts_with(['{', '[']) {
        return Ok(());
    }
    let what = if start.starts_with('<') {
        "a web page or XML"
    } else if start.starts_with("%PDF") {
        "a PDF"
    } else if start.starts_with("PK\u{3}\u{4}") {
        "a spreadsheet or another zip archive"
    } else if looks_like_table(start) {
        "a table (CSV)"
    } else {
        "no JSON: that begins with { or ["
    };
    Err(refused(
        "not-a-dataset",
        format!("this looks like {what}"),
        READS,
    ))
}

/// Whether the first two lines have the same number of cells, and more than one.
fn looks_like_table(text: &str) -> bool {
    let mut lines = text.lines();
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else {
        return false;
    };
    [',', ';', '\t', '|'].into_iter().any(|separator| {
        let cells = first.matches(separator).count();
        cells > 0 && second.matches(separator).count() >= cells
    })
}

/// What the keys at the top say.
#[derive(Default)]
struct Top<'a> {
    format: Option<At<Text<'a>>>,
    version: Option<At<Text<'a>>>,
    kind: Option<Text<'a>>,
    keys: Vec<Text<'a>>,
    lists: usize,
}

/// What well-formed JSON is to us, or why it is nothing. Tells `reader` if it is newer than we.
pub(super) fn kind(text: &str, reader: &mut Cursor<'_>) -> Result<Kind, Vec<Problem>> {
    let mut cursor = Cursor::new(text);
    cursor.lists = reader.lists.clone();
    if cursor.kind() == Shape::List {
        return Ok(Kind::ShortForm);
    }
    let opening = cursor.opening();
    let top = top(&mut cursor);
    let other = |code, at, message, help| {
        let mut problems = Problems::default();
        problems.error(code, at, message, help);
        Err(problems.in_text(text))
    };
    if let Some(format) = &top.format
        && format.value != "arrest-atlas"
    {
        let message = format!("the file says that its format is \"{}\"", format.value);
        let help = "For a dataset of ours write \"format\": \"arrest-atlas\".";
        return other("not-a-dataset", format.at, message, help);
    }
    let has = |key: &str| top.keys.iter().any(|known| known == key);
    if top.format.is_some() || has("claims") || (has("metrics") && has("places")) {
        let Some(version) = top.version else {
            return Ok(Kind::Version1);
        };
        return match Version::of(&version.value) {
            Version::Ours => Ok(Kind::Version1),
            Version::NewerMinor => {
                note_newer(reader, &version);
                Ok(Kind::Version1)
            }
            Version::NewerMajor => other(
                "version-newer",
                version.at,
                format!(
                    "the file is written in version {} of the format; this program reads version 1",
                    version.value
                ),
                "Open it with a newer Arrest Atlas.",
            ),
            Version::Unknown => other(
                "version-unknown",
                version.at,
                format!("\"{}\" is no version of the format", version.value),
                "Write \"version\": \"1.0\".",
            ),
        };
    }
    let what = match top.kind.as_deref() {
        Some("FeatureCollection" | "Feature") => "this is GeoJSON",
        Some("Topology") => "this is TopoJSON",
        _ if has("@context") => "this is JSON-LD",
        _ if top.lists == 1 => return Ok(Kind::ShortForm),
        _ => "this JSON is no dataset",
    };
    other("not-a-dataset", opening, what.to_owned(), READS)
}

fn top<'a>(cursor: &mut Cursor<'a>) -> Top<'a> {
    let mut top = Top::default();
    cursor.enter();
    while let Some(key) = cursor.next_key() {
        let shape = cursor.kind();
        match (key.value.as_ref(), shape) {
            ("format", Shape::Text) => top.format = cursor.text(),
            ("version", Shape::Text) => top.version = cursor.text(),
            ("type", Shape::Text) => top.kind = cursor.text().map(|text| text.value),
            (_, Shape::List) => {
                top.lists += 1;
                cursor.skip_list();
            }
            _ => {
                cursor.skip();
            }
        }
        top.keys.push(key.value);
        // The rest of a dataset may be long, and has nothing to add.
        if top.format.is_some() && top.version.is_some() {
            break;
        }
    }
    top
}

/// A version of the format, seen from 1.0.
enum Version {
    Ours,
    NewerMinor,
    NewerMajor,
    Unknown,
}

impl Version {
    fn of(text: &str) -> Self {
        let mut numbers = text.splitn(2, '.').map(|part| part.parse::<u32>().ok());
        match (numbers.next().flatten(), numbers.next().flatten()) {
            (Some(1), Some(0)) => Self::Ours,
            (Some(1), Some(_)) => Self::NewerMinor,
            (Some(major), Some(_)) if major > 1 => Self::NewerMajor,
            _ => Self::Unknown,
        }
    }
}

/// Says that some of the file may be unknown to us.
fn note_newer(reader: &mut Cursor<'_>, version: &At<Text<'_>>) {
    reader.is_newer = true;
    reader.problems.add(
        Severity::Information,
        "version-newer",
        Some(version.at),
        format!(
            "the file is written in version {} of the format, newer than 1.0",
            version.value
        ),
        "It is read as far as version 1.0 goes; a newer Arrest Atlas may show more.",
    );
}
