//! The Crowd Counting Consortium: protests in the United States, with crowds in words and numbers.

use super::super::mapping::ColumnRole;
use super::{FigureSpec, PLAIN, Preset};

pub(super) const CCC: Preset = Preset {
    id: "ccc",
    label: "Crowd Counting Consortium",
    about: "Each count of a row becomes a claim: the crowd, arrests, injured. The words of the source go before the numbers that were made of them.",
    requires: &[
        &["locality"],
        &["state"],
        &["size text", "size low", "size mean"],
        &["arrests", "arrests any"],
    ],
    columns: &[
        (ColumnRole::Place, &["locality", "resolved locality"]),
        (ColumnRole::Region, &["state", "resolved state"]),
        (ColumnRole::Latitude, &["lat", "latitude"]),
        (ColumnRole::Longitude, &["lon", "longitude"]),
        (ColumnRole::Date, &["date"]),
        (ColumnRole::Title, &["title"]),
        (ColumnRole::Description, &["notes"]),
    ],
    numbered: &[(ColumnRole::Source, &["source"])],
    figures: &[
        FigureSpec {
            words: &["size text"],
            low: &["size low"],
            high: &["size high"],
            ..FigureSpec::new(["protesters", "Protesters", "people"], &[])
        },
        FigureSpec::new(["arrests", "Arrests", "people"], &["arrests"]),
        FigureSpec::new(
            ["injured", "Injured protesters", "people"],
            &["injuries crowd", "participant injuries"],
        ),
        FigureSpec::new(
            ["injured-police", "Injured police", "people"],
            &["injuries police", "police injuries"],
        ),
        FigureSpec::new(
            ["deaths", "Deaths of protesters", "people"],
            &["participant deaths", "participant casualties"],
        ),
    ],
    per_event: true,
    country: Some("US"),
    ..PLAIN
};
