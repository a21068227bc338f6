//! The cells of plain rows that their claims do not hold letter for letter.

use super::plan::Kept;
use super::{Figure, LightCells, PlainLane, Reading, cell};
use crate::load::import::cells::{push_json, trimmed};
use crate::load::import::nothing::is_nothing;
use crate::load::table::LightRow;
use crate::model::Batch;
use std::ops::Range;

impl PlainLane<'_> {
    /// Packs the cells that the claims do not hold letter for letter.
    pub(super) fn keep(
        &mut self,
        claims: &mut Batch<'_>,
        keys: &[String],
        row: &LightRow<'_>,
        (reading, figures, claimant, is_metres): (&Reading, Range<usize>, Option<&str>, bool),
    ) {
        self.extra.clear();
        let figures = self.figures.get(figures).unwrap_or_default();
        for &(column, kept) in &self.plan.kept {
            let Some(cell) = row.cells.get(column) else {
                continue;
            };
            let is_kept = match kept {
                Kept::Always => true,
                Kept::InMetres => is_metres,
                Kept::DateWritten => !reading.is_printed,
                Kept::Nothing => is_nothing(cell.text),
                Kept::OtherName => {
                    let name = LightCells(row.cells).text(self.plan.name);
                    trimmed(cell.text) != name
                }
                Kept::OtherClaimant => claimant != Some(trimmed(cell.text)),
                Kept::Figure => {
                    let is_of = |figure: &Figure| {
                        let plan = self.plan.figures.get(figure.index);
                        plan.is_some_and(|plan| plan.column == Some(column))
                    };
                    !cell::is_printed(trimmed(cell.text)) || !figures.iter().any(is_of)
                }
            };
            if !is_kept || trimmed(cell.text).is_empty() {
                continue;
            }
            let known = self.keys.get(column).copied().flatten();
            let key = match (known, keys.get(column)) {
                (Some(key), _) => key,
                (None, Some(key)) => {
                    let key = claims.extra_key(key);
                    if let Some(known) = self.keys.get_mut(column) {
                        *known = Some(key);
                    }
                    key
                }
                (None, None) => continue,
            };
            self.extra
                .push(key, |json| push_json(json, cell.kind, cell.text));
        }
    }
}
