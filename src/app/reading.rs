//! The reader's part of the state: which document, where in it, and what is searched.

use super::{Opened, ReadCommand};
use crate::model::{DocumentId, EvidenceId, Span};
use crate::view::{MarkKind, text_marks};

/// A document that is being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Which document.
    pub document: DocumentId,
    /// Its coded figures: found once when it is opened, since that is a pass over all evidence.
    pub passages: Vec<(EvidenceId, Span)>,
    /// The quote that stands out.
    pub current: Option<EvidenceId>,
    /// What the text should be scrolled to, until the window has done it. Counts up with every
    /// request, so that the same passage can be asked for twice.
    pub scroll_to: Option<Span>,
    /// How many times something was asked to be shown.
    pub scroll_request: u64,
    /// What is searched, as typed.
    pub search: String,
    /// Where it stands in the text.
    pub hits: Vec<Span>,
    /// Which hit is the current one.
    pub hit: usize,
}

impl Reading {
    fn at_start(opened: &Opened, document: DocumentId) -> Self {
        Self {
            document,
            passages: passages(opened, document),
            current: None,
            scroll_to: None,
            scroll_request: 0,
            search: String::new(),
            hits: Vec::new(),
            hit: 0,
        }
    }

    /// Opens the reader at a quote: at its figure, where it marks one. A quote that was not found
    /// opens the document at its beginning, and stands out nowhere.
    fn open_at(reading: &mut Option<Self>, opened: &Opened, id: EvidenceId) {
        let evidence = opened.dataset.claims.evidence_row(id);
        let quote = opened.report.quote(id).span();
        let figure = |quote: Span| evidence.figure.map_or(quote, |it| it.shifted(quote.start));
        let same = reading.take().filter(|it| it.document == evidence.document);
        let mut now = same.unwrap_or_else(|| Self::at_start(opened, evidence.document));
        now.current = Some(id);
        now.show(quote.map(figure));
        *reading = Some(now);
    }

    /// What happens in the reader. Returns the quote that is now the current one, where the
    /// command went to one.
    pub(super) fn apply(
        reading: &mut Option<Self>,
        opened: &Opened,
        command: ReadCommand,
    ) -> Option<EvidenceId> {
        match (command, reading.as_mut()) {
            (ReadCommand::Document(document), _) => {
                *reading = Some(Self::at_start(opened, document));
            }
            (ReadCommand::Evidence(id), _) => {
                Self::open_at(reading, opened, id);
                return Some(id);
            }
            (ReadCommand::Close, _) => *reading = None,
            (_, None) => {}
            (ReadCommand::StepEvidence(forward), Some(open)) => {
                return open.step_evidence(forward);
            }
            (ReadCommand::Passage(span), Some(open)) => open.show(Some(span)),
            (ReadCommand::Find(words), Some(open)) => open.search(opened, words),
            (ReadCommand::StepHit(forward), Some(open)) => open.step_hit(forward),
        }
        None
    }

    /// The same page of a dataset that was read again. The words are searched anew, the page stays
    /// where it is.
    pub(super) fn following(
        mut self,
        opened: &Opened,
        document: DocumentId,
        current: Option<EvidenceId>,
    ) -> Self {
        self.passages = passages(opened, document);
        (self.document, self.current) = (document, current);
        let (hit, scroll_to) = (self.hit, self.scroll_to);
        let request = self.scroll_request;
        let words = std::mem::take(&mut self.search);
        self.search(opened, words);
        self.hit = hit.min(self.hits.len().saturating_sub(1));
        (self.scroll_to, self.scroll_request) = (scroll_to, request);
        self
    }

    /// The dataset was edited: the coded figures are other ones, the place in the text stays.
    pub(super) fn follow_edit(&mut self, opened: &Opened) {
        self.passages = passages(opened, self.document);
        let known = opened.dataset.claims.evidence_len();
        self.current = self.current.filter(|id| id.index() < known);
    }

    fn show(&mut self, span: Option<Span>) {
        self.scroll_to = span;
        self.scroll_request += 1;
    }

    /// Searches the text, letter case and accents aside, and goes to the first hit.
    fn search(&mut self, opened: &Opened, words: String) {
        self.hits = match opened.texts.get(self.document).text() {
            Some(text) => crate::text::search(text, &words),
            None => Vec::new(),
        };
        self.search = words;
        self.hit = 0;
        if let Some(&first) = self.hits.first() {
            self.show(Some(first));
        }
    }

    fn step_hit(&mut self, forward: bool) {
        if self.hits.is_empty() {
            return;
        }
        self.hit = stepped(self.hit, self.hits.len(), forward);
        self.show(self.hits.get(self.hit).copied());
    }

    fn step_evidence(&mut self, forward: bool) -> Option<EvidenceId> {
        let passages = &self.passages;
        let at = passages
            .iter()
            .position(|&(id, _)| Some(id) == self.current);
        let next = match at {
            Some(at) => stepped(at, passages.len(), forward),
            None if forward => 0,
            None => passages.len().checked_sub(1)?,
        };
        let &(id, span) = passages.get(next)?;
        self.current = Some(id);
        self.show(Some(span));
        Some(id)
    }
}

fn stepped(at: usize, count: usize, forward: bool) -> usize {
    if forward {
        (at + 1) % count
    } else {
        (at + count - 1) % count
    }
}

/// The coded figures of a document in the order of its text: each piece of evidence that was
/// found and marks a figure, with where the figure stands in the text.
#[must_use]
pub fn passages(opened: &Opened, document: DocumentId) -> Vec<(EvidenceId, Span)> {
    text_marks(&opened.dataset, &opened.report, document)
        .into_iter()
        .filter(|mark| mark.kind == MarkKind::Figure)
        .map(|mark| (mark.evidence, mark.span))
        .collect()
}
