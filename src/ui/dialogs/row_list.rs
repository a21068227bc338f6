//! The rows of a report, of which only those in view are laid out.

use crate::load::import::{Reason, RowEntry, RowReport};
use crate::model::grouped;
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::theme::Type;
use crate::ui::widgets::severity_icon;
use egui::{
    EventFilter, Key, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2,
};

/// How high each line is, in points.
const LINE: f32 = 28.0;
/// How many lines are laid out above and below those in view, so that Tab finds the next one.
const MORE: usize = 8;

/// What stands on a line.
#[derive(Clone, Copy)]
enum Line<'r> {
    /// A reason with its count.
    Reason(&'r Reason),
    /// What to do about it.
    Help(&'r Reason),
    /// A cell or row.
    Entry(&'r RowEntry),
    /// So many are counted and not listed.
    Rest(u64),
}

/// The list: everything, or the entries of one reason.
pub fn row_list_ui(
    ui: &mut Ui,
    look: Look<'_>,
    report: &RowReport,
    chosen: Option<usize>,
    height: f32,
) {
    head_ui(ui, look);
    let count = lines(report, chosen);
    let area = egui::ScrollArea::vertical()
        .id_salt(("rows of the report", chosen))
        .max_height(height - LINE)
        .min_scrolled_height(height - LINE)
        .auto_shrink([false, true]);
    area.show_viewport(ui, |ui, viewport| {
        let width = ui.available_width();
        #[expect(clippy::cast_precision_loss, reason = "a height on the screen")]
        let whole = count as f32 * LINE;
        let (page, _) = ui.allocate_exact_size(vec2(width, whole), Sense::hover());
        let wanted_id = ui.scope_id().with("wanted line");
        let wanted = ui.data_mut(|data| data.remove_temp::<usize>(wanted_id));
        let (first, end) = (line_at(viewport.top()), line_at(viewport.bottom()) + 1);
        let (first, end) = (first.saturating_sub(MORE), (end + MORE).min(count));
        let elsewhere = wanted.filter(|at| *at < count && !(first..end).contains(at));
        for at in (first..end).chain(elsewhere) {
            let Some(line) = line(report, chosen, at) else {
                continue;
            };
            #[expect(clippy::cast_precision_loss, reason = "a height on the screen")]
            let corner = page.min + vec2(0.0, at as f32 * LINE);
            let rect = Rect::from_min_size(corner, vec2(width, LINE));
            let id = ui.scope_id().with(("line of the report", at));
            let response = ui.interact(rect, id, Sense::focusable_noninteractive());
            if wanted == Some(at) {
                response.request_focus();
                ui.scroll_to_rect(rect, None);
            }
            if response.gained_focus() {
                ui.scroll_to_rect(rect, None);
            }
            line_ui(ui, look, line, rect, &response);
            if let Some(next) = next_by_key(ui, &response, at, viewport.height()) {
                let next = next.min(count - 1);
                ui.data_mut(|data| data.insert_temp(wanted_id, next));
                ui.request_repaint();
            }
        }
    });
}

/// The line at a height.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole lines of a list"
)]
fn line_at(height: f32) -> usize {
    (height.max(0.0) / LINE) as usize
}

/// How many lines a reason has.
fn lines_of(reason: &Reason) -> usize {
    2 + reason.entries.len() + usize::from(rest(reason) > 0)
}

fn rest(reason: &Reason) -> u64 {
    reason.count.saturating_sub(reason.entries.len() as u64)
}

fn lines(report: &RowReport, chosen: Option<usize>) -> usize {
    match chosen.and_then(|at| report.reasons.get(at)) {
        Some(reason) => lines_of(reason) - 2,
        None => report.reasons.iter().map(lines_of).sum(),
    }
}

fn line(report: &RowReport, chosen: Option<usize>, at: usize) -> Option<Line<'_>> {
    if let Some(reason) = chosen.and_then(|at| report.reasons.get(at)) {
        return line_of(reason, at + 2);
    }
    let mut before = 0;
    for reason in &report.reasons {
        let count = lines_of(reason);
        if at < before + count {
            return line_of(reason, at - before);
        }
        before += count;
    }
    None
}

fn line_of(reason: &Reason, at: usize) -> Option<Line<'_>> {
    match at {
        0 => Some(Line::Reason(reason)),
        1 => Some(Line::Help(reason)),
        _ => {
            let entry = reason.entries.get(at - 2).map(Line::Entry);
            entry.or_else(|| (rest(reason) > 0).then(|| Line::Rest(rest(reason))))
        }
    }
}

/// Where the cells of a line begin and how wide they are, of a width.
fn cells(rect: Rect) -> [Rect; 4] {
    let width = rect.width();
    let shares = [0.0, 0.11, 0.34, 0.62, 1.0];
    std::array::from_fn(|at| {
        let from = shares.get(at).copied().unwrap_or_default();
        let to = shares.get(at + 1).copied().unwrap_or(1.0);
        let min = rect.min + vec2(width * from, 0.0);
        Rect::from_min_size(min, vec2(width * (to - from) - 8.0, rect.height()))
    })
}

fn head_ui(ui: &mut Ui, look: Look<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let inner = Rect::from_min_max(rect.min + vec2(4.0, 0.0), rect.max);
    let words = ["Line", "Column", "Value", "What was done"];
    for (cell, words) in cells(inner).into_iter().zip(words) {
        words_ui(ui, cell, Type::Small, words, look.palette.text_muted);
    }
    let stroke = Stroke::new(1.0, look.palette.stroke);
    ui.painter().hline(rect.x_range(), rect.bottom(), stroke);
}

/// Paints words on one line into a rectangle. Returns whether they were cut.
fn words_ui(ui: &Ui, rect: Rect, style: Type, words: &str, color: egui::Color32) -> bool {
    let mut job = style.job(&visible(words), color, rect.width());
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.painter().layout_job(job);
    let at = egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    let cut = galley.elided;
    ui.painter().galley(at, galley, color);
    cut
}

fn line_ui(ui: &Ui, look: Look<'_>, line: Line<'_>, rect: Rect, response: &Response) {
    let palette = look.palette;
    let words = match line {
        Line::Reason(reason) => format!(
            "{}: {}, {}",
            reason.severity.word(),
            reason.message,
            grouped(reason.count)
        ),
        Line::Help(reason) => reason.help.clone(),
        Line::Entry(entry) => entry.to_string(),
        Line::Rest(count) => format!("and {} more", grouped(count)),
    };
    let words = visible(&words).into_owned();
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, words.as_str()));
    if response.has_focus() {
        let stroke = Stroke::new(2.0, palette.focus);
        let corner = egui::CornerRadius::same(4);
        ui.painter()
            .rect_stroke(rect, corner, stroke, egui::StrokeKind::Inside);
    }
    let indented = |by: f32| Rect::from_min_max(rect.min + vec2(by, 0.0), rect.max);
    let cut = match line {
        Line::Reason(reason) => {
            let (icon, color) = severity_icon(reason.severity, palette);
            let glyph = icon.glyph().to_string();
            words_ui(ui, indented(4.0), Type::IconSmall, &glyph, color);
            let message = super::capital(&reason.message);
            let message = format!("{message} ({})", grouped(reason.count));
            words_ui(ui, indented(26.0), Type::Strong, &message, palette.text)
        }
        Line::Help(reason) => words_ui(
            ui,
            indented(26.0),
            Type::Small,
            &reason.help,
            palette.text_muted,
        ),
        Line::Rest(_) => words_ui(ui, indented(4.0), Type::Small, &words, palette.text_muted),
        Line::Entry(entry) => entry_ui(ui, look, entry, indented(4.0)),
    };
    ui.painter().hline(
        rect.x_range(),
        rect.bottom(),
        Stroke::new(1.0, palette.stroke),
    );
    if cut {
        response.clone().on_hover_text(words);
    }
}

fn entry_ui(ui: &Ui, look: Look<'_>, entry: &RowEntry, rect: Rect) -> bool {
    let palette = look.palette;
    let line = if entry.line > 0 {
        grouped(entry.line)
    } else {
        String::new()
    };
    let [first, second, third, fourth] = cells(rect);
    // A row as a whole has no column and no value.
    let header = if entry.header.is_empty() {
        "The whole row"
    } else {
        entry.header.as_str()
    };
    let cut = [
        words_ui(ui, first, Type::Body, &line, palette.text),
        words_ui(ui, second, Type::Body, header, palette.text_muted),
        words_ui(ui, third, Type::Body, &entry.value, palette.text),
        words_ui(ui, fourth, Type::Body, &entry.done, palette.text),
    ];
    cut.contains(&true)
}

/// The line that a key asks for while this one has the focus.
fn next_by_key(ui: &Ui, response: &Response, at: usize, height: f32) -> Option<usize> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let screen = line_at(height).max(1);
    if pressed(Key::ArrowDown) {
        Some(at + 1)
    } else if pressed(Key::ArrowUp) {
        Some(at.saturating_sub(1))
    } else if pressed(Key::PageDown) {
        Some(at + screen)
    } else if pressed(Key::PageUp) {
        Some(at.saturating_sub(screen))
    } else if pressed(Key::Home) {
        Some(0)
    } else if pressed(Key::End) {
        Some(usize::MAX)
    } else {
        None
    }
}
