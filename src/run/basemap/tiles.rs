//! Gives the map its tiles: the decoded ones at once, the others as soon as they are ready.

use std::sync::Arc;

use egui::Rect;
use walkers::sources::Attribution;
use walkers::{Stats, Tile, TileId, TilePiece, Tiles};

use super::archive::Archive;
use super::cache::TileCache;
use super::key::TileKey;
use super::style::BasemapStyle;
use super::workers::Workers;
use super::{ATTRIBUTION, TILE_SIZE};

/// Tiles of the archive, decoded in the background. A frame is what lies between
/// [`BasemapTiles::begin_frame`] and [`BasemapTiles::end_frame`].
pub struct BasemapTiles {
    workers: Workers,
    cache: TileCache,
    max_zoom: u8,
    /// Number of the style; what was decoded for an older one is only a stopgap.
    generation: u64,
    frame: u64,
    /// What this frame wanted and did not get, the nearest to the map's middle first.
    missing: Vec<TileKey>,
    /// Set while the frame has to show even the coarsest tile before the ones it asked for.
    bare: bool,
}

impl BasemapTiles {
    /// Tiles of this archive. Nothing is decoded before the first frame asks for it.
    #[must_use]
    pub fn new(archive: &Arc<Archive>, style: &BasemapStyle, ctx: &egui::Context) -> Self {
        let workers = Workers::start(archive, ctx);
        workers.set_style(style.to_walkers(), 0);
        Self {
            workers,
            cache: TileCache::default(),
            max_zoom: archive.max_zoom(),
            generation: 0,
            frame: 0,
            missing: Vec::new(),
            bare: false,
        }
    }

    /// From now on tiles look like this. The old ones stand in for the new ones until these are
    /// ready, unless `keep_old` is false because they would show the wrong colours.
    pub fn set_style(&mut self, style: &BasemapStyle, keep_old: bool) {
        self.generation += 1;
        self.workers.set_style(style.to_walkers(), self.generation);
        if !keep_old {
            self.cache.clear();
        }
    }

    /// Takes in what has become ready.
    pub fn begin_frame(&mut self) {
        self.frame += 1;
        self.missing.clear();
        self.bare = false;
        for decoded in self.workers.take_done() {
            self.cache
                .put(decoded.key, decoded.tile, decoded.generation, self.frame);
        }
    }

    /// Asks the workers for what this frame did not get, and for nothing else any more.
    pub fn end_frame(&mut self) {
        if self.bare && !self.missing.contains(&TileKey::WORLD) {
            // One small tile that covers everything, before the many that were asked for.
            self.missing.insert(0, TileKey::WORLD);
        }
        self.workers.ask_for(&self.missing);
        self.cache.trim(self.frame);
    }

    /// How many tiles the last frame did without.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.missing.len()
    }
}

impl Tiles for BasemapTiles {
    fn at(&mut self, tile_id: TileId) -> Option<TilePiece> {
        let asked = TileKey::new(tile_id.zoom, tile_id.x, tile_id.y)?;
        let source = asked.at_most(self.max_zoom);
        if !self.cache.is_settled(source, self.generation) && !self.missing.contains(&source) {
            self.missing.push(source);
        }
        let Some((key, tile)) = self.cache.nearest(source, self.frame) else {
            self.bare |= !self.cache.is_settled(TileKey::WORLD, self.generation);
            return None;
        };
        let part = asked.part_of(key);
        Some(TilePiece::new(cut(tile, part, asked.zoom()), part))
    }

    fn attribution(&self) -> Attribution {
        Attribution {
            text: ATTRIBUTION,
            url: "",
            logo_light: None,
            logo_dark: None,
        }
    }

    fn tile_size(&self) -> u32 {
        TILE_SIZE
    }

    fn stats(&self) -> Stats {
        Stats {
            in_progress: self.pending(),
        }
    }
}

/// The tile with only the names that stand in `part` and may show at `zoom`. The map library cuts
/// the shapes itself, but would lay out all names of the tile once for each of its parts; and of
/// the names in a deep tile, thousands, most are for later.
#[expect(
    clippy::cast_precision_loss,
    reason = "the size of a tile is a small power of two"
)]
fn cut(tile: &Tile, part: Rect, zoom: u8) -> Tile {
    let Tile::Vector { drawables, texts } = tile else {
        return tile.clone();
    };
    let shown = part * TILE_SIZE as f32;
    // Asked for is the tile zoom nearest to the map's, which may be half a step more.
    let deepest = f32::from(zoom) + 0.5;
    Tile::Vector {
        drawables: drawables.clone(),
        texts: texts
            .iter()
            .filter(|text| shown.contains(text.position))
            .filter(|text| text.min_zoom.is_none_or(|first| first <= deepest))
            .cloned()
            .collect(),
    }
}
