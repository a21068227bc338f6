//! Asks where the row report of a table goes, and writes it there.

use super::answers::Answers;
use super::file_dialog::{wait_for, where_to_save};
use super::saving::refusal;
use super::write::Target;
use crate::app::{Command, Dialog, ReportCommand};
use std::path::{Path, PathBuf};

/// Asks where to save.
pub(super) fn choose_report(answers: &Answers, offered: &Path) {
    let chosen = where_to_save("Save the row report", "Tables (CSV)", "csv", offered);
    let save = |file: rfd::FileHandle| {
        Command::Report(ReportCommand::To {
            path: file.path().to_owned(),
            replace: true,
        })
    };
    wait_for(answers, chosen, Dialog::ReportPath, save, None);
}

/// Writes the report whole or not at all.
pub(super) fn write_report(answers: &Answers, path: PathBuf, replace: bool, text: String) {
    let done = |path, result| Command::Report(ReportCommand::Done(path, result));
    let failed_path = path.clone();
    let started = std::thread::Builder::new()
        .name("save a row report".to_owned())
        .spawn({
            let answers = answers.clone();
            move || {
                let written =
                    Target::new(&path, replace).and_then(|target| target.write(text.as_bytes()));
                answers.send_command(done(path, written.map_err(refusal)));
            }
        });
    if started.is_err() {
        let reason = "the system gives no thread to write it with".to_owned();
        answers.send_command(done(failed_path, Err(reason)));
    }
}
