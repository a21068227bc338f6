//! ACLED: one event per row, in both generations of its columns.

use super::super::mapping::{ColumnRole, RowMeaning};
use super::{FigureSpec, PLAIN, Preset};
use crate::model::{PlaceKind, Precision};

pub(super) const ACLED: Preset = Preset {
    id: "acled",
    label: "ACLED (Armed Conflict Location & Event Data)",
    about: "Each row is one event; fatalities and crowd sizes above zero become claims of their own.",
    requires: &[
        &["event id cnty"],
        &["event date"],
        &["sub event type", "event type"],
        &["location"],
        &["fatalities"],
    ],
    columns: &[
        (ColumnRole::Id, &["event id cnty"]),
        (ColumnRole::Place, &["location"]),
        (ColumnRole::Region, &["admin1"]),
        (ColumnRole::Country, &["country", "iso3", "iso"]),
        (ColumnRole::Latitude, &["latitude"]),
        (ColumnRole::Longitude, &["longitude"]),
        (ColumnRole::PlacePrecision, &["geo precision"]),
        (ColumnRole::Date, &["event date"]),
        (ColumnRole::DatePrecision, &["time precision"]),
        (ColumnRole::Description, &["notes"]),
        (ColumnRole::Source, &["source"]),
        (ColumnRole::Tags, &["tags"]),
    ],
    figures: &[
        FigureSpec::new(["fatalities", "Fatalities", "people"], &["fatalities"]),
        FigureSpec {
            inside: &[
                (&["tags"], "crowd size=", &[';', ']', '|']),
                (&["notes"], "[size=", &[']', ';']),
            ],
            ..FigureSpec::new(["protesters", "Protesters", "people"], &[])
        },
    ],
    rows: RowMeaning::Events,
    place_precision: &[
        ("1", "the named place", None),
        ("2", "near the named place: a part of a region", None),
        (
            "3",
            "only the region is known: the point is its capital or its middle",
            Some(PlaceKind::Region),
        ),
    ],
    date_precision: &[
        ("1", "", None),
        ("2", "The week is known, the day is one of it.", None),
        ("3", "Only the month is known.", Some(Precision::Month)),
    ],
    ..PLAIN
};
