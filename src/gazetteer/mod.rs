//! Where countries lie: enough to say that latitude and longitude look swapped.

mod country_boxes;

pub use country_boxes::country_contains;
