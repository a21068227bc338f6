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
    /// The timeline.
    Timeline,
}

const ALL: [Region; 5] = [
    Region::Top,
    Region::Filter,
    Region::Map,
    Region::Panel,
    Region::Timeline,
];

/// The first control of a region, and the pass that drew it.
#[derive(Debug, Clone, Copy)]
struct Entry {
    control: Id,
    pass: u64,
}

impl Region {
    fn key(self) -> Id {
        Id::unique(("first control of a region", self as u8))
    }

    /// Says which control takes the focus when the region is entered. Called while drawing: the
    /// first control of a region that says so is the one.
    pub fn enter_at(self, ctx: &Context, control: Id) {
        let pass = ctx.cumulative_pass_nr();
        let entry = Entry { control, pass };
        ctx.data_mut(|data| {
            let known: Option<Entry> = data.get_temp(self.key());
            if known.is_none_or(|known| known.pass != pass) {
                data.insert_temp(self.key(), entry);
            }
        });
    }

    /// Puts the focus into it, if it was drawn last time.
    pub fn enter(self, ctx: &Context) {
        if let Some(control) = self.control(ctx) {
            ctx.memory_mut(|memory| memory.request_focus(control));
        }
    }

    /// Its first control, if the region was drawn last time.
    fn control(self, ctx: &Context) -> Option<Id> {
        let now = ctx.cumulative_pass_nr();
        let entry: Option<Entry> = ctx.data(|data| data.get_temp(self.key()));
        entry
            .filter(|entry| entry.pass + 1 >= now)
            .map(|entry| entry.control)
    }
}

/// Puts the focus into the region after the one whose first control has the focus, else after the
/// one that was entered last.
pub fn next(ctx: &Context) {
    let memory = Id::unique("region entered last");
    let focused = ctx.memory(egui::Memory::focused);
    let last: usize = ALL
        .iter()
        .position(|region| focused.is_some() && region.control(ctx) == focused)
        .or_else(|| ctx.data(|data| data.get_temp(memory)))
        .unwrap_or(ALL.len() - 1);
    for step in 1..=ALL.len() {
        let index = (last + step) % ALL.len();
        let Some(region) = ALL.get(index) else {
            continue;
        };
        if let Some(control) = region.control(ctx) {
            ctx.data_mut(|data| data.insert_temp(memory, index));
            ctx.memory_mut(|memory| memory.request_focus(control));
            return;
        }
    }
}
