//! The labels of the marks: while the map is dragged they go along with it and are placed anew only
//! now and then, and once more when it stands still.

use crate::scene::camera::Camera;
use crate::scene::geometry::{Rect, Size};
use crate::scene::labels::Label;
use crate::scene::marks::MarkKey;
use crate::scene::mercator::{to_world, world_width_points};

/// Labels go along with the map for so far, in points: at its edges some may be missing until then.
const ALONG: f64 = 48.0;

/// What labels depend on, beside where the map looks and what covers it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Labels<T> {
    /// Which marks.
    pub of: T,
    /// The size of the map.
    pub size: Size,
    /// The label of this one is always there.
    pub selected: Option<MarkKey>,
}

/// Labels, and where they were placed.
#[derive(Debug)]
pub struct Labelled<T> {
    placed: Option<(Labels<T>, Camera)>,
    all: Vec<Label>,
    /// Whether they went along with the map since.
    pub went_along: bool,
}

impl<T> Default for Labelled<T> {
    fn default() -> Self {
        Self {
            placed: None,
            all: Vec::new(),
            went_along: false,
        }
    }
}

impl<T: PartialEq> Labelled<T> {
    /// The labels for this frame. `moves` tells whether the map looks elsewhere than in the last.
    pub fn follow(
        &mut self,
        labels: Labels<T>,
        camera: Camera,
        hidden: &[Rect],
        moves: bool,
        place: impl FnOnce() -> Vec<Label>,
    ) -> Vec<Label> {
        let way = self.placed.as_ref().filter(|(known, _)| *known == labels);
        let way = way.and_then(|(_, before)| way_between(*before, camera));
        let Some((x, y)) = way.filter(|_| moves) else {
            self.all = place();
            self.placed = Some((labels, camera));
            self.went_along = false;
            return self.all.clone();
        };
        self.went_along = true;
        let Size { width, height } = labels.size;
        let shifted = self.all.iter().map(|label| Label {
            rect: label.rect.moved(x, y),
            ..label.clone()
        });
        let selected = labels.selected.map(|it| it.place);
        let can_be_read = |label: &Label| {
            let Rect { min, max } = label.rect;
            let inside = min.x >= 0.0 && min.y >= 0.0 && max.x <= width && max.y <= height;
            let free = !hidden.iter().any(|it| it.intersects(label.rect));
            (inside && free) || Some(label.place) == selected
        };
        shifted.filter(can_be_read).collect()
    }
}

/// By how much the map went from one camera to the other, in points, where that is not far.
#[expect(
    clippy::cast_possible_truncation,
    reason = "screen points: f32 keeps a thousandth of a point on any screen"
)]
fn way_between(before: Camera, now: Camera) -> Option<(f32, f32)> {
    if before.zoom.to_bits() != now.zoom.to_bits() {
        return None;
    }
    let width = world_width_points(now.zoom);
    let (before, now) = (to_world(before.center()), to_world(now.center()));
    let aside = before.x - now.x;
    let (x, y) = ((aside - aside.round()) * width, (before.y - now.y) * width);
    (x.hypot(y) <= ALONG).then_some((x as f32, y as f32))
}
