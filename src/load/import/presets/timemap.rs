//! `TimeMap` (Forensic Architecture, Bellingcat): events whose values are all texts.

use super::super::dates::DayOrder;
use super::super::mapping::{ColumnRole, RowMeaning};
use super::{PLAIN, Preset};

pub(super) const TIMEMAP: Preset = Preset {
    id: "timemap",
    label: "TimeMap events",
    about: "Each row is one event. Sources and associations are read from sources.json and associations.json beside it.",
    requires: &[
        &["latitude"],
        &["longitude"],
        &["sources"],
        &["description"],
        &["associations", "category", "categories", "civ id", "time"],
    ],
    columns: &[
        (ColumnRole::Id, &["id", "civ id"]),
        (ColumnRole::Place, &["location"]),
        (ColumnRole::Latitude, &["latitude"]),
        (ColumnRole::Longitude, &["longitude"]),
        (ColumnRole::Date, &["date"]),
        (ColumnRole::Title, &["title"]),
        (ColumnRole::Description, &["description"]),
        (ColumnRole::Source, &["sources"]),
        (ColumnRole::Tags, &["associations"]),
    ],
    rows: RowMeaning::Events,
    day_order: Some(DayOrder::MonthFirst),
    ..PLAIN
};

/// The form in which Bellingcat hands its `TimeMap` out: sources stand whole inside the events.
pub(super) const EXPORT: Preset = Preset {
    id: "timemap-export",
    label: "TimeMap export (Bellingcat)",
    about: "Each row is one event, with the links of its sources.",
    requires: &[
        &["latitude"],
        &["longitude"],
        &["sources"],
        &["description"],
        &["filters"],
    ],
    ..TIMEMAP
};
