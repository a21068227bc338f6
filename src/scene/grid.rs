//! Marks on the screen in squares, so that only those near a point are asked.

use super::geometry::{Point, Size};
use super::hit::Standing;
use std::ops::{ControlFlow, Range};

/// The side of a square, in points, where marks are few.
const CELL: f32 = 48.0;
/// The smallest side where they are many.
const SMALLEST: f32 = 8.0;
/// So many marks are wanted in a square.
const IN_A_SQUARE: f32 = 12.0;
/// Marks that reach farther than this, in points, are kept aside as long as they are few.
const FAR: f32 = 12.0;
const FEW: usize = 1_000;

/// Which of a list of marks stand in which square of the map.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    cell: f32,
    columns: usize,
    rows: usize,
    /// Where the marks of each square begin in `order`, and the end of the last.
    starts: Vec<u32>,
    /// Positions in the list, square by square.
    order: Vec<u32>,
    /// Positions of the marks that reach farthest, where these are few.
    large: Vec<u32>,
    /// How far the largest of the others reaches, in points.
    reach: f32,
}

impl Grid {
    /// Squares over a map of this size; what stands beyond its edges is in those at the edge.
    #[must_use]
    pub fn new<T: Standing>(marks: &[T], size: Size) -> Self {
        let cell = side(size, marks.len());
        let mut grid = Self {
            cell,
            columns: whole(size.width / cell) + 1,
            rows: whole(size.height / cell) + 1,
            ..Self::default()
        };
        let squares = grid.columns * grid.rows;
        let mut starts = vec![0_u32; squares + 1];
        let mut square_of = Vec::with_capacity(marks.len());
        let (mut most, mut most_of_small) = (0.0_f32, 0.0_f32);
        for (at, mark) in (0..).zip(marks) {
            let square = grid.square(mark.center());
            square_of.push(u32::try_from(square).unwrap_or(u32::MAX));
            if let Some(count) = starts.get_mut(square + 1) {
                *count += 1;
            }
            let reach = mark.reach();
            most = most.max(reach);
            if reach <= FAR {
                most_of_small = most_of_small.max(reach);
            } else if grid.large.len() <= FEW {
                grid.large.push(at);
            }
        }
        grid.reach = if grid.large.len() <= FEW {
            most_of_small
        } else {
            grid.large.clear();
            most
        };
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        grid.order = vec![0; marks.len()];
        let mut next = starts.clone();
        for (at, square) in (0..).zip(square_of) {
            let Some(next) = next.get_mut(square as usize) else {
                continue;
            };
            if let Some(slot) = grid.order.get_mut(*next as usize) {
                *slot = at;
            }
            *next += 1;
        }
        grid.starts = starts;
        grid
    }

    /// Asks for all marks that may reach into the rectangle between two corners, widened by so
    /// many points, until one breaks off: by their positions, in no particular order, large ones
    /// perhaps twice.
    pub fn near(
        &self,
        min: Point,
        max: Point,
        around: f32,
        mut found: impl FnMut(u32) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        for &at in &self.large {
            found(at)?;
        }
        let reach = self.reach.max(around);
        let (left, right) = (self.column(min.x - reach), self.column(max.x + reach));
        let (top, bottom) = (self.row(min.y - reach), self.row(max.y + reach));
        for row in top..=bottom {
            let first = row * self.columns + left;
            let last = row * self.columns + right + 1;
            if let (Some(&start), Some(&end)) = (self.starts.get(first), self.starts.get(last)) {
                let run = self.order.get(start as usize..end as usize);
                for &at in run.unwrap_or_default() {
                    found(at)?;
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// How many columns and rows of squares there are.
    #[must_use]
    pub fn squares(&self) -> (usize, usize) {
        (self.columns, self.rows)
    }

    /// The side of a square, in points.
    #[must_use]
    pub fn side(&self) -> f32 {
        self.cell
    }

    /// Where the marks of some squares of a row are in [`Self::ordered`].
    #[must_use]
    pub fn span(&self, row: usize, columns: Range<usize>) -> Range<usize> {
        let bound = |column: usize| self.starts.get(row * self.columns + column);
        match (bound(columns.start), bound(columns.end)) {
            (Some(&start), Some(&end)) => start as usize..end as usize,
            _ => 0..0,
        }
    }

    /// Positions in the list of marks, square by square, row by row.
    #[must_use]
    pub fn ordered(&self, span: Range<usize>) -> &[u32] {
        self.order.get(span).unwrap_or_default()
    }

    /// The positions of the marks that reach farther than [`Self::reach`], where these are few.
    #[must_use]
    pub fn large(&self) -> &[u32] {
        &self.large
    }

    /// The column and the row of a point.
    #[must_use]
    pub fn square_of(&self, point: Point) -> (usize, usize) {
        (self.column(point.x), self.row(point.y))
    }

    /// How far the largest of the marks in squares reaches, in points.
    #[must_use]
    pub fn reach(&self) -> f32 {
        self.reach
    }

    fn square(&self, point: Point) -> usize {
        self.row(point.y) * self.columns + self.column(point.x)
    }

    fn column(&self, x: f32) -> usize {
        whole(x / self.cell).min(self.columns.saturating_sub(1))
    }

    fn row(&self, y: f32) -> usize {
        whole(y / self.cell).min(self.rows.saturating_sub(1))
    }
}

/// The side of a square in points: smaller where marks stand close.
#[expect(clippy::cast_precision_loss, reason = "a rough measure")]
fn side(size: Size, count: usize) -> f32 {
    let each = size.width.max(1.0) * size.height.max(1.0) / count.max(1) as f32;
    (each * IN_A_SQUARE).sqrt().clamp(SMALLEST, CELL)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "negative is made zero, and a float that is too large saturates"
)]
fn whole(squares: f32) -> usize {
    squares.max(0.0) as usize
}
