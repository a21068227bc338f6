//! One bar of the timeline: what it comes to, with the edge that says its qualifier.

use super::super::laid::Laid;
use crate::model::Qualifier;
use crate::scene::symbol::Edge;
use crate::scene::time_axis::TimeAxis;
use crate::ui::look::Look;
use crate::ui::theme::Type;
use crate::view::{Bar, BarFigure};
use egui::{CornerRadius, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

/// The width of the widest bar, in points.
const WIDEST: f32 = 34.0;
/// The height of the lowest bar of something, in points.
const LOWEST: f32 = 2.0;
/// A square that stands for a claim, in points, and with the gap beside it.
const SQUARE: f32 = 6.0;
const SQUARE_STEP: f32 = 8.0;
/// A bar narrower than this has no edge of its own, in points.
const WITH_EDGE: f32 = 8.0;
/// Half the width and the height of the chevron of an open edge, in points.
const CHEVRON: f32 = 5.0;

/// Where bars are painted.
pub(super) struct Plot<'a> {
    pub look: Look<'a>,
    pub laid: &'a Laid,
    pub axis: TimeAxis,
    /// From the top of the highest bar to the axis.
    pub area: Rect,
    /// The days under the brush, by number.
    pub brushed: Option<(i32, i32)>,
}

impl Plot<'_> {
    /// Every bar, then the figures beside them where they touch nothing.
    pub fn bars(&self, ui: &Ui) {
        let as_squares = self.squares_fit();
        for bar in &self.laid.bars {
            match bar.figure {
                BarFigure::Nothing => self.nothing(ui, bar),
                BarFigure::Claims if as_squares => self.squares(ui, bar),
                BarFigure::Claims => self.grey(ui, bar),
                BarFigure::Total(total) => {
                    let mapped = total.mapped.map(crate::view::Amount::number);
                    self.figure(ui, bar, total.stated.qualifier(), mapped);
                }
                BarFigure::Sum(sum) => self.figure(ui, bar, sum.value.qualifier(), None),
            }
        }
        self.figures_beside(ui);
    }

    /// The room of a bar on the screen, from left to right.
    fn room(&self, bar: &Bar) -> (f32, f32) {
        let (from, to) = self.axis.room(bar);
        (self.area.left() + from, self.area.left() + to)
    }

    /// A bar of this share of the height.
    fn body(&self, bar: &Bar, share: f32) -> Rect {
        let (from, to) = self.room(bar);
        let gap = ((to - from) * 0.2).clamp(0.0, 6.0);
        let width = (to - from - gap).clamp(1.0, WIDEST);
        let height = (self.area.height() * share).max(LOWEST);
        Rect::from_min_max(
            pos2(
                f32::midpoint(from, to) - width / 2.0,
                self.area.bottom() - height,
            ),
            pos2(f32::midpoint(from, to) + width / 2.0, self.area.bottom()),
        )
    }

    fn figure_body(&self, bar: &Bar) -> Option<Rect> {
        Some(self.body(bar, share(bar.height()?, self.laid.highest)))
    }

    fn figure(&self, ui: &Ui, bar: &Bar, qualifier: Qualifier, mapped: Option<u64>) {
        let (Some(rect), Some(height)) = (self.figure_body(bar), bar.height()) else {
            return;
        };
        let colours = self.look.shown_metric();
        let painter = ui.painter();
        if rect.width() < WITH_EDGE {
            let fill = colours.fill.gamma_multiply(0.75);
            painter.rect_filled(rect, CornerRadius::ZERO, fill);
            return;
        }
        let has_parts = mapped.is_some();
        let opacity = if has_parts { 0.2 } else { 0.66 };
        let fill = colours.fill.gamma_multiply(opacity);
        painter.rect_filled(rect, CornerRadius::ZERO, fill);
        let edge = Stroke::new(1.5, colours.edge);
        if let Some(mapped) = mapped.filter(|&mapped| mapped > 0) {
            let part = rect.height() * share(mapped, height);
            let solid = rect.with_min_y(rect.bottom() - part);
            let fill = colours.fill.gamma_multiply(0.7);
            painter.rect(solid, CornerRadius::ZERO, fill, edge, StrokeKind::Middle);
        }
        outline(ui, rect, qualifier, edge);
    }

    /// A hollow dot: no claim, which is not zero. A hollow square: a filter hides the claims.
    fn nothing(&self, ui: &Ui, bar: &Bar) {
        let (from, to) = self.room(bar);
        if to - from < 5.0 {
            return;
        }
        let center = pos2(f32::midpoint(from, to), self.area.bottom() - 5.0);
        let stroke = Stroke::new(1.0, self.look.palette.text_muted);
        if bar.counted.hidden == 0 {
            ui.painter().circle_stroke(center, 2.0, stroke);
        } else {
            let square = Rect::from_center_size(center, vec2(4.0, 4.0));
            let corner = CornerRadius::ZERO;
            ui.painter()
                .rect_stroke(square, corner, stroke, StrokeKind::Middle);
        }
    }

    /// Whether every claim of every bar that counts them has room as a square.
    fn squares_fit(&self) -> bool {
        let counted = self.laid.bars.iter();
        let counted = counted.filter(|bar| bar.figure == BarFigure::Claims);
        counted.into_iter().all(|bar| {
            let (columns, rows) = self.grid(bar);
            columns * rows >= bar.counted.shown
        })
    }

    /// How many squares stand side by side and above each other.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "some squares on the screen"
    )]
    fn grid(&self, bar: &Bar) -> (usize, usize) {
        let (from, to) = self.room(bar);
        let columns = ((to - from).min(WIDEST) / SQUARE_STEP).floor().max(0.0) as usize;
        let rows = (self.area.height() / SQUARE_STEP).floor().max(0.0) as usize;
        (columns, rows)
    }

    #[expect(clippy::cast_precision_loss, reason = "some squares on the screen")]
    fn squares(&self, ui: &Ui, bar: &Bar) {
        let (columns, _) = self.grid(bar);
        let columns = columns.clamp(1, bar.counted.shown.max(1));
        let (from, to) = self.room(bar);
        let left = f32::midpoint(from, to) - columns as f32 * SQUARE_STEP / 2.0;
        for at in 0..bar.counted.shown {
            let x = left + (at % columns) as f32 * SQUARE_STEP + 1.0;
            let y = self.area.bottom() - ((at / columns) as f32 + 1.0) * SQUARE_STEP;
            let square = Rect::from_min_size(pos2(x, y), vec2(SQUARE, SQUARE));
            let corner = CornerRadius::same(1);
            ui.painter()
                .rect_filled(square, corner, self.look.palette.text_muted);
        }
    }

    fn grey(&self, ui: &Ui, bar: &Bar) {
        let share = share(bar.counted.shown as u64, self.laid.most_claims as u64);
        let rect = self.body(bar, share);
        let grey = self.look.palette.text_muted;
        ui.painter().rect_filled(rect, CornerRadius::ZERO, grey);
    }

    /// The figures of the bars, the highest first, where they touch no bar and no other figure.
    fn figures_beside(&self, ui: &Ui) {
        let taken = |bar: &Bar| self.figure_body(bar).unwrap_or_else(|| self.body(bar, 0.5));
        let is_something = |bar: &&Bar| bar.figure != BarFigure::Nothing;
        let bars = self.laid.bars.iter().filter(is_something);
        let mut others: Vec<Rect> = bars.clone().map(taken).collect();
        // Beyond that, the figures would hardly fit, and to look for room takes its time.
        if others.len() > 40 {
            return;
        }
        // Neither do they cross an end of the brush.
        if let Some((first, last)) = self.brushed {
            for end in [self.axis.x(first), self.axis.x(last + 1)] {
                let x = self.area.left() + end;
                let line = Rect::from_x_y_ranges(x..=x, self.area.y_range());
                others.push(line.expand(2.0));
            }
        }
        let mut with_figure: Vec<&Bar> = bars.filter(|bar| bar.height().is_some()).collect();
        with_figure.sort_by_key(|bar| std::cmp::Reverse(bar.height()));
        for bar in with_figure {
            let words = bar.figure_words(self.look.dataset());
            let (Some(words), Some(rect)) = (words, self.figure_body(bar)) else {
                continue;
            };
            let color = self.look.palette.text;
            let job = Type::Small.job(&crate::text::visible(&words), color, f32::INFINITY);
            let galley = ui.painter().layout_job(job);
            let size = galley.size();
            let y = rect.top().min(self.area.bottom() - size.y - 10.0);
            let (from, to) = self.room(bar);
            let right_of = |x: f32| Rect::from_min_size(pos2(x + 8.0, y), size);
            let left_of = |x: f32| Rect::from_min_size(pos2(x - 8.0 - size.x, y), size);
            let places = [
                right_of(rect.right()),
                left_of(rect.left()),
                right_of(to),
                left_of(from),
            ];
            let is_free = |at: &Rect| {
                self.area.x_range().contains(at.left())
                    && self.area.x_range().contains(at.right())
                    && others.iter().all(|it| !it.intersects(at.expand(3.0)))
            };
            if let Some(at) = places.into_iter().find(is_free) {
                ui.painter().galley(at.min, galley, color);
                others.push(at);
            }
        }
    }
}

/// The line round a bar: open at the top with a chevron for "at least", the chevron pointing down
/// for "at most", dashed for "about".
fn outline(ui: &Ui, rect: Rect, qualifier: Qualifier, stroke: Stroke) {
    let painter = ui.painter();
    let middle = rect.center().x;
    let (top, left, right) = (rect.top(), rect.left(), rect.right());
    let around = |points: &[Pos2]| painter.add(Shape::line(points.to_vec(), stroke));
    let chevron = |side: f32| {
        let foot = top - side;
        let points = [
            pos2(middle - CHEVRON, foot),
            pos2(middle, foot + side * CHEVRON),
            pos2(middle + CHEVRON, foot),
        ];
        painter.add(Shape::line(points.to_vec(), stroke));
    };
    match qualifier.edge() {
        Edge::Closed => {
            painter.rect_stroke(rect, CornerRadius::ZERO, stroke, StrokeKind::Middle);
        }
        Edge::Dashed => {
            let points = [
                rect.left_bottom(),
                rect.left_top(),
                rect.right_top(),
                rect.right_bottom(),
            ];
            painter.extend(Shape::dashed_line(&points, stroke, 4.0, 3.0));
        }
        Edge::OpenUp | Edge::OpenDown => {
            let gap = CHEVRON + 1.5;
            around(&[
                pos2(middle - gap, top),
                pos2(left, top),
                rect.left_bottom(),
                rect.right_bottom(),
                pos2(right, top),
                pos2(middle + gap, top),
            ]);
            let up = qualifier.edge() == Edge::OpenUp;
            chevron(if up { -1.0 } else { 1.0 });
        }
    }
}

/// What part a number is of a whole, 0 to 1.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "the length of a bar on the screen"
)]
fn share(part: u64, whole: u64) -> f32 {
    (part as f64 / whole.max(1) as f64).min(1.0) as f32
}
