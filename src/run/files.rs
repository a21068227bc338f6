//! Reads a dataset and the texts beside it. A document is never read from outside the folder of
//! its dataset.

use super::stamp::{Stamping, stamp};
use super::write::folder_of;
use crate::app::{OnDisk, Stamp};
use crate::export::PIECE;
use crate::load::import::RowReport;
use crate::load::{
    self, Beside, Import, Kind, LoadError, LoadOptions, Loaded, MAX_BYTES, Progress, TablePeek,
    Whereabouts, document_files, is_inside_folder,
};
use crate::model::{Dataset, DocumentText, Problem, Texts};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// A larger text than that is no article.
const MAX_TEXT_BYTES: usize = 64 << 20;

/// A dataset file that was read with its texts.
#[derive(Debug, Clone)]
pub struct ReadDataset {
    /// All that is right in the file.
    pub dataset: Dataset,
    /// The texts of its documents.
    pub texts: Texts,
    /// All that is not right in the file.
    pub problems: Vec<Problem>,
    /// What the file held.
    pub on_disk: OnDisk,
    /// How a table was understood.
    pub import: Option<Box<Import>>,
}

/// Why a dataset file was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file itself cannot be read.
    #[error("{}: {}", reason(cause), path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        #[source]
        cause: io::Error,
    },
    /// It was read, and holds nothing that can be shown; or loading was cancelled.
    #[error(transparent)]
    Load(#[from] LoadError),
}

impl OpenError {
    /// What is wrong with the content of the file.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        match self {
            Self::File { .. } => Vec::new(),
            Self::Load(error) => error.problems().to_vec(),
        }
    }

    /// What became of each row of a table that makes no claim.
    #[must_use]
    pub fn row_report(&self) -> Option<&RowReport> {
        match self {
            Self::File { .. } => None,
            Self::Load(error) => error.row_report(),
        }
    }
}

/// Opens a dataset: its file, then the texts that it names, relative to its folder. A text that
/// cannot be read is missing in the result, and no error.
///
/// # Errors
/// Where the file cannot be read, holds nothing that can be shown, or `progress` was cancelled.
pub fn open_dataset(path: &Path, progress: &dyn Progress) -> Result<ReadDataset, OpenError> {
    open_dataset_as(path, &LoadOptions::default(), progress)
}

/// As [`open_dataset`], where a person said how a table is to be read.
///
/// # Errors
/// As [`open_dataset`].
pub fn open_dataset_as(
    path: &Path,
    options: &LoadOptions,
    progress: &dyn Progress,
) -> Result<ReadDataset, OpenError> {
    let (mut loaded, mut on_disk) = load_file(path, options, &Beside::default(), progress)?;
    let beside = loaded.import.as_ref().map(|import| import.files_beside());
    if let Some(names @ [_, ..]) = beside {
        // Its bytes are let go already, and both at once would be too much.
        drop(loaded);
        let beside = read_beside(path, names);
        (loaded, on_disk) = load_file(path, options, &beside, progress)?;
    }
    let texts = texts_beside(&loaded.dataset, path, progress)?;
    Ok(ReadDataset {
        dataset: loaded.dataset,
        texts,
        problems: loaded.problems,
        on_disk,
        import: loaded.import,
    })
}

/// Reads a file, and what it held. None of its bytes are held afterwards.
fn load_file(
    path: &Path,
    options: &LoadOptions,
    beside: &Beside,
    progress: &dyn Progress,
) -> Result<(Loaded, OnDisk), OpenError> {
    let bytes = read_limited(path, MAX_BYTES).map_err(|cause| OpenError::File {
        path: path.to_owned(),
        cause,
    })?;
    let stamp = stamp(&bytes);
    let is_plain = std::str::from_utf8(&bytes).is_ok();
    let name = path.file_name().unwrap_or(path.as_os_str());
    let loaded = load::load_owned(bytes, &name.to_string_lossy(), options, beside, progress)?;
    // Packed or in another encoding it is not what saving writes.
    let own_format = loaded.kind == Kind::Version1 && is_plain;
    Ok((loaded, OnDisk { stamp, own_format }))
}

/// The files of these names in the folder of `path`.
fn read_beside(path: &Path, names: &[&str]) -> Beside {
    let mut beside = Beside::default();
    for name in names {
        match read_limited(&folder_of(path).join(name), MAX_TEXT_BYTES) {
            Ok(bytes) => beside.add(name, &bytes),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => beside.missing(name),
            Err(cause) => beside.unreadable(name, &reason(&cause)),
        }
    }
    beside
}

/// The text of a small file, such as a mapping.
///
/// # Errors
/// Where it cannot be read, or is no UTF-8.
pub fn read_text(path: &Path) -> Result<String, OpenError> {
    let unread = |cause| OpenError::File {
        path: path.to_owned(),
        cause,
    };
    let bytes = read_limited(path, MAX_TEXT_BYTES).map_err(unread)?;
    String::from_utf8(bytes).map_err(|_not_text| unread(io::Error::other("is no text in UTF-8")))
}

/// Looks into a table.
///
/// # Errors
/// Where the file cannot be read, is no table, or `progress` was cancelled.
pub fn peek_table(
    path: &Path,
    options: &LoadOptions,
    progress: &dyn Progress,
) -> Result<TablePeek, OpenError> {
    let bytes = read_limited(path, MAX_BYTES).map_err(|cause| OpenError::File {
        path: path.to_owned(),
        cause,
    })?;
    let name = path.file_name().unwrap_or(path.as_os_str());
    Ok(load::peek(
        &bytes,
        &name.to_string_lossy(),
        options,
        progress,
    )?)
}

/// Where the entries of a dataset file stand in it; nothing where it cannot be read again.
#[must_use]
pub fn whereabouts(path: &Path) -> Whereabouts {
    read_limited(path, MAX_BYTES).map_or_else(
        |_gone| Whereabouts::default(),
        |bytes| Whereabouts::new(&bytes),
    )
}

/// The texts of a dataset as they are for a dataset file at `path`: those in files are looked
/// for from its folder.
///
/// # Errors
/// Only where `progress` was cancelled.
pub fn texts_beside(
    dataset: &Dataset,
    path: &Path,
    progress: &dyn Progress,
) -> Result<Texts, LoadError> {
    let mut texts = load::inline_texts(dataset);
    let folder = folder_of(path);
    for (id, file) in document_files(dataset) {
        if progress.cancelled() {
            return Err(LoadError::Cancelled);
        }
        if let Some(slot) = texts.0.get_mut(id.index()) {
            *slot = text_in(folder, file);
        }
    }
    Ok(texts)
}

fn text_in(folder: &Path, file: &str) -> DocumentText {
    let missing = |reason: String| DocumentText::Missing { reason };
    if !is_inside_folder(file) {
        return missing(format!("{file} lies outside the folder of the dataset"));
    }
    let path = folder.join(file);
    // A link inside the folder may still lead out of it.
    let inside = match (folder.canonicalize(), path.canonicalize()) {
        (Ok(folder), Ok(path)) => path.starts_with(folder),
        (Err(cause), _) | (_, Err(cause)) => return missing(format!("{}: {file}", reason(&cause))),
    };
    if !inside {
        return missing(format!("{file} lies outside the folder of the dataset"));
    }
    match read_limited(&path, MAX_TEXT_BYTES) {
        Ok(bytes) => load::decode_text(&bytes),
        Err(cause) => missing(format!("{}: {file}", reason(&cause))),
    }
}

/// The bytes of a plain file of limited size.
pub(super) fn read_limited(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let (file, length) = plain_file(path)?;
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    if length > limit {
        return Err(too_large(limit));
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length)?;
    // One byte more tells a file that grows while it is read.
    file.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > limit {
        return Err(too_large(limit));
    }
    Ok(bytes)
}

/// What a plain file holds, read piece by piece.
pub(super) fn stamp_of(path: &Path) -> io::Result<Stamp> {
    let (mut file, _) = plain_file(path)?;
    let mut stamping = Stamping::default();
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(stamping.finish()),
            Ok(read) => stamping.add(piece.get(..read).unwrap_or_default()),
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
            Err(cause) => return Err(cause),
        }
    }
}

/// A file to be read, and its length in bytes; anything else is an error.
fn plain_file(path: &Path) -> io::Result<(File, u64)> {
    // Asked before opening: opening a pipe would wait for somebody to write into it.
    let size = std::fs::metadata(path)?;
    if size.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    if !size.is_file() {
        return Err(io::Error::other("is no plain file"));
    }
    Ok((File::open(path)?, size.len()))
}

fn too_large(limit: usize) -> io::Error {
    let words = if limit == MAX_BYTES {
        "the file is larger than 1 GiB, split it into several, by year for example".to_owned()
    } else {
        format!("the file is larger than {} MiB", limit >> 20)
    };
    io::Error::new(io::ErrorKind::FileTooLarge, words)
}

/// What a person understands of a system's error.
pub(super) fn reason(cause: &io::Error) -> String {
    let plain = match cause.kind() {
        io::ErrorKind::NotFound => "there is no such file",
        io::ErrorKind::PermissionDenied => "the file may not be read",
        io::ErrorKind::IsADirectory => "is a folder, not a file",
        io::ErrorKind::OutOfMemory => "there is not enough memory for it",
        _ => return cause.to_string(),
    };
    plain.to_owned()
}
