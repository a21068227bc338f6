//! Audited files as reports: what was found in each, summed up, and where it stands.

mod asked;
mod place;
mod summary;
mod json;
mod markdown;

pub use asked::Asked;
pub use json::audit_json;
pub use markdown::audit_markdown;
pub use place::{Standing, Standings};
pub use summary::{Counts, summary};

use crate::audit::Wording;
use crate::load::{Whereabout, Whereabouts};
use crate::model::{About, ClaimId, Dataset, Finding, Problem, Report, Texts};
use std::sync::Arc;

/// One file that was audited.
#[derive(Debug, Clone)]
pub struct AuditedFile {
    /// The file as it was named.
    pub name: String,
    /// What came of it.
    pub content: Content,
}

/// What came of reading a file.
#[derive(Debug, Clone)]
pub enum Content {
    /// It was read and audited.
    Read(Box<Audited>),
    /// Nothing of it could be read.
    Unreadable {
        /// Why, in one sentence.
        message: String,
        /// What is wrong with its content.
        problems: Vec<Problem>,
    },
}

/// A dataset that was audited.
#[derive(Debug, Clone)]
pub struct Audited {
    /// The dataset.
    pub dataset: Dataset,
    /// The texts of its documents.
    pub texts: Arc<Texts>,
    /// What was wrong with its file.
    pub problems: Vec<Problem>,
    /// What the audit found; of what a query leaves, where one was asked.
    pub report: Report,
    /// The query that narrows the report, and what it hides.
    pub asked: Option<Asked>,
    /// Where the entries stand in the file.
    pub whereabouts: Whereabouts,
}

impl AuditedFile {
    /// The exit code that the file alone would give: 2 where it cannot be read, 1 for an error,
    /// or a warning where those are denied, 0 for nothing or information.
    #[must_use]
    pub fn exit_code(&self, deny_warnings: bool) -> u8 {
        let Content::Read(audited) = &self.content else {
            return 2;
        };
        let counts = audited.counts();
        u8::from(counts.errors > 0 || (deny_warnings && counts.warnings > 0))
    }
}

impl Audited {
    /// Problems of the file and findings of the audit by severity.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let problems = self.problems.iter().map(|problem| problem.severity);
        let findings = self.report.findings.iter().map(|finding| finding.severity);
        Counts::of(problems.chain(findings))
    }

    /// The claims that are reported on: all, or those that a query leaves.
    pub fn claims(&self) -> impl Iterator<Item = ClaimId> {
        let all = self.dataset.claims.iter().map(|claim| claim.id);
        all.filter(|&id| match &self.asked {
            Some(asked) => asked.remaining.admits(id),
            None => true,
        })
    }

    /// How many quotes those claims have, and how many of them were found.
    pub(super) fn quotes(&self) -> (usize, usize) {
        let Some(asked) = &self.asked else {
            let quotes = self.dataset.claims.quotes_len();
            return (quotes, self.report.quotes_found());
        };
        let left = self.dataset.claims.iter();
        let left = left.filter(|claim| asked.remaining.admits(claim.id));
        let mut counts = (0, 0);
        for evidence in left.flat_map(|claim| self.dataset.claims.evidence(claim.id)) {
            counts.0 += 1;
            counts.1 += usize::from(self.report.quote(evidence.id).span().is_some());
        }
        counts
    }

    /// What a query leaves out, in words; `None` where none was asked.
    #[must_use]
    pub fn asked_words(&self) -> Option<String> {
        self.asked.as_ref().map(|it| it.words(&self.dataset))
    }

    /// Where what a finding is about stands in the dataset's own file.
    #[must_use]
    pub fn whereabout(&self, finding: &Finding) -> Option<Whereabout> {
        let claims = &self.dataset.claims;
        match finding.about {
            About::Claim(id) => self.whereabouts.claim(claims.get(id).name),
            About::Evidence(id, quote) => {
                let exact = claims.evidence_row(quote).exact;
                self.whereabouts.quote(claims.get(id).name, exact)
            }
            About::Place(id) => self.whereabouts.place(&self.dataset.place(id).id),
            About::Document(id) | About::Passage(id, _) => {
                self.whereabouts.document(&self.dataset.document(id).id)
            }
            About::Dataset => None,
        }
    }

    /// Where its findings stand in the texts of their documents. Ask one for many findings: it
    /// goes through each text once.
    #[must_use]
    pub fn standings(&self) -> Standings<'_> {
        Standings::new(self.wording())
    }

    /// What its findings are put into words from.
    #[must_use]
    pub fn wording(&self) -> Wording<'_> {
        Wording {
            dataset: &self.dataset,
            texts: &self.texts,
            report: &self.report,
        }
    }
}
