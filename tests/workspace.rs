//! The workspace: back and forward through views, undo over datasets, views as text, what is
//! remembered, and what a few letters mean in the list of everything.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

#[path = "workspace/beside.rs"]
mod beside;
#[path = "workspace/palette.rs"]
mod palette;
#[path = "workspace/queries.rs"]
mod queries;
#[path = "workspace/remembered.rs"]
mod remembered;
#[path = "workspace/undo.rs"]
mod undo;
#[path = "workspace/view_line.rs"]
mod view_line;
#[path = "workspace/visits.rs"]
mod visits;

use arrest_atlas::app::{
    Command, FileCommand, MapCommand, Opened, Origin, ReadCommand, Settings, State,
};
use arrest_atlas::load::{inline_texts, load};
use arrest_atlas::model::{ClaimId, PlaceId};
use arrest_atlas::scene::geometry::Size;

/// Made up: three cities, two days, one document.
const MADE_UP: &str = r#"{ "format": "arrest-atlas", "version": "1.0", "id": "three", "title": "Three cities, made up",
"metrics": [{ "id": "arrests", "label": "Arrests", "unit": "people" }, { "id": "fines", "label": "Fines", "unit": "people" }],
"documents": [{ "id": "d", "title": "Made up", "text": "At least 20 people were held in Omsk. Later 25 were held. In Tomsk 7 students were held." }],
"places": [{ "id": "omsk", "name": "Omsk", "kind": "city", "country": "RU", "lat": 54.99, "lon": 73.37 },
{ "id": "tomsk", "name": "Tomsk", "kind": "city", "country": "RU", "lat": 56.5, "lon": 84.97 },
{ "id": "the perm", "name": "Perm", "kind": "city", "country": "RU", "lat": 58.01, "lon": 56.25 }],
"claims": [{ "id": "a", "metric": "arrests", "place": "omsk", "date": "2021-01-31", "value": "at least 20",
"evidence": [{ "document": "d", "exact": "At least 20 people were held in Omsk." }] },
{ "id": "b", "metric": "arrests", "place": "tomsk", "date": "2021-01-31", "value": 7,
"evidence": [{ "document": "d", "exact": "In Tomsk 7 students were held." }] },
{ "id": "c", "metric": "arrests", "place": "the perm", "date": "2021-01-23", "value": 3 },
{ "id": "f", "metric": "fines", "place": "omsk", "date": "2021-01-31", "value": 2 }] }"#;

#[track_caller]
fn opened(json: &str, file: &str) -> Opened {
    let loaded = load(json.as_bytes(), file, &()).expect("a dataset");
    let texts = inline_texts(&loaded.dataset);
    Opened::new(Origin::File(file.into()), loaded.dataset, texts, Vec::new())
}

fn three() -> State {
    with_settings(Settings::default())
}

fn with_settings(settings: Settings) -> State {
    let settings = Settings {
        reduced_motion: true,
        ..settings
    };
    let mut state = State::new(opened(MADE_UP, "three.json"), settings);
    state.apply(Command::Map(MapCommand::Resize(Size::new(1000.0, 700.0))));
    state
}

/// The same under another title and id, in another file.
fn another(id: &str) -> Opened {
    let json = MADE_UP.replace(r#""id": "three""#, &format!(r#""id": "{id}""#));
    opened(&json, &format!("{id}.json"))
}

/// A file is read, and turns out to be this.
#[track_caller]
fn opens(state: &mut State, command: FileCommand, opened: Opened) {
    state.apply(Command::File(command));
    let ticket = state.files.loading.as_ref().expect("it is read").ticket;
    let loaded = FileCommand::Loaded(ticket, Ok(Box::new(opened)));
    state.apply(Command::File(loaded));
}

fn beside(state: &mut State, id: &str) {
    let path = format!("{id}.json").into();
    opens(state, FileCommand::OpenBeside(vec![path]), another(id));
}

#[track_caller]
fn place(state: &State, name: &str) -> PlaceId {
    state.opened.dataset.find_place(name).expect("a place")
}

#[track_caller]
fn select(state: &State, name: &str) -> Command {
    Command::SelectOnMap(place(state, name))
}

/// The quote that states a claim's figure.
#[track_caller]
fn quote(state: &State, claim: usize) -> Command {
    let mut evidence = state.opened.dataset.claims.evidence(ClaimId::new(claim));
    Command::Read(ReadCommand::Evidence(evidence.next().expect("evidence").id))
}

/// What a person looks at, in one line.
fn seen(state: &State) -> String {
    let dataset = &state.opened.dataset;
    let query = &state.view.query;
    let metric = query.metric.map_or("-", |it| &dataset.metric(it).id);
    let selected = state
        .selection
        .map_or("-", |it| dataset.place(it).name.as_str());
    let reading = match state.reading.as_ref().map(|it| it.current) {
        None => "-",
        Some(None) => "document",
        Some(Some(id)) => dataset.claims.get(dataset.claims.claim_of(id)).name,
    };
    let view = state.main_view.code();
    format!(
        "{view} {metric} {}; {selected}; {reading}",
        query.days.label()
    )
}
