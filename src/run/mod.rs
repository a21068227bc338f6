//! The imperative shell: files, threads, dialogs, tiles. It answers with commands.

mod ahead;
mod answers;
pub mod basemap;
mod file_dialog;
pub mod files;
mod peek;
mod report_file;
mod saving;
mod settings_file;
mod shell;
mod stamp;
mod task;
mod sorting;
mod table_order;
mod today;
pub mod watch;
pub mod write;

pub use ahead::Ahead;
pub use answers::Wake;
pub use saving::save_dataset;
pub use settings_file::{SaveError, load_settings, save_settings, settings_path};
pub use shell::Shell;
pub use sorting::{Sorted, Sorting};
pub use stamp::stamp;
pub use task::Task;
pub use today::today;
