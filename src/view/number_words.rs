//! Named rules that put a number to words of magnitude: a way to draw them, never data.

use crate::model::{Value, grouped};
use std::fmt;

/// Whose rule puts a number to "dozens" and "hundreds" on the map. By default nobody's: such a
/// claim is drawn as "?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum NumberWords {
    /// Words stay words.
    #[default]
    None,
    /// The Crowd Counting Consortium's: hundreds 200, thousands 2,000, tens of thousands 20,000,
    /// hundreds of thousands 200,000.
    ///
    /// Source: the description of `size_low` and `size_high` in the consortium's data dictionary,
    /// `ccc_data_dictionary.md` in github.com/nonviolent-action-lab/crowd-counting-consortium, as
    /// of 30 December 2024. It puts no number to "dozens" and to all other words, so neither does
    /// this rule.
    Ccc,
    /// Count Love's: a dozen 10, dozens 20, hundreds 100.
    ///
    /// Source: the frequently asked questions of countlove.org, as several readers of theirs quote
    /// them ("a dozen" as 10, "dozens" as 20, "hundreds" as 100, and so forth). What "and so
    /// forth" does with thousands is not stated there, so it gets no number here.
    CountLove,
}

/// A number that a rule puts to the words of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assigned {
    /// Whose rule it is.
    pub rule: NumberWords,
    /// The number. Nobody stated it.
    pub number: u64,
}

impl NumberWords {
    /// Every rule, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::None, Self::Ccc, Self::CountLove];

    /// The name in the settings.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Ccc => "ccc",
            Self::CountLove => "count-love",
        }
    }

    /// The rule with this name in the settings.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.code() == code)
    }

    /// Whose rule it is, as short as a label on the map needs it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::None => "As words",
            Self::Ccc => "CCC",
            Self::CountLove => "Count Love",
        }
    }

    /// What the rule does, in full.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::None => "Figures in words are drawn as “?”. Nothing is put in their place.",
            Self::Ccc => {
                "The Crowd Counting Consortium’s rule: hundreds as 200, thousands as 2,000, tens of \
                 thousands as 20,000, hundreds of thousands as 200,000. Other words stay words."
            }
            Self::CountLove => {
                "Count Love’s rule: a dozen as 10, dozens as 20, hundreds as 100. Other words stay \
                 words."
            }
        }
    }

    /// The number that the rule puts to these words; `None` where it says nothing of them.
    #[must_use]
    pub fn number(self, words: &str) -> Option<u64> {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words.to_lowercase();
        let table: &[(&str, u64)] = match self {
            Self::None => &[],
            Self::Ccc => &[
                ("hundreds", 200),
                ("thousands", 2_000),
                ("tens of thousands", 20_000),
                ("hundreds of thousands", 200_000),
            ],
            Self::CountLove => &[("a dozen", 10), ("dozens", 20), ("hundreds", 100)],
        };
        let found = table.iter().find(|(known, _)| *known == words);
        found.map(|&(_, number)| number)
    }

    /// The number that the rule puts to a claim in words; `None` for one with a number of its own.
    #[must_use]
    pub fn assigned(self, value: Value<'_>) -> Option<Assigned> {
        let words = value.words().filter(|_| value.amount().is_none())?;
        let number = self.number(words)?;
        Some(Assigned { rule: self, number })
    }
}

/// "200 by the CCC rule"
impl fmt::Display for Assigned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} by the {} rule",
            grouped(self.number),
            self.rule.label()
        )
    }
}
