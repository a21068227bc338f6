//! The summary of an audit in one sentence.

use super::Audited;
use crate::model::{Severity, Verdict, counted, grouped};
use crate::view::{Query, ledger};

/// How much was found, by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Information.
    pub notes: usize,
}

impl Counts {
    /// Counts by severity.
    #[must_use]
    pub fn of(severities: impl Iterator<Item = Severity>) -> Self {
        let mut counts = Self::default();
        for severity in severities {
            match severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Information => counts.notes += 1,
            }
        }
        counts
    }

    /// Two counts as one.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            notes: self.notes + other.notes,
        }
    }
}

/// `1 error, 2 warnings, 8 notes`
impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            errors,
            warnings,
            notes,
        } = *self;
        write!(
            f,
            "{}, {}, {}",
            counted(errors, "error"),
            counted(warnings, "warning"),
            counted(notes, "note")
        )
    }
}

/// Verdicts, quotes and ledger: "12 claims: 12 verified; 16 of 16 quotes found; mapped 2,976 of
/// at least 5,300; at least 2,324 in 86 other cities not located (Arrests, 31 January 2021)".
#[must_use]
pub fn summary(audited: &Audited) -> String {
    let (quotes, found) = audited.quotes();
    let mut clauses = vec![
        claims(audited),
        format!("{} of {} found", number(found), counted(quotes, "quote")),
    ];
    clauses.extend(ledger_clause(audited));
    clauses.join("; ")
}

/// The ledger of the metric and day that the window opens on, or of those that a query names.
pub(super) fn ledger_clause(audited: &Audited) -> Option<String> {
    let query = match &audited.asked {
        Some(asked) => asked.query(&audited.dataset),
        None => Query::opening(&audited.dataset),
    };
    let metric = query.metric?;
    let ledger = ledger(&audited.dataset, &audited.report, &query);
    let metric = &audited.dataset.metric(metric).label;
    Some(format!("{ledger} ({metric}, {})", query.days.label()))
}

fn claims(audited: &Audited) -> String {
    const WORDS: [(Verdict, &str); 5] = [
        (Verdict::Verified, "verified"),
        (Verdict::Warning, "with a warning"),
        (Verdict::Broken, "broken"),
        (Verdict::Unchecked, "not verified"),
        (Verdict::Unsourced, "without a source"),
    ];
    let verdicts: Vec<Verdict> = audited
        .claims()
        .map(|id| audited.report.verdict(id))
        .collect();
    let parts: Vec<String> = WORDS
        .iter()
        .filter_map(|(verdict, word)| {
            let count = verdicts.iter().filter(|&it| it == verdict).count();
            (count > 0).then(|| format!("{} {word}", number(count)))
        })
        .collect();
    let total = counted(verdicts.len(), "claim");
    if parts.is_empty() {
        total
    } else {
        format!("{total}: {}", parts.join(", "))
    }
}

fn number(count: usize) -> String {
    grouped(u64::try_from(count).unwrap_or(u64::MAX))
}
