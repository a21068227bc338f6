//! The line under the map: the honest sum, as a bar and as a sentence.

use super::icons::{Icon, picture};
use super::look::Look;
use super::outbox::Outbox;
use super::theme::{Type, space};
use super::widgets::link;
use crate::app::{Command, Dialog};
use egui::text::LayoutJob;
use egui::{Align, Layout, Pos2, Sense, Shape, Stroke, Ui, pos2, vec2};

/// The line.
pub fn ledger_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        if look.state.view.query.metric.is_none() {
            return;
        }
        bar(ui, look);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if link(ui, "Show the sum", look.palette).clicked() {
                out.send(Command::Show(Dialog::Sum));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                sentence_ui(ui, look);
            });
        });
    });
}

/// The sentence on one line; on two smaller ones where it is too long for that.
fn sentence_ui(ui: &mut Ui, look: Look<'_>) {
    let words = sentence(look);
    let width = ui.available_width();
    let one_line = ui
        .painter()
        .layout_job(sentence_job(&words, look, false, f32::INFINITY));
    let galley = if one_line.size().x <= width {
        one_line
    } else {
        ui.painter()
            .layout_job(sentence_job(&words, look, true, width))
    };
    let cut = galley.elided;
    let response = ui.add(egui::Label::new(galley));
    if cut {
        response.on_hover_text(words);
    }
}

/// The ledger as a sentence of the window: "Mapped 2,976 of at least 5,300 · at least 2,324 in
/// 86 other cities not located".
#[must_use]
pub fn sentence(look: Look<'_>) -> String {
    let clauses = look.state.view.ledger.clauses().join(" · ");
    let mut chars = clauses.chars();
    let layers = &look.state.layers;
    // Nothing is added across datasets: it is the sum of this one.
    let whose = if layers.are_several() {
        format!("{}: ", layers.active.letter())
    } else {
        String::new()
    };
    chars.next().map_or_else(String::new, |first| {
        let sentence: String = first.to_uppercase().chain(chars).collect();
        whose + &sentence
    })
}

/// The sentence with its sums in semibold.
fn sentence_job(words: &str, look: Look<'_>, small: bool, width: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.wrap.max_rows = 2;
    let (plain, size) = if small {
        (Type::Small, 12.0)
    } else {
        (Type::Body, 13.0)
    };
    let mut before = "";
    for word in words.split_inclusive(' ') {
        // "in 86 other cities" counts places: the sums are what stands out.
        let is_sum = word.starts_with(|c: char| c.is_ascii_digit()) && before != "in ";
        let style = if is_sum { Type::MapLabel } else { plain };
        let mut format = style.format(look.palette.text);
        format.line_height = Some(plain.line_height());
        format.font_id.size = size;
        job.append(word, 0.0, format);
        before = word;
    }
    job
}

/// Solid: mapped. Pale: stated and not located; with an arrow's end where it is "at least".
fn bar(ui: &mut Ui, look: Look<'_>) {
    use crate::model::Qualifier;
    let palette = look.palette;
    let Some(line) = look.state.view.ledger.totals.first() else {
        picture(ui, Icon::Scale.text(palette.text_muted));
        return;
    };
    let width = if look.compact() { 88.0 } else { 168.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(width, 10.0), Sense::hover());
    let colours = look.shown_metric();
    let open = matches!(
        line.stated.qualifier(),
        Qualifier::AtLeast | Qualifier::MoreThan
    );
    let tip = if open { 8.0 } else { 0.0 };
    let body = rect.with_max_x(rect.right() - tip);
    let painter = ui.painter();
    let mut outline: Vec<Pos2> = vec![body.left_top(), body.right_top()];
    if open {
        outline.push(pos2(rect.right(), rect.center().y));
    }
    outline.extend([body.right_bottom(), body.left_bottom()]);
    let edge = Stroke::new(1.25, colours.edge);
    painter.add(Shape::convex_polygon(
        outline,
        colours.fill.gamma_multiply(0.2),
        edge,
    ));
    if let Some(mapped) = line.mapped {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            reason = "the length of a bar on the screen"
        )]
        let share = (mapped.number() as f64 / line.stated.number().max(1) as f64).min(1.0) as f32;
        let solid = body.with_max_x(body.left() + body.width() * share);
        painter.rect(
            solid,
            egui::CornerRadius::ZERO,
            colours.fill.gamma_multiply(0.75),
            edge,
            egui::StrokeKind::Middle,
        );
    }
}
