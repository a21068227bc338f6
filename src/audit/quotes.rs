//! Are the documents the ones that were quoted, and are the quotes in them?

use super::codes::{
    DOCUMENT_CHANGED, DOCUMENT_MISSING, FOUND_AFTER_FOLDING, POSITION_WRONG, QUOTE_AMBIGUOUS,
    QUOTE_NOT_FOUND,
};
use super::context::{Context, finding};
use super::reading::Batch;
use super::wording::{Wording, quoted, shown, words};
use crate::model::{
    About, ClaimRef, DocumentId, DocumentText, EvidenceRef, Fact, Finding, QuoteState, Words,
    WrongQuote,
};

/// document-missing, document-changed
pub(super) fn documents(context: &Context<'_>, id: DocumentId, findings: &mut Vec<Finding>) {
    let about = About::Document(id);
    match context.text(id) {
        DocumentText::Missing { .. } => {
            findings.push(finding(DOCUMENT_MISSING, about, Fact::DocumentMissing));
        }
        DocumentText::Attached { sha256, .. } => {
            let stated = &context.dataset.document(id).sha256;
            let is_another = |stated: &String| !stated.eq_ignore_ascii_case(sha256);
            if stated.as_ref().is_some_and(is_another) {
                findings.push(finding(DOCUMENT_CHANGED, about, Fact::DocumentChanged));
            }
        }
        DocumentText::NotAttached => {}
    }
}

pub(super) fn missing(told: Wording<'_>, id: DocumentId) -> Words {
    let reason = match told.texts.get(id) {
        DocumentText::Missing { reason } => reason.as_str(),
        DocumentText::Attached { .. } | DocumentText::NotAttached => "",
    };
    words(
        format!(
            "The text of {} cannot be read: {}",
            told.document_name(id),
            shown(reason)
        ),
        "Put the file back beside the dataset, or take \"file\" out: its quotes are then shown as not verified",
    )
}

pub(super) fn changed(told: Wording<'_>, id: DocumentId) -> Words {
    let stated = told.dataset.document(id).sha256.as_deref();
    let found = match told.texts.get(id) {
        DocumentText::Attached { sha256, .. } => sha256.as_str(),
        DocumentText::Missing { .. } | DocumentText::NotAttached => "",
    };
    words(
        format!(
            "The text of {} is not the one that was quoted: the dataset expects SHA-256 {}…, the text has {}…",
            told.document_name(id),
            head(stated.unwrap_or_default()),
            head(found)
        ),
        "Get the text that was quoted; or, if the new one is right, check every quote of it and write its sha256 into the dataset",
    )
}

fn head(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

/// quote-not-found, quote-ambiguous, found-after-folding, position-wrong
pub(super) fn quotes(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    let context = batch.context;
    for evidence in batch.evidence(claim) {
        let state = context.quote(*evidence);
        let wrong = match state {
            QuoteState::Missing => Some((QUOTE_NOT_FOUND, WrongQuote::Missing)),
            QuoteState::Ambiguous { .. } => Some((QUOTE_AMBIGUOUS, WrongQuote::Ambiguous)),
            QuoteState::FoundAfterFolding(_) => Some((FOUND_AFTER_FOLDING, WrongQuote::Folded)),
            QuoteState::Found(_) | QuoteState::NotChecked => None,
        };
        let is_elsewhere = |found| evidence.position.is_some_and(|stated| stated != found);
        let elsewhere = state
            .span()
            .filter(|found| is_elsewhere(*found))
            .map(|_| (POSITION_WRONG, WrongQuote::Elsewhere));
        for (code, wrong) in wrong.into_iter().chain(elsewhere) {
            let about = About::Evidence(claim.id, evidence.id);
            findings.push(finding(code, about, Fact::Quote(wrong)));
        }
    }
}

pub(super) fn quote_words(
    told: Wording<'_>,
    evidence: EvidenceRef<'_>,
    wrong: WrongQuote,
) -> Words {
    let state = told.quote(evidence);
    let exact = quoted(evidence.exact);
    let document = told.document_name(evidence.document);
    match wrong {
        WrongQuote::Missing => words(
            format!("The quote is not in the text of {document}: {exact}"),
            "Copy the sentence from the text again, letter for letter; what only looks like it is never taken for it",
        ),
        WrongQuote::Ambiguous => {
            let count = match state {
                QuoteState::Ambiguous { count } => *count,
                _ => 0,
            };
            words(
                format!("The quote stands {count} times in the text of {document}: {exact}"),
                "Add the words before it as \"prefix\" and those after it as \"suffix\", or quote more of the sentence",
            )
        }
        WrongQuote::Folded => words(
            format!(
                "The quote differs from the text of {document} in its spaces or quotation marks: {exact}"
            ),
            "Copy the sentence from the text again, with its own spaces and quotation marks",
        ),
        WrongQuote::Elsewhere => {
            let [found, stated] = [state.span(), evidence.position]
                .map(|span| span.map_or([0, 0], |span| [span.start, span.end]));
            words(
                format!(
                    "The quote stands at characters {} to {} of {document}, the dataset says {} to {}: {exact}",
                    found[0], found[1], stated[0], stated[1]
                ),
                "Nothing depends on the position: saving the dataset writes the right one",
            )
        }
    }
}
