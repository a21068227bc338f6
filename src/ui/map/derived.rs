//! Marks, labels and legend of the present view and camera, made anew only when one changes.

use super::crowd::mesh_of;
use super::index::Index;
use super::sprites::Sprites;
use crate::scene::camera::Camera;
use crate::scene::geometry::{Point, Size};
use crate::scene::grid::Grid;
use crate::scene::hit::{Standing as _, hit_near};
use crate::scene::labels::{LABEL_WIDTH, Label, Measure, labels_of};
use crate::scene::legend::{Legend, kinds_of, legend_on};
use crate::scene::marks::{Mark, MarkKey, mark_of};
use crate::scene::places::{Places, Speck, largest_first};
use crate::scene::scale::Scale;
use crate::ui::look::{Look, Shown};
use crate::ui::theme::Type;
use egui::{Mesh, Rect, Ui, Vec2};
use std::sync::Arc;

/// Before the figures of each of several datasets.
const LETTERS: [&str; 6] = ["A: ", "B: ", "C: ", "D: ", "E: ", "F: "];

/// So many marks, the largest, have a name for the screen reader, a badge, and perhaps a label;
/// the others are found by the pointer, the keys and in the list.
pub const NAMED: usize = 300;

/// A cache, never a second truth.
#[derive(Debug, Default)]
pub struct Derived {
    key: Option<Key>,
    /// The size of the map they were made for.
    pub size: Size,
    /// The zoom whose groups stand there.
    pub level: u32,
    /// Everything that can be seen, the largest first.
    pub specks: Vec<Speck>,
    /// Where they stand.
    pub grid: Grid,
    /// The largest of them, in the same order; behind them the selected one and the one with the
    /// focus, where they are smaller.
    pub marks: Vec<Mark>,
    /// How many of these are the largest.
    pub named: usize,
    /// All others as one picture.
    pub crowd: Option<Arc<Mesh>>,
    /// The labels that fit.
    pub labels: Vec<Label>,
    /// How many places lie outside the map's edges.
    pub out_of_view: usize,
    /// The legend: the symbols in view.
    pub legend: Legend,
    /// The mark that is selected, or that stands for the selected place.
    pub selected: Option<MarkKey>,
    sprites: Sprites,
}

/// Where the map is in the window.
#[derive(Debug, Clone, Copy)]
pub struct Over {
    /// The map.
    pub map: Rect,
    /// What of it is covered, so that no label may stand there.
    pub covered: Option<Rect>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Key {
    revision: u64,
    made: u64,
    camera: Camera,
    size: Size,
    origin: Vec2,
    covered: Option<Rect>,
    selection: Option<MarkKey>,
    focused: Option<MarkKey>,
    mark_radius: f32,
    pixels_per_point: f32,
    dark: bool,
}

impl Derived {
    /// Brings everything up to date.
    pub fn follow(
        &mut self,
        ui: &Ui,
        look: Look<'_>,
        Over { map, covered }: Over,
        index: &Index,
        focused: Option<MarkKey>,
    ) {
        let size = Size::new(map.width(), map.height());
        let origin = map.min.to_vec2();
        let state = look.state;
        let key = Key {
            revision: state.revision,
            made: index.made(),
            camera: state.map.camera,
            size,
            origin,
            covered,
            selection: selected_mark(look),
            focused,
            mark_radius: state.settings.mark_radius,
            pixels_per_point: ui.pixels_per_point(),
            dark: look.palette.dark,
        };
        if self.key == Some(key) {
            return;
        }
        self.level = Places::level(key.camera.zoom);
        let reference = look.reference().max(index.reference(self.level));
        let scale = Scale::new(reference.unwrap_or(1), key.mark_radius);
        let shown = look.shown();
        self.specks.clear();
        let (mut all, mut in_view) = (0, 0);
        for (at, it) in shown.iter().enumerate() {
            if let Some(places) = index.places(at) {
                let layer = u8::try_from(it.tag.index()).unwrap_or(u8::MAX);
                all += places.len();
                in_view += places.specks(layer, scale, key.camera, size, &mut self.specks);
            }
        }
        self.out_of_view = all - in_view;
        largest_first(&mut self.specks);
        self.grid = Grid::new(&self.specks, size);
        self.selected = key.selection.map(|it| self.standing_for(it, &shown, index));
        self.make_marks(&shown, index, scale, focused);
        let rest = self.specks.get(self.named..).unwrap_or_default();
        self.crowd = (!rest.is_empty())
            .then(|| Arc::new(mesh_of(ui.ctx(), look, rest, origin, &mut self.sprites)));
        let several = state.layers.are_several();
        let dataset_of = |number: usize| {
            let found = shown.iter().find(|it| it.tag.index() == number);
            let letter = LETTERS.get(number).filter(|_| several).unwrap_or(&"");
            found.map(|it| (&*it.opened.dataset, *letter))
        };
        self.labels = labels_of(
            &dataset_of,
            &self.marks,
            (&self.specks, &self.grid),
            covered.map(|it| on_map(it, origin)),
            self.selected,
            size,
            &Measured(ui),
        );
        let kinds = kinds_of(&self.specks);
        self.legend = match look.view().query.metric {
            Some(metric) => legend_on(look.dataset(), metric, reference, &kinds, key.mark_radius),
            None => Legend::default(),
        };
        self.size = size;
        self.key = Some(key);
    }

    /// What can be seen of a mark.
    pub fn speck(&self, key: MarkKey) -> Option<&Speck> {
        self.specks.iter().find(|speck| speck.key() == key)
    }

    /// The mark on top under a point, where it has no name of its own.
    pub fn unnamed_at(&self, point: Point) -> Option<&Speck> {
        let near = hit_near(&self.specks, &self.grid, point);
        let top = near.first().copied()?;
        let is_named = self.marks.iter().any(|mark| mark.key() == top.key());
        (!is_named).then_some(top)
    }

    /// Nothing is there yet.
    pub fn clear(&mut self) {
        self.key = None;
        self.specks.clear();
        self.marks.clear();
        self.labels.clear();
        self.grid = Grid::default();
        self.crowd = None;
        self.named = 0;
        self.out_of_view = 0;
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

    fn make_marks(
        &mut self,
        shown: &[Shown<'_>],
        index: &Index,
        scale: Scale,
        focused: Option<MarkKey>,
    ) {
        self.marks.clear();
        let make = |speck: &Speck| {
            let layer = usize::from(speck.layer);
            let (at, it) = shown
                .iter()
                .enumerate()
                .find(|(_, it)| it.tag.index() == layer)?;
            let (dataset, report) = (&it.opened.dataset, &it.opened.report);
            mark_of(dataset, report, it.view, index.places(at)?, speck, scale)
        };
        self.named = self.specks.len().min(NAMED);
        let (largest, others) = self.specks.split_at(self.named);
        self.marks.extend(largest.iter().filter_map(make));
        self.named = self.marks.len();
        let wanted = [self.selected, focused];
        if wanted.iter().any(Option::is_some) {
            let is_wanted = |it: &&Speck| wanted.contains(&Some(it.key()));
            self.marks
                .extend(others.iter().filter(is_wanted).filter_map(make));
        }
    }
}

fn on_map(rect: Rect, origin: Vec2) -> crate::scene::geometry::Rect {
    let (min, size) = (rect.min - origin, rect.size());
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
