//! An audit as text for a terminal: each finding with its line, and a summary.

use super::snippet::Snippet;
use crate::export::{Audited, AuditedFile, Content, Counts, Standing, about_words, summary};
use crate::model::{About, Finding, Problem, Severity};
use crate::text::visible::visible;
use std::fmt::{self, Write as _};
use std::io;

/// Writes the report on every file. `quiet` leaves out what is only information.
pub(super) fn write(to: &mut dyn io::Write, files: &[AuditedFile], quiet: bool) -> io::Result<()> {
    let mut total = Counts::default();
    let mut unreadable = 0;
    for file in files {
        let name = visible(&file.name);
        match &file.content {
            Content::Unreadable { message, problems } => {
                unreadable += 1;
                if problems.is_empty() {
                    writeln!(to, "error: {}\n", visible(message))?;
                }
                for problem in problems {
                    put(to, |text| write_problem(text, &name, problem))?;
                }
                writeln!(to, "{name}: cannot be read")?;
            }
            Content::Read(audited) => {
                total = total.and(audited.counts());
                for problem in &audited.problems {
                    if !quiet || problem.severity != Severity::Information {
                        put(to, |text| write_problem(text, &name, problem))?;
                    }
                }
                let mut standings = audited.standings();
                for finding in &audited.report.findings {
                    if !quiet || finding.severity != Severity::Information {
                        let standing = standings.of(finding);
                        put(to, |text| {
                            write_finding(text, &name, audited, finding, standing)
                        })?;
                    }
                }
                writeln!(to, "{name}: {}", audited.counts())?;
                if let Some(words) = audited.asked_words() {
                    writeln!(to, "{}", visible(&words))?;
                }
                writeln!(to, "{}", visible(&summary(audited)))?;
            }
        }
    }
    if files.len() > 1 {
        let read = files.len() - unreadable;
        write!(to, "\n{} files: {total}", files.len())?;
        if unreadable > 0 {
            write!(to, "; {unreadable} cannot be read, {read} can")?;
        }
        writeln!(to)?;
    }
    Ok(())
}

/// Writes one thing that is first made as a text of its own.
fn put(to: &mut dyn io::Write, make: impl FnOnce(&mut String) -> fmt::Result) -> io::Result<()> {
    let mut text = String::new();
    // Writing into a string cannot fail.
    match make(&mut text) {
        Ok(()) | Err(fmt::Error) => to.write_all(text.as_bytes()),
    }
}

/// What is wrong with one file. `quiet` leaves out what is only information.
pub(super) fn problems(name: &str, problems: &[Problem], quiet: bool) -> String {
    let mut text = String::new();
    let name = visible(name);
    for problem in problems {
        if quiet && problem.severity == Severity::Information {
            continue;
        }
        // Writing into a string cannot fail.
        match write_problem(&mut text, &name, problem) {
            Ok(()) | Err(fmt::Error) => {}
        }
    }
    text
}

fn write_problem(text: &mut String, name: &str, problem: &Problem) -> fmt::Result {
    let message = visible(&problem.message);
    writeln!(
        text,
        "{}[{}]: {message}",
        problem.severity.word(),
        problem.code
    )?;
    match &problem.location {
        Some(location) => {
            let place = format!("{name}:{}:{}", location.line, location.column);
            let path = visible(&problem.path);
            let place = if path.is_empty() {
                place
            } else {
                format!("{place} ({path})")
            };
            let column = location.excerpt_column.saturating_sub(1);
            let part = |skip: usize, take: usize| -> String {
                let part: String = location.excerpt.chars().skip(skip).take(take).collect();
                visible(&part.replace('\t', " ")).into_owned()
            };
            let snippet = Snippet {
                place,
                line: location.line,
                before: &part(0, column),
                marked: &part(column, location.length),
                after: &part(column + location.length, usize::MAX),
            };
            snippet.write(text)?;
        }
        None => writeln!(text, "  --> {name}")?,
    }
    writeln!(text, "   = help: {}\n", visible(&problem.help))
}

fn write_finding(
    text: &mut String,
    name: &str,
    audited: &Audited,
    finding: &Finding,
    standing: Option<Standing>,
) -> fmt::Result {
    let words = audited.wording().of(finding);
    writeln!(
        text,
        "{}[{}]: {}",
        finding.severity.word(),
        finding.code,
        visible(&words.message)
    )?;
    let about = about(audited, finding.about);
    match standing {
        // Information is one line of the text at most, and no lecture.
        Some(standing) if finding.severity == Severity::Information => writeln!(
            text,
            "  --> {}:{}:{}{about}\n",
            visible(&standing.file),
            standing.line,
            standing.column
        ),
        Some(standing) => {
            let snippet = Snippet {
                place: format!(
                    "{}:{}:{}{about}",
                    visible(&standing.file),
                    standing.line,
                    standing.column
                ),
                line: standing.line,
                before: &standing.before,
                marked: &standing.marked,
                after: &standing.after,
            };
            snippet.write(text)?;
            if let Some(at) = audited.whereabout(finding) {
                writeln!(
                    text,
                    "   = in the dataset: {name}:{}:{} ({})",
                    at.line, at.column, at.path
                )?;
            }
            writeln!(text, "   = help: {}\n", words.help)
        }
        None => {
            let at = audited.whereabout(finding).map_or_else(String::new, |at| {
                format!(":{}:{} ({})", at.line, at.column, at.path)
            });
            writeln!(text, "  --> {name}{at}{about}")?;
            if finding.severity != Severity::Information {
                writeln!(text, "   = help: {}", words.help)?;
            }
            writeln!(text)
        }
    }
}

/// `, claim moscow-arrests`
fn about(audited: &Audited, about: About) -> String {
    about_words(&audited.dataset, about).map_or_else(String::new, |words| format!(", {words}"))
}
