//! What a table may show of a claim or of a place: the columns, what they are called, how they
//! are set.

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TableRows {
    /// One row for each shown claim.
    #[default]
    Claims,
    /// One row for each place that has a shown claim.
    Places,
}

impl TableRows {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Claims, Self::Places];

    /// "claims", "places".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Claims => "claims",
            Self::Places => "places",
        }
    }

    /// Every column that such rows may have, in the order of the table.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Claims => &CLAIMS,
            Self::Places => &PLACES,
        }
    }

    /// The columns of a table that nobody has changed.
    pub fn usual_columns(self) -> impl Iterator<Item = Column> {
        let hidden: &[Column] = match self {
            Self::Claims => &[
                Column::Country,
                Column::Qualifier,
                Column::Metric,
                Column::AsOf,
                Column::Document,
                Column::Status,
                Column::Located,
                Column::PartOf,
                Column::Tags,
                Column::Note,
            ],
            Self::Places => &[Column::Latitude, Column::Longitude],
        };
        let all = self.columns().iter().copied();
        all.filter(|column| !hidden.contains(column))
    }
}

/// One column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The place.
    Place,
    /// The country that it lies in.
    Country,
    /// The figure with its qualifier.
    Figure,
    /// The qualifier alone, in words.
    Qualifier,
    /// Why a place shows this of its claims.
    Rule,
    /// How many claims a place has.
    Claims,
    /// The lowest and the highest figure, where claims disagree.
    Spread,
    /// What is counted.
    Metric,
    /// The day that the figure is about.
    Day,
    /// When the count stood so.
    AsOf,
    /// Who claims it.
    Claimant,
    /// The titles of the documents that state it.
    Document,
    /// Their publishers.
    Publisher,
    /// What the audit said; the worst of a place's claims.
    Verdict,
    /// How far it has come in the hands of its editors.
    Status,
    /// Whether it is drawn on the map, and why not.
    Drawn,
    /// Where it stands on the map, or that it does not.
    Located,
    /// Degrees north.
    Latitude,
    /// Degrees east.
    Longitude,
    /// The claim that it is a part of.
    PartOf,
    /// Free keywords.
    Tags,
    /// The editor's remark.
    Note,
    /// The first sentence that states it.
    Quote,
}

const CLAIMS: [Column; 18] = [
    Column::Place,
    Column::Country,
    Column::Figure,
    Column::Qualifier,
    Column::Metric,
    Column::Day,
    Column::AsOf,
    Column::Claimant,
    Column::Document,
    Column::Publisher,
    Column::Verdict,
    Column::Status,
    Column::Drawn,
    Column::Located,
    Column::PartOf,
    Column::Tags,
    Column::Note,
    Column::Quote,
];

const PLACES: [Column; 11] = [
    Column::Place,
    Column::Country,
    Column::Figure,
    Column::Rule,
    Column::Claims,
    Column::Spread,
    Column::Day,
    Column::Verdict,
    Column::Located,
    Column::Latitude,
    Column::Longitude,
];

impl Column {
    /// The words over the column.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Place => "Place",
            Self::Country => "Country",
            Self::Figure => "Figure",
            Self::Qualifier => "Qualifier",
            Self::Rule => "Why this figure",
            Self::Claims => "Claims",
            Self::Spread => "Low to high",
            Self::Metric => "Measure",
            Self::Day => "Day",
            Self::AsOf => "As of",
            Self::Claimant => "Claimant",
            Self::Document => "Document",
            Self::Publisher => "Publisher",
            Self::Verdict => "Verdict",
            Self::Status => "Status",
            Self::Drawn => "On the map",
            Self::Located => "Located",
            Self::Latitude => "Latitude",
            Self::Longitude => "Longitude",
            Self::PartOf => "Part of",
            Self::Tags => "Tags",
            Self::Note => "Note",
            Self::Quote => "Sentence",
        }
    }

    /// The name in the settings: the same in every version.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Country => "country",
            Self::Figure => "figure",
            Self::Qualifier => "qualifier",
            Self::Rule => "rule",
            Self::Claims => "claims",
            Self::Spread => "spread",
            Self::Metric => "metric",
            Self::Day => "day",
            Self::AsOf => "as_of",
            Self::Claimant => "claimant",
            Self::Document => "document",
            Self::Publisher => "publisher",
            Self::Verdict => "verdict",
            Self::Status => "status",
            Self::Drawn => "drawn",
            Self::Located => "located",
            Self::Latitude => "latitude",
            Self::Longitude => "longitude",
            Self::PartOf => "part_of",
            Self::Tags => "tags",
            Self::Note => "note",
            Self::Quote => "quote",
        }
    }

    /// The column with this name in the settings.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let all = CLAIMS.iter().chain(&PLACES).copied();
        all.into_iter().find(|column| column.code() == code)
    }

    /// Whether it holds numbers, which stand one under the other by their last digit.
    #[must_use]
    pub fn is_numeric(self) -> bool {
        matches!(
            self,
            Self::Figure | Self::Claims | Self::Spread | Self::Latitude | Self::Longitude
        )
    }

    /// How wide it is before anybody drags it, in points.
    #[must_use]
    pub fn usual_width(self) -> f32 {
        match self {
            Self::Claims => 72.0,
            Self::Latitude | Self::Longitude | Self::Status => 96.0,
            Self::Publisher | Self::Country | Self::Metric | Self::AsOf => 112.0,
            Self::Verdict | Self::Spread | Self::Tags | Self::Qualifier => 124.0,
            Self::Place | Self::Claimant | Self::Figure => 144.0,
            Self::Drawn | Self::Rule | Self::Day | Self::Located => 168.0,
            Self::Document | Self::PartOf | Self::Note => 220.0,
            Self::Quote => 420.0,
        }
    }
}

/// By which column the rows stand, and which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By which column.
    pub column: Column,
    /// The largest, the latest, the last of the alphabet first.
    pub down: bool,
}

impl Sort {
    /// What another press on the head of a column makes of the present order: upwards, downwards,
    /// as in the file.
    #[must_use]
    pub fn after(present: Option<Self>, column: Column) -> Option<Self> {
        match present {
            Some(sort) if sort.column == column && sort.down => None,
            Some(sort) if sort.column == column => Some(Self { column, down: true }),
            _ => Some(Self {
                column,
                down: false,
            }),
        }
    }
}
