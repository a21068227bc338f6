//! Datasets that are open beside the active one, each with a letter and a colour of its own.
//!
//! Nothing is ever added up across datasets: they are only drawn on one map, by one scale.

use super::beside::Seat;
use super::layer_steps::LayerSteps;
use super::{Effect, History, Opened, Origin, Reading, Watched};
use crate::model::{Dataset, PlaceId};
use crate::view::{DayFilter, Query, View, same_place_in};
use std::path::Path;
use std::sync::Arc;

/// The letter of an open dataset: A, B, C …; its colour goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Tag(u8);

impl Tag {
    /// How many datasets may be open at once: as many as there are colours to tell them by.
    pub const MOST: u8 = 6;

    /// The letter with a number, from zero; `None` where there are not as many.
    #[must_use]
    pub fn numbered(number: u8) -> Option<Self> {
        (number < Self::MOST).then_some(Self(number))
    }

    /// Its letter.
    #[must_use]
    pub fn letter(self) -> char {
        char::from(b'A' + self.0)
    }

    /// Its number, from zero.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A dataset that is open beside the active one.
#[derive(Debug)]
pub struct Layer {
    /// Its letter.
    pub tag: Tag,
    /// The dataset.
    pub opened: Opened,
    /// What the query of the active dataset shows of it.
    pub view: View,
    /// Whether its marks are drawn.
    pub is_visible: bool,
    /// Whether its file has changed on the disk since it was read.
    pub is_stale: bool,
    history: History,
}

impl Layer {
    /// Whether it has changes that are not saved.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        self.history.is_edited(&self.opened)
    }
}

/// What can happen with the datasets that are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayerCommand {
    /// Draw the marks of a dataset, or leave them out.
    Show(Tag, bool),
    /// Make a dataset the active one: its claims stand in the panel.
    Activate(Tag),
    /// Make a dataset the active one and select a place in it.
    SelectOnMap(Tag, PlaceId),
    /// Close a dataset. Where it has changes that are not saved, it is asked about first.
    Close(Tag),
    /// Undo (`false`) or do again (`true`) the last of these.
    Step(bool),
}

/// The letter of the active dataset, and the others.
#[derive(Debug)]
pub struct Layers {
    /// The letter of the active dataset.
    pub active: Tag,
    /// Whether the marks of the active dataset are drawn.
    pub active_is_visible: bool,
    /// The others, in the order of their letters.
    pub others: Vec<Layer>,
    /// The active dataset's file changed while it was not the active one.
    pub(super) is_stale: bool,
    /// The way back.
    pub steps: LayerSteps,
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            active: Tag::default(),
            active_is_visible: true,
            others: Vec::new(),
            is_stale: false,
            steps: LayerSteps::default(),
        }
    }
}

/// What the datasets share with the rest of the state.
pub(super) struct Table<'a> {
    pub opened: &'a mut Opened,
    pub view: &'a mut View,
    pub selection: &'a mut Option<PlaceId>,
    pub reading: &'a mut Option<Reading>,
    pub history: &'a mut History,
    pub effects: &'a mut Vec<Effect>,
}

impl Layers {
    /// Whether more than one dataset is open.
    #[must_use]
    pub fn are_several(&self) -> bool {
        !self.others.is_empty()
    }

    /// An open dataset other than the active one.
    #[must_use]
    pub fn get(&self, tag: Tag) -> Option<&Layer> {
        self.others.iter().find(|layer| layer.tag == tag)
    }

    /// The figure that a mark of full size stands for on the one map: the largest over all
    /// datasets whose marks are drawn.
    #[must_use]
    pub fn reference(&self, active: &View) -> Option<u64> {
        let own = active.reference.filter(|_| self.active_is_visible);
        let visible = self.others.iter().filter(|layer| layer.is_visible);
        let largest = visible.filter_map(|layer| layer.view.reference).max();
        own.max(largest).or(active.reference)
    }

    /// A dataset with changes that are not saved, other than the active one.
    #[must_use]
    pub fn edited(&self) -> Option<Tag> {
        let edited = self.others.iter().find(|layer| layer.is_edited());
        edited.map(|layer| layer.tag)
    }

    /// Whether a dataset has changes that are not saved; `active` says it of the active one.
    pub(super) fn is_edited(&self, tag: Tag, active: bool) -> bool {
        (tag == self.active && active) || self.get(tag).is_some_and(Layer::is_edited)
    }

    /// Whether a file is open already.
    pub(super) fn holds(&self, path: &Path) -> bool {
        let is_it = |layer: &Layer| layer.opened.origin == Origin::File(path.to_owned());
        self.others.iter().any(is_it)
    }

    /// Whether there is no letter left.
    pub(super) fn are_full(&self) -> bool {
        self.others.len() + 1 >= usize::from(Tag::MOST)
    }

    /// A file of a dataset changed on the disk. Returns whether it is one of these.
    pub(super) fn changed(&mut self, path: &Path) -> bool {
        let is_it = |layer: &&mut Layer| layer.opened.origin == Origin::File(path.to_owned());
        let found = self.others.iter_mut().find(is_it);
        found.map(|layer| layer.is_stale = true).is_some()
    }

    /// The files of the datasets.
    pub(super) fn watched(&self) -> impl Iterator<Item = Watched> {
        self.others
            .iter()
            .filter_map(|layer| Watched::of(&layer.opened))
    }

    /// Opens a dataset beside the active one: where it was the last time, if anywhere.
    pub(super) fn open(
        &mut self,
        opened: Opened,
        active: &Opened,
        query: &Query,
        seat: Option<Seat>,
    ) {
        let own = seat.map(|seat| seat.tag).filter(|&tag| self.is_free(tag));
        let Some(tag) = own.or_else(|| self.free()) else {
            return;
        };
        let view = view_of(&active.dataset, query, &opened);
        let layer = Layer {
            tag,
            opened,
            view,
            is_visible: seat.is_none_or(|seat| seat.is_visible),
            is_stale: false,
            history: History::default(),
        };
        self.others.push(layer);
        self.others.sort_by_key(|layer| layer.tag);
        // What nobody did now is not to be undone.
        if seat.is_none() {
            self.was_opened(tag);
        }
    }

    fn is_free(&self, tag: Tag) -> bool {
        tag != self.active && self.get(tag).is_none()
    }

    fn free(&self) -> Option<Tag> {
        (0..Tag::MOST).map(Tag).find(|&tag| self.is_free(tag))
    }

    /// A closed dataset is open again, under its own letter where that is free. Gives it back where
    /// there is no letter left.
    pub(super) fn put_back(&mut self, mut layer: Layer) -> Result<Tag, Box<Layer>> {
        if layer.tag == self.active || self.get(layer.tag).is_some() {
            match self.free() {
                Some(tag) => layer.tag = tag,
                None => return Err(Box::new(layer)),
            }
        }
        layer.history.bring_back();
        let tag = layer.tag;
        self.others.push(layer);
        self.others.sort_by_key(|layer| layer.tag);
        Ok(tag)
    }

    fn take(&mut self, tag: Tag) -> Option<Layer> {
        let at = self.others.iter().position(|layer| layer.tag == tag)?;
        Some(self.others.remove(at))
    }

    /// Another dataset takes the place of the active one: it is no longer open beside itself.
    pub(super) fn without(&mut self, origin: &Origin) {
        let count = self.others.len();
        self.others.retain(|layer| layer.opened.origin != *origin);
        if self.others.len() != count {
            // Its letter may stand for another dataset from now on.
            self.steps = LayerSteps::default();
        }
        self.active_is_visible = true;
    }

    /// The query of the active dataset is another.
    pub(super) fn follow(&mut self, active: &Opened, query: &Query) {
        for layer in &mut self.others {
            layer.view = view_of(&active.dataset, query, &layer.opened);
        }
    }

    /// What happens with the datasets. Returns whether something else is shown.
    pub(super) fn apply(&mut self, command: LayerCommand, mut on: Table<'_>) -> bool {
        match command {
            LayerCommand::Show(tag, visible) if tag == self.active => {
                let was = std::mem::replace(&mut self.active_is_visible, visible);
                if was != visible {
                    self.was_shown(tag, visible, &on.opened.origin.name());
                }
                true
            }
            LayerCommand::Show(tag, visible) => {
                let layer = self.others.iter_mut().find(|layer| layer.tag == tag);
                let was = layer.map(|layer| std::mem::replace(&mut layer.is_visible, visible));
                if was.is_some_and(|was| was != visible) {
                    self.was_shown(tag, visible, "");
                }
                was.is_some()
            }
            LayerCommand::Step(forward) => self.step(forward, on),
            LayerCommand::Activate(tag) => self.activate(tag, &mut on),
            LayerCommand::SelectOnMap(tag, place) => {
                let is_another = self.activate(tag, &mut on);
                if self.active == tag {
                    *on.selection = Some(place);
                    *on.reading = None;
                }
                is_another
            }
            LayerCommand::Close(tag) if tag == self.active => {
                let Some(next) = self.others.first().map(|layer| layer.tag) else {
                    return false;
                };
                self.activate(next, &mut on);
                self.close(tag, true)
            }
            LayerCommand::Close(tag) => self.close(tag, false),
        }
    }

    fn close(&mut self, tag: Tag, was_active: bool) -> bool {
        let closed = self.take(tag);
        closed.map(|it| self.was_closed(it, was_active)).is_some()
    }

    /// Puts a dataset in the place of the active one, and that one beside it. The same metric and
    /// days are shown, and the same place is selected, where it has them.
    fn activate(&mut self, tag: Tag, on: &mut Table<'_>) -> bool {
        let Some(layer) = self.others.iter_mut().find(|layer| layer.tag == tag) else {
            return false;
        };
        let before = Arc::clone(&on.opened.dataset);
        let query = query_for(&before, &on.view.query, &layer.opened);
        std::mem::swap(on.opened, &mut layer.opened);
        std::mem::swap(on.history, &mut layer.history);
        std::mem::swap(&mut self.active_is_visible, &mut layer.is_visible);
        std::mem::swap(&mut self.active, &mut layer.tag);
        self.is_stale = std::mem::take(&mut layer.is_stale);
        on.history
            .go_on_after(&layer.history, on.opened, on.effects);
        let now = &on.opened.dataset;
        *on.view = on.opened.view(query);
        *on.selection = on
            .selection
            .and_then(|place| same_place_in(&before, place, now));
        *on.reading = None;
        self.others.sort_by_key(|layer| layer.tag);
        true
    }
}

/// What the query of one dataset shows of another.
pub(super) fn view_of(active: &Dataset, query: &Query, other: &Opened) -> View {
    let query = query_in(active, query, &other.dataset);
    other.view(query)
}

/// The query of one dataset asked of another: the metric with the same id, the same days. No
/// metric where it has none such.
fn query_in(active: &Dataset, query: &Query, other: &Dataset) -> Query {
    let metric = query.metric.and_then(|metric| {
        let id = &active.metric(metric).id;
        other.metric_ids().find(|&it| other.metric(it).id == *id)
    });
    Query {
        metric,
        ..query.clone()
    }
}

/// The query with which another dataset becomes the active one: the same where it has the metric.
fn query_for(active: &Dataset, query: &Query, other: &Opened) -> Query {
    let same = query_in(active, query, &other.dataset);
    match same.metric {
        Some(_) => same,
        None => other.indexed().opening(),
    }
}

/// The days that show something of a dataset that was just opened beside another: the present
/// ones, else all.
pub(super) fn days_with(layers: &Layers, present: DayFilter) -> DayFilter {
    let shows_nothing = |layer: &Layer| layer.view.query.metric.is_some() && layer.view.shown == 0;
    if layers.others.iter().any(shows_nothing) {
        DayFilter::All
    } else {
        present
    }
}
