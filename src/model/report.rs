//! What an audit found: a verdict on every claim, a state for every quote, and findings.

use super::{ClaimId, DocumentId, EvidenceId, Fact, PlaceId, Span};

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

/// One thing an audit found. `audit::Wording` tells it in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A stable name, in kebab case: "quote-not-found".
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub about: About,
    /// What it rests on.
    pub fact: Fact,
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

    /// Where it belongs in a report: by severity, and within each in the order of the file.
    #[must_use]
    pub fn rank(&self) -> (Severity, u8, usize, usize) {
        let (kind, row, within) = match self.about {
            About::Dataset => (0, 0, 0),
            About::Document(id) => (1, id.index(), 0),
            About::Place(id) => (2, id.index(), 0),
            About::Claim(id) => (OF_CLAIMS, id.index(), 0),
            About::Evidence(claim, id) => (OF_CLAIMS, claim.index(), id.index() + 1),
            About::Passage(id, span) => (4, id.index(), span.start as usize),
        };
        (self.severity, kind, row, within)
    }
}

/// The rank of claims with their evidence: after documents and places, before passages of texts.
const OF_CLAIMS: u8 = 3;

/// Everything an audit found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// One verdict per claim, in the order of the claims.
    pub verdicts: Vec<Verdict>,
    /// One state per piece of evidence, in the order of the evidence.
    pub quotes: Vec<QuoteState>,
    /// Errors first, then warnings, then information; within each in the order of the file.
    pub findings: Vec<Finding>,
    /// How many errors, warnings and notes.
    counts: [usize; 3],
}

impl Report {
    /// A report, its findings sorted by [`Finding::rank`].
    #[must_use]
    pub fn new(verdicts: Vec<Verdict>, quotes: Vec<QuoteState>, findings: Vec<Finding>) -> Self {
        let mut counts = [0; 3];
        for finding in &findings {
            counts[finding.severity as usize] += 1;
        }
        Self {
            verdicts,
            quotes,
            findings,
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
        let severities = [Severity::Error, Severity::Warning, Severity::Information];
        severities.into_iter().flat_map(move |severity| {
            let wanted = (severity, OF_CLAIMS, id.index(), 0);
            let first = self.findings.partition_point(|it| it.rank() < wanted);
            let from_it = self.findings.get(first..).unwrap_or_default().iter();
            from_it.take_while(move |it| it.severity == severity && it.claim() == Some(id))
        })
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
