//! What a person looks at, as one value: view, query, place, document and map; and how to look at it again.

use super::changes::Then;
use super::{Comparison, MainView, MapState, Opened, ReadCommand, Reading, State};
use crate::model::{DocumentId, EvidenceId, PlaceId};
use crate::scene::camera::Camera;
use crate::view::{Query, View};

/// What a person looks at in the active dataset.
#[derive(Debug, Clone, PartialEq)]
pub struct Sight {
    /// What stands in the middle of the window.
    pub main_view: MainView,
    /// What is asked of the dataset.
    pub query: Query,
    /// The selected place.
    pub selection: Option<PlaceId>,
    /// The document that is read, and the quote that stands out in it.
    pub reading: Option<(DocumentId, Option<EvidenceId>)>,
    /// Where the map looks; `None` leaves it where it is.
    pub camera: Option<Camera>,
}

/// The parts of the state that a sight is put into.
pub(super) struct Stage<'a> {
    pub main_view: &'a mut MainView,
    pub selection: &'a mut Option<PlaceId>,
    pub reading: &'a mut Option<Reading>,
    pub comparison: &'a mut Option<Comparison>,
}

impl Sight {
    /// What is looked at now.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let shown = (state.main_view, &state.map);
        Self::of_parts(shown, &state.view, state.selection, state.reading.as_ref())
    }

    /// The same, from the parts of the state.
    pub(super) fn of_parts(
        (main_view, map): (MainView, &MapState),
        view: &View,
        selection: Option<PlaceId>,
        reading: Option<&Reading>,
    ) -> Self {
        Self {
            main_view,
            query: view.query.clone(),
            selection,
            reading: reading.map(|it| (it.document, it.current)),
            camera: Some(map.destination()),
        }
    }

    /// Whether this is looked at now, wherever the map looks.
    #[must_use]
    pub fn is_shown(&self, state: &State) -> bool {
        let reading = state.reading.as_ref().map(|it| (it.document, it.current));
        self.main_view == state.main_view
            && self.selection == state.selection
            && self.reading == reading
            && self.query == state.view.query
    }

    /// Whether everything that it names is there.
    fn fits(&self, opened: &Opened) -> bool {
        let dataset = &opened.dataset;
        let metric = self.query.metric;
        let (document, quote) = match self.reading {
            Some((document, quote)) => (Some(document), quote),
            None => (None, None),
        };
        metric.is_none_or(|it| it.index() < dataset.metrics.len())
            && self
                .selection
                .is_none_or(|it| it.index() < dataset.places.len())
            && document.is_none_or(|it| it.index() < dataset.documents.len())
            && quote.is_none_or(|it| it.index() < dataset.claims.evidence_len())
    }

    /// Looks at it; at nothing else where the dataset does not have it.
    pub(super) fn look(&self, opened: &Opened, stage: &mut Stage<'_>) -> Then {
        let mut then = Then::default();
        if !self.fits(opened) {
            return then;
        }
        *stage.comparison = None;
        *stage.main_view = self.main_view;
        match self.reading {
            None => *stage.reading = None,
            Some((document, None)) => {
                let open = stage.reading.as_mut().filter(|it| it.document == document);
                if let Some(open) = open {
                    open.current = None;
                } else {
                    let command = ReadCommand::Document(document);
                    Reading::apply(stage.reading, opened, command);
                }
            }
            Some((_, Some(quote))) => {
                Reading::apply(stage.reading, opened, ReadCommand::Evidence(quote));
                then.point = Some(opened.dataset.claims.claim_of(quote));
            }
        }
        *stage.selection = self.selection;
        then.query = Some(self.query.clone());
        then
    }
}
