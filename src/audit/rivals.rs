//! Claims about the same thing by the same claimant: do they agree, is one of them too many?

use super::codes::{CONFLICTING_CLAIMS, DUPLICATE_CLAIM};
use super::context::{Context, finding};
use super::wording::{Wording, quoted, words};
use crate::model::{
    About, AsOf, CivilDate, ClaimId, ClaimRef, DocumentId, Fact, Finding, MetricId, PlaceId,
    Status, Words,
};
use crate::text::fold::fold_name;
use std::collections::HashMap;

/// What two claims of one metric, place and day must share to be about the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Subject<'a> {
    /// A count that grows over the day is a series, not a conflict.
    as_of: Option<(AsOf, &'a str)>,
    claimants: u32,
    /// Where nobody is named, the document speaks.
    document: Option<DocumentId>,
}

/// conflicting-claims, duplicate-claim
pub(super) fn rivals(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let dataset = context.dataset;
    // Of a million claims only what most of them differ in; the rest of the few that do not.
    let mut rows: Vec<(PlaceId, MetricId, CivilDate, ClaimId)> = dataset
        .claims
        .iter()
        .filter(|claim| claim.status != Status::Rejected)
        .filter(|claim| !dataset.metric(claim.metric).per_event)
        .filter_map(|claim| Some((claim.place, claim.metric, claim.date?, claim.id)))
        .collect();
    rows.sort_unstable();
    let mut folded = Names::default();
    let mut claimants: HashMap<Vec<u32>, u32> = HashMap::new();
    for group in rows.chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2)) {
        if group.len() < 2 {
            continue;
        }
        let ids = group.iter().map(|(.., id)| *id);
        let mut group: Vec<(Subject<'_>, ClaimId)> = ids
            .filter_map(|id| Some((subject(context, id, &mut folded, &mut claimants)?, id)))
            .collect();
        // Within one subject in the order of the file.
        group.sort_unstable();
        for same in group.chunk_by(|a, b| a.0 == b.0) {
            compare(context, same, findings);
        }
    }
}

/// `None` for a claim that nobody makes.
fn subject<'a>(
    context: &Context<'a>,
    id: ClaimId,
    folded: &mut Names<'a>,
    known: &mut HashMap<Vec<u32>, u32>,
) -> Option<Subject<'a>> {
    let claims = &context.dataset.claims;
    let claim = claims.get(id);
    let mut names: Vec<u32> = claims.claimants(id).map(|name| folded.row(name)).collect();
    names.sort_unstable();
    let document = if names.is_empty() {
        Some(claims.evidence(id).next()?.document)
    } else {
        None
    };
    let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
    Some(Subject {
        as_of: claim.as_of_time().map(|time| {
            // Two forms of one time are the same; of what names no time, the words count.
            let words = claim.as_of.filter(|_| !time.is_time());
            (time, words.unwrap_or_default())
        }),
        claimants: *known.entry(names).or_insert(next),
        document,
    })
}

/// Names by a number each, the same for spellings that fold alike; each spelling is folded once.
#[derive(Default)]
struct Names<'a> {
    spellings: HashMap<&'a str, u32>,
    folded: HashMap<String, u32>,
}

impl<'a> Names<'a> {
    fn row(&mut self, name: &'a str) -> u32 {
        let next = u32::try_from(self.folded.len()).unwrap_or(u32::MAX);
        *self
            .spellings
            .entry(name)
            .or_insert_with(|| *self.folded.entry(fold_name(name)).or_insert(next))
    }
}

fn compare(context: &Context<'_>, group: &[(Subject<'_>, ClaimId)], findings: &mut Vec<Finding>) {
    if group.len() < 2 {
        return;
    }
    let ids: Vec<ClaimId> = group.iter().map(|(_, id)| *id).collect();
    let rivals: Vec<ClaimRef<'_>> = ids
        .iter()
        .map(|id| context.dataset.claims.get(*id))
        // A part of another claim here is no rival of it.
        .filter(|claim| !is_part_of_any(context, *claim, &ids))
        .collect();
    let preferred = rivals.iter().any(|claim| claim.preferred);
    let mut first_with: HashMap<String, ClaimRef<'_>> = HashMap::new();
    let mut first_number: Option<ClaimRef<'_>> = None;
    for claim in rivals {
        let key = format!("{:?} {:?}", claim.value, claim.value.words());
        if let Some(same) = first_with.get(&key) {
            let about = About::Claim(claim.id);
            findings.push(finding(DUPLICATE_CLAIM, about, Fact::Duplicate(same.id)));
            continue;
        }
        first_with.insert(key, claim);
        // Words are no rivals of a number, and one named person is no rival of a count.
        if claim.value.amount().is_none() || claim.value.words().is_some() {
            continue;
        }
        match first_number {
            None => first_number = Some(claim),
            Some(other) if !preferred => findings.push(finding(
                CONFLICTING_CLAIMS,
                About::Claim(claim.id),
                Fact::Conflict(other.id),
            )),
            Some(_) => {}
        }
    }
}

pub(super) fn duplicate(told: Wording<'_>, claim: ClaimRef<'_>, other: ClaimId) -> Words {
    let same = told.dataset.claims.get(other);
    words(
        format!(
            "{}: {} is stated twice, by the claims {} and {}",
            told.subject(claim),
            claim.value,
            quoted(same.name),
            quoted(claim.name)
        ),
        "Keep one claim and give it the quotes of both",
    )
}

pub(super) fn conflict(told: Wording<'_>, claim: ClaimRef<'_>, other: ClaimId) -> Words {
    let other = told.dataset.claims.get(other);
    words(
        format!(
            "{}: {} in the claim {}, but {} in {}, for the same day and claimant",
            told.subject(claim),
            claim.value,
            quoted(claim.name),
            other.value,
            quoted(other.name)
        ),
        "If one grew out of the other, give both an \"as_of\"; if one is a part of the other, say so with \"part_of\"; else mark the one you hold to be right as \"preferred\"",
    )
}

fn is_part_of_any(context: &Context<'_>, claim: ClaimRef<'_>, ids: &[ClaimId]) -> bool {
    let mut whole = claim.part_of;
    for _ in 0..16 {
        match whole {
            Some(id) if ids.binary_search(&id).is_ok() => return true,
            Some(id) => whole = context.dataset.claims.get(id).part_of,
            None => return false,
        }
    }
    false
}
