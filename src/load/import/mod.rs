//! From the rows of other people's tables to a dataset: what each column means, and what became
//! of every row.

mod build;
mod cells;
mod content;
mod coordinates;
mod country;
mod dates;
mod evidence;
mod figure_row;
mod figures;
mod guess;
mod headers;
mod mapping;
mod metrics;
mod places;
mod presets;
mod report;
mod row_place;
mod sources;
mod survey;
mod synonyms;
mod whats;
mod when;

pub(super) use build::{Imported, build};
pub use dates::DayOrder;
pub use figures::DecimalSign;
pub use guess::{Confidence, Guess, guess};
pub use headers::header_fingerprint;
pub use mapping::{
    ColumnRole, DatePrecisionCode, FigureColumns, Hidden, Mapping, MetricName, PlacePrecisionCode,
    RowMeaning,
};
pub use presets::{Preset, preset, presets};
pub use report::{LISTED_PER_REASON, Reason, RowEntry, RowReport};
