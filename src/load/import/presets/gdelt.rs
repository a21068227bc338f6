//! GDELT mentions: where an article mentions an event, by character offsets into a text that is
//! not shipped.

use super::super::mapping::{ColumnRole, RowMeaning};
use super::{PLAIN, Preset};

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
