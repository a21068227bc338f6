//! Names one tile of the world's pyramid, and says where it lies in the tiles above it.

use egui::{Rect, pos2, vec2};

/// Past this zoom the number of tiles in a row no longer fits into 32 bits.
const DEEPEST: u8 = 31;

/// A tile that exists: `x` and `y` are below 2^zoom. Ordered by zoom, so that the coarsest come
/// first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TileKey {
    zoom: u8,
    x: u32,
    y: u32,
}

impl TileKey {
    /// The one tile that holds the whole world.
    pub const WORLD: Self = Self {
        zoom: 0,
        x: 0,
        y: 0,
    };

    /// The tile in this column and row, counted from the north-western corner. `None` beyond the
    /// edges of the world.
    #[must_use]
    pub fn new(zoom: u8, x: u32, y: u32) -> Option<Self> {
        let inside = zoom <= DEEPEST && x < (1 << zoom) && y < (1 << zoom);
        inside.then_some(Self { zoom, x, y })
    }

    /// 0 for the whole world, one more for each halving.
    #[must_use]
    pub fn zoom(self) -> u8 {
        self.zoom
    }

    /// The column, from 180° W eastwards.
    #[must_use]
    pub fn x(self) -> u32 {
        self.x
    }

    /// The row, from the northern edge southwards.
    #[must_use]
    pub fn y(self) -> u32 {
        self.y
    }

    /// The tile one zoom up that holds this one. `None` above the whole world.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        Some(Self {
            zoom: self.zoom.checked_sub(1)?,
            x: self.x / 2,
            y: self.y / 2,
        })
    }

    /// This tile, or the one above it at `zoom` if it is deeper than that.
    #[must_use]
    pub fn at_most(self, zoom: u8) -> Self {
        let levels = self.zoom.saturating_sub(zoom);
        Self {
            zoom: self.zoom - levels,
            x: self.x >> levels,
            y: self.y >> levels,
        }
    }

    /// Which part of `ancestor`, a tile above this one or itself, this tile covers. The ancestor
    /// runs from 0 to 1 both ways.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a share between 0 and 1, exact in f32: its steps are powers of two"
    )]
    pub fn part_of(self, ancestor: Self) -> Rect {
        let levels = self.zoom.saturating_sub(ancestor.zoom);
        let step = 0.5_f64.powi(i32::from(levels));
        let share = |mine: u32, above: u32| {
            let first = above.checked_shl(u32::from(levels)).unwrap_or(0);
            (f64::from(mine.saturating_sub(first)) * step) as f32
        };
        Rect::from_min_size(
            pos2(share(self.x, ancestor.x), share(self.y, ancestor.y)),
            vec2(step as f32, step as f32),
        )
    }
}
