//! The parts of the state while a command is applied, each to be changed by itself.

use super::{
    Comparison, Dialog, Files, Filtering, History, Layers, MainView, MapState, Notice, Opened,
    PanelWidths, PointedClaim, Reading, Saving, Settings, TableState, TimelineState, Visits,
};
use crate::model::PlaceId;
use crate::view::View;

/// The parts of the state. Only [`super::State::apply`] has them to give.
pub(super) struct Parts<'a> {
    /// The open dataset.
    pub opened: &'a mut Opened,
    /// What is shown of it.
    pub view: &'a mut View,
    /// What stands in the middle of the window.
    pub main_view: &'a mut MainView,
    /// The selected place.
    pub selection: &'a mut Option<PlaceId>,
    /// The claim of that place that was asked for.
    pub pointed: &'a mut Option<PointedClaim>,
    /// The document that is being read.
    pub reading: &'a mut Option<Reading>,
    /// Where the map looks.
    pub map: &'a mut MapState,
    /// What the timeline does by itself.
    pub timeline: &'a mut TimelineState,
    /// What a query waits for.
    pub filtering: &'a mut Filtering,
    /// What is being read.
    pub files: &'a mut Files,
    /// The datasets that are open beside it.
    pub layers: &'a mut Layers,
    /// Two maps side by side.
    pub comparison: &'a mut Option<Comparison>,
    /// How wide the panel is.
    pub widths: &'a mut PanelWidths,
    /// What was edited.
    pub history: &'a mut History,
    /// What was looked at before.
    pub visits: &'a mut Visits,
    /// What is being saved.
    pub saving: &'a mut Saving,
    /// Something to be told once.
    pub notice: &'a mut Option<Notice>,
    /// The rows of the table that are selected.
    pub table: &'a mut TableState,
    /// The window in front of the window.
    pub dialog: &'a mut Option<Dialog>,
    /// What is remembered between two starts.
    pub settings: &'a mut Settings,
    /// Counts up whenever the dataset or the view changes.
    pub revision: &'a mut u64,
}

impl Parts<'_> {
    /// The same, for a while.
    pub fn again(&mut self) -> Parts<'_> {
        Parts {
            opened: self.opened,
            view: self.view,
            main_view: self.main_view,
            selection: self.selection,
            pointed: self.pointed,
            reading: self.reading,
            map: self.map,
            timeline: self.timeline,
            filtering: self.filtering,
            files: self.files,
            layers: self.layers,
            comparison: self.comparison,
            widths: self.widths,
            history: self.history,
            visits: self.visits,
            saving: self.saving,
            notice: self.notice,
            table: self.table,
            dialog: self.dialog,
            settings: self.settings,
            revision: self.revision,
        }
    }
}
