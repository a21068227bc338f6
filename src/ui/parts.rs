//! The parts of the window under its two bars, with what each keeps from frame to frame.

use super::arrangement::{Arrangement, part_ui, strip_ui};
use super::findings::FindingsPanel;
use super::look::Look;
use super::map::{MapPanel, Part};
use super::outbox::Outbox;
use super::reader::ReaderPanel;
use super::side_panel::side_panel_ui;
use super::table::TablePanel;
use super::timeline::TimelinePanel;
use super::{compare, ledger_bar, notices};
use crate::app::{MainView, State};
use egui::{Context, Rect, Ui};

/// The map, what can stand in its place, and what stands beside and under it.
pub struct Parts {
    map: MapPanel,
    table: TablePanel,
    findings: FindingsPanel,
    /// The right one of two maps side by side, once there was one.
    second_map: Option<MapPanel>,
    reader: ReaderPanel,
    timeline: TimelinePanel,
}

impl Parts {
    /// The parts as nobody has touched them.
    pub fn new(ctx: &Context) -> Self {
        Self {
            map: MapPanel::new(ctx),
            table: TablePanel::default(),
            findings: FindingsPanel::default(),
            second_map: None,
            reader: ReaderPanel::default(),
            timeline: TimelinePanel::default(),
        }
    }

    /// The maps that are drawn.
    pub fn maps(&self, state: &State) -> impl Iterator<Item = &MapPanel> {
        let second = self.second_map.as_ref();
        let second = second.filter(|_| state.comparison.is_some());
        std::iter::once(&self.map).chain(second)
    }

    /// Whether the map lists marks that lie over each other.
    pub fn lists_overlap(&self) -> bool {
        self.map.lists_overlap()
    }

    /// What stands under the two bars.
    pub fn ui(&mut self, ui: &mut Ui, look: Look<'_>, list_covers_map: bool, out: &mut Outbox) {
        let room = ui.available_rect_before_wrap();
        let parts = Arrangement::of(room, look, list_covers_map);
        if let Some(middle) = parts.middle {
            let mut middle = part_ui(ui, middle, "middle");
            self.middle_ui(&mut middle, look, out);
        }
        if let Some(rect) = parts.foot {
            strip_ui(ui, look, rect, "foot of the table", |ui| {
                self.table.foot_ui(ui, look, out);
            });
        }
        if let Some(rect) = parts.panel {
            side_panel_ui(ui, look, rect, &mut self.reader, out);
        }
        if let Some(rect) = parts.ledger {
            strip_ui(ui, look, rect, "ledger", |ui| {
                ledger_bar::ledger_ui(ui, look, out);
            });
        }
        if let Some(rect) = parts.timeline {
            strip_ui(ui, look, rect, "timeline bar", |ui| {
                self.timeline.ui(ui, look, out);
            });
        }
        if let Some(middle) = parts.middle {
            let above_foot = match look.state.main_view {
                MainView::Map => middle,
                MainView::Table | MainView::Findings => room.intersect(Rect::everything_left_of(
                    parts.panel.map_or(room.right(), |panel| panel.left()),
                )),
            };
            notices::notices_ui(ui, look, above_foot, out);
        }
    }

    /// The map, the table or the findings.
    fn middle_ui(&mut self, ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
        match (look.state.main_view, &look.state.comparison) {
            (MainView::Findings, _) => self.findings.ui(ui, look, out),
            (MainView::Table, _) => self.table.ui(ui, look, out),
            (MainView::Map, Some(comparison)) => {
                let second = &mut self.second_map;
                let second = second.get_or_insert_with(|| MapPanel::new(ui.ctx()));
                let maps = [&mut self.map, second];
                compare::maps_ui(ui, look, comparison, maps, out);
            }
            (MainView::Map, None) => self.map.ui(ui, look, Part::Whole, out),
        }
    }
}
