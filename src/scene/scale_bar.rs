//! The bar in the corner of the map that says how far a stretch of it is.

use crate::scene::camera::Camera;

/// A round distance and how long it is on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScaleBar {
    /// The distance it stands for: 1, 2, 3 or 5 times a power of ten.
    pub metres: f64,
    /// Its length on the screen, in points.
    pub width: f32,
}

impl ScaleBar {
    /// The distance in words: "300 km", "500 m".
    #[must_use]
    pub fn label(self) -> String {
        if self.metres >= 1000.0 {
            format!("{} km", self.metres / 1000.0)
        } else {
            format!("{} m", self.metres)
        }
    }
}

/// The longest bar of a round distance that is no wider than `max_width` points, true along the
/// parallel in the middle of the map.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "a length on the screen, at most `max_width`"
)]
pub fn scale_bar(camera: Camera, max_width: f32) -> ScaleBar {
    let per_point = camera.metres_per_point(camera.latitude);
    let longest = f64::from(max_width.max(1.0)) * per_point;
    let power = 10_f64.powf(longest.log10().floor());
    let metres = [5.0, 3.0, 2.0]
        .into_iter()
        .map(|step| step * power)
        .find(|metres| *metres <= longest)
        .unwrap_or(power);
    ScaleBar {
        metres,
        width: (metres / per_point) as f32,
    }
}
