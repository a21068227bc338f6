//! The figure of a place whose claims of one day are plain numbers: from the columns of the index alone.

use super::index::NO_NUMBER;
use super::{DayFilter, FigureRule, Indexed, NumberWords, PlaceFigure, Query, Rule};
use crate::model::{ClaimId, PlaceId, Status, Verdict};

impl Indexed<'_> {
    /// What [`super::figure_at`] says of rows of one day where none of its rules but the lowest
    /// number can matter; `None` where one could, and the claims themselves have to be asked.
    pub(super) fn plain_figure(
        self,
        place: PlaceId,
        rows: &[usize],
        query: &Query,
    ) -> Option<PlaceFigure> {
        let is_usual = query.rule == FigureRule::Usual && query.words == NumberWords::None;
        if !is_usual || !matches!(query.days, DayFilter::On(_) | DayFilter::Undated) {
            return None;
        }
        if rows.len() > 1
            && query
                .metric
                .is_none_or(|it| self.dataset.metric(it).per_event)
        {
            return None;
        }
        let (index, columns) = (self.index, &self.index.rows);
        let is_plain = |&row: &usize| {
            columns.is_plain.get(row) == Some(&true)
                && index.preferred.get(row) == Some(&false)
                && index.statuses.get(row) != Some(&Status::Rejected)
        };
        if rows.is_empty() || !rows.iter().all(is_plain) {
            return None;
        }
        let verdicts = rows.iter().filter_map(|&row| index.verdicts.get(row));
        let worst = verdicts.max().copied().unwrap_or(Verdict::Unchecked);
        let claims: Vec<ClaimId> = rows.iter().filter_map(|&row| self.claim_at(row)).collect();
        let amount = |row: usize| columns.lows.get(row).copied().unwrap_or(NO_NUMBER);
        let numbers = || rows.iter().filter(|&&row| amount(row) != NO_NUMBER);
        // The first of those that are equal.
        let lowest = numbers().min_by_key(|&&row| amount(row));
        let highest = numbers().map(|&row| amount(row)).max();
        let shown = lowest.or(rows.first()).and_then(|&row| self.claim_at(row));
        let rule = if numbers().count() > 1 {
            Rule::Lowest
        } else {
            Rule::OnlyClaim
        };
        let spread = lowest.map(|&row| amount(row)).zip(highest);
        Some(PlaceFigure {
            place,
            shown,
            sum: None,
            rule,
            usual: shown,
            assigned: None,
            claims,
            spread: spread.filter(|(low, high)| low < high),
            worst,
        })
    }
}
