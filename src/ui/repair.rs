//! The repair of a broken quote: the sentence most like it, as a diff, offered and never taken.

use super::drafts::{draft, keep};
use super::look::Look;
use super::outbox::Outbox;
use super::theme::{Palette, Type, radius, space};
use super::widgets::{link_named, small};
use crate::app::{Command, ReadCommand, requoted};
use crate::audit::{Closest, closest};
use crate::model::{Edit, EvidenceId};
use crate::text::diff::Change;
use crate::text::visible;
use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, Frame, Margin, Role, Sense, Stroke, Ui, WidgetInfo};
use std::sync::Arc;

/// Longer texts, in bytes, are not searched for a likeness while the window waits.
const LONGEST: usize = 4 << 20;

/// What was found, while it is shown.
type Found = Arc<Option<Closest>>;

/// The offer, and what was found once it is taken up.
pub fn repair_ui(ui: &mut Ui, look: Look<'_>, evidence: EvidenceId, out: &mut Outbox) {
    let quote = look.dataset().claims.evidence_row(evidence);
    let Some(text) = look.state.opened.texts.get(quote.document).text() else {
        return;
    };
    let key = ("closest", evidence);
    let Some(found) = draft::<Found>(ui.ctx(), look, key) else {
        if text.len() > LONGEST {
            let words = "The document is too long to be searched for a sentence like it.";
            small(ui, words, look.palette);
        } else if offer(ui, look, "Show the closest sentence", quote.exact) {
            let found: Found = Arc::new(closest(text, quote.exact));
            keep(ui.ctx(), look, key, Some(found));
        }
        return;
    };
    let stays = if let Some(found) = &*found {
        found_ui(ui, look, evidence, found, out)
    } else {
        small(ui, "No sentence of the document is like it.", look.palette);
        !offer(ui, look, "Keep as broken", quote.exact)
    };
    if !stays {
        keep::<Found>(ui.ctx(), look, key, None);
    }
}

/// Returns whether it stays on the screen.
fn found_ui(
    ui: &mut Ui,
    look: Look<'_>,
    evidence: EvidenceId,
    found: &Closest,
    out: &mut Outbox,
) -> bool {
    let palette = look.palette;
    let quote = look.dataset().claims.evidence_row(evidence);
    ui.add_space(6.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share, 0 to 1"
    )]
    let alike = (found.similarity * 100.0).floor() as u32;
    let words = format!("The closest sentence is {alike} % alike. It differs in the words marked:");
    ui.add(egui::Label::new(Type::Body.text(words, palette.text)).wrap());
    ui.add_space(2.0);
    diff_ui(ui, &found.diff, palette);
    let words = "Struck out: only in the quote. Underlined: only in the document.";
    small(ui, words, palette);
    if found.rivals > 0 {
        let words = match found.rivals {
            1 => "Another passage is as much like it.".to_owned(),
            many => format!("{many} other passages are as much like it."),
        };
        let words = format!("{words} Look at the document before you choose.");
        ui.add(egui::Label::new(Type::Small.text(words, palette.warning)).wrap());
    }
    let mut stays = true;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        if offer(ui, look, "Use this sentence", quote.exact) {
            if let Some(quote) = requoted(&look.state.opened, evidence, found.span) {
                out.send(Command::Edit(Edit::Requote { evidence, quote }));
            }
            stays = false;
        }
        if offer(ui, look, "Keep as broken", quote.exact) {
            stays = false;
        }
        if offer(ui, look, "Look at it", quote.exact) {
            out.send(Command::Read(ReadCommand::Document(quote.document)));
            out.send(Command::Read(ReadCommand::Passage(found.span)));
        }
    });
    stays
}

fn offer(ui: &mut Ui, look: Look<'_>, words: &str, about: &str) -> bool {
    let name = format!("{words}: {}", visible(about));
    link_named(ui, words, &name, look.palette).clicked()
}

/// From the quote to the passage, on paper: what is marked differs in its line, not in its colour
/// alone.
fn diff_ui(ui: &mut Ui, diff: &[Change], palette: &Palette) {
    let plain = Type::Quote.format(palette.quote_text);
    let removed = TextFormat {
        color: palette.broken,
        strikethrough: Stroke::new(1.5, palette.broken),
        ..plain.clone()
    };
    let added = TextFormat {
        background: palette.number_highlight,
        expand_bg: 1.0,
        underline: Stroke::new(2.0, palette.number_highlight_line),
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    let mut spoken = String::from("Closest sentence: ");
    let mut struck = false;
    for change in diff {
        let (words, format, said) = match change {
            Change::Same(words) => (words, &plain, ("", "")),
            Change::Removed(words) => (words, &removed, (" [only in the quote: ", "] ")),
            Change::Added(words) => (words, &added, (" [only in the document: ", "] ")),
        };
        let words = visible(words);
        // What replaces a word does not touch it.
        let gap = if struck { 4.0 } else { 0.0 };
        struck = matches!(change, Change::Removed(_));
        job.append(&words, gap, format.clone());
        spoken += &format!("{}{words}{}", said.0, said.1);
    }
    Frame::new()
        .fill(palette.quote)
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            let width = ui.available_width();
            ui.set_min_width(width);
            job.wrap.max_width = width;
            let galley = ui.painter().layout_job(job);
            let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
            ui.painter().galley(rect.min, galley, palette.quote_text);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
        });
}
