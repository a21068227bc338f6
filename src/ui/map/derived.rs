//! Marks, labels and legend of the present view and camera, made anew only when one changes.

use super::index::{Index, Ready};
use super::labelled::{Labelled, Labels};
use super::laid::{Laid, LaidOut, Laying, Order};
use super::sprites::Inks;
use super::stamps::Stamps;
use crate::run::Wake;
use crate::scene::camera::Camera;
use crate::scene::geometry::{Point, Size};
use crate::scene::labels::{LABEL_WIDTH, Label, Measure, labels_of};
use crate::scene::legend::{Legend, legend_on};
use crate::scene::marks::{Mark, MarkKey, mark_of};
use crate::scene::places::{Placement, Places, Seen, Speck};
use crate::ui::look::{Look, Shown};
use crate::ui::theme::Type;
use egui::{Rect, Ui};
use std::sync::Arc;

/// Before the figures of each of several datasets.
const LETTERS: [&str; 6] = ["A: ", "B: ", "C: ", "D: ", "E: ", "F: "];

/// So many marks, the largest, have a name for the screen reader and perhaps a label; the others
/// are found by the pointer, the keys and in the list.
pub const NAMED: usize = 300;

/// So many things stand over the map that no label may stand under.
pub const COVERS: usize = 4;

/// A cache, never a second truth.
#[derive(Debug, Default)]
pub struct Derived {
    key: Option<Key>,
    laying: Laying,
    /// Where the sheet lies.
    pub placement: Placement,
    size: Size,
    /// What is seen of it.
    pub seen: Seen,
    /// The zoom whose groups stand there.
    pub level: u32,
    /// The largest marks, in the order in which they are painted; behind them the selected one
    /// and the one with the focus, where they are smaller.
    pub marks: Vec<Mark>,
    /// How many of these are the largest.
    pub named: usize,
    /// The labels that fit.
    pub labels: Vec<Label>,
    labelled: Labelled<LabelsOf>,
    /// How many places lie outside the map's edges.
    pub out_of_view: usize,
    /// The legend: the symbols in view.
    pub legend: Legend,
    /// The mark that is selected, or that stands for the selected place.
    pub selected: Option<MarkKey>,
    /// Where the marks that were looked for lately are on the sheet.
    found: Vec<(MarkKey, Option<u32>)>,
}

/// Which marks labels were placed for.
type LabelsOf = (u64, Ready, Option<MarkKey>, Option<LaidOut>);

/// Where the map is in the window.
#[derive(Debug, Clone, Copy)]
pub struct Over {
    /// The map.
    pub map: Rect,
    /// What of it is covered, so that no label may stand there.
    pub covered: [Option<Rect>; COVERS],
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Key {
    revision: u64,
    ready: Ready,
    camera: Camera,
    size: Size,
    covered: [Option<Rect>; COVERS],
    selection: Option<MarkKey>,
    focused: Option<MarkKey>,
    laid_out: LaidOut,
}

impl Derived {
    /// Brings everything up to date.
    pub fn follow(
        &mut self,
        ui: &Ui,
        look: Look<'_>,
        Over { map, covered }: Over,
        (index, ready): (&Index, Ready),
        focused: Option<MarkKey>,
    ) {
        let size = Size::new(map.width(), map.height());
        let origin = map.min.to_vec2();
        let state = look.state;
        let camera = state.map.camera;
        self.level = Places::level(camera.zoom);
        let shown = look.shown();
        let laid_out = LaidOut {
            made: index.made(),
            level: index.has_groups().then_some(self.level),
            reference: index.reference(self.level),
            mark_radius: state.settings.mark_radius,
            pixels_per_point: ui.pixels_per_point(),
            dark: look.palette.dark,
            layers: shown.len(),
        };
        let key = Key {
            revision: state.revision,
            ready,
            camera,
            size,
            covered: covered.map(|it| it.map(|it| it.translate(-origin))),
            selection: selected_mark(look),
            focused,
            laid_out,
        };
        let has_arrived = self.laying.take();
        if self.key == Some(key) && !has_arrived && !self.labelled.went_along {
            return;
        }
        let moves = self.key.is_some_and(|it| it.camera != camera);
        self.size = size;
        let layers = shown.iter().enumerate().filter_map(|(at, it)| {
            let layer = u8::try_from(it.tag.index()).unwrap_or(u8::MAX);
            Some((layer, Arc::clone(index.places(at)?)))
        });
        let order = Order {
            key: laid_out,
            layers: layers.collect(),
            camera,
            size,
            inks: Inks::new(look, laid_out.pixels_per_point),
        };
        let woken = ui.ctx().clone();
        let wake: Wake = Arc::new(move || woken.request_repaint());
        let (is_whole, is_new) = self.laying.follow(order, wake);
        if is_new || has_arrived {
            self.found.clear();
        }
        let laid = &self.laying.laid;
        self.placement = laid.sheet.placed(camera, size).unwrap_or_default();
        self.seen = laid.sheet.seen(&self.placement, size, NAMED);
        // Nothing is said of places that are not laid out yet.
        let outside = laid.count().saturating_sub(self.seen.places);
        self.out_of_view = if is_whole { outside } else { 0 };
        // The groups of an earlier view know its places by other numbers.
        self.selected = match key.selection {
            Some(it) if ready == Ready::Now && laid.key == Some(laid_out) => {
                Some(self.standing_for(it, &shown, index))
            }
            it => it,
        };
        self.make_marks(&shown, focused);
        let laid = &self.laying.laid;
        let several = state.layers.are_several();
        let dataset_of = |number: usize| {
            let found = shown.iter().find(|it| it.tag.index() == number);
            let letter = LETTERS.get(number).filter(|_| several).unwrap_or(&"");
            found.map(|it| (&*it.opened.dataset, *letter))
        };
        let hidden: Vec<_> = key.covered.iter().flatten().map(on_map).collect();
        let labels = Labels {
            of: (state.revision, ready, focused, laid.key),
            size,
            selected: self.selected,
        };
        let place = || {
            let is_covered = |rect, but| laid.sheet.is_covered(&self.placement, rect, but);
            let (marks, selected) = (&self.marks, self.selected);
            let measured = Measured(ui);
            labels_of(
                &dataset_of,
                marks,
                &is_covered,
                &hidden,
                selected,
                size,
                &measured,
            )
        };
        self.labels = self.labelled.follow(labels, camera, &hidden, moves, place);
        if self.labelled.went_along {
            ui.ctx().request_repaint();
        }
        let radius = laid_out.mark_radius;
        let kinds = &self.seen.kinds;
        self.legend = match look.view().query.metric {
            Some(metric) => legend_on(look.dataset(), metric, laid_out.reference, kinds, radius),
            None => Legend::default(),
        };
        self.key = Some(key);
    }

    /// The marks of the sheet as pictures: those behind the largest are shown so.
    pub fn crowd(&self) -> Option<&Arc<Stamps>> {
        self.laying.laid.crowd.as_ref()
    }

    /// Whether marks are being laid out.
    pub fn is_working(&self) -> bool {
        self.laying.is_working()
    }

    /// Whether marks are being laid out and none stand there before.
    pub fn is_empty_yet(&self) -> bool {
        self.is_working() && self.laying.laid.key.is_none()
    }

    /// What can be seen of a mark.
    pub fn speck(&self, key: MarkKey) -> Option<Speck> {
        let at = self.laying.laid.sheet.position(key)?;
        self.laying.laid.sheet.on_map(at, &self.placement)
    }

    /// All marks in view, the largest first.
    pub fn in_view(&self) -> impl Iterator<Item = Speck> {
        self.laying.laid.sheet.in_view(&self.placement, self.size)
    }

    /// The marks under a point, the topmost first.
    pub fn under(&self, point: Point) -> Vec<Speck> {
        let found = self
            .laying
            .laid
            .sheet
            .under(&self.placement, self.size, point);
        let on_map = |at: u32| self.laying.laid.sheet.on_map(at, &self.placement);
        found.into_iter().filter_map(on_map).collect()
    }

    /// The mark on top under a point, where it has no name of its own.
    pub fn unnamed_at(&self, point: Point) -> Option<Speck> {
        let found = self
            .laying
            .laid
            .sheet
            .under(&self.placement, self.size, point);
        let top = self
            .laying
            .laid
            .sheet
            .on_map(*found.first()?, &self.placement)?;
        let key = crate::scene::hit::Standing::key(&top);
        let is_named = self.marks.iter().any(|mark| mark.key() == key);
        (!is_named).then_some(top)
    }

    /// Nothing is there yet.
    pub fn clear(&mut self) {
        let mut laying = std::mem::take(&mut self.laying);
        laying.clear();
        *self = Self {
            laying,
            ..Self::default()
        };
    }

    /// The mark that stands for a place: its own, or its group's.
    fn standing_for(&self, key: MarkKey, shown: &[Shown<'_>], index: &Index) -> MarkKey {
        let found = shown.iter().enumerate().find_map(|(at, it)| {
            let places = index.places(at).filter(|_| it.tag.index() == key.layer)?;
            let node = places.standing(it.view.rank(key.place)?, self.level);
            places.place(node)
        });
        MarkKey {
            place: found.unwrap_or(key.place),
            ..key
        }
    }

    fn make_marks(&mut self, shown: &[Shown<'_>], focused: Option<MarkKey>) {
        let laid: &Laid = &self.laying.laid;
        let Some(scale) = laid.key.map(|key| key.scale()) else {
            self.named = 0;
            self.marks = Vec::new();
            return;
        };
        let make = |speck: &Speck| {
            let layer = usize::from(speck.layer);
            let it = shown.iter().find(|it| it.tag.index() == layer)?;
            let (dataset, report) = (&it.opened.dataset, &it.opened.report);
            let places = laid.places(layer)?;
            mark_of(dataset, report, it.view, places, speck, scale)
        };
        let on_map = |at: u32| self.laying.laid.sheet.on_map(at, &self.placement);
        let largest = self.seen.largest.iter().filter_map(|&at| on_map(at));
        let mut marks: Vec<Mark> = largest.filter_map(|it| make(&it)).collect();
        self.named = marks.len();
        for wanted in [self.selected, focused].into_iter().flatten() {
            let known = self.found.iter().find(|(key, _)| *key == wanted);
            let at = known.map_or_else(|| self.laying.laid.sheet.position(wanted), |(_, at)| *at);
            if known.is_none() {
                self.found.truncate(1);
                self.found.insert(0, (wanted, at));
            }
            let is_there = marks.iter().any(|mark| mark.key() == wanted);
            let speck = at.filter(|_| !is_there).and_then(on_map);
            marks.extend(speck.and_then(|it| make(&it)));
        }
        self.marks = marks;
    }
}

fn on_map(rect: &Rect) -> crate::scene::geometry::Rect {
    let (min, size) = (rect.min, rect.size());
    let corner = Point::new(min.x, min.y);
    crate::scene::geometry::Rect::from_min_size(corner, Size::new(size.x, size.y))
}

/// The mark of the place that is selected.
pub fn selected_mark(look: Look<'_>) -> Option<MarkKey> {
    let shown = look.shown();
    shown.iter().find_map(|it| {
        let place = it.selection?;
        let layer = it.tag.index();
        Some(MarkKey { layer, place })
    })
}

/// Measures a label's two lines in the fonts of the window.
struct Measured<'a>(&'a Ui);

impl Measure for Measured<'_> {
    fn label(&self, name: &str, figure: &str) -> crate::scene::geometry::Size {
        let color = egui::Color32::PLACEHOLDER;
        let width = |style: Type, text: &str| {
            let job = style.job(&crate::text::visible(text), color, f32::INFINITY);
            self.0.painter().layout_job(job).size().x
        };
        let name = width(Type::MapLabel, name).min(LABEL_WIDTH);
        let figure = width(Type::Body, figure).min(LABEL_WIDTH);
        Size::new(name.max(figure), Type::MapLabel.line_height() * 2.0 + 1.0)
    }
}
