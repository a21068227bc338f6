//! What the window opens on, and what another metric is opened on: answered from the index.

use super::index::{OfMetric, Order};
use super::packed::NONE;
use super::{DayFilter, Indexed, Query};
use crate::model::{MetricId, PlaceId};

impl Indexed<'_> {
    /// What the window opens on: the metric with the most located figures, and its latest day. As
    /// [`Query::opening`] finds it, without a look at the claims.
    #[must_use]
    pub fn opening(self) -> Query {
        let located = self.dataset.metric_ids().map(|it| (it, self.located(it)));
        let most = located.fold(None, |most: Option<(MetricId, usize)>, next| match most {
            Some(most) if most.1 >= next.1 => Some(most),
            _ => Some(next),
        });
        let metric = most.map(|(metric, _)| metric);
        Query {
            metric,
            days: metric.map_or(DayFilter::All, |metric| self.latest_day(metric)),
            ..Query::default()
        }
    }

    /// The same days for another metric, or that metric's latest day where it has no claim then.
    #[must_use]
    pub fn for_metric(self, query: &Query, metric: MetricId) -> Query {
        let has_claims = self.index.count_on(metric, query.days) > 0;
        let days = if has_claims {
            query.days
        } else {
            self.latest_day(metric)
        };
        Query {
            metric: Some(metric),
            days,
            ..query.clone()
        }
    }

    /// How many claims of a metric have a number, may be drawn, and are on the map.
    fn located(self, metric: MetricId) -> usize {
        let Some(of) = self.index.of_metric(metric) else {
            return 0;
        };
        let standing = self.index.standing(Order::Place);
        let places = of.places.iter().enumerate();
        let located = places.filter(|(_, (place, _))| self.is_mapped(*place));
        let rows = located.map(|(at, _)| of.rows_of(at));
        rows.map(|rows| {
            let marks = standing.marks.get(rows.clone()).unwrap_or_default();
            let mut marks = marks.iter();
            let mut count = 0;
            standing.columns.lows.each(rows, |number| {
                let is_open = marks.next().is_some_and(|it| it.is_open());
                count += usize::from(is_open && number != NONE);
            });
            count
        })
        .sum()
    }

    /// The latest date of a metric's located claims, else of any of its claims. All days where
    /// each claim counts something of its own: those are added up, and a single day is a fraction
    /// of them.
    fn latest_day(self, metric: MetricId) -> DayFilter {
        let of = self.index.of_metric(metric);
        let Some(of) = of.filter(|_| !self.dataset.metric(metric).per_event) else {
            return DayFilter::All;
        };
        let dates = (0..of.days.dated.len()).rev();
        let located = dates.clone().find(|&date| self.is_located_on(of, date));
        let latest = located.or(dates.max());
        let latest = latest.and_then(|at| of.days.dated.get(at));
        latest.map_or(DayFilter::All, |(date, _)| DayFilter::On(*date))
    }

    fn is_located_on(self, of: &OfMetric, date: usize) -> bool {
        let places = &self.index.standing(Order::Day).columns.other;
        let mut rows = of.range(date).unwrap_or_default();
        rows.any(|row| {
            let place = usize::try_from(places.get(row)).ok();
            place.is_some_and(|it| self.is_mapped(PlaceId::new(it)))
        })
    }

    fn is_mapped(self, place: PlaceId) -> bool {
        self.dataset.place(place).mapped().is_some()
    }
}
