//! What is known around a quote and inside it: few quotes have the first, many the second.

use super::Text;
use crate::model::Span;
use std::num::NonZeroU32;

/// What stands around a quote, and where the quote stands. The sentences of a table have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Around {
    pub prefix: Text,
    pub suffix: Text,
    pub position: Option<Span>,
}

impl Around {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.prefix.is_empty() && self.suffix.is_empty() && self.position.is_none()
    }
}

/// What is marked inside a quote; sources that are only named have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Inside {
    pub figure: Option<PackedSpan>,
    pub place: Option<PackedSpan>,
}

/// A span in eight bytes, even where there may be none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PackedSpan {
    start: u32,
    /// One more than the length.
    length: NonZeroU32,
}

impl PackedSpan {
    /// `None` where the span runs backwards.
    pub fn new(span: Span) -> Option<Self> {
        let length = span.end.checked_sub(span.start)?.saturating_add(1);
        let start = span.start;
        NonZeroU32::new(length).map(|length| Self { start, length })
    }

    /// The span as it was.
    pub fn span(self) -> Span {
        Span {
            start: self.start,
            end: self.start + (self.length.get() - 1),
        }
    }
}
