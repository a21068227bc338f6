//! Which verdicts are shown: a set of the five.

use crate::model::Verdict;

/// A set of verdicts; all of them, unless somebody chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerdictFilter(u8);

impl VerdictFilter {
    /// Every verdict: nothing is hidden.
    pub const ALL: Self = Self(0b1_1111);

    /// Only these.
    #[must_use]
    pub fn only(verdicts: &[Verdict]) -> Self {
        Self(verdicts.iter().fold(0, |set, &it| set | bit(it)))
    }

    /// Whether claims with this verdict are shown.
    #[must_use]
    pub fn admits(self, verdict: Verdict) -> bool {
        self.0 & bit(verdict) != 0
    }

    /// Whether it hides nothing.
    #[must_use]
    pub fn is_all(self) -> bool {
        self == Self::ALL
    }

    /// The set with this verdict taken out where it is in, and put in where it is not.
    #[must_use]
    pub fn toggled(self, verdict: Verdict) -> Self {
        Self(self.0 ^ bit(verdict))
    }

    /// The set with this verdict in it.
    #[must_use]
    pub fn with(self, verdict: Verdict) -> Self {
        Self(self.0 | bit(verdict))
    }

    /// "All verdicts", "Broken quote", "Warning, Broken quote", "3 of 5 verdicts", "No verdict".
    #[must_use]
    pub fn label(self) -> String {
        if self.is_all() {
            return "All verdicts".to_owned();
        }
        let chosen: Vec<&str> = Verdict::ALL
            .into_iter()
            .filter(|&verdict| self.admits(verdict))
            .map(Verdict::label)
            .collect();
        match chosen.as_slice() {
            [] => "No verdict".to_owned(),
            [_] | [_, _] => chosen.join(", "),
            more => format!("{} of {} verdicts", more.len(), Verdict::ALL.len()),
        }
    }
}

impl Default for VerdictFilter {
    fn default() -> Self {
        Self::ALL
    }
}

fn bit(verdict: Verdict) -> u8 {
    1 << verdict as u8
}
