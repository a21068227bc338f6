//! The lines of the list, painted: the letters that were typed are bold and underlined.

use super::line::Line;
use crate::ui::look::Look;
use crate::ui::theme::{Palette, Type};
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CornerRadius, FontId, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

/// How high a line is, in points.
const HEIGHT: f32 = 36.0;

/// The lines, `chosen` among them. Returns the line that was clicked.
pub(super) fn lines_ui(
    ui: &mut Ui,
    look: Look<'_>,
    lines: &[Line],
    chosen: usize,
    (height, scroll): (f32, bool),
) -> Option<usize> {
    let mut clicked = None;
    let area = ScrollArea::vertical()
        .id_salt("lines of the palette")
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, false]);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, line) in lines.iter().enumerate() {
            let response = line_ui(ui, look, line, at == chosen);
            if at == chosen && scroll {
                ui.scroll_to_rect(response.rect, None);
            }
            if response.clicked() {
                clicked = Some(at);
            }
        }
        if lines.is_empty() {
            let words = "Nothing has these letters. Try fewer of them, or another spelling.";
            ui.label(Type::Body.text(words, look.palette.text_muted));
        }
    });
    clicked
}

fn line_ui(ui: &mut Ui, look: Look<'_>, line: &Line, is_chosen: bool) -> Response {
    let palette = look.palette;
    let size = vec2(ui.available_width(), HEIGHT);
    // Keys go through the list from the field: no line is a stop of its own.
    let sense = Sense::CLICK - Sense::FOCUSABLE;
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let is_enabled = line.missing.is_none();
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::ListBoxOption,
            is_enabled,
            is_chosen,
            line.accessible.as_str(),
        )
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let corner = CornerRadius::same(6);
    if is_chosen {
        let stroke = Stroke::new(2.0, palette.focus);
        let kind = egui::StrokeKind::Inside;
        ui.painter()
            .rect(rect, corner, palette.accent_soft, stroke, kind);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, corner, palette.hover);
    }
    let color = if is_enabled {
        palette.text
    } else {
        palette.text_muted
    };
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let icon_at = pos2(inner.left() + 8.0, inner.center().y);
    let (font, glyph) = (Type::IconSmall.font(), line.icon.glyph());
    let painter = ui.painter();
    painter.text(
        icon_at,
        egui::Align2::CENTER_CENTER,
        glyph,
        font,
        palette.text_muted,
    );
    let end = Type::Small.job(&line.end, palette.text_muted, f32::INFINITY);
    let end = painter.layout_job(end);
    let end_at = pos2(
        inner.right() - end.size().x,
        inner.center().y - end.size().y / 2.0,
    );
    let left = inner.left() + 26.0;
    let room = (end_at.x - left - 12.0).max(40.0);
    painter.galley(end_at, end, palette.text_muted);
    let mut job = name_job(line, color, palette);
    job.wrap.max_width = room;
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = painter.layout_job(job);
    let at = pos2(left, inner.center().y - galley.size().y / 2.0);
    let clip = Rect::from_min_max(pos2(left, rect.top()), pos2(left + room, rect.bottom()));
    let was_cut = galley.elided;
    painter
        .with_clip_rect(clip.intersect(ui.clip_rect()))
        .galley(at, galley, color);
    if was_cut {
        return response.on_hover_text(line.accessible.as_str());
    }
    response
}

/// The name with the typed letters marked, then what tells it from others.
fn name_job(line: &Line, color: Color32, palette: &Palette) -> LayoutJob {
    let (name, letters) = &line.name;
    let plain = Type::Body.format(color);
    let marked = TextFormat {
        font_id: FontId::new(plain.font_id.size, Type::Heading.font().family),
        underline: Stroke::new(1.0, color),
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    for (at, letter) in name.chars().enumerate() {
        let is_marked = letters.binary_search(&at).is_ok();
        let format = if is_marked { &marked } else { &plain };
        job.append(letter.encode_utf8(&mut [0; 4]), 0.0, format.clone());
    }
    if !line.detail.is_empty() {
        let muted = Type::Small.format(palette.text_muted);
        job.append(&line.detail, 10.0, muted);
    }
    job
}
