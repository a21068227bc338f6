//! A table read whole: mapping settled, rows turned into claims, and everything odd told.

use super::beside::Beside;
use super::build::{Imported, build};
use super::guess::Guess;
use super::mapping::Mapping;
use super::mapping_file::MappingError;
use super::presets::Preset;
use super::report::{Reason, RowReport};
use super::settle::{Chosen, LoadOptions, Settled, settle};
use crate::load::table::{Choices, OwnedRow, Table, TableKind};
use crate::load::words::quoted_list;
use crate::load::{Kind, LoadError, Loaded, Progress};
use crate::model::{Location, Problem, Severity, grouped};

/// So many rows are looked at for guessing.
pub(super) const SAMPLE: usize = 1_000;

/// So many rows are kept for a dialog.
const KEPT: usize = 12;

/// So many headers are named where none can be mapped.
const NAMED: usize = 40;

/// How a table was understood, for a dialog that shows it and lets a person change it.
#[derive(Debug, Clone)]
pub struct Import {
    /// What every column was taken for.
    pub mapping: Mapping,
    /// The format that it is in, if it is a known one.
    pub preset: Option<&'static Preset>,
    /// What was guessed, with how sure it is.
    pub guess: Guess,
    /// What became of every row.
    pub report: RowReport,
    /// The headers.
    pub headers: Vec<String>,
    /// The first rows.
    pub sample: Vec<OwnedRow>,
    /// What kind of table it is.
    pub kind: TableKind,
    /// What was found out about the file, and what could be chosen instead.
    pub choices: Choices,
    /// Who chose the columns.
    pub chosen: Chosen,
    /// How it was to be read.
    pub options: LoadOptions,
    /// The fingerprint of the headers as the file has them by itself, where a person had it read
    /// otherwise.
    pub found: Option<String>,
}

impl Import {
    /// The names of the files that belong beside the table, in its folder.
    #[must_use]
    pub fn files_beside(&self) -> &'static [&'static str] {
        match self.preset {
            Some(preset) if preset.id == "timemap" => &Beside::NAMES,
            _ => &[],
        }
    }
}

/// Reads a table. `name` is the file's name.
pub(in crate::load) fn read(
    table: &mut Table<'_>,
    name: &str,
    options: &LoadOptions,
    beside: &Beside,
    progress: &dyn Progress,
) -> Result<Loaded, LoadError> {
    let refuse = |problems| LoadError::Unreadable {
        name: name.to_owned(),
        problems,
    };
    let mut sample = table.sample(SAMPLE);
    let settled = settle(table.headers(), &sample, options);
    let Settled {
        mapping,
        preset,
        guess,
        chosen,
    } = settled.map_err(|error| refuse(vec![unusable(&error)]))?;
    if !mapping.is_usable() {
        return Err(LoadError::NoClaims {
            name: name.to_owned(),
            problems: vec![nothing_mapped(table.headers())],
            report: Box::default(),
        });
    }
    sample.truncate(KEPT);
    let Imported { dataset, report } = build(table, &mapping, name, beside, progress)?;
    let mut problems = table.notices().to_vec();
    problems.push(summary(&report, preset, chosen));
    problems.extend_from_slice(beside.problems());
    problems.extend(report.reasons.iter().map(problem));
    if report.claims == 0 {
        problems.insert(0, no_claim(&report, table.headers()));
        return Err(LoadError::NoClaims {
            name: name.to_owned(),
            problems,
            report: Box::new(report),
        });
    }
    let import = Import {
        mapping,
        preset,
        guess,
        report,
        headers: table.headers().to_vec(),
        sample,
        kind: table.kind().clone(),
        choices: table.choices().clone(),
        chosen,
        options: LoadOptions {
            remembered: Vec::new(),
            ..options.clone()
        },
        found: None,
    };
    Ok(Loaded {
        dataset,
        problems,
        kind: Kind::Table,
        import: Some(Box::new(import)),
    })
}

fn whole_file(severity: Severity, code: &'static str, message: String, help: String) -> Problem {
    Problem {
        severity,
        code,
        location: None,
        path: String::new(),
        message,
        help,
    }
}

/// `1,340 rows: 1,336 on the map, 4 not located; 3 without date`, as a notice.
fn summary(report: &RowReport, preset: Option<&Preset>, chosen: Chosen) -> Problem {
    let help = match preset {
        _ if chosen == Chosen::AsBefore => "The columns mean what you chose before for a table with the same headers. What is shown is stated in the table, not checked against its sources.".to_owned(),
        None if chosen == Chosen::ByHand => "The columns mean what was chosen by hand. What is shown is stated in the table, not checked against its sources.".to_owned(),
        Some(preset) => format!(
            "Read as {}: {} Stated in the table, not checked against its sources.",
            preset.label, preset.about
        ),
        None => "The columns were guessed from their headers and their content: compare them. What is shown is stated in the table, not checked against its sources.".to_owned(),
    };
    whole_file(
        Severity::Information,
        "table-imported",
        report.to_string(),
        help,
    )
}

/// A reason of the report as one problem: the first of its entries, and how many more.
fn problem(reason: &Reason) -> Problem {
    let first = reason.entries.first();
    let mut message = reason.message.clone();
    if let Some(entry) = first {
        if !entry.value.is_empty() {
            message += &format!(": “{}”", entry.value);
        }
        if !entry.header.is_empty() {
            message += &format!(" in {}", entry.header);
        }
        if !entry.done.is_empty() {
            message += &format!("; {}", entry.done);
        }
    }
    match reason.count {
        0 | 1 => {}
        2 => message += " (and once more)",
        count => message += &format!(" (and {} times more)", grouped(count - 1)),
    }
    let location = first.filter(|entry| entry.line > 0).map(|entry| Location {
        line: usize::try_from(entry.line).unwrap_or(usize::MAX),
        column: usize::try_from(entry.column).unwrap_or(usize::MAX).max(1),
        length: entry.value.chars().count().max(1),
        excerpt: entry.value.clone(),
        excerpt_column: 1,
    });
    Problem {
        location,
        ..whole_file(reason.severity, reason.code, message, reason.help.clone())
    }
}

pub(super) fn unusable(error: &MappingError) -> Problem {
    whole_file(
        Severity::Error,
        "mapping-unusable",
        error.to_string(),
        "Name columns as they stand in the table, or by their number: \"#3\".".to_owned(),
    )
}

/// The headers of a table, for a message.
fn columns(headers: &[String]) -> String {
    let shown: Vec<&str> = headers.iter().take(NAMED).map(String::as_str).collect();
    let rest = headers.len().saturating_sub(NAMED);
    let more = if rest > 0 {
        format!(" and {rest} more")
    } else {
        String::new()
    };
    format!("{}{more}", quoted_list(&shown))
}

const HOW_TO_MAP: &str = "Say which column is what: --map \"place=CITY,lat=Y,lon=X,value=ARRESTS,date=DAY\" with your own headers, or --preset with a known format.";

fn nothing_mapped(headers: &[String]) -> Problem {
    whole_file(
        Severity::Error,
        "nothing-mapped",
        format!(
            "this is a table, and none of its columns is known to say where and how many: {}",
            columns(headers)
        ),
        HOW_TO_MAP.to_owned(),
    )
}

fn no_claim(report: &RowReport, headers: &[String]) -> Problem {
    let message = if report.rows == 0 {
        format!("the table has headers and no rows: {}", columns(headers))
    } else {
        format!("no row of the table makes a claim: {report}")
    };
    whole_file(Severity::Error, "no-claims", message, HOW_TO_MAP.to_owned())
}
