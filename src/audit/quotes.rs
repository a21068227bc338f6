//! Are the documents the ones that were quoted, and are the quotes in them?

use super::codes::{
    DOCUMENT_CHANGED, DOCUMENT_MISSING, FOUND_AFTER_FOLDING, POSITION_WRONG, QUOTE_AMBIGUOUS,
    QUOTE_NOT_FOUND,
};
use super::context::{Context, finding, quoted, shown};
use super::reading::Batch;
use crate::model::{About, ClaimRef, DocumentId, DocumentText, Finding, QuoteState};

/// document-missing, document-changed
pub(super) fn documents(context: &Context<'_>, id: DocumentId, findings: &mut Vec<Finding>) {
    let document = context.dataset.document(id);
    let about = About::Document(id);
    match context.text(id) {
            DocumentText::Missing { reason } => findings.push(finding(
                DOCUMENT_MISSING,
                about,
                format!(
                    "The text of {} cannot be read: {}",
                    context.document_name(id),
                    shown(reason)
                ),
                "Put the file back beside the dataset, or take \"file\" out: its quotes are then shown as not verified",
            )),
            DocumentText::Attached { sha256, .. } => {
                let Some(stated) = &document.sha256 else { return };
                if !stated.eq_ignore_ascii_case(sha256) {
                    findings.push(finding(
                        DOCUMENT_CHANGED,
                        about,
                        format!(
                            "The text of {} is not the one that was quoted: the dataset expects SHA-256 {}…, the text has {}…",
                            context.document_name(id),
                            head(stated),
                            head(sha256)
                        ),
                        "Get the text that was quoted; or, if the new one is right, check every quote of it and write its sha256 into the dataset",
                    ));
                }
            }
            DocumentText::NotAttached => {}
        }
}

fn head(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

/// quote-not-found, quote-ambiguous, found-after-folding, position-wrong
pub(super) fn quotes(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    let context = batch.context;
    for evidence in context.dataset.claims.evidence(claim.id) {
        let about = About::Evidence(claim.id, evidence.id);
        let state = context.quote(evidence);
        let as_stated = evidence
            .position
            .is_none_or(|stated| state.span() == Some(stated));
        if matches!(state, QuoteState::Found(_) | QuoteState::NotChecked) && as_stated {
            continue;
        }
        let words = quoted(evidence.exact);
        let document = context.document_name(evidence.document);
        match state {
                QuoteState::Missing => findings.push(finding(
                    QUOTE_NOT_FOUND,
                    about,
                    format!("The quote is not in the text of {document}: {words}"),
                    "Copy the sentence from the text again, letter for letter; what only looks like it is never taken for it",
                )),
                QuoteState::Ambiguous { count } => findings.push(finding(
                    QUOTE_AMBIGUOUS,
                    about,
                    format!("The quote stands {count} times in the text of {document}: {words}"),
                    "Add the words before it as \"prefix\" and those after it as \"suffix\", or quote more of the sentence",
                )),
                QuoteState::FoundAfterFolding(_) => findings.push(finding(
                    FOUND_AFTER_FOLDING,
                    about,
                    format!("The quote differs from the text of {document} in its spaces or quotation marks: {words}"),
                    "Copy the sentence from the text again, with its own spaces and quotation marks",
                )),
                QuoteState::Found(_) | QuoteState::NotChecked => {}
            }
        if let (Some(found), Some(stated)) = (state.span(), evidence.position)
            && found != stated
        {
            findings.push(finding(
                    POSITION_WRONG,
                    about,
                    format!(
                        "The quote stands at characters {} to {} of {document}, the dataset says {} to {}: {words}",
                        found.start, found.end, stated.start, stated.end
                    ),
                    "Nothing depends on the position: saving the dataset writes the right one",
                ));
        }
    }
}
