//! The marks of a map: where each stands, how large it is, what it is called.

use super::camera::Camera;
use super::geometry::{Point, Size};
use super::scale::Scale;
use super::symbol::Symbol;
use crate::model::{ClaimId, Dataset, LatLon, PlaceId, Report, Verdict};
use crate::view::{PlaceFigure, View};

/// Smallest radius that answers to the pointer, in points.
pub const HIT_RADIUS: f32 = 12.0;

/// One place's mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Whose.
    pub place: PlaceId,
    /// The claim it draws.
    pub claim: ClaimId,
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
    let claim = figure.shown?;
    Some(Mark {
        place: figure.place,
        claim,
        center: camera.project(size, position),
        symbol: Symbol::of(dataset.claims.get(claim).value, scale),
        spread: figure
            .spread
            .map(|(low, high)| (scale.radius(low), scale.radius(high))),
        verdict: report.verdict(claim),
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
    let claims = format!("{count} claim{}", if count == 1 { "" } else { "s" });
    match figure.shown {
        Some(shown) => {
            let claim = dataset.claims.get(shown);
            let metric = dataset.metric(claim.metric).in_sentence();
            let disagree = if figure.spread.is_some() {
                ", claims disagree"
            } else {
                ""
            };
            format!("{} {metric}, {claims}{disagree}", claim.value)
        }
        None => format!("no figure of its own, {claims}"),
    }
}
