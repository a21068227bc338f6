//! Which symbol a figure gets, and the shapes it is painted from.
//!
//! The shapes are the same on the map, in the legend, in the lists and in exports: each of them
//! paints what [`Symbol::shapes`] says, in its own way.

use super::geometry::Point;
use super::scale::{Scale, TOO_SMALL};
use crate::model::{Qualifier, Value};
use crate::view::Assigned;

/// The width of a mark's edge, in points.
pub const EDGE_WIDTH: f32 = 1.75;
/// The radius of the ring for figures in words, in points. It is never scaled.
pub const WORDS_RADIUS: f32 = 11.0;
/// The radius of the hollow dot for figures too small to draw, in points.
pub const DOT_RADIUS: f32 = 3.0;
/// The radius of a glyph in a list or in the legend, in points.
pub const LIST_RADIUS: f32 = 6.5;

/// From the mark of a group to the ring around it, in points.
pub const GROUP_GAP: f32 = 3.0;

const GROUP_EDGE: f32 = 1.25;
const DOT_EDGE: f32 = 1.5;
const CHEVRON: f32 = 5.0;
const CHEVRON_SMALL: f32 = 3.0;
/// A radius at or below which a glyph counts as one of a list.
const SMALL: f32 = 9.0;
const DASH: (f32, f32) = (5.0, 4.0);
const DASH_SMALL: (f32, f32) = (2.6, 2.0);
const DOTTED: (f32, f32) = (1.5, 2.5);
/// Half the height of the cross for zero, in points.
const CROSS: f32 = 4.0;

/// How the edge of a disc says what its qualifier says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// As stated.
    Closed,
    /// At least, more than: open at the top, pointing up.
    OpenUp,
    /// At most, fewer than: open at the bottom, pointing down.
    OpenDown,
    /// About, almost.
    Dashed,
}

/// The symbol of one figure. Radii in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Symbol {
    /// A disc whose area is the figure.
    Disc {
        /// The true radius.
        radius: f32,
        /// What its qualifier says.
        edge: Edge,
    },
    /// A range: a disc at its low end and a ring at its high end.
    Range {
        /// The true radius of the low end.
        low: f32,
        /// The true radius of the high end.
        high: f32,
    },
    /// Words without a number: a hollow ring with "?".
    Words,
    /// Words that a rule of the person's choice puts a number to: a hollow, dashed ring with "?".
    ByRule {
        /// The true radius of that number.
        radius: f32,
        /// The number, and whose rule it is.
        assigned: Assigned,
    },
    /// Too small to draw: a hollow dot.
    Dot,
    /// Zero: a small cross with "0".
    Zero,
}

/// The part a colour plays; which colour that is depends on theme and metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// The metric's fill, translucent.
    Metric,
    /// The metric's fill, very light: between the low and the high end of a range.
    Pale,
    /// The paper of the map, opaque: behind a "?".
    Paper,
}

/// One thing to paint, in the metric's edge colour where it is a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled circle.
    Disc {
        /// Its middle.
        center: Point,
        /// Its radius in points.
        radius: f32,
        /// Its fill.
        fill: Fill,
    },
    /// A circle's line from `from` to `to` degrees, clockwise from the top.
    Arc {
        /// Its middle.
        center: Point,
        /// Its radius in points.
        radius: f32,
        /// Where it begins.
        from: f32,
        /// Where it ends; a whole circle is 0 to 360.
        to: f32,
        /// The width of the line in points.
        width: f32,
        /// Dash and gap in points.
        dash: Option<(f32, f32)>,
    },
    /// Straight lines from point to point.
    Line {
        /// The points.
        points: Vec<Point>,
        /// The width of the line in points.
        width: f32,
    },
    /// A character, centred.
    Letter {
        /// Its middle.
        center: Point,
        /// What is written.
        text: &'static str,
        /// The height of the type in points.
        size: f32,
    },
}

impl Symbol {
    /// The symbol of a figure on a scale.
    #[must_use]
    pub fn of(value: Value<'_>, scale: Scale) -> Self {
        let Some(amount) = value.amount() else {
            return Self::Words;
        };
        if let Some(high) = value.high() {
            let high = scale.radius(high);
            return if high < TOO_SMALL {
                Self::Dot
            } else {
                Self::Range {
                    low: scale.radius(amount),
                    high,
                }
            };
        }
        let radius = scale.radius(amount);
        match value.qualifier().edge() {
            Edge::Closed if amount == 0 => Self::Zero,
            _ if radius < TOO_SMALL => Self::Dot,
            edge => Self::Disc { radius, edge },
        }
    }

    /// The symbol of words that a rule puts a number to.
    #[must_use]
    pub fn by_rule(assigned: Assigned, scale: Scale) -> Self {
        Self::ByRule {
            radius: scale.radius(assigned.number),
            assigned,
        }
    }

    /// The symbol of a figure at the size of a list, where only its kind matters.
    #[must_use]
    pub fn for_list(value: Value<'_>) -> Self {
        match (value.amount(), value.high()) {
            (None, _) => Self::Words,
            (Some(_), Some(_)) => Self::Range {
                low: LIST_RADIUS * 0.66,
                high: LIST_RADIUS,
            },
            (Some(0), None) if value.qualifier() == Qualifier::Exact => Self::Zero,
            (Some(_), None) => Self::Disc {
                radius: LIST_RADIUS,
                edge: value.qualifier().edge(),
            },
        }
    }

    /// How far it reaches from its middle, in points; a chevron not counted.
    #[must_use]
    pub fn outer_radius(self) -> f32 {
        match self {
            Self::Disc { radius, .. } => radius,
            Self::Range { high, .. } => high,
            Self::ByRule { radius, .. } => radius.max(DOT_RADIUS),
            Self::Words => WORDS_RADIUS,
            Self::Dot => DOT_RADIUS,
            Self::Zero => CROSS,
        }
    }

    /// What it is painted from, from the bottom to the top. `filled` is false for a figure whose
    /// quote is broken: it keeps its edge and loses its fill.
    #[must_use]
    pub fn shapes(self, center: Point, filled: bool) -> Vec<Shape> {
        let mut shapes = Vec::with_capacity(4);
        let mut disc = |radius, fill| {
            if filled || fill == Fill::Paper {
                shapes.push(Shape::Disc {
                    center,
                    radius,
                    fill,
                });
            }
        };
        match self {
            Self::Disc { radius, edge } => {
                disc(radius, Fill::Metric);
                shapes.extend(edge_shapes(center, radius, edge));
            }
            Self::Range { low, high } => {
                disc(high, Fill::Pale);
                disc(low, Fill::Metric);
                shapes.push(whole(center, low, EDGE_WIDTH));
                shapes.push(whole(center, high, EDGE_WIDTH));
            }
            Self::Words => {
                disc(WORDS_RADIUS, Fill::Paper);
                shapes.push(whole(center, WORDS_RADIUS, EDGE_WIDTH));
                shapes.push(Shape::Letter {
                    center,
                    text: "?",
                    size: 13.0,
                });
            }
            Self::ByRule { radius, .. } if radius < TOO_SMALL => {
                return Self::Dot.shapes(center, filled);
            }
            Self::ByRule { radius, .. } => {
                shapes.extend(edge_shapes(center, radius, Edge::Dashed));
                if radius >= LIST_RADIUS {
                    shapes.push(Shape::Letter {
                        center,
                        text: "?",
                        size: if radius < WORDS_RADIUS { 9.0 } else { 13.0 },
                    });
                }
            }
            Self::Dot => {
                disc(DOT_RADIUS, Fill::Paper);
                shapes.push(whole(center, DOT_RADIUS, DOT_EDGE));
            }
            Self::Zero => {
                let arm = |dx: f32, dy: f32| Shape::Line {
                    points: vec![center.moved(-dx, -dy), center.moved(dx, dy)],
                    width: EDGE_WIDTH,
                };
                shapes.push(arm(CROSS, CROSS));
                shapes.push(arm(CROSS, -CROSS));
            }
        }
        shapes
    }

    /// As [`Self::shapes`], small enough for a list: words get a ring of the list's size.
    #[must_use]
    pub fn list_shapes(self, center: Point, filled: bool) -> Vec<Shape> {
        if self != Self::Words {
            return self.shapes(center, filled);
        }
        vec![
            Shape::Disc {
                center,
                radius: LIST_RADIUS,
                fill: Fill::Paper,
            },
            whole(center, LIST_RADIUS, 1.5),
            Shape::Letter {
                center,
                text: "?",
                size: 9.0,
            },
        ]
    }
}

/// Two dotted circles at the lowest and the highest of claims that disagree.
#[must_use]
pub fn spread_shapes(center: Point, low: f32, high: f32) -> Vec<Shape> {
    [low, high]
        .into_iter()
        .map(|radius| Shape::Arc {
            center,
            radius,
            from: 0.0,
            to: 360.0,
            width: 1.5,
            dash: Some(DOTTED),
        })
        .collect()
}

/// The ring around the mark of several places that stand together. It has no area of its own to
/// be read: it is a line at the same distance from every mark.
#[must_use]
pub fn group_shape(center: Point, radius: f32) -> Shape {
    whole(center, radius + GROUP_GAP, GROUP_EDGE)
}

impl Qualifier {
    /// The edge that says what the qualifier says.
    #[must_use]
    pub fn edge(self) -> Edge {
        match self {
            Self::AtLeast | Self::MoreThan => Edge::OpenUp,
            Self::AtMost | Self::LessThan => Edge::OpenDown,
            Self::About | Self::Almost => Edge::Dashed,
            Self::Exact | Self::Between | Self::Vague | Self::Unquantified => Edge::Closed,
        }
    }
}

fn whole(center: Point, radius: f32, width: f32) -> Shape {
    Shape::Arc {
        center,
        radius,
        from: 0.0,
        to: 360.0,
        width,
        dash: None,
    }
}

fn edge_shapes(center: Point, radius: f32, edge: Edge) -> Vec<Shape> {
    let small = radius <= SMALL;
    match edge {
        Edge::Closed => vec![whole(center, radius, EDGE_WIDTH)],
        Edge::Dashed => vec![Shape::Arc {
            center,
            radius,
            from: 0.0,
            to: 360.0,
            width: EDGE_WIDTH,
            dash: Some(if small { DASH_SMALL } else { DASH }),
        }],
        Edge::OpenUp => open_edge(center, radius, small, 0.0, -1.0),
        Edge::OpenDown => open_edge(center, radius, small, 180.0, 1.0),
    }
}

/// An edge with a gap around `middle` degrees and a chevron in it. The gap widens as the mark
/// shrinks, so that it is seen at every size.
fn open_edge(center: Point, radius: f32, small: bool, middle: f32, side: f32) -> Vec<Shape> {
    let half_gap = (520.0 / radius).clamp(22.0, 38.0);
    let chevron = if small { CHEVRON_SMALL } else { CHEVRON };
    let foot = center.moved(0.0, side * radius);
    vec![
        Shape::Arc {
            center,
            radius,
            from: middle + half_gap,
            to: middle + 360.0 - half_gap,
            width: EDGE_WIDTH,
            dash: None,
        },
        Shape::Line {
            points: vec![
                foot.moved(-chevron, 0.0),
                foot.moved(0.0, side * chevron),
                foot.moved(chevron, 0.0),
            ],
            width: EDGE_WIDTH,
        },
    ]
}
