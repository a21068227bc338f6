//! Bytes and a name in, a dataset and every problem found on the way out.
//!
//! Three passes, each knowing one thing: the bytes are text (`encoding.rs`), the text is JSON
//! (`syntax.rs`), the JSON is a dataset (`version1.rs`, or `short_form.rs` for what reporters
//! write first). The first two end at the first mistake, the third never does: what is wrong is
//! left out and reported, what is right is kept.
//!
//! Large files are read a shorter way first (`plain/` for datasets, `import/plain/` for tables),
//! which knows nothing but what is usual and hands all else, one claim or row at a time, to the
//! exact way: both end the same.

mod annotations;
mod bundled;
mod by_name;
mod claim_ids;
mod claims;
mod cursor;
mod documents;
mod encoding;
mod error;
mod field;
pub(crate) mod file;
mod ids;
pub mod import;
mod lists;
mod locate;
mod marks;
mod not_json;
mod numbered;
mod open;
mod plain;
mod positions;
mod problems;
mod progress;
pub(crate) mod record;
mod row;
mod scalars;
mod schema;
mod short_form;
mod short_ids;
mod sniff;
mod spans;
mod syntax;
pub mod table;
mod unused_options;
mod values;
mod version1;
mod whereabouts;
pub(crate) mod words;

pub use bundled::bundled;
pub use documents::{decode_text, document_files, inline_texts, is_inside_folder};
pub use error::LoadError;
pub use import::{
    Beside, Import, LoadOptions, MappingChoice, MappingFile, RememberedMapping, TablePeek,
};
pub use progress::Progress;
pub use schema::schema;
pub use whereabouts::{Whereabout, Whereabouts};

pub(crate) use documents::sha256_hex;
pub(crate) use field::{At, Needed, Text};
pub(crate) use lists::{ClaimList, Outgoing, Rows};
pub(crate) use scalars::{Day, Degrees, Named, Names, Whole};

use crate::model::{Dataset, Problem, Severity};
use cursor::Cursor;
use problems::Problems;
use progress::{Cancelled, Pass, step};
use table::Handed;

/// A dataset that was read, and what was wrong with its file.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// All that is right in the file.
    pub dataset: Dataset,
    /// All that is not, and notices, in the order of the file.
    pub problems: Vec<Problem>,
    /// What the file is.
    pub kind: Kind,
    /// How a table was understood; `None` for a dataset.
    pub import: Option<Box<Import>>,
}

/// A form of dataset that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The dataset format, version 1.
    Version1,
    /// The short form: a list of cities with figures.
    ShortForm,
    /// A table of any kind, with its columns mapped.
    Table,
}

/// Larger files are refused, so that positions fit into 32 bits.
pub const MAX_BYTES: usize = 1 << 30;

/// Reads a dataset or a table, whatever its format. `name` is the file's name, for messages and
/// as a title where there is none.
///
/// # Errors
/// Where nothing can be read at all, or `progress` was cancelled.
pub fn load(bytes: &[u8], name: &str, progress: &dyn Progress) -> Result<Loaded, LoadError> {
    load_with(bytes, name, &LoadOptions::default(), progress)
}

/// As [`load`], where a person said how a table is to be read.
///
/// # Errors
/// As [`load`]; and where the options do not fit the table.
pub fn load_with(
    bytes: &[u8],
    name: &str,
    options: &LoadOptions,
    progress: &dyn Progress,
) -> Result<Loaded, LoadError> {
    load_beside(bytes, name, options, &Beside::default(), progress)
}

/// As [`load_with`], with what stands in the files beside a table: see [`Import::files_beside`].
///
/// # Errors
/// As [`load_with`].
pub fn load_beside(
    bytes: &[u8],
    name: &str,
    options: &LoadOptions,
    beside: &Beside,
    progress: &dyn Progress,
) -> Result<Loaded, LoadError> {
    let by_itself = open::found_by_itself(bytes, name, options, progress)?;
    let opened = open::find(bytes, name, options, progress)?.opened;
    meaning(opened, name, options, beside, by_itself, progress)
}

/// As [`load_beside`], with no row of a table taken for a plain one: what comes out is the same, and
/// tests compare it.
///
/// # Errors
/// As [`load_beside`].
#[doc(hidden)]
pub fn load_row_by_row(
    bytes: &[u8],
    name: &str,
    options: &LoadOptions,
    beside: &Beside,
) -> Result<Loaded, LoadError> {
    let by_itself = open::found_by_itself(bytes, name, options, &())?;
    let mut opened = open::find(bytes, name, options, &())?.opened;
    if let table::Opened::Table(table) = &mut opened {
        table.lend_whole();
    }
    meaning(opened, name, options, beside, by_itself, &())
}

/// As [`load_beside`], from bytes that nobody else needs: where the text is decoded or unpacked
/// from them, they are let go before its rows are read.
///
/// # Errors
/// As [`load_with`].
pub fn load_owned(
    bytes: Vec<u8>,
    name: &str,
    options: &LoadOptions,
    beside: &Beside,
    progress: &dyn Progress,
) -> Result<Loaded, LoadError> {
    let by_itself = open::found_by_itself(&bytes, name, options, progress)?;
    let found = open::find(&bytes, name, options, progress)?;
    let opened = match found.opened.let_go() {
        Ok(opened) => opened,
        Err(bound) => return meaning(bound, name, options, beside, by_itself, progress),
    };
    drop(bytes);
    meaning(opened, name, options, beside, by_itself, progress)
}

/// Reads what was opened. `by_itself` is the fingerprint of the headers that the file has without
/// what a person chose.
fn meaning(
    opened: table::Opened<'_>,
    name: &str,
    options: &LoadOptions,
    beside: &Beside,
    by_itself: Option<String>,
    progress: &dyn Progress,
) -> Result<Loaded, LoadError> {
    let mut loaded = match opened {
        table::Opened::Dataset(handed) => dataset(&handed, name, progress)?,
        table::Opened::Annotations(bytes) => annotations::read(&bytes, name, progress)?,
        table::Opened::Table(mut table) => {
            let mut loaded = import::read(&mut table, name, options, beside, progress)?;
            if let Some(import) = &mut loaded.import {
                import.found = by_itself;
            }
            loaded
        }
    };
    let kind = loaded.import.as_ref().map(|import| &import.kind);
    if let Some(unused) = unused_options::unused(options, kind) {
        loaded.problems.insert(0, unused);
    }
    Ok(loaded)
}

/// Looks into a table: its headers, its first rows, and what they seem to mean.
///
/// # Errors
/// Where it is no table, cannot be read, or `progress` was cancelled.
pub fn peek(
    bytes: &[u8],
    name: &str,
    options: &LoadOptions,
    progress: &dyn Progress,
) -> Result<TablePeek, LoadError> {
    let found = open::find(bytes, name, options, progress)?;
    match found.opened {
        table::Opened::Table(mut table) => import::peek(&mut table, name, options, found.read),
        table::Opened::Dataset(_) | table::Opened::Annotations(_) => Err(LoadError::Unreadable {
            name: name.to_owned(),
            problems: vec![Problem {
                severity: Severity::Error,
                code: "no-table",
                location: None,
                path: String::new(),
                message: "this file holds no table, so it has no columns to choose".to_owned(),
                help: "Open it again: it may have changed on the disk.".to_owned(),
            }],
        }),
    }
}

/// Reads a dataset of ours, in version 1 or the short form.
fn dataset(handed: &Handed<'_>, name: &str, progress: &dyn Progress) -> Result<Loaded, LoadError> {
    let refuse = |problems| LoadError::Unreadable {
        name: name.to_owned(),
        problems,
    };
    let text = match handed {
        Handed::Text(text) => encoding::sound(text),
        Handed::Bytes(bytes) => encoding::text_of(bytes),
    };
    let text = text.map_err(refuse)?;
    sniff::must_be_json(text).map_err(refuse)?;
    let Some((dataset, problems)) = plain::read(text, stem(name), progress)? else {
        return the_long_way(text, name, progress);
    };
    loaded(text, dataset, problems, Kind::Version1, progress)
}

/// Reads a dataset in two passes, syntax and meaning.
fn the_long_way(text: &str, name: &str, progress: &dyn Progress) -> Result<Loaded, LoadError> {
    let refuse = |problems| LoadError::Unreadable {
        name: name.to_owned(),
        problems,
    };
    let lists = syntax::check(text, progress)?.map_err(refuse)?;
    let mut cursor = Cursor::new(text);
    cursor.lists = lists;
    let kind = sniff::kind(text, &mut cursor).map_err(refuse)?;
    let dataset = match kind {
        Kind::Version1 => version1::read(&mut cursor, stem(name), progress)?,
        Kind::ShortForm | Kind::Table => short_form::read(&mut cursor, stem(name), progress)?,
    };
    let loaded = loaded(text, dataset, cursor.problems, kind, progress)?;
    let problems = &loaded.problems;
    let has_error = problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    if kind == Kind::ShortForm && loaded.dataset.claims.is_empty() && has_error {
        return Err(refuse(loaded.problems));
    }
    Ok(loaded)
}

fn loaded(
    text: &str,
    dataset: Dataset,
    problems: Problems,
    kind: Kind,
    progress: &dyn Progress,
) -> Result<Loaded, LoadError> {
    let claims = dataset.claims.len();
    step(progress, Pass::Meaning, text.len(), text.len(), claims)?;
    Ok(Loaded {
        dataset,
        problems: problems.in_text(text),
        kind,
        import: None,
    })
}

/// The name of a file without its folders and its ending.
fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}
