//! A mapping as a small file, and as words on the command line: columns by their headers.

use super::dates::DayOrder;
use super::figures::DecimalSign;
use super::headers::folded;
use super::mapping::{
    ColumnRole, DatePrecisionCode, FigureColumns, Hidden, Mapping, MetricName, PlacePrecisionCode,
    RowMeaning,
};
use super::metrics::capitalized;
use super::places::slug;
use crate::load::words::{did_you_mean, quoted_list};
use crate::model::{PlaceKind, Precision};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A mapping whose columns are named by their headers: what a file holds, and `--map` says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MappingFile {
    /// The id of the format that it begins with: "acled".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// Headers by what their column is taken for: {"place": ["City"], "lat": ["Y"]}.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    columns: BTreeMap<String, OneOrMany>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    figures: Vec<FileFigure>,
    /// "counts" or "events".
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_metric: Option<FileMetric>,
    #[serde(skip_serializing_if = "Option::is_none")]
    per_event: Option<bool>,
    /// "day-first" or "month-first".
    #[serde(skip_serializing_if = "Option::is_none")]
    day_order: Option<String>,
    /// "point" or "comma".
    #[serde(skip_serializing_if = "Option::is_none")]
    decimal_sign: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claimant: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    look_up_names: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    place_precision: Vec<FileCode>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    date_precision: Vec<FileCode>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    fn as_slice(&self) -> &[String] {
        match self {
            Self::One(header) => std::slice::from_ref(header),
            Self::Many(headers) => headers,
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct FileFigure {
    metric: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subset_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    qualifier: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inside: Vec<FileHidden>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileHidden {
    column: String,
    after: String,
    before: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileMetric {
    id: String,
    label: String,
    unit: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCode {
    code: String,
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    means: Option<String>,
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
const SETTINGS: [&str; 14] = [
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

    /// The mapping for a table with these headers: what the file is silent about stays as in
    /// `base`. A file that states figures states all of them.
    ///
    /// # Errors
    /// A header that the table lacks, or a word that means nothing.
    pub fn laid_over(&self, base: Mapping, headers: &[String]) -> Result<Mapping, MappingError> {
        let mut mapping = base;
        for (code, named) in &self.columns {
            let role = role(code)?;
            mapping.columns.retain(|(known, _)| *known != role);
            for name in named.as_slice() {
                let column = column(headers, code, name)?;
                mapping.columns.retain(|(_, known)| *known != column);
                mapping
                    .figures
                    .retain(|figure| figure.value != Some(column));
                mapping.columns.push((role, column));
            }
        }
        if !self.figures.is_empty() {
            let figures: Result<_, _> = self.figures.iter().map(|f| figure(f, headers)).collect();
            mapping.figures = figures?;
            let used = |column| mapping.figures.iter().any(|f| f.value == Some(column));
            mapping.columns.retain(|(_, column)| !used(*column));
            mapping.rows = RowMeaning::Counts;
        }
        if let Some(rows) = &self.rows {
            mapping.rows = word(
                "meaning of a row",
                rows,
                &[
                    ("counts", RowMeaning::Counts),
                    ("events", RowMeaning::Events),
                ],
            )?;
        }
        if let Some(order) = &self.day_order {
            let words = [
                ("day-first", DayOrder::DayFirst),
                ("month-first", DayOrder::MonthFirst),
            ];
            mapping.day_order = Some(word("order of dates", order, &words)?);
        }
        if let Some(sign) = &self.decimal_sign {
            let words = [("point", DecimalSign::Point), ("comma", DecimalSign::Comma)];
            mapping.decimal_sign = Some(word("decimal sign", sign, &words)?);
        }
        if let Some(kind) = &self.place_kind {
            mapping.place_kind = Some(place_kind(kind)?);
        }
        if let Some(metric) = &self.event_metric {
            mapping.event_metric = Some(MetricName {
                id: metric.id.clone(),
                label: metric.label.clone(),
                unit: metric.unit.clone(),
            });
        }
        mapping.per_event = self.per_event.unwrap_or(mapping.per_event);
        mapping.look_up_names = self.look_up_names.unwrap_or(mapping.look_up_names);
        mapping.country = self.country.clone().or(mapping.country);
        mapping.claimant = self.claimant.clone().or(mapping.claimant);
        mapping.language = self.language.clone().or(mapping.language);
        self.codes(&mut mapping)?;
        Ok(mapping)
    }

    fn codes(&self, mapping: &mut Mapping) -> Result<(), MappingError> {
        if !self.place_precision.is_empty() {
            let code = |code: &FileCode| {
                Ok(PlacePrecisionCode {
                    code: code.code.clone(),
                    words: code.words.clone(),
                    kind: code.means.as_deref().map(place_kind).transpose()?,
                })
            };
            mapping.place_precision = self
                .place_precision
                .iter()
                .map(code)
                .collect::<Result<_, MappingError>>()?;
        }
        if !self.date_precision.is_empty() {
            let words = [
                ("day", Precision::Day),
                ("month", Precision::Month),
                ("year", Precision::Year),
            ];
            let code = |code: &FileCode| {
                let means = code.means.as_deref();
                Ok(DatePrecisionCode {
                    code: code.code.clone(),
                    words: code.words.clone(),
                    precision: means
                        .map(|means| word("precision", means, &words))
                        .transpose()?,
                })
            };
            mapping.date_precision = self
                .date_precision
                .iter()
                .map(code)
                .collect::<Result<_, MappingError>>()?;
        }
        Ok(())
    }

    /// The file of a mapping for a table with these headers.
    #[must_use]
    pub fn of(mapping: &Mapping, headers: &[String]) -> Self {
        let header = |column: usize| headers.get(column).cloned().unwrap_or_default();
        let maybe = |column: Option<usize>| column.map(header);
        let mut columns: BTreeMap<String, OneOrMany> = BTreeMap::new();
        for (role, column) in &mapping.columns {
            let entry = columns.entry(role.code().to_owned());
            match entry.or_insert_with(|| OneOrMany::Many(Vec::new())) {
                OneOrMany::Many(headers) => headers.push(header(*column)),
                OneOrMany::One(_) => {}
            }
        }
        let figure = |figure: &FigureColumns| FileFigure {
            metric: figure.metric.clone(),
            label: Some(figure.label.clone()),
            unit: Some(figure.unit.clone()),
            subset_of: figure.subset_of.clone(),
            value: maybe(figure.value),
            words: maybe(figure.words),
            low: maybe(figure.low),
            high: maybe(figure.high),
            qualifier: maybe(figure.qualifier),
            inside: figure
                .inside
                .iter()
                .map(|hidden| FileHidden {
                    column: header(hidden.column),
                    after: hidden.opening.clone(),
                    before: hidden.closing.iter().collect(),
                })
                .collect(),
        };
        let place_code = |code: &PlacePrecisionCode| FileCode {
            code: code.code.clone(),
            words: code.words.clone(),
            means: code.kind.map(|kind| kind.code().to_owned()),
        };
        let date_code = |code: &DatePrecisionCode| FileCode {
            code: code.code.clone(),
            words: code.words.clone(),
            means: code.precision.map(|precision| {
                match precision {
                    Precision::Month => "month",
                    Precision::Year => "year",
                    Precision::Day | Precision::Interval => "day",
                }
                .to_owned()
            }),
        };
        let named = |name: &'static str| Some(name.to_owned());
        Self {
            preset: None,
            columns,
            figures: mapping.figures.iter().map(figure).collect(),
            rows: match mapping.rows {
                RowMeaning::Counts => named("counts"),
                RowMeaning::Events => named("events"),
            },
            event_metric: mapping.event_metric.as_ref().map(|metric| FileMetric {
                id: metric.id.clone(),
                label: metric.label.clone(),
                unit: metric.unit.clone(),
            }),
            per_event: Some(mapping.per_event),
            day_order: mapping.day_order.and_then(|order| match order {
                DayOrder::DayFirst => named("day-first"),
                DayOrder::MonthFirst => named("month-first"),
            }),
            decimal_sign: mapping.decimal_sign.and_then(|sign| match sign {
                DecimalSign::Point => named("point"),
                DecimalSign::Comma => named("comma"),
            }),
            place_kind: mapping.place_kind.map(|kind| kind.code().to_owned()),
            country: mapping.country.clone(),
            claimant: mapping.claimant.clone(),
            look_up_names: Some(mapping.look_up_names),
            language: mapping.language.clone(),
            place_precision: mapping.place_precision.iter().map(place_code).collect(),
            date_precision: mapping.date_precision.iter().map(date_code).collect(),
        }
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

fn role(code: &str) -> Result<ColumnRole, MappingError> {
    ColumnRole::from_code(code).ok_or_else(|| {
        let codes: Vec<&str> = ColumnRole::ALL.iter().map(|role| role.code()).collect();
        let known: Vec<&str> = codes.iter().copied().chain(SETTINGS).collect();
        MappingError::NoSuchWord {
            key: "role of a column",
            value: code.to_owned(),
            like: did_you_mean(code, &known).map(ToOwned::to_owned),
            allowed: quoted_list(&known),
        }
    })
}

fn column(headers: &[String], role: &str, name: &str) -> Result<usize, MappingError> {
    let exact = headers.iter().position(|header| header == name);
    let wanted = folded(name);
    let alike = || headers.iter().position(|header| folded(header) == wanted);
    // `#3` is the third column.
    let numbered = || {
        let number: usize = name.strip_prefix('#')?.parse().ok()?;
        number
            .checked_sub(1)
            .filter(|column| *column < headers.len())
    };
    exact.or_else(alike).or_else(numbered).ok_or_else(|| {
        let all: Vec<&str> = headers.iter().map(String::as_str).collect();
        MappingError::NoSuchColumn {
            role: role.to_owned(),
            name: name.to_owned(),
            like: did_you_mean(name, &all).map(ToOwned::to_owned),
            headers: quoted_list(&all),
        }
    })
}

fn figure(file: &FileFigure, headers: &[String]) -> Result<FigureColumns, MappingError> {
    let named = |role: &str, name: &Option<String>| {
        name.as_deref()
            .map(|name| column(headers, role, name))
            .transpose()
    };
    let inside: Result<Vec<Hidden>, MappingError> = file
        .inside
        .iter()
        .map(|hidden| {
            Ok(Hidden {
                column: column(headers, "inside", &hidden.column)?,
                opening: hidden.after.clone(),
                closing: hidden.before.chars().collect(),
            })
        })
        .collect();
    Ok(FigureColumns {
        metric: file.metric.clone(),
        label: file
            .label
            .clone()
            .unwrap_or_else(|| capitalized(&file.metric)),
        unit: file.unit.clone().unwrap_or_else(|| "people".to_owned()),
        subset_of: file.subset_of.clone(),
        value: named("value", &file.value)?,
        words: named("words", &file.words)?,
        low: named("low", &file.low)?,
        high: named("high", &file.high)?,
        qualifier: named("qualifier", &file.qualifier)?,
        inside: inside?,
    })
}

fn place_kind(code: &str) -> Result<PlaceKind, MappingError> {
    let kinds = PlaceKind::ALL.map(|kind| (kind.code(), kind));
    word("kind of place", code, &kinds)
}

fn is_yes(value: &str) -> Result<bool, MappingError> {
    word(
        "answer",
        value,
        &[
            ("yes", true),
            ("no", false),
            ("true", true),
            ("false", false),
        ],
    )
}

fn word<T: Copy>(key: &'static str, value: &str, words: &[(&str, T)]) -> Result<T, MappingError> {
    let found = words.iter().find(|(known, _)| *known == value);
    found.map(|(_, meant)| *meant).ok_or_else(|| {
        let known: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
        MappingError::NoSuchWord {
            key,
            value: value.to_owned(),
            like: did_you_mean(value, &known).map(ToOwned::to_owned),
            allowed: quoted_list(&known),
        }
    })
}
