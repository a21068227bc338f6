//! Makes the rows of an index: a stable sort of the claims by metric, date and place.

use super::figure::is_inside_another;
use super::index::{NO_NUMBER, OfMetric, Rows};
use super::index_hash::QuickMap;
use crate::model::{CivilDate, ClaimId, Dataset, MetricId, PlaceId, Qualifier};
use std::sync::Arc;

type Bucket = (MetricId, Option<CivilDate>);

impl Rows {
    pub fn new(dataset: &Dataset) -> Self {
        let count = dataset.claims.len();
        let mut known: QuickMap<Bucket, u32> = QuickMap::default();
        let mut buckets: Vec<(Bucket, usize)> = Vec::new();
        let mut last: Option<(Bucket, u32)> = None;
        let mut bucket_of: Vec<u32> = Vec::with_capacity(count);
        for claim in dataset.claims.iter() {
            let bucket = (claim.metric, claim.date);
            let at = match last {
                Some((same, at)) if same == bucket => at,
                _ => *known.entry(bucket).or_insert_with(|| {
                    buckets.push((bucket, 0));
                    u32::try_from(buckets.len() - 1).unwrap_or(u32::MAX)
                }),
            };
            last = Some((bucket, at));
            if let Some((_, count)) = buckets.get_mut(at as usize) {
                *count += 1;
            }
            bucket_of.push(at);
        }
        let mut order: Vec<usize> = (0..buckets.len()).collect();
        // What has no date comes last.
        order.sort_by_key(|&at| {
            let ((metric, date), _) = buckets[at];
            (metric, date.is_none(), date)
        });
        let mut next = vec![0_usize; buckets.len()];
        let mut start = 0;
        let mut metrics: Vec<OfMetric> = dataset.metrics.iter().map(|_| OfMetric::new()).collect();
        for &at in &order {
            let ((metric, date), count) = buckets[at];
            next[at] = start;
            if let Some(of) = metrics.get_mut(metric.index()) {
                of.push(date, start, count);
            }
            start += count;
        }
        let mut claims = vec![ClaimId::new(0); count];
        let mut row_of = vec![0_u32; count];
        let mut of_places = vec![0_u32; count];
        let mut claims_of_places = claims.clone();
        let mut filled: Vec<usize> = metrics.iter().map(|of| of.rows.start).collect();
        // The claims by place and order of the file: a stable sort by metric and date.
        for place in dataset.place_ids() {
            for &id in dataset.claims_at(place) {
                let bucket = bucket_of[id.index()] as usize;
                let row = next[bucket];
                next[bucket] += 1;
                claims[row] = id;
                let ((metric, _), _) = buckets[bucket];
                let small = u32::try_from(row).unwrap_or(u32::MAX);
                row_of[id.index()] = small;
                let Some(slot) = filled.get_mut(metric.index()) else {
                    continue;
                };
                of_places[*slot] = small;
                claims_of_places[*slot] = id;
                *slot += 1;
                if let Some(of) = metrics.get_mut(metric.index()) {
                    of.push_place(place, u32::try_from(*slot).unwrap_or(u32::MAX));
                }
            }
        }
        for of in &mut metrics {
            of.starts.push(of.rows.end);
        }
        let mut rows = Self {
            claims,
            of_places,
            claims_of_places: Arc::new(claims_of_places),
            metrics,
            ..Self::default()
        };
        rows.fill(dataset, &row_of);
        rows
    }

    /// Fills the columns. The claims are read in the order of the file: reading them in any other
    /// takes many times as long.
    fn fill(&mut self, dataset: &Dataset, row_of: &[u32]) {
        let count = row_of.len();
        self.places = vec![PlaceId::new(0); count];
        self.qualifiers = vec![Qualifier::Exact; count];
        self.lows = vec![NO_NUMBER; count];
        self.is_plain = vec![false; count];
        self.is_inside = vec![false; count];
        let mut ids: Vec<u32> = Vec::new();
        let mut lists = [(); 3].map(|()| vec![0_u32; count]);
        for (claim, &row) in dataset.claims.iter().zip(row_of) {
            let (id, row) = (claim.id, row as usize);
            self.places[row] = claim.place;
            self.qualifiers[row] = claim.value.qualifier();
            self.has_ranges |= claim.value.high().is_some();
            self.has_words |= claim.value.amount().is_none();
            self.lows[row] = claim.value.amount().unwrap_or(NO_NUMBER);
            self.is_plain[row] = claim.as_of.is_none() && claim.value.high().is_none();
            self.is_inside[row] = is_inside_another(dataset, &claim);
            ids.clear();
            let names = dataset.claims.claimants(id);
            ids.extend(names.map(|name| self.claimant_names.id(name)));
            lists[0][row] = self.claimants.number(&mut ids);
            ids.clear();
            let documents = dataset.claims.evidence(id).map(|it| it.document);
            ids.extend(documents.filter_map(|it| u32::try_from(it.index()).ok()));
            lists[1][row] = self.documents.number(&mut ids);
            ids.clear();
            let tags = dataset.claims.tags(id).iter();
            ids.extend(tags.map(|tag| self.tag_names.id(tag)));
            lists[2][row] = self.tags.number(&mut ids);
        }
        let all = [&mut self.claimants, &mut self.documents, &mut self.tags];
        for (filled, of_rows) in all.into_iter().zip(lists) {
            filled.finish(of_rows);
        }
    }

    /// The high end of a row's value.
    pub fn high(&self, dataset: &Dataset, row: usize) -> u64 {
        if self.qualifiers[row] == Qualifier::Between {
            let value = dataset.claims.get(self.claims[row]).value;
            return value.high().unwrap_or(self.lows[row]);
        }
        self.lows[row]
    }
}

impl OfMetric {
    fn new() -> Self {
        Self::default()
    }

    /// One more row of a place, where they end.
    fn push_place(&mut self, place: PlaceId, end: u32) {
        match self.places.last_mut() {
            Some((last, to)) if *last == place => *to = end,
            _ => self.places.push((place, end)),
        }
    }

    /// The next date in rising order, or what has none.
    fn push(&mut self, date: Option<CivilDate>, start: usize, count: usize) {
        if self.rows.is_empty() {
            self.rows = start..start;
        }
        self.rows.end = start + count;
        let days = Arc::make_mut(&mut self.days);
        if let Some(date) = date {
            days.dated.push((date, count));
        } else {
            days.undated = count;
        }
        self.starts.push(start);
    }
}
