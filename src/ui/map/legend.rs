//! The legend over the lower left corner of the map: it folds to its title.

use crate::app::{Command, MapCommand, SettingCommand, TimelineCommand};
use crate::model::grouped;
use crate::scene::geometry::{Point, Size};
use crate::scene::legend::Legend;
use crate::scene::symbol::{EDGE_WIDTH, Fill, Shape};
use crate::text::visible;
use crate::ui::icons::Icon;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::rule_menu::rule_menu;
use crate::ui::theme::{MetricColours, Type, size};
use crate::ui::widgets::{floating_card, icon_button, layer_badge, link, paint_shapes, small};
use crate::view::FigureRule;
use egui::{
    Align2, Area, Id, Order, Pos2, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2, pos2, vec2,
};

/// Between the legend and the edges of the map, in points.
const MARGIN: f32 = 16.0;
/// The height that the attribution takes where the map is narrow, in points.
const ATTRIBUTION: f32 = 36.0;

/// The lowest map with a legend, in points.
const LOWEST_MAP: f32 = 220.0;
/// So much of the map's height the legend takes at most.
const SHARE: f32 = 0.6;
/// The height of everything but the circles and symbols, in points.
const AROUND_ENTRIES: f32 = 110.0;

/// What the legend says beside the symbols.
#[derive(Debug, Clone, Copy, Default)]
pub struct Notes {
    /// Places stand apart that are grouped where no days are played.
    pub is_parted: bool,
    /// How many marks have a name, where others have none.
    pub named: Option<usize>,
}

fn id() -> Id {
    Id::unique("legend")
}

fn corner(map: Rect) -> Pos2 {
    let lift = if map.width() < 900.0 {
        ATTRIBUTION
    } else {
        MARGIN
    };
    pos2(map.left() + MARGIN, map.bottom() - lift)
}

/// What the legend covers, as it was in the last frame.
pub fn covered(look: Look<'_>, map: Rect) -> Option<Rect> {
    let Size { width, height } = look.state.map.legend();
    let corner = pos2(map.left(), map.bottom() - height);
    (map.height() >= LOWEST_MAP).then(|| Rect::from_min_size(corner, vec2(width, height)))
}

/// The legend.
pub fn legend_ui(
    ui: &Ui,
    look: Look<'_>,
    legend: &Legend,
    notes: Notes,
    map: Rect,
    out: &mut Outbox,
) {
    if legend.title.is_empty() || map.height() < LOWEST_MAP {
        return;
    }
    let folded = look.state.settings.legend_folded;
    let (id, corner) = (id(), corner(map));
    let shown = Area::new(id)
        // It is there from the first frame on.
        .fade_in(false)
        .order(Order::Middle)
        .constrain_to(map)
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(corner)
        .show(ui.ctx(), |ui| {
            floating_card(look.palette).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(16.0, 4.0);
                let head = ui.horizontal(|ui| {
                    ui.label(Type::Heading.text(&legend.title, look.palette.text));
                    ui.allocate_space(Vec2::splat(size::CONTROL));
                });
                if !folded {
                    datasets(ui, look);
                    contents(ui, look, legend, map);
                    notes_ui(ui, look, notes, out);
                }
                rule_ui(ui, look, folded, out);
                fold_ui(ui, look, head.response.rect, out);
            });
        });
    // It stands on its lower corner: where its height changed it stands there in the next frame.
    let size = shown.response.rect.size();
    let covered = Size::new(size.x + MARGIN, size.y + map.bottom() - corner.y);
    if look.state.map.legend() != covered {
        out.send(Command::Map(MapCommand::Legend(covered)));
        ui.request_repaint();
    }
}

/// The button that folds the legend, at the right end of its head: how wide the card is, is known
/// when all else stands.
fn fold_ui(ui: &mut Ui, look: Look<'_>, head: Rect, out: &mut Outbox) {
    let folded = look.state.settings.legend_folded;
    let (icon, name) = if folded {
        (Icon::Up, "Unfold the legend")
    } else {
        (Icon::Down, "Fold the legend")
    };
    let middle = pos2(ui.min_rect().right() - size::CONTROL / 2.0, head.center().y);
    let rect = Rect::from_center_size(middle, Vec2::splat(size::CONTROL));
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        if icon_button(ui, icon, name, look.palette).clicked() {
            out.send(Command::Set(SettingCommand::FoldLegend(!folded)));
        }
    });
}

/// Which letter and colours are which dataset's, where several are drawn.
fn datasets(ui: &mut Ui, look: Look<'_>) {
    if look.side.is_some() {
        small(ui, "One scale for both maps", look.palette);
        return;
    }
    if !look.state.layers.are_several() {
        return;
    }
    let shown = look.shown();
    for it in &shown {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
            layer_badge(ui, look, it.tag, rect.center());
            let title = visible(&it.opened.title()).into_owned();
            let mut job = Type::Small.job(&title, look.palette.text, 250.0);
            job.wrap.max_rows = 1;
            let galley = ui.painter().layout_job(job);
            ui.label(galley);
        });
    }
    let letters: Vec<String> = shown.iter().map(|it| it.tag.letter().to_string()).collect();
    if letters.len() > 1 {
        small(
            ui,
            format!("One scale for {}", letters.join(" and ")),
            look.palette,
        );
    }
}

/// The colours of the legend's own symbols: of the only dataset that is drawn, else of none.
fn own_colours(look: Look<'_>) -> MetricColours {
    match look.shown().as_slice() {
        _ if look.side.is_some() && look.state.layers.are_several() => {
            look.palette.metric("any_other")
        }
        [only] => look.colours(only.tag.index()),
        [] => look.shown_metric(),
        _ => look.palette.metric("any_other"),
    }
}

/// Which of several claims is drawn, and the choice; also in a folded legend where it is not the
/// usual one.
fn rule_ui(ui: &mut Ui, look: Look<'_>, folded: bool, out: &mut Outbox) {
    let is_usual = look.state.view.query.rule == FigureRule::Usual;
    let has_choice = look.state.view.contested > 0 && !folded;
    if is_usual && !has_choice {
        return;
    }
    let words = "Shown where claims disagree";
    small(ui, format!("{words}:"), look.palette);
    rule_menu(ui, look, words, out);
}

fn contents(ui: &mut Ui, look: Look<'_>, legend: &Legend, map: Rect) {
    ui.horizontal(|ui| {
        circles(ui, look, legend);
        if map.width() < 700.0 {
            return;
        }
        let room = (map.height() * SHARE - AROUND_ENTRIES).max(98.0);
        // Where the map is low they scroll: marks go before.
        let list = ScrollArea::vertical()
            .id_salt("symbols")
            .max_height(room)
            .min_scrolled_height(room);
        ui.vertical(|ui| {
            list.show(ui, |ui| symbols(ui, look, legend));
        });
    });
    let note = if legend.circles.is_empty() {
        "No place has a number."
    } else {
        "The area of a circle is its number."
    };
    small(ui, note, look.palette);
    if legend.has_groups {
        small(
            ui,
            "Groups are added up; the scale follows the zoom.",
            look.palette,
        );
    }
}

/// Each symbol on a line of its own, and what it means.
fn symbols(ui: &mut Ui, look: Look<'_>, legend: &Legend) {
    for (shapes, label) in &legend.entries {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
            let origin = rect.center().to_vec2();
            let colours = own_colours(look);
            paint_shapes(ui.painter(), origin, shapes, colours, look.palette);
            ui.add_space(-8.0);
            ui.label(Type::Small.text(*label, look.palette.text));
        });
    }
}

/// Why places are not grouped, and which marks have no name.
fn notes_ui(ui: &mut Ui, look: Look<'_>, notes: Notes, out: &mut Outbox) {
    if notes.is_parted && look.state.timeline.is_playing() {
        small(
            ui,
            "Not grouped while days play: one scale for all.",
            look.palette,
        );
    } else if notes.is_parted {
        small(ui, "Not grouped since days were played.", look.palette);
        if link(ui, "Group places again", look.palette).clicked() {
            out.send(Command::Timeline(TimelineCommand::Regroup));
        }
    }
    if let Some(named) = notes.named {
        let words = format!("Names: the {} largest.", grouped(named as u64));
        small(ui, words, look.palette);
    }
}

/// Nested circles that stand on one point, each with a line to its figure.
fn circles(ui: &mut Ui, look: Look<'_>, legend: &Legend) {
    let Some(&(_, largest)) = legend.circles.first() else {
        return;
    };
    let figures: Vec<_> = legend
        .circles
        .iter()
        .map(|&(figure, _)| {
            let font = Type::Body.font();
            let painter = ui.painter();
            painter.layout_no_wrap(grouped(figure), font, look.palette.text)
        })
        .collect();
    let widest = figures.iter().map(|it| it.size().x).fold(42.0, f32::max);
    let size = vec2(largest * 2.0 + 20.0 + widest, largest * 2.0 + 10.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let base = pos2(rect.left() + largest + 1.0, rect.bottom() - 3.0);
    let colours = own_colours(look);
    let painter = ui.painter();
    let mut lowest = f32::NEG_INFINITY;
    for (&(_, radius), figure) in legend.circles.iter().zip(figures) {
        let center = Point::new(0.0, -radius);
        let shapes = [
            Shape::Disc {
                center,
                radius,
                fill: Fill::Pale,
            },
            Shape::Arc {
                center,
                radius,
                from: 0.0,
                to: 360.0,
                width: EDGE_WIDTH,
                dash: None,
            },
        ];
        paint_shapes(painter, base.to_vec2(), &shapes, colours, look.palette);
        let top = base.y - radius * 2.0;
        let y = top.max(lowest + 15.0);
        let start = pos2(base.x, top);
        let end = pos2(base.x + largest + 14.0, y);
        let line = [start, end];
        let stroke = Stroke::new(1.0, look.palette.text_muted);
        painter.extend(egui::Shape::dashed_line(&line, stroke, 1.5, 2.5));
        let at = end + Vec2::new(5.0, -figure.size().y / 2.0);
        painter.galley(at, figure, look.palette.text);
        lowest = y;
    }
}
