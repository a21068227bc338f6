//! Mapping Police Violence: one person killed per row, under long headers.

use super::super::dates::DayOrder;
use super::super::mapping::{ColumnRole, RowMeaning};
use super::{PLAIN, Preset};

pub(super) const MAPPING_POLICE_VIOLENCE: Preset = Preset {
    id: "mpv",
    label: "Mapping Police Violence",
    about: "Each row is one person killed.",
    requires: &[
        &["victims name", "name"],
        &[
            "date of incident month day year",
            "date of incident",
            "date",
        ],
        &["agency responsible for death", "agency responsible"],
        &["cause of death"],
    ],
    columns: &[
        (ColumnRole::Title, &["victims name", "name"]),
        (
            ColumnRole::Date,
            &[
                "date of incident month day year",
                "date of incident",
                "date",
            ],
        ),
        (ColumnRole::Place, &["city"]),
        (ColumnRole::Region, &["state"]),
        (ColumnRole::Latitude, &["latitude", "lat"]),
        (ColumnRole::Longitude, &["longitude", "lon", "long"]),
        (
            ColumnRole::Description,
            &[
                "a brief description of the circumstances surrounding the death",
                "circumstances",
            ],
        ),
        (
            ColumnRole::Source,
            &[
                "link to news article or photo of official document",
                "news urls",
            ],
        ),
        (ColumnRole::Id, &["mpv id", "id", "wapo id"]),
    ],
    rows: RowMeaning::Events,
    event_metric: Some(["deaths", "Deaths", "people"]),
    day_order: Some(DayOrder::MonthFirst),
    country: Some("US"),
    ..PLAIN
};
