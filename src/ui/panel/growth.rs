//! Counts that grew during a day: a small step chart for each claimant, every value and time in
//! words beside it.

use crate::model::{ClaimId, PlaceId, Value, Verdict};
use crate::scene::geometry::Point;
use crate::scene::symbol::{Fill, Shape, Symbol};
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::theme::{Type, space};
use crate::ui::widgets::{body, card, heading, list_glyph, paint_shapes, small};
use crate::view::{Growth, PlaceFigure, Stand, growths};
use egui::{Id, Rect, Role, Sense, Shape as EguiShape, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// How many charts are made at once.
const CHARTS: usize = 6;
/// How many values of a chart are listed.
const LISTED: usize = 12;
/// The height of the steps, in points.
const HEIGHT: f32 = 72.0;

/// The growths of a place as the window last found them, for one view.
#[derive(Clone)]
struct Known {
    revision: u64,
    place: PlaceId,
    growths: Arc<Vec<Growth>>,
}

/// The charts of a place's figure; nothing where no claimant counted twice.
pub(super) fn growth_ui(ui: &mut Ui, look: Look<'_>, figure: &PlaceFigure) {
    let growths = found(ui, look, figure);
    for (at, growth) in growths.iter().take(CHARTS).enumerate() {
        ui.add_space(space::M);
        ui.push_id(("growth", at), |ui| one_ui(ui, look, growth));
    }
    if let Some(more) = growths.len().checked_sub(CHARTS).filter(|&more| more > 0) {
        let words = format!("{more} more counts grew. Choose a day to see its own.");
        small(ui, words, look.palette);
    }
}

/// The growths of the figure's claims, found once for a view.
fn found(ui: &Ui, look: Look<'_>, figure: &PlaceFigure) -> Arc<Vec<Growth>> {
    let memory = Id::unique("counts that grew");
    let (revision, place) = (look.state.revision, figure.place);
    let known: Option<Known> = ui.data(|data| data.get_temp(memory));
    if let Some(known) = known.filter(|it| it.revision == revision && it.place == place) {
        return known.growths;
    }
    let growths = Arc::new(growths(look.dataset(), &figure.claims));
    let known = Known {
        revision,
        place,
        growths: Arc::clone(&growths),
    };
    ui.data_mut(|data| data.insert_temp(memory, known));
    growths
}

fn one_ui(ui: &mut Ui, look: Look<'_>, growth: &Growth) {
    let palette = look.palette;
    card(palette).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let who = claimants(growth);
        heading(
            ui,
            visible(&format!("{who}: a count during the day")),
            palette,
        );
        if let Some(day) = growth.day {
            small(ui, day.in_full(), palette);
        }
        ui.add_space(space::XS);
        let with_number: Vec<&Stand> = growth
            .stands
            .iter()
            .filter(|stand| value(look, stand.claim).amount().is_some())
            .collect();
        if with_number.len() > 1 {
            steps_ui(ui, look, growth, &with_number);
        }
        for stand in growth.stands.iter().take(LISTED) {
            line_ui(ui, look, stand.claim, &stand.clock);
        }
        if let Some(more) = growth.stands.len().checked_sub(LISTED).filter(|&it| it > 0) {
            small(ui, format!("{more} more in the claims below"), palette);
        }
        if !growth.without_time.is_empty() {
            ui.add_space(space::XS);
            small(ui, "Not in the chart: no time that could be read", palette);
            for (claim, words) in growth.without_time.iter().take(LISTED) {
                line_ui(ui, look, *claim, &format!("“{words}”"));
            }
        }
    });
}

/// Glyph, time, figure.
fn line_ui(ui: &mut Ui, look: Look<'_>, claim: ClaimId, time: &str) {
    let value = value(look, claim);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let verdict = look.report().verdict(claim);
        list_glyph(ui, value, verdict, look.shown_metric(), look.palette);
        let words = visible(&value.to_string()).into_owned();
        ui.label(Type::Strong.text(words, look.palette.text));
        body(ui, visible(&format!("as of {time}")), look.palette);
    });
}

fn value(look: Look<'_>, claim: ClaimId) -> Value<'_> {
    look.dataset().claims.get(claim).value
}

fn claimants(growth: &Growth) -> String {
    if growth.claimants.is_empty() {
        "Nobody named".to_owned()
    } else {
        growth.claimants.join(", ")
    }
}

/// "OVD-Info: 1,009 at 14:00, 3,062 at 17:30"
fn name(look: Look<'_>, growth: &Growth) -> String {
    let stands = growth.stands.iter().map(|stand| {
        let value = value(look, stand.claim);
        format!("{value} at {}", stand.clock)
    });
    let stands: Vec<String> = stands.collect();
    format!("{}: {}", claimants(growth), stands.join(", "))
}

/// What stood from one time to the next: steps, since nobody counted in between. It ends at the
/// last time, since nobody knows how long that stood.
fn steps_ui(ui: &mut Ui, look: Look<'_>, growth: &Growth, stands: &[&Stand]) {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let name = name(look, growth);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, visible(&name)));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let palette = look.palette;
    let plot = Rect::from_min_max(
        pos2(rect.left() + 10.0, rect.top() + 12.0),
        pos2(rect.right() - 12.0, rect.bottom() - 20.0),
    );
    let painter = ui.painter();
    let base = Stroke::new(1.0, palette.stroke_strong);
    painter.hline(plot.x_range(), plot.bottom(), base);
    let points = points(look, stands, plot);
    let colours = look.shown_metric();
    let edge = Stroke::new(1.75, colours.edge);
    for pair in points.windows(2) {
        let corner = pos2(pair[1].x, pair[0].y);
        painter.add(EguiShape::line(vec![pair[0], corner, pair[1]], edge));
    }
    for (&at, stand) in points.iter().zip(stands) {
        let paper = Shape::Disc {
            center: Point::default(),
            radius: 6.5,
            fill: Fill::Paper,
        };
        let filled = look.report().verdict(stand.claim) != Verdict::Broken;
        let symbol = Symbol::for_list(value(look, stand.claim));
        let mut shapes = vec![paper];
        shapes.extend(symbol.list_shapes(Point::default(), filled));
        paint_shapes(painter, at.to_vec2(), &shapes, colours, palette);
    }
    labels(ui, look, stands, &points, plot);
}

/// Where each figure stands: time to the right, number up from zero.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "positions on the screen"
)]
fn points(look: Look<'_>, stands: &[&Stand], plot: Rect) -> Vec<egui::Pos2> {
    let seconds = |stand: &Stand| stand.time.seconds().unwrap_or(0);
    let first = stands.first().map_or(0, |stand| seconds(stand));
    let last = stands.last().map_or(first, |stand| seconds(stand));
    let length = last.saturating_sub(first).max(1) as f64;
    let amount = |stand: &Stand| value(look, stand.claim).amount().unwrap_or(0);
    let highest = stands
        .iter()
        .map(|stand| amount(stand))
        .max()
        .unwrap_or(1)
        .max(1);
    let of = |stand: &&Stand| {
        let x = seconds(stand).saturating_sub(first) as f64 / length;
        let y = amount(stand) as f64 / highest as f64;
        pos2(
            plot.left() + x as f32 * plot.width(),
            plot.bottom() - y as f32 * plot.height(),
        )
    };
    stands.iter().map(of).collect()
}

/// The times under the steps, first and last before the others, as far as they do not touch. All
/// of them stand in the lines below.
fn labels(ui: &Ui, look: Look<'_>, stands: &[&Stand], points: &[egui::Pos2], plot: Rect) {
    let mut taken: Vec<Rect> = Vec::new();
    let last = stands.len().saturating_sub(1);
    let order = [0, last].into_iter().chain(1..last);
    for at in order.take(40) {
        let (Some(stand), Some(point)) = (stands.get(at), points.get(at)) else {
            continue;
        };
        let color = look.palette.text_muted;
        let job = Type::Small.job(&visible(&stand.clock), color, f32::INFINITY);
        let galley = ui.painter().layout_job(job);
        let size = galley.size();
        let left = (point.x - size.x / 2.0)
            .min(plot.right() + 12.0 - size.x)
            .max(plot.left() - 10.0);
        let place = Rect::from_min_size(pos2(left, plot.bottom() + 3.0), size);
        if taken.iter().all(|it| !it.intersects(place.expand(3.0))) {
            ui.painter().galley(place.min, galley, color);
            taken.push(place);
        }
    }
}
