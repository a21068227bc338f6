//! The claims for one place on one axis: a line for each, its point, its range or arrow, its label.

use super::geometry::Point;
use super::symbol::{EDGE_WIDTH, LIST_RADIUS, Shape};
use crate::model::{ClaimId, Dataset, Qualifier, Value, counted, grouped};
use crate::view::{Rival, rounded_up};
use std::cmp::Reverse;

/// The height of one claim's line, in points.
pub const LANE: f32 = 22.0;
/// How many claims have a line of their own; the others stand in the list of claims only.
pub const LANES: usize = 12;
/// Between the ends of the axis and the edges of its plot, in points: an arrow has room there.
pub const INSET: f32 = 22.0;
/// The length of an arrow from the middle of a point, in points.
const ARROW: f32 = 19.0;
const HEAD: f32 = 4.0;
/// Half the height of the ends of a range, in points.
const CAP: f32 = 4.0;
/// The axis begins at zero unless the claims then stood in less than this part of it.
const SQUEEZED: f64 = 0.2;

/// The axis of several claims.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Axis {
    /// The figure at its left end: 0, unless that squeezed the claims together.
    pub from: u64,
    /// The figure at its right end.
    pub to: u64,
    /// The claims that have a line, the lowest first.
    pub lanes: Vec<Lane>,
    /// Claims in words, in the order of the file.
    pub in_words: Vec<Rival>,
    /// How many claims with a number have no line.
    pub left_out: usize,
}

/// One claim's line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lane {
    /// Whose.
    pub rival: Rival,
    /// Where its number stands, from 0 at the left end of the axis to 1.
    pub at: f32,
    /// Where the high end of a range stands.
    pub high: Option<f32>,
    /// The side to which its figure is open.
    pub open: Open,
}

/// The side to which a figure is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// To none.
    No,
    /// At least, more than.
    Up,
    /// At most, fewer than.
    Down,
}

/// Where the label of a point stands beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beside {
    /// Its left end, in points from the left of the plot.
    pub left: f32,
    /// How wide it may be, in points.
    pub width: f32,
}

/// The axis of these claims.
#[must_use]
pub fn axis(dataset: &Dataset, rivals: &[Rival]) -> Axis {
    let value = |rival: &Rival| dataset.claims.get(rival.claim).value;
    let (mut numbered, in_words): (Vec<Rival>, Vec<Rival>) = rivals
        .iter()
        .copied()
        .partition(|rival| value(rival).amount().is_some());
    let bounds = |rival: &Rival| -> Bounds { (value(rival).amount(), value(rival).high()) };
    numbered.sort_by_key(bounds);
    let low = numbered.iter().filter_map(|it| bounds(it).0).min();
    let tops = numbered
        .iter()
        .filter_map(|it| bounds(it).1.or(bounds(it).0));
    let (Some(low), Some(high)) = (low, tops.max()) else {
        return Axis {
            in_words,
            ..Axis::default()
        };
    };
    let all = numbered.len();
    let numbered = within(numbered, &bounds);
    let (from, to) = ends(low, high);
    let lanes = numbered.iter().filter_map(|&rival| {
        let (amount, high) = bounds(&rival);
        Some(Lane {
            rival,
            at: share(amount?, from, to),
            high: high.map(|high| share(high, from, to)),
            open: open(value(&rival)),
        })
    });
    let lanes: Vec<Lane> = lanes.collect();
    Axis {
        from,
        to,
        left_out: all - lanes.len(),
        lanes,
        in_words,
    }
}

/// The number that a claim states, and the high end of a range.
type Bounds = (Option<u64>, Option<u64>);

/// At most [`LANES`] of the claims: the drawn one, the lowest and the highest among them always.
fn within(mut claims: Vec<Rival>, bounds: &dyn Fn(&Rival) -> Bounds) -> Vec<Rival> {
    let highest = claims
        .iter()
        .enumerate()
        .max_by_key(|(_, it)| bounds(it).1.or(bounds(it).0))
        .map(|(index, _)| index);
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|&index| {
        let is_kept =
            index == 0 || Some(index) == highest || claims.get(index).is_some_and(|it| it.is_drawn);
        let is_pale = claims.get(index).is_some_and(|it| it.is_superseded);
        (Reverse(is_kept), is_pale, index)
    });
    order.truncate(LANES);
    let mut index = 0;
    claims.retain(|_| {
        index += 1;
        order.contains(&(index - 1))
    });
    claims
}

/// The figures at the ends of an axis that shows everything from `low` to `high`.
#[must_use]
pub fn ends(low: u64, high: u64) -> (u64, u64) {
    #[expect(clippy::cast_precision_loss, reason = "a share of the axis")]
    let squeezed = low < high && (high - low) as f64 <= high as f64 * SQUEEZED;
    let reach = if squeezed { high - low } else { high };
    // A tenth of what is shown, rounded: the ends are figures that can be read.
    let step = rounded_up((reach / 10).max(1));
    let from = if squeezed { low / step * step } else { 0 };
    let to = high.div_ceil(step).saturating_mul(step);
    (from, to.max(from + 1))
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "figures are at most 2^53, which f64 holds exactly; screen points are f32"
)]
fn share(figure: u64, from: u64, to: u64) -> f32 {
    let part = figure.saturating_sub(from) as f64 / to.saturating_sub(from).max(1) as f64;
    part.clamp(0.0, 1.0) as f32
}

fn open(value: Value<'_>) -> Open {
    match value.qualifier() {
        Qualifier::AtLeast | Qualifier::MoreThan => Open::Up,
        Qualifier::AtMost | Qualifier::LessThan => Open::Down,
        _ => Open::No,
    }
}

impl Axis {
    /// Whether it begins at another figure than zero.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.from > 0
    }
}

impl Lane {
    /// Where its point stands on a plot of this width, in points from its left.
    #[must_use]
    pub fn x(self, width: f32) -> f32 {
        on(self.at, width)
    }

    /// The leftmost and the rightmost point that it paints on a plot of this width.
    #[must_use]
    pub fn extent(self, width: f32) -> (f32, f32) {
        let x = self.x(width);
        let right = self.high.map_or(x, |high| on(high, width));
        match self.open {
            Open::No => (x - LIST_RADIUS - 1.0, right.max(x + LIST_RADIUS) + 1.0),
            Open::Up => (x - LIST_RADIUS - 1.0, x + ARROW + 1.0),
            Open::Down => (x - ARROW - 1.0, x + LIST_RADIUS + 1.0),
        }
    }

    /// Where a label of this width stands beside it: on the right, else on the left, else on the
    /// side with more room, cut to it. It never covers what the line paints.
    #[must_use]
    pub fn label(self, label: f32, width: f32) -> Beside {
        const GAP: f32 = 4.0;
        let (left, right) = self.extent(width);
        let before = (left - GAP).max(0.0);
        let after = (width - right - GAP).max(0.0);
        if label <= after || (label > before && after >= before) {
            return Beside {
                left: right + GAP,
                width: label.min(after),
            };
        }
        let label = label.min(before);
        Beside {
            left: before - label,
            width: label,
        }
    }

    /// The range or the arrow of the line, around a point on its height at the left of the plot;
    /// the point itself is the figure's symbol in a list.
    #[must_use]
    pub fn shapes(self, width: f32) -> Vec<Shape> {
        let at = |x: f32, y: f32| Point::new(x, y);
        let line = |points| Shape::Line {
            points,
            width: EDGE_WIDTH,
        };
        let x = self.x(width);
        if let Some(high) = self.high {
            let high = on(high, width);
            return vec![
                line(vec![at(x, 0.0), at(high, 0.0)]),
                line(vec![at(high, -CAP), at(high, CAP)]),
            ];
        }
        let side = match self.open {
            Open::No => return Vec::new(),
            Open::Up => 1.0,
            Open::Down => -1.0,
        };
        let tip = x + side * ARROW;
        vec![
            line(vec![at(x + side * LIST_RADIUS, 0.0), at(tip, 0.0)]),
            line(vec![
                at(tip - side * HEAD, -HEAD),
                at(tip, 0.0),
                at(tip - side * HEAD, HEAD),
            ]),
        ]
    }
}

fn on(share: f32, width: f32) -> f32 {
    INSET + share * (width - 2.0 * INSET).max(1.0)
}

/// Who states a claim: its claimants, else who published it, else that nobody is named.
#[must_use]
pub fn stated_by(dataset: &Dataset, claim: ClaimId) -> String {
    let claimants: Vec<&str> = dataset.claims.claimants(claim).collect();
    if !claimants.is_empty() {
        return claimants.join(", ");
    }
    let evidence = dataset.claims.evidence(claim).next();
    evidence.map_or_else(
        || "Nobody named".to_owned(),
        |it| dataset.document(it.document).short_name().to_owned(),
    )
}

/// One claim of the axis in words: "OVD-Info: at least 1,800 at 22:00, drawn".
#[must_use]
pub fn rival_words(dataset: &Dataset, rival: Rival) -> String {
    let claim = dataset.claims.get(rival.claim);
    let as_of = claim.as_of.map(|at| format!(" as of {at}"));
    let in_words = if claim.value.amount().is_none() {
        ", in words"
    } else {
        ""
    };
    let drawn = if rival.is_drawn { ", drawn" } else { "" };
    let earlier = if rival.is_superseded {
        ", an earlier count"
    } else {
        ""
    };
    format!(
        "{}: {}{}{in_words}{earlier}{drawn}",
        stated_by(dataset, rival.claim),
        claim.value,
        as_of.unwrap_or_default()
    )
}

/// The axis in one sentence for the screen reader: "4 claims from 1,009 to 5,300: …".
#[must_use]
pub fn axis_words(dataset: &Dataset, rivals: &[Rival]) -> String {
    let values = || rivals.iter().map(|it| dataset.claims.get(it.claim).value);
    let low = values().filter_map(|value| value.amount()).min();
    let high = values()
        .filter_map(|value| value.high().or(value.amount()))
        .max();
    let range = match low.zip(high) {
        Some((low, high)) if low < high => {
            format!(" from {} to {}", grouped(low), grouped(high))
        }
        Some((low, _)) => format!(" of {}", grouped(low)),
        None => " in words".to_owned(),
    };
    let each: Vec<String> = rivals
        .iter()
        .map(|&rival| rival_words(dataset, rival))
        .collect();
    let claims = counted(rivals.len(), "claim");
    format!("{claims}{range}: {}", each.join("; "))
}
