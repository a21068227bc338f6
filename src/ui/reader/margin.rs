//! Notes in the margin: whose figure it is, in the colours of its metric.

use crate::app::{Command, ReadCommand, Reading};
use crate::model::{self, About, EvidenceId, Severity, Verdict};
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::Type;
use crate::ui::widgets::verdict_icon;
use egui::{Align2, CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

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
    verdict_ui(ui, look, note.evidence, at, &words);
    if response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
    {
        out.send(Command::Read(ReadCommand::Evidence(note.evidence)));
    }
    rect.bottom()
}

/// The verdict on the quote as a small shape left of its note.
fn verdict_ui(ui: &Ui, look: Look<'_>, evidence: EvidenceId, at: egui::Pos2, words: &str) {
    let verdict = verdict_of(look, evidence);
    let (icon, color, _) = verdict_icon(verdict, look.palette);
    let center = pos2(at.x - 10.0, at.y + 8.0);
    let rect = Rect::from_center_size(center, vec2(16.0, 16.0));
    let id = ui.scope_id().with(("verdict on a quote", evidence));
    let response = ui.interact(rect, id, Sense::HOVER);
    let name = format!("{}: {words}", said(verdict));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, visible(&name)));
    let (glyph, font) = (icon.glyph(), Type::IconSmall.font());
    ui.painter()
        .text(center, Align2::CENTER_CENTER, glyph, font, color);
    response.on_hover_text(said(verdict));
}

/// What the audit says of one quote: the worst of its findings.
fn verdict_of(look: Look<'_>, evidence: EvidenceId) -> Verdict {
    let (dataset, report) = (look.dataset(), look.report());
    if report.quote(evidence).span().is_none() {
        return Verdict::Broken;
    }
    let claim = dataset.claims.claim_of(evidence);
    let of_quote = report
        .about_claim(claim)
        .filter(|finding| matches!(finding.about, About::Evidence(_, id) if id == evidence));
    let worst = of_quote.map(|finding| finding.severity).min();
    match worst {
        Some(Severity::Error) => Verdict::Broken,
        Some(Severity::Warning) => Verdict::Warning,
        Some(Severity::Information) | None => Verdict::Verified,
    }
}

/// A verdict on a quote in words.
fn said(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Verified => "The quote says it",
        Verdict::Warning => "Look at this quote",
        _ => "The quote says something else",
    }
}
