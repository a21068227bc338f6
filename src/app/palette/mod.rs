//! The list of everything that can be done and gone to, and which lines of it a few letters mean.

mod index;
mod key;
mod rank;

pub use index::{Index, Sources};
pub use key::{key, key_with_origins};
pub use rank::{Found, Hit, marked};

use super::{Action, Command, FilterCommand, LayerCommand, ReadCommand, State, Tag};
use crate::model::{ClaimId, DocumentId, MetricId, PlaceId};
use crate::view::{Condition, DayFilter, Facet, Filter};

/// What a line of the list stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Something that can be done.
    Do(Action),
    /// A place of an open dataset.
    Place(Tag, PlaceId),
    /// A document of an open dataset.
    Document(Tag, DocumentId),
    /// Something that is counted in the active dataset.
    Metric(MetricId),
    /// Days of the active dataset.
    Days(DayFilter),
    /// Somebody who states figures in the active dataset: a claim, and which of its claimants.
    Claimant(ClaimId, usize),
    /// A query that was saved for the active dataset, by its number in the list.
    Saved(usize),
}

impl Target {
    /// What kind of thing it is.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Do(_) => "Action",
            Self::Place(..) => "Place",
            Self::Document(..) => "Document",
            Self::Metric(_) => "Metric",
            Self::Days(_) => "Day",
            Self::Claimant(..) => "Claimant",
            Self::Saved(_) => "Saved query",
        }
    }

    /// The commands that lead there; none for an action that only the window can do.
    #[must_use]
    pub fn commands(self, state: &State) -> Vec<Command> {
        let active = state.layers.active;
        let in_layer = |tag: Tag, command| {
            let first = (tag != active).then_some(Command::Layer(LayerCommand::Activate(tag)));
            first.into_iter().chain([command]).collect()
        };
        match self {
            Self::Do(action) => action.command().into_iter().collect(),
            Self::Place(tag, place) => in_layer(tag, Command::Select(place)),
            Self::Document(tag, document) => {
                in_layer(tag, Command::Read(ReadCommand::Document(document)))
            }
            Self::Metric(metric) => vec![Command::ShowMetric(metric)],
            Self::Days(days) => vec![Command::ShowDays(days)],
            Self::Claimant(claim, at) => {
                let name = index::claimant(&state.opened.dataset, claim, at);
                let filter = name.map(|name| Filter::Named(Facet::Claimant, name.to_owned()));
                let added = filter.map(|it| FilterCommand::Add(Condition::only(it)));
                added.into_iter().map(Command::Filter).collect()
            }
            Self::Saved(at) => {
                let saved = state.settings.saved_queries_of(&state.opened.dataset);
                let asked = saved.into_iter().nth(at);
                let asked = asked.map(|it| FilterCommand::Recall(it.name));
                asked.into_iter().map(Command::Filter).collect()
            }
        }
    }
}
