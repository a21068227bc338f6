//! The files' part of the state: what is being read, what could not be read.

use super::{Effect, Failure, Loading, Ticket};
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
    /// Starts reading a file; an older one that is still being read is given up.
    pub(super) fn start(&mut self, path: PathBuf, effects: &mut Vec<Effect>) {
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

    pub(super) fn cancel(&mut self, effects: &mut Vec<Effect>) {
        self.select = None;
        effects.extend(self.loading.take().map(|old| Effect::Cancel(old.ticket)));
    }

    pub(super) fn progress(&mut self, ticket: Ticket, done: u64, total: u64, claims: u64) {
        if let Some(loading) = self.loading.as_mut().filter(|it| it.ticket == ticket) {
            (loading.done, loading.total, loading.claims) = (done, total, claims);
        }
    }

    /// Ends the reading that `ticket` belongs to; `false` for an answer that comes too late.
    pub(super) fn end(&mut self, ticket: Ticket) -> bool {
        self.loading
            .take_if(|loading| loading.ticket == ticket)
            .is_some()
    }
}
