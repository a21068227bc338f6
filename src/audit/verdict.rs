//! What is to be thought of each claim, from the findings about it.

use super::codes::NO_EVIDENCE;
use super::context::Context;
use crate::model::{About, Finding, QuoteState, Severity, Verdict};

/// One verdict per claim: the worst of its findings; else unchecked where a quote that states its
/// figure could not be looked for; else verified.
pub(super) fn verdicts(context: &Context<'_>, findings: &[Finding]) -> Vec<Verdict> {
    let claims = &context.dataset.claims;
    let mut verdicts: Vec<Verdict> = claims
        .iter()
        .map(|claim| {
            let mut stating = context.stating(claim).peekable();
            let unchecked = stating.peek().is_none()
                || stating.any(|evidence| *context.quote(evidence) == QuoteState::NotChecked);
            if unchecked {
                Verdict::Unchecked
            } else {
                Verdict::Verified
            }
        })
        .collect();
    for finding in findings {
        let (About::Claim(claim) | About::Evidence(claim, _)) = finding.about else {
            continue;
        };
        let verdict = match finding.severity {
            Severity::Error => Verdict::Broken,
            Severity::Warning if finding.code == NO_EVIDENCE.name => Verdict::Unsourced,
            Severity::Warning => Verdict::Warning,
            Severity::Information => Verdict::Verified,
        };
        if let Some(slot) = verdicts.get_mut(claim.index()) {
            *slot = verdict.max(*slot);
        }
    }
    verdicts
}

/// Where in the order of the file a finding belongs: documents, places, then claims with their
/// evidence, then passages of texts.
pub(super) fn row(about: About) -> (u8, usize, usize) {
    match about {
        About::Dataset => (0, 0, 0),
        About::Document(id) => (1, id.index(), 0),
        About::Place(id) => (2, id.index(), 0),
        About::Claim(id) => (3, id.index(), 0),
        About::Evidence(claim, id) => (3, claim.index(), id.index() + 1),
        About::Passage(id, span) => (4, id.index(), span.start as usize),
    }
}
