//! A whole dataset, as one file states it.

use super::{
    ClaimId, Claims, Document, DocumentId, DocumentText, EditedList, Extra, Metric, MetricId,
    Place, PlaceId,
};
use std::sync::Arc;

/// Metrics, documents, places and claims. Once loaded it never changes: an edit makes a new one.
#[derive(Debug, Clone, Default)]
pub struct Dataset {
    /// The id in the file.
    pub id: String,
    /// The title on the screen.
    pub title: String,
    /// What it is, in a sentence or two.
    pub description: Option<String>,
    /// Its language, BCP 47.
    pub language: Option<String>,
    /// Under which terms it may be used.
    pub licence: Option<String>,
    /// How dates were understood.
    pub date_note: Option<String>,
    /// What is counted.
    pub metrics: Vec<Metric>,
    /// The sources.
    pub documents: EditedList<Document>,
    /// The places.
    pub places: EditedList<Place>,
    /// The claims.
    pub claims: Claims,
    /// Foreign keys.
    pub extra: Extra,
    place_index: Arc<PlaceIndex>,
}

/// The claims of each place: place `i` owns `claims[ends[i - 1]..ends[i]]`.
#[derive(Debug, Clone, Default)]
struct PlaceIndex {
    ends: Vec<u32>,
    claims: Vec<ClaimId>,
}

impl Dataset {
    /// Ends building: indexes the claims by place. Every loader calls it once.
    #[must_use]
    pub fn finished(mut self) -> Self {
        self.claims.finish();
        let mut ends = vec![0_u32; self.places.len()];
        for place in self.claims.places() {
            if let Some(end) = ends.get_mut(place.index()) {
                *end += 1;
            }
        }
        let mut total = 0;
        for end in &mut ends {
            total += *end;
            *end = total - *end;
        }
        let mut claims = vec![ClaimId::new(0); total as usize];
        for (row, place) in self.claims.places().iter().enumerate() {
            if let Some(end) = ends.get_mut(place.index()) {
                claims[*end as usize] = ClaimId::new(row);
                *end += 1;
            }
        }
        self.place_index = Arc::new(PlaceIndex { ends, claims });
        self
    }

    /// As [`Self::finished`], where all but the last claim was finished before.
    pub(super) fn finished_again(mut self) -> Self {
        self.claims.finish_edit();
        let last = self.claims.places().last().copied();
        let Some((place, row)) = last.zip(self.claims.len().checked_sub(1)) else {
            return self;
        };
        let places = self.places.len();
        let index = Arc::make_mut(&mut self.place_index);
        index.ends.resize(places, super::arena::count(row));
        let Some(end) = index.ends.get(place.index()) else {
            return self;
        };
        index.claims.insert(*end as usize, ClaimId::new(row));
        for end in index.ends.iter_mut().skip(place.index()) {
            *end += 1;
        }
        self
    }

    /// One metric.
    ///
    /// # Panics
    /// If `id` belongs to another dataset, as in the next two.
    #[must_use]
    pub fn metric(&self, id: MetricId) -> &Metric {
        &self.metrics[id.index()]
    }

    /// One document.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.documents[id.index()]
    }

    /// One place.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> &Place {
        &self.places[id.index()]
    }

    /// Every metric with its id.
    pub fn metric_ids(&self) -> impl Iterator<Item = MetricId> + use<> {
        (0..self.metrics.len()).map(MetricId::new)
    }

    /// Every document id.
    pub fn document_ids(&self) -> impl Iterator<Item = DocumentId> + use<> {
        (0..self.documents.len()).map(DocumentId::new)
    }

    /// Every place id.
    pub fn place_ids(&self) -> impl Iterator<Item = PlaceId> + use<> {
        (0..self.places.len()).map(PlaceId::new)
    }

    /// The claims for a place, of every metric and day, in the order of the file.
    #[must_use]
    pub fn claims_at(&self, place: PlaceId) -> &[ClaimId] {
        let PlaceIndex { ends, claims } = &*self.place_index;
        let Some(&end) = ends.get(place.index()) else {
            return &[];
        };
        let start = place
            .index()
            .checked_sub(1)
            .map_or(0, |before| ends[before]);
        claims.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The place whose id, name, name in another language or alias is `text`, letter case aside.
    #[must_use]
    pub fn find_place(&self, text: &str) -> Option<PlaceId> {
        let wanted = text.trim().to_lowercase();
        let by_id = self.place_ids().find(|&id| self.place(id).id == text);
        by_id.or_else(|| {
            self.place_ids().find(|&id| {
                self.place(id)
                    .all_names()
                    .any(|name| name.to_lowercase() == wanted)
            })
        })
    }
}

/// The texts of a dataset's documents, in the order of the documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts(pub Vec<DocumentText>);

impl Texts {
    /// The text of a document; what was never looked for counts as not attached.
    #[must_use]
    pub fn get(&self, id: DocumentId) -> &DocumentText {
        self.0.get(id.index()).unwrap_or(&DocumentText::NotAttached)
    }
}
