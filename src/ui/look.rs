//! What every part of the window reads while it draws.

use super::theme::{MetricColours, Palette, size};
use crate::app::State;
use crate::model::{Dataset, MetricId, Report};

/// The state, the colours, and how much room there is.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The state. Nobody changes it while drawing.
    pub state: &'a State,
    /// The colours of the present theme.
    pub palette: &'static Palette,
    /// The width of the window in points.
    pub width: f32,
    /// The height of the window in points.
    pub height: f32,
}

impl<'a> Look<'a> {
    /// The open dataset.
    #[must_use]
    pub fn dataset(&self) -> &'a Dataset {
        &self.state.opened.dataset
    }

    /// What the audit found.
    #[must_use]
    pub fn report(&self) -> &'a Report {
        &self.state.opened.report
    }

    /// The colours of a metric.
    #[must_use]
    pub fn metric(&self, id: MetricId) -> MetricColours {
        self.palette.metric(&self.dataset().metric(id).id)
    }

    /// The colours of the shown metric.
    #[must_use]
    pub fn shown_metric(&self) -> MetricColours {
        match self.state.view.query.metric {
            Some(metric) => self.metric(metric),
            None => self.palette.metric(""),
        }
    }

    /// Whether labels are shortened.
    #[must_use]
    pub fn compact(&self) -> bool {
        self.width < size::COMPACT_BELOW
    }

    /// Whether there is so little height that only what is read can stand in the reader.
    #[must_use]
    pub fn low(&self) -> bool {
        self.height < size::LOW_BELOW
    }

    /// Whether the side panel covers the map.
    #[must_use]
    pub fn stacked(&self) -> bool {
        self.width < size::STACKED_BELOW
    }
}
