//! Writes a dataset file whole or not at all, and never over one that somebody else has changed.

use super::files::{MAX_FILE, read_limited};
use crate::app::{IfThere, NotSaved, SaveTask, Saved, Stamp};
use crate::export::{dataset_json, texts_inside};
use atomic_write_file::AtomicWriteFile;
use std::hash::Hasher as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

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
    // A link is followed: the file that it leads to is the one that is meant.
    let path = task
        .path
        .canonicalize()
        .unwrap_or_else(|_new_file| task.path.clone());
    may_be_written(&path, task.if_there)?;
    let moved = (!is_same_folder(task.texts_folder.as_deref(), &task.path))
        .then(|| texts_inside(&task.dataset, &task.texts));
    let dataset = moved
        .as_ref()
        .map_or(&*task.dataset, |moved| &moved.dataset);
    let bytes = dataset_json(dataset).into_bytes();
    write(&path, &bytes).map_err(|cause| NotSaved::Failed(reason(&cause)))?;
    let (written_inside, out_of_reach) = moved
        .map(|moved| (moved.written_inside, moved.out_of_reach))
        .unwrap_or_default();
    Ok(Saved {
        path: task.path.clone(),
        stamp: stamp(&bytes),
        written_inside,
        out_of_reach,
    })
}

fn may_be_written(path: &Path, if_there: IfThere) -> Result<(), NotSaved> {
    match if_there {
        IfThere::Ask if path.exists() => Err(NotSaved::Exists),
        IfThere::Replace | IfThere::Ask => Ok(()),
        IfThere::Unchanged(known) => match read_limited(path, MAX_FILE) {
            Ok(bytes) if stamp(&bytes) == known => Ok(()),
            // It is gone: there is nothing to lose.
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(()),
            Ok(_) | Err(_) => Err(NotSaved::Changed),
        },
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    file.commit()
}

/// What a person understands of a system's error.
fn reason(cause: &io::Error) -> String {
    let plain = match cause.kind() {
        io::ErrorKind::NotFound => "there is no such folder",
        io::ErrorKind::PermissionDenied => "the system does not allow to write there",
        io::ErrorKind::StorageFull => "the disk is full",
        io::ErrorKind::ReadOnlyFilesystem => "the disk can only be read",
        _ => return cause.to_string(),
    };
    plain.to_owned()
}

/// Whether `path` lies in the folder, however the two are written.
fn is_same_folder(folder: Option<&Path>, path: &Path) -> bool {
    let Some(folder) = folder else {
        return false;
    };
    let real = |folder: &Path| -> Option<PathBuf> {
        // "a.json" has the parent "", which is the current folder.
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        folder.canonicalize().ok()
    };
    match (real(folder), path.parent().and_then(real)) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    }
}
