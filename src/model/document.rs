//! The sources: articles, reports, lists, each with its text where it is attached.

use super::{Extra, Rare, Span, Unfilled};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// One source. Its rarer fields ([`DocumentMore`]) are read as if they were its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The id in the file.
    pub id: String,
    /// Its title, in its own words.
    pub title: String,
    /// Where it stands.
    pub url: Option<String>,
    /// Where its text is.
    pub source: Source,
    /// What the sources that a table names do not have.
    pub more: Rare<DocumentMore>,
}

/// What is known of a source that somebody described.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentMore {
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it was published, as the file writes it.
    pub published: Option<String>,
    /// Its language, BCP 47.
    pub language: Option<String>,
    /// Where a copy is kept.
    pub archived_url: Option<String>,
    /// When it was read, as the file writes it.
    pub retrieved: Option<String>,
    /// SHA-256 of the raw bytes of its text, in lower-case hexadecimal digits.
    pub sha256: Option<String>,
    /// Numbers in the text that a person set aside, with a reason.
    pub dismissed: Vec<Dismissed>,
    /// Foreign keys.
    pub extra: Extra,
}

impl Unfilled for DocumentMore {
    fn unfilled() -> &'static Self {
        static UNFILLED: DocumentMore = DocumentMore {
            publisher: None,
            authors: Vec::new(),
            published: None,
            language: None,
            archived_url: None,
            retrieved: None,
            sha256: None,
            dismissed: Vec::new(),
            extra: Extra::NONE,
        };
        &UNFILLED
    }
}

impl Deref for Document {
    type Target = DocumentMore;

    fn deref(&self) -> &DocumentMore {
        &self.more
    }
}

impl DerefMut for Document {
    fn deref_mut(&mut self) -> &mut DocumentMore {
        &mut self.more
    }
}

impl Document {
    /// The name in one or two words: the publisher, else the title.
    #[must_use]
    pub fn short_name(&self) -> &str {
        self.publisher.as_deref().unwrap_or(&self.title)
    }
}

/// Where a document's text is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Source {
    /// Not attached: rights, or not collected.
    #[default]
    NotAttached,
    /// In the dataset file itself.
    Inline(Arc<str>),
    /// In a file, named relative to the dataset's folder.
    File(String),
}

/// A number in a text that a person set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dismissed {
    /// Where it stands, in Unicode scalar values.
    pub span: Span,
    /// Its words.
    pub exact: String,
    /// Why it is no claim.
    pub reason: String,
    /// Foreign keys.
    pub extra: Extra,
}

/// The text of a document as it was found when the dataset was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentText {
    /// The text, and the SHA-256 of the bytes it was read from.
    Attached {
        /// The decoded text without a byte order mark, line ends untouched.
        text: Arc<str>,
        /// SHA-256 of the raw bytes, lower-case hexadecimal.
        sha256: String,
    },
    /// No text is attached; quotes stand alone.
    NotAttached,
    /// A file is named and cannot be read.
    Missing {
        /// Why, in words.
        reason: String,
    },
}

impl DocumentText {
    /// The text, where there is one.
    #[must_use]
    pub fn text(&self) -> Option<&Arc<str>> {
        match self {
            Self::Attached { text, .. } => Some(text),
            Self::NotAttached | Self::Missing { .. } => None,
        }
    }
}
