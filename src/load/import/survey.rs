//! What all rows together tell, asked before the first is read for good: how their dates and
//! coordinates are meant.

use super::by_place_name::{NameSurvey, NamesSay, Seen};
use super::cells::Cells;
use super::coordinates::{Orientation, Pair, Survey as CoordinateSurvey, degrees, two_degrees};
use super::dates::{DayOrder, OrderSurvey};
use super::mapping::{ColumnRole, Mapping};

/// What the rows say so far.
#[derive(Debug, Default)]
pub(super) struct Survey {
    rows: usize,
    order: OrderSurvey,
    coordinates: CoordinateSurvey,
    names: NameSurvey,
}

/// How the cells of a table are meant.
#[derive(Debug, Clone)]
pub(super) struct Settled {
    /// How many rows there are.
    pub rows: usize,
    /// Which comes first in dates of three numbers.
    pub order: DayOrder,
    /// Nothing in the table decides it.
    pub order_is_open: bool,
    /// There are dates of both orders.
    pub order_is_mixed: bool,
    /// Some date could be read either way.
    pub order_matters: bool,
    /// How coordinates are read.
    pub orientation: Orientation,
    /// So many names of places say that all coordinates are exchanged.
    pub swapped_names: usize,
    /// Rows whose coordinates look exchanged by the name of their place, in rising order.
    pub swapped_rows: Vec<u64>,
}

impl Settled {
    /// Whether rows that were read as this says are read the same as the other says.
    pub fn reads_as(&self, other: &Self) -> bool {
        self.order == other.order
            && self.orientation == other.orientation
            && self.swapped_rows == other.swapped_rows
    }
}

impl Survey {
    /// Looks at one more row.
    pub fn see(&mut self, mapping: &Mapping, row: u64, cells: Cells<'_, '_>) {
        if let Some(column) = mapping.column(ColumnRole::DateEnd) {
            self.order.see(cells.text(column));
        }
        let date = mapping.column(ColumnRole::Date);
        let date = date.map_or("", |column| cells.text(column));
        let pair = pair(mapping, cells).ok().flatten();
        let country = || super::country::country(mapping, cells).code();
        let placed = pair.map(|pair| (pair, country()));
        self.rows += 1;
        self.order.see(date);
        if let Some((pair, country)) = placed {
            self.coordinates.see(pair, country, 1);
        }
        let name = cells.first_filled(mapping.columns_of(ColumnRole::Place));
        if let (Some((pair, None)), Some((_, name))) = (placed, name)
            && !pair.is_zero()
        {
            self.see_name(row, name, pair);
        }
    }

    /// Looks at so many more rows with the same coordinates; at their dates and their names the
    /// other methods do.
    pub fn see_rows(&mut self, pair: Pair, country: Option<&str>, rows: u64) {
        self.rows += usize::try_from(rows).unwrap_or(0);
        self.coordinates.see(pair, country, rows);
    }

    /// Looks at the date of a row.
    pub fn see_date(&mut self, date: &str) {
        self.order.see(date);
    }

    /// Looks at the name of a row without a country, whose coordinates are not zero.
    pub fn see_name(&mut self, row: u64, name: &str, pair: Pair) -> Seen {
        self.names.see(row, name, pair)
    }

    /// As [`Self::see_name`], for the name and the coordinates of another row.
    pub fn see_name_again(&mut self, row: u64, seen: Seen) {
        self.names.see_again(row, seen);
    }

    /// What follows from all rows, and from what a person chose.
    pub fn settled(self, mapping: &Mapping) -> Settled {
        let (order, is_open) = self.order.order();
        let mut orientation = self.coordinates.orientation();
        let (mut swapped_names, mut swapped_rows) = (0, Vec::new());
        if orientation == Orientation::AsMapped {
            match self.names.said() {
                NamesSay::AllSwapped(count) if self.coordinates.may_be_swapped() => {
                    orientation = Orientation::Swapped;
                    swapped_names = count;
                }
                NamesSay::AllSwapped(_) => {}
                NamesSay::Swapped(rows) => swapped_rows = rows,
            }
        }
        Settled {
            rows: self.rows,
            order: mapping.day_order.unwrap_or(order),
            order_is_open: is_open && mapping.day_order.is_none(),
            order_is_mixed: self.order.day_first > 0 && self.order.month_first > 0,
            order_matters: self.order.either > 0,
            orientation,
            swapped_names,
            swapped_rows,
        }
    }
}

/// Why a row has no two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoPair {
    /// The cell of this column is no number.
    Unreadable(usize),
    /// Only this column is filled.
    Incomplete(usize),
}

/// The two numbers of a row as they are mapped; `None` where its cells are empty.
pub(super) fn pair(mapping: &Mapping, cells: Cells<'_, '_>) -> Result<Option<Pair>, NoPair> {
    for (role, longitude_first) in [
        (ColumnRole::LatitudeLongitude, false),
        (ColumnRole::LongitudeLatitude, true),
    ] {
        let Some(column) = mapping.column(role) else {
            continue;
        };
        let text = cells.text(column);
        if super::nothing::is_nothing(text) {
            continue;
        }
        let (first, second) = two_degrees(text).ok_or(NoPair::Unreadable(column))?;
        let (latitude, longitude) = if longitude_first {
            (second, first)
        } else {
            (first, second)
        };
        return Ok(Some(Pair {
            latitude,
            longitude,
        }));
    }
    let (Some(latitude), Some(longitude)) = (
        mapping.column(ColumnRole::Latitude),
        mapping.column(ColumnRole::Longitude),
    ) else {
        return Ok(None);
    };
    let number = |column: usize| {
        let text = cells.text(column);
        if super::nothing::is_nothing(text) {
            return Ok(None);
        }
        degrees(text).map(Some).ok_or(NoPair::Unreadable(column))
    };
    match (number(latitude)?, number(longitude)?) {
        (Some(latitude), Some(longitude)) => Ok(Some(Pair {
            latitude,
            longitude,
        })),
        (None, None) => Ok(None),
        (Some(_), None) => Err(NoPair::Incomplete(latitude)),
        (None, Some(_)) => Err(NoPair::Incomplete(longitude)),
    }
}
