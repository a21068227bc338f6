//! The honest sum: what is mapped of what is stated, and what is not on the map.

use super::figures::figures_of_query;
use super::sum::Adding;
use super::{Amount, DayFilter, Index, Indexed, PlaceFigure, Query, Sum};
use crate::model::{ClaimId, Dataset, PlaceId, Report};
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
    let kinds_of_day = list.dated.len() + usize::from(list.undated > 0);
    if query.days == DayFilter::All && kinds_of_day > 1 {
        return Ledger {
            several_days: true,
            ..Ledger::default()
        };
    }
    if !query.is_filtered() {
        let spots = located.iter().map(|figure| (figure.shown, figure.shown));
        return of_spots(dataset, &spots.collect::<Vec<_>>(), off_map);
    }
    // What the filter hides is located all the same.
    let (whole, whole_off_map) = figures(of, &query.unfiltered());
    let drawn: HashMap<PlaceId, Option<ClaimId>> = located
        .iter()
        .map(|figure| (figure.place, figure.shown))
        .collect();
    let spots: Vec<Spot> = whole
        .iter()
        .map(|figure| {
            let drawn = drawn.get(&figure.place).copied().flatten();
            (drawn, figure.shown)
        })
        .collect();
    let mut ledger = of_spots(dataset, &spots, off_map);
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
    let hidden = if query.is_filtered() {
        let (all, all_off_map) = figures(of, &query.unfiltered());
        claims(&all) + claims(&all_off_map) - claims(located) - claims(off_map)
    } else {
        0
    };
    Ledger {
        per_event: true,
        added_up: added_up(of.dataset, located),
        added_off_map: added_up(of.dataset, off_map),
        hidden_claims: hidden,
        ..Ledger::default()
    }
}

/// A place on the map: the claim that is drawn there, and the one that is without a filter.
type Spot = (Option<ClaimId>, Option<ClaimId>);

fn of_spots(dataset: &Dataset, spots: &[Spot], off_map: &[PlaceFigure]) -> Ledger {
    let mut ledger = Ledger::default();
    let mut included = vec![false; spots.len()];
    for figure in off_map {
        let Some(shown) = figure.shown else { continue };
        let claim = dataset.claims.get(shown);
        // A part of another stated total is counted there.
        if claim
            .part_of
            .is_some_and(|whole| dataset.claims.get(whole).metric == claim.metric)
        {
            continue;
        }
        match Amount::of(claim.value) {
            // A city without coordinates is no total of anything.
            Some(_) if dataset.place(figure.place).kind.is_point() => ledger.not_located += 1,
            Some(stated) => {
                let line = total_line(dataset, shown, stated, spots, &mut included);
                ledger.totals.push(line);
            }
            None => ledger.words_off_map.push((
                claim.value.to_string(),
                dataset.place(figure.place).name.clone(),
            )),
        }
    }
    ledger
        .totals
        .sort_by_key(|line| std::cmp::Reverse(line.stated.number()));
    for (&(drawn, own), included) in spots.iter().zip(included) {
        match drawn.map(|shown| dataset.claims.amount(shown)) {
            Some(Some(_)) => ledger.outside += usize::from(!included),
            Some(None) => ledger.in_words += 1,
            None => ledger.hidden_outside += usize::from(own.is_some() && !included),
        }
    }
    ledger
}

/// What the claims of several places come to, and at how many places.
fn added_up(dataset: &Dataset, figures: &[PlaceFigure]) -> Option<(Sum, usize)> {
    let mut adding = Adding::default();
    let mut places = 0;
    for figure in figures {
        places += 1;
        for claim in figure.counted(dataset) {
            adding.add(claim.value);
        }
    }
    Some((adding.sum()?, places))
}

fn total_line(
    dataset: &Dataset,
    total: ClaimId,
    stated: Amount,
    spots: &[Spot],
    included: &mut [bool],
) -> TotalLine {
    let part = |claim: Option<ClaimId>| {
        let claim = claim.filter(|&claim| is_part_of(dataset, claim, total))?;
        Amount::of(dataset.claims.get(claim).value)
    };
    let plus = |sum: Option<Amount>, part: Amount| sum.and_then(|sum| sum.plus(part));
    let (mut mapped, mut hidden, mut located) =
        (Some(Amount::ZERO), Some(Amount::ZERO), Some(Amount::ZERO));
    let (mut mapped_places, mut hidden_places, mut replaced_places) = (0, 0, 0);
    for (&(drawn, own), included) in spots.iter().zip(included) {
        let (drawn_part, own_part) = (part(drawn), part(own));
        if let Some(amount) = own_part {
            located = plus(located, amount);
        }
        if let Some(amount) = drawn_part {
            mapped = plus(mapped, amount);
            mapped_places += 1;
            replaced_places += usize::from(drawn != own);
        } else if let (Some(amount), None) = (own_part, drawn) {
            hidden = plus(hidden, amount);
            hidden_places += 1;
        }
        *included |= drawn_part.or(own_part).is_some();
    }
    let others = dataset.claims.covers(total).map(|covers| {
        let known = u64::try_from(mapped_places + hidden_places).unwrap_or(u64::MAX);
        (covers.count.saturating_sub(known), covers.unit.clone())
    });
    TotalLine {
        claim: total,
        place: dataset.claims.get(total).place,
        stated,
        mapped,
        mapped_places,
        hidden,
        hidden_places,
        replaced_places,
        rest: located.and_then(|located| stated.less(located)),
        others,
    }
}

/// Whether `part` is a part of `whole`, directly or through others. A chain that leads back into
/// itself is a mistake of the file, and ends here.
fn is_part_of(dataset: &Dataset, part: ClaimId, whole: ClaimId) -> bool {
    let mut at = part;
    for _step in 0..=dataset.claims.len().min(64) {
        match dataset.claims.get(at).part_of {
            Some(next) if next == whole => return true,
            Some(next) => at = next,
            None => return false,
        }
    }
    false
}
