//! The state: everything that the program knows while it runs.

use super::ruling::opening_view;
use super::{
    Comparison, Dialog, Files, Filtering, History, Layers, MainView, MapState, Notice, Opened,
    PanelWidths, PointedClaim, Reading, Saving, Settings, TableState, TimelineState, Visits,
};
use crate::model::PlaceId;
use crate::view::View;

/// Everything the program knows while it runs.
#[derive(Debug)]
pub struct State {
    /// The open dataset.
    pub opened: Opened,
    /// What is shown of it.
    pub view: View,
    /// What stands in the middle of the window.
    pub main_view: MainView,
    /// The selected place.
    pub selection: Option<PlaceId>,
    /// The claim of that place that was asked for.
    pub pointed: Option<PointedClaim>,
    /// The document that is being read.
    pub reading: Option<Reading>,
    /// Where the map looks.
    pub map: MapState,
    /// What the timeline does by itself.
    pub timeline: TimelineState,
    /// What a query waits for.
    pub filtering: Filtering,
    /// What is being read, what could not be read.
    pub files: Files,
    /// The datasets that are open beside it.
    pub layers: Layers,
    /// Two maps side by side instead of one.
    pub comparison: Option<Comparison>,
    /// How wide the panel is.
    pub widths: PanelWidths,
    /// What was edited, and the way back.
    pub history: History,
    /// What was looked at before.
    pub visits: Visits,
    /// What is being saved.
    pub saving: Saving,
    /// Something to be told once, about saving or editing.
    pub notice: Option<Notice>,
    /// The rows of the table that are selected.
    pub table: TableState,
    /// The window in front of the window.
    pub dialog: Option<Dialog>,
    /// What is remembered between two starts.
    pub settings: Settings,
    /// Counts up whenever the dataset or the view changes: what is derived from them is then
    /// made anew.
    pub revision: u64,
}

impl State {
    /// A state with an open dataset, on the metric with the most located figures and its latest
    /// day.
    #[must_use]
    pub fn new(opened: Opened, settings: Settings) -> Self {
        let view = opening_view(&opened, &settings);
        let state = Self {
            opened,
            view,
            main_view: MainView::default(),
            selection: None,
            pointed: None,
            reading: None,
            map: MapState::default(),
            timeline: TimelineState::default(),
            filtering: Filtering::default(),
            files: Files::default(),
            layers: Layers::default(),
            comparison: None,
            widths: PanelWidths::default(),
            history: History::default(),
            visits: Visits::default(),
            saving: Saving::default(),
            notice: None,
            table: TableState::default(),
            dialog: None,
            settings,
            revision: 0,
        };
        let visits = Visits::default().arrived(&state);
        Self { visits, ..state }
    }
}
