//! Collects what is wrong with a file by byte offset; lines, columns and paths come at the end.

use super::locate::locate;
use crate::model::{Problem, Severity};

/// A stretch of the file in bytes. Files above 1 GiB are refused, so offsets fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Stretch {
    pub start: u32,
    pub end: u32,
}

impl Stretch {
    pub fn new(start: usize, end: usize) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: offset(start),
            end: offset(end),
        }
    }
}

/// One problem before it has a line and a path.
#[derive(Debug)]
pub(super) struct Found {
    pub severity: Severity,
    pub code: &'static str,
    /// `None` where it concerns the file as a whole.
    pub at: Option<Stretch>,
    pub message: String,
    pub help: String,
}

/// So many errors, and so many notices, are listed; the rest is counted.
const LISTED: usize = 1_000;

/// Everything found so far.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    found: Vec<Found>,
    errors: usize,
    notices: usize,
}

impl Problems {
    /// Notes an error at a stretch of the file.
    pub fn error(
        &mut self,
        code: &'static str,
        at: Stretch,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(Severity::Error, code, Some(at), message, help);
    }

    /// Notes a problem of any severity.
    pub fn add(
        &mut self,
        severity: Severity,
        code: &'static str,
        at: Option<Stretch>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let count = match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning | Severity::Information => &mut self.notices,
        };
        *count += 1;
        if *count <= LISTED {
            self.found.push(Found {
                severity,
                code,
                at,
                message: message.into(),
                help: help.into(),
            });
        }
    }

    /// The problems without their places in a text, in the order in which they were noted.
    pub(super) fn found(self) -> Vec<Found> {
        self.found
    }

    /// How many are listed.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// Adds those that `others` listed after the first `noted`; `false` where they may be too many
    /// to be listed one by one.
    pub(super) fn go_on(&mut self, others: Self, noted: usize) -> bool {
        let is_short = |count: usize| count < LISTED;
        let is_listed = [self.errors + others.errors, self.notices + others.notices];
        if !is_listed.into_iter().all(is_short) {
            return false;
        }
        for found in others.found.into_iter().skip(noted) {
            let Found {
                severity,
                code,
                at,
                message,
                help,
            } = found;
            self.add(severity, code, at, message, help);
        }
        true
    }

    /// Whether further errors are only counted, so that nobody needs to look for good advice.
    pub fn is_full(&self) -> bool {
        self.errors >= LISTED
    }

    /// The problems with their places in `text`, in the order of the file; those about the whole
    /// file first.
    pub fn in_text(self, text: &str) -> Vec<Problem> {
        let unlisted = self.errors.saturating_sub(LISTED) + self.notices.saturating_sub(LISTED);
        let severity = if self.errors > LISTED {
            Severity::Error
        } else {
            Severity::Information
        };
        let mut problems = locate(self.found, text);
        if unlisted > 0 {
            problems.push(Problem {
                severity,
                code: "more-problems",
                location: None,
                path: String::new(),
                message: format!("{unlisted} more problems are not listed"),
                help: "Mend those above and open the file again.".to_owned(),
            });
        }
        problems
    }
}
