//! The foot of the reader: how many figures are coded, which numbers nobody coded.

use super::uncoded::list_ui;
use crate::app::Reading;
use crate::audit::{Uncoded, uncoded};
use crate::model::DocumentId;
use crate::ui::icons::{Icon, picture};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::Type;
use crate::ui::widgets::{link, small};
use egui::{Align, Frame, Layout, Margin, Panel, Stroke, Ui};
use std::sync::Arc;

/// The numbers of a document that no claim uses, kept until another document is read.
#[derive(Clone)]
struct Kept {
    revision: (u64, DocumentId, usize),
    numbers: Arc<Uncoded>,
}

/// The foot; its list folds out.
pub fn foot_ui(
    ui: &mut Ui,
    look: Look<'_>,
    reading: &Reading,
    text: &Arc<str>,
    open: &mut bool,
    out: &mut Outbox,
) {
    let palette = look.palette;
    let numbers = kept(ui, look, reading, text);
    let frame = Frame::new()
        .fill(palette.panel)
        .inner_margin(Margin::symmetric(0, 10));
    // A panel of its own when it lists: egui keeps a panel at the height that it once had.
    let panel = if *open {
        let height = (ui.available_height() * 0.5).min(300.0);
        Panel::bottom("reader foot with list").exact_size(height)
    } else {
        Panel::bottom("reader foot")
    };
    panel.show_separator_line(false).frame(frame).show(ui, |ui| {
        let top = ui.max_rect().expand2(egui::vec2(20.0, 10.0));
        ui.painter().hline(top.x_range(), top.top(), Stroke::new(1.0, palette.stroke));
        ui.horizontal(|ui| {
            let coded = reading.passages.len();
            let dismissed = look.dataset().document(reading.document).dismissed.len();
            let counts = [
                (coded, "figures coded"),
                (numbers.open.len(), "numbers not coded"),
                (numbers.set_aside.len(), "set aside"),
                (dismissed, "dismissed"),
            ];
            let has_dismissed = dismissed > 0;
            for (count, words) in counts.into_iter().take(if has_dismissed { 4 } else { 3 }) {
                ui.spacing_mut().item_spacing.x = 4.0;
                ui.label(Type::MapLabel.text(count.to_string(), palette.text));
                ui.label(Type::Body.text(words, palette.text));
                ui.add_space(10.0);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let icon = if *open { Icon::Down } else { Icon::Up };
                picture(ui, icon.small(palette.accent));
                if link(ui, if *open { "Hide them" } else { "List them" }, palette).clicked() {
                    *open = !*open;
                }
            });
        });
        let why = "Set aside, because they count no people: dates, years, lengths of time, sums of money.";
        small(ui, why, palette);
        if *open {
            list_ui(ui, look, reading, &numbers, text, out);
        }
    });
}

fn kept(ui: &Ui, look: Look<'_>, reading: &Reading, text: &Arc<str>) -> Arc<Uncoded> {
    let id = egui::Id::unique("numbers nobody coded");
    let address = text.as_ptr().addr();
    let revision = (look.state.revision, reading.document, address);
    let known: Option<Kept> = ui.ctx().data(|data| data.get_temp(id));
    if let Some(known) = known.filter(|known| known.revision == revision) {
        return known.numbers;
    }
    let numbers = Arc::new(uncoded(
        look.dataset(),
        reading.document,
        text,
        look.report(),
    ));
    let kept = Kept {
        revision,
        numbers: Arc::clone(&numbers),
    };
    ui.ctx().data_mut(|data| data.insert_temp(id, kept));
    numbers
}
