//! egui: draws the state and sends commands.
//!
//! Functions that draw end in `_ui`; they read `&State` through [`look::Look`] and leave what
//! should happen in an [`outbox::Outbox`], which is applied when the frame is drawn.

pub mod theme;
pub mod icons;
pub mod look;
pub mod outbox;
pub mod widgets;
pub mod regions;
mod shortcuts;
mod place_search;
mod walk_buttons;
mod top_bar;
mod filter_bar;
mod filter_menu;
mod verdict_menu;
mod rule_menu;
mod ledger_bar;
mod timeline;
pub mod map;
mod findings;
mod table;
pub mod panel;
pub mod reader;
mod arrangement;
mod parts;
mod side_panel;
mod drop_hint;
mod notices;
mod told_once;
mod drafts;
mod repair;
mod compare;
mod palette;
mod dialogs;
mod window;
mod graphics;
mod rehearsal;
mod start;

pub use start::{StartError, WindowOptions, install_renderers, run_window};
pub use window::Window;
