//! From the names of a line to the things of a dataset.

use super::ViewLine;
use crate::app::{Opened, Sight, query_words};
use crate::model::{DocumentId, EvidenceId, PlaceId};
use crate::text::visible;
use crate::view::Query;

/// Why a view cannot be shown of a dataset.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}{}", other_dataset(.other.as_deref()))]
pub struct NotThere {
    /// What is not there.
    pub what: String,
    /// The id of the dataset that the view is of, where that is another one.
    pub other: Option<String>,
}

fn other_dataset(other: Option<&str>) -> String {
    match other {
        Some(id) => format!(
            ". The view is of the dataset “{}”: open that one first",
            visible(id)
        ),
        None => String::new(),
    }
}

impl ViewLine {
    /// What it shows of a dataset. What the line does not say of the query is as `present` has it.
    ///
    /// # Errors
    /// Something that the dataset does not have.
    pub fn sight(&self, opened: &Opened, present: &Query) -> Result<Sight, NotThere> {
        let found = self.found(opened, present);
        found.map_err(|what| NotThere {
            what,
            other: (self.is_of_another(opened)).then(|| self.dataset.clone()),
        })
    }

    fn is_of_another(&self, opened: &Opened) -> bool {
        !self.dataset.is_empty() && self.dataset != opened.dataset.id
    }

    fn found(&self, opened: &Opened, present: &Query) -> Result<Sight, String> {
        let query = query_words::read(&opened.dataset, &self.query, present)?;
        let place = self.place.as_deref().map(|id| place(opened, id));
        let document = self.document.as_deref().map(|id| document(opened, id));
        let reading = match document.transpose()? {
            Some(document) => Some((document, self.quote_in(opened, document)?)),
            None => None,
        };
        Ok(Sight {
            main_view: self.main_view,
            query,
            selection: place.transpose()?,
            reading,
            camera: self.camera,
        })
    }

    fn quote_in(
        &self,
        opened: &Opened,
        document: DocumentId,
    ) -> Result<Option<EvidenceId>, String> {
        let Some(quote) = &self.quote else {
            return Ok(None);
        };
        let claims = &opened.dataset.claims;
        let name = visible(&quote.claim);
        let claim = claims.iter().find(|it| it.name == quote.claim);
        let claim = claim.ok_or_else(|| format!("there is no claim “{name}” here"))?;
        let piece = claims.evidence(claim.id).nth(quote.piece - 1);
        let piece = piece.filter(|it| it.document == document);
        let no_quote = || {
            format!(
                "the claim “{name}” has no quote number {} from this document",
                quote.piece
            )
        };
        Ok(Some(piece.ok_or_else(no_quote)?.id))
    }
}

/// By its id, else by one of its names: a line may be written by hand.
fn place(opened: &Opened, id: &str) -> Result<PlaceId, String> {
    let dataset = &opened.dataset;
    let mut ids = dataset.place_ids();
    ids.find(|&it| dataset.place(it).id == id)
        .or_else(|| dataset.find_place(id))
        .ok_or_else(|| format!("there is no place “{}” here", visible(id)))
}

fn document(opened: &Opened, id: &str) -> Result<DocumentId, String> {
    let dataset = &opened.dataset;
    let mut ids = dataset.document_ids();
    ids.find(|&it| dataset.document(it).id == id)
        .ok_or_else(|| format!("there is no document “{}” here", visible(id)))
}
