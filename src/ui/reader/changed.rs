//! A text that is not the one that was quoted: what it does to the quotes, and that a person may
//! accept it.

use crate::app::{Command, Reading};
use crate::model::{DocumentText, Edit, EvidenceId, Verdict, counted};
use crate::ui::icons::{Icon, picture};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Type, radius};
use crate::ui::widgets::{line_button, link_named, pill, small};
use egui::{CornerRadius, Frame, Id, Margin, Ui};
use std::sync::Arc;

/// What the button says.
const ACCEPT: &str = "I have read the changed text: accept it";

/// How many quotes of a changed text still stand in it.
#[derive(Debug, Clone, Copy)]
struct Kept {
    revision: (u64, usize, usize),
    found: usize,
    all: usize,
}

/// Says so, if it is so.
pub fn changed_ui(ui: &mut Ui, look: Look<'_>, reading: &Reading, out: &mut Outbox) {
    if !look.state.opened.text_changed(reading.document) {
        return;
    }
    let palette = look.palette;
    let Kept { found, all, .. } = kept(ui, look, reading);
    if look.low() {
        line_ui(ui, look, reading, out);
        return;
    }
    ui.add_space(10.0);
    Frame::new()
        .fill(palette.warning_soft)
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(12))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                picture(ui, Icon::Warning.text(palette.warning));
                let words = "This is not the text that was quoted: it has changed since.";
                ui.label(Type::Strong.text(words, palette.warning));
            });
            let quotes = counted(all, "quote");
            let words = match all - found {
                _ if all == 0 => "No claim quotes it.".to_owned(),
                0 if all == 1 => "Its one quote still stands in it.".to_owned(),
                0 => format!("All of its {quotes} still stand in it."),
                gone => {
                    let stand = if found == 1 { "stands" } else { "stand" };
                    let not = if gone == 1 { "does" } else { "do" };
                    format!("Of its {quotes} {found} still {stand} in it, {gone} {not} not.")
                }
            };
            ui.label(Type::Body.text(words, palette.text));
            ui.add_space(4.0);
            if line_button(ui, ACCEPT, palette).clicked() {
                accept(look, reading, out);
            }
            let words = "Its fingerprint then becomes that of the dataset. Quotes that are not in \
                         it stay broken.";
            small(ui, words, palette);
        });
    ui.add_space(6.0);
}

/// The same in one line, where there is little height.
fn line_ui(ui: &mut Ui, look: Look<'_>, reading: &Reading, out: &mut Outbox) {
    let palette = look.palette;
    ui.horizontal(|ui| {
        pill(ui, Verdict::Broken, "Text has changed", palette);
        if link_named(ui, "Accept it", ACCEPT, palette).clicked() {
            accept(look, reading, out);
        }
    });
}

fn accept(look: Look<'_>, reading: &Reading, out: &mut Outbox) {
    let document = reading.document;
    if let DocumentText::Attached { sha256, .. } = look.state.opened.texts.get(document) {
        out.send(Command::Edit(Edit::AcceptText {
            document,
            sha256: sha256.clone(),
        }));
    }
}

fn kept(ui: &Ui, look: Look<'_>, reading: &Reading) -> Kept {
    let id = Id::unique("quotes of a changed text");
    let address = Arc::as_ptr(&look.state.opened.dataset).addr();
    let revision = (look.state.revision, address, reading.document.index());
    let known: Option<Kept> = ui.ctx().data(|data| data.get_temp(id));
    if let Some(known) = known.filter(|known| known.revision == revision) {
        return known;
    }
    let claims = &look.dataset().claims;
    let quotes = (0..claims.evidence_len())
        .map(EvidenceId::new)
        .filter(|&id| claims.evidence_row(id).document == reading.document);
    let (mut all, mut found) = (0, 0);
    for quote in quotes {
        all += 1;
        found += usize::from(look.report().quote(quote).span().is_some());
    }
    let kept = Kept {
        revision,
        found,
        all,
    };
    ui.ctx().data_mut(|data| data.insert_temp(id, kept));
    kept
}
