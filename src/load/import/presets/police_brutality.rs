//! 2020PB: incidents of police brutality at protests in the United States in 2020, with links.

use super::super::mapping::{ColumnRole, RowMeaning};
use super::{PLAIN, Preset};
use crate::model::PlaceKind;

pub(super) const POLICE_BRUTALITY_2020: Preset = Preset {
    id: "2020pb",
    label: "2020PB (police brutality at protests, 2020)",
    about: "Each row is one incident, an event with the links that show it.",
    requires: &[
        &["edit at"],
        &["city"],
        &["state"],
        &["date text", "geolocation"],
        &["links", "link 1", "link1"],
    ],
    columns: &[
        (ColumnRole::Id, &["id"]),
        (ColumnRole::Place, &["city"]),
        (ColumnRole::Region, &["state"]),
        (ColumnRole::LatitudeLongitude, &["geolocation"]),
        (ColumnRole::Latitude, &["lat", "latitude"]),
        (ColumnRole::Longitude, &["long", "lon", "longitude"]),
        (ColumnRole::Date, &["date"]),
        (ColumnRole::DateNote, &["date text"]),
        (ColumnRole::Title, &["name", "title"]),
        (ColumnRole::Description, &["description"]),
        (ColumnRole::Tags, &["tags"]),
        (ColumnRole::Source, &["links"]),
    ],
    numbered: &[(ColumnRole::Source, &["link"])],
    rows: RowMeaning::Events,
    place_kind: Some(PlaceKind::Site),
    country: Some("US"),
    ..PLAIN
};
