//! Do the quotes of a claim name its place and its claimant, and is there a quote at all?

use super::codes::{CLAIMANT_NOT_NAMED, NO_EVIDENCE, PLACE_INFERRED, PLACE_NOT_NAMED};
use super::context::{differing, finding, quoted, shown};
use super::reading::{Batch, Reading, words_at};
use crate::model::{About, ClaimRef, Finding, PlaceId};

/// no-evidence
pub(super) fn evidence(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    let context = batch.context;
    if context.stating(claim).next().is_some() || context.cites(claim) {
        return;
    }
    let message = if context.dataset.claims.evidence(claim.id).len() == 0 {
        format!(
            "{}: {} has no quote at all",
            context.subject(claim),
            claim.value
        )
    } else {
        format!(
            "{}: no quote states the figure {}",
            context.subject(claim),
            claim.value
        )
    };
    findings.push(finding(
        NO_EVIDENCE,
        About::Claim(claim.id),
        message,
        "Add the sentence that states the figure, with its document",
    ));
}

/// place-not-named, place-inferred
pub(super) fn places(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    let context = batch.context;
    let place = || shown(&context.dataset.place(claim.place).name);
    if claim.place_inferred {
        findings.push(finding(
            PLACE_INFERRED,
            About::Claim(claim.id),
            format!(
                "No quote names {}: the place was understood from the context",
                place()
            ),
            "Nothing to do; a quote with the role \"locates\" would show where it comes from",
        ));
        return;
    }
    if context.is_quoted(claim) && !any_quote(batch, claim, |reading| names(reading, claim.place)) {
        let finding = finding(
            PLACE_NOT_NAMED,
            About::Claim(claim.id),
            format!(
                "No quote of {}: {} names {}",
                context.subject(claim),
                claim.value,
                place()
            ),
            "Check the place; if the context tells it, set \"place_inferred\"; if the source writes it otherwise, add that name to the place's \"aliases\"",
        );
        let named = named_instead(batch, claim);
        findings.push(differing(finding, &place(), &named, None));
    }
}

/// The places that the quotes of a claim do name, at most four.
fn named_instead(batch: &Batch<'_>, claim: ClaimRef<'_>) -> String {
    let mut named: Vec<&str> = Vec::new();
    for evidence in batch.context.dataset.claims.evidence(claim.id) {
        for mention in &batch.of(evidence).mentions {
            let words = words_at(evidence.exact, mention.span);
            if !named.contains(&words) && named.len() < 4 {
                named.push(words);
            }
        }
    }
    if named.is_empty() {
        "no place of this dataset".to_owned()
    } else {
        named.join(", ")
    }
}

fn names(reading: &Reading, place: PlaceId) -> bool {
    reading
        .mentions
        .iter()
        .any(|mention| mention.places.contains(&place))
}

fn any_quote(batch: &Batch<'_>, claim: ClaimRef<'_>, holds: impl Fn(&Reading) -> bool) -> bool {
    let claims = &batch.context.dataset.claims;
    claims
        .evidence(claim.id)
        .any(|evidence| holds(batch.of(evidence)))
}

/// claimant-not-named
pub(super) fn claimants(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    let context = batch.context;
    if !context.is_quoted(claim) {
        return;
    }
    for claimant in context.dataset.claims.claimants(claim.id) {
        if !any_quote(batch, claim, |reading| reading.says(claimant)) {
            findings.push(finding(
                    CLAIMANT_NOT_NAMED,
                    About::Claim(claim.id),
                    format!(
                        "No quote of {}: {} names {} as the one who says so",
                        context.subject(claim),
                        claim.value,
                        quoted(claimant)
                    ),
                    "Quote the words that name the claimant, with the role \"attributes\", or leave \"attributed_to\" out",
                ));
        }
    }
}
