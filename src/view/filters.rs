//! What a person filters by besides metric, days and verdicts: conditions that can be taken away one by one.

use crate::model::{Qualifier, Status, grouped};
use std::fmt;

/// Something that claims have by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Who makes the claim.
    Claimant,
    /// The document that states it, by its id or its title.
    Document,
    /// Who published that document.
    Publisher,
    /// The place, by its id or any of its names.
    Place,
    /// The country of the place, by its code or name.
    Country,
    /// A keyword.
    Tag,
}

impl Facet {
    /// Every one, in the order of the menu.
    pub const ALL: [Self; 6] = [
        Self::Claimant,
        Self::Document,
        Self::Publisher,
        Self::Place,
        Self::Country,
        Self::Tag,
    ];

    /// Its key in the text of a query: "claimant".
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Claimant => "claimant",
            Self::Document => "document",
            Self::Publisher => "publisher",
            Self::Place => "place",
            Self::Country => "country",
            Self::Tag => "tag",
        }
    }

    /// Its name on the screen: "Claimant".
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Claimant => "Claimant",
            Self::Document => "Document",
            Self::Publisher => "Publisher",
            Self::Place => "Place",
            Self::Country => "Country",
            Self::Tag => "Tag",
        }
    }
}

/// From a number to a number, both ends counted; at least one end is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ValueRange {
    low: Option<u64>,
    high: Option<u64>,
}

impl ValueRange {
    /// `None` without any end, and where it runs backwards.
    #[must_use]
    pub fn new(low: Option<u64>, high: Option<u64>) -> Option<Self> {
        let backwards = matches!((low, high), (Some(low), Some(high)) if high < low);
        (!backwards && low.or(high).is_some()).then_some(Self { low, high })
    }

    /// Its lower end.
    #[must_use]
    pub fn low(self) -> Option<u64> {
        self.low
    }

    /// Its upper end.
    #[must_use]
    pub fn high(self) -> Option<u64> {
        self.high
    }

    /// Whether a stated number, or a stated range, lies in it or reaches into it. The qualifier is
    /// left aside: "at least 40" is held to its 40.
    #[must_use]
    pub fn admits(self, low: u64, high: u64) -> bool {
        self.low.is_none_or(|from| from <= high) && self.high.is_none_or(|to| low <= to)
    }

    /// "100 to 500", "100 or more", "500 or fewer", "100".
    #[must_use]
    pub fn label(self) -> String {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => grouped(low),
            (Some(low), Some(high)) => format!("{} to {}", grouped(low), grouped(high)),
            (Some(low), None) => format!("{} or more", grouped(low)),
            (None, Some(high)) => format!("{} or fewer", grouped(high)),
            (None, None) => "any".to_owned(),
        }
    }
}

/// `100..500`, `100..`, `..500`, `100`
impl fmt::Display for ValueRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => write!(f, "{low}"),
            (low, high) => {
                let end = |end: Option<u64>| end.map(|end| end.to_string()).unwrap_or_default();
                write!(f, "{}..{}", end(low), end(high))
            }
        }
    }
}

/// One thing to filter by. Names are kept as texts, so that a filter outlives the dataset it was
/// made for: a saved query, a file read again, another dataset.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Filter {
    /// A name; an empty one stands for claims that state none.
    Named(Facet, String),
    /// The qualifier of the value.
    Qualifier(Qualifier),
    /// How far the claim has come.
    Status(Status),
    /// The number.
    Value(ValueRange),
    /// Words in the names of the place, in a quote, in the note, or in the title of a document:
    /// whole words or their beginnings, in any script, letter case and accents aside. Several
    /// words stand one after the other. Several such filters must all hold.
    Words(String),
    /// The same in the text of a document that is evidence of the claim. A filter of its own:
    /// a word that occurs somewhere in an article says little of each of its claims.
    InDocument(String),
}

impl Filter {
    /// The filter with what it is about: "claimant OVD-Info".
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Named(facet, name) if name.is_empty() => format!("no {}", facet.key()),
            Self::Named(facet, name) => format!("{} {name}", facet.key()),
            Self::Qualifier(qualifier) => format!("qualifier {}", qualifier_label(*qualifier)),
            Self::Status(status) => status.code().to_owned(),
            Self::Value(range) => format!("value {}", range.label()),
            Self::Words(words) => format!("words “{words}”"),
            Self::InDocument(words) => format!("in the document “{words}”"),
        }
    }
}

/// The words for a qualifier in a list: two of them share a label elsewhere.
#[must_use]
pub fn qualifier_label(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Vague => "words with an order of magnitude",
        Qualifier::Unquantified => "words without a number",
        other => other.label(),
    }
}

/// A filter, or its opposite.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Condition {
    /// What.
    pub filter: Filter,
    /// Whether claims that it fits are hidden instead of shown.
    pub is_excluded: bool,
}

impl Condition {
    /// Shows what the filter fits.
    #[must_use]
    pub fn only(filter: Filter) -> Self {
        Self {
            filter,
            is_excluded: false,
        }
    }

    /// Hides what the filter fits.
    #[must_use]
    pub fn not(filter: Filter) -> Self {
        Self {
            filter,
            is_excluded: true,
        }
    }

    /// "claimant OVD-Info", "not claimant OVD-Info".
    #[must_use]
    pub fn label(&self) -> String {
        let not = if self.is_excluded { "not " } else { "" };
        format!("{not}{}", self.filter.label())
    }
}

/// The conditions of a query in the order in which they were made. Several about one thing are
/// joined by "or" (a claimant or another), those about different things by "and"; what is excluded
/// is hidden in any case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters(Vec<Condition>);

impl Filters {
    /// Whether nothing is filtered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Condition> {
        self.0.iter()
    }

    /// The one that was made last.
    #[must_use]
    pub fn last(&self) -> Option<&Condition> {
        self.0.last()
    }

    /// With one more. It takes the place of its opposite.
    #[must_use]
    pub fn with(&self, condition: Condition) -> Self {
        let mut all = self.0.clone();
        match all.iter().position(|it| it.filter == condition.filter) {
            Some(at) => all[at] = condition,
            None => all.push(condition),
        }
        Self(all)
    }

    /// Without a condition.
    #[must_use]
    pub fn without(&self, condition: &Condition) -> Self {
        self.filtered(|it| it != condition)
    }

    /// Only those that `keep` says yes to.
    #[must_use]
    pub fn filtered(&self, keep: impl Fn(&Condition) -> bool) -> Self {
        Self(self.0.iter().filter(|it| keep(it)).cloned().collect())
    }

    /// The condition about a filter, if there is one.
    #[must_use]
    pub fn about(&self, filter: &Filter) -> Option<&Condition> {
        self.0.iter().find(|it| it.filter == *filter)
    }

    /// Whether words are looked for.
    #[must_use]
    pub fn ask_for_words(&self) -> bool {
        self.0.iter().any(|it| it.filter.asks_for_words())
    }
}

impl Filter {
    /// Whether it looks for words in texts.
    #[must_use]
    pub fn asks_for_words(&self) -> bool {
        matches!(self, Self::Words(_) | Self::InDocument(_))
    }
}

impl FromIterator<Condition> for Filters {
    fn from_iter<T: IntoIterator<Item = Condition>>(conditions: T) -> Self {
        let mut filters = Self::default();
        for condition in conditions {
            filters = filters.with(condition);
        }
        filters
    }
}
