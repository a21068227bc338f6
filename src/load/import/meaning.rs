//! What one column is taken for, as a person chooses it: a role, or a part of a figure.

use super::mapping::{ColumnRole, FigureColumns, Mapping, MetricName};
use super::metrics::capitalized;
use super::slug::slug;

/// What a column is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Meaning {
    /// Nothing: its cells are only kept.
    #[default]
    Unused,
    /// It tells something about its row.
    Role(ColumnRole),
    /// The figure of a metric.
    Value,
    /// The low end of a figure.
    Low,
    /// The high end of a figure.
    High,
    /// Words before the number of a figure: "at least".
    Qualifier,
    /// The words of the source for a figure.
    Words,
}

impl Meaning {
    /// Everything that a column may be taken for, in the order in which a person looks for it.
    pub fn all() -> impl Iterator<Item = Self> {
        let figures = [
            Self::Unused,
            Self::Value,
            Self::Low,
            Self::High,
            Self::Qualifier,
            Self::Words,
        ];
        let roles = ColumnRole::ALL.into_iter().map(Self::Role);
        figures.into_iter().chain(roles)
    }

    /// The name on the screen: "Latitude".
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Unused => "Not used",
            Self::Role(role) => role.label(),
            Self::Value => "Figure",
            Self::Low => "Low end of the figure",
            Self::High => "High end of the figure",
            Self::Qualifier => "Words before the figure",
            Self::Words => "Figure in the source’s words",
        }
    }
}

impl Mapping {
    /// What a column is taken for.
    #[must_use]
    pub fn meaning_of(&self, column: usize) -> Meaning {
        if let Some(role) = self.role_of(column) {
            return Meaning::Role(role);
        }
        let here = Some(column);
        for figure in &self.figures {
            let parts = [
                (figure.value, Meaning::Value),
                (figure.low, Meaning::Low),
                (figure.high, Meaning::High),
                (figure.qualifier, Meaning::Qualifier),
                (figure.words, Meaning::Words),
            ];
            if let Some((_, meaning)) = parts.into_iter().find(|(part, _)| *part == here) {
                return meaning;
            }
        }
        Meaning::Unused
    }

    /// Takes a column for something else. A part of a figure goes to the figure before it, else
    /// to the first; a metric is named after the header.
    pub fn mean(&mut self, column: usize, meaning: Meaning, headers: &[String]) {
        self.set(column, None);
        for figure in &mut self.figures {
            for part in [
                &mut figure.value,
                &mut figure.low,
                &mut figure.high,
                &mut figure.qualifier,
                &mut figure.words,
            ] {
                part.take_if(|known| *known == column);
            }
        }
        let header = headers.get(column).map_or("", String::as_str);
        match meaning {
            Meaning::Unused => {}
            Meaning::Role(role) => self.set(column, Some(role)),
            Meaning::Value => self.figures.push(FigureColumns {
                value: Some(column),
                ..named(header)
            }),
            Meaning::Low => self.part_of(column, header).low = Some(column),
            Meaning::High => self.part_of(column, header).high = Some(column),
            Meaning::Qualifier => self.part_of(column, header).qualifier = Some(column),
            Meaning::Words => self.part_of(column, header).words = Some(column),
        }
        self.figures.retain(|figure| {
            let parts = [
                figure.value,
                figure.low,
                figure.high,
                figure.qualifier,
                figure.words,
            ];
            parts.iter().any(Option::is_some) || !figure.inside.is_empty()
        });
    }

    /// Names the metric whose figure stands in a column.
    pub fn name_metric(&mut self, column: usize, label: &str) {
        let figure = self
            .figures
            .iter_mut()
            .find(|figure| figure.value == Some(column));
        if let Some(figure) = figure {
            figure.metric = slug(label);
            label.clone_into(&mut figure.label);
        }
    }

    /// Names the metric of a figure. Metrics that have the same name are told apart.
    pub fn name_figure(&mut self, at: usize, label: &str) {
        let is_taken = |id: &str| {
            let mut others = self.figures.iter().enumerate();
            others.any(|(other, figure)| other != at && figure.metric == id)
        };
        let plain = slug(label);
        let numbered = (2..).map(|number: u32| format!("{plain}-{number}"));
        let mut ids = std::iter::once(plain.clone()).chain(numbered);
        let id = ids.find(|id| !is_taken(id)).unwrap_or(plain);
        if let Some(figure) = self.figures.get_mut(at) {
            figure.metric = id;
            label.clone_into(&mut figure.label);
        }
    }

    /// Says what the events of a table are; without a name they are events.
    pub fn name_events(&mut self, label: &str, unit: &str) {
        let named = MetricName {
            id: slug(label),
            label: label.to_owned(),
            unit: unit.to_owned(),
        };
        self.event_metric = (!label.trim().is_empty()).then_some(named);
    }

    /// The figure that a column beside it belongs to.
    fn part_of(&mut self, column: usize, header: &str) -> &mut FigureColumns {
        let before = |figure: &FigureColumns| figure.value.is_some_and(|value| value < column);
        let at = self.figures.iter().rposition(before).unwrap_or(0);
        if self.figures.is_empty() {
            self.figures.push(named(header));
        }
        &mut self.figures[at]
    }
}

/// The figure of a metric that is called like a column.
fn named(header: &str) -> FigureColumns {
    FigureColumns {
        metric: slug(header),
        label: capitalized(header),
        unit: "people".to_owned(),
        ..FigureColumns::default()
    }
}

#[cfg(test)]
mod tests {
    use super::{ColumnRole, Mapping, Meaning};

    #[test]
    fn a_column_means_what_it_was_taken_for_last() {
        let headers = ["Ort", "Leute", "mindestens"].map(ToOwned::to_owned);
        let mut mapping = Mapping::default();
        mapping.mean(1, Meaning::Value, &headers);
        mapping.mean(2, Meaning::Low, &headers);
        mapping.mean(0, Meaning::Role(ColumnRole::Place), &headers);
        assert_eq!(mapping.figures.len(), 1);
        assert_eq!(mapping.figures[0].label, "Leute");
        for (column, meaning) in [
            (0, Meaning::Role(ColumnRole::Place)),
            (1, Meaning::Value),
            (2, Meaning::Low),
        ] {
            assert_eq!(mapping.meaning_of(column), meaning);
        }
        mapping.mean(1, Meaning::Role(ColumnRole::Title), &headers);
        mapping.mean(2, Meaning::Unused, &headers);
        assert!(mapping.figures.is_empty(), "{mapping:?}");
        assert_eq!(mapping.meaning_of(1), Meaning::Role(ColumnRole::Title));
    }
}
