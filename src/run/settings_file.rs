//! Where the settings lie, and how they get there whole.

use crate::app::Settings;
use atomic_write_file::AtomicWriteFile;
use etcetera::BaseStrategy as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The settings file in the system's folder for settings; `None` where it has no such folder.
#[must_use]
pub fn settings_path() -> Option<PathBuf> {
    let folder = etcetera::choose_base_strategy().ok()?.config_dir();
    Some(folder.join("arrest-atlas").join("settings.toml"))
}

/// The settings of the last time. A missing file means defaults; an unreadable one as well, and
/// it is then kept under another name instead of being written over.
#[must_use]
pub fn load_settings(path: &Path) -> Settings {
    let Ok(text) = std::fs::read_to_string(path) else {
        return Settings::default();
    };
    Settings::from_toml(&text).unwrap_or_else(|_unreadable| {
        if std::fs::rename(path, path.with_extension("toml.unreadable")).is_err() {
            log::warn!("the settings cannot be read, nor put aside");
        }
        Settings::default()
    })
}

/// Why settings were not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// They cannot be written as TOML.
    #[error("the settings cannot be written as text")]
    Format(#[from] toml::ser::Error),
    /// The file cannot be written.
    #[error("the settings file cannot be written")]
    Write(#[from] std::io::Error),
}

/// Writes the settings whole or not at all.
///
/// # Errors
/// A folder or file that cannot be written.
pub fn save_settings(path: &Path, settings: &Settings) -> Result<(), SaveError> {
    let text = settings.to_toml()?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = AtomicWriteFile::open(path)?;
    file.write_all(text.as_bytes())?;
    file.commit()?;
    Ok(())
}
