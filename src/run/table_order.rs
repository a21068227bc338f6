//! Sorts the rows of a table on a worker thread.

use super::answers::Answers;
use crate::app::{Command, SortTask, TableCommand};
use std::sync::Arc;

/// Answers with the rows in their order. Where the system gives no thread, the window waits.
pub(super) fn sort_table(answers: &Answers, task: SortTask) {
    let task = Arc::new(task);
    let sort = |answers: &Answers, task: &SortTask| {
        let done = TableCommand::Ordered(task.ticket, task.ordered());
        answers.send_command(Command::Table(done));
    };
    let worker = std::thread::Builder::new().name("sort a table".to_owned());
    let started = worker.spawn({
        let (answers, task) = (answers.clone(), Arc::clone(&task));
        move || sort(&answers, &task)
    });
    if started.is_err() {
        sort(answers, &task);
    }
}
