//! Marks on the screen in squares, so that only those near a point are asked.

use super::geometry::{Point, Size};
use super::hit::Standing;

/// The side of a square, in points.
const CELL: f32 = 48.0;

/// Which of a list of marks stand in which square of the map.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    columns: usize,
    rows: usize,
    /// Where the marks of each square begin in `order`, and the end of the last.
    starts: Vec<u32>,
    /// Positions in the list, square by square.
    order: Vec<u32>,
    /// How far the largest reaches, in points.
    reach: f32,
}

impl Grid {
    /// Squares over a map of this size; what stands beyond its edges is in those at the edge.
    #[must_use]
    pub fn new<T: Standing>(marks: &[T], size: Size) -> Self {
        let mut grid = Self {
            columns: cell(size.width) + 1,
            rows: cell(size.height) + 1,
            ..Self::default()
        };
        let squares = grid.columns * grid.rows;
        let mut ends = vec![0_u32; squares + 1];
        for mark in marks {
            grid.reach = grid.reach.max(mark.reach());
            if let Some(end) = ends.get_mut(grid.square(mark.center()) + 1) {
                *end += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        grid.starts.clone_from(&ends);
        grid.order = vec![0; marks.len()];
        for (at, mark) in (0..).zip(marks) {
            let Some(next) = ends.get_mut(grid.square(mark.center())) else {
                continue;
            };
            if let Some(slot) = grid.order.get_mut(*next as usize) {
                *slot = at;
            }
            *next += 1;
        }
        grid
    }

    /// Positions of all marks that may reach into the rectangle between two corners, widened by
    /// so many points; in no particular order.
    #[must_use]
    pub fn near(&self, min: Point, max: Point, around: f32) -> Vec<u32> {
        let reach = self.reach.max(around);
        let (left, right) = (self.column(min.x - reach), self.column(max.x + reach));
        let (top, bottom) = (self.row(min.y - reach), self.row(max.y + reach));
        let mut found = Vec::new();
        for row in top..=bottom {
            let first = row * self.columns + left;
            let last = row * self.columns + right + 1;
            if let (Some(&start), Some(&end)) = (self.starts.get(first), self.starts.get(last)) {
                let run = self.order.get(start as usize..end as usize);
                found.extend_from_slice(run.unwrap_or_default());
            }
        }
        found
    }

    fn square(&self, point: Point) -> usize {
        self.row(point.y) * self.columns + self.column(point.x)
    }

    fn column(&self, x: f32) -> usize {
        cell(x).min(self.columns.saturating_sub(1))
    }

    fn row(&self, y: f32) -> usize {
        cell(y).min(self.rows.saturating_sub(1))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "negative is made zero, and a float that is too large saturates"
)]
fn cell(points: f32) -> usize {
    (points.max(0.0) / CELL) as usize
}
