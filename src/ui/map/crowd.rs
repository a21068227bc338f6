//! Marks beyond the largest few hundred: one mesh of small pictures, made when the map moves.

use super::sprites::{Key, Sprites, radius};
use crate::scene::places::Speck;
use crate::ui::look::Look;
use crate::ui::theme::AS_IT_IS;
use egui::{Context, Mesh, Rect, Vec2, pos2, vec2};

/// The marks as a mesh, on a map whose upper left corner is at `origin`; in their order, so that
/// none hides a smaller one.
pub fn mesh_of(
    ctx: &Context,
    look: Look<'_>,
    specks: &[Speck],
    origin: Vec2,
    sprites: &mut Sprites,
) -> Mesh {
    sprites.follow(look, ctx.pixels_per_point());
    sprites.tidy();
    let mut mesh = Mesh::default();
    mesh.reserve_triangles(specks.len() * 2);
    mesh.reserve_vertices(specks.len() * 4);
    let mut last = None;
    for speck in specks {
        let key = Key::of(speck);
        // Marks of one size stand behind each other: most look like the one before.
        let sprite = match last {
            Some((known, sprite)) if known == key => sprite,
            _ => sprites.get(key, look),
        };
        last = Some((key, sprite));
        if let Some(sprite) = sprite {
            let half = sprite.half * radius(speck);
            let center = pos2(speck.center.x, speck.center.y) + origin;
            let rect = Rect::from_center_size(center, vec2(half, half) * 2.0);
            mesh.add_rect_with_uv(rect, sprite.uv, AS_IT_IS);
        }
    }
    mesh.texture_id = sprites.texture(ctx);
    mesh
}
