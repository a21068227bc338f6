//! Paints the lines of the list: the heading of a code, of a document, and a finding.

use super::row_text::{RowText, severity_word};
use crate::model::{Finding, grouped};
use crate::text::visible;
use crate::ui::icons::Icon;
use crate::ui::look::Look;
use crate::ui::theme::{Palette, Type};
use crate::ui::widgets::{difference_job, icon_button, severity_icon};
use crate::view::{FindingGroup, FindingPart};
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, CornerRadius, Galley, Rect, Response, Role, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// The height of a group's heading, in points.
pub const GROUP: f32 = 58.0;
/// The height of a part's heading, in points.
pub const PART: f32 = 34.0;
/// The height of a finding with words of a source, in points.
pub const WITH_WORDS: f32 = 82.0;
/// The height of a finding without, in points.
pub const WITHOUT_WORDS: f32 = 56.0;

/// Above the first line of a finding and below the last, in points.
const AIR: f32 = 9.0;
/// Between two lines of a finding, in points.
const GAP: f32 = 3.0;
/// Left of the words of a finding, in points.
const INDENT: f32 = 28.0;
/// Right of them, for the button that copies.
const RIGHT: f32 = 44.0;

/// "The source limits the number and the claim does not", with icon, word, code and count.
pub fn group_ui(
    ui: &Ui,
    look: Look<'_>,
    group: &FindingGroup,
    folded: bool,
    rect: Rect,
    response: &Response,
) {
    let palette = look.palette;
    let word = severity_word(group.severity);
    let count = grouped(group.count as u64);
    let plural = if group.count == 1 { "" } else { "s" };
    let meaning = crate::ui::dialogs::capital(group.meaning);
    let name = format!(
        "{word}: {meaning} ({}), {count} finding{plural}{}",
        group.code,
        if folded { ", folded" } else { "" }
    );
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, !folded, &name));
    let body = rect.with_min_y(rect.top() + 10.0).shrink2(vec2(0.0, 2.0));
    ground(ui, body, response, false, Some(palette.sunken), palette);
    chevron(ui, body, folded, palette);
    let (icon, color) = severity_icon(group.severity, palette);
    let top = body.top() + 6.0;
    let font = Type::Icon.font();
    let at = pos2(body.left() + 36.0, top + 9.0);
    ui.painter()
        .text(at, Align2::CENTER_CENTER, icon.glyph(), font, color);
    let width = body.width() - 60.0;
    let title = line(ui, &meaning, Type::Strong, palette.text, width);
    ui.painter()
        .galley(pos2(body.left() + 52.0, top), title, palette.text);
    let facts = format!("{word} · {count} finding{plural} · {}", group.code);
    let facts = line(ui, &facts, Type::Small, palette.text_muted, width);
    let at = pos2(body.left() + 52.0, top + 18.0);
    ui.painter().galley(at, facts, palette.text_muted);
}

/// "Atalayar · 34".
pub fn part_ui(
    ui: &Ui,
    look: Look<'_>,
    part: &FindingPart,
    folded: bool,
    rect: Rect,
    response: &Response,
) {
    let palette = look.palette;
    let document = part.document.map_or_else(
        || "No document".to_owned(),
        |id| visible(look.dataset().document(id).short_name()).into_owned(),
    );
    let count = grouped(part.rows.len() as u64);
    let words = format!("{document} · {count}");
    let name = format!(
        "Findings in {document}: {count}{}",
        if folded { ", folded" } else { "" }
    );
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, !folded, &name));
    let body = rect.with_min_x(rect.left() + 16.0);
    ground(ui, body, response, false, None, palette);
    chevron(ui, body, folded, palette);
    let galley = line(ui, &words, Type::Strong, palette.text, body.width() - 40.0);
    let at = pos2(body.left() + 28.0, body.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.text);
}

fn chevron(ui: &Ui, rect: Rect, folded: bool, palette: &Palette) {
    let icon = if folded { Icon::Right } else { Icon::Down };
    let at = pos2(rect.left() + 14.0, rect.center().y);
    let font = Type::IconSmall.font();
    let color = palette.text_muted;
    ui.painter()
        .text(at, Align2::CENTER_CENTER, icon.glyph(), font, color);
}

/// The ground of a line: chosen, under the pointer, with the focus.
fn ground(
    ui: &Ui,
    rect: Rect,
    response: &Response,
    selected: bool,
    plain: Option<egui::Color32>,
    palette: &Palette,
) {
    let corner = CornerRadius::same(6);
    let fill = if selected {
        Some(palette.accent_soft)
    } else if response.hovered() {
        Some(palette.hover)
    } else {
        plain
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, corner, fill);
    }
    if response.has_focus() {
        let line = Stroke::new(2.0, palette.focus);
        ui.painter()
            .rect_stroke(rect, corner, line, egui::StrokeKind::Inside);
    }
}

/// A finding; the chosen one in full. Returns whether it is to be copied.
pub fn finding_ui(
    ui: &mut Ui,
    look: Look<'_>,
    finding: &Finding,
    text: &RowText,
    selected: bool,
    rect: Rect,
    response: &Response,
) -> bool {
    let palette = look.palette;
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &text.name));
    if !ui.is_rect_visible(rect) && !response.has_focus() {
        return false;
    }
    ground(ui, rect, response, selected, None, palette);
    let mut y = rect.top() + AIR;
    for galley in galleys(ui, look, finding, text, selected, rect.width()) {
        let height = galley.size().y;
        let at = pos2(rect.left() + INDENT, y);
        ui.painter().galley(at, galley, palette.text);
        y += height + GAP;
    }
    let line = Stroke::new(1.0, palette.stroke);
    ui.painter()
        .hline(rect.left() + INDENT..=rect.right(), rect.bottom(), line);
    if !selected {
        return false;
    }
    let place = Rect::from_min_size(
        pos2(rect.right() - 36.0, rect.top() + 4.0),
        vec2(32.0, 32.0),
    );
    let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(place).id_salt("copy one"));
    icon_button(&mut corner, Icon::Copy, "Copy this finding", palette).clicked()
}

/// The height of a finding in full.
pub fn full_height(ui: &Ui, look: Look<'_>, finding: &Finding, text: &RowText, width: f32) -> f32 {
    let lines = galleys(ui, look, finding, text, true, width);
    let text: f32 = lines.iter().map(|it| it.size().y + GAP).sum();
    (text - GAP + AIR * 2.0).max(44.0)
}

/// The lines of a finding from the top to the bottom.
fn galleys(
    ui: &Ui,
    look: Look<'_>,
    finding: &Finding,
    text: &RowText,
    full: bool,
    width: f32,
) -> Vec<Arc<Galley>> {
    let palette = look.palette;
    let width = (width - INDENT - RIGHT).max(120.0);
    let lay = |mut job: LayoutJob| {
        job.wrap.max_rows = if full { usize::MAX } else { 1 };
        job.wrap.break_anywhere = !full;
        ui.painter().layout_job(job)
    };
    let mut lines = vec![lay(Type::Body.job(&text.message, palette.text, width))];
    if let Some(words) = &text.words {
        lines.push(lay(words_job(words, width, palette)));
    }
    if full {
        if let Some(parted) = &text.difference {
            lines.push(lay(difference_job(parted, width, palette)));
        }
        lines.push(lay(Type::Small.job(&text.help, palette.text, width)));
        let place = format!("{} · {}", text.place, finding.code);
        lines.push(lay(Type::Small.job(&place, palette.text_muted, width)));
    } else {
        let foot = format!("{} — {}", text.place, text.help);
        lines.push(lay(Type::Small.job(&foot, palette.text_muted, width)));
    }
    lines
}

/// The words of the source in its own type, those at issue marked.
fn words_job(words: &[String; 3], width: f32, palette: &Palette) -> LayoutJob {
    let plain = Type::Quote.format(palette.quote_text);
    let marked = TextFormat {
        background: palette.number_highlight,
        underline: Stroke::new(2.0, palette.number_highlight_line),
        ..plain.clone()
    };
    let [before, at_issue, after] = words;
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.append(before, 0.0, plain.clone());
    job.append(at_issue, 0.0, marked);
    job.append(after, 0.0, plain);
    job
}

fn line(ui: &Ui, words: &str, style: Type, color: egui::Color32, width: f32) -> Arc<Galley> {
    let mut job = style.job(words, color, width);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    ui.painter().layout_job(job)
}
