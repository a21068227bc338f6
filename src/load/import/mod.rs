//! From the rows of other people's tables to a dataset: what each column means, and what became
//! of every row.

mod about_columns;
mod beside;
mod build;
mod by_place_name;
mod cells;
mod content;
mod coordinates;
mod country;
mod date_words;
mod dates;
mod entries;
mod evidence;
mod figure_abbreviations;
mod figure_row;
mod figures;
mod filling;
mod guess;
mod guess_loosely;
mod headerless;
mod headers;
mod kept;
mod keywords;
mod links;
mod locate;
mod mapping;
mod mapping_file;
mod mapping_laid_over;
mod mapping_written;
mod nothing;
mod of_annotations;
mod meaning;
mod metrics;
mod pass;
mod peek;
mod places;
mod plain;
mod presets;
mod read;
mod remembered;
mod remembered_read;
mod report;
mod row_place;
mod settle;
mod slug;
mod sources;
mod survey;
mod synonyms;
mod totals;
mod whats;
mod when;

pub(super) use headerless::{name_columns, without_headers};
pub(super) use of_annotations::{AnnotationReport, PlaceFound};
pub(super) use peek::peek;
pub(super) use read::read;

pub use beside::Beside;
pub use dates::DayOrder;
pub use figures::DecimalSign;
pub use guess::{Confidence, Guess, guess};
pub use headers::header_fingerprint;
pub use mapping::{
    ColumnRole, DatePrecisionCode, FigureColumns, Hidden, Mapping, MetricName, PlacePrecisionCode,
    RowMeaning,
};
pub use mapping_file::{MappingError, MappingFile};
pub use meaning::Meaning;
pub use peek::{Preview, PreviewRow, TablePeek};
pub use presets::{Preset, preset, presets};
pub use read::Import;
pub use remembered::RememberedMapping;
pub use remembered_read::RememberedRead;
pub use report::{LISTED_PER_REASON, Reason, RowEntry, RowReport};
pub use settle::{Chosen, LoadOptions, MappingChoice, check_preset};
