//! What was chosen for tables and has no use for a file is said, never passed over.

use super::LoadOptions;
use super::table::TableKind;
use crate::model::{Problem, Severity};

/// What of the options a file has no use for; `kind` is `None` for a dataset.
pub(super) fn unused(options: &LoadOptions, kind: Option<&TableKind>) -> Option<Problem> {
    let read = &options.read;
    let has_columns = !matches!(kind, None | Some(TableKind::Annotations));
    let is_sheet = matches!(kind, Some(TableKind::Spreadsheet { .. }));
    let is_csv = matches!(kind, Some(TableKind::Csv { .. }));
    let is_list = matches!(kind, Some(TableKind::JsonArray { .. }));
    let chosen = [
        ("the format", options.preset.is_some(), has_columns),
        ("the columns", options.mapping.is_some(), has_columns),
        ("the separator", read.separator.is_some(), is_csv),
        (
            "the encoding",
            read.encoding.is_some(),
            has_columns && !is_sheet,
        ),
        ("the sheet", read.sheet.is_some(), is_sheet),
        (
            "the header row",
            read.header_row.is_some(),
            is_csv || is_sheet,
        ),
        ("the list of rows", read.member.is_some(), is_list),
    ];
    let idle = chosen
        .into_iter()
        .filter(|(_, is_chosen, has_use)| *is_chosen && !has_use);
    let idle: Vec<&str> = idle.map(|(name, ..)| name).collect();
    if idle.is_empty() {
        return None;
    }
    let what = match kind {
        None => "a dataset",
        Some(TableKind::Annotations) => "a list of annotations",
        Some(TableKind::Csv { .. }) => "a table of text (CSV)",
        Some(TableKind::JsonArray { .. } | TableKind::JsonLines) => "a table in JSON",
        Some(TableKind::GeoJson) => "GeoJSON",
        Some(TableKind::Spreadsheet { .. }) => "a spreadsheet",
    };
    Some(Problem {
        severity: Severity::Warning,
        code: "options-unused",
        location: None,
        path: String::new(),
        message: format!(
            "this is {what}, so what was chosen is not used: {}",
            idle.join(", ")
        ),
        help: "Leave it away for this file, or look whether it is the one that is meant."
            .to_owned(),
    })
}
