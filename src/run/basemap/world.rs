//! Draws the world once for each of its copies in view, so that the map goes on beyond 180°.

use walkers::{Canvas, Layer, MapMemory, Projector, Tiles, lon_lat};

use super::tiles::BasemapTiles;

/// The layer of the basemap, for one frame of the map.
pub struct WorldCopies<'a> {
    tiles: Option<&'a mut BasemapTiles>,
}

impl<'a> WorldCopies<'a> {
    /// A layer that draws these tiles, or nothing.
    #[must_use]
    pub fn new(tiles: Option<&'a mut BasemapTiles>) -> Self {
        Self { tiles }
    }
}

impl Layer for WorldCopies<'_> {
    fn draw(&mut self, canvas: &mut Canvas, projector: &Projector) {
        if let Some(tiles) = &mut self.tiles {
            tiles.begin_frame();
            draw_copies(*tiles, canvas, projector);
            tiles.end_frame();
        }
    }
}

/// Draws any tiles once for each copy of the world in view.
///
/// The map library draws one world and leaves the screen empty beside it. It is told here that
/// the map's middle lies one turn further west or east, which moves that one world by a copy.
pub fn draw_copies<T: Tiles>(mut tiles: &mut T, canvas: &mut Canvas, projector: &Projector) {
    let screen = projector.clip_rect();
    let longitude_at = |x: f32| projector.unproject(egui::vec2(x, screen.center().y)).x();
    let turn_at = |x: f32| ((longitude_at(x) + 180.0) / 360.0).floor();
    let center = projector.unproject(screen.center().to_vec2());

    let mut memory = MapMemory::default();
    if memory.set_zoom(projector.zoom()).is_err() {
        return;
    }
    let (mut turn, last) = (turn_at(screen.left()), turn_at(screen.right()));
    while turn <= last {
        let moved = lon_lat(center.x() - 360.0 * turn, center.y());
        memory.center_at(moved);
        let copy = Projector::new(screen, projector.projection(), &memory, moved);
        tiles.draw(canvas, &copy);
        turn += 1.0;
    }
}
