//! The map: basemap below, marks above, and the hands on it.

mod derived;
mod gestures;
mod keyboard;
mod marks;
mod legend;
mod furniture;
mod overlap;

use super::look::Look;
use super::outbox::Outbox;
use super::regions::Region;
use crate::app::{Command, LabelLanguage, MapCommand};
use crate::run::basemap::{Basemap, BasemapStyle, Language, Reserve, Reserved};
use crate::scene::geometry::{Point, Size};
use crate::scene::marks::MarkKey;
use crate::scene::symbol::DOT_RADIUS;
use derived::Derived;
use egui::{DragPanButtons, Response, Role, Ui, WidgetInfo};
use overlap::Overlap;
use walkers::{Map, MapMemory, lon_lat};

/// Which map of the window it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The only one.
    Whole,
    /// The left one of two: it has the legend.
    Left,
    /// The right one of two: it has the buttons and says whom the map is owed to.
    Right,
}

/// The map of one window: what it keeps from frame to frame.
pub struct MapPanel {
    basemap: Basemap,
    derived: Derived,
    /// The mark that the arrow keys are on.
    keyboard_mark: Option<MarkKey>,
    /// Several marks lie where was clicked.
    overlap: Option<Overlap>,
    /// Which view both belong to.
    revision: u64,
}

impl MapPanel {
    /// A map whose tiles wake `ctx`.
    #[must_use]
    pub fn new(ctx: &egui::Context) -> Self {
        Self {
            basemap: Basemap::new(ctx),
            derived: Derived::default(),
            keyboard_mark: None,
            overlap: None,
            revision: 0,
        }
    }

    /// How many tiles the last frame had to do without.
    #[must_use]
    pub fn pending_tiles(&self) -> usize {
        self.basemap.pending()
    }

    /// Whether a list of overlapping marks is open: Escape then closes it and nothing else.
    #[must_use]
    pub fn lists_overlap(&self) -> bool {
        self.overlap.is_some()
    }

    /// The map over all the room there is.
    pub fn ui(&mut self, ui: &mut Ui, look: Look<'_>, part: Part, out: &mut Outbox) {
        let rect = ui.available_rect_before_wrap();
        let size = Size::new(rect.width(), rect.height());
        if size != look.state.map.size && part != Part::Right {
            out.send(Command::Map(MapCommand::Resize(size)));
        }
        ui.painter()
            .rect_filled(rect, egui::CornerRadius::ZERO, look.palette.map_water);
        self.derived.follow(ui, look, size);
        if self.revision != look.state.revision {
            self.revision = look.state.revision;
            // A list of marks that are no longer these, and perhaps of another dataset.
            self.overlap = None;
            let shown = look.shown();
            self.keyboard_mark = self.keyboard_mark.filter(|key| {
                let of_layer = shown.iter().find(|it| it.tag.index() == key.layer);
                of_layer.is_some_and(|it| key.place.index() < it.opened.dataset.places.len())
            });
        }
        self.basemap.set_style(style(look));
        let response = self.basemap_ui(ui, look);
        let over = rect.min.to_vec2();
        gestures::gestures_ui(ui, look, &response, out);
        keyboard::keyboard_ui(
            ui,
            look,
            &response,
            &self.derived,
            &mut self.keyboard_mark,
            out,
        );
        let mut mark_ui = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt("marks"));
        mark_ui.set_clip_rect(rect);
        let focused = self.keyboard_mark.filter(|_| response.has_focus());
        let clicked = marks::marks_ui(&mut mark_ui, look, &self.derived, over, focused, out);
        let on_ground = response
            .clicked()
            .then(|| response.interact_pointer_pos())
            .flatten();
        if let Some(at) = clicked.or(on_ground) {
            let point = Point::new(at.x - rect.left(), at.y - rect.top());
            self.overlap = overlap::clicked(look, &self.derived.marks, point, out);
        }
        if let Some(open) = &self.overlap
            && overlap::overlap_ui(&mut mark_ui, look, open, over, out)
        {
            self.overlap = None;
        }
        if part != Part::Left {
            // Under both maps: one half may be too narrow for whom they are owed to.
            let mut under = rect;
            if part == Part::Right {
                under.min.x -= rect.width();
            }
            furniture::furniture_ui(ui, look, under, out);
        }
        if part != Part::Right {
            legend::legend_ui(ui, look, &self.derived.legend, rect, out);
        }
        if part == Part::Whole {
            furniture::notices_ui(ui, look, rect);
            furniture::out_of_view_ui(ui, look, rect, self.derived.out_of_view, out);
        }
    }

    /// Basemap names keep clear of marks and their labels.
    fn basemap_ui(&mut self, ui: &mut Ui, look: Look<'_>) -> Response {
        let camera = look.state.map.camera;
        let mut memory = MapMemory::default();
        let center = lon_lat(camera.longitude, camera.latitude);
        memory.center_at(center);
        if memory.set_zoom(camera.zoom).is_err() {
            log::warn!("the map's zoom is out of range");
        }
        let reserved = Reserve::new(reserved(&self.derived));
        let map = Map::new(None, &mut memory, center)
            .with_layer(self.basemap.layer(), 1.0)
            .with_layer(reserved, 1.0)
            // The camera belongs to the state: the hands on the map are read by our own code.
            .zoom_gesture(false)
            .panning(false)
            .drag_pan_buttons(DragPanButtons::empty());
        let response = map.show(ui, |_, _, _, _| ()).response;
        let name = map_name(look);
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, name.as_str()));
        Region::Map.enter_at(ui.ctx(), response.id);
        response
    }
}

/// "Map of arrests, 31 January 2021. Arrow keys go from mark to mark, Enter selects."
fn map_name(look: Look<'_>) -> String {
    let view = look.view();
    let metric = view.query.metric.map_or_else(
        || "nothing".to_owned(),
        |id| look.dataset().metric(id).in_sentence(),
    );
    let days = view.query.days.label();
    format!("Map of {metric}, {days}. Arrow keys go from mark to mark, Enter selects.")
}

fn style(look: Look<'_>) -> BasemapStyle {
    BasemapStyle {
        dark: look.palette.dark,
        language: match look.state.settings.label_language {
            LabelLanguage::English => Language::English,
            LabelLanguage::Russian => Language::Russian,
        },
        hidden: look
            .shown()
            .iter()
            .flat_map(|shown| {
                let located = shown.view.located.iter();
                located.filter_map(|figure| shown.opened.dataset.place(figure.place).geonames())
            })
            .collect(),
        show_labels: true,
    }
}

fn reserved(derived: &Derived) -> Vec<Reserved> {
    let visible = derived
        .marks
        .iter()
        .filter(|mark| mark.is_visible(derived.size));
    visible
        .map(|mark| Reserved::Circle {
            center: mark.center,
            radius: mark.outer_radius().max(DOT_RADIUS) + 2.0,
        })
        .chain(
            derived
                .labels
                .iter()
                .map(|label| Reserved::Rect(label.rect.expanded(3.0))),
        )
        .collect()
}
