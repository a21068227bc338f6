//! Rows of a metric put in the order of places, and for each place in the order of the file.

use super::Indexed;
use super::claim_list::ClaimList;
use super::index::{Order, Standing};
use super::packed::rows;
use super::sieve_pass::{Part, Sieved};
use crate::model::{ClaimId, MetricId, PlaceId};
use std::ops::Range;
use std::sync::Arc;

/// Rows in the order of places.
pub(super) struct ByPlace<'a> {
    pub standing: Standing<'a>,
    /// The rows of places of which not all are shown.
    listed: Vec<u32>,
    /// The claim of each of them.
    claims: Arc<Vec<ClaimId>>,
    /// The rows of each place.
    pub places: Vec<(PlaceId, PartOf)>,
    /// How many rows there are.
    pub count: usize,
}

/// Which rows a place has.
#[derive(Clone)]
pub(super) enum PartOf {
    /// These of its order.
    Rows(Range<u32>),
    /// These of the list.
    List(Range<u32>),
}

/// The rows of one place.
#[derive(Clone)]
pub(super) enum RowsAt<'a> {
    Range(Range<usize>),
    Listed(&'a [u32]),
}

impl<'a> ByPlace<'a> {
    pub fn new(of: Indexed<'a>, metric: MetricId, sieved: &Sieved) -> Self {
        let standing = of.index.standing(sieved.order);
        if let [Part { range, words: None }] = sieved.parts.as_slice()
            && (sieved.order == Order::Place || of.index.is_one_date(metric, range))
        {
            return Self::of_range(of, metric, standing, range.clone());
        }
        if sieved.order == Order::Place {
            return Self::of_masks(of, metric, standing, sieved);
        }
        let mut listed = sieved.rows();
        let is_sorted = match sieved.parts.as_slice() {
            [] => true,
            [part] => of.index.is_one_date(metric, &part.range),
            _ => false,
        };
        if !is_sorted {
            let key = |&row: &u32| {
                let row = row as usize;
                (standing.columns.other.get(row), standing.claim(row))
            };
            listed.sort_by_cached_key(key);
        }
        let mut found = PlacesMet::default();
        for (at, &row) in (0..).zip(&listed) {
            found.push(standing.columns.other.get(row as usize), at);
        }
        let count = listed.len();
        let places = found.0.into_iter();
        let places = places.map(|(place, part)| (place, PartOf::List(part)));
        Self::of_list(standing, listed, places.collect(), count)
    }

    /// Rows that stand in the order of places.
    fn of_range(
        of: Indexed<'a>,
        metric: MetricId,
        standing: Standing<'a>,
        range: Range<usize>,
    ) -> Self {
        let count = range.len();
        let places = match standing.order {
            Order::Place => of.index.places(metric, range),
            Order::Day => {
                let all = rows(range.clone());
                let mut found = PlacesMet::default();
                let mut row = all.start;
                standing.columns.other.each(range, |place| {
                    found.push(place, row);
                    row += 1;
                });
                found.0
            }
        };
        let places = places.into_iter();
        let places = places.map(|(place, part)| (place, PartOf::Rows(part)));
        Self::of_list(standing, Vec::new(), places.collect(), count)
    }

    /// Rows in the order of places, of which some are shown. Where all of a place's are, as with
    /// most filters by place, they are not listed.
    fn of_masks(
        of: Indexed<'a>,
        metric: MetricId,
        standing: Standing<'a>,
        sieved: &Sieved,
    ) -> Self {
        let mut listed = Vec::new();
        let mut places = Vec::new();
        for part in &sieved.parts {
            for (place, within) in of.index.places(metric, part.range.clone()) {
                let first = u32::try_from(listed.len()).unwrap_or(u32::MAX);
                let count = part.count(&within);
                if count == within.len() {
                    places.push((place, PartOf::Rows(within)));
                } else if count > 0 {
                    part.each_in(&within, |row| listed.push(row));
                    let end = u32::try_from(listed.len()).unwrap_or(u32::MAX);
                    places.push((place, PartOf::List(first..end)));
                }
            }
        }
        Self::of_list(standing, listed, places, sieved.shown)
    }

    fn of_list(
        standing: Standing<'a>,
        listed: Vec<u32>,
        places: Vec<(PlaceId, PartOf)>,
        count: usize,
    ) -> Self {
        let claims = &standing.columns.claims;
        let claims = listed.iter().filter_map(|&row| claims.get(row as usize));
        Self {
            standing,
            claims: Arc::new(claims.copied().collect()),
            places,
            count,
            listed,
        }
    }

    /// The rows of a place and its claims.
    pub fn part(&self, part: &PartOf) -> (RowsAt<'_>, ClaimList) {
        let range = |part: &Range<u32>| part.start as usize..part.end as usize;
        match part {
            PartOf::Rows(rows) => {
                let claims = ClaimList::part(&self.standing.columns.claims, rows.clone());
                (RowsAt::Range(range(rows)), claims)
            }
            PartOf::List(part) => {
                let rows = self.listed.get(range(part)).unwrap_or_default();
                let claims = ClaimList::part(&self.claims, part.clone());
                (RowsAt::Listed(rows), claims)
            }
        }
    }
}

/// Places as they are met one after the other, with the range of their rows.
#[derive(Default)]
struct PlacesMet(Vec<(PlaceId, Range<u32>)>);

impl PlacesMet {
    fn push(&mut self, place: u64, row: u32) {
        let place = PlaceId::new(usize::try_from(place).unwrap_or(usize::MAX));
        match self.0.last_mut() {
            Some((last, part)) if *last == place => part.end = row + 1,
            _ => self.0.push((place, row..row + 1)),
        }
    }
}

impl super::Index {
    /// Whether rows in the order of days are of one date.
    fn is_one_date(&self, metric: MetricId, range: &Range<usize>) -> bool {
        let starts = self.of_metric(metric).map(|it| it.starts.as_slice());
        let starts = starts.unwrap_or_default();
        let next = starts.partition_point(|start| *start <= range.start);
        starts.get(next).is_none_or(|start| *start >= range.end)
    }

    /// The places of a metric whose rows lie in a range, with their part of it.
    fn places(&self, metric: MetricId, range: Range<usize>) -> Vec<(PlaceId, Range<u32>)> {
        let Some(of) = self.of_metric(metric) else {
            return Vec::new();
        };
        let all = rows(range);
        let first = of.place_around(all.start as usize);
        let mut start = all.start;
        let places = of.places.get(first..).unwrap_or_default();
        let mut found = Vec::with_capacity(places.len());
        for &(place, end) in places {
            if start >= all.end {
                break;
            }
            found.push((place, start..end.min(all.end)));
            start = end;
        }
        found
    }
}

impl RowsAt<'_> {
    pub fn len(&self) -> usize {
        match self {
            Self::Range(range) => range.len(),
            Self::Listed(rows) => rows.len(),
        }
    }

    /// Each of them, in the order of the file.
    pub fn each(&self, mut each: impl FnMut(usize)) {
        match self {
            Self::Range(range) => range.clone().for_each(each),
            Self::Listed(rows) => rows.iter().for_each(|&row| each(row as usize)),
        }
    }
}
