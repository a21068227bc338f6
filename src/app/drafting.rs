//! From a number in a text to a claim: what the sentence says is proposed, a person corrects it.

use super::Opened;
use crate::model::{
    CivilDate, Dataset, Dismissed, DocumentId, Extra, Figure, MetricId, NewClaim, NewEvidence,
    NewPlace, NewQuote, PlaceId, PlaceKind, Role, Span,
};
use crate::text::calendar::days;
use crate::text::fold::{Folding, fold};
use crate::text::scalars::{ScalarIndex, scalar_len, slice};
use crate::text::{Language, fold_name, numbers, read_value, search, sentences};
use crate::view::{DayFilter, Query};

/// How many letters before and after tell one place of a repeated sentence from the others.
const AROUND: u32 = 32;

/// A claim as it stands in the form: words that a person can change, and a quote that they cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimDraft {
    /// The document that is quoted.
    pub document: DocumentId,
    /// What is counted.
    pub metric: Option<MetricId>,
    /// The figure with its qualifier, as the number grammar reads it.
    pub value: String,
    /// The name of the place: one of the dataset, or a new one.
    pub place: String,
    /// The day as the dataset format writes it; empty where it is not stated.
    pub date: String,
    /// Whether the sentence itself states the day.
    pub date_stated: bool,
    /// Who claims it, with semicolons between several.
    pub claimants: String,
    /// The editor's remark.
    pub note: String,
    /// The whole sentence, with the figure marked in it.
    pub quote: NewQuote,
}

/// What keeps a draft from being a claim.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// The dataset counts nothing.
    #[error("choose what is counted")]
    Metric,
    /// The figure cannot be read.
    #[error("the figure cannot be read: write 1,800, or at least 5,300, or several")]
    Value,
    /// There is no place.
    #[error("name the place")]
    Place,
    /// The day cannot be read.
    #[error("the day cannot be read: write 2021-01-31, 2021-01 or 2021, or leave it empty")]
    Date,
}

impl ClaimDraft {
    /// What the sentence around a number says: its figure, the place of the dataset that it names
    /// nearest to the number; the metric and the day that are shown. `None` where the document has
    /// no text or nothing stands at `number`.
    #[must_use]
    pub fn new(opened: &Opened, query: &Query, document: DocumentId, number: Span) -> Option<Self> {
        let text = opened.texts.get(document).text()?;
        let dataset = &opened.dataset;
        let index = ScalarIndex::new(text);
        let at = index.byte_of(text, number.start)?;
        let bytes = sentences(text).into_iter().find(|it| it.contains(&at))?;
        let exact = text.get(bytes.clone())?;
        let position = index.span_of(text, bytes);
        let inside = |span: Span| Span {
            start: span.start.saturating_sub(position.start),
            end: span.end.saturating_sub(position.start),
        };
        let language = language_of(dataset, document);
        let read = numbers(exact, language);
        let wanted = inside(number);
        let found = read.iter().find(|it| it.span.overlaps(wanted));
        let figure = found.map_or(wanted, |found| found.span_with_qualifier);
        let words = slice(exact, figure)?;
        let value = read_value(words).filter(|value| value.amount().is_some());
        let place = place_named(dataset, exact, figure);
        let date = match query.days {
            DayFilter::On(date) => date.to_string(),
            DayFilter::All | DayFilter::Between(..) | DayFilter::Undated => String::new(),
        };
        let (prefix, suffix) = words_around(text, &index, exact, position);
        Some(Self {
            document,
            metric: query.metric,
            value: value.map_or_else(|| words.to_owned(), |value| value.to_string()),
            place: place.map_or_else(String::new, |(id, _)| dataset.place(id).name.to_string()),
            date_stated: !date.is_empty() && !days(exact, language).is_empty(),
            date,
            claimants: String::new(),
            note: String::new(),
            quote: NewQuote {
                exact: exact.to_owned(),
                prefix,
                suffix,
                position: Some(position),
                figure: Some(figure),
                place: place.map(|(_, span)| span),
            },
        })
    }

    /// The place of the dataset that the draft names, if it has it.
    #[must_use]
    pub fn known_place(&self, dataset: &Dataset) -> Option<PlaceId> {
        dataset.find_place(&self.place)
    }

    /// The draft as a claim.
    ///
    /// # Errors
    /// Everything that keeps it from being one.
    pub fn claim(&self, dataset: &Dataset) -> Result<NewClaim, Vec<DraftError>> {
        let mut errors = Vec::new();
        let metric = self.metric;
        let value = read_value(&self.value).map(Figure::from);
        let date = match self.date.trim() {
            "" => Some(None),
            date => CivilDate::parse(date).ok().map(Some),
        };
        let name = self.place.trim();
        for (missing, error) in [
            (metric.is_none(), DraftError::Metric),
            (value.is_none(), DraftError::Value),
            (name.is_empty(), DraftError::Place),
            (date.is_none(), DraftError::Date),
        ] {
            if missing {
                errors.push(error);
            }
        }
        let (Some(metric), Some(value), Some(date), false) = (metric, value, date, name.is_empty())
        else {
            return Err(errors);
        };
        let place = match self.known_place(dataset) {
            Some(id) => NewPlace::Known(id),
            None => NewPlace::Named {
                name: name.to_owned(),
                kind: PlaceKind::City,
            },
        };
        let mut quote = self.quote.clone();
        quote.place = self.place_in_quote(dataset);
        let claimants = self.claimants.split(';').map(str::trim);
        let note = self.note.trim();
        Ok(NewClaim {
            metric,
            place_inferred: quote.place.is_none(),
            place,
            date_inferred: date.is_some() && !self.date_stated,
            date,
            value,
            claimants: claimants
                .filter(|name| !name.is_empty())
                .map(ToOwned::to_owned)
                .collect(),
            evidence: vec![NewEvidence {
                document: self.document,
                role: Role::States,
                quote,
            }],
            note: (!note.is_empty()).then(|| note.to_owned()),
        })
    }

    /// Where the sentence names the place, under any of its names.
    #[must_use]
    pub fn place_in_quote(&self, dataset: &Dataset) -> Option<Span> {
        let figure = self.quote.figure.unwrap_or(Span { start: 0, end: 0 });
        let exact = &self.quote.exact;
        match self.known_place(dataset) {
            Some(id) => {
                let names = dataset.place(id).all_names();
                nearest(
                    names.filter_map(|name| named_at(exact, name, figure)),
                    figure,
                )
            }
            None => named_at(exact, &self.place, figure),
        }
    }
}

/// A number of a text as one that is set aside; `None` where nothing stands there.
#[must_use]
pub fn dismissal(
    opened: &Opened,
    document: DocumentId,
    span: Span,
    why: &str,
) -> Option<Dismissed> {
    let text = opened.texts.get(document).text()?;
    Some(Dismissed {
        span,
        exact: slice(text, span)?.to_owned(),
        reason: why.trim().to_owned(),
        extra: Extra::default(),
    })
}

/// The language of a document, or that of its dataset.
pub(super) fn language_of(dataset: &Dataset, document: DocumentId) -> Language {
    let stated = dataset.document(document).language.as_deref();
    Language::from_tag(stated.or(dataset.language.as_deref()))
}

/// The place of the dataset that a sentence names nearest to its figure.
fn place_named(dataset: &Dataset, exact: &str, figure: Span) -> Option<(PlaceId, Span)> {
    let folded = fold(exact, Folding::Names);
    let mut best: Option<(PlaceId, Span)> = None;
    for id in dataset.place_ids() {
        for name in dataset.place(id).all_names() {
            // Most names are in no sentence: those are sorted out cheaply.
            if name.trim().is_empty() || !folded.contains(&fold_name(name)) {
                continue;
            }
            let Some(span) = named_at(exact, name, figure) else {
                continue;
            };
            let rank = |span: Span| (distance(span, figure), std::cmp::Reverse(span.len()));
            if best.is_none_or(|(_, known)| rank(span) < rank(known)) {
                best = Some((id, span));
            }
        }
    }
    best
}

/// Where a name stands as words of its own, nearest to the figure.
fn named_at(exact: &str, name: &str, figure: Span) -> Option<Span> {
    let letters: Vec<char> = exact.chars().collect();
    let is_letter = |at: Option<u32>| {
        let letter = at.and_then(|at| letters.get(at as usize));
        letter.is_some_and(|letter| letter.is_alphanumeric())
    };
    let whole = |span: &Span| !is_letter(span.start.checked_sub(1)) && !is_letter(Some(span.end));
    nearest(search(exact, name).into_iter().filter(whole), figure)
}

fn nearest(spans: impl Iterator<Item = Span>, figure: Span) -> Option<Span> {
    spans.min_by_key(|&span| distance(span, figure))
}

/// How many letters stand between two stretches.
fn distance(one: Span, other: Span) -> u32 {
    if one.start >= other.end {
        one.start - other.end
    } else {
        other.start.saturating_sub(one.end)
    }
}

/// The words before and after a sentence that stands in its text several times; else nothing.
pub(super) fn words_around(
    text: &str,
    index: &ScalarIndex,
    exact: &str,
    position: Span,
) -> (String, String) {
    if text.matches(exact).nth(1).is_none() {
        return (String::new(), String::new());
    }
    let part = |start: u32, end: u32| {
        let bytes = index.bytes_of(text, Span { start, end });
        let words = bytes.and_then(|bytes| text.get(bytes));
        words.unwrap_or_default().to_owned()
    };
    let end = position.end.saturating_add(AROUND).min(index.len());
    (
        part(position.start.saturating_sub(AROUND), position.start),
        part(position.end, end),
    )
}

/// A stretch of a document's text as a quote: what is marked in the old words is marked in the new
/// ones, where they say the same.
#[must_use]
pub fn requoted(
    opened: &Opened,
    evidence: crate::model::EvidenceId,
    span: Span,
) -> Option<NewQuote> {
    let dataset = &opened.dataset;
    let old = dataset.claims.evidence_row(evidence);
    let claim = dataset.claims.get(dataset.claims.claim_of(evidence));
    let text = opened.texts.get(old.document).text()?;
    let index = ScalarIndex::new(text);
    let exact = text.get(index.bytes_of(text, span)?)?;
    let (prefix, suffix) = words_around(text, &index, exact, span);
    let figure = old.figure.and_then(|_| {
        let stated = [claim.value.amount(), claim.value.high()];
        let read = numbers(exact, language_of(dataset, old.document));
        let number = read
            .iter()
            .find(|it| it.number.is_some() && [it.number, it.high] == stated);
        let words = || search(exact, claim.value.words()?).into_iter().next();
        number.map(|it| it.span_with_qualifier).or_else(words)
    });
    let place = old.place.and_then(|_| {
        let near = figure.unwrap_or(Span { start: 0, end: 0 });
        let names = dataset.place(claim.place).all_names();
        nearest(names.filter_map(|name| named_at(exact, name, near)), near)
    });
    Some(NewQuote {
        exact: exact.to_owned(),
        prefix,
        suffix,
        position: Some(Span {
            start: span.start,
            end: span.start + scalar_len(exact),
        }),
        figure,
        place,
    })
}
