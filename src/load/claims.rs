//! The claims of a file, one by one straight into the columns.

use super::claim_ids::ClaimIds;
use super::cursor::Cursor;
use super::field::{At, Field, Text};
use super::ids::{Ids, without_cycles};
use super::problems::Problems;
use super::values::{Reading, reading};
use super::version1::read_span;
use super::{Cancelled, Progress, file};
use crate::model::{
    Batch, ClaimId, ClaimSeed, Claims, Covers, DocumentId, EvidenceSeed, MetricId, PlaceId, Review,
    Role, Span,
};

/// Progress is told, and a cancellation noticed, every so many claims.
pub(super) const STEP: usize = 1_024;

/// The ids of the lists that claims refer to.
pub(super) struct Lists<'a> {
    pub metrics: Ids<'a>,
    pub documents: Ids<'a>,
    pub places: Ids<'a>,
}

/// Reads the list that stands next. A claim with an error is left out.
pub(super) fn read_claims(
    cursor: &mut Cursor<'_>,
    lists: &Lists<'_>,
    progress: &dyn Progress,
) -> Result<Claims, Cancelled> {
    let mut claims = Claims::default();
    let mut intake = Intake::new(&mut claims, lists);
    cursor.enter();
    for count in 0.. {
        if !cursor.next_element() {
            break;
        }
        if count % STEP == 0 {
            super::step(
                progress,
                super::Pass::Meaning,
                cursor.at(),
                cursor.len(),
                count,
            )?;
        }
        intake.read(cursor);
    }
    let wholes = intake.wholes(&mut cursor.problems);
    link_parts(&mut claims, wholes);
    Ok(claims)
}

/// The claims that were read so far, and what later ones are held to.
pub(super) struct Intake<'a, 'l> {
    pub batch: Batch<'l>,
    pub lists: &'l Lists<'l>,
    pub ids: ClaimIds<'a>,
    /// Claims that are a part of another, in the order of the file.
    pub parts: Vec<(ClaimId, At<Text<'a>>)>,
}

impl<'a, 'l> Intake<'a, 'l> {
    /// Opens the columns of a new dataset.
    pub fn new(claims: &'l mut Claims, lists: &'l Lists<'l>) -> Self {
        Self {
            batch: claims.batch(),
            lists,
            ids: ClaimIds::default(),
            parts: Vec::new(),
        }
    }

    /// Reads the claim that stands next, or reports everything that keeps it from being one.
    pub fn read(&mut self, cursor: &mut Cursor<'a>) {
        let start = cursor.at();
        let taken = file::Claim::read(cursor).and_then(|mut entry| {
            let part_of = entry.part_of.take();
            let id = self.push(entry, &mut cursor.problems)?;
            self.parts.extend(part_of.map(|whole| (id, whole)));
            Some(())
        });
        if taken.is_none()
            && let Some(id) = cursor.glance(start, "id")
        {
            self.ids.leave_out(id);
        }
    }

    fn push(&mut self, entry: file::Claim<'a>, problems: &mut Problems) -> Option<ClaimId> {
        let lists = self.lists;
        let metric = lists.metrics.resolve(&entry.metric, problems);
        let place = lists.places.resolve(&entry.place, problems);
        let reading = reading(&entry.value, problems);
        let evidence: Vec<EvidenceSeed<'_>> = entry
            .evidence
            .iter()
            .filter_map(|piece| evidence(piece, lists, problems))
            .collect();
        let (metric, place, reading) = (metric?, place?, reading?);
        let is_new = self.ids.take(&entry.id, &self.batch, problems);
        is_new.then_some(())?;

        let Reading { value, form, text } = reading;
        let mut extra = entry.extra.0;
        if let file::Value::Object(figure) = &entry.value.value {
            extra.push_inner("value", &figure.extra.0);
        }
        let name = &entry.id.value;
        Some(self.batch.push(ClaimSeed {
            place_inferred: entry.place_inferred,
            date: entry.date.map(|day| day.0),
            date_inferred: entry.date_inferred,
            date_note: entry.date_note.as_deref(),
            as_of: entry.as_of.as_deref(),
            value_form: form,
            value_text: text,
            attributed_to: entry.attributed_to.iter().map(AsRef::as_ref).collect(),
            evidence,
            covers: entry.covers.map(covers),
            preferred: entry.preferred,
            status: entry.status.map(|status| status.0),
            reviews: entry.reviews.into_iter().map(review).collect(),
            note: entry.note.as_deref(),
            tags: entry.tags.iter().map(AsRef::as_ref).collect(),
            extra,
            ..ClaimSeed::new(name, MetricId::new(metric), PlaceId::new(place), value)
        }))
    }

    /// What each claim is a part of, now that every claim is known; empty where none is.
    pub fn wholes(&mut self, problems: &mut Problems) -> Vec<Option<usize>> {
        if self.parts.is_empty() {
            return Vec::new();
        }
        let mut wholes: Vec<Option<usize>> = vec![None; self.batch.len()];
        for (part, whole) in &self.parts {
            if let Some(slot) = wholes.get_mut(part.index()) {
                *slot = self.ids.resolve(whole, &self.batch, problems);
            }
        }
        let parts = &self.parts;
        let reference = |row: usize| {
            let found = parts.binary_search_by_key(&row, |(part, _)| part.index());
            found
                .ok()
                .and_then(|found| parts.get(found))
                .map(|(_, whole)| whole.at)
        };
        without_cycles(&mut wholes, reference, "part_of", problems);
        wholes
    }
}

/// A quote, or `None` after a problem was noted: its claim stands without it.
fn evidence<'e>(
    piece: &'e file::Evidence<'_>,
    lists: &Lists<'_>,
    problems: &mut Problems,
) -> Option<EvidenceSeed<'e>> {
    let document = lists.documents.resolve(&piece.document, problems);
    let exact = &piece.exact;
    let cites = piece.role.is_some_and(|role| role.0 == Role::Cites);
    if exact.value.trim().is_empty() && !cites {
        problems.error(
            "quote-empty",
            exact.at,
            "the quote is empty",
            "Copy the sentence of the source here, letter for letter; to name a document without quoting it, write \"role\": \"cites\".",
        );
        return None;
    }
    let length = exact.value.chars().count();
    let mut extra = piece.extra.0.clone();
    let mut span = |key: &str, span: &Option<At<file::Span>>, length: usize| {
        let span = span.as_ref()?;
        extra.push_inner(key, &span.value.extra.0);
        let read = read_span(span, problems)?;
        is_within(read, length, span, problems).then_some(read)
    };
    Some(EvidenceSeed {
        position: span("position", &piece.position, usize::MAX),
        figure: span("figure", &piece.figure, length),
        place: span("place", &piece.place, length),
        document: DocumentId::new(document?),
        role: piece.role.map(|role| role.0).unwrap_or_default(),
        exact: &exact.value,
        prefix: piece.prefix.as_deref().unwrap_or_default(),
        suffix: piece.suffix.as_deref().unwrap_or_default(),
        extra,
    })
}

fn is_within(span: Span, length: usize, at: &At<file::Span>, problems: &mut Problems) -> bool {
    let is_within = span.end as usize <= length;
    if !is_within {
        problems.error(
            "span-outside-quote",
            at.at,
            format!(
                "the span ends at {}, the quote has {length} characters",
                span.end
            ),
            "Positions count the characters of \"exact\" from 0.",
        );
    }
    is_within
}

fn covers(covers: file::Covers<'_>) -> Covers {
    Covers {
        count: covers.count.0,
        unit: covers.unit.into_owned(),
        extra: covers.extra.0,
    }
}

fn review(review: file::Review<'_>) -> Review {
    Review {
        by: review.by.into_owned(),
        on: review.on.into_owned(),
        mark: review.mark.0,
        note: review.note.map(Text::into_owned),
        extra: review.extra.0,
    }
}

/// Links parts to their wholes.
pub(super) fn link_parts(claims: &mut Claims, wholes: Vec<Option<usize>>) {
    for (part, whole) in wholes.into_iter().enumerate() {
        if let Some(whole) = whole {
            claims.set_part_of(ClaimId::new(part), ClaimId::new(whole));
        }
    }
}
