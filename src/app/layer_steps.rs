//! The way back for the datasets that are open beside each other (opened, closed, drawn or not)
//! and for saved queries that were deleted or replaced.

use super::layers::{Layer, Layers, Table};
use super::{Command, FilterCommand, History, LayerCommand, SavedQuery, Settings, State, Tag};
use crate::text::visible;

/// How many steps can be undone.
const STEPS: usize = 50;
/// How many closed datasets are kept, so that they can be brought back.
const CLOSED: usize = 3;

/// What brings something back.
#[derive(Debug)]
enum Way {
    /// Open a dataset again that was closed; whether it was the active one.
    PutBack(Box<Layer>, bool),
    /// Close a dataset.
    Close(Tag),
    /// Draw its marks, or leave them out.
    Show(Tag, bool),
    /// Bring a saved query back to where it stood in the list, in the place of what has its name.
    Query(QueryName, Option<(usize, SavedQuery)>),
}

/// Which saved query: the id of its dataset, its name.
type QueryName = (String, String);

#[derive(Debug)]
struct Step {
    name: String,
    way: Way,
    /// The revision of the state when it was done or undone: the latest comes first.
    at: u64,
}

/// What was done with the datasets, and what was undone.
#[derive(Debug, Default)]
pub struct LayerSteps {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The revision of the state while a command is applied.
    pub(super) now: u64,
    /// The step that is taken while a command is applied: its name, and whether it is done again.
    taking: Option<(String, bool)>,
}

impl LayerSteps {
    /// What undoing takes back ("close January.json"), and when it was done.
    #[must_use]
    pub fn undo(&self) -> Option<(&str, u64)> {
        self.done.last().map(|step| (step.name.as_str(), step.at))
    }

    /// What doing again brings back, and when it was undone.
    #[must_use]
    pub fn redo(&self) -> Option<(&str, u64)> {
        self.undone.last().map(|step| (step.name.as_str(), step.at))
    }

    /// Remembers the way back from what is done now.
    fn remember(&mut self, name: impl FnOnce() -> String, way: Way) {
        let (name, done_again) = match self.taking.take() {
            Some((name, again)) => (name, Some(again)),
            None => (name(), None),
        };
        let at = self.now;
        let step = Step { name, way, at };
        match done_again {
            Some(false) => self.undone.push(step),
            Some(true) => self.done.push(step),
            None => {
                self.undone.clear();
                self.done.push(step);
            }
        }
        let too_many = self.done.len().saturating_sub(STEPS);
        self.done.drain(..too_many);
        let keeps = |step: &Step| matches!(step.way, Way::PutBack(..));
        while self.done.iter().filter(|step| keeps(step)).count() > CLOSED {
            // What was done before it cannot be reached without it.
            let oldest = self.done.iter().position(keeps).unwrap_or_default();
            self.done.drain(..=oldest);
        }
    }

    /// A saved query is about to be deleted or replaced.
    pub(super) fn loses_query(&mut self, command: &FilterCommand, dataset: &str, of: &Settings) {
        let (what, name) = match command {
            FilterCommand::Forget(name) => ("delete", name.as_str()),
            FilterCommand::Save(name) => ("replace", name.trim()),
            _ => return,
        };
        let id = (dataset.to_owned(), name.to_owned());
        if let Some(at) = position(&id, &of.saved_queries) {
            let was = of.saved_queries.get(at).cloned();
            let way = Way::Query(id, was.map(|query| (at, query)));
            self.remember(|| format!("{what} query {}", visible(name)), way);
        }
    }

    /// Takes the last step where it is about a saved query. Returns whether it is.
    pub(super) fn step_query(&mut self, forward: bool, settings: &mut Settings) -> bool {
        let stack = if forward {
            &mut self.undone
        } else {
            &mut self.done
        };
        let is_query = |step: &Step| matches!(step.way, Way::Query(..));
        let last = stack.pop_if(|step| is_query(step));
        let Some(Step { name, way, .. }) = last else {
            return false;
        };
        if let Way::Query(id, was) = way {
            let queries = &mut settings.saved_queries;
            let present = position(&id, queries).map(|at| (at, queries.remove(at)));
            if let Some((at, query)) = was {
                queries.insert(at.min(queries.len()), query);
            }
            self.taking = Some((name, forward));
            self.remember(String::new, Way::Query(id, present));
        }
        true
    }

    /// The dataset that a step closes.
    pub(super) fn closes(&self, command: LayerCommand) -> Option<Tag> {
        let step = match command {
            LayerCommand::Close(tag) => return Some(tag),
            LayerCommand::Step(false) => self.done.last(),
            LayerCommand::Step(true) => self.undone.last(),
            _ => None,
        };
        match step?.way {
            Way::Close(tag) => Some(tag),
            _ => None,
        }
    }
}

impl Layers {
    /// A dataset was opened beside the others.
    pub(super) fn was_opened(&mut self, tag: Tag) {
        let name = self.name(tag);
        let name = || format!("open {name} beside the others");
        self.steps.remember(name, Way::Close(tag));
    }

    /// A dataset was closed.
    pub(super) fn was_closed(&mut self, layer: Layer, was_active: bool) {
        let name = visible(&layer.opened.origin.name()).into_owned();
        let name = || format!("close {name}");
        let way = Way::PutBack(Box::new(layer), was_active);
        self.steps.remember(name, way);
    }

    /// The marks of a dataset are drawn from now on, or no longer.
    pub(super) fn was_shown(&mut self, tag: Tag, visible: bool, active: &str) {
        let name = self.get(tag).map(|layer| layer.opened.origin.name());
        let name = name.unwrap_or_else(|| active.to_owned());
        let what = if visible { "draw" } else { "do not draw" };
        let name = || format!("{what} {}", crate::text::visible(&name));
        self.steps.remember(name, Way::Show(tag, !visible));
    }

    fn name(&self, tag: Tag) -> String {
        let name = self.get(tag).map(|layer| layer.opened.origin.name());
        visible(&name.unwrap_or_default()).into_owned()
    }

    /// Undoes (`false`) or does again (`true`) the last step. Returns whether something else is
    /// shown.
    pub(super) fn step(&mut self, forward: bool, on: Table<'_>) -> bool {
        let from = if forward {
            &mut self.steps.undone
        } else {
            &mut self.steps.done
        };
        let Some(Step { name, way, at }) = from.pop() else {
            return false;
        };
        self.steps.taking = Some((name, forward));
        let changed = match way {
            Way::Close(tag) => self.apply(LayerCommand::Close(tag), on),
            Way::Show(tag, visible) => self.apply(LayerCommand::Show(tag, visible), on),
            // These are taken where the settings are.
            Way::Query(..) => false,
            Way::PutBack(layer, was_active) => match self.put_back(*layer) {
                Ok(tag) => {
                    self.was_opened(tag);
                    if was_active {
                        self.apply(LayerCommand::Activate(tag), on);
                    }
                    true
                }
                // Another took the last letter: it stays where it was.
                Err(layer) => {
                    let way = Way::PutBack(layer, was_active);
                    if let Some((name, _)) = self.steps.taking.take() {
                        let step = Step { name, way, at };
                        let stack = if forward {
                            &mut self.steps.undone
                        } else {
                            &mut self.steps.done
                        };
                        stack.push(step);
                    }
                    false
                }
            },
        };
        self.steps.taking = None;
        changed
    }
}

/// Where a saved query stands in the list.
fn position((dataset, name): &QueryName, queries: &[SavedQuery]) -> Option<usize> {
    let mut queries = queries.iter();
    queries.position(|it| it.dataset == *dataset && it.name == *name)
}

/// Whether undoing, or doing again, is about the datasets and not about what stands in one: what
/// was done last comes first.
pub(super) fn layers_are_next(layers: &Layers, history: &History, command: &Command) -> bool {
    let (of_layers, of_edits) = match command {
        Command::Undo => (layers.steps.undo(), history.undo()),
        _ => (layers.steps.redo(), history.redo()),
    };
    let at = |step: Option<(&str, u64)>| step.map(|(_, at)| at);
    at(of_layers) > at(of_edits)
}

impl State {
    /// What undoing takes back: "sign Moscow, 1,800".
    #[must_use]
    pub fn undo_name(&self) -> Option<&str> {
        let steps = [self.layers.steps.undo(), self.history.undo()];
        let last = steps.into_iter().flatten().max_by_key(|(_, at)| *at);
        last.map(|(name, _)| name)
    }

    /// What doing again brings back.
    #[must_use]
    pub fn redo_name(&self) -> Option<&str> {
        let steps = [self.layers.steps.redo(), self.history.redo()];
        let last = steps.into_iter().flatten().max_by_key(|(_, at)| *at);
        last.map(|(name, _)| name)
    }
}
