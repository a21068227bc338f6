//! Where countries lie: enough to say that latitude and longitude look swapped.
