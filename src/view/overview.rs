//! A dataset in words: what is counted in the head of the window, and how one claim reads.

use crate::model::{
    ClaimId, ClaimRef, Dataset, EvidenceId, QuoteState, Report, Role, Verdict, grouped,
};

/// The numbers in the head of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Overview {
    /// How many documents.
    pub documents: usize,
    /// How many claims.
    pub claims: usize,
    /// How many claimants have a name.
    pub claimants: usize,
    /// How many quotes there are.
    pub quotes: usize,
    /// How many of them were found.
    pub quotes_found: usize,
    /// How many quotes could not be looked for, since their text is not attached.
    pub quotes_unchecked: usize,
    /// How many claims are broken.
    pub broken: usize,
}

impl Overview {
    /// Counts once for a dataset and its report.
    #[must_use]
    pub fn new(dataset: &Dataset, report: &Report) -> Self {
        let mut names: Vec<&str> = dataset
            .claims
            .ids()
            .flat_map(|id| dataset.claims.claimants(id))
            .collect();
        names.sort_unstable();
        names.dedup();
        let is_unchecked_quote = |id: &EvidenceId| {
            *report.quote(*id) == QuoteState::NotChecked
                && dataset.claims.evidence_row(*id).role != Role::Cites
        };
        let evidence = (0..dataset.claims.evidence_len()).map(EvidenceId::new);
        Self {
            documents: dataset.documents.len(),
            claims: dataset.claims.len(),
            claimants: names.len(),
            quotes: dataset.claims.quotes_len(),
            quotes_found: report.quotes_found(),
            quotes_unchecked: evidence.filter(is_unchecked_quote).count(),
            broken: report
                .verdicts
                .iter()
                .filter(|&&v| v == Verdict::Broken)
                .count(),
        }
    }

    /// "1 document · 12 claims · every quote found"
    #[must_use]
    pub fn words(&self) -> String {
        let plural = |count: usize, one: &str| {
            format!(
                "{} {one}{}",
                grouped(count as u64),
                if count == 1 { "" } else { "s" }
            )
        };
        let quotes = if self.claims == 0 {
            "nothing to show".to_owned()
        } else if self.quotes == 0 {
            "no quotes".to_owned()
        } else if self.quotes_unchecked == self.quotes {
            "source text not attached".to_owned()
        } else if self.quotes_found == self.quotes {
            "every quote found".to_owned()
        } else {
            format!(
                "{} of {} quotes found",
                grouped(self.quotes_found as u64),
                grouped(self.quotes as u64)
            )
        };
        format!(
            "{} · {} · {quotes}",
            plural(self.documents, "document"),
            plural(self.claims, "claim")
        )
    }
}

/// How a claim stands to the claim that it is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A part of another place's figure: Moscow in Russia.
    OfTotal(ClaimId),
    /// Inside another claim for the same place and metric: never drawn beside it.
    Inside(ClaimId),
}

/// How a claim stands to the one it is a part of.
#[must_use]
pub fn part_words(dataset: &Dataset, claim: &ClaimRef<'_>) -> Option<Part> {
    let whole = dataset.claims.get(claim.part_of?);
    let same = whole.place == claim.place && whole.metric == claim.metric;
    Some(if same {
        Part::Inside(whole.id)
    } else {
        Part::OfTotal(whole.id)
    })
}

/// A claim in a few words: "Russia, at least 5,300 in 88 cities".
#[must_use]
pub fn claim_words(dataset: &Dataset, id: ClaimId) -> String {
    let claim = dataset.claims.get(id);
    let place = &dataset.place(claim.place).name;
    let covers = dataset
        .claims
        .covers(id)
        .map(|covers| format!(" in {} {}", grouped(covers.count), covers.unit))
        .unwrap_or_default();
    format!("{place}, {}{covers}", claim.value)
}
