//! Bytes and a name in, a dataset and every problem found on the way out.
//!
//! Three passes, each knowing one thing: the bytes are text (`encoding.rs`), the text is JSON
//! (`syntax.rs`), the JSON is a dataset (`version1.rs`, or `short_form.rs` for what reporters
//! write first). The first two end at the first mistake, the third never does: what is wrong is
//! left out and reported, what is right is kept.

mod bundled;
mod claims;
mod cursor;
mod documents;
mod encoding;
mod error;
mod field;
pub(crate) mod file;
mod ids;
mod lists;
mod locate;
mod positions;
mod problems;
mod progress;
pub(crate) mod record;
mod scalars;
mod schema;
mod sniff;
mod syntax;
mod values;
mod version1;
mod words;

pub use bundled::bundled;
pub use documents::{decode_text, document_files, inline_texts, is_inside_folder};
pub use error::LoadError;
pub use progress::Progress;
pub use schema::schema;

pub(crate) use field::{At, Needed, Text};
pub(crate) use lists::{ClaimList, Rows};
pub(crate) use scalars::{Day, Degrees, Named, Names, Whole};

use crate::model::{Dataset, Problem};
use cursor::Cursor;
use progress::{Cancelled, Pass, step};

/// A dataset that was read, and what was wrong with its file.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// All that is right in the file.
    pub dataset: Dataset,
    /// All that is not, and notices, in the order of the file.
    pub problems: Vec<Problem>,
    /// What the file is.
    pub kind: Kind,
}

/// A form of dataset that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The dataset format, version 1.
    Version1,
    /// The short form: a list of cities with figures.
    ShortForm,
}

/// Larger files are refused, so that positions fit into 32 bits.
pub const MAX_BYTES: usize = 1 << 30;

/// Reads a dataset. `name` is the file's name, for messages and as a title where there is none.
///
/// # Errors
/// Where nothing can be read at all, or `progress` was cancelled.
pub fn load(bytes: &[u8], name: &str, progress: &dyn Progress) -> Result<Loaded, LoadError> {
    let refuse = |problem| LoadError::Unreadable {
        name: name.to_owned(),
        problems: vec![problem],
    };
    let text = encoding::text_of(bytes).map_err(refuse)?;
    sniff::must_be_json(text).map_err(refuse)?;
    syntax::check(text, progress)?.map_err(refuse)?;
    let mut cursor = Cursor::new(text);
    let kind = match sniff::kind(text) {
        sniff::Sniffed::Dataset(kind) => kind,
        sniff::Sniffed::NewerMinor(version) => {
            version.note(&mut cursor.problems);
            cursor.is_newer = true;
            Kind::Version1
        }
        sniff::Sniffed::Other(problems) => {
            return Err(LoadError::Unreadable {
                name: name.to_owned(),
                problems: problems.in_text(text),
            });
        }
    };
    let dataset = match kind {
        Kind::Version1 => version1::read(&mut cursor, stem(name), progress)?,
        // Read in the next step.
        Kind::ShortForm => crate::model::Dataset::default().finished(),
    };
    step(
        progress,
        Pass::Meaning,
        text.len(),
        text.len(),
        dataset.claims.len(),
    )?;
    Ok(Loaded {
        dataset,
        problems: cursor.problems.in_text(text),
        kind,
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
