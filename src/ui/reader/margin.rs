//! Notes in the margin: whose figure it is, in the colours of its metric.

use crate::app::{Command, ReadCommand, Reading};
use crate::model::{self, EvidenceId};
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::Type;
use egui::{CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// The width of a note, in points.
const WIDTH: f32 = 126.0;

/// A coded figure, and how far down the screen its line begins.
pub struct Note {
    /// Whose.
    pub evidence: EvidenceId,
    /// The top of its line, in points.
    pub y: f32,
}

/// The notes, none over another: each as near to its line as those above leave room.
pub fn notes_ui(
    ui: &Ui,
    look: Look<'_>,
    reading: &Reading,
    notes: &[Note],
    left: f32,
    out: &mut Outbox,
) {
    let mut free = f32::NEG_INFINITY;
    for note in notes {
        let top = (note.y + 4.0).max(free);
        free = note_ui(ui, look, reading, note, pos2(left, top), out) + 6.0;
    }
}

/// Paints a note and returns where it ends.
fn note_ui(
    ui: &Ui,
    look: Look<'_>,
    reading: &Reading,
    note: &Note,
    at: egui::Pos2,
    out: &mut Outbox,
) -> f32 {
    let palette = look.palette;
    let dataset = look.dataset();
    let claim = dataset.claims.get(dataset.claims.claim_of(note.evidence));
    let place = &dataset.place(claim.place).name;
    let metric = if Some(claim.metric) == look.state.view.query.metric {
        String::new()
    } else {
        format!(" {}", dataset.metric(claim.metric).in_sentence())
    };
    let again = match dataset.claims.evidence_row(note.evidence).role {
        model::Role::Restates => ", again",
        _ => "",
    };
    let words = format!("{place}, {}{metric}{again}", claim.value);
    let current = reading.current == Some(note.evidence);
    let style = if current { Type::Strong } else { Type::Small };
    let mut job = style.job(&visible(&words), palette.text, WIDTH - 14.0);
    for section in &mut job.sections {
        section.format.font_id.size = Type::Small.font().size;
        section.format.line_height = Some(Type::Small.line_height());
    }
    let galley = ui.painter().layout_job(job);
    let size = vec2(WIDTH, galley.size().y);
    let rect = Rect::from_min_size(at, size);
    let response = ui.interact(
        rect,
        ui.scope_id().with(("note", note.evidence)),
        Sense::CLICK,
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("Note: {words}")));
    if current || response.hovered() {
        let fill = if current {
            palette.accent_soft
        } else {
            palette.hover
        };
        ui.painter()
            .rect_filled(rect.expand2(vec2(6.0, 4.0)), CornerRadius::same(4), fill);
    }
    let dot = pos2(at.x + 4.0, at.y + 8.0);
    ui.painter()
        .circle_filled(dot, 4.0, look.metric(claim.metric).fill);
    ui.painter()
        .galley(at + vec2(14.0, 0.0), galley, palette.text);
    if response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
    {
        out.send(Command::Read(ReadCommand::Evidence(note.evidence)));
    }
    rect.bottom()
}
