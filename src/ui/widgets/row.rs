//! A row of a list: glyph, name, figure, verdict; one thing to click and to reach by key.

use super::badge::verdict_icon;
use super::paint::paint_shapes;
use crate::model::Verdict;
use crate::scene::symbol::Shape;
use crate::text::visible;
use crate::ui::theme::{MetricColours, Palette, Type, size};
use egui::{Align2, CornerRadius, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// What stands in a row.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// Shapes around the origin, in a metric's colours.
    pub glyph: Option<(Vec<Shape>, MetricColours)>,
    /// The name, on the left.
    pub name: &'a str,
    /// On how many lines it may stand.
    pub lines: usize,
    /// The figure, on the right.
    pub figure: &'a str,
    /// The verdict, at the end.
    pub verdict: Option<Verdict>,
    /// Set in semibold.
    pub strong: bool,
    /// Whether it is the selected one.
    pub selected: bool,
    /// What a screen reader says.
    pub accessible: &'a str,
}

/// Paints a row over the whole width. Long names wrap to as many lines as they may, then are cut, with the whole
/// on hover.
pub fn row(ui: &mut Ui, row: &Row<'_>, palette: &Palette) -> Response {
    let width = ui.available_width();
    let name_style = if row.strong {
        Type::Heading
    } else {
        Type::Body
    };
    let figure =
        ui.painter()
            .layout_job(Type::Strong.job(&visible(row.figure), palette.text, width * 0.62));
    let left = if row.glyph.is_some() { 26.0 } else { 0.0 };
    let right = if row.verdict.is_some() { 24.0 } else { 0.0 };
    let mut job = name_style.job(&visible(row.name), palette.text, 0.0);
    job.wrap.max_width = (width - left - right - figure.size().x - 12.0).max(60.0);
    job.wrap.max_rows = row.lines;
    job.wrap.break_anywhere = row.lines == 1;
    let name = ui.painter().layout_job(job);
    let height = size::ROW.max(name.size().y.max(figure.size().y) + 16.0);
    let (rect, mut response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    if !ui.is_rect_visible(rect) {
        response.widget_info(|| info(row));
        return response;
    }
    let outer = rect.expand2(vec2(8.0, 0.0));
    if row.selected || response.hovered() {
        let fill = if row.selected {
            palette.accent_soft
        } else {
            palette.hover
        };
        ui.painter().rect_filled(outer, CornerRadius::same(6), fill);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, palette.focus);
        ui.painter().rect_stroke(
            outer,
            CornerRadius::same(6),
            stroke,
            egui::StrokeKind::Inside,
        );
    }
    let middle = rect.center().y;
    if let Some((shapes, colours)) = &row.glyph {
        let origin = vec2(rect.left() + 9.0, middle);
        paint_shapes(ui.painter(), origin, shapes, *colours, palette);
    }
    let cut = name.elided;
    let name_at = pos2(rect.left() + left, middle - name.size().y / 2.0);
    ui.painter().galley(name_at, name, palette.text);
    let figure_at = pos2(
        rect.right() - right - figure.size().x,
        middle - figure.size().y / 2.0,
    );
    ui.painter().galley(figure_at, figure, palette.text);
    if let Some(verdict) = row.verdict {
        let (icon, color, _) = verdict_icon(verdict, palette);
        let at = pos2(rect.right() - 8.0, middle);
        let font = Type::Icon.font();
        ui.painter()
            .text(at, Align2::CENTER_CENTER, icon.glyph(), font, color);
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom(),
        Stroke::new(1.0, palette.stroke),
    );
    response.widget_info(|| info(row));
    if cut {
        response = response.on_hover_text(visible(row.name));
    }
    response
}

fn info(row: &Row<'_>) -> WidgetInfo {
    let verdict = row
        .verdict
        .map(|verdict| format!(", {}", verdict.label()))
        .unwrap_or_default();
    let label = format!("{}{verdict}", visible(row.accessible));
    WidgetInfo::selected(Role::ListBoxOption, true, row.selected, label)
}
