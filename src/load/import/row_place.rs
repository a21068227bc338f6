//! Where a row happened: its name, its country, its position, and why it has none.

use super::cells::Cells;
use super::coordinates::{Orientation, position};
use super::country::{Country, country};
use super::mapping::{ColumnRole, Mapping, PlacePrecisionCode};
use super::places::Named;
use super::report::What;
use super::survey::{NoPair, pair};
use super::whats;
use crate::model::{LatLon, PlaceKind};

/// The name of the place of rows that name none.
pub(super) const NOT_STATED: &str = "Place not stated";

/// A remark: what, its column where it has one, and what was done.
pub(super) type PlaceRemark = (&'static What, Option<usize>, String);

/// The place of a row, and what is odd about it.
#[derive(Debug)]
pub(super) struct FoundPlace<'r> {
    pub named: Named<'r>,
    pub remarks: Vec<PlaceRemark>,
}

/// Where a row happened. Without an orientation its coordinates are known to be exchanged.
pub(super) fn place_of_row<'r>(
    mapping: &'r Mapping,
    cells: Cells<'r, '_>,
    orientation: Option<Orientation>,
) -> FoundPlace<'r> {
    let mut remarks = Vec::new();
    let country = country(mapping, cells);
    if let Country::Unknown(column) = country {
        remarks.push((whats::COUNTRY_UNKNOWN, Some(column), String::new()));
    }
    let (name, kind) = name(mapping, cells);
    let at = located(mapping, cells, orientation, country, &mut remarks);
    let code = precision(mapping, cells);
    let name = name.unwrap_or_else(|| {
        remarks.push((whats::PLACE_NOT_STATED, None, String::new()));
        NOT_STATED
    });
    let region = cells.first_filled(mapping.columns_of(ColumnRole::Region));
    let region = region.map_or("", |(_, region)| region);
    let own_id = mapping.column(ColumnRole::PlaceId);
    let kind = code
        .and_then(|code| code.kind)
        .or(mapping.place_kind.filter(|_| kind == PlaceKind::City))
        .unwrap_or(kind);
    if matches!(kind, PlaceKind::Region | PlaceKind::Country) {
        let stated = [ColumnRole::Place, ColumnRole::Region, ColumnRole::Country];
        let mut columns = stated.into_iter();
        let column = columns.find_map(|role| {
            let columns = mapping.columns_of(role);
            cells.first_filled(columns).map(|(column, _)| column)
        });
        let done = "listed, not drawn".to_owned();
        remarks.push((whats::PLACE_IS_REGION, column, done));
    }
    FoundPlace {
        named: Named {
            name,
            id: own_id.map_or("", |column| cells.text(column)),
            kind,
            country: country.code(),
            position: at,
            precision: code.map(|code| code.words.as_str()),
            region: at.map_or(region, |_| ""),
        },
        remarks,
    }
}

/// The name, and the kind of place that a column of this role names.
fn name<'r>(mapping: &Mapping, cells: Cells<'r, '_>) -> (Option<&'r str>, PlaceKind) {
    let has_position = mapping.has_coordinates();
    for (role, kind) in [
        (ColumnRole::Place, PlaceKind::City),
        (ColumnRole::Region, PlaceKind::Region),
        (ColumnRole::Country, PlaceKind::Country),
    ] {
        if let Some((_, name)) = cells.first_filled(mapping.columns_of(role)) {
            // With a coordinate of its own it is a point in the region, not the region.
            let kind = match kind {
                _ if has_position => PlaceKind::City,
                PlaceKind::City if is_region_name(name) => PlaceKind::Region,
                kind => kind,
            };
            return (Some(name), kind);
        }
    }
    (None, PlaceKind::City)
}

fn located(
    mapping: &Mapping,
    cells: Cells<'_, '_>,
    orientation: Option<Orientation>,
    country: Country<'_>,
    remarks: &mut Vec<PlaceRemark>,
) -> Option<LatLon> {
    let not_located = || "not located".to_owned();
    match pair(mapping, cells) {
        Ok(Some(pair)) => {
            let found = match orientation {
                Some(orientation) => {
                    position(pair, orientation, country.code()).map_err(whats::of_fault)
                }
                None => Err(whats::COORDINATES_SWAPPED_BY_NAME),
            };
            let odd = match found {
                Ok((_, false)) => None,
                Ok((_, true)) => Some((whats::COORDINATES_SIGN, "drawn as it stands")),
                Err(what) => Some((what, "not located")),
            };
            if let Some((what, done)) = odd {
                let column = mapping
                    .column(ColumnRole::Latitude)
                    .or(mapping.column(ColumnRole::LatitudeLongitude))
                    .or(mapping.column(ColumnRole::LongitudeLatitude));
                let done = format!("{}, {}: {done}", pair.latitude, pair.longitude);
                remarks.push((what, column, done));
            }
            found.ok().map(|(at, _)| at)
        }
        Ok(None) => {
            if mapping.has_coordinates() {
                remarks.push((whats::NOT_LOCATED, None, not_located()));
            }
            None
        }
        Err(NoPair::Unreadable(column)) => {
            remarks.push((whats::COORDINATES_UNREADABLE, Some(column), not_located()));
            None
        }
        Err(NoPair::Incomplete(column)) => {
            remarks.push((whats::COORDINATES_INCOMPLETE, Some(column), not_located()));
            None
        }
    }
}

fn precision<'m>(mapping: &'m Mapping, cells: Cells<'_, '_>) -> Option<&'m PlacePrecisionCode> {
    let cell = cells.text(mapping.column(ColumnRole::PlacePrecision)?);
    mapping
        .place_precision
        .iter()
        .find(|known| known.code == cell)
}

/// Whether a name says by itself that it is a region of Russia: lists of cities hold some.
fn is_region_name(name: &str) -> bool {
    let name = name.to_lowercase();
    let mut words = name.split_whitespace();
    words.any(|word| {
        matches!(
            word,
            "область" | "край" | "республика" | "округ" | "oblast" | "krai"
        )
    })
}
