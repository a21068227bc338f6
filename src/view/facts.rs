//! What few bits say of a claim: its qualifier, its verdict and status, whether it may be drawn.

use crate::model::{Qualifier, Status, Verdict};

/// What no edit changes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind(u8);

const QUALIFIER: u8 = 0b1111;
const INSIDE: u8 = 1 << 4;
const NOT_PLAIN: u8 = 1 << 5;

impl Kind {
    /// `is_inside`: whether it is a part of another for the same place and metric, and never drawn
    /// beside it. `is_plain`: whether it is nothing but its number or words: no range, no time of
    /// the day.
    pub fn new(qualifier: Qualifier, is_inside: bool, is_plain: bool) -> Self {
        let bit = |is_set: bool, bit: u8| if is_set { bit } else { 0 };
        Self(qualifier as u8 | bit(is_inside, INSIDE) | bit(!is_plain, NOT_PLAIN))
    }

    pub fn of(number: u64) -> Self {
        Self(u8::try_from(number).unwrap_or(u8::MAX))
    }

    pub fn number(self) -> u64 {
        self.0.into()
    }

    pub fn qualifier(self) -> Qualifier {
        let number = usize::from(self.0 & QUALIFIER);
        Qualifier::ALL
            .get(number)
            .copied()
            .unwrap_or(Qualifier::Exact)
    }

    /// For every kind whether its qualifier is admitted.
    pub fn with_qualifiers(admitted: &[bool]) -> Vec<bool> {
        let fits = |kind: u8| admitted.get(usize::from(kind & QUALIFIER)) == Some(&true);
        (0..=u8::MAX).map(fits).collect()
    }
}

/// What an edit or an audit may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks(u8);

const VERDICT: u8 = 0b111;
const STATUS: u8 = 3;
const PREFERRED: u8 = 1 << 5;
const CLOSED: u8 = 1 << 6;
const SPECIAL: u8 = 1 << 7;

impl Marks {
    /// Of no claim: what others are added to.
    pub const NONE: Self = Self(0);

    pub fn new(kind: Kind, verdict: Verdict, status: Status, preferred: bool) -> Self {
        let bit = |is_set: bool, bit: u8| if is_set { bit } else { 0 };
        let is_inside = kind.0 & INSIDE > 0;
        Self(
            verdict as u8
                | (status as u8) << STATUS
                | bit(preferred, PREFERRED)
                | bit(is_inside || status == Status::Rejected, CLOSED)
                | bit(preferred || kind.0 & NOT_PLAIN > 0, SPECIAL),
        )
    }

    pub fn verdict(self) -> Verdict {
        let number = usize::from(self.0 & VERDICT);
        Verdict::ALL
            .get(number)
            .copied()
            .unwrap_or(Verdict::Unchecked)
    }

    /// Whether it may be drawn: not rejected, and no part of another for the same place and
    /// metric.
    pub fn is_open(self) -> bool {
        self.0 & CLOSED == 0
    }

    /// Whether a rule but the lowest number can matter: it has a range or a time, or is the
    /// editor's choice.
    pub fn is_special(self) -> bool {
        self.0 & SPECIAL > 0
    }

    /// For some marks what they say together: the worst verdict; closed or special where one of
    /// them is.
    pub fn together<'a>(all: impl Iterator<Item = &'a Self> + Clone) -> Self {
        // Two passes, since a processor takes many marks at once so.
        let worst = all.clone().fold(0, |worst, it| worst.max(it.0 & VERDICT));
        let any = all.fold(0, |any, it| any | it.0);
        Self(any & !VERDICT | worst)
    }

    /// Its place in a table of all marks.
    pub fn place(self) -> usize {
        self.0.into()
    }

    /// For all marks whether their verdict is admitted.
    pub fn with_verdicts(admits: impl Fn(Verdict) -> bool) -> Vec<bool> {
        (0..=u8::MAX).map(|it| admits(Self(it).verdict())).collect()
    }

    /// For all marks whether their status is admitted.
    pub fn with_statuses(admitted: &[bool]) -> Vec<bool> {
        let fits = |marks: u8| admitted.get(usize::from(marks >> STATUS & 0b11)) == Some(&true);
        (0..=u8::MAX).map(fits).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Marks};
    use crate::model::{Qualifier, Status, Verdict};

    #[test]
    fn every_fact_comes_back_whatever_the_others_are() {
        for qualifier in Qualifier::ALL {
            for verdict in Verdict::ALL {
                for status in Status::ALL {
                    for facts in 0..8 {
                        let [inside, plain, preferred] = [1, 2, 4].map(|bit| facts & bit > 0);
                        let kind = Kind::of(Kind::new(qualifier, inside, plain).number());
                        assert_eq!(kind.qualifier(), qualifier);
                        let marks = Marks::new(kind, verdict, status, preferred);
                        assert_eq!(marks.verdict(), verdict);
                        let is_closed = inside || status == Status::Rejected;
                        assert_eq!(marks.is_open(), !is_closed);
                        assert_eq!(marks.is_special(), preferred || !plain);
                        let only = Marks::with_statuses(&Status::ALL.map(|it| it == status));
                        assert!(only[marks.place()]);
                    }
                }
            }
        }
    }
}
