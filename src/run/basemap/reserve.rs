//! Keeps the basemap's names away from our own marks and their labels.

use egui::{Color32, pos2};
use walkers::{Canvas, Layer, Projector, Text, ZOrder};

use crate::scene::geometry::{Point, Rect, Size};

/// Areas are reserved in squares of cells of this side, in points: a name keeps up to that much
/// more away.
const CELL: f32 = 6.0;
/// The same where areas are many. The map library compares each square with all before it: cells
/// twice as large make a third of the squares and a tenth of the comparisons.
const COARSE_CELL: f32 = 12.0;
/// From so many areas on.
const MANY: usize = 80;

/// What a square is smaller than its cells, in points. Reserved squares must not touch, or the
/// map library refuses the second one; and an empty text is a line high, not nothing.
const GAP: f32 = 2.0;

/// The font size of the empty texts that reserve the area, in points.
const FONT_SIZE: f32 = 1.0;

/// An area in which no name of the basemap may stand. In points from the map's upper left corner,
/// as `Camera::project` gives them. Areas may overlap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reserved {
    /// A mark.
    Circle {
        /// Its middle.
        center: Point,
        /// Its radius, in points.
        radius: f32,
    },
    /// A label.
    Rect(Rect),
}

/// A layer that draws nothing, but takes the place of names. It works wherever it stands among
/// the layers.
pub struct Reserve {
    areas: Vec<Reserved>,
}

impl Reserve {
    /// Reserves these areas for one frame.
    #[must_use]
    pub fn new(areas: Vec<Reserved>) -> Self {
        Self { areas }
    }
}

impl Layer for Reserve {
    fn draw(&mut self, canvas: &mut Canvas, projector: &Projector) {
        // The first layer of the map, and above all the style's layers in it: placed first.
        let first = ZOrder::new(0).combine(usize::MAX);
        for text in texts(&self.areas, projector.clip_rect()) {
            canvas.add_text(first, text);
        }
    }
}

/// Texts that say nothing and together take the areas of a map that lies at `map` on the screen.
#[must_use]
pub fn texts(areas: &[Reserved], map: egui::Rect) -> Vec<Text> {
    squares(areas, Size::new(map.width(), map.height()))
        .into_iter()
        .map(|square| {
            let center = square.center();
            let center = pos2(center.x, center.y) + map.min.to_vec2();
            Text::new(center, String::new(), FONT_SIZE, Color32::TRANSPARENT, 0.0)
                .with_padding((square.width() - GAP) / 2.0)
        })
        .collect()
}

/// Squares that cover the areas as far as they lie on a map of this size, without overlapping
/// each other: of overlapping squares the map library would take only the first.
#[must_use]
pub fn squares(areas: &[Reserved], size: Size) -> Vec<Rect> {
    let cell = if areas.len() < MANY {
        CELL
    } else {
        COARSE_CELL
    };
    let mut grid = Grid::new(size, cell);
    for area in areas {
        grid.take(*area);
    }
    grid.into_squares()
}

/// Which cells of the map are reserved.
struct Grid {
    /// The side of a cell, in points.
    cell: f32,
    columns: usize,
    rows: usize,
    taken: Vec<bool>,
}

impl Grid {
    fn new(size: Size, cell: f32) -> Self {
        let count = |points: f32| cell_at(points / cell) + 1;
        let (columns, rows) = (count(size.width), count(size.height));
        Self {
            cell,
            columns,
            rows,
            taken: vec![false; columns * rows],
        }
    }

    fn take(&mut self, area: Reserved) {
        let (top, bottom) = match area {
            Reserved::Circle { center, radius } => (center.y - radius, center.y + radius),
            Reserved::Rect(rect) => (rect.min.y, rect.max.y),
        };
        if bottom < 0.0 {
            return;
        }
        for row in self.at(top)..=self.at(bottom).min(self.rows - 1) {
            let (left, right) = match area {
                Reserved::Circle { center, radius } => {
                    // The circle is widest where the row comes nearest to its middle.
                    let nearest = center.y.clamp(self.edge(row), self.edge(row + 1));
                    let away = nearest - center.y;
                    let half = (radius * radius - away * away).max(0.0).sqrt();
                    (center.x - half, center.x + half)
                }
                Reserved::Rect(rect) => (rect.min.x, rect.max.x),
            };
            if right < 0.0 {
                continue;
            }
            for column in self.at(left)..=self.at(right).min(self.columns - 1) {
                self.set(column, row, true);
            }
        }
    }

    /// Cuts the reserved cells into squares, each as large as it can be grown.
    fn into_squares(mut self) -> Vec<Rect> {
        let mut squares = Vec::new();
        for row in 0..self.rows {
            for column in 0..self.columns {
                if !self.is_taken(column, row) {
                    continue;
                }
                let mut side = 1;
                while self.can_grow(column, row, side) {
                    side += 1;
                }
                for below in row..row + side {
                    for right in column..column + side {
                        self.set(right, below, false);
                    }
                }
                squares.push(Rect::new(
                    Point::new(self.edge(column), self.edge(row)),
                    Point::new(self.edge(column + side), self.edge(row + side)),
                ));
            }
        }
        squares
    }

    /// Whether the cells right of and below a square are reserved too.
    fn can_grow(&self, column: usize, row: usize, side: usize) -> bool {
        (0..=side).all(|step| {
            self.is_taken(column + side, row + step) && self.is_taken(column + step, row + side)
        })
    }

    fn is_taken(&self, column: usize, row: usize) -> bool {
        let index = row * self.columns + column;
        column < self.columns && self.taken.get(index).copied().unwrap_or(false)
    }

    /// The cell in which a distance from the map's edge lies; the first one for what lies outside.
    fn at(&self, points: f32) -> usize {
        cell_at(points / self.cell)
    }

    /// Where a cell begins, in points.
    fn edge(&self, cell: usize) -> f32 {
        whole(cell) * self.cell
    }

    fn set(&mut self, column: usize, row: usize, taken: bool) {
        if let Some(cell) = self.taken.get_mut(row * self.columns + column) {
            *cell = taken;
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number of cells on a screen, not negative"
)]
fn cell_at(cells: f32) -> usize {
    cells.clamp(0.0, 1e5) as usize
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a number of cells on a screen, far below 2^24"
)]
fn whole(cells: usize) -> f32 {
    cells as f32
}
