//! GDELT: events found by machine in the news, and where an article mentions them, by character
//! offsets into a text that is not shipped.

use super::super::mapping::{ColumnRole, RowMeaning};
use super::{PLAIN, Preset};
use crate::model::PlaceKind;

/// The first columns of a file of events, which bears no headers.
const EVENT_HEADERS: &str = "GLOBALEVENTID SQLDATE MonthYear Year FractionDate Actor1Code \
    Actor1Name Actor1CountryCode Actor1KnownGroupCode Actor1EthnicCode Actor1Religion1Code \
    Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code Actor2Code Actor2Name \
    Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code \
    Actor2Religion2Code Actor2Type1Code Actor2Type2Code Actor2Type3Code IsRootEvent EventCode \
    EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone";

/// The columns of each of its three places. Version 1 has no second region.
const GEO_HEADERS: [&str; 8] = [
    "Type",
    "FullName",
    "CountryCode",
    "ADM1Code",
    "ADM2Code",
    "Lat",
    "Long",
    "FeatureID",
];

/// The headers of a file of events with so many columns: 61 in version 2, 58 in version 1, or 57
/// without links. `None` where it is none.
pub(in crate::load::import) fn event_headers(columns: usize) -> Option<Vec<String>> {
    let has_second_region = match columns {
        61 => true,
        57 | 58 => false,
        _ => return None,
    };
    let mut headers: Vec<String> = EVENT_HEADERS.split(' ').map(ToOwned::to_owned).collect();
    for place in ["Actor1Geo", "Actor2Geo", "ActionGeo"] {
        let parts = GEO_HEADERS.iter();
        let parts = parts.filter(|part| has_second_region || **part != "ADM2Code");
        headers.extend(parts.map(|part| format!("{place}_{part}")));
    }
    headers.extend(["DATEADDED", "SOURCEURL"].map(ToOwned::to_owned));
    headers.truncate(columns);
    Some(headers)
}

/// The columns of the file, which bears no headers.
pub(in crate::load::import) const MENTION_HEADERS: [&str; 16] = [
    "GLOBALEVENTID",
    "EventTimeDate",
    "MentionTimeDate",
    "MentionType",
    "MentionSourceName",
    "MentionIdentifier",
    "SentenceID",
    "Actor1CharOffset",
    "Actor2CharOffset",
    "ActionCharOffset",
    "InRawText",
    "Confidence",
    "MentionDocLen",
    "MentionDocTone",
    "MentionDocTranslationInfo",
    "Extras",
];

pub(super) const GDELT_MENTIONS: Preset = Preset {
    id: "gdelt-mentions",
    label: "GDELT mentions",
    about: "Each row is one mention of an event in an article; it names no place.",
    requires: &[
        &["globaleventid", "global event id"],
        &["mention identifier"],
        &["sentence id"],
    ],
    columns: &[
        (ColumnRole::Id, &["globaleventid", "global event id"]),
        (ColumnRole::Date, &["event time date"]),
        (ColumnRole::Claimant, &["mention source name"]),
        (ColumnRole::Source, &["mention identifier"]),
    ],
    rows: RowMeaning::Events,
    event_metric: Some(["mentions", "Mentions", "mentions"]),
    ..PLAIN
};

/// Countries stand in the older codes FIPS 10-4, of which "RS" is Russia: the full name of the
/// place says it too.
pub(super) const GDELT_EVENTS: Preset = Preset {
    id: "gdelt-events",
    label: "GDELT events",
    about: "Each row is one event that a machine read in the news, at the place of the action: two articles may make two of it, and nobody has checked it.",
    requires: &[
        &["globaleventid", "global event id"],
        &["sqldate", "sql date", "day"],
        &["action geo full name", "action geo fullname"],
        &["action geo lat"],
        &["event code"],
    ],
    columns: &[
        (ColumnRole::Id, &["globaleventid", "global event id"]),
        (ColumnRole::Date, &["sqldate", "sql date", "day"]),
        (
            ColumnRole::Place,
            &["action geo full name", "action geo fullname"],
        ),
        (ColumnRole::Latitude, &["action geo lat"]),
        (ColumnRole::Longitude, &["action geo long"]),
        (ColumnRole::PlacePrecision, &["action geo type"]),
        (ColumnRole::Source, &["sourceurl", "source url"]),
    ],
    rows: RowMeaning::Events,
    place_precision: &[
        (
            "1",
            "only the country is known: the point is its middle",
            Some(PlaceKind::Country),
        ),
        (
            "2",
            "only the state is known: the point is its middle",
            Some(PlaceKind::Region),
        ),
        ("3", "a city or landmark", None),
        ("4", "a city or landmark", None),
        (
            "5",
            "only the province is known: the point is its middle",
            Some(PlaceKind::Region),
        ),
    ],
    ..PLAIN
};
