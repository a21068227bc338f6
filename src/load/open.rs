//! A file opened as what it is: with what was chosen before for such a table, and the headers of
//! known formats that bear none.

use super::import::{self, LoadOptions, MappingChoice, RememberedMapping, header_fingerprint};
use super::table::{self, Opened, ReadOptions};
use super::{LoadError, Progress};

/// What a file is, and how it was read.
pub(super) struct Found<'a> {
    pub opened: Opened<'a>,
    pub read: ReadOptions,
}

/// Finds out what a file is.
pub(super) fn find<'a>(
    bytes: &'a [u8],
    name: &str,
    options: &LoadOptions,
    progress: &dyn Progress,
) -> Result<Found<'a>, LoadError> {
    let mut read = options.read.clone();
    let mut opened = table::open(bytes, name, &read, progress)?;
    let as_before = match &opened {
        Opened::Table(table) => read_before(table, options),
        Opened::Dataset(_) | Opened::Annotations(_) => None,
    };
    if let Some(as_before) = as_before {
        read = as_before;
        // Its text may be a decoded one: two of them are not held at once.
        drop(opened);
        opened = table::open(bytes, name, &read, progress)?;
    }
    let without = match &opened {
        Opened::Table(table) => import::without_headers(table, &read),
        Opened::Dataset(_) | Opened::Annotations(_) => None,
    };
    if let Some(without) = without {
        drop(opened);
        opened = table::open(bytes, name, &without, progress)?;
    }
    if let Opened::Table(table) = &mut opened {
        import::name_columns(table);
    }
    Ok(Found { opened, read })
}

/// How a person had a table with the same headers read, where nothing is said this time.
fn read_before(table: &table::Table<'_>, options: &LoadOptions) -> Option<ReadOptions> {
    let is_open = options.read == ReadOptions::default()
        && options.mapping.is_none()
        && options.preset.is_none();
    if !is_open || options.remembered.is_empty() {
        return None;
    }
    let found = header_fingerprint(table.headers());
    let mut remembered = options.remembered.iter();
    let known = remembered.find(|it: &&RememberedMapping| it.known_by() == found)?;
    known.read_options(table.choices())
}

/// The fingerprint of the headers that a file has by itself, where a person chose columns and had
/// it read otherwise.
pub(super) fn found_by_itself(
    bytes: &[u8],
    name: &str,
    options: &LoadOptions,
    progress: &dyn Progress,
) -> Result<Option<String>, LoadError> {
    let is_chosen = matches!(options.mapping, Some(MappingChoice::Whole(_)));
    if !is_chosen || options.read == ReadOptions::default() {
        return Ok(None);
    }
    Ok(
        match table::open(bytes, name, &ReadOptions::default(), progress) {
            Ok(Opened::Table(table)) => Some(header_fingerprint(table.headers())),
            Err(LoadError::Cancelled) => return Err(LoadError::Cancelled),
            Ok(_) | Err(_) => None,
        },
    )
}
