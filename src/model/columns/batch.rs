//! Many claims at once: the columns are taken in hand once and not for every claim.

use super::{
    Around, Claims, ExtraKey, Flags, Inside, PackedEvidence, PackedExtra, PackedSpan, Rare, Rows,
    Side, count, extra_texts::OpenExtra,
};
use crate::model::arena::{Arena, Of, Text};
use crate::model::{
    CivilDate, ClaimId, ClaimSeed, DocumentId, EvidenceSeed, Extra, MetricId, PlaceId, Review,
    Role, Span, Value, ValueForm,
};
use std::sync::Arc;

/// The columns of claims, open for more. It lets go of them when it is dropped.
pub struct Batch<'c> {
    arena: &'c mut Arena,
    rows: &'c mut Rows,
    flags: &'c mut Vec<Flags>,
    evidence: &'c mut Vec<PackedEvidence>,
    roles: &'c mut Vec<Role>,
    around: &'c mut Side<Around>,
    inside: &'c mut Side<Inside>,
    rare: &'c mut Side<Rare>,
    reviews: &'c mut Side<Vec<Review>>,
    evidence_extra: &'c mut Side<Extra>,
    extra: OpenExtra<'c>,
}

/// A claim that states a single number, and nothing that few claims state.
#[derive(Debug, Clone, Copy)]
pub struct PlainClaim<'s> {
    /// Its id in the file.
    pub name: &'s str,
    /// What it counts.
    pub metric: MetricId,
    /// Where.
    pub place: PlaceId,
    /// When.
    pub date: Option<CivilDate>,
    /// How many: its number and how exact it is. No words, no second number.
    pub value: Value<'s>,
}

/// A piece of evidence with nothing known of what stands around it.
#[derive(Debug, Clone, Copy)]
pub struct PlainQuote<'s> {
    /// The source.
    pub document: DocumentId,
    /// What it does for the claim.
    pub role: Role,
    /// Its words.
    pub exact: &'s str,
    /// What [`Batch::quote_hash`] says of them.
    pub hash: u64,
    /// Where the number stands in them.
    pub figure: Option<Span>,
    /// Where the name of the place stands in them.
    pub place: Option<Span>,
}

impl Claims {
    /// Opens the columns for many claims: [`Batch::push`] costs less than [`Claims::push`].
    pub fn batch(&mut self) -> Batch<'_> {
        Batch {
            arena: &mut self.arena,
            rows: Arc::make_mut(&mut self.rows),
            flags: Arc::make_mut(&mut self.flags),
            evidence: Arc::make_mut(&mut self.evidence),
            roles: Arc::make_mut(&mut self.roles),
            around: Arc::make_mut(&mut self.around),
            inside: Arc::make_mut(&mut self.inside),
            rare: Arc::make_mut(&mut self.rare),
            reviews: Arc::make_mut(&mut self.reviews),
            evidence_extra: Arc::make_mut(&mut self.evidence_extra),
            extra: self.extra.open(),
        }
    }
}

impl Batch<'_> {
    /// How many claims there are.
    #[must_use]
    pub(crate) fn len(&self) -> usize {
        self.rows.names.len()
    }

    /// The id in the file of the claim at a row; empty where there is none.
    #[must_use]
    pub fn name(&self, row: usize) -> &str {
        self.rows.names.get(row)
    }

    /// Makes room for so many more claims with a piece of evidence each, and texts of so many
    /// bytes: growing bit by bit leaves holes in memory as large as the columns.
    pub fn reserve(&mut self, claims: usize, bytes: usize) {
        self.rows.reserve(claims);
        self.rows.names.reserve(claims, bytes / 4);
        self.flags.reserve(claims);
        self.evidence.reserve(claims);
        self.roles.reserve(claims);
        self.arena.reserve(bytes);
    }

    /// Appends a claim and returns its id. What it is part of is set later by
    /// [`Claims::set_part_of`], since a file may name a claim before it states it.
    pub fn push(&mut self, mut seed: ClaimSeed<'_>) -> ClaimId {
        let claimants = std::mem::take(&mut seed.attributed_to);
        let evidence = std::mem::take(&mut seed.evidence);
        self.push_with(seed, claimants, evidence)
    }

    /// As [`Self::push`], with who claims it and where it is stated one by one in the place of the
    /// lists of `seed`, which are passed over: so no list needs to be made for every claim.
    #[inline]
    pub fn push_with<'s>(
        &mut self,
        seed: ClaimSeed<'_>,
        claimants: impl IntoIterator<Item = &'s str>,
        evidence: impl IntoIterator<Item = EvidenceSeed<'s>>,
    ) -> ClaimId {
        let id = ClaimId::new(self.len());
        let arena = &mut *self.arena;
        let rows = &mut *self.rows;
        rows.push_what(seed.name, (seed.metric, seed.place, seed.date), seed.value);
        if let Some(high) = seed.value.high() {
            rows.highs.push(id.index(), high);
        }
        if let Some(words) = seed.value.words() {
            rows.words
                .push(id.index(), arena.store_once(words, Of::Names));
        }
        for claimant in claimants {
            rows.claimants.push(arena.store_once(claimant, Of::Names));
        }
        rows.claimant_ends.push(rows.claimants.len());
        let (place_inferred, date_inferred) = (seed.place_inferred, seed.date_inferred);
        let mut flags = Flags::new(place_inferred, date_inferred, seed.status, seed.value_form);
        flags.set_preferred(seed.preferred);
        self.flags.push(flags);
        for piece in evidence {
            self.push_evidence(piece);
        }
        self.rows.evidence_ends.push(self.evidence.len());
        self.extra.push(id.index(), &seed.extra, self.arena);
        if !seed.reviews.is_empty() {
            self.reviews.push(id.index(), seed.reviews);
        }
        let has_rare = seed.date_note.is_some()
            || seed.as_of.is_some()
            || seed.value_text.is_some()
            || seed.note.is_some()
            || seed.covers.is_some()
            || !seed.tags.is_empty();
        if has_rare {
            let arena = &mut *self.arena;
            let rare = Rare {
                date_note: seed.date_note.map(|text| arena.store(text)),
                as_of: seed.as_of.map(|text| arena.store(text)),
                value_text: seed.value_text.map(|text| arena.store(text)),
                note: seed.note.map(|text| arena.store(text)),
                covers: seed.covers.map(Box::new),
                tags: seed.tags.iter().map(ToString::to_string).collect(),
            };
            self.rare.push(id.index(), rare);
        }
        id
    }

    /// The hash of the words of a quote.
    #[must_use]
    #[inline]
    pub fn quote_hash(&self, exact: &str) -> u64 {
        self.arena.hash(exact, Of::Quotes)
    }

    /// Hears of the words of quotes that come next: their hashes.
    pub fn foresee_quotes(&self, hashes: &[u64]) {
        self.arena.foresee(hashes, Of::Quotes);
    }

    /// Makes a foreign key known, or finds it again.
    pub fn extra_key(&mut self, key: &str) -> ExtraKey {
        ExtraKey(count(self.extra.number(key)))
    }

    /// Appends a claim as the rows of tables make them by the million: of a single number, with
    /// who claims it, where it is stated, and foreign keys that are packed already.
    #[inline]
    pub fn push_plain<'s>(
        &mut self,
        claim: &PlainClaim<'_>,
        claimant: Option<&str>,
        evidence: impl Iterator<Item = PlainQuote<'s>>,
        extra: &PackedExtra,
    ) {
        let row = self.len();
        let rows = &mut *self.rows;
        rows.push_what(
            claim.name,
            (claim.metric, claim.place, claim.date),
            claim.value,
        );
        if let Some(claimant) = claimant {
            let claimant = self.arena.store_once(claimant, Of::Names);
            rows.claimants.push(claimant);
        }
        rows.claimant_ends.push(rows.claimants.len());
        self.flags
            .push(Flags::new(false, false, None, ValueForm::Number));
        for quote in evidence {
            let exact = self.arena.store_hashed(quote.exact, quote.hash, Of::Quotes);
            self.push_quote(
                quote.document,
                quote.role,
                exact,
                (quote.figure, quote.place),
            );
        }
        self.rows.evidence_ends.push(self.evidence.len());
        self.extra.push_packed(row, extra, self.arena);
    }

    fn push_evidence(&mut self, piece: EvidenceSeed<'_>) {
        let row = self.evidence.len();
        let exact = self.arena.store_once(piece.exact, Of::Quotes);
        let around = Around {
            prefix: self.arena.store_once(piece.prefix, Of::Around),
            suffix: self.arena.store_once(piece.suffix, Of::Around),
            position: piece.position,
        };
        if !around.is_empty() {
            self.around.push(row, around);
        }
        if !piece.extra.is_empty() {
            self.evidence_extra.push(row, piece.extra);
        }
        self.push_quote(
            piece.document,
            piece.role,
            exact,
            (piece.figure, piece.place),
        );
    }

    /// Appends a piece of evidence with its stored words, and where in them the figure and the
    /// place stand.
    #[inline]
    fn push_quote(
        &mut self,
        document: DocumentId,
        role: Role,
        exact: Text,
        (figure, place): (Option<Span>, Option<Span>),
    ) {
        let inside = Inside {
            figure: figure.and_then(PackedSpan::new),
            place: place.and_then(PackedSpan::new),
        };
        if inside != Inside::default() {
            self.inside.push(self.evidence.len(), inside);
        }
        self.evidence.push(PackedEvidence { document, exact });
        self.roles.push(role);
    }
}

impl Rows {
    /// Appends what every claim has.
    #[inline]
    fn push_what(
        &mut self,
        name: &str,
        (metric, place, date): (MetricId, PlaceId, Option<CivilDate>),
        value: Value<'_>,
    ) {
        self.names.push(name);
        self.metrics.push(metric);
        self.places.push(place);
        self.dates.push(date);
        self.lows.push(value.amount());
        self.qualifiers.push(value.qualifier());
    }

    fn reserve(&mut self, claims: usize) {
        self.metrics.reserve(claims);
        self.places.reserve(claims);
        self.dates.reserve(claims);
        self.lows.reserve(claims);
        self.qualifiers.reserve(claims);
        self.claimant_ends.reserve(claims);
        self.evidence_ends.reserve(claims);
    }

    /// Gives back what is too much.
    pub(super) fn finish(&mut self) {
        self.names.finish();
        self.metrics.shrink_to_fit();
        self.places.shrink_to_fit();
        self.dates.finish();
        self.lows.finish();
        self.qualifiers.shrink_to_fit();
        self.claimant_ends.finish();
        self.claimants.shrink_to_fit();
        self.evidence_ends.finish();
    }
}
