//! Values out as bytes.

mod dataset;
mod audited;

pub use audited::{
    Audited, AuditedFile, Content, Counts, Standing, audit_json, audit_markdown, standing, summary,
};
pub use dataset::dataset_json;
