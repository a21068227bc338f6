//! The real window, driven through its accessible names.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

mod by_keyboard;
mod conflicts;
mod columns;
mod columns_dialog;
mod crowd;
mod crowd_painted;
mod drafts;
mod reading_order;
mod clusters;
mod edit;
mod files;
mod filters;
mod findings;
mod gazetteer;
mod harness;
mod idle;
mod import;
mod keyboard;
mod layers;
mod map_edges;
mod small_badges;
mod open;
mod pages;
mod reader;
mod reload;
mod select;
mod table;
mod themes;
mod timeline;
mod towns;
mod workspace;
