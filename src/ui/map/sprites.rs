//! Small pictures of marks, painted once for each look and size and then shown wherever such a
//! mark stands: a hundred thousand of them cost as much as one large picture.

use super::stamps::Picture;
use crate::model::Verdict;
use crate::scene::badge::{reach_with_badge, small_badge, small_badge_at};
use crate::scene::coverage::coverage;
use crate::scene::geometry::Point;
use crate::scene::places::{Badge, Form, Kind, Speck};
use crate::scene::symbol::{Fill, GROUP_GAP, Shape, Symbol, group_shape, spread_shapes};
use crate::ui::look::Look;
use crate::ui::theme::{MetricColours, Palette};
use crate::ui::widgets::{fill_colour, verdict_icon};
use crate::view::Assigned;
use egui::Color32;
use std::collections::HashMap;
use std::sync::Arc;

/// The sides of the picture that holds them all, in pixels.
const WIDTH: usize = 1024;
const HEIGHT: usize = 1024;
/// Around a mark's radius, in points: its edge, the ring of a group, a chevron.
const AROUND: f32 = 8.0;
/// The largest radius that is painted, in pixels; larger marks are shown enlarged.
const LARGEST: f32 = 44.0;

/// Which picture. Sizes are told apart in steps of four hundredths; the picture is then shown in
/// the true size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    layer: u8,
    kind: Kind,
    size: u32,
    /// The low end of a range, in sixteenths of the high end.
    low: u8,
    /// The lowest figure of claims that disagree, in the same.
    least: u8,
}

impl Key {
    /// Which picture a mark needs.
    pub fn of(speck: &Speck) -> Self {
        let low = if speck.kind.form == Form::Range || speck.kind.disagree {
            sixteenths(speck.low / radius(speck).max(f32::MIN_POSITIVE))
        } else {
            16
        };
        Self {
            layer: speck.layer,
            kind: speck.kind,
            // The upper bits of a positive float are its logarithm: 16 steps for each doubling.
            size: radius(speck).max(1.0).to_bits() >> 19,
            low,
            least: if speck.kind.disagree {
                sixteenths(f32::from(speck.least) / 255.0)
            } else {
                0
            },
        }
    }
}

/// Where a picture lies, and what it shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sprite {
    /// Its upper left corner in the picture that holds all, in pixels.
    pub corner: [u16; 2],
    /// Its side, in pixels.
    pub side: u16,
    /// Half of its side against the radius of the mark in it.
    pub half: f32,
}

/// The colours that all pictures are painted in, and how fine they are.
#[derive(Debug, Clone)]
pub struct Inks {
    palette: &'static Palette,
    layers: Vec<MetricColours>,
    pixels_per_point: f32,
}

impl Inks {
    /// What marks are painted in at present.
    pub fn new(look: Look<'_>, pixels_per_point: f32) -> Self {
        let layers = look.shown();
        let last = layers.iter().map(|it| it.tag.index()).max().unwrap_or(0);
        Self {
            palette: look.palette,
            layers: (0..=last).map(|layer| look.colours(layer)).collect(),
            pixels_per_point,
        }
    }

    fn of(&self, layer: u8) -> MetricColours {
        let found = self.layers.get(usize::from(layer)).copied();
        found.unwrap_or_else(|| self.palette.layer(usize::from(layer)))
    }
}

impl PartialEq for Inks {
    fn eq(&self, other: &Self) -> bool {
        self.palette.dark == other.palette.dark
            && self.layers == other.layers
            && self.pixels_per_point.to_bits() == other.pixels_per_point.to_bits()
    }
}

/// All pictures of marks.
#[derive(Default)]
pub struct Sprites {
    pixels: Vec<Color32>,
    /// The same as bytes, until it changes.
    picture: Option<Arc<Picture>>,
    found: HashMap<Key, Option<Sprite>>,
    /// Where the next picture goes, and how high the row is, in pixels.
    next: (usize, usize, usize),
    inks: Option<Inks>,
}

impl std::fmt::Debug for Sprites {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} pictures of marks", self.found.len())
    }
}

impl Sprites {
    /// Forgets what was painted for another theme or screen.
    pub fn follow(&mut self, inks: &Inks) {
        if self.inks.as_ref() != Some(inks) {
            self.inks = Some(inks.clone());
            self.clear();
        }
    }

    fn clear(&mut self) {
        self.found.clear();
        self.next = (1, 1, 0);
        self.pixels = vec![Color32::TRANSPARENT; WIDTH * HEIGHT];
        self.picture = None;
    }

    /// The picture of a mark, painted if need be. Where there is no room for it, that of the most
    /// similar mark: it is shown in the true size. `None` where there is none.
    pub fn get(&mut self, key: Key) -> Option<Sprite> {
        if let Some(known) = self.found.get(&key) {
            return *known;
        }
        let sprite = self.paint(key).or_else(|| self.similar(key));
        self.found.insert(key, sprite);
        sprite
    }

    fn similar(&self, to: Key) -> Option<Sprite> {
        let painted = self
            .found
            .iter()
            .filter_map(|(key, it)| Some((key, (*it)?)));
        let alike = painted.filter(|(key, _)| (key.layer, key.kind) == (to.layer, to.kind));
        let distance = |key: &Key| {
            let inside = key.low.abs_diff(to.low).max(key.least.abs_diff(to.least));
            (inside, key.size.abs_diff(to.size))
        };
        let nearest = alike.min_by_key(|(key, _)| distance(key));
        nearest.map(|(_, sprite)| sprite)
    }

    /// The picture with all that was painted so far.
    pub fn picture(&mut self) -> Arc<Picture> {
        let pixels = &self.pixels;
        let made = self.picture.get_or_insert_with(|| {
            let sides = [WIDTH, HEIGHT].map(|side| u32::try_from(side).unwrap_or(0));
            let bytes = pixels.iter().flat_map(Color32::to_array);
            Arc::new(Picture {
                size: sides,
                bytes: bytes.collect(),
            })
        });
        Arc::clone(made)
    }

    /// Makes room before a map is painted anew, if half of it is taken.
    pub fn tidy(&mut self) {
        if self.next.1 > HEIGHT / 2 {
            self.clear();
        }
    }

    fn paint(&mut self, key: Key) -> Option<Sprite> {
        let inks = self.inks.clone()?;
        let pixel = 1.0 / inks.pixels_per_point.max(0.1);
        // The middle of its step.
        let radius = f32::from_bits((key.size << 19) + (1 << 18)).min(LARGEST * pixel);
        let mut reach = radius + AROUND;
        let mut layers = vec![(shapes(key, radius), inks.of(key.layer), None)];
        if let Some(badge) = key.kind.badge {
            let (verdict, outer) = (verdict_of(badge), outer_radius(key, radius));
            let (_, edge, soft) = verdict_icon(verdict, inks.palette);
            let shapes = small_badge(badge, small_badge_at(outer));
            reach = reach.max(reach_with_badge(outer) + pixel);
            layers.push((shapes, MetricColours { fill: edge, edge }, Some(soft)));
        }
        let half = (reach / pixel).ceil();
        let side = whole(half) * 2;
        let (x, y) = self.room(side)?;
        for row in 0..side {
            for column in 0..side {
                let at = |number: usize| (whole_to_f32(number) + 0.5 - half) * pixel;
                let point = Point::new(at(column), at(row));
                let mut color = Color32::TRANSPARENT;
                for (shapes, colours, ground) in &layers {
                    let paper = ground.unwrap_or(inks.palette.panel);
                    color = painted_over(color, shapes, point, pixel, (*colours, paper), &inks);
                }
                let index = (y + row) * WIDTH + x + column;
                if let Some(slot) = self.pixels.get_mut(index) {
                    *slot = color;
                }
            }
        }
        self.picture = None;
        let short = |pixels: usize| u16::try_from(pixels).unwrap_or(u16::MAX);
        Some(Sprite {
            corner: [short(x), short(y)],
            side: short(side),
            half: half * pixel / radius,
        })
    }

    /// Room for a square picture, with a pixel around it.
    fn room(&mut self, side: usize) -> Option<(usize, usize)> {
        let (mut x, mut y, mut high) = self.next;
        if x + side + 1 > WIDTH {
            (x, y, high) = (1, y + high, 0);
        }
        if y + side + 1 > HEIGHT {
            return None;
        }
        self.next = (x + side + 1, y, high.max(side + 1));
        Some((x, y))
    }
}

/// The radius of a mark's own symbol, in points, without the ring of a group.
pub fn radius(speck: &Speck) -> f32 {
    if speck.kind.group {
        speck.high - GROUP_GAP
    } else {
        speck.high
    }
}

fn shapes(key: Key, radius: f32) -> Vec<Shape> {
    let origin = Point::default();
    let low = radius * f32::from(key.low) / 16.0;
    let own = if key.kind.disagree { low } else { radius };
    let symbol = match key.kind.form {
        Form::Disc(edge) => Symbol::Disc { radius: own, edge },
        Form::Range => Symbol::Range { low, high: radius },
        Form::Words => Symbol::Words,
        Form::ByRule(rule) => Symbol::ByRule {
            radius: own,
            assigned: Assigned { rule, number: 0 },
        },
        Form::Dot => Symbol::Dot,
        Form::Zero => Symbol::Zero,
        Form::Nothing => return Vec::new(),
    };
    let mut shapes = symbol.shapes(origin, key.kind.filled);
    if key.kind.disagree {
        let least = radius * f32::from(key.least) / 16.0;
        shapes.extend(spread_shapes(origin, least, radius));
    }
    if key.kind.group {
        shapes.push(group_shape(origin, symbol.outer_radius()));
    }
    shapes
}

/// How far the mark itself reaches in its picture.
fn outer_radius(key: Key, radius: f32) -> f32 {
    if key.kind.group {
        radius + GROUP_GAP
    } else {
        radius
    }
}

fn verdict_of(badge: Badge) -> Verdict {
    match badge {
        Badge::Warning => Verdict::Warning,
        Badge::Broken => Verdict::Broken,
    }
}

/// A colour with shapes painted over it, in the colours of a metric and on a ground of paper.
fn painted_over(
    mut color: Color32,
    shapes: &[Shape],
    at: Point,
    pixel: f32,
    (colours, paper): (MetricColours, Color32),
    inks: &Inks,
) -> Color32 {
    for shape in shapes {
        let share = coverage(shape, at, pixel);
        if share > 0.0 {
            let own = match shape {
                Shape::Disc {
                    fill: Fill::Paper, ..
                } => paper,
                Shape::Disc { fill, .. } => fill_colour(*fill, colours, inks.palette),
                _ => colours.edge,
            };
            color = color.blend(own.gamma_multiply(share));
        }
    }
    color
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0 to 16"
)]
fn sixteenths(share: f32) -> u8 {
    (share * 16.0).round().clamp(0.0, 16.0) as u8
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a small positive number of pixels"
)]
fn whole(pixels: f32) -> usize {
    pixels.clamp(0.0, 512.0) as usize
}

#[expect(clippy::cast_precision_loss, reason = "a small number of pixels")]
fn whole_to_f32(pixels: usize) -> f32 {
    pixels as f32
}
