//! A dataset as the bytes of its file: format version 1, always the same for the same dataset.

use crate::load::record::Extras;
use crate::load::{
    At, ClaimList, Day, Degrees, Named, Names, Needed, Outgoing, Rows, Text, Whole, file,
};
use crate::model::{
    ClaimId, Covers, Dataset, Dismissed, Document, EditedList, EvidenceRef, Extra, Metric, Place,
    Qualifier, Review, Role, Source, Span, Value, ValueForm,
};
use std::io::{self, BufWriter, Write};

/// So many bytes are gathered before they are handed on; a longer text goes by itself.
pub const PIECE: usize = 1 << 16;

/// The text of a dataset file: two spaces to indent, no line end after the last bracket.
#[must_use]
pub fn dataset_json(dataset: &Dataset) -> String {
    let mut bytes = Vec::new();
    // Nothing in it can fail to be written: texts are Unicode, keys are texts, and foreign values
    // were checked when they were read.
    match write_dataset(dataset, &dataset.documents, &mut bytes) {
        Ok(()) => String::from_utf8(bytes).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

/// Writes what [`dataset_json`] gives, entry by entry: what is held of the text is one piece.
/// `documents` stand in the place of the dataset's own, in the same order.
///
/// # Errors
/// The first one of `out`; what was written up to there is no dataset.
pub fn write_dataset(
    dataset: &Dataset,
    documents: &EditedList<Document>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(PIECE, out);
    serde_json::to_writer_pretty(&mut out, &entry(Outgoing { dataset, documents }))?;
    out.flush()
}

fn entry(of: Outgoing<'_>) -> file::Dataset<'_> {
    let dataset = of.dataset;
    file::Dataset {
        format: Needed(Some("arrest-atlas".into())),
        version: Needed(Some("1.0".into())),
        id: Needed(Some(text(&dataset.id))),
        title: Needed(Some(text(&dataset.title))),
        description: maybe(dataset.description.as_ref()),
        language: maybe(dataset.language.as_ref()),
        date_note: maybe(dataset.date_note.as_ref()),
        licence: maybe(dataset.licence.as_ref()),
        metrics: Rows::written(of, dataset.metrics.len(), |of, index| {
            let metric = of.dataset.metrics.get(index)?;
            Some(metric_entry(of.dataset, metric))
        }),
        documents: Rows::written(of, of.documents.len(), |of, index| {
            of.documents.get(index).map(document_entry)
        }),
        places: Rows::written(of, dataset.places.len(), |of, index| {
            let place = of.dataset.places.get(index)?;
            Some(place_entry(of.dataset, place))
        }),
        claims: ClaimList::InDataset(dataset, claim_entry),
        extra: Extras(dataset.extra.clone()),
    }
}

fn metric_entry<'a>(dataset: &'a Dataset, metric: &'a Metric) -> file::Metric<'a> {
    let superset = metric.subset_of.map(|id| &dataset.metric(id).id);
    file::Metric {
        id: text(&metric.id).into(),
        label: text(&metric.label),
        unit: text(&metric.unit),
        per_event: metric.per_event,
        subset_of: maybe(superset).map(At::from),
        extra: Extras(metric.extra.clone()),
    }
}

fn document_entry(document: &Document) -> file::Document<'_> {
    let (file, inline) = match &document.source {
        Source::File(path) => (Some(text(path)), None),
        Source::Inline(inline) => (None, Some(text(inline))),
        Source::NotAttached => (None, None),
    };
    file::Document {
        id: text(&document.id).into(),
        title: text(&document.title),
        publisher: maybe(document.publisher.as_ref()),
        authors: texts(&document.authors),
        published: maybe(document.published.as_ref()),
        language: maybe(document.language.as_ref()),
        url: maybe(document.url.as_ref()),
        archived_url: maybe(document.archived_url.as_ref()),
        retrieved: maybe(document.retrieved.as_ref()),
        file: file.map(At::from),
        sha256: maybe(document.sha256.as_ref()).map(At::from),
        text: inline.map(At::from),
        dismissed: document.dismissed.iter().map(dismissed_entry).collect(),
        extra: Extras(document.extra.clone()),
    }
}

fn dismissed_entry(dismissed: &Dismissed) -> file::Dismissed<'_> {
    file::Dismissed {
        start: Whole(dismissed.span.start.into()),
        end: Whole(dismissed.span.end.into()).into(),
        exact: text(&dismissed.exact),
        reason: text(&dismissed.reason),
        extra: Extras(dismissed.extra.clone()),
    }
}

fn place_entry<'a>(dataset: &'a Dataset, place: &'a Place) -> file::Place<'a> {
    let whole = place.part_of.map(|id| text(&dataset.place(id).id));
    let degrees = |degrees: f64| At::from(Degrees(degrees));
    file::Place {
        id: text(&place.id).into(),
        name: text(&place.name),
        kind: Named(place.kind),
        country: maybe(place.country.as_ref()).map(At::from),
        part_of: whole.map(At::from),
        lat: place.position.map(|position| degrees(position.latitude)),
        lon: place.position.map(|position| degrees(position.longitude)),
        precision: maybe(place.precision.as_ref()),
        names: names(&place.names),
        aliases: texts(&place.aliases),
        ids: names(&place.ids),
        extra: Extras(place.extra.clone()),
    }
}

fn claim_entry(dataset: &Dataset, id: ClaimId) -> file::Claim<'_> {
    let claims = &dataset.claims;
    let claim = claims.get(id);
    let extra = &claims.extra(id).unwrap_or_default();
    let whole = claim.part_of.map(|whole| claims.get(whole).name);
    let evidence = claims.evidence(id);
    file::Claim {
        id: text(claim.name).into(),
        metric: text(&dataset.metric(claim.metric).id).into(),
        place: text(&dataset.place(claim.place).id).into(),
        place_inferred: claim.place_inferred,
        date: claim.date.map(Day),
        date_inferred: claim.date_inferred,
        date_note: claim.date_note.map(text),
        as_of: claim.as_of.map(text),
        value: value_entry(claim.value, claims.value_form(id), extra).into(),
        attributed_to: claims.claimants(id).map(text).collect(),
        evidence: evidence
            .map(|piece| evidence_entry(dataset, piece))
            .collect(),
        part_of: whole.map(|whole| text(whole).into()),
        covers: claims.covers(id).map(covers_entry),
        preferred: claim.preferred,
        status: claims.stated_status(id).map(Named),
        reviews: claims.reviews(id).iter().map(review_entry).collect(),
        note: claim.note.map(text),
        tags: texts(claims.tags(id)),
        extra: Extras(extra.own()),
    }
}

/// The figure in the form in which it was read.
fn value_entry<'a>(
    value: Value<'a>,
    (form, words): (ValueForm, Option<&'a str>),
    extra: &Extra,
) -> file::Value<'a> {
    match (form, value.amount(), words) {
        (ValueForm::Number, Some(number), _) => return file::Value::Number(Whole(number)),
        (ValueForm::Text, _, Some(words)) => return file::Value::Text(text(words)),
        _ => {}
    }
    let is_range = value.qualifier() == Qualifier::Between;
    let amount = value.amount().map(Whole);
    file::Value::Object(file::Figure {
        qualifier: Named(value.qualifier()),
        number: amount.filter(|_| !is_range),
        low: amount.filter(|_| is_range),
        high: value.high().map(Whole),
        words: value.words().map(text),
        extra: Extras(extra.inner("value")),
    })
}

fn evidence_entry<'a>(dataset: &'a Dataset, piece: EvidenceRef<'a>) -> file::Evidence<'a> {
    let nothing = Extra::default();
    let extra = dataset.claims.evidence_extra(piece.id).unwrap_or(&nothing);
    let span = |span: Option<Span>, key: &str| {
        span.map(|span| {
            At::from(file::Span {
                start: Whole(span.start.into()),
                end: Whole(span.end.into()),
                extra: Extras(extra.inner(key)),
            })
        })
    };
    let not_empty = |words: &'a str| (!words.is_empty()).then(|| text(words));
    file::Evidence {
        document: text(&dataset.document(piece.document).id).into(),
        role: (piece.role != Role::default()).then_some(Named(piece.role)),
        exact: text(piece.exact).into(),
        prefix: not_empty(piece.prefix),
        suffix: not_empty(piece.suffix),
        position: span(piece.position, "position"),
        figure: span(piece.figure, "figure"),
        place: span(piece.place, "place"),
        extra: Extras(extra.own()),
    }
}

fn covers_entry(covers: &Covers) -> file::Covers<'_> {
    file::Covers {
        count: Whole(covers.count),
        unit: text(&covers.unit),
        extra: Extras(covers.extra.clone()),
    }
}

fn review_entry(review: &Review) -> file::Review<'_> {
    file::Review {
        by: text(&review.by),
        on: text(&review.on),
        mark: Named(review.mark),
        note: maybe(review.note.as_ref()),
        extra: Extras(review.extra.clone()),
    }
}

fn text(text: &str) -> Text<'_> {
    Text::Borrowed(text)
}

fn maybe(field: Option<&String>) -> Option<Text<'_>> {
    field.map(|field| text(field))
}

fn texts(list: &[String]) -> Vec<Text<'_>> {
    list.iter().map(|item| text(item)).collect()
}

fn names(pairs: &[(String, String)]) -> Names<'_> {
    Names(
        pairs
            .iter()
            .map(|(key, name)| (text(key), text(name)))
            .collect(),
    )
}
