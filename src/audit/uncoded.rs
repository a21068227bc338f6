//! The numbers of a text that no claim uses: the cheapest test of completeness.

use super::codes::FIGURE_NOT_CODED;
use super::context::{Context, finding, quoted};
use super::reading::language_of;
use crate::model::{
    About, Dataset, DocumentId, EvidenceId, EvidenceRef, Finding, QuoteState, Report, Span,
};
use crate::text::fold::{Folding, fold};
use crate::text::scalars::{ScalarIndex, byte_range};
use crate::text::{FoundNumber, Kind, numbers};

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
    let evidence = (0..dataset.claims.evidence_len())
        .map(EvidenceId::new)
        .filter(|&id| dataset.claims.evidence_row(id).document == document);
    let used = used(dataset, evidence, |evidence| {
        report.quote(evidence.id).clone()
    });
    split(dataset, document, text, used)
}

/// The spans that claims use in one text: the marked figure, else the numbers of the quote that
/// are the claim's, and the count that its total covers.
fn used(
    dataset: &Dataset,
    evidence: impl Iterator<Item = EvidenceId>,
    state: impl Fn(EvidenceRef<'_>) -> QuoteState,
) -> Vec<Span> {
    let mut spans = Vec::new();
    for id in evidence {
        let evidence = dataset.claims.evidence_row(id);
        let claim = dataset.claims.get(dataset.claims.claim_of(id));
        let Some(quote) = state(evidence).span() else {
            continue;
        };
        if !evidence.role.carries_figure() {
            continue;
        }
        let covers = dataset.claims.covers(claim.id);
        if let Some(mark) = evidence.figure {
            spans.push(mark.shifted(quote.start));
        }
        if evidence.figure.is_some() && covers.is_none() {
            continue;
        }
        let language = language_of(dataset, evidence.document);
        for found in numbers(evidence.exact, language) {
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
    spans.sort_unstable();
    spans
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

fn split(dataset: &Dataset, document: DocumentId, text: &str, mut used: Vec<Span>) -> Uncoded {
    if let Some(document) = dataset.documents.get(document.index()) {
        used.extend(document.dismissed.iter().map(|dismissed| dismissed.span));
    }
    used.sort_unstable();
    // Marks may lie in each other: what counts is how far any of them has reached.
    let mut reach = 0;
    let mut next = used.into_iter().peekable();
    let mut uncoded = Uncoded::default();
    for found in numbers(text, language_of(dataset, document)) {
        while let Some(span) = next.next_if(|span| span.start < found.span.end) {
            reach = reach.max(span.end);
        }
        if reach > found.span.start {
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

/// figure-not-coded
pub(super) fn figures_not_coded(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let dataset = context.dataset;
    let mut by_document: Vec<(DocumentId, EvidenceId)> = (0..dataset.claims.evidence_len())
        .map(EvidenceId::new)
        .map(|id| (dataset.claims.evidence_row(id).document, id))
        .collect();
    by_document.sort_unstable();
    for document in dataset.document_ids() {
        let Some(text) = context.text(document).text() else {
            continue;
        };
        let from = by_document.partition_point(|(of, _)| *of < document);
        let to = by_document.partition_point(|(of, _)| *of <= document);
        let evidence = by_document
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .map(|(_, id)| *id);
        let used = used(dataset, evidence, |evidence| {
            context.quote(evidence).clone()
        });
        let open = split(dataset, document, text, used).open;
        if open.is_empty() {
            continue;
        }
        let index = ScalarIndex::new(text);
        for found in open {
            let around = around(text, &index, found.span_with_qualifier);
            findings.push(finding(
                FIGURE_NOT_CODED,
                About::Passage(document, found.span_with_qualifier),
                format!("No claim uses this number of {}: {}", context.document_name(document), quoted(around)),
                "If it counts something of this dataset, make it a claim; else dismiss it with a reason",
            ));
        }
    }
}

/// The number with some words around it, within its line.
fn around<'t>(text: &'t str, index: &ScalarIndex, span: Span) -> &'t str {
    const BEFORE: u32 = 30;
    const AFTER: u32 = 50;
    let Some(bytes) = index.bytes_of(text, span) else {
        return "";
    };
    let window = Span {
        start: span.start.saturating_sub(BEFORE),
        end: span.end.saturating_add(AFTER).min(index.len()),
    };
    let Some(window) = index.bytes_of(text, window) else {
        return "";
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
    text.get(window.start + word_start..bytes.end + word_end)
        .unwrap_or_default()
}
