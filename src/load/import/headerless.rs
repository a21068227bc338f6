//! Files of a known format that bear no headers: GDELT mentions.

use super::settle::LoadOptions;
use crate::load::table::{ReadOptions, Table};

/// How many columns a file of GDELT mentions has.
const MENTION_COLUMNS: std::ops::RangeInclusive<usize> = 14..=16;

/// How to read a table again whose first row was taken for headers and is data; `None` where it
/// has headers, or a person chose the row.
pub(in crate::load) fn without_headers(
    table: &Table<'_>,
    options: &LoadOptions,
) -> Option<ReadOptions> {
    let is_open = options.read.header_row.is_none();
    (is_open && looks_like_mentions(table.headers())).then(|| ReadOptions {
        header_row: Some(0),
        ..options.read.clone()
    })
}

/// Whether texts are the cells of a mention: an id, two times of fourteen digits, a type, a name,
/// a link.
pub(super) fn looks_like_mentions(cells: &[String]) -> bool {
    let is_time = |cell: &String| cell.len() == 14 && cell.bytes().all(|b| b.is_ascii_digit());
    let [id, event, mention, _type, _name, _link, ..] = cells else {
        return false;
    };
    MENTION_COLUMNS.contains(&cells.len())
        && !id.is_empty()
        && id.bytes().all(|byte| byte.is_ascii_digit())
        && is_time(event)
        && is_time(mention)
}
