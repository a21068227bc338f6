//! The real window, driven through its accessible names.

mod harness;
mod open;
mod reader;
mod select;
