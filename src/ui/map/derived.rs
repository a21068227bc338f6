//! Marks, labels and legend of the present view and camera, made anew only when one changes.

use crate::model::PlaceId;
use crate::scene::camera::Camera;
use crate::scene::geometry::Size;
use crate::scene::labels::{LABEL_WIDTH, Label, Measure, labels};
use crate::scene::legend::{Legend, legend};
use crate::scene::marks::{Mark, marks};
use crate::ui::look::Look;
use crate::ui::theme::Type;
use egui::Ui;

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
    selection: Option<PlaceId>,
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
            selection: state.selection,
            mark_radius: state.settings.mark_radius,
            pixels_per_point: ui.pixels_per_point(),
        };
        if self.key == Some(key) {
            return;
        }
        let dataset = look.dataset();
        let radius = key.mark_radius;
        self.marks = marks(
            dataset,
            look.report(),
            &state.view,
            key.camera,
            size,
            radius,
        );
        self.labels = labels(dataset, &self.marks, key.selection, size, &Measured(ui));
        let mut in_view = self.marks.clone();
        in_view.retain(|mark| mark.is_visible(size));
        self.out_of_view = self.marks.len() - in_view.len();
        self.legend = legend(dataset, &state.view, &in_view, radius);
        self.size = size;
        self.key = Some(key);
    }
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
