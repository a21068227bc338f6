//! The offline basemap: a world of vector tiles inside the program, ready to be a map's layer.

pub mod key;
pub mod archive;
pub mod style;
mod cache;
mod decode;
mod workers;
pub mod tiles;
pub mod world;
pub mod reserve;

use std::sync::Arc;

use log::error;

use archive::Archive;
pub use reserve::{Reserve, Reserved};
pub use style::{BasemapStyle, Language};
use tiles::BasemapTiles;
pub use world::WorldCopies;

/// Whom the map is owed to. Has to be readable wherever the map is shown.
pub const ATTRIBUTION: &str = "Made with Natural Earth · Places: GeoNames (CC BY 4.0), modified";

/// How large a tile is drawn, in points, when the map is at the tile's zoom plus one.
const TILE_SIZE: u32 = 512;

/// The basemap of one map panel. Keep it from frame to frame: it holds the decoded tiles and the
/// threads that decode them.
pub struct Basemap {
    style: BasemapStyle,
    /// `None` only if the archive built in cannot be read: the map then stays empty.
    tiles: Option<BasemapTiles>,
}

impl Basemap {
    /// A basemap in the default style. `ctx` is woken when a tile is ready, and never else.
    ///
    /// The window has to call `walkers::install_renderer` once, or nothing is drawn.
    #[must_use]
    pub fn new(ctx: &egui::Context) -> Self {
        let style = BasemapStyle::default();
        let tiles = match Archive::bundled() {
            Ok(archive) => Some(BasemapTiles::new(&Arc::new(archive), &style, ctx)),
            Err(problem) => {
                error!("there is no basemap: {problem}");
                None
            }
        };
        Self { style, tiles }
    }

    /// Changes the look. Does nothing if it is the present one, so it can be called each frame.
    pub fn set_style(&mut self, style: BasemapStyle) {
        if style == self.style {
            return;
        }
        if let Some(tiles) = &mut self.tiles {
            // A moment without a map is better than a flash of the other theme.
            tiles.set_style(&style, style.dark == self.style.dark);
        }
        self.style = style;
    }

    /// The present look.
    #[must_use]
    pub fn style(&self) -> &BasemapStyle {
        &self.style
    }

    /// The layer for one frame: `Map::new(None, ..).with_layer(basemap.layer(), 1.0)`. Beyond the
    /// poles, and while no tile is ready, it leaves the ground as it is: paint that first.
    pub fn layer(&mut self) -> WorldCopies<'_> {
        WorldCopies::new(self.tiles.as_mut())
    }

    /// How many tiles the last frame had to do without. 0 after a frame that drew the map
    /// completely; before the first frame it says nothing.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.tiles.as_ref().map_or(0, BasemapTiles::pending)
    }
}
