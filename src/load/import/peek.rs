//! A table looked into before it is read: what its columns seem to mean, and what its first rows
//! would become.

use super::beside::Beside;
use super::build::{Imported, build};
use super::mapping::Mapping;
use super::mapping_file::MappingError;
use super::presets::Preset;
use super::read::{SAMPLE, unusable};
use super::report::RowReport;
use super::settle::{LoadOptions, Settled, settle};
use crate::load::table::{Choices, OwnedRow, ReadOptions, Table, TableKind};
use crate::load::{LoadError, Progress};
use crate::model::{ClaimRef, Dataset};

/// So many rows are kept for a preview.
const KEPT: usize = 200;

/// A table before it is read.
#[derive(Debug, Clone)]
pub struct TablePeek {
    /// The file's name.
    pub name: String,
    /// The headers.
    pub headers: Vec<String>,
    /// The first rows.
    pub sample: Vec<OwnedRow>,
    /// What kind of table it is.
    pub kind: TableKind,
    /// What was found out about the file, and what could be chosen instead.
    pub choices: Choices,
    /// How it was read.
    pub read: ReadOptions,
    /// What every column is taken for.
    pub mapping: Mapping,
    /// The format that it is in, if it is a known one.
    pub preset: Option<&'static Preset>,
}

/// What the first rows would become.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// One for each of them, in the order of the file.
    pub rows: Vec<PreviewRow>,
    /// What would become of the rows that were looked at.
    pub report: RowReport,
}

/// What a row would become; empty where nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PreviewRow {
    /// The line of the file.
    pub line: u64,
    /// The name of the place.
    pub place: String,
    /// Degrees north and east.
    pub position: String,
    /// Metrics with their figures; empty where the row is left out.
    pub figures: String,
    /// The day.
    pub date: String,
    /// The sources.
    pub source: String,
    /// What would be left out or changed.
    pub remarks: String,
}

/// Looks into a table.
pub(in crate::load) fn peek(
    table: &mut Table<'_>,
    name: &str,
    options: &LoadOptions,
    read: ReadOptions,
) -> Result<TablePeek, LoadError> {
    let mut sample = table.sample(SAMPLE);
    let refuse = |error: MappingError| LoadError::Unreadable {
        name: name.to_owned(),
        problems: vec![unusable(&error)],
    };
    let Settled {
        mapping, preset, ..
    } = settle(table.headers(), &sample, options).map_err(refuse)?;
    sample.truncate(KEPT);
    Ok(TablePeek {
        name: name.to_owned(),
        headers: table.headers().to_vec(),
        sample,
        kind: table.kind().clone(),
        choices: table.choices().clone(),
        read,
        mapping,
        preset,
    })
}

impl TablePeek {
    /// What the columns mean in a known format; without one as they are guessed.
    #[must_use]
    pub fn mapping_in(&self, preset: Option<&'static Preset>) -> Mapping {
        match preset {
            Some(preset) => preset.mapping(&self.headers),
            None => super::guess::guess_columns(&self.headers, &self.sample).mapping,
        }
    }

    /// What the first `count` rows would become. The rows kept decide how dates and coordinates
    /// are meant, where the whole table may decide otherwise.
    #[must_use]
    pub fn preview(&self, mapping: &Mapping, progress: &dyn Progress, count: usize) -> Preview {
        let mut table = Table::of_rows(self.kind.clone(), &self.headers, self.sample.clone());
        let beside = Beside::default();
        let built = build(&mut table, mapping, &self.name, &beside, progress);
        let Ok(Imported { dataset, report }) = built else {
            return Preview::default();
        };
        let rows = self.sample.iter().take(count);
        let rows = rows
            .map(|row| preview_row(row, &dataset, &report))
            .collect();
        Preview { rows, report }
    }
}

fn preview_row(row: &OwnedRow, dataset: &Dataset, report: &RowReport) -> PreviewRow {
    let claims: Vec<ClaimRef<'_>> = dataset
        .claims
        .iter()
        .filter(|claim| row_of(claim.name) == Some(row.number))
        .collect();
    let entries = report.reasons.iter().flat_map(|reason| {
        let here = reason.entries.iter().filter(|it| it.row == row.number);
        here.map(|entry| match entry.done.as_str() {
            "" => reason.message.clone(),
            done => format!("{}: {done}", reason.message),
        })
    });
    let remarks: Vec<String> = entries.collect();
    let mut preview = PreviewRow {
        line: row.line,
        remarks: remarks.join("; "),
        ..PreviewRow::default()
    };
    let Some(first) = claims.first() else {
        return preview;
    };
    let place = dataset.place(first.place);
    place.name.as_str().clone_into(&mut preview.place);
    if let Some(at) = place.mapped() {
        preview.position = format!("{:.4}, {:.4}", at.latitude, at.longitude);
    }
    let figure = |claim: &ClaimRef<'_>| {
        let metric = dataset.metric(claim.metric);
        format!("{}: {}", metric.label, claim.value)
    };
    let figures: Vec<String> = claims.iter().map(figure).collect();
    preview.figures = figures.join("; ");
    preview.date = first.date.map(|date| date.to_string()).unwrap_or_default();
    let mut sources: Vec<&str> = Vec::new();
    for piece in dataset.claims.evidence(first.id) {
        let document = dataset.document(piece.document);
        if document.id != "table" && !sources.contains(&document.short_name()) {
            sources.push(document.short_name());
        }
    }
    preview.source = sources.join("; ");
    preview
}

/// The row that a claim was made of: claims are called `row-7`, `row-7-arrests`.
fn row_of(name: &str) -> Option<u64> {
    name.strip_prefix("row-")?.split('-').next()?.parse().ok()
}
