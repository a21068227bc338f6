//! Changing the dataset: edits, the way back, saving; and what follows from a command.

use super::beside::Seat;
use super::saving::{Desk, Waiting};
use super::{Command, Dialog, Effect, LayerCommand, Notice, Opened, Reading, Saving};
use crate::model::{ClaimId, Edit, PlaceId};
use crate::view::{Changed, Query, View};
use std::sync::Arc;

/// What follows from a command, in this order.
#[derive(Default)]
pub(super) struct Then {
    /// Another dataset takes the place of the open one.
    pub replace: Option<Box<Opened>>,
    /// The open dataset was read again.
    pub again: Option<Box<Opened>>,
    /// A dataset was opened beside the others.
    pub beside: Option<(Box<Opened>, Option<Seat>)>,
    /// Something happens with the datasets that are open.
    pub layer: Option<LayerCommand>,
    /// Another dataset is the active one, or others are drawn.
    pub reordered: bool,
    /// The program ends.
    pub quit: bool,
    /// The dataset or its report was changed: what is shown is made anew.
    pub edited: bool,
    /// Another query is shown.
    pub query: Option<Query>,
    /// A place is brought into view.
    pub bring: Option<PlaceId>,
    /// A claim stands out among those of its place.
    pub point: Option<ClaimId>,
}

impl Then {
    /// What would lose changes waits until somebody has said what becomes of them.
    pub fn hold_back(&mut self, edited: bool, saving: &mut Saving, dialog: &mut Option<Dialog>) {
        let replace = self.replace.take_if(|_| edited).map(Waiting::Replace);
        let quit = (self.quit && edited).then_some(Waiting::Quit);
        if let Some(waiting) = replace.or(quit) {
            saving.waiting = Some(waiting);
            *dialog = Some(Dialog::Unsaved);
            self.quit = false;
        }
        saving.stop_waiting(*dialog);
    }

    /// Makes what is shown anew, where it is another. Returns whether it is.
    pub fn show(&self, opened: &Opened, view: &mut View, reading: Option<&mut Reading>) -> bool {
        let query = self.query.as_ref().unwrap_or(&view.query);
        let is_new = self.edited || *query != view.query;
        if is_new {
            *view = opened.view(query.clone());
        }
        if let Some(reading) = reading.filter(|_| self.edited) {
            reading.follow_edit(opened);
        }
        is_new
    }
}

/// What happens with the dataset itself. All other commands change nothing here.
pub(super) fn change(
    command: Command,
    saving: &mut Saving,
    desk: &mut Desk<'_>,
    query: &Query,
    selection: &mut Option<PlaceId>,
) -> Then {
    let mut then = Then::default();
    let before = (query.clone(), *selection);
    let changed = Changed {
        place: desk.history.placed_by(&command),
    };
    match command {
        Command::Save(command) => {
            let dataset = Arc::clone(&desk.opened.dataset);
            match saving.apply(command, desk) {
                Some(Waiting::Replace(new)) => then.replace = Some(new),
                Some(Waiting::Close(tag)) => then.layer = Some(LayerCommand::Close(tag)),
                Some(Waiting::Quit) => then.quit = true,
                None => {}
            }
            // Saving writes positions anew.
            then.edited = !Arc::ptr_eq(&dataset, &desk.opened.dataset);
        }
        Command::Edit(edit) => {
            let made = desk.history.edit(desk.opened, before, &edit, desk.effects);
            then.edited = made.is_ok();
            *desk.notice = made.err().map(Notice::NotEdited);
            if let Edit::Sign { review, .. } = edit
                && then.edited
                && desk.settings.reader_name != review.by
            {
                desk.settings.reader_name = review.by;
                desk.effects.push(Effect::SaveSettings);
            }
        }
        Command::Undo | Command::Redo => {
            let forward = matches!(command, Command::Redo);
            let step = desk
                .history
                .step(forward, desk.opened, before, desk.effects);
            if let Some(shown) = step {
                *selection = shown.selection;
                then.query = Some(shown.query);
                then.edited = true;
            }
        }
        Command::Audited(ticket, report, overview) => {
            let history = &mut *desk.history;
            then.edited = history.audited(ticket, (report, overview), desk.opened);
        }
        _ => {}
    }
    if then.edited {
        desk.opened.index_again(changed);
    }
    then
}
