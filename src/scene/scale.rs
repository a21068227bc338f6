//! From a figure to a radius: the one function that map, legend and exports share.

/// A square-root scale from zero: the *area* of a mark is proportional to its figure.
///
/// `radius = full_radius * sqrt(amount / reference)`, the proportional symbol of cartography
/// without perceptual correction (Flannery's would break the proportion). There is no minimum
/// radius: what is too small to see gets a symbol of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    reference: u64,
    full_radius: f32,
}

/// The radius of the reference figure, in points, before a person adjusts it.
pub const FULL_RADIUS: f32 = 44.0;

/// Below this true radius, in points, a mark becomes a hollow dot.
pub const TOO_SMALL: f32 = 2.5;

impl Scale {
    /// A scale where `reference` has the radius `full_radius`, in points. A reference of zero
    /// counts as one.
    #[must_use]
    pub fn new(reference: u64, full_radius: f32) -> Self {
        Self {
            reference: reference.max(1),
            full_radius,
        }
    }

    /// The figure that has the full radius.
    #[must_use]
    pub fn reference(self) -> u64 {
        self.reference
    }

    /// The true radius of a figure, in points, from zero.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "figures are at most 2^53, which f64 holds exactly; screen points are f32"
    )]
    pub fn radius(self, amount: u64) -> f32 {
        let share = amount as f64 / self.reference as f64;
        (f64::from(self.full_radius) * share.sqrt()) as f32
    }

    /// The same of a figure whose square root is known.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "figures are at most 2^53, and a radius needs no more digits"
    )]
    pub fn radius_of_root(self, root: f32) -> f32 {
        self.full_radius * root / (self.reference as f32).sqrt()
    }
}
