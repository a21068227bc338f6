//! The state, and the one function that changes it.

use super::files::Files;
use super::map::{MapState, Surroundings};
use super::selection::{query_of, query_showing, stepped};
use super::{Command, Dialog, Effect, MainView, Opened, PointedClaim, Reading, Settings};
use crate::model::{ClaimId, PlaceId};
use crate::view::{Query, View};

/// Everything the program knows while it runs.
#[derive(Debug)]
pub struct State {
    /// The open dataset.
    pub opened: Opened,
    /// What is shown of it.
    pub view: View,
    /// What stands in the middle of the window.
    pub main_view: MainView,
    /// The selected place.
    pub selection: Option<PlaceId>,
    /// The claim of that place that was asked for.
    pub pointed: Option<PointedClaim>,
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
    /// A claim is shown: its place, its metric, its day.
    claim: Option<ClaimId>,
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
        let view = opening_view(&opened);
        Self {
            opened,
            view,
            main_view: MainView::default(),
            selection: None,
            pointed: None,
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
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        let mut effects = Vec::new();
        let Self {
            opened,
            view,
            main_view,
            selection,
            pointed,
            reading,
            map,
            files,
            dialog,
            settings,
            revision,
        } = self;
        let mut then = Then::default();
        match command {
            Command::File(command) => {
                then.replace = files.apply(command, settings, &mut effects);
            }
            Command::Map(command) => {
                map.apply(command, surroundings(opened, view, settings));
            }
            Command::Read(command) => {
                // The map follows the text: the sentence's place, metric and day.
                let sentence = Reading::apply(reading, opened, command);
                then.claim = sentence.map(|id| opened.dataset.claims.claim_of(id));
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
            Command::SelectClaim(claim) => then.claim = Some(claim),
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
                    && dialog.take().is_none()
                    && reading.take().is_none()
                {
                    *selection = None;
                }
            }
            Command::ShowMetric(_) | Command::ShowDays(_) | Command::ShowVerdicts(_) => {
                then.query = asked(opened, view.query, &command);
            }
            Command::ShowView(shown) => *main_view = shown,
            Command::Show(window) => *dialog = Some(window),
            Command::CloseDialog => *dialog = None,
            Command::Copy(text) => effects.push(Effect::Copy(text)),
            Command::OpenLink(url) => effects.push(Effect::OpenLink(url)),
            Command::Quit => effects.push(Effect::Quit),
        }
        if let Some(claim) = then.claim {
            let place = opened.dataset.claims.get(claim).place;
            *selection = Some(place);
            *pointed = Some(PointedClaim::at(*pointed, claim));
            then.query = Some(query_of(opened, view.query, claim));
            then.bring = Some(place);
        }
        if let Some(new) = then.replace {
            *opened = *new;
            *view = opening_view(opened);
            *revision += 1;
            (*main_view, *pointed) = (MainView::default(), None);
            (*selection, *reading, *dialog, files.failure) = (None, None, None, None);
            map.look_anew(surroundings(opened, view, settings));
            let wanted = files.select.take();
            if let Some(place) = wanted.and_then(|name| opened.dataset.find_place(&name)) {
                *selection = Some(place);
                then.query = Some(query_showing(opened, view.query, place));
                then.bring = Some(place);
            }
        }
        if let Some(query) = then.query.filter(|query| *query != view.query) {
            *view = View::new(&opened.dataset, &opened.report, query);
            *revision += 1;
        }
        *pointed = pointed.filter(|it| it.is_at(&opened.dataset, *selection));
        if let Some(place) = then.bring {
            map.bring_into_view(place, surroundings(opened, view, settings));
        }
        effects
    }
}

/// The query that a choice of metric, days or verdicts makes of the present one.
fn asked(opened: &Opened, present: Query, choice: &Command) -> Option<Query> {
    Some(match *choice {
        Command::ShowMetric(metric) => present.for_metric(&opened.dataset, metric),
        Command::ShowDays(days) => Query { days, ..present },
        Command::ShowVerdicts(verdicts) => Query {
            verdicts,
            ..present
        },
        _ => return None,
    })
}

fn opening_view(opened: &Opened) -> View {
    let query = Query::opening(&opened.dataset);
    View::new(&opened.dataset, &opened.report, query)
}

fn surroundings<'a>(opened: &'a Opened, view: &'a View, settings: &Settings) -> Surroundings<'a> {
    Surroundings {
        opened,
        view,
        mark_radius: settings.mark_radius,
        reduced_motion: settings.reduced_motion,
    }
}
