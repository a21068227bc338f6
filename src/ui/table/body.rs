//! The rows: only those in view are made, however many there are.

use super::choosing::How;
use super::row::{RowLook, row_id, row_ui};
use super::{Lane, TablePanel, Wanted, row_menu, source};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::size;
use egui::{EventFilter, Modifiers, Rect, ScrollArea, Sense, Ui, pos2, vec2};

impl TablePanel {
    pub(super) fn body_ui(
        &mut self,
        ui: &mut Ui,
        look: Look<'_>,
        lanes: &[Lane],
        out: &mut Outbox,
    ) {
        let width = lanes.last().map_or(0.0, |lane| lane.left + lane.width);
        let mut area = ScrollArea::both()
            .id_salt("rows of the table")
            .auto_shrink(false);
        if let Some(x) = self.scroll_x.take() {
            area = area.horizontal_scroll_offset(x.max(0.0));
        }
        let shown = area.show_viewport(ui, |ui, viewport| {
            #[expect(clippy::cast_precision_loss, reason = "a height on the screen")]
            let height = self.model.len() as f32 * size::ROW;
            ui.allocate_exact_size(vec2(width, height), Sense::hover());
            self.keys(ui, look, rows_in(viewport.height()), out);
            self.rows_ui(ui, look, lanes, viewport, out);
        });
        self.offset = shown.state.unclamped_offset();
    }

    fn rows_ui(
        &mut self,
        ui: &mut Ui,
        look: Look<'_>,
        lanes: &[Lane],
        viewport: Rect,
        out: &mut Outbox,
    ) {
        let width = lanes.last().map_or(0.0, |lane| lane.left + lane.width);
        let left = ui.min_rect().left();
        // Counted from the first row in view: a million rows are higher than a number on the
        // screen is exact.
        let screen_top = ui.min_rect().top() + viewport.top();
        let rect_of = |row: usize| {
            #[expect(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                reason = "a place on the screen"
            )]
            let below = (row as f64 * f64::from(size::ROW) - f64::from(viewport.top())) as f32;
            Rect::from_min_size(pos2(left, screen_top + below), vec2(width, size::ROW))
        };
        let wants = std::mem::take(&mut self.wants);
        let cursor = self.cursor_row();
        if let Some(row) = cursor.filter(|_| wants != Wanted::Nothing) {
            let rect = rect_of(row);
            let seen = ui.clip_rect().x_range();
            let rect = Rect::from_x_y_ranges(seen, rect.y_range());
            ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
        }
        let first = rows_in(viewport.top());
        let end = (rows_in(viewport.bottom()) + 1).min(self.model.len());
        // The row with the focus keeps it while it is out of view.
        let elsewhere = cursor.filter(|row| !(first..end).contains(row));
        for row in (first..end).chain(elsewhere) {
            let Some(item) = self.model.item(row) else {
                continue;
            };
            let rect = rect_of(row);
            // One stop for Tab: from row to row one goes by the arrows.
            let is_stop = cursor.map_or(row == first, |cursor| cursor == row);
            let sense = if is_stop {
                Sense::CLICK | Sense::FOCUSABLE
            } else {
                Sense::CLICK
            };
            // What is out of view to the side is no part of what one presses.
            let seen = rect.x_range().intersection(ui.clip_rect().x_range());
            let pressed = Rect::from_x_y_ranges(seen, rect.y_range());
            let response = ui.interact(pressed, row_id(item), sense);
            if is_stop && wants == Wanted::Focus {
                response.request_focus();
            }
            if response.has_focus() {
                self.cursor = Some(item);
                let arrows = EventFilter {
                    horizontal_arrows: true,
                    vertical_arrows: true,
                    ..EventFilter::default()
                };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
            }
            let row_look = RowLook {
                rows: self.model.rows,
                item,
                at: row,
                is_selected: look.state.table.selected.contains(item),
            };
            row_ui(ui, look, source(look), row_look, lanes, rect, &response);
            self.pressed(ui, look, item, &response, out);
            if self.menu.as_ref().is_some_and(|menu| menu.item == item) {
                self.row_menu_ui(look, &response, out);
            }
        }
    }

    /// What a press of the mouse on a row does.
    fn pressed(
        &mut self,
        ui: &Ui,
        look: Look<'_>,
        item: u32,
        response: &egui::Response,
        out: &mut Outbox,
    ) {
        if response.double_clicked() {
            self.show_item(look, item, out);
            return;
        }
        if response.secondary_clicked() {
            if !look.state.table.selected.contains(item) {
                self.choose(look, item, How::Only, out);
            }
            let at = response
                .interact_pointer_pos()
                .unwrap_or(response.rect.center());
            self.menu = Some(row_menu::Opened::new(item, at));
            ui.ctx().request_repaint();
            return;
        }
        if !response.clicked() {
            return;
        }
        let held: Modifiers = ui.input(|input| input.modifiers);
        let how = match (held.command, held.shift) {
            (_, true) => How::Range,
            (true, false) => How::Toggle,
            (false, false) => How::Only,
        };
        self.choose(look, item, how, out);
        self.wants = Wanted::Focus;
        ui.ctx().request_repaint();
    }
}

/// How many whole rows lie in so many points.
fn rows_in(points: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not below zero, and far below the largest number"
    )]
    let rows = (f64::from(points.max(0.0)) / f64::from(size::ROW)) as usize;
    rows
}
