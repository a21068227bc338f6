//! Says how the basemap looks: light or dark, whose names, and which names are left out.

use log::error;
use walkers::{Filter, Style, StyleLayer, json};

const LIGHT_ENGLISH: &str = include_str!("../../../assets/basemap/style-light-en.json");
const LIGHT_RUSSIAN: &str = include_str!("../../../assets/basemap/style-light-ru.json");
const DARK_ENGLISH: &str = include_str!("../../../assets/basemap/style-dark-en.json");
const DARK_RUSSIAN: &str = include_str!("../../../assets/basemap/style-dark-ru.json");

/// The tile layer that holds the names of countries, regions and cities.
const PLACES: &str = "places";

/// The language of the names on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English names, else the local ones.
    #[default]
    English,
    /// Russian names, else English, else the local ones.
    Russian,
}

/// What can be chosen about the basemap's look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasemapStyle {
    /// The dark theme's colours instead of the light ones.
    pub dark: bool,
    /// The language of the names.
    pub language: Language,
    /// `GeoNames` ids of the places whose names are left out, because the data names them itself.
    pub hidden: Vec<u32>,
    /// Whether there are names at all.
    pub show_labels: bool,
}

impl Default for BasemapStyle {
    fn default() -> Self {
        Self {
            dark: false,
            language: Language::default(),
            hidden: Vec::new(),
            show_labels: true,
        }
    }
}

impl BasemapStyle {
    /// The same in the words of the map library. An empty style, which draws nothing, if the one
    /// built in cannot be read.
    #[must_use]
    pub fn to_walkers(&self) -> Style {
        let text = match (self.dark, self.language) {
            (false, Language::English) => LIGHT_ENGLISH,
            (false, Language::Russian) => LIGHT_RUSSIAN,
            (true, Language::English) => DARK_ENGLISH,
            (true, Language::Russian) => DARK_RUSSIAN,
        };
        let mut style: Style = match serde_json::from_str(text) {
            Ok(style) => style,
            Err(problem) => {
                error!("the basemap's style cannot be read: {problem}");
                return Style::default();
            }
        };
        if !self.show_labels {
            style
                .layers
                .retain(|layer| !matches!(layer, StyleLayer::Symbol { .. }));
        }
        if !self.hidden.is_empty() {
            for layer in &mut style.layers {
                leave_out(layer, &self.hidden);
            }
        }
        style
    }
}

/// Adds to a layer of place names that it leaves out these `GeoNames` ids.
fn leave_out(layer: &mut StyleLayer, hidden: &[u32]) {
    let StyleLayer::Symbol {
        source_layer,
        filter,
        ..
    } = layer
    else {
        return;
    };
    if !source_layer.matches(PLACES) {
        return;
    }
    let without = without_ids(hidden);
    *filter = Some(Filter(match filter.take() {
        Some(Filter(before)) => json!(["all", before, without]),
        None => without,
    }));
}

/// `["!", ["in", "gn", 1, 2, 3]]`: walkers' `in` compares with each further argument, and does
/// not look inside a `literal`.
fn without_ids(hidden: &[u32]) -> walkers::Value {
    let mut within = vec![json!("in"), json!("gn")];
    within.extend(hidden.iter().map(|id| json!(id)));
    json!(["!", within])
}
