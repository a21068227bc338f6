//! What is remembered of the table between two starts: its rows, its columns, their order.

use crate::view::{Column, Sort, TableRows};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The narrowest that a column may be, in points.
const NARROWEST: f32 = 48.0;
/// The widest that a column may be, in points.
const WIDEST: f32 = 900.0;

/// How a person left the table. Names of columns that this version does not know are ignored.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TableSettings {
    /// Whether its rows are places.
    of_places: bool,
    claims: TableColumns,
    places: TableColumns,
}

/// The columns of one kind of rows.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
struct TableColumns {
    /// The names of those shown; none for the usual ones.
    shown: Vec<String>,
    /// The name of the one that the rows are sorted by.
    sorted_by: Option<String>,
    /// Whether they are sorted downwards.
    down: bool,
    /// Widths in points, by name.
    widths: BTreeMap<String, f32>,
}

impl TableSettings {
    /// What the rows are.
    #[must_use]
    pub fn rows(&self) -> TableRows {
        if self.of_places {
            TableRows::Places
        } else {
            TableRows::Claims
        }
    }

    /// By which column the rows stand; `None` for the order of the file.
    #[must_use]
    pub fn sort(&self) -> Option<Sort> {
        let kept = self.kept();
        let column = Column::from_code(kept.sorted_by.as_deref()?)?;
        let down = kept.down;
        let known = self.rows().columns().contains(&column);
        known.then_some(Sort { column, down })
    }

    /// The columns that are shown, in their order.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        let shown = &self.kept().shown;
        let all = self.rows().columns().iter().copied();
        let chosen: Vec<Column> = all
            .filter(|column| shown.iter().any(|code| code == column.code()))
            .collect();
        if chosen.is_empty() {
            self.rows().usual_columns().collect()
        } else {
            chosen
        }
    }

    /// How wide a column is, in points.
    #[must_use]
    pub fn width(&self, column: Column) -> f32 {
        let chosen = self.chosen_width(column);
        chosen.unwrap_or_else(|| column.usual_width())
    }

    /// How wide somebody made a column, in points; `None` where nobody did.
    #[must_use]
    pub fn chosen_width(&self, column: Column) -> Option<f32> {
        let chosen = self.kept().widths.get(column.code()).copied();
        let chosen = chosen.filter(|width| width.is_finite());
        chosen.map(|width| width.clamp(NARROWEST, WIDEST))
    }

    pub(super) fn show_rows(&mut self, rows: TableRows) {
        self.of_places = rows == TableRows::Places;
    }

    pub(super) fn sort_by(&mut self, sort: Option<Sort>) {
        let kept = self.kept_mut();
        kept.sorted_by = sort.map(|sort| sort.column.code().to_owned());
        kept.down = sort.is_some_and(|sort| sort.down);
    }

    /// Shows a column or hides it; the last one stays.
    pub(super) fn show_column(&mut self, column: Column, is_shown: bool) {
        let mut columns = self.columns();
        columns.retain(|known| *known != column);
        if is_shown {
            columns.push(column);
        }
        if !columns.is_empty() {
            let codes = columns.iter().map(|column| column.code().to_owned());
            self.kept_mut().shown = codes.collect();
        }
    }

    /// The columns, their widths and their order as nobody has changed them.
    pub(super) fn forget_columns(&mut self) {
        *self.kept_mut() = TableColumns::default();
    }

    /// Makes a column as wide as asked; its usual width without a number.
    pub(super) fn set_width(&mut self, column: Column, width: Option<f32>) {
        let widths = &mut self.kept_mut().widths;
        match width.filter(|width| width.is_finite()) {
            Some(width) => {
                let width = width.clamp(NARROWEST, WIDEST).round();
                widths.insert(column.code().to_owned(), width);
            }
            None => {
                widths.remove(column.code());
            }
        }
    }

    fn kept(&self) -> &TableColumns {
        if self.of_places {
            &self.places
        } else {
            &self.claims
        }
    }

    fn kept_mut(&mut self) -> &mut TableColumns {
        if self.of_places {
            &mut self.places
        } else {
            &mut self.claims
        }
    }
}
