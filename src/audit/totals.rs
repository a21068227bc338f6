//! Do the parts fit into their totals?

use super::codes::{
    PART_CYCLE, PARTS_EXCEED_TOTAL, REMAINDER_NOT_LOCATED, SUBSET_EXCEEDS_SUPERSET,
};
use super::context::{Context, finding};
use super::crossed::lies_in;
use super::wording::{Wording, kept_row, shown, subject, words};
use crate::model::{
    About, ClaimId, ClaimRef, Fact, Finding, PlaceId, Qualifier, Status, Words, grouped,
};

/// part-cycle
pub(super) fn cycles(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let claims = &context.dataset.claims;
    // 0: not seen, otherwise the number of the walk that came by.
    let mut seen = vec![0_usize; claims.len()];
    for (walk, start) in claims.ids().enumerate() {
        let walk = walk + 1;
        let mut at = Some(start);
        while let Some(id) = at {
            match seen.get(id.index()).copied() {
                Some(0) => {
                    seen[id.index()] = walk;
                    at = claims.get(id).part_of;
                }
                Some(earlier) if earlier == walk => {
                    findings.push(finding(PART_CYCLE, About::Claim(id), Fact::Cycle));
                    break;
                }
                _ => break,
            }
        }
    }
}

pub(super) fn cycle(claim: ClaimRef<'_>) -> Words {
    words(
        format!(
            "The claim {} is a part of itself, by way of its \"part_of\"",
            shown(claim.name)
        ),
        "Take \"part_of\" out of the claim that is the whole",
    )
}

/// The parts of each total, by total, in the order of the file.
fn by_total(context: &Context<'_>) -> Vec<(ClaimId, ClaimId)> {
    let mut parts: Vec<(ClaimId, ClaimId)> = context
        .dataset
        .claims
        .iter()
        .filter(|claim| claim.status != Status::Rejected)
        .filter_map(|claim| Some((claim.part_of?, claim.id)))
        .filter(|(whole, part)| whole != part)
        .collect();
    parts.sort_unstable();
    parts
}

/// What is certain of a total: no more than so many.
fn at_most(claim: ClaimRef<'_>) -> Option<u64> {
    match claim.value.qualifier() {
        Qualifier::Exact | Qualifier::Almost | Qualifier::AtMost | Qualifier::LessThan => {
            claim.value.amount()
        }
        Qualifier::Between => claim.value.high(),
        _ => None,
    }
}

/// What is certain of a part: no fewer than so many.
fn at_least(claim: ClaimRef<'_>) -> Option<u64> {
    match claim.value.qualifier() {
        Qualifier::Exact | Qualifier::AtLeast | Qualifier::MoreThan | Qualifier::Between => {
            claim.value.amount()
        }
        _ => None,
    }
}

/// The parts of one total that may be added up: same metric, on its days, for each place the
/// largest, no place inside another of them.
fn addends(
    context: &Context<'_>,
    total: ClaimRef<'_>,
    parts: &[(ClaimId, ClaimId)],
) -> Vec<(PlaceId, u64)> {
    let dataset = context.dataset;
    let mut figures: Vec<(PlaceId, u64)> = parts
        .iter()
        .map(|&(_, part)| dataset.claims.get(part))
        .filter(|part| part.metric == total.metric)
        .filter(|part| match (part.date, total.date) {
            (Some(part), Some(total)) => {
                part.first_day_number() >= total.first_day_number()
                    && part.last_day_number() <= total.last_day_number()
            }
            _ => true,
        })
        .filter_map(|part| Some((part.place, at_least(part)?)))
        .collect();
    figures.sort_unstable();
    // The largest of each place is the last of its group.
    figures.reverse();
    figures.dedup_by_key(|(place, _)| *place);
    figures.reverse();
    let places: Vec<PlaceId> = figures.iter().map(|(place, _)| *place).collect();
    figures.retain(|(place, _)| {
        // Up the chain of places, not over all pairs.
        let mut outer = dataset.place(*place).part_of;
        for _ in 0..16 {
            let Some(id) = outer else { return true };
            if places.binary_search(&id).is_ok() {
                return false;
            }
            outer = dataset.place(id).part_of;
        }
        true
    });
    figures
}

/// parts-exceed-total
pub(super) fn parts(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for group in by_total(context).chunk_by(|a, b| a.0 == b.0) {
        let Some(&(whole, _)) = group.first() else {
            continue;
        };
        let total = context.dataset.claims.get(whole);
        let Some(most) = at_most(total) else { continue };
        let addends = addends(context, total, group);
        let sum = addends
            .iter()
            .fold(0_u64, |sum, (_, figure)| sum.saturating_add(*figure));
        if sum > most {
            let named: Vec<String> = addends
                .iter()
                .take(4)
                .map(|(place, figure)| {
                    format!(
                        "{} {}",
                        shown(&context.dataset.place(*place).name),
                        grouped(*figure)
                    )
                })
                .collect();
            let told = words(
                format!(
                    "{}: the parts add up to {}, the total is {} ({}{})",
                    subject(context.dataset, total),
                    grouped(sum),
                    total.value,
                    named.join(", "),
                    if addends.len() > 4 { ", …" } else { "" }
                ),
                "Check the figures, and whether each part really belongs to this total",
            );
            let fact = Fact::Told(Box::new(told));
            findings.push(finding(PARTS_EXCEED_TOTAL, About::Claim(whole), fact));
        }
    }
}

/// remainder-not-located
pub(super) fn remainders(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let parts = by_total(context);
    let dataset = context.dataset;
    for total in dataset.claims.iter() {
        let covers = dataset.claims.covers(total.id);
        let from = parts.partition_point(|(whole, _)| *whole < total.id);
        let group = parts
            .get(from..)
            .and_then(|rest| rest.chunk_by(|a, b| a.0 == b.0).next())
            .filter(|group| group.first().is_some_and(|(whole, _)| *whole == total.id))
            .unwrap_or_default();
        if covers.is_none() && group.is_empty() {
            continue;
        }
        // A site inside the city of the total is no place that could be missing.
        let point = dataset.place(total.place).kind.is_point();
        let (Some(amount), false) = (total.value.amount(), point) else {
            continue;
        };
        let mapped: Vec<(PlaceId, u64)> = addends(context, total, group)
            .into_iter()
            .filter(|(place, _)| {
                dataset.place(*place).mapped().is_some() && lies_in_total(context, *place, total)
            })
            .collect();
        let sum = mapped
            .iter()
            .fold(0_u64, |sum, (_, figure)| sum.saturating_add(*figure));
        if sum >= amount {
            continue;
        }
        let places = kept_row(mapped.len());
        findings.push(finding(
            REMAINDER_NOT_LOCATED,
            About::Claim(total.id),
            Fact::Remainder { sum, places },
        ));
    }
}

pub(super) fn remainder(told: Wording<'_>, total: ClaimRef<'_>, sum: u64, places: u32) -> Words {
    let amount = total.value.amount().unwrap_or(sum);
    let elsewhere = match told.dataset.claims.covers(total.id) {
        Some(covers) if covers.count > u64::from(places) => format!(
            " in {} other {}",
            grouped(covers.count - u64::from(places)),
            shown(&covers.unit)
        ),
        _ => String::new(),
    };
    words(
        format!(
            "{}: {} of {} stand on the map; {}{}{elsewhere} are not located",
            told.subject(total),
            grouped(sum),
            total.value,
            total.value.qualifier().before_number(),
            grouped(amount.saturating_sub(sum)),
        ),
        "Nothing to do, unless a source says where they were",
    )
}

fn lies_in_total(context: &Context<'_>, place: PlaceId, total: ClaimRef<'_>) -> bool {
    place != total.place
        && (context.dataset.place(place).part_of.is_none()
            || lies_in(context.dataset, place, total.place))
}

/// subset-exceeds-superset
pub(super) fn subsets(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let dataset = context.dataset;
    if dataset
        .metrics
        .iter()
        .all(|metric| metric.subset_of.is_none())
    {
        return;
    }
    let mut rows: Vec<ClaimRef<'_>> = dataset
        .claims
        .iter()
        .filter(|claim| {
            claim.date.is_some()
                && claim.part_of.is_none()
                && claim.status != Status::Rejected
                && !dataset.metric(claim.metric).per_event
        })
        .collect();
    rows.sort_by_key(|claim| (claim.place, claim.date, claim.metric, claim.id));
    for group in rows.chunk_by(|a, b| (a.place, a.date) == (b.place, b.date)) {
        for subset in group {
            let Some(whole) = dataset.metric(subset.metric).subset_of else {
                continue;
            };
            let Some(part) = at_least(*subset) else {
                continue;
            };
            let from = group.partition_point(|claim| claim.metric < whole);
            let to = group.partition_point(|claim| claim.metric <= whole);
            let supersets = group.get(from..to).unwrap_or_default();
            // One superset without an upper end could be the right one.
            let ends: Option<Vec<u64>> = supersets.iter().map(|claim| at_most(*claim)).collect();
            let Some(most) = ends.and_then(|ends| ends.into_iter().max()) else {
                continue;
            };
            if part > most {
                findings.push(finding(
                    SUBSET_EXCEEDS_SUPERSET,
                    About::Claim(subset.id),
                    Fact::Subset(most),
                ));
            }
        }
    }
}

pub(super) fn subset(told: Wording<'_>, subset: ClaimRef<'_>, most: u64) -> Words {
    let whole = told.dataset.metric(subset.metric).subset_of;
    words(
        format!(
            "{}: {} is more than the {} {} of the same day, which include them",
            told.subject(subset),
            subset.value,
            grouped(most),
            whole.map_or_else(String::new, |whole| {
                told.dataset.metric(whole).in_sentence()
            }),
        ),
        "Check both figures, and whether the one metric really includes the other",
    )
}
