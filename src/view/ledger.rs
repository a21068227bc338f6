//! The honest sum: what is mapped of what is stated, and what is not on the map.

use super::sum::Adding;
use super::{Amount, DayFilter, PlaceFigure, Sum, days_of, figure_at};
use crate::model::{ClaimId, Dataset, MetricId, PlaceId};
use std::fmt;

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
    /// Several days are shown, whose figures are not added.
    pub several_days: bool,
    /// What the located claims come to, and at how many places, where each claim counts
    /// something of its own.
    pub added_up: Option<(Sum, usize)>,
    /// The same for the claims that are not on the map.
    pub added_off_map: Option<(Sum, usize)>,
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
    /// What is left; `None` where it is unknown, or where the parts exceed the total.
    pub rest: Option<Amount>,
    /// How many others the total covers, and of what: (86, "cities").
    pub others: Option<(u64, String)>,
}

/// The ledger of a metric on the given days.
#[must_use]
pub fn ledger(dataset: &Dataset, metric: MetricId, days: DayFilter) -> Ledger {
    let figures: Vec<PlaceFigure> = dataset
        .place_ids()
        .filter_map(|place| figure_at(dataset, place, metric, days))
        .collect();
    let (located, off_map): (Vec<_>, Vec<_>) = figures
        .into_iter()
        .partition(|figure| dataset.place(figure.place).mapped().is_some());
    of_figures(dataset, metric, days, &located, &off_map)
}

/// The ledger of figures that are known already.
pub(super) fn of_figures(
    dataset: &Dataset,
    metric: MetricId,
    days: DayFilter,
    located: &[PlaceFigure],
    off_map: &[PlaceFigure],
) -> Ledger {
    if dataset.metric(metric).per_event {
        return Ledger {
            added_up: added_up(dataset, located),
            added_off_map: added_up(dataset, off_map),
            ..Ledger::default()
        };
    }
    let list = days_of(dataset, metric);
    let kinds_of_day = list.dated.len() + usize::from(list.undated > 0);
    if days == DayFilter::All && kinds_of_day > 1 {
        return Ledger {
            several_days: true,
            ..Ledger::default()
        };
    }
    let mut ledger = Ledger::default();
    let mut included = vec![false; located.len()];
    for figure in off_map {
        let Some(shown) = figure.shown else { continue };
        let claim = dataset.claims.get(shown);
        // A part of another stated total is counted there.
        if claim
            .part_of
            .is_some_and(|whole| dataset.claims.get(whole).metric == metric)
        {
            continue;
        }
        match Amount::of(claim.value) {
            Some(stated) => {
                let line = total_line(dataset, shown, stated, located, &mut included);
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
    for (figure, included) in located.iter().zip(included) {
        let Some(shown) = figure.shown else { continue };
        match dataset.claims.get(shown).value.amount() {
            Some(_) => ledger.outside += usize::from(!included),
            None => ledger.in_words += 1,
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
    located: &[PlaceFigure],
    included: &mut [bool],
) -> TotalLine {
    let mut mapped = Some(Amount::ZERO);
    let mut mapped_places = 0;
    for (figure, included) in located.iter().zip(included) {
        let Some(shown) = figure.shown else { continue };
        let Some(amount) = Amount::of(dataset.claims.get(shown).value) else {
            continue;
        };
        if is_part_of(dataset, shown, total) {
            mapped = mapped.and_then(|sum| sum.plus(amount));
            mapped_places += 1;
            *included = true;
        }
    }
    let others = dataset.claims.covers(total).map(|covers| {
        let mapped_places = u64::try_from(mapped_places).unwrap_or(u64::MAX);
        (
            covers.count.saturating_sub(mapped_places),
            covers.unit.clone(),
        )
    });
    TotalLine {
        claim: total,
        place: dataset.claims.get(total).place,
        stated,
        mapped,
        mapped_places,
        rest: mapped.and_then(|mapped| stated.less(mapped)),
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

impl TotalLine {
    /// "mapped 2,976 of at least 5,300"
    #[must_use]
    pub fn mapped_words(&self) -> String {
        match self.mapped {
            Some(mapped) => format!("mapped {mapped} of {}", self.stated),
            None => {
                format!(
                    "{} places mapped of a stated {}",
                    self.mapped_places, self.stated
                )
            }
        }
    }

    /// "at least 2,324 in 86 other cities not located", or why that cannot be said; `None` where
    /// nothing is left.
    #[must_use]
    pub fn rest_words(&self) -> Option<String> {
        let Some(rest) = self.rest else {
            let exceeded = self
                .mapped
                .is_some_and(|sum| sum.number() > self.stated.number());
            return Some(if exceeded {
                "the mapped figures are higher than the total".to_owned()
            } else {
                "how much is not located cannot be said".to_owned()
            });
        };
        let where_to = match &self.others {
            Some((0, _)) | None => String::new(),
            Some((count, unit)) if self.mapped_places > 0 => format!(" in {count} other {unit}"),
            Some((count, unit)) => format!(" in {count} {unit}"),
        };
        let nothing_left = rest.number() == 0 && rest.qualifier() == crate::model::Qualifier::Exact;
        (!nothing_left).then(|| format!("{rest}{where_to} not located"))
    }
}

impl Ledger {
    /// The clauses of the ledger's sentence, without a capital or a full stop.
    #[must_use]
    pub fn clauses(&self) -> Vec<String> {
        if self.several_days {
            return vec![
                "several days: their figures are not added; choose one for the sum".into(),
            ];
        }
        let mut clauses = Vec::new();
        if self.added_up.is_some() || self.added_off_map.is_some() {
            clauses.extend(self.added_up.map(|sum| added_words(sum, "on the map")));
            clauses.extend(
                self.added_off_map
                    .map(|sum| added_words(sum, "not located")),
            );
            return clauses;
        }
        for line in &self.totals {
            clauses.push(line.mapped_words());
            clauses.extend(line.rest_words());
        }
        if self.totals.is_empty() {
            clauses.push("no total is stated".to_owned());
        }
        if self.outside > 0 {
            let beside = if self.totals.is_empty() {
                ""
            } else {
                " outside that total"
            };
            clauses.push(format!(
                "{} with a number on the map{beside}",
                counted(self.outside, "place", "places")
            ));
        }
        if self.in_words > 0 {
            clauses.push(format!(
                "{} with words only",
                counted(self.in_words, "place", "places")
            ));
        }
        for (words, place) in &self.words_off_map {
            clauses.push(format!("{words} for {place}, not located"));
        }
        clauses
    }
}

/// The whole sentence: "mapped 2,976 of at least 5,300; at least 2,324 in 86 other cities not
/// located".
impl fmt::Display for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.clauses().join("; "))
    }
}

/// "1,336 at 873 places on the map, 3 more in words"
fn added_words((sum, places): (Sum, usize), where_to: &str) -> String {
    let words = match sum.in_words {
        0 => String::new(),
        count => format!(", {} in words only", counted(count, "more", "more")),
    };
    let places = counted(places, "place", "places");
    format!("{} at {places} {where_to}{words}", sum.value)
}

/// "1 place", "2 places".
fn counted(count: usize, one: &str, many: &str) -> String {
    let number = crate::model::grouped(count as u64);
    format!("{number} {}", if count == 1 { one } else { many })
}
