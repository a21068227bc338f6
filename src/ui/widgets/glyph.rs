//! A figure's symbol at the size of a list.

use super::paint::paint_shapes;
use crate::model::{Value, Verdict};
use crate::scene::geometry::Point;
use crate::scene::symbol::Symbol;
use crate::ui::theme::{MetricColours, Palette};
use egui::{Sense, Ui, vec2};

/// Paints the symbol of a figure, 18 points wide. A picture beside words that say the same, so
/// it has no name of its own.
pub fn list_glyph(
    ui: &mut Ui,
    value: Value<'_>,
    verdict: Verdict,
    colours: MetricColours,
    palette: &Palette,
) {
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 20.0), Sense::hover());
    let shapes = Symbol::for_list(value).list_shapes(Point::default(), verdict != Verdict::Broken);
    paint_shapes(
        ui.painter(),
        rect.center().to_vec2(),
        &shapes,
        colours,
        palette,
    );
}
