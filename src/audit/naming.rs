//! Do the quotes of a claim name its place and its claimant, and is there a quote at all?

use super::codes::{CLAIMANT_NOT_NAMED, NO_EVIDENCE, PLACE_INFERRED, PLACE_NOT_NAMED};
use super::context::{Context, differing, finding, quoted, shown};
use super::reading::words_at;
use crate::model::{About, ClaimRef, Finding, PlaceId};

/// no-evidence
pub(super) fn evidence(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for claim in context.dataset.claims.iter() {
        if context.stating(claim).next().is_some() {
            continue;
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
}

/// place-not-named, place-inferred
pub(super) fn places(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for claim in context.dataset.claims.iter() {
        let place = shown(&context.dataset.place(claim.place).name);
        if claim.place_inferred {
            findings.push(finding(
                PLACE_INFERRED,
                About::Claim(claim.id),
                format!("No quote names {place}: the place was understood from the context"),
                "Nothing to do; a quote with the role \"locates\" would show where it comes from",
            ));
            continue;
        }
        let has_quotes = context.dataset.claims.evidence(claim.id).len() > 0;
        if has_quotes && !any_quote(context, claim, |reading| names(reading, claim.place)) {
            let finding = finding(
                PLACE_NOT_NAMED,
                About::Claim(claim.id),
                format!(
                    "No quote of {}: {} names {place}",
                    context.subject(claim),
                    claim.value
                ),
                "Check the place; if the context tells it, set \"place_inferred\"; if the source writes it otherwise, add that name to the place's \"aliases\"",
            );
            let named = named_instead(context, claim);
            findings.push(differing(finding, &place, &named, None));
        }
    }
}

/// The places that the quotes of a claim do name, at most four.
fn named_instead(context: &Context<'_>, claim: ClaimRef<'_>) -> String {
    let mut named: Vec<&str> = Vec::new();
    for evidence in context.dataset.claims.evidence(claim.id) {
        for mention in &context.readings.of(evidence).mentions {
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

fn names(reading: &super::reading::Reading, place: PlaceId) -> bool {
    reading
        .mentions
        .iter()
        .any(|mention| mention.places.contains(&place))
}

fn any_quote(
    context: &Context<'_>,
    claim: ClaimRef<'_>,
    holds: impl Fn(&super::reading::Reading) -> bool,
) -> bool {
    context
        .dataset
        .claims
        .evidence(claim.id)
        .any(|evidence| holds(context.readings.of(evidence)))
}

/// claimant-not-named
pub(super) fn claimants(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for claim in context.dataset.claims.iter() {
        if context.dataset.claims.evidence(claim.id).len() == 0 {
            continue;
        }
        for claimant in context.dataset.claims.claimants(claim.id) {
            if !any_quote(context, claim, |reading| reading.says(claimant)) {
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
}
