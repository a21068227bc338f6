//! The one state of the program, and the commands that are the only way to change it.
//!
//! Everything that happens is a [`Command`]: a click, a key, a drop, a worker's answer, a test.
//! [`State::apply`] changes the state and answers with [`Effect`]s for the shell to perform.

mod command;
mod action;
mod main_view;
mod table;
mod opened;
mod settings;
mod settings_words;
mod ruling;
mod settings_table;
mod files;
mod reload;
mod layers;
mod compare;
mod row_report;
mod editing;
mod drafting;
mod history;
mod saving;
mod changes;
mod columns;
mod filtering;
mod selection;
mod reading;
mod map;
mod timeline;
mod state;

pub use action::{Action, Key, Shortcut};
pub use columns::{Columns, PreviewTask};
pub use command::{
    Command, Dialog, Effect, FileCommand, MapCommand, ReadCommand, ReportCommand, SaveCommand,
    SettingCommand, Ticket,
};
pub use compare::{CompareCommand, Comparison, Side};
pub use drafting::{ClaimDraft, DraftError, dismissal, requoted};
pub use editing::edit_words;
pub use files::Files;
pub use filtering::{FilterCommand, Filtering, FoldTask};
pub use history::History;
pub use layers::{Layer, LayerCommand, Layers, Tag};
pub use main_view::{MainView, Panel, PointedClaim};
pub use map::{FIT_MAX_ZOOM, MapState};
pub use opened::{Failure, Loading, Opened, Origin, Purpose, file_name};
pub use reading::{Reading, passages};
pub use reload::{Before, News, Reread, Watched};
pub use saving::{AuditTask, IfThere, NotSaved, Notice, OnDisk, SaveTask, Saved, Saving, Stamp};
pub use settings::{LabelLanguage, SavedQuery, Settings, ThemeChoice};
pub use settings_table::TableSettings;
pub use state::State;
pub use table::{SortTask, TableCommand, TableState};
pub use timeline::{DAY_SECONDS, Speed, TimelineCommand, TimelineState};
