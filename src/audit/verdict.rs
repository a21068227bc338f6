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
