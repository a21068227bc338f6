//! What is marked in a document: the coded sentences, and the figure and place inside each.

use crate::model::{Dataset, DocumentId, EvidenceId, Report, Span};

/// What a stretch of a document is to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// A quoted sentence.
    Sentence,
    /// The name of the place.
    Place,
    /// The figure with its qualifier.
    Figure,
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
        }
    }
    marks.sort_unstable();
    marks
}
