//! What follows from a command: another dataset, another view of it, another place of the map.

use super::changes::Then;
use super::compare::Open;
use super::files::Present;
use super::filtering::FilterDesk;
use super::layers::{Table, days_with};
use super::map::surroundings;
use super::parts::Parts;
use super::reload::{dialog_again, query_again, take_again};
use super::ruling::{keep_words, opening_view};
use super::saving::Waiting;
use super::selection::select_named;
use super::settings_views::{Around, first_sight};
use super::sight::Stage;
use super::{Dialog, Effect, Filtering, LayerCommand, MainView, Opened, PointedClaim, Sight};
use crate::scene::camera::Camera;
use crate::view::Query;
use std::sync::Arc;

impl Parts<'_> {
    /// Does what follows from a command. `is_moved`: the open dataset has another file now.
    pub fn carry_out(&mut self, mut then: Then, is_moved: bool, effects: &mut Vec<Effect>) {
        let is_ordered = then.again.is_some() || then.replace.is_some() || then.beside.is_some();
        let revision_before = *self.revision;
        self.close_what_is_unsaved(&mut then);
        self.reorder(&mut then, effects);
        let is_another = is_ordered || then.reordered;
        self.take_in(&mut then);
        let is_edited = self.history.is_edited(self.opened);
        then.hold_back(is_edited, self.saving, self.dialog);
        if then.quit {
            effects.push(Effect::Quit);
        }
        if let Some(new) = then.replace.take() {
            then = self.replace(*new, effects);
        }
        self.show(&mut then, effects);
        if *self.revision != revision_before {
            self.follow();
        }
        self.table.forget_if(is_another);
        if is_another || is_moved {
            self.go_on_with_files(effects);
        }
        self.stand_out(&then);
    }

    /// What a person looks at becomes another.
    pub fn look(&mut self, sight: &Sight) -> Then {
        let mut stage = Stage {
            main_view: self.main_view,
            selection: self.selection,
            reading: self.reading,
            comparison: self.comparison,
        };
        sight.look(self.opened, &mut stage)
    }

    /// The map looks from there, if anywhere.
    pub fn look_from(&mut self, camera: Option<Camera>) {
        let around = surroundings(self.opened, self.view, self.layers, self.settings);
        self.map.look_at(camera, around);
    }

    /// Something happens with what is filtered. Returns the query that is then shown, if it is
    /// another.
    pub fn filter(
        &mut self,
        effects: &mut Vec<Effect>,
        act: impl FnOnce(&mut Filtering, &mut FilterDesk<'_>) -> Option<Query>,
    ) -> Option<Query> {
        let mut desk = FilterDesk {
            opened: self.opened,
            view: self.view,
            settings: self.settings,
            notice: self.notice,
            effects,
        };
        act(self.filtering, &mut desk)
    }

    /// Remembers what is looked at for the next time.
    pub fn remember(&mut self) {
        let shown = (*self.main_view, &*self.map);
        let sight = Sight::of_parts(shown, self.view, *self.selection, self.reading.as_ref());
        let around = Around {
            widths: *self.widths,
            layers: self.layers,
            waiting: self.files.still_to_open().collect(),
        };
        self.settings.remember_view(self.opened, &sight, around);
    }

    /// What would be lost is shown before it is asked about.
    fn close_what_is_unsaved(&mut self, then: &mut Then) {
        let is_edited = self.history.is_edited(self.opened);
        let layers = &*self.layers;
        if then.quit
            && !is_edited
            && let Some(tag) = layers.edited()
        {
            then.layer = Some(LayerCommand::Activate(tag));
        }
        if let Some(tag) = then.layer.and_then(|it| layers.steps.closes(it))
            && layers.is_edited(tag, is_edited)
        {
            then.layer = Some(LayerCommand::Activate(tag));
            self.saving.waiting = Some(Waiting::Close(tag));
            *self.dialog = Some(Dialog::Unsaved);
        }
    }

    /// Something happens with the datasets that are open.
    fn reorder(&mut self, then: &mut Then, effects: &mut Vec<Effect>) {
        if let Some(command) = then.layer {
            let open = Table {
                opened: self.opened,
                view: self.view,
                selection: self.selection,
                reading: self.reading,
                history: self.history,
                effects,
            };
            then.reordered = self.layers.apply(command, open);
        }
        *self.revision += u64::from(then.reordered);
        *self.pointed = self.pointed.filter(|_| !then.reordered);
    }

    /// Takes in what was opened beside the others, or read again.
    fn take_in(&mut self, then: &mut Then) {
        let parts = self.again();
        let (opened, view, layers) = (parts.opened, parts.view, parts.layers);
        if let Some((new, seat)) = then.beside.take() {
            layers.open(*new, opened, &view.query, seat);
            *parts.revision += 1;
            // What was open before shows what it showed.
            if seat.is_none() {
                let days = days_with(layers, view.query.days);
                then.query = Some(Query {
                    days,
                    ..view.query.clone()
                });
                let around = surroundings(opened, view, layers, parts.settings);
                parts.map.look_anew(around);
            }
        }
        if let Some(new) = then.again.take() {
            let before = Arc::clone(&opened.dataset);
            *view = take_again(*new, opened, &view.query, parts.selection, parts.reading);
            let query_again = |query| query_again(&before, &query, opened);
            parts.filtering.read_again(query_again);
            let dialog = parts.dialog.take();
            *parts.dialog = dialog.and_then(|it| dialog_again(it, &before, &opened.dataset));
            *parts.pointed = None;
            *parts.history = parts.history.anew();
            *parts.revision += 1;
        }
    }

    /// Puts another dataset in the place of the active one, as it was asked for or looked at last.
    fn replace(&mut self, new: Opened, effects: &mut Vec<Effect>) -> Then {
        self.remember();
        *self.opened = new;
        *self.view = opening_view(self.opened, self.settings);
        self.layers.without(&self.opened.origin);
        *self.revision += 1;
        (*self.main_view, *self.pointed) = (MainView::default(), None);
        (*self.selection, *self.reading, *self.dialog) = (None, None, None);
        (self.files.failure, self.files.news, *self.notice) = (None, None, None);
        *self.history = self.history.anew();
        *self.saving = self.saving.anew();
        let asked = self.filter(effects, Filtering::opened);
        let is_asked = asked.is_some();
        if let Some(query) = asked {
            *self.view = self.opened.view(query);
        }
        let around = surroundings(self.opened, self.view, self.layers, self.settings);
        self.map.look_anew(around);
        if is_asked || self.files.select.is_some() || self.files.show.is_some() {
            self.widen();
        } else {
            self.regroup();
        }
        if let Some(name) = self.files.select.take() {
            return select_named(&name, self.opened, self.view, self.selection);
        }
        if is_asked {
            return Then::default();
        }
        let parts = self.again();
        let (settings, opened, view) = (&*parts.settings, &*parts.opened, &*parts.view);
        let Some(sight) = first_sight(parts.files, settings, opened, view, parts.notice) else {
            return Then::default();
        };
        let then = self.look(&sight);
        self.map.start_at(sight.camera);
        then
    }

    /// Shows the query that follows.
    fn show(&mut self, then: &mut Then, effects: &mut Vec<Effect>) {
        keep_words(then, self.view, self.settings);
        self.filtering
            .hold_back(then, (self.opened, self.view), effects);
        let is_new = then.show(self.opened, self.view, self.reading.as_mut());
        *self.revision += u64::from(is_new);
        self.timeline.follow(self.view);
    }

    /// Something else is shown: the other datasets and the comparison follow.
    fn follow(&mut self) {
        self.layers.follow(self.opened, &self.view.query);
        let open = Open {
            opened: self.opened,
            view: self.view,
            layers: self.layers,
        };
        *self.comparison = self.comparison.take().and_then(|it| it.again(open));
    }

    /// Other files are open: those are watched, and the next that is waiting is read.
    fn go_on_with_files(&mut self, effects: &mut Vec<Effect>) {
        self.files.watch(self.opened, self.layers, effects);
        let is_stale = std::mem::take(&mut self.layers.is_stale);
        let present = Present {
            opened: self.opened,
            is_edited: self.history.is_edited(self.opened),
            is_saving: self.saving.is_running(),
            layers: self.layers,
        };
        self.files.go_on(present, effects);
        if is_stale {
            self.files.changed(present, self.settings, effects);
        }
    }

    /// A claim stands out, a place is brought into view.
    fn stand_out(&mut self, then: &Then) {
        let dataset = &self.opened.dataset;
        if let Some(claim) = then.point {
            *self.pointed = Some(PointedClaim::at(*self.pointed, claim));
        }
        // A claim stands out among those of its own place only, and only while it is there.
        let selection = *self.selection;
        *self.pointed = self.pointed.filter(|it| it.is_at(dataset, selection));
        let Some(place) = then.bring else {
            return;
        };
        if let Some(comparison) = &mut *self.comparison
            && comparison.left.0.tag == self.layers.active
        {
            comparison.chosen = comparison.line_of(place, false);
        }
        let around = surroundings(self.opened, self.view, self.layers, self.settings);
        self.map.bring_into_view(place, around);
    }
}
