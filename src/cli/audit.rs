//! `arrest-atlas audit`: reads datasets, audits them, and reports on all of their claims or on some.

use super::options::{AuditOptions, Deny, Format};
use super::text_report;
use crate::audit::audit;
use crate::export::{Asked, Audited, AuditedFile, Content, audit_json, audit_markdown};
use crate::load::{LoadOptions, Progress, Whereabouts};
use crate::model::{Dataset, Report, Texts};
use crate::run::files::{open_dataset_as, whereabouts};
use crate::view::{Index, Indexed, QueryText, Remaining};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

/// What every file was found to be, and the exit code: that of the worst file.
///
/// # Errors
/// Options that say nothing that can be done: how tables are to be read, or a query that asks for
/// what a dataset does not have.
pub(super) fn audit_files(
    options: &AuditOptions,
    progress: &dyn Progress,
) -> Result<(Vec<AuditedFile>, u8), String> {
    let load = options.table.load_options()?;
    let deny_warnings = options.deny == Some(Deny::Warnings);
    let files: Vec<AuditedFile> = options
        .files
        .iter()
        .map(|path| audit_file(path, &load, options.query.as_ref(), progress))
        .collect::<Result<_, String>>()?;
    let code = files
        .iter()
        .map(|file| file.exit_code(deny_warnings))
        .max()
        .unwrap_or_default();
    Ok((files, code))
}

/// Writes the report on every file. It may be longer than its dataset: it is written as it is made.
pub(super) fn write_report(
    options: &AuditOptions,
    files: &[AuditedFile],
    code: u8,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    match options.format {
        Format::Text => text_report::write(&mut out, files, options.quiet),
        Format::Json => audit_json(&mut out, files, code),
        Format::Markdown => audit_markdown(&mut out, files, options.quiet),
    }?;
    out.flush()
}

fn audit_file(
    path: &Path,
    load: &LoadOptions,
    query: Option<&QueryText>,
    progress: &dyn Progress,
) -> Result<AuditedFile, String> {
    let name = path.display().to_string();
    let content = match open_dataset_as(path, load, progress) {
        Ok(read) => {
            let report = audit(&read.dataset, &read.texts);
            // Rows of tables are told by the claims' own names: only a dataset is read again.
            let whereabouts = match &read.import {
                Some(_) => Whereabouts::default(),
                None => whereabouts(path),
            };
            let texts = Arc::new(read.texts);
            let (asked, report) = match query {
                Some(query) => narrow(&read.dataset, report, &texts, query)
                    .map_err(|error| format!("--query: {error} ({name})"))?,
                None => (None, report),
            };
            Content::Read(Box::new(Audited {
                dataset: read.dataset,
                texts,
                problems: read.problems,
                report,
                asked,
                whereabouts,
            }))
        }
        Err(error) => Content::Unreadable {
            message: error.to_string(),
            problems: error.problems(),
        },
    };
    Ok(AuditedFile { name, content })
}

/// What of a report is about the claims that a query leaves.
fn narrow(
    dataset: &Dataset,
    report: Report,
    texts: &Arc<Texts>,
    query: &QueryText,
) -> Result<(Option<Asked>, Report), crate::view::QueryError> {
    let index = Index::new(dataset, &report, Arc::clone(texts));
    let of = Indexed {
        dataset,
        report: &report,
        index: &index,
    };
    let remaining = Remaining::of(of, query)?;
    let (asked, report) = Asked::narrow(dataset, report, query.clone(), remaining);
    Ok((Some(asked), report))
}
