//! The imperative shell: files, threads, dialogs, tiles. It answers with commands.

pub mod basemap;
