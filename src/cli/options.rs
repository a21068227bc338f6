//! Every option of the command line.

use super::table_options::TableOptions;
use crate::app::ViewLine;
use crate::load::LoadOptions;
use crate::view::QueryText;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Draws reported arrests on a map and shows, for every number, the sentence that states it.
#[derive(Debug, Parser)]
#[command(name = "arrest-atlas", version, args_conflicts_with_subcommands = true)]
#[command(
    after_help = "Exit codes of `audit`: 0 no error; 1 errors, or warnings under \
--deny warnings; 2 input that cannot be read, or wrong usage."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub task: Option<Task>,
    #[command(flatten)]
    pub window: WindowOptions,
    #[command(flatten)]
    pub table: TableOptions,
}

/// How the window opens.
#[derive(Debug, Clone, PartialEq, Default, Args)]
pub struct WindowOptions {
    /// The dataset to open; several are opened beside each other; without any the bundled one
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// A place to select: its id or one of its names
    #[arg(long, value_name = "PLACE")]
    pub select: Option<String>,
    /// What is shown, such as 'metric:arrests days:2021-01-31 claimant:"OVD-Info" -tag:night'
    #[arg(
        long,
        value_name = "QUERY",
        allow_hyphen_values = true,
        conflicts_with = "view"
    )]
    pub query: Option<QueryText>,
    /// A view to open, as “Copy this view as text” gives it
    #[arg(long, value_name = "TEXT", value_parser = view, conflicts_with = "select")]
    pub view: Option<ViewLine>,
    /// Light or dark; without it as in the settings
    #[arg(long)]
    pub theme: Option<Theme>,
    /// Width and height of the window in points, such as 1280x800
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub size: Option<(u16, u16)>,
    /// How the files are to be read, where they are tables; `None` finds it out.
    #[arg(skip)]
    pub load: Option<Box<LoadOptions>>,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// As the system has it.
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// What needs no window.
#[derive(Debug, Subcommand)]
pub(super) enum Task {
    /// Check datasets: does the source say it?
    Audit(AuditOptions),
    /// Save what can be read as a dataset in the Arrest Atlas format
    Convert(ConvertOptions),
    /// Print the JSON Schema of the dataset format
    Schema,
}

#[derive(Debug, Args)]
pub(super) struct AuditOptions {
    /// The datasets to check
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Report only on these claims, such as 'claimant:"OVD-Info" days:2021-01-31 -tag:night'; a
    /// metric or days that are not named hide nothing. How many are left out is said
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub query: Option<QueryText>,
    /// Let warnings fail as errors do
    #[arg(long, value_name = "WHAT")]
    pub deny: Option<Deny>,
    /// Leave out what is only information
    #[arg(long, short)]
    pub quiet: bool,
    /// The form of the report
    #[arg(long, default_value = "text")]
    pub format: Format,
    #[command(flatten)]
    pub table: TableOptions,
}

#[derive(Debug, Args)]
#[command(
    after_help = "What the format has no key for is kept under keys that begin with x-. A text \
that lies beside the old file and not beside the new one is taken into the dataset. What cannot be \
read is left out and told; the rest is written, whole or not at all.

Exit codes: 0 written, even where something was left out; 2 nothing could be read or written, or \
wrong usage."
)]
pub(super) struct ConvertOptions {
    /// The files to convert: all that the window opens
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The file to write, "-" for the standard output, or a folder that exists: there each
    /// dataset gets the name of its file with ".json"
    #[arg(long, short, value_name = "OUT")]
    pub out: PathBuf,
    /// Replace files that are there already
    #[arg(long)]
    pub force: bool,
    /// Write what became of every row of a table to this file (CSV)
    #[arg(long, value_name = "FILE.csv")]
    pub report: Option<PathBuf>,
    /// Leave out what is only information
    #[arg(long, short)]
    pub quiet: bool,
    #[command(flatten)]
    pub table: TableOptions,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    Warnings,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Source lines with carets, and a summary
    Text,
    /// For other programs
    Json,
    /// For issues and mails
    Markdown,
}

fn view(text: &str) -> Result<ViewLine, String> {
    text.parse()
        .map_err(|error: crate::app::LineError| error.to_string())
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let read = |side: &str| side.parse::<u16>().ok().filter(|side| *side >= 100);
    text.split_once(['x', 'X', '×'])
        .and_then(|(width, height)| Some((read(width)?, read(height)?)))
        .ok_or_else(|| "write width and height in points, such as 1280x800".to_owned())
}
