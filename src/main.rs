//! Arguments in, command line or window out.

use arrest_atlas::app::ThemeChoice;
use arrest_atlas::cli::{self, Outcome, Theme};
use arrest_atlas::ui;
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = cli::run(
        std::env::args_os(),
        &mut std::io::stdout(),
        &mut std::io::stderr(),
    );
    let options = match outcome {
        Outcome::Exit(code) => return ExitCode::from(code),
        Outcome::Window(options) => ui::WindowOptions {
            files: options.files,
            select: options.select,
            query: options.query,
            theme: options.theme.map(|theme| match theme {
                Theme::System => ThemeChoice::System,
                Theme::Light => ThemeChoice::Light,
                Theme::Dark => ThemeChoice::Dark,
            }),
            size: options.size.map(|(w, h)| (w.into(), h.into())),
            load: options.load,
        },
    };
    match ui::run_window(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell if this fails.
            writeln!(std::io::stderr(), "{error}.").ok();
            ExitCode::from(2)
        }
    }
}
