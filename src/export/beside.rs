//! Texts that lie beside a dataset, written into it: for a file in another folder.

use crate::load::{document_files, sha256_hex};
use crate::model::{Dataset, DocumentId, DocumentText, Source, Texts};
use std::sync::Arc;

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

/// Writes every text that lies in a file into the dataset.
///
/// A hash in the dataset is of the bytes of the file; where it held for them, it is that of the
/// text now, which differs from it only by a mark at the beginning. Where it did not hold it
/// stays, so that a changed text is still known as one.
#[must_use]
pub fn texts_inside(dataset: &Dataset, texts: &Texts) -> Moved {
    let files: Vec<(DocumentId, String)> = document_files(dataset)
        .map(|(id, file)| (id, file.to_owned()))
        .collect();
    let mut moved = Moved {
        dataset: dataset.clone(),
        written_inside: 0,
        out_of_reach: Vec::new(),
    };
    for (id, file) in files {
        let Some(document) = moved.dataset.documents.get_mut(id.index()) else {
            continue;
        };
        match texts.get(id) {
            DocumentText::Attached { text, sha256 } => {
                if document.sha256.as_ref() == Some(sha256) {
                    document.sha256 = Some(sha256_hex(text.as_bytes()));
                }
                document.source = Source::Inline(Arc::clone(text));
                moved.written_inside += 1;
            }
            DocumentText::NotAttached | DocumentText::Missing { .. } => {
                moved.out_of_reach.push(file);
            }
        }
    }
    moved
}
