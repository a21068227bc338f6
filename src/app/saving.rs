//! Saving: where to, what must be asked before, and what became of it.

use super::{Dialog, Effect, History, Opened, Origin, SaveCommand, Settings, State, Tag, Ticket};
use crate::model::{Dataset, EditError, Severity, Texts};
use crate::view::QueryError;
use std::path::PathBuf;
use std::sync::Arc;

/// What was in a file when it was read or written last: its length and a hash of its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// How many bytes.
    pub length: u64,
    /// A hash of them: to see a change, not to prove that there was none.
    pub hash: u64,
}

/// The file of the open dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnDisk {
    /// What was in it.
    pub stamp: Stamp,
    /// Whether it is the dataset format as plain text: another form is never written over.
    pub own_format: bool,
}

/// What to do where a file with that name is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfThere {
    /// Replace it: somebody has said so.
    Replace,
    /// Replace it only if it is still the one that was read.
    Unchanged(Stamp),
    /// Ask.
    Ask,
}

/// A dataset to be written by a worker.
#[derive(Debug, Clone)]
pub struct SaveTask {
    /// Which question the worker answers.
    pub ticket: Ticket,
    /// Where to.
    pub path: PathBuf,
    /// What.
    pub dataset: Arc<Dataset>,
    /// The texts of its documents.
    pub texts: Arc<Texts>,
    /// The folder in which the texts lie that are named by a file.
    pub texts_folder: Option<PathBuf>,
    /// Whether a file may be replaced.
    pub if_there: IfThere,
}

impl PartialEq for SaveTask {
    /// A ticket is given once: what it is about need not be compared.
    fn eq(&self, other: &Self) -> bool {
        (self.ticket, &self.path, self.if_there) == (other.ticket, &other.path, other.if_there)
    }
}

/// A dataset to be audited by a worker.
#[derive(Debug, Clone)]
pub struct AuditTask {
    /// Which question the worker answers.
    pub ticket: Ticket,
    /// What.
    pub dataset: Arc<Dataset>,
    /// The texts of its documents.
    pub texts: Arc<Texts>,
}

impl PartialEq for AuditTask {
    fn eq(&self, other: &Self) -> bool {
        self.ticket == other.ticket
    }
}

/// A dataset that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Where to.
    pub path: PathBuf,
    /// What is in the file now.
    pub stamp: Stamp,
    /// How many texts, which lay beside the old file, stand in the new one.
    pub written_inside: usize,
    /// Texts that the new file names and that do not lie beside it.
    pub out_of_reach: Vec<String>,
}

/// Why a dataset was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSaved {
    /// The file is not the one that was read.
    Changed,
    /// There is a file with that name.
    Exists,
    /// The system refused: why.
    Failed(String),
}

/// Something to be told once.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// Saved, and there is something to know about it.
    Saved(Saved),
    /// Not saved: where to, and why.
    NotSaved(PathBuf, String),
    /// An edit was not made.
    NotEdited(EditError),
    /// A query asks for something that the dataset does not have.
    NotAsked(QueryError),
    /// The row report of a table was saved: where to.
    ReportSaved(PathBuf),
    /// The row report was not saved: where to, and why.
    ReportNotSaved(PathBuf, String),
    /// More rows than the clipboard takes were to be copied: how many, and how many it takes.
    NotCopied(usize, usize),
    /// A view cannot be shown of this dataset: why.
    ViewNotShown(String),
}

/// What waits until changes are saved or given up.
#[derive(Debug)]
pub(super) enum Waiting {
    /// Another dataset takes the place of this one.
    Replace(Box<Opened>),
    /// One of several open datasets is closed.
    Close(Tag),
    /// The window closes.
    Quit,
}

/// What is going on with saving.
#[derive(Debug, Default)]
pub struct Saving {
    running: Option<Running>,
    last_ticket: Ticket,
    /// The file that a question is about.
    pub asked: Option<PathBuf>,
    /// The system's dialog asks where to.
    choosing: bool,
    pub(super) waiting: Option<Waiting>,
}

#[derive(Debug)]
struct Running {
    ticket: Ticket,
    path: PathBuf,
    dataset: Arc<Dataset>,
}

/// The parts of the state that saving reads or changes.
pub(super) struct Desk<'a> {
    pub opened: &'a mut Opened,
    pub history: &'a mut History,
    pub dialog: &'a mut Option<Dialog>,
    pub settings: &'a mut Settings,
    pub notice: &'a mut Option<Notice>,
    pub effects: &'a mut Vec<Effect>,
}

impl State {
    /// Whether the open dataset is not the one in its file.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        self.history.is_edited(&self.opened)
    }

    /// Whether any open dataset has changes that are not saved.
    #[must_use]
    pub fn has_unsaved_changes(&self) -> bool {
        self.is_edited() || self.layers.edited().is_some()
    }
}

impl Saving {
    /// Whether a worker writes.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Another dataset is open: nothing is saved of it. Tickets go on.
    pub(super) fn anew(&self) -> Self {
        Self {
            last_ticket: self.last_ticket,
            ..Self::default()
        }
    }

    /// What happens with saving. Returns what no longer waits.
    pub(super) fn apply(&mut self, command: SaveCommand, desk: &mut Desk<'_>) -> Option<Waiting> {
        match command {
            SaveCommand::Save => self.save(desk),
            SaveCommand::SaveAs => self.choose(desk),
            SaveCommand::To { path, replace } => {
                self.choosing = false;
                *desk.dialog = None;
                let is_open = desk.opened.origin == Origin::File(path.clone());
                if is_open && loses_rows(desk.opened) {
                    self.ask(path, Dialog::LeftOut, desk);
                } else {
                    let if_there = if replace || is_open {
                        IfThere::Replace
                    } else {
                        IfThere::Ask
                    };
                    self.start(path, if_there, desk);
                }
            }
            SaveCommand::ReplaceAnyway => {
                *desk.dialog = None;
                if let Some(path) = self.asked.take() {
                    self.start(path, IfThere::Replace, desk);
                }
            }
            SaveCommand::NotChosen => self.choosing = false,
            SaveCommand::SaveFirst => {
                *desk.dialog = None;
                self.save(desk);
            }
            SaveCommand::Discard => {
                *desk.dialog = None;
                let waiting = self.waiting.take()?;
                desk.history.give_up(&desk.opened.dataset);
                return Some(waiting);
            }
            SaveCommand::Done(ticket, result) => {
                let running = self.running.take_if(|it| it.ticket == ticket)?;
                return self.done(running, *result, desk);
            }
        }
        None
    }

    /// Saves where it came from. What has no file of its own, or one of another form, is saved as
    /// a new file.
    fn save(&mut self, desk: &mut Desk<'_>) {
        let known = desk.opened.on_disk.filter(|on_disk| on_disk.own_format);
        match (&desk.opened.origin, known) {
            (Origin::File(path), Some(_)) if loses_rows(desk.opened) => {
                self.ask(path.clone(), Dialog::LeftOut, desk);
            }
            (Origin::File(path), Some(on_disk)) => {
                self.start(path.clone(), IfThere::Unchanged(on_disk.stamp), desk);
            }
            _ => self.choose(desk),
        }
    }

    /// Asks where to save.
    fn choose(&mut self, desk: &mut Desk<'_>) {
        *desk.dialog = None;
        self.choosing = true;
        let name = match &desk.opened.origin {
            Origin::File(path) => path.with_extension("json"),
            Origin::Bundled => format!("{}.json", desk.opened.dataset.id).into(),
        };
        desk.effects.push(Effect::ChooseSave(name));
    }

    /// A question was put away: no path will be typed.
    pub(super) fn put_away(&mut self) {
        self.choosing = false;
    }

    /// What waited for an answer that nobody is asked for any more does not happen.
    pub(super) fn stop_waiting(&mut self, dialog: Option<Dialog>) {
        if dialog.is_none() && self.running.is_none() && !self.choosing {
            self.waiting = None;
        }
    }

    fn ask(&mut self, path: PathBuf, question: Dialog, desk: &mut Desk<'_>) {
        self.asked = Some(path);
        *desk.dialog = Some(question);
    }

    fn start(&mut self, path: PathBuf, if_there: IfThere, desk: &mut Desk<'_>) {
        write_positions(desk);
        *desk.notice = None;
        self.last_ticket += 1;
        let opened = &*desk.opened;
        self.running = Some(Running {
            ticket: self.last_ticket,
            path: path.clone(),
            dataset: Arc::clone(&opened.dataset),
        });
        desk.effects.push(Effect::Save(SaveTask {
            ticket: self.last_ticket,
            path,
            dataset: Arc::clone(&opened.dataset),
            texts: Arc::clone(&opened.texts),
            texts_folder: opened.texts_folder.clone(),
            if_there,
        }));
    }

    fn done(
        &mut self,
        running: Running,
        result: Result<Saved, NotSaved>,
        desk: &mut Desk<'_>,
    ) -> Option<Waiting> {
        match result {
            Ok(saved) => {
                let opened = &mut *desk.opened;
                opened.origin = Origin::File(saved.path.clone());
                opened.on_disk = Some(OnDisk {
                    stamp: saved.stamp,
                    own_format: true,
                });
                opened.problems = Arc::default();
                // What is open now is a dataset, no table.
                opened.import = None;
                desk.history.saved_as(&running.dataset);
                desk.settings.remember(&saved.path);
                desk.effects.push(Effect::SaveSettings);
                if saved.written_inside > 0 || !saved.out_of_reach.is_empty() {
                    *desk.notice = Some(Notice::Saved(saved));
                }
                // What was edited while the worker wrote is asked about again.
                return self.waiting.take();
            }
            Err(NotSaved::Changed) => self.ask(running.path, Dialog::ChangedOnDisk, desk),
            Err(NotSaved::Exists) => self.ask(running.path, Dialog::FileExists, desk),
            Err(NotSaved::Failed(reason)) => {
                self.waiting = None;
                *desk.notice = Some(Notice::NotSaved(running.path, reason));
            }
        }
        None
    }
}

/// Whether rows of the file were left out when it was read: writing it would lose them.
fn loses_rows(opened: &Opened) -> bool {
    opened
        .problems
        .iter()
        .any(|problem| problem.severity == Severity::Error)
}

/// The quote is the truth, the position a cache: what is saved has the positions that the audit
/// found. While a worker still audits, they stay as they are.
fn write_positions(desk: &mut Desk<'_>) {
    if desk.history.is_checking() {
        return;
    }
    let Desk {
        opened, history, ..
    } = desk;
    let report = Arc::clone(&opened.report);
    let found = |id| report.quote(id).span();
    if let Some(dataset) = opened.dataset.with_positions(found) {
        history.replace(opened, Arc::new(dataset), desk.effects);
    }
}
