//! Choosing what the columns of a table mean: the table that was looked into.

use super::files::{Arrived, Files};
use super::{Effect, Failure, Opened, Origin, Ticket};
use crate::load::import::{Mapping, Preview};
use crate::load::table::ReadOptions;
use crate::load::{LoadOptions, TablePeek};
use std::path::PathBuf;
use std::sync::Arc;

/// A table whose columns are being chosen.
#[derive(Debug, Clone)]
pub struct Columns {
    /// Which look it was.
    pub ticket: Ticket,
    /// Its file.
    pub path: PathBuf,
    /// How it was read.
    pub options: LoadOptions,
    /// What was seen.
    pub peek: Arc<TablePeek>,
    /// What the first rows become with the mapping that was asked about last.
    pub preview: Option<Arc<Preview>>,
}

/// So many rows are shown as they will be understood.
const SHOWN: usize = 8;

/// The first rows, to be understood by a worker as a person chose.
#[derive(Debug, Clone)]
pub struct PreviewTask {
    /// Which it is.
    pub ticket: Ticket,
    /// The table.
    pub peek: Arc<TablePeek>,
    /// What its columns mean.
    pub mapping: Mapping,
}

impl PreviewTask {
    /// What the first rows become.
    #[must_use]
    pub fn preview(&self) -> Preview {
        self.peek.preview(&self.mapping, &(), SHOWN)
    }
}

impl PartialEq for PreviewTask {
    /// A ticket is given once.
    fn eq(&self, other: &Self) -> bool {
        self.ticket == other.ticket
    }
}

impl PartialEq for Columns {
    /// A ticket is given once: what it is about need not be compared.
    fn eq(&self, other: &Self) -> bool {
        self.ticket == other.ticket
    }
}

impl Failure {
    /// Whether it is a table of which too little was understood: its columns can be chosen.
    #[must_use]
    pub fn lacks_columns(&self) -> bool {
        self.problems.iter().any(|problem| {
            matches!(
                problem.code,
                "nothing-mapped" | "no-claims" | "mapping-unusable"
            )
        })
    }
}

impl Files {
    /// Looks into a table. What was tried before for the same file is the beginning, else how it
    /// is read now; other options of reading make what was chosen for its columns void.
    pub(super) fn peek(
        &mut self,
        path: PathBuf,
        read: Option<ReadOptions>,
        opened: &Opened,
        effects: &mut Vec<Effect>,
    ) {
        let tried = self.tried.as_ref().filter(|(tried, _)| *tried == path);
        let is_open = opened.origin == Origin::File(path.clone());
        let present = opened.import.as_ref().filter(|_| is_open);
        let before = tried
            .map(|(_, options)| options)
            .or(present.map(|import| &import.options));
        let options = match read {
            Some(read) => LoadOptions {
                read,
                ..LoadOptions::default()
            },
            None => before.cloned().unwrap_or_default(),
        };
        self.last_ticket += 1;
        self.peeking = Some((self.last_ticket, path.clone(), options.clone()));
        effects.push(Effect::Peek(self.last_ticket, path, Box::new(options)));
    }

    /// Whether a worker is about to say what the first rows become.
    #[must_use]
    pub fn is_previewing(&self) -> bool {
        self.previewing.is_some()
    }

    /// Asks what the first rows of the table become with a mapping.
    pub(super) fn preview(&mut self, mapping: Mapping, effects: &mut Vec<Effect>) {
        let Some(columns) = &self.columns else { return };
        self.last_ticket += 1;
        self.previewing = Some(self.last_ticket);
        effects.push(Effect::Preview(PreviewTask {
            ticket: self.last_ticket,
            peek: Arc::clone(&columns.peek),
            mapping,
        }));
    }

    /// What the first rows become; an answer to an older question is dropped.
    pub(super) fn previewed(&mut self, ticket: Ticket, preview: Arc<Preview>) {
        if self.previewing.take_if(|asked| *asked == ticket).is_some()
            && let Some(columns) = &mut self.columns
        {
            columns.preview = Some(preview);
        }
    }

    /// What was seen in a table; an answer to an older question is dropped.
    pub(super) fn peeked(
        &mut self,
        ticket: Ticket,
        result: Result<Box<TablePeek>, Box<Failure>>,
    ) -> Option<Arrived> {
        let (ticket, path, options) = self.peeking.take_if(|(asked, ..)| *asked == ticket)?;
        match result {
            Ok(peek) => {
                self.previewing = None;
                self.columns = Some(Columns {
                    ticket,
                    path,
                    options,
                    peek: Arc::new(*peek),
                    preview: None,
                });
                Some(Arrived::Columns(true))
            }
            Err(failure) => {
                self.failure = Some(*failure);
                Some(Arrived::Columns(false))
            }
        }
    }
}
