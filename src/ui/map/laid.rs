//! Marks laid out with their pictures: few of them at once, very many on a thread of their own,
//! while what was laid out before still stands.

use super::crowd::stamps_of;
use super::derived::NAMED;
use super::sprites::{Inks, Sprites};
use super::stamps::Stamps;
use crate::run::{Task, Wake};
use crate::scene::camera::Camera;
use crate::scene::geometry::Size;
use crate::scene::places::{Places, Sheet};
use crate::scene::scale::Scale;
use std::sync::Arc;

/// So many marks are laid out within a frame: it takes 4 ms.
const AT_ONCE: usize = 40_000;
/// Where more were laid out the next sheet is begun while the map is still so far from the edges
/// of this one, as a share of its side.
const AHEAD: f32 = 0.1;

/// What a sheet depends on, beside the camera.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LaidOut {
    /// Which places.
    pub made: u64,
    /// The zoom whose groups it has.
    pub level: Option<u32>,
    /// The figure of the full radius.
    pub reference: Option<u64>,
    /// That radius.
    pub mark_radius: f32,
    /// How fine the screen is.
    pub pixels_per_point: f32,
    /// The theme.
    pub dark: bool,
    /// Colours change with what is drawn.
    pub layers: usize,
}

impl LaidOut {
    /// The scale of its marks.
    pub fn scale(&self) -> Scale {
        Scale::new(self.reference.unwrap_or(1), self.mark_radius)
    }
}

/// What is to be laid out.
#[derive(Debug, Clone)]
pub struct Order {
    /// How.
    pub key: LaidOut,
    /// The numbers of the datasets, with their places.
    pub layers: Vec<(u8, Arc<Places>)>,
    /// Around where.
    pub camera: Camera,
    /// On a map of this size.
    pub size: Size,
    /// In which colours.
    pub inks: Inks,
}

impl Order {
    /// How many marks that may be.
    fn count(&self) -> usize {
        let size = Sheet::size_for(self.size);
        let scale = self.key.scale();
        let counts = self.layers.iter();
        let counts = counts.map(|(_, places)| places.count(scale, self.camera, size));
        counts.sum()
    }

    fn lay_out(self, mut sprites: Sprites) -> (Laid, Sprites) {
        let layers = self
            .layers
            .iter()
            .map(|(layer, places)| (*layer, &**places));
        let sheet = Sheet::new(layers, self.key.scale(), self.camera, self.size);
        let specks = sheet.specks();
        let crowd =
            (specks.len() > NAMED).then(|| Arc::new(stamps_of(specks, &self.inks, &mut sprites)));
        let laid = Laid {
            key: Some(self.key),
            sheet,
            crowd,
            layers: self.layers,
        };
        (laid, sprites)
    }
}

/// What stands on the map.
#[derive(Debug, Default)]
pub struct Laid {
    /// How it was laid out; `None` where nothing was yet.
    pub key: Option<LaidOut>,
    /// Its marks.
    pub sheet: Sheet,
    /// The same as pictures, where they are more than have a name.
    pub crowd: Option<Arc<Stamps>>,
    layers: Vec<(u8, Arc<Places>)>,
}

impl Laid {
    /// The places of a dataset by its number.
    pub fn places(&self, layer: usize) -> Option<&Places> {
        let mut layers = self.layers.iter();
        let found = layers.find(|(it, _)| usize::from(*it) == layer);
        found.map(|(_, places)| &**places)
    }

    /// How many places there are in all.
    pub fn count(&self) -> usize {
        self.layers.iter().map(|(_, places)| places.len()).sum()
    }
}

/// What stands on the map, and what will.
#[derive(Debug, Default)]
pub struct Laying {
    /// What stands there.
    pub laid: Laid,
    sprites: Sprites,
    work: Option<Task<(Laid, Sprites)>>,
}

impl Laying {
    /// Whether marks are being laid out.
    pub fn is_working(&self) -> bool {
        self.work.is_some()
    }

    /// Takes what was laid out on a thread; `true` where something was.
    pub fn take(&mut self) -> bool {
        let Some((laid, sprites)) = self.work.as_ref().and_then(Task::answer) else {
            return false;
        };
        self.work = None;
        self.sprites = sprites;
        self.laid = laid;
        true
    }

    /// Lays out what is missing, or begins to. Returns whether all of it stands there, and whether
    /// it is another sheet than before.
    pub fn follow(&mut self, order: Order, wake: Wake) -> (bool, bool) {
        let (camera, size) = (order.camera, order.size);
        let sheet = &self.laid.sheet;
        let is_whole = self.laid.key == Some(order.key) && sheet.has_all(camera, size);
        let is_small = sheet.specks().len() <= AT_ONCE;
        let share = 1.0 + 2.0 * AHEAD;
        let ahead = Size::new(size.width * share, size.height * share);
        if is_whole && (is_small || self.is_working() || sheet.has_all(camera, ahead)) {
            return (true, false);
        }
        if order.count() <= AT_ONCE {
            // What is being laid out on a thread is for another map by now.
            self.work = None;
            (self.laid, self.sprites) = order.lay_out(std::mem::take(&mut self.sprites));
            return (true, true);
        }
        if self.is_working() {
            return (is_whole, false);
        }
        let (sprites, again) = (std::mem::take(&mut self.sprites), order.clone());
        let work = move |_: &dyn Fn() -> bool| Some(order.lay_out(sprites));
        self.work = Task::start("laying out marks", wake, work);
        if self.work.is_none() {
            log::warn!("no thread to lay out marks");
            (self.laid, self.sprites) = again.lay_out(Sprites::default());
            return (true, true);
        }
        (is_whole, false)
    }

    /// Nothing stands there any more.
    pub fn clear(&mut self) {
        self.work = None;
        self.laid = Laid::default();
    }
}
