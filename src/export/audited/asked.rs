//! An audit of which only what a query leaves is told, with what is left out.

use crate::model::{
    About, ClaimId, Dataset, DocumentId, Finding, PlaceId, Report, counted, grouped,
};
use crate::view::{Query, QueryText, Remaining};
use std::collections::HashMap;

/// What was asked, and what it leaves.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The query as it was understood.
    pub text: QueryText,
    /// The claims that it leaves.
    pub remaining: Remaining,
    /// How many findings are left out, as they are about what it hides.
    pub findings_left_out: usize,
}

impl Asked {
    /// Keeps of a report the findings that are about a claim that is left, about a place or
    /// document that such a claim stands on, or about nothing that has claims.
    #[must_use]
    pub fn narrow(
        dataset: &Dataset,
        report: Report,
        text: QueryText,
        remaining: Remaining,
    ) -> (Self, Report) {
        let stands = Stands::of(dataset, &remaining);
        let Report {
            verdicts,
            quotes,
            mut findings,
            ..
        } = report;
        let count = findings.len();
        findings.retain(|finding| stands.keeps(finding, &remaining));
        let asked = Self {
            text,
            remaining,
            findings_left_out: count - findings.len(),
        };
        (asked, Report::new(verdicts, quotes, findings))
    }

    /// What the window would show of it: where metric and days are not named, those it opens on.
    pub(super) fn query(&self, dataset: &Dataset) -> Query {
        let opening = Query::opening(dataset);
        self.text.query(dataset, &opening).unwrap_or(opening)
    }

    /// "5 of 12 claims; hidden: 7 by claimant; 4 findings about what is hidden left out".
    #[must_use]
    pub fn words(&self, dataset: &Dataset) -> String {
        let count = grouped(self.remaining.count as u64);
        let mut words = format!("{count} of {}", counted(dataset.claims.len(), "claim"));
        if let Some(list) = self.remaining.hidden.list() {
            words += &format!("; hidden: {list}");
        }
        if self.findings_left_out > 0 {
            let findings = counted(self.findings_left_out, "finding");
            words += &format!("; {findings} about what is hidden left out");
        }
        let unmatched = self.unmatched();
        if !unmatched.is_empty() {
            words += &format!("; not in this dataset: {}", unmatched.join(", "));
        }
        words
    }

    /// The parts of the query that name something the dataset does not have.
    pub(super) fn unmatched(&self) -> Vec<String> {
        let unmatched = self.remaining.unmatched.iter();
        unmatched.map(ToString::to_string).collect()
    }
}

/// Which places and documents have claims, and whether one of those is left.
struct Stands {
    places: HashMap<PlaceId, bool>,
    documents: HashMap<DocumentId, bool>,
}

impl Stands {
    fn of(dataset: &Dataset, remaining: &Remaining) -> Self {
        let (mut places, mut documents) = (HashMap::new(), HashMap::new());
        for claim in dataset.claims.iter() {
            let is_left = remaining.admits(claim.id);
            *places.entry(claim.place).or_default() |= is_left;
            for evidence in dataset.claims.evidence(claim.id) {
                *documents.entry(evidence.document).or_default() |= is_left;
            }
        }
        Self { places, documents }
    }

    fn keeps(&self, finding: &Finding, remaining: &Remaining) -> bool {
        let is_left = |claim: ClaimId| remaining.admits(claim);
        match finding.about {
            About::Claim(claim) | About::Evidence(claim, _) => is_left(claim),
            About::Place(place) => self.places.get(&place) != Some(&false),
            About::Document(document) | About::Passage(document, _) => {
                self.documents.get(&document) != Some(&false)
            }
            About::Dataset => true,
        }
    }
}
