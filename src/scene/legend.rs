//! The legend: nested circles at round figures, and the symbols in use, from the same scale and
//! the same shapes as the marks.

use super::geometry::Point;
use super::marks::Mark;
use super::places::{Badge, Form, Kind};
use super::scale::{Scale, TOO_SMALL};
use super::symbol::{Edge, GROUP_GAP, LIST_RADIUS, Shape, Symbol, group_shape, spread_shapes};
use crate::model::{Dataset, MetricId};
use crate::view::{Assigned, NumberWords, View};

/// What the legend says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Legend {
    /// "Arrests per place"
    pub title: String,
    /// Figures and their radii in points, the largest first; empty where nothing is drawn.
    pub circles: Vec<(u64, f32)>,
    /// The symbols in view, as shapes around the origin at the size of a list, and what each
    /// means.
    pub entries: Vec<(Vec<Shape>, &'static str)>,
    /// Whether any mark in view stands for several places.
    pub has_groups: bool,
}

/// The legend of the marks in view.
#[must_use]
pub fn legend(dataset: &Dataset, view: &View, marks: &[Mark], full_radius: f32) -> Legend {
    let Some(metric) = view.query.metric else {
        return Legend::default();
    };
    let kinds: Vec<Kind> = marks.iter().map(kind_of).collect();
    legend_on(dataset, metric, view.reference, &kinds, full_radius)
}

/// The legend of marks in view on a scale that several datasets may share.
#[must_use]
pub fn legend_on(
    dataset: &Dataset,
    metric: MetricId,
    reference: Option<u64>,
    kinds: &[Kind],
    full_radius: f32,
) -> Legend {
    let has_groups = kinds.iter().any(|kind| kind.group);
    let title = format!("{} per place", dataset.metric(metric).label);
    let Some(reference) = reference else {
        return Legend {
            title,
            entries: entries(kinds),
            has_groups,
            ..Legend::default()
        };
    };
    let scale = Scale::new(reference, full_radius);
    let mut circles: Vec<(u64, f32)> = [1, 2, 10]
        .into_iter()
        .filter(|part| reference.is_multiple_of(*part))
        .map(|part| reference / part)
        .map(|figure| (figure, scale.radius(figure)))
        .filter(|&(_, radius)| radius >= TOO_SMALL)
        .collect();
    circles.dedup();
    Legend {
        title,
        circles,
        entries: entries(kinds),
        has_groups,
    }
}

fn kind_of(mark: &Mark) -> Kind {
    Kind {
        form: match mark.symbol {
            Symbol::Disc { edge, .. } => Form::Disc(edge),
            Symbol::Range { .. } => Form::Range,
            Symbol::Words => Form::Words,
            Symbol::ByRule { assigned, .. } => Form::ByRule(assigned.rule),
            Symbol::Dot => Form::Dot,
            Symbol::Zero => Form::Zero,
        },
        group: mark.group.is_some(),
        filled: true,
        disagree: mark.spread.is_some(),
        badge: Badge::of(mark.verdict, mark.spread.is_some()),
    }
}

fn entries(kinds: &[Kind]) -> Vec<(Vec<Shape>, &'static str)> {
    let disc = |edge| Symbol::Disc {
        radius: LIST_RADIUS,
        edge,
    };
    let range = Symbol::Range {
        low: LIST_RADIUS * 0.66,
        high: LIST_RADIUS,
    };
    let origin = Point::default();
    let by_rule = |rule| {
        let (radius, number) = (LIST_RADIUS, 0);
        let assigned = Assigned { rule, number };
        (Form::ByRule(rule), Symbol::ByRule { radius, assigned })
    };
    let (ccc, by_ccc) = by_rule(NumberWords::Ccc);
    let (count_love, by_count_love) = by_rule(NumberWords::CountLove);
    let symbols = [
        (Form::Disc(Edge::Closed), disc(Edge::Closed), "as stated"),
        (
            Form::Disc(Edge::OpenUp),
            disc(Edge::OpenUp),
            "at least, more than",
        ),
        (
            Form::Disc(Edge::OpenDown),
            disc(Edge::OpenDown),
            "at most, fewer than",
        ),
        (
            Form::Disc(Edge::Dashed),
            disc(Edge::Dashed),
            "about, almost",
        ),
        (Form::Range, range, "low to high"),
        (Form::Words, Symbol::Words, "words, no number"),
        (ccc, by_ccc, "words, by the CCC rule"),
        (count_love, by_count_love, "words, by the Count Love rule"),
        (Form::Dot, Symbol::Dot, "too small to draw"),
        (Form::Zero, Symbol::Zero, "zero"),
    ];
    let mut found = Vec::new();
    for (form, symbol, label) in symbols {
        if kinds.iter().any(|kind| kind.form == form) {
            found.push((symbol.list_shapes(origin, true), label));
        }
    }
    if kinds.iter().any(|kind| kind.disagree) {
        let rings = spread_shapes(origin, LIST_RADIUS * 0.5, LIST_RADIUS);
        found.push((rings, "claims disagree: lowest to highest"));
    }
    if kinds.iter().any(|kind| kind.group) {
        let inner = LIST_RADIUS + 1.0 - GROUP_GAP;
        let symbol = Symbol::Disc {
            radius: inner,
            edge: Edge::Closed,
        };
        let mut shapes = symbol.shapes(origin, true);
        shapes.push(group_shape(origin, inner));
        found.push((shapes, "several places together"));
    }
    found
}
