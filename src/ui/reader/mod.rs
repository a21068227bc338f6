//! The document reader: the source itself, with every coded sentence marked.

mod layout;
mod paragraph;
mod page;
mod margin;
mod head;
mod foot;
mod uncoded;
mod changed;

pub use head::search_id;

use super::look::Look;
use super::outbox::Outbox;
use crate::app::Reading;
use crate::model::DocumentText;
use egui::Ui;
use layout::Layout;

/// What the reader keeps from frame to frame: the page as it was laid out last, and which
/// request to scroll it has followed.
#[derive(Default)]
pub struct ReaderPanel {
    layout: Option<Layout>,
    followed: u64,
    foot_open: bool,
}

impl ReaderPanel {
    /// The reader over all the room there is.
    pub fn ui(&mut self, ui: &mut Ui, look: Look<'_>, reading: &Reading, out: &mut Outbox) {
        head::head_ui(ui, look, reading, out);
        let text = match look.state.opened.texts.get(reading.document) {
            DocumentText::Attached { text, .. } => text,
            DocumentText::NotAttached => {
                head::without_text_ui(ui, look, reading, "Source text not attached", out);
                return;
            }
            DocumentText::Missing { reason } => {
                head::without_text_ui(ui, look, reading, reason, out);
                return;
            }
        };
        changed::changed_ui(ui, look, reading, out);
        let broken = head::broken_quotes_ui(ui, look, reading, out);
        head::current_differences_ui(ui, look, reading);
        if !look.low() {
            foot::foot_ui(ui, look, reading, text, &mut self.foot_open, out);
        }
        let width = page::text_width(ui.available_width());
        let layout = layout::follow(&mut self.layout, ui, look, reading, text, width);
        let scroll = (reading.scroll_request != self.followed).then_some(reading.scroll_to);
        self.followed = reading.scroll_request;
        page::page_ui(
            ui,
            look,
            reading,
            layout,
            scroll.flatten().filter(|_| !broken),
            out,
        );
    }
}
