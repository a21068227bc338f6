//! Writes a dataset file whole or not at all, and never over one that somebody else has changed.

use super::files::stamp_of;
use super::stamp::{Stamped, Stamping};
use super::write::{Target, WriteError, folder_of};
use crate::app::{IfThere, NotSaved, SaveTask, Saved};
use crate::export::{take_texts_inside, write_dataset};
use crate::load::document_files;
use crate::model::{DocumentId, Source};
use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::Path;

/// Writes a dataset.
///
/// # Errors
/// Where a file is there that may not be replaced, or the system refuses.
pub fn save_dataset(task: &SaveTask) -> Result<Saved, NotSaved> {
    let target = Target::new(&task.path, task.if_there != IfThere::Ask).map_err(not_saved)?;
    if let IfThere::Unchanged(known) = task.if_there
        && target.exists
        && !stamp_of(&task.path).is_ok_and(|there| there == known)
    {
        return Err(NotSaved::Changed);
    }
    let dataset = &*task.dataset;
    let files: Vec<DocumentId> = document_files(dataset).map(|(id, _)| id).collect();
    let stays = files.is_empty() || is_same_folder(task.texts_folder.as_deref(), &task.path);
    let mut written_inside = 0;
    let mut out_of_reach = Vec::new();
    let mut documents = Cow::Borrowed(&dataset.documents);
    if !stays {
        let moved = documents.to_mut();
        written_inside = take_texts_inside(moved, &task.texts, &files);
        out_of_reach.extend(moved.iter().filter_map(|document| match &document.source {
            Source::File(file) => Some(file.clone()),
            Source::Inline(_) | Source::NotAttached => None,
        }));
    }
    let mut stamping = Stamping::default();
    let written = target.write_by(|file| {
        let mut stamped = Stamped::new(file, &mut stamping);
        write_dataset(dataset, &documents, &mut stamped)
    });
    written.map_err(not_saved)?;
    Ok(Saved {
        path: task.path.clone(),
        stamp: stamping.finish(),
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
