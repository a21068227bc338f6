//! Writes a file whole or not at all, and never over another one unasked.

use atomic_write_file::AtomicWriteFile;
use std::fs::Metadata;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Why a file was not written. What was there before is untouched.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// There is a file already, and nobody said that it may be replaced.
    #[error("there is a file with this name already: {}", path.display())]
    Exists {
        /// Which file.
        path: PathBuf,
    },
    /// What has this name is a folder, a device, a pipe, or a link that leads nowhere.
    #[error("is {what}, not a file: {}", path.display())]
    NoFile {
        /// What it is.
        what: &'static str,
        /// Its path.
        path: PathBuf,
    },
    /// The folder is not there.
    #[error("there is no such folder: {}", path.display())]
    NoFolder {
        /// Which folder.
        path: PathBuf,
    },
    /// The system refused.
    #[error("cannot be written ({cause}): {}", path.display())]
    Refused {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        #[source]
        cause: io::Error,
    },
}

/// Where a file is to be written: the file behind a link, never the link itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    path: PathBuf,
    /// Whether there is a file to be replaced.
    pub exists: bool,
}

impl Target {
    /// Looks whether `path` may be written. An existing file needs `replace`.
    ///
    /// # Errors
    /// Where it must not or cannot be written.
    pub fn new(path: &Path, replace: bool) -> Result<Self, WriteError> {
        let named = || path.to_owned();
        let no_file = |what| WriteError::NoFile {
            what,
            path: named(),
        };
        let refused = |cause| WriteError::Refused {
            path: named(),
            cause,
        };
        match std::fs::metadata(path) {
            Ok(it) if it.is_dir() => Err(no_file("a folder")),
            Ok(it) if !Metadata::is_file(&it) => Err(no_file("a device or a pipe")),
            Ok(_) if !replace => Err(WriteError::Exists { path: named() }),
            Ok(_) => Ok(Self {
                path: path.canonicalize().map_err(refused)?,
                exists: true,
            }),
            Err(cause) if cause.kind() != ErrorKind::NotFound => Err(refused(cause)),
            Err(_) if path.symlink_metadata().is_ok() => Err(no_file("a link that leads nowhere")),
            Err(_) => {
                let folder = folder_of(path);
                if !folder.is_dir() {
                    return Err(WriteError::NoFolder {
                        path: folder.to_owned(),
                    });
                }
                Ok(Self {
                    path: named(),
                    exists: false,
                })
            }
        }
    }

    /// Writes the file: afterwards it is there with all its bytes, or as it was before.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&self, bytes: &[u8]) -> Result<(), WriteError> {
        self.write_by(|file| file.write_all(bytes))
    }

    /// Writes the file piece by piece, as they come: afterwards it is there with all
    /// of them, or as it was before.
    ///
    /// # Errors
    /// That of `pieces`, or what the system says.
    pub fn write_by(
        &self,
        pieces: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), WriteError> {
        let written = || {
            // What is not committed is taken away when it is dropped.
            let mut file = AtomicWriteFile::open(&self.path)?;
            pieces(&mut *file)?;
            file.commit()
        };
        written().map_err(|cause| WriteError::Refused {
            path: self.path.clone(),
            cause,
        })
    }

    /// Whether `other` is this very file.
    #[must_use]
    pub fn is(&self, other: &Path) -> bool {
        self.exists && other.canonicalize().is_ok_and(|other| other == self.path)
    }
}

/// The folder of a file: "a.json" lies in the current one.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}
