//! Rows of a metric put in the order of places, and for each place in the order of the file.

use super::Indexed;
use crate::model::{ClaimId, MetricId, PlaceId};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// Where one row of so many of a metric is shown, going through all of them is quicker than
/// sorting those.
const MOST: usize = 8;

/// Rows in the order of places.
pub(super) struct ByPlace<'a> {
    pub rows: Cow<'a, [u32]>,
    /// The claim of each row.
    pub claims: Arc<Vec<ClaimId>>,
    /// The rows of each place.
    pub places: Vec<(PlaceId, Range<u32>)>,
}

impl<'a> ByPlace<'a> {
    pub fn new(of: Indexed<'a>, metric: MetricId, rows: Vec<usize>) -> Self {
        let count = of.index.count(metric);
        if rows.len() == count {
            let index = of.index;
            return Self {
                rows: Cow::Borrowed(&index.rows.of_places),
                claims: Arc::clone(&index.rows.claims_of_places),
                places: index.places(metric).collect(),
            };
        }
        let rows = if rows.len() >= count / MOST {
            marked(of, metric, &rows)
        } else {
            sorted(of, rows)
        };
        Self::of_sorted(of, rows)
    }

    fn of_sorted(of: Indexed<'a>, rows: Vec<u32>) -> Self {
        let all = &of.index.rows.places;
        let mut places: Vec<(PlaceId, Range<u32>)> = Vec::new();
        for (at, &row) in (0_u32..).zip(&rows) {
            let Some(&place) = all.get(row as usize) else {
                continue;
            };
            match places.last_mut() {
                Some((last, part)) if *last == place => part.end = at + 1,
                _ => places.push((place, at..at + 1)),
            }
        }
        let claims = rows.iter().filter_map(|&row| of.claim_at(row as usize));
        Self {
            claims: Arc::new(claims.collect()),
            rows: Cow::Owned(rows),
            places,
        }
    }
}

/// Many rows of a metric: picked out of all of them, which the index holds in this order.
fn marked(of: Indexed<'_>, metric: MetricId, rows: &[usize]) -> Vec<u32> {
    let range = of.index.rows_of_metric(metric);
    let mut is_shown = vec![false; range.len()];
    for row in rows {
        if let Some(slot) = is_shown.get_mut(row - range.start) {
            *slot = true;
        }
    }
    let all = of.index.rows.of_places.get(range.clone());
    let all = all.unwrap_or_default().iter().copied();
    let shown = all.filter(|&row| is_shown.get(row as usize - range.start) == Some(&true));
    shown.collect()
}

/// Few rows: those of one day stand so already, those of several do not.
fn sorted(of: Indexed<'_>, rows: Vec<usize>) -> Vec<u32> {
    let columns = &of.index.rows;
    let mut rows: Vec<u32> = rows
        .into_iter()
        .filter_map(|row| u32::try_from(row).ok())
        .collect();
    let key = |row: u32| {
        let place = columns.places.get(row as usize).copied();
        (place, of.claim_at(row as usize))
    };
    if !rows.is_sorted_by_key(|&row| key(row)) {
        rows.sort_by_cached_key(|&row| key(row));
    }
    rows
}
