//! The marks of a map: where each stands, how large it is, what it is called.

use super::camera::Camera;
use super::geometry::{Point, Size};
use super::hit::Standing;
use super::places::{Places, Speck, Tally};
use super::scale::Scale;
use super::symbol::{GROUP_GAP, Symbol};
use crate::model::{ClaimId, Dataset, PlaceId, Report, Value, Verdict, grouped};
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
    /// What is known of the places that stand together here; `None` for a single place.
    pub group: Option<Tally>,
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

    /// How far it reaches from its middle, in points.
    #[must_use]
    pub fn outer_radius(&self) -> f32 {
        let spread = self.spread.map_or(0.0, |(_, high)| high);
        let gap = if self.group.is_some() { GROUP_GAP } else { 0.0 };
        self.symbol.outer_radius().max(spread) + gap
    }

    /// What stands beside it: the name of its place, "Moscow + 11 places" for a group.
    #[must_use]
    pub fn title(&self, dataset: &Dataset) -> String {
        let name = &dataset.place(self.place).name;
        match &self.group {
            Some(tally) => {
                let others = u64::from(tally.places.saturating_sub(1));
                let plural = if others == 1 { "" } else { "s" };
                format!("{name} + {} place{plural}", grouped(others))
            }
            None => name.to_string(),
        }
    }

    /// Its figure as it stands under the title: "at least 5,300", "200 by the CCC
    /// rule".
    #[must_use]
    pub fn figure(&self, dataset: &Dataset) -> String {
        match (&self.group, self.value(dataset)) {
            (_, Some(value)) => match self.symbol {
                Symbol::ByRule { assigned, .. } => assigned.to_string(),
                _ => value.to_string(),
            },
            (Some(_), None) => "not added up".to_owned(),
            (None, None) => Value::NOT_STATED.to_string(),
        }
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

impl Standing for Mark {
    fn key(&self) -> MarkKey {
        Self::key(self)
    }

    fn center(&self) -> Point {
        self.center
    }

    fn reach(&self) -> f32 {
        self.outer_radius()
    }
}

/// The mark of a speck: of one of the figures of a view, or of a group of them.
#[must_use]
pub fn mark_of(
    dataset: &Dataset,
    report: &Report,
    view: &View,
    places: &Places,
    speck: &Speck,
    scale: Scale,
) -> Option<Mark> {
    let Some(group) = places.group(speck.node) else {
        let figure = view.figure(speck.place)?;
        return mark(dataset, report, figure, speck.center, scale).map(|mark| Mark {
            layer: usize::from(speck.layer),
            ..mark
        });
    };
    let sum = group.tally.sum();
    Some(Mark {
        layer: usize::from(speck.layer),
        place: speck.place,
        claim: None,
        sum,
        center: speck.center,
        symbol: Symbol::of(sum.map_or(Value::NOT_STATED, |sum| sum.value), scale),
        spread: None,
        verdict: group.tally.worst,
        group: Some(group.tally),
    })
}

/// The name of a group for the screen reader and the tooltip: "12 places around Moscow, together
/// at least 340 arrests".
#[must_use]
pub fn group_name(dataset: &Dataset, place: PlaceId, tally: &Tally, metric: &str) -> String {
    let name = &dataset.place(place).name;
    let count = grouped(u64::from(tally.places));
    format!("{count} places around {name}, {}", tally.words(metric))
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
        let center = camera.project(size, position);
        let mark = mark(dataset, report, figure, center, scale)?;
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
    center: Point,
    scale: Scale,
) -> Option<Mark> {
    let value = figure.value(dataset)?;
    Some(Mark {
        layer: 0,
        place: figure.place,
        claim: figure.shown,
        sum: figure.sum,
        center,
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
        group: None,
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
