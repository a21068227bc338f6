//! The texts of the sources: which files hold them, and how their bytes become text.
//!
//! Reading the files is the work of `run`; here is only what can be known without a disk.

use super::encoding::without_mark;
use crate::model::{Dataset, DocumentId, DocumentText, Source, Texts};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// The documents whose text lies in a file, with the path from the dataset's folder.
pub fn document_files(dataset: &Dataset) -> impl Iterator<Item = (DocumentId, &str)> {
    dataset
        .document_ids()
        .filter_map(|id| match &dataset.document(id).source {
            Source::File(path) => Some((id, path.as_str())),
            Source::Inline(_) | Source::NotAttached => None,
        })
}

/// The texts that stand in the dataset itself; those in files count as missing until they are
/// read.
#[must_use]
pub fn inline_texts(dataset: &Dataset) -> Texts {
    let text = |id| match &dataset.document(id).source {
        Source::Inline(text) => DocumentText::Attached {
            text: text.clone(),
            sha256: sha256_hex(text.as_bytes()),
        },
        Source::File(path) => DocumentText::Missing {
            reason: format!("{path} has not been read"),
        },
        Source::NotAttached => DocumentText::NotAttached,
    };
    Texts(dataset.document_ids().map(text).collect())
}

/// The text in a document's file. The hash is that of the raw bytes; the text has no byte order
/// mark, and its line ends are untouched.
#[must_use]
pub fn decode_text(bytes: &[u8]) -> DocumentText {
    match std::str::from_utf8(bytes) {
        Ok(text) => DocumentText::Attached {
            text: without_mark(text).into(),
            sha256: sha256_hex(bytes),
        },
        Err(error) => DocumentText::Missing {
            reason: format!(
                "the file is no UTF-8 text: byte {} is wrong",
                error.valid_up_to()
            ),
        },
    }
}

/// Whether a path of a dataset names a file inside the dataset's folder, on every system: parts
/// divided by `/`, none of them empty, `.` or `..`, no drive letters, no backslashes.
#[must_use]
pub fn is_inside_folder(path: &str) -> bool {
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && !part.ends_with(['.', ' ']);
    let is_plain = |c: char| !matches!(c, '\\' | ':') && !c.is_control();
    path.split('/').all(is_name) && path.chars().all(is_plain)
}

/// The SHA-256 of some bytes in lower-case hexadecimal digits.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing into a string cannot fail.
        if write!(digits, "{byte:02x}").is_err() {
            break;
        }
    }
    digits
}
