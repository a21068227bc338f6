//! A document laid out on its page: paragraphs with their marks, made anew only when something
//! that shows changes.

use super::paragraph::{Paragraph, lay_out};
use crate::app::Reading;
use crate::model::{DocumentId, EvidenceId, Span};
use crate::ui::look::Look;
use crate::view::{TextMark, text_marks};
use egui::Ui;

/// Between two paragraphs, in points.
const GAP: f32 = 14.0;

/// A page.
pub struct Layout {
    key: Key,
    /// The paragraphs from the top to the bottom.
    pub paragraphs: Vec<Paragraph>,
    /// The height of all of them, in points.
    pub height: f32,
}

#[derive(Debug, Clone, PartialEq)]
struct Key {
    document: DocumentId,
    /// Its address.
    text: usize,
    /// An edit can code another figure.
    revision: u64,
    current: Option<EvidenceId>,
    hits: usize,
    search: String,
    hit: usize,
    width: f32,
    dark: bool,
    pixels_per_point: f32,
}

/// What is marked in the text, and what stands out.
pub struct Marks<'a> {
    /// Coded sentences, figures, places.
    pub coded: &'a [TextMark],
    /// The evidence that stands out.
    pub current: Option<EvidenceId>,
    /// Where the searched words stand.
    pub hits: &'a [Span],
    /// The hit that stands out.
    pub hit: Option<Span>,
}

/// Brings the page up to date.
pub fn follow<'a>(
    kept: &'a mut Option<Layout>,
    ui: &Ui,
    look: Look<'_>,
    reading: &Reading,
    text: &str,
    width: f32,
) -> &'a Layout {
    let key = Key {
        document: reading.document,
        text: text.as_ptr().addr(),
        revision: look.state.revision,
        current: reading.current,
        hits: reading.hits.len(),
        search: reading.search.clone(),
        hit: reading.hit,
        width,
        dark: look.palette.dark,
        pixels_per_point: ui.pixels_per_point(),
    };
    let kept_is_right = kept.as_ref().is_some_and(|layout| layout.key == key);
    if !kept_is_right {
        *kept = None;
    }
    kept.get_or_insert_with(|| {
        let coded = text_marks(look.dataset(), look.report(), reading.document);
        let marks = Marks {
            coded: &coded,
            current: reading.current,
            hits: &reading.hits,
            hit: reading.hits.get(reading.hit).copied(),
        };
        let mut paragraphs = Vec::new();
        let mut top = 0.0;
        let mut start = 0_u32;
        for line in text.split_inclusive('\n') {
            let length = crate::text::scalars::scalar_len(line);
            let words = line.trim_end_matches(['\n', '\r']);
            if !words.trim().is_empty() {
                let paragraph = lay_out(ui, look, words, start, top, width, &marks);
                top += paragraph.height() + GAP;
                paragraphs.push(paragraph);
            }
            start += length;
        }
        Layout {
            key,
            paragraphs,
            height: top,
        }
    })
}
