//! What a map shows of its places: asked of the index as runs of its lists, then made into marks.

use super::spots::{Spot, Spots, Window, by_node};
use super::{AROUND, Face, Places, Speck};
use crate::scene::camera::Camera;
use crate::scene::geometry::{Point, Size};
use crate::scene::mercator::{to_world, world_width_points};
use crate::scene::scale::Scale;

impl Places {
    /// What may stand on a map of this size: a few runs of the list of what stands at its zoom.
    /// What reaches into the map is among it, and at the northern and the southern edge some that
    /// does not: less than a strip of it.
    pub fn runs(
        &self,
        scale: Scale,
        camera: Camera,
        size: Size,
    ) -> impl Iterator<Item = &[Spot]> + use<'_> {
        let level = Self::level(camera.zoom);
        let spots = self.standing_at(level);
        let runs = spots.runs(self.window(level, scale, camera, size));
        runs.filter_map(|run| spots.all().get(run))
    }

    /// How many marks may stand on a map of this size, without looking at any.
    #[must_use]
    pub fn count(&self, scale: Scale, camera: Camera, size: Size) -> usize {
        self.runs(scale, camera, size).map(<[Spot]>::len).sum()
    }

    /// Adds what can be seen of these places on a map of this size. Returns how many places that
    /// is, those in groups counted one by one.
    pub fn specks(
        &self,
        layer: u8,
        scale: Scale,
        camera: Camera,
        size: Size,
        into: &mut Vec<Speck>,
    ) -> usize {
        let groups = self.groups();
        let window = self.window(Self::level(camera.zoom), scale, camera, size);
        let (north, south) = window.rows();
        let mut found: Vec<Spot> = Vec::with_capacity(self.count(scale, camera, size));
        for run in self.runs(scale, camera, size) {
            let inside = |spot: &&Spot| (north..=south).contains(&spot.y);
            found.extend(run.iter().filter(inside));
        }
        if groups.is_none() {
            // In the order of the faces: they are read from the front to the back of the memory.
            found = by_node(found, self.faces.len());
        }
        let width = world_width_points(camera.zoom);
        let center = to_world(camera.center());
        let middle = size.center();
        let one = scale.radius_of_root(1.0);
        let mut places = 0;
        for spot in found {
            let at = spot.at();
            // The copy of the world nearest to the middle of the map.
            let mut turns = at.x - center.x;
            if turns > 0.5 {
                turns -= 1.0;
            } else if turns < -0.5 {
                turns += 1.0;
            }
            let point = moved(middle, turns * width, (at.y - center.y) * width);
            let group = groups.and_then(|groups| groups.group(spot.node));
            let rank = group.map_or(spot.node, |group| group.anchor);
            let Some(&face) = self.faces.get(rank as usize) else {
                continue;
            };
            let face = group.map_or(face, |group| Face::of_group(face.place, &group.tally));
            let mut speck = face.speck(layer, spot.node, point, one);
            if let Some(group) = group {
                speck.places = group.tally.places;
            }
            if speck.is_visible(size, AROUND) {
                places += speck.places as usize;
                into.push(speck);
            }
        }
        places
    }

    /// The radius of the largest mark of a zoom, in points.
    pub(super) fn widest(&self, level: u32, scale: Scale) -> f32 {
        let full = scale.radius(scale.reference());
        let leaves = self.faces.first().map_or(0.0, |face| face.reach(scale));
        let all = full.max(leaves).max(crate::scene::symbol::WORDS_RADIUS);
        match self.reference(level) {
            Some(reference) => all.max(scale.radius(reference)),
            None => all,
        }
    }

    fn standing_at(&self, level: u32) -> &Spots {
        let groups = self.groups().and_then(|groups| groups.level(level));
        groups.unwrap_or(&self.leaves)
    }

    /// The part of the world that a map shows, with what reaches into it.
    fn window(&self, level: u32, scale: Scale, camera: Camera, size: Size) -> Window {
        let width = world_width_points(camera.zoom);
        let center = to_world(camera.center());
        let reach = f64::from(self.widest(level, scale) + AROUND);
        let (half_x, half_y) = (
            (f64::from(size.width) / 2.0 + reach) / width,
            (f64::from(size.height) / 2.0 + reach) / width,
        );
        Window {
            west: center.x - half_x,
            width: half_x * 2.0,
            north: center.y - half_y,
            south: center.y + half_y,
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "screen points: f32 keeps a thousandth of a point on any screen"
)]
fn moved(middle: Point, x: f64, y: f64) -> Point {
    middle.moved(x as f32, y as f32)
}
