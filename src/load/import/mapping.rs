//! What each column of a table is taken for: plain values that a person can see and change.

use super::dates::DayOrder;
use super::figures::DecimalSign;
use crate::model::{PlaceKind, Precision};

/// What a column tells about its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnRole {
    /// The name of the place. Of several such columns the first that is filled counts.
    Place,
    /// An id of the place: rows with the same name and coordinate but other ids are two places.
    PlaceId,
    /// The region, state or province that the place lies in.
    Region,
    /// The country, by its name or its ISO code.
    Country,
    /// Degrees north.
    Latitude,
    /// Degrees east.
    Longitude,
    /// Both in one cell: "55.75, 37.62".
    LatitudeLongitude,
    /// Both in one cell, longitude first: "37.62, 55.75", "POINT (37.62 55.75)".
    LongitudeLatitude,
    /// How exact the position is; [`Mapping::place_precision`] says what its codes mean.
    PlacePrecision,
    /// The day, or the first of several.
    Date,
    /// The last day.
    DateEnd,
    /// The month, where the date is only a year.
    DateMonth,
    /// The day of the month, where the date is only a year.
    DateDay,
    /// Words about the date, kept where they say something else than the date.
    DateNote,
    /// How exact the date is; [`Mapping::date_precision`] says what its codes mean.
    DatePrecision,
    /// What is counted, where one table counts several things.
    Metric,
    /// The name of the event.
    Title,
    /// The table's own description of the row: its words, not those of a source.
    Description,
    /// The sentence of the source that states the figure.
    Sentence,
    /// Who claims it.
    Claimant,
    /// Links to sources, or their names.
    Source,
    /// Keywords.
    Tags,
    /// The row's own id.
    Id,
}

impl ColumnRole {
    /// Every role, in the order in which a person looks for them.
    pub const ALL: [Self; 23] = [
        Self::Place,
        Self::Latitude,
        Self::Longitude,
        Self::LatitudeLongitude,
        Self::LongitudeLatitude,
        Self::Region,
        Self::Country,
        Self::PlaceId,
        Self::PlacePrecision,
        Self::Date,
        Self::DateEnd,
        Self::DateMonth,
        Self::DateDay,
        Self::DateNote,
        Self::DatePrecision,
        Self::Metric,
        Self::Title,
        Self::Sentence,
        Self::Description,
        Self::Claimant,
        Self::Source,
        Self::Tags,
        Self::Id,
    ];

    /// The name in mapping files and on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::PlaceId => "place-id",
            Self::Region => "region",
            Self::Country => "country",
            Self::Latitude => "lat",
            Self::Longitude => "lon",
            Self::LatitudeLongitude => "lat-lon",
            Self::LongitudeLatitude => "lon-lat",
            Self::PlacePrecision => "place-precision",
            Self::Date => "date",
            Self::DateEnd => "date-end",
            Self::DateMonth => "date-month",
            Self::DateDay => "date-day",
            Self::DateNote => "date-note",
            Self::DatePrecision => "date-precision",
            Self::Metric => "metric",
            Self::Title => "title",
            Self::Description => "description",
            Self::Sentence => "sentence",
            Self::Claimant => "claimant",
            Self::Source => "source",
            Self::Tags => "tags",
            Self::Id => "id",
        }
    }

    /// The role with this name in mapping files.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// The name on the screen: "Latitude".
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Place => "Place",
            Self::PlaceId => "Id of the place",
            Self::Region => "Region or state",
            Self::Country => "Country",
            Self::Latitude => "Latitude",
            Self::Longitude => "Longitude",
            Self::LatitudeLongitude => "Latitude, longitude",
            Self::LongitudeLatitude => "Longitude, latitude",
            Self::PlacePrecision => "How exact the place is",
            Self::Date => "Date",
            Self::DateEnd => "Last day",
            Self::DateMonth => "Month of the date",
            Self::DateDay => "Day of the date",
            Self::DateNote => "Words about the date",
            Self::DatePrecision => "How exact the date is",
            Self::Metric => "What is counted",
            Self::Title => "Name of the event",
            Self::Description => "Description",
            Self::Sentence => "Sentence of the source",
            Self::Claimant => "Who claims it",
            Self::Source => "Source or link",
            Self::Tags => "Keywords",
            Self::Id => "Id of the row",
        }
    }

    /// Whether several columns may have it.
    #[must_use]
    pub fn may_repeat(self) -> bool {
        matches!(
            self,
            Self::Place | Self::Source | Self::Description | Self::Tags | Self::Sentence
        )
    }
}

/// What one row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowMeaning {
    /// A list of counts: one claim for each count in the row.
    #[default]
    Counts,
    /// An event: one claim of the metric "Events", and one for each figure above zero.
    Events,
}

/// A metric as it is made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MetricName {
    /// The id: "events".
    pub id: String,
    /// The name on the screen: "Events".
    pub label: String,
    /// What one is: "events".
    pub unit: String,
}

/// Where the figure of one metric stands in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureColumns {
    /// The metric's id: "arrests".
    pub metric: String,
    /// Its name on the screen: "Arrests".
    pub label: String,
    /// What one is: "people".
    pub unit: String,
    /// The id of the metric that includes it.
    pub subset_of: Option<String>,
    /// The column with the figure, in digits or in words.
    pub value: Option<usize>,
    /// A column with the words of the source for it; it goes before the others where filled.
    pub words: Option<usize>,
    /// The column with the low end.
    pub low: Option<usize>,
    /// The column with the high end.
    pub high: Option<usize>,
    /// A column with words that stand before the number: "at least".
    pub qualifier: Option<usize>,
    /// The figure hides in other words, between these marks.
    pub inside: Vec<Hidden>,
}

/// A figure that hides in a text: `[size=about 200]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// The column with the text.
    pub column: usize,
    /// What stands before the figure, in lower case: "[size=".
    pub opening: String,
    /// What ends it, each alone, besides the end of the text: `]`, `;`.
    pub closing: Vec<char>,
}

/// What a code for the precision of a place means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacePrecisionCode {
    /// The cell: "3".
    pub code: String,
    /// What it means: "only the province is known".
    pub words: String,
    /// What kind of place the coordinate then stands for, where it tells.
    pub kind: Option<PlaceKind>,
}

/// What a code for the precision of a date means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatePrecisionCode {
    /// The cell: "3".
    pub code: String,
    /// What it means: "only the month is known".
    pub words: String,
    /// How much of the date stands; `None` leaves it and only says the words.
    pub precision: Option<Precision>,
}

/// What every column is taken for, and how its cells are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Roles of columns, by the place of the column among the headers.
    pub columns: Vec<(ColumnRole, usize)>,
    /// Where the figures stand.
    pub figures: Vec<FigureColumns>,
    /// What one row is.
    pub rows: RowMeaning,
    /// What an event counts, where it is not simply an event: people killed, mentions.
    pub event_metric: Option<MetricName>,
    /// Every row counts something of its own, so that rows of one place are added up. Events
    /// always do.
    pub per_event: bool,
    /// How dates of three numbers are meant; `None` finds it out from the whole column.
    pub day_order: Option<DayOrder>,
    /// What stands before decimals; `None` finds it out from the cell.
    pub decimal_sign: Option<DecimalSign>,
    /// The kind of the places; `None` is a city, or a site where one name stands at several
    /// coordinates.
    pub place_kind: Option<PlaceKind>,
    /// The country of places whose row names none: its ISO code.
    pub country: Option<String>,
    /// Who claims every figure of the table, where no column says it.
    pub claimant: Option<String>,
    /// What the codes for the precision of places mean.
    pub place_precision: Vec<PlacePrecisionCode>,
    /// What the codes for the precision of dates mean.
    pub date_precision: Vec<DatePrecisionCode>,
    /// Places without coordinates are looked up by their names, also where other rows have
    /// coordinates.
    pub look_up_names: bool,
    /// The language of sentences and descriptions, BCP 47.
    pub language: Option<String>,
}

impl Mapping {
    /// The first column with a role.
    #[must_use]
    pub fn column(&self, role: ColumnRole) -> Option<usize> {
        self.columns_of(role).next()
    }

    /// Every column with a role, in the order of preference.
    pub fn columns_of(&self, role: ColumnRole) -> impl Iterator<Item = usize> + '_ {
        let of_role =
            move |&(known, column): &(ColumnRole, usize)| (known == role).then_some(column);
        self.columns.iter().filter_map(of_role)
    }

    /// What a column is taken for; `None` also where a figure stands in it.
    #[must_use]
    pub fn role_of(&self, column: usize) -> Option<ColumnRole> {
        let found = self.columns.iter().find(|(_, known)| *known == column);
        found.map(|(role, _)| *role)
    }

    /// The metric whose figure, or a part of it, stands in a column.
    #[must_use]
    pub fn figure_of(&self, column: usize) -> Option<&FigureColumns> {
        self.figures.iter().find(|figure| {
            [
                figure.value,
                figure.words,
                figure.low,
                figure.high,
                figure.qualifier,
            ]
            .contains(&Some(column))
        })
    }

    /// Gives a column a role; one that may not repeat is taken from the column that had it.
    pub fn set(&mut self, column: usize, role: Option<ColumnRole>) {
        self.columns
            .retain(|&(known, at)| at != column && (role != Some(known) || known.may_repeat()));
        self.columns.extend(role.map(|role| (role, column)));
    }

    /// Whether a row can say where it is.
    #[must_use]
    pub fn has_coordinates(&self) -> bool {
        let has = |role| self.column(role).is_some();
        (has(ColumnRole::Latitude) && has(ColumnRole::Longitude))
            || has(ColumnRole::LatitudeLongitude)
            || has(ColumnRole::LongitudeLatitude)
    }

    /// Whether a row can become a claim: something is counted, and it is somewhere.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        let counts = self.rows == RowMeaning::Events || !self.figures.is_empty();
        let has = |role: &ColumnRole| self.column(*role).is_some();
        let is_named = [ColumnRole::Place, ColumnRole::Region, ColumnRole::Country]
            .iter()
            .any(has);
        let is_event = self.rows == RowMeaning::Events;
        counts && (self.has_coordinates() || is_named || is_event)
    }
}
