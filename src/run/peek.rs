//! Looks into a table on a worker thread.

use super::answers::Answers;
use super::files::peek_table;
use crate::app::{Command, Failure, FileCommand, PreviewTask, Settings, Ticket};
use crate::load::LoadOptions;
use crate::load::import::Preview;
use std::path::PathBuf;
use std::sync::Arc;

/// How tables are read where nobody says it this time.
pub(super) fn as_before(settings: &Settings) -> LoadOptions {
    LoadOptions {
        remembered: settings.table_columns.clone(),
        ..LoadOptions::default()
    }
}

/// Answers with what the first rows of a table become.
pub(super) fn preview_at(answers: &Answers, task: PreviewTask) {
    let ticket = task.ticket;
    let done = move |preview| Command::File(FileCommand::Previewed(ticket, Arc::new(preview)));
    let started = std::thread::Builder::new()
        .name("understand the first rows".to_owned())
        .spawn({
            let answers = answers.clone();
            move || answers.send_command(done(task.preview()))
        });
    if started.is_err() {
        answers.send_command(done(Preview::default()));
    }
}

/// Answers with what the table seems to be.
pub(super) fn peek_at(
    answers: &Answers,
    settings: &Settings,
    ticket: Ticket,
    path: PathBuf,
    options: LoadOptions,
) {
    let options = LoadOptions {
        remembered: settings.table_columns.clone(),
        ..options
    };
    let failed_path = path.clone();
    let done = move |result| Command::File(FileCommand::Peeked(ticket, result));
    let started = std::thread::Builder::new()
        .name("look into a table".to_owned())
        .spawn({
            let answers = answers.clone();
            move || {
                let result = peek_table(&path, &options, &());
                answers.send_command(done(result.map(Box::new).map_err(|error| {
                    Box::new(Failure {
                        path,
                        message: error.to_string(),
                        problems: error.problems(),
                    })
                })));
            }
        });
    if started.is_err() {
        answers.send_command(done(Err(Box::new(Failure {
            path: failed_path,
            message: "The system gives no thread to read it with.".to_owned(),
            problems: Vec::new(),
        }))));
    }
}
