//! Where each square of a strip begins among its spots: a table in place of a search, for maps that
//! cross hundreds of strips.

use super::spots::Spot;
use std::ops::Range;

/// Bits of a coordinate within a square, and so 256 squares in a strip.
const WITHIN: u32 = 24;
/// The width of a square, in worlds.
pub const WIDTH: f64 = 1.0 / 256.0;
const IN_STRIP: usize = 256;

/// The squares of all strips, from west to east in each.
#[derive(Debug, Clone, Default)]
pub struct Squares {
    /// Where each square begins, and the end of the last.
    starts: Vec<u32>,
}

impl Squares {
    /// The squares of spots in strips, from west to east in each; `row_of` says in which.
    pub fn new(spots: &[Spot], strips: usize, row_of: impl Fn(Spot) -> usize) -> Self {
        let mut starts = vec![0_u32; strips * IN_STRIP + 1];
        for &spot in spots {
            let square = row_of(spot) * IN_STRIP + column(spot.x);
            if let Some(count) = starts.get_mut(square + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Self { starts }
    }

    /// The spots of the square of a strip that `x` lies in; `None` where there is no table.
    #[inline]
    pub fn around(&self, row: usize, x: u32) -> Option<Range<usize>> {
        let square = row * IN_STRIP + column(x);
        let start = *self.starts.get(square)?;
        let end = *self.starts.get(square + 1)?;
        Some(start as usize..end as usize)
    }

    /// Whether there is a table.
    pub fn is_there(&self) -> bool {
        !self.starts.is_empty()
    }

    /// How much memory it takes, in megabytes.
    pub fn megabytes(&self) -> f64 {
        super::megabytes::<u32>(self.starts.capacity())
    }
}

fn column(x: u32) -> usize {
    (x >> WITHIN) as usize
}
