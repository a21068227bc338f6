//! The mapping of one table as a mapping file.

use super::dates::DayOrder;
use super::figures::DecimalSign;
use super::mapping::{DatePrecisionCode, FigureColumns, Mapping, PlacePrecisionCode, RowMeaning};
use super::mapping_file::{FileCode, FileFigure, FileHidden, FileMetric, MappingFile, OneOrMany};
use crate::model::Precision;
use std::collections::BTreeMap;

impl MappingFile {
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
