//! How everything looks: colours, type and spacing, read from `assets/theme.toml`.
//!
//! No other module holds a literal colour or a font size.

mod palette;
mod type_styles;
mod fonts;
mod visuals;

pub use fonts::install_fonts;
pub use palette::{MetricColours, Palette};
pub use type_styles::Type;
pub use visuals::{apply, card_shadow};

use std::sync::OnceLock;

/// The gaps of the design, in points; nothing in between.
pub mod space {
    /// Inside a control.
    pub const XS: f32 = 4.0;
    /// Between things that belong together.
    pub const S: f32 = 8.0;
    /// Between things of a group.
    pub const M: f32 = 12.0;
    /// Around a region.
    pub const L: f32 = 16.0;
    /// At the sides of a panel.
    pub const XL: f32 = 20.0;
}

/// The sizes of the window's regions, in points.
pub mod size {
    /// The bar with the title.
    pub const TOP_BAR: f32 = 52.0;
    /// The bar with metric and day.
    pub const FILTER_BAR: f32 = 44.0;
    /// The line with the sum.
    pub const LEDGER: f32 = 40.0;
    /// The timeline.
    pub const TIMELINE: f32 = 104.0;
    /// The timeline in a small window.
    pub const TIMELINE_COMPACT: f32 = 76.0;
    /// The timeline as one line.
    pub const TIMELINE_FOLDED: f32 = 28.0;
    /// The side panel.
    pub const PANEL: f32 = 400.0;
    /// The side panel at its narrowest.
    pub const PANEL_MIN: f32 = 336.0;
    /// The side panel at its widest.
    pub const PANEL_MAX: f32 = 520.0;
    /// The reader.
    pub const READER: f32 = 608.0;
    /// The reader at its narrowest.
    pub const READER_MIN: f32 = 480.0;
    /// The height of a control.
    pub const CONTROL: f32 = 32.0;
    /// The height of a control inside another.
    pub const CONTROL_SMALL: f32 = 26.0;
    /// The height of a row of a list.
    pub const ROW: f32 = 36.0;
    /// The width of the window below which labels shorten.
    pub const COMPACT_BELOW: f32 = 1180.0;
    /// The width of the window below which the filter bar has room for its menus alone.
    pub const NARROW_BELOW: f32 = 640.0;
    /// The height of the window below which the reader has neither title nor foot.
    pub const LOW_BELOW: f32 = 440.0;
    /// The width of the window below which the panel covers the map.
    pub const STACKED_BELOW: f32 = 820.0;
}

/// Corner radii, in points.
pub mod radius {
    /// Behind a number or a place in a quote.
    pub const MARK_TEXT: u8 = 2;
    /// Buttons, fields, chips.
    pub const CONTROL: u8 = 6;
    /// Cards, the legend, quotes, menus.
    pub const CARD: u8 = 8;
    /// Dialogs.
    pub const WINDOW: u8 = 10;
}

/// The palette of the light or the dark theme.
#[must_use]
pub fn palette(dark: bool) -> &'static Palette {
    static PALETTES: OnceLock<[Palette; 2]> = OnceLock::new();
    let [light, night] = PALETTES.get_or_init(palette::read);
    if dark { night } else { light }
}

/// A picture is shown in its own colours.
pub const AS_IT_IS: egui::Color32 = egui::Color32::WHITE;
