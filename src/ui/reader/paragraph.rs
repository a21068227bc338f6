//! One paragraph of a document: its words with what is marked in them, and where that is.

use super::layout::Marks;
use crate::model::{EvidenceId, Span};
use crate::text::visible::{escape, is_invisible};
use crate::ui::look::Look;
use crate::ui::theme::{Palette, Type, radius};
use crate::view::MarkKind;
use egui::{Color32, CornerRadius, Galley, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};
use std::sync::Arc;

/// A paragraph, laid out.
pub struct Paragraph {
    /// Its words, for the screen reader.
    pub words: String,
    /// Where it stands in the text, in Unicode scalars.
    pub span: Span,
    /// From the top of the page, in points.
    pub top: f32,
    /// What is painted.
    pub galley: Arc<Galley>,
    /// The scalar of the text that each painted character stands for.
    origins: Vec<u32>,
    /// The coded figures, in the order of the text.
    pub figures: Vec<(EvidenceId, Span)>,
    /// What is outlined: the current figure, the current hit.
    outlined: Vec<Span>,
    /// What is marked, and how.
    runs: Vec<(Span, Emphasis)>,
}

/// How a scalar looks; the later a kind, the more it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Emphasis {
    Plain,
    Sentence,
    CurrentSentence,
    Place,
    Figure,
    Qualifier,
    Hit,
}

/// How much of a number's ground stands behind its qualifier.
const PALE: f32 = 0.4;

impl Paragraph {
    /// Its height, in points.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.galley.size().y
    }

    /// Rectangles that cover a stretch of the text, one per line, from the upper left corner of
    /// the paragraph.
    #[must_use]
    pub fn rects(&self, span: Span) -> Vec<Rect> {
        let first = self.origins.partition_point(|&origin| origin < span.start);
        let last = self.origins.partition_point(|&origin| origin < span.end);
        let mut rects = Vec::new();
        let mut row_start = 0;
        for row in &self.galley.rows {
            let count = usize::from(row.char_count_including_newline());
            let visible = usize::from(row.char_count_excluding_newline());
            let from = first.max(row_start);
            let to = last.min(row_start + visible);
            if from < to {
                let x = |at: usize| row.pos.x + row.x_offset((at - row_start).into());
                let top = row.pos.y;
                let bottom = top + row.row.height();
                rects.push(Rect::from_min_max(pos2(x(from), top), pos2(x(to), bottom)));
            }
            row_start += count;
        }
        rects
    }

    /// Paints fills, words and lines, in that order: no fill covers the line above it.
    pub fn paint(&self, ui: &Ui, at: Pos2, palette: &Palette) {
        let painter = ui.painter();
        let mut lines = Vec::new();
        for &(span, kind) in &self.runs {
            let Some((fill, line)) = paint_of(kind, palette) else {
                continue;
            };
            let width = if kind == Emphasis::Qualifier {
                1.0
            } else {
                2.0
            };
            for rect in moved(self.rects(span), at.to_vec2()) {
                let paper = rect.expand2(vec2(1.0, -1.5));
                painter.rect_filled(paper, CornerRadius::same(radius::MARK_TEXT), fill);
                lines.extend(line.map(|color| (paper, Stroke::new(width, color))));
            }
        }
        painter.galley(at, self.galley.clone(), palette.quote_text);
        for (paper, line) in lines {
            painter.hline(paper.x_range(), paper.bottom(), line);
        }
        for &span in &self.outlined {
            for rect in moved(self.rects(span), at.to_vec2()) {
                outline(ui, rect, palette.text);
            }
        }
    }

    /// Whether a stretch of the text begins in this paragraph.
    #[must_use]
    pub fn holds(&self, span: Span) -> bool {
        self.span.start <= span.start && span.start < self.span.end
    }
}

/// Lays a paragraph out. `start` is the scalar of the text that it begins at.
pub fn lay_out(
    ui: &Ui,
    look: Look<'_>,
    words: &str,
    start: u32,
    top: f32,
    width: f32,
    marks: &Marks<'_>,
) -> Paragraph {
    let length = crate::text::scalars::scalar_len(words);
    let span = Span {
        start,
        end: start + length,
    };
    let mut kinds = vec![Emphasis::Plain; length as usize];
    let mut figures = Vec::new();
    let mut outlined = Vec::new();
    // Sorted by their beginning; a sentence of an earlier line ends with that line.
    let after = marks
        .coded
        .partition_point(|mark| mark.span.start < span.end);
    for mark in marks
        .coded
        .iter()
        .take(after)
        .filter(|mark| mark.span.overlaps(span))
    {
        let current = marks.current == Some(mark.evidence);
        let kind = match mark.kind {
            MarkKind::Sentence if current => Emphasis::CurrentSentence,
            MarkKind::Sentence => Emphasis::Sentence,
            MarkKind::Place => Emphasis::Place,
            MarkKind::Figure => Emphasis::Figure,
            MarkKind::Qualifier => Emphasis::Qualifier,
        };
        if mark.kind == MarkKind::Figure {
            figures.push((mark.evidence, mark.span));
            outlined.extend(current.then_some(mark.span));
        }
        paint_over(&mut kinds, span, mark.span, kind);
    }
    let first_hit = marks.hits.partition_point(|hit| hit.end <= span.start);
    for &hit in marks
        .hits
        .iter()
        .skip(first_hit)
        .take_while(|hit| hit.start < span.end)
    {
        paint_over(&mut kinds, span, hit, Emphasis::Hit);
        outlined.extend((marks.hit == Some(hit)).then_some(hit));
    }
    let (written, origins) = written(words, start);
    let job = Type::Reader.job(&written, look.palette.quote_text, width);
    Paragraph {
        words: crate::text::visible(words).into_owned(),
        span,
        top,
        galley: ui.painter().layout_job(job),
        origins,
        figures,
        outlined,
        runs: runs(&kinds, start),
    }
}

fn paint_over(kinds: &mut [Emphasis], paragraph: Span, span: Span, kind: Emphasis) {
    let from = span.start.saturating_sub(paragraph.start) as usize;
    let to = span.end.saturating_sub(paragraph.start) as usize;
    let to = to.min(kinds.len());
    for slot in kinds.get_mut(from..to).unwrap_or_default() {
        *slot = (*slot).max(kind);
    }
}

/// What is written, and the scalar of the text that each written character stands for.
fn written(words: &str, start: u32) -> (String, Vec<u32>) {
    let mut written = String::with_capacity(words.len());
    let mut origins = Vec::with_capacity(words.len());
    for (at, scalar) in (start..).zip(words.chars()) {
        if is_invisible(scalar) {
            let escaped = escape(scalar);
            origins.extend(std::iter::repeat_n(at, escaped.chars().count()));
            written.push_str(&escaped);
        } else {
            origins.push(at);
            written.push(scalar);
        }
    }
    (written, origins)
}

/// Stretches of the same look, those that look like plain text left out.
fn runs(kinds: &[Emphasis], start: u32) -> Vec<(Span, Emphasis)> {
    let mut runs: Vec<(Span, Emphasis)> = Vec::new();
    for (at, &kind) in (start..).zip(kinds) {
        match runs.last_mut() {
            Some((span, last)) if *last == kind && span.end == at => span.end += 1,
            _ => runs.push((
                Span {
                    start: at,
                    end: at + 1,
                },
                kind,
            )),
        }
    }
    runs.retain(|&(_, kind)| kind != Emphasis::Plain);
    runs
}

/// The fill behind a kind of stretch and the line under it.
fn paint_of(kind: Emphasis, palette: &Palette) -> Option<(Color32, Option<Color32>)> {
    Some(match kind {
        Emphasis::Plain => return None,
        Emphasis::Sentence => (palette.quote, None),
        Emphasis::CurrentSentence => (palette.accent_soft, None),
        Emphasis::Place => (palette.place_highlight, Some(palette.place_highlight_line)),
        // Joined to the number, and paler than it.
        Emphasis::Qualifier => (
            palette.number_highlight.gamma_multiply(PALE),
            Some(palette.number_highlight_line),
        ),
        Emphasis::Figure => (
            palette.number_highlight,
            Some(palette.number_highlight_line),
        ),
        Emphasis::Hit => (palette.warning_soft, Some(palette.warning)),
    })
}

/// Moves rectangles of a paragraph to where it stands on the screen.
#[must_use]
pub fn moved(rects: Vec<Rect>, by: Vec2) -> Vec<Rect> {
    rects.into_iter().map(|rect| rect.translate(by)).collect()
}

/// A line round a stretch of text.
pub fn outline(ui: &Ui, rect: Rect, color: egui::Color32) {
    let rect = Rect::from_min_max(
        pos2(rect.left() - 2.0, rect.top() + 2.0),
        pos2(rect.right() + 2.0, rect.bottom()),
    );
    let stroke = Stroke::new(1.5, color);
    ui.painter()
        .rect_stroke(rect, CornerRadius::same(2), stroke, StrokeKind::Outside);
}
