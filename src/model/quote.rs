//! Evidence: the words of a source, as a W3C TextQuoteSelector, and what they are evidence of.

use super::{DocumentId, EvidenceId};

/// A stretch of a text in Unicode scalar values, from `start` up to but not including `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first scalar.
    pub start: u32,
    /// The scalar after the last.
    pub end: u32,
}

impl Span {
    /// How many scalars it covers.
    #[must_use]
    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The span moved by `offset` scalars: from a place inside a quote to one inside its text.
    #[must_use]
    pub fn shifted(self, offset: u32) -> Self {
        Self {
            start: self.start.saturating_add(offset),
            end: self.end.saturating_add(offset),
        }
    }

    /// Whether the two share a scalar.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// What a quote does for its claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Role {
    /// It states the figure.
    #[default]
    States,
    /// It states the figure again.
    Restates,
    /// It says when.
    Dates,
    /// It says where.
    Locates,
    /// It says who claims it.
    Attributes,
    /// It says otherwise.
    Contradicts,
    /// The claim rests on the document; nothing is held to its words, of which there may be none.
    /// So rows of tables name their sources, and keep their own description.
    Cites,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 7] = [
        Self::States,
        Self::Restates,
        Self::Dates,
        Self::Locates,
        Self::Attributes,
        Self::Contradicts,
        Self::Cites,
    ];

    /// The name in dataset files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::States => "states",
            Self::Restates => "restates",
            Self::Dates => "dates",
            Self::Locates => "locates",
            Self::Attributes => "attributes",
            Self::Contradicts => "contradicts",
            Self::Cites => "cites",
        }
    }

    /// The role with this name in dataset files.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether the quote is held to the figure and the qualifier of its claim.
    #[must_use]
    pub fn carries_figure(self) -> bool {
        matches!(self, Self::States | Self::Restates)
    }
}

/// One piece of evidence, read from the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvidenceRef<'a> {
    /// Which one.
    pub id: EvidenceId,
    /// The document it quotes.
    pub document: DocumentId,
    /// What it does for its claim.
    pub role: Role,
    /// The words.
    pub exact: &'a str,
    /// The words directly before, empty where the file gives none.
    pub prefix: &'a str,
    /// The words directly after, empty where the file gives none.
    pub suffix: &'a str,
    /// Where the file says it stands in the text: a cache, never trusted.
    pub position: Option<Span>,
    /// The figure with its qualifier, inside `exact`.
    pub figure: Option<Span>,
    /// The place name, inside `exact`.
    pub place: Option<Span>,
}

/// A piece of evidence on its way into the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceSeed<'a> {
    /// The document it quotes.
    pub document: DocumentId,
    /// What it does for its claim.
    pub role: Role,
    /// The words.
    pub exact: &'a str,
    /// The words directly before.
    pub prefix: &'a str,
    /// The words directly after.
    pub suffix: &'a str,
    /// Where the file says it stands.
    pub position: Option<Span>,
    /// The figure, inside `exact`.
    pub figure: Option<Span>,
    /// The place name, inside `exact`.
    pub place: Option<Span>,
    /// Foreign keys.
    pub extra: super::Extra,
}
