//! What queries ask of claims: small facts, column by column, without a look at any text.

use super::{Claims, Rare};
use crate::model::{CivilDate, ClaimId, DocumentId, MetricId, PlaceId, Qualifier, Status};
use std::collections::HashSet;

/// A claim without its texts.
#[derive(Debug, Clone, Copy)]
pub struct LeanClaim<'a> {
    /// Which.
    pub id: ClaimId,
    /// What it counts.
    pub metric: MetricId,
    /// Where.
    pub place: PlaceId,
    /// When.
    pub date: Option<CivilDate>,
    /// How exact the number is.
    pub qualifier: Qualifier,
    /// The number, or the low end of a range.
    pub amount: Option<u64>,
    /// The claim that it is a part of.
    pub part_of: Option<ClaimId>,
    /// Whether it says as of when.
    pub has_as_of: bool,
    /// How far it has come.
    pub status: Status,
    /// Whether it is the editor's choice.
    pub preferred: bool,
    /// Free keywords.
    pub tags: &'a [String],
}

impl Claims {
    /// Every claim without its texts, in the order of the file: many times as quick as
    /// [`Self::iter`].
    pub fn lean(&self) -> impl Iterator<Item = LeanClaim<'_>> {
        let mut rare = self.rare.iter().peekable();
        let mut parts = self.rows.parts.iter().peekable();
        self.ids().map(move |id| {
            let row = id.index();
            let rare = rare.next_if(|(at, _)| *at == row).map(|(_, rare)| rare);
            let part = parts.next_if(|(at, _)| *at == row);
            self.lean_of(id, rare, part.map(|(_, whole)| *whole))
        })
    }

    /// One claim without its texts.
    #[must_use]
    pub fn lean_row(&self, id: ClaimId) -> LeanClaim<'_> {
        let row = id.index();
        self.lean_of(id, self.rare.get(row), self.rows.parts.get(row).copied())
    }

    fn lean_of<'c>(
        &'c self,
        id: ClaimId,
        rare: Option<&'c Rare>,
        part_of: Option<ClaimId>,
    ) -> LeanClaim<'c> {
        let row = id.index();
        let flags = self.flags[row];
        LeanClaim {
            id,
            metric: self.rows.metrics[row],
            place: self.rows.places[row],
            date: self.rows.dates.get(row),
            qualifier: self.rows.qualifiers[row],
            amount: self.rows.lows.get(row),
            part_of,
            has_as_of: rare.is_some_and(|rare| rare.as_of.is_some()),
            status: flags.status().unwrap_or_default(),
            preferred: flags.preferred(),
            tags: rare.map_or(&[], |rare| &rare.tags),
        }
    }

    /// The ids in the file of the claims whose id begins so.
    #[must_use]
    pub fn names_from(&self, beginning: &str) -> HashSet<&str> {
        self.rows.names.beginning(beginning).collect()
    }

    /// What a claim counts, where and when, from their columns alone.
    #[must_use]
    pub fn about(&self, id: ClaimId) -> (MetricId, PlaceId, Option<CivilDate>) {
        let row = id.index();
        let rows = &self.rows;
        (rows.metrics[row], rows.places[row], rows.dates.get(row))
    }

    /// The high end of a claim's range, from its column alone.
    #[must_use]
    pub fn high(&self, id: ClaimId) -> Option<u64> {
        self.rows.highs.get(id.index()).copied()
    }

    /// The words of a claim's evidence, from their column alone.
    #[must_use]
    pub fn quotes(&self, id: ClaimId) -> impl ExactSizeIterator<Item = &str> {
        let pieces = self.rows.evidence_ends.of(id.index());
        let pieces = self.evidence[pieces].iter();
        pieces.map(|piece| self.arena.text(piece.exact))
    }

    /// The editor's remark on a claim.
    #[must_use]
    pub fn note(&self, id: ClaimId) -> Option<&str> {
        let note = self.rare.get(id.index())?.note?;
        Some(self.arena.text(note))
    }

    /// The documents of a claim's evidence, from their column alone.
    #[must_use]
    pub fn documents(&self, id: ClaimId) -> impl ExactSizeIterator<Item = DocumentId> {
        let pieces = self.rows.evidence_ends.of(id.index());
        self.evidence[pieces].iter().map(|piece| piece.document)
    }
}
