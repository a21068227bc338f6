//! How a table with certain headers was read: remembered by a fingerprint of the headers, with
//! columns by their numbers, so that no word of the table is kept.

use super::headers::header_fingerprint;
use super::mapping::Mapping;
use super::mapping_file::MappingFile;
use super::presets::{Preset, preset};
use super::read::Import;
use super::remembered_read::RememberedRead;
use crate::load::table::{Choices, ReadOptions};
use serde::{Deserialize, Serialize};

/// A mapping that a person chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RememberedMapping {
    /// The fingerprint of the headers.
    pub headers: String,
    /// The mapping as JSON, columns by their numbers.
    pub mapping: String,
    /// The fingerprint of the headers as they are found, where a person had the file read
    /// otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// How a person had it read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<RememberedRead>,
}

impl RememberedMapping {
    /// Remembers what was chosen for a table with these headers.
    #[must_use]
    pub fn new(headers: &[String], mapping: &Mapping, preset: Option<&'static Preset>) -> Self {
        let mut file = MappingFile::of(mapping, &numbers(headers.len()));
        file.preset = preset.map(|preset| preset.id.to_owned());
        Self {
            headers: header_fingerprint(headers),
            mapping: file.json(),
            found: None,
            read: None,
        }
    }

    /// Remembers what was chosen for a table that was read.
    #[must_use]
    pub fn of(import: &Import) -> Self {
        let read = RememberedRead::new(&import.options.read, &import.choices);
        Self {
            found: read.as_ref().and(import.found.clone()),
            read: read.filter(|_| import.found.is_some()),
            ..Self::new(&import.headers, &import.mapping, import.preset)
        }
    }

    /// The fingerprint by which a file is known again before anything is chosen about it.
    #[must_use]
    pub fn known_by(&self) -> &str {
        self.found.as_deref().unwrap_or(&self.headers)
    }

    /// How a person had the file read, for another one with these choices.
    pub(in crate::load) fn read_options(&self, choices: &Choices) -> Option<ReadOptions> {
        self.read.as_ref().map(|read| read.options(choices))
    }

    /// The mapping for a table with these headers; `None` for other headers, or where it is not
    /// readable any more.
    #[must_use]
    pub fn mapping_for(&self, headers: &[String]) -> Option<(Mapping, Option<&'static Preset>)> {
        if self.headers != header_fingerprint(headers) {
            return None;
        }
        let file = MappingFile::from_json(&self.mapping).ok()?;
        let mapping = file
            .laid_over(Mapping::default(), &numbers(headers.len()))
            .ok()?;
        Some((mapping, file.preset.as_deref().and_then(preset)))
    }
}

fn numbers(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("#{number}")).collect()
}

#[cfg(test)]
mod tests {
    use super::RememberedMapping;
    use crate::load::import::{ColumnRole, DayOrder, Mapping, Meaning, RowMeaning};

    #[test]
    fn what_was_chosen_comes_back_for_the_same_headers_only_and_holds_no_word_of_them() {
        let headers = ["Secret town", "7", "Held"].map(ToOwned::to_owned);
        let mut mapping = Mapping {
            day_order: Some(DayOrder::MonthFirst),
            rows: RowMeaning::Counts,
            ..Mapping::default()
        };
        mapping.mean(0, Meaning::Role(ColumnRole::Place), &headers);
        mapping.mean(1, Meaning::Role(ColumnRole::Date), &headers);
        mapping.mean(2, Meaning::Value, &headers);
        mapping.name_metric(2, "Arrests");
        let known = RememberedMapping::new(&headers, &mapping, None);
        assert!(!known.mapping.contains("Secret"), "{}", known.mapping);
        let (mut again, preset) = known.mapping_for(&headers).expect("the same headers");
        // Which role stands first says nothing.
        again.columns.sort();
        mapping.columns.sort();
        assert_eq!(again, mapping);
        assert!(preset.is_none());
        let other = ["Secret town", "Held", "7"].map(ToOwned::to_owned);
        assert!(known.mapping_for(&other).is_none());
    }
}
