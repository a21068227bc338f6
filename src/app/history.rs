//! Edits, and the way back: snapshots of what an edit changes, each with a name.
//!
//! A dataset is never changed but replaced, and the old one shares with the new one what the edit
//! did not concern: a snapshot costs what its edit changed.

use super::editing::edit_words;
use super::{AuditTask, Command, Effect, Opened, Ticket};
use crate::audit::audit;
use crate::model::{Dataset, DocumentText, Edit, EditError, PlaceId, Report, Texts};
use crate::view::{Changed, Overview, Query};
use std::sync::Arc;

/// Larger datasets are audited on a worker after an edit.
const FEW_CLAIMS: usize = 2_000;
/// Longer texts, in bytes, are audited on a worker after an edit.
const SHORT_TEXTS: usize = 200_000;
/// How many steps can be undone.
const STEPS: usize = 100;
/// How many can be undone in a dataset of more than [`MANY_CLAIMS`], each of which may hold
/// columns of its own.
const STEPS_OF_MANY: usize = 10;
const MANY_CLAIMS: usize = 100_000;

/// What undoing brings back.
#[derive(Debug, Clone)]
pub(super) struct Workspace {
    dataset: Arc<Dataset>,
    report: Arc<Report>,
    overview: Overview,
    /// The dataset that the report is about, where it is another.
    checked: Option<Arc<Dataset>>,
    pub(super) query: Query,
    pub(super) selection: Option<PlaceId>,
}

#[derive(Debug, Clone)]
struct Step {
    name: String,
    /// The revision of the state when it was done or undone: the latest comes first.
    at: u64,
    workspace: Workspace,
    /// The place that it puts elsewhere.
    place: Option<PlaceId>,
}

/// What was done, what was undone, and whether the report is up to date.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The dataset as it stands in its file; `None` until something was edited or saved.
    saved: Option<Arc<Dataset>>,
    auditing: Option<Ticket>,
    last_ticket: Ticket,
    /// How many other datasets were open before this one.
    opened_before: u64,
    /// The revision of the state while a command is applied.
    pub(super) now: u64,
    /// What stands in the file, where the changes were given up to close the dataset.
    given_up: Option<Arc<Dataset>>,
}

impl History {
    /// What undoing takes back: "sign Moscow, 1,800".
    #[must_use]
    pub fn undo_name(&self) -> Option<&str> {
        self.undo().map(|(name, _)| name)
    }

    /// What doing again brings back.
    #[must_use]
    pub fn redo_name(&self) -> Option<&str> {
        self.redo().map(|(name, _)| name)
    }

    /// What undoing takes back, and when it was done.
    pub(super) fn undo(&self) -> Option<(&str, u64)> {
        self.done.last().map(|step| (step.name.as_str(), step.at))
    }

    /// What doing again brings back, and when it was undone.
    pub(super) fn redo(&self) -> Option<(&str, u64)> {
        self.undone.last().map(|step| (step.name.as_str(), step.at))
    }

    /// How many other datasets were open before this one: what is typed into a form belongs to one
    /// dataset.
    #[must_use]
    pub fn opened_before(&self) -> u64 {
        self.opened_before
    }

    /// Whether a worker checks the dataset after an edit: what the report says is of before.
    #[must_use]
    pub fn is_checking(&self) -> bool {
        self.auditing.is_some()
    }

    /// The place that a command will put elsewhere.
    pub(super) fn placed_by(&self, command: &Command) -> Option<PlaceId> {
        match command {
            Command::Edit(edit) => placed_by(edit),
            Command::Undo => self.done.last()?.place,
            Command::Redo => self.undone.last()?.place,
            _ => None,
        }
    }

    /// Whether the open dataset is not the one in its file.
    pub(super) fn is_edited(&self, opened: &Opened) -> bool {
        let saved = self.saved.as_ref();
        saved.is_some_and(|saved| !Arc::ptr_eq(saved, &opened.dataset))
    }

    /// The history of another dataset: empty. Tickets go on, so that a late answer is known as one.
    pub(super) fn anew(&self) -> Self {
        Self {
            last_ticket: self.last_ticket,
            opened_before: self.opened_before + 1,
            ..Self::default()
        }
    }

    /// This dataset is the one in the file, or may be lost.
    pub(super) fn saved_as(&mut self, dataset: &Arc<Dataset>) {
        self.saved = Some(Arc::clone(dataset));
        self.given_up = None;
    }

    /// The changes may be lost: nobody is asked about them again.
    pub(super) fn give_up(&mut self, dataset: &Arc<Dataset>) {
        self.given_up = self.saved.replace(Arc::clone(dataset));
    }

    /// A closed dataset is open again, with the changes that were given up.
    pub(super) fn bring_back(&mut self) {
        if let Some(in_file) = self.given_up.take() {
            self.saved = Some(in_file);
        }
    }

    /// Makes an edit.
    pub(super) fn edit(
        &mut self,
        opened: &mut Opened,
        (query, selection): (Query, Option<PlaceId>),
        edit: &Edit,
        effects: &mut Vec<Effect>,
    ) -> Result<(), EditError> {
        let new = opened.dataset.edited(edit)?;
        self.saved
            .get_or_insert_with(|| Arc::clone(&opened.dataset));
        let step = Step {
            name: edit_words(&opened.dataset, edit),
            at: self.now,
            workspace: self.workspace(opened, query, selection),
            place: placed_by(edit),
        };
        self.undone.clear();
        self.done.push(step);
        let most = if new.claims.len() > MANY_CLAIMS {
            STEPS_OF_MANY
        } else {
            STEPS
        };
        let too_many = self.done.len().saturating_sub(most);
        self.done.drain(..too_many);
        self.replace(opened, Arc::new(new), effects);
        Ok(())
    }

    /// Undoes (`false`) or does again (`true`) one step. Returns what is then shown.
    pub(super) fn step(
        &mut self,
        forward: bool,
        opened: &mut Opened,
        (query, selection): (Query, Option<PlaceId>),
        effects: &mut Vec<Effect>,
    ) -> Option<Workspace> {
        let now = self.workspace(opened, query, selection);
        let (from, to) = if forward {
            (&mut self.undone, &mut self.done)
        } else {
            (&mut self.done, &mut self.undone)
        };
        let Step {
            name,
            workspace,
            place,
            ..
        } = from.pop()?;
        to.push(Step {
            name,
            at: self.now,
            workspace: now,
            place,
        });
        self.auditing = None;
        opened.dataset = Arc::clone(&workspace.dataset);
        opened.report = Arc::clone(&workspace.report);
        opened.overview = workspace.overview;
        opened.checked.clone_from(&workspace.checked);
        if workspace.checked.is_some() {
            self.audit(opened, effects);
        }
        Some(workspace)
    }

    /// This history's dataset takes the place of another's: tickets go on, and an audit that
    /// was given up with the last change of place is made.
    pub(super) fn go_on_after(
        &mut self,
        other: &Self,
        opened: &mut Opened,
        effects: &mut Vec<Effect>,
    ) {
        self.last_ticket = self.last_ticket.max(other.last_ticket);
        if self.is_checking() {
            self.audit(opened, effects);
            opened.index_again(Changed::default());
        }
    }

    /// Puts another dataset in the place of the open one, and audits it.
    pub(super) fn replace(
        &mut self,
        opened: &mut Opened,
        dataset: Arc<Dataset>,
        effects: &mut Vec<Effect>,
    ) {
        let before = std::mem::replace(&mut opened.dataset, dataset);
        opened.checked.get_or_insert(before);
        self.audit(opened, effects);
    }

    /// Audits at once what is small, and lets a worker audit what is not: until it answers, the
    /// old verdicts stay.
    fn audit(&mut self, opened: &mut Opened, effects: &mut Vec<Effect>) {
        if is_small(&opened.dataset, &opened.texts) {
            (self.auditing, opened.checked) = (None, None);
            opened.report = Arc::new(audit(&opened.dataset, &opened.texts));
            opened.overview = Overview::new(&opened.dataset, &opened.report);
            return;
        }
        self.last_ticket += 1;
        self.auditing = Some(self.last_ticket);
        effects.push(Effect::Audit(AuditTask {
            ticket: self.last_ticket,
            dataset: Arc::clone(&opened.dataset),
            texts: Arc::clone(&opened.texts),
        }));
    }

    /// A worker has audited. Returns whether it was the dataset that is open.
    pub(super) fn audited(
        &mut self,
        ticket: Ticket,
        (report, overview): (Arc<Report>, Overview),
        opened: &mut Opened,
    ) -> bool {
        let is_current = self.auditing.take_if(|it| *it == ticket).is_some();
        if is_current {
            opened.report = report;
            opened.overview = overview;
            opened.checked = None;
        }
        is_current
    }

    fn workspace(&self, opened: &Opened, query: Query, selection: Option<PlaceId>) -> Workspace {
        Workspace {
            dataset: Arc::clone(&opened.dataset),
            report: Arc::clone(&opened.report),
            overview: opened.overview,
            checked: opened.checked.clone(),
            query,
            selection,
        }
    }
}

fn placed_by(edit: &Edit) -> Option<PlaceId> {
    match edit {
        Edit::LocatePlace { place, .. } | Edit::RemovePosition { place } => Some(*place),
        _ => None,
    }
}

fn is_small(dataset: &Dataset, texts: &Texts) -> bool {
    let length: usize = texts
        .0
        .iter()
        .filter_map(DocumentText::text)
        .map(|text| text.len())
        .sum();
    dataset.claims.len() < FEW_CLAIMS && length < SHORT_TEXTS
}
