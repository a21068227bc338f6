//! Which places stand together at each zoom, so that no mark hides another.
//!
//! From the closest zoom outwards, the most important place takes all within [`RADIUS`] into its
//! group, then the next that is left, and so on. So marks of a level stand at least that far
//! apart, and every group stands where its most important place is. (The greedy clustering of
//! Mapbox's supercluster, which takes the first instead of the most important, and the middle
//! instead of a place.) In place of a tree for each zoom there are strips from west to east: one
//! sort, then merges of neighbouring strips.

use super::crowding::{ALONE, Work, set};
use super::spots::{LEVELS, STRIP, Spot, Spots, units_per_point};
use super::tally::Tally;
use crate::model::{MAX_NUMBER, Verdict};
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

/// What a node comes to, where that is a sum of figures as stated.
#[derive(Debug, Clone, Copy)]
struct Plain {
    /// Or [`UNUSUAL`].
    sum: u64,
    places: u32,
    worst: Verdict,
}

impl Plain {
    /// The bits of a verdict in front of those of a sum.
    const SHIFT: u32 = 56;

    /// One place in eight bytes: there are very many, and they are asked for in no order.
    fn packed(tally: &Tally) -> u64 {
        let sum = tally.plain_sum().filter(|_| tally.places == 1);
        let verdict = Verdict::ALL.iter().position(|it| *it == tally.worst);
        match (sum, verdict) {
            (Some(sum), Some(verdict)) => sum | (verdict as u64) << Self::SHIFT,
            _ => UNUSUAL,
        }
    }

    fn unpacked(packed: u64) -> Self {
        let verdict = usize::try_from(packed >> Self::SHIFT).ok();
        let worst = verdict.and_then(|at| Verdict::ALL.get(at).copied());
        Self {
            sum: worst.map_or(UNUSUAL, |_| packed & ((1 << Self::SHIFT) - 1)),
            places: 1,
            worst: worst.unwrap_or(Verdict::Verified),
        }
    }
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
    /// What the places come to, while they are grouped.
    plain: Vec<u64>,
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
            plain: tallies.iter().map(Plain::packed).collect(),
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
        groups.plain = Vec::new();
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
        work.ranks.clear();
        work.ranks
            .extend(spots.all().iter().map(|spot| self.anchor(spot.node)));
        let has_pairs = level != LEVELS;
        if has_pairs {
            work.gather_neighbours();
        }
        work.decide_all(spots, reach, has_pairs);
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
                let plain = self.plain_of(seed.node);
                self.all.push(Stored {
                    sum: plain.sum,
                    places: plain.places,
                    anchor: self.anchor(seed.node),
                    first: seed.node,
                    level: u8::try_from(level).unwrap_or(u8::MAX),
                    worst: plain.worst,
                });
                if plain.sum == UNUSUAL {
                    let tally = self.tally(seed.node, tallies);
                    self.keep(node, tally);
                }
                self.above.push(NONE);
                self.next.push(NONE);
                node
            } else {
                known
            };
            self.join(node, spot.node, tallies);
            if let Some(group) = self.all.get_mut((node - self.places) as usize) {
                set(&mut self.next, spot.node, group.first);
                group.first = spot.node;
            }
            set(&mut self.above, spot.node, node);
        }
    }

    /// Adds what a node comes to to a group.
    fn join(&mut self, group: u32, node: u32, tallies: &[Tally]) {
        // Nearly all are plain sums.
        let other = self.plain_of(node);
        let index = (group - self.places) as usize;
        if let Some(own) = self.all.get_mut(index)
            && own.sum != UNUSUAL
            && other.sum != UNUSUAL
        {
            own.sum = (own.sum + other.sum).min(MAX_NUMBER);
            own.places += other.places;
            own.worst = own.worst.max(other.worst);
            return;
        }
        let mut tally = self.tally(group, tallies);
        tally.join(&self.tally(node, tallies));
        self.keep(group, tally);
    }

    fn plain_of(&self, node: u32) -> Plain {
        if let Some(&packed) = self.plain.get(node as usize) {
            return Plain::unpacked(packed);
        }
        self.stored(node).map_or_else(
            || Plain::unpacked(UNUSUAL),
            |it| Plain {
                sum: it.sum,
                places: it.places,
                worst: it.worst,
            },
        )
    }

    fn tally(&self, node: u32, tallies: &[Tally]) -> Tally {
        match (self.group(node), tallies.get(node as usize)) {
            (Some(group), _) => group.tally,
            (None, Some(tally)) => *tally,
            (None, None) => Tally::included(Verdict::Verified),
        }
    }
}
