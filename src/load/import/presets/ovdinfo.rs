//! OVD-Info: lists of protests with detentions in Russia, and police precincts with the number of
//! people brought there.

use super::super::dates::DayOrder;
use super::super::mapping::ColumnRole;
use super::{FigureSpec, PLAIN, Preset};
use crate::model::PlaceKind;

pub(super) const LISTS: Preset = Preset {
    id: "ovd-info",
    label: "OVD-Info, list of detentions",
    about: "Each row is a protest; its number of detentions becomes a claim.",
    requires: &[
        &["number of detentions"],
        &["region", "place"],
        &["ovd", "organizer", "event type"],
    ],
    columns: &[
        (ColumnRole::Id, &["id"]),
        (ColumnRole::Date, &["date"]),
        (ColumnRole::Place, &["region", "place"]),
        (ColumnRole::Title, &["event type"]),
        (ColumnRole::Description, &["description"]),
        (ColumnRole::Source, &["links", "link"]),
    ],
    figures: &[FigureSpec::new(
        ["arrests", "Arrests", "people"],
        &["number of detentions"],
    )],
    per_event: true,
    day_order: Some(DayOrder::DayFirst),
    country: Some("RU"),
    ..PLAIN
};

pub(super) const PRECINCTS: Preset = Preset {
    id: "ovd-info-precincts",
    label: "OVD-Info, police precincts",
    about: "Each row is a precinct; the number of people brought there becomes a claim.",
    requires: &[
        &["id"],
        &["name"],
        &["lon"],
        &["lat"],
        &["address"],
        &["value"],
    ],
    columns: &[
        (ColumnRole::PlaceId, &["id"]),
        (ColumnRole::Place, &["name"]),
        (ColumnRole::Longitude, &["lon"]),
        (ColumnRole::Latitude, &["lat"]),
    ],
    figures: &[FigureSpec::new(
        ["arrests", "Arrests", "people"],
        &["value"],
    )],
    place_kind: Some(PlaceKind::Site),
    country: Some("RU"),
    ..PLAIN
};
