//! What an edit changes in the columns: only the part that it concerns is copied.

use super::{Around, Claims, Inside, PackedSpan, Side, Text};
use crate::model::{ClaimId, EvidenceId, Review, Span, Status};
use std::sync::Arc;

/// Other words for a quote, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewQuote {
    /// The words.
    pub exact: String,
    /// The words directly before.
    pub prefix: String,
    /// The words directly after.
    pub suffix: String,
    /// Where they stand in the text.
    pub position: Option<Span>,
    /// The figure with its qualifier, inside `exact`.
    pub figure: Option<Span>,
    /// The place name, inside `exact`.
    pub place: Option<Span>,
}

impl Claims {
    /// Sets how far a claim has come.
    pub(in crate::model) fn set_status(&mut self, id: ClaimId, status: Option<Status>) {
        if let Some(flags) = Arc::make_mut(&mut self.flags).get_mut(id.index()) {
            flags.set_status(status);
        }
    }

    /// Sets whether a claim is the editor's choice.
    pub(in crate::model) fn set_preferred(&mut self, id: ClaimId, preferred: bool) {
        if let Some(flags) = Arc::make_mut(&mut self.flags).get_mut(id.index()) {
            flags.set_preferred(preferred);
        }
    }

    /// Sets what readers made of a claim.
    pub(in crate::model) fn set_reviews(&mut self, id: ClaimId, reviews: Vec<Review>) {
        let all: &mut Side<Vec<Review>> = Arc::make_mut(&mut self.reviews);
        if reviews.is_empty() {
            all.remove(id.index());
        } else {
            *all.entry(id.index()) = reviews;
        }
    }

    /// Every claim that a reader has marked, with the marks, in the order of the file.
    pub fn reviewed(&self) -> impl Iterator<Item = (ClaimId, &[Review])> {
        let rows = self.reviews.iter();
        rows.map(|(row, reviews)| (ClaimId::new(row), reviews.as_slice()))
    }

    /// Gives a quote other words.
    pub(in crate::model) fn requote(&mut self, id: EvidenceId, quote: &NewQuote) {
        let arena = &mut self.arena;
        let mut text = |words: &str| -> Text { arena.store(words) };
        let Some(row) = Arc::make_mut(&mut self.evidence).get_mut(id.index()) else {
            return;
        };
        row.exact = text(&quote.exact);
        let around = Around {
            prefix: text(&quote.prefix),
            suffix: text(&quote.suffix),
            position: quote.position,
        };
        let inside = Inside {
            figure: quote.figure.and_then(PackedSpan::new),
            place: quote.place.and_then(PackedSpan::new),
        };
        *Arc::make_mut(&mut self.around).entry(id.index()) = around;
        *Arc::make_mut(&mut self.inside).entry(id.index()) = inside;
    }

    /// The same claims with the positions that `found` knows; `None` where none of them differs.
    pub(in crate::model) fn with_positions(
        &self,
        found: impl Fn(EvidenceId) -> Option<Span>,
    ) -> Option<Self> {
        let mut differs = false;
        let mut all: Side<Around> = Side::default();
        for row in 0..self.evidence.len() {
            let mut around = self.around.get(row).copied().unwrap_or_default();
            if let Some(span) = found(EvidenceId::new(row))
                && around.position != Some(span)
            {
                around.position = Some(span);
                differs = true;
            }
            if !around.is_empty() {
                all.push(row, around);
            }
        }
        if !differs {
            return None;
        }
        let mut claims = self.clone();
        claims.around = Arc::new(all);
        Some(claims)
    }
}
