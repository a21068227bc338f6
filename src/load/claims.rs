//! The claims of a file, one by one straight into the columns.

use super::cursor::Cursor;
use super::field::{At, Field, Text};
use super::ids::{Ids, without_cycles};
use super::problems::Problems;
use super::values::{Reading, reading};
use super::version1::read_span;
use super::{Cancelled, Progress, file};
use crate::model::{
    ClaimId, ClaimSeed, Claims, Covers, DocumentId, EvidenceSeed, MetricId, PlaceId, Review, Role,
    Span,
};

/// Progress is told, and a cancellation noticed, every so many claims.
const STEP: usize = 1_024;

/// The ids of the lists that claims refer to.
pub(super) struct Lists<'a> {
    pub metrics: Ids<'a>,
    pub documents: Ids<'a>,
    pub places: Ids<'a>,
}

/// Reads the list that stands next. A claim with an error is left out.
pub(super) fn read_claims<'a>(
    cursor: &mut Cursor<'a>,
    lists: &Lists<'_>,
    progress: &dyn Progress,
) -> Result<Claims, Cancelled> {
    let mut claims = Claims::default();
    let mut ids = Ids::new("claim", Vec::new());
    let mut parts: Vec<(ClaimId, At<Text<'a>>)> = Vec::new();
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
        let start = cursor.at();
        let taken = file::Claim::read(cursor).and_then(|mut entry| {
            let part_of = entry.part_of.take();
            let id = push(&mut claims, entry, lists, &mut ids, &mut cursor.problems)?;
            parts.extend(part_of.map(|whole| (id, whole)));
            Some(())
        });
        if taken.is_none()
            && let Some(id) = cursor.glance(start, "id")
        {
            ids.leave_out(id);
        }
    }
    link_parts(&mut claims, &parts, &ids, &mut cursor.problems);
    Ok(claims)
}

/// Appends a claim, or reports everything that keeps it from being one.
fn push<'a>(
    claims: &mut Claims,
    entry: file::Claim<'a>,
    lists: &Lists<'_>,
    ids: &mut Ids<'a>,
    problems: &mut Problems,
) -> Option<ClaimId> {
    let metric = lists.metrics.resolve(&entry.metric, problems);
    let place = lists.places.resolve(&entry.place, problems);
    let reading = reading(&entry.value, problems);
    let evidence: Vec<EvidenceSeed<'_>> = entry
        .evidence
        .iter()
        .filter_map(|piece| evidence(piece, lists, problems))
        .collect();
    let (metric, place, reading) = (metric?, place?, reading?);
    let name = entry.id.value.clone();
    ids.take(entry.id, problems).then_some(())?;

    let Reading { value, form, text } = reading;
    let mut extra = entry.extra.0;
    if let file::Value::Object(figure) = &entry.value.value {
        extra.push_inner("value", &figure.extra.0);
    }
    Some(claims.push(ClaimSeed {
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
        ..ClaimSeed::new(&name, MetricId::new(metric), PlaceId::new(place), value)
    }))
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

/// Links parts to their wholes, now that every claim is known.
fn link_parts(
    claims: &mut Claims,
    parts: &[(ClaimId, At<Text<'_>>)],
    ids: &Ids<'_>,
    problems: &mut Problems,
) {
    if parts.is_empty() {
        return;
    }
    let mut wholes: Vec<Option<usize>> = vec![None; claims.len()];
    for (part, whole) in parts {
        if let Some(slot) = wholes.get_mut(part.index()) {
            *slot = ids.resolve(whole, problems);
        }
    }
    let reference = |row: usize| {
        let found = parts.binary_search_by_key(&row, |(part, _)| part.index());
        found
            .ok()
            .and_then(|found| parts.get(found))
            .map(|(_, whole)| whole.at)
    };
    without_cycles(&mut wholes, reference, "part_of", problems);
    for (part, whole) in wholes.into_iter().enumerate() {
        if let Some(whole) = whole {
            claims.set_part_of(ClaimId::new(part), ClaimId::new(whole));
        }
    }
}
