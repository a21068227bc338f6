//! Asks where the row report of a table goes, and writes it there.

use super::answers::Answers;
use super::saving::refusal;
use super::shell::TOO_FAST_FOR_A_PERSON;
use super::write::Target;
use crate::app::{Command, Dialog, ReportCommand, file_name};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Asks where to save. A dialog that is there has asked whether a file may be replaced.
pub(super) fn choose_report(answers: &Answers, offered: &Path) {
    let mut dialog = rfd::AsyncFileDialog::new()
        .set_title("Save the row report")
        .add_filter("Tables (CSV)", &["csv"])
        .set_file_name(file_name(offered));
    if let Some(folder) = offered.parent().filter(|it| it.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    let dialog = dialog.save_file();
    let asked = Instant::now();
    let waiting = std::thread::Builder::new()
        .name("file dialog".to_owned())
        .spawn({
            let answers = answers.clone();
            move || match pollster::block_on(dialog) {
                Some(file) => answers.send_command(Command::Report(ReportCommand::To {
                    path: file.path().to_owned(),
                    replace: true,
                })),
                None if asked.elapsed() < TOO_FAST_FOR_A_PERSON => {
                    answers.send_command(Command::Show(Dialog::ReportPath));
                }
                None => {}
            }
        });
    if waiting.is_err() {
        answers.send_command(Command::Show(Dialog::ReportPath));
    }
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
