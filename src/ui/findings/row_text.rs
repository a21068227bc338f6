//! The words of a finding's row, kept while it is in view.

use crate::model::{About, Difference, Finding, Severity, Span};
use crate::text::scalars::{scalar_len, slice};
use crate::text::visible;
use crate::ui::look::Look;
use std::collections::HashMap;

/// How many rows are kept: a few screens.
const KEPT: usize = 400;
/// How many scalars of a text stand before and after the words at issue.
const AROUND: u32 = 60;

/// The words of one row, invisible characters shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowText {
    /// What is wrong, with a full stop.
    pub message: String,
    /// What to do, with a full stop.
    pub help: String,
    /// Where: the claim, the place, the document.
    pub place: String,
    /// What claim and source say, where they part.
    pub difference: Option<Difference>,
    /// The words of the source: before, at issue, after.
    pub words: Option<[String; 3]>,
    /// What a screen reader says.
    pub name: String,
}

/// The words of the rows in view.
#[derive(Debug, Default)]
pub struct RowTexts(HashMap<u32, RowText>);

impl RowTexts {
    /// Forgets all: another report has other rows.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The words of a row.
    pub fn of(&mut self, look: Look<'_>, row: u32, finding: &Finding) -> &RowText {
        if self.0.len() >= KEPT && !self.0.contains_key(&row) {
            self.0.clear();
        }
        self.0.entry(row).or_insert_with(|| text(look, finding))
    }
}

/// "Error", "Warning", "Note".
pub fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Information => "Note",
    }
}

fn text(look: Look<'_>, finding: &Finding) -> RowText {
    let told = look.wording().of(finding);
    let message = sentence(&told.message);
    let place = visible(&place(look, finding.about)).into_owned();
    RowText {
        name: format!("{}: {message} {place}", severity_word(finding.severity)),
        help: sentence(told.help),
        words: words(look, finding, told.difference.as_ref()),
        difference: told.difference,
        message,
        place,
    }
}

fn sentence(words: &str) -> String {
    let words = visible(words);
    if words.ends_with(['.', '!', '?']) || words.ends_with(".”") {
        words.into_owned()
    } else {
        format!("{words}.")
    }
}

fn place(look: Look<'_>, about: About) -> String {
    let dataset = look.dataset();
    let claim_words = |id| {
        let claim = dataset.claims.get(id);
        format!(
            "{}, {}: {}",
            dataset.place(claim.place).name,
            dataset.metric(claim.metric).in_sentence(),
            claim.value
        )
    };
    match about {
        About::Claim(id) => claim_words(id),
        About::Evidence(id, quote) => {
            let document = dataset.claims.evidence_row(quote).document;
            format!(
                "{} · {}",
                claim_words(id),
                dataset.document(document).short_name()
            )
        }
        About::Place(id) => format!("Place: {}", dataset.place(id).name),
        About::Document(id) => format!("Document: {}", dataset.document(id).short_name()),
        About::Passage(id, _) => format!("In {}", dataset.document(id).short_name()),
        About::Dataset => "The dataset".to_owned(),
    }
}

/// The words of the source around those at issue; of a quote that is itself at issue all.
fn words(
    look: Look<'_>,
    finding: &Finding,
    difference: Option<&Difference>,
) -> Option<[String; 3]> {
    match finding.about {
        About::Evidence(_, id) => {
            let exact = look.dataset().claims.evidence_row(id).exact;
            let whole = Span {
                start: 0,
                end: scalar_len(exact),
            };
            let parted = difference.and_then(|it| it.span);
            cut(exact, parted.unwrap_or(whole))
        }
        About::Passage(document, span) => cut(look.state.opened.texts.get(document).text()?, span),
        About::Claim(_) | About::Place(_) | About::Document(_) | About::Dataset => None,
    }
}

fn cut(text: &str, span: Span) -> Option<[String; 3]> {
    let length = scalar_len(text);
    let from = span.start.saturating_sub(AROUND);
    let to = span.end.saturating_add(AROUND).min(length);
    let part = |start, end| slice(text, Span { start, end });
    let head = part(from, span.start)?;
    let tail = part(span.end, to)?;
    // Within its line, and not in the middle of a word.
    let before = match (head.rsplit_once('\n'), head.split_once(' ')) {
        (Some((_, line)), _) => visible(line).into_owned(),
        (None, Some((_, words))) if from > 0 => format!("… {}", visible(words)),
        _ => visible(head).into_owned(),
    };
    let after = match (tail.split_once('\n'), tail.rsplit_once(' ')) {
        (Some((line, _)), _) => visible(line).into_owned(),
        (None, Some((words, _))) if to < length => format!("{} …", visible(words)),
        _ => visible(tail).into_owned(),
    };
    let at_issue = visible(part(span.start, span.end)?).into_owned();
    Some([before, at_issue, after])
}
