//! Under the rows: how many there are, what is hidden, what the selected ones come to. The sum of
//! all stands under it, in the same line as under the map.

use super::{TablePanel, source};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Type, space};
use crate::view::together;
use egui::{Align, Label, Layout, Ui};

/// The height of the foot, in points.
pub const HEIGHT: f32 = 32.0;

impl TablePanel {
    /// The foot.
    pub fn foot_ui(&mut self, ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
        self.follow(look, out);
        let selected = self.together_words(look);
        let palette = look.palette;
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            let mut counts = self.model.count_words(look.dataset().claims.len());
            if let Some(hidden) = look.state.view.hidden_words() {
                counts = format!("{counts} · {hidden}");
            }
            let counts = Type::Small.text(counts, palette.text_muted);
            if selected.is_empty() {
                ui.add(Label::new(counts).truncate());
                return;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                // Where there is no room for both, what was asked for stays.
                if !look.compact() {
                    ui.label(counts);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let words = Type::Strong.text(&selected, palette.text);
                    ui.add(Label::new(words).truncate());
                });
            });
        });
    }

    /// What the selected rows come to; empty where none is.
    fn together_words(&mut self, look: Look<'_>) -> String {
        let table = &look.state.table;
        let key = (look.state.revision, table.change);
        if let Some((known, words)) = &self.together
            && *known == key
        {
            return words.clone();
        }
        let found = together(source(look), &self.model, &table.selected);
        let words = found.map_or_else(String::new, |found| found.to_string());
        self.together = Some((key, words.clone()));
        words
    }
}
