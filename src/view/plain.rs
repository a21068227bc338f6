//! What the columns of the index alone say of rows: most figures need no look at the claims themselves.

use super::figure::Drawn;
use super::index::NO_NUMBER;
use super::sum::Adding;
use super::{FigureRule, Indexed, NumberWords, Query, Rule};
use crate::model::{MetricId, Qualifier, Status, Verdict};

impl Indexed<'_> {
    /// Whether a row may be drawn: [`super::figure::may_be_drawn`] from the columns.
    pub(super) fn is_open(self, row: u32) -> bool {
        let row = row as usize;
        self.index.rows.is_inside.get(row) == Some(&false)
            && self.index.statuses.get(row) != Some(&Status::Rejected)
    }

    /// The worst verdict of some rows.
    pub(super) fn worst(self, rows: &[u32]) -> Verdict {
        let verdict = |&row: &u32| self.index.verdicts.get(row as usize).copied();
        let verdicts = rows.iter().filter_map(verdict);
        verdicts.max().unwrap_or(Verdict::Unchecked)
    }

    /// Adds the value of a row.
    pub(super) fn add(self, row: u32, adding: &mut Adding) {
        let (columns, row) = (&self.index.rows, row as usize);
        let Some(&qualifier) = columns.qualifiers.get(row) else {
            return;
        };
        let amount = self.number(row);
        let is_range = qualifier == Qualifier::Between;
        let high = is_range.then(|| columns.high(self.dataset, row));
        adding.add_parts(qualifier, amount, high);
    }

    fn number(self, row: usize) -> Option<u64> {
        let low = self.index.rows.lows.get(row).copied();
        low.filter(|&low| low != NO_NUMBER)
    }

    /// The rows of the latest date, of those of one place and metric in any order.
    pub(super) fn latest(self, metric: MetricId, rows: &[u32]) -> Vec<u32> {
        let undated = self.index.undated_from(metric);
        let rows = rows.iter().copied();
        let dated = rows.clone().filter(|&row| (row as usize) < undated);
        let Some(latest) = dated.max() else {
            return rows.collect();
        };
        let day = self.index.day_around(metric, latest as usize);
        rows.filter(|&row| day.contains(&(row as usize))).collect()
    }

    /// What is drawn of rows of one day that may be drawn, where no rule but the lowest number
    /// can matter; `None` where one could, and the claims themselves have to be asked.
    pub(super) fn plain(self, open: &[u32], query: &Query) -> Option<Drawn> {
        if query.rule != FigureRule::Usual || query.words != NumberWords::None {
            return None;
        }
        let is_plain = |&row: &u32| {
            self.index.rows.is_plain.get(row as usize) == Some(&true)
                && self.index.preferred.get(row as usize) == Some(&false)
        };
        if !open.iter().all(is_plain) {
            return None;
        }
        let numbers = open.iter().copied();
        let numbers = numbers.filter_map(|row| Some((self.number(row as usize)?, row)));
        // The first of those that are equal.
        let lowest = numbers.clone().min_by_key(|(number, _)| *number);
        let highest = numbers.clone().map(|(number, _)| number).max();
        let row = lowest.map(|(_, row)| row).or(open.first().copied());
        let shown = row.and_then(|row| self.claim_at(row as usize));
        let is_chosen = numbers.take(2).count() > 1;
        let amount = lowest.map(|(number, _)| number);
        Some(Drawn {
            shown,
            rule: if is_chosen {
                Rule::Lowest
            } else {
                Rule::OnlyClaim
            },
            usual: shown,
            amount,
            assigned: None,
            spread: amount.zip(highest).filter(|(low, high)| low < high),
        })
    }
}
