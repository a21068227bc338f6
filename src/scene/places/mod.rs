//! Where the places of a view are: found again by where the map looks, however many there are,
//! and grouped where their marks would hide each other.

mod crowding;
mod groups;
mod in_view;
mod seen;
mod sheet;
mod speck;
mod spots;
mod squares;
mod tally;

pub use groups::{Group, Groups, RADIUS};
pub use seen::Seen;
pub use sheet::{Placement, Sheet};
pub use speck::{Badge, Face, Form, Kind, Speck, largest_first};
pub use spots::{LEVELS, Spot, Spots, Window};
pub use tally::{Days, Tally};

use super::mercator::to_world;
use crate::model::{Dataset, LatLon, PlaceId, Report, Value, Verdict};
use crate::view::{DayFilter, PlaceFigure, View, rounded_up};

/// Places are grouped from this many on a map: fewer are told apart by a click where they overlap.
pub const GROUPED_FROM: usize = 201;

/// Around the map's edges, in points, what reaches into it is looked for: badges, labels.
const AROUND: f32 = 8.0;
/// The level of the strips of places that stand apart: at far zooms a map crosses few hundred of
/// them, and at the closest it is not much lower than one.
const APART: u32 = 7;
/// Of a level's groups so many in a hundred are to hide nothing of a neighbour.
const CLEAR: usize = 95;

/// What an index is made of: the located figures of a view, ready to be sorted.
#[derive(Debug, Clone, Default)]
pub struct Located {
    spots: Vec<Spot>,
    faces: Vec<Face>,
    tallies: Vec<Tally>,
}

impl Located {
    /// The located figures of a view, in its order: the largest first.
    #[must_use]
    pub fn of(dataset: &Dataset, report: &Report, view: &View) -> Self {
        let mut located = Self::default();
        let counts_its_own = view
            .query
            .metric
            .is_some_and(|metric| dataset.metric(metric).per_event);
        for figure in &view.located {
            let verdict = match figure.shown {
                Some(claim) => report.verdict(claim),
                None => figure.worst,
            };
            let (Some(value), Some(position)) =
                (figure.value(dataset), dataset.place(figure.place).mapped())
            else {
                // No mark: all its claims are parts of others, or rejected.
                located.faces.push(Face::of(figure, None, verdict));
                located.tallies.push(Tally::included(verdict));
                continue;
            };
            let days = match figure.shown {
                Some(claim) if !counts_its_own && view.query.days == DayFilter::All => {
                    Days::One(dataset.claims.get(claim).date)
                }
                _ => Days::Any,
            };
            let rank = u32::try_from(located.faces.len()).unwrap_or(u32::MAX);
            located.spots.push(Spot::new(to_world(position), rank));
            located.faces.push(Face::of(figure, Some(value), verdict));
            located.tallies.push(if is_included(dataset, view, figure) {
                Tally::included(verdict)
            } else {
                Tally::of(value, days, verdict)
            });
        }
        located
    }

    /// Figures that are given: where each is, what it states, of which days. The largest first.
    #[must_use]
    pub fn given<'a>(figures: impl Iterator<Item = (LatLon, Value<'a>, Days)>) -> Self {
        let mut located = Self::default();
        for (rank, (position, value, days)) in (0..).zip(figures) {
            let verdict = Verdict::Verified;
            let place = PlaceId::new(rank as usize);
            located.spots.push(Spot::new(to_world(position), rank));
            located.faces.push(Face::new(place, value, verdict));
            located.tallies.push(Tally::of(value, days, verdict));
        }
        located
    }

    /// How many places have a mark.
    #[must_use]
    pub fn len(&self) -> usize {
        self.spots.len()
    }

    /// Whether no place has a mark.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spots.is_empty()
    }

    /// How much memory it takes, in megabytes.
    #[must_use]
    pub fn megabytes(&self) -> f64 {
        megabytes::<Spot>(self.spots.capacity())
            + megabytes::<Face>(self.faces.capacity())
            + megabytes::<Tally>(self.tallies.capacity())
    }
}

/// Whether the figure of a place is a part of another place's figure on the map.
fn is_included(dataset: &Dataset, view: &View, figure: &PlaceFigure) -> bool {
    /// Wholes of wholes, followed no further than anybody nests them.
    const DEEPEST: usize = 16;
    let mut claim = figure.shown;
    for _ in 0..DEEPEST {
        let Some(whole) = claim.and_then(|it| dataset.claims.get(it).part_of) else {
            return false;
        };
        let place = dataset.claims.get(whole).place;
        let is_drawn = dataset.place(place).mapped().is_some()
            && view.figure(place).is_some_and(|it| it.shown == Some(whole));
        if is_drawn {
            return true;
        }
        claim = Some(whole);
    }
    false
}

/// The places of a view, found by where they are.
#[derive(Debug, Default)]
pub struct Places {
    count: usize,
    faces: Vec<Face>,
    leaves: Spots,
    groups: Option<Groups>,
    /// For each zoom the figure whose mark should have the full radius, where any are grouped.
    references: Vec<Option<u64>>,
}

impl Places {
    /// Sorts the places, and groups them if asked. Takes about half a second for a million.
    #[must_use]
    pub fn new(located: Located, grouped: bool) -> Self {
        let Located {
            spots,
            faces,
            tallies,
        } = located;
        let leaves = if grouped {
            Spots::new(spots)
        } else {
            Spots::of_level(spots, APART).with_squares()
        };
        let groups = grouped.then(|| Groups::new(&leaves, &tallies));
        let references = groups.as_ref().map(references).unwrap_or_default();
        let count = leaves.all().len();
        // What stands at the closest zoom is found among the groups.
        let leaves = if groups.is_some() {
            Spots::default()
        } else {
            leaves
        };
        Self {
            count,
            faces,
            leaves,
            groups,
            references,
        }
    }

    /// How much memory it takes, in megabytes.
    #[must_use]
    pub fn megabytes(&self) -> f64 {
        let groups = self.groups.as_ref().map_or(0.0, Groups::megabytes);
        megabytes::<Face>(self.faces.capacity()) + self.leaves.megabytes() + groups
    }

    /// The number that a single place states, by its rank; 0 for words.
    #[must_use]
    pub fn amount(&self, rank: u32) -> u64 {
        self.faces.get(rank as usize).map_or(0, Face::amount)
    }

    /// How many places have a mark, or a part in one.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether no place has a mark.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The zoom whose groups stand on the map at this camera.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a small positive number"
    )]
    pub fn level(zoom: f64) -> u32 {
        zoom.round().clamp(0.0, f64::from(LEVELS)) as u32
    }

    /// The figure whose mark should have the full radius where the groups of a zoom are drawn:
    /// the largest group has no more, and few hide anything of a neighbour. `None` where nothing
    /// is grouped.
    #[must_use]
    pub fn reference(&self, level: u32) -> Option<u64> {
        *self.references.get(level as usize)?
    }

    /// What the group comes to that a node is; `None` for a single place.
    #[must_use]
    pub fn group(&self, node: u32) -> Option<Group> {
        self.groups.as_ref()?.group(node)
    }

    /// The groups of all zooms, where places are grouped.
    #[must_use]
    pub fn groups(&self) -> Option<&Groups> {
        self.groups.as_ref()
    }

    /// What stands for a place on the map, by its rank.
    #[must_use]
    pub fn standing(&self, rank: u32, level: u32) -> u32 {
        let groups = self.groups.as_ref();
        groups.map_or(rank, |groups| groups.standing(rank, level))
    }

    /// The places that a node is made of, by their ranks, the most important first.
    #[must_use]
    pub fn members(&self, node: u32) -> Vec<u32> {
        let groups = self.groups.as_ref();
        groups.map_or_else(|| vec![node], |groups| groups.members(node))
    }

    /// The place that a node stands at.
    #[must_use]
    pub fn place(&self, node: u32) -> Option<PlaceId> {
        let groups = self.groups.as_ref();
        let rank = groups.map_or(node, |groups| groups.anchor(node));
        self.faces.get(rank as usize).map(|face| face.place)
    }
}

/// How much room so many take, in megabytes.
#[expect(clippy::cast_precision_loss, reason = "to be read by a person")]
fn megabytes<T>(count: usize) -> f64 {
    (count * size_of::<T>()) as f64 / 1e6
}

/// For each zoom the figure with the full radius: at least the largest group, and so that of a
/// hundred groups [`CLEAR`] reach no farther than half the way to where the next may stand.
fn references(groups: &Groups) -> Vec<Option<u64>> {
    let mut references = Vec::new();
    for level in 0..=LEVELS {
        let Some(spots) = groups.level(level) else {
            references.push(None);
            continue;
        };
        let standing = spots
            .all()
            .iter()
            .filter_map(|spot| groups.group(spot.node));
        let mut amounts: Vec<u64> = standing
            .filter_map(|group| group.tally.sum())
            .filter_map(|sum| sum.value.high().or(sum.value.amount()))
            .collect();
        let last = amounts.len().saturating_sub(1);
        let usual = (!amounts.is_empty()).then(|| {
            let (_, usual, _) = amounts.select_nth_unstable(last * CLEAR / 100);
            *usual
        });
        let largest = amounts.iter().copied().max();
        references.push(usual.zip(largest).map(|(usual, largest)| {
            // The area that reaches half the way against the area of the full radius.
            let full = super::scale::FULL_RADIUS;
            let share = (full / (0.55 * 48.0)).powi(2);
            rounded_up(largest.max(times(usual, share)).max(1))
        }));
    }
    references
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a figure that is rounded up to one digit anyway"
)]
fn times(amount: u64, by: f32) -> u64 {
    (amount as f64 * f64::from(by)) as u64
}
