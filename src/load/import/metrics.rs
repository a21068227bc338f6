//! The metrics of a table: each made when its first claim is.

use super::cells::Cells;
use super::mapping::{ColumnRole, Mapping, MetricName, RowMeaning};
use super::slug::slug;
use crate::model::{Dataset, Metric, MetricId};
use std::collections::HashMap;

/// What is counted, once it was.
#[derive(Debug, Default)]
pub(super) struct Metrics {
    events: Option<MetricId>,
    per_event: bool,
    event_metric: Option<MetricName>,
    by_id: HashMap<String, MetricId>,
    /// By the place of their figure in the mapping; where no column names the metric.
    by_figure: Vec<Option<MetricId>>,
}

impl Metrics {
    /// Nothing was counted yet.
    pub fn new(mapping: &Mapping) -> Self {
        Self {
            events: None,
            event_metric: mapping.event_metric.clone(),
            per_event: mapping.per_event || mapping.rows == RowMeaning::Events,
            by_id: HashMap::new(),
            by_figure: vec![None; mapping.figures.len()],
        }
    }

    /// The metric of events.
    pub fn events(&mut self, dataset: &mut Dataset) -> MetricId {
        if let Some(events) = self.events {
            return events;
        }
        let metric = match &self.event_metric {
            Some(name) => Metric {
                id: name.id.clone(),
                label: name.label.clone(),
                unit: name.unit.clone(),
                ..Metric::default()
            },
            None => Metric {
                id: "events".to_owned(),
                label: "Events".to_owned(),
                unit: "events".to_owned(),
                ..Metric::default()
            },
        };
        let id = self.metric(dataset, metric);
        self.events = Some(id);
        id
    }

    /// The metric of a figure; where a column names it, that of the row.
    pub fn of_figure(
        &mut self,
        dataset: &mut Dataset,
        mapping: &Mapping,
        spec: usize,
        cells: Cells<'_, '_>,
    ) -> MetricId {
        let named = mapping
            .column(ColumnRole::Metric)
            .map(|column| cells.text(column))
            .filter(|name| !super::nothing::is_nothing(name));
        if let Some(name) = named {
            let metric = Metric {
                id: slug(name),
                label: capitalized(name),
                unit: "people".to_owned(),
                ..Metric::default()
            };
            return self.metric(dataset, metric);
        }
        if let Some(&Some(known)) = self.by_figure.get(spec) {
            return known;
        }
        let Some(figure) = mapping.figures.get(spec) else {
            return self.events(dataset);
        };
        let subset_of = figure
            .subset_of
            .as_ref()
            .and_then(|whole| self.by_id.get(whole).copied());
        let metric = Metric {
            id: figure.metric.clone(),
            label: figure.label.clone(),
            unit: figure.unit.clone(),
            subset_of,
            ..Metric::default()
        };
        let id = self.metric(dataset, metric);
        if let Some(known) = self.by_figure.get_mut(spec) {
            *known = Some(id);
        }
        id
    }

    fn metric(&mut self, dataset: &mut Dataset, metric: Metric) -> MetricId {
        if let Some(&known) = self.by_id.get(&metric.id) {
            return known;
        }
        let id = MetricId::new(dataset.metrics.len());
        self.by_id.insert(metric.id.clone(), id);
        dataset.metrics.push(Metric {
            per_event: self.per_event,
            ..metric
        });
        id
    }
}

/// `arrests` as a label: `Arrests`.
pub(super) fn capitalized(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}
