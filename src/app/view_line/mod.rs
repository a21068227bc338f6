//! A view as one line of text, to be copied, sent and opened again: names instead of numbers.

mod read;
mod resolve;
mod words;

pub use read::LineError;
pub use resolve::NotThere;

use super::{MainView, Opened, Sight};
use crate::scene::camera::Camera;
use std::fmt;
use words::written;

/// What the line begins with: what it is, and the version of its form.
pub const BEGINS: &str = "arrest-atlas-view:1";

/// A view by the names that its dataset gives to things. Understood in another version of the
/// dataset as well, as far as that has the same things.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ViewLine {
    /// The id of the dataset; empty where it has none.
    pub dataset: String,
    /// What stands in the middle of the window.
    pub main_view: MainView,
    /// Where the map looks.
    pub camera: Option<Camera>,
    /// The id of the selected place.
    pub place: Option<String>,
    /// The id of the document that is read.
    pub document: Option<String>,
    /// The quote that stands out in it.
    pub quote: Option<Quote>,
    /// What is asked of the dataset, as a query is written.
    pub query: String,
}

/// A quote by the name of its claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The id of the claim.
    pub claim: String,
    /// Which of its quotes, counted from 1.
    pub piece: usize,
}

impl ViewLine {
    /// What is looked at in a dataset.
    #[must_use]
    pub fn of(opened: &Opened, sight: &Sight) -> Self {
        let dataset = &opened.dataset;
        let quote = sight.reading.and_then(|(_, quote)| quote).map(|quote| {
            let claim = dataset.claims.claim_of(quote);
            let mut pieces = dataset.claims.evidence(claim);
            Quote {
                claim: dataset.claims.get(claim).name.to_owned(),
                piece: pieces.position(|it| it.id == quote).unwrap_or(0) + 1,
            }
        });
        let document = sight.reading.map(|(document, _)| document);
        Self {
            dataset: dataset.id.clone(),
            main_view: sight.main_view,
            camera: sight.camera.map(rounded),
            place: sight.selection.map(|it| dataset.place(it).id.to_string()),
            document: document.map(|it| dataset.document(it).id.clone()),
            quote,
            query: super::query_words::written(dataset, &sight.query),
        }
    }

    /// Whether it is the same but for where the map looks.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let without = |line: &Self| Self {
            camera: None,
            ..line.clone()
        };
        without(self) == without(other)
    }
}

/// A camera to about a metre, which is what the line says.
fn rounded(camera: Camera) -> Camera {
    let to = |value: f64, steps: f64| (value * steps).round() / steps;
    Camera::new(
        to(camera.latitude, 1e5),
        to(camera.longitude, 1e5),
        to(camera.zoom, 1e3),
    )
}

/// A number with at most so many digits after the point.
fn number(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0" } else { short }.to_owned()
}

impl fmt::Display for ViewLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(BEGINS)?;
        if !self.dataset.is_empty() {
            write!(f, " dataset:{}", written(&self.dataset))?;
        }
        write!(f, " {}", self.main_view.code())?;
        if let Some(camera) = self.camera {
            let (north, east) = (number(camera.latitude, 5), number(camera.longitude, 5));
            write!(f, "@{north},{east},z{}", number(camera.zoom, 3))?;
        }
        for (key, value) in [("select", &self.place), ("doc", &self.document)] {
            if let Some(value) = value {
                write!(f, " {key}:{}", written(value))?;
            }
        }
        if let Some(quote) = &self.quote {
            write!(f, " quote:{}", written(&quote.claim))?;
            if quote.piece != 1 {
                write!(f, " piece:{}", quote.piece)?;
            }
        }
        if !self.query.is_empty() {
            write!(f, " | {}", self.query)?;
        }
        Ok(())
    }
}
