//! What was settled for whole columns, as the row report says it.

use super::coordinates::Orientation;
use super::mapping::{ColumnRole, Mapping};
use super::report::What;
use super::survey::Settled;
use super::whats;
use crate::model::counted;

/// What was settled, each with the header and what was done.
pub(super) fn about_columns(
    mapping: &Mapping,
    headers: &[String],
    settled: &Settled,
) -> Vec<(&'static What, String, String)> {
    let header = |role: ColumnRole| {
        let column = mapping.column(role);
        let header = column.and_then(|column| headers.get(column));
        header.cloned().unwrap_or_default()
    };
    let mut about = Vec::new();
    let latitude = || header(ColumnRole::Latitude);
    match settled.orientation {
        Orientation::AsMapped => {}
        Orientation::Swapped => {
            about.push((whats::COLUMNS_SWAPPED, latitude(), by_names(settled)));
        }
        Orientation::Metres => about.push((whats::COLUMNS_METRES, latitude(), String::new())),
    }
    let order = settled.order.label().to_owned();
    let date = header(ColumnRole::Date);
    if mapping.day_order.is_some() {
        // Known or chosen: there is nothing to say.
    } else if settled.order_is_mixed {
        about.push((whats::DATE_ORDER_MIXED, date, order));
    } else if settled.order_is_open {
        about.push((whats::DATE_ORDER_OPEN, date, order));
    } else if settled.order_matters {
        about.push((whats::DATE_ORDER, date, order));
    }
    about
}

/// What the names of places say about exchanged columns; nothing where they were not asked.
fn by_names(settled: &Settled) -> String {
    match settled.swapped_names {
        0 => String::new(),
        count => format!(
            "by the names: {} near a place of the name only the other way round, none as written",
            counted(count, "row")
        ),
    }
}
