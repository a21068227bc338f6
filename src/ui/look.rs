//! What every part of the window reads while it draws.

use super::theme::{MetricColours, Palette, size};
use crate::app::{Command, CompareCommand, LayerCommand, Opened, State, Tag};
use crate::audit::Wording;
use crate::model::{Dataset, MetricId, PlaceId, Report};
use crate::scene::marks::MarkKey;
use crate::view::View;
use egui::Color32;

/// The state, the colours, and how much room there is.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The state. Nobody changes it while drawing.
    pub state: &'a State,
    /// The colours of the present theme.
    pub palette: &'static Palette,
    /// What a map shows that is not the active dataset alone: one side of a comparison.
    pub side: Option<Shown<'a>>,
    /// Whether that side is the right one.
    pub is_right: bool,
    /// The width of the window in points.
    pub width: f32,
    /// The height of the window in points.
    pub height: f32,
    /// What the whole window was cleared with, where it was: of this colour nothing has to be
    /// painted under the rest. Where the processor draws, a layer of the whole window takes longer
    /// than all that stands on it.
    pub ground: Option<Color32>,
}

/// A dataset as it is shown on a map.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// Its letter.
    pub tag: Tag,
    /// The dataset.
    pub opened: &'a Opened,
    /// What is shown of it.
    pub view: &'a View,
    /// The place that is selected in it.
    pub selection: Option<PlaceId>,
}

impl<'a> Look<'a> {
    /// The open dataset.
    #[must_use]
    pub fn dataset(&self) -> &'a Dataset {
        &self.opened().dataset
    }

    /// The open dataset with its texts and what was found in it.
    #[must_use]
    pub fn opened(&self) -> &'a Opened {
        self.side.map_or(&self.state.opened, |side| side.opened)
    }

    /// What the audit found.
    #[must_use]
    pub fn report(&self) -> &'a Report {
        &self.opened().report
    }

    /// What findings are put into words from.
    #[must_use]
    pub fn wording(&self) -> Wording<'a> {
        let opened = self.opened();
        Wording {
            dataset: opened.checked(),
            texts: &opened.texts,
            report: &opened.report,
        }
    }

    /// What is shown of the open dataset.
    #[must_use]
    pub fn view(&self) -> &'a View {
        self.side.map_or(&self.state.view, |side| side.view)
    }

    /// Every dataset whose marks are drawn, the active one first.
    #[must_use]
    pub fn shown(&self) -> Vec<Shown<'a>> {
        if let Some(side) = self.side {
            return vec![side];
        }
        let layers = &self.state.layers;
        let active = layers.active_is_visible.then_some(Shown {
            tag: layers.active,
            opened: &self.state.opened,
            view: &self.state.view,
            selection: self.state.selection,
        });
        let others = layers.others.iter().filter(|layer| layer.is_visible);
        let others = others.map(|layer| Shown {
            tag: layer.tag,
            opened: &layer.opened,
            view: &layer.view,
            selection: None,
        });
        active.into_iter().chain(others).collect()
    }

    /// A dataset that is drawn, by its number.
    #[must_use]
    pub fn shown_as(&self, layer: usize) -> Option<Shown<'a>> {
        self.shown().into_iter().find(|it| it.tag.index() == layer)
    }

    /// What choosing a mark on the map means.
    #[must_use]
    pub fn select_on_map(&self, key: MarkKey) -> Command {
        if let (Some(comparison), Some(_)) = (&self.state.comparison, self.side) {
            let line = comparison.line_of(key.place, self.is_right);
            return line.map_or(Command::Deselect, |line| {
                Command::Compare(CompareCommand::Choose(line))
            });
        }
        let layers = &self.state.layers;
        match self
            .state
            .layers
            .others
            .iter()
            .find(|it| it.tag.index() == key.layer)
        {
            Some(layer) => Command::Layer(LayerCommand::SelectOnMap(layer.tag, key.place)),
            None if layers.active.index() == key.layer => Command::SelectOnMap(key.place),
            None => Command::Deselect,
        }
    }

    /// The same by the keyboard: the map follows.
    #[must_use]
    pub fn select_by_key(&self, key: MarkKey) -> Command {
        match self.select_on_map(key) {
            Command::SelectOnMap(place) => Command::Select(place),
            other => other,
        }
    }

    /// The figure that a mark of full size stands for: the same for all that is drawn.
    #[must_use]
    pub fn reference(&self) -> Option<u64> {
        match (&self.state.comparison, self.side) {
            (Some(comparison), Some(_)) => comparison.reference(),
            _ => self.state.layers.reference(&self.state.view),
        }
    }

    /// The colours of a dataset's marks: the metric's where it is the only one, else its own.
    #[must_use]
    pub fn colours(&self, layer: usize) -> MetricColours {
        if self.state.layers.are_several() {
            self.palette.layer(layer)
        } else {
            self.shown_metric()
        }
    }

    /// The colours of a metric.
    #[must_use]
    pub fn metric(&self, id: MetricId) -> MetricColours {
        self.palette.metric(&self.dataset().metric(id).id)
    }

    /// The colours of the shown metric.
    #[must_use]
    pub fn shown_metric(&self) -> MetricColours {
        match self.view().query.metric {
            Some(metric) => self.metric(metric),
            None => self.palette.metric(""),
        }
    }

    /// Whether labels are shortened.
    #[must_use]
    pub fn compact(&self) -> bool {
        self.width < size::COMPACT_BELOW
    }

    /// Whether there is so little width that the filter bar has menus alone.
    #[must_use]
    pub fn narrow(&self) -> bool {
        self.width < size::NARROW_BELOW
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
