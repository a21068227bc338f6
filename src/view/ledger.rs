//! The honest sum: what is mapped of what is stated, and what is not on the map.

use super::figure::may_be_drawn;
use super::figures::figures_of_query;
use super::sum::Adding;
use super::{Amount, FigureRule, Index, Indexed, PlaceFigure, Query, Sum};
use crate::model::{ClaimId, ClaimRef, Dataset, PlaceId, Report};
use std::collections::HashMap;
use std::sync::Arc;

/// How the figures on the map add up to the stated totals, for one metric and day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    /// One line per stated total, the largest first.
    pub totals: Vec<TotalLine>,
    /// Places on the map with a number that no stated total includes.
    pub outside: usize,
    /// Places on the map with words and no number.
    pub in_words: usize,
    /// Places off the map whose figure is words: the words, with the name of the place.
    pub words_off_map: Vec<(String, String)>,
    /// Cities and sites with a number and without coordinates.
    pub not_located: usize,
    /// Several days are shown, whose figures are not added.
    pub several_days: bool,
    /// What the located claims come to, and at how many places, where each claim counts
    /// something of its own.
    pub added_up: Option<(Sum, usize)>,
    /// The same for the claims that are not on the map.
    pub added_off_map: Option<(Sum, usize)>,
    /// Whether each claim counts something of its own.
    pub per_event: bool,
    /// How many such claims a filter hides.
    pub hidden_claims: usize,
    /// Stated totals that a filter hides.
    pub hidden_totals: usize,
    /// Places on the map with a figure that no shown total includes and a filter hides.
    pub hidden_outside: usize,
    /// How many places show another claim than by the usual rule, and the rule that is chosen.
    pub other_rule: Option<(usize, FigureRule)>,
}

/// One stated total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalLine {
    /// The claim that states it.
    pub claim: ClaimId,
    /// The place it is stated for.
    pub place: PlaceId,
    /// What it states.
    pub stated: Amount,
    /// What of it is mapped; `None` where the mapped figures cannot be added.
    pub mapped: Option<Amount>,
    /// How many places the mapped part stands on.
    pub mapped_places: usize,
    /// What of it stands on places that a filter hides: located, and not drawn now. `None` where
    /// it cannot be added.
    pub hidden: Option<Amount>,
    /// How many places that are.
    pub hidden_places: usize,
    /// How many places are drawn with another claim than their own, which a filter hides.
    pub replaced_places: usize,
    /// What of it stands on places that are drawn with a claim that is no part of it. `None`
    /// where it cannot be added.
    pub elsewise: Option<Amount>,
    /// How many places that are.
    pub elsewise_places: usize,
    /// What is located nowhere; `None` where it is unknown, or where the parts exceed the total.
    /// A filter does not change it: what is hidden is not thereby unlocated.
    pub rest: Option<Amount>,
    /// How many others the total covers, and of what: (86, "cities").
    pub others: Option<(u64, String)>,
}

/// The ledger of a query's metric on its days. Makes an index of the dataset first.
#[must_use]
pub fn ledger(dataset: &Dataset, report: &Report, query: &Query) -> Ledger {
    let index = Index::new(dataset, report, Arc::default());
    let of = Indexed {
        dataset,
        report,
        index: &index,
    };
    let (located, off_map) = figures(of, query);
    of_figures(of, query, &located, &off_map)
}

fn figures(of: Indexed<'_>, query: &Query) -> (Vec<PlaceFigure>, Vec<PlaceFigure>) {
    let figures = figures_of_query(of, query).into_iter();
    figures.partition(|figure| of.dataset.place(figure.place).mapped().is_some())
}

/// The ledger of figures that are known already.
pub(super) fn of_figures(
    of: Indexed<'_>,
    query: &Query,
    located: &[PlaceFigure],
    off_map: &[PlaceFigure],
) -> Ledger {
    let Some(metric) = query.metric else {
        return Ledger::default();
    };
    let dataset = of.dataset;
    if dataset.metric(metric).per_event {
        return of_events(of, query, located, off_map);
    }
    let list = of.index.days(metric);
    let days = list.dated.iter().map(|&(date, _)| Some(date));
    let days = days.chain((list.undated > 0).then_some(None));
    if days.filter(|&date| query.days.admits(date)).count() > 1 {
        return Ledger {
            several_days: true,
            ..Ledger::default()
        };
    }
    let other = |figure: &&PlaceFigure| figure.shown != figure.usual;
    let others = located.iter().chain(off_map).filter(other).count();
    let other_rule = (others > 0).then(|| (others, query.rule.clone()));
    if !query.is_filtered() {
        let spots = located.iter().map(|figure| (figure.shown, figure));
        return Ledger {
            other_rule,
            ..of_spots(dataset, &spots.collect::<Vec<_>>(), off_map)
        };
    }
    // What the filter hides is located all the same.
    let (whole, whole_off_map) = figures(of, &query.unfiltered());
    let drawn: HashMap<PlaceId, Option<ClaimId>> = located
        .iter()
        .map(|figure| (figure.place, figure.shown))
        .collect();
    let spots: Vec<Spot<'_>> = whole
        .iter()
        .map(|figure| (drawn.get(&figure.place).copied().flatten(), figure))
        .collect();
    let mut ledger = of_spots(dataset, &spots, off_map);
    ledger.other_rule = other_rule;
    let stated = of_spots(dataset, &spots, &whole_off_map);
    ledger.hidden_totals = stated
        .totals
        .iter()
        .filter(|line| ledger.totals.iter().all(|shown| shown.claim != line.claim))
        .count();
    ledger
}

/// The ledger of claims that each count something of their own.
fn of_events(
    of: Indexed<'_>,
    query: &Query,
    located: &[PlaceFigure],
    off_map: &[PlaceFigure],
) -> Ledger {
    let claims = |figures: &[PlaceFigure]| -> usize {
        figures.iter().map(|figure| figure.claims.len()).sum()
    };
    let all = query
        .metric
        .map_or(0, |it| of.index.count_on(it, query.days));
    let hidden = all.saturating_sub(claims(located) + claims(off_map));
    Ledger {
        per_event: true,
        added_up: added_up(of.dataset, located),
        added_off_map: added_up(of.dataset, off_map),
        hidden_claims: hidden,
        ..Ledger::default()
    }
}

/// A place on the map: the claim that is drawn there, and what it shows without a filter.
type Spot<'a> = (Option<ClaimId>, &'a PlaceFigure);

fn of_spots(dataset: &Dataset, spots: &[Spot<'_>], off_map: &[PlaceFigure]) -> Ledger {
    let mut ledger = Ledger::default();
    let mut included = vec![false; spots.len()];
    for figure in off_map {
        let Some(claim) = whole_claim(dataset, figure) else {
            continue;
        };
        match Amount::of(claim.value) {
            // A city without coordinates is no total of anything.
            Some(_) if dataset.place(figure.place).kind.is_point() => ledger.not_located += 1,
            Some(stated) => {
                let shown = claim.id;
                let line = total_line(dataset, shown, stated, spots, &mut included);
                ledger.totals.push(line);
            }
            None => ledger.words_off_map.push((
                claim.value.to_string(),
                dataset.place(figure.place).name.to_string(),
            )),
        }
    }
    ledger
        .totals
        .sort_by_key(|line| std::cmp::Reverse(line.stated.number()));
    for (&(drawn, whole), included) in spots.iter().zip(included) {
        let amount = |shown: ClaimId| match whole.shown {
            Some(own) if own == shown => whole.amount,
            _ => dataset.claims.amount(shown),
        };
        match drawn.map(amount) {
            Some(Some(_)) => ledger.outside += usize::from(!included),
            Some(None) => ledger.in_words += 1,
            None => ledger.hidden_outside += usize::from(whole.shown.is_some() && !included),
        }
    }
    ledger
}

/// The claim behind a figure that is not on the map, unless it is a part of another stated total:
/// then it is counted there.
fn whole_claim<'a>(dataset: &'a Dataset, figure: &PlaceFigure) -> Option<ClaimRef<'a>> {
    let claim = dataset.claims.get(figure.shown?);
    let is_part = claim
        .part_of
        .is_some_and(|whole| dataset.claims.get(whole).metric == claim.metric);
    (!is_part).then_some(claim)
}

/// The largest total that is stated among figures of one day, as the ledger finds it, and how many
/// more there are.
pub(super) fn largest_total(
    dataset: &Dataset,
    located: impl FnOnce() -> Vec<PlaceFigure>,
    off_map: &[PlaceFigure],
) -> Option<(TotalLine, usize)> {
    let mut count = 0;
    let mut largest: Option<(ClaimId, Amount)> = None;
    for figure in off_map {
        if dataset.place(figure.place).kind.is_point() {
            continue;
        }
        let claim = whole_claim(dataset, figure);
        let Some((claim, stated)) = claim.and_then(|it| Some((it.id, Amount::of(it.value)?)))
        else {
            continue;
        };
        count += 1;
        if largest.is_none_or(|(_, largest)| stated.number() > largest.number()) {
            largest = Some((claim, stated));
        }
    }
    let (claim, stated) = largest?;
    let located = located();
    let spots: Vec<Spot<'_>> = located
        .iter()
        .map(|figure| (figure.shown, figure))
        .collect();
    let mut included = vec![false; spots.len()];
    let line = total_line(dataset, claim, stated, &spots, &mut included);
    Some((line, count - 1))
}

/// What the claims of several places come to, and at how many places.
fn added_up(dataset: &Dataset, figures: &[PlaceFigure]) -> Option<(Sum, usize)> {
    let mut adding = Adding::default();
    let mut places = 0;
    for figure in figures {
        places += 1;
        figure.add_to(dataset, &mut adding);
    }
    Some((adding.sum()?, places))
}

fn total_line(
    dataset: &Dataset,
    total: ClaimId,
    stated: Amount,
    spots: &[Spot<'_>],
    included: &mut [bool],
) -> TotalLine {
    let part = |claim: Option<ClaimId>| {
        let claim = claim.filter(|&claim| is_part_of(dataset, claim, total))?;
        Amount::of(dataset.claims.get(claim).value)
    };
    let mut parts = Parts::default();
    for (&(drawn, whole), included) in spots.iter().zip(included) {
        let own = whole.shown;
        let (drawn_part, own_part) = (part(drawn), part(own));
        // Under another rule, or where a lower claim is no part of the total, a place is drawn
        // with a claim from elsewhere. What the total's own claim locates there is located.
        let elsewise = || {
            let of_day = |claim: &ClaimId| may_be_drawn_on(dataset, *claim, total);
            let claims = whole.claims.iter().copied().filter(of_day);
            claims
                .filter_map(|claim| part(Some(claim)))
                .min_by_key(|it| it.number())
        };
        let located = own_part.or_else(elsewise);
        let Some(amount) = located else { continue };
        parts.located.add(amount);
        if let Some(amount) = drawn_part {
            parts.mapped.add(amount);
            parts.replaced_places += usize::from(drawn != own);
        } else if drawn.is_none() {
            parts.hidden.add(amount);
        } else {
            parts.elsewise.add(amount);
        }
        *included = true;
    }
    let others = dataset.claims.covers(total).map(|covers| {
        let known = u64::try_from(parts.located.places).unwrap_or(u64::MAX);
        (covers.count.saturating_sub(known), covers.unit.clone())
    });
    TotalLine {
        claim: total,
        place: dataset.claims.get(total).place,
        stated,
        mapped: parts.mapped.sum,
        mapped_places: parts.mapped.places,
        hidden: parts.hidden.sum,
        hidden_places: parts.hidden.places,
        replaced_places: parts.replaced_places,
        elsewise: parts.elsewise.sum,
        elsewise_places: parts.elsewise.places,
        rest: parts.located.sum.and_then(|located| stated.less(located)),
        others,
    }
}

/// What was added up, and of how many places.
#[derive(Clone, Copy)]
struct Added {
    sum: Option<Amount>,
    places: usize,
}

impl Default for Added {
    fn default() -> Self {
        Self {
            sum: Some(Amount::ZERO),
            places: 0,
        }
    }
}

impl Added {
    fn add(&mut self, part: Amount) {
        self.sum = self.sum.and_then(|sum| sum.plus(part));
        self.places += 1;
    }
}

/// What becomes of the parts of a total.
#[derive(Default)]
struct Parts {
    located: Added,
    mapped: Added,
    hidden: Added,
    elsewise: Added,
    replaced_places: usize,
}

/// Whether a claim could be drawn on the day of a total.
fn may_be_drawn_on(dataset: &Dataset, claim: ClaimId, total: ClaimId) -> bool {
    let claim = dataset.claims.get(claim);
    claim.date == dataset.claims.get(total).date && may_be_drawn(dataset, &claim)
}

/// Whether `part` is a part of `whole`, directly or through others, or of another total for the
/// same place, metric and day: totals that disagree are totals of the same. A chain that leads
/// back into itself is a mistake of the file, and ends here.
#[must_use]
pub fn is_part_of(dataset: &Dataset, part: ClaimId, whole: ClaimId) -> bool {
    let total = dataset.claims.get(whole);
    let is_whole = |claim: ClaimId| {
        let claim = dataset.claims.get(claim);
        (claim.place, claim.metric, claim.date) == (total.place, total.metric, total.date)
    };
    let mut at = part;
    for _step in 0..=dataset.claims.len().min(64) {
        match dataset.claims.get(at).part_of {
            Some(next) if is_whole(next) => return true,
            Some(next) => at = next,
            None => return false,
        }
    }
    false
}
