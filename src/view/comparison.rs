//! Two views place by place: what each states, and the difference where there is one to state.

use super::{Namesakes, PlaceFigure, View};
use crate::model::{Dataset, PlaceId, Qualifier, Value, grouped};

/// A place with what either side states of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedPlace {
    /// Its name.
    pub name: String,
    /// The place on the left, where it has a figure there.
    pub left: Option<PlaceId>,
    /// The place on the right, where it has a figure there.
    pub right: Option<PlaceId>,
    /// The figure on the left in words; "not stated" without one.
    pub left_words: String,
    /// The figure on the right in words.
    pub right_words: String,
    /// From the left to the right: a number only where both are stated without a qualifier.
    pub difference: String,
}

/// Every place that either view shows, in the order of the left one; then those of the right only.
#[must_use]
pub fn compare_places(
    (left, left_view): (&Dataset, &View),
    (right, right_view): (&Dataset, &View),
) -> Vec<ComparedPlace> {
    let figures = |view: &View| -> Vec<PlaceFigure> {
        view.located.iter().chain(&view.off_map).cloned().collect()
    };
    let namesakes = Namesakes::of(right);
    let mut matched = vec![false; right.places.len()];
    let mut rows = Vec::new();
    for figure in figures(left_view) {
        let same = namesakes.same_as(left, figure.place);
        let there = same.and_then(|place| right_view.figure(place));
        if let Some(slot) = there.and_then(|it| matched.get_mut(it.place.index())) {
            *slot = true;
        }
        let name = &left.place(figure.place).name;
        rows.push(row(
            name,
            Some((left, &figure)),
            there.map(|it| (right, it)),
        ));
    }
    for figure in figures(right_view) {
        if matched.get(figure.place.index()) == Some(&false) {
            let name = &right.place(figure.place).name;
            rows.push(row(name, None, Some((right, &figure))));
        }
    }
    rows
}

fn row(
    name: &str,
    left: Option<(&Dataset, &PlaceFigure)>,
    right: Option<(&Dataset, &PlaceFigure)>,
) -> ComparedPlace {
    let value = |side: Option<(&Dataset, &PlaceFigure)>| -> (String, Option<Stated>) {
        let Some((dataset, figure)) = side else {
            return ("not stated".to_owned(), None);
        };
        let Some(value) = figure.value(dataset) else {
            return ("no figure of its own".to_owned(), None);
        };
        (value.to_string(), Some(Stated::of(value)))
    };
    let ((left_words, one), (right_words, other)) = (value(left), value(right));
    ComparedPlace {
        name: name.to_owned(),
        left: left.map(|(_, figure)| figure.place),
        right: right.map(|(_, figure)| figure.place),
        difference: difference(one, other),
        left_words,
        right_words,
    }
}

/// What a figure is worth for a subtraction.
#[derive(Clone, Copy)]
enum Stated {
    /// A number without a qualifier.
    Number(u64),
    /// Anything else: "at least", a range, words.
    Qualified,
}

impl Stated {
    fn of(value: Value<'_>) -> Self {
        match (value.qualifier(), value.amount()) {
            (Qualifier::Exact, Some(number)) => Self::Number(number),
            _ => Self::Qualified,
        }
    }
}

fn difference(left: Option<Stated>, right: Option<Stated>) -> String {
    match (left, right) {
        (Some(Stated::Number(one)), Some(Stated::Number(other))) if one == other => {
            "the same".to_owned()
        }
        (Some(Stated::Number(one)), Some(Stated::Number(other))) => {
            let sign = if other > one { '+' } else { '−' };
            format!("{sign}{}", grouped(one.abs_diff(other)))
        }
        (Some(_), Some(_)) => "not plain numbers".to_owned(),
        (Some(_), None) => "left only".to_owned(),
        (None, Some(_)) => "right only".to_owned(),
        (None, None) => "no figure".to_owned(),
    }
}
