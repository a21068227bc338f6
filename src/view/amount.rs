//! Sums and remainders that keep their qualifier.

use crate::model::{Qualifier, Value, grouped};
use std::fmt;

/// A number with what is known of it, the result of adding or taking away figures of one metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    qualifier: Qualifier,
    number: u64,
}

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self {
        qualifier: Qualifier::Exact,
        number: 0,
    };

    /// The amount that a claim states, the low end of a range as "at least"; `None` for words.
    #[must_use]
    pub fn of(value: Value<'_>) -> Option<Self> {
        let qualifier = match value.qualifier() {
            Qualifier::Between => Qualifier::AtLeast,
            other => other,
        };
        Some(Self {
            qualifier,
            number: value.amount()?,
        })
    }

    /// The bare number, for the length of a bar.
    #[must_use]
    pub fn number(self) -> u64 {
        self.number
    }

    /// Its qualifier.
    #[must_use]
    pub fn qualifier(self) -> Qualifier {
        self.qualifier
    }

    /// The sum of two amounts of the same metric, day and whole. `None` where nothing honest can
    /// be said: "at least 5" and "at most 7" have no common qualifier.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let qualifier = if self.number == 0 && self.qualifier == Qualifier::Exact {
            other.qualifier
        } else {
            sum_qualifier(self.qualifier, other.qualifier)?
        };
        Some(Self {
            qualifier,
            number: self.number.saturating_add(other.number),
        })
    }

    /// What is left of a stated whole when the mapped part is taken away. `None` where the rest
    /// is unknown: "at least 5,300" less "at least 1,000" may be anything.
    #[must_use]
    pub fn less(self, part: Self) -> Option<Self> {
        let number = self.number.checked_sub(part.number)?;
        let qualifier = match (self.qualifier, part.qualifier) {
            (whole, Qualifier::Exact) => whole,
            // "5,300 less at least 1,000": the rest is at most 4,300; and the other way round.
            (Qualifier::Exact, Qualifier::AtLeast) => Qualifier::AtMost,
            (Qualifier::Exact, Qualifier::MoreThan) => Qualifier::LessThan,
            (Qualifier::Exact, Qualifier::AtMost) => Qualifier::AtLeast,
            (Qualifier::Exact, Qualifier::LessThan) => Qualifier::MoreThan,
            (
                Qualifier::Exact | Qualifier::About | Qualifier::Almost,
                Qualifier::About | Qualifier::Almost,
            ) => Qualifier::About,
            _ => return None,
        };
        Some(Self { qualifier, number })
    }
}

fn sum_qualifier(first: Qualifier, second: Qualifier) -> Option<Qualifier> {
    use Qualifier::{About, Almost, AtLeast, AtMost, Exact, LessThan, MoreThan};
    Some(match (first, second) {
        (Exact, other) | (other, Exact) => other,
        (a, b) if a == b => a,
        (AtLeast | MoreThan, AtLeast | MoreThan) => AtLeast,
        (AtMost | LessThan, AtMost | LessThan) => AtMost,
        (About | Almost, About | Almost) => About,
        _ => return None,
    })
}

/// `at least 2,324`
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}{}",
            self.qualifier.before_number(),
            grouped(self.number)
        )
    }
}
