//! All marks of a sheet as small pictures: those beyond the largest few hundred are shown so.

use super::sprites::{Inks, Key, Sprites, radius};
use super::stamps::{Stamp, Stamps};
use crate::scene::places::Speck;

/// The marks as pictures, in their order, so that none hides a smaller one.
pub fn stamps_of(specks: &[Speck], inks: &Inks, sprites: &mut Sprites) -> Stamps {
    sprites.follow(inks);
    sprites.tidy();
    let mut last = None;
    let stamps = Stamps::of(specks.iter().map(|speck| {
        let key = Key::of(speck);
        // Marks of one size stand behind each other: most look like the one before.
        let sprite = match last {
            Some((known, sprite)) if known == key => sprite,
            _ => sprites.get(key),
        };
        last = Some((key, sprite));
        // Where there is no picture the mark keeps its position, with no size.
        let at = speck.center;
        Stamp {
            middle: [at.x, at.y],
            half: sprite.map_or(0.0, |it| it.half * radius(speck)),
            corner: sprite.map_or([0, 0], |it| it.corner),
            side: sprite.map_or(0, |it| it.side),
        }
    }));
    stamps.with(sprites.picture())
}
