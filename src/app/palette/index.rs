//! The names of everything in the list, as they are compared: made once for the datasets that are open.

use super::Target;
use super::key::key;
use crate::app::{Action, State, Tag};
use crate::gazetteer::{Hint, by_id, candidates, distance_km};
use crate::model::{ClaimId, Dataset, MetricId, Place};
use crate::view::{DayFilter, days_of};
use std::collections::HashSet;
use std::sync::Arc;

/// How far a place of the gazetteer may lie from a place of the dataset to be the same, in
/// kilometres.
const NEAR: f64 = 50.0;

/// What the list is made from. Two that are equal give the same list.
#[derive(Debug, Clone)]
pub struct Sources {
    /// The open datasets, the active one first.
    datasets: Vec<(Tag, Arc<Dataset>)>,
    /// What is counted: days are those of its claims.
    metric: Option<MetricId>,
    /// The names of the queries that were saved for the active one.
    saved: Vec<String>,
}

impl PartialEq for Sources {
    fn eq(&self, other: &Self) -> bool {
        let known = |sources: &Self| -> Vec<(Tag, *const Dataset)> {
            let known = sources.datasets.iter();
            known.map(|(tag, set)| (*tag, Arc::as_ptr(set))).collect()
        };
        let same = self.metric == other.metric && self.saved == other.saved;
        same && known(self) == known(other)
    }
}

impl Sources {
    /// What is open now.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let layers = &state.layers;
        let active = (layers.active, Arc::clone(&state.opened.dataset));
        let others = layers.others.iter();
        let others = others.map(|layer| (layer.tag, Arc::clone(&layer.opened.dataset)));
        Self {
            datasets: std::iter::once(active).chain(others).collect(),
            metric: state.view.query.metric,
            saved: {
                let saved = state.settings.saved_queries_of(&state.opened.dataset);
                saved.into_iter().map(|it| it.name).collect()
            },
        }
    }

    /// How much there is to go through: places, documents and claims.
    #[must_use]
    pub fn size(&self) -> usize {
        let size = |set: &Dataset| set.places.len() + set.documents.len() + set.claims.len() / 10;
        self.datasets.iter().map(|(_, set)| size(set)).sum()
    }

    /// The dataset with a letter.
    #[must_use]
    pub fn dataset(&self, tag: Tag) -> Option<&Dataset> {
        let found = self.datasets.iter().find(|(it, _)| *it == tag);
        found.map(|(_, dataset)| dataset.as_ref())
    }
}

/// One name of one line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// The line it belongs to.
    pub line: u32,
    start: u32,
    end: u32,
}

/// The lines of the list with all their names.
#[derive(Debug, Default)]
pub struct Index {
    /// What the lines stand for.
    pub(super) lines: Vec<Target>,
    /// Their names, line by line.
    pub(super) names: Vec<Name>,
    keys: String,
}

impl Index {
    /// Actions alone.
    #[must_use]
    pub fn of_actions() -> Self {
        let mut index = Self::default();
        for action in Action::ALL {
            index.add(Target::Do(action), action.names().map(str::to_owned));
        }
        index
    }

    /// The list of what is open; `None` once `go_on` answers no.
    #[must_use]
    pub fn new(sources: &Sources, go_on: &dyn Fn() -> bool) -> Option<Self> {
        let mut index = Self::of_actions();
        for (tag, dataset) in &sources.datasets {
            for (count, id) in dataset.place_ids().enumerate() {
                if count % 1024 == 0 && !go_on() {
                    return None;
                }
                let names = place_names(dataset.place(id));
                index.add(Target::Place(*tag, id), names);
            }
            for id in dataset.document_ids() {
                let document = dataset.document(id);
                let names = [document.title.as_str(), document.short_name()];
                index.add(Target::Document(*tag, id), names.map(str::to_owned));
            }
        }
        if let Some((_, dataset)) = sources.datasets.first() {
            for id in dataset.metric_ids() {
                let metric = dataset.metric(id);
                let names = [metric.label.clone(), metric.id.clone()];
                index.add(Target::Metric(id), names);
            }
            let days = sources.metric.map(|metric| days_of(dataset, metric));
            let days = days.unwrap_or_default();
            let dated = days.dated.iter().map(|&(day, _)| DayFilter::On(day));
            let undated = (days.undated > 0).then_some(DayFilter::Undated);
            let all = std::iter::once(DayFilter::All);
            for filter in all.chain(dated).chain(undated) {
                index.add(Target::Days(filter), day_names(filter));
            }
            let mut known = HashSet::new();
            for id in (0..dataset.claims.len()).map(ClaimId::new) {
                if id.index() % 1024 == 0 && !go_on() {
                    return None;
                }
                for (at, name) in dataset.claims.claimants(id).enumerate() {
                    if known.insert(name) {
                        index.add(Target::Claimant(id, at), [name.to_owned()]);
                    }
                }
            }
        }
        for (at, name) in sources.saved.iter().enumerate() {
            index.add(Target::Saved(at), [name.clone()]);
        }
        Some(index)
    }

    /// How many lines there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    fn add(&mut self, target: Target, names: impl IntoIterator<Item = String>) {
        let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let line = number(self.lines.len());
        self.lines.push(target);
        for name in names {
            let start = number(self.keys.len());
            self.keys.push_str(&key(&name));
            let end = number(self.keys.len());
            self.names.push(Name { line, start, end });
        }
    }

    pub(super) fn key_of(&self, name: Name) -> &str {
        self.keys
            .get(name.start as usize..name.end as usize)
            .unwrap_or_default()
    }
}

/// The names of what a line stands for, the one on the screen first.
pub(super) fn names_of(target: Target, sources: &Sources) -> Vec<String> {
    let active = sources.datasets.first().map(|(_, dataset)| dataset);
    match target {
        Target::Do(action) => action.names().map(str::to_owned).collect(),
        Target::Place(tag, id) => {
            let place = sources
                .dataset(tag)
                .and_then(|it| it.places.get(id.index()));
            place.map(place_names).unwrap_or_default()
        }
        Target::Document(tag, id) => {
            let documents = sources.dataset(tag).map(|it| &it.documents);
            let document = documents.and_then(|it| it.get(id.index()));
            let names = document.map(|it| vec![it.title.clone(), it.short_name().to_owned()]);
            names.unwrap_or_default()
        }
        Target::Metric(id) => {
            let metric = active.and_then(|it| it.metrics.get(id.index()));
            let names = metric.map(|it| vec![it.label.clone(), it.id.clone()]);
            names.unwrap_or_default()
        }
        Target::Days(filter) => day_names(filter).collect(),
        Target::Claimant(claim, at) => {
            let name = active.and_then(|it| claimant(it, claim, at));
            name.map(str::to_owned).into_iter().collect()
        }
        Target::Saved(at) => sources.saved.get(at).cloned().into_iter().collect(),
    }
}

/// The name of one of those who state a claim.
pub(super) fn claimant(dataset: &Dataset, claim: ClaimId, at: usize) -> Option<&str> {
    if claim.index() >= dataset.claims.len() {
        return None;
    }
    dataset.claims.claimants(claim).nth(at)
}

/// A day as it is shown, and as it stands in files.
fn day_names(filter: DayFilter) -> impl Iterator<Item = String> {
    let written = match filter {
        DayFilter::On(day) => Some(day.to_string()),
        _ => None,
    };
    std::iter::once(filter.label()).chain(written)
}

/// The names of a place: those of the dataset, then those that the gazetteer knows.
fn place_names(place: &Place) -> Vec<String> {
    let mut names: Vec<String> = place.all_names().map(str::to_owned).collect();
    let known = match (place.geonames(), place.position) {
        (Some(id), _) => by_id(id),
        (None, Some(position)) => candidates(&place.name, &Hint::default())
            .into_iter()
            .find(|it| distance_km(it.position, position) < NEAR),
        (None, None) => None,
    };
    if let Some(known) = known {
        names.push(known.name.to_owned());
        names.extend(known.name_ru.map(str::to_owned));
    }
    let mut known = HashSet::new();
    names.retain(|name| known.insert(key(name)));
    names
}
