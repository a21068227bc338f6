//! The numbers of a text that no claim uses: the cheapest test of completeness.

use super::codes::FIGURE_NOT_CODED;
use super::context::{Context, finding};
use super::reading::{Batch, language_of};
use super::wording::{Wording, at_bytes, kept, quoted, words};
use crate::model::{
    About, ClaimRef, Dataset, DocumentId, EvidenceId, EvidenceRef, Fact, Finding, Report, Span,
    Words,
};
use crate::text::fold::{Folding, fold};
use crate::text::pieces::pieces;
use crate::text::scalars::{ScalarIndex, byte_range};
use crate::text::{FoundNumber, Kind, numbers};
use std::ops::Range;

/// The numbers of one text that no claim uses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uncoded {
    /// Those that count something: each might be a claim.
    pub open: Vec<FoundNumber>,
    /// Those that are something else; [`Kind::word`] says what: "date", "duration", "money".
    pub set_aside: Vec<FoundNumber>,
}

/// The numbers of a document's text that no claim of the dataset uses and nobody dismissed.
///
/// A pass over the evidence and over the text: keep the result, do not ask in every frame.
#[must_use]
pub fn uncoded(dataset: &Dataset, document: DocumentId, text: &str, report: &Report) -> Uncoded {
    let mut spans = Vec::new();
    for row in 0..dataset.claims.evidence_len() {
        let evidence = dataset.claims.evidence_row(EvidenceId::new(row));
        if evidence.document == document
            && let Some(quote) = report.quote(evidence.id).span()
        {
            let claim = dataset.claims.get(dataset.claims.claim_of(evidence.id));
            let language = language_of(dataset, document);
            let numbers = || numbers(evidence.exact, language);
            used(dataset, claim, evidence, quote, numbers, &mut spans);
        }
    }
    let used = Used::new(dataset, document, spans);
    let index = ScalarIndex::new(text);
    let mut uncoded = Uncoded::default();
    for piece in pieces(text) {
        let found = used.others(dataset, document, text, &index, piece);
        uncoded.open.extend(found.open);
        uncoded.set_aside.extend(found.set_aside);
    }
    uncoded
}

/// The spans that a claim of a batch uses, each with its document.
pub(super) fn used_by(batch: &Batch<'_>, claim: ClaimRef<'_>, found: &mut Vec<(DocumentId, Span)>) {
    let context = batch.context;
    let mut spans = Vec::new();
    for evidence in batch.stating(claim) {
        if let Some(quote) = context.quote(evidence).span() {
            let numbers = || batch.of(evidence).numbers.clone();
            used(context.dataset, claim, evidence, quote, numbers, &mut spans);
            found.extend(spans.drain(..).map(|span| (evidence.document, span)));
        }
    }
}

/// The spans that a claim uses in one text: the marked figure, else the numbers of the quote that
/// are the claim's, and the count that its total covers.
fn used(
    dataset: &Dataset,
    claim: ClaimRef<'_>,
    evidence: EvidenceRef<'_>,
    quote: Span,
    numbers: impl Fn() -> Vec<FoundNumber>,
    spans: &mut Vec<Span>,
) {
    if !evidence.role.carries_figure() {
        return;
    }
    let covers = dataset.claims.covers(claim.id);
    if let Some(mark) = evidence.figure {
        spans.push(mark.shifted(quote.start));
    }
    if evidence.figure.is_some() && covers.is_none() {
        return;
    }
    for found in numbers() {
        let ends = [claim.value.amount(), claim.value.high()];
        let of_claim =
            evidence.figure.is_none() && found.number.is_some() && ends.contains(&found.number);
        let covered = covers.is_some_and(|covers| found.number == Some(covers.count));
        if of_claim || covered {
            spans.push(found.span.shifted(quote.start));
        }
    }
    if let Some(words) = claim.value.words().filter(|_| evidence.figure.is_none()) {
        spans.extend(words_in(evidence.exact, words).map(|span| span.shifted(quote.start)));
    }
}

/// Where words stand in a quote, letter case aside.
fn words_in(exact: &str, words: &str) -> Option<Span> {
    let folded = fold(exact, Folding::Names);
    let start = folded.find(&fold(words, Folding::Names))?;
    let before = u32::try_from(folded.get(..start)?.chars().count()).ok()?;
    let length = u32::try_from(words.chars().count()).ok()?;
    let span = Span {
        start: before,
        end: before + length,
    };
    byte_range(exact, span).map(|_| span)
}

/// What claims use of one text, and what a person dismissed: spans that do not touch, in order.
#[derive(Debug)]
pub(super) struct Used(Vec<Span>);

impl Used {
    pub fn new(dataset: &Dataset, document: DocumentId, mut spans: Vec<Span>) -> Self {
        if let Some(document) = dataset.documents.get(document.index()) {
            spans.extend(document.dismissed.iter().map(|dismissed| dismissed.span));
        }
        spans.sort_unstable();
        // Marks may lie in each other.
        spans.dedup_by(|next, span| {
            let joined = next.start <= span.end;
            if joined {
                span.end = span.end.max(next.end);
            }
            joined
        });
        Self(spans)
    }

    fn touches(&self, span: Span) -> bool {
        let after = self.0.partition_point(|used| used.end <= span.start);
        self.0.get(after).is_some_and(|used| used.start < span.end)
    }

    /// The numbers of a piece of the text that are none of these.
    pub fn others(
        &self,
        dataset: &Dataset,
        document: DocumentId,
        text: &str,
        index: &ScalarIndex,
        piece: Range<usize>,
    ) -> Uncoded {
        let offset = index.scalar_of(text, piece.start);
        let words = text.get(piece).unwrap_or_default();
        let mut uncoded = Uncoded::default();
        for mut found in numbers(words, language_of(dataset, document)) {
            found.span = found.span.shifted(offset);
            found.span_with_qualifier = found.span_with_qualifier.shifted(offset);
            if self.touches(found.span) {
                continue;
            }
            if found.kind == Kind::Count {
                uncoded.open.push(found);
            } else {
                uncoded.set_aside.push(found);
            }
        }
        uncoded
    }
}

/// figure-not-coded
pub(super) fn figures_not_coded(
    context: &Context<'_>,
    document: DocumentId,
    used: &Used,
    piece: Range<usize>,
    findings: &mut Vec<Finding>,
) {
    let Some((text, index)) = context.attached(document) else {
        return;
    };
    let open = used
        .others(context.dataset, document, text, index, piece)
        .open;
    for found in open {
        let around = around(text, index, found.span_with_qualifier);
        findings.push(finding(
            FIGURE_NOT_CODED,
            About::Passage(document, found.span_with_qualifier),
            Fact::NotCoded(kept(&around)),
        ));
    }
}

pub(super) fn not_coded(told: Wording<'_>, document: DocumentId, bytes: [u32; 2]) -> Words {
    let text = told.texts.get(document).text();
    let around = at_bytes(text.map_or("", |text| text), bytes);
    words(
        format!(
            "No claim uses this number of {}: {}",
            told.document_name(document),
            quoted(around)
        ),
        "If it counts something of this dataset, make it a claim; else dismiss it with a reason",
    )
}

/// The bytes of a number with some words around it, within its line.
fn around(text: &str, index: &ScalarIndex, span: Span) -> Range<usize> {
    const BEFORE: u32 = 30;
    const AFTER: u32 = 50;
    let Some(bytes) = index.bytes_of(text, span) else {
        return 0..0;
    };
    let window = Span {
        start: span.start.saturating_sub(BEFORE),
        end: span.end.saturating_add(AFTER).min(index.len()),
    };
    let Some(window) = index.bytes_of(text, window) else {
        return 0..0;
    };
    let head = text.get(window.start..bytes.start).unwrap_or_default();
    let tail = text.get(bytes.end..window.end).unwrap_or_default();
    let line_start = head.rfind('\n').map_or(0, |at| at + 1);
    let word_start = head
        .get(line_start..)
        .filter(|_| line_start == 0 && window.start > 0)
        .and_then(|head| head.find(' '))
        .map_or(line_start, |at| line_start + at + 1);
    let line_end = tail.find('\n').unwrap_or(tail.len());
    let word_end = tail
        .get(..line_end)
        .filter(|_| line_end == tail.len() && window.end < text.len())
        .and_then(|tail| tail.rfind(' '))
        .unwrap_or(line_end);
    window.start + word_start..bytes.end + word_end
}
