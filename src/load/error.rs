//! Why nothing of a file could be read.

use super::import::RowReport;
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
    /// The file is a table, and none of its rows makes a claim.
    #[error("{}: {name}", first_message(problems))]
    NoClaims {
        /// The name of the file.
        name: String,
        /// Why; never empty.
        problems: Vec<Problem>,
        /// What became of each row.
        report: Box<RowReport>,
    },
}

impl LoadError {
    /// Why, with line and column where there are some; empty only for [`Self::Cancelled`].
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Cancelled => &[],
            Self::Unreadable { problems, .. } | Self::NoClaims { problems, .. } => problems,
        }
    }

    /// What became of each row of a table that makes no claim.
    #[must_use]
    pub fn row_report(&self) -> Option<&RowReport> {
        match self {
            Self::NoClaims { report, .. } => Some(report),
            Self::Cancelled | Self::Unreadable { .. } => None,
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
