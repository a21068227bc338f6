//! A mark in a few bytes: enough to paint it, to find it under the pointer and to name its place.

use super::tally::Tally;
use crate::model::{PlaceId, Value, Verdict};
use crate::scene::geometry::{Point, Size};
use crate::scene::hit::Standing;
use crate::scene::marks::MarkKey;
use crate::scene::scale::{Scale, TOO_SMALL};
use crate::scene::symbol::{DOT_RADIUS, Edge, GROUP_GAP, Symbol, WORDS_RADIUS};
use crate::view::{NumberWords, PlaceFigure};

/// Which symbol a mark has, its size left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A disc with an edge that says what its qualifier says.
    Disc(Edge),
    /// A range.
    Range,
    /// Words without a number.
    Words,
    /// Words that a rule puts a number to.
    ByRule(NumberWords),
    /// Too small to draw.
    Dot,
    /// Zero.
    Zero,
    /// Nothing is drawn.
    Nothing,
}

/// What is to be known of a mark before its figure is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Badge {
    /// A quote is not quite as it is told, or claims disagree.
    Warning,
    /// A quote is broken.
    Broken,
}

impl Badge {
    /// The badge of a mark with this verdict; `disagree` tells whether its claims do.
    #[must_use]
    pub fn of(verdict: Verdict, disagree: bool) -> Option<Self> {
        match verdict {
            Verdict::Broken => Some(Self::Broken),
            Verdict::Warning => Some(Self::Warning),
            _ => disagree.then_some(Self::Warning),
        }
    }
}

/// What a mark looks like, its size left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind {
    /// Its symbol.
    pub form: Form,
    /// Whether several places stand together.
    pub group: bool,
    /// Whether it has a fill: not where a quote is broken.
    pub filled: bool,
    /// Whether claims disagree.
    pub disagree: bool,
    /// What stands beside it.
    pub badge: Option<Badge>,
}

/// A figure, ready to be drawn on any scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Face {
    /// Whose.
    pub place: PlaceId,
    /// The square root of the figure, or of the low end of a range.
    low: f32,
    /// The square root of the highest figure drawn.
    high: f32,
    /// The lowest figure of claims that disagree: its radius in 255ths of that of the highest.
    least: u8,
    kind: Kind,
}

impl Face {
    /// The face of a place's figure.
    #[must_use]
    pub fn of(figure: &PlaceFigure, value: Option<Value<'_>>, verdict: Verdict) -> Self {
        let mut face = Self::new(figure.place, value.unwrap_or(Value::NOT_STATED), verdict);
        if value.is_none() {
            face.kind.form = Form::Nothing;
        }
        if let Some(assigned) = figure.assigned {
            face.low = root(assigned.number);
            face.high = face.low;
            face.kind.form = Form::ByRule(assigned.rule);
        }
        if let Some((low, high)) = figure.spread {
            face.high = face.high.max(root(high));
            face.least = share_of(root(low), face.high);
            face.kind.disagree = true;
            face.kind.badge = Badge::of(verdict, true);
        }
        face
    }

    /// The face of a figure. A figure whose quote is broken loses its fill.
    #[must_use]
    pub fn new(place: PlaceId, value: Value<'_>, verdict: Verdict) -> Self {
        let (low, high) = (value.amount(), value.high());
        let form = match (low, high) {
            (None, _) => Form::Words,
            (_, Some(_)) => Form::Range,
            (Some(0), None) if value.qualifier().edge() == Edge::Closed => Form::Zero,
            _ => Form::Disc(value.qualifier().edge()),
        };
        let low = root(low.unwrap_or(0));
        Self {
            place,
            low,
            high: high.map_or(low, root),
            least: 0,
            kind: Kind {
                form,
                group: false,
                filled: verdict != Verdict::Broken,
                disagree: false,
                badge: Badge::of(verdict, false),
            },
        }
    }

    /// The face of a group that stands at a place. One broken quote among many leaves its fill,
    /// and its badge tells of the worst.
    #[must_use]
    pub fn of_group(place: PlaceId, tally: &Tally) -> Self {
        let value = tally.sum().map_or(Value::NOT_STATED, |sum| sum.value);
        let mut face = Self::new(place, value, Verdict::Verified);
        face.kind.group = true;
        face.kind.badge = Badge::of(tally.worst, false);
        face
    }

    /// The number it draws, as exact as a picture needs it; 0 for words without a rule.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the square of a root of a whole number"
    )]
    pub fn amount(&self) -> u64 {
        (f64::from(self.low) * f64::from(self.low)).round() as u64
    }

    /// How far it reaches on a scale, in points.
    #[must_use]
    pub fn reach(&self, scale: Scale) -> f32 {
        scale.radius_of_root(self.high)
    }

    /// The mark at a point, on a scale where the figure 1 has a radius of `one` points.
    #[must_use]
    pub fn speck(&self, layer: u8, node: u32, center: Point, one: f32) -> Speck {
        let (mut low, mut high) = (self.low * one, self.high * one);
        let mut kind = self.kind;
        match kind.form {
            Form::Disc(_) | Form::Range | Form::ByRule(_) => {
                let own = if kind.form == Form::Range { high } else { low };
                if own < TOO_SMALL {
                    kind.form = Form::Dot;
                    low = DOT_RADIUS;
                    high = high.max(DOT_RADIUS);
                }
            }
            Form::Words => high = high.max(WORDS_RADIUS),
            Form::Dot | Form::Zero | Form::Nothing => high = high.max(Symbol::Zero.outer_radius()),
        }
        Speck {
            center,
            low,
            high: if kind.group { high + GROUP_GAP } else { high },
            least: if self.least == 0 {
                0
            } else {
                share_of(self.high * one * f32::from(self.least) / 255.0, high)
            },
            node,
            place: self.place,
            places: 1,
            layer,
            kind,
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0 to 255"
)]
fn share_of(part: f32, whole: f32) -> u8 {
    (part / whole.max(f32::MIN_POSITIVE) * 255.0)
        .round()
        .clamp(0.0, 255.0) as u8
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a radius in points needs no more digits"
)]
fn root(amount: u64) -> f32 {
    (amount as f64).sqrt() as f32
}

/// A mark in a few bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Speck {
    /// Its middle, in points from the upper left corner of the map.
    pub center: Point,
    /// The radius of its figure, or of the low end of a range, in points.
    pub low: f32,
    /// How far it reaches, in points.
    pub high: f32,
    /// The radius of the lowest figure of claims that disagree, in 255ths of `high`.
    pub least: u8,
    /// The place by its rank, or the group.
    pub node: u32,
    /// Whose; of a group the most important.
    pub place: PlaceId,
    /// How many places stand here together.
    pub places: u32,
    /// Of which dataset.
    pub layer: u8,
    /// What it looks like.
    pub kind: Kind,
}

impl Speck {
    /// Whether any of it can be seen on a map of this size, with so many points around it.
    #[must_use]
    pub fn is_visible(&self, size: Size, around: f32) -> bool {
        let reach = self.high + around;
        self.kind.form != Form::Nothing
            && self.center.x > -reach
            && self.center.y > -reach
            && self.center.x < size.width + reach
            && self.center.y < size.height + reach
    }
}

impl Standing for Speck {
    fn key(&self) -> MarkKey {
        MarkKey {
            layer: usize::from(self.layer),
            place: self.place,
        }
    }

    fn center(&self) -> Point {
        self.center
    }

    fn reach(&self) -> f32 {
        self.high
    }
}

/// From how many marks on it is enough to paint them largest first by classes of size.
const MANY: usize = 4_000;

/// The order in which marks are painted: the largest first, so that none hides a smaller one.
/// Among very many, marks whose radii differ by less than two hundredths may stand in any order.
pub fn largest_first(specks: &mut Vec<Speck>) {
    if specks.len() < MANY {
        specks.sort_by(|a, b| {
            let by_size = b.high.total_cmp(&a.high);
            by_size.then_with(|| (a.layer, a.node).cmp(&(b.layer, b.node)))
        });
        return;
    }
    // The upper bits of a positive float are its logarithm: 64 classes for each doubling.
    let class = |speck: &Speck| 0xffff - (speck.high.max(0.0).to_bits() >> 17).min(0xffff);
    // Places come by their figures: where all are drawn alike, they are in order.
    if specks.is_sorted_by_key(&class) {
        return;
    }
    let mut ends = vec![0_u32; 0x1_0000];
    for speck in specks.iter() {
        if let Some(end) = ends.get_mut(class(speck) as usize) {
            *end += 1;
        }
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += std::mem::replace(end, sum);
    }
    let mut sorted = specks.clone();
    for speck in specks.iter() {
        if let Some(at) = ends.get_mut(class(speck) as usize) {
            if let Some(slot) = sorted.get_mut(*at as usize) {
                *slot = *speck;
            }
            *at += 1;
        }
    }
    *specks = sorted;
}
