//! What figures of one kind come to when each counts something of its own: events, their injured.

use crate::model::{MAX_NUMBER, Qualifier, Value};

/// The figures of several claims added up: like with like, and only where every claim counts
/// something that no other claim counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// What they come to. Keeps what is not known: one "at least" makes the sum "at least".
    pub value: Value<'static>,
    /// How many claims it adds.
    pub added: usize,
    /// How many claims state words and no number: at least somebody, never a number.
    pub in_words: usize,
}

/// Adds values one by one.
///
/// The sum of intervals is the interval from the sum of the low ends to the sum of the high ends
/// (Moore 1966): "at least 5" is from 5 upwards, "at most 7" from 0 to 7.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Adding {
    low: u64,
    high: u64,
    /// A value without a high end was added.
    open: bool,
    /// An "about" or "almost" was added.
    roughly: bool,
    added: u32,
    in_words: u32,
}

impl Adding {
    /// Adds one value; words are counted, never turned into a number.
    pub fn add(&mut self, value: Value<'_>) {
        self.add_parts(value.qualifier(), value.amount(), value.high());
    }

    /// The same from the parts of a value.
    pub(super) fn add_parts(
        &mut self,
        qualifier: Qualifier,
        amount: Option<u64>,
        high: Option<u64>,
    ) {
        let Some(amount) = amount else {
            // "Several" or nothing stated: the sum has no upper end that could be known.
            self.in_words += 1;
            self.open = true;
            return;
        };
        self.added += 1;
        let (low, high) = match qualifier {
            Qualifier::AtLeast | Qualifier::MoreThan => {
                self.open = true;
                (amount, amount)
            }
            Qualifier::AtMost | Qualifier::LessThan => (0, amount),
            Qualifier::About | Qualifier::Almost => {
                self.roughly = true;
                (amount, amount)
            }
            _ => (amount, high.unwrap_or(amount)),
        };
        self.low = self.low.saturating_add(low).min(MAX_NUMBER);
        self.high = self.high.saturating_add(high).min(MAX_NUMBER);
    }

    /// So many figures, all as stated, that come to this.
    #[must_use]
    pub fn of_stated(sum: u64, added: u32) -> Self {
        Self {
            low: sum,
            high: sum,
            added,
            ..Self::default()
        }
    }

    /// Adds what another has added: the order in which values are added makes no difference.
    pub fn join(&mut self, other: &Self) {
        self.low = self.low.saturating_add(other.low).min(MAX_NUMBER);
        self.high = self.high.saturating_add(other.high).min(MAX_NUMBER);
        self.open |= other.open;
        self.roughly |= other.roughly;
        self.added += other.added;
        self.in_words += other.in_words;
    }

    /// How many values in words and no number were added.
    #[must_use]
    pub fn in_words(&self) -> usize {
        self.in_words as usize
    }

    /// The sum; `None` where no claim states a number.
    #[must_use]
    pub fn sum(self) -> Option<Sum> {
        let Self {
            low,
            high,
            open,
            roughly,
            ..
        } = self;
        let number = |qualifier| Value::number(qualifier, low, None);
        let value = match (open, roughly) {
            _ if self.added == 0 => return None,
            // Where some are rough and some open, the sum is no more than rough.
            (_, true) if open || low == high => number(Qualifier::About),
            (true, _) => number(Qualifier::AtLeast),
            (false, _) if low == high => number(Qualifier::Exact),
            (false, _) if low == 0 => Value::number(Qualifier::AtMost, high, None),
            (false, _) => Value::between(low, high, None),
        };
        Some(Sum {
            value: value.unwrap_or(Value::NOT_STATED),
            added: self.added as usize,
            in_words: self.in_words as usize,
        })
    }
}
