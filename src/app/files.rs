//! The files' part of the state: what is being read, what could not be read, what changed.

use super::beside::{NextFile, Seat};
use super::{
    Before, Columns, Effect, Failure, FileCommand, Layers, Loading, News, Opened, Origin, Purpose,
    Reread, Settings, Ticket, ViewLine, Watched, file_name,
};
use crate::load::LoadOptions;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is going on with files beside the open dataset.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Files {
    /// A file that is being read.
    pub loading: Option<Loading>,
    /// A file that could not be opened.
    pub failure: Option<Failure>,
    /// Something about the open file that is told until it is put away.
    pub news: Option<News>,
    /// The name of a place to select when the file has been read.
    pub(super) select: Option<String>,
    /// What to show of the file when it has been read.
    pub(super) show: Option<ViewLine>,
    /// The files that are to be opened beside what is open, once this one has been read.
    pub(super) queue: VecDeque<NextFile>,
    /// Where the file that is being read was the last time, beside the active dataset.
    pub(super) seat: Option<Seat>,
    /// The open file changed while another one was being read.
    missed_change: bool,
    /// The table whose columns are being chosen.
    pub columns: Option<Columns>,
    /// What was asked of a table last: a failure leads back to it.
    pub(super) tried: Option<(PathBuf, LoadOptions)>,
    pub(super) previewing: Option<Ticket>,
    pub(super) peeking: Option<(Ticket, PathBuf, LoadOptions)>,
    watched: Vec<Watched>,
    told_unwatched: bool,
    pub(super) last_ticket: Ticket,
}

/// The dataset that is open while something happens with files.
#[derive(Clone, Copy)]
pub(super) struct Present<'a> {
    pub opened: &'a Opened,
    /// Whether it has changes that are not saved.
    pub is_edited: bool,
    /// Whether a worker writes its file.
    pub is_saving: bool,
    /// What is open beside it.
    pub layers: &'a Layers,
}

/// A dataset that was read.
pub(super) enum Arrived {
    /// It takes the place of the open one.
    New(Box<Opened>),
    /// It is open beside it.
    Beside(Box<Opened>, Option<Seat>),
    /// It is the open one as it is now.
    Again(Box<Opened>),
    /// It is a table whose columns can be chosen; or it is none.
    Columns(bool),
}

impl Files {
    /// What happens with files. Returns what was read.
    pub(super) fn apply(
        &mut self,
        command: FileCommand,
        present: Present<'_>,
        settings: &mut Settings,
        effects: &mut Vec<Effect>,
    ) -> Option<Arrived> {
        match command {
            FileCommand::Open(path) => self.start(path, effects),
            FileCommand::OpenSelecting(path, place) => {
                self.start(path, effects);
                self.select = Some(place);
            }
            FileCommand::ShowWhenRead(line) => {
                self.show = Some(*line).filter(|_| self.loading.is_some());
            }
            FileCommand::OpenBeside(paths) => {
                self.queue.extend(paths.into_iter().map(|path| NextFile {
                    path,
                    options: None,
                    seat: None,
                }));
                self.go_on(present, effects);
            }
            FileCommand::ChooseBeside => effects.push(Effect::ChooseBeside),
            FileCommand::OpenAs(path, options) => {
                self.start_as(path, options, effects);
                return Some(Arrived::Columns(false));
            }
            FileCommand::OpenAllAs(paths, options, place) => {
                let mut paths = paths.into_iter();
                let first = paths.next()?;
                self.queue.clear();
                self.start_as(first, options.clone(), effects);
                self.select = place;
                self.queue.extend(paths.map(|path| NextFile {
                    path,
                    options: Some(options.clone()),
                    seat: None,
                }));
            }
            FileCommand::ChooseColumns(path, read) => {
                self.peek(path, read.map(|read| *read), present.opened, effects);
            }
            FileCommand::Peeked(ticket, result) => return self.peeked(ticket, result),
            FileCommand::Preview(mapping) => self.preview(*mapping, effects),
            FileCommand::Previewed(ticket, preview) => self.previewed(ticket, preview),
            FileCommand::Choose => effects.push(Effect::ChooseFile),
            FileCommand::OpenBundled => {
                self.cancel(effects);
                self.missed_change = false;
                return Some(Arrived::New(Box::new(Opened::bundled())));
            }
            FileCommand::Cancel => {
                self.queue.clear();
                self.cancel(effects);
                self.catch_up(present, settings, effects);
            }
            FileCommand::Progress(ticket, done, total, claims) => {
                self.progress(ticket, done, total, claims);
            }
            FileCommand::Loaded(ticket, result) => {
                return self.loaded(ticket, result, present, settings, effects);
            }
            FileCommand::ReadAgain(ticket, reread) => {
                let purpose = self.end(ticket)?;
                return self.take_reread(*reread, purpose, present);
            }
            FileCommand::DismissFailure => self.failure = None,
            FileCommand::Reload | FileCommand::ReloadAnyway => match &present.opened.origin {
                Origin::File(path) => {
                    let purpose = Purpose::Again {
                        asked: true,
                        give_up: matches!(command, FileCommand::ReloadAnyway),
                    };
                    self.start_again(path.clone(), purpose, present, effects);
                }
                Origin::Bundled => self.news = Some(News::NoFile),
            },
            FileCommand::ChangedOnDisk(path) => {
                // What we write ourselves is no news.
                if present.opened.origin == Origin::File(path) && !present.is_saving {
                    self.changed(present, settings, effects);
                }
            }
            FileCommand::NotWatched(reason) => {
                if settings.read_changed_again && !self.told_unwatched {
                    self.told_unwatched = true;
                    self.news = Some(News::NotWatched { reason });
                }
            }
            FileCommand::DismissNews => self.news = None,
        }
        None
    }

    /// A worker is done with a file. An answer to a question that was taken back is dropped.
    fn loaded(
        &mut self,
        ticket: Ticket,
        result: Result<Box<Opened>, Box<Failure>>,
        present: Present<'_>,
        settings: &mut Settings,
        effects: &mut Vec<Effect>,
    ) -> Option<Arrived> {
        let purpose = self.end(ticket)?;
        let opened = match result {
            Ok(opened) => opened,
            Err(failure) => {
                let is_missed = purpose == Purpose::Beside && self.is_missed(&failure.path);
                self.catch_up(present, settings, effects);
                self.go_on(present, effects);
                if !is_missed {
                    self.failure = Some(*failure);
                }
                return None;
            }
        };
        self.tried = None;
        if let Some(import) = &opened.import {
            settings.remember_columns(import);
        }
        let seat = self.seat.take();
        if let Origin::File(path) = &opened.origin
            && seat.is_none()
        {
            settings.remember(path);
            effects.push(Effect::SaveSettings);
        }
        if purpose == Purpose::Beside {
            return Some(Arrived::Beside(opened, seat));
        }
        self.missed_change = false;
        Some(Arrived::New(opened))
    }

    /// Asks for other files to be watched, where they are not the ones that are.
    pub(super) fn watch(&mut self, opened: &Opened, layers: &Layers, effects: &mut Vec<Effect>) {
        let active = Watched::of(opened).into_iter();
        let watched: Vec<Watched> = active.chain(layers.watched()).collect();
        if watched != self.watched {
            self.watched.clone_from(&watched);
            effects.push(Effect::Watch(watched));
        }
    }

    /// The open file changed on the disk.
    pub(super) fn changed(
        &mut self,
        present: Present<'_>,
        settings: &Settings,
        effects: &mut Vec<Effect>,
    ) {
        let Origin::File(path) = &present.opened.origin else {
            return;
        };
        let reads_another = self
            .loading
            .as_ref()
            .is_some_and(|loading| matches!(loading.purpose, Purpose::Replace | Purpose::Beside));
        if reads_another {
            self.missed_change = true;
        } else if settings.read_changed_again {
            // What a person asked for is told to that person.
            let running = self.loading.as_ref().map(|loading| loading.purpose);
            let purpose = running.unwrap_or(Purpose::Again {
                asked: false,
                give_up: false,
            });
            self.start_again(path.clone(), purpose, present, effects);
        } else {
            let file = file_name(path);
            self.news = Some(News::Changed { file });
        }
    }

    /// Nothing takes the place of the open file after all: what it missed is made up for.
    fn catch_up(&mut self, present: Present<'_>, settings: &Settings, effects: &mut Vec<Effect>) {
        if std::mem::take(&mut self.missed_change) {
            self.changed(present, settings, effects);
        }
    }

    /// The open file was read again: it takes the place of what is open, unless it is the same, or
    /// changes would be lost that nobody has given up.
    fn take_reread(
        &mut self,
        reread: Reread,
        purpose: Purpose,
        present: Present<'_>,
    ) -> Option<Arrived> {
        let Reread { opened, difference } = reread;
        let Purpose::Again { asked, give_up } = purpose else {
            return None;
        };
        let file = present.opened.origin.name();
        let same_bytes = opened.on_disk.is_some() && opened.on_disk == present.opened.on_disk;
        if same_bytes && difference.texts == 0 && !give_up {
            if asked {
                self.news = Some(News::Unchanged { file });
            }
            return None;
        }
        if present.is_edited && !give_up {
            self.news = Some(News::ChangedElsewhere { file });
            return None;
        }
        if asked || !difference.is_empty() {
            let difference = Arc::new(difference);
            self.news = Some(News::ReadAgain { file, difference });
        }
        Some(Arrived::Again(Box::new(opened)))
    }

    /// Starts reading a file; an older one that is still being read is given up.
    fn start(&mut self, path: PathBuf, effects: &mut Vec<Effect>) {
        self.queue.clear();
        let ticket = self.begin(&path, Purpose::Replace, effects);
        effects.push(Effect::Read(ticket, path));
    }

    /// Starts reading a table as a person chose.
    fn start_as(&mut self, path: PathBuf, options: Box<LoadOptions>, effects: &mut Vec<Effect>) {
        self.tried = Some((path.clone(), (*options).clone()));
        let ticket = self.begin(&path, Purpose::Replace, effects);
        effects.push(Effect::ReadAs(ticket, path, options, None));
    }

    /// Starts reading the open file again.
    fn start_again(
        &mut self,
        path: PathBuf,
        purpose: Purpose,
        present: Present<'_>,
        effects: &mut Vec<Effect>,
    ) {
        let ticket = self.begin(&path, purpose, effects);
        let before = Before::of(present.opened);
        effects.push(match &present.opened.import {
            Some(import) if import.options != LoadOptions::default() => {
                let options = Box::new(import.options.clone());
                Effect::ReadAs(ticket, path, options, Some(before))
            }
            _ => Effect::ReadAgain(ticket, path, before),
        });
    }

    pub(super) fn begin(
        &mut self,
        path: &Path,
        purpose: Purpose,
        effects: &mut Vec<Effect>,
    ) -> Ticket {
        self.cancel(effects);
        self.failure = None;
        self.peeking = None;
        // Reading again by itself may well find nothing new to say.
        if !purpose.is_silent() {
            self.news = None;
        }
        self.last_ticket += 1;
        let ticket = self.last_ticket;
        self.loading = Some(Loading {
            ticket,
            path: path.to_owned(),
            purpose,
            done: 0,
            total: 0,
            claims: 0,
        });
        ticket
    }

    fn cancel(&mut self, effects: &mut Vec<Effect>) {
        (self.select, self.show, self.seat) = (None, None, None);
        effects.extend(self.loading.take().map(|old| Effect::Cancel(old.ticket)));
    }

    fn progress(&mut self, ticket: Ticket, done: u64, total: u64, claims: u64) {
        if let Some(loading) = self.loading.as_mut().filter(|it| it.ticket == ticket) {
            (loading.done, loading.total, loading.claims) = (done, total, claims);
        }
    }

    /// Ends the reading that `ticket` belongs to; `None` for an answer that comes too late.
    fn end(&mut self, ticket: Ticket) -> Option<Purpose> {
        self.loading
            .take_if(|loading| loading.ticket == ticket)
            .map(|loading| loading.purpose)
    }
}
