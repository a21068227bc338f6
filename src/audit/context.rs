//! What every check reads: the dataset, the texts, and where the quotes are.

use super::codes::Code;
use super::places::Places;
use super::progress::{Stretch, Way};
use super::reading::language_of;
use crate::model::{
    About, CivilDate, ClaimRef, Dataset, Document, DocumentId, DocumentText, EvidenceId,
    EvidenceRef, Fact, Finding, Qualifier, QuoteState, Span, Texts,
};
use crate::text::find::{Quote, find_all_while};
use crate::text::numbers;
use crate::text::scalars::{ScalarIndex, byte_range};
use rayon::prelude::*;
use std::ops::Range;

/// Everything that is read before the checks begin.
#[derive(Debug)]
pub(super) struct Context<'a> {
    pub dataset: &'a Dataset,
    pub texts: &'a Texts,
    pub places: Places,
    pub quotes: Vec<QuoteState>,
    /// The day of publication of each document, where one is stated.
    pub published: Vec<Option<CivilDate>>,
    /// Where the scalars of each attached text start.
    indexes: Vec<Option<ScalarIndex>>,
}

/// A qualifier that stands in the text directly before a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CutQualifier {
    pub qualifier: Qualifier,
    /// Its words with the number, in bytes of the text.
    pub bytes: Range<usize>,
}

impl<'a> Context<'a> {
    /// Reads everything once; `None` where the audit should stop.
    pub fn new(dataset: &'a Dataset, texts: &'a Texts, way: &Way<'_>) -> Option<Self> {
        let documents = dataset.documents.len();
        let stretch = way.stretch(0.0, 0.05, documents);
        let indexes = (0..documents)
            .into_par_iter()
            .map(|row| {
                stretch.step(1)?;
                let text = texts.get(DocumentId::new(row)).text();
                Some(text.map(|text| ScalarIndex::new(text)))
            })
            .collect::<Option<Vec<_>>>()?;
        let mut context = Self {
            dataset,
            texts,
            places: Places::new(dataset),
            quotes: vec![QuoteState::NotChecked; dataset.claims.evidence_len()],
            published: dataset.documents.iter().map(published_day).collect(),
            indexes,
        };
        context.locate(way)?;
        Some(context)
    }

    /// Finds every quote, document by document, several documents at once.
    fn locate(&mut self, way: &Way<'_>) -> Option<()> {
        let claims = &self.dataset.claims;
        let mut by_document: Vec<(DocumentId, EvidenceId)> = (0..claims.evidence_len())
            .map(EvidenceId::new)
            .map(|id| (claims.evidence_row(id).document, id))
            .filter(|(document, _)| self.attached(*document).is_some())
            .collect();
        by_document.par_sort_unstable();
        let stretch = way.stretch(0.05, 0.35, by_document.len());
        let groups: Vec<&[(DocumentId, EvidenceId)]> =
            by_document.chunk_by(|a, b| a.0 == b.0).collect();
        let found = groups
            .into_par_iter()
            .map(|group| {
                let states = self.locate_in_one(group, &stretch)?;
                stretch.step(group.len())?;
                Some((group, states))
            })
            .collect::<Option<Vec<_>>>()?;
        for (group, states) in found {
            for (&(_, id), state) in group.iter().zip(states) {
                if let Some(slot) = self.quotes.get_mut(id.index()) {
                    *slot = state;
                }
            }
        }
        Some(())
    }

    /// The states of the quotes from one document; none where it has no text.
    fn locate_in_one(
        &self,
        group: &[(DocumentId, EvidenceId)],
        stretch: &Stretch<'_>,
    ) -> Option<Vec<QuoteState>> {
        let Some(&(document, _)) = group.first() else {
            return Some(Vec::new());
        };
        let Some((text, index)) = self.attached(document) else {
            return Some(Vec::new());
        };
        let quotes: Vec<Quote<'_>> = group
            .iter()
            .map(|&(_, id)| self.dataset.claims.evidence_row(id).into())
            .collect();
        find_all_while(text, index, &quotes, &|| stretch.goes_on())
    }

    /// The text of a document with the index of its scalars, where it is attached.
    pub fn attached(&self, id: DocumentId) -> Option<(&'a str, &ScalarIndex)> {
        let index = self.indexes.get(id.index())?.as_ref()?;
        Some((self.texts.get(id).text()?, index))
    }

    /// The qualifier that a quote leaves out by beginning after it: `5,300 people` where the text
    /// has "At least" directly before. `first` is the number that the quote begins with.
    pub fn cut(
        &self,
        evidence: EvidenceRef<'_>,
        first: Span,
        number: Option<u64>,
    ) -> Option<CutQualifier> {
        const BEFORE: u32 = 48;
        let (text, index) = self.attached(evidence.document)?;
        let start = self.quote(evidence).span()?.start;
        let from = index.byte_of(text, start.saturating_sub(BEFORE))?;
        let to = index.byte_of(text, start + first.end)?;
        let around = text.get(from..to)?;
        let language = language_of(self.dataset, evidence.document);
        let last = numbers(around, language).pop()?;
        let bytes = byte_range(around, last.span_with_qualifier)?;
        (last.qualifier != Qualifier::Exact && last.number == number).then(|| CutQualifier {
            qualifier: last.qualifier,
            bytes: from + bytes.start..from + bytes.end,
        })
    }

    pub fn quote(&self, evidence: EvidenceRef<'_>) -> &QuoteState {
        self.quotes
            .get(evidence.id.index())
            .unwrap_or(&QuoteState::NotChecked)
    }

    /// The evidence of a claim that is held to its figure.
    pub fn stating(&self, claim: ClaimRef<'_>) -> impl Iterator<Item = EvidenceRef<'a>> {
        self.dataset
            .claims
            .evidence(claim.id)
            .filter(|evidence| evidence.role.carries_figure())
    }

    pub fn text(&self, id: DocumentId) -> &DocumentText {
        self.texts.get(id)
    }
}

/// The day on which a document was published, where one is stated.
pub(super) fn published_day(document: &Document) -> Option<CivilDate> {
    // "2021-02-01T10:00" and "2021-02-01" alike.
    let stated = document.published.as_deref()?;
    CivilDate::parse(stated.split(['T', ' ']).next()?).ok()
}

/// Makes a finding.
pub(super) fn finding(code: &Code, about: About, fact: Fact) -> Finding {
    Finding {
        code: code.name,
        severity: code.severity,
        about,
        fact,
    }
}
