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

/// Places that are closer on the screen than this stand together, in points at a whole zoom.
pub const RADIUS: u32 = 48;

const _: () = assert!(
    RADIUS <= STRIP,
    "neighbours lie in the same strip or the next"
);

const NONE: u32 = u32::MAX;

/// Several places that stand together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What they come to.
    pub tally: Tally,
    /// The most important of them, by its rank: the group stands there.
    pub anchor: u32,
    /// The closest zoom at which they stand together.
    pub level: u32,
    /// The first of its parts; the others follow through `next`.
    first: u32,
}

/// The groups of all zooms. A node below the number of places is a place by its rank, the others
/// are groups.
#[derive(Debug, Default)]
pub struct Groups {
    places: u32,
    all: Vec<Group>,
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
            above: vec![NONE; tallies.len()],
            next: vec![NONE; tallies.len()],
            levels: Vec::new(),
        };
        let mut work = Work::new(tallies.len());
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
        groups
    }

    /// What stands at a zoom.
    #[must_use]
    pub fn level(&self, level: u32) -> Option<&Spots> {
        self.levels.get(level as usize)
    }

    /// A node that is a group.
    #[must_use]
    pub fn group(&self, node: u32) -> Option<&Group> {
        self.all.get(node.checked_sub(self.places)? as usize)
    }

    /// How much memory it takes, in megabytes.
    #[must_use]
    pub fn megabytes(&self) -> f64 {
        super::megabytes::<Group>(self.all.capacity())
            + super::megabytes::<u32>(self.above.capacity() + self.next.capacity())
            + self.levels.iter().map(Spots::megabytes).sum::<f64>()
    }

    /// Every group.
    #[must_use]
    pub fn all(&self) -> &[Group] {
        &self.all
    }

    /// What stands for a place at a zoom: the place itself, or the group that it is in.
    #[must_use]
    pub fn standing(&self, rank: u32, level: u32) -> u32 {
        let mut node = rank;
        while let Some(&above) = self.above.get(node as usize) {
            match self.group(above) {
                Some(group) if group.level >= level => node = above,
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
            let Some(group) = self.group(node) else {
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
        self.group(node).map_or(node, |group| group.anchor)
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
        work.find_crowded(spots, reach, level == LEVELS, |node| self.anchor(node));
        if work.crowded.is_empty() {
            return spots.clone();
        }
        work.taken.clear();
        work.taken.resize(spots.all().len(), 0);
        for rank in work.ranks() {
            let Some(&at) = work.at.get(rank) else {
                continue;
            };
            self.gather(spots, at as usize, reach, level, tallies, work);
        }
        let taken = &work.taken;
        spots.thinned(|at, spot| match taken.get(at) {
            None | Some(0) => Some(spot),
            Some(&GONE) => None,
            Some(&node) => Some(Spot { node, ..spot }),
        })
    }

    /// Takes everything around a spot that is not taken into a group with it.
    fn gather(
        &mut self,
        spots: &Spots,
        at: usize,
        reach: u32,
        level: u32,
        tallies: &[Tally],
        work: &mut Work,
    ) {
        let all = spots.all();
        let (Some(&seed), Some(0)) = (all.get(at), work.taken.get(at)) else {
            return;
        };
        let row = spots.row_of(seed);
        let square = u64::from(reach) * u64::from(reach);
        let (west, east) = (seed.x.saturating_sub(reach), seed.x.saturating_add(reach));
        let group = self.places + u32::try_from(self.all.len()).unwrap_or(NONE);
        let mut found: Option<(Tally, u32)> = None;
        for row in row.saturating_sub(1)..=row + 1 {
            let range = spots.strip(row);
            let Some(strip) = all.get(range.clone()) else {
                continue;
            };
            let first = strip.partition_point(|spot| spot.x < west);
            let run = strip.get(first..).unwrap_or_default();
            for (other_at, other) in (range.start + first..).zip(run) {
                if other.x > east {
                    break;
                }
                if other_at == at
                    || work.taken.get(other_at) != Some(&0)
                    || seed.square_to(*other) >= square
                {
                    continue;
                }
                if let Some(slot) = work.taken.get_mut(other_at) {
                    *slot = GONE;
                }
                let (tally, last) =
                    found.get_or_insert_with(|| (self.tally(seed.node, tallies), seed.node));
                tally.join(&self.tally(other.node, tallies));
                set(&mut self.above, other.node, group);
                set(&mut self.next, *last, other.node);
                *last = other.node;
            }
        }
        let Some((tally, _)) = found else { return };
        set(&mut self.above, seed.node, group);
        let anchor = self.anchor(seed.node);
        self.all.push(Group {
            tally,
            anchor,
            level,
            first: seed.node,
        });
        self.above.push(NONE);
        self.next.push(NONE);
        if let Some(slot) = work.taken.get_mut(at) {
            *slot = group;
        }
    }

    fn tally(&self, node: u32, tallies: &[Tally]) -> Tally {
        match (self.group(node), tallies.get(node as usize)) {
            (Some(group), _) => group.tally,
            (None, Some(tally)) => *tally,
            (None, None) => Tally::included(crate::model::Verdict::Verified),
        }
    }
}

/// In `taken`: it is a part of another spot's group now. Zero is not taken, anything else is the
/// group that stands here now; no group has the number zero, since there are places.
const GONE: u32 = NONE;

fn set(list: &mut [u32], at: u32, to: u32) {
    if let Some(slot) = list.get_mut(at as usize) {
        *slot = to;
    }
}

/// Room for the work on one level, used again for the next.
struct Work {
    /// A bit for each place by its rank: whether something stands too near it.
    crowded_ranks: Vec<u64>,
    /// Where the spot of a crowded place lies.
    at: Vec<u32>,
    /// The crowded spots.
    crowded: Vec<u32>,
    taken: Vec<u32>,
}

impl Work {
    fn new(places: usize) -> Self {
        Self {
            crowded_ranks: vec![0; places.div_ceil(64)],
            at: vec![0; places],
            crowded: Vec::new(),
            taken: Vec::new(),
        }
    }

    /// Finds every spot that has another within `reach`. Where many may be near, one neighbour of
    /// each is enough (`one_each`); else every pair is looked at once.
    fn find_crowded(
        &mut self,
        spots: &Spots,
        reach: u32,
        one_each: bool,
        anchor: impl Fn(u32) -> u32,
    ) {
        let all = spots.all();
        let square = u64::from(reach) * u64::from(reach);
        self.taken.clear();
        self.taken.resize(all.len(), 0);
        self.crowded.clear();
        let near = &mut self.taken;
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
                        set(near, index(at), 1);
                    }
                    continue;
                }
                for range in [at + 1..own.end, first_below..below.end] {
                    for (other_at, other) in (range.start..).zip(run(range)) {
                        if other.x > east {
                            break;
                        }
                        if is_near(other) {
                            set(near, index(at), 1);
                            set(near, index(other_at), 1);
                        }
                    }
                }
            }
        }
        self.crowded_ranks.fill(0);
        for (at, (spot, near)) in (0_u32..).zip(all.iter().zip(near.iter())) {
            if *near == 0 {
                continue;
            }
            let rank = anchor(spot.node);
            self.crowded.push(at);
            set(&mut self.at, rank, at);
            if let Some(bits) = self.crowded_ranks.get_mut(rank as usize / 64) {
                *bits |= 1 << (rank % 64);
            }
        }
    }

    /// The crowded places by their ranks, the most important first.
    fn ranks(&self) -> Vec<usize> {
        let mut ranks = Vec::with_capacity(self.crowded.len());
        for (word, &bits) in self.crowded_ranks.iter().enumerate() {
            let mut bits = bits;
            while bits != 0 {
                ranks.push(word * 64 + bits.trailing_zeros() as usize);
                bits &= bits - 1;
            }
        }
        ranks
    }
}
