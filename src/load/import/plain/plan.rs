//! What the mapping of a table comes to for its plain rows: worked out once, and not asked for every
//! cell.

use crate::load::import::mapping::{ColumnRole, Mapping, RowMeaning};
use crate::model::PlaceKind;

/// More sources of one row are not looked at one by one.
const MOST_SOURCES: usize = 16;

/// Where everything stands in a plain row.
#[derive(Debug)]
pub(super) struct Plan<'m> {
    /// How many cells a row has.
    pub columns: usize,
    pub latitude: usize,
    pub longitude: usize,
    /// The name of the place.
    pub name: usize,
    pub kind: PlaceKind,
    pub countries: Vec<usize>,
    /// The country of rows that name none.
    pub country: Option<&'m str>,
    pub date: Option<usize>,
    pub claimants: Vec<usize>,
    /// Who claims it where the row does not say.
    pub claimant: Option<&'m str>,
    pub sources: Vec<usize>,
    pub sentences: Vec<usize>,
    /// Titles, then descriptions.
    pub words: Vec<usize>,
    pub figures: Vec<PlainFigure<'m>>,
    pub is_event: bool,
    /// Columns that a plain row leaves empty.
    pub empty: Vec<usize>,
    /// Columns whose texts say where a row lies.
    pub spot: Vec<usize>,
    /// Columns whose cells may be kept with a claim, and when they are; empty ones never.
    pub kept: Vec<(usize, Kept)>,
}

/// A figure that stands in one cell.
#[derive(Debug)]
pub(super) struct PlainFigure<'m> {
    /// The place of its columns in the mapping.
    pub spec: usize,
    pub column: Option<usize>,
    /// It may also hide in other words.
    pub may_hide: bool,
    /// What stands behind the ids of its claims; empty where no other claim has the same.
    pub suffix: &'m str,
}

/// When a cell is kept with a claim, since the claims of the row do not hold it letter for letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    Always,
    /// Where it is not the name of the place.
    OtherName,
    /// Where positions are no degrees.
    InMetres,
    /// Where the date is written otherwise.
    DateWritten,
    /// Where it says that nothing is known.
    Nothing,
    /// Where somebody else claims it.
    OtherClaimant,
    /// Where it is not the figure in plain digits.
    Figure,
}

impl<'m> Plan<'m> {
    /// The plan for tables with so many columns; `None` where no row of such a table is plain.
    pub fn of(mapping: &'m Mapping, columns: usize) -> Option<Self> {
        let all = |role| mapping.columns_of(role).collect::<Vec<_>>();
        let codes = mapping.place_precision.iter().map(|known| &known.code);
        let codes = codes.chain(mapping.date_precision.iter().map(|known| &known.code));
        let has_empty_code = codes.into_iter().any(|code| code.trim().is_empty());
        let sources = all(ColumnRole::Source);
        if has_empty_code || sources.len() > MOST_SOURCES {
            return None;
        }
        let is_event = mapping.rows == RowMeaning::Events;
        let has_suffix = is_event || mapping.figures.len() > 1;
        let figures = mapping.figures.iter().enumerate();
        let figures = figures.map(|(spec, figure)| PlainFigure {
            spec,
            column: figure.value,
            may_hide: !figure.inside.is_empty(),
            suffix: if has_suffix { &figure.metric } else { "" },
        });
        let mut words = all(ColumnRole::Title);
        words.extend(mapping.columns_of(ColumnRole::Description));
        let latitude = mapping.column(ColumnRole::Latitude)?;
        let longitude = mapping.column(ColumnRole::Longitude)?;
        let name = mapping.column(ColumnRole::Place)?;
        let countries = all(ColumnRole::Country);
        let mut spot = vec![name, latitude, longitude];
        spot.extend(&countries);
        Some(Self {
            columns,
            latitude,
            longitude,
            name,
            kind: mapping.place_kind.unwrap_or(PlaceKind::City),
            countries,
            country: mapping.country.as_deref(),
            date: mapping.column(ColumnRole::Date),
            claimants: all(ColumnRole::Claimant),
            claimant: mapping.claimant.as_deref(),
            sources,
            sentences: all(ColumnRole::Sentence),
            words,
            figures: figures.collect(),
            is_event,
            empty: left_empty(mapping),
            spot,
            kept: kept(mapping, columns, name),
        })
    }
}

/// Columns that say what a plain row does not.
fn left_empty(mapping: &Mapping) -> Vec<usize> {
    let roles = [
        ColumnRole::PlaceId,
        ColumnRole::LatitudeLongitude,
        ColumnRole::LongitudeLatitude,
        ColumnRole::PlacePrecision,
        ColumnRole::DateEnd,
        ColumnRole::DateMonth,
        ColumnRole::DateDay,
        ColumnRole::DateNote,
        ColumnRole::DatePrecision,
        ColumnRole::Metric,
        ColumnRole::Tags,
    ];
    let by_role = roles.into_iter().flat_map(|role| mapping.columns_of(role));
    let figures = mapping.figures.iter();
    let by_figure = figures.flat_map(|it| [it.words, it.low, it.high, it.qualifier]);
    by_role.chain(by_figure.flatten()).collect()
}

fn kept(mapping: &Mapping, columns: usize, name: usize) -> Vec<(usize, Kept)> {
    let is_figure = |column| {
        let mut figures = mapping.figures.iter();
        figures.any(|figure| figure.value == Some(column))
    };
    let columns = (0..columns).filter(|&column| column != name);
    let kept = columns.map(|column| {
        let kept = match mapping.role_of(column) {
            Some(ColumnRole::Place) => Kept::OtherName,
            Some(ColumnRole::Latitude | ColumnRole::Longitude) => Kept::InMetres,
            Some(ColumnRole::Date) => Kept::DateWritten,
            Some(
                ColumnRole::Title
                | ColumnRole::Description
                | ColumnRole::Sentence
                | ColumnRole::Source,
            ) => Kept::Nothing,
            Some(ColumnRole::Claimant) => Kept::OtherClaimant,
            _ if is_figure(column) => Kept::Figure,
            _ => Kept::Always,
        };
        (column, kept)
    });
    kept.collect()
}
