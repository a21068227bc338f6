//! The regions of the window that F6 goes through: each has one control that takes the focus.

use egui::{Context, Id};

/// A region, in the order of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// The bar at the top.
    Top,
    /// Metric and day.
    Filter,
    /// The map.
    Map,
    /// The side panel.
    Panel,
}

const ALL: [Region; 4] = [Region::Top, Region::Filter, Region::Map, Region::Panel];

impl Region {
    fn key(self) -> Id {
        Id::unique(("first control of a region", self as u8))
    }

    /// Says which control takes the focus when the region is entered. Called while drawing by
    /// the first control of each region.
    pub fn enter_at(self, ctx: &Context, control: Id) {
        ctx.data_mut(|data| data.insert_temp(self.key(), control));
    }
}

/// Puts the focus into the region after the one that was entered last.
pub fn next(ctx: &Context) {
    let memory = Id::unique("region entered last");
    let last: usize = ctx
        .data(|data| data.get_temp(memory))
        .unwrap_or(ALL.len() - 1);
    for step in 1..=ALL.len() {
        let index = (last + step) % ALL.len();
        let Some(region) = ALL.get(index) else {
            continue;
        };
        let control: Option<Id> = ctx.data(|data| data.get_temp(region.key()));
        if let Some(control) = control {
            ctx.data_mut(|data| data.insert_temp(memory, index));
            ctx.memory_mut(|memory| memory.request_focus(control));
            return;
        }
    }
}
