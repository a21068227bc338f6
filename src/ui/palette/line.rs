//! What a line of the list says: made once for what was found, not in every frame.

use crate::app::State;
use crate::app::palette::{Hit, Sources, Target, marked};
use crate::text::visible;
use crate::ui::icons::Icon;

/// What a line says.
pub(super) struct Line {
    pub target: Target,
    pub icon: Icon,
    /// The name, and which of its letters were typed.
    pub name: (String, Vec<usize>),
    /// What tells it from others of that name.
    pub detail: String,
    /// At the end: a key, a figure, a kind.
    pub end: String,
    /// Why it cannot be done now.
    pub missing: Option<&'static str>,
    /// What a screen reader says.
    pub accessible: String,
}

impl Line {
    pub fn new(hit: &Hit, state: &State, sources: &Sources, typed: &str) -> Self {
        let (mut name, mut letters) = marked(hit, sources, typed);
        let mut detail = String::new();
        let (mut end, mut missing) = (hit.target.kind().to_owned(), None);
        let icon = match hit.target {
            Target::Do(action) => {
                let words = action.words(state);
                if hit.name > 0 {
                    detail = format!("also: {name}");
                }
                if hit.name > 0 || words != name {
                    (name, letters) = (words, Vec::new());
                }
                missing = action.missing(state);
                if let Some(missing) = missing {
                    detail = format!("not now: {missing}");
                }
                end = action
                    .shortcut()
                    .map_or(String::new(), |keys| keys.to_string());
                Icon::Right
            }
            Target::Place(tag, id) => {
                if let Some(place) = sources
                    .dataset(tag)
                    .and_then(|it| it.places.get(id.index()))
                {
                    if hit.name > 0 {
                        name = format!("{name} · {}", place.name);
                    }
                    detail = place_words(state, tag, id);
                }
                Icon::Pin
            }
            Target::Document(..) => Icon::Document,
            Target::Metric(_) => Icon::Scale,
            Target::Days(_) => Icon::Calendar,
            Target::Claimant(..) => {
                "show only their claims".clone_into(&mut detail);
                Icon::Search
            }
            Target::Saved(at) => {
                let saved = state.settings.saved_queries_of(&state.opened.dataset);
                detail = saved.get(at).map(|it| it.query.clone()).unwrap_or_default();
                Icon::Search
            }
        };
        if let Target::Place(tag, _) | Target::Document(tag, _) = hit.target
            && state.layers.are_several()
        {
            let letter = tag.letter();
            let with_letter = format!("dataset {letter}");
            detail = match detail.as_str() {
                "" => with_letter,
                words => format!("{words} · {with_letter}"),
            };
        }
        let shown = visible(&name).into_owned();
        if shown != name {
            // Letters stand elsewhere in what is shown.
            letters.clear();
        }
        let parts = [hit.target.kind(), detail.as_str(), end.as_str()];
        let mut accessible = shown.clone();
        for (at, part) in parts.into_iter().enumerate() {
            let is_said = at == 2 && end == hit.target.kind();
            if !part.is_empty() && !is_said {
                accessible += &format!(", {}", visible(part));
            }
        }
        Self {
            target: hit.target,
            icon,
            name: (shown, letters),
            detail: visible(&detail).into_owned(),
            end,
            missing,
            accessible,
        }
    }
}

/// The figure of a place of the active dataset under the present query, else its country.
fn place_words(state: &State, tag: crate::app::Tag, id: crate::model::PlaceId) -> String {
    let country = |place: &crate::model::Place| {
        let code = place.country.as_deref().unwrap_or_default();
        crate::gazetteer::country_name(code).map_or(code.to_owned(), str::to_owned)
    };
    if tag != state.layers.active {
        let layer = state.layers.get(tag);
        let place = layer.and_then(|it| it.opened.dataset.places.get(id.index()));
        return place.map(country).unwrap_or_default();
    }
    let (dataset, query) = (&state.opened.dataset, &state.view.query);
    let Some(place) = dataset.places.get(id.index()) else {
        return String::new();
    };
    let figure = state.opened.indexed().figure_at(id, query);
    match (figure, query.metric) {
        (Some(figure), Some(metric)) if figure.is_drawn() => {
            let unit = dataset.metric(metric).in_sentence();
            let value = figure.value(dataset).map(|value| value.to_string());
            format!("{} {unit}", value.unwrap_or_default())
        }
        _ => country(place),
    }
}
