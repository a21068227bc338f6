//! The bars and labels of a timeline for one width, made anew only when that changes.

use crate::model::CivilDate;
use crate::scene::time_axis::{AxisLabel, TimeAxis};
use crate::ui::theme::Type;
use crate::view::{Bar, Counted, Step, Timeline};
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
    /// The wider dates that reach into the days of the bars.
    pub wider: Vec<Wide>,
    /// The number that the highest bar stands for.
    pub highest: u64,
    /// The most claims of a bar whose claims are counted.
    pub most_claims: usize,
    width: f32,
    pixels_per_point: f32,
}

/// A date that is wider than a day, where it stands under the bars.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wide {
    pub date: CivilDate,
    pub counted: Counted,
    /// From where to where, in points from the left.
    pub from: f32,
    pub to: f32,
    /// In which row, counted from the top: no line covers another.
    pub row: usize,
}

/// So many rows stand under the bars; the menu of wider dates has all of them.
const ROWS: usize = 2;

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
            wider: axis.map_or_else(Vec::new, |axis| wider(timeline, &bars, axis)),
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

/// The wider dates that reach into the days of the bars, the narrowest in the upper rows.
fn wider(timeline: &Timeline, bars: &[Bar], axis: TimeAxis) -> Vec<Wide> {
    let ends = bars.first().zip(bars.last());
    let ends = ends.map(|(low, high)| (low.first.first_day_number(), high.last.last_day_number()));
    let Some((low, high)) = ends else {
        return Vec::new();
    };
    let days = |date: CivilDate| (date.first_day_number(), date.last_day_number());
    let mut dates: Vec<(CivilDate, Counted)> = timeline.wider.clone();
    dates.retain(|&(date, _)| days(date).1 >= low && days(date).0 <= high);
    dates.sort_by_key(|&(date, _)| (days(date).1 - days(date).0, days(date).0));
    let mut placed: Vec<Wide> = Vec::new();
    for (date, counted) in dates {
        let (first, last) = days(date);
        let (from, to) = (axis.x(first), axis.x(last + 1));
        let is_free = |row: &usize| {
            let mut of_row = placed.iter().filter(|it| it.row == *row);
            of_row.all(|it| to <= it.from + 0.5 || from >= it.to - 0.5)
        };
        if let Some(row) = (0..ROWS).find(is_free) {
            placed.push(Wide {
                date,
                counted,
                from,
                to,
                row,
            });
        }
    }
    // In the order of the calendar, which is that of the Tab key.
    placed.sort_by_key(|it| days(it.date));
    placed
}
