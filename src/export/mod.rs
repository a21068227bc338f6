//! Values out as bytes.

mod dataset;
mod audited;
mod texts_inside;
mod findings;
mod table_text;

pub use audited::{
    Asked, Audited, AuditedFile, Content, Counts, Standing, Standings, audit_json, audit_markdown,
    summary,
};
pub use dataset::{PIECE, dataset_json, write_dataset};
pub use findings::{about_words, findings_text};
pub use table_text::{TableForm, table_text};
pub use texts_inside::take_texts_inside;
