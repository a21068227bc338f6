//! What selected rows come to, under the rules of the ledger: like with like, never a part beside
//! its whole, never two claims for one place, never figures of several days.

use super::{RowSet, TableModel, TableRows, TableSource};
use crate::model::{ClaimId, ClaimRef, Dataset, PlaceId, Status, Value, grouped};
use crate::view::Amount;
use crate::view::figure::may_be_drawn;
use crate::view::sum::Adding;
use std::collections::HashSet;
use std::fmt;

/// How many steps up a chain of parts or of places are followed: one that leads back into itself
/// is a mistake of the file.
const STEPS: usize = 64;

/// What selected rows come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// How many of the rows that are shown are selected.
    pub selected: usize,
    /// What they come to, or why that cannot be said.
    pub sum: Result<Total, NoSum>,
}

/// A sum that may be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// With its qualifier: "at least 2,976".
    pub figure: String,
    /// How many figures it adds.
    pub added: usize,
    /// How many state words and no number.
    pub in_words: usize,
    /// How many are left out, since they are part of another that is selected.
    pub parts: usize,
    /// How many are left out, since they were rejected.
    pub rejected: usize,
}

/// Why figures are not added.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoSum {
    /// They count different things.
    #[error("figures of different measures are not added")]
    SeveralMetrics,
    /// They are about different days.
    #[error("figures of several days are not added")]
    SeveralDays,
    /// Two of them are about the same place.
    #[error("several claims for {0} are not added")]
    SamePlace(String),
    /// One place lies in another.
    #[error("{0} lies in {1}, whose figure may include it: not added")]
    PlaceInPlace(String, String),
    /// "At least" and "at most" have no sum that means anything.
    #[error("their qualifiers have no sum")]
    Qualifiers,
    /// There is no number among them.
    #[error("no number among them to add")]
    NoNumber,
}

/// What the selected rows that are shown come to; `None` where none is.
#[must_use]
pub fn together(source: TableSource<'_>, model: &TableModel, chosen: &RowSet) -> Option<Together> {
    let shown = || chosen.iter().filter(|&item| model.row_of(item).is_some());
    let selected = shown().count();
    if selected == 0 {
        return None;
    }
    let claims: Vec<ClaimRef<'_>> = match model.rows {
        TableRows::Claims => shown()
            .map(|item| source.dataset.claims.get(ClaimId::new(item as usize)))
            .collect(),
        TableRows::Places => shown()
            .filter_map(|item| source.view.figure(PlaceId::new(item as usize)))
            .flat_map(|figure| figure.counted(source.dataset))
            .collect(),
    };
    let sum = added(source.dataset, &claims);
    Some(Together { selected, sum })
}

fn added(dataset: &Dataset, claims: &[ClaimRef<'_>]) -> Result<Total, NoSum> {
    let metric = claims.first().ok_or(NoSum::NoNumber)?.metric;
    if claims.iter().any(|claim| claim.metric != metric) {
        return Err(NoSum::SeveralMetrics);
    }
    let chosen: HashSet<ClaimId> = claims.iter().map(|claim| claim.id).collect();
    let per_event = dataset.metric(metric).per_event;
    let (mut parts, mut rejected) = (0, 0);
    let mut counted: Vec<&ClaimRef<'_>> = Vec::new();
    for claim in claims {
        if claim.status == Status::Rejected {
            rejected += 1;
        } else if is_inside(dataset, claim, &chosen) || (per_event && !may_be_drawn(dataset, claim))
        {
            parts += 1;
        } else {
            counted.push(claim);
        }
    }
    let total = |(figure, added, in_words)| Total {
        figure,
        added,
        in_words,
        parts,
        rejected,
    };
    let values = counted.iter().map(|claim| claim.value);
    if per_event {
        return sum_of_events(values).map(total);
    }
    may_be_added(dataset, &counted)?;
    sum(values).map(total)
}

fn sum_of_events<'a>(
    values: impl Iterator<Item = Value<'a>>,
) -> Result<(String, usize, usize), NoSum> {
    let mut adding = Adding::default();
    for value in values {
        adding.add(value);
    }
    let sum = adding.sum().ok_or(NoSum::NoNumber)?;
    Ok((sum.value.to_string(), sum.added, sum.in_words))
}

fn sum<'a>(values: impl Iterator<Item = Value<'a>>) -> Result<(String, usize, usize), NoSum> {
    let (mut added, mut in_words) = (0, 0);
    let mut sum = Amount::ZERO;
    for value in values {
        match Amount::of(value) {
            Some(amount) => {
                sum = sum.plus(amount).ok_or(NoSum::Qualifiers)?;
                added += 1;
            }
            None => in_words += 1,
        }
    }
    if added == 0 {
        return Err(NoSum::NoNumber);
    }
    Ok((sum.to_string(), added, in_words))
}

/// Whether these are figures of one day, each for a place of its own that lies in none of the
/// others.
fn may_be_added(dataset: &Dataset, counted: &[&ClaimRef<'_>]) -> Result<(), NoSum> {
    let mut places = HashSet::new();
    let name = |place: PlaceId| dataset.place(place).name.to_string();
    for claim in counted {
        if Some(claim.date) != counted.first().map(|first| first.date) {
            return Err(NoSum::SeveralDays);
        }
        if !places.insert(claim.place) {
            return Err(NoSum::SamePlace(name(claim.place)));
        }
    }
    for place in counted.iter().map(|claim| claim.place) {
        let mut at = place;
        for _step in 0..STEPS {
            let Some(whole) = dataset.place(at).part_of else {
                break;
            };
            if whole != place && places.contains(&whole) {
                return Err(NoSum::PlaceInPlace(name(place), name(whole)));
            }
            at = whole;
        }
    }
    Ok(())
}

/// Whether a claim is a part of one of the chosen, directly or through others.
fn is_inside(dataset: &Dataset, claim: &ClaimRef<'_>, chosen: &HashSet<ClaimId>) -> bool {
    let mut at = claim.part_of;
    for _step in 0..STEPS {
        match at {
            Some(whole) if whole != claim.id && chosen.contains(&whole) => return true,
            Some(whole) => at = dataset.claims.get(whole).part_of,
            None => return false,
        }
    }
    false
}

/// "3 selected: together at least 2,976, 1 more in words only; 1 not added: part of another"
impl fmt::Display for Together {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} selected: ", grouped(self.selected as u64))?;
        let total = match &self.sum {
            Ok(total) => total,
            Err(why) => return why.fmt(f),
        };
        if self.selected > 1 {
            f.write_str("together ")?;
        }
        f.write_str(&total.figure)?;
        if total.in_words > 0 {
            write!(f, ", {} more in words only", grouped(total.in_words as u64))?;
        }
        for (count, why) in [
            (total.parts, "part of another that is"),
            (total.rejected, "rejected"),
        ] {
            if count > 0 {
                write!(f, "; {} not added: {why}", grouped(count as u64))?;
            }
        }
        Ok(())
    }
}
