//! Colours, named by what they mean.

use egui::Color32;

const THEME: &str = include_str!("../../../assets/theme.toml");

/// Declares the palette's fields, each the name of a colour in the theme file.
macro_rules! palette {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// Every colour of one theme.
        #[derive(Debug, Clone, PartialEq)]
        pub struct Palette {
            /// Whether it is the dark theme's.
            pub dark: bool,
            $($(#[$doc])* pub $name: Color32,)+
            metrics: Vec<(String, MetricColours)>,
            layers: Vec<(String, MetricColours)>,
        }

        impl Palette {
            fn from_table(dark: bool, table: &toml::Table) -> Self {
                Self {
                    dark,
                    $($name: colour(table.get(stringify!($name))),)+
                    metrics: pairs(table, "metric"),
                    layers: pairs(table, "layer"),
                }
            }

            /// Every colour with its name, for a test that none is missing.
            #[must_use]
            pub fn named(&self) -> Vec<(&'static str, Color32)> {
                vec![$((stringify!($name), self.$name)),+]
            }
        }
    };
}

palette!(
    /// Bars.
    surface,
    /// Side panel, cards, menus, legend.
    panel,
    /// Tracks of switches and of progress.
    sunken,
    /// Under the pointer.
    hover,
    /// Hairlines between regions.
    stroke,
    /// Edges of fields and switches.
    stroke_strong,
    /// Text.
    text,
    /// Text that stands back.
    text_muted,
    /// Text on the accent.
    text_on_accent,
    /// Links, the first button, the focus.
    accent,
    /// Chosen.
    accent_soft,
    /// The ring round what has the focus.
    focus,
    /// The figure beside a mark.
    mark_text,
    /// Behind text on the map, and inside the ring of the selection.
    map_halo,
    /// The ring round the selected mark.
    selected,
    /// Verified.
    verified,
    /// Behind "verified".
    verified_soft,
    /// A warning.
    warning,
    /// Behind a warning.
    warning_soft,
    /// Broken.
    broken,
    /// Behind "broken".
    broken_soft,
    /// Without a source, or not verified.
    unsourced,
    /// Behind "no source".
    unsourced_soft,
    /// The paper behind the words of a source.
    quote,
    /// The words of a source.
    quote_text,
    /// Behind a number in a quote.
    number_highlight,
    /// Under a number in a quote.
    number_highlight_line,
    /// Behind a place in a quote.
    place_highlight,
    /// Under a place in a quote.
    place_highlight_line,
    /// Land.
    map_land,
    /// Water.
    map_water,
);

/// A metric's two colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MetricColours {
    /// The fill, painted translucent.
    pub fill: Color32,
    /// The edge, opaque.
    pub edge: Color32,
}

impl Palette {
    /// The colours of a metric; those of "any other" where the theme has none of its own.
    #[must_use]
    pub fn metric(&self, id: &str) -> MetricColours {
        let key = id.replace('-', "_");
        let find = |key: &str| self.metrics.iter().find(|(name, _)| name == key);
        find(&key).or_else(|| find("any_other")).map_or(
            MetricColours {
                fill: self.text_muted,
                edge: self.text,
            },
            |(_, colours)| *colours,
        )
    }

    /// The colours of one of several datasets on a map, by its number: 0 is A.
    #[must_use]
    pub fn layer(&self, number: usize) -> MetricColours {
        let found = self.layers.get(number);
        found.map_or_else(|| self.metric("any_other"), |(_, colours)| *colours)
    }
}

/// The light palette and the dark one.
pub(super) fn read() -> [Palette; 2] {
    let theme: toml::Table = THEME.parse().unwrap_or_default();
    let table = |name: &str| theme.get(name).and_then(toml::Value::as_table).cloned();
    [
        Palette::from_table(false, &table("light").unwrap_or_default()),
        Palette::from_table(true, &table("dark").unwrap_or_default()),
    ]
}

/// The pairs of colours under a name.
fn pairs(table: &toml::Table, name: &str) -> Vec<(String, MetricColours)> {
    let Some(metrics) = table.get(name).and_then(toml::Value::as_table) else {
        return Vec::new();
    };
    metrics
        .iter()
        .filter_map(|(name, pair)| {
            let pair = pair.as_array()?;
            Some((
                name.clone(),
                MetricColours {
                    fill: colour(pair.first()),
                    edge: colour(pair.get(1)),
                },
            ))
        })
        .collect()
}

/// `#rrggbb`; a glaring placeholder where it is missing, which a test finds before a person does.
fn colour(value: Option<&toml::Value>) -> Color32 {
    value
        .and_then(toml::Value::as_str)
        .and_then(|text| Color32::from_hex(text).ok())
        .unwrap_or(Color32::PLACEHOLDER)
}
