//! The map: basemap below, marks above, and the hands on it.

mod crowd;
mod derived;
mod gestures;
mod index;
mod keyboard;
mod labelled;
mod laid;
mod marks;
mod legend;
mod furniture;
mod overlap;
mod sprites;
mod stamps;

use super::look::Look;
use super::outbox::Outbox;
use super::regions::Region;
use crate::app::{Command, LabelLanguage, MapCommand, Tag};
use crate::run::basemap::{Basemap, BasemapStyle, Language, Reserve, Reserved};
use crate::scene::geometry::{Point, Size};
use crate::scene::marks::{MarkKey, mark_of};
use crate::scene::scale::Scale;
use crate::scene::symbol::DOT_RADIUS;
use derived::{COVERS, Derived, Over};
use egui::{DragPanButtons, Id, Rect, Response, Role, Ui, WidgetInfo};
use index::{Index, Ready};
use legend::Notes;
use marks::Click;
use overlap::{Next, Overlap};
pub use stamps::install;
use std::sync::atomic::{AtomicU64, Ordering};
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

/// How many maps there were, so that each has a number of its own.
static MAPS: AtomicU64 = AtomicU64::new(0);

/// What the basemap's look was chosen for.
type Styled = (u64, bool, LabelLanguage, Vec<Tag>);

/// The map of one window: what it keeps from frame to frame.
pub struct MapPanel {
    number: u64,
    basemap: Basemap,
    styled: Option<Styled>,
    index: Index,
    derived: Derived,
    /// The mark that the arrow keys are on.
    keyboard_mark: Option<MarkKey>,
    /// Several marks lie where was clicked.
    overlap: Option<Overlap>,
    /// Which view both belong to, and which places.
    revision: u64,
    made: u64,
}

impl MapPanel {
    /// A map whose tiles wake `ctx`.
    #[must_use]
    pub fn new(ctx: &egui::Context) -> Self {
        Self {
            number: MAPS.fetch_add(1, Ordering::Relaxed),
            basemap: Basemap::new(ctx),
            styled: None,
            index: Index::default(),
            derived: Derived::default(),
            keyboard_mark: None,
            overlap: None,
            revision: 0,
            made: 0,
        }
    }

    /// How many tiles the last frame had to do without.
    #[must_use]
    pub fn pending_tiles(&self) -> usize {
        self.basemap.pending()
    }

    /// Whether the places are still being sorted, or their marks being laid out.
    #[must_use]
    pub fn is_sorting(&self) -> bool {
        self.index.is_working() || self.derived.is_working()
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
        water_ui(ui, look, rect);
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
        let ready = self.index.follow(ui.ctx(), look);
        if ready == Ready::Not {
            self.derived.clear();
        } else {
            let focused = self.keyboard_mark;
            let over = Over {
                map: rect,
                covered: covers(ui, look, rect, part),
            };
            let index = (&self.index, ready);
            self.derived.follow(ui, look, over, index, focused);
        }
        if self.made != self.index.made() {
            self.made = self.index.made();
            self.overlap = None;
        }
        self.style_basemap(look);
        let response = self.basemap_ui(ui, look);
        let over = rect.min.to_vec2();
        gestures::gestures_ui(ui, look, &response, out);
        let opened_by_key = keyboard::keyboard_ui(
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
        let clicked = marks::marks_ui(
            &mut mark_ui,
            look,
            (self.number, &self.derived),
            over,
            focused,
        );
        let clicked = clicked.or(opened_by_key.map(Click::On));
        let on_ground = response
            .clicked()
            .then(|| response.interact_pointer_pos())
            .flatten();
        let (index, derived) = (&self.index, &self.derived);
        match clicked.or(on_ground.map(Click::At)) {
            Some(Click::At(at)) => {
                let point = Point::new(at.x - rect.left(), at.y - rect.top());
                self.overlap = overlap::clicked(look, index, derived, point, out);
            }
            Some(Click::On(key)) => {
                self.overlap = overlap::clicked_on(look, index, derived, key, out);
            }
            None => self.hover_ui(&mark_ui, look, &response, over),
        }
        if let Some(open) = &mut self.overlap {
            match overlap::overlap_ui(&mut mark_ui, look, &self.index, open, over, out) {
                Next::Stay => {}
                Next::Close => self.overlap = None,
                Next::Open(other) => self.overlap = Some(other),
            }
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
            let (named, all) = (self.derived.named, self.derived.seen.marks);
            let notes = Notes {
                is_parted: self.index.is_parted(),
                named: (named < all).then_some(named),
            };
            legend::legend_ui(ui, look, &self.derived.legend, notes, rect, out);
        }
        if part == Part::Whole {
            let is_sorting = self.index.is_working()
                && (ready == Ready::Not || !look.state.timeline.is_playing());
            let waits = is_sorting || self.derived.is_empty_yet();
            furniture::notices_ui(ui, look, rect, waits);
            furniture::out_of_view_ui(ui, look, rect, self.derived.out_of_view, out);
        }
    }

    /// Tells of the mark under the pointer that is too small to have a name of its own.
    fn hover_ui(&self, ui: &Ui, look: Look<'_>, response: &Response, origin: egui::Vec2) {
        let over = response.hover_pos().filter(|_| response.contains_pointer());
        let Some(at) = over.map(|at| at - origin) else {
            return;
        };
        let Some(speck) = self.derived.unnamed_at(Point::new(at.x, at.y)) else {
            return;
        };
        let layer = usize::from(speck.layer);
        let mut shown = look.shown().into_iter().enumerate();
        let Some((position, of)) = shown.find(|(_, it)| it.tag.index() == layer) else {
            return;
        };
        // Only what it says is read, not how large it is.
        let scale = Scale::new(1, 1.0);
        let mark = self.index.places(position).and_then(|places| {
            let (dataset, report) = (&of.opened.dataset, &of.opened.report);
            mark_of(dataset, report, of.view, places, &speck, scale)
        });
        if let Some(mark) = mark {
            let center = egui::pos2(speck.center.x, speck.center.y) + origin;
            let color = look.palette.selected;
            crate::ui::widgets::ring(ui.painter(), center, speck.high + 3.0, 1.0, color);
            let response = response.clone();
            response.on_hover_ui_at_pointer(|ui| marks::hover_card(ui, look, of, &mark));
        }
    }

    /// Looks at all places that have a mark, so only when others may have one.
    fn style_basemap(&mut self, look: Look<'_>) {
        let language = look.state.settings.label_language;
        let tags = look.shown().iter().map(|it| it.tag).collect();
        let now = (look.state.revision, look.palette.dark, language, tags);
        if self.styled.as_ref() != Some(&now) {
            self.basemap.set_style(style(look));
            self.styled = Some(now);
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

/// The ground of the map, where it is not there yet.
fn water_ui(ui: &Ui, look: Look<'_>, rect: Rect) {
    let water = look.palette.map_water;
    if look.ground != Some(water) {
        ui.painter()
            .rect_filled(rect, egui::CornerRadius::ZERO, water);
    }
}

/// Where no label may stand: under the legend, and under what else stood over the map in the last
/// frame.
fn covers(ui: &Ui, look: Look<'_>, map: Rect, part: Part) -> [Option<Rect>; COVERS] {
    let legend = (part != Part::Right).then(|| legend::covered(look, map));
    let [zoom, owed, out_of_view] = furniture::IDS.map(|id| {
        let rect = ui.ctx().memory(|it| it.area_rect(Id::unique(id)));
        rect.filter(|rect| rect.intersects(map))
    });
    [legend.flatten(), zoom, owed, out_of_view]
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
    let marks = derived.marks.iter();
    marks
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
