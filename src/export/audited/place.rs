//! Where a finding stands in the text of its document: file, line, column, and the line itself.

use crate::model::{About, Dataset, DocumentId, Finding, Report, Source, Span, Texts};
use crate::text::scalars::ScalarIndex;
use crate::text::visible::visible;
use std::sync::OnceLock;

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

/// The lines and scalars of the texts, each read when it is first asked for.
#[derive(Debug, Clone, Default)]
pub struct TextIndexes(OnceLock<Vec<OnceLock<TextIndex>>>);

#[derive(Debug, Clone)]
struct TextIndex {
    scalars: ScalarIndex,
    /// The bytes at which lines begin.
    lines: Vec<usize>,
}

impl TextIndexes {
    fn of(&self, texts: &Texts, document: DocumentId, text: &str) -> Option<&TextIndex> {
        let all = self
            .0
            .get_or_init(|| texts.0.iter().map(|_| OnceLock::new()).collect());
        let index = all.get(document.index())?.get_or_init(|| TextIndex {
            scalars: ScalarIndex::new(text),
            lines: std::iter::once(0)
                .chain(text.match_indices('\n').map(|(end, _)| end + 1))
                .collect(),
        });
        Some(index)
    }
}

/// Where a finding stands in a text; `None` where it is about nothing that stands there.
#[must_use]
pub fn standing(
    dataset: &Dataset,
    texts: &Texts,
    indexes: &TextIndexes,
    report: &Report,
    finding: &Finding,
) -> Option<Standing> {
    let (document, span) = span_of(dataset, report, finding.about)?;
    let text = texts.get(document).text()?;
    let index = indexes.of(texts, document, text)?;
    let bytes = index.scalars.bytes_of(text, span)?;
    let line = index.lines.partition_point(|&start| start <= bytes.start);
    let line_start = *index.lines.get(line.checked_sub(1)?)?;
    let line_end = index.lines.get(line).map_or(text.len(), |&next| next - 1);
    let line_end = match text.get(line_start..line_end) {
        Some(words) if words.ends_with('\r') => line_end - 1,
        _ => line_end,
    };
    let end = bytes.end.min(line_end).max(bytes.start);
    let column = span.start - index.scalars.scalar_of(text, line_start);
    Some(Standing {
        file: match &dataset.document(document).source {
            Source::File(path) => path.clone(),
            Source::Inline(_) | Source::NotAttached => {
                format!("text of {}", dataset.document(document).id)
            }
        },
        line,
        column: column as usize + 1,
        span,
        before: shown(&tail(text.get(line_start..bytes.start)?)),
        marked: shown(&head_of(text.get(bytes.start..end)?, 100)),
        after: shown(&head_of(text.get(end..line_end.max(end))?, 40)),
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
    match text.char_indices().rev().nth(39) {
        Some((at, _)) if at > 0 => format!("…{}", text.get(at..).unwrap_or_default()),
        _ => text.to_owned(),
    }
}

fn head_of(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}
