//! The table: which rows are selected, and what can be done with rows and columns.

use super::{Effect, Settings, Ticket};
use crate::model::Dataset;
use crate::view::{Column, RowSet, Sort, TableRows, ordered_by_words};
use std::sync::Arc;

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
    /// Sort many rows on a worker.
    Order(SortTask),
    /// A worker has sorted. Dropped if its ticket is not the current one.
    Ordered(Ticket, Vec<u32>),
}

/// Rows to be sorted by their words on a worker.
#[derive(Debug, Clone)]
pub struct SortTask {
    /// Which question the worker answers.
    pub ticket: Ticket,
    /// What the rows are of.
    pub dataset: Arc<Dataset>,
    /// What they are.
    pub rows: TableRows,
    /// The numbers of the claims or places, in the order of the file.
    pub items: Vec<u32>,
    /// By which column.
    pub sort: Sort,
}

impl SortTask {
    /// The rows in their order.
    #[must_use]
    pub fn ordered(&self) -> Vec<u32> {
        ordered_by_words(&self.dataset, self.rows, self.items.clone(), self.sort)
    }
}

impl PartialEq for SortTask {
    fn eq(&self, other: &Self) -> bool {
        self.ticket == other.ticket
    }
}

/// What the table knows beside its settings.
#[derive(Debug, Clone, Default)]
pub struct TableState {
    /// The selected rows, by the numbers of their claims or places.
    pub selected: RowSet,
    /// Counts up whenever other rows are selected: what they come to is then found anew.
    pub change: u64,
    /// The question that a worker was asked last, and its answer.
    pub ordered: (Ticket, Option<Arc<Vec<u32>>>),
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
            TableCommand::Order(task) => {
                self.ordered = (task.ticket, None);
                effects.push(Effect::SortTable(task));
                return;
            }
            TableCommand::Ordered(ticket, order) => {
                if ticket == self.ordered.0 {
                    self.ordered.1 = Some(Arc::new(order));
                }
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
