//! Play, pause, back and on: buttons whose signs are painted.

use crate::ui::theme::{Palette, radius};
use crate::ui::widgets::named;
use egui::{
    Color32, CornerRadius, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};

/// What is on a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A triangle.
    Play,
    /// Two strokes.
    Pause,
    /// A triangle to the left, with a stroke behind it.
    Back,
    /// The same to the right.
    Forward,
}

/// A button with a sign, a name for the screen reader and a tooltip.
pub(super) fn transport_button(
    ui: &mut Ui,
    sign: Sign,
    name: &str,
    enabled: bool,
    palette: &Palette,
) -> Response {
    let sense = if enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 26.0), sense);
    let corner = CornerRadius::same(radius::CONTROL);
    if enabled && response.hovered() {
        ui.painter().rect_filled(rect, corner, palette.hover);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, palette.focus);
        ui.painter()
            .rect_stroke(rect, corner, stroke, StrokeKind::Inside);
    }
    let color = match (enabled, sign) {
        (false, _) => palette.stroke,
        (_, Sign::Play | Sign::Pause) => palette.text,
        _ => palette.text_muted,
    };
    paint(ui, sign, rect, color);
    named(response, Role::Button, name).on_hover_text(name)
}

fn paint(ui: &Ui, sign: Sign, rect: Rect, color: Color32) {
    let center = rect.center();
    let stroke = Stroke::new(1.5, color);
    let painter = ui.painter();
    let triangle = |side: f32| {
        let points = vec![
            center + vec2(-4.0 * side, -5.5),
            center + vec2(5.0 * side, 0.0),
            center + vec2(-4.0 * side, 5.5),
        ];
        painter.add(Shape::closed_line(points, stroke));
    };
    let bar = |x: f32| {
        let y = center.y - 5.5..=center.y + 5.5;
        painter.vline(pos2(center.x + x, center.y).x, y, stroke);
    };
    match sign {
        Sign::Play => triangle(1.0),
        Sign::Pause => {
            bar(-3.0);
            bar(3.0);
        }
        // The stroke stands where one comes from, as on a player.
        Sign::Back => {
            triangle(-1.0);
            bar(7.0);
        }
        Sign::Forward => {
            triangle(1.0);
            bar(-7.0);
        }
    }
}
