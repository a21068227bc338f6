//! The one state of the program, and the commands that are the only way to change it.
//!
//! Everything that happens is a [`Command`]: a click, a key, a drop, a worker's answer, a test.
//! [`State::apply`] changes the state and answers with [`Effect`]s for the shell to perform.

mod command;
mod action;
mod available;
pub mod palette;
mod main_view;
mod query_words;
mod sight;
mod view_line;
mod visits;
mod settings_views;
mod settings_beside;
mod parts;
mod beside;
mod widths;
mod table;
mod opened;
mod settings;
mod settings_words;
mod ruling;
mod settings_table;
mod files;
mod reload;
mod layers;
mod layer_steps;
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
mod carry_out;
mod apply;

pub use action::{Action, Key, Shortcut};
pub use available::Group;
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
pub use layer_steps::LayerSteps;
pub use layers::{Layer, LayerCommand, Layers, Tag};
pub use main_view::{MainView, Panel, PointedClaim};
pub use map::{FIT_MAX_ZOOM, MapState};
pub use opened::{Failure, Loading, Opened, Origin, Purpose, file_name};
pub use reading::{Reading, passages};
pub use reload::{Before, News, Reread, Watched};
pub use saving::{AuditTask, IfThere, NotSaved, Notice, OnDisk, SaveTask, Saved, Saving, Stamp};
pub use settings::{LabelLanguage, SavedQuery, Settings, ThemeChoice};
pub use settings_beside::RememberedLayer;
pub use settings_table::TableSettings;
pub use settings_views::RememberedView;
pub use sight::Sight;
pub use state::State;
pub use table::{SortTask, TableCommand, TableState};
pub use timeline::{DAY_SECONDS, Speed, TimelineCommand, TimelineState};
pub use view_line::{LineError, NotThere, Quote, ViewLine};
pub use visits::Visits;
pub use widths::{PanelKind, PanelWidths};
