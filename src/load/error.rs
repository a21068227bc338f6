//! Why nothing of a file could be read.

use super::progress::Cancelled;
use crate::model::{Problem, Severity};

/// Nothing can be shown of the file; what was open stays open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// Somebody cancelled it.
    #[error("loading was cancelled")]
    Cancelled,
    /// The file is no dataset, or not one of a version that can be read.
    #[error("{}: {name}", first_message(problems))]
    Unreadable {
        /// The name of the file.
        name: String,
        /// Why; never empty.
        problems: Vec<Problem>,
    },
}

impl LoadError {
    /// Why, with line and column where there are some; empty only for [`Self::Cancelled`].
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Cancelled => &[],
            Self::Unreadable { problems, .. } => problems,
        }
    }
}

impl From<Cancelled> for LoadError {
    fn from(Cancelled: Cancelled) -> Self {
        Self::Cancelled
    }
}

fn first_message(problems: &[Problem]) -> String {
    let is_error = |problem: &&Problem| problem.severity == Severity::Error;
    let first = problems.iter().find(is_error).or(problems.first());
    first.map_or_else(|| "cannot be read".to_owned(), ToString::to_string)
}
