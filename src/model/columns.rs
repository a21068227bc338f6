//! The claims of a dataset as columns (a struct of arrays) over one text arena.
//!
//! A million claims cost about half of their file in memory, and a pass over one column touches
//! nothing else. Rare fields stand in sorted side tables. No other module sees the columns.

use super::arena::{Arena, Side, Text, count};
use super::{
    ClaimId, ClaimRef, ClaimSeed, Covers, DocumentId, EvidenceId, EvidenceRef, Extra, MetricId,
    PlaceId, Qualifier, Review, Role, Status, Value, ValueForm,
};
use std::sync::Arc;

mod amounts;
mod batch;
mod changes;
mod dates;
mod ends;
mod extra_texts;
mod flags;
mod lean;
mod marks;
mod names;
mod packed_extra;
mod since;

use amounts::Amounts;
pub use batch::{Batch, PlainClaim, PlainQuote};
pub use changes::NewQuote;
use dates::Dates;
use ends::Ends;
use extra_texts::ExtraTexts;
use flags::Flags;
pub use lean::LeanClaim;
use marks::{Around, Inside, PackedSpan};
use names::Names;
pub use packed_extra::{ExtraKey, PackedExtra};

/// Every claim of a dataset with its evidence.
///
/// What an edit changes stands apart, and each part is shared between the dataset before the edit
/// and the one after it until it changes: a mark on one claim of a million copies no other.
#[derive(Debug, Clone, Default)]
pub struct Claims {
    arena: Arena,
    rows: Arc<Rows>,
    flags: Arc<Vec<Flags>>,
    evidence: Arc<Vec<PackedEvidence>>,
    /// What each piece of evidence does for its claim.
    roles: Arc<Vec<Role>>,
    around: Arc<Side<Around>>,
    inside: Arc<Side<Inside>>,
    rare: Arc<Side<Rare>>,
    reviews: Arc<Side<Vec<Review>>>,
    evidence_extra: Arc<Side<Extra>>,
    extra: ExtraTexts,
    /// How many claims there were when building ended: those are the same in every dataset that
    /// was made from it.
    built: usize,
}

/// What no edit changes in a claim that is there.
#[derive(Debug, Clone, Default)]
struct Rows {
    names: Names,
    metrics: Vec<MetricId>,
    places: Vec<PlaceId>,
    dates: Dates,
    /// The number, or the low end of a range.
    lows: Amounts,
    qualifiers: Vec<Qualifier>,
    highs: Side<u64>,
    words: Side<Text>,
    parts: Side<ClaimId>,
    claimant_ends: Ends<0>,
    claimants: Vec<Text>,
    evidence_ends: Ends<1>,
}

/// What few claims have.
#[derive(Debug, Clone, Default)]
struct Rare {
    date_note: Option<Text>,
    as_of: Option<Text>,
    value_text: Option<Text>,
    note: Option<Text>,
    covers: Option<Box<Covers>>,
    tags: Vec<String>,
}

#[derive(Debug, Clone, Copy)]
struct PackedEvidence {
    document: DocumentId,
    exact: Text,
}

impl Claims {
    /// How many claims there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.names.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Makes room for so many claims with a piece of evidence each, and texts of so many bytes:
    /// growing bit by bit leaves holes in memory as large as the columns.
    pub fn reserve(&mut self, claims: usize, bytes: usize) {
        self.batch().reserve(claims, bytes);
    }

    /// Appends a claim and returns its id; [`Self::batch`] does so for many. What it is part of is
    /// set later by [`Self::set_part_of`], since a file may name a claim before it states it.
    pub fn push(&mut self, seed: ClaimSeed<'_>) -> ClaimId {
        self.batch().push(seed)
    }

    /// Says which claim `part` is a part of.
    pub fn set_part_of(&mut self, part: ClaimId, whole: ClaimId) {
        let parts = &mut Arc::make_mut(&mut self.rows).parts;
        parts.set(part.index(), whole);
    }

    /// Every id in the order of the file.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = ClaimId> + ExactSizeIterator + use<> {
        (0..self.len()).map(ClaimId::new)
    }

    /// Every claim in the order of the file.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = ClaimRef<'_>> + ExactSizeIterator {
        self.ids().map(|id| self.get(id))
    }

    /// One claim.
    ///
    /// # Panics
    /// If `id` belongs to another dataset.
    #[must_use]
    pub fn get(&self, id: ClaimId) -> ClaimRef<'_> {
        let row = id.index();
        let flags = self.flags[row];
        let rare = self.rare.get(row);
        let text = |field: Option<Text>| field.map(|text| self.arena.text(text));
        ClaimRef {
            id,
            name: self.rows.names.get(row),
            metric: self.rows.metrics[row],
            place: self.rows.places[row],
            place_inferred: flags.place_inferred(),
            date: self.rows.dates.get(row),
            date_inferred: flags.date_inferred(),
            date_note: rare.and_then(|rare| text(rare.date_note)),
            as_of: rare.and_then(|rare| text(rare.as_of)),
            value: self.value(row),
            part_of: self.rows.parts.get(row).copied(),
            preferred: flags.preferred(),
            status: flags.status().unwrap_or_default(),
            note: rare.and_then(|rare| text(rare.note)),
        }
    }

    /// The value column alone, for passes over all claims.
    fn value(&self, row: usize) -> Value<'_> {
        let qualifier = self.rows.qualifiers[row];
        let low = self.rows.lows.get(row);
        let high = self.rows.highs.get(row).copied();
        let words = self.rows.words.get(row);
        let words = words.map(|&words| self.arena.text(words));
        let value = match (low, high, words) {
            (Some(low), Some(high), words) => Value::between(low, high, words),
            (Some(number), None, words) => Value::number(qualifier, number, words),
            (None, _, words) => Value::in_words(qualifier, words.unwrap_or_default()),
        };
        // The columns hold only what a `Value` was taken apart into.
        value.unwrap_or(Value::NOT_STATED)
    }

    /// The bare number of a claim, from its column alone.
    #[must_use]
    pub fn amount(&self, id: ClaimId) -> Option<u64> {
        self.rows.lows.get(id.index())
    }

    /// How the claim's figure was written in its file, with its own text if it was a text.
    #[must_use]
    pub fn value_form(&self, id: ClaimId) -> (ValueForm, Option<&str>) {
        let text = self.rare.get(id.index()).and_then(|rare| rare.value_text);
        (
            self.flags[id.index()].value_form(),
            text.map(|text| self.arena.text(text)),
        )
    }

    /// The status as the file states it, `None` where it is silent.
    #[must_use]
    pub fn stated_status(&self, id: ClaimId) -> Option<Status> {
        self.flags[id.index()].status()
    }

    /// Who makes the claim.
    #[must_use]
    pub fn claimants(&self, id: ClaimId) -> impl ExactSizeIterator<Item = &str> {
        let range = self.rows.claimant_ends.of(id.index());
        self.rows.claimants[range]
            .iter()
            .map(|&text| self.arena.text(text))
    }

    /// The evidence of a claim, in the order of the file.
    #[must_use]
    pub fn evidence(
        &self,
        id: ClaimId,
    ) -> impl DoubleEndedIterator<Item = EvidenceRef<'_>> + ExactSizeIterator {
        let pieces = self.rows.evidence_ends.of(id.index());
        pieces.map(|row| self.evidence_row(EvidenceId::new(row)))
    }

    /// How many pieces of evidence there are in all.
    #[must_use]
    pub fn evidence_len(&self) -> usize {
        self.evidence.len()
    }

    /// How many pieces of evidence quote their document; those that only cite it are left out.
    #[must_use]
    pub fn quotes_len(&self) -> usize {
        let quotes = self.roles.iter().filter(|&&role| role != Role::Cites);
        quotes.count()
    }

    /// One piece of evidence.
    ///
    /// # Panics
    /// If `id` belongs to another dataset.
    #[must_use]
    pub fn evidence_row(&self, id: EvidenceId) -> EvidenceRef<'_> {
        let row = &self.evidence[id.index()];
        let around = self.around.get(id.index()).copied().unwrap_or_default();
        let inside = self.inside.get(id.index()).copied().unwrap_or_default();
        EvidenceRef {
            id,
            document: row.document,
            role: self.roles[id.index()],
            exact: self.arena.text(row.exact),
            prefix: self.arena.text(around.prefix),
            suffix: self.arena.text(around.suffix),
            position: around.position,
            figure: inside.figure.map(PackedSpan::span),
            place: inside.place.map(PackedSpan::span),
        }
    }

    /// The claim that a piece of evidence belongs to.
    #[must_use]
    pub fn claim_of(&self, id: EvidenceId) -> ClaimId {
        ClaimId::new(self.rows.evidence_ends.row_of(id.index()))
    }

    /// Foreign keys of a piece of evidence.
    #[must_use]
    pub fn evidence_extra(&self, id: EvidenceId) -> Option<&Extra> {
        self.evidence_extra.get(id.index())
    }

    /// What a total says about its parts.
    #[must_use]
    pub fn covers(&self, id: ClaimId) -> Option<&Covers> {
        self.rare
            .get(id.index())
            .and_then(|rare| rare.covers.as_deref())
    }

    /// What readers made of a claim.
    #[must_use]
    pub fn reviews(&self, id: ClaimId) -> &[Review] {
        self.reviews.get(id.index()).map_or(&[], Vec::as_slice)
    }

    /// Free keywords.
    #[must_use]
    pub fn tags(&self, id: ClaimId) -> &[String] {
        self.rare.get(id.index()).map_or(&[], |rare| &rare.tags)
    }

    /// Foreign keys of a claim.
    #[must_use]
    pub fn extra(&self, id: ClaimId) -> Option<Extra> {
        self.extra.get(id.index(), &self.arena)
    }

    /// The place of every claim in the order of the file, from its column alone.
    pub(in crate::model) fn places(&self) -> &[PlaceId] {
        &self.rows.places
    }

    /// Drops what only building needs, and room that was made for nothing. Called once, when the
    /// last claim is in.
    pub fn finish(&mut self) {
        self.finish_edit();
        finish(&mut self.rows, Rows::finish);
        finish(&mut self.flags, Vec::shrink_to_fit);
        finish(&mut self.evidence, Vec::shrink_to_fit);
        finish(&mut self.roles, Vec::shrink_to_fit);
        finish(&mut self.around, Side::shrink_to_fit);
        finish(&mut self.inside, Side::shrink_to_fit);
    }
}

impl Claims {
    /// Drops what only pushing needs. Room for more claims stays: giving it back would copy all.
    pub(in crate::model) fn finish_edit(&mut self) {
        if self.arena.finish() {
            self.built = self.len();
        }
        self.extra.finish();
    }
}

/// Finishes a part, unless another dataset shares it: then it is finished already.
fn finish<T>(part: &mut Arc<T>, finish: impl FnOnce(&mut T)) {
    if let Some(part) = Arc::get_mut(part) {
        finish(part);
    }
}
