//! The lane under the bars: dates that are wider than a day, each as a thin line over its days.
//! They stand in no bar, since nobody knows on which of their days.

use super::super::laid::{Laid, Wide};
use super::bars::Plot;
use crate::app::Command;
use crate::text::visible;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Type, space};
use crate::ui::widgets::body;
use crate::view::DayFilter;
use egui::{CornerRadius, CursorIcon, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2};

/// The height of a row of the lane, in points.
const ROW: f32 = 6.0;
/// The height of a line in it, in points.
const LINE: f32 = 3.0;
/// As many as take the focus one by one; the menu of wider dates has all of them.
const NAMED: usize = 24;

/// The height of the lane in points; 0 where nothing stands in it.
pub(super) fn height(laid: &Laid) -> f32 {
    let rows = laid.wider.iter().map(|wide| wide.row + 1).max();
    #[expect(clippy::cast_precision_loss, reason = "two rows")]
    let rows = rows.unwrap_or(0) as f32;
    if rows > 0.0 { rows * ROW + 2.0 } else { 0.0 }
}

/// Paints the lane. A line of it is chosen by hand or by key as a bar is.
pub(super) fn lane_ui(ui: &Ui, plot: &Plot<'_>, out: &mut Outbox) {
    for (at, wide) in plot.laid.wider.iter().enumerate() {
        line_ui(ui, plot, wide, at < NAMED, out);
    }
}

fn line_ui(ui: &Ui, plot: &Plot<'_>, wide: &Wide, has_name: bool, out: &mut Outbox) {
    let palette = plot.look.palette;
    let left = plot.area.left();
    #[expect(clippy::cast_precision_loss, reason = "two rows")]
    let top = plot.area.bottom() + 2.0 + wide.row as f32 * ROW;
    let from = left + wide.from;
    let to = (left + wide.to).max(from + 4.0);
    let room = Rect::from_min_max(pos2(from, top), pos2(to, top + ROW));
    let line = Rect::from_min_max(
        pos2(from + 1.0, top + 1.0),
        pos2(to - 1.0, top + 1.0 + LINE),
    );
    let days = DayFilter::On(wide.date);
    let is_chosen = plot.look.state.view.query.days == days;
    let colours = plot.look.shown_metric();
    let painter = ui.painter();
    let corner = CornerRadius::same(1);
    if wide.counted.shown == 0 {
        let stroke = Stroke::new(1.0, palette.text_muted);
        painter.rect_stroke(line, corner, stroke, StrokeKind::Inside);
    } else if is_chosen {
        painter.rect_filled(line.expand2(egui::vec2(0.0, 1.0)), corner, colours.edge);
    } else {
        painter.rect_filled(line, corner, colours.fill.gamma_multiply(0.55));
    }
    if !has_name {
        return;
    }
    let words = visible(&format!("{}: {}", wide.date.long(), wide.counted.words())).into_owned();
    let id = super::super::id().with(("wider date", wide.date.to_string()));
    let response = ui.interact(room, id, Sense::click());
    response.widget_info(|| {
        let name = format!("{words}, a date wider than a day");
        WidgetInfo::selected(Role::Button, true, is_chosen, name)
    });
    if response.has_focus() {
        let stroke = Stroke::new(2.0, palette.focus);
        painter.rect_stroke(room.expand(1.0), corner, stroke, StrokeKind::Outside);
    }
    if response.clicked() {
        out.send(Command::ShowDays(days));
    }
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(300.0);
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.label(Type::Heading.text(visible(&wide.date.long()), palette.text));
            let words = "Nobody knows on which of these days: they stand in no bar.";
            body(ui, wide.counted.words(), palette);
            body(ui, words, palette);
        });
}
