//! The real window, driven through its accessible names.

mod files;
mod harness;
mod idle;
mod keyboard;
mod open;
mod reader;
mod select;
mod themes;
