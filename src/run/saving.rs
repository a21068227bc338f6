//! Writes a dataset file whole or not at all, and never over one that somebody else has changed.

use super::files::{MAX_FILE, read_limited};
use super::write::{Target, WriteError, folder_of};
use crate::app::{IfThere, NotSaved, SaveTask, Saved, Stamp};
use crate::export::{dataset_json, take_texts_inside};
use crate::load::document_files;
use crate::model::{Dataset, DocumentId};
use std::hash::Hasher as _;
use std::io::ErrorKind;
use std::path::Path;

/// What bytes a file holds.
#[must_use]
pub fn stamp(bytes: &[u8]) -> Stamp {
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write(bytes);
    Stamp {
        length: bytes.len() as u64,
        hash: hasher.finish(),
    }
}

/// Writes a dataset.
///
/// # Errors
/// Where a file is there that may not be replaced, or the system refuses.
pub fn save_dataset(task: &SaveTask) -> Result<Saved, NotSaved> {
    let target = Target::new(&task.path, task.if_there != IfThere::Ask).map_err(not_saved)?;
    if let IfThere::Unchanged(known) = task.if_there
        && target.exists
        && !read_limited(&task.path, MAX_FILE).is_ok_and(|bytes| stamp(&bytes) == known)
    {
        return Err(NotSaved::Changed);
    }
    let mut written_inside = 0;
    let mut out_of_reach = Vec::new();
    let bytes = if is_same_folder(task.texts_folder.as_deref(), &task.path) {
        dataset_json(&task.dataset)
    } else {
        let mut moved = Dataset::clone(&task.dataset);
        let files: Vec<DocumentId> = document_files(&moved).map(|(id, _)| id).collect();
        written_inside = take_texts_inside(&mut moved, &task.texts, &files);
        out_of_reach.extend(document_files(&moved).map(|(_, file)| file.to_owned()));
        dataset_json(&moved)
    }
    .into_bytes();
    target.write(&bytes).map_err(not_saved)?;
    Ok(Saved {
        path: task.path.clone(),
        stamp: stamp(&bytes),
        written_inside,
        out_of_reach,
    })
}

/// What a person understands of why a file was not written; its path stands elsewhere.
fn not_saved(error: WriteError) -> NotSaved {
    match error {
        WriteError::Exists { .. } => NotSaved::Exists,
        other => NotSaved::Failed(refusal(other)),
    }
}

/// Why a file was not written, in words.
pub(super) fn refusal(error: WriteError) -> String {
    match error {
        WriteError::Exists { .. } => "there is a file with this name already".to_owned(),
        WriteError::NoFile { what, .. } => format!("what has this name is {what}"),
        WriteError::NoFolder { .. } => "there is no such folder".to_owned(),
        WriteError::Refused { cause, .. } => match cause.kind() {
            ErrorKind::PermissionDenied => "the system does not allow to write there".to_owned(),
            ErrorKind::StorageFull => "the disk is full".to_owned(),
            ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
            _ => cause.to_string(),
        },
    }
}

/// Whether `path` lies in the folder, however the two are written.
fn is_same_folder(folder: Option<&Path>, path: &Path) -> bool {
    let real = |folder: &Path| folder.canonicalize().ok();
    let known = folder.and_then(|folder| {
        // The folder of "a.json" is the current one.
        let is_here = folder.as_os_str().is_empty();
        real(if is_here { Path::new(".") } else { folder })
    });
    known.is_some() && known == real(folder_of(path))
}
