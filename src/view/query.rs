//! What is asked of a dataset: one metric at a time, and which days.

use super::figure::candidates;
use crate::model::{CivilDate, Dataset, MetricId};

/// Which claims are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Query {
    /// What is counted; `None` only for a dataset without metrics.
    pub metric: Option<MetricId>,
    /// When.
    pub days: DayFilter,
}

/// Which days are shown. A wider date (a month, an interval) is a choice of its own: its claims
/// are never spread over its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DayFilter {
    /// Every day; each place shows its latest.
    #[default]
    All,
    /// Claims with exactly this date.
    On(CivilDate),
    /// Claims without a date.
    Undated,
}

impl DayFilter {
    /// Whether a claim with this date is shown.
    #[must_use]
    pub fn admits(self, date: Option<CivilDate>) -> bool {
        match self {
            Self::All => true,
            Self::On(day) => date == Some(day),
            Self::Undated => date.is_none(),
        }
    }

    /// The choice in words: "31 January 2021", "All days", "No date".
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::All => "All days".to_owned(),
            Self::On(day) => day.long(),
            Self::Undated => "No date".to_owned(),
        }
    }
}

/// The dates that the claims of a metric have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayList {
    /// Each date with the number of its claims, earliest first.
    pub dated: Vec<(CivilDate, usize)>,
    /// How many claims state no date.
    pub undated: usize,
}

/// The dates that the claims of a metric have.
#[must_use]
pub fn days_of(dataset: &Dataset, metric: MetricId) -> DayList {
    let mut dates: Vec<CivilDate> = Vec::new();
    let mut undated = 0;
    for claim in dataset.claims.iter().filter(|claim| claim.metric == metric) {
        match claim.date {
            Some(date) => dates.push(date),
            None => undated += 1,
        }
    }
    dates.sort_unstable();
    let mut counted: Vec<(CivilDate, usize)> = Vec::new();
    for date in dates {
        match counted.last_mut() {
            Some((last, count)) if *last == date => *count += 1,
            _ => counted.push((date, 1)),
        }
    }
    DayList {
        dated: counted,
        undated,
    }
}

impl Query {
    /// What the window opens on: the metric with the most located figures, and its latest day.
    #[must_use]
    pub fn opening(dataset: &Dataset) -> Self {
        let mut located = vec![0_usize; dataset.metrics.len()];
        for place in dataset.place_ids() {
            if dataset.place(place).mapped().is_none() {
                continue;
            }
            for metric in dataset.metric_ids() {
                let with_number = candidates(dataset, place, metric, DayFilter::All)
                    .filter(|claim| claim.value.amount().is_some());
                located[metric.index()] += with_number.count();
            }
        }
        let most = located.iter().copied().max().unwrap_or(0);
        let metric = dataset
            .metric_ids()
            .find(|metric| located[metric.index()] == most);
        Self {
            metric,
            days: metric.map_or(DayFilter::All, |metric| latest_day(dataset, metric)),
        }
    }

    /// The same days for another metric, or that metric's latest day where it has no claim then.
    #[must_use]
    pub fn for_metric(self, dataset: &Dataset, metric: MetricId) -> Self {
        let has_claims = dataset
            .claims
            .iter()
            .any(|claim| claim.metric == metric && self.days.admits(claim.date));
        let days = if has_claims {
            self.days
        } else {
            latest_day(dataset, metric)
        };
        Self {
            metric: Some(metric),
            days,
        }
    }
}

/// The latest date of a metric's located claims, else of any of its claims.
fn latest_day(dataset: &Dataset, metric: MetricId) -> DayFilter {
    let of_metric = || dataset.claims.iter().filter(|claim| claim.metric == metric);
    of_metric()
        .filter(|claim| dataset.place(claim.place).mapped().is_some())
        .filter_map(|claim| claim.date)
        .max()
        .or_else(|| of_metric().filter_map(|claim| claim.date).max())
        .map_or(DayFilter::All, DayFilter::On)
}
