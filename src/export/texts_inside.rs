//! A dataset that carries the texts of its documents within itself, for a file that lies elsewhere.

use crate::load::{document_files, sha256_hex};
use crate::model::{Dataset, Document, DocumentId, DocumentText, Source, Texts};

/// The path that a text had in the file from which it was taken.
const WAS_IN: &str = "x-file";
/// The hash of that file, where it began with a byte order mark.
const WAS_HASHED: &str = "x-file-sha256";

/// A dataset whose texts do not need the folder that they lay in.
#[derive(Debug, Clone)]
pub struct Moved {
    /// The dataset.
    pub dataset: Dataset,
    /// How many texts stand in it that lay in files.
    pub written_inside: usize,
    /// The files of texts that could not be read, and are still only named.
    pub out_of_reach: Vec<String>,
}

/// A copy of the dataset with every text that lies in a file taken into it.
#[must_use]
pub fn texts_inside(dataset: &Dataset, texts: &Texts) -> Moved {
    let files: Vec<(DocumentId, &str)> = document_files(dataset).collect();
    let all: Vec<DocumentId> = files.iter().map(|(id, _)| *id).collect();
    let unread = |(id, _): &&(DocumentId, &str)| texts.get(*id).text().is_none();
    let out_of_reach = files.iter().filter(unread);
    let out_of_reach = out_of_reach.map(|(_, file)| (*file).to_owned()).collect();
    let mut dataset = dataset.clone();
    Moved {
        written_inside: take_texts_inside(&mut dataset, texts, &all),
        dataset,
        out_of_reach,
    }
}

/// Takes the texts of `documents` into the dataset, and returns how many. The name of the file
/// stays as `x-file`; a text that could not be read stays named by its file.
pub fn take_texts_inside(dataset: &mut Dataset, texts: &Texts, documents: &[DocumentId]) -> usize {
    let mut taken = 0;
    for &id in documents {
        if let DocumentText::Attached { text, sha256 } = texts.get(id)
            && let Some(document) = dataset.documents.get_mut(id.index())
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
