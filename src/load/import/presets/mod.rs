//! Formats that others publish, as data: how each is recognised by its headers, and what its
//! columns mean.

mod acled;
mod crowd_counting;
mod gdelt;
mod ovdinfo;
mod police_brutality;
mod police_violence;
mod timemap;
mod ucdp;

pub(super) use gdelt::{MENTION_HEADERS, event_headers};
pub(super) use ucdp::GED_HEADERS;

use super::dates::DayOrder;
use super::headers::Headers;
use super::mapping::{
    ColumnRole, DatePrecisionCode, FigureColumns, Hidden, Mapping, MetricName, PlacePrecisionCode,
    RowMeaning,
};
use crate::model::{PlaceKind, Precision};

/// Every known format; where several fit, the first counts.
pub(super) const ALL: [&Preset; 11] = [
    &acled::ACLED,
    &ucdp::UCDP,
    &crowd_counting::CCC,
    &ovdinfo::LISTS,
    &ovdinfo::PRECINCTS,
    &police_brutality::POLICE_BRUTALITY_2020,
    &police_violence::MAPPING_POLICE_VIOLENCE,
    &timemap::EXPORT,
    &timemap::TIMEMAP,
    &gdelt::GDELT_EVENTS,
    &gdelt::GDELT_MENTIONS,
];

/// A format that others publish.
#[derive(Debug)]
pub struct Preset {
    /// Its name in mapping files and on the command line: "acled".
    pub id: &'static str,
    /// Its name on the screen.
    pub label: &'static str,
    /// What becomes of a row, in one sentence.
    pub about: &'static str,
    /// Of each group one header must be there, folded.
    requires: &'static [&'static [&'static str]],
    /// Roles with the headers that may have them, the best first.
    columns: &'static [(ColumnRole, &'static [&'static str])],
    /// Roles of every column with one of these names and a number behind.
    numbered: &'static [(ColumnRole, &'static [&'static str])],
    figures: &'static [FigureSpec],
    rows: RowMeaning,
    event_metric: Option<[&'static str; 3]>,
    per_event: bool,
    day_order: Option<DayOrder>,
    place_kind: Option<PlaceKind>,
    country: Option<&'static str>,
    place_precision: &'static [(&'static str, &'static str, Option<PlaceKind>)],
    date_precision: &'static [(&'static str, &'static str, Option<Precision>)],
}

/// Where the figure of one metric stands, by folded headers, the best first.
#[derive(Debug)]
struct FigureSpec {
    metric: [&'static str; 3],
    subset_of: Option<&'static str>,
    value: &'static [&'static str],
    words: &'static [&'static str],
    low: &'static [&'static str],
    high: &'static [&'static str],
    inside: &'static [(&'static [&'static str], &'static str, &'static [char])],
}

impl FigureSpec {
    const fn new(metric: [&'static str; 3], value: &'static [&'static str]) -> Self {
        Self {
            metric,
            subset_of: None,
            value,
            words: &[],
            low: &[],
            high: &[],
            inside: &[],
        }
    }
}

/// What most formats leave as it is.
const PLAIN: Preset = Preset {
    id: "",
    label: "",
    about: "",
    requires: &[],
    columns: &[],
    numbered: &[],
    figures: &[],
    rows: RowMeaning::Counts,
    event_metric: None,
    per_event: false,
    day_order: None,
    place_kind: None,
    country: None,
    place_precision: &[],
    date_precision: &[],
};

/// Every known format.
#[must_use]
pub fn presets() -> &'static [&'static Preset] {
    &ALL
}

/// The format with this id.
#[must_use]
pub fn preset(id: &str) -> Option<&'static Preset> {
    ALL.into_iter().find(|preset| preset.id == id)
}

/// The format whose headers these are.
pub(super) fn recognised(headers: &Headers) -> Option<&'static Preset> {
    ALL.into_iter().find(|preset| preset.fits(headers))
}

impl Preset {
    fn fits(&self, headers: &Headers) -> bool {
        let has = |names: &&[&str]| headers.find(names).is_some();
        self.requires.iter().all(has)
    }

    /// What the columns of a table mean in this format, as far as it has them.
    #[must_use]
    pub fn mapping(&self, headers: &[String]) -> Mapping {
        self.of(&Headers::new(headers))
    }

    pub(super) fn of(&self, headers: &Headers) -> Mapping {
        let mut mapping = Mapping {
            rows: self.rows,
            event_metric: self.event_metric.map(metric_name),
            per_event: self.per_event,
            day_order: self.day_order,
            place_kind: self.place_kind,
            country: self.country.map(ToOwned::to_owned),
            ..Mapping::default()
        };
        for (role, names) in self.columns {
            let taken = |column: &usize| mapping.role_of(*column).is_some();
            let column = headers.find(names).filter(|column| !taken(column));
            mapping.columns.extend(column.map(|column| (*role, column)));
        }
        for (role, names) in self.numbered {
            for column in headers.numbered(names) {
                mapping.columns.push((*role, column));
            }
        }
        mapping.figures = self
            .figures
            .iter()
            .filter_map(|spec| figure(spec, headers))
            .collect();
        let code = |&(code, words, kind): &(&str, &str, Option<PlaceKind>)| PlacePrecisionCode {
            code: code.to_owned(),
            words: words.to_owned(),
            kind,
        };
        mapping.place_precision = self.place_precision.iter().map(code).collect();
        let code =
            |&(code, words, precision): &(&str, &str, Option<Precision>)| DatePrecisionCode {
                code: code.to_owned(),
                words: words.to_owned(),
                precision,
            };
        mapping.date_precision = self.date_precision.iter().map(code).collect();
        mapping
    }
}

fn metric_name([id, label, unit]: [&str; 3]) -> MetricName {
    MetricName {
        id: id.to_owned(),
        label: label.to_owned(),
        unit: unit.to_owned(),
    }
}

/// The figure, if the table has one of its columns.
fn figure(spec: &FigureSpec, headers: &Headers) -> Option<FigureColumns> {
    let inside: Vec<Hidden> = spec
        .inside
        .iter()
        .filter_map(|(names, opening, closing)| {
            Some(Hidden {
                column: headers.find(names)?,
                opening: (*opening).to_owned(),
                closing: closing.to_vec(),
            })
        })
        .collect();
    let MetricName { id, label, unit } = metric_name(spec.metric);
    let columns = FigureColumns {
        metric: id,
        label,
        unit,
        subset_of: spec.subset_of.map(ToOwned::to_owned),
        value: headers.find(spec.value),
        words: headers.find(spec.words),
        low: headers.find(spec.low),
        high: headers.find(spec.high),
        qualifier: None,
        inside,
    };
    let has_any = [columns.value, columns.words, columns.low, columns.high]
        .iter()
        .any(Option::is_some);
    (has_any || !columns.inside.is_empty()).then_some(columns)
}
