//! Several claims for one place: which one is drawn, by a rule that has a name.

use super::by_place::RowsAt;
use super::claim_list::ClaimList;
use super::figure_rule::{FigureRule, choose};
use super::figures::figures_of;
use super::index::Standing;
use super::number_words::{Assigned, NumberWords};
use super::sieve::Sieve;
use super::sum::{Adding, Sum};
use super::superseded::superseded;
use super::{DayFilter, Index, Indexed, Query};
use crate::model::{ClaimId, ClaimRef, Dataset, PlaceId, Report, Status, Value, Verdict};
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
    pub claims: ClaimList,
    /// The lowest and the highest figure, where claims disagree.
    pub spread: Option<(u64, u64)>,
    /// The worst verdict of its claims.
    pub worst: Verdict,
    /// The bare number of its value.
    pub(super) amount: Option<u64>,
    /// What was added up, where the rule is [`Rule::Sum`].
    pub(super) adding: Adding,
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

    /// Adds what its figure counts: the claims added up, or the drawn one.
    pub(super) fn add_to(&self, dataset: &Dataset, adding: &mut Adding) {
        match self.shown {
            _ if self.rule == Rule::Sum => adding.join(&self.adding),
            Some(shown) => adding.add(dataset.claims.get(shown).value),
            None => {}
        }
    }

    /// The claims that its figure counts: those added up, or the drawn one.
    pub(super) fn counted<'a>(&self, dataset: &'a Dataset) -> Vec<ClaimRef<'a>> {
        match self.shown {
            Some(shown) if self.rule != Rule::Sum => vec![dataset.claims.get(shown)],
            _ => {
                let claims = self.claims.iter().map(|&id| dataset.claims.get(id));
                let open = claims.filter(|claim| may_be_drawn(dataset, claim));
                open.collect()
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
    !is_inside_another(dataset, claim) && claim.status != Status::Rejected
}

/// Whether a claim is a part of another for the same place and metric.
pub(super) fn is_inside_another(dataset: &Dataset, claim: &ClaimRef<'_>) -> bool {
    claim.part_of.is_some_and(|whole| {
        let whole = dataset.claims.get(whole);
        whole.place == claim.place && whole.metric == claim.metric
    })
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

impl<'a> Indexed<'a> {
    /// What a place shows, as [`figure_at`] says.
    #[must_use]
    pub fn figure_at(self, place: PlaceId, query: &Query) -> Option<PlaceFigure> {
        let sieved = Sieve::new(self, query).pass_at(query.metric?, place, query.days);
        figures_of(self, query, &sieved).pop()
    }

    /// What a place shows where these rows of its are shown: in the order of the file, with their
    /// claims.
    pub(super) fn figure_of(
        self,
        place: PlaceId,
        standing: Standing<'a>,
        rows: &RowsAt<'_>,
        claims: ClaimList,
        query: &Query,
    ) -> Option<PlaceFigure> {
        let metric = query.metric.filter(|_| rows.len() > 0)?;
        let mut marks = standing.together(rows);
        let worst = marks.verdict();
        let (only_open, only_latest);
        let mut open = rows.clone();
        if !marks.is_open() {
            only_open = standing.open(rows);
            open = RowsAt::Listed(&only_open);
            marks = standing.together(&open);
        }
        if open.len() > 1 && self.dataset.metric(metric).per_event {
            return Some(self.added_up(place, standing, &open, claims, worst, query.words));
        }
        let is_one_day = matches!(query.days, DayFilter::On(_) | DayFilter::Undated);
        if open.len() > 1 && !is_one_day {
            only_latest = standing.latest(self.index.of_metric(metric), &open);
            open = RowsAt::Listed(&only_latest);
            if marks.is_special() {
                marks = standing.together(&open);
            }
        }
        let drawn = standing.plain(&open, marks, query).unwrap_or_else(|| {
            let open = self.claims_of(standing, &open);
            let (shown, rule) = choose(self.dataset, &open, &query.rule);
            let usual = match query.rule {
                FigureRule::Usual => shown,
                _ => choose(self.dataset, &open, &FigureRule::Usual).0,
            };
            let value = shown.map(|id| self.dataset.claims.get(id).value);
            Drawn {
                shown,
                rule,
                usual,
                amount: value.and_then(|it| it.amount()),
                assigned: value.and_then(|it| query.words.assigned(it)),
                spread: spread(self.dataset, &open, shown),
            }
        });
        Some(PlaceFigure {
            place,
            shown: drawn.shown,
            sum: None,
            rule: drawn.rule,
            usual: drawn.usual,
            assigned: drawn.assigned,
            claims,
            spread: drawn.spread,
            worst,
            amount: drawn.amount,
            adding: Adding::default(),
        })
    }

    fn claims_of(self, standing: Standing<'_>, rows: &RowsAt<'_>) -> Vec<ClaimRef<'a>> {
        let mut claims = Vec::with_capacity(rows.len());
        rows.each(|row| {
            let claim = standing.claim(row);
            claims.extend(claim.map(|id| self.dataset.claims.get(id)));
        });
        claims
    }

    fn added_up(
        self,
        place: PlaceId,
        standing: Standing<'_>,
        open: &RowsAt<'_>,
        claims: ClaimList,
        worst: Verdict,
        words: NumberWords,
    ) -> PlaceFigure {
        let mut adding = Adding::default();
        let mut first = None;
        open.each(|row| {
            first = first.or(Some(row));
            standing.add(self.dataset, row, &mut adding);
        });
        let sum = adding.sum();
        // Words cannot be added: then the first of them stands for the place.
        let first = first.filter(|_| sum.is_none());
        let shown = first.and_then(|row| standing.claim(row));
        let has_rule = shown.is_some() && words != NumberWords::None;
        let assigned = has_rule.then(|| all_assigned(&self.claims_of(standing, open), words));
        PlaceFigure {
            place,
            shown,
            sum,
            rule: Rule::Sum,
            usual: shown,
            assigned: assigned.flatten(),
            claims,
            spread: None,
            worst,
            amount: sum.and_then(|sum| sum.value.amount()),
            adding,
        }
    }
}

/// What a rule draws of the claims that may be drawn.
pub(super) struct Drawn {
    pub shown: Option<ClaimId>,
    pub rule: Rule,
    pub usual: Option<ClaimId>,
    pub amount: Option<u64>,
    pub assigned: Option<Assigned>,
    pub spread: Option<(u64, u64)>,
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
