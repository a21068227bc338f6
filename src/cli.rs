//! The command line: `arrest-atlas [FILE]` asks for the window; `audit`, `convert` and `schema` need none.

mod convert;
mod options;
mod snippet;
mod table_options;
mod text_report;

pub use options::{Theme, WindowOptions};

use crate::audit::audit;
use crate::export::{Audited, AuditedFile, Content, audit_json, audit_markdown};
use crate::load::{LoadOptions, Progress, Whereabouts, schema};
use crate::run::files::{open_dataset_as, whereabouts};
use clap::Parser as _;
use options::{Arguments, AuditOptions, Deny, Format, Task};
use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// What is to be done after the command line was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Nothing more: end with this code.
    Exit(u8),
    /// Open the window.
    Window(Box<WindowOptions>),
}

/// Wrong usage, or input that cannot be read.
const UNUSABLE: u8 = 2;

/// Reads the command line (`args` with the program's name first) and does what needs no window.
/// Results go to `out`, complaints about the usage to `err`.
pub fn run<A>(
    args: impl IntoIterator<Item = A>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Outcome
where
    A: Into<OsString> + Clone,
{
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        // Help and version come this way as well.
        Err(error) if error.use_stderr() => {
            return tell(err, &error.render().to_string(), UNUSABLE);
        }
        Err(error) => return tell(out, &error.render().to_string(), 0),
    };
    match arguments.task {
        None => match window_options(arguments) {
            Ok(window) => Outcome::Window(Box::new(window)),
            Err(message) => tell(err, &format!("error: {message}\n"), UNUSABLE),
        },
        Some(Task::Schema) => tell(out, &schema(), 0),
        Some(Task::Audit(options)) => match options.table.load_options() {
            Ok(load) => audit_files(&options, &load, &(), out),
            Err(message) => tell(err, &format!("error: {message}\n"), UNUSABLE),
        },
        Some(Task::Convert(options)) => Outcome::Exit(convert::convert(&options, &(), out, err)),
    }
}

/// How the window opens. What is wrong with the words for tables is told before there is a window.
fn window_options(arguments: Arguments) -> Result<WindowOptions, String> {
    let load = arguments.table.load_options()?;
    let load = (load != LoadOptions::default()).then(|| Box::new(load));
    if load.is_some() && arguments.window.files.is_empty() {
        return Err("the options for tables need a FILE that they are about".to_owned());
    }
    Ok(WindowOptions {
        load,
        ..arguments.window
    })
}

/// Writes everything.
fn tell(to: &mut dyn Write, text: &str, code: u8) -> Outcome {
    told(
        to.write_all(text.as_bytes()).and_then(|()| to.flush()),
        code,
    )
}

/// The end, after something was written. A reader that went away (`| head`) is no error.
fn told(written: io::Result<()>, code: u8) -> Outcome {
    match written {
        Err(cause) if cause.kind() != ErrorKind::BrokenPipe => Outcome::Exit(UNUSABLE),
        Ok(()) | Err(_) => Outcome::Exit(code),
    }
}

/// Writes the report on every file; the exit code is that of the worst file.
fn audit_files(
    options: &AuditOptions,
    load: &LoadOptions,
    progress: &dyn Progress,
    out: &mut dyn Write,
) -> Outcome {
    let deny_warnings = options.deny == Some(Deny::Warnings);
    let files: Vec<AuditedFile> = options
        .files
        .iter()
        .map(|path| audit_file(path, load, progress))
        .collect();
    let code = files
        .iter()
        .map(|file| file.exit_code(deny_warnings))
        .max()
        .unwrap_or_default();
    told(write_report(options, &files, code, out), code)
}

/// A report may be longer than its dataset: it is written as it is made.
fn write_report(
    options: &AuditOptions,
    files: &[AuditedFile],
    code: u8,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    match options.format {
        Format::Text => text_report::write(&mut out, files, options.quiet),
        Format::Json => audit_json(&mut out, files, code),
        Format::Markdown => audit_markdown(&mut out, files, options.quiet),
    }?;
    out.flush()
}

fn audit_file(path: &Path, load: &LoadOptions, progress: &dyn Progress) -> AuditedFile {
    let content = match open_dataset_as(path, load, progress) {
        Ok(read) => {
            let report = audit(&read.dataset, &read.texts);
            // Rows of tables are told by the claims' own names: only a dataset is read again.
            let whereabouts = match &read.import {
                Some(_) => Whereabouts::default(),
                None => whereabouts(path),
            };
            Content::Read(Box::new(Audited {
                dataset: read.dataset,
                texts: read.texts,
                problems: read.problems,
                report,
                whereabouts,
            }))
        }
        Err(error) => Content::Unreadable {
            message: error.to_string(),
            problems: error.problems(),
        },
    };
    AuditedFile {
        name: path.display().to_string(),
        content,
    }
}
