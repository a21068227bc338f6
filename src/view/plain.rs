//! What the columns of the index alone say of rows: most figures need no look at the claims themselves.

use super::by_place::RowsAt;
use super::facts::Marks;
use super::figure::Drawn;
use super::index::{OfMetric, Order, Standing};
use super::packed::Packed;
use super::sum::Adding;
use super::{FigureRule, NumberWords, Query, Rule};
use crate::model::{Dataset, Qualifier};

impl Standing<'_> {
    /// What the marks of some rows say together.
    pub(super) fn together(self, rows: &RowsAt<'_>) -> Marks {
        match rows {
            RowsAt::Range(range) => {
                let marks = self.marks.get(range.clone()).unwrap_or_default();
                Marks::together(marks.iter())
            }
            RowsAt::Listed(rows) => {
                let marks = rows.iter().filter_map(|&row| self.marks.get(row as usize));
                Marks::together(marks)
            }
        }
    }

    /// Those of some rows that may be drawn.
    pub(super) fn open(self, rows: &RowsAt<'_>) -> Vec<u32> {
        let mut open = Vec::with_capacity(rows.len());
        rows.each(|row| {
            if self.marks(row).is_open() {
                open.extend(u32::try_from(row));
            }
        });
        open
    }

    /// Adds the value of a row.
    pub(super) fn add(self, dataset: &Dataset, row: usize, adding: &mut Adding) {
        let qualifier = self.qualifier(row);
        let amount = self.number(row);
        let is_range = qualifier == Qualifier::Between;
        let high = is_range.then(|| self.high(dataset, row)).flatten();
        adding.add_parts(qualifier, amount, high);
    }

    /// The rows of the latest date, of those of one place and metric.
    pub(super) fn latest(self, of: Option<&OfMetric>, rows: &RowsAt<'_>) -> Vec<u32> {
        let dates: &Packed = &self.columns.other;
        let date = |row: usize| match (self.order, of) {
            (Order::Day, Some(of)) => of.day_around(row),
            _ => dates.get(row),
        };
        let mut found = Vec::new();
        match rows {
            RowsAt::Range(range) if self.order == Order::Place => {
                let latest = dates.largest(range.clone());
                dates.find(range.clone(), latest, &mut found);
            }
            rows => {
                let mut latest = 0;
                rows.each(|row| {
                    let date = date(row);
                    if date > latest || found.is_empty() {
                        latest = date;
                        found.clear();
                    }
                    if date == latest {
                        found.extend(u32::try_from(row));
                    }
                });
            }
        }
        found
    }

    /// What is drawn of rows of one day that may be drawn, where no rule but the lowest number
    /// can matter; `None` where one could, and the claims themselves have to be asked.
    pub(super) fn plain(self, open: &RowsAt<'_>, marks: Marks, query: &Query) -> Option<Drawn> {
        let is_usual = query.rule == FigureRule::Usual && query.words == NumberWords::None;
        if !is_usual || marks.is_special() {
            return None;
        }
        let mut first = None;
        // The first of those that are equal.
        let mut lowest: Option<(u64, usize)> = None;
        let mut highest = None;
        let mut numbers = 0;
        open.each(|row| {
            first = first.or(Some(row));
            if let Some(number) = self.number(row) {
                numbers += 1;
                if lowest.is_none_or(|(low, _)| number < low) {
                    lowest = Some((number, row));
                }
                highest = highest.max(Some(number));
            }
        });
        let row = lowest.map(|(_, row)| row).or(first);
        let shown = row.and_then(|row| self.claim(row));
        let amount = lowest.map(|(number, _)| number);
        Some(Drawn {
            shown,
            rule: if numbers > 1 {
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
