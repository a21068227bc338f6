//! The imperative shell: files, threads, dialogs, tiles. It answers with commands.

pub mod basemap;
pub mod files;
mod settings_file;
mod shell;
pub mod watch;
pub mod write;

pub use settings_file::{SaveError, load_settings, save_settings, settings_path};
pub use shell::{Shell, Wake};
