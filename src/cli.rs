//! The command line: `arrest-atlas [FILE]` asks for the window; `audit`, `convert` and `schema` need none.

mod audit;
mod convert;
mod options;
mod snippet;
mod table_options;
mod text_report;

pub use options::{Theme, WindowOptions};

use crate::load::{LoadOptions, schema};
use clap::Parser as _;
use options::{Arguments, Task};
use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};

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
        Some(Task::Audit(options)) => match audit::audit_files(&options, &()) {
            Ok((files, code)) => told(audit::write_report(&options, &files, code, out), code),
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
