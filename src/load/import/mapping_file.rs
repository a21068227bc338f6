//! A mapping as a small file, and as words on the command line: columns by their headers.

use super::mapping::ColumnRole;
use super::mapping_laid_over::{is_yes, role};
use super::metrics::capitalized;
use super::slug::slug;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A mapping whose columns are named by their headers: what a file holds, and `--map` says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MappingFile {
    /// The id of the format that it begins with: "acled".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// Headers by what their column is taken for: `{"place": ["City"], "lat": ["Y"]}`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) columns: BTreeMap<String, OneOrMany>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) figures: Vec<FileFigure>,
    /// "counts" or "events".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rows: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) event_metric: Option<FileMetric>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) per_event: Option<bool>,
    /// "day-first" or "month-first".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) day_order: Option<String>,
    /// "point" or "comma".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) decimal_sign: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place_kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) claimant: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) look_up_names: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) place_precision: Vec<FileCode>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) date_precision: Vec<FileCode>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub fn as_slice(&self) -> &[String] {
        match self {
            Self::One(header) => std::slice::from_ref(header),
            Self::Many(headers) => headers,
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct FileFigure {
    pub(super) metric: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) subset_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) high: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) qualifier: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) inside: Vec<FileHidden>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileHidden {
    pub(super) column: String,
    pub(super) after: String,
    pub(super) before: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileMetric {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) unit: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileCode {
    pub(super) code: String,
    pub(super) words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) means: Option<String>,
}

/// Why a mapping cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// The file is no mapping.
    #[error("the mapping cannot be read: {message}")]
    Form {
        /// What is wrong, with line and column.
        message: String,
    },
    /// The table has no such column.
    #[error("the table has no column \"{name}\" for {role}{}; its columns are {headers}", suggestion(like.as_deref()))]
    NoSuchColumn {
        /// What the column was to be.
        role: String,
        /// The header that was asked for.
        name: String,
        /// One that is nearly the same.
        like: Option<String>,
        /// All headers, for the message.
        headers: String,
    },
    /// A word that means nothing here.
    #[error("\"{value}\" is no {key}{}; write {allowed}", suggestion(like.as_deref()))]
    NoSuchWord {
        /// What the word was to be.
        key: &'static str,
        /// The word.
        value: String,
        /// One that is nearly the same.
        like: Option<String>,
        /// What may stand there.
        allowed: String,
    },
}

fn suggestion(like: Option<&str>) -> String {
    like.map_or_else(String::new, |like| format!(" (did you mean \"{like}\"?)"))
}

/// Words of the command line beside the roles.
pub(super) const SETTINGS: [&str; 14] = [
    "value",
    "low",
    "high",
    "qualifier",
    "words",
    "metric-name",
    "rows",
    "per-event",
    "day-order",
    "decimal-sign",
    "place-kind",
    "country-code",
    "claimant-name",
    "look-up-names",
];

impl MappingFile {
    /// Reads a mapping file (JSON).
    ///
    /// # Errors
    /// Where it is no mapping.
    pub fn from_json(text: &str) -> Result<Self, MappingError> {
        serde_json::from_str(text).map_err(|error| MappingError::Form {
            message: error.to_string(),
        })
    }

    /// The text of a mapping file.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Reads `place=City,lat=Y,value=Detained`: roles, figures and settings with their headers or
    /// words. A header with a comma in it is given alone.
    ///
    /// # Errors
    /// A word that is no role and no setting.
    pub fn from_pairs<'t>(texts: impl IntoIterator<Item = &'t str>) -> Result<Self, MappingError> {
        let mut file = Self::default();
        for text in texts {
            for pair in pairs(text) {
                let Some((key, value)) = pair.split_once('=') else {
                    return Err(MappingError::Form {
                        message: format!("\"{pair}\" is not of the form ROLE=COLUMN"),
                    });
                };
                file.set(key.trim(), value.trim())?;
            }
        }
        Ok(file)
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), MappingError> {
        let text = || Some(value.to_owned());
        match key {
            "value" => self.figures.push(FileFigure {
                metric: slug(value),
                label: Some(capitalized(value)),
                value: text(),
                ..FileFigure::default()
            }),
            "metric-name" => {
                let figure = self.last_figure();
                figure.metric = slug(value);
                figure.label = Some(capitalized(value));
            }
            "low" => self.last_figure().low = text(),
            "high" => self.last_figure().high = text(),
            "qualifier" => self.last_figure().qualifier = text(),
            "words" => self.last_figure().words = text(),
            "rows" => self.rows = text(),
            "per-event" => self.per_event = Some(is_yes(value)?),
            "day-order" => self.day_order = text(),
            "decimal-sign" => self.decimal_sign = text(),
            "place-kind" => self.place_kind = text(),
            "country-code" => self.country = text(),
            "claimant-name" => self.claimant = text(),
            "look-up-names" => self.look_up_names = Some(is_yes(value)?),
            _ => {
                role(key)?;
                let many = self
                    .columns
                    .entry(key.to_owned())
                    .or_insert_with(|| OneOrMany::Many(Vec::new()));
                if let OneOrMany::Many(headers) = many {
                    headers.push(value.to_owned());
                }
            }
        }
        Ok(())
    }

    fn last_figure(&mut self) -> &mut FileFigure {
        if self.figures.is_empty() {
            self.figures.push(FileFigure {
                metric: "count".to_owned(),
                label: Some("Count".to_owned()),
                ..FileFigure::default()
            });
        }
        let last = self.figures.len() - 1;
        &mut self.figures[last]
    }
}

/// The pairs of a text: a comma ends one only where another pair begins.
fn pairs(text: &str) -> Vec<String> {
    let mut pairs: Vec<String> = Vec::new();
    for part in text.split(',') {
        let begins = part.split_once('=').is_some_and(|(key, _)| {
            let key = key.trim();
            SETTINGS.contains(&key) || ColumnRole::from_code(key).is_some()
        });
        match pairs.last_mut() {
            Some(last) if !begins && !part.contains('=') => {
                last.push(',');
                last.push_str(part);
            }
            _ => pairs.push(part.to_owned()),
        }
    }
    pairs
}
