//! UCDP GED: one event of organised violence per row, deaths with a best, low and high estimate.

use super::super::mapping::{ColumnRole, RowMeaning};
use super::{FigureSpec, PLAIN, Preset};
use crate::model::PlaceKind;

/// The columns since version 17, for the files that were published without their headers.
pub(in crate::load::import) const GED_HEADERS: [&str; 49] = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
];

pub(super) const UCDP: Preset = Preset {
    id: "ucdp-ged",
    label: "UCDP GED (Uppsala Conflict Data Program)",
    about: "Each row is one event; its deaths become a range from the low to the high estimate.",
    requires: &[
        &["where prec"],
        &["date start"],
        &["best", "best est"],
        &["low", "low est"],
        &["high", "high est"],
    ],
    columns: &[
        (ColumnRole::Id, &["id", "relid"]),
        (ColumnRole::Place, &["where coordinates"]),
        (ColumnRole::Region, &["adm 1"]),
        (ColumnRole::Country, &["country"]),
        (ColumnRole::Latitude, &["latitude"]),
        (ColumnRole::Longitude, &["longitude"]),
        (ColumnRole::PlacePrecision, &["where prec"]),
        (ColumnRole::Date, &["date start"]),
        (ColumnRole::DateEnd, &["date end"]),
        (ColumnRole::DatePrecision, &["date prec"]),
        (ColumnRole::Title, &["conflict name"]),
        (ColumnRole::Description, &["source headline"]),
        (ColumnRole::Claimant, &["source original"]),
        (ColumnRole::Source, &["source article"]),
    ],
    figures: &[
        FigureSpec {
            low: &["low", "low est"],
            high: &["high", "high est"],
            ..FigureSpec::new(["deaths", "Deaths", "people"], &["best", "best est"])
        },
        FigureSpec {
            subset_of: Some("deaths"),
            ..FigureSpec::new(
                ["deaths-of-civilians", "Deaths of civilians", "people"],
                &["deaths civilians"],
            )
        },
    ],
    rows: RowMeaning::Events,
    place_precision: &[
        ("1", "the exact place", None),
        ("2", "within about 25 km of the named place", None),
        ("3", "only the district is known", Some(PlaceKind::District)),
        ("4", "only the province is known", Some(PlaceKind::Region)),
        (
            "5",
            "a larger area, or a line between places",
            Some(PlaceKind::Region),
        ),
        ("6", "only the country is known", Some(PlaceKind::Country)),
        (
            "7",
            "in international waters or airspace",
            Some(PlaceKind::Region),
        ),
    ],
    date_precision: &[
        ("1", "", None),
        ("2", "The day is known within two to six days.", None),
        ("3", "Only the week is known.", None),
        ("4", "Only the month is known.", None),
        ("5", "Only the year, or a longer time, is known.", None),
    ],
    ..PLAIN
};
