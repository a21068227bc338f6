//! Turns the bytes of a tile into shapes and names, whatever the bytes are.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use log::warn;
use walkers::{Drawable, Style, Tile};

use super::TILE_SIZE;
use super::archive::Archive;
use super::key::TileKey;

/// The tile, or `None` after one line in the log.
pub(super) fn decode(archive: &Archive, key: TileKey, style: &Style) -> Option<Tile> {
    let bytes = match archive.tile(key) {
        Ok(bytes) => bytes?,
        Err(problem) => {
            warn!("basemap tile {key:?} is left out: {problem}");
            return None;
        }
    };
    // The geometry libraries below have panicked on odd shapes before. That must not end the
    // thread, or the map would wait for its tiles for ever.
    let tile = catch_unwind(AssertUnwindSafe(|| {
        Tile::from_mvt(&bytes, style, key.zoom(), TILE_SIZE)
    }));
    match tile {
        Ok(Ok(tile)) => Some(without_nothing(tile)),
        Ok(Err(problem)) => {
            warn!("basemap tile {key:?} is left out: {problem}");
            None
        }
        Err(_) => {
            warn!("basemap tile {key:?} is left out: its shapes cannot be cut into triangles");
            None
        }
    }
}

/// The tile without the shapes that have no extent: the map library would ask the graphics card
/// for a buffer of no bytes, which ends the program.
fn without_nothing(tile: Tile) -> Tile {
    match tile {
        Tile::Vector { drawables, texts } if drawables.iter().any(is_nothing) => {
            let rest = drawables.iter().filter(|drawable| !is_nothing(drawable));
            Tile::Vector {
                drawables: Arc::new(rest.cloned().collect()),
                texts,
            }
        }
        tile => tile,
    }
}

fn is_nothing(drawable: &Drawable) -> bool {
    match drawable {
        Drawable::Fill(mesh) => mesh.is_empty(),
        Drawable::Lines(lines) => lines.iter().all(|line| {
            line.points
                .iter()
                .zip(line.points.iter().skip(1))
                .all(|(a, b)| a == b)
        }),
    }
}

#[cfg(test)]
mod tests {
    use walkers::{Line, Mesh};

    use super::*;

    #[test]
    fn shapes_without_extent_never_reach_the_graphics_card() {
        let line = |points| {
            Drawable::Lines(vec![Line {
                points,
                width: 1.0,
                color: egui::Color32::WHITE,
                dasharray: Vec::new(),
            }])
        };
        let (here, there) = (egui::pos2(3.0, 4.0), egui::pos2(5.0, 4.0));
        let tile = without_nothing(Tile::Vector {
            drawables: Arc::new(vec![
                line(vec![here, here]),
                line(vec![here, there]),
                Drawable::Fill(Mesh::default()),
                line(Vec::new()),
            ]),
            texts: Vec::new(),
        });
        let Tile::Vector { drawables, .. } = tile else {
            panic!("still a vector tile");
        };
        assert_eq!(*drawables, vec![line(vec![here, there])]);
    }
}
