//! Several claims for one place: which one is drawn, by a rule that has a name.

use super::figure_rule::{FigureRule, choose};
use super::number_words::{Assigned, NumberWords};
use super::sieve::Sieve;
use super::sum::{Adding, Sum};
use super::superseded::superseded;
use super::{Index, Indexed, Query};
use crate::model::{
    CivilDate, ClaimId, ClaimRef, Dataset, PlaceId, Report, Status, Value, Verdict,
};
use std::sync::Arc;

/// What a place shows under a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceFigure {
    /// Where.
    pub place: PlaceId,
    /// The claim that is drawn, or that stands in the list; `None` where every claim is a part
    /// of another place's, or was rejected, and where several are added up.
    pub shown: Option<ClaimId>,
    /// What the claims come to, where each counts something of its own and there are several.
    pub sum: Option<Sum>,
    /// Why this one.
    pub rule: Rule,
    /// The claim that the usual rule draws; another than `shown` only under another rule.
    pub usual: Option<ClaimId>,
    /// The number that the query's rule for number words puts to a figure in words. Nobody stated
    /// it: it is drawn apart from what is stated, and never added to it.
    pub assigned: Option<Assigned>,
    /// Every claim of the query for the place, in the order of the file.
    pub claims: Vec<ClaimId>,
    /// The lowest and the highest figure, where claims disagree.
    pub spread: Option<(u64, u64)>,
    /// The worst verdict of its claims.
    pub worst: Verdict,
}

impl PlaceFigure {
    /// The figure of the place: what its claims come to, or what the drawn one states.
    #[must_use]
    pub fn value<'a>(&self, dataset: &'a Dataset) -> Option<Value<'a>> {
        let stated = || Some(dataset.claims.get(self.shown?).value);
        self.sum.map(|sum| sum.value).or_else(stated)
    }

    /// Whether a rule chose it among several.
    #[must_use]
    pub fn is_contested(&self) -> bool {
        !matches!(self.rule, Rule::OnlyClaim | Rule::Sum)
    }

    /// Whether it has a figure of its own.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.shown.is_some() || self.sum.is_some()
    }

    /// The claims that its figure counts: those added up, or the drawn one.
    pub(super) fn counted<'a>(&self, dataset: &'a Dataset) -> Vec<ClaimRef<'a>> {
        match (self.shown, self.rule) {
            (Some(shown), rule) if rule != Rule::Sum => vec![dataset.claims.get(shown)],
            _ => {
                let claims = self.claims.iter().map(|&id| dataset.claims.get(id));
                claims
                    .filter(|claim| may_be_drawn(dataset, claim))
                    .collect()
            }
        }
    }
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
    /// It is the highest.
    Highest,
    /// It is what the chosen claimant says.
    Claimant,
    /// None alone: each counts something of its own, and they are added up.
    Sum,
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
            Self::Highest => "highest claim",
            Self::Claimant => "by the chosen claimant",
            Self::Sum => "the sum of claims that each count something of their own",
        }
    }
}

/// The claims of a place that may be drawn: not rejected, and no part of another claim for the
/// same place and metric.
pub(super) fn candidates(dataset: &Dataset, place: PlaceId) -> impl Iterator<Item = ClaimRef<'_>> {
    claims(dataset, place).filter(|claim| may_be_drawn(dataset, claim))
}

/// Whether a claim may be drawn: not rejected, and no part of another for the same place and
/// metric.
pub(super) fn may_be_drawn(dataset: &Dataset, claim: &ClaimRef<'_>) -> bool {
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

/// What a place shows: the claim that the query's rule draws; a number goes before words. Figures
/// of several days are never added: over all days it is the latest day's. Only claims that each
/// count something of their own (an event, its injured) are added up, over all the days that are
/// asked. `None` where the query has no claim for the place.
///
/// Makes an index of the dataset first: who has one asks [`Indexed::figure_at`].
#[must_use]
pub fn figure_at(
    dataset: &Dataset,
    report: &Report,
    place: PlaceId,
    query: &Query,
) -> Option<PlaceFigure> {
    let index = Index::new(dataset, report, Arc::default());
    let of = Indexed {
        dataset,
        report,
        index: &index,
    };
    of.figure_at(place, query)
}

impl Indexed<'_> {
    /// What a place shows, as [`figure_at`] says.
    #[must_use]
    pub fn figure_at(self, place: PlaceId, query: &Query) -> Option<PlaceFigure> {
        let mut rows = self.rows_of(place, query.metric?, query.days);
        let sieve = Sieve::new(self, query);
        rows.retain(|&row| sieve.hides(row).is_none());
        self.figure_of(place, &rows, query)
    }

    /// What a place shows where these rows of its are shown.
    pub(super) fn figure_of(
        self,
        place: PlaceId,
        rows: &[usize],
        query: &Query,
    ) -> Option<PlaceFigure> {
        if let Some(figure) = self.plain_figure(place, rows, query) {
            return Some(figure);
        }
        let mut claims: Vec<ClaimId> = rows.iter().filter_map(|&row| self.claim_at(row)).collect();
        claims.sort_unstable();
        figure_of(self.dataset, self.report, place, claims, query)
    }
}

fn figure_of(
    dataset: &Dataset,
    report: &Report,
    place: PlaceId,
    claims: Vec<ClaimId>,
    query: &Query,
) -> Option<PlaceFigure> {
    let all: Vec<ClaimRef<'_>> = claims.iter().map(|&id| dataset.claims.get(id)).collect();
    if all.is_empty() {
        return None;
    }
    let mut open: Vec<ClaimRef<'_>> = all
        .iter()
        .filter(|claim| may_be_drawn(dataset, claim))
        .copied()
        .collect();
    let verdicts = all.iter().map(|claim| report.verdict(claim.id));
    let worst = verdicts.max().unwrap_or(Verdict::Unchecked);
    let per_event = query.metric.is_some_and(|id| dataset.metric(id).per_event);
    if per_event && open.len() > 1 {
        return Some(added_up(place, &open, claims, worst, query.words));
    }
    let latest: Option<CivilDate> = open.iter().filter_map(|claim| claim.date).max();
    open.retain(|claim| claim.date == latest);
    let (shown, rule) = choose(dataset, &open, &query.rule);
    let usual = match query.rule {
        FigureRule::Usual => shown,
        _ => choose(dataset, &open, &FigureRule::Usual).0,
    };
    let spread = spread(dataset, &open, shown);
    Some(PlaceFigure {
        place,
        shown,
        sum: None,
        rule,
        usual,
        assigned: shown.and_then(|id| query.words.assigned(dataset.claims.get(id).value)),
        claims,
        spread,
        worst,
    })
}

fn added_up(
    place: PlaceId,
    open: &[ClaimRef<'_>],
    claims: Vec<ClaimId>,
    worst: Verdict,
    words: NumberWords,
) -> PlaceFigure {
    let mut adding = Adding::default();
    for claim in open {
        adding.add(claim.value);
    }
    let sum = adding.sum();
    // Words cannot be added: then the first of them stands for the place.
    let shown = open.first().filter(|_| sum.is_none()).map(|claim| claim.id);
    PlaceFigure {
        place,
        shown,
        sum,
        rule: Rule::Sum,
        usual: shown,
        assigned: shown.and_then(|_| all_assigned(open, words)),
        claims,
        spread: None,
        worst,
    }
}

/// What a rule makes of claims in words that each count something of their own; `None` where it
/// says nothing of one of them.
fn all_assigned(open: &[ClaimRef<'_>], words: NumberWords) -> Option<Assigned> {
    let mut numbers = open.iter().map(|claim| words.assigned(claim.value));
    let number = numbers.try_fold(0_u64, |sum, it| Some(sum.saturating_add(it?.number)))?;
    let rule = words;
    Some(Assigned { rule, number })
}

/// The lowest and the highest figure of claims that disagree. A count that one claimant raised
/// during the day is no disagreement: only the claimant's latest is asked, and what is drawn.
fn spread(dataset: &Dataset, open: &[ClaimRef<'_>], shown: Option<ClaimId>) -> Option<(u64, u64)> {
    if open.len() < 2 {
        return None;
    }
    let ends = |claim: &ClaimRef<'_>| Some((claim.value.amount()?, claim.value.high()));
    let mut standing = open
        .iter()
        .zip(superseded(dataset, open))
        .filter(|(_, superseded)| !superseded)
        .filter_map(|(claim, _)| ends(claim));
    let first = standing.next()?;
    let mut low = first.0;
    let mut high = first.1.unwrap_or(first.0);
    let mut disagree = false;
    let shown = open.iter().find(|claim| Some(claim.id) == shown);
    let drawn = shown.and_then(ends);
    for (amount, top) in standing.inspect(|it| disagree |= *it != first).chain(drawn) {
        low = low.min(amount);
        high = high.max(top.unwrap_or(amount));
    }
    disagree.then_some((low, high))
}
