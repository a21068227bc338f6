//! Selecting rows, and what the map and the panel then show.

use super::TablePanel;
use crate::app::{Command, ReadCommand, TableCommand};
use crate::model::{ClaimId, PlaceId};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::view::{RowSet, TableRows};

/// What a row does to the selected ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It is the only one.
    Only,
    /// It comes to them, or goes.
    Toggle,
    /// All from the last one that was chosen alone to this one.
    Range,
    /// Nothing: the keyboard only goes there.
    Nothing,
}

impl TablePanel {
    /// Goes to a row and selects it in some way. One that is selected alone is shown on the map
    /// and in the panel, except where the panel would cover the table.
    pub(super) fn choose(&mut self, look: Look<'_>, item: u32, how: How, out: &mut Outbox) {
        let from = self.anchor.or(self.cursor).unwrap_or(item);
        self.cursor = Some(item);
        let selected = match how {
            How::Nothing => return,
            How::Only => RowSet::from_iter([item]),
            How::Toggle => {
                let mut selected = look.state.table.selected.clone();
                selected.toggle(item);
                selected
            }
            How::Range => {
                let ends = self.model.row_of(from).zip(self.model.row_of(item));
                let range = ends.map_or(&[] as &[u32], |(from, to)| self.model.between(from, to));
                range.iter().copied().collect()
            }
        };
        self.anchor = Some(if how == How::Range { from } else { item });
        out.send(Command::Table(TableCommand::Select(selected)));
        if how == How::Only && !look.stacked() {
            self.show_item(look, item, out);
        }
    }

    /// Selects every row.
    pub(super) fn choose_all(&self, out: &mut Outbox) {
        let all: RowSet = self.model.items().iter().copied().collect();
        out.send(Command::Table(TableCommand::Select(all)));
    }

    /// The place of a row, or its claim, becomes what the map and the panel show.
    pub(super) fn show_item(&self, look: Look<'_>, item: u32, out: &mut Outbox) {
        match self.model.rows {
            TableRows::Claims => {
                if look.state.reading.is_some() {
                    out.send(Command::Read(ReadCommand::Close));
                }
                out.send(Command::SelectClaim(ClaimId::new(item as usize)));
            }
            TableRows::Places => {
                let place = PlaceId::new(item as usize);
                let figure = look.state.view.figure(place);
                // A place without a figure of its own is shown where it stands: looking for one
                // would show another measure or day, and take the row away.
                if figure.is_some_and(crate::view::PlaceFigure::is_drawn) {
                    out.send(Command::Select(place));
                } else {
                    out.send(Command::SelectOnMap(place));
                }
            }
        }
    }
}
