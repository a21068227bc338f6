//! What stands on every map: zoom buttons, scale bar, attribution; and what is not on this one.

use crate::app::Action;
use crate::model::grouped;
use crate::run::basemap::ATTRIBUTION;
use crate::scene::scale_bar::scale_bar;
use crate::ui::icons::{Icon, picture};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::shortcuts;
use crate::ui::theme::{Type, radius};
use crate::ui::widgets::{floating_card, icon_button, link};
use crate::view::PlaceFigure;
use egui::{
    Align2, Area, Color32, CornerRadius, Frame, Galley, Id, Margin, Order, Rect, Role, Sense,
    Stroke, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// The widest the scale bar may be, in points.
const SCALE_WIDTH: f32 = 100.0;

/// Left and right of the line with the scale, in points.
const OWED_MARGIN: i8 = 10;

const ZOOM: &str = "zoom";
const OWED: &str = "attribution";
const OUT_OF_VIEW: &str = "out of view";
/// What stands over the map beside the legend.
pub const IDS: [&str; 3] = [ZOOM, OWED, OUT_OF_VIEW];

/// Zoom buttons in the upper right corner, scale and attribution in the lower right one.
pub fn furniture_ui(ui: &Ui, look: Look<'_>, map: Rect, out: &mut Outbox) {
    Area::new(Id::unique(ZOOM))
        .fade_in(false)
        .order(Order::Middle)
        .constrain_to(map)
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(map.right_top() + vec2(-16.0, 16.0))
        .show(ui.ctx(), |ui| {
            floating_card(look.palette)
                .inner_margin(Margin::same(1))
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    let buttons = [
                        (Icon::Plus, Action::ZoomIn),
                        (Icon::Minus, Action::ZoomOut),
                        (Icon::Fit, Action::FitAll),
                    ];
                    for (icon, action) in buttons {
                        if icon_button(ui, icon, action.title(), look.palette).clicked() {
                            shortcuts::run(action, out);
                        }
                    }
                });
        });
    attribution_ui(ui, look, map);
}

/// Never covered by anything: whom the map is owed to.
fn attribution_ui(ui: &Ui, look: Look<'_>, map: Rect) {
    let palette = look.palette;
    Area::new(Id::unique(OWED))
        .fade_in(false)
        .order(Order::Middle)
        .constrain_to(map)
        .pivot(Align2::RIGHT_BOTTOM)
        .fixed_pos(map.right_bottom())
        .interactable(false)
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(palette.surface)
                .stroke(Stroke::new(1.0, palette.stroke))
                .corner_radius(CornerRadius {
                    nw: radius::CONTROL,
                    ..CornerRadius::ZERO
                })
                .inner_margin(Margin::symmetric(OWED_MARGIN, 3))
                .show(ui, |ui| {
                    let room = map.width() - f32::from(OWED_MARGIN) * 2.0 - 2.0;
                    let owed = galley(ui, ATTRIBUTION, room, palette.text_muted);
                    let far = scale_bar(look.state.map.camera, SCALE_WIDTH).label();
                    let far = galley(ui, &far, f32::INFINITY, palette.text_muted);
                    let gap = 8.0;
                    let beside = SCALE_WIDTH + gap + far.size().x + gap + owed.size().x;
                    if owed.rows.len() == 1 && beside <= room {
                        ui.horizontal(|ui| {
                            ui.spacing_mut().item_spacing.x = gap;
                            scale_ui(ui, look, SCALE_WIDTH);
                            ui.label(owed);
                        });
                    } else {
                        // Under each other where the map is narrow: none of it may be cut.
                        ui.spacing_mut().item_spacing = vec2(gap, 1.0);
                        let longest = (room - gap - far.size().x).clamp(1.0, SCALE_WIDTH);
                        ui.horizontal(|ui| scale_ui(ui, look, longest));
                        ui.label(owed);
                    }
                });
        });
}

fn galley(ui: &Ui, words: &str, width: f32, color: Color32) -> Arc<Galley> {
    let job = Type::Small.job(words, color, width);
    ui.painter().layout_job(job)
}

/// The bar, no longer than so many points, and how far it is.
fn scale_ui(ui: &mut Ui, look: Look<'_>, longest: f32) {
    let muted = look.palette.text_muted;
    let bar = scale_bar(look.state.map.camera, longest);
    let (rect, response) = ui.allocate_exact_size(vec2(bar.width, 8.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Scale bar"));
    let (left, right) = (rect.left() + 0.5, rect.right() - 0.5);
    let line = vec![
        pos2(left, rect.top()),
        pos2(left, rect.bottom()),
        pos2(right, rect.bottom()),
        pos2(right, rect.top()),
    ];
    let stroke = Stroke::new(1.0, muted);
    ui.painter()
        .add(egui::epaint::PathShape::line(line, stroke));
    ui.label(Type::Small.text(bar.label(), muted));
}

/// Says over the map why it has no mark.
pub fn notices_ui(ui: &Ui, look: Look<'_>, map: Rect, is_sorting: bool) {
    let view = look.view();
    let words = if is_sorting {
        "Finding where the places stand…".to_owned()
    } else if look.shown().is_empty() {
        "No dataset is shown. Tick one under “Datasets” in the list.".to_owned()
    } else if look.dataset().claims.is_empty() {
        "This dataset has no claims.".to_owned()
    } else if look
        .shown()
        .iter()
        .any(|it| it.view.located.iter().any(PlaceFigure::is_drawn))
    {
        return;
    } else {
        let label = view
            .query
            .metric
            .map_or("", |id| look.dataset().metric(id).label.as_str());
        let days = view.query.days.label();
        if view.ledger.hidden_outside > 0
            || view.ledger.totals.iter().any(|line| line.hidden_places > 0)
        {
            let filter = if view.query.filters.is_empty() {
                "the verdict filter hides"
            } else {
                "the filters hide"
            };
            format!("{label}, {days}: {filter} every figure on the map.")
        } else {
            format!("{label}, {days}: no figure is located. See “Not on the map” in the list.")
        }
    };
    Area::new(Id::unique("nothing on the map"))
        .order(Order::Middle)
        .constrain_to(map)
        .pivot(Align2::CENTER_TOP)
        .fixed_pos(map.center_top() + vec2(0.0, 16.0))
        .interactable(false)
        .show(ui.ctx(), |ui| {
            floating_card(look.palette).show(ui, |ui| {
                ui.set_max_width((map.width() - 180.0).clamp(160.0, 420.0));
                ui.horizontal_wrapped(|ui| {
                    picture(ui, Icon::Info.small(look.palette.text_muted));
                    ui.label(Type::Body.text(words, look.palette.text));
                });
            });
        });
}

/// Says how many marks lie outside the map's edges, and leads to them.
pub fn out_of_view_ui(ui: &Ui, look: Look<'_>, map: Rect, count: usize, out: &mut Outbox) {
    if count == 0 || map.width() < 420.0 {
        return;
    }
    let words = match count {
        1 => "1 place lies outside the view".to_owned(),
        count => format!("{} places lie outside the view", grouped(count as u64)),
    };
    Area::new(Id::unique(OUT_OF_VIEW))
        .order(Order::Middle)
        .constrain_to(map)
        .pivot(Align2::LEFT_TOP)
        .fixed_pos(map.left_top() + vec2(16.0, 16.0))
        .show(ui.ctx(), |ui| {
            let card = floating_card(look.palette).inner_margin(Margin::symmetric(12, 4));
            card.show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.label(Type::Small.text(words, look.palette.text_muted));
                    if link(ui, "Show all", look.palette).clicked() {
                        shortcuts::run(Action::FitAll, out);
                    }
                });
            });
        });
}
