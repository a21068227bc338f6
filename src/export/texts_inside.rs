//! Documents that carry their texts within themselves, for a file that lies elsewhere.

use crate::load::sha256_hex;
use crate::model::{Document, DocumentId, DocumentText, EditedList, Source, Texts};

/// The path that a text had in the file from which it was taken.
const WAS_IN: &str = "x-file";
/// The hash of that file, where it began with a byte order mark.
const WAS_HASHED: &str = "x-file-sha256";

/// Takes the texts of those with these `ids` into the `documents` of a dataset, and returns how
/// many. The name of the file stays as `x-file`; a text that could not be read stays named by its
/// file.
pub fn take_texts_inside(
    documents: &mut EditedList<Document>,
    texts: &Texts,
    ids: &[DocumentId],
) -> usize {
    let mut taken = 0;
    for &id in ids {
        if let DocumentText::Attached { text, sha256 } = texts.get(id)
            && let Some(document) = documents.get_mut(id.index())
            && let Source::File(path) = &document.source
        {
            let path = path.clone();
            keep(document, WAS_IN, &path);
            // A byte order mark is no part of the text, but it was hashed with it.
            let inside = sha256_hex(text.as_bytes());
            if *sha256 != inside && document.sha256.as_ref() == Some(sha256) {
                keep(document, WAS_HASHED, sha256);
                document.sha256 = Some(inside);
            }
            document.source = Source::Inline(text.clone());
            taken += 1;
        }
    }
    taken
}

/// Keeps what would be lost as a foreign key; the one that is there already stays.
fn keep(document: &mut Document, key: &str, value: &str) {
    if document.extra.iter().all(|(known, _)| known != key) {
        let json = serde_json::Value::from(value).to_string();
        document.extra.push(key.to_owned(), json);
    }
}
