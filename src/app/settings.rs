//! What the program remembers between two starts. Of datasets no more than the queries that a person
//! saved, and which view was looked at last, where a person has not said no.

use super::settings_views::{RememberedView, VIEWS};
use super::{SettingCommand, TableSettings, settings_words};
use crate::load::{Import, MappingChoice, RememberedMapping};
use crate::view::NumberWords;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// How many opened files are remembered.
const RECENT: usize = 10;
/// For how many tables it is remembered what their columns mean.
const TABLES: usize = 50;

/// Light, dark, or what the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// What the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// The language of the names on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LabelLanguage {
    /// English.
    #[default]
    English,
    /// Russian.
    Russian,
}

/// A query with a name, saved for a dataset.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedQuery {
    /// The id of the dataset.
    pub dataset: String,
    /// Its name.
    pub name: String,
    /// The query as text.
    pub query: String,
}

/// What a person chose. Unknown keys of a newer version are ignored, missing ones are defaults.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box to be ticked")]
pub struct Settings {
    /// Light, dark, or the system's.
    pub theme: ThemeChoice,
    /// The theme that is remembered, where another one is shown for this time only.
    #[serde(skip)]
    pub lasting_theme: Option<ThemeChoice>,
    /// The size of all text, 1 to 2.
    pub text_scale: f32,
    /// The language of the map's names.
    pub label_language: LabelLanguage,
    /// Nothing moves by itself.
    pub reduced_motion: bool,
    /// The legend shows its title only.
    pub legend_folded: bool,
    /// The timeline is one line.
    pub timeline_folded: bool,
    /// The radius of the reference figure, in points.
    pub mark_radius: f32,
    /// By whose rule words such as "hundreds" are drawn as a number.
    #[serde(with = "settings_words")]
    pub number_words: NumberWords,
    /// Whether places whose marks would hide each other are drawn as one mark with their sum.
    pub group_places: bool,
    /// Whether opened files are remembered.
    pub remember_files: bool,
    /// Whether an open file that changes on the disk is read again by itself.
    pub read_changed_again: bool,
    /// Whether it is remembered how datasets were looked at.
    pub remember_views: bool,
    /// The name under which claims were signed last. It goes nowhere but into datasets.
    pub reader_name: String,
    /// The files that were open, the latest first.
    pub recent_files: Vec<PathBuf>,
    /// The queries that were saved, the latest first.
    pub saved_queries: Vec<SavedQuery>,
    /// What the columns of tables mean, by a fingerprint of their headers, the latest first.
    pub table_columns: Vec<RememberedMapping>,
    /// How datasets were looked at last, the latest first.
    pub views: Vec<RememberedView>,
    /// How the table of claims and places was left.
    pub table: TableSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            lasting_theme: None,
            text_scale: 1.0,
            label_language: LabelLanguage::default(),
            reduced_motion: false,
            legend_folded: false,
            timeline_folded: false,
            mark_radius: crate::scene::scale::FULL_RADIUS,
            number_words: NumberWords::default(),
            group_places: true,
            remember_files: true,
            read_changed_again: true,
            remember_views: true,
            reader_name: String::new(),
            recent_files: Vec::new(),
            saved_queries: Vec::new(),
            table_columns: Vec::new(),
            views: Vec::new(),
            table: TableSettings::default(),
        }
    }
}

impl Settings {
    /// Reads settings; values out of range are brought back into it.
    ///
    /// # Errors
    /// A text that is not TOML or has a value of the wrong kind.
    pub fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        let mut settings: Self = toml::from_str(text)?;
        settings.text_scale = in_range(settings.text_scale, 1.0, 2.0, 1.0);
        settings.mark_radius = in_range(settings.mark_radius, 12.0, 96.0, 44.0);
        settings.recent_files.truncate(RECENT);
        settings.table_columns.truncate(TABLES);
        settings.views.truncate(VIEWS);
        Ok(settings)
    }

    /// Writes settings.
    ///
    /// # Errors
    /// A path that is not UTF-8.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        match self.lasting_theme {
            Some(theme) => toml::to_string_pretty(&Self {
                theme,
                ..self.clone()
            }),
            None => toml::to_string_pretty(self),
        }
    }

    pub(super) fn apply(&mut self, command: SettingCommand) {
        match command {
            SettingCommand::Theme(theme) => {
                (self.theme, self.lasting_theme) = (theme, None);
            }
            SettingCommand::TextScale(scale) => self.text_scale = in_range(scale, 1.0, 2.0, 1.0),
            SettingCommand::LabelLanguage(language) => self.label_language = language,
            SettingCommand::ReducedMotion(reduced) => self.reduced_motion = reduced,
            SettingCommand::FoldLegend(folded) => self.legend_folded = folded,
            SettingCommand::FoldTimeline(folded) => self.timeline_folded = folded,
            SettingCommand::MarkRadius(radius) => {
                self.mark_radius = in_range(radius, 12.0, 96.0, 44.0);
            }
            SettingCommand::NumberWords(rule) => self.number_words = rule,
            SettingCommand::GroupPlaces(group) => self.group_places = group,
            SettingCommand::RememberFiles(remember) => {
                self.remember_files = remember;
                if !remember {
                    self.recent_files.clear();
                    self.table_columns.clear();
                    self.forget_beside();
                }
            }
            SettingCommand::ReadChangedAgain(again) => self.read_changed_again = again,
            SettingCommand::RememberViews(remember) => {
                self.remember_views = remember;
                if !remember {
                    self.views.clear();
                }
            }
            SettingCommand::ForgetViews => self.views.clear(),
            SettingCommand::ForgetFiles => {
                self.recent_files.clear();
                self.forget_beside();
            }
            SettingCommand::ForgetColumns => self.table_columns.clear(),
            SettingCommand::ForgetName => self.reader_name.clear(),
        }
    }

    /// Remembers what a person chose for a table, if anything of files is remembered.
    pub(super) fn remember_columns(&mut self, import: &Import) {
        if self.remember_files && matches!(import.options.mapping, Some(MappingChoice::Whole(_))) {
            let new = RememberedMapping::of(import);
            self.table_columns
                .retain(|known| known.known_by() != new.known_by());
            self.table_columns.insert(0, new);
            self.table_columns.truncate(TABLES);
        }
    }

    /// Puts a file at the head of the list, if files are remembered.
    pub(super) fn remember(&mut self, path: &Path) {
        if self.remember_files {
            self.recent_files.retain(|known| known != path);
            self.recent_files.insert(0, path.to_owned());
            self.recent_files.truncate(RECENT);
        }
    }
}

fn in_range(value: f32, low: f32, high: f32, otherwise: f32) -> f32 {
    if value.is_finite() {
        value.clamp(low, high)
    } else {
        otherwise
    }
}
