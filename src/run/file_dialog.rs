//! The system's file dialogs: made on the window's thread, as some systems demand, and waited for
//! on another.

use super::answers::Answers;
use crate::app::{Command, Dialog, file_name};
use rfd::{AsyncFileDialog, FileHandle};
use std::future::Future;
use std::path::Path;
use std::time::{Duration, Instant};

/// A dialog that answers "nothing" faster than this was never shown: the system has none.
const TOO_FAST_FOR_A_PERSON: Duration = Duration::from_millis(250);

/// Asks where to save. A dialog that is there has asked whether a file may be replaced.
pub(super) fn where_to_save(
    title: &str,
    kind: &str,
    ending: &str,
    offered: &Path,
) -> impl Future<Output = Option<FileHandle>> + Send + use<> {
    let mut dialog = AsyncFileDialog::new()
        .set_title(title)
        .add_filter(kind, &[ending])
        .set_file_name(file_name(offered));
    if let Some(folder) = offered.parent().filter(|it| it.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    dialog.save_file()
}

/// Sends what a person chose, or `none` where they chose nothing. Where the system has no dialog,
/// `instead` is shown.
pub(super) fn wait_for<T>(
    answers: &Answers,
    chosen: impl Future<Output = Option<T>> + Send + 'static,
    instead: Dialog,
    command: impl FnOnce(T) -> Command + Send + 'static,
    none: Option<Command>,
) {
    let asked = Instant::now();
    let waiting = std::thread::Builder::new()
        .name("file dialog".to_owned())
        .spawn({
            let answers = answers.clone();
            move || {
                let answer = match pollster::block_on(chosen) {
                    Some(chosen) => Some(command(chosen)),
                    None if asked.elapsed() < TOO_FAST_FOR_A_PERSON => Some(Command::Show(instead)),
                    None => none,
                };
                if let Some(answer) = answer {
                    answers.send_command(answer);
                }
            }
        });
    if waiting.is_err() {
        answers.send_command(Command::Show(instead));
    }
}
