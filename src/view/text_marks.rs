//! What is marked in a document: the coded sentences, and the figure and place inside each.

use crate::model::{Dataset, DocumentId, EvidenceId, EvidenceRef, Report, Span};
use crate::text::scalars::{scalar_len, slice};
use crate::text::{Language, numbers};

/// How many scalars before and after a figure are read for its qualifier.
const BESIDE: u32 = 48;

/// What a stretch of a document is to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// A quoted sentence.
    Sentence,
    /// The name of the place.
    Place,
    /// The figure with its qualifier.
    Figure,
    /// The words that limit the figure: "At least".
    Qualifier,
}

/// A marked stretch of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextMark {
    /// Where, in Unicode scalars of the text.
    pub span: Span,
    /// What it is.
    pub kind: MarkKind,
    /// Of which evidence.
    pub evidence: EvidenceId,
}

/// Every mark of a document in the order of its text. Quotes that were not found have none: a
/// look-alike is never marked in their place. One pass over the evidence; keep the result.
#[must_use]
pub fn text_marks(dataset: &Dataset, report: &Report, document: DocumentId) -> Vec<TextMark> {
    let mut marks = Vec::new();
    for id in (0..dataset.claims.evidence_len()).map(EvidenceId::new) {
        let evidence = dataset.claims.evidence_row(id);
        if evidence.document != document {
            continue;
        }
        let Some(quote) = report.quote(id).span() else {
            continue;
        };
        let mut mark = |span: Span, kind| {
            marks.push(TextMark {
                span,
                kind,
                evidence: id,
            });
        };
        mark(quote, MarkKind::Sentence);
        if let Some(place) = evidence.place {
            mark(place.shifted(quote.start), MarkKind::Place);
        }
        if let Some(figure) = evidence.figure {
            mark(figure.shifted(quote.start), MarkKind::Figure);
            if let Some(beside) = figure_words(dataset, &evidence).and_then(beside_number) {
                mark(beside.shifted(quote.start), MarkKind::Qualifier);
            }
        }
    }
    marks.sort_unstable();
    marks
}

/// The marked figure of a quote, taken apart; positions inside the quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FigureWords {
    /// The number: "5,300".
    pub number: Span,
    /// The words that limit it: "At least". They may stand outside the marked stretch.
    pub qualifier: Option<Span>,
}

/// The words that limit a number with the gap between the two.
fn beside_number(words: FigureWords) -> Option<Span> {
    let qualifier = words.qualifier?;
    Some(if qualifier.start < words.number.start {
        Span {
            end: words.number.start,
            ..qualifier
        }
    } else {
        Span {
            start: words.number.end,
            ..qualifier
        }
    })
}

/// Takes the marked figure of a quote apart; `None` where no figure is marked.
#[must_use]
pub fn figure_words(dataset: &Dataset, evidence: &EvidenceRef<'_>) -> Option<FigureWords> {
    let figure = evidence.figure?;
    let window = Span {
        start: figure.start.saturating_sub(BESIDE),
        end: figure
            .end
            .saturating_add(BESIDE)
            .min(scalar_len(evidence.exact)),
    };
    let whole = FigureWords {
        number: figure,
        qualifier: None,
    };
    let Some(around) = slice(evidence.exact, window) else {
        return Some(whole);
    };
    let document = dataset.document(evidence.document);
    let tag = document.language.as_deref().or(dataset.language.as_deref());
    let found = numbers(around, Language::from_tag(tag))
        .into_iter()
        .find(|found| found.span.shifted(window.start).overlaps(figure));
    let Some(found) = found else {
        return Some(whole);
    };
    let (number, both) = (found.span, found.span_with_qualifier);
    let words = if both.start < number.start {
        trimmed(around, both.start, number.start)
    } else {
        trimmed(around, number.end, both.end)
    };
    Some(FigureWords {
        number: number.shifted(window.start),
        qualifier: words.map(|words| words.shifted(window.start)),
    })
}

/// A stretch without the spaces at its ends; `None` where nothing is left.
fn trimmed(text: &str, start: u32, end: u32) -> Option<Span> {
    let words = slice(text, Span { start, end })?;
    let before = scalar_len(words) - scalar_len(words.trim_start());
    let length = scalar_len(words.trim());
    (length > 0).then_some(Span {
        start: start + before,
        end: start + before + length,
    })
}
