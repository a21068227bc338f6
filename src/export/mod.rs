//! Values out as bytes.

mod dataset;
mod audited;
mod texts_inside;

pub use audited::{
    Audited, AuditedFile, Content, Counts, Standing, TextIndexes, audit_json, audit_markdown,
    standing, summary,
};
pub use dataset::dataset_json;
pub use texts_inside::{Moved, take_texts_inside, texts_inside};
