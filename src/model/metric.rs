//! What is counted: arrests, protesters, criminal cases. Figures of two metrics are never added.

use super::{Extra, MetricId};

/// One thing that claims count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metric {
    /// The id in the file.
    pub id: String,
    /// The name on the screen: "Arrests".
    pub label: String,
    /// What one is: "people", "cases".
    pub unit: String,
    /// Every claim counts something of its own (an event, its injured), so that claims for one
    /// place are added up and never compared.
    pub per_event: bool,
    /// The metric whose count includes this one.
    pub subset_of: Option<MetricId>,
    /// Foreign keys.
    pub extra: Extra,
}

impl Metric {
    /// The label inside a sentence: "1,800 arrests".
    #[must_use]
    pub fn in_sentence(&self) -> String {
        let mut chars = self.label.chars();
        let Some(first) = chars.next() else {
            return String::new();
        };
        let rest = chars.as_str();
        // An abbreviation keeps its capitals.
        if rest.chars().next().is_some_and(char::is_uppercase) {
            return self.label.clone();
        }
        first.to_lowercase().chain(rest.chars()).collect()
    }
}
