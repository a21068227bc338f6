//! Back and forward through what was looked at: each deliberate change leaves an entry.

use super::{Command, LayerCommand, Notice, ReadCommand, Sight, State, Tag, ViewLine};
use crate::scene::camera::Camera;
use crate::text::visible;

/// How many views can be gone back through.
const MOST: usize = 200;

/// A view that was looked at. It is kept by names, so that it is still the same after the dataset
/// was edited or read again.
#[derive(Debug, Clone, PartialEq)]
struct Visit {
    /// In which of the open datasets.
    tag: Tag,
    line: ViewLine,
    /// What a person calls it: "Moscow".
    name: String,
    /// What else tells it from another of that name: "Arrests, 31 January 2021".
    detail: String,
    /// To see without names whether it is still looked at.
    sight: Sight,
}

/// A way of going from one thing to the next: however far, it leaves one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stride {
    Places,
    Figures,
    Days,
}

/// The views before and after the present one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Visits {
    back: Vec<Visit>,
    forward: Vec<Visit>,
    present: Option<Visit>,
    stride: Option<Stride>,
}

/// What was before a command.
pub(super) struct Leaving {
    camera: Camera,
    stride: Option<Stride>,
    active: Tag,
    opened_before: u64,
    datasets: usize,
}

impl Leaving {
    pub fn of(state: &State, command: &Command) -> Self {
        Self {
            camera: state.map.destination(),
            stride: stride(command),
            active: state.layers.active,
            opened_before: state.history.opened_before(),
            datasets: state.layers.others.len(),
        }
    }
}

fn stride(command: &Command) -> Option<Stride> {
    match command {
        Command::StepPlace(_) => Some(Stride::Places),
        Command::Read(ReadCommand::StepEvidence(_)) => Some(Stride::Figures),
        Command::Timeline(_) => Some(Stride::Days),
        _ => None,
    }
}

impl Visit {
    fn of(state: &State) -> Self {
        let (opened, sight) = (&state.opened, Sight::of(state));
        let dataset = &opened.dataset;
        let query = &sight.query;
        let metric = query.metric.map(|it| dataset.metric(it).label.as_str());
        let days = query.days.label();
        let detail = metric.map_or(days.clone(), |metric| format!("{metric}, {days}"));
        let place = sight.selection.map(|it| dataset.place(it).name.as_str());
        let name = match (sight.reading, place) {
            (Some((document, _)), _) => dataset.document(document).short_name(),
            (None, Some(place)) => place,
            (None, None) if sight.main_view == super::MainView::Map => detail.as_str(),
            (None, None) => sight.main_view.name(),
        };
        Self {
            tag: state.layers.active,
            line: ViewLine::of(opened, &sight),
            name: visible(name).into_owned(),
            detail: visible(&detail).into_owned(),
            sight,
        }
    }

    /// Its name, with more where another has the same name.
    fn name_beside(&self, present: Option<&Self>) -> String {
        if present.is_some_and(|present| present.name == self.name) && self.name != self.detail {
            return format!("{}, {}", self.name, self.detail);
        }
        self.name.clone()
    }

    fn seen_from(mut self, camera: Camera) -> Self {
        self.sight.camera = Some(camera);
        self.line.camera = Some(camera);
        self
    }
}

impl Visits {
    /// What going back leads to: "Moscow".
    #[must_use]
    pub fn back_name(&self) -> Option<String> {
        let last = self.back.last();
        last.map(|visit| visit.name_beside(self.present.as_ref()))
    }

    /// What going forward leads to.
    #[must_use]
    pub fn forward_name(&self) -> Option<String> {
        let next = self.forward.last();
        next.map(|visit| visit.name_beside(self.present.as_ref()))
    }

    /// The views after a command, which is applied.
    pub(super) fn after(mut self, state: &State, leaving: &Leaving) -> Self {
        let active = state.layers.active;
        if leaving.datasets != state.layers.others.len() {
            let is_open = |tag: Tag| tag == active || state.layers.get(tag).is_some();
            self.keep(|visit| is_open(visit.tag));
        }
        let is_same_layer = active == leaving.active;
        if is_same_layer && leaving.opened_before != state.history.opened_before() {
            // Another dataset under the same letter, or the same one read again.
            let names = |visit: &Visit| visit.line.dataset == state.opened.dataset.id;
            self.keep(|visit| visit.tag != active || names(visit));
        }
        let is_shown = |it: &Visit| it.tag == active && it.sight.is_shown(state);
        if self.present.as_ref().is_some_and(is_shown) {
            return self;
        }
        let new = Visit::of(state);
        let is_the_same = |old: &Visit| {
            let same_query = old.sight.query == new.sight.query;
            old.tag == active && old.line.is_like(&new.line) && same_query
        };
        match self.present.take() {
            Some(old) if !is_the_same(&old) => {
                let goes_on = leaving.stride.is_some() && leaving.stride == self.stride;
                if !goes_on {
                    self.back.push(old.seen_from(leaving.camera));
                    let too_many = self.back.len().saturating_sub(MOST);
                    self.back.drain(..too_many);
                }
                self.forward.clear();
                self.stride = leaving.stride;
            }
            Some(_) | None => {}
        }
        self.present = Some(new);
        self
    }

    fn keep(&mut self, is_kept: impl Fn(&Visit) -> bool) {
        self.back.retain(&is_kept);
        self.forward.retain(&is_kept);
        self.present.take_if(|visit| !is_kept(visit));
    }

    /// What a command means that leads through views: the views as they then are, where it walks,
    /// and the commands that lead there. `None` for every other command.
    pub(super) fn way(state: &State, command: &Command) -> Option<(Option<Self>, Vec<Command>)> {
        match command {
            Command::Walk(forward) => {
                let (visits, commands) = Self::walked(state, *forward);
                Some((Some(visits), commands))
            }
            Command::OpenView(line) => {
                let sight = line.sight(&state.opened, &state.view.query);
                let command = match sight {
                    Ok(sight) => Command::Look(Box::new(sight)),
                    Err(error) => Command::Tell(Notice::ViewNotShown(error.to_string())),
                };
                Some((None, vec![command]))
            }
            Command::CopyView => {
                let line = ViewLine::of(&state.opened, &Sight::of(state));
                Some((None, vec![Command::Copy(line.to_string())]))
            }
            _ => None,
        }
    }

    /// The way to the view before (`false`) or after (`true`), over those that are gone: the views
    /// as they then are, and the commands that lead there.
    fn walked(state: &State, forward: bool) -> (Self, Vec<Command>) {
        let mut visits = state.visits.clone();
        let (from, to) = if forward {
            (&mut visits.forward, &mut visits.back)
        } else {
            (&mut visits.back, &mut visits.forward)
        };
        let mut commands = Vec::new();
        while let Some(visit) = from.pop() {
            let Some(sight) = seen_again(state, &visit) else {
                continue;
            };
            let present = visits.present.take();
            to.extend(present.map(|it| it.seen_from(state.map.destination())));
            if visit.tag != state.layers.active {
                commands.push(Command::Layer(LayerCommand::Activate(visit.tag)));
            }
            commands.push(Command::Look(Box::new(sight)));
            visits.present = Some(visit);
            break;
        }
        visits.stride = None;
        (visits, commands)
    }

    /// What is looked at now is the present one.
    pub(super) fn arrived(mut self, state: &State) -> Self {
        self.present = Some(Visit::of(state));
        self
    }
}

/// What a view shows now; `None` where something of it is gone, or where it is what is looked at.
fn seen_again(state: &State, visit: &Visit) -> Option<Sight> {
    let is_active = visit.tag == state.layers.active;
    let opened = match state.layers.get(visit.tag) {
        _ if is_active => &state.opened,
        // What is being saved stays the active dataset.
        Some(layer) if !state.saving.is_running() => &layer.opened,
        _ => return None,
    };
    let mut sight = visit.line.sight(opened, &visit.sight.query).ok()?;
    // What words count as is a choice of the person, not of a view.
    sight.query.words = state.view.query.words;
    (!(is_active && sight.is_shown(state))).then_some(sight)
}
