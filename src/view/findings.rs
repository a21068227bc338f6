//! The findings as a list: by severity and code, and by document where there are many.

use crate::audit::{CODES, Wording};
use crate::model::{About, Dataset, DocumentId, Finding, Report, Severity};
use crate::text::fold_name;
use std::collections::HashMap;

/// From how many findings on a code is divided by document.
const MANY: usize = 9;

/// Which findings are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingSieve {
    /// Errors, warnings, information: in the order of [`Severity`].
    pub severities: [bool; 3],
    /// Words that stand in the message or the code; empty for all.
    pub words: String,
}

impl Default for FindingSieve {
    fn default() -> Self {
        Self {
            severities: [true; 3],
            words: String::new(),
        }
    }
}

/// The findings of one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingGroup {
    /// The code.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it means, in one sentence without a full stop.
    pub meaning: &'static str,
    /// How many findings.
    pub count: usize,
    /// One part, or one for each document.
    pub parts: Vec<FindingPart>,
}

/// Findings of one code on one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingPart {
    /// The document; `None` where the group is not divided, or for findings on none.
    pub document: Option<DocumentId>,
    /// Rows of [`Report::findings`], in its order.
    pub rows: Vec<u32>,
}

impl FindingGroup {
    /// Whether its parts are to be told apart.
    #[must_use]
    pub fn is_divided(&self) -> bool {
        self.parts.len() > 1
    }
}

/// The findings that pass, grouped. One pass over all findings, and where words are looked for one
/// in which each of them is told: keep the result.
#[must_use]
pub fn grouped_findings(found: Wording<'_>, sieve: &FindingSieve) -> Vec<FindingGroup> {
    let Wording {
        dataset, report, ..
    } = found;
    let wanted = fold_name(sieve.words.trim());
    let is_chosen = |finding: &Finding| sieve.severities[finding.severity as usize];
    let rows: Vec<u32> = if wanted.is_empty() {
        let rows = (0_u32..).zip(&report.findings);
        let chosen = rows.filter(|(_, finding)| is_chosen(finding));
        chosen.map(|(row, _)| row).collect()
    } else {
        found.rows_where(is_chosen, |finding, words| {
            finding.code.contains(&wanted) || fold_name(&words().message).contains(&wanted)
        })
    };
    let mut by_code: HashMap<&'static str, Vec<u32>> = HashMap::new();
    for row in rows {
        if let Some(finding) = report.findings.get(row as usize) {
            by_code.entry(finding.code).or_default().push(row);
        }
    }
    // The table of codes has the errors first.
    CODES
        .iter()
        .filter_map(|code| {
            let rows = by_code.remove(code.name)?;
            Some(FindingGroup {
                code: code.name,
                severity: code.severity,
                meaning: code.meaning,
                count: rows.len(),
                parts: parts(dataset, report, rows),
            })
        })
        .collect()
}

fn parts(dataset: &Dataset, report: &Report, rows: Vec<u32>) -> Vec<FindingPart> {
    if rows.len() < MANY {
        return vec![FindingPart {
            document: None,
            rows,
        }];
    }
    let mut by_document: Vec<(Option<DocumentId>, u32)> = rows
        .into_iter()
        .map(|row| {
            let finding = report.findings.get(row as usize);
            (finding.and_then(|it| finding_document(dataset, it)), row)
        })
        .collect();
    // Those on no document last.
    by_document.sort_by_key(|&(document, row)| (document.is_none(), document, row));
    by_document
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|chunk| {
            Some(FindingPart {
                document: chunk.first()?.0,
                rows: chunk.iter().map(|&(_, row)| row).collect(),
            })
        })
        .collect()
}

/// The document that a finding is on: that of its quote, or of its claim's first one.
#[must_use]
pub fn finding_document(dataset: &Dataset, finding: &Finding) -> Option<DocumentId> {
    match finding.about {
        About::Evidence(_, id) => Some(dataset.claims.evidence_row(id).document),
        About::Claim(id) => dataset.claims.evidence(id).next().map(|it| it.document),
        About::Document(id) | About::Passage(id, _) => Some(id),
        About::Place(_) | About::Dataset => None,
    }
}
