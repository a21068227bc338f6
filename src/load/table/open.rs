//! What a file is, by its content: a table of some kind, a dataset of ours, or nothing for us.

use super::choices::{Choices, ReadOptions, TableKind};
use super::encoding::{Decoded, Encoding, NotDecoded, decode};
use super::json::check::{self, Checked};
use super::json::columns::TooMany;
use super::json::elements::Arrangement;
use super::json::shape::{self, Shape};
use super::json::{Objects, beside_notice};
use super::magic::{self, Binary};
use super::walk::notice;
use super::{Source, Table, csv, geojson, gzip, headers, sheet};
use crate::load::{LoadError, MAX_BYTES, Progress};
use crate::model::{Problem, Severity};
use std::borrow::Cow;

/// What a file turned out to be.
#[derive(Debug)]
pub enum Opened<'a> {
    /// A dataset of ours, in version 1 or the short form, or JSON that [`load`](crate::load::load)
    /// refuses better: its bytes, unpacked.
    Dataset(Handed<'a>),
    /// W3C Web Annotations: their bytes, unpacked.
    Annotations(Cow<'a, [u8]>),
    /// A table.
    Table(Box<Table<'a>>),
}

/// What is handed on as it came.
#[derive(Debug)]
pub enum Handed<'a> {
    /// It is known to be sound UTF-8 without a byte order mark.
    Text(&'a str),
    /// Nothing is known of it.
    Bytes(Cow<'a, [u8]>),
}

impl AsRef<[u8]> for Handed<'_> {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

/// Finds out what a file is. `name` is the file's name, for messages.
///
/// # Errors
/// Where it is nothing that can be read, with what it looks like, or `progress` was cancelled.
pub fn open<'a>(
    bytes: &'a [u8],
    name: &str,
    options: &ReadOptions,
    progress: &dyn Progress,
) -> Result<Opened<'a>, LoadError> {
    let refuse = |problem| LoadError::Unreadable {
        name: name.to_owned(),
        problems: vec![problem],
    };
    if bytes.len() > MAX_BYTES {
        return Err(refuse(too_large(bytes.len())));
    }
    let bytes = gzip::unpacked(bytes, name, progress)?;
    match magic::binary(&bytes) {
        Some(Binary::Other(what)) => return Err(refuse(magic::refusal(what))),
        Some(kind @ (Binary::ZippedSheets | Binary::OldSheets)) => {
            let table = sheet::open(bytes, kind, options, progress).map_err(|why| refuse(*why))?;
            return table.map(Opened::Table).ok_or(LoadError::Cancelled);
        }
        None => {}
    }
    of_text(bytes, options, progress)?.map_err(refuse)
}

fn too_large(length: usize) -> Problem {
    notice(
        Severity::Error,
        "file-too-large",
        format!("the file has {length} bytes, more than 1 GiB"),
        "Split it into several files, by year for example.",
    )
}

/// A table that is text, before its encoding is told.
struct Known {
    kind: TableKind,
    headers: Vec<String>,
    notices: Vec<Problem>,
    choices: Choices,
    rows: Rows,
}

impl Known {
    /// The table with its text.
    fn table(self, text: Cow<'_, str>) -> Table<'_> {
        Table {
            kind: self.kind,
            headers: self.headers,
            notices: self.notices,
            choices: self.choices,
            source: match self.rows {
                Rows::Csv(csv) => Source::Csv(text, csv),
                Rows::Objects(objects) => Source::Objects(text, objects),
                Rows::Features(features) => Source::Features(text, features),
            },
            is_whole: false,
        }
    }
}

enum Rows {
    Csv(csv::Csv),
    Objects(Objects),
    Features(geojson::Features),
}

/// What text is.
enum Meaning {
    Table(Box<Known>),
    Annotations,
    Ours,
}

type Outcome<T> = Result<Result<T, Problem>, LoadError>;

fn of_text<'a>(
    bytes: Cow<'a, [u8]>,
    options: &ReadOptions,
    progress: &dyn Progress,
) -> Outcome<Opened<'a>> {
    // What is ours is handed on as it is, and read as UTF-8 or not at all.
    let as_it_is = match &bytes {
        Cow::Borrowed(bytes) => Some(*bytes),
        Cow::Owned(_) => None,
    };
    match decode(bytes, options.encoding, progress) {
        Ok(decoded) => of_decoded(decoded, as_it_is, options, progress),
        Err(NotDecoded::Cancelled) => Err(LoadError::Cancelled),
        Err(NotDecoded::TooLarge(encoding)) => Ok(Err(notice(
            Severity::Error,
            "file-too-large",
            format!(
                "the file is in {}; as UTF-8 its text has more than 1 GiB",
                encoding.name()
            ),
            "Split it into several files, by year for example.",
        ))),
    }
}

fn of_decoded<'a>(
    decoded: Decoded<'a>,
    bytes: Option<&'a [u8]>,
    options: &ReadOptions,
    progress: &dyn Progress,
) -> Outcome<Opened<'a>> {
    let handed_on = |text: Cow<'a, str>| match (bytes, text) {
        (Some(bytes), _) => Cow::Borrowed(bytes),
        (None, Cow::Borrowed(text)) => Cow::Borrowed(text.as_bytes()),
        (None, Cow::Owned(text)) => Cow::Owned(text.into_bytes()),
    };
    let meaning = match meaning(&decoded.text, decoded.encoding, options, progress)? {
        Ok(meaning) => meaning,
        Err(problem) => return Ok(Err(problem)),
    };
    Ok(Ok(match meaning {
        Meaning::Ours => Opened::Dataset(match (bytes, &decoded.text) {
            (Some(bytes), &Cow::Borrowed(text)) if text.len() == bytes.len() => Handed::Text(text),
            _ => Handed::Bytes(handed_on(decoded.text)),
        }),
        Meaning::Annotations => Opened::Annotations(handed_on(decoded.text)),
        Meaning::Table(known) => {
            let mut table = known.table(decoded.text);
            table.choices.encoding = decoded.guess;
            table.notices.splice(0..0, decoded.notices);
            Opened::Table(Box::new(table))
        }
    }))
}

fn meaning(
    text: &str,
    encoding: Encoding,
    options: &ReadOptions,
    progress: &dyn Progress,
) -> Outcome<Meaning> {
    if text.trim().is_empty() {
        return Ok(Err(notice(
            Severity::Error,
            "file-empty",
            "the file is empty",
            "Was it saved, or downloaded, to its end?",
        )));
    }
    let head = text.get(..text.floor_char_boundary(4_096)).unwrap_or(text);
    if head.contains('\0') {
        return Ok(Err(notice(
            Severity::Error,
            "not-a-dataset",
            "the file is no text and nothing else that is known",
            "Save or export the table as CSV, XLSX, ODS, JSON or GeoJSON and open that.",
        )));
    }
    if let Some(what) = magic::markup(head) {
        return Ok(Err(magic::refusal(what)));
    }
    if text.trim_start().starts_with(['{', '[', '\u{1e}']) && options.separator.is_none() {
        return of_json(text, options, progress);
    }
    let Some(found) = csv::find(text, options, progress)? else {
        return Ok(Err(magic::refusal("plain text, not a table")));
    };
    Ok(Ok(Meaning::Table(Box::new(Known {
        kind: TableKind::Csv {
            separator: found.separator,
            encoding,
        },
        headers: found.headers,
        notices: found.notices,
        choices: found.choices,
        rows: Rows::Csv(found.csv),
    }))))
}

fn of_json(text: &str, options: &ReadOptions, progress: &dyn Progress) -> Outcome<Meaning> {
    of_json_seen(text, options, progress, Look::Together)
}

/// How the elements of a JSON text are looked at; what is seen is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Those that differ in nothing but their values together.
    Together,
    /// Each by itself.
    #[cfg(test)]
    Singly,
}

fn of_json_seen(
    text: &str,
    options: &ReadOptions,
    progress: &dyn Progress,
    look: Look,
) -> Outcome<Meaning> {
    if shape::is_clearly_ours(text) {
        return Ok(Ok(Meaning::Ours));
    }
    let mut checked = Checked::default();
    let shape = match shape::in_lines(text) {
        Some(arrangement) => shape::of_lines(text, arrangement),
        None => match check::check(text, look == Look::Together, progress)? {
            Some(well_formed) => {
                checked = well_formed;
                shape::of_value(text, &mut checked, options.member.as_deref())
            }
            None => Shape::Ours,
        },
    };
    match shape {
        Shape::Ours => Ok(Ok(Meaning::Ours)),
        Shape::Annotations => Ok(Ok(Meaning::Annotations)),
        Shape::Features {
            arrangement,
            beside,
            system,
        } => {
            let casts = checked.casts(arrangement, look == Look::Together);
            let features = match geojson::Features::find(text, arrangement, casts, progress)? {
                Ok(features) => features,
                Err(TooMany) => return Ok(Err(too_many_columns())),
            };
            let (headers, mut notices) = features.headers();
            notices.extend(geojson::system_notice(system.as_deref()));
            notices.extend(beside_notice(&beside));
            Ok(Ok(Meaning::Table(Box::new(Known {
                kind: TableKind::GeoJson,
                headers,
                notices,
                choices: Choices::default(),
                rows: Rows::Features(features),
            }))))
        }
        Shape::Rows {
            arrangement,
            member,
            lists,
            beside,
        } => {
            let casts = checked.casts(arrangement, look == Look::Together);
            let objects = match Objects::find(text, arrangement, casts, progress)? {
                Ok(objects) => objects,
                Err(TooMany) => return Ok(Err(too_many_columns())),
            };
            let (headers, mut notices) = objects.headers();
            notices.extend(beside_notice(&beside));
            let kind = match arrangement {
                Arrangement::List(_) | Arrangement::One(_) => TableKind::JsonArray { member },
                Arrangement::Lines | Arrangement::Sequence => TableKind::JsonLines,
            };
            Ok(Ok(Meaning::Table(Box::new(Known {
                kind,
                headers,
                notices,
                choices: Choices {
                    members: lists,
                    ..Choices::default()
                },
                rows: Rows::Objects(objects),
            }))))
        }
    }
}

fn too_many_columns() -> Problem {
    notice(
        Severity::Error,
        "too-many-columns",
        format!(
            "the objects have more than {} different keys",
            headers::MOST
        ),
        "A table has the same few keys in every row; are names used as keys here?",
    )
}

/// A JSON text read in both ways; no table where it is none.
#[cfg(test)]
pub(super) fn in_both_ways(text: &str) -> [Option<Result<Table<'_>, Box<Problem>>>; 2] {
    [Look::Together, Look::Singly].map(|look| {
        // Nobody cancels.
        match of_json_seen(text, &ReadOptions::default(), &(), look).ok()? {
            Ok(Meaning::Table(known)) => Some(Ok(known.table(Cow::Borrowed(text)))),
            Ok(Meaning::Annotations | Meaning::Ours) => None,
            Err(problem) => Some(Err(Box::new(problem))),
        }
    })
}
