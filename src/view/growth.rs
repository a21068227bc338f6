//! A count that grew during a day: what one claimant said at which time.

use super::figure::may_be_drawn;
use crate::model::{AsOf, CivilDate, ClaimId, Dataset};
use std::collections::HashMap;

/// What one claimant said about one place and day, time after time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    /// Who; empty where nobody is named.
    pub claimants: Vec<String>,
    /// The day that it is about.
    pub day: Option<CivilDate>,
    /// What stood at a time, the earliest first. Of the same time in the order of the file.
    pub stands: Vec<Stand>,
    /// Claims whose "as of" names no time that could be placed on an axis, with its words.
    pub without_time: Vec<(ClaimId, String)>,
}

/// A figure at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// The claim that states it.
    pub claim: ClaimId,
    /// When.
    pub time: AsOf,
    /// The time as the file has it, the day left out where it is the day that the claim is about:
    /// "14:00", "14:00+03:00".
    pub clock: String,
}

/// The counts that several of these claims follow through a day: two or more of one claimant for
/// the same day that say as of when. The claims are of one place and metric. Rejected ones and
/// parts of other claims of the place do not count.
#[must_use]
pub fn growths(dataset: &Dataset, claims: &[ClaimId]) -> Vec<Growth> {
    let mut found: Vec<Growth> = Vec::new();
    let mut known: HashMap<(Option<CivilDate>, Vec<&str>), usize> = HashMap::new();
    for claim in claims.iter().map(|&id| dataset.claims.get(id)) {
        let Some((words, time)) = claim.as_of.zip(claim.as_of_time()) else {
            continue;
        };
        if !may_be_drawn(dataset, &claim) {
            continue;
        }
        let claimants: Vec<&str> = dataset.claims.claimants(claim.id).collect();
        let at = *known
            .entry((claim.date, claimants))
            .or_insert_with_key(|(day, claimants)| {
                found.push(Growth {
                    claimants: claimants.iter().copied().map(str::to_owned).collect(),
                    day: *day,
                    stands: Vec::new(),
                    without_time: Vec::new(),
                });
                found.len() - 1
            });
        let growth = &mut found[at];
        if time.is_time() {
            growth.stands.push(Stand {
                claim: claim.id,
                time,
                clock: clock(words, claim.date),
            });
        } else {
            growth.without_time.push((claim.id, words.to_owned()));
        }
    }
    found.retain(|growth| growth.stands.len() + growth.without_time.len() > 1);
    for growth in &mut found {
        growth.stands.sort_by_key(|stand| stand.time);
    }
    found.sort_by_key(|growth| growth.day);
    found
}

/// The time of day of an "as of"; all of it where it is another day's.
fn clock(words: &str, day: Option<CivilDate>) -> String {
    let words = words.trim();
    let same_day = |&(date, _): &(&str, &str)| {
        day.is_some_and(|day| CivilDate::parse(date).is_ok_and(|it| it == day))
    };
    let rest = words.split_once(['T', ' ']).filter(same_day);
    rest.map_or(words, |(_, clock)| clock).to_owned()
}
