//! Counts that their own claimant has replaced by a later one of the same day, and the claims that stand against each other.

use super::PlaceFigure;
use super::figure::may_be_drawn;
use crate::model::{AsOf, ClaimId, ClaimRef, Dataset};
use std::collections::HashMap;

/// Which of these claims its claimant has replaced by a later count, in their order. One without
/// an "as of" that names a time is replaced by none.
pub(super) fn superseded(dataset: &Dataset, claims: &[ClaimRef<'_>]) -> Vec<bool> {
    if claims.iter().all(|claim| claim.as_of.is_none()) {
        return vec![false; claims.len()];
    }
    let claimants =
        |claim: &ClaimRef<'_>| -> Vec<&str> { dataset.claims.claimants(claim.id).collect() };
    let mut latest: HashMap<Vec<&str>, AsOf> = HashMap::new();
    for claim in claims {
        if let Some(time) = claim.as_of_time() {
            let slot = latest.entry(claimants(claim)).or_insert(time);
            *slot = time.max(*slot);
        }
    }
    let is_superseded = |claim: &ClaimRef<'_>| {
        claim
            .as_of_time()
            .is_some_and(|time| latest.get(&claimants(claim)).is_some_and(|it| *it > time))
    };
    claims.iter().map(is_superseded).collect()
}

/// One of several claims that could be drawn for a place on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rival {
    /// Which one.
    pub claim: ClaimId,
    /// Whether it is the one that is drawn.
    pub is_drawn: bool,
    /// Whether its claimant has replaced it by a later count.
    pub is_superseded: bool,
}

/// The claims of a figure that could be drawn on the day that is drawn, in the order of the file:
/// no part of another, not rejected. Empty where several are added up.
#[must_use]
pub fn rivals(dataset: &Dataset, figure: &PlaceFigure) -> Vec<Rival> {
    let Some(shown) = figure.shown.filter(|_| figure.sum.is_none()) else {
        return Vec::new();
    };
    let day = dataset.claims.get(shown).date;
    let open: Vec<ClaimRef<'_>> = figure
        .claims
        .iter()
        .map(|&id| dataset.claims.get(id))
        .filter(|claim| claim.date == day && may_be_drawn(dataset, claim))
        .collect();
    let superseded = superseded(dataset, &open);
    open.iter()
        .zip(superseded)
        .map(|(claim, is_superseded)| Rival {
            claim: claim.id,
            is_drawn: claim.id == shown,
            is_superseded,
        })
        .collect()
}

/// Everybody who claims something of a metric, with the number of their claims: those with the
/// most first, then by name.
#[must_use]
pub fn claimants_of(dataset: &Dataset, metric: crate::model::MetricId) -> Vec<(String, usize)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for claim in dataset.claims.iter().filter(|it| it.metric == metric) {
        for claimant in dataset.claims.claimants(claim.id) {
            *counts.entry(claimant).or_default() += 1;
        }
    }
    let mut counts: Vec<(String, usize)> = counts
        .into_iter()
        .map(|(name, count)| (name.to_owned(), count))
        .collect();
    counts.sort_by(|(a, more), (b, less)| less.cmp(more).then_with(|| a.cmp(b)));
    counts
}
