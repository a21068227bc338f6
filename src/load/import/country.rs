//! The country of a row, by its name or its code.

use super::cells::Cells;
use super::mapping::{ColumnRole, Mapping};
use crate::gazetteer::{country_code, country_of_number};

/// What a row says about its country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Country<'r> {
    /// An ISO code.
    Known(&'r str),
    /// A name that belongs to no code, with its column.
    Unknown(usize),
    /// Nothing.
    NotStated,
}

impl<'r> Country<'r> {
    /// The ISO code.
    pub fn code(self) -> Option<&'r str> {
        match self {
            Self::Known(code) => Some(code),
            Self::Unknown(_) | Self::NotStated => None,
        }
    }
}

/// The country of a row; where no column says it, the one of the mapping.
pub(super) fn country<'r>(mapping: &'r Mapping, cells: Cells<'r, '_>) -> Country<'r> {
    let stated = cells.first_filled(mapping.columns_of(ColumnRole::Country));
    match stated {
        Some((column, text)) => known(text).map_or(Country::Unknown(column), Country::Known),
        None => mapping
            .country
            .as_deref()
            .map_or(Country::NotStated, Country::Known),
    }
}

/// The code of a country by its name, code or number. "Myanmar (Burma)" and "Russia (Soviet Union)"
/// go by what stands first.
pub(super) fn known(text: &str) -> Option<&'static str> {
    let first = text.split_once('(').map_or(text, |(first, _)| first).trim();
    country_code(text)
        .or_else(|| country_of_number(text))
        .or_else(|| country_code(first))
}
