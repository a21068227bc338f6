//! The table: which rows are selected, and what can be done with rows and columns.

use super::{Effect, Settings};
use crate::view::{Column, RowSet, Sort, TableRows};

/// What can happen with the table.
#[derive(Debug, Clone, PartialEq)]
pub enum TableCommand {
    /// Rows of another kind.
    Rows(TableRows),
    /// Another order; none for that of the file.
    Sort(Option<Sort>),
    /// Show a column, or hide it.
    Column(Column, bool),
    /// Make a column so wide, in points; as wide as usual without a number.
    Width(Column, Option<f32>),
    /// The columns, widths and order that nobody has changed.
    UsualColumns,
    /// Select these rows and no others.
    Select(RowSet),
}

/// What the table knows beside its settings.
#[derive(Debug, Clone, Default)]
pub struct TableState {
    /// The selected rows, by the numbers of their claims or places.
    pub selected: RowSet,
    /// Counts up whenever other rows are selected: what they come to is then found anew.
    pub change: u64,
}

impl TableState {
    pub(super) fn apply(
        &mut self,
        command: TableCommand,
        settings: &mut Settings,
        effects: &mut Vec<Effect>,
    ) {
        let table = &mut settings.table;
        match command {
            TableCommand::Select(rows) => {
                self.select(rows);
                return;
            }
            TableCommand::Rows(rows) => {
                if rows != table.rows() {
                    self.select(RowSet::default());
                }
                table.show_rows(rows);
            }
            TableCommand::Sort(sort) => table.sort_by(sort),
            TableCommand::Column(column, is_shown) => table.show_column(column, is_shown),
            TableCommand::Width(column, width) => table.set_width(column, width),
            TableCommand::UsualColumns => table.forget_columns(),
        }
        effects.push(Effect::SaveSettings);
    }

    /// The numbers mean other claims and places in another dataset.
    pub(super) fn forget_if(&mut self, is_another: bool) {
        if is_another {
            self.select(RowSet::default());
        }
    }

    fn select(&mut self, rows: RowSet) {
        self.selected = rows;
        self.change += 1;
    }
}
