//! Edits: each makes a new dataset from an old one, and leaves the old one as it was.
//!
//! Nothing is ever taken out of the columns, and what is added comes last: the ids of a dataset
//! mean the same in every dataset that was made from it.

use super::{
    ClaimId, Claims, Dataset, Dismissed, DocumentId, EvidenceId, LatLon, NewClaim, NewPlace,
    NewQuote, Place, PlaceId, Review, Status, ValueError, status_after,
};
use std::collections::HashSet;

/// One change of a dataset.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// A reader marks a claim. Its status follows the latest marks of all readers, unless it was
    /// rejected.
    Sign {
        /// Which claim.
        claim: ClaimId,
        /// Who, when, and what they made of it.
        review: Review,
    },
    /// A mark is taken back.
    Unsign {
        /// Which claim.
        claim: ClaimId,
        /// Which of its marks, counted from zero.
        review: usize,
    },
    /// A number of a text is set aside, with a reason.
    Dismiss {
        /// In which document.
        document: DocumentId,
        /// What, and why.
        dismissed: Dismissed,
    },
    /// A number that was set aside counts as not coded again.
    Restore {
        /// In which document.
        document: DocumentId,
        /// Which of its dismissed numbers, counted from zero.
        index: usize,
    },
    /// A quote gets other words.
    Requote {
        /// Which quote.
        evidence: EvidenceId,
        /// The words, and where they stand.
        quote: NewQuote,
    },
    /// A claim is added at the end.
    AddClaim(NewClaim),
    /// A claim's status is set by hand.
    SetStatus {
        /// Which claim.
        claim: ClaimId,
        /// How far it has come.
        status: Status,
    },
    /// A claim becomes the editor's choice for its place, metric and day, in the place of the one
    /// that was; or is it no longer.
    SetPreferred {
        /// Which claim.
        claim: ClaimId,
        /// Whether it is the one.
        preferred: bool,
    },
    /// A place gets a position that a person has chosen.
    LocatePlace {
        /// Which place.
        place: PlaceId,
        /// Where it is.
        position: LatLon,
        /// Its id in GeoNames, if it has one there.
        geonames: Option<u32>,
        /// Where the position comes from: "GeoNames", "a person".
        source: String,
    },
    /// A place has no position any more.
    RemovePosition {
        /// Which place.
        place: PlaceId,
    },
    /// A person has read the changed text of a document and takes it as the one that is quoted.
    AcceptText {
        /// Which document.
        document: DocumentId,
        /// The SHA-256 of the new text's bytes.
        sha256: String,
    },
}

/// Why an edit cannot be made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EditError {
    /// It is about something that the dataset does not have.
    #[error("there is no such {0} in this dataset")]
    Gone(&'static str),
    /// Something that must be written is empty.
    #[error("{0} is empty")]
    Empty(&'static str),
    /// A marked stretch does not lie inside its quote.
    #[error("the marked words do not lie inside the quote")]
    SpanOutsideQuote,
    /// A position that is not on the earth, or the point that missing positions turn into.
    #[error("latitude {latitude} and longitude {longitude} are no position")]
    NoPosition {
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
    },
    /// The figure is none.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// No quote states the claim.
    #[error("a claim needs the sentence that states it")]
    NoEvidence,
}

impl Dataset {
    /// The dataset after an edit. What the edit does not concern is shared with this one.
    ///
    /// # Errors
    /// An edit of something that is not there, or that would make a dataset no file could hold.
    pub fn edited(&self, edit: &Edit) -> Result<Self, EditError> {
        let mut new = self.clone();
        match edit {
            Edit::Sign { claim, review } => {
                let claim = known_claim(self, *claim)?;
                not_empty(&review.by, "the name")?;
                not_empty(&review.on, "the day")?;
                let mut reviews = self.claims.reviews(claim).to_vec();
                reviews.push(review.clone());
                set_reviews(&mut new.claims, claim, reviews);
            }
            Edit::Unsign { claim, review } => {
                let claim = known_claim(self, *claim)?;
                let mut reviews = self.claims.reviews(claim).to_vec();
                if *review >= reviews.len() {
                    return Err(EditError::Gone("mark"));
                }
                reviews.remove(*review);
                set_reviews(&mut new.claims, claim, reviews);
            }
            Edit::Dismiss {
                document,
                dismissed,
            } => {
                not_empty(&dismissed.reason, "the reason")?;
                not_empty(&dismissed.exact, "what is set aside")?;
                if dismissed.span.is_empty() {
                    return Err(EditError::Empty("what is set aside"));
                }
                let document = document_of(&mut new, *document)?;
                document.dismissed.push(dismissed.clone());
                document.dismissed.sort_by_key(|dismissed| dismissed.span);
            }
            Edit::Restore { document, index } => {
                let document = document_of(&mut new, *document)?;
                if *index >= document.dismissed.len() {
                    return Err(EditError::Gone("dismissed number"));
                }
                document.dismissed.remove(*index);
            }
            Edit::Requote { evidence, quote } => {
                if evidence.index() >= self.claims.evidence_len() {
                    return Err(EditError::Gone("quote"));
                }
                fits(quote)?;
                new.claims.requote(*evidence, quote);
            }
            Edit::AddClaim(claim) => return self.with_claim(claim),
            Edit::SetStatus { claim, status } => {
                let claim = known_claim(self, *claim)?;
                new.claims.set_status(claim, Some(*status));
            }
            Edit::SetPreferred { claim, preferred } => {
                let claim = known_claim(self, *claim)?;
                if *preferred {
                    for rival in rivals(self, claim) {
                        new.claims.set_preferred(rival, false);
                    }
                }
                new.claims.set_preferred(claim, *preferred);
            }
            Edit::LocatePlace {
                place,
                position,
                geonames,
                source,
            } => {
                let place = place_of(&mut new, *place)?;
                place.locate(on_earth(*position)?, *geonames, source);
            }
            Edit::RemovePosition { place } => place_of(&mut new, *place)?.forget_position(),
            Edit::AcceptText { document, sha256 } => {
                document_of(&mut new, *document)?.sha256 = Some(sha256.clone());
            }
        }
        Ok(new)
    }

    /// The same dataset with the positions of quotes that `found` knows; `None` where none of them
    /// differs.
    #[must_use]
    pub fn with_positions(
        &self,
        found: impl Fn(EvidenceId) -> Option<super::Span>,
    ) -> Option<Self> {
        let claims = self.claims.with_positions(found)?;
        let mut new = self.clone();
        new.claims = claims;
        Some(new)
    }

    /// The dataset with a claim more, and with its place if that is new.
    fn with_claim(&self, claim: &NewClaim) -> Result<Self, EditError> {
        if claim.metric.index() >= self.metrics.len() {
            return Err(EditError::Gone("metric"));
        }
        if claim.evidence.is_empty() {
            return Err(EditError::NoEvidence);
        }
        for piece in &claim.evidence {
            if piece.document.index() >= self.documents.len() {
                return Err(EditError::Gone("document"));
            }
            fits(&piece.quote)?;
        }
        let mut new = self.clone();
        let place = match &claim.place {
            NewPlace::Known(place) if place.index() < self.places.len() => *place,
            NewPlace::Known(_) => return Err(EditError::Gone("place")),
            NewPlace::Named { name, kind } => {
                not_empty(name, "the name of the place")?;
                let wished = slug(name, "place");
                let ids = self.places.iter().map(|place| place.id.as_str());
                let near: HashSet<&str> = ids.filter(|id| id.starts_with(&wished)).collect();
                new.places.push(Place {
                    id: free_id(&wished, |id: &str| near.contains(id)).into(),
                    name: name.trim().into(),
                    kind: *kind,
                    ..Place::default()
                });
                PlaceId::new(self.places.len())
            }
        };
        let wished = format!("{}-{}", new.place(place).id, self.metric(claim.metric).id);
        let near = self.claims.names_from(&wished);
        let name = free_id(&wished, |id: &str| near.contains(id));
        new.claims.push(claim.seed(&name, place)?);
        Ok(new.finished_again())
    }
}

fn known_claim(dataset: &Dataset, claim: ClaimId) -> Result<ClaimId, EditError> {
    let is_there = claim.index() < dataset.claims.len();
    is_there.then_some(claim).ok_or(EditError::Gone("claim"))
}

fn document_of(
    dataset: &mut Dataset,
    document: DocumentId,
) -> Result<&mut super::Document, EditError> {
    let document = dataset.documents.get_mut(document.index());
    document.ok_or(EditError::Gone("document"))
}

fn place_of(dataset: &mut Dataset, place: PlaceId) -> Result<&mut Place, EditError> {
    let place = dataset.places.get_mut(place.index());
    place.ok_or(EditError::Gone("place"))
}

fn set_reviews(claims: &mut Claims, claim: ClaimId, reviews: Vec<Review>) {
    if claims.get(claim).status != Status::Rejected {
        let status = status_after(&reviews).unwrap_or_default();
        claims.set_status(claim, Some(status));
    }
    claims.set_reviews(claim, reviews);
}

/// The claims that are preferred for the same place, metric and day.
fn rivals(dataset: &Dataset, claim: ClaimId) -> Vec<ClaimId> {
    let chosen = dataset.claims.get(claim);
    let at_place = dataset.claims_at(chosen.place).iter().copied();
    at_place
        .filter(|&other| {
            let other = dataset.claims.get(other);
            other.preferred && (other.metric, other.date) == (chosen.metric, chosen.date)
        })
        .collect()
}

fn not_empty(text: &str, what: &'static str) -> Result<(), EditError> {
    if text.trim().is_empty() {
        return Err(EditError::Empty(what));
    }
    Ok(())
}

/// A quote has words, and what is marked in them lies in them.
fn fits(quote: &NewQuote) -> Result<(), EditError> {
    not_empty(&quote.exact, "the quote")?;
    let length = quote.exact.chars().count();
    let marks = [quote.figure, quote.place].into_iter().flatten();
    let backwards = quote.position.is_some_and(super::Span::is_empty);
    for mark in marks {
        if mark.is_empty() || mark.end as usize > length {
            return Err(EditError::SpanOutsideQuote);
        }
    }
    if backwards {
        return Err(EditError::SpanOutsideQuote);
    }
    Ok(())
}

fn on_earth(position: LatLon) -> Result<LatLon, EditError> {
    let LatLon {
        latitude,
        longitude,
    } = position;
    let is_on_earth = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
    if is_on_earth && !(latitude == 0.0 && longitude == 0.0) {
        return Ok(position);
    }
    Err(EditError::NoPosition {
        latitude,
        longitude,
    })
}

/// A name as an id: lower case, every stretch that is neither letter nor digit a hyphen.
fn slug(name: &str, otherwise: &str) -> String {
    let lower = name.to_lowercase();
    let parts = lower.split(|letter: char| !letter.is_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return otherwise.to_owned();
    }
    parts.join("-")
}

/// The wished id, or the first of `id-2`, `id-3` … that is free.
fn free_id(wished: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(wished) {
        return wished.to_owned();
    }
    let numbered = (2_u32..).map(|number| format!("{wished}-{number}"));
    let mut free = numbered.filter(|id| !taken(id));
    free.next().unwrap_or_default()
}
