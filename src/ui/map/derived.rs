//! Marks, labels and legend of the present view and camera, made anew only when one changes.

use crate::scene::camera::Camera;
use crate::scene::geometry::Size;
use crate::scene::labels::{LABEL_WIDTH, Label, Measure, labels_of};
use crate::scene::legend::{Legend, legend_on};
use crate::scene::marks::{Mark, MarkKey, largest_first, marks_of};
use crate::scene::scale::Scale;
use crate::ui::look::Look;
use crate::ui::theme::Type;
use egui::Ui;

/// Before the figures of each of several datasets.
const LETTERS: [&str; 6] = ["A: ", "B: ", "C: ", "D: ", "E: ", "F: "];

/// A cache, never a second truth.
#[derive(Debug, Default)]
pub struct Derived {
    key: Option<Key>,
    /// The size of the map they were made for.
    pub size: Size,
    /// The marks, the largest first.
    pub marks: Vec<Mark>,
    /// The labels that fit.
    pub labels: Vec<Label>,
    /// How many marks lie outside the map's edges.
    pub out_of_view: usize,
    /// The legend: the symbols in view.
    pub legend: Legend,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Key {
    revision: u64,
    camera: Camera,
    size: Size,
    selection: Option<MarkKey>,
    mark_radius: f32,
    pixels_per_point: f32,
}

impl Derived {
    /// Brings everything up to date.
    pub fn follow(&mut self, ui: &Ui, look: Look<'_>, size: Size) {
        let state = look.state;
        let key = Key {
            revision: state.revision,
            camera: state.map.camera,
            size,
            selection: selected_mark(look),
            mark_radius: state.settings.mark_radius,
            pixels_per_point: ui.pixels_per_point(),
        };
        if self.key == Some(key) {
            return;
        }
        let radius = key.mark_radius;
        let scale = Scale::new(look.reference().unwrap_or(1), radius);
        let shown = look.shown();
        self.marks.clear();
        for it in &shown {
            let opened = it.opened;
            let (dataset, report) = (&opened.dataset, &opened.report);
            let number = it.tag.index();
            let camera = key.camera;
            self.marks.extend(marks_of(
                number, dataset, report, it.view, scale, camera, size,
            ));
        }
        largest_first(&mut self.marks);
        let several = look.state.layers.are_several();
        let dataset_of = |number: usize| {
            let found = shown.iter().find(|it| it.tag.index() == number);
            let letter = LETTERS.get(number).filter(|_| several).unwrap_or(&"");
            found.map(|it| (&*it.opened.dataset, *letter))
        };
        self.labels = labels_of(&dataset_of, &self.marks, key.selection, size, &Measured(ui));
        let mut in_view = self.marks.clone();
        in_view.retain(|mark| mark.is_visible(size));
        self.out_of_view = self.marks.len() - in_view.len();
        self.legend = match look.view().query.metric {
            Some(metric) => legend_on(look.dataset(), metric, look.reference(), &in_view, radius),
            None => Legend::default(),
        };
        self.size = size;
        self.key = Some(key);
    }
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
