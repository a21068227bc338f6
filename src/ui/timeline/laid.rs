//! The bars and labels of a timeline for one width, made anew only when that changes.

use crate::scene::time_axis::{AxisLabel, TimeAxis};
use crate::ui::theme::Type;
use crate::view::{Bar, Step, Timeline};
use egui::{Color32, Ui};

/// Bars that fit, and where they stand.
#[derive(Debug)]
pub(super) struct Laid {
    /// What a bar stands for.
    pub step: Step,
    /// The bars, without a gap.
    pub bars: Vec<Bar>,
    /// Where they stand; `None` without any.
    pub axis: Option<TimeAxis>,
    /// The labels under them.
    pub labels: Vec<AxisLabel>,
    /// The number that the highest bar stands for.
    pub highest: u64,
    /// The most claims of a bar whose claims are counted.
    pub most_claims: usize,
    width: f32,
    pixels_per_point: f32,
}

impl Laid {
    pub fn new(ui: &Ui, timeline: &Timeline, width: f32) -> Self {
        let (first, last) = timeline.span().unwrap_or_default();
        let step = Step::fitting(first, last, width);
        let bars = timeline.bars(step);
        let axis = TimeAxis::of(&bars, width);
        let measure = |text: &str| {
            let job = Type::Strong.job(text, Color32::PLACEHOLDER, f32::INFINITY);
            ui.painter().layout_job(job).size().x
        };
        let labels = axis.map(|axis| axis.labels(&bars, step, &measure));
        let counted = bars.iter().filter(|bar| bar.height().is_none());
        Self {
            step,
            axis,
            labels: labels.unwrap_or_default(),
            highest: bars.iter().filter_map(Bar::height).max().unwrap_or(0),
            most_claims: counted.map(|bar| bar.counted.shown).max().unwrap_or(0),
            bars,
            width,
            pixels_per_point: ui.pixels_per_point(),
        }
    }

    pub fn is_for(&self, ui: &Ui, width: f32) -> bool {
        (self.width - width).abs() < 0.01
            && (self.pixels_per_point - ui.pixels_per_point()).abs() < 1e-4
    }

    /// The bar that holds a day.
    pub fn bar_of(&self, day: i32) -> Option<&Bar> {
        self.bars.get(TimeAxis::bar_of(&self.bars, day)?)
    }
}
