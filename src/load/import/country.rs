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
        Some((column, text)) => country_code(text)
            .or_else(|| country_of_number(text))
            .map_or(Country::Unknown(column), Country::Known),
        None => mapping
            .country
            .as_deref()
            .map_or(Country::NotStated, Country::Known),
    }
}
