//! What is different between two states of one dataset, claim by claim.

use crate::model::{
    ClaimId, Dataset, Document, DocumentText, EvidenceRef, Metric, Place, PlaceId, Texts, counted,
    grouped,
};
use std::collections::HashMap;
use std::fmt;

/// How many claims are listed one by one; all are counted.
const LISTED: usize = 200;

/// What is different in a dataset since it was read before. Claims are the same if their ids are;
/// a claim is changed if any of its fields is, the position of a quote aside: that is a cache.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// How many claims are new.
    pub added: usize,
    /// How many claims say something else.
    pub changed: usize,
    /// How many claims are gone.
    pub removed: usize,
    /// How many places are new, changed or gone.
    pub places: usize,
    /// How many documents are new, changed or gone.
    pub documents: usize,
    /// How many texts of documents read otherwise.
    pub texts: usize,
    /// How many metrics are new, changed or gone.
    pub metrics: usize,
    /// Whether the title, the description or another note on the whole is another.
    pub notes: bool,
    /// The first claims of these, in the order of the new file; those that are gone at the end.
    pub lines: Vec<ClaimChange>,
}

/// What happened to one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimChange {
    /// What.
    pub kind: ChangeKind,
    /// The claim's id in the file.
    pub name: String,
    /// The claim in the new dataset; `None` for one that is gone.
    pub claim: Option<ClaimId>,
    /// The claim in words: "Moscow, 1,800 → Moscow, 1,900; day".
    pub words: String,
}

/// What can happen to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It says something else.
    Changed,
    /// It is gone.
    Removed,
}

impl ChangeKind {
    /// The kind in one word, to begin a line with.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Added => "Added",
            Self::Changed => "Changed",
            Self::Removed => "Removed",
        }
    }
}

impl Difference {
    /// How many claims were added, changed or removed.
    #[must_use]
    pub fn claims(&self) -> usize {
        self.added + self.changed + self.removed
    }

    /// Whether nothing is different.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// `2 claims added, 1 changed, 1 removed; 1 place changed`
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut claims: Vec<String> = Vec::new();
        for (count, verb) in [
            (self.added, "added"),
            (self.changed, "changed"),
            (self.removed, "removed"),
        ] {
            if count > 0 {
                let what = if claims.is_empty() {
                    counted(count, "claim")
                } else {
                    grouped(count as u64)
                };
                claims.push(format!("{what} {verb}"));
            }
        }
        let mut parts: Vec<String> = Vec::new();
        if !claims.is_empty() {
            parts.push(claims.join(", "));
        }
        for (count, one) in [
            (self.places, "place"),
            (self.documents, "document"),
            (self.metrics, "metric"),
        ] {
            if count > 0 {
                parts.push(format!("{} changed", counted(count, one)));
            }
        }
        if self.texts > 0 {
            parts.push(format!("{} changed", counted(self.texts, "source text")));
        }
        if self.notes {
            parts.push("its title or notes changed".to_owned());
        }
        match parts.as_slice() {
            [] => f.write_str("nothing in it changed"),
            _ => f.write_str(&parts.join("; ")),
        }
    }
}

/// What is different in `new`. One pass over the claims of both.
#[must_use]
pub fn difference(old: &Dataset, new: &Dataset) -> Difference {
    let mut found = Difference {
        places: differing(
            old.places.iter().map(|place| (place.id.as_str(), place)),
            new.places.iter().map(|place| (place.id.as_str(), place)),
            |one, other| same_place(old, one, new, other),
        ),
        documents: differing(
            old.documents.iter().map(|it| (it.id.as_str(), it)),
            new.documents.iter().map(|it| (it.id.as_str(), it)),
            |one: &Document, other| one == other,
        ),
        metrics: differing(
            old.metrics.iter().map(|it| (it.id.as_str(), it)),
            new.metrics.iter().map(|it| (it.id.as_str(), it)),
            |one, other| same_metric(old, one, new, other),
        ),
        notes: !same_notes(old, new),
        ..Difference::default()
    };
    let mut before: HashMap<&str, ClaimId> = old
        .claims
        .iter()
        .map(|claim| (claim.name, claim.id))
        .collect();
    for claim in new.claims.iter() {
        let (kind, words) = match before.remove(claim.name) {
            None => (ChangeKind::Added, super::claim_words(new, claim.id)),
            Some(known) => {
                let fields = differing_fields(old, known, new, claim.id);
                if fields.is_empty() {
                    continue;
                }
                let (was, is) = (
                    super::claim_words(old, known),
                    super::claim_words(new, claim.id),
                );
                let claim = if was == is {
                    is
                } else {
                    format!("{was} → {is}")
                };
                (
                    ChangeKind::Changed,
                    format!("{claim}: {}", fields.join(", ")),
                )
            }
        };
        found.note(kind, claim.name, Some(claim.id), words);
    }
    // What is left of the old ones is gone; told in their order.
    for claim in old.claims.iter() {
        if before.contains_key(claim.name) {
            let words = super::claim_words(old, claim.id);
            found.note(ChangeKind::Removed, claim.name, None, words);
        }
    }
    found
}

impl Difference {
    fn note(&mut self, kind: ChangeKind, name: &str, claim: Option<ClaimId>, words: String) {
        let count = match kind {
            ChangeKind::Added => &mut self.added,
            ChangeKind::Changed => &mut self.changed,
            ChangeKind::Removed => &mut self.removed,
        };
        *count += 1;
        if self.lines.len() < LISTED {
            self.lines.push(ClaimChange {
                kind,
                name: name.to_owned(),
                claim,
                words,
            });
        }
    }
}

/// How many documents that are in both datasets have another text, or no longer the one they had.
#[must_use]
pub fn differing_texts(old: (&Dataset, &Texts), new: (&Dataset, &Texts)) -> usize {
    fn texts<'a>(
        (dataset, texts): (&'a Dataset, &'a Texts),
    ) -> impl Iterator<Item = (&'a str, &'a DocumentText)> {
        dataset
            .document_ids()
            .map(move |id| (dataset.document(id).id.as_str(), texts.get(id)))
    }
    let before: HashMap<&str, &DocumentText> = texts(old).collect();
    texts(new)
        .filter(|(id, text)| before.get(id).is_some_and(|before| before != text))
        .count()
}

/// How many are new, gone, or not the same.
fn differing<'a, T: 'a>(
    old: impl Iterator<Item = (&'a str, &'a T)>,
    new: impl Iterator<Item = (&'a str, &'a T)>,
    same: impl Fn(&T, &T) -> bool,
) -> usize {
    let mut before: HashMap<&str, &T> = old.collect();
    let mut count = 0;
    for (id, it) in new {
        match before.remove(id) {
            Some(known) if same(known, it) => {}
            Some(_) | None => count += 1,
        }
    }
    count + before.len()
}

fn same_notes(old: &Dataset, new: &Dataset) -> bool {
    let notes = |dataset: &Dataset| {
        (
            dataset.id.clone(),
            dataset.title.clone(),
            dataset.description.clone(),
            dataset.language.clone(),
            dataset.licence.clone(),
            dataset.date_note.clone(),
            dataset.extra.clone(),
        )
    };
    notes(old) == notes(new)
}

fn same_metric(old: &Dataset, one: &Metric, new: &Dataset, other: &Metric) -> bool {
    let whole =
        |dataset: &Dataset, it: &Metric| it.subset_of.map(|id| dataset.metric(id).id.clone());
    whole(old, one) == whole(new, other)
        && (&one.label, &one.unit, &one.extra) == (&other.label, &other.unit, &other.extra)
}

fn same_place(old: &Dataset, one: &Place, new: &Dataset, other: &Place) -> bool {
    let whole = |dataset: &Dataset, it: Option<PlaceId>| it.map(|id| dataset.place(id).id.clone());
    let plain = |place: &Place| Place {
        part_of: None,
        ..place.clone()
    };
    whole(old, one.part_of) == whole(new, other.part_of) && plain(one) == plain(other)
}

/// The fields in which two claims of the same id differ, as words.
fn differing_fields(
    old: &Dataset,
    one: ClaimId,
    new: &Dataset,
    other: ClaimId,
) -> Vec<&'static str> {
    let (a, b) = (old.claims.get(one), new.claims.get(other));
    let part = |dataset: &Dataset, part: Option<ClaimId>| {
        part.map(|id| dataset.claims.get(id).name.to_owned())
    };
    let evidence_differs = {
        let (was, is) = (old.claims.evidence(one), new.claims.evidence(other));
        was.len() != is.len()
            || was
                .zip(is)
                .any(|(one, other)| !same_evidence(old, one, new, other))
    };
    let extra = |dataset: &Dataset, id| dataset.claims.extra(id).unwrap_or_default();
    [
        (
            "figure",
            a.value != b.value || old.claims.value_form(one) != new.claims.value_form(other),
        ),
        (
            "place",
            old.place(a.place).id != new.place(b.place).id || a.place_inferred != b.place_inferred,
        ),
        (
            "day",
            (a.date, a.date_inferred, a.date_note, a.as_of)
                != (b.date, b.date_inferred, b.date_note, b.as_of),
        ),
        ("metric", old.metric(a.metric).id != new.metric(b.metric).id),
        ("sentences", evidence_differs),
        (
            "claimants",
            !old.claims.claimants(one).eq(new.claims.claimants(other)),
        ),
        (
            "what it is part of",
            part(old, a.part_of) != part(new, b.part_of),
        ),
        (
            "what it covers",
            old.claims.covers(one) != new.claims.covers(other),
        ),
        (
            "status",
            old.claims.stated_status(one) != new.claims.stated_status(other)
                || a.preferred != b.preferred,
        ),
        (
            "readers' marks",
            old.claims.reviews(one) != new.claims.reviews(other),
        ),
        (
            "notes",
            a.note != b.note
                || old.claims.tags(one) != new.claims.tags(other)
                || extra(old, one) != extra(new, other),
        ),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect()
}

fn same_evidence(
    old: &Dataset,
    one: EvidenceRef<'_>,
    new: &Dataset,
    other: EvidenceRef<'_>,
) -> bool {
    let extra = |dataset: &Dataset, it: EvidenceRef<'_>| {
        dataset
            .claims
            .evidence_extra(it.id)
            .cloned()
            .unwrap_or_default()
    };
    old.document(one.document).id == new.document(other.document).id
        && (
            one.role, one.exact, one.prefix, one.suffix, one.figure, one.place,
        ) == (
            other.role,
            other.exact,
            other.prefix,
            other.suffix,
            other.figure,
            other.place,
        )
        && extra(old, one) == extra(new, other)
}
