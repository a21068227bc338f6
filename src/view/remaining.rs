//! What a query in text leaves of a whole dataset: of every metric and day that it does not name.

use super::filters::Condition;
use super::hidden::{HiddenBy, HiddenCounts};
use super::index::Indexed;
use super::query::{DayFilter, Query};
use super::query_text::{QueryError, QueryText};
use super::sieve::Sieve;
use crate::model::ClaimId;

/// The claims that a query in text leaves of a dataset.
#[derive(Debug, Clone, Default)]
pub struct Remaining {
    admitted: Vec<bool>,
    /// How many claims are left.
    pub count: usize,
    /// How many claims each part of the query hides.
    pub hidden: HiddenCounts,
    /// Conditions that name something the dataset does not have.
    pub unmatched: Vec<Condition>,
}

impl Remaining {
    /// Judges every claim. A metric or days that are not named hide nothing: unlike a map, a
    /// report can speak of several at once.
    ///
    /// # Errors
    /// A metric that the dataset does not have.
    pub fn of(of: Indexed<'_>, asked: &QueryText) -> Result<Self, QueryError> {
        let dataset = of.dataset;
        let named = asked.query(dataset, &Query::default())?;
        let query = Query {
            days: asked.days.unwrap_or(DayFilter::All),
            ..named
        };
        let mut sieve = Sieve::new(of, &query);
        let mut remaining = Self {
            admitted: vec![false; dataset.claims.len()],
            ..Self::default()
        };
        let is_asked = |metric| query.metric.is_none_or(|only| only == metric);
        for metric in dataset.metric_ids() {
            let of_metric = of.index.count(metric);
            if !is_asked(metric) {
                remaining.hidden.add(HiddenBy::Metric, of_metric);
                continue;
            }
            let of_days = of.index.count_on(metric, query.days);
            sieve.metric = Some(metric);
            let sieved = sieve.pass(metric, query.days);
            remaining.hidden.add(HiddenBy::Day, of_metric - of_days);
            remaining.hidden.join(&sieved.hidden);
            remaining.count += sieved.shown;
            let standing = of.index.standing(sieved.order);
            for part in &sieved.parts {
                part.each(|row| {
                    let claim = standing.claim(row).map(ClaimId::index);
                    if let Some(slot) = claim.and_then(|it| remaining.admitted.get_mut(it)) {
                        *slot = true;
                    }
                });
            }
        }
        remaining.unmatched = sieve.unmatched;
        Ok(remaining)
    }

    /// Whether a claim is left.
    #[must_use]
    pub fn admits(&self, claim: ClaimId) -> bool {
        self.admitted.get(claim.index()) == Some(&true)
    }
}
