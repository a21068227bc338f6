//! From a mapping file to the mapping of one table: headers are looked up, words understood.

use super::dates::DayOrder;
use super::figures::DecimalSign;
use super::headers::folded;
use super::mapping::{
    ColumnRole, DatePrecisionCode, FigureColumns, Hidden, Mapping, MetricName, PlacePrecisionCode,
    RowMeaning,
};
use super::mapping_file::{FileCode, FileFigure, MappingError, MappingFile, SETTINGS};
use super::metrics::capitalized;
use crate::load::words::{did_you_mean, quoted_list};
use crate::model::{PlaceKind, Precision};

impl MappingFile {
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
}

pub(super) fn role(code: &str) -> Result<ColumnRole, MappingError> {
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

pub(super) fn is_yes(value: &str) -> Result<bool, MappingError> {
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
