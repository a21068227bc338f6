//! What a claim says and what its source says, where the two part: on one line.

use crate::model::Difference;
use crate::text::visible;
use crate::ui::icons::{Icon, picture};
use crate::ui::theme::{Palette, Type};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Label, Response, Stroke, Ui};

/// "Claim: 1,176 · text: 1,800"; the words of the source in its own type, on the same ground and
/// line as in the quote. The icon says how bad it is.
pub fn difference(
    ui: &mut Ui,
    difference: &Difference,
    (icon, color): (Icon, Color32),
    palette: &Palette,
) -> Response {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        picture(ui, icon.small(color));
        let job = difference_job(difference, ui.available_width(), palette);
        ui.add(Label::new(job).wrap())
    })
    .inner
}

/// The line as a layout job.
#[must_use]
pub fn difference_job(difference: &Difference, width: f32, palette: &Palette) -> LayoutJob {
    let muted = Type::Small.format(palette.text_muted);
    let claim = Type::Strong.format(palette.text);
    let mut text = Type::Quote.format(palette.quote_text);
    text.line_height = Some(Type::Body.line_height());
    if difference.span.is_some() {
        text = TextFormat {
            background: palette.number_highlight,
            underline: Stroke::new(2.0, palette.number_highlight_line),
            ..text
        };
    }
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.append("Claim: ", 0.0, muted.clone());
    job.append(&visible(&difference.claim), 0.0, claim);
    job.append(" · text: ", 0.0, muted);
    job.append(&visible(&difference.text), 0.0, text);
    job
}
