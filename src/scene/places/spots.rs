//! Points of the flat world in strips from west to east: what lies in a window is a run of each
//! strip that the window crosses, and a coarser level is two strips merged into one.

use super::squares::{self, Squares};
use crate::scene::mercator::WorldPoint;
use std::ops::Range;

/// The closest zoom for which places are grouped.
pub const LEVELS: u32 = 12;
/// The height of a strip at the zoom of its level, in points: a power of two, so that strips nest.
pub const STRIP: u32 = 64;

/// Where a window crosses more strips, its edges in the west and the east are those of squares. A
/// square of places that stand apart is then narrower than a thirty-second of the window's height.
const MANY_STRIPS: usize = 64;

/// Bits of a coordinate: 2^32 units are the width of the world, so one is about a centimetre.
const BITS: u32 = 32;
const UNITS: f64 = 4_294_967_296.0;

/// A point of the flat world, and what stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Units from 180° W, eastwards.
    pub x: u32,
    /// Units from the northern edge, southwards.
    pub y: u32,
    /// A place by its rank, or a group.
    pub node: u32,
}

impl Spot {
    /// What stands at a point of the world; beyond the edge in the west or east it is the next
    /// copy of the world.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within 0 and 2^32, and a float that is not saturates"
    )]
    pub fn new(at: WorldPoint, node: u32) -> Self {
        Self {
            x: (at.x.rem_euclid(1.0) * UNITS) as u32,
            y: (at.y.clamp(0.0, 1.0) * UNITS) as u32,
            node,
        }
    }

    /// Where it is.
    #[must_use]
    pub fn at(self) -> WorldPoint {
        WorldPoint {
            x: f64::from(self.x) / UNITS,
            y: f64::from(self.y) / UNITS,
        }
    }

    /// The square of the distance on the flat world, in units.
    #[must_use]
    pub fn square_to(self, other: Self) -> u64 {
        let (x, y) = (self.x.abs_diff(other.x), self.y.abs_diff(other.y));
        u64::from(x) * u64::from(x) + u64::from(y).saturating_mul(u64::from(y))
    }
}

/// How many units one point of the screen is at a whole zoom.
#[must_use]
pub fn units_per_point(level: u32) -> u32 {
    1 << (BITS - 8 - level)
}

/// A part of the flat world: from `west` over `width` eastwards (perhaps beyond the edge of the
/// world), and from `north` to `south`. In worlds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// The western edge.
    pub west: f64,
    /// From there to the eastern edge.
    pub width: f64,
    /// The northern edge.
    pub north: f64,
    /// The southern edge.
    pub south: f64,
}

impl Window {
    /// The northern and the southern edge in units, both counted.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within 0 and 2^32, and a float that is not saturates"
    )]
    pub fn rows(self) -> (u32, u32) {
        let units = |share: f64| (share.clamp(0.0, 1.0) * UNITS) as u32;
        (units(self.north), units(self.south))
    }

    /// One or two stretches of the world from west to east, both ends counted.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within 0 and 2^32, and a float that is not saturates"
    )]
    fn stretches(self) -> impl Iterator<Item = (u32, u32)> {
        let unit = |share: f64| (share * UNITS) as u32;
        let west = self.west.rem_euclid(1.0);
        let east = west + self.width;
        let stretches = if self.width >= 1.0 {
            [Some((0, u32::MAX)), None]
        } else if east > 1.0 {
            [
                Some((unit(west), u32::MAX)),
                Some((0, unit((east - 1.0).max(0.0)))),
            ]
        } else {
            [Some((unit(west), unit(east))), None]
        };
        stretches.into_iter().flatten()
    }
}

/// Spots in strips of one level, from west to east in each.
#[derive(Debug, Clone, Default)]
pub struct Spots {
    all: Vec<Spot>,
    /// Where each strip begins, and the end of the last.
    starts: Vec<u32>,
    squares: Squares,
    level: u32,
}

impl Spots {
    /// Spots of the closest level.
    #[must_use]
    pub fn new(spots: Vec<Spot>) -> Self {
        Self::of_level(spots, LEVELS)
    }

    /// Spots in the strips of a level.
    #[must_use]
    pub fn of_level(spots: Vec<Spot>, level: u32) -> Self {
        let spots = in_strips(spots, shift(level));
        let starts = starts(&spots, level);
        Self {
            all: spots,
            starts,
            squares: Squares::default(),
            level,
        }
    }

    /// The same spots with a table of their squares: for windows that cross hundreds of strips.
    #[must_use]
    pub fn with_squares(mut self) -> Self {
        self.squares = Squares::new(&self.all, self.strips(), |spot| self.row_of(spot));
        self
    }

    /// Those of these spots that are kept, in the strips of the next coarser level.
    #[must_use]
    pub fn coarser(&self) -> Self {
        let level = self.level.saturating_sub(1);
        let mut spots = Vec::with_capacity(self.all.len());
        for pair in self.starts.windows(3).step_by(2) {
            if let [start, middle, end] = pair {
                let (upper, lower) = (self.run(*start, *middle), self.run(*middle, *end));
                merge(upper, lower, &mut spots);
            }
        }
        let starts = self.starts.iter().copied().step_by(2).collect();
        Self {
            all: spots,
            starts,
            squares: Squares::default(),
            level,
        }
    }

    /// The same strips with fewer spots: each is asked for once, in order, and may become another.
    #[must_use]
    pub fn thinned(&self, mut keep: impl FnMut(usize, Spot) -> Option<Spot>) -> Self {
        let mut spots = Vec::with_capacity(self.all.len());
        let mut kept_starts = Vec::with_capacity(self.starts.len());
        let mut next = 0_usize;
        for &start in &self.starts {
            let start = start as usize;
            for (at, &spot) in (next..).zip(self.all.get(next..start).unwrap_or_default()) {
                spots.extend(keep(at, spot));
            }
            next = start;
            kept_starts.push(count(spots.len()));
        }
        spots.shrink_to_fit();
        Self {
            all: spots,
            starts: kept_starts,
            squares: Squares::default(),
            level: self.level,
        }
    }

    /// How much memory it takes, in megabytes.
    #[must_use]
    pub fn megabytes(&self) -> f64 {
        super::megabytes::<Spot>(self.all.capacity())
            + super::megabytes::<u32>(self.starts.capacity())
            + self.squares.megabytes()
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Spot] {
        &self.all
    }

    /// How many strips there are.
    #[must_use]
    pub fn strips(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Where a strip begins and ends among all spots.
    #[must_use]
    pub fn strip(&self, row: usize) -> Range<usize> {
        match (self.starts.get(row), self.starts.get(row + 1)) {
            (Some(&start), Some(&end)) => start as usize..end as usize,
            _ => 0..0,
        }
    }

    /// In which strip a spot lies.
    #[must_use]
    pub fn row_of(&self, spot: Spot) -> usize {
        (spot.y >> shift(self.level)) as usize
    }

    /// Where the spots of a window are among all: a run of each strip that it crosses, from edge
    /// to edge. At the northern and the southern edge a run may have spots that lie beyond it, by
    /// less than the height of a strip; where a window crosses many strips whose squares are known,
    /// also in the west and the east, by less than the width of a square. What is asked does not
    /// depend on how many spots there are, but for the steps of a search in a sorted list.
    pub fn runs(&self, window: Window) -> impl Iterator<Item = Range<usize>> {
        let shift = shift(self.level);
        let (top, bottom) = window.rows();
        let is_beyond = window.south < 0.0 || window.north > 1.0;
        let crossed = (!is_beyond).then_some((top >> shift) as usize..=(bottom >> shift) as usize);
        let crossed = crossed.into_iter();
        crossed.flat_map(move |rows| {
            let is_wide = rows.end() - rows.start() >= MANY_STRIPS;
            // Where both ends of a window meet in one square, it must not be in two runs.
            let by_squares =
                is_wide && self.squares.is_there() && window.width < 1.0 - 2.0 * squares::WIDTH;
            window.stretches().flat_map(move |edges| {
                // Strips that are in view from end to end follow each other without a gap.
                let whole = edges == (0, u32::MAX);
                let all =
                    whole.then(|| self.strip(*rows.start()).start..self.strip(*rows.end()).end);
                let parts = (!whole).then_some(rows.clone()).into_iter().flatten();
                let parts = parts.map(move |row| self.part(row, edges, by_squares));
                all.into_iter().chain(parts).filter(|run| !run.is_empty())
            })
        })
    }

    /// The spots of a strip between two edges, both counted, or those of the squares they lie in.
    fn part(&self, row: usize, (west, east): (u32, u32), by_squares: bool) -> Range<usize> {
        let around = |x| {
            self.squares
                .around(row, x)
                .unwrap_or_else(|| self.strip(row))
        };
        let (first, last) = (around(west), around(east));
        if by_squares {
            return first.start..last.end;
        }
        let before = |range: Range<usize>, is_before: &dyn Fn(u32) -> bool| {
            let spots = self.all.get(range.clone()).unwrap_or_default();
            range.start + spots.partition_point(|spot| is_before(spot.x))
        };
        before(first, &|x| x < west)..before(last, &|x| x <= east)
    }

    fn run(&self, start: u32, end: u32) -> &[Spot] {
        self.all
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }
}

fn shift(level: u32) -> u32 {
    BITS - 2 - level
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Sorts by strip, then from west to east.
fn in_strips(spots: Vec<Spot>, shift: u32) -> Vec<Spot> {
    let key = |spot: &Spot| (u64::from(spot.y >> shift) << BITS) | u64::from(spot.x);
    by_digits(spots, BITS + (BITS - shift), key)
}

/// Sorts by node. `end` is beyond the largest.
pub(super) fn by_node(spots: Vec<Spot>, end: usize) -> Vec<Spot> {
    by_digits(spots, usize::BITS - end.leading_zeros(), |spot| {
        u64::from(spot.node)
    })
}

/// Sorts by digits of the key, the lowest first, since places are many and keys have few bits.
fn by_digits(mut spots: Vec<Spot>, bits: u32, key: impl Fn(&Spot) -> u64) -> Vec<Spot> {
    const DIGIT: u32 = 11;
    if spots.len() < 2_000 {
        spots.sort_unstable_by_key(|spot| (key(spot), spot.node));
        return spots;
    }
    let mut sorted = spots.clone();
    for low in (0..bits).step_by(DIGIT as usize) {
        let digit = |spot: &Spot| ((key(spot) >> low) & ((1 << DIGIT) - 1)) as usize;
        let mut ends = vec![0_usize; 1 << DIGIT];
        for spot in &spots {
            if let Some(end) = ends.get_mut(digit(spot)) {
                *end += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += std::mem::replace(end, sum);
        }
        for &spot in &spots {
            if let Some(at) = ends.get_mut(digit(&spot)) {
                if let Some(slot) = sorted.get_mut(*at) {
                    *slot = spot;
                }
                *at += 1;
            }
        }
        std::mem::swap(&mut spots, &mut sorted);
    }
    spots
}

fn starts(spots: &[Spot], level: u32) -> Vec<u32> {
    let strips = 1_usize << (level + 2);
    let mut starts = vec![0_u32; strips + 1];
    let shift = shift(level);
    for spot in spots {
        if let Some(count) = starts.get_mut((spot.y >> shift) as usize + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    starts
}

fn merge(mut upper: &[Spot], mut lower: &[Spot], into: &mut Vec<Spot>) {
    while let ([one, above @ ..], [other, below @ ..]) = (upper, lower) {
        if one.x <= other.x {
            into.push(*one);
            upper = above;
        } else {
            into.push(*other);
            lower = below;
        }
    }
    into.extend_from_slice(upper);
    into.extend_from_slice(lower);
}
