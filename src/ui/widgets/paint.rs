//! Paints the scene's shapes with egui: the same for marks, legend and lists.

use crate::scene::geometry::Point;
use crate::scene::symbol::{Fill, Shape};
use crate::ui::theme::{MetricColours, Palette};
use egui::{Align2, Color32, FontId, Painter, Pos2, Stroke, Vec2, epaint};

/// How opaque a mark's fill is.
const FILL: f32 = 0.66;
/// How opaque the band between the low and the high end of a range is.
const PALE: f32 = 0.20;

/// Paints shapes whose coordinates count from `origin`, in a metric's colours.
pub fn paint_shapes(
    painter: &Painter,
    origin: Vec2,
    shapes: &[Shape],
    colours: MetricColours,
    palette: &Palette,
) {
    for shape in shapes {
        match shape {
            Shape::Disc {
                center,
                radius,
                fill,
            } => {
                let color = fill_colour(*fill, colours, palette);
                painter.circle_filled(at(origin, *center), *radius, color);
            }
            Shape::Arc {
                center,
                radius,
                from,
                to,
                width,
                dash,
            } => {
                let stroke = Stroke::new(*width, colours.edge);
                arc(
                    painter,
                    at(origin, *center),
                    *radius,
                    *from..*to,
                    stroke,
                    *dash,
                );
            }
            Shape::Line { points, width } => {
                let points = points.iter().map(|&point| at(origin, point)).collect();
                painter.add(epaint::PathShape::line(
                    points,
                    Stroke::new(*width, colours.edge),
                ));
            }
            Shape::Letter { center, text, size } => {
                painter.text(
                    at(origin, *center),
                    Align2::CENTER_CENTER,
                    *text,
                    FontId::new(*size, crate::ui::theme::Type::MapLabel.font().family),
                    colours.edge,
                );
            }
        }
    }
}

/// What a fill looks like.
#[must_use]
pub fn fill_colour(fill: Fill, colours: MetricColours, palette: &Palette) -> Color32 {
    match fill {
        Fill::Metric => colours.fill.gamma_multiply(FILL),
        Fill::Pale => colours.fill.gamma_multiply(PALE),
        Fill::Paper => palette.panel,
    }
}

/// A ring round something round.
pub fn ring(painter: &Painter, center: Pos2, radius: f32, width: f32, color: Color32) {
    painter.circle_stroke(center, radius, Stroke::new(width, color));
}

fn at(origin: Vec2, point: Point) -> Pos2 {
    Pos2::new(point.x, point.y) + origin
}

fn arc(
    painter: &Painter,
    center: Pos2,
    radius: f32,
    degrees: std::ops::Range<f32>,
    stroke: Stroke,
    dash: Option<(f32, f32)>,
) {
    let whole = degrees.end - degrees.start >= 360.0;
    match dash {
        None if whole => {
            painter.circle_stroke(center, radius, stroke);
        }
        None => {
            painter.add(epaint::PathShape::line(
                points(center, radius, degrees),
                stroke,
            ));
        }
        Some((dash, gap)) => {
            let line = points(center, radius, degrees);
            painter.extend(epaint::Shape::dashed_line(&line, stroke, dash, gap));
        }
    }
}

/// Points along an arc, clockwise from the top, about 3 points of the screen apart.
fn points(center: Pos2, radius: f32, degrees: std::ops::Range<f32>) -> Vec<Pos2> {
    let span = degrees.end - degrees.start;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a small positive number"
    )]
    let steps = (radius * span.to_radians() / 3.0).clamp(12.0, 240.0) as u16;
    (0..=steps)
        .map(|step| {
            let share = f32::from(step) / f32::from(steps);
            let angle = (degrees.start + share * span).to_radians();
            center + radius * Vec2::new(angle.sin(), -angle.cos())
        })
        .collect()
}
