//! An audit as Markdown, to be pasted into an issue or a mail.

use super::{Audited, AuditedFile, Content, Standing, summary};
use crate::model::{About, Finding, Problem, Severity};
use std::io::{self, Write};

/// Writes the audits of several files, each with its summary and a table of what was found.
///
/// # Errors
/// Where it cannot be written.
pub fn audit_markdown(to: &mut dyn Write, files: &[AuditedFile], quiet: bool) -> io::Result<()> {
    for (row, file) in files.iter().enumerate() {
        if row > 0 {
            writeln!(to)?;
        }
        write(to, file, quiet)?;
    }
    Ok(())
}

fn write(to: &mut dyn Write, file: &AuditedFile, quiet: bool) -> io::Result<()> {
    writeln!(to, "## {}\n", escaped(&file.name))?;
    let mut table = Table { to, begun: false };
    match &file.content {
        Content::Unreadable { message, problems } => {
            writeln!(table.to, "Not readable: {}", escaped(message))?;
            for problem in problems {
                table.row(row_of_problem(problem))?;
            }
        }
        Content::Read(audited) => {
            if let Some(words) = audited.asked_words() {
                writeln!(table.to, "{}\n", escaped(&words))?;
            }
            let summary = escaped(&summary(audited));
            writeln!(table.to, "{summary}\n\n{}", audited.counts())?;
            for problem in &audited.problems {
                table.row(row_of_problem(problem))?;
            }
            let mut standings = audited.standings();
            for finding in &audited.report.findings {
                if !quiet || finding.severity != Severity::Information {
                    table.row(row_of_finding(audited, finding, standings.of(finding)))?;
                }
            }
        }
    }
    Ok(())
}

/// A table whose head is written with its first row.
struct Table<'a> {
    to: &'a mut dyn Write,
    begun: bool,
}

impl Table<'_> {
    fn row(&mut self, cells: [String; 4]) -> io::Result<()> {
        if !std::mem::replace(&mut self.begun, true) {
            writeln!(self.to, "\n| | Code | Where | What |\n|---|---|---|---|")?;
        }
        let cells = cells.map(|cell| escaped(&cell));
        writeln!(self.to, "| {} |", cells.join(" | "))
    }
}

fn row_of_finding(audited: &Audited, finding: &Finding, standing: Option<Standing>) -> [String; 4] {
    let dataset = &audited.dataset;
    let about = match finding.about {
        About::Claim(id) | About::Evidence(id, _) => dataset.claims.get(id).name.to_owned(),
        About::Place(id) => dataset.place(id).id.to_string(),
        About::Document(id) | About::Passage(id, _) => dataset.document(id).id.clone(),
        About::Dataset => String::new(),
    };
    let line = match standing {
        Some(standing) => format!("{about}, {}:{}", standing.file, standing.line),
        None => about,
    };
    [
        finding.severity.word().to_owned(),
        finding.code.to_owned(),
        line,
        audited.wording().of(finding).message,
    ]
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
