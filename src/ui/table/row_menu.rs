//! The menu of a row: to the map, to the sentence, copied.

use super::TablePanel;
use crate::app::{Command, MainView, ReadCommand};
use crate::export::TableForm;
use crate::model::{ClaimId, EvidenceId, PlaceId};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::view::TableRows;
use egui::{Popup, Pos2, Response, SetOpenCommand};

/// The row whose menu is open, and where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Opened {
    /// The claim or place of the row.
    pub item: u32,
    at: Pos2,
    is_new: bool,
}

impl Opened {
    /// A menu that opens.
    pub fn new(item: u32, at: Pos2) -> Self {
        Self {
            item,
            at,
            is_new: true,
        }
    }
}

impl TablePanel {
    pub(super) fn row_menu_ui(&mut self, look: Look<'_>, row: &Response, out: &mut Outbox) {
        let Some(menu) = &mut self.menu else { return };
        let opens = std::mem::take(&mut menu.is_new);
        let (item, at) = (menu.item, menu.at);
        let open = opens.then_some(SetOpenCommand::Bool(true));
        let popup = Popup::menu(row).open_memory(open).at_position(at);
        let shown = popup.show(|ui| {
            ui.set_min_width(180.0);
            let place = self.place_of(look, item);
            let is_mapped = look.dataset().place(place).mapped().is_some();
            ui.add_enabled_ui(is_mapped, |ui| {
                let shows = ui.button("Show on the map");
                if opens {
                    shows.request_focus();
                }
                if shows.clicked() {
                    self.show_item(look, item, out);
                    out.send(Command::ShowView(MainView::Map));
                }
            });
            let sentence = self.sentence_of(look, item);
            ui.add_enabled_ui(sentence.is_some(), |ui| {
                if ui.button("Open the sentence").clicked()
                    && let Some(id) = sentence
                {
                    out.send(Command::Read(ReadCommand::Evidence(id)));
                }
            });
            if ui.button("Copy this row").clicked() {
                out.send(Command::Copy(self.rows_text(
                    look,
                    TableForm::Tabs,
                    &[item],
                )));
            }
        });
        if shown.is_none() {
            self.menu = None;
        }
    }

    fn place_of(&self, look: Look<'_>, item: u32) -> PlaceId {
        super::source(look).place_of(self.model.rows, item)
    }

    /// The quote behind a row's figure that was found in its text.
    fn sentence_of(&self, look: Look<'_>, item: u32) -> Option<EvidenceId> {
        let claim = match self.model.rows {
            TableRows::Claims => ClaimId::new(item as usize),
            TableRows::Places => {
                let figure = look.state.view.figure(PlaceId::new(item as usize))?;
                figure.shown.or(figure.claims.first().copied())?
            }
        };
        let report = look.report();
        let found = || {
            let pieces = look.dataset().claims.evidence(claim);
            pieces.filter(|piece| report.quote(piece.id).span().is_some())
        };
        let stated = found().find(|piece| piece.role.carries_figure());
        Some(stated.or_else(|| found().next())?.id)
    }
}
