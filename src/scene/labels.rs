//! Names and figures beside the marks, placed so that none covers another.

use super::geometry::{Point, Rect, Size};
use super::grid::Grid;
use super::hit::Standing;
use super::marks::{Mark, MarkKey};
use crate::model::{Dataset, PlaceId};
use std::ops::ControlFlow;

/// From the edge of a mark to its label, in points.
pub const LABEL_GAP: f32 = 8.0;
/// The widest a label may be, in points; longer names are cut, with the whole on hover.
pub const LABEL_WIDTH: f32 = 190.0;

/// For how many marks a label is tried, the largest first.
const TRIED: usize = 150;

/// A place's name with its figure under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Whose.
    pub place: PlaceId,
    /// The name.
    pub name: String,
    /// The figure with its qualifier.
    pub figure: String,
    /// Where it stands, in points on the map.
    pub rect: Rect,
}

/// How large a label's two lines are, in points.
pub trait Measure {
    /// The size of a name over a figure.
    fn label(&self, name: &str, figure: &str) -> Size;
}

/// The labels that fit: right of the mark, else left, below or above it; none covers another
/// label or another mark. The selected place's label is always there.
#[must_use]
pub fn labels(
    dataset: &Dataset,
    marks: &[Mark],
    selected: Option<PlaceId>,
    size: Size,
    measure: &dyn Measure,
) -> Vec<Label> {
    let selected = selected.map(|place| MarkKey { layer: 0, place });
    let grid = Grid::new(marks, size);
    labels_of(
        &|_| Some((dataset, "")),
        marks,
        &|rect, but| is_covered(marks, &grid, rect, but),
        &[],
        selected,
        size,
        measure,
    )
}

/// Whether a rectangle would cover any of these marks but one.
#[must_use]
pub fn is_covered<T: Standing>(marks: &[T], grid: &Grid, rect: Rect, but: MarkKey) -> bool {
    let found = grid.near(rect.min, rect.max, 0.0, |at| {
        let mark = marks.get(at as usize);
        if mark.is_some_and(|it| covers(it.center(), it.reach(), rect) && it.key() != but) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    found.is_break()
}

/// The same for the marks of several datasets: `dataset` knows each by its number, with what
/// stands before its figures; `is_covered` whether a rectangle covers any mark but one, and
/// `hidden` are the parts of the map where no label can be read.
#[must_use]
pub fn labels_of<'a>(
    dataset: &dyn Fn(usize) -> Option<(&'a Dataset, &'a str)>,
    marks: &[Mark],
    is_covered: &dyn Fn(Rect, MarkKey) -> bool,
    hidden: &[Rect],
    selected: Option<MarkKey>,
    size: Size,
    measure: &dyn Measure,
) -> Vec<Label> {
    let visible: Vec<&Mark> = marks.iter().filter(|mark| mark.is_visible(size)).collect();
    let first = visible.iter().filter(|mark| Some(mark.key()) == selected);
    let others = visible.iter().filter(|mark| Some(mark.key()) != selected);
    let mut labels: Vec<Label> = Vec::new();
    for mark in first.chain(others).take(TRIED) {
        let Some((dataset, letter)) = dataset(mark.layer) else {
            continue;
        };
        let name = mark.title(dataset);
        let figure = format!("{letter}{}", mark.figure(dataset));
        let text = measure.label(&name, &figure);
        let free = |rect: &Rect| {
            labels.iter().all(|label| !label.rect.intersects(*rect))
                && !hidden.iter().any(|it| it.intersects(*rect))
                && !is_covered(*rect, mark.key())
        };
        let choices = candidates(mark, text);
        let inside = |rect: &&Rect| {
            rect.min.x >= 0.0
                && rect.min.y >= 0.0
                && rect.max.x <= size.width
                && rect.max.y <= size.height
        };
        let chosen = choices
            .iter()
            .filter(inside)
            .find(|rect| free(rect))
            .or_else(|| {
                // Half a name says nothing, unless it is the one that was asked for.
                let is_selected = Some(mark.key()) == selected;
                let anywhere = || {
                    choices
                        .iter()
                        .find(|rect| free(rect))
                        .unwrap_or(&choices[0])
                };
                is_selected.then(anywhere)
            });
        if let Some(&rect) = chosen {
            labels.push(Label {
                place: mark.place,
                name,
                figure,
                rect,
            });
        }
    }
    labels
}

fn candidates(mark: &Mark, text: Size) -> [Rect; 4] {
    let reach = mark.outer_radius() + LABEL_GAP;
    let at = |x: f32, y: f32| Rect::from_min_size(Point::new(x, y), text);
    let Point { x, y } = mark.center;
    [
        at(x + reach, y - text.height / 2.0),
        at(x - reach - text.width, y - text.height / 2.0),
        at(x - text.width / 2.0, y + reach),
        at(x - text.width / 2.0, y - reach - text.height),
    ]
}

/// Whether a disc reaches into a rectangle.
#[must_use]
pub fn covers(center: Point, reach: f32, rect: Rect) -> bool {
    let x = center.x - center.x.clamp(rect.min.x, rect.max.x);
    let y = center.y - center.y.clamp(rect.min.y, rect.max.y);
    x * x + y * y < reach * reach
}
