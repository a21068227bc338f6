//! A figure with its qualifier: the two are never apart.

use super::number::{MAX_NUMBER, grouped};
use std::fmt;

/// What a source says about how exact its number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// Stated without a qualifier. The screen says "as stated", never "exactly".
    Exact,
    /// "at least", "no fewer than".
    AtLeast,
    /// "more than", "over".
    MoreThan,
    /// "at most", "up to".
    AtMost,
    /// "fewer than", "less than".
    LessThan,
    /// "almost", "nearly".
    Almost,
    /// "about", "some", "around".
    About,
    /// "between A and B".
    Between,
    /// An order of magnitude in words: "dozens", "hundreds". Never a number.
    Vague,
    /// Words without even an order of magnitude: "several", "most". Never a number.
    Unquantified,
}

impl Qualifier {
    /// Every qualifier, in the order of the format's description.
    pub const ALL: [Self; 10] = [
        Self::Exact,
        Self::AtLeast,
        Self::MoreThan,
        Self::AtMost,
        Self::LessThan,
        Self::Almost,
        Self::About,
        Self::Between,
        Self::Vague,
        Self::Unquantified,
    ];

    /// The name in dataset files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtLeast => "at_least",
            Self::MoreThan => "more_than",
            Self::AtMost => "at_most",
            Self::LessThan => "less_than",
            Self::Almost => "almost",
            Self::About => "about",
            Self::Between => "between",
            Self::Vague => "vague",
            Self::Unquantified => "unquantified",
        }
    }

    /// The qualifier with this name in dataset files.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|qualifier| qualifier.code() == code)
    }

    /// The words that stand before a number: "at least ", or nothing.
    #[must_use]
    pub fn before_number(self) -> &'static str {
        match self {
            Self::Exact | Self::Between | Self::Vague | Self::Unquantified => "",
            Self::AtLeast => "at least ",
            Self::MoreThan => "more than ",
            Self::AtMost => "at most ",
            Self::LessThan => "fewer than ",
            Self::Almost => "almost ",
            Self::About => "about ",
        }
    }

    /// The qualifier as a label of its own: "as stated", "at least", "low to high", "in words".
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Exact => "as stated",
            Self::Between => "low to high",
            Self::Vague | Self::Unquantified => "in words, no number",
            other => other.before_number().trim_end(),
        }
    }
}

/// What a claim states: a number or a range with a qualifier, or words.
///
/// Built only through [`Value::number`], [`Value::between`] and [`Value::in_words`], so that a
/// vague word never carries a number and a range always has both ends in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value<'a> {
    qualifier: Qualifier,
    low: Option<u64>,
    high: Option<u64>,
    words: Option<&'a str>,
}

/// Why a qualifier and numbers do not make a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// Vague words with a number.
    #[error("vague words are never turned into numbers: leave the number out, keep the words")]
    VagueWithNumber,
    /// A vague or unquantified value without its words.
    #[error("this qualifier needs the words of the source in \"words\"")]
    WordsMissing,
    /// A qualifier that needs a number without one.
    #[error("this qualifier needs a number")]
    NumberMissing,
    /// A range that is not one.
    #[error("a range needs \"low\" and \"high\", low not above high")]
    Range,
    /// Beyond 2^53.
    #[error("the number is beyond 2^53, where JSON readers disagree")]
    TooLarge,
}

impl<'a> Value<'a> {
    /// Nothing stated: no number, no words.
    pub const NOT_STATED: Self = Self {
        qualifier: Qualifier::Unquantified,
        low: None,
        high: None,
        words: None,
    };

    /// A number with its qualifier; `words` name who is counted ("Yulia Navalnaia": 1).
    ///
    /// # Errors
    /// A qualifier that takes no single number, or a number beyond 2^53.
    pub fn number(
        qualifier: Qualifier,
        number: u64,
        words: Option<&'a str>,
    ) -> Result<Self, ValueError> {
        match qualifier {
            Qualifier::Vague | Qualifier::Unquantified => Err(ValueError::VagueWithNumber),
            Qualifier::Between => Err(ValueError::Range),
            _ if number > MAX_NUMBER => Err(ValueError::TooLarge),
            _ => Ok(Self {
                qualifier,
                low: Some(number),
                high: None,
                words,
            }),
        }
    }

    /// A range, both ends counted.
    ///
    /// # Errors
    /// `low` above `high`, or beyond 2^53.
    pub fn between(low: u64, high: u64, words: Option<&'a str>) -> Result<Self, ValueError> {
        if low > high {
            return Err(ValueError::Range);
        }
        if high > MAX_NUMBER {
            return Err(ValueError::TooLarge);
        }
        Ok(Self {
            qualifier: Qualifier::Between,
            low: Some(low),
            high: Some(high),
            words,
        })
    }

    /// Words that are no number: "several".
    ///
    /// # Errors
    /// A qualifier that needs a number.
    pub fn in_words(qualifier: Qualifier, words: &'a str) -> Result<Self, ValueError> {
        match qualifier {
            Qualifier::Vague | Qualifier::Unquantified => Ok(Self {
                qualifier,
                low: None,
                high: None,
                words: Some(words),
            }),
            Qualifier::Between => Err(ValueError::Range),
            _ => Err(ValueError::NumberMissing),
        }
    }

    /// The qualifier.
    #[must_use]
    pub fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// The words of the source, where the value keeps some.
    #[must_use]
    pub fn words(&self) -> Option<&'a str> {
        self.words
    }

    /// The bare number, the low end of a range: for the scale of the marks and for sums of like
    /// with like only. Everything a person reads comes from [`fmt::Display`].
    #[must_use]
    pub fn amount(&self) -> Option<u64> {
        self.low
    }

    /// The high end of a range.
    #[must_use]
    pub fn high(&self) -> Option<u64> {
        self.high
    }
}

/// The figure with its qualifier: `1,800`, `at least 5,300`, `between 300 and 500`, `“several”`.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high, self.words) {
            (Some(low), Some(high), _) => {
                write!(f, "between {} and {}", grouped(low), grouped(high))
            }
            (Some(number), None, _) => {
                write!(f, "{}{}", self.qualifier.before_number(), grouped(number))
            }
            (None, _, Some(words)) => write!(f, "“{words}”"),
            (None, _, None) => f.write_str("not stated"),
        }
    }
}
