//! What is asked of a dataset: one metric at a time, which days, which verdicts, which conditions.

use super::figure::candidates;
use super::sieve::Sieve;
use super::{FigureRule, Filters, HiddenBy, Indexed, NumberWords, VerdictFilter};
use crate::model::{CivilDate, ClaimId, Dataset, MetricId};

/// Which claims are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// What is counted; `None` only for a dataset without metrics.
    pub metric: Option<MetricId>,
    /// When.
    pub days: DayFilter,
    /// What the audit said of them.
    pub verdicts: VerdictFilter,
    /// What else they must be.
    pub filters: Filters,
    /// Which of several claims for a place is drawn. It hides none.
    pub rule: FigureRule,
    /// By whose rule words are drawn as numbers.
    pub words: NumberWords,
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
    /// Claims whose date lies within these days, the first and the last among them.
    Between(CivilDate, CivilDate),
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
            Self::Between(first, last) => date.is_some_and(|date| {
                date.first_day_number() >= first.first_day_number()
                    && date.last_day_number() <= last.last_day_number()
            }),
            Self::Undated => date.is_none(),
        }
    }

    /// The choice in words: "31 January 2021", "All days", "No date".
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::All => "All days".to_owned(),
            Self::On(day) => day.long(),
            Self::Between(first, last) => format!("{} to {}", first.long(), last.long()),
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
    for claim in dataset.claims.lean().filter(|it| it.metric == metric) {
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
            for claim in candidates(dataset, place) {
                if let Some(count) = located.get_mut(claim.metric.index()) {
                    *count += usize::from(claim.value.amount().is_some());
                }
            }
        }
        let most = located.iter().copied().max().unwrap_or(0);
        let metric = dataset
            .metric_ids()
            .find(|metric| located[metric.index()] == most);
        Self {
            metric,
            days: metric.map_or(DayFilter::All, |metric| latest_day(dataset, metric)),
            ..Self::default()
        }
    }

    /// What hides a claim; `None` where it is shown. Every claim is hidden by one part of the
    /// query or shown, so that the counts add up to the whole.
    #[must_use]
    pub fn hides(&self, of: Indexed<'_>, id: ClaimId) -> Option<HiddenBy> {
        let claim = of.dataset.claims.get(id);
        if Some(claim.metric) != self.metric {
            return Some(HiddenBy::Metric);
        }
        if !self.days.admits(claim.date) {
            return Some(HiddenBy::Day);
        }
        Sieve::new(of, self).hides(claim.metric, claim.place, id)
    }

    /// The same query without what a person filters by, so that only metric and days are left.
    #[must_use]
    pub fn unfiltered(&self) -> Self {
        Self {
            verdicts: VerdictFilter::ALL,
            filters: Filters::default(),
            ..self.clone()
        }
    }

    /// Whether anything but metric and days is asked.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        *self != self.unfiltered()
    }

    /// The query, widened where its filters would hide a claim of its metric and day: without the
    /// parts that do.
    #[must_use]
    pub fn admitting(&self, of: Indexed<'_>, claim: ClaimId) -> Self {
        let mut query = self.clone();
        for _part in HiddenBy::ALL {
            let part = match query.hides(of, claim) {
                None | Some(HiddenBy::Metric | HiddenBy::Day) => break,
                Some(part) => part,
            };
            query = query.without_part(part);
        }
        query
    }

    /// The query without one of its parts; metric and day stay.
    #[must_use]
    pub fn without_part(&self, part: HiddenBy) -> Self {
        let mut query = self.clone();
        match part {
            HiddenBy::Metric | HiddenBy::Day => {}
            HiddenBy::Verdict => query.verdicts = VerdictFilter::ALL,
            HiddenBy::InWords => return self.without_part(HiddenBy::Value),
            part => query.filters = self.filters.filtered(|it| HiddenBy::of(&it.filter) != part),
        }
        query
    }

    /// The same days for another metric, or that metric's latest day where it has no claim then.
    #[must_use]
    pub fn for_metric(&self, dataset: &Dataset, metric: MetricId) -> Self {
        let has_claims = dataset
            .claims
            .lean()
            .any(|claim| claim.metric == metric && self.days.admits(claim.date));
        let days = if has_claims {
            self.days
        } else {
            latest_day(dataset, metric)
        };
        Self {
            metric: Some(metric),
            days,
            ..self.clone()
        }
    }
}

/// The latest date of a metric's located claims, else of any of its claims. All days where each
/// claim counts something of its own: those are added up, and a single day is a fraction of them.
fn latest_day(dataset: &Dataset, metric: MetricId) -> DayFilter {
    if dataset.metric(metric).per_event {
        return DayFilter::All;
    }
    let of_metric = || dataset.claims.lean().filter(|claim| claim.metric == metric);
    of_metric()
        .filter(|claim| dataset.place(claim.place).mapped().is_some())
        .filter_map(|claim| claim.date)
        .max()
        .or_else(|| of_metric().filter_map(|claim| claim.date).max())
        .map_or(DayFilter::All, DayFilter::On)
}
