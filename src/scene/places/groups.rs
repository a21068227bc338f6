//! Which places stand together at each zoom, so that no mark hides another.
//!
//! From the closest zoom outwards, the most important place takes all within [`RADIUS`] into its
//! group, then the next that is left, and so on. So marks of a level stand at least that far
//! apart, and every group stands where its most important place is. (The greedy clustering of
//! Mapbox's supercluster, which takes the first instead of the most important, and the middle
//! instead of a place.) In place of a tree for each zoom there are strips from west to east: one
//! sort, then merges of neighbouring strips.

use super::spots::{LEVELS, STRIP, Spot, Spots, units_per_point};
use super::tally::Tally;
use crate::model::Verdict;
use std::collections::HashMap;

/// Places that are closer on the screen than this stand together, in points at a whole zoom.
pub const RADIUS: u32 = 48;

const _: () = assert!(
    RADIUS <= STRIP,
    "neighbours lie in the same strip or the next"
);

const NONE: u32 = u32::MAX;
/// In the place of a sum that has more to tell; no sum is as large.
const UNUSUAL: u64 = u64::MAX;

/// Several places that stand together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    /// What they come to.
    pub tally: Tally,
    /// The most important of them, by its rank: the group stands there.
    pub anchor: u32,
    /// The closest zoom at which they stand together.
    pub level: u32,
}

/// A group in a few bytes.
#[derive(Debug, Clone, Copy)]
struct Stored {
    /// What its figures come to, where all are stated as they are and added; else what is not
    /// told here stands in `unusual`.
    sum: u64,
    places: u32,
    anchor: u32,
    /// The first of its parts; the others follow through `next`.
    first: u32,
    level: u8,
    worst: Verdict,
}

/// The groups of all zooms. A node below the number of places is a place by its rank, the others
/// are groups.
#[derive(Debug, Default)]
pub struct Groups {
    places: u32,
    all: Vec<Stored>,
    /// Groups with more to tell than a sum of figures as stated.
    unusual: HashMap<u32, Tally>,
    /// The group that each node is a part of.
    above: Vec<u32>,
    /// The next part of the same group.
    next: Vec<u32>,
    /// What stands at each zoom, from 0 to [`LEVELS`].
    levels: Vec<Spots>,
}

impl Groups {
    /// Groups places. A spot's node is the rank of its place: 0 is the most important.
    #[must_use]
    pub fn new(leaves: &Spots, tallies: &[Tally]) -> Self {
        let places = u32::try_from(tallies.len()).unwrap_or(NONE);
        let mut groups = Self {
            places,
            all: Vec::new(),
            unusual: HashMap::new(),
            above: vec![NONE; tallies.len()],
            next: vec![NONE; tallies.len()],
            levels: Vec::new(),
        };
        let mut work = Work::default();
        let mut level = LEVELS;
        let mut finer = groups.one_level(leaves, level, tallies, &mut work);
        while level > 0 {
            level -= 1;
            let coarser = groups.one_level(&finer.coarser(), level, tallies, &mut work);
            groups.levels.push(std::mem::replace(&mut finer, coarser));
        }
        groups.levels.push(finer);
        groups.levels.reverse();
        groups.all.shrink_to_fit();
        groups.above.shrink_to_fit();
        groups.next.shrink_to_fit();
        groups
    }

    /// What stands at a zoom.
    #[must_use]
    pub fn level(&self, level: u32) -> Option<&Spots> {
        self.levels.get(level as usize)
    }

    /// A node that is a group.
    #[must_use]
    pub fn group(&self, node: u32) -> Option<Group> {
        let index = node.checked_sub(self.places)?;
        let stored = self.stored(node)?;
        let unusual = || self.unusual.get(&index).copied();
        let tally = Tally::plain(stored.sum, stored.places, stored.worst);
        let tally = if stored.sum == UNUSUAL {
            unusual()
        } else {
            None
        }
        .unwrap_or(tally);
        Some(Group {
            tally,
            anchor: stored.anchor,
            level: u32::from(stored.level),
        })
    }

    fn stored(&self, node: u32) -> Option<&Stored> {
        self.all.get(node.checked_sub(self.places)? as usize)
    }

    /// Keeps what a group comes to, in a few bytes if that is all.
    fn keep(&mut self, node: u32, tally: Tally) {
        let index = node - self.places;
        let Some(stored) = self.all.get_mut(index as usize) else {
            return;
        };
        stored.places = tally.places;
        stored.worst = tally.worst;
        if let Some(sum) = tally.plain_sum() {
            stored.sum = sum;
        } else {
            stored.sum = UNUSUAL;
            self.unusual.insert(index, tally);
        }
    }

    /// How much memory it takes, in megabytes.
    #[must_use]
    pub fn megabytes(&self) -> f64 {
        super::megabytes::<Stored>(self.all.capacity())
            + super::megabytes::<(u32, Tally, u8)>(self.unusual.capacity())
            + super::megabytes::<u32>(self.above.capacity() + self.next.capacity())
            + self.levels.iter().map(Spots::megabytes).sum::<f64>()
    }

    /// What stands for a place at a zoom: the place itself, or the group that it is in.
    #[must_use]
    pub fn standing(&self, rank: u32, level: u32) -> u32 {
        let mut node = rank;
        while let Some(&above) = self.above.get(node as usize) {
            match self.stored(above) {
                Some(group) if u32::from(group.level) >= level => node = above,
                _ => break,
            }
        }
        node
    }

    /// The places of a node by their ranks, the most important first.
    #[must_use]
    pub fn members(&self, node: u32) -> Vec<u32> {
        let mut members = Vec::new();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            let Some(group) = self.stored(node) else {
                members.push(node);
                continue;
            };
            let mut part = group.first;
            while part != NONE {
                open.push(part);
                part = self.next.get(part as usize).copied().unwrap_or(NONE);
            }
        }
        members.sort_unstable();
        members
    }

    /// The most important place of a node, by its rank.
    #[must_use]
    pub fn anchor(&self, node: u32) -> u32 {
        self.stored(node).map_or(node, |group| group.anchor)
    }

    fn one_level(
        &mut self,
        spots: &Spots,
        level: u32,
        tallies: &[Tally],
        work: &mut Work,
    ) -> Spots {
        let reach = RADIUS * units_per_point(level);
        // Below the closest level no more than a few can be so near: all pairs are looked at.
        work.find_crowded(spots, reach, level == LEVELS);
        if work.crowded.is_empty() {
            return spots.clone();
        }
        let is_better = |groups: &Self, one: u32, other: u32| {
            let (one, other) = (
                spots.all().get(one as usize),
                spots.all().get(other as usize),
            );
            let anchor = |spot: Option<&Spot>| spot.map_or(NONE, |it| groups.anchor(it.node));
            anchor(one) < anchor(other)
        };
        let near = Near::new(spots, reach);
        for &at in &work.crowded {
            decide(at, &near, &mut work.owner, &mut work.open, &|one, other| {
                is_better(self, one, other)
            });
        }
        self.gather(spots, level, tallies, work);
        let (owner, group) = (&work.owner, &work.group);
        spots.thinned(|at, spot| match owner.get(at).copied().unwrap_or(ALONE) {
            ALONE => Some(spot),
            own if own as usize != at => None,
            _ => match group.get(at).copied().unwrap_or(NONE) {
                NONE => Some(spot),
                node => Some(Spot { node, ..spot }),
            },
        })
    }

    /// Makes a group of every spot that took others, and of those.
    fn gather(&mut self, spots: &Spots, level: u32, tallies: &[Tally], work: &mut Work) {
        let all = spots.all();
        work.group.clear();
        work.group.resize(all.len(), NONE);
        for &at in &work.crowded {
            let owner = work.owner.get(at as usize).copied().unwrap_or(ALONE);
            let (Some(spot), Some(seed)) = (all.get(at as usize), all.get(owner as usize)) else {
                continue;
            };
            if owner == at {
                continue;
            }
            let known = work.group.get(owner as usize).copied().unwrap_or(NONE);
            let node = if known == NONE {
                let node = self.places + u32::try_from(self.all.len()).unwrap_or(NONE);
                set(&mut work.group, owner, node);
                set(&mut self.above, seed.node, node);
                let tally = self.tally(seed.node, tallies);
                self.all.push(Stored {
                    sum: 0,
                    places: 0,
                    anchor: self.anchor(seed.node),
                    first: seed.node,
                    level: u8::try_from(level).unwrap_or(u8::MAX),
                    worst: tally.worst,
                });
                self.keep(node, tally);
                self.above.push(NONE);
                self.next.push(NONE);
                node
            } else {
                known
            };
            let mut tally = self.tally(node, tallies);
            tally.join(&self.tally(spot.node, tallies));
            self.keep(node, tally);
            if let Some(group) = self.all.get_mut((node - self.places) as usize) {
                set(&mut self.next, spot.node, group.first);
                group.first = spot.node;
            }
            set(&mut self.above, spot.node, node);
        }
    }

    fn tally(&self, node: u32, tallies: &[Tally]) -> Tally {
        match (self.group(node), tallies.get(node as usize)) {
            (Some(group), _) => group.tally,
            (None, Some(tally)) => *tally,
            (None, None) => Tally::included(Verdict::Verified),
        }
    }
}

/// In `owner`: nothing is near it.
const ALONE: u32 = NONE;
/// In `owner`: something is near it, and it is not decided yet which of them takes the others.
const OPEN: u32 = NONE - 1;

fn set(list: &mut [u32], at: u32, to: u32) {
    if let Some(slot) = list.get_mut(at as usize) {
        *slot = to;
    }
}

/// Which spots are near a spot.
struct Near<'a> {
    spots: &'a Spots,
    reach: u32,
}

impl<'a> Near<'a> {
    fn new(spots: &'a Spots, reach: u32) -> Self {
        Self { spots, reach }
    }

    fn each(&self, at: u32, mut found: impl FnMut(u32)) {
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
fn decide(
    at: u32,
    near: &Near<'_>,
    owner: &mut [u32],
    open: &mut Vec<u32>,
    is_better: &dyn Fn(u32, u32) -> bool,
) {
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
struct Work {
    /// The spots that have another near them, from strip to strip.
    crowded: Vec<u32>,
    /// For each spot the one that takes it: itself, or another.
    owner: Vec<u32>,
    /// The group that stands at each spot that took others.
    group: Vec<u32>,
    /// Spots that wait for a more important one.
    open: Vec<u32>,
}

impl Work {
    /// Finds every spot that has another within `reach`. Where many may be near, one neighbour of
    /// each is enough (`one_each`); else every pair is looked at once.
    fn find_crowded(&mut self, spots: &Spots, reach: u32, one_each: bool) {
        let all = spots.all();
        let square = u64::from(reach) * u64::from(reach);
        self.owner.clear();
        self.owner.resize(all.len(), ALONE);
        self.crowded.clear();
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
                        }
                    }
                }
            }
        }
        let crowded = (0_u32..).zip(near.iter()).filter(|(_, it)| **it == OPEN);
        self.crowded.extend(crowded.map(|(at, _)| at));
    }
}
