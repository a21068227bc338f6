//! What the keys do while a row has the focus.

use super::choosing::How;
use super::row::row_id;
use super::{TablePanel, Wanted, row_menu};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::regions::Region;
use crate::ui::theme::size;
use egui::{Event, Key, Modifiers, Ui, pos2};

/// How far the keys scroll to the side, in points.
const ASIDE: f32 = 120.0;

impl TablePanel {
    /// Takes the keys that are meant for the rows. `screen` is how many rows are in view.
    pub(super) fn keys(&mut self, ui: &Ui, look: Look<'_>, screen: usize, out: &mut Outbox) {
        let Some((item, at)) = self.cursor.zip(self.cursor_row()) else {
            return;
        };
        if !ui.memory(|memory| memory.has_focus(row_id(item))) {
            return;
        }
        let pressed = |held, key| ui.input_mut(|input| input.consume_key(held, key));
        let last = self.model.len().saturating_sub(1);
        let screen = screen.max(1);
        let ways = [
            (Key::ArrowDown, (at + 1).min(last)),
            (Key::ArrowUp, at.saturating_sub(1)),
            (Key::PageDown, (at + screen).min(last)),
            (Key::PageUp, at.saturating_sub(screen)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        // Those with something held first: egui takes Shift+Down for Down where only that is
        // asked for.
        let holds = [
            (Modifiers::SHIFT, How::Range),
            (Modifiers::COMMAND, How::Nothing),
            (Modifiers::NONE, How::Only),
        ];
        for (held, how) in holds {
            for (key, to) in ways {
                if pressed(held, key)
                    && let Some(next) = self.model.item(to)
                {
                    self.choose(look, next, how, out);
                    self.wants = Wanted::Focus;
                    ui.ctx().request_repaint();
                }
            }
        }
        if pressed(Modifiers::NONE, Key::ArrowLeft) {
            self.scroll_x = Some(self.offset.x - ASIDE);
            ui.ctx().request_repaint();
        }
        if pressed(Modifiers::NONE, Key::ArrowRight) {
            self.scroll_x = Some(self.offset.x + ASIDE);
            ui.ctx().request_repaint();
        }
        if pressed(Modifiers::COMMAND, Key::A) {
            self.choose_all(out);
        }
        if pressed(Modifiers::SHIFT, Key::F10) || pressed(Modifiers::NONE, Key::Menu) {
            let row = ui.ctx().read_response(row_id(item));
            let place = row.map_or(ui.clip_rect(), |response| response.rect);
            let at = pos2(
                ui.clip_rect().left() + 2.0 * size::ROW,
                place.bottom().min(ui.clip_rect().bottom()),
            );
            self.menu = Some(row_menu::Opened::new(item, at));
        }
        if pressed(Modifiers::COMMAND, Key::Space) || pressed(Modifiers::NONE, Key::Space) {
            self.choose(look, item, How::Toggle, out);
        }
        if pressed(Modifiers::NONE, Key::Enter) {
            self.show_item(look, item, out);
            Region::Panel.enter(ui.ctx());
        }
        let copies = ui.input(|input| input.events.contains(&Event::Copy));
        if copies {
            self.copy_selected(look, out);
        }
    }
}
