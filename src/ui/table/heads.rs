//! The heads of the columns: a press sorts, a drag at the edge makes a column wider.

use super::{Lane, TablePanel, Wanted};
use crate::app::{Command, TableCommand};
use crate::ui::icons::Icon;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::regions::Region;
use crate::ui::theme::Type;
use crate::view::{Column, Sort};
use egui::accesskit::SortDirection;
use egui::{
    Align2, CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// The height of the heads, in points.
pub(super) const HEIGHT: f32 = 32.0;
/// Left and right of the words of a cell, in points.
pub(super) const PAD: f32 = 10.0;
/// How much wider a key makes a column, in points.
const STEP: f32 = 16.0;
/// How near to the edge of a column a drag makes it wider, in points.
const GRIP: f32 = 4.0;

impl TablePanel {
    pub(super) fn heads_ui(
        &mut self,
        ui: &mut Ui,
        look: Look<'_>,
        lanes: &[Lane],
        out: &mut Outbox,
    ) {
        let width = ui.available_width();
        let (strip, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
        ui.painter()
            .rect_filled(strip, egui::CornerRadius::ZERO, look.palette.sunken);
        let mut heads = ui.new_child(egui::UiBuilder::new().max_rect(strip).id_salt("heads"));
        heads.set_clip_rect(strip.intersect(ui.clip_rect()));
        ui.ctx().accesskit_node_builder(heads.unique_id(), |node| {
            node.set_role(egui::accesskit::Role::Row);
            node.set_row_index(0);
        });
        for (at, lane) in lanes.iter().enumerate() {
            let left = strip.left() + lane.left - self.offset.x;
            let rect = Rect::from_min_size(pos2(left, strip.top()), vec2(lane.width, HEIGHT));
            let response = Self::head_ui(&heads, look, *lane, at, rect, out);
            if at == 0 {
                Region::Map.enter_at(ui.ctx(), response.id);
            }
            if response.gained_focus() && !strip.contains_rect(rect) {
                self.scroll_x = Some(lane.left);
            }
            self.head_keys(&heads, look, lanes, at, &response, out);
            let is_last = at + 1 == lanes.len();
            if !is_last || lane.left + lane.width > width {
                self.grip_ui(&heads, *lane, rect, out);
            }
        }
        let line = Stroke::new(1.0, look.palette.stroke_strong);
        ui.painter().hline(strip.x_range(), strip.bottom(), line);
    }

    fn head_ui(
        ui: &Ui,
        look: Look<'_>,
        lane: Lane,
        at: usize,
        rect: Rect,
        out: &mut Outbox,
    ) -> Response {
        let palette = look.palette;
        let present = look.state.settings.table.sort();
        let sorted = present.filter(|sort| sort.column == lane.column);
        let label = lane.column.label();
        let response = ui.interact(rect, head_id(ui, lane.column), Sense::click());
        let name = match sorted {
            None => format!("Sort by {label}"),
            Some(sort) if sort.down => format!("Sort by {label}, now downwards"),
            Some(_) => format!("Sort by {label}, now upwards"),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_column_index(at);
            match sorted.map(|sort| sort.down) {
                Some(true) => node.set_sort_direction(SortDirection::Descending),
                Some(false) => node.set_sort_direction(SortDirection::Ascending),
                None => node.clear_sort_direction(),
            }
        });
        if response.clicked() {
            let next = Sort::after(present, lane.column);
            out.send(Command::Table(TableCommand::Sort(next)));
        }
        let painter = ui.painter();
        if response.hovered() {
            painter.rect_filled(rect, egui::CornerRadius::ZERO, palette.hover);
        }
        let arrow = sorted.map(|sort| if sort.down { Icon::Down } else { Icon::Up });
        let room = lane.width - 2.0 * PAD - if arrow.is_some() { 18.0 } else { 0.0 };
        let color = if sorted.is_some() {
            palette.text
        } else {
            palette.text_muted
        };
        let galley = super::row::one_line(ui, label, Type::Strong, color, room);
        let words = galley.size();
        let right = lane.column.is_numeric();
        let left = if right {
            rect.right() - PAD - words.x
        } else {
            rect.left() + PAD
        };
        let middle = rect.center().y;
        painter.galley(pos2(left, middle - words.y / 2.0), galley, color);
        if let Some(arrow) = arrow {
            let x = if right {
                left - 10.0
            } else {
                left + words.x + 10.0
            };
            let font = Type::IconSmall.font();
            painter.text(
                pos2(x, middle),
                Align2::CENTER_CENTER,
                arrow.glyph(),
                font,
                palette.text,
            );
        }
        let edge = Stroke::new(1.0, palette.stroke);
        painter.vline(rect.right(), rect.shrink2(vec2(0.0, 6.0)).y_range(), edge);
        if response.has_focus() {
            let focus = Stroke::new(2.0, palette.focus);
            let corner = egui::CornerRadius::same(4);
            painter.rect_stroke(rect.shrink(1.0), corner, focus, StrokeKind::Inside);
        }
        response.on_hover_text("Sort: upwards, downwards, as in the file")
    }

    /// Left and right go from head to head, with Shift they make the column narrower and wider,
    /// down leads into the rows.
    fn head_keys(
        &mut self,
        ui: &Ui,
        look: Look<'_>,
        lanes: &[Lane],
        at: usize,
        response: &Response,
        out: &mut Outbox,
    ) {
        if !response.has_focus() {
            return;
        }
        let arrows = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let pressed = |held, key| ui.input_mut(|input| input.consume_key(held, key));
        let Some(lane) = lanes.get(at) else { return };
        let wider = f32::from(i8::from(pressed(Modifiers::SHIFT, Key::ArrowRight)))
            - f32::from(i8::from(pressed(Modifiers::SHIFT, Key::ArrowLeft)));
        if wider != 0.0 {
            let width = self.width(look, lane.column) + wider * STEP;
            out.send(Command::Table(TableCommand::Width(
                lane.column,
                Some(width),
            )));
        }
        let next = if pressed(Modifiers::NONE, Key::ArrowRight) {
            lanes.get(at + 1)
        } else if pressed(Modifiers::NONE, Key::ArrowLeft) {
            at.checked_sub(1).and_then(|before| lanes.get(before))
        } else {
            None
        };
        if let Some(next) = next {
            let id = head_id(ui, next.column);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        if pressed(Modifiers::NONE, Key::ArrowDown) {
            self.cursor = self.cursor.or(self.model.item(0));
            self.wants = Wanted::Focus;
            ui.ctx().request_repaint();
        }
    }

    /// The edge of a column: dragged, it moves; pressed twice, the column is as wide as usual.
    fn grip_ui(&mut self, ui: &Ui, lane: Lane, rect: Rect, out: &mut Outbox) {
        let edge = Rect::from_center_size(
            pos2(rect.right(), rect.center().y),
            vec2(2.0 * GRIP, HEIGHT),
        );
        let id = head_id(ui, lane.column).with("edge");
        let sense = Sense::CLICK | Sense::DRAG;
        let response = ui
            .interact(edge, id, sense)
            .on_hover_cursor(CursorIcon::ResizeHorizontal);
        if let Some(pointer) = response
            .interact_pointer_pos()
            .filter(|_| response.dragged())
        {
            let width = (pointer.x - rect.left()).max(48.0);
            self.dragged = Some((lane.column, width));
        }
        if response.drag_stopped()
            && let Some((column, width)) = self.dragged.take()
        {
            out.send(Command::Table(TableCommand::Width(column, Some(width))));
        }
        if response.double_clicked() {
            out.send(Command::Table(TableCommand::Width(lane.column, None)));
        }
    }
}

fn head_id(ui: &Ui, column: Column) -> Id {
    ui.scope_id().with(("head of column", column))
}
