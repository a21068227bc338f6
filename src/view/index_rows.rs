//! Makes the rows of an index: the claims put into both orders, column by column.

use super::facts::{Kind, Marks};
use super::index::{OfMetric, Rows};
use super::index_hash::QuickMap;
use super::index_lists::Listing;
use super::packed::{NONE, Packed};
use crate::model::{CivilDate, ClaimId, Dataset, LeanClaim, MetricId, Precision, Report};
use std::sync::Arc;

/// Where claims stand: what is made first, and dropped when the columns are filled.
struct Places {
    /// The row of each claim in the order of places.
    of_claims: Vec<u32>,
    /// The row in the order of days of each row in the order of places.
    by_day: Vec<u32>,
}

impl Rows {
    /// The rows of a dataset, with their marks in both orders.
    pub fn new(dataset: &Dataset, report: &Report) -> (Self, [Vec<Marks>; 2]) {
        let mut rows = Self::default();
        let (places, claims, dates) = rows.sort(dataset);
        rows.columns[0].other = dates;
        rows.columns[0].claims = Arc::new(claims);
        rows.columns[1].claims = Arc::new(moved(&rows.columns[0].claims, &places.by_day));
        // One column after the other: so only one is held in the order of the file beside them.
        let count = dataset.claims.len();
        let in_both = |column: Packed| {
            let by_place = column.spread(&places.of_claims);
            drop(column);
            let by_day = by_place.spread(&places.by_day);
            [by_place, by_day]
        };
        let largest = dataset.places.len() as u64;
        let at = dataset.claims.lean().map(|it| it.place.index() as u64);
        rows.columns[1].other = {
            let column = Packed::of(largest, at).spread(&places.of_claims);
            column.spread(&places.by_day)
        };
        let amounts = || dataset.claims.lean().map(|it| it.amount);
        let largest = amounts().flatten().max().unwrap_or(0);
        rows.has_words = amounts().any(|it| it.is_none());
        let lows = Packed::of(largest, amounts().map(|it| it.unwrap_or(NONE)));
        let lows = in_both(lows);
        let kinds = dataset.claims.lean().map(|it| kind_of(dataset, &it));
        let kinds: Packed = Packed::of(0x7f, kinds.map(Kind::number));
        let marks = dataset.claims.lean().enumerate().map(|(at, it)| {
            let kind = Kind::of(kinds.get(at));
            Marks::new(kind, report.verdict(it.id), it.status, it.preferred)
        });
        let marks: Vec<Marks> = marks.collect();
        let by_place = moved(&marks, &places.of_claims);
        drop(marks);
        let by_day = moved(&by_place, &places.by_day);
        let between = crate::model::Qualifier::Between;
        rows.has_ranges = dataset.claims.lean().any(|it| it.qualifier == between);
        let kinds = in_both(kinds);
        let claimants = in_both(rows.list_claimants(dataset, count));
        let documents = in_both(rows.list_documents(dataset, count));
        let tags = in_both(rows.list_tags(dataset, count));
        let all = lows.into_iter().zip(kinds).zip(claimants);
        let all = all.zip(documents).zip(tags);
        for (columns, ((((lows, kinds), claimants), documents), tags)) in
            rows.columns.iter_mut().zip(all)
        {
            columns.lows = lows;
            columns.kinds = kinds;
            columns.claimants = claimants;
            columns.documents = documents;
            columns.tags = tags;
        }
        (rows, [by_place, by_day])
    }

    /// Finds where claims stand, and what is known of each metric: its dates and its places. Gives
    /// the claims and the numbers of their dates in the order of places.
    fn sort(&mut self, dataset: &Dataset) -> (Places, Vec<ClaimId>, Packed) {
        let count = dataset.claims.len();
        let mut dates = Dates::default();
        let mut of_metrics = vec![0_usize; dataset.metrics.len()];
        let mut date_of: Vec<u32> = Vec::with_capacity(count);
        for claim in dataset.claims.lean() {
            date_of.push(dates.number(claim.metric, claim.date));
            if let Some(count) = of_metrics.get_mut(claim.metric.index()) {
                *count += 1;
            }
        }
        let mut next = 0;
        self.metrics = of_metrics
            .into_iter()
            .map(|count| {
                let rows = next..next + count;
                next = rows.end;
                OfMetric {
                    rows,
                    ..OfMetric::default()
                }
            })
            .collect();
        // Which date of its metric each date is, counted from one; 0 for none.
        let in_metric = dates.sorted(&mut self.metrics);
        let mut claims = vec![ClaimId::new(0); count];
        let mut of_claims = vec![0_u32; count];
        let mut filled: Vec<usize> = self.metrics.iter().map(|of| of.rows.start).collect();
        // The claims by place and order of the file: a stable sort by metric.
        for place in dataset.place_ids() {
            for &id in dataset.claims_at(place) {
                let (metric, ..) = dataset.claims.about(id);
                let Some(row) = filled.get_mut(metric.index()) else {
                    continue;
                };
                claims[*row] = id;
                let small = u32::try_from(*row).unwrap_or(u32::MAX);
                of_claims[id.index()] = small;
                *row += 1;
                if let Some(of) = self.metrics.get_mut(metric.index()) {
                    of.push_place(place, small + 1);
                }
            }
        }
        for date in &mut date_of {
            *date = in_metric.get(*date as usize).copied().unwrap_or(0);
        }
        let most = self.metrics.iter().map(|it| it.days.dated.len()).max();
        let dates = date_of.iter().map(|it| u64::from(*it));
        let dates = Packed::of(most.unwrap_or(0) as u64, dates);
        drop(date_of);
        let dates = dates.spread(&of_claims);
        let by_day = by_day(&self.metrics, &dates, count);
        (Places { of_claims, by_day }, claims, dates)
    }

    fn list_claimants(&mut self, dataset: &Dataset, count: usize) -> Packed {
        let mut listing = Listing::with_room(count);
        // A name that was met lies, but for few, in the same place: that is asked instead of it.
        let mut known: QuickMap<(usize, usize), u32> = QuickMap::default();
        let names = &mut self.claimant_names;
        let mut numbers = Vec::new();
        for id in dataset.claims.ids() {
            numbers.clear();
            numbers.extend(dataset.claims.claimants(id).map(|name| {
                let key = (name.as_ptr().addr(), name.len());
                *known.entry(key).or_insert_with(|| names.id(name))
            }));
            listing.push(&mut numbers);
        }
        let (lists, column) = listing.finished(names.all().len());
        self.claimants = lists;
        column
    }

    fn list_documents(&mut self, dataset: &Dataset, count: usize) -> Packed {
        let mut listing = Listing::with_room(count);
        let mut numbers = Vec::new();
        for id in dataset.claims.ids() {
            numbers.clear();
            let documents = dataset.claims.documents(id);
            numbers.extend(documents.filter_map(|it| u32::try_from(it.index()).ok()));
            listing.push(&mut numbers);
        }
        let (lists, column) = listing.finished(dataset.documents.len());
        self.documents = lists;
        column
    }

    fn list_tags(&mut self, dataset: &Dataset, count: usize) -> Packed {
        let mut listing = Listing::with_room(count);
        let mut numbers = Vec::new();
        for claim in dataset.claims.lean() {
            numbers.clear();
            let names = &mut self.tag_names;
            numbers.extend(claim.tags.iter().map(|tag| names.id(tag)));
            listing.push(&mut numbers);
        }
        let (lists, column) = listing.finished(self.tag_names.all().len());
        self.tags = lists;
        column
    }
}

/// What no edit changes of a claim.
pub(super) fn kind_of(dataset: &Dataset, claim: &LeanClaim<'_>) -> Kind {
    let is_inside = claim.part_of.is_some_and(|whole| {
        let (metric, place, _) = dataset.claims.about(whole);
        (metric, place) == (claim.metric, claim.place)
    });
    let is_range = claim.qualifier == crate::model::Qualifier::Between;
    Kind::new(claim.qualifier, is_inside, !is_range && !claim.has_as_of)
}

/// A list in another order: `to[i]` says where row `i` comes.
fn moved<T: Copy>(list: &[T], to: &[u32]) -> Vec<T> {
    let mut new = list.to_vec();
    for (&one, &at) in list.iter().zip(to) {
        if let Some(slot) = new.get_mut(at as usize) {
            *slot = one;
        }
    }
    new
}

/// The row in the order of days of each row in the order of places: a stable sort by date.
fn by_day(metrics: &[OfMetric], dates: &Packed, count: usize) -> Vec<u32> {
    let mut to = Vec::with_capacity(count);
    for of in metrics {
        let mut next: Vec<u32> = Vec::with_capacity(of.starts.len());
        // What has no date comes last, and its number is 0.
        let undated = of.days.dated.len();
        let starts = of.starts.get(undated).into_iter().chain(&of.starts);
        next.extend(starts.map(|&it| u32::try_from(it).unwrap_or(u32::MAX)));
        dates.each(of.rows.clone(), |date| {
            let slot = usize::try_from(date).ok().and_then(|it| next.get_mut(it));
            if let Some(slot) = slot {
                to.push(*slot);
                *slot += 1;
            }
        });
    }
    to
}

/// The dates of each metric, numbered as they are met.
#[derive(Default)]
struct Dates {
    known: QuickMap<(usize, u64), u32>,
    met: Vec<(MetricId, Option<CivilDate>, usize)>,
    last: Option<(MetricId, Option<CivilDate>, u32)>,
}

impl Dates {
    fn number(&mut self, metric: MetricId, date: Option<CivilDate>) -> u32 {
        let number = match self.last {
            Some((last_metric, last, number)) if (last_metric, last) == (metric, date) => number,
            _ => {
                let met = &mut self.met;
                let key = (metric.index(), date.map_or(u64::MAX, key_of));
                *self.known.entry(key).or_insert_with(|| {
                    met.push((metric, date, 0));
                    u32::try_from(met.len() - 1).unwrap_or(u32::MAX)
                })
            }
        };
        self.last = Some((metric, date, number));
        if let Some((_, _, count)) = self.met.get_mut(number as usize) {
            *count += 1;
        }
        number
    }

    /// Tells the metrics their dates, and gives for each number that of the date in its metric.
    fn sorted(self, metrics: &mut [OfMetric]) -> Vec<u32> {
        let mut order: Vec<usize> = (0..self.met.len()).collect();
        order.sort_by_key(|&at| {
            let (metric, date, _) = self.met[at];
            (metric, date.is_none(), date)
        });
        let mut in_metric = vec![0; self.met.len()];
        for at in order {
            let (metric, date, count) = self.met[at];
            let Some(of) = metrics.get_mut(metric.index()) else {
                continue;
            };
            let days = Arc::make_mut(&mut of.days);
            if let Some(date) = date {
                days.dated.push((date, count));
                in_metric[at] = u32::try_from(days.dated.len()).unwrap_or(0);
            } else {
                days.undated = count;
            }
        }
        for of in metrics {
            of.find_starts();
        }
        in_metric
    }
}

/// A date as one number: two that differ have two.
fn key_of(date: CivilDate) -> u64 {
    let (year, month, day) = date.year_month_day();
    let [y0, y1] = year.to_le_bytes();
    let first = [y0, y1, month.unsigned_abs(), day.unsigned_abs()];
    // Single days are nearly all, and the last day of wider dates takes a calendar to find.
    let last = match date.precision() {
        Precision::Day => 0,
        wide => date.last_day_number().wrapping_mul(4) | wide as i32,
    };
    let [l0, l1, l2, l3] = last.to_le_bytes();
    u64::from_le_bytes([first[0], first[1], first[2], first[3], l0, l1, l2, l3])
}

impl OfMetric {
    /// One more row of a place, where they end.
    fn push_place(&mut self, place: crate::model::PlaceId, end: u32) {
        match self.places.last_mut() {
            Some((last, to)) if *last == place => *to = end,
            _ => self.places.push((place, end)),
        }
    }

    /// Where the rows of each date begin, from how many each has.
    pub fn find_starts(&mut self) {
        let counts = self.days.dated.iter().map(|(_, count)| *count);
        let mut at = self.rows.start;
        self.starts = counts
            .chain([self.days.undated])
            .map(|count| {
                at += count;
                at - count
            })
            .collect();
        self.starts.push(at);
    }
}
