//! The page of the reader: paragraphs on the left, notes in the margin beside each coded figure.

use super::layout::Layout;
use super::margin::{Note, notes_ui};
use super::paragraph::{Paragraph, moved, outline};
use crate::app::{Command, ReadCommand, Reading};
use crate::model::Span;
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use egui::{Rect, Role, Sense, Ui, WidgetInfo, vec2};

/// The widest a line of text may be, in points.
const TEXT_WIDTH: f32 = 400.0;
/// The margin with its gap, in points.
const MARGIN: f32 = 164.0;
/// Above the first paragraph, in points.
const TOP: f32 = 14.0;

/// The width of the text on a panel this wide, in points.
#[must_use]
pub fn text_width(available: f32) -> f32 {
    if has_margin(available) {
        (available - MARGIN).min(TEXT_WIDTH)
    } else {
        available - 12.0
    }
}

/// Whether there is room for notes beside the text.
fn has_margin(available: f32) -> bool {
    available >= 440.0
}

/// The page. Scrolls to `scroll` when that is given.
pub fn page_ui(
    ui: &mut Ui,
    look: Look<'_>,
    reading: &Reading,
    layout: &Layout,
    scroll: Option<Span>,
    out: &mut Outbox,
) {
    let with_margin = has_margin(ui.available_width());
    let area = egui::ScrollArea::vertical()
        .id_salt(("page", reading.document))
        .auto_shrink(false);
    area.show_viewport(ui, |ui, viewport| {
        let size = vec2(ui.available_width(), layout.height + TOP * 2.0);
        let (page, _) = ui.allocate_exact_size(size, Sense::hover());
        let origin = page.min + vec2(0.0, TOP);
        let mut notes: Vec<Note> = Vec::new();
        // One screen more at both ends, so that Tab finds the next figure there and scrolls to it.
        let more = viewport.height().max(60.0);
        let first = layout
            .paragraphs
            .partition_point(|it| TOP + it.top + it.height() < viewport.top() - more);
        let in_view = layout
            .paragraphs
            .iter()
            .skip(first)
            .take_while(|it| TOP + it.top < viewport.bottom() + more);
        for paragraph in in_view {
            let at = origin + vec2(0.0, paragraph.top);
            paragraph_ui(ui, look, paragraph, at, &mut notes, out);
        }
        if with_margin {
            let left = page.left() + text_width(page.width()) + 20.0;
            notes_ui(ui, look, reading, &notes, left, out);
        }
        if let Some(span) = scroll {
            scroll_to(ui, layout, span, origin);
        }
    });
}

fn scroll_to(ui: &Ui, layout: &Layout, span: Span, origin: egui::Pos2) {
    let Some(paragraph) = layout.paragraphs.iter().find(|it| it.holds(span)) else {
        return;
    };
    let at = origin + vec2(0.0, paragraph.top);
    let rects = moved(paragraph.rects(span), at.to_vec2());
    let target = rects
        .first()
        .copied()
        .unwrap_or(Rect::from_min_size(at, vec2(1.0, 27.0)));
    // A glance down is as useful as one up: a third from the top.
    ui.scroll_to_rect(target.expand2(vec2(0.0, 90.0)), Some(egui::Align::Center));
}

fn paragraph_ui(
    ui: &mut Ui,
    look: Look<'_>,
    paragraph: &Paragraph,
    at: egui::Pos2,
    notes: &mut Vec<Note>,
    out: &mut Outbox,
) {
    let rect = Rect::from_min_size(at, paragraph.galley.size());
    let id = ui.scope_id().with(("paragraph", paragraph.span.start));
    let response = ui.interact(rect, id, Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &paragraph.words));
    paragraph.paint(ui, at, look.palette);
    for &(evidence, span) in &paragraph.figures {
        let rects = moved(paragraph.rects(span), at.to_vec2());
        let Some(&first) = rects.first() else {
            continue;
        };
        let all = rects.iter().copied().fold(first, Rect::union);
        let id = ui.scope_id().with(("figure", evidence));
        let response = ui.interact(all, id, Sense::click());
        let dataset = look.dataset();
        let claim = dataset.claims.get(dataset.claims.claim_of(evidence));
        let place = &dataset.place(claim.place).name;
        let name = format!("Figure in the text: {place}, {}", claim.value);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, visible(&name)));
        if response.has_focus() || response.hovered() {
            outline(ui, all, look.palette.focus);
        }
        if response.gained_focus() {
            ui.scroll_to_rect(all.expand(40.0), None);
        }
        if response
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .clicked()
        {
            out.send(Command::Read(ReadCommand::Evidence(evidence)));
        }
        notes.push(Note {
            evidence,
            y: first.top(),
        });
    }
}
