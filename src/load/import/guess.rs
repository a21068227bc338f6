//! What the columns of an unknown table mean: guessed from headers and from what stands in them,
//! to be changed by hand.

use super::content::Contents;
use super::guess_loosely::{self, ROLES_IN_WORDS};
use super::headers::Headers;
use super::mapping::{ColumnRole, FigureColumns, Mapping, RowMeaning};
use super::metrics::capitalized;
use super::presets::{Preset, recognised};
use super::slug::slug;
use super::synonyms::{
    ANY_COUNT, COUNTED, EVENT_KIND, HIGH, LOW, NO_COUNT, QUALIFIER, ROLES, WEAK_PLACE,
    names as listed,
};
use crate::load::table::OwnedRow;

/// How sure a guess is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Only the header or only the content says so.
    Guessed,
    /// Header and content agree.
    Likely,
    /// The table is in a known format.
    Known,
}

impl Confidence {
    /// The confidence in a word.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Guessed => "guessed",
            Self::Likely => "likely",
            Self::Known => "known format",
        }
    }
}

/// What a table seems to mean.
#[derive(Debug, Clone)]
pub struct Guess {
    /// What every column is taken for.
    pub mapping: Mapping,
    /// The format that it is in, if it is a known one.
    pub preset: Option<&'static Preset>,
    /// How sure each taken column is: its place and the confidence.
    pub confidence: Vec<(usize, Confidence)>,
}

impl Guess {
    /// How sure the meaning of a column is; `None` where it has none.
    #[must_use]
    pub fn confidence_of(&self, column: usize) -> Option<Confidence> {
        let found = self.confidence.iter().find(|(known, _)| *known == column);
        found.map(|(_, confidence)| *confidence)
    }
}

/// Guesses what the columns mean from the headers and the first rows.
#[must_use]
pub fn guess(headers: &[String], sample: &[OwnedRow]) -> Guess {
    let folded = Headers::new(headers);
    if let Some(preset) = recognised(&folded) {
        let mapping = preset.of(&folded);
        let figures = mapping.figures.iter().flat_map(|figure| {
            [figure.value, figure.words, figure.low, figure.high]
                .into_iter()
                .flatten()
        });
        let columns = mapping.columns.iter().map(|(_, column)| *column);
        let confidence = columns
            .chain(figures)
            .map(|column| (column, Confidence::Known))
            .collect();
        return Guess {
            mapping,
            preset: Some(preset),
            confidence,
        };
    }
    guess_columns(headers, sample)
}

/// As [`guess`], without asking whether the table is in a known format.
pub(super) fn guess_columns(headers: &[String], sample: &[OwnedRow]) -> Guess {
    let folded = Headers::new(headers);
    let mut guesser = Guesser {
        headers: folded,
        contents: Contents::of(headers.len(), sample),
        mapping: Mapping::default(),
        confidence: Vec::new(),
    };
    guesser.roles();
    guesser.places_by_content();
    guesser.figures(headers);
    guesser.rest_by_content();
    guesser.rows();
    Guess {
        mapping: guesser.mapping,
        preset: None,
        confidence: guesser.confidence,
    }
}

struct Guesser {
    headers: Headers,
    contents: Contents,
    mapping: Mapping,
    confidence: Vec<(usize, Confidence)>,
}

impl Guesser {
    fn is_free(&self, column: usize) -> bool {
        self.mapping.role_of(column).is_none() && self.mapping.figure_of(column).is_none()
    }

    /// The column with the first of several names that is there.
    fn first_of(&self, names: &'static str) -> Option<usize> {
        listed(names).find_map(|name| self.headers.find(&[name]))
    }

    fn take(&mut self, role: ColumnRole, column: usize, confidence: Confidence) {
        self.mapping.columns.push((role, column));
        self.confidence.push((column, confidence));
    }

    /// Columns whose header is that of a role, unless their content speaks against it.
    fn roles(&mut self) {
        for (role, names) in ROLES {
            for name in listed(names) {
                if self.mapping.column(*role).is_some() && !role.may_repeat() {
                    break;
                }
                let Some(column) = self.headers.find(&[name]) else {
                    continue;
                };
                if self.is_free(column)
                    && let Some(confidence) = self.contents.agrees(column, *role)
                {
                    self.take(*role, column, confidence);
                }
            }
        }
        for role in ROLES_IN_WORDS {
            if self.mapping.column(role).is_none() {
                let is_free = |column| self.is_free(column);
                let found = guess_loosely::column_of(role, &self.headers, &self.contents, is_free);
                if let Some(column) = found {
                    self.take(role, column, Confidence::Guessed);
                }
            }
        }
        let is_free = |column| self.is_free(column);
        let parts = self.mapping.column(ColumnRole::Date).and_then(|year| {
            guess_loosely::date_parts(year, &self.headers, &self.contents, is_free)
        });
        for (role, column) in parts.into_iter().flatten() {
            if let Some(column) = column {
                self.take(role, column, Confidence::Likely);
            }
        }
        // One number of two is none.
        let lone = [ColumnRole::Latitude, ColumnRole::Longitude]
            .into_iter()
            .filter(|role| self.mapping.column(*role).is_some())
            .count()
            == 1;
        if lone {
            let is_half = |role| matches!(role, ColumnRole::Latitude | ColumnRole::Longitude);
            self.mapping.columns.retain(|(role, _)| !is_half(*role));
        }
    }

    /// Two numbers in one cell, and a name, under headers that say nothing.
    fn places_by_content(&mut self) {
        if !self.mapping.has_coordinates() {
            let pair = (0..self.contents.len()).find_map(|column| {
                let role = self.contents.pair_of_degrees(column)?;
                self.is_free(column).then_some((role, column))
            });
            if let Some((role, column)) = pair {
                self.take(role, column, Confidence::Guessed);
            }
        }
        // A pair goes before two columns that hold the same.
        if self.mapping.column(ColumnRole::Latitude).is_some() {
            let is_pair = |role| {
                matches!(
                    role,
                    ColumnRole::LatitudeLongitude | ColumnRole::LongitudeLatitude
                )
            };
            self.mapping.columns.retain(|(role, _)| !is_pair(*role));
        }
        if self.mapping.column(ColumnRole::Place).is_none() {
            let weak = self.first_of(WEAK_PLACE);
            if let Some(column) = weak.filter(|&column| self.is_free(column)) {
                self.take(ColumnRole::Place, column, Confidence::Guessed);
            }
        } else if self.mapping.column(ColumnRole::Title).is_none()
            && let Some(column) = self.headers.find(&["name", "название"])
            && self.is_free(column)
        {
            self.take(ColumnRole::Title, column, Confidence::Guessed);
        }
    }

    fn figures(&mut self, headers: &[String]) {
        for counted in COUNTED {
            let mut columns = listed(counted.headers).filter_map(|name| self.headers.find(&[name]));
            let column =
                columns.find(|&column| self.is_free(column) && self.contents.may_count(column));
            let low = self.ends(counted.headers, LOW);
            let high = self.ends(counted.headers, HIGH);
            if column.is_some() || low.is_some() || high.is_some() {
                self.figure(counted.metric, counted.label, column, low, high);
            }
        }
        let is_free = |column| self.is_free(column);
        let loosely = guess_loosely::counts(&self.headers, &self.contents, is_free);
        for column in loosely.collect::<Vec<_>>() {
            if self.is_free(column) {
                self.figure_named(headers, column, None, None);
            }
        }
        let any = listed(ANY_COUNT).filter_map(|name| self.headers.find(&[name]));
        let any: Vec<usize> = any
            .filter(|&c| self.is_free(c) && self.contents.may_count(c))
            .collect();
        if self.mapping.figures.is_empty() {
            let low = self.first_of(LOW).filter(|&c| self.contents.may_count(c));
            let high = self.first_of(HIGH).filter(|&c| self.contents.may_count(c));
            if let Some(&column) = any.first() {
                self.figure_named(headers, column, low, high);
            } else if let (Some(low), Some(high)) = (low, high) {
                self.figure("count", "Count", None, Some(low), Some(high));
            } else if let Some(column) = self.only_count() {
                self.figure_named(headers, column, None, None);
            }
        }
        let qualifier = self
            .first_of(QUALIFIER)
            .filter(|&column| self.is_free(column));
        if let (Some(column), [figure, ..]) = (qualifier, self.mapping.figures.as_mut_slice()) {
            figure.qualifier = Some(column);
            self.confidence.push((column, Confidence::Likely));
        }
    }

    /// `arrests low`, `min arrests`.
    fn ends(&self, counted: &'static str, ends: &'static str) -> Option<usize> {
        let found = self.headers.iter().find(|(column, header)| {
            let is_end = listed(counted).any(|name| {
                let other = header
                    .strip_prefix(name)
                    .or_else(|| header.strip_suffix(name));
                other.is_some_and(|other| listed(ends).any(|end| end == other.trim()))
            });
            is_end && self.is_free(*column)
        });
        found.map(|(column, _)| column)
    }

    /// The only column of whole numbers that may be a count of something.
    fn only_count(&self) -> Option<usize> {
        let counts_nothing = |header: &str| {
            listed(NO_COUNT)
                .any(|name| header == name || header.split(' ').any(|word| word == name))
        };
        let mut columns = self.headers.iter().filter(|(column, header)| {
            self.is_free(*column) && !counts_nothing(header) && self.contents.counts(*column)
        });
        let (column, _) = columns.next()?;
        columns.next().is_none().then_some(column)
    }

    fn figure_named(
        &mut self,
        headers: &[String],
        column: usize,
        low: Option<usize>,
        high: Option<usize>,
    ) {
        let header = headers.get(column).map_or("", |header| header.trim());
        self.figure(&slug(header), &capitalized(header), Some(column), low, high);
    }

    fn figure(
        &mut self,
        metric: &str,
        label: &str,
        value: Option<usize>,
        low: Option<usize>,
        high: Option<usize>,
    ) {
        for column in [value, low, high].into_iter().flatten() {
            let confidence = if self.contents.counts(column) {
                Confidence::Likely
            } else {
                Confidence::Guessed
            };
            self.confidence.push((column, confidence));
        }
        self.mapping.figures.push(FigureColumns {
            metric: metric.to_owned(),
            label: label.to_owned(),
            unit: if metric == "events" {
                "events"
            } else {
                "people"
            }
            .to_owned(),
            value,
            low,
            high,
            ..FigureColumns::default()
        });
    }

    /// Links and dates under headers that say nothing.
    fn rest_by_content(&mut self) {
        let columns = 0..self.contents.len();
        if self.mapping.column(ColumnRole::Source).is_none() {
            for column in columns.clone() {
                if self.is_free(column) && self.contents.has_links(column) {
                    self.take(ColumnRole::Source, column, Confidence::Guessed);
                }
            }
        }
        if self.mapping.column(ColumnRole::Date).is_none() {
            let mut dates = columns.filter(|&c| self.is_free(c) && self.contents.has_days(c));
            if let Some(column) = dates.next() {
                self.take(ColumnRole::Date, column, Confidence::Guessed);
            }
        }
    }

    /// A table of events with their kinds, or that counts nothing and says where and what or when,
    /// is a list of events.
    fn rows(&mut self) {
        let has = |role| self.mapping.column(role).is_some();
        let is_somewhere = self.mapping.has_coordinates() || has(ColumnRole::Place);
        let is_told = [
            ColumnRole::Date,
            ColumnRole::Title,
            ColumnRole::Description,
            ColumnRole::Source,
        ]
        .into_iter()
        .any(has);
        // Bare points are events as well, where no column could be what is counted.
        let is_bare = self.mapping.has_coordinates()
            && !(0..self.contents.len())
                .any(|column| self.is_free(column) && self.contents.may_count(column));
        let counts_nothing = self.mapping.figures.is_empty() && (is_told || is_bare);
        let is_of_events = self.first_of(EVENT_KIND).is_some() && has(ColumnRole::Date);
        if is_somewhere && (counts_nothing || is_of_events) {
            self.mapping.rows = RowMeaning::Events;
        }
        if self.mapping.figures.is_empty() {
            self.mapping
                .columns
                .retain(|(role, _)| *role != ColumnRole::Metric);
        }
    }
}
