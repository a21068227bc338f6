//! Claims as tables make them by the million: an exact number, a day, quotes, and foreign keys that
//! are written straight into the arena.

use super::{Claims, Flags, Inside, PackedEvidence, PackedSpan, Text, count};
use crate::model::arena::Of;
use crate::model::{
    CivilDate, ClaimId, DocumentId, MetricId, PlaceId, Qualifier, Role, Span, ValueForm,
};
use std::sync::Arc;

/// A claim of an exact number, of which nothing else is said than this.
#[derive(Debug, Clone, Copy)]
pub struct PlainClaim<'a> {
    /// The id in the file.
    pub name: &'a str,
    /// What is counted.
    pub metric: MetricId,
    /// Where.
    pub place: PlaceId,
    /// When.
    pub date: Option<CivilDate>,
    /// How many, as stated; at most [`crate::model::MAX_NUMBER`].
    pub number: u64,
    /// Who claims it.
    pub claimant: Option<&'a str>,
}

/// A quote of which only its marks are known.
#[derive(Debug, Clone, Copy)]
pub struct PlainQuote<'a> {
    /// The document it quotes.
    pub document: DocumentId,
    /// What it does for its claim.
    pub role: Role,
    /// The words.
    pub exact: &'a str,
    /// The figure, inside `exact`.
    pub figure: Option<Span>,
    /// The place name, inside `exact`.
    pub place: Option<Span>,
}

/// A foreign key of claims, known to the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExtraKey(pub(super) u32);

/// The foreign keys of one claim as the columns keep them; used again for the next claim.
#[derive(Debug, Clone, Default)]
pub struct PackedExtra(pub(super) String);

impl Claims {
    /// Makes a foreign key known, or finds it again.
    pub fn extra_key(&mut self, key: &str) -> ExtraKey {
        ExtraKey(count(self.extra.number(key)))
    }

    /// Appends a claim as [`Self::push`] would.
    pub fn push_plain<'q>(
        &mut self,
        claim: &PlainClaim<'_>,
        quotes: impl IntoIterator<Item = PlainQuote<'q>>,
        extra: &PackedExtra,
    ) -> ClaimId {
        let id = ClaimId::new(self.len());
        let arena = &mut self.arena;
        let rows = Arc::make_mut(&mut self.rows);
        rows.names.push(claim.name);
        rows.metrics.push(claim.metric);
        rows.places.push(claim.place);
        rows.dates.push(claim.date);
        rows.lows.push(Some(claim.number));
        rows.qualifiers.push(Qualifier::Exact);
        if let Some(claimant) = claim.claimant {
            rows.claimants.push(arena.store_once(claimant, Of::Names));
        }
        rows.claimant_ends.push(rows.claimants.len());
        let flags = Flags::new(false, false, None, ValueForm::Number);
        Arc::make_mut(&mut self.flags).push(flags);
        let evidence = Arc::make_mut(&mut self.evidence);
        let roles = Arc::make_mut(&mut self.roles);
        for quote in quotes {
            let inside = Inside {
                figure: quote.figure.and_then(PackedSpan::new),
                place: quote.place.and_then(PackedSpan::new),
            };
            if inside != Inside::default() {
                Arc::make_mut(&mut self.inside).push(evidence.len(), inside);
            }
            evidence.push(PackedEvidence {
                document: quote.document,
                exact: if quote.exact.is_empty() {
                    Text::default()
                } else {
                    arena.store_once(quote.exact, Of::Quotes)
                },
            });
            roles.push(quote.role);
        }
        rows.evidence_ends.push(evidence.len());
        self.extra.push_packed(id.index(), extra, arena);
        id
    }
}
