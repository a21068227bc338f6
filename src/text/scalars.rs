//! From Unicode scalar values, in which positions are counted, to bytes and back.

use crate::model::Span;
use std::ops::Range;

/// One checkpoint every so many scalars.
const STRIDE: usize = 64;

/// Where every 64th scalar of a text starts: turns a position into a byte offset, and back, by
/// reading at most 64 scalars instead of the text from its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScalarIndex {
    checkpoints: Vec<u32>,
    bytes: usize,
    scalars: usize,
}

impl ScalarIndex {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self {
                checkpoints: Vec::new(),
                bytes: text.len(),
                scalars: text.len(),
            };
        }
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut scalars = 0;
        for (byte, _) in text.char_indices() {
            if scalars % STRIDE == 0 {
                checkpoints.push(to_u32(byte));
            }
            scalars += 1;
        }
        Self {
            checkpoints,
            bytes: text.len(),
            scalars,
        }
    }

    /// How many scalars the text has.
    #[must_use]
    pub fn len(&self) -> u32 {
        to_u32(self.scalars)
    }

    /// Whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scalars == 0
    }

    /// The byte at which scalar `scalar` of `text` starts; the text's length for the position
    /// after its last; `None` beyond.
    #[must_use]
    pub fn byte_of(&self, text: &str, scalar: u32) -> Option<usize> {
        let scalar = scalar as usize;
        if scalar >= self.scalars {
            return (scalar == self.scalars).then_some(self.bytes);
        }
        if self.checkpoints.is_empty() {
            return Some(scalar);
        }
        let start = *self.checkpoints.get(scalar / STRIDE)? as usize;
        let (within, _) = text.get(start..)?.char_indices().nth(scalar % STRIDE)?;
        Some(start + within)
    }

    /// How many scalars of `text` start before `byte`.
    #[must_use]
    pub fn scalar_of(&self, text: &str, byte: usize) -> u32 {
        if self.checkpoints.is_empty() {
            return to_u32(byte.min(self.bytes));
        }
        let after = self
            .checkpoints
            .partition_point(|&checkpoint| checkpoint as usize <= byte);
        let row = after.saturating_sub(1);
        let start = self.checkpoints.get(row).map_or(0, |&start| start as usize);
        let within = text
            .get(start..)
            .unwrap_or_default()
            .char_indices()
            .take_while(|(at, _)| start + at < byte)
            .count();
        to_u32(row * STRIDE + within)
    }

    /// The bytes of a span.
    #[must_use]
    pub fn bytes_of(&self, text: &str, span: Span) -> Option<Range<usize>> {
        let start = self.byte_of(text, span.start)?;
        let end = self.byte_of(text, span.end)?;
        (start <= end).then_some(start..end)
    }

    /// The span of some bytes.
    #[must_use]
    pub fn span_of(&self, text: &str, bytes: Range<usize>) -> Span {
        Span {
            start: self.scalar_of(text, bytes.start),
            end: self.scalar_of(text, bytes.end),
        }
    }
}

/// How many scalars a text has.
#[must_use]
pub fn scalar_len(text: &str) -> u32 {
    to_u32(text.chars().count())
}

/// The bytes of a span of a short text, such as a quote.
#[must_use]
pub fn byte_range(text: &str, span: Span) -> Option<Range<usize>> {
    let byte_of = |scalar: u32| {
        text.char_indices()
            .map(|(byte, _)| byte)
            .chain(std::iter::once(text.len()))
            .nth(scalar as usize)
    };
    let (start, end) = (byte_of(span.start)?, byte_of(span.end)?);
    (start <= end).then_some(start..end)
}

/// The words of a span of a short text, such as a quote; `None` where the span leaves the text.
#[must_use]
pub fn slice(text: &str, span: Span) -> Option<&str> {
    text.get(byte_range(text, span)?)
}

/// Positions beyond 2^32 do not occur: texts are limited long before.
fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
