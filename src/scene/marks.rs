//! The marks of a map: where each stands, how large it is, what it is called.

use super::camera::Camera;
use super::geometry::{Point, Size};
use super::scale::Scale;
use super::symbol::Symbol;
use crate::model::{ClaimId, Dataset, LatLon, PlaceId, Report, Value, Verdict, grouped};
use crate::view::{PlaceFigure, Sum, View};

/// Smallest radius that answers to the pointer, in points.
pub const HIT_RADIUS: f32 = 12.0;

/// Which mark of a map: of which of its datasets, and of which place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MarkKey {
    /// The number of the dataset; 0 where there is only one.
    pub layer: usize,
    /// The place.
    pub place: PlaceId,
}

/// One place's mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Of which of the datasets on the map it is; 0 where there is only one.
    pub layer: usize,
    /// Whose.
    pub place: PlaceId,
    /// The claim it draws; `None` where it draws the sum of several.
    pub claim: Option<ClaimId>,
    /// The sum it draws.
    pub sum: Option<Sum>,
    /// Its middle, in points from the upper left corner of the map.
    pub center: Point,
    /// What it looks like.
    pub symbol: Symbol,
    /// Radii of the lowest and the highest figure, where claims disagree.
    pub spread: Option<(f32, f32)>,
    /// What is to be thought of the claim.
    pub verdict: Verdict,
}

impl Mark {
    /// Which mark it is.
    #[must_use]
    pub fn key(&self) -> MarkKey {
        MarkKey {
            layer: self.layer,
            place: self.place,
        }
    }

    /// The figure it draws.
    #[must_use]
    pub fn value<'a>(&self, dataset: &'a Dataset) -> Option<Value<'a>> {
        let stated = || Some(dataset.claims.get(self.claim?).value);
        self.sum.map(|sum| sum.value).or_else(stated)
    }

    /// What stands beside it: "at least 5,300", "“hundreds”, 200 by the CCC rule".
    #[must_use]
    pub fn words(&self, dataset: &Dataset) -> String {
        let value = self.value(dataset).unwrap_or(Value::NOT_STATED);
        match self.symbol {
            Symbol::ByRule { assigned, .. } => format!("{value}, {assigned}"),
            _ => value.to_string(),
        }
    }

    /// How far it reaches from its middle, in points.
    #[must_use]
    pub fn outer_radius(&self) -> f32 {
        let spread = self.spread.map_or(0.0, |(_, high)| high);
        self.symbol.outer_radius().max(spread)
    }

    /// Whether any of it can be seen on a map of this size.
    #[must_use]
    pub fn is_visible(&self, size: Size) -> bool {
        let reach = self.outer_radius() + 8.0;
        self.center.x > -reach
            && self.center.y > -reach
            && self.center.x < size.width + reach
            && self.center.y < size.height + reach
    }
}

/// The marks of a view, the largest first: in that order they are painted.
#[must_use]
pub fn marks(
    dataset: &Dataset,
    report: &Report,
    view: &View,
    camera: Camera,
    size: Size,
    full_radius: f32,
) -> Vec<Mark> {
    let scale = Scale::new(view.reference.unwrap_or(1), full_radius);
    let mut marks = marks_of(0, dataset, report, view, scale, camera, size);
    largest_first(&mut marks);
    marks
}

/// The marks of one of several datasets on a map, on the scale that they share.
#[must_use]
pub fn marks_of(
    layer: usize,
    dataset: &Dataset,
    report: &Report,
    view: &View,
    scale: Scale,
    camera: Camera,
    size: Size,
) -> Vec<Mark> {
    let located = view.located.iter();
    let marks = located.filter_map(|figure| {
        let position = dataset.place(figure.place).mapped()?;
        let mark = mark(dataset, report, figure, position, scale, camera, size)?;
        Some(Mark { layer, ..mark })
    });
    marks.collect()
}

/// The order in which marks are painted: the largest first, so that none hides a smaller one.
pub fn largest_first(marks: &mut [Mark]) {
    marks.sort_by(|a, b| b.outer_radius().total_cmp(&a.outer_radius()));
}

fn mark(
    dataset: &Dataset,
    report: &Report,
    figure: &PlaceFigure,
    position: LatLon,
    scale: Scale,
    camera: Camera,
    size: Size,
) -> Option<Mark> {
    let value = figure.value(dataset)?;
    Some(Mark {
        layer: 0,
        place: figure.place,
        claim: figure.shown,
        sum: figure.sum,
        center: camera.project(size, position),
        symbol: match figure.assigned {
            Some(assigned) => Symbol::by_rule(assigned, scale),
            None => Symbol::of(value, scale),
        },
        spread: figure
            .spread
            .map(|(low, high)| (scale.radius(low), scale.radius(high))),
        verdict: match figure.shown {
            Some(claim) => report.verdict(claim),
            None => figure.worst,
        },
    })
}

/// "claims disagree from 1,009 to 5,300"; `None` where they do not.
#[must_use]
pub fn spread_words(spread: Option<(u64, u64)>) -> Option<String> {
    let (low, high) = spread?;
    let (low, high) = (grouped(low), grouped(high));
    Some(if low == high {
        format!("claims disagree about {low}")
    } else {
        format!("claims disagree from {low} to {high}")
    })
}

/// The name of a figure for the screen reader and the tooltip: "Moscow: 1,800 arrests, 2 claims".
#[must_use]
pub fn accessible_name(dataset: &Dataset, figure: &PlaceFigure) -> String {
    let place = &dataset.place(figure.place).name;
    format!("{place}: {}", figure_words(dataset, figure))
}

/// The same without the name of the place: "1,800 arrests, 2 claims".
#[must_use]
pub fn figure_words(dataset: &Dataset, figure: &PlaceFigure) -> String {
    let count = figure.claims.len();
    let claims = format!(
        "{} claim{}",
        grouped(count as u64),
        if count == 1 { "" } else { "s" }
    );
    let any = figure
        .claims
        .first()
        .map(|&claim| dataset.claims.get(claim));
    match (figure.value(dataset), any) {
        (Some(value), Some(any)) => {
            let metric = dataset.metric(any.metric).in_sentence();
            let assigned = figure.assigned.map(|it| format!(", drawn as {it}"));
            let assigned = assigned.unwrap_or_default();
            let disagree = spread_words(figure.spread).map(|words| format!(", {words}"));
            let disagree = disagree.unwrap_or_default();
            format!("{value} {metric}{assigned}, {claims}{disagree}")
        }
        _ => format!("no figure of its own, {claims}"),
    }
}
