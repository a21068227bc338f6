//! Values out as bytes.

mod dataset;

pub use dataset::dataset_json;
