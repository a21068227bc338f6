//! The one state of the program, and the commands that are the only way to change it.
//!
//! Everything that happens is a [`Command`]: a click, a key, a drop, a worker's answer, a test.
//! [`State::apply`] changes the state and answers with [`Effect`]s for the shell to perform.

mod command;
mod action;
mod main_view;
mod opened;
mod settings;
mod files;
mod selection;
mod reading;
mod map;
mod state;

pub use action::{Action, Key, Shortcut};
pub use command::{
    Command, Dialog, Effect, FileCommand, MapCommand, ReadCommand, SettingCommand, Ticket,
};
pub use files::Files;
pub use main_view::{MainView, PointedClaim};
pub use map::{FIT_MAX_ZOOM, MapState};
pub use opened::{Failure, Loading, Opened, Origin, file_name};
pub use reading::{Reading, passages};
pub use settings::{LabelLanguage, Settings, ThemeChoice};
pub use state::{Panel, State};
