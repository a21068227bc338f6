//! What an audit found: a verdict on every claim, a state for every quote, and findings.

use super::{ClaimId, DocumentId, EvidenceId, PlaceId, Span};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The source does not say what the dataset says, or the file is wrong.
    Error,
    /// Somebody should look.
    Warning,
    /// Good to know; never changes an exit code.
    Information,
}

impl Severity {
    /// "error", "warning", "information".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Information => "information",
        }
    }
}

/// What is to be thought of a claim. Ordered from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Every quote was found once, and says what the claim says.
    Verified,
    /// The text of the source is not attached.
    Unchecked,
    /// There is no evidence at all.
    Unsourced,
    /// Somebody should look.
    Warning,
    /// A quote is not in its text, or says something else.
    Broken,
}

impl Verdict {
    /// Every verdict, the best first.
    pub const ALL: [Self; 5] = [
        Self::Verified,
        Self::Unchecked,
        Self::Unsourced,
        Self::Warning,
        Self::Broken,
    ];

    /// The word in files, reports and queries: "verified".
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Unchecked => "unchecked",
            Self::Unsourced => "unsourced",
            Self::Warning => "warning",
            Self::Broken => "broken",
        }
    }

    /// The word on the badge.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Verified => "Verified",
            Self::Unchecked => "Not verified",
            Self::Unsourced => "No source",
            Self::Warning => "Warning",
            Self::Broken => "Broken quote",
        }
    }
}

/// Where a quote was found in the text of its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteState {
    /// Once, letter for letter, or singled out by the words around it.
    Found(Span),
    /// Only after spaces and quotation marks were made alike.
    FoundAfterFolding(Span),
    /// So many times, and the words around it single out none.
    Ambiguous {
        /// How many times.
        count: usize,
    },
    /// Not at all. A look-alike is never taken for it.
    Missing,
    /// The document's text is not attached or cannot be read.
    NotChecked,
}

impl QuoteState {
    /// Where the quote stands in its text, where it was found.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Found(span) | Self::FoundAfterFolding(span) => Some(*span),
            Self::Ambiguous { .. } | Self::Missing | Self::NotChecked => None,
        }
    }
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// A claim.
    Claim(ClaimId),
    /// One quote of a claim.
    Evidence(ClaimId, EvidenceId),
    /// A place.
    Place(PlaceId),
    /// A document.
    Document(DocumentId),
    /// A stretch of a document's text.
    Passage(DocumentId, Span),
    /// The dataset as a whole.
    Dataset,
}

/// Where claim and source part: what each of them says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What the claim says: "1,176".
    pub claim: String,
    /// What the text says: "1,800"; in words of the program where it says nothing of the kind.
    pub text: String,
    /// Where it stands, inside the quote; `None` where it stands nowhere in it.
    pub span: Option<Span>,
}

/// One thing an audit found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A stable name, in kebab case: "quote-not-found".
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub about: About,
    /// What is wrong, in one plain sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: String,
    /// What claim and source say, where they say different things.
    pub difference: Option<Difference>,
}

impl Finding {
    /// The claim that it is about, itself or by one of its quotes.
    #[must_use]
    pub fn claim(&self) -> Option<ClaimId> {
        match self.about {
            About::Claim(claim) | About::Evidence(claim, _) => Some(claim),
            About::Place(_) | About::Document(_) | About::Passage(..) | About::Dataset => None,
        }
    }
}

/// Everything an audit found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// One verdict per claim, in the order of the claims.
    pub verdicts: Vec<Verdict>,
    /// One state per piece of evidence, in the order of the evidence.
    pub quotes: Vec<QuoteState>,
    /// Errors first, then warnings, then information; within each in the order of the file.
    pub findings: Vec<Finding>,
    /// The rows of `findings` that are about a claim, by claim, so that a card asks for its own.
    of_claims: Vec<(ClaimId, u32)>,
    /// How many errors, warnings and notes.
    counts: [usize; 3],
}

impl Report {
    /// A report, its findings sorted as they are to be told.
    #[must_use]
    pub fn new(verdicts: Vec<Verdict>, quotes: Vec<QuoteState>, findings: Vec<Finding>) -> Self {
        let mut counts = [0; 3];
        let mut of_claims = Vec::new();
        for (row, finding) in (0_u32..).zip(&findings) {
            counts[finding.severity as usize] += 1;
            of_claims.extend(finding.claim().map(|claim| (claim, row)));
        }
        of_claims.sort_unstable();
        Self {
            verdicts,
            quotes,
            findings,
            of_claims,
            counts,
        }
    }

    /// The verdict on a claim. A claim the audit has not seen is unchecked.
    #[must_use]
    pub fn verdict(&self, id: ClaimId) -> Verdict {
        self.verdicts
            .get(id.index())
            .copied()
            .unwrap_or(Verdict::Unchecked)
    }

    /// Where a quote was found.
    #[must_use]
    pub fn quote(&self, id: EvidenceId) -> &QuoteState {
        self.quotes
            .get(id.index())
            .unwrap_or(&QuoteState::NotChecked)
    }

    /// The findings about a claim or one of its quotes, in the order of the report.
    pub fn about_claim(&self, id: ClaimId) -> impl Iterator<Item = &Finding> {
        let first = self.of_claims.partition_point(|(claim, _)| *claim < id);
        self.of_claims
            .iter()
            .skip(first)
            .take_while(move |(claim, _)| *claim == id)
            .filter_map(|(_, row)| self.findings.get(*row as usize))
    }

    /// How many findings have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.counts[severity as usize]
    }

    /// How many quotes were found letter for letter or after folding.
    #[must_use]
    pub fn quotes_found(&self) -> usize {
        self.quotes
            .iter()
            .filter(|state| state.span().is_some())
            .count()
    }
}
