//! Where a finding stands in the text of its document: file, line, column, and the line itself.

use crate::audit::Wording;
use crate::model::{About, Dataset, DocumentId, Finding, Report, Source, Span};
use crate::text::scalars::ScalarIndex;
use crate::text::visible::visible;
use std::collections::HashMap;

/// A stretch of one line of a text, cut to what a screen shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The file of the document, or its id where the text stands in the dataset.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in Unicode scalars.
    pub column: usize,
    /// Where it stands in the text.
    pub span: Span,
    /// The line before what is meant, invisible characters shown.
    pub before: String,
    /// What is meant.
    pub marked: String,
    /// The line after it.
    pub after: String,
}

/// Where many findings stand: each text is gone through once.
#[derive(Debug)]
pub struct Standings<'a> {
    found: Wording<'a>,
    known: HashMap<DocumentId, Lines>,
}

/// A text, ready to be asked for its lines.
#[derive(Debug)]
struct Lines {
    scalars: ScalarIndex,
    /// The byte behind each line feed.
    starts: Vec<usize>,
}

impl Lines {
    fn new(text: &str) -> Self {
        Self {
            scalars: ScalarIndex::new(text),
            starts: text.match_indices('\n').map(|(at, _)| at + 1).collect(),
        }
    }
}

impl<'a> Standings<'a> {
    /// Nothing is read before a finding asks for it.
    #[must_use]
    pub fn new(found: Wording<'a>) -> Self {
        Self {
            found,
            known: HashMap::new(),
        }
    }

    /// Where a finding stands in a text; `None` where it is about nothing that stands there.
    #[must_use]
    pub fn of(&mut self, finding: &Finding) -> Option<Standing> {
        let (document, span) = span_of(self.found.dataset, self.found.report, finding.about)?;
        let text = self.found.texts.get(document).text()?;
        let lines = self
            .known
            .entry(document)
            .or_insert_with(|| Lines::new(text));
        in_text(self.found.dataset, document, text, lines, span)
    }
}

fn in_text(
    dataset: &Dataset,
    document: DocumentId,
    text: &str,
    lines: &Lines,
    span: Span,
) -> Option<Standing> {
    let bytes = lines.scalars.bytes_of(text, span)?;
    let row = lines.starts.partition_point(|&start| start <= bytes.start);
    let line_start = row
        .checked_sub(1)
        .and_then(|before| lines.starts.get(before))
        .copied()
        .unwrap_or(0);
    let rest = text.get(bytes.start..)?;
    let line_end = bytes.start + rest.find(['\n', '\r']).unwrap_or(rest.len());
    let end = bytes.end.min(line_end).max(bytes.start);
    let before = text.get(line_start..bytes.start)?;
    Some(Standing {
        file: match &dataset.document(document).source {
            Source::File(path) => path.clone(),
            Source::Inline(_) | Source::NotAttached => {
                format!("text of {}", dataset.document(document).id)
            }
        },
        line: row + 1,
        column: before.chars().count() + 1,
        span,
        before: shown(&tail(before)),
        marked: shown(&head_of(text.get(bytes.start..end)?, 100)),
        after: shown(&head_of(text.get(end..line_end)?, 40)),
    })
}

fn span_of(dataset: &Dataset, report: &Report, about: About) -> Option<(DocumentId, Span)> {
    match about {
        About::Evidence(_, id) => {
            let evidence = dataset.claims.evidence_row(id);
            let quote = report.quote(id).span()?;
            let span = match evidence.figure {
                Some(figure) if figure.end <= quote.len() => figure.shifted(quote.start),
                _ => quote,
            };
            Some((evidence.document, span))
        }
        About::Passage(document, span) => Some((document, span)),
        About::Claim(_) | About::Place(_) | About::Document(_) | About::Dataset => None,
    }
}

fn shown(text: &str) -> String {
    visible(&text.replace(['\t', '\r'], " ")).into_owned()
}

/// The last forty scalars or so.
fn tail(text: &str) -> String {
    const MOST: usize = 40;
    let count = text.chars().count();
    if count <= MOST {
        return text.to_owned();
    }
    std::iter::once('…')
        .chain(text.chars().skip(count - MOST))
        .collect()
}

fn head_of(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars()
        .take(most)
        .chain(std::iter::once('…'))
        .collect()
}
