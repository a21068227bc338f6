//! Findings as plain text, to be pasted somewhere.

use super::audited::{Standing, Standings};
use crate::audit::Wording;
use crate::model::{About, Dataset, Finding};
use crate::text::visible::visible;

/// Findings in the words of the command line's report: each with where it stands, the line of the
/// source, and what to do.
#[must_use]
pub fn findings_text<'a>(
    found: Wording<'a>,
    findings: impl Iterator<Item = &'a Finding>,
) -> String {
    let mut standings = Standings::new(found);
    let mut text = String::new();
    for finding in findings {
        if !text.is_empty() {
            text.push('\n');
        }
        text += &finding_text(found, finding, standings.of(finding));
    }
    text
}

fn finding_text(found: Wording<'_>, finding: &Finding, standing: Option<Standing>) -> String {
    let words = found.of(finding);
    let mut text = format!(
        "{}[{}]: {}\n",
        finding.severity.word(),
        finding.code,
        visible(&words.message)
    );
    let about = about_words(found.dataset, finding.about);
    match standing {
        Some(standing) => {
            let file = visible(&standing.file);
            let place = format!("{file}:{}:{}", standing.line, standing.column);
            let place: Vec<String> = std::iter::once(place).chain(about).collect();
            text += &format!("  --> {}\n", place.join(", "));
            let line = format!("{}{}{}", standing.before, standing.marked, standing.after);
            text += &format!("   | {}\n", line.trim_end());
        }
        None => {
            if let Some(about) = about {
                text += &format!("  --> {about}\n");
            }
        }
    }
    text += &format!("   = help: {}\n", visible(words.help));
    text
}

/// What a finding is about, by its name in the file: "claim moscow-arrests"; `None` for a passage,
/// which stands where it stands, and for the dataset as a whole.
#[must_use]
pub fn about_words(dataset: &Dataset, about: About) -> Option<String> {
    let (what, id) = match about {
        About::Claim(id) | About::Evidence(id, _) => ("claim", dataset.claims.get(id).name),
        About::Place(id) => ("place", dataset.place(id).id.as_str()),
        About::Document(id) => ("document", dataset.document(id).id.as_str()),
        About::Passage(..) | About::Dataset => return None,
    };
    Some(format!("{what} {}", visible(id)))
}
