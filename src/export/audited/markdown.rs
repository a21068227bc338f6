//! An audit as Markdown, to be pasted into an issue or a mail.

use super::{AuditedFile, Content, summary};
use crate::model::{About, Problem, Severity};
use std::fmt::Write as _;

/// The audits of several files, each with its summary and a table of what was found.
#[must_use]
pub fn audit_markdown(files: &[AuditedFile], quiet: bool) -> String {
    let mut text = String::new();
    for file in files {
        if !text.is_empty() {
            text.push('\n');
        }
        // Writing into a string cannot fail.
        if write(&mut text, file, quiet).is_err() {
            break;
        }
    }
    text
}

fn write(text: &mut String, file: &AuditedFile, quiet: bool) -> std::fmt::Result {
    writeln!(text, "## {}\n", escaped(&file.name))?;
    let mut rows = Vec::new();
    match &file.content {
        Content::Unreadable { message, problems } => {
            writeln!(text, "Not readable: {}", escaped(message))?;
            rows.extend(problems.iter().map(row_of_problem));
        }
        Content::Read(audited) => {
            if let Some(words) = audited.asked_words() {
                writeln!(text, "{}\n", escaped(&words))?;
            }
            writeln!(
                text,
                "{}\n\n{}",
                escaped(&summary(audited)),
                audited.counts()
            )?;
            rows.extend(audited.problems.iter().map(row_of_problem));
            let mut standings = audited.standings();
            for finding in &audited.report.findings {
                if quiet && finding.severity == Severity::Information {
                    continue;
                }
                let about = match finding.about {
                    About::Claim(id) | About::Evidence(id, _) => {
                        audited.dataset.claims.get(id).name.to_owned()
                    }
                    About::Place(id) => audited.dataset.place(id).id.clone(),
                    About::Document(id) | About::Passage(id, _) => {
                        audited.dataset.document(id).id.clone()
                    }
                    About::Dataset => String::new(),
                };
                let line = match standings.of(finding) {
                    Some(standing) => {
                        format!("{about}, {}:{}", standing.file, standing.line)
                    }
                    None => about,
                };
                rows.push([
                    finding.severity.word().to_owned(),
                    finding.code.to_owned(),
                    line,
                    finding.message.clone(),
                ]);
            }
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(text, "\n| | Code | Where | What |\n|---|---|---|---|")?;
    for cells in rows {
        let cells = cells.map(|cell| escaped(&cell));
        writeln!(text, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

fn row_of_problem(problem: &Problem) -> [String; 4] {
    let place = match &problem.location {
        Some(location) => format!(
            "line {}, column {}, {}",
            location.line, location.column, problem.path
        ),
        None => problem.path.clone(),
    };
    [
        problem.severity.word().to_owned(),
        problem.code.to_owned(),
        place,
        problem.message.clone(),
    ]
}

/// Foreign words as plain text in a cell of a table.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for scalar in crate::text::visible::visible(text).chars() {
        match scalar {
            '\n' | '\r' | '\t' => escaped.push(' '),
            '|' | '*' | '_' | '`' | '<' | '>' | '\\' | '[' | ']' | '#' => {
                escaped.push('\\');
                escaped.push(scalar);
            }
            other => escaped.push(other),
        }
    }
    escaped
}
