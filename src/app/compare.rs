//! Two maps side by side under one camera: two datasets, or two days of one.

use super::layers::view_of;
use super::{Command, Layers, Opened, Tag};
use crate::view::{ComparedPlace, DayFilter, Query, View, compare_places};

/// What one half shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Side {
    /// Which dataset.
    pub tag: Tag,
    /// Which days.
    pub days: DayFilter,
}

/// The line before or after the chosen one, or none.
pub(super) fn go(comparison: Option<&mut Comparison>, command: &Command) {
    match (comparison, command) {
        (Some(comparison), Command::StepPlace(forward)) => comparison.step(*forward),
        (Some(comparison), _) => comparison.chosen = None,
        (None, _) => {}
    }
}

/// What happens with the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompareCommand {
    /// Compare what lies nearest: the datasets that are open, else the last two days.
    Start,
    /// Show something else on the left.
    Left(Side),
    /// Show something else on the right.
    Right(Side),
    /// Choose a line of the comparison: its place stands out in both halves.
    Choose(usize),
    /// Back to one map.
    Stop,
}

/// Two views of one metric, and what they say place by place.
#[derive(Debug)]
pub struct Comparison {
    /// What the left half shows.
    pub left: (Side, View),
    /// What the right half shows.
    pub right: (Side, View),
    /// Every place that either shows.
    pub places: Vec<ComparedPlace>,
    /// The chosen one of these.
    pub chosen: Option<usize>,
}

/// The datasets that can be compared.
#[derive(Clone, Copy)]
pub(super) struct Open<'a> {
    pub opened: &'a Opened,
    pub view: &'a View,
    pub layers: &'a Layers,
}

impl<'a> Open<'a> {
    fn get(self, tag: Tag) -> Option<&'a Opened> {
        if tag == self.layers.active {
            return Some(self.opened);
        }
        self.layers.get(tag).map(|layer| &layer.opened)
    }

    fn view(self, side: Side) -> Option<View> {
        let query = Query {
            days: side.days,
            ..self.view.query.clone()
        };
        let other = self.get(side.tag)?;
        Some(view_of(&self.opened.dataset, &query, other))
    }
}

impl Comparison {
    /// The figure that a mark of full size stands for in both halves.
    #[must_use]
    pub fn reference(&self) -> Option<u64> {
        self.left.1.reference.max(self.right.1.reference)
    }

    /// The line of a place of one half.
    #[must_use]
    pub fn line_of(&self, place: crate::model::PlaceId, is_right: bool) -> Option<usize> {
        let is_it = |line: &ComparedPlace| {
            let there = if is_right { line.right } else { line.left };
            there == Some(place)
        };
        self.places.iter().position(is_it)
    }

    /// Compares two sides; `None` where one of them is not open.
    fn new(left: Side, right: Side, open: Open<'_>) -> Option<Self> {
        let (left_view, right_view) = (open.view(left)?, open.view(right)?);
        let places = compare_places(
            (&open.get(left.tag)?.dataset, &left_view),
            (&open.get(right.tag)?.dataset, &right_view),
        );
        Some(Self {
            left: (left, left_view),
            right: (right, right_view),
            places,
            chosen: None,
        })
    }

    /// The same comparison of what is open now.
    pub(super) fn again(self, open: Open<'_>) -> Option<Self> {
        let chosen = self.chosen.and_then(|at| self.places.get(at)).cloned();
        let mut now = Self::new(self.left.0, self.right.0, open)?;
        now.chosen = chosen.and_then(|it| now.places.iter().position(|row| *row == it));
        Some(now)
    }

    /// The line before or after the chosen one.
    fn step(&mut self, forward: bool) {
        let count = self.places.len();
        self.chosen = match self.chosen {
            _ if count == 0 => None,
            None if forward => Some(0),
            None => Some(count - 1),
            Some(at) if forward => Some((at + 1) % count),
            Some(at) => Some((at + count - 1) % count),
        };
    }
}

/// What happens with the comparison.
pub(super) fn apply(comparison: &mut Option<Comparison>, command: CompareCommand, open: Open<'_>) {
    let sides = comparison.as_ref().map(|it| (it.left.0, it.right.0));
    match (command, sides) {
        (CompareCommand::Start, _) => {
            let (left, right) = nearest(open);
            *comparison = Comparison::new(left, right, open);
        }
        (CompareCommand::Left(left), Some((_, right)))
        | (CompareCommand::Right(right), Some((left, _))) => {
            *comparison = Comparison::new(left, right, open);
        }
        (CompareCommand::Choose(line), _) => {
            if let Some(open) = comparison {
                open.chosen = Some(line).filter(|&line| line < open.places.len());
            }
        }
        (CompareCommand::Stop, _) => *comparison = None,
        (CompareCommand::Left(_) | CompareCommand::Right(_), None) => {}
    }
}

/// The active dataset beside the next one; or the last day but one beside the last.
fn nearest(open: Open<'_>) -> (Side, Side) {
    let side = |tag, days| Side { tag, days };
    let active = open.layers.active;
    let days = open.view.query.days;
    if let Some(other) = open.layers.others.first() {
        // A day that the other has no claims of would leave its half empty.
        let theirs = if other.view.shown > 0 {
            days
        } else {
            DayFilter::All
        };
        return (side(active, days), side(other.tag, theirs));
    }
    match open.view.days.dated.as_slice() {
        [.., (before, _), (last, _)] => (
            side(active, DayFilter::On(*before)),
            side(active, DayFilter::On(*last)),
        ),
        _ => (side(active, days), side(active, DayFilter::All)),
    }
}
