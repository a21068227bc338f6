//! Do the quotes of a claim name its place and its claimant, and is there a quote at all?

use super::codes::{CLAIMANT_NOT_NAMED, NO_EVIDENCE, PLACE_INFERRED, PLACE_NOT_NAMED};
use super::context::finding;
use super::reading::{Batch, Reading, words_at};
use super::wording::{Wording, differing, kept_row, quoted, words};
use crate::model::{About, ClaimRef, EvidenceId, Fact, Finding, PlaceId, Span, Words};

/// no-evidence
pub(super) fn evidence(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    if batch.stating(claim).next().is_some() || batch.cites(claim) {
        return;
    }
    findings.push(finding(
        NO_EVIDENCE,
        About::Claim(claim.id),
        Fact::NoEvidence,
    ));
}

pub(super) fn no_evidence(told: Wording<'_>, claim: ClaimRef<'_>) -> Words {
    let subject = told.subject(claim);
    let message = if told.dataset.claims.evidence(claim.id).len() == 0 {
        format!("{subject}: {} has no quote at all", claim.value)
    } else {
        format!("{subject}: no quote states the figure {}", claim.value)
    };
    words(
        message,
        "Add the sentence that states the figure, with its document",
    )
}

/// place-not-named, place-inferred
pub(super) fn places(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    let about = About::Claim(claim.id);
    if claim.place_inferred {
        findings.push(finding(PLACE_INFERRED, about, Fact::PlaceInferred));
        return;
    }
    let says_it = |reading: &Reading| names(batch, reading, claim.place);
    if batch.is_quoted(claim) && !any_quote(batch, claim, says_it) {
        let fact = Fact::PlaceNotNamed(named_instead(batch, claim));
        findings.push(finding(PLACE_NOT_NAMED, about, fact));
    }
}

pub(super) fn inferred(told: Wording<'_>, claim: ClaimRef<'_>) -> Words {
    words(
        format!(
            "No quote names {}: the place was understood from the context",
            told.place_name(claim.place)
        ),
        "Nothing to do; a quote with the role \"locates\" would show where it comes from",
    )
}

pub(super) fn not_named(
    told: Wording<'_>,
    claim: ClaimRef<'_>,
    others: &[(EvidenceId, Span)],
) -> Words {
    let place = told.place_name(claim.place);
    let not_named = words(
        format!(
            "No quote of {}: {} names {place}",
            told.subject(claim),
            claim.value,
        ),
        "Check the place; if the context tells it, set \"place_inferred\"; if the source writes it otherwise, add that name to the place's \"aliases\"",
    );
    let named: Vec<&str> = others
        .iter()
        .map(|&(evidence, span)| words_at(told.evidence(evidence).exact, span))
        .collect();
    let named = if named.is_empty() {
        "no place of this dataset".to_owned()
    } else {
        named.join(", ")
    };
    differing(not_named, &place, &named, None)
}

/// Where the quotes of a claim do name places, each name once, at most four.
fn named_instead(batch: &Batch<'_>, claim: ClaimRef<'_>) -> Box<[(EvidenceId, Span)]> {
    let mut named: Vec<&str> = Vec::new();
    let mut at = Vec::new();
    for evidence in batch.evidence(claim) {
        for mention in &batch.of(*evidence).mentions {
            let words = words_at(evidence.exact, mention.span);
            if named.len() < 4 && !named.contains(&words) {
                named.push(words);
                at.push((evidence.id, mention.span));
            }
        }
    }
    at.into_boxed_slice()
}

fn names(batch: &Batch<'_>, reading: &Reading, place: PlaceId) -> bool {
    let places = &batch.context.places;
    reading
        .mentions
        .iter()
        .any(|mention| places.means(*mention, place))
}

fn any_quote(batch: &Batch<'_>, claim: ClaimRef<'_>, holds: impl Fn(&Reading) -> bool) -> bool {
    let mut evidence = batch.evidence(claim).iter();
    evidence.any(|evidence| holds(batch.of(*evidence)))
}

/// claimant-not-named
pub(super) fn claimants(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    let context = batch.context;
    if !batch.is_quoted(claim) {
        return;
    }
    for (nth, claimant) in context.dataset.claims.claimants(claim.id).enumerate() {
        if !any_quote(batch, claim, |reading| reading.says(claimant)) {
            findings.push(finding(
                CLAIMANT_NOT_NAMED,
                About::Claim(claim.id),
                Fact::ClaimantNotNamed(kept_row(nth)),
            ));
        }
    }
}

pub(super) fn claimant_not_named(told: Wording<'_>, claim: ClaimRef<'_>, nth: u32) -> Words {
    let claimant = told.dataset.claims.claimants(claim.id).nth(nth as usize);
    words(
        format!(
            "No quote of {}: {} names {} as the one who says so",
            told.subject(claim),
            claim.value,
            quoted(claimant.unwrap_or_default())
        ),
        "Quote the words that name the claimant, with the role \"attributes\", or leave \"attributed_to\" out",
    )
}
