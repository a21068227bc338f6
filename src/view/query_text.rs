//! A query as text, both ways: `metric:arrests days:2021-01-31 claimant:"OVD-Info" -tag:x "free words"`.

use super::filters::{Condition, Filter, Filters};
use super::query_reader::read;
use super::{DayFilter, FigureRule, Query, VerdictFilter};
use crate::load::words;
use crate::model::{Dataset, MetricId, Verdict};
use std::fmt;
use std::str::FromStr;

/// A query as a person writes it: the metric by its id, and only the parts that were written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QueryText {
    /// The id of the metric.
    pub metric: Option<String>,
    /// Which days.
    pub days: Option<DayFilter>,
    /// Which verdicts.
    pub verdicts: VerdictFilter,
    /// What else.
    pub filters: Filters,
    /// Which of several claims for a place is drawn.
    pub rule: FigureRule,
    /// Where the metric stands in the text, counted in characters from 1.
    pub(super) metric_column: usize,
}

/// Why a text is no query: where, what, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("column {column}: {what}; {help}")]
pub struct QueryError {
    /// Where, counted in characters from 1.
    pub column: usize,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub help: String,
}

impl QueryText {
    /// A query of a dataset as text: metric and days are always written.
    #[must_use]
    pub fn of(dataset: &Dataset, query: &Query) -> Self {
        let id = |metric| dataset.metric(metric).id.clone();
        Self {
            metric: query.metric.map(id),
            days: Some(query.days),
            verdicts: query.verdicts,
            filters: query.filters.clone(),
            rule: query.rule.clone(),
            metric_column: 1,
        }
    }

    /// The query that it asks of a dataset. What it does not say of metric and days is taken from
    /// `present`; filters and rule are those that it says.
    ///
    /// # Errors
    /// A metric that the dataset does not have.
    pub fn query(&self, dataset: &Dataset, present: &Query) -> Result<Query, QueryError> {
        let with_metric = match &self.metric {
            Some(id) => {
                let metric =
                    metric_named(dataset, id).ok_or_else(|| self.no_metric(dataset, id))?;
                if present.metric == Some(metric) {
                    present.clone()
                } else {
                    present.for_metric(dataset, metric)
                }
            }
            None => present.clone(),
        };
        Ok(Query {
            days: self.days.unwrap_or(with_metric.days),
            verdicts: self.verdicts,
            filters: self.filters.clone(),
            rule: self.rule.clone(),
            ..with_metric
        })
    }

    fn no_metric(&self, dataset: &Dataset, id: &str) -> QueryError {
        let ids = dataset.metrics.iter().map(|it| it.id.as_str());
        QueryError {
            column: self.metric_column,
            what: format!("this dataset has no metric “{id}”"),
            help: did_you_mean(id, ids),
        }
    }
}

/// The metric with this id, else with this label.
fn metric_named(dataset: &Dataset, name: &str) -> Option<MetricId> {
    let by_id = dataset
        .metric_ids()
        .find(|&it| dataset.metric(it).id == name);
    by_id.or_else(|| {
        let name = name.to_lowercase();
        let mut metrics = dataset.metric_ids();
        metrics.find(|&it| dataset.metric(it).label.to_lowercase() == name)
    })
}

/// "did you mean “arrests”?", or what there is.
pub(super) fn did_you_mean<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    if let Some(close) = words::did_you_mean(written, &known) {
        return format!("did you mean “{close}”?");
    }
    format!("there are {}", known.join(", "))
}

impl FromStr for QueryText {
    type Err = QueryError;

    fn from_str(text: &str) -> Result<Self, QueryError> {
        read(text)
    }
}

impl fmt::Display for QueryText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if let Some(metric) = &self.metric {
            parts.push(format!("metric:{}", quoted(metric)));
        }
        if let Some(days) = self.days {
            parts.push(format!("days:{}", days_code(days)));
        }
        let (shown, hidden): (Vec<Verdict>, Vec<Verdict>) = Verdict::ALL
            .into_iter()
            .partition(|&verdict| self.verdicts.admits(verdict));
        let few = (1..=2).contains(&shown.len());
        for verdict in if few { shown } else { hidden } {
            let not = if few { "" } else { "-" };
            parts.push(format!("{not}verdict:{}", verdict.code()));
        }
        parts.extend(self.filters.iter().map(Condition::to_string));
        if self.rule != FigureRule::Usual {
            parts.push(format!("rule:{}", quoted(&self.rule.to_string())));
        }
        f.write_str(&parts.join(" "))
    }
}

fn days_code(days: DayFilter) -> String {
    match days {
        DayFilter::All => "all".to_owned(),
        DayFilter::On(day) => day.to_string(),
        DayFilter::Between(first, last) => format!("{first}..{last}"),
        DayFilter::Undated => "undated".to_owned(),
    }
}

/// As it is written in a query: `-claimant:"OVD-Info"`.
impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_excluded { "-" } else { "" })?;
        match &self.filter {
            Filter::Named(facet, name) => write!(f, "{}:{}", facet.key(), quoted(name)),
            Filter::Qualifier(qualifier) => write!(f, "qualifier:{}", qualifier.code()),
            Filter::Status(status) => write!(f, "is:{}", status.code()),
            Filter::Value(range) => write!(f, "value:{range}"),
            Filter::Words(words) => f.write_str(&in_quotes(words)),
            Filter::InDocument(words) => write!(f, "text:{}", quoted(words)),
        }
    }
}

/// A value as it is written after its key: in quotation marks where it would fall apart otherwise.
fn quoted(text: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_.,/#&+".contains(letter);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        in_quotes(text)
    }
}

fn in_quotes(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}
