//! Values out as bytes.

mod dataset;
mod audited;
mod findings;

pub use audited::{
    Audited, AuditedFile, Content, Counts, Standing, Standings, audit_json, audit_markdown, summary,
};
pub use dataset::dataset_json;
pub use findings::{about_words, findings_text};
