//! What every check reads: the dataset, the texts, where the quotes are, what they say.

use super::codes::Code;
use super::places::Places;
use super::reading::{Readings, language_of};
use crate::model::{
    About, ClaimRef, Dataset, Difference, DocumentId, DocumentText, EvidenceId, EvidenceRef,
    Finding, Qualifier, QuoteState, Span, Texts,
};
use crate::text::find::{Quote, find_all};
use crate::text::numbers;
use crate::text::scalars::ScalarIndex;
use crate::text::visible::visible;

/// Everything that is read before the checks begin.
#[derive(Debug)]
pub(super) struct Context<'a> {
    pub dataset: &'a Dataset,
    pub texts: &'a Texts,
    pub readings: Readings,
    pub quotes: Vec<QuoteState>,
    /// Quotes that begin after the qualifier of their first number, in the order of the evidence.
    pub cut_qualifiers: Vec<(EvidenceId, CutQualifier)>,
}

/// A qualifier that stands in the text directly before a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CutQualifier {
    pub qualifier: Qualifier,
    pub words: String,
}

impl<'a> Context<'a> {
    /// Reads everything once; `None` where `go_on` says to stop.
    pub fn new(
        dataset: &'a Dataset,
        texts: &'a Texts,
        go_on: &dyn Fn(f32) -> bool,
    ) -> Option<Self> {
        let places = Places::new(dataset);
        if !go_on(0.1) {
            return None;
        }
        let mut context = Self {
            dataset,
            texts,
            readings: Readings::new(dataset, &places),
            quotes: vec![QuoteState::NotChecked; dataset.claims.evidence_len()],
            cut_qualifiers: Vec::new(),
        };
        context.locate(go_on)?;
        Some(context)
    }

    /// Finds every quote, document by document.
    fn locate(&mut self, go_on: &dyn Fn(f32) -> bool) -> Option<()> {
        let claims = &self.dataset.claims;
        let mut by_document: Vec<EvidenceId> =
            (0..claims.evidence_len()).map(EvidenceId::new).collect();
        by_document.sort_by_key(|&id| claims.evidence_row(id).document);
        let total = by_document.len().max(1);
        let mut done = 0;
        for group in by_document
            .chunk_by(|&a, &b| claims.evidence_row(a).document == claims.evidence_row(b).document)
        {
            done += group.len();
            #[expect(clippy::cast_precision_loss, reason = "a share of the work")]
            let share = done as f32 / total as f32;
            if !go_on(0.2 + 0.5 * share) {
                return None;
            }
            let Some(&first) = group.first() else {
                continue;
            };
            let document = claims.evidence_row(first).document;
            let Some(text) = self.texts.get(document).text() else {
                continue;
            };
            let index = ScalarIndex::new(text);
            let quotes: Vec<Quote<'_>> = group
                .iter()
                .map(|&id| claims.evidence_row(id).into())
                .collect();
            for (&id, state) in group.iter().zip(find_all(text, &index, &quotes)) {
                let evidence = claims.evidence_row(id);
                if let Some(cut) = self.cut_qualifier(text, &index, evidence, &state) {
                    self.cut_qualifiers.push((id, cut));
                }
                if let Some(slot) = self.quotes.get_mut(id.index()) {
                    *slot = state;
                }
            }
        }
        self.cut_qualifiers.sort_by_key(|(id, _)| *id);
        Some(())
    }

    /// The qualifier that a quote leaves out by beginning after it: `5,300 people` where the text
    /// has "At least" directly before.
    fn cut_qualifier(
        &self,
        text: &str,
        index: &ScalarIndex,
        evidence: EvidenceRef<'_>,
        state: &QuoteState,
    ) -> Option<CutQualifier> {
        const BEFORE: u32 = 48;
        let number = *self.readings.of(evidence).numbers.first()?;
        if number.span.start != 0 || number.qualifier != Qualifier::Exact {
            return None;
        }
        let start = state.span()?.start;
        let from = index.byte_of(text, start.saturating_sub(BEFORE))?;
        let to = index.byte_of(text, start + number.span.end)?;
        let around = text.get(from..to)?;
        let language = language_of(self.dataset, evidence.document);
        let last = numbers(around, language).pop()?;
        let words = crate::text::scalars::slice(around, last.span_with_qualifier)?;
        (last.qualifier != Qualifier::Exact && last.number == number.number).then(|| CutQualifier {
            qualifier: last.qualifier,
            words: words.to_owned(),
        })
    }

    pub fn cut(&self, evidence: EvidenceId) -> Option<&CutQualifier> {
        let row = self
            .cut_qualifiers
            .binary_search_by_key(&evidence, |(id, _)| *id)
            .ok()?;
        self.cut_qualifiers.get(row).map(|(_, cut)| cut)
    }

    pub fn quote(&self, evidence: EvidenceRef<'_>) -> &QuoteState {
        self.quotes
            .get(evidence.id.index())
            .unwrap_or(&QuoteState::NotChecked)
    }

    /// The evidence of a claim that is held to its figure.
    pub fn stating(&self, claim: ClaimRef<'a>) -> impl Iterator<Item = EvidenceRef<'a>> {
        self.dataset
            .claims
            .evidence(claim.id)
            .filter(|evidence| evidence.role.carries_figure())
    }

    /// A claim as messages begin: `Moscow, arrests`.
    pub fn subject(&self, claim: ClaimRef<'_>) -> String {
        let place = &self.dataset.place(claim.place).name;
        let metric = self.dataset.metric(claim.metric).in_sentence();
        format!("{}, {metric}", visible(place))
    }

    pub fn document_name(&self, id: DocumentId) -> String {
        let name = self.dataset.document(id).short_name();
        shown(name)
    }

    pub fn text(&self, id: DocumentId) -> &DocumentText {
        self.texts.get(id)
    }
}

/// Makes a finding.
pub(super) fn finding(code: &Code, about: About, message: String, help: &str) -> Finding {
    Finding {
        code: code.name,
        severity: code.severity,
        about,
        message,
        help: help.to_owned(),
        difference: None,
    }
}

/// The same finding with what claim and text say; long words cut as messages cut them.
pub(super) fn differing(
    finding: Finding,
    claim: &str,
    text: &str,
    span: impl Into<Option<Span>>,
) -> Finding {
    Finding {
        difference: Some(Difference {
            claim: shown(claim),
            text: shown(text),
            span: span.into(),
        }),
        ..finding
    }
}

/// Foreign words in quotation marks, invisible characters shown, long ones cut in the middle.
pub(super) fn quoted(words: &str) -> String {
    format!("“{}”", shown(words))
}

/// Foreign words as a message shows them.
pub(super) fn shown(words: &str) -> String {
    const LONGEST: usize = 110;
    const ENDS: usize = 50;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let count = words.chars().count();
    let short = if count > LONGEST {
        let head: String = words.chars().take(ENDS).collect();
        let tail: String = words.chars().skip(count - ENDS).collect();
        format!("{} … {}", head.trim_end(), tail.trim_start())
    } else {
        words
    };
    visible(&short).into_owned()
}
