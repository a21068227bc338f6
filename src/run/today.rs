//! The day it is where the person sits.

use crate::model::CivilDate;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

/// Today by the clock of the system, in its time zone where that can be read, else in UTC.
#[must_use]
pub fn today() -> CivilDate {
    let zone = zone().unwrap_or(TimeZone::UTC);
    Timestamp::now().to_zoned(zone).date().into()
}

/// The time zone, from the file in which most systems keep it.
fn zone() -> Option<TimeZone> {
    let path = zone_file(std::env::var("TZ").ok().as_deref());
    let rules = std::fs::read(path).ok()?;
    TimeZone::tzif("local", &rules).ok()
}

fn zone_file(named: Option<&str>) -> PathBuf {
    let name = named.map(|name| name.trim_start_matches(':'));
    match name.filter(|name| !name.is_empty() && !name.contains("..")) {
        Some(name) => Path::new("/usr/share/zoneinfo").join(name),
        None => PathBuf::from("/etc/localtime"),
    }
}
