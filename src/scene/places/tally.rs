//! What the places of a group come to: nothing is added that must not be, nothing is lost.

use crate::model::{CivilDate, Value, Verdict};
use crate::view::{Adding, Sum};

/// The days of figures that stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Days {
    /// It makes no difference: each claim counts something of its own.
    #[default]
    Any,
    /// All are of one date, or all without.
    One(Option<CivilDate>),
    /// They are of several days: nobody knows who was counted twice.
    Several,
}

impl Days {
    fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::Any, it) | (it, Self::Any) => it,
            (one, other) if one == other => one,
            _ => Self::Several,
        }
    }
}

/// The figures of one or more places of one dataset, metric and query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// What was added.
    pub adding: Adding,
    /// How many places.
    pub places: u32,
    /// How many of them have a figure that another place's figure on the map includes: those are
    /// not added again.
    pub included: u32,
    /// Of which days.
    pub days: Days,
    /// The worst verdict of the claims that are drawn.
    pub worst: Verdict,
}

impl Tally {
    /// One place with its figure.
    #[must_use]
    pub fn of(value: Value<'_>, days: Days, worst: Verdict) -> Self {
        let mut adding = Adding::default();
        adding.add(value);
        Self {
            adding,
            places: 1,
            included: 0,
            days,
            worst,
        }
    }

    /// One place whose figure another one includes.
    #[must_use]
    pub fn included(worst: Verdict) -> Self {
        Self {
            adding: Adding::default(),
            places: 1,
            included: 1,
            days: Days::Any,
            worst,
        }
    }

    /// Both together.
    pub fn join(&mut self, other: &Self) {
        self.adding.join(&other.adding);
        self.places += other.places;
        self.included += other.included;
        self.days = self.days.join(other.days);
        self.worst = self.worst.max(other.worst);
    }

    /// What the figures come to; `None` where there is no number, or where they are of several
    /// days and must not be added.
    #[must_use]
    pub fn sum(&self) -> Option<Sum> {
        self.adding.sum().filter(|_| self.days != Days::Several)
    }

    /// The figure in words, to follow the number of places: "together at least 340 arrests, 2 in
    /// words". `metric` stands behind a number.
    #[must_use]
    pub fn words(&self, metric: &str) -> String {
        let mut words = match self.sum() {
            Some(sum) => format!("together {} {metric}", sum.value),
            None if self.days == Days::Several => {
                "figures of several days, not added up".to_owned()
            }
            None => "no number".to_owned(),
        };
        let in_words = self.adding.in_words();
        if in_words > 0 {
            words.push_str(&format!(
                ", {} in words",
                crate::model::grouped(in_words as u64)
            ));
        }
        if self.included > 0 {
            let count = crate::model::grouped(u64::from(self.included));
            words.push_str(&format!(", {count} part of another figure and not added"));
        }
        words
    }
}
