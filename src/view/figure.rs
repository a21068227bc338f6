//! Several claims for one place: which one is drawn, by a rule that has a name.

use super::Query;
use crate::model::{CivilDate, ClaimId, ClaimRef, Dataset, PlaceId, Report, Status};

/// What a place shows under a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceFigure {
    /// Where.
    pub place: PlaceId,
    /// The claim that is drawn, or that stands in the list; `None` where every claim is a part
    /// of another place's, or was rejected.
    pub shown: Option<ClaimId>,
    /// Why this one.
    pub rule: Rule,
    /// Every claim of the query for the place, in the order of the file.
    pub claims: Vec<ClaimId>,
    /// The lowest and the highest figure, where claims disagree.
    pub spread: Option<(u64, u64)>,
}

/// Why one of several claims is the one that is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// There is no other that could be.
    OnlyClaim,
    /// The editor preferred it.
    Preferred,
    /// It is the latest count.
    LatestCount,
    /// It is the lowest.
    Lowest,
}

impl Rule {
    /// The rule in words: "latest count".
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::OnlyClaim => "the only claim",
            Self::Preferred => "preferred by the editor",
            Self::LatestCount => "latest count",
            Self::Lowest => "lowest claim",
        }
    }
}

/// The claims of a place that may be drawn: not rejected, and no part of another claim for the
/// same place and metric.
pub(super) fn candidates(dataset: &Dataset, place: PlaceId) -> impl Iterator<Item = ClaimRef<'_>> {
    claims(dataset, place).filter(|claim| may_be_drawn(dataset, claim))
}

fn may_be_drawn(dataset: &Dataset, claim: &ClaimRef<'_>) -> bool {
    let inside_another = claim.part_of.is_some_and(|whole| {
        let whole = dataset.claims.get(whole);
        whole.place == claim.place && whole.metric == claim.metric
    });
    !inside_another && claim.status != Status::Rejected
}

fn claims(dataset: &Dataset, place: PlaceId) -> impl Iterator<Item = ClaimRef<'_>> {
    dataset
        .claims_at(place)
        .iter()
        .map(|&id| dataset.claims.get(id))
}

/// What a place shows: the claim preferred by the editor, else the latest count, else the one
/// with the lowest number; a number goes before words. Figures of several days are never added:
/// over all days it is the latest day's. `None` where the query has no claim for the place.
#[must_use]
pub fn figure_at(
    dataset: &Dataset,
    report: &Report,
    place: PlaceId,
    query: Query,
) -> Option<PlaceFigure> {
    let all: Vec<ClaimRef<'_>> = claims(dataset, place)
        .filter(|claim| query.hides(*claim, report.verdict(claim.id)).is_none())
        .collect();
    if all.is_empty() {
        return None;
    }
    let mut open: Vec<ClaimRef<'_>> = all
        .iter()
        .filter(|claim| may_be_drawn(dataset, claim))
        .copied()
        .collect();
    let latest: Option<CivilDate> = open.iter().filter_map(|claim| claim.date).max();
    open.retain(|claim| claim.date == latest);
    let spread = spread(dataset, &open);
    let (shown, rule) = choose(&open);
    Some(PlaceFigure {
        place,
        shown,
        rule,
        claims: all.iter().map(|claim| claim.id).collect(),
        spread,
    })
}

fn choose(open: &[ClaimRef<'_>]) -> (Option<ClaimId>, Rule) {
    if let [only] = open {
        return (Some(only.id), Rule::OnlyClaim);
    }
    if let Some(preferred) = open.iter().find(|claim| claim.preferred) {
        return (Some(preferred.id), Rule::Preferred);
    }
    let with_number: Vec<&ClaimRef<'_>> = open
        .iter()
        .filter(|claim| claim.value.amount().is_some())
        .collect();
    if let [only] = with_number.as_slice() {
        return (Some(only.id), Rule::OnlyClaim);
    }
    let latest = with_number.iter().filter_map(|claim| claim.as_of).max();
    let lowest = with_number
        .iter()
        .filter(|claim| latest.is_none() || claim.as_of == latest)
        .min_by_key(|claim| claim.value.amount());
    match (lowest, latest) {
        (Some(claim), Some(_)) => (Some(claim.id), Rule::LatestCount),
        (Some(claim), None) => (Some(claim.id), Rule::Lowest),
        (None, _) => (open.first().map(|claim| claim.id), Rule::OnlyClaim),
    }
}

/// The lowest and the highest figure of claims that disagree. A count that one claimant raised
/// during the day is no disagreement: only the claimant's latest is asked.
fn spread(dataset: &Dataset, open: &[ClaimRef<'_>]) -> Option<(u64, u64)> {
    let claimants =
        |claim: &ClaimRef<'_>| -> Vec<&str> { dataset.claims.claimants(claim.id).collect() };
    let superseded = |claim: &ClaimRef<'_>| {
        claim.as_of.is_some()
            && open
                .iter()
                .any(|other| other.as_of > claim.as_of && claimants(other) == claimants(claim))
    };
    let mut amounts = open
        .iter()
        .filter(|claim| !superseded(claim))
        .filter_map(|claim| Some((claim.value.amount()?, claim.value.high())));
    let (first, first_high) = amounts.next()?;
    let mut low = first;
    let mut high = first_high.unwrap_or(first);
    let mut disagree = false;
    for (amount, top) in amounts {
        disagree |= (amount, top) != (first, first_high);
        low = low.min(amount);
        high = high.max(top.unwrap_or(amount));
    }
    disagree.then_some((low, high))
}
