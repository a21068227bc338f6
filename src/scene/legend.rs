//! The legend: nested circles at round figures, and the symbols in use, from the same scale and
//! the same shapes as the marks.

use super::geometry::Point;
use super::marks::Mark;
use super::scale::{Scale, TOO_SMALL};
use super::symbol::{Edge, LIST_RADIUS, Shape, Symbol, spread_shapes};
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
}

/// The legend of the marks in view.
#[must_use]
pub fn legend(dataset: &Dataset, view: &View, marks: &[Mark], full_radius: f32) -> Legend {
    let Some(metric) = view.query.metric else {
        return Legend::default();
    };
    legend_on(dataset, metric, view.reference, marks, full_radius)
}

/// The legend of marks in view on a scale that several datasets may share.
#[must_use]
pub fn legend_on(
    dataset: &Dataset,
    metric: MetricId,
    reference: Option<u64>,
    marks: &[Mark],
    full_radius: f32,
) -> Legend {
    let title = format!("{} per place", dataset.metric(metric).label);
    let Some(reference) = reference else {
        return Legend {
            title,
            entries: entries(marks),
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
        entries: entries(marks),
    }
}

fn entries(marks: &[Mark]) -> Vec<(Vec<Shape>, &'static str)> {
    let disc = |edge| Symbol::Disc {
        radius: LIST_RADIUS,
        edge,
    };
    let has_edge = |wanted: Edge| move |symbol: &Symbol| matches!(symbol, Symbol::Disc { edge, .. } if *edge == wanted);
    let range = Symbol::Range {
        low: LIST_RADIUS * 0.66,
        high: LIST_RADIUS,
    };
    let mut found = Vec::new();
    let mut add = |symbol: Symbol, label, present: &dyn Fn(&Symbol) -> bool| {
        if marks.iter().any(|mark| present(&mark.symbol)) {
            found.push((symbol.list_shapes(Point::default(), true), label));
        }
    };
    add(disc(Edge::Closed), "as stated", &has_edge(Edge::Closed));
    add(
        disc(Edge::OpenUp),
        "at least, more than",
        &has_edge(Edge::OpenUp),
    );
    add(
        disc(Edge::OpenDown),
        "at most, fewer than",
        &has_edge(Edge::OpenDown),
    );
    add(disc(Edge::Dashed), "about, almost", &has_edge(Edge::Dashed));
    add(range, "low to high", &|symbol| {
        matches!(symbol, Symbol::Range { .. })
    });
    add(Symbol::Words, "words, no number", &|symbol| {
        *symbol == Symbol::Words
    });
    for rule in NumberWords::ALL {
        let assigned = Assigned { rule, number: 0 };
        let ring = Symbol::ByRule {
            radius: LIST_RADIUS,
            assigned,
        };
        let label = match rule {
            NumberWords::None => continue,
            NumberWords::Ccc => "words, by the CCC rule",
            NumberWords::CountLove => "words, by the Count Love rule",
        };
        add(
            ring,
            label,
            &|symbol| matches!(symbol, Symbol::ByRule { assigned, .. } if assigned.rule == rule),
        );
    }
    add(Symbol::Dot, "too small to draw", &|symbol| {
        *symbol == Symbol::Dot
    });
    add(Symbol::Zero, "zero", &|symbol| *symbol == Symbol::Zero);
    if marks.iter().any(|mark| mark.spread.is_some()) {
        let rings = spread_shapes(Point::default(), LIST_RADIUS * 0.5, LIST_RADIUS);
        found.push((rings, "claims disagree: lowest to highest"));
    }
    found
}
