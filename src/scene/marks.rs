//! The marks of a map: where each stands, how large it is, what it is called.

use super::camera::Camera;
use super::geometry::{Point, Size};
use super::scale::Scale;
use super::symbol::Symbol;
use crate::model::{ClaimId, Dataset, LatLon, PlaceId, Report, Value, Verdict, grouped};
use crate::view::{PlaceFigure, Sum, View};

/// Smallest radius that answers to the pointer, in points.
pub const HIT_RADIUS: f32 = 12.0;

/// One place's mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
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
    /// The figure it draws.
    #[must_use]
    pub fn value<'a>(&self, dataset: &'a Dataset) -> Option<Value<'a>> {
        let stated = || Some(dataset.claims.get(self.claim?).value);
        self.sum.map(|sum| sum.value).or_else(stated)
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
    let mut marks: Vec<Mark> = view
        .located
        .iter()
        .filter_map(|figure| {
            let position = dataset.place(figure.place).mapped()?;
            mark(dataset, report, figure, position, scale, camera, size)
        })
        .collect();
    marks.sort_by(|a, b| b.outer_radius().total_cmp(&a.outer_radius()));
    marks
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
    let drawn = figure.shown.as_slice();
    let counted = if figure.sum.is_some() {
        figure.claims.as_slice()
    } else {
        drawn
    };
    Some(Mark {
        place: figure.place,
        claim: figure.shown,
        sum: figure.sum,
        center: camera.project(size, position),
        symbol: Symbol::of(value, scale),
        spread: figure
            .spread
            .map(|(low, high)| (scale.radius(low), scale.radius(high))),
        verdict: counted
            .iter()
            .map(|&claim| report.verdict(claim))
            .max()
            .unwrap_or(Verdict::Unchecked),
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
            let disagree = if figure.spread.is_some() {
                ", claims disagree"
            } else {
                ""
            };
            format!("{value} {metric}, {claims}{disagree}")
        }
        _ => format!("no figure of its own, {claims}"),
    }
}
