//! The state, and the one function that changes it.

use super::files::{Arrived, Files};
use super::map::{MapState, Surroundings};
use super::reload::{place_again, view_again};
use super::selection::{query_of, query_showing, stepped};
use super::{Command, Dialog, Effect, Opened, Reading, Settings};
use crate::model::PlaceId;
use crate::view::{Query, View};

/// Everything the program knows while it runs.
#[derive(Debug)]
pub struct State {
    /// The open dataset.
    pub opened: Opened,
    /// What is shown of it.
    pub view: View,
    /// The selected place.
    pub selection: Option<PlaceId>,
    /// The document that is being read.
    pub reading: Option<Reading>,
    /// Where the map looks.
    pub map: MapState,
    /// What is being read, what could not be read.
    pub files: Files,
    /// The window in front of the window.
    pub dialog: Option<Dialog>,
    /// What is remembered between two starts.
    pub settings: Settings,
    /// Counts up whenever the dataset or the view changes: what is derived from them is then
    /// made anew.
    pub revision: u64,
}

/// What follows from a command, in this order.
#[derive(Default)]
struct Then {
    /// Another dataset takes the place of the open one.
    replace: Option<Box<Opened>>,
    /// The open dataset was read again.
    again: Option<Box<Opened>>,
    /// Another query is shown.
    query: Option<Query>,
    /// A place is brought into view.
    bring: Option<PlaceId>,
}

/// What stands in the side panel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Panel<'a> {
    /// The list of places and the dataset.
    List,
    /// One place and its claims.
    Place(PlaceId),
    /// A document.
    Reader(&'a Reading),
}

impl State {
    /// A state with an open dataset, on the metric with the most located figures and its latest
    /// day.
    #[must_use]
    pub fn new(opened: Opened, settings: Settings) -> Self {
        let view = View::new(&opened.dataset, Query::opening(&opened.dataset));
        Self {
            opened,
            view,
            selection: None,
            reading: None,
            map: MapState::default(),
            files: Files::default(),
            dialog: None,
            settings,
            revision: 0,
        }
    }

    /// What stands in the side panel.
    #[must_use]
    pub fn panel(&self) -> Panel<'_> {
        match (&self.reading, self.selection) {
            (Some(reading), _) => Panel::Reader(reading),
            (None, Some(place)) => Panel::Place(place),
            (None, None) => Panel::List,
        }
    }

    /// The only way to change anything. Returns what the shell has to do.
    #[expect(clippy::too_many_lines, reason = "one line or a few for each command")]
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        let mut effects = Vec::new();
        let Self {
            opened,
            view,
            selection,
            reading,
            map,
            files,
            dialog,
            settings,
            revision,
        } = self;
        let mut then = Then::default();
        let revision_before = *revision;
        match command {
            Command::File(command) => match files.apply(command, opened, settings, &mut effects) {
                Some(Arrived::New(new)) => then.replace = Some(new),
                Some(Arrived::Again(new)) => then.again = Some(new),
                None => {}
            },
            Command::Map(command) => {
                map.apply(command, surroundings(opened, view, settings));
            }
            Command::Read(command) => {
                // The map follows the text: the sentence's place, metric and day.
                if let Some(id) = Reading::apply(reading, opened, command) {
                    let claim = opened.dataset.claims.claim_of(id);
                    let place = opened.dataset.claims.get(claim).place;
                    *selection = Some(place);
                    then.query = Some(query_of(opened, view.query, claim));
                    then.bring = Some(place);
                }
            }
            Command::Set(command) => {
                settings.apply(command);
                effects.push(Effect::SaveSettings);
            }
            Command::SelectOnMap(place) => {
                *selection = Some(place);
                *reading = None;
            }
            Command::Select(place) => {
                *selection = Some(place);
                *reading = None;
                then.query = Some(query_showing(opened, view.query, place));
                then.bring = Some(place);
            }
            Command::SelectClaim(claim) => {
                let place = opened.dataset.claims.get(claim).place;
                *selection = Some(place);
                then.query = Some(query_of(opened, view.query, claim));
                then.bring = Some(place);
            }
            Command::StepPlace(forward) => {
                if let Some(place) = stepped(view, *selection, forward) {
                    *selection = Some(place);
                    then.bring = Some(place);
                }
            }
            Command::Deselect => {
                *selection = None;
                *reading = None;
            }
            Command::Back => {
                if files.failure.take().is_none()
                    && files.news.take().is_none()
                    && dialog.take().is_none()
                    && reading.take().is_none()
                {
                    *selection = None;
                }
            }
            Command::ShowMetric(metric) => {
                then.query = Some(view.query.for_metric(&opened.dataset, metric));
            }
            Command::ShowDays(days) => then.query = Some(Query { days, ..view.query }),
            Command::Show(window) => *dialog = Some(window),
            Command::CloseDialog => *dialog = None,
            Command::Copy(text) => effects.push(Effect::Copy(text)),
            Command::OpenLink(url) => effects.push(Effect::OpenLink(url)),
            Command::Quit => effects.push(Effect::Quit),
        }
        if let Some(new) = then.again {
            let old = std::mem::replace(opened, *new).dataset;
            *view = view_again(&old, view.query, &opened.dataset);
            *revision += 1;
            *selection = selection.and_then(|place| place_again(&old, place, &opened.dataset));
            *reading = reading.take().and_then(|open| open.again(&old, opened));
        }
        if let Some(new) = then.replace {
            *opened = *new;
            *view = View::new(&opened.dataset, Query::opening(&opened.dataset));
            *revision += 1;
            (*selection, *reading, *dialog, files.failure) = (None, None, None, None);
            files.news = None;
            map.look_anew(surroundings(opened, view, settings));
            let wanted = files.select.take();
            if let Some(place) = wanted.and_then(|name| opened.dataset.find_place(&name)) {
                *selection = Some(place);
                then.query = Some(query_showing(opened, view.query, place));
                then.bring = Some(place);
            }
        }
        if let Some(query) = then.query.filter(|query| *query != view.query) {
            *view = View::new(&opened.dataset, query);
            *revision += 1;
        }
        if *revision != revision_before {
            files.watch(opened, &mut effects);
        }
        if let Some(place) = then.bring {
            map.bring_into_view(place, surroundings(opened, view, settings));
        }
        effects
    }
}

fn surroundings<'a>(opened: &'a Opened, view: &'a View, settings: &Settings) -> Surroundings<'a> {
    Surroundings {
        opened,
        view,
        mark_radius: settings.mark_radius,
        reduced_motion: settings.reduced_motion,
    }
}
