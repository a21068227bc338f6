//! Where the parts of the window stand under the two bars at the top. They are drawn in the order
//! in which they are read, which is that of the Tab key: the middle, the panel, what stands under
//! the middle.

use super::look::Look;
use super::table::FOOT;
use super::theme::size;
use super::{side_panel, timeline};
use crate::app::{MainView, Panel};
use egui::{Frame, Margin, Rect, Stroke, Ui, UiBuilder, pos2};

/// The rectangles of the parts; `None` for those that are not shown.
#[derive(Debug, Clone, Copy)]
pub struct Arrangement {
    /// The map, the table or the findings.
    pub middle: Option<Rect>,
    /// The foot of the table.
    pub foot: Option<Rect>,
    /// The line with the sum.
    pub ledger: Option<Rect>,
    /// The timeline.
    pub timeline: Option<Rect>,
    /// The side panel.
    pub panel: Option<Rect>,
}

impl Arrangement {
    /// The parts in `room`. In a narrow window the panel covers the middle where something is
    /// selected, or where the list was asked for.
    pub fn of(room: Rect, look: Look<'_>, list_covers_map: bool) -> Self {
        let mut parts = Self {
            middle: None,
            foot: None,
            ledger: None,
            timeline: None,
            panel: None,
        };
        let mut rest = room;
        if look.stacked() {
            if look.state.panel() != Panel::List || list_covers_map {
                parts.panel = Some(room);
                return parts;
            }
        } else {
            let width = side_panel::width(look).min(room.width());
            let (left, right) = room.split_left_right_at_x(room.right() - width);
            parts.panel = Some(right);
            rest = left;
        }
        let mut cut = |height: f32| {
            let top = (rest.bottom() - height).max(rest.top());
            let strip = Rect::from_min_max(pos2(rest.left(), top), rest.max);
            rest.max.y = top;
            strip
        };
        match look.state.main_view {
            MainView::Findings => {}
            MainView::Table => {
                parts.ledger = Some(cut(size::LEDGER));
                parts.foot = Some(cut(FOOT));
            }
            // Two maps have two sums.
            MainView::Map if look.state.comparison.is_some() => {}
            MainView::Map => {
                parts.timeline = timeline::height(look).map(&mut cut);
                parts.ledger = Some(cut(size::LEDGER));
            }
        }
        parts.middle = Some(rest);
        parts
    }
}

/// A part that fills its rectangle.
pub fn part_ui(ui: &mut Ui, rect: Rect, id: &'static str) -> Ui {
    let mut part = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(id));
    part.set_clip_rect(rect);
    part
}

/// A line across the window under its middle, with a rule above it.
pub fn strip_ui(
    ui: &mut Ui,
    look: Look<'_>,
    rect: Rect,
    id: &'static str,
    contents: impl FnOnce(&mut Ui),
) {
    let mut strip = part_ui(ui, rect, id);
    Frame::new()
        .fill(look.palette.surface)
        .inner_margin(Margin::symmetric(16, 0))
        .show(&mut strip, |ui| {
            ui.set_min_size(ui.available_size());
            contents(ui);
        });
    let line = Stroke::new(1.0, look.palette.stroke);
    ui.painter().hline(rect.x_range(), rect.top(), line);
}
