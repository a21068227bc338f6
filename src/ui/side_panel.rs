//! The panel beside the map: lists, a place, or the reader, as wide as a person made it.

use super::look::Look;
use super::outbox::Outbox;
use super::reader::ReaderPanel;
use super::theme::size;
use super::{compare, panel};
use crate::app::{Command, Panel, PanelKind};
use egui::accesskit::{Action, Orientation, Role};
use egui::{CursorIcon, EventFilter, Frame, Id, Key, Margin, Rect, Sense, Stroke, Ui, UiBuilder};

/// How far from its edge the panel can be taken, in points.
const REACH: f32 = 5.0;
/// By how much an arrow key moves the edge, in points.
const STEP: f32 = 20.0;
/// The width that stays for the map, in points.
const BESIDE: f32 = 320.0;

/// What the panel holds now.
fn kind(look: Look<'_>) -> PanelKind {
    match look.state.panel() {
        Panel::Reader(_) => PanelKind::Reader,
        Panel::List | Panel::Place(_) => PanelKind::Lists,
    }
}

/// The narrowest and the widest that the panel may be now, in points.
fn range(look: Look<'_>) -> (f32, f32) {
    let most = (look.width - BESIDE).max(size::PANEL_MIN);
    match kind(look) {
        PanelKind::Reader => (size::READER_MIN.min(most), most),
        PanelKind::Lists => (size::PANEL_MIN.min(most), size::PANEL_MAX.min(most)),
    }
}

/// The width of the panel in points, where it stands beside something.
pub fn width(look: Look<'_>) -> f32 {
    let kind = kind(look);
    let usual = match kind {
        PanelKind::Reader => size::READER,
        PanelKind::Lists if look.compact() => size::PANEL_MIN,
        PanelKind::Lists => size::PANEL,
    };
    let (least, most) = range(look);
    let width = look.state.widths.of(kind).unwrap_or(usual);
    width.clamp(least, most)
}

/// The panel over all of `rect`.
pub fn side_panel_ui(
    ui: &mut Ui,
    look: Look<'_>,
    rect: Rect,
    reader: &mut ReaderPanel,
    out: &mut Outbox,
) {
    let shown = look.state.panel();
    let salt = match shown {
        Panel::Reader(_) => "reader panel",
        Panel::List | Panel::Place(_) => "side panel",
    };
    let mut panel_ui = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
    panel_ui.set_clip_rect(rect);
    let frame = Frame::new()
        .fill(look.palette.panel)
        .inner_margin(Margin::symmetric(20, 0));
    frame.show(&mut panel_ui, |ui| {
        ui.set_min_size(ui.available_size());
        match shown {
            Panel::List | Panel::Place(_) if look.state.comparison.is_some() => {
                if let Some(comparison) = &look.state.comparison {
                    compare::list_ui(ui, look, comparison, out);
                }
            }
            Panel::List => {
                egui::ScrollArea::vertical()
                    .id_salt("places")
                    .auto_shrink(false)
                    .show(ui, |ui| {
                        panel::list_ui(ui, look, out);
                    });
            }
            Panel::Place(place) => panel::place_ui(ui, look, place, out),
            Panel::Reader(reading) => reader.ui(ui, look, reading, out),
        }
    });
    if look.stacked() {
        return;
    }
    edge_ui(ui, look, rect, out);
}

/// The edge of the panel: dragged, or moved by the arrow keys, it makes the panel wider; a double
/// click makes it as wide as it was first.
fn edge_ui(ui: &Ui, look: Look<'_>, rect: Rect, out: &mut Outbox) {
    let kind = kind(look);
    let (least, most) = range(look);
    let present = width(look);
    let edge = Rect::from_x_y_ranges(
        rect.left() - REACH..=rect.left() + REACH,
        rect.top()..=rect.bottom(),
    );
    let id = Id::unique("edge of the panel");
    let response = ui.interact(edge, id, Sense::click_and_drag());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Splitter);
        node.set_orientation(Orientation::Vertical);
        node.set_label("Width of the panel");
        node.set_numeric_value(f64::from(present.round()));
        node.set_min_numeric_value(f64::from(least));
        node.set_max_numeric_value(f64::from(most));
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
    let mut wanted = None;
    if response.dragged()
        && let Some(at) = response.interact_pointer_pos()
    {
        wanted = Some(rect.right() - at.x);
    }
    let has_focus = response.has_focus();
    let asked = |key: Key, action: Action| {
        ui.input(|input| {
            let by_key = has_focus && input.key_pressed(key);
            by_key || input.has_accesskit_action_request(id, action)
        })
    };
    if asked(Key::ArrowLeft, Action::Increment) {
        wanted = Some(present + STEP);
    }
    if asked(Key::ArrowRight, Action::Decrement) {
        wanted = Some(present - STEP);
    }
    if response.double_clicked() {
        out.send(Command::ResizePanel(kind, None));
    } else if let Some(wanted) = wanted {
        let width = wanted.clamp(least, most);
        if (width - present).abs() > 0.5 {
            out.send(Command::ResizePanel(kind, Some(width)));
        }
    }
    if has_focus {
        let arrows = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    }
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    let stroke = if has_focus || response.dragged() {
        Stroke::new(2.0, look.palette.accent)
    } else if response.hovered() {
        Stroke::new(1.0, look.palette.text_muted)
    } else {
        Stroke::new(1.0, look.palette.stroke)
    };
    ui.painter().vline(rect.left(), rect.y_range(), stroke);
}
