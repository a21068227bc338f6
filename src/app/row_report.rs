//! Saving the row report of a table.

use super::{Dialog, Effect, Notice, Opened, Origin, ReportCommand};
use std::path::PathBuf;

/// What happens with the row report. Without a table there is none, and nothing happens.
pub(super) fn save_report(
    command: ReportCommand,
    opened: &Opened,
    dialog: &mut Option<Dialog>,
    notice: &mut Option<Notice>,
    effects: &mut Vec<Effect>,
) {
    match command {
        ReportCommand::Save => {
            if opened.import.is_some() {
                *notice = None;
                effects.push(Effect::ChooseReport(offered(opened)));
            }
        }
        ReportCommand::To { path, replace } => {
            *dialog = None;
            if let Some(import) = &opened.import {
                effects.push(Effect::WriteReport {
                    path,
                    replace,
                    text: import.report.csv(),
                });
            }
        }
        ReportCommand::Done(path, result) => {
            *notice = Some(match result {
                Ok(()) => Notice::ReportSaved(path),
                Err(reason) => Notice::ReportNotSaved(path, reason),
            });
        }
    }
}

/// `arrests.csv` has its report in `arrests-row-report.csv`, so that no table is written over.
fn offered(opened: &Opened) -> PathBuf {
    match &opened.origin {
        Origin::File(path) => {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            path.with_file_name(format!("{stem}-row-report.csv"))
        }
        Origin::Bundled => "row-report.csv".into(),
    }
}
