//! A query as words in a line of text, and back: the one place where views meet the form of queries.

use crate::model::{CivilDate, Dataset};
use crate::view::{DayFilter, Query};

/// The query as words.
pub(super) fn written(dataset: &Dataset, query: &Query) -> String {
    let metric = query.metric.map(|it| &dataset.metric(it).id);
    let metric = metric.map_or(String::new(), |id| format!("metric:\"{id}\" "));
    let days = match query.days {
        DayFilter::All => "all".to_owned(),
        DayFilter::On(day) => day.to_string(),
        DayFilter::Between(first, last) => format!("{first}..{last}"),
        DayFilter::Undated => "none".to_owned(),
    };
    format!("{metric}days:{days}")
}

/// The query that the words ask of a dataset; what they do not say is as `present` has it.
///
/// # Errors
/// What is wrong with them, and what to do.
pub(super) fn read(dataset: &Dataset, words: &str, present: &Query) -> Result<Query, String> {
    let mut query = present.clone();
    let rest = match words.strip_prefix("metric:\"") {
        Some(rest) => {
            let (id, rest) = rest.rsplit_once("\" ").ok_or("the metric has no end")?;
            let metric = dataset.metric_ids().find(|&it| dataset.metric(it).id == id);
            query.metric = Some(metric.ok_or_else(|| format!("there is no metric “{id}” here"))?);
            rest
        }
        None => words,
    };
    let day = |text: &str| CivilDate::parse(text).map_err(|error| error.to_string());
    query.days = match rest.strip_prefix("days:") {
        None if rest.is_empty() => query.days,
        None => return Err(format!("“{rest}” asks for nothing")),
        Some("all") => DayFilter::All,
        Some("none") => DayFilter::Undated,
        Some(days) => match days.split_once("..") {
            Some((first, last)) => DayFilter::Between(day(first)?, day(last)?),
            None => DayFilter::On(day(days)?),
        },
    };
    Ok(query)
}
