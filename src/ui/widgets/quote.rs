//! The words of a source on paper, with number, qualifier and place marked inside them.

use crate::model::{EvidenceRef, Span};
use crate::text::visible;
use crate::ui::theme::{Palette, Type, radius};
use crate::view::FigureWords;
use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, Margin, Response, Role, Sense, Stroke, Ui, WidgetInfo};

/// A quote that can be clicked: it leads to its place in the document. `figure` is its marked
/// figure, taken apart.
pub fn quote(
    ui: &mut Ui,
    evidence: &EvidenceRef<'_>,
    figure: Option<FigureWords>,
    can_open: bool,
    palette: &Palette,
) -> Response {
    let sense = if can_open {
        Sense::click()
    } else {
        Sense::hover()
    };
    let frame = egui::Frame::new()
        .fill(palette.quote)
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::symmetric(12, 10));
    let shown = frame.show(ui, |ui| {
        let width = ui.available_width();
        ui.set_min_width(width);
        let galley = ui
            .painter()
            .layout_job(job(evidence, figure, width, palette));
        let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
        ui.painter().galley(rect.min, galley, palette.quote_text);
    });
    let response = ui.interact(shown.response.rect, shown.response.id.with("quote"), sense);
    let kind = if can_open { Role::Link } else { Role::Label };
    let name = visible(evidence.exact);
    response.widget_info(|| WidgetInfo::labeled(kind, true, name.as_ref()));
    if can_open && (response.hovered() || response.has_focus()) {
        let stroke = Stroke::new(if response.has_focus() { 2.0 } else { 1.0 }, palette.accent);
        let corner = CornerRadius::same(radius::CARD);
        ui.painter()
            .rect_stroke(response.rect, corner, stroke, egui::StrokeKind::Outside);
    }
    response.on_hover_cursor(if can_open {
        egui::CursorIcon::PointingHand
    } else {
        egui::CursorIcon::Default
    })
}

/// The quote as a layout job: number on peach with a red line, its qualifier with a thin red line
/// on a paler ground, place on blue with a blue line.
fn job(
    evidence: &EvidenceRef<'_>,
    figure: Option<FigureWords>,
    width: f32,
    palette: &Palette,
) -> LayoutJob {
    let plain = Type::Quote.format(palette.quote_text);
    let marked = |background, line| TextFormat {
        background,
        expand_bg: 1.0,
        underline: Stroke::new(2.0, line),
        ..plain.clone()
    };
    let number = marked(palette.number_highlight, palette.number_highlight_line);
    let qualifier = TextFormat {
        background: palette.number_highlight.gamma_multiply(PALE),
        expand_bg: 1.0,
        underline: Stroke::new(1.0, palette.number_highlight_line),
        ..plain.clone()
    };
    let place = marked(palette.place_highlight, palette.place_highlight_line);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for (text, part) in pieces(evidence, figure) {
        let format = match part {
            Part::Plain => plain.clone(),
            Part::Number => number.clone(),
            Part::Qualifier => qualifier.clone(),
            Part::Place => place.clone(),
        };
        job.append(&visible(&text), 0.0, format);
    }
    job
}

/// How much of a number's ground stands behind its qualifier.
const PALE: f32 = 0.4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Plain,
    Number,
    Qualifier,
    Place,
}

/// The quote cut at the edges of its marked spans.
fn pieces(evidence: &EvidenceRef<'_>, figure: Option<FigureWords>) -> Vec<(String, Part)> {
    let number = figure.map_or(evidence.figure, |figure| Some(figure.number));
    let qualifier = figure.and_then(|figure| figure.qualifier);
    let inside =
        |span: Option<Span>, at: u32| span.is_some_and(|span| span.start <= at && at < span.end);
    let mut pieces: Vec<(String, Part)> = Vec::new();
    for (at, scalar) in (0_u32..).zip(evidence.exact.chars()) {
        let part = if inside(number, at) {
            Part::Number
        } else if inside(qualifier, at) {
            Part::Qualifier
        } else if inside(evidence.place, at) {
            Part::Place
        } else {
            Part::Plain
        };
        match pieces.last_mut() {
            Some((text, last)) if *last == part => text.push(scalar),
            _ => pieces.push((scalar.to_string(), part)),
        }
    }
    pieces
}
