//! Who stands too near whom at a zoom, and who of them takes the others.

use super::spots::{Spot, Spots};

const NONE: u32 = u32::MAX;
/// In `owner`: nothing is near it.
pub(super) const ALONE: u32 = NONE;
/// In `owner`: something is near it, and it is not decided yet which of them takes the others.
const OPEN: u32 = NONE - 1;

pub(super) fn set(list: &mut [u32], at: u32, to: u32) {
    if let Some(slot) = list.get_mut(at as usize) {
        *slot = to;
    }
}

/// Which spots are near a spot.
struct Near<'a> {
    spots: &'a Spots,
    reach: u32,
    /// Where they were found already: for each spot the start of its run, and all runs.
    known: Option<(&'a [u32], &'a [u32])>,
}

impl<'a> Near<'a> {
    fn new(spots: &'a Spots, reach: u32, known: Option<(&'a [u32], &'a [u32])>) -> Self {
        Self {
            spots,
            reach,
            known,
        }
    }

    fn each(&self, at: u32, mut found: impl FnMut(u32)) {
        if let Some((starts, beside)) = self.known {
            let bound = |at: u32| starts.get(at as usize).map_or(0, |it| *it as usize);
            let run = beside.get(bound(at)..bound(at + 1)).unwrap_or_default();
            run.iter().copied().for_each(found);
            return;
        }
        let all = self.spots.all();
        let Some(&spot) = all.get(at as usize) else {
            return;
        };
        let square = u64::from(self.reach) * u64::from(self.reach);
        let west = spot.x.saturating_sub(self.reach);
        let east = spot.x.saturating_add(self.reach);
        let row = self.spots.row_of(spot);
        for row in row.saturating_sub(1)..=row + 1 {
            let range = self.spots.strip(row);
            let strip = all.get(range.clone()).unwrap_or_default();
            let first = strip.partition_point(|it| it.x < west);
            let run = strip.get(first..).unwrap_or_default().iter();
            let from = u32::try_from(range.start + first).unwrap_or(NONE);
            for (other, it) in (from..).zip(run.take_while(|it| it.x <= east)) {
                if other != at && spot.square_to(*it) < square {
                    found(other);
                }
            }
        }
    }
}

/// Decides whether a spot takes those near it, or is taken: as if the most important of all had
/// been asked first, then the next. Only what is near and more important can make a difference,
/// so that is decided first, wherever the question comes from.
fn decide(at: u32, near: &Near<'_>, owner: &mut [u32], open: &mut Vec<u32>, ranks: &[u32]) {
    let rank = |at: u32| ranks.get(at as usize).copied().unwrap_or(NONE);
    let is_better = |one: u32, other: u32| rank(one) < rank(other);
    let is_open = |owner: &[u32], at: u32| owner.get(at as usize) == Some(&OPEN);
    open.clear();
    open.push(at);
    while let Some(&asked) = open.last() {
        if !is_open(owner, asked) {
            open.pop();
            continue;
        }
        let mut best = asked;
        near.each(asked, |other| {
            if is_open(owner, other) && is_better(other, best) {
                best = other;
            }
        });
        if best != asked {
            open.push(best);
            continue;
        }
        // Nothing more important near it is left: it takes all that no more important one took.
        set(owner, asked, asked);
        near.each(asked, |other| {
            let of = owner.get(other as usize).copied().unwrap_or(ALONE);
            let is_free = of == OPEN || (of != other && of != ALONE && is_better(asked, of));
            if is_free {
                set(owner, other, asked);
            }
        });
        open.pop();
    }
}

/// Room for the work on one level, used again for the next.
#[derive(Default)]
pub(super) struct Work {
    /// The spots that have another near them, from strip to strip.
    pub crowded: Vec<u32>,
    /// For each spot the one that takes it: itself, or another.
    pub owner: Vec<u32>,
    /// The group that stands at each spot that took others.
    pub group: Vec<u32>,
    /// Spots that wait for a more important one.
    pub open: Vec<u32>,
    /// How important what stands at each spot is: 0 goes before all.
    pub ranks: Vec<u32>,
    /// Spots that are near each other.
    pairs: Vec<(u32, u32)>,
    /// For each spot where its run begins in `beside`.
    starts: Vec<u32>,
    /// The other spots near each, run by run.
    beside: Vec<u32>,
}

impl Work {
    /// Finds every spot that has another within `reach`. Where many may be near, one neighbour of
    /// each is enough (`one_each`); else every pair is looked at once.
    pub fn find_crowded(&mut self, spots: &Spots, reach: u32, one_each: bool) {
        let all = spots.all();
        let square = u64::from(reach) * u64::from(reach);
        self.owner.clear();
        self.owner.resize(all.len(), ALONE);
        self.crowded.clear();
        self.pairs.clear();
        let pairs = &mut self.pairs;
        let near = &mut self.owner;
        let index = |at: usize| u32::try_from(at).unwrap_or(NONE);
        for row in 0..spots.strips() {
            let (own, below) = (spots.strip(row), spots.strip(row + 1));
            let above = row.checked_sub(1).map_or(0..0, |row| spots.strip(row));
            let (mut first_below, mut first_above) = (below.start, above.start);
            for at in own.clone() {
                let Some(&spot) = all.get(at) else { break };
                let east = spot.x.saturating_add(reach);
                let west = spot.x.saturating_sub(reach);
                let is_west = |at: usize| all.get(at).is_some_and(|it| it.x < west);
                while first_below < below.end && is_west(first_below) {
                    first_below += 1;
                }
                let is_near = |other: &Spot| spot.square_to(*other) < square;
                let run = |range: std::ops::Range<usize>| all.get(range).unwrap_or_default().iter();
                if one_each {
                    while first_above < above.end && is_west(first_above) {
                        first_above += 1;
                    }
                    let here = |it: &&Spot| it.x <= east;
                    let found = run(at + 1..own.end).take_while(here).any(is_near)
                        || run(first_below..below.end).take_while(here).any(is_near)
                        || run(first_above..above.end).take_while(here).any(is_near)
                        || run(own.start..at)
                            .rev()
                            .take_while(|it| it.x >= west)
                            .any(is_near);
                    if found {
                        set(near, index(at), OPEN);
                    }
                    continue;
                }
                for range in [at + 1..own.end, first_below..below.end] {
                    for (other_at, other) in (range.start..).zip(run(range)) {
                        if other.x > east {
                            break;
                        }
                        if is_near(other) {
                            set(near, index(at), OPEN);
                            set(near, index(other_at), OPEN);
                            pairs.push((index(at), index(other_at)));
                        }
                    }
                }
            }
        }
        let crowded = (0_u32..).zip(near.iter()).filter(|(_, it)| **it == OPEN);
        self.crowded.extend(crowded.map(|(at, _)| at));
    }
    /// The pairs that were found as runs of neighbours, for [`Near`].
    pub fn gather_neighbours(&mut self) {
        self.starts.clear();
        self.starts.resize(self.owner.len() + 2, 0);
        let count = |starts: &mut [u32], at: u32| {
            if let Some(count) = starts.get_mut(at as usize + 2) {
                *count += 1;
            }
        };
        for &(one, other) in &self.pairs {
            count(&mut self.starts, one);
            count(&mut self.starts, other);
        }
        let mut sum = 0;
        for start in &mut self.starts {
            sum += *start;
            *start = sum;
        }
        self.beside.clear();
        self.beside.resize(self.pairs.len() * 2, 0);
        // The place behind each run's start moves to its end, which is where the next begins.
        let put = |starts: &mut [u32], beside: &mut [u32], at: u32, other: u32| {
            if let Some(next) = starts.get_mut(at as usize + 1) {
                set(beside, *next, other);
                *next += 1;
            }
        };
        for &(one, other) in &self.pairs {
            put(&mut self.starts, &mut self.beside, one, other);
            put(&mut self.starts, &mut self.beside, other, one);
        }
    }

    /// Decides who takes whom.
    pub fn decide_all(&mut self, spots: &Spots, reach: u32, has_pairs: bool) {
        let known = has_pairs.then_some((self.starts.as_slice(), self.beside.as_slice()));
        let near = Near::new(spots, reach, known);
        for &at in &self.crowded {
            decide(at, &near, &mut self.owner, &mut self.open, &self.ranks);
        }
    }
}
