//! One row: its cells, what a screen reader says of it.

use super::Lane;
use super::heads::PAD;
use crate::model::{ClaimId, PlaceId, Value, Verdict};
use crate::scene::geometry::Point;
use crate::scene::marks::figure_words;
use crate::scene::symbol::Symbol;
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::theme::{MetricColours, Type};
use crate::ui::widgets::{paint_shapes, verdict_icon};
use crate::view::{Column, TableRows, TableSource};
use egui::{
    Align2, Color32, CornerRadius, Galley, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// So many characters of a cell are laid out, and so many are shown under the pointer.
const CELL: usize = 200;
const WHOLE: usize = 1_200;
/// The room of a symbol or of an icon before the words, in points.
pub(super) const SIGN: f32 = 22.0;

/// Which row it is.
#[derive(Debug, Clone, Copy)]
pub struct RowLook {
    /// What the rows are.
    pub rows: TableRows,
    /// The number of its claim or place.
    pub item: u32,
    /// Its row, counted from the top.
    pub at: usize,
    /// Whether it is selected.
    pub is_selected: bool,
}

/// The id of a row, wherever it stands.
pub fn row_id(item: u32) -> Id {
    Id::unique(("row of the table", item))
}

/// Paints a row and says what it is.
pub fn row_ui(
    ui: &mut Ui,
    look: Look<'_>,
    source: TableSource<'_>,
    row: RowLook,
    lanes: &[Lane],
    rect: Rect,
    response: &Response,
) {
    let palette = look.palette;
    let words = row_words(look, source, row);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, row.is_selected, &words));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_row_index(row.at + 1);
        node.set_selected(row.is_selected);
    });
    if !ui.is_rect_visible(rect) {
        return;
    }
    let fill = if row.is_selected {
        Some(palette.accent_soft)
    } else if response.hovered() {
        Some(palette.hover)
    } else {
        None
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
    }
    let cells = egui::UiBuilder::new()
        .id_salt(("cells", row.item))
        .max_rect(rect)
        .accessibility_parent(response.id);
    let mut cells = ui.new_child(cells);
    for (at, lane) in lanes.iter().enumerate() {
        let corner = pos2(rect.left() + lane.left, rect.top());
        let cell = Rect::from_min_size(corner, vec2(lane.width, rect.height()));
        cell_ui(&mut cells, look, source, row, (at, lane.column), cell);
    }
    let painter = ui.painter();
    let line = Stroke::new(1.0, palette.stroke);
    painter.hline(rect.x_range(), rect.bottom(), line);
    let seen = rect.intersect(ui.clip_rect());
    if row.is_selected {
        // Never by colour alone.
        let bar = Rect::from_min_size(seen.min, vec2(3.0, rect.height()));
        painter.rect_filled(bar, CornerRadius::ZERO, palette.accent);
    }
    if response.has_focus() {
        let line = Stroke::new(2.0, palette.focus);
        painter.rect_stroke(seen, CornerRadius::same(4), line, StrokeKind::Inside);
    }
}

fn cell_ui(
    ui: &mut Ui,
    look: Look<'_>,
    source: TableSource<'_>,
    row: RowLook,
    (at, column): (usize, Column),
    cell: Rect,
) {
    let palette = look.palette;
    let text = source.text(row.rows, column, row.item);
    let response = ui.interact(cell, row_id(row.item).with(column), Sense::hover());
    let name = visible(cut(&text, WHOLE));
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &name));
    let node = |node: &mut egui::accesskit::Node| node.set_column_index(at);
    ui.ctx().accesskit_node_builder(response.id, node);
    if !ui.is_rect_visible(cell) {
        return;
    }
    let mut left = cell.left() + PAD;
    match column {
        Column::Verdict => {
            let (icon, color, _) = verdict_icon(verdict(source, row), palette);
            let at = pos2(left + 7.0, cell.center().y);
            let font = Type::IconSmall.font();
            ui.painter()
                .text(at, Align2::CENTER_CENTER, icon.glyph(), font, color);
            left += SIGN;
        }
        Column::Figure => {
            if let Some((value, colours)) = figure(look, source, row) {
                let shapes = Symbol::for_list(value).list_shapes(Point::default(), true);
                let origin = vec2(left + 7.0, cell.center().y);
                paint_shapes(ui.painter(), origin, &shapes, colours, palette);
            }
            left += SIGN;
        }
        _ => {}
    }
    let style = match column {
        Column::Figure | Column::Place => Type::Strong,
        _ => Type::Body,
    };
    let room = cell.right() - PAD - left;
    let galley = one_line(ui, &visible(cut(&text, CELL)), style, palette.text, room);
    let is_cut = galley.elided || text.len() > CELL;
    let words = galley.size();
    if column.is_numeric() {
        left = cell.right() - PAD - words.x;
    }
    let middle = cell.center().y - words.y / 2.0;
    ui.painter()
        .galley(pos2(left, middle), galley, palette.text);
    if is_cut {
        response.on_hover_text(name);
    }
}

/// Words on one line, cut with "…" where there is no room.
pub fn one_line(ui: &Ui, text: &str, style: Type, color: Color32, room: f32) -> Arc<Galley> {
    let mut job = style.job(text, color, room.max(1.0));
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    ui.painter().layout_job(job)
}

fn verdict(source: TableSource<'_>, row: RowLook) -> Verdict {
    match row.rows {
        TableRows::Claims => source.report.verdict(ClaimId::new(row.item as usize)),
        TableRows::Places => {
            let figure = source.view.figure(PlaceId::new(row.item as usize));
            figure.map_or(Verdict::Unchecked, |figure| figure.worst)
        }
    }
}

fn figure<'a>(
    look: Look<'a>,
    source: TableSource<'a>,
    row: RowLook,
) -> Option<(Value<'a>, MetricColours)> {
    match row.rows {
        TableRows::Claims => {
            let claim = source.dataset.claims.get(ClaimId::new(row.item as usize));
            Some((claim.value, look.metric(claim.metric)))
        }
        TableRows::Places => {
            let figure = source.view.figure(PlaceId::new(row.item as usize))?;
            Some((figure.value(source.dataset)?, look.shown_metric()))
        }
    }
}

/// "In the table, Moscow, 1,800 arrests, 31 January 2021, OVD-Info, Verified"
fn row_words(look: Look<'_>, source: TableSource<'_>, row: RowLook) -> String {
    let verdict = verdict(source, row).label();
    let words = match row.rows {
        TableRows::Claims => {
            let id = ClaimId::new(row.item as usize);
            let claim = source.dataset.claims.get(id);
            let place = &source.dataset.place(claim.place).name;
            let metric = look.dataset().metric(claim.metric).in_sentence();
            let day = source.text(row.rows, Column::Day, row.item);
            let claimant = source.text(row.rows, Column::Claimant, row.item);
            let by = if claimant.is_empty() { "" } else { ", " };
            format!("{place}, {} {metric}, {day}{by}{claimant}", claim.value)
        }
        TableRows::Places => {
            let id = PlaceId::new(row.item as usize);
            let place = &source.dataset.place(id).name;
            let figure = source.view.figure(id);
            let figure = figure.map(|figure| figure_words(source.dataset, figure));
            format!("{place}, {}", figure.unwrap_or_default())
        }
    };
    let words = format!("In the table, {words}, {verdict}");
    visible(&words).into_owned()
}

/// The beginning of a text, at most so many bytes of it.
fn cut(text: &str, most: usize) -> &str {
    let end = text.floor_char_boundary(most);
    text.get(..end).unwrap_or(text)
}
