//! The parts that the window is made of. Accessibility is a part of each: a name, a key, and
//! never colour alone.

mod badge;
mod buttons;
mod difference;
mod forms;
mod glyph;
mod paint;
mod quote;
mod row;

pub use badge::{layer_badge, pill, severity_icon, verdict_badge, verdict_icon};
pub use buttons::{
    Segment, checked, icon_button, line_button, link, link_named, named, primary_button, segments,
    tick_box,
};
pub use difference::{difference, difference_job};
pub use forms::{form_menu, line_field, scrolled_menu};
pub use glyph::list_glyph;
pub use paint::{fill_colour, paint_shapes, ring};
pub use quote::quote;
pub use row::{Row, row};

use super::theme::{Palette, Type, card_shadow, radius};
use egui::{CornerRadius, Frame, Margin, Response, Stroke, Ui};

/// A card: white paper with a hairline, 8 points round.
pub fn card(palette: &Palette) -> Frame {
    Frame::new()
        .fill(palette.panel)
        .stroke(Stroke::new(1.0, palette.stroke))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::symmetric(14, 12))
}

/// A card that lies over the map.
pub fn floating_card(palette: &Palette) -> Frame {
    card(palette).shadow(card_shadow())
}

/// A line of running text.
pub fn body(ui: &mut Ui, text: impl Into<String>, palette: &Palette) -> Response {
    ui.label(Type::Body.text(text, palette.text))
}

/// A line that stands back.
pub fn small(ui: &mut Ui, text: impl Into<String>, palette: &Palette) -> Response {
    ui.label(Type::Small.text(text, palette.text_muted))
}

/// A heading of a part of a panel.
pub fn heading(ui: &mut Ui, text: impl Into<String>, palette: &Palette) -> Response {
    ui.label(Type::Heading.text(text, palette.text))
}

/// A hairline over the whole width, with air above and below.
pub fn rule(ui: &mut Ui, palette: &Palette) {
    ui.add_space(12.0);
    let rect = ui.available_rect_before_wrap();
    let side = 20.0;
    ui.painter().hline(
        rect.left() - side..=rect.right() + side,
        rect.top(),
        Stroke::new(1.0, palette.stroke),
    );
    ui.add_space(13.0);
}
