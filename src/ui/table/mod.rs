//! The table where the map was: the same claims and places, row by row.

mod tools;
mod heads;
mod body;
mod row;
mod keys;
mod row_menu;
mod copying;
mod choosing;
mod foot;
mod fitting;

use super::look::Look;
use super::outbox::Outbox;
use super::verdict_menu::nothing_matches_ui;
use super::widgets::body as body_text;
use crate::app::{Command, PointedClaim, SortTask, TableCommand, Ticket};
use crate::model::PlaceId;
use crate::view::{Column, RowSet, Sort, TableModel, TableRows, TableSource};
use egui::{Frame, Margin, Ui, Vec2};
use std::sync::Arc;

pub use foot::HEIGHT as FOOT;

/// The table: its rows in their order, and where a person is in it.
#[derive(Default)]
pub struct TablePanel {
    model: TableModel,
    /// For what the rows were made and sorted.
    made_for: Option<(u64, TableRows, Option<Sort>)>,
    /// The order that a worker was asked for, and whether it is still at it.
    asked: (Ticket, bool),
    /// The claim or place of the row where the keyboard is.
    cursor: Option<u32>,
    /// Where a range of selected rows begins.
    anchor: Option<u32>,
    /// The row of the keyboard is to be seen; and to get the focus.
    wants: Wanted,
    /// How far the rows are scrolled, in points.
    offset: Vec2,
    /// Where the rows are to be scrolled to the side, in points.
    scroll_x: Option<f32>,
    /// The selection of the window that the rows followed last.
    followed: (Option<PlaceId>, Option<PointedClaim>),
    /// The column that is being dragged wider or narrower, and its width.
    dragged: Option<(Column, f32)>,
    /// How wide the columns are that nobody dragged.
    fitted: fitting::Fitted,
    /// The row whose menu is open.
    menu: Option<row_menu::Opened>,
    /// What the selected rows come to, and for which of them that was found.
    together: Option<((u64, u64), String)>,
}

/// What becomes of the row of the keyboard in the next frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Wanted {
    /// Nothing.
    #[default]
    Nothing,
    /// It is scrolled into view.
    Seen,
    /// It is scrolled into view, and gets the focus.
    Focus,
}

/// A column with its place on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Lane {
    column: Column,
    /// Points from the left of the first column.
    left: f32,
    width: f32,
}

impl TablePanel {
    /// The table over all the room there is.
    pub fn ui(&mut self, ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
        self.follow(look, out);
        self.follow_selection(look, out);
        let side = if look.narrow() { 8 } else { 16 };
        let frame = Frame::new()
            .fill(look.palette.panel)
            .inner_margin(Margin::symmetric(side, 0));
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            self.tools_ui(ui, look, out);
            if self.model.is_empty() {
                ui.add_space(12.0);
                if !nothing_matches_ui(ui, look, out) {
                    body_text(ui, "No claim of this measure and day.", look.palette);
                }
                return;
            }
            self.grid_ui(ui, look, out);
        });
    }

    /// The heads of the columns and the rows under them, as one table.
    fn grid_ui(&mut self, ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
        let room = ui.available_rect_before_wrap();
        self.fit(ui, look);
        let lanes = self.lanes(look, room.width());
        let mut grid = ui.new_child(egui::UiBuilder::new().max_rect(room).id_salt("table"));
        grid.spacing_mut().item_spacing.y = 0.0;
        let ctx = ui.ctx();
        ctx.accesskit_node_builder(grid.unique_id(), |node| {
            node.set_role(egui::accesskit::Role::Table);
            node.set_label(format!("Table of {}", self.model.rows.word()));
            node.set_row_count(self.model.len() + 1);
            node.set_column_count(lanes.len());
        });
        self.heads_ui(&mut grid, look, &lanes, out);
        self.body_ui(&mut grid, look, &lanes, out);
    }

    /// Makes the rows anew when the dataset, the view or the order is another.
    fn follow(&mut self, look: Look<'_>, out: &mut Outbox) {
        let settings = &look.state.settings.table;
        let key = (look.state.revision, settings.rows(), settings.sort());
        if self.made_for == Some(key) {
            self.take_order(look);
            return;
        }
        let (_, rows, sort) = key;
        let of_another_kind = self.made_for.is_none_or(|(_, before, _)| before != rows);
        self.model = TableModel::new(source(look), rows, None);
        self.asked.1 = self.model.takes_long(sort);
        if let Some(sort) = sort {
            if self.asked.1 {
                self.asked.0 += 1;
                let task = SortTask {
                    ticket: self.asked.0,
                    dataset: Arc::clone(&look.state.opened.dataset),
                    rows,
                    items: self.model.items().to_vec(),
                    sort,
                };
                out.send(Command::Table(TableCommand::Order(task)));
            } else {
                self.model = TableModel::new(source(look), rows, Some(sort));
            }
        }
        self.made_for = Some(key);
        self.together = None;
        let there = |item: &u32| !of_another_kind && self.model.row_of(*item).is_some();
        self.cursor = self.cursor.filter(there);
        self.anchor = self.anchor.filter(there);
        if self.cursor.is_some() {
            self.wants = Wanted::Seen;
        }
        if of_another_kind {
            self.followed = (None, None);
        }
    }

    /// Takes the order that a worker has found.
    fn take_order(&mut self, look: Look<'_>) {
        let (ticket, order) = &look.state.table.ordered;
        if let (true, Some(order)) = (self.asked == (*ticket, true), order) {
            self.asked.1 = false;
            self.model.put_in_order(order.to_vec());
            if self.cursor.is_some() {
                self.wants = Wanted::Seen;
            }
        }
    }

    /// The row of what was selected on the map, in the list or in a document becomes the selected
    /// row, and is scrolled into view.
    fn follow_selection(&mut self, look: Look<'_>, out: &mut Outbox) {
        let state = look.state;
        let now = (state.selection, state.pointed);
        if now == self.followed {
            return;
        }
        let before = std::mem::replace(&mut self.followed, now);
        let (Some(place), pointed) = now else { return };
        let item = match self.model.rows {
            TableRows::Places => u32::try_from(place.index()).ok(),
            TableRows::Claims => {
                let asked = pointed.filter(|_| pointed != before.1);
                let figure = state.view.figure(place);
                let drawn =
                    figure.and_then(|figure| figure.shown.or(figure.claims.first().copied()));
                let claim = asked.map(|pointed| pointed.claim).or(drawn);
                claim.and_then(|claim| u32::try_from(claim.index()).ok())
            }
        };
        let Some(item) = item.filter(|item| self.model.row_of(*item).is_some()) else {
            return;
        };
        self.cursor = Some(item);
        if self.wants == Wanted::Nothing {
            self.wants = Wanted::Seen;
        }
        if !state.table.selected.contains(item) {
            self.anchor = Some(item);
            let only = RowSet::from_iter([item]);
            out.send(Command::Table(TableCommand::Select(only)));
        }
    }

    /// The shown columns from the left to the right; the last one takes the room that is left.
    fn lanes(&self, look: Look<'_>, room: f32) -> Vec<Lane> {
        let settings = &look.state.settings.table;
        let mut left = 0.0;
        let mut lanes: Vec<Lane> = Vec::new();
        for column in settings.columns() {
            let dragged = self.dragged.filter(|(known, _)| *known == column);
            let width = dragged.map_or_else(|| self.width(look, column), |(_, width)| width);
            lanes.push(Lane {
                column,
                left,
                width,
            });
            left += width;
        }
        if let Some(last) = lanes.last_mut() {
            last.width += (room - left).max(0.0);
        }
        lanes
    }

    /// The row of the keyboard.
    fn cursor_row(&self) -> Option<usize> {
        self.model.row_of(self.cursor?)
    }
}

fn source(look: Look<'_>) -> TableSource<'_> {
    TableSource {
        dataset: &look.state.opened.dataset,
        report: &look.state.opened.report,
        view: &look.state.view,
    }
}
