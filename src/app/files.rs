//! The files' part of the state: what is being read, what could not be read.

use super::{Effect, Failure, FileCommand, Loading, Opened, Origin, Settings, Ticket};
use std::path::PathBuf;

/// What is going on with files beside the open dataset.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    /// A file that is being read.
    pub loading: Option<Loading>,
    /// A file that could not be opened.
    pub failure: Option<Failure>,
    /// The name of a place to select when the file has been read.
    pub(super) select: Option<String>,
    last_ticket: Ticket,
}

impl Files {
    /// What happens with files. Returns the dataset that takes the place of the open one.
    pub(super) fn apply(
        &mut self,
        command: FileCommand,
        settings: &mut Settings,
        effects: &mut Vec<Effect>,
    ) -> Option<Box<Opened>> {
        match command {
            FileCommand::Open(path) => self.start(path, effects),
            FileCommand::OpenSelecting(path, place) => {
                self.start(path, effects);
                self.select = Some(place);
            }
            FileCommand::Choose => effects.push(Effect::ChooseFile),
            FileCommand::OpenBundled => {
                self.cancel(effects);
                return Some(Box::new(Opened::bundled()));
            }
            FileCommand::Cancel => self.cancel(effects),
            FileCommand::Progress(ticket, done, total, claims) => {
                self.progress(ticket, done, total, claims);
            }
            // An answer to a question that was taken back is dropped.
            FileCommand::Loaded(ticket, result) => match self.end(ticket).then_some(result)? {
                Ok(opened) => {
                    if let Origin::File(path) = &opened.origin {
                        settings.remember(path);
                        effects.push(Effect::SaveSettings);
                    }
                    return Some(opened);
                }
                Err(failure) => self.failure = Some(*failure),
            },
            FileCommand::DismissFailure => self.failure = None,
        }
        None
    }

    /// Starts reading a file; an older one that is still being read is given up.
    fn start(&mut self, path: PathBuf, effects: &mut Vec<Effect>) {
        self.cancel(effects);
        self.failure = None;
        self.last_ticket += 1;
        let ticket = self.last_ticket;
        self.loading = Some(Loading {
            ticket,
            path: path.clone(),
            done: 0,
            total: 0,
            claims: 0,
        });
        effects.push(Effect::Read(ticket, path));
    }

    fn cancel(&mut self, effects: &mut Vec<Effect>) {
        self.select = None;
        effects.extend(self.loading.take().map(|old| Effect::Cancel(old.ticket)));
    }

    fn progress(&mut self, ticket: Ticket, done: u64, total: u64, claims: u64) {
        if let Some(loading) = self.loading.as_mut().filter(|it| it.ticket == ticket) {
            (loading.done, loading.total, loading.claims) = (done, total, claims);
        }
    }

    /// Ends the reading that `ticket` belongs to; `false` for an answer that comes too late.
    fn end(&mut self, ticket: Ticket) -> bool {
        self.loading
            .take_if(|loading| loading.ticket == ticket)
            .is_some()
    }
}
