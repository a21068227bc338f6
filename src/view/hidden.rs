//! What hides a claim, and how many claims each part of a query hides.

use super::filters::{Facet, Filter};
use crate::model::grouped;

/// The first part of a query that hides a claim, in the order in which they are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum HiddenBy {
    /// It counts something else.
    Metric,
    /// It belongs to another day.
    Day,
    /// Its verdict was not chosen.
    Verdict,
    /// Who claims it.
    Claimant,
    /// Which document states it.
    Document,
    /// Who published that.
    Publisher,
    /// Its place.
    Place,
    /// The country of its place.
    Country,
    /// The qualifier of its value.
    Qualifier,
    /// Its status.
    Status,
    /// Its keywords.
    Tag,
    /// Its number.
    Value,
    /// A range of numbers is asked, and it states words: neither inside the range nor outside it.
    InWords,
    /// The words in it.
    Words,
    /// The words in its documents.
    InDocument,
}

impl HiddenBy {
    /// Every part, in the order in which they are asked.
    pub const ALL: [Self; 15] = [
        Self::Metric,
        Self::Day,
        Self::Verdict,
        Self::Claimant,
        Self::Document,
        Self::Publisher,
        Self::Place,
        Self::Country,
        Self::Qualifier,
        Self::Status,
        Self::Tag,
        Self::Value,
        Self::InWords,
        Self::Words,
        Self::InDocument,
    ];

    /// The part that a filter belongs to.
    #[must_use]
    pub fn of(filter: &Filter) -> Self {
        match filter {
            Filter::Named(Facet::Claimant, _) => Self::Claimant,
            Filter::Named(Facet::Document, _) => Self::Document,
            Filter::Named(Facet::Publisher, _) => Self::Publisher,
            Filter::Named(Facet::Place, _) => Self::Place,
            Filter::Named(Facet::Country, _) => Self::Country,
            Filter::Named(Facet::Tag, _) => Self::Tag,
            Filter::Qualifier(_) => Self::Qualifier,
            Filter::Status(_) => Self::Status,
            Filter::Value(_) => Self::Value,
            Filter::Words(_) => Self::Words,
            Filter::InDocument(_) => Self::InDocument,
        }
    }

    /// What follows "hidden by".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Metric => "metric",
            Self::Day => "day",
            Self::Verdict => "verdict",
            Self::Claimant => "claimant",
            Self::Document => "document",
            Self::Publisher => "publisher",
            Self::Place => "place",
            Self::Country => "country",
            Self::Qualifier => "qualifier",
            Self::Status => "status",
            Self::Tag => "tag",
            Self::Value => "value",
            Self::InWords => "value, in words without a number",
            Self::Words => "words",
            Self::InDocument => "words of the document",
        }
    }
}

/// How many claims each part of a query hides. Every claim is hidden by one part or shown, so that
/// the counts add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HiddenCounts([usize; HiddenBy::ALL.len()]);

impl HiddenCounts {
    /// How many claims a part hides.
    #[must_use]
    pub fn by(&self, part: HiddenBy) -> usize {
        self.0[part as usize]
    }

    /// How many are hidden in all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// How many are hidden by what a person filters by: neither metric nor day.
    #[must_use]
    pub fn by_filters(&self) -> usize {
        self.total() - self.by(HiddenBy::Metric) - self.by(HiddenBy::Day)
    }

    pub(super) fn join(&mut self, other: &Self) {
        for (sum, count) in self.0.iter_mut().zip(other.0) {
            *sum += count;
        }
    }

    pub(super) fn add(&mut self, part: HiddenBy, count: usize) {
        self.0[part as usize] += count;
    }

    /// "7 hidden by metric or day, 2 hidden by verdict"; `None` where nothing is hidden.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let (metric, day) = (self.by(HiddenBy::Metric), self.by(HiddenBy::Day));
        let both = match (metric, day) {
            (0, 0) => None,
            (_, 0) => Some((metric, "metric")),
            (0, _) => Some((day, "day")),
            _ => Some((metric + day, "metric or day")),
        };
        let others = HiddenBy::ALL
            .into_iter()
            .filter(|part| !matches!(part, HiddenBy::Metric | HiddenBy::Day))
            .map(|part| (self.by(part), part.words()))
            .filter(|(count, _)| *count > 0);
        let parts: Vec<String> = both
            .into_iter()
            .chain(others)
            .map(|(count, by)| format!("{} hidden by {by}", grouped(count as u64)))
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}
