//! A verdict as a badge: icon, word and colour, never colour alone.

use crate::app::Tag;
use crate::model::{Severity, Verdict};
use crate::ui::icons::Icon;
use crate::ui::look::Look;
use crate::ui::theme::{Palette, Type};
use egui::{
    Align2, Color32, CornerRadius, Pos2, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

/// The radius of the disc under a dataset's letter, in points.
const LETTER: f32 = 7.5;

/// The icon and the two colours of a verdict: of its words, and behind them.
#[must_use]
pub fn verdict_icon(verdict: Verdict, palette: &Palette) -> (Icon, Color32, Color32) {
    match verdict {
        Verdict::Verified => (Icon::Verified, palette.verified, palette.verified_soft),
        Verdict::Warning => (Icon::Warning, palette.warning, palette.warning_soft),
        Verdict::Broken => (Icon::Broken, palette.broken, palette.broken_soft),
        Verdict::Unchecked | Verdict::Unsourced => {
            (Icon::NoSource, palette.unsourced, palette.unsourced_soft)
        }
    }
}

/// The icon and the colour of a severity.
#[must_use]
pub fn severity_icon(severity: Severity, palette: &Palette) -> (Icon, Color32) {
    match severity {
        Severity::Error => (Icon::Broken, palette.broken),
        Severity::Warning => (Icon::Warning, palette.warning),
        Severity::Information => (Icon::Info, palette.text_muted),
    }
}

/// A dataset's letter on a small disc in its colours.
pub fn layer_badge(ui: &Ui, look: Look<'_>, tag: Tag, center: Pos2) {
    let colours = look.colours(tag.index());
    let painter = ui.painter();
    painter.circle_filled(center, LETTER, look.palette.panel);
    super::ring(painter, center, LETTER, 1.5, colours.edge);
    let font = egui::FontId::new(10.0, Type::Strong.font().family);
    painter.text(
        center,
        Align2::CENTER_CENTER,
        tag.letter(),
        font,
        look.palette.text,
    );
}

/// A pill with the verdict's icon and word.
pub fn verdict_badge(ui: &mut Ui, verdict: Verdict, palette: &Palette) -> Response {
    pill(ui, verdict, verdict.label(), palette).on_hover_text(explanation(verdict))
}

/// A pill in the colours of a verdict, with words of its own.
pub fn pill(ui: &mut Ui, verdict: Verdict, words: &str, palette: &Palette) -> Response {
    let (icon, color, soft) = verdict_icon(verdict, palette);
    let galley = ui
        .painter()
        .layout_job(Type::Small.job(words, color, f32::INFINITY));
    let width = 7.0 + 14.0 + 5.0 + galley.size().x + 9.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 22.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(11), soft);
    ui.painter().text(
        pos2(rect.left() + 14.0, rect.center().y),
        Align2::CENTER_CENTER,
        icon.glyph(),
        Type::IconSmall.font(),
        color,
    );
    let at = pos2(rect.left() + 26.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response
}

fn explanation(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Verified => "Every quote was found in its text, and says what the claim says.",
        Verdict::Warning => "Something here should be looked at.",
        Verdict::Broken => "A quote is not in its text, or says something else.",
        Verdict::Unchecked => "The text of the source is not attached, so nothing was checked.",
        Verdict::Unsourced => "The dataset gives no source for this claim.",
    }
}
