//! Performs effects on worker threads and answers with commands.

use super::answers::{Answers, Half, Wake, Watch};
use super::file_dialog::{wait_for, where_to_save};
use super::files::open_dataset_as;
use super::peek::{as_before, peek_at, preview_at};
use super::report_file::{choose_report, write_report};
use super::saving::save_dataset;
use super::settings_file::save_settings;
use super::table_order::sort_table;
use super::watch::{Noticed, Watching, watch};
use crate::app::{
    AuditTask, Before, Command, Dialog, Effect, Failure, FileCommand, FilterCommand, FoldTask,
    NotSaved, Opened, Origin, Reread, SaveCommand, SaveTask, Settings, Ticket, Watched,
};
use crate::audit::audit_while;
use crate::load::{LoadOptions, Progress};
use crate::view::Overview;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

/// The imperative shell of one window.
pub struct Shell {
    sender: Sender<Command>,
    receiver: Receiver<Command>,
    wake: Wake,
    reading: Option<(Ticket, Arc<AtomicBool>)>,
    /// The files of what is open.
    watching: Option<Watching>,
    /// The edited dataset that is being audited.
    auditing: Option<Arc<AtomicBool>>,
    settings_path: Option<PathBuf>,
}

impl Shell {
    /// A shell that calls `wake` for every answer, and keeps settings at `settings_path`, or
    /// nowhere.
    #[must_use]
    pub fn new(wake: Wake, settings_path: Option<PathBuf>) -> Self {
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            wake,
            reading: None,
            watching: None,
            auditing: None,
            settings_path,
        }
    }

    /// The answers that have come since the last call.
    pub fn answers(&self) -> impl Iterator<Item = Command> {
        self.receiver.try_iter()
    }

    /// Performs an effect. What only a window can do (clipboard, closing) is left to it.
    pub fn perform(&mut self, effect: Effect, settings: &Settings) {
        match effect {
            Effect::Read(ticket, path) => self.read(ticket, path, as_before(settings), None),
            Effect::ReadAgain(ticket, path, before) => {
                self.read(ticket, path, as_before(settings), Some(before));
            }
            Effect::ReadAs(ticket, path, options, before) => {
                self.read(ticket, path, *options, before);
            }
            Effect::Peek(ticket, path, options) => {
                peek_at(&self.answering(), settings, ticket, path, *options);
            }
            Effect::Preview(task) => preview_at(&self.answering(), task),
            Effect::Watch(watched) => self.watch(watched),
            Effect::Cancel(ticket) => {
                if let Some((_, cancelled)) = self.reading.take_if(|(it, _)| *it == ticket) {
                    cancelled.store(true, Ordering::Relaxed);
                }
            }
            Effect::ChooseFile => self.choose_file(),
            Effect::ChooseBeside => self.choose_beside(),
            Effect::ChooseSave(offered) => self.choose_save(&offered),
            Effect::Save(task) => self.save(task),
            Effect::ChooseReport(offered) => choose_report(&self.answering(), &offered),
            Effect::WriteReport {
                path,
                replace,
                text,
            } => write_report(&self.answering(), path, replace, text),
            Effect::Audit(task) => self.audit(task),
            Effect::SortTable(task) => sort_table(&self.answering(), task),
            Effect::FoldWords(task) => self.fold_words(&task),
            Effect::SaveSettings => {
                if let Some(path) = &self.settings_path
                    && let Err(error) = save_settings(path, settings)
                {
                    log::warn!("{error}");
                }
            }
            Effect::OpenLink(url) => {
                // Only http and https get through: that is what "hardened" means.
                if webbrowser::open(&url).is_err() {
                    log::warn!("no browser could be opened");
                }
            }
            Effect::Copy(_) | Effect::Quit => {}
        }
    }

    /// Reads a file; one that is read again is compared with what is open.
    fn read(
        &mut self,
        ticket: Ticket,
        path: PathBuf,
        options: LoadOptions,
        before: Option<Before>,
    ) {
        let cancelled = Arc::new(AtomicBool::new(false));
        self.reading = Some((ticket, Arc::clone(&cancelled)));
        let answers = self.answering();
        let worker = std::thread::Builder::new().name("read a dataset".to_owned());
        let failed_path = path.clone();
        let started = worker.spawn({
            let answers = answers.clone();
            move || {
                let watch = Watch::new(ticket, answers.clone(), cancelled);
                let result = read_and_audit(&path, &options, &watch);
                answers.send(match (result, before) {
                    (Ok(opened), Some(before)) => {
                        let difference = before.difference(&opened);
                        let opened = *opened;
                        if before.has_words {
                            opened.index.words(&opened.dataset);
                        }
                        let reread = Reread { opened, difference };
                        FileCommand::ReadAgain(ticket, Box::new(reread))
                    }
                    (result, _) => FileCommand::Loaded(ticket, result),
                });
            }
        });
        if started.is_err() {
            let message = "The system gives no thread to read it with.".to_owned();
            let failure = Failure {
                path: failed_path,
                message,
                problems: Vec::new(),
            };
            answers.send(FileCommand::Loaded(ticket, Err(Box::new(failure))));
        }
    }

    /// Watches these files instead of those before.
    fn watch(&mut self, watched: Vec<Watched>) {
        let answers = self.answering();
        self.watching = (!watched.is_empty()).then(|| {
            watch(watched, move |noticed| {
                answers.send(match noticed {
                    Noticed::Changed(path) => FileCommand::ChangedOnDisk(path),
                    Noticed::Unable(reason) => FileCommand::NotWatched(reason),
                });
            })
        });
    }

    fn choose_file(&self) {
        let chosen = rfd::AsyncFileDialog::new()
            .set_title("Open a dataset")
            .add_filter("Datasets (JSON)", &["json"])
            .add_filter("All files", &["*"])
            .pick_file();
        let open = |file: rfd::FileHandle| Command::File(FileCommand::Open(file.path().to_owned()));
        wait_for(&self.answering(), chosen, Dialog::Path, open, None);
    }

    /// Asks for files to be opened beside what is open.
    fn choose_beside(&self) {
        let chosen = rfd::AsyncFileDialog::new()
            .set_title("Open datasets beside what is open")
            .add_filter("All files", &["*"])
            .pick_files();
        let open = |files: Vec<rfd::FileHandle>| {
            let paths = files.iter().map(|file| file.path().to_owned());
            Command::File(FileCommand::OpenBeside(paths.collect()))
        };
        wait_for(&self.answering(), chosen, Dialog::PathBeside, open, None);
    }

    fn choose_save(&self, offered: &Path) {
        let chosen = where_to_save("Save the dataset", "Datasets (JSON)", "json", offered);
        let save = |file: rfd::FileHandle| {
            Command::Save(SaveCommand::To {
                path: file.path().to_owned(),
                replace: true,
            })
        };
        let none = Some(Command::Save(SaveCommand::NotChosen));
        wait_for(&self.answering(), chosen, Dialog::SavePath, save, none);
    }

    fn save(&self, task: SaveTask) {
        let answers = self.answering();
        let ticket = task.ticket;
        let done = move |result| Command::Save(SaveCommand::Done(ticket, Box::new(result)));
        let started = std::thread::Builder::new()
            .name("save a dataset".to_owned())
            .spawn({
                let answers = answers.clone();
                move || answers.send_command(done(save_dataset(&task)))
            });
        if started.is_err() {
            let reason = "the system gives no thread to write it with".to_owned();
            answers.send_command(done(Err(NotSaved::Failed(reason))));
        }
    }

    /// Audits an edited dataset; the audit of the one before it is given up.
    fn audit(&mut self, task: AuditTask) {
        let cancelled = Arc::new(AtomicBool::new(false));
        if let Some(before) = self.auditing.replace(Arc::clone(&cancelled)) {
            before.store(true, Ordering::Relaxed);
        }
        let answers = self.answering();
        let started = std::thread::Builder::new()
            .name("audit an edit".to_owned())
            .spawn(move || {
                let go_on = |_| !cancelled.load(Ordering::Relaxed);
                if let Some(report) = audit_while(&task.dataset, &task.texts, &go_on) {
                    let overview = Overview::new(&task.dataset, &report);
                    let report = Arc::new(report);
                    answers.send_command(Command::Audited(task.ticket, report, overview));
                }
            });
        if started.is_err() {
            log::warn!("the system gives no thread to check the change with");
        }
    }

    /// Folds texts, so that words can be looked for in them.
    fn fold_words(&self, task: &FoldTask) {
        let answers = self.answering();
        let done = || Command::Filter(FilterCommand::WordsFolded);
        let started = std::thread::Builder::new()
            .name("fold texts".to_owned())
            .spawn({
                let (answers, task) = (answers.clone(), task.clone());
                move || {
                    task.index.words(&task.dataset);
                    answers.send_command(done());
                }
            });
        if started.is_err() {
            // Then everything else has to wait for it.
            task.index.words(&task.dataset);
            answers.send_command(done());
        }
    }

    fn answering(&self) -> Answers {
        Answers::new(self.sender.clone(), Arc::clone(&self.wake))
    }
}

fn read_and_audit(
    path: &Path,
    options: &LoadOptions,
    watch: &Watch,
) -> Result<Box<Opened>, Box<Failure>> {
    let failure = |message: String, problems| {
        Box::new(Failure {
            path: path.to_owned(),
            message,
            problems,
        })
    };
    let read = open_dataset_as(path, options, watch)
        .map_err(|error| failure(error.to_string(), error.problems()))?;
    let claims = u64::try_from(read.dataset.claims.len()).unwrap_or(u64::MAX);
    let go_on = |share: f32| {
        watch.tell(Half::Audit, f64::from(share), claims);
        !watch.cancelled()
    };
    let origin = Origin::File(path.to_owned());
    let on_disk = read.on_disk;
    let import = read.import.map(|import| Arc::new(*import));
    Opened::new_while(origin, read.dataset, read.texts, read.problems, &go_on)
        .map(|opened| {
            Box::new(Opened {
                on_disk: Some(on_disk),
                import,
                ..opened
            })
        })
        .ok_or_else(|| failure("It was cancelled.".to_owned(), Vec::new()))
}
